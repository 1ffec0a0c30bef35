"""The border of a trimap: a band of set width along the pet's outline.

In the dataset's trimaps the border is an unsure band that straddles the outline. Its middle line is taken here as the
outline: each border pixel belongs to the side, pet or background, whose sure pixels are nearer.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.classes import BACKGROUND, BORDER, IGNORE, PET
from segtool.core.cv import cv2
from segtool.core.operation import LabelMap
from segtool.core.tools.edit import FREE, Edit, Rules, changed_part
from segtool.core.tools.regions import nearest_other

WIDEST = 100
"""Widest band, in pixels."""


class BandWidth(NamedTuple):
    """How wide the border is, in pixels. mean: area over the outline's length. outline: that length, in pixels."""

    mean: float
    outline: int


def solid(label_map: LabelMap) -> NDArray[np.bool_]:
    """H x W: the pet with its half of the border; without any sure pixel the border is the pet."""
    if not np.isin(label_map, (PET, BACKGROUND)).any():
        return np.asarray(label_map == BORDER)
    sides = nearest_other(label_map, ~np.isin(label_map, (PET, BACKGROUND)))
    return np.asarray(sides == PET)


def with_border(label_map: LabelMap, width: float, region: Box | None = None) -> LabelMap:
    """The label map with its border drawn anew: every pixel nearer than width / 2 to the outline, and no other.

    width: 0 (no border at all) to WIDEST pixels, ValueError beyond. region: only pixels in this box change. Ignored
    pixels stay; the picture's edge is no outline.
    """
    if not 0 <= width <= WIDEST:
        raise ValueError(f"a border of {width} pixels; 0 to {WIDEST} are possible")
    height, across = label_map.shape
    area = Box(0, 0, across, height) if region is None else region.clip(across, height)
    result = label_map.copy()
    if area is None:
        return result
    # What lies round the box decides where the outline is inside it.
    reach = int(width) + WIDEST
    around = Box(area.x - reach, area.y - reach, area.width + 2 * reach, area.height + 2 * reach)
    around = around.clip(across, height) or area
    values = label_map[around.slices]
    inside = solid(values)
    fresh = np.where(inside, np.uint8(PET), np.uint8(BACKGROUND))
    if width > 0 and inside.any() and not inside.all():
        fresh[_from_outline(inside) < width / 2] = BORDER
    fresh[values == IGNORE] = IGNORE
    y, x = area.y - around.y, area.x - around.x
    result[area.slices] = fresh[y : y + area.height, x : x + area.width]
    return result


ROUND = 2
"""The border is drawn anew so many of its widths round what a tool changed."""


def border_after(
    label_map: LabelMap, box: Box, before: LabelMap, width: float, rules: Rules = FREE
) -> Edit | None:
    """The border drawn anew near what a stroke changed, and nowhere else; None where that changes nothing.

    label_map: as the stroke left it. before: what `box` held until then. A stroke that painted nothing but border or
    ignore is left as it is: it was meant.
    """
    changed = label_map[box.slices] != before
    if np.isin(label_map[box.slices][changed], (BORDER, IGNORE)).all():
        return None
    reach = round(ROUND * width) + 1
    height, across = label_map.shape
    around = Box(box.x - reach, box.y - reach, box.width + 2 * reach, box.height + 2 * reach)
    area = around.clip(across, height) or box
    near = np.zeros((area.height, area.width), np.uint8)
    y, x = box.y - area.y, box.x - area.x
    near[y : y + box.height, x : x + box.width] = changed
    side = 2 * reach + 1
    reached = cv2.dilate(near, np.ones((side, side), np.uint8))  # separable: quick for any width
    # with_border looks this far round the area; a copy of the whole picture is not needed.
    far = reach + WIDEST
    wide = Box(area.x - far, area.y - far, area.width + 2 * far, area.height + 2 * far).clip(across, height)
    wide = wide or area
    inside = Box(area.x - wide.x, area.y - wide.y, area.width, area.height)
    fresh = with_border(label_map[wide.slices], width, inside)[inside.slices]
    now = label_map[area.slices]
    return changed_part(area, now, np.where(reached != 0, fresh, now), rules)


def band_width(label_map: LabelMap) -> BandWidth | None:
    """How wide the border is on the average; None where there is no outline or no border."""
    inside = solid(label_map)
    area = int(np.count_nonzero(label_map == BORDER))
    edges = np.count_nonzero(inside[1:] != inside[:-1]) + np.count_nonzero(inside[:, 1:] != inside[:, :-1])
    if not area or not edges:
        return None
    # Steps between pixels overstate a slanting line by 4 / pi on the average over all directions.
    length = max(1, round(int(edges) * np.pi / 4))
    return BandWidth(area / length, length)


def _from_outline(inside: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Distance of each pixel's centre from the outline, which runs half-way between two pixels' centres."""
    distances = [
        cv2.distanceTransform(side.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        for side in (inside, ~inside)
    ]
    return np.asarray(np.maximum(*distances) - 0.5, dtype=np.float32)
