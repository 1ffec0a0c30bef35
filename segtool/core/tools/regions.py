"""Operations on the regions of one class: holes, islands, growing, shrinking, smoothing, largest piece, swapping.

Each takes an H x W label map and returns another one; `edit.whole_edit` makes the step of it. Ignored pixels (0) are
a class like the others here: they are changed only where a rule says so. A region is 8-connected, a hole in it
4-connected. Pixels that a class gives up get the class of the nearest pixel that is not of it.
"""

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.cv import cv2
from segtool.core.operation import LabelMap

Mask = NDArray[np.bool_]


def fill_holes(label_map: LabelMap, value: int, largest: int | None = None) -> LabelMap:
    """Give the class every hole in it: what it surrounds without touching the picture's edge.

    largest: only holes of at most so many pixels.
    """
    count, pieces, stats = _pieces(label_map != value, 4)
    height, width = label_map.shape
    x, y, across, down, area = stats.T
    hole = (x > 0) & (y > 0) & (x + across < width) & (y + down < height)
    if largest is not None:
        hole &= area <= largest
    hole[0] = False  # the class itself
    return np.where(hole[pieces], np.uint8(value), label_map) if count > 1 else label_map.copy()


def remove_islands(label_map: LabelMap, value: int, smaller_than: int) -> LabelMap:
    """Drop the pieces of the class with fewer than `smaller_than` pixels."""
    _, pieces, stats = _pieces(label_map == value, 8)
    small = stats[:, cv2.CC_STAT_AREA] < smaller_than
    small[0] = False
    return without(label_map, value, small[pieces])


def keep_largest(label_map: LabelMap, value: int) -> LabelMap:
    """Drop every piece of the class but the largest (the first of equals)."""
    count, pieces, stats = _pieces(label_map == value, 8)
    if count <= 2:
        return label_map.copy()
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    return without(label_map, value, (pieces != 0) & (pieces != largest))


def grow(label_map: LabelMap, value: int, pixels: float) -> LabelMap:
    """Give the class every pixel whose centre is at most `pixels` from the centre of one of its own."""
    mask = label_map == value
    return np.where(_distance(~mask) <= pixels, np.uint8(value), label_map)


def shrink(label_map: LabelMap, value: int, pixels: float) -> LabelMap:
    """Take from the class every pixel that is at most `pixels` from one outside it; the picture's edge is none."""
    mask = label_map == value
    return without(label_map, value, mask & (_distance(mask) <= pixels))


def smooth(label_map: LabelMap, value: int, radius: float) -> LabelMap:
    """Round off the outline of the class: bumps and notches narrower than about `radius` pixels go.

    The outline becomes the half-way line of the mask after a Gaussian blur; mirrored at the picture's edge, so that
    nothing draws back from it.
    """
    if radius <= 0:
        return label_map.copy()
    mask = label_map == value
    blurred = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), radius, borderType=cv2.BORDER_REFLECT)
    inside = np.asarray(blurred) >= 0.5
    kept = without(label_map, value, mask & ~inside)
    return np.where(inside, np.uint8(value), kept)


def swap_classes(label_map: LabelMap, one: int, other: int) -> LabelMap:
    """Each of the two classes in place of the other."""
    table = np.arange(256, dtype=np.uint8)
    table[[one, other]] = other, one
    swapped: LabelMap = table[label_map]
    return swapped


def without(label_map: LabelMap, value: int, dropped: Mask) -> LabelMap:
    """Give the dropped pixels the class of the nearest pixel that is not of `value`; nothing changes without one."""
    if not dropped.any() or bool((label_map == value).all()):
        return label_map.copy()
    return np.where(dropped, nearest_other(label_map, label_map == value), label_map)


def nearest_other(label_map: LabelMap, mask: Mask) -> LabelMap:
    """For each pixel of the mask the value of the nearest pixel outside it; elsewhere its own. The mask is not all."""
    result = label_map.copy()
    box = Box.around(mask)
    if box is None:
        return result
    # A ring of one pixel round the mask holds every nearest neighbour; a hole's neighbours lie inside the box.
    area = Box(box.x - 1, box.y - 1, box.width + 2, box.height + 2).clip(
        label_map.shape[1], label_map.shape[0]
    )
    assert area is not None
    here = mask[area.slices]
    if here.all():  # the ring is cut off by the picture's edge
        return result
    _, nearest = cv2.distanceTransformWithLabels(
        here.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    values = label_map[area.slices]
    by_label = np.zeros(int(nearest.max()) + 1, dtype=np.uint8)
    by_label[nearest[~here]] = values[~here]
    result[area.slices] = np.where(here, by_label[nearest], values)
    return result


def _distance(mask: Mask) -> NDArray[np.float32]:
    """Distance of each True pixel's centre to the nearest False one's, in pixels; a large number without any."""
    if mask.all():
        return np.full(mask.shape, np.finfo(np.float32).max, dtype=np.float32)
    found = cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return np.asarray(found, dtype=np.float32)


def _pieces(mask: Mask, connectivity: int) -> tuple[int, NDArray[np.int32], NDArray[np.int32]]:
    """Number of pieces with the rest (0), H x W piece of each pixel, and per piece x, y, width, height, area."""
    count, pieces, stats, _ = cv2.connectedComponentsWithStats(
        mask.astype(np.uint8), connectivity=connectivity
    )
    return count, np.asarray(pieces, dtype=np.int32), np.asarray(stats, dtype=np.int32)
