"""The round brush: which pixels a straight move of the pointer paints.

A pixel (i, j) covers [i, i+1) x [j, j+1). A move from one point to another paints every pixel whose centre
lies nearer than half the diameter to the segment between them, and every pixel that the pointer itself passed.
The second part keeps strokes of the smallest brushes without gaps: with a diameter of 1 it is the whole rule,
and the brush paints exactly the pixels under the pointer.

Both sets meet each row in one run of pixels (they are convex), so the work is a few formulas a row, whatever
the size of the picture.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box

SMALLEST, LARGEST = 1.0, 1000.0
"""Diameters of the brush, in pixels of the picture."""

_POINT = 1e-18
"""Squared length, in pixels, under which a move is a click."""

_WIDE = 0.75
"""Radius from which the brush covers every pixel that the pointer passes: their centres are nearer than 0.71."""
_FAR = 1e6
"""Coordinates beyond which distances are too coarse to rely on that."""

_FEW = 10_000
"""Pixels near a move up to which a look at each of them is quicker than formulas for every row."""

Floats = NDArray[np.float64]
Columns = NDArray[np.int64]
Point = tuple[float, float]


@dataclass(frozen=True)
class Runs:
    """One run of pixels a row: row top + i holds the columns first[i] to last[i], none where first[i] > last[i].

    known_first, known_last: the part of each run that the brush covered where the move began, as far as that is
    certain; a stroke has painted it already. Runs lie inside the picture.
    """

    top: int
    first: Columns
    last: Columns
    known_first: Columns
    known_last: Columns


def segment_mask(
    start: Point, end: Point, diameter: float, width: int, height: int
) -> tuple[Box, NDArray[np.bool_]] | None:
    """The pixels that a move from `start` to `end` (x, y in pixels of the picture) paints inside the picture.

    Returns the box they lie in and the mask of that box, None where the move misses the picture. The picture
    has width x height pixels. Raises ValueError for coordinates that are not finite.
    """
    runs = segment_runs(start, end, diameter, width, height)
    return None if runs is None else runs_mask(runs.top, runs.first, runs.last)


def runs_mask(top: int, first: Columns, last: Columns) -> tuple[Box, NDArray[np.bool_]] | None:
    """The box that holds one run of pixels a row, and the mask of that box; None where no row has one."""
    painted = np.flatnonzero(first <= last)
    if painted.size == 0:
        return None
    run = slice(int(painted[0]), int(painted[-1]) + 1)
    first, last = first[run], last[run]
    some = first <= last
    box_left, box_right = int(first[some].min()), int(last[some].max()) + 1
    box = Box(box_left, top + run.start, box_right - box_left, run.stop - run.start)
    # Columns behind the row's first, as unsigned numbers of 16 bits where they fit: one comparison tells both ends.
    kind: type[np.unsignedinteger] = np.uint16 if box.width < 2**16 else np.uint32
    columns = np.arange(box.width).astype(kind)
    starts, lengths = (first - box_left).astype(kind), np.maximum(last - first + 1, 0).astype(kind)
    mask: NDArray[np.bool_] = np.subtract(columns, starts[:, None]) < lengths[:, None]
    return box, mask


def small_segment_mask(
    start: Point, end: Point, diameter: float, width: int, height: int
) -> tuple[Box, NDArray[np.bool_]] | None:
    """As `segment_mask`, from the distance of every pixel near by: quicker where those are few.

    None where they are not, or where another rule than the distance counts.
    """
    (ax, ay), (bx, by) = start, end
    radius = diameter / 2
    reach = max(abs(ax), abs(ay), abs(bx), abs(by))
    if radius < _WIDE or not reach <= _FAR:
        return None
    left, right = max(math.floor(min(ax, bx) - radius), 0), min(math.ceil(max(ax, bx) + radius) + 1, width)
    top, bottom = max(math.floor(min(ay, by) - radius), 0), min(math.ceil(max(ay, by) + radius) + 1, height)
    if left >= right or top >= bottom or (right - left) * (bottom - top) > _FEW:
        return None
    px = np.arange(left, right, dtype=np.float64) + (0.5 - ax)
    py = np.arange(top, bottom, dtype=np.float64)[:, None] + 0.5 - ay
    dx, dy = bx - ax, by - ay
    length2 = dx * dx + dy * dy
    box = Box(left, top, right - left, bottom - top)
    if length2 < _POINT:
        dot: NDArray[np.bool_] = px * px + py * py < radius * radius
        return box, dot
    along = px * dx + py * dy
    along /= length2
    np.maximum(along, 0, out=along)
    np.minimum(along, 1, out=along)
    away, down = px - along * dx, py - along * dy
    np.square(away, out=away)
    np.square(down, out=down)
    away += down
    near: NDArray[np.bool_] = away < radius * radius
    return box, near


def square_segment_mask(
    start: Point, end: Point, side: float, width: int, height: int
) -> tuple[Box, NDArray[np.bool_]] | None:
    """As `segment_mask` for a square brush: every pixel whose centre the square passes over; `side` pixels a click.

    Raises ValueError for coordinates that are not finite.
    """
    if not all(map(math.isfinite, (*start, *end))):
        raise ValueError(f"a stroke from {start} to {end}: not finite")
    half = side / 2
    box = Box(math.floor(min(start[0], end[0]) - half), math.floor(min(start[1], end[1]) - half), 0, 0)
    right, bottom = math.ceil(max(start[0], end[0]) + half), math.ceil(max(start[1], end[1]) + half)
    clipped = Box(box.x, box.y, right - box.x + 1, bottom - box.y + 1).clip(width, height)
    if clipped is None:
        return None
    # When the square's middle passes near enough, from 0 (start) to 1 (end): for each column, and for each row.
    across = _passing(start[0], end[0], half, np.arange(clipped.x, clipped.right, dtype=np.float64) + 0.5)
    down = _passing(start[1], end[1], half, np.arange(clipped.y, clipped.bottom, dtype=np.float64) + 0.5)
    mask: NDArray[np.bool_] = np.maximum(across[0], down[0][:, None]) <= np.minimum(
        across[1], down[1][:, None]
    )
    return (clipped, mask) if mask.any() else None


def _passing(start: float, end: float, half: float, centres: Floats) -> tuple[Floats, Floats]:
    """From when until when a span of `half` on both sides of the moving point holds each centre; first > last: never.

    A centre on the span's left end is held by the pixel beside it: a click covers whole pixels alone.
    """
    move = end - start
    if abs(move) < 1e-9:
        held = (centres - start > -half) & (centres - start <= half)
        return np.where(held, 0.0, 2.0), np.where(held, 1.0, -1.0)
    one, other = (centres - half - start) / move, (centres + half - start) / move
    return np.maximum(np.minimum(one, other), 0.0), np.minimum(np.maximum(one, other), 1.0)


def segment_runs(start: Point, end: Point, diameter: float, width: int, height: int) -> Runs | None:
    """The same pixels as `segment_mask`, row by row; None where no row of the picture is near."""
    if not all(map(math.isfinite, (*start, *end))):
        raise ValueError(f"a stroke from {start} to {end}: not finite")
    radius = diameter / 2
    reach = max(radius, 1.0)  # the pixel under the pointer may stick out beyond a radius under one
    top = max(0, math.floor(min(start[1], end[1]) - reach))
    bottom = min(height, math.ceil(max(start[1], end[1]) + reach) + 1)
    if top >= bottom:
        return None
    rows = np.arange(top, bottom, dtype=np.float64)
    ends, known = _capsule_runs(start, end, radius, rows, width)
    first, last = ends
    if radius < _WIDE or max(map(abs, (*start, *end))) > _FAR:
        under_first, under_last = _pointer_runs(start, end, rows, width)
        first, last = np.minimum(first, under_first), np.maximum(last, under_last)
    return Runs(top, np.maximum(first, 0), np.minimum(last, width - 1), known[0], known[1])


def _capsule_runs(
    start: Point, end: Point, radius: float, rows: Floats, width: int
) -> tuple[Columns, Columns]:
    """First and last column of each row whose centre is nearer than `radius` (first > last: none), 2 x rows.

    Behind them the same for the disc around `start`, a pixel narrower on both sides.
    """
    (ax, ay), (bx, by) = start, end
    dx, dy = bx - ax, by - ay
    length2 = dx * dx + dy * dy
    if length2 < _POINT:
        dx = dy = length2 = 0.0
    centre_y = rows + 0.5
    half2 = radius * radius - np.square(centre_y - np.array(((ay,), (by,))))
    discs = half2 > 0
    half = np.sqrt(np.where(discs, half2, 0))
    none = np.where(discs, 0.0, np.inf)
    low = np.minimum(ax - half[0] + none[0], bx - half[1] + none[1])
    high = np.maximum(ax + half[0] - none[0], bx + half[1] - none[1])
    if length2 > 0:
        left, right = _straight_part(start, (dx, dy), length2, radius, centre_y)
        where = left < right
        np.minimum(low, left, out=low, where=where)
        np.maximum(high, right, out=high, where=where)

    def inside(columns: Floats, centre_y: Floats = centre_y) -> NDArray[np.bool_]:
        px, py = columns + (0.5 - ax), centre_y - ay
        if length2 == 0:
            near: NDArray[np.bool_] = px * px + py * py < radius * radius
            return near
        along = (px * dx + py * dy) / length2
        np.maximum(along, 0, out=along)
        np.minimum(along, 1, out=along)
        near = np.square(px - along * dx) + np.square(py - along * dy) < radius * radius
        return near

    # Far outside the picture nothing is counted, and clipping keeps the numbers small enough for integers.
    ends = np.empty((2, rows.size))
    np.floor(np.minimum(np.maximum(low, -2), width + 2) - 0.5, out=ends[0])
    np.ceil(np.minimum(np.maximum(high, -2), width + 2) - 0.5, out=ends[1])
    outside = np.zeros((2, rows.size), dtype=bool)
    for attempt in range(3):  # rounding of the roots is worth a pixel at most: the distance itself decides
        outside = ~inside(ends) & (ends[0] <= ends[1])
        if attempt == 2 or not outside.any():
            break
        ends[0] += outside[0]
        ends[1] -= outside[1]
    # A side that runs almost along the row, at almost the radius: only there are the roots worth nothing.
    for row in np.flatnonzero(outside.any(axis=0)):
        found = np.flatnonzero(inside(np.arange(width, dtype=np.float64), centre_y[row]))
        ends[:, row] = (found[0], found[-1]) if found.size else (0, -1)
    known = np.array((np.ceil(ax - half[0] + 0.5), np.floor(ax + half[0] - 1.5)))
    np.copyto(known, ((0.0,), (-1.0,)), where=~discs[0])
    return (
        np.where(ends[0] <= ends[1], ends, ((width + 2.0,), (-2.0,))).astype(np.int64),
        np.clip(known, -1, width).astype(np.int64),
    )


def _straight_part(
    start: Point, direction: Point, length2: float, radius: float, centre_y: Floats
) -> tuple[Floats, Floats]:
    """Where each row's centre line enters and leaves the rectangle between the discs; left >= right: nowhere."""
    (ax, _), (dx, dy) = start, direction
    py = centre_y - start[1]
    left, right = np.full(py.shape, -np.inf), np.full(py.shape, np.inf)
    across = radius * math.sqrt(length2)
    for slope, low, high in (
        (dy, py * dx - across, py * dx + across),  # nearer than the radius to the line
        (dx, -py * dy, length2 - py * dy),  # between the two ends
    ):
        if abs(slope) > 1e-12:
            one, other = ax + low / slope, ax + high / slope
            np.maximum(left, np.minimum(one, other), out=left)
            np.minimum(right, np.maximum(one, other), out=right)
        else:  # this pair of sides runs along the row: all of the row or nothing of it
            right[(low > 0) | (high < 0)] = -np.inf
    return left, right


