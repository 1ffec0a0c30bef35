"""Where a picture lies on the screen's own pixels, and which picture pixels each of them shows.

Everything follows from a screen pixel's number alone, so that a part drawn again equals the whole drawn at once.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.tiles import LARGEST_LEVEL

Indices = NDArray[np.intp]
STEP = 2048
"""Screen pixels whose cells are worked out at once."""


@dataclass(frozen=True)
class Taps:
    """Along one axis of the picture: for each screen pixel inside it the first, middle and last cell it shows.

    start, stop: the run of screen pixels inside the picture, counted from the first one asked for. Cells are
    picture pixels, or those of a reduced level, counted from `first`, the smallest one; `last` is one behind the
    largest.
    """

    start: int
    stop: int
    first: int
    last: int
    low: Indices
    middle: Indices
    high: Indices


@dataclass(frozen=True)
class Axis:
    """screen = scale * picture + offset, in the screen's own pixels; a negative scale mirrors. size: picture pixels."""

    scale: float
    offset: float
    size: int

    def taps(self, first: int, last: int, level: int) -> Taps | None:
        """For the screen pixels first <= d < last at a level (cells of 2**level pixels); None where all lie outside."""
        return _taps(self, first, last, level)

    def screen(self, first: int, last: int) -> tuple[int, int]:
        """The screen pixels that the picture pixels first <= i < last can reach."""
        ends = sorted((first * self.scale + self.offset, last * self.scale + self.offset))
        return int(np.floor(ends[0])), int(np.ceil(ends[1]))


@lru_cache(maxsize=64)
def _taps(axis: Axis, first: int, last: int, level: int) -> Taps | None:
    """Kept a while: panes that show the same part beside each other ask for the same."""
    # In steps, so that a few tables serve all parts of a pane.
    start, stop, low, middle, high = _table(axis, level, first // STEP * STEP, -(-last // STEP) * STEP)
    inner, outer = max(first, start), min(last, stop)
    if inner >= outer:
        return None
    part = slice(inner - start, outer - start)
    low, middle, high = low[part], middle[part], high[part]
    smallest, largest = min(int(low[0]), int(low[-1])), max(int(high[0]), int(high[-1]))
    return Taps(
        inner - first,
        outer - first,
        smallest,
        largest + 1,
        low - smallest,
        middle - smallest,
        high - smallest,
    )


@lru_cache(maxsize=64)
def _table(axis: Axis, level: int, first: int, last: int) -> tuple[int, int, Indices, Indices, Indices]:
    """The screen pixels from first to last that lie inside the picture, and the cells that each of them shows."""
    places = np.arange(first, last, dtype=np.float64)
    centre = np.floor((places + 0.5 - axis.offset) / axis.scale)
    inside = np.flatnonzero((centre >= 0) & (centre < axis.size))
    if inside.size == 0:
        none = np.zeros(0, np.intp)
        return first, first, none, none, none
    start, stop = int(inside[0]), int(inside[-1]) + 1
    if abs(axis.scale) >= 1:
        nearest = centre[start:stop].astype(np.intp) >> level
        return first + start, first + stop, nearest, nearest, nearest
    cell = axis.scale * 2**level
    one = (places[start:stop] - axis.offset) / cell
    other = (places[start:stop] + 1 - axis.offset) / cell
    largest = (axis.size - 1) >> level
    low = np.clip(np.floor(np.minimum(one, other)), 0, largest).astype(np.intp)
    high = np.clip(np.ceil(np.maximum(one, other)) - 1, low, largest).astype(np.intp)
    return first + start, first + stop, low, (low + high) // 2, high


@dataclass(frozen=True)
class Placing:
    """x, y: the picture's axes. turned: its x axis runs down the screen (a quarter turn)."""

    x: Axis
    y: Axis
    turned: bool = False

    @cached_property
    def level(self) -> int:
        """The reduced level to draw from: cells no larger than a screen pixel; 0 is the picture itself."""
        smallest = min(abs(self.x.scale), abs(self.y.scale))
        room = max(min(self.x.size, self.y.size).bit_length() - 1, 0)
        return min(int(max(np.floor(np.log2(1 / smallest) + 1e-9), 0)), room, LARGEST_LEVEL)

    @property
    def magnified(self) -> bool:
        """A picture pixel covers a screen pixel or more."""
        return abs(self.x.scale) >= 1

    def taps(self, region: Box, level: int) -> tuple[Taps, Taps] | None:
        """Along the picture's x and y for a box of screen pixels; None where it misses the picture."""
        across, down = (region.x, region.right), (region.y, region.bottom)
        x = self.x.taps(*(down if self.turned else across), level)
        y = self.y.taps(*(across if self.turned else down), level)
        return None if x is None or y is None else (x, y)

    def picture_box(self, region: Box) -> Box | None:
        """The picture's pixels that a box of screen pixels shows, to whole cells of the level; None: none."""
        found = self.taps(region, self.level)
        if found is None:
            return None
        across, down, side = *found, 1 << self.level
        box = Box(across.first, down.first, across.last - across.first, down.last - down.first)
        whole = Box(box.x * side, box.y * side, box.width * side, box.height * side)
        return whole.clip(self.x.size, self.y.size)

    def screen_box(self, box: Box) -> Box:
        """The screen pixels that a box of the picture can reach."""
        x, y = self.x.screen(box.x, box.right), self.y.screen(box.y, box.bottom)
        across, down = (y, x) if self.turned else (x, y)
        return Box(across[0], down[0], max(across[1] - across[0], 1), max(down[1] - down[0], 1))
