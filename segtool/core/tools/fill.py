"""Flood fill and colour wand: the connected region around a pixel, by class or by colour."""

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.cv import cv2
from segtool.core.operation import LabelMap
from segtool.core.tools.edit import Region

Image = NDArray[np.uint8]
CONNECTIVITIES = (4, 8)
LARGEST_TOLERANCE = 255


def flood_region(label_map: LabelMap, x: int, y: int, connectivity: int = 4) -> Region | None:
    """The connected pixels of the class at (x, y). None outside the picture.

    connectivity: 4 (neighbours share an edge) or 8 (or a corner); ValueError for another.
    """
    return _flooded(label_map, x, y, 0, connectivity)


def colour_region(
    image: Image, x: int, y: int, tolerance: int, connectivity: int = 4, within: Box | None = None
) -> Region | None:
    """The connected pixels whose colour is like that at (x, y): the wand.

    image: H x W x 3 uint8. tolerance: largest difference of each channel from the clicked pixel, 0 to 255. within:
    look only there. None outside. Raises ValueError for another tolerance or connectivity.
    """
    if not 0 <= tolerance <= LARGEST_TOLERANCE:
        raise ValueError(f"a tolerance of {tolerance}; 0 to {LARGEST_TOLERANCE} are possible")
    height, width = image.shape[:2]
    area = Box(0, 0, width, height) if within is None else within.clip(width, height)
    if area is None:
        return None
    found = _flooded(image[area.slices], x - area.x, y - area.y, tolerance, connectivity)
    if found is None:
        return None
    box, mask = found
    return Box(box.x + area.x, box.y + area.y, box.width, box.height), mask


def connected_region(mask: NDArray[np.bool_], x: int, y: int, connectivity: int = 8) -> Region | None:
    """The connected part of an H x W mask at (x, y); None where it is False there or outside."""
    height, width = mask.shape
    if not (0 <= x < width and 0 <= y < height and mask[y, x]):
        return None
    return _flooded(mask.astype(np.uint8), x, y, 0, connectivity)


def _flooded(values: NDArray[np.uint8], x: int, y: int, tolerance: int, connectivity: int) -> Region | None:
    if connectivity not in CONNECTIVITIES:
        raise ValueError(f"a connectivity of {connectivity}; 4 and 8 are possible")
    height, width = values.shape[:2]
    if not (0 <= x < width and 0 <= y < height):
        return None
    # One pixel of frame on each side, as OpenCV wants it; filled pixels become 1.
    filled = np.zeros((height + 2, width + 2), dtype=np.uint8)
    flags = connectivity | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE | (1 << 8)
    spread = (tolerance,) * 3
    own = np.array(values, order="C")  # OpenCV asks for an array that it could write to
    _, _, _, (left, top, across, down) = cv2.floodFill(own, filled, (x, y), 0, spread, spread, flags)
    box = Box(left, top, across, down)
    mask = filled[top + 1 : top + 1 + down, left + 1 : left + 1 + across] == 1
    return box, mask
