"""Which parts of a smaller version of a picture are made, and parts that are made elsewhere and handed in.

A part that another thread makes is only taken where nothing changed there since it was asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box

TILE = 128
"""Side of a tile, in cells."""
LARGEST_LEVEL = 10
NEAR = 1024
"""Pixels that changes may reach over to be kept in mind as one."""
CELL = 16
"""Pixels that are read in the time that a cell is written in: its memory is touched for the first time."""


def cells(box: Box, level: int) -> Box:
    """The cells of a level that a box of pixels touches."""
    x, y = box.x >> level, box.y >> level
    return Box(x, y, ((box.right - 1) >> level) + 1 - x, ((box.bottom - 1) >> level) + 1 - y)


def size_at(size: int, level: int) -> int:
    """Cells of a level along a side of so many pixels."""
    return ((size - 1) >> level) + 1


def _tiles(box: Box) -> tuple[slice, slice]:
    return slice(box.y // TILE, -(-box.bottom // TILE)), slice(box.x // TILE, -(-box.right // TILE))


class Tiles:
    """Which tiles of a level are made, and how often what lies under each of them changed."""

    def __init__(self, height: int, width: int) -> None:
        self.height, self.width = height, width
        shape = (-(-height // TILE), -(-width // TILE))
        self._made = np.zeros(shape, dtype=bool)
        self._changes = np.zeros(shape, dtype=np.int64)

    def missing(self, box: Box) -> Iterator[Box]:
        """The tiles under a box of cells that are not made, in runs; they count as made from now on."""
        if not self.made(box):
            yield from self.open_runs(box)
            self._made[_tiles(box)] = True

    def open_runs(self, box: Box) -> Iterator[Box]:
        """The tiles under a box of cells that are not made: neighbours together, as a call costs more than a tile."""
        rows, columns = _tiles(box)
        part = self._made[rows, columns]
        for row in range(part.shape[0]):
            open_ = np.flatnonzero(~part[row])
            if open_.size == 0:
                continue
            for run in np.split(open_, np.flatnonzero(np.diff(open_) > 1) + 1):
                x, y = (columns.start + int(run[0])) * TILE, (rows.start + row) * TILE
                clipped = Box(x, y, run.size * TILE, TILE).clip(self.width, self.height)
                if clipped is not None:
                    yield clipped

    def made(self, box: Box) -> bool:
        """Whether all tiles under a box are."""
        return bool(self._made[_tiles(box)].all())

    def open_cells(self, box: Box) -> int:
        """Cells of the tiles under a box that are not made."""
        found = self._made[_tiles(box)]
        return int(found.size - np.count_nonzero(found)) * TILE**2

    def forget(self, box: Box | None) -> None:
        """What lies under these tiles (None: all) changed: they must be made anew."""
        where = _tiles(box) if box is not None else (slice(None), slice(None))
        self._made[where] = False
        self._changes[where] += 1

    def touch(self, box: Box) -> None:
        """What lies under these tiles changed, and they were made anew at once."""
        self._changes[_tiles(box)] += 1

    def changes(self, box: Box) -> NDArray[np.int64]:
        """How often each of the tiles under a box was forgotten or touched: a copy."""
        return self._changes[_tiles(box)].copy()

    def take(self, box: Box, changes: NDArray[np.int64]) -> list[Box]:
        """Which of these tiles, made from what was there at `changes`, still hold; they count as made from now on."""
        rows, columns = _tiles(box)
        good = (self._changes[rows, columns] == changes) & ~self._made[rows, columns]
        self._made[rows, columns] |= good
        found = []
        for row, column in np.argwhere(good).tolist():
            at = Box((columns.start + column) * TILE, (rows.start + row) * TILE, TILE, TILE)
            clipped = at.clip(self.width, self.height)
            if clipped is not None:
                found.append(clipped)
        return found


@dataclass(frozen=True, eq=False)
class Part:
    """Tiles of a level that are to be made; changes: as the tiles were when this was asked for."""

    level: int
    box: Box
    changes: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Made:
    """What was made of a part: an array of its box for each plane of the level."""

    part: Part
    planes: tuple[NDArray[Any], ...]


class Levels:
    """Levels of a picture of height x width pixels, each in planes of cells; level k has cells of 2**k x 2**k pixels.

    `make` may be called in any thread, everything else in one.
    """

    def __init__(self, height: int, width: int) -> None:
        self._height, self._width = height, width
        self._levels: dict[int, tuple[Tiles, tuple[NDArray[Any], ...]]] = {}
        self._late: tuple[Box, int] | None = None
        """What changed, and the level that knows of it already; the others are told when they are asked for."""

    @property
    def pixels(self) -> int:
        """Of the picture."""
        return self._height * self._width

    @property
    def largest(self) -> int:
        """The last level that is of use."""
        return min(max(min(self._height, self._width).bit_length() - 1, 0), LARGEST_LEVEL)

    def _empty(self, height: int, width: int) -> tuple[NDArray[Any], ...]:
        raise NotImplementedError

    def make(self, level: int, box: Box) -> tuple[NDArray[Any], ...]:
        """The planes of a box of cells, from the picture itself."""
        raise NotImplementedError

    def _forget_late(self, box: Box, known: int) -> None:
        """Have all levels but one forget a box of pixels: at once only where it lies apart from the last one."""
        if self._late is not None:
            both = self._late[0].union(box)
            if self._late[1] == known and max(both.width, both.height) <= NEAR:
                self._late = both, known
                return
            self._settle()
        self._late = box, known

    def _settle(self) -> None:
        if self._late is None:
            return
        (box, known), self._late = self._late, None
        for level, (tiles, _) in self._levels.items():
            if level != known:
                tiles.forget(cells(box, level))

    def _level(self, level: int) -> tuple[Tiles, tuple[NDArray[Any], ...]]:
        if self._late is not None and self._late[1] != level:
            self._settle()
        if level not in self._levels:
            height, width = size_at(self._height, level), size_at(self._width, level)
            self._levels[level] = Tiles(height, width), self._empty(height, width)
        return self._levels[level]

    def cost(self, level: int, pixels: Box) -> int:
        """Pixels to be read, and cells to be written, before a level can be seen in a box of pixels; 0: it is made.

        A cell counts as CELL pixels.
        """
        self._settle()
        box = cells(pixels, level)
        tiles = self._levels[level][0] if level in self._levels else Tiles(
            size_at(self._height, level), size_at(self._width, level)
        )  # fmt: skip
        count = tiles.open_cells(box)
        return count * CELL + min(count << (2 * level), self._height * self._width)

    def nearest(self, level: int, pixels: Box) -> int | None:
        """A level that is made in a box of pixels: the next coarser one, else the next finer one; None: none is."""
        self._settle()
        order: list[int] = [*range(level, self.largest + 1), *range(level - 1, max(level - 3, 0), -1)]
        for each in order:
            if each in self._levels and self._levels[each][0].made(cells(pixels, each)):
                return each
        return None

    def part(self, level: int, pixels: Box) -> Part | None:
        """Something of a level that is yet to be made in a box of pixels."""
        tiles = self._level(level)[0]
        box = next(tiles.open_runs(cells(pixels, level)), None)
        return None if box is None else Part(level, box, tiles.changes(box))

    def made_of(self, part: Part) -> Made:
        """Do the work that a part asks for; in any thread."""
        return Made(part, self.make(part.level, part.box))

    def accept(self, made: Made) -> None:
        """Take what still holds of it."""
        self._settle()
        part = made.part
        tiles, planes = self._level(part.level)
        for box in tiles.take(part.box, part.changes):
            inner = box._replace(x=box.x - part.box.x, y=box.y - part.box.y)
            for plane, new in zip(planes, made.planes, strict=True):
                plane[box.slices] = new[inner.slices]


class Maker(Protocol):
    """Knows how a part is made."""

    def made_of(self, part: Part) -> Made:
        """Do the work; in any thread."""

    def accept(self, made: Made) -> None:
        """Take what was made; in the thread of the window."""


@dataclass(frozen=True, eq=False)
class Wish:
    """A part that somebody wants made. owner: whom the answer is for."""

    maker: Maker
    part: Part
    owner: Any