def _pointer_runs(start: Point, end: Point, rows: Floats, width: int) -> tuple[Columns, Columns]:
    """First and last column of each row that the segment itself passes; first > last: none."""
    (ax, ay), (bx, by) = (start, end) if start[1] <= end[1] else (end, start)
    dx, dy = bx - ax, by - ay
    passed = (rows >= math.floor(ay)) & (rows <= math.floor(by))
    enter_y, leave_y = np.clip(rows, ay, by), np.clip(rows + 1, ay, by)
    if dy > 0:
        enter_x, leave_x = ax + (enter_y - ay) * dx / dy, ax + (leave_y - ay) * dx / dy
        leave_x = np.where(leave_y >= by, bx, leave_x)
        left, right = np.minimum(enter_x, leave_x), np.maximum(enter_x, leave_x)
        last = np.floor(np.clip(right, -2, width + 2))
        # The line y = row + 1 belongs to the next row: leaving through a corner paints no third pixel.
        open_end = (rows + 1 <= by) & (dx > 0)
        last = np.where(open_end & (last == right), last - 1, last)
    else:
        left, right = np.full(rows.shape, min(ax, bx)), np.full(rows.shape, max(ax, bx))
        last = np.floor(np.clip(right, -2, width + 2))
    first = np.floor(np.clip(left, -2, width + 2))
    last = np.maximum(last, first)
    return _or_none(first, last, passed, width)


def _or_none(first: Floats, last: Floats, where: NDArray[np.bool_], width: int) -> tuple[Columns, Columns]:
    """The runs as integers; outside `where` such that a union with another run is that other run."""
    return np.where(where, first, width + 2).astype(np.int64), np.where(where, last, -2).astype(np.int64)
