"""How a label map is drawn over its photograph: colours, outlines."""

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.classes import BY_VALUE
from segtool.core.operation import LabelMap

Segments = NDArray[np.int32]


def colour_table(opacity: float, contour_only: bool = False) -> NDArray[np.uint8]:
    """Colours by label map value: 256 x 4 uint8, alpha, red, green, blue; colours not multiplied by alpha.

    opacity: 0 (invisible) to 1, clipped. Classes that are not shown as a sheet, and values outside the table, are
    clear; with contour_only all are. Raises ValueError for an opacity that is not a number.
    """
    if np.isnan(opacity):
        raise ValueError("the opacity is not a number")
    table = np.zeros((256, 4), dtype=np.uint8)
    alpha = 0 if contour_only else round(255 * min(max(opacity, 0.0), 1.0))
    for value, pixel_class in BY_VALUE.items():
        table[value] = (alpha if pixel_class.shown else 0, *pixel_class.colour)
    return table


def boundary_segments(label_map: LabelMap, value: int, box: Box | None = None) -> Segments:
    """The outline of a class's mask along the edges of its pixels: N x 4 int32, each x1, y1, x2, y2.

    Edges on one line that touch are merged into one segment. The picture's own edge counts where the mask reaches
    it. With `box` only the edges of the pixels inside it; what lies around it is looked at, so that the box itself
    leaves no line.
    """
    height, width = label_map.shape
    area = Box(0, 0, width, height) if box is None else box.clip(width, height)
    if area is None:
        return np.empty((0, 4), dtype=np.int32)
    left, top = max(area.x - 1, 0), max(area.y - 1, 0)
    near = label_map[top : area.bottom + 1, left : area.right + 1] == value
    # One pixel of neighbours on each side: real ones where the picture has them, else not of the mask.
    mask = np.zeros((area.height + 2, area.width + 2), dtype=bool)
    y, x = top - (area.y - 1), left - (area.x - 1)
    mask[y : y + near.shape[0], x : x + near.shape[1]] = near
    across = mask[:-1, 1:-1] != mask[1:, 1:-1]
    down = mask[1:-1, :-1] != mask[1:-1, 1:]
    rows, first, last = _runs(across)
    columns, upper, lower = _runs(down.T)
    horizontal = np.stack([first, rows, last, rows], axis=1)
    vertical = np.stack([columns, upper, columns, lower], axis=1)
    offset = np.array([area.x, area.y, area.x, area.y])
    segments: Segments = (np.concatenate([horizontal, vertical]) + offset).astype(np.int32)
    return segments


def _runs(edges: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Line, first position and position behind the last of every run of True along the rows of `edges`."""
    padded = np.zeros((edges.shape[0], edges.shape[1] + 2), dtype=bool)
    padded[:, 1:-1] = edges
    lines, first = np.nonzero(padded[:, 1:] & ~padded[:, :-1])
    _, last = np.nonzero(padded[:, :-1] & ~padded[:, 1:])
    return lines, first, last
