"""Every tool of the editor in one table, and the options that the tools share.

The window's actions, cursors, gestures and the panel of options are found by a tool's id. A row more is a tool more;
its gestures are a class of `ui/tools/`.
"""

from dataclasses import dataclass, field, fields
from typing import Any

from segtool.core.classes import BACKGROUND, BY_VALUE, PET
from segtool.core.tools.edit import FREE, Rules
from segtool.core.tools.superpixels import COARSEST, FINEST, GRAIN
from segtool.core.words import QT_TR_NOOP

BRUSH, LASSO, POLYGON, RECTANGLE, ELLIPSE = "brush", "lasso", "polygon", "rectangle", "ellipse"
FILL, WAND, SNAP, SMART, TAKE = "fill", "wand", "snap", "smart", "take_part"
BY_CLASS, BY_COLOUR = "class", "colour"
ERASER_KIND = QT_TR_NOOP("eraser")
"""What the undo step of a stroke that takes away is called."""


@dataclass(frozen=True)
class ToolRow:
    """One tool. kind: what its undo step is called. options: fields of Options that matter to it."""

    id: str
    title: str
    key: str
    icon: str
    tip: str
    kind: str
    options: tuple[str, ...] = ()


TOOLS: tuple[ToolRow, ...] = (
    ToolRow(
        BRUSH,
        QT_TR_NOOP("Brush"),
        "B",
        "brush",
        QT_TR_NOOP("Paint the current class"),
        QT_TR_NOOP("brush"),
        ("square", "pressure"),
    ),
    ToolRow(
        LASSO,
        QT_TR_NOOP("Lasso"),
        "L",
        "lasso",
        QT_TR_NOOP("Go round an area; the right button takes it away"),
        QT_TR_NOOP("lasso"),
    ),
    ToolRow(
        POLYGON,
        QT_TR_NOOP("Polygon"),
        "P",
        "polygon",
        QT_TR_NOOP("Click corners; Enter or a double click closes, Backspace takes the last one back"),
        QT_TR_NOOP("polygon"),
    ),
    ToolRow(
        RECTANGLE,
        QT_TR_NOOP("Rectangle"),
        "M",
        "rectangle",
        QT_TR_NOOP("Drag from corner to corner; with Shift a square"),
        QT_TR_NOOP("rectangle"),
    ),
    ToolRow(
        ELLIPSE,
        QT_TR_NOOP("Ellipse"),
        "O",
        "ellipse",
        QT_TR_NOOP("Drag from corner to corner; with Shift a circle"),
        QT_TR_NOOP("ellipse"),
    ),
    ToolRow(
        FILL,
        QT_TR_NOOP("Fill"),
        "F",
        "fill",
        QT_TR_NOOP("Fill the connected area under the pointer"),
        QT_TR_NOOP("fill"),
        ("fill_by", "tolerance", "connectivity"),
    ),
    ToolRow(
        WAND,
        QT_TR_NOOP("Colour wand"),
        "W",
        "wand",
        QT_TR_NOOP("Press on a colour and drag: farther takes in more colours"),
        QT_TR_NOOP("colour wand"),
        ("tolerance", "connectivity"),
    ),
    ToolRow(
        SNAP,
        QT_TR_NOOP("Snapping brush"),
        "S",
        "snap",
        QT_TR_NOOP("Paint whole patches that keep to the photograph's edges"),
        QT_TR_NOOP("snapping brush"),
        ("grain",),
    ),
    ToolRow(
        SMART,
        QT_TR_NOOP("Smart stroke"),
        "C",
        "smart",
        QT_TR_NOOP("Say once that this is pet, or background; Enter takes what is proposed"),
        QT_TR_NOOP("smart stroke"),
        ("at_once", "border"),
    ),
    ToolRow(
        TAKE,
        QT_TR_NOOP("Take a part of the prediction"),
        "K",
        "take",
        QT_TR_NOOP(
            "Click where the prediction differs, or go round a part; the right button takes ground truth"
        ),
        QT_TR_NOOP("take part"),
    ),
)

BY_ID: dict[str, ToolRow] = {row.id: row for row in TOOLS}


LIMITS: dict[str, tuple[float, float]] = {
    "tolerance": (0, 255),
    "grain": (FINEST, COARSEST),
    "pixels": (1, 100),
    "island": (1, 100_000),
    "border_px": (0, 100),
}
CHOICES: dict[str, tuple[object, ...]] = {
    "fill_by": (BY_CLASS, BY_COLOUR),
    "connectivity": (4, 8),
    "swap_one": tuple(BY_VALUE),
    "swap_other": tuple(BY_VALUE),
}
"""What an option can be, by its name."""
BANDED = frozenset(
    row.kind for row in TOOLS if row.id in (BRUSH, LASSO, POLYGON, RECTANGLE, ELLIPSE, FILL, WAND, SNAP)
) | {ERASER_KIND}
"""Kinds of steps after which the border is drawn anew, where that is wanted; a smart stroke has a switch of its own."""


@dataclass(frozen=True)
class Options:
    """What the person chose for the tools.

    fill_by: BY_CLASS or BY_COLOUR. tolerance: per channel, 0 to 255. connectivity: 4 or 8. grain: of superpixels.
    at_once: a smart stroke needs no Enter. border: it draws the border anew around what it changes. pixels: what
    region operations grow, shrink and smooth by. island: pieces below so many pixels go. rules: what may change.
    square: the brush is a square. pressure: a pen's sets the brush's size. auto_border: the border is drawn anew near
    every stroke. border_px: how wide borders are drawn, 0 for as wide as the dataset has them. swap_one, swap_other:
    values of the class table that change places.
    """

    fill_by: str = BY_CLASS
    tolerance: int = 24
    connectivity: int = 4
    grain: float = GRAIN
    at_once: bool = False
    border: bool = True
    pixels: int = 3
    island: int = 100
    rules: Rules = field(default=FREE)
    square: bool = False
    pressure: bool = False
    auto_border: bool = False
    border_px: int = 0
    swap_one: int = PET
    swap_other: int = BACKGROUND

    def to_json(self) -> dict[str, Any]:
        """What is kept over restarts: all but `rules`, which would surprise the next time."""
        return {each.name: getattr(self, each.name) for each in fields(self) if each.name != "rules"}

    @classmethod
    def from_json(cls, document: object) -> "Options":
        """As `to_json` gave it; what makes no sense is passed over."""
        found = document if isinstance(document, dict) else {}
        kept: dict[str, Any] = {}
        for each in fields(cls):
            value, default = found.get(each.name), each.default
            if type(value) is not type(default) or each.name == "rules":
                continue
            low, high = LIMITS.get(each.name, (value, value))
            choices = CHOICES.get(each.name, (value,))
            if low <= value <= high and value in choices:  # type: ignore[operator]
                kept[each.name] = value
        return cls(**kept)
