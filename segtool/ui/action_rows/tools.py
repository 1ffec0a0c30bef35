"""The Tools menu: what is in the hand, its size and class."""

from collections.abc import Iterator

from segtool.core.tools.table import TOOLS
from segtool.ui.action_row import ActionRow
from segtool.ui.words import QT_TR_NOOP


def tool_rows() -> Iterator[ActionRow]:
    """The tools of the table, but the brush, which has the eraser beside it."""
    for row in TOOLS[1:]:
        yield ActionRow(
            row.id,
            row.title,
            (row.key,),
            f"use_{row.id}",
            "Tools",
            row.icon,
            row.tip,
            toolbar=2,
            checked=False,
            group="tool",
        )


ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "brush",
        QT_TR_NOOP("Brush"),
        ("B",),
        "use_brush",
        "Tools",
        "brush",
        QT_TR_NOOP("Paint the current class"),
        toolbar=2,
        checked=True,
        group="tool",
    ),
    ActionRow(
        "erase",
        QT_TR_NOOP("Eraser"),
        ("E",),
        "use_eraser",
        "Tools",
        "eraser",
        QT_TR_NOOP("Paint background"),
        toolbar=2,
        checked=False,
        group="tool",
    ),
    *tool_rows(),
    ActionRow(
        "step_back",
        QT_TR_NOOP("Take back the last corner"),
        ("Backspace",),
        "step_back",
        "Tools",
        "",
        QT_TR_NOOP("Of the polygon that is being drawn"),
    ),
    ActionRow(
        "pick",
        QT_TR_NOOP("Pick the class under the pointer"),
        ("I",),
        "pick",
        "Tools",
        "picker",
        separator=True,
    ),
    ActionRow("smaller", QT_TR_NOOP("Smaller brush"), ("[",), "smaller_brush", "Tools"),
    ActionRow("larger", QT_TR_NOOP("Larger brush"), ("]",), "larger_brush", "Tools"),
    ActionRow("class_1", QT_TR_NOOP("Paint pet"), ("1",), "paint_pet", "Tools", separator=True),
    ActionRow("class_2", QT_TR_NOOP("Paint background"), ("2",), "paint_background", "Tools"),
    ActionRow("class_3", QT_TR_NOOP("Paint border"), ("3",), "paint_border", "Tools"),
    ActionRow(
        "class_0",
        QT_TR_NOOP("Paint ignore"),
        ("0",),
        "paint_ignore",
        "Tools",
        "",
        QT_TR_NOOP("Pixels that count nowhere: not in training, not in a figure"),
    ),
)
