"""What mending one kind of spots would change in a sample, as two small pictures: before and after."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.classes import BACKGROUND
from segtool.core.cv import cv2
from segtool.core.dataset import Sample
from segtool.core.errors import SegtoolError
from segtool.core.images import read_image
from segtool.core.labels import label_map_of
from segtool.core.linting import mends_of
from segtool.core.operation import LabelMap
from segtool.core.tools.edit import Edit, Rules
from segtool.core.tools.lint import LintRules
from segtool.core.workspace import Workspace

Picture = NDArray[np.uint8]
SIDE = 144
"""Of both pictures, in pixels."""
ROOM, LEAST = 3, 32
"""The largest change is shown with so many times its size around it, at least so many pixels of the photograph."""
TINT = 0.5
"""Opacity of the classes over the photograph."""


@dataclass(frozen=True, eq=False)
class MendPicture:
    """before, after: SIDE x SIDE x 3 uint8; None where nothing changes, or `reason` says why they cannot be made.

    pixels: how many change in the whole sample.
    """

    name: str
    before: Picture | None = None
    after: Picture | None = None
    pixels: int = 0
    reason: str = ""


@dataclass(frozen=True, eq=False)
class MendWish:
    """One sample's. label_map: H x W, as it is under edit; None: the one that counts is read."""

    serial: int
    sample: Sample
    workspace: Workspace
    kind: str
    rules: LintRules
    may: Rules
    colours: Mapping[int, tuple[int, int, int]]
    label_map: LabelMap | None = None


def mend_picture(wish: MendWish) -> MendPicture:
    """Read the sample and draw what its mend changes; a sample that cannot be read is named with the reason."""
    name = wish.sample.name
    try:
        image, label_map = read_image(wish.sample.image), wish.label_map
        if label_map is None:
            found = label_map_of(wish.sample, wish.workspace)
            label_map = None if found is None else found.label_map
    except SegtoolError as error:
        return MendPicture(name, reason=error.message)
    if label_map is None or label_map.shape != image.shape[:2]:
        return MendPicture(name)
    edit = mends_of(label_map, wish.kind, wish.rules, wish.may)
    if edit is None:
        return MendPicture(name)
    after = label_map.copy()
    after[edit.box.slices] = edit.values
    area = shown_area(label_map, edit)
    before, then = (
        _drawn(image[area.slices], part[area.slices], wish.colours) for part in (label_map, after)
    )
    return MendPicture(name, before, then, int(np.count_nonzero(after != label_map)))


def shown_area(label_map: LabelMap, edit: Edit) -> Box:
    """A box of the photograph, square where it fits, round the largest connected change."""
    changed = (edit.values != label_map[edit.box.slices]).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(changed, connectivity=8)
    x, y, across, down, _ = (int(each) for each in stats[1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))])
    side = max(ROOM * max(across, down), LEAST)
    height, width = label_map.shape
    wide, high = min(side, width), min(side, height)
    left = edit.box.x + x + across // 2 - wide // 2
    top = edit.box.y + y + down // 2 - high // 2
    return Box(min(max(left, 0), width - wide), min(max(top, 0), height - high), wide, high)


def _drawn(image: Picture, label_map: LabelMap, colours: Mapping[int, tuple[int, int, int]]) -> Picture:
    """On a square of SIDE pixels: grey where the part is not square."""
    table, clear = np.zeros((256, 3), np.float32), np.ones(256, np.float32)
    for value, colour in colours.items():
        if value != BACKGROUND:
            table[value], clear[value] = colour, 1 - TINT
    part = clear[label_map][..., None]
    mixed = (image * part + table[label_map] * (1 - part)).round().astype(np.uint8)
    height, width = mixed.shape[:2]
    factor = SIDE / max(height, width)
    size = max(1, round(width * factor)), max(1, round(height * factor))
    way = cv2.INTER_NEAREST if factor > 1 else cv2.INTER_AREA
    small = cv2.resize(mixed, size, interpolation=way)
    whole = np.full((SIDE, SIDE, 3), 128, np.uint8)
    left, top = (SIDE - size[0]) // 2, (SIDE - size[1]) // 2
    whole[top : top + size[1], left : left + size[0]] = small
    return whole
