"""Smaller versions of a picture or label map, made where they are looked at and kept while nothing changes there.

Level k has cells of 2**k x 2**k pixels. A cell of a label map tells which classes occur in it at all, so that no line
is too thin to be seen, and how much of it each of them covers. Work is done in tiles: the first look costs what is
looked at, a change what was changed.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.cv import cv2, look_up
from segtool.core.tiles import Levels, cells, size_at

Bytes = NDArray[np.uint8]
Words = NDArray[np.uint32]
Source = Callable[[slice, slice], Bytes]
"""Rows and columns to the values there, h x w uint8."""

_FEW = 1 << 14
"""Pixels up to which calls cost more than what they do."""
BAND = 64
"""Rows of cells made at once: what is in work stays in the processor's cache."""


class ShareTables:
    """How each value counts towards the shares of ranks 1 to 4."""

    def __init__(self, ranks: Bytes) -> None:
        """ranks: 256 uint8, the rank (0 to 4) of every value."""
        covered = np.zeros((256, 4), dtype=np.uint8)
        covered[np.arange(256), np.maximum(ranks, 1) - 1] = ranks > 0
        self.whole: Words = (covered * 255).view(np.uint32).ravel()
        places = np.array([1, 1 << 8, 1 << 4, 1 << 12])
        self.nibbles: NDArray[np.uint16] = (covered @ places).astype(np.uint16)


class _Sets:
    """Which ranks occur among values, by the set of values that do: as a bit each, in one word."""

    def __init__(self, ranks: Bytes, count: int) -> None:
        """count: values are below it, 16 at most."""
        self._one = np.uint8(1) if count <= 8 else np.uint16(1)
        sets = np.arange(1 << (8 if count <= 8 else 16))
        table = np.zeros(sets.size, np.uint8)
        for value in range(count):
            table[sets & (1 << value) != 0] |= np.uint8(1 << int(ranks[value]))
        self._table = table

    def of_cells(self, values: Bytes, level: int) -> Bytes:
        """The bits of the ranks in each cell of a level; values: whole cells."""
        side = 1 << level
        ones = np.left_shift(self._one, values)  # a shift is four times as fast as a table
        if level:
            ones = np.bitwise_or.reduce(ones.reshape(-1, side, ones.shape[1]), axis=1)
        for _ in range(level):
            ones = ones[:, ::2] | ones[:, 1::2]
        bits: Bytes = self._table.take(ones)
        return bits


class ReducedClasses(Levels):
    """Levels of a label map. ranks: 256 uint8, the rank (0 to 4) of every value; rank 0 is what is never drawn.

    values: the source's are below it, 16 at most.
    """

    def __init__(self, source: Source, height: int, width: int, ranks: Bytes, values: int = 8) -> None:
        super().__init__(height, width)
        self._source = source
        self._sets = _Sets(ranks, values)
        self._shares = ShareTables(ranks)

    def at(self, level: int, box: Box) -> tuple[Bytes, Words]:
        """A box of cells: which ranks occur (bit r is rank r), and the share of ranks 1 to 4 as the bytes of a word."""
        tiles, (bits, cover) = self._level(level)
        for tile in tiles.missing(box):
            self._fill(level, tile, bits, cover)
        return bits[box.slices], cover[box.slices]

    def changed(self, box: Box | None, level: int) -> None:
        """Pixels changed in `box` (None: anywhere). level: the one on show, which is brought up to date at once."""
        if box is None:
            self._late = None
            for tiles, _ in self._levels.values():
                tiles.forget(None)
            return
        self._forget_late(box, level)
        if level in self._levels:
            tiles, (bits, cover) = self._levels[level]
            touched = cells(box, level)
            if tiles.made(touched):
                tiles.touch(touched)
                self._fill(level, touched, bits, cover)
            else:
                tiles.forget(touched)

    def make(self, level: int, box: Box) -> tuple[Bytes, Words]:
        """See `Levels`."""
        bits, cover = self._empty(box.height, box.width)
        for top in range(0, box.height, BAND):
            band = Box(box.x, box.y + top, box.width, min(BAND, box.height - top))
            bits[top : top + BAND], cover[top : top + BAND] = self._band(level, band)
        return bits, cover

    def _empty(self, height: int, width: int) -> tuple[Bytes, Words]:
        return np.empty((height, width), np.uint8), np.empty((height, width), np.uint32)

    def _fill(self, level: int, box: Box, bits: Bytes, cover: Words) -> None:
        for top in range(box.y, box.bottom, BAND):
            band = Box(box.x, top, box.width, min(BAND, box.bottom - top))
            bits[band.slices], cover[band.slices] = self._band(level, band)

    def _band(self, level: int, box: Box) -> tuple[Bytes, Words]:
        side = 1 << level
        rows = slice(box.y * side, min(box.bottom * side, self._height))
        columns = slice(box.x * side, min(box.right * side, self._width))
        values = self._source(rows, columns)
        short = (box.height * side - values.shape[0], box.width * side - values.shape[1])
        if any(short):  # the last cells reach over the picture's edge
            values = np.pad(values, ((0, short[0]), (0, short[1])), mode="edge")
        bits = self._sets.of_cells(values, level)
        if level == 0:
            return bits, look_up(self._shares.whole, values)
        shares = _few_shares if values.size <= _FEW else _shares_of
        return bits, shares(values, self._shares, level)


