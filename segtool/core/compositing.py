"""Pictures and label maps as the screen shows them: arrays of its own pixels, ready to be put there.

Colours are words of 32 bits, alpha, red, green, blue from the highest byte, multiplied by alpha: what Qt calls
ARGB32_Premultiplied. Zoomed in every pixel is the nearest one, so that edges stay where they are; zoomed out colours
are means, and outlines are drawn wherever two classes meet inside a screen pixel or between two.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.cv import cv2, look_up
from segtool.core.palettes import Colour
from segtool.core.placing import Placing, Taps
from segtool.core.reduced import ReducedClasses, ReducedImage, Source

Bytes = NDArray[np.uint8]
Words = NDArray[np.uint32]

_HIGHEST = np.array([max(bits.bit_length() - 1, 0) for bits in range(256)], dtype=np.uint8)
_LOWEST = np.array([max((bits & -bits).bit_length() - 1, 0) for bits in range(256)], dtype=np.uint8)
_FEW = 1 << 14
"""Screen pixels up to which calls cost more than what they do."""
HATCH = 7
"""Screen pixels between two lines of the hatching, at a display scaling of one."""


@dataclass(frozen=True)
class Style:
    """How classes are drawn.

    ranks: 256 uint8, the rank (0 to 4) of each value; where two meet the higher one's outline is drawn, and rank 0
    is never drawn. colours: by rank. opacity: of the sheet by rank, 0 to 1. width: of the outline in screen pixels,
    0 for none. hatched: the rank that is hatched, 0 for none, with so many screen pixels from line to line.
    """

    ranks: Bytes
    colours: tuple[Colour, ...]
    opacity: tuple[float, ...]
    width: int
    hatched: int = 0
    hatch_step: int = HATCH

    @cached_property
    def sheets(self) -> Words:
        """By rank: the word of its sheet; 256 words."""
        # Through the same arithmetic as mixed cells: whichever way a cell is coloured it looks the same.
        pure = np.zeros((256, 1, 4), np.uint8)
        pure[range(1, len(self.colours)), 0, range(len(self.colours) - 1)] = 255
        words: Words = np.ascontiguousarray(cv2.transform(pure, self.mixing)).view(np.uint32).ravel()
        return words

    @cached_property
    def inks(self) -> Words:
        """By rank: the word of its outline; 256 words."""
        words = np.zeros(256, np.uint32)
        words[: len(self.colours)] = [packed(colour) for colour in self.colours]
        return words

    @cached_property
    def kernel(self) -> Bytes:
        """The window in which an outline looks for another rank.

        One of even width lies half a pixel off: an outline of odd width is one pixel thicker on one side.
        """
        return np.ones((self.width + 1, self.width + 1), np.uint8)

    @cached_property
    def mixing(self) -> NDArray[np.float32]:
        """From shares of ranks 1 to 4 to blue, green, red and alpha, 4 x 4."""
        matrix = np.zeros((4, 4), np.float32)
        for rank in range(1, len(self.colours)):
            red, green, blue = self.colours[rank]
            matrix[:, rank - 1] = np.array([blue, green, red, 255]) / 255 * self.opacity[rank]
        return matrix


def packed(colour: Colour, alpha: float = 1.0) -> int:
    """A colour as one word, multiplied by alpha (0 to 1)."""
    red, green, blue = (round(part * alpha) for part in colour)
    return round(255 * alpha) << 24 | red << 16 | green << 8 | blue


def compose_classes(
    source: Source,
    levels: ReducedClasses,
    placing: Placing,
    region: Box,
    style: Style,
    level: int | None = None,
) -> Words:
    """A box of screen pixels, height x width words. `source` gives the values of the picture's pixels.

    level: the one to draw from where that of the placing is not wanted.
    """
    margin = style.width // 2 + 1 if style.width else 0
    grown = Box(region.x - margin, region.y - margin, region.width + 2 * margin, region.height + 2 * margin)
    level = placing.level if level is None else level
    found = placing.taps(grown, 0 if placing.magnified else level)
    if found is None:
        return np.zeros((region.height, region.width), np.uint32)
    across, down = found
    if placing.magnified:
        values = source(slice(down.first, down.last), slice(across.first, across.last))
        ranks = _pick(cv2.LUT(np.ascontiguousarray(values), style.ranks), across, down)
        high = low = _placed(placing, across, down, ranks, grown)
        sheet = look_up(style.sheets, high)
        if style.hatched:
            _hatch(sheet, high == style.hatched, grown, style)
    else:
        box = Box(across.first, down.first, across.last - across.first, down.last - down.first)
        bits, cover = levels.at(level, box)
        some = _placed(placing, across, down, _any(bits, across, down), grown)
        high, low = (
            np.asarray(cv2.LUT(some, _HIGHEST), np.uint8),
            np.asarray(cv2.LUT(some, _LOWEST), np.uint8),
        )
        shares = _placed(placing, across, down, _mean(cover, across, down), grown)
        sheet = _coloured(shares, style)
        if style.hatched and (some & np.uint8(1 << style.hatched)).any():
            part = shares.view(np.uint8).reshape(*shares.shape, 4)[..., style.hatched - 1]
            _hatch(sheet, part >= 128, grown, style)
    if style.width:
        _outline(sheet, high, low, style)
    return sheet[margin : margin + region.height, margin : margin + region.width]


def compose_image(
    levels: ReducedImage, placing: Placing, region: Box, tone: Bytes | None = None, level: int | None = None
) -> Words:
    """A box of screen pixels of a photograph (H x W x 3 RGB); clear outside. tone: 256 uint8. level: see above."""
    return _compose(levels, placing, region, lambda values: _from_rgb(values, tone), level)


def compose_plane(
    levels: ReducedImage, placing: Placing, region: Box, colours: Words, level: int | None = None
) -> Words:
    """A box of screen pixels of a plane of values (H x W uint8), each in its colour: 256 words. level: see above."""
    return _compose(levels, placing, region, lambda values: look_up(colours, values), level)


def ramp_words(ramp: Bytes, alpha: NDArray[np.float64]) -> Words:
    """256 x 3 RGB and 256 alphas (0 to 1) as words multiplied by alpha."""
    return np.array(
        [packed(tuple(c), a) for c, a in zip(ramp.tolist(), alpha.tolist(), strict=True)], np.uint32
    )


def _compose(
    levels: ReducedImage, placing: Placing, region: Box, words: Callable[[Bytes], Words], level: int | None
) -> Words:
    level = placing.level if level is None else level
    found = placing.taps(region, level)
    if found is None:
        return np.zeros((region.height, region.width), np.uint32)
    across, down = found
    box = Box(across.first, down.first, across.last - across.first, down.last - down.first)
    small = words(levels.at(level, box))
    drawn = _pick(small, across, down) if placing.magnified else _mean(small, across, down)
    return _placed(placing, across, down, drawn, region)


def _from_rgb(values: Bytes, tone: Bytes | None) -> Words:
    wide = cv2.cvtColor(values, cv2.COLOR_RGB2BGRA)
    if tone is not None:
        opaque = np.full(256, 255, np.uint8)
        wide = cv2.LUT(wide, np.stack([tone, tone, tone, opaque], axis=1)[None])
    words: Words = wide.view(np.uint32)[..., 0]
    return words


def _inside(placing: Placing, across: Taps, down: Taps) -> tuple[slice, slice]:
    rows, columns = (across, down) if placing.turned else (down, across)
    return slice(rows.start, rows.stop), slice(columns.start, columns.stop)


def _turned(placing: Placing, drawn: NDArray[Any]) -> NDArray[Any]:
    return np.ascontiguousarray(drawn.T) if placing.turned else drawn


def _placed(placing: Placing, across: Taps, down: Taps, drawn: NDArray[Any], region: Box) -> NDArray[Any]:
    """What is drawn of the picture at its place in a region of the screen; 0 outside the picture."""
    drawn = _turned(placing, drawn)
    if drawn.shape == (region.height, region.width):
        return drawn
    whole = np.zeros((region.height, region.width), drawn.dtype)
    whole[_inside(placing, across, down)] = drawn
    return whole


def _pick(values: NDArray[Any], across: Taps, down: Taps) -> NDArray[Any]:
    picked: NDArray[Any] = values.take(down.low, axis=0, mode="clip").take(across.low, axis=1, mode="clip")
    return picked


def _any(bits: Bytes, across: Taps, down: Taps) -> Bytes:
    rows = bits.take(down.low, axis=0, mode="clip")
    rows |= bits.take(down.middle, axis=0, mode="clip")
    rows |= bits.take(down.high, axis=0, mode="clip")
    result: Bytes = rows.take(across.low, axis=1, mode="clip")
    result |= rows.take(across.middle, axis=1, mode="clip")
    result |= rows.take(across.high, axis=1, mode="clip")
    return result


def _mean(words: Words, across: Taps, down: Taps) -> Words:
    """The mean of the first and the last cell each way, byte by byte."""
    low, high = down.low, down.high
    rows = _halves(words.take(low, axis=0, mode="clip"), words.take(high, axis=0, mode="clip"))
    low, high = across.low, across.high
    return _halves(rows.take(low, axis=1, mode="clip"), rows.take(high, axis=1, mode="clip"))


def _halves(one: Words, other: Words) -> Words:
    # The mean of each byte without a carry into the next: what both have, and half of where they differ.
    both = one & other
    one ^= other
    one &= _NOT_THE_LAST
    one >>= _ONE
    both += one
    return both


_NOT_THE_LAST, _ONE = np.uint32(0xFEFEFEFE), np.uint32(1)


def _coloured(shares: Words, style: Style) -> Words:
    """Shares of ranks 1 to 4 to colours multiplied by alpha."""
    if shares.size <= _FEW:
        return _mixed(shares, style).reshape(shares.shape)
    words = np.zeros(shares.shape, np.uint32)
    mixed = shares != 0
    for rank in range(
        1, len(style.colours)
    ):  # most cells hold one class alone: mixing is dear, and for edges only
        pure = shares == np.uint32(0xFF << 8 * (rank - 1))
        np.copyto(words, style.sheets[rank], where=pure)
        mixed &= ~pure
    some = shares[mixed]
    if some.size:
        words[mixed] = _mixed(some, style)
    return words


def _mixed(shares: Words, style: Style) -> Words:
    parts = np.ascontiguousarray(shares).view(np.uint8).reshape(-1, 1, 4)
    mixed: Words = np.asarray(cv2.transform(parts, style.mixing)).view(np.uint32).ravel()
    return mixed


def _outline(sheet: Words, high: Bytes, low: Bytes, style: Style) -> None:
    """Paint where a higher and a lower rank meet within half the width."""
    above = np.asarray(cv2.dilate(high, style.kernel), np.uint8)
    where = above != cv2.erode(low, style.kernel)
    if sheet.size <= _FEW:
        np.copyto(sheet, look_up(style.inks, above), where=where)
    else:
        sheet[where] = style.inks[above[where]]


def _hatch(sheet: Words, where: NDArray[np.bool_], at: Box, style: Style) -> None:
    """Lines across what is ignored: grey alone is easily taken for the photograph."""
    if not where.any():
        return
    rows, columns = np.arange(at.y, at.bottom)[:, None], np.arange(at.x, at.right)
    lines = (rows + columns) % style.hatch_step < max(1, math.ceil(style.hatch_step / HATCH))
    sheet[where & lines] = packed(style.colours[style.hatched])
