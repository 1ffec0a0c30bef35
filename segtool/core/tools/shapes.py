"""Lasso, polygon, rectangle and ellipse: the pixels whose centres lie inside an outline.

Coordinates are the picture's: pixel (i, j) covers [i, i+1) x [j, j+1), its centre is (i + 0.5, j + 0.5). A centre on
a left or upper edge is inside, on a right or lower one outside: shapes side by side share no pixel and leave no gap.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.tools.edit import Region

Point = tuple[float, float]


def polygon_region(points: Sequence[Point], width: int, height: int) -> Region | None:
    """The inside of a closed outline by the even-odd rule, in a picture of width x height pixels.

    points: the corners (x, y), inside or outside the picture; the last is joined to the first. Where the outline
    crosses itself, what it goes round twice is outside. None where no pixel's centre is inside. Raises ValueError
    for coordinates that are not finite.
    """
    corners = np.asarray(points, dtype=np.float64).reshape(-1, 2)
    if not np.isfinite(corners).all():
        raise ValueError("a corner's coordinates are not finite")
    if len(corners) < 3:
        return None
    x, y = corners[:, 0], corners[:, 1]
    box = Box(
        math.floor(max(x.min(), -1)),
        math.floor(max(y.min(), -1)),
        *(
            math.ceil(min(high, limit + 1)) - math.floor(max(low, -1)) + 1
            for low, high, limit in ((x.min(), x.max(), width), (y.min(), y.max(), height))
        ),
    ).clip(width, height)
    if box is None:
        return None
    crossings = _crossings(corners, box)
    inside = np.cumsum(crossings[:, :-1], axis=1) % 2 == 1
    return _cut(box, inside)


def _crossings(corners: NDArray[np.float64], box: Box) -> NDArray[np.int64]:
    """How often the outline passes between a row's pixel centres: count [row, column], before that column's centre.

    A cumulative sum along the row tells for each centre how many edges lie to its left: odd is inside.
    """
    ax, ay = corners.T
    bx, by = np.roll(corners, -1, axis=0).T
    swap = ay > by
    ax, bx = np.where(swap, bx, ax), np.where(swap, ax, bx)
    ay, by = np.where(swap, by, ay), np.where(swap, ay, by)
    # Rows whose centre line lies in [ay, by): an edge along a row crosses none.
    first = np.clip(np.ceil(ay - 0.5), box.y, box.bottom).astype(np.int64)
    end = np.clip(np.ceil(by - 0.5), box.y, box.bottom).astype(np.int64)
    counts = np.maximum(end - first, 0)
    edge = np.repeat(np.arange(len(corners)), counts)
    row = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + first[edge]
    slope = (bx - ax)[edge] / (by - ay)[edge]
    at = ax[edge] + (row + 0.5 - ay[edge]) * slope
    column = np.clip(np.ceil(at - 0.5), box.x, box.right).astype(np.int64)
    flat = (row - box.y) * (box.width + 1) + (column - box.x)
    found = np.bincount(flat, minlength=box.height * (box.width + 1))
    return found.reshape(box.height, box.width + 1).astype(np.int64)


def rectangle_region(start: Point, end: Point, width: int, height: int) -> Region | None:
    """The rectangle between two opposite corners; None where it holds no pixel's centre."""
    columns, rows = _centres_between(start[0], end[0], width), _centres_between(start[1], end[1], height)
    if columns is None or rows is None:
        return None
    box = Box(columns[0], rows[0], columns[1] - columns[0], rows[1] - rows[0])
    return box, np.ones((box.height, box.width), dtype=bool)


def ellipse_region(start: Point, end: Point, width: int, height: int) -> Region | None:
    """The ellipse that fills the rectangle between two opposite corners; None where it holds no pixel's centre."""
    found = rectangle_region(start, end, width, height)
    half_x, half_y = abs(end[0] - start[0]) / 2, abs(end[1] - start[1]) / 2
    if found is None or not half_x or not half_y:
        return None
    box, _ = found
    x = (np.arange(box.x, box.right) + 0.5 - (start[0] + end[0]) / 2) / half_x
    y = (np.arange(box.y, box.bottom) + 0.5 - (start[1] + end[1]) / 2) / half_y
    return _cut(box, x[None, :] ** 2 + y[:, None] ** 2 < 1)


def squared(start: Point, end: Point) -> Point:
    """The corner that makes a square (or circle) of the drag: the longer side counts."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    side = max(abs(dx), abs(dy))
    return start[0] + math.copysign(side, dx), start[1] + math.copysign(side, dy)


def _centres_between(one: float, other: float, limit: int) -> tuple[int, int] | None:
    """First pixel and the one behind the last whose centre lies in [low, high), inside the picture."""
    if not (math.isfinite(one) and math.isfinite(other)):
        raise ValueError("a corner's coordinates are not finite")
    low, high = min(one, other), max(one, other)
    first = max(0, math.ceil(max(low, -1.0) - 0.5))
    end = min(limit, math.ceil(min(high, limit + 1.0) - 0.5))
    return (first, end) if first < end else None


def _cut(box: Box, mask: NDArray[np.bool_]) -> Region | None:
    within = Box.around(mask)
    if within is None:
        return None
    return Box(box.x + within.x, box.y + within.y, within.width, within.height), mask[within.slices]