def _few_shares(values: Bytes, shares: ShareTables, level: int) -> Words:
    """As `_shares_of` gives, in fewer calls: for a part that is small."""
    step = max((1 << level) // 4, 1)
    words = look_up(shares.whole, np.ascontiguousarray(values[::step, ::step]))
    height, width = (size >> level for size in values.shape)
    parts = cv2.resize(
        words.view(np.uint8).reshape(*words.shape, 4), (width, height), interpolation=cv2.INTER_AREA
    )
    few: Words = np.ascontiguousarray(parts).view(np.uint32).reshape(height, width)
    return few


def _shares_of(values: Bytes, shares: ShareTables, level: int) -> Words:
    """The share of each rank among n x n pixels of each cell, as the bytes of a word.

    At most 4 x 4 are looked at: more would not be seen.
    """
    side = min(1 << level, 4)
    step = (1 << level) // side
    if step > 1:
        values = np.ascontiguousarray(values[::step, ::step])
    # Four bits a rank hold the sum of four rows; apart by eight bits, that of four columns, which the product adds up.
    ones = np.asarray(cv2.LUT(values, shares.nibbles)).reshape(values.shape[0] // side, side, -1)
    rows = ones[:, 0] + ones[:, 1]
    for row in range(2, side):
        rows += ones[:, row]
    kind, one, low, behind = _ADDING[side]
    words = rows.view(kind)
    odd, even = ((words & low) * one) >> behind, (((words >> kind(4)) & low) * one) >> behind
    counts: Words = odd.astype(np.uint32) | even.astype(np.uint32) << np.uint32(16)
    parts: Words = np.asarray(cv2.LUT(counts.view(np.uint8), _PARTS_OF_255[side])).view(np.uint32)
    return parts


_ADDING = {
    2: (np.uint32, np.uint32(0x00010001), np.uint32(0x0F0F0F0F), np.uint32(16)),
    4: (np.uint64, np.uint64(0x0001000100010001), np.uint64(0x0F0F0F0F0F0F0F0F), np.uint64(48)),
}
"""By the side of a cell: a word of so many columns, what adds its halves, the lower four bits of bytes, the shift."""
_PARTS_OF_255 = {
    side: np.rint(np.minimum(np.arange(256) * 255 / side**2, 255)).astype(np.uint8) for side in (2, 4)
}


class ReducedImage(Levels):
    """Levels of a photograph or of a plane of values, H x W (x 3) uint8: each cell the mean of its pixels."""

    def __init__(self, image: Bytes) -> None:
        super().__init__(*image.shape[:2])
        self._image = image

    def at(self, level: int, box: Box) -> Bytes:
        """The values of a box of cells."""
        if level == 0:
            return self._image[box.slices]
        tiles, (values,) = self._level(level)
        for tile in tiles.missing(box):
            values[tile.slices] = _halved(self.at(level - 1, self._below(level, tile)), tile)
        part: Bytes = values[box.slices]
        return part

    def forget(self, box: Box | None) -> None:
        """The image's pixels changed in `box` (None: anywhere)."""
        for level, (tiles, _) in self._levels.items():
            tiles.forget(None if box is None else cells(box, level))

    def cost(self, level: int, pixels: Box) -> int:
        """See `Levels`; the picture itself is always there."""
        return super().cost(level, pixels) if level else 0

    def make(self, level: int, box: Box) -> tuple[Bytes]:
        """See `Levels`."""
        if level == 0:
            return (self._image[box.slices],)
        return (_halved(self.make(level - 1, self._below(level, box))[0], box),)

    def _empty(self, height: int, width: int) -> tuple[Bytes]:
        return (np.empty((height, width, *self._image.shape[2:]), np.uint8),)

    def _below(self, level: int, box: Box) -> Box:
        """The cells of the next finer level under a box of cells."""
        width, height = size_at(self._width, level - 1), size_at(self._height, level - 1)
        below = Box(box.x * 2, box.y * 2, box.width * 2, box.height * 2).clip(width, height)
        assert below is not None
        return below


def _halved(finer: Bytes, box: Box) -> Bytes:
    """The cells of `box` from those under it; at the picture's edge the last ones count twice."""
    short = (box.height * 2 - finer.shape[0], box.width * 2 - finer.shape[1])
    if any(short):
        wide = cv2.copyMakeBorder(finer, 0, short[0], 0, short[1], cv2.BORDER_REPLICATE)
        finer = np.asarray(wide, dtype=np.uint8)
    return np.asarray(cv2.resize(finer, (box.width, box.height), interpolation=cv2.INTER_AREA), np.uint8)
