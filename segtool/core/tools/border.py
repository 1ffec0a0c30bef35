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
