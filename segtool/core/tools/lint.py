"""What looks wrong in a trimap: each spot with its place, a sentence and, where one is known, the mend.

These are hints for a person, not problems of a file: a cat behind a fence has islands.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.classes import BACKGROUND, BORDER, BY_VALUE, PET, VALUES, name_of
from segtool.core.cv import cv2
from segtool.core.operation import LabelMap
from segtool.core.problems import counted
from segtool.core.tools import regions
from segtool.core.tools.border import band_width, with_border
from segtool.core.tools.edit import Edit, whole_edit

Mask = NDArray[np.bool_]

STRAY = "stray values"
MENDS: dict[str, str] = {
    "island": "remove island",
    "hole": "fill hole",
    "no border": "add border",
    "border width": "set border width",
}
"""Kind of spot -> what the undo step of its mend is called; the others have no mend."""


@dataclass(frozen=True)
class LintRules:
    """island, hole: pixels up to which a piece or hole is a spot. usual_width: of the border, in pixels, as the
    dataset has it. width_factor: how many times wider or narrower is far from usual. touching: shortest stretch of
    pet beside background without border that is a spot, in pixels.
    """

    island: int = 64
    hole: int = 64
    usual_width: float = 8.0
    width_factor: float = 2.0
    touching: int = 4


@dataclass(frozen=True)
class Spot:
    """One finding. kind: a row of LINTS. box: where, in pixels. edit: the mend, None where only a person can tell."""

    kind: str
    box: Box
    sentence: str
    edit: Edit | None = field(default=None, compare=False)


def lint(label_map: LabelMap, rules: LintRules | None = None) -> list[Spot]:
    """All spots of an H x W label map, by kind, then from top to bottom. Every value of uint8 may occur."""
    used = rules or LintRules()
    return [spot for look in LINTS.values() for spot in look(label_map, used)]


def mended(label_map: LabelMap, rules: LintRules | None = None, kinds: tuple[str, ...] = ()) -> LabelMap:
    """The label map with every mend taken, kind by kind (all kinds, or those named)."""
    used, result = rules or LintRules(), label_map.copy()
    for kind in kinds or tuple(LINTS):
        for spot in LINTS[kind](result, used):
            if spot.edit is not None:
                result[spot.edit.box.slices] = spot.edit.values
    return result


def _stray(label_map: LabelMap, _rules: LintRules) -> Iterator[Spot]:
    known = np.isin(label_map, list(BY_VALUE))
    box = Box.around(~known)
    if box is not None:
        values = ", ".join(str(value) for value in np.unique(label_map[~known])[:5])
        count = int(np.count_nonzero(~known))
        yield Spot(STRAY, box, f"{count} pixels hold values outside the class table: {values}.")


def _one_class(label_map: LabelMap, _rules: LintRules) -> Iterator[Spot]:
    present = [value for value in VALUES if (label_map == value).any()]
    height, width = label_map.shape
    whole = Box(0, 0, width, height)
    if len(present) == 1:
        yield Spot("one class", whole, f"All of the picture is {name_of(present[0])}.")
    elif PET not in present:
        yield Spot("one class", whole, "There is no pet.")


def _islands(label_map: LabelMap, rules: LintRules) -> Iterator[Spot]:
    for value in (PET, BORDER):
        mask = label_map == value
        pieces = list(_pieces(mask, 8))
        for box, area, piece in pieces:
            if area <= rules.island and len(pieces) > 1:
                after = regions.without(label_map, value, piece)
                yield Spot(
                    "island",
                    box,
                    f"A piece of {name_of(value)} of {counted(area, 'pixel')}.",
                    whole_edit(label_map, after),
                )


def _holes(label_map: LabelMap, rules: LintRules) -> Iterator[Spot]:
    height, width = label_map.shape
    for box, area, piece in _pieces(label_map == BACKGROUND, 4):
        touches = box.x == 0 or box.y == 0 or box.right == width or box.bottom == height
        if area <= rules.hole and not touches:
            after = regions.without(label_map, BACKGROUND, piece)
            yield Spot("hole", box, f"A hole of {counted(area, 'pixel')}.", whole_edit(label_map, after))


def _without_border(label_map: LabelMap, rules: LintRules) -> Iterator[Spot]:
    pet, background = label_map == PET, label_map == BACKGROUND
    beside = np.zeros(label_map.shape, dtype=bool)
    beside[1:] |= pet[1:] & background[:-1]
    beside[:-1] |= pet[:-1] & background[1:]
    beside[:, 1:] |= pet[:, 1:] & background[:, :-1]
    beside[:, :-1] |= pet[:, :-1] & background[:, 1:]
    for box, area, _piece in _pieces(beside, 8):
        if area >= rules.touching:
            grown = Box(*(box.x - 1, box.y - 1), box.width + 2, box.height + 2)
            after = with_border(label_map, rules.usual_width, _around(grown, rules.usual_width))
            yield Spot(
                "no border",
                box,
                f"Pet touches background without border along {area} pixels.",
                whole_edit(label_map, after),
            )


def _width(label_map: LabelMap, rules: LintRules) -> Iterator[Spot]:
    found = band_width(label_map)
    box = Box.around(label_map == BORDER)
    if found is None or box is None:
        return
    if not rules.usual_width / rules.width_factor <= found.mean <= rules.usual_width * rules.width_factor:
        after = with_border(label_map, rules.usual_width)
        yield Spot(
            "border width",
            box,
            f"The border is {found.mean:.1f} pixels wide; {rules.usual_width:.1f} are usual in this dataset.",
            whole_edit(label_map, after),
        )


LINTS: dict[str, Callable[[LabelMap, LintRules], Iterator[Spot]]] = {
    STRAY: _stray,
    "one class": _one_class,
    "island": _islands,
    "hole": _holes,
    "no border": _without_border,
    "border width": _width,
}
"""Kind of spot -> what finds it, in the order in which mends are taken."""


def _around(box: Box, width: float) -> Box:
    reach = int(width / 2) + 1
    return Box(box.x - reach, box.y - reach, box.width + 2 * reach, box.height + 2 * reach)


def _pieces(mask: Mask, connectivity: int) -> Iterator[tuple[Box, int, Mask]]:
    """Box, area and H x W mask of each piece, from top to bottom."""
    count, found, stats, _ = cv2.connectedComponentsWithStats(
        mask.astype(np.uint8), connectivity=connectivity
    )
    for index in range(1, count):
        x, y, width, height, area = (int(number) for number in stats[index])
        yield Box(x, y, width, height), area, np.asarray(found == index)
