"""Label maps, and how two of them differ, drawn over a photograph."""

from collections.abc import Hashable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform

from segtool.core.box import Box
from segtool.core.classes import BACKGROUND, BORDER, BY_VALUE, IGNORE, PET
from segtool.core.compositing import HATCH, Style, Words, compose_classes
from segtool.core.palettes import DISAGREED, INVENTED, MISSED, Colour
from segtool.core.placing import Placing
from segtool.core.reduced import ReducedClasses
from segtool.ui.level_choice import LevelChoice
from segtool.ui.look import Look
from segtool.ui.screen_buffer import ScreenBuffer

LabelMap = NDArray[np.uint8]
FADED = 0.35
"""Opacity of what is out of date."""
CONTOUR_WIDTH = 2.0

_BY_RANK = (BACKGROUND, BORDER, IGNORE, PET)
"""Label map values by rank: along an edge the higher rank's colour is drawn."""
AGREED, IGNORED, BORDERS, EXTRA, LACKING = range(5)
"""Values, and ranks, of a difference."""


def _ranks(by_rank: tuple[int, ...]) -> NDArray[np.uint8]:
    table = np.zeros(256, np.uint8)
    table[list(by_rank)] = np.arange(len(by_rank))
    return table


class ClassLayer:
    """Classes over a photograph: kept in screen pixels, and in smaller versions where it is zoomed out."""

    ranks: NDArray[np.uint8]
    hatched: int
    codes = 8
    """`values` are below it."""

    def __init__(self, height: int, width: int) -> None:
        self._height, self._width = height, width
        self._levels = ReducedClasses(self.values, height, width, self.ranks, self.codes)
        self.levels = LevelChoice(self._levels)
        self._buffer = ScreenBuffer(self.levels)
        self._margin = 4
        self._styled: tuple[tuple[Look, float], Style, Hashable] | None = None

    def values(self, rows: slice, columns: slice) -> LabelMap:
        """The codes of a part of the picture, uint8; `ranks` tells what they stand for."""
        raise NotImplementedError

    def colours(self, look: Look) -> tuple[tuple[Colour, ...], tuple[bool, ...]]:
        """By rank: the colour, and whether it is drawn as a sheet."""
        raise NotImplementedError

    def draw(
        self, painter: QPainter, to_screen: QTransform, exposed: QRectF, look: Look, faded: bool = False
    ) -> None:
        """See `layers.Layer`."""
        ratio = painter.device().devicePixelRatio()
        if self._styled is None or self._styled[0] != (look, ratio):
            key = (
                ratio,
                look.opacity,
                look.contours_only,
                look.contour_width,
                look.palette,
                look.class_colours,
            )
            self._styled = (look, ratio), self._style(look, ratio), key
        if faded:
            before = painter.opacity()
            painter.setOpacity(before * FADED)
        size = self._width, self._height
        self._buffer.draw(painter, to_screen, exposed, size, ratio, self._styled[2], self._compose)
        if faded:
            painter.setOpacity(before)

    def changed(self, box: Box | None) -> None:
        """See `layers.Layer`."""
        self._levels.changed(box, self._buffer.level)
        self._buffer.changed(box, self._margin)

    def refresh(self) -> None:
        """See `layers.Layer`."""
        self._buffer.refresh()

    def _compose(self, placing: Placing, region: Box, level: int) -> Words:
        assert self._styled is not None
        return compose_classes(self.values, self._levels, placing, region, self._styled[1], level)

    def _style(self, look: Look, ratio: float) -> Style:
        colours, sheets = self.colours(look)
        alpha = 0.0 if look.contours_only else min(max(look.opacity, 0.0), 1.0)
        width = max(round(look.contour_width * ratio), 1) if look.contour_width > 0 else 0
        self._margin = width + 3
        opacity = tuple(alpha if sheet else 0.0 for sheet in sheets)
        return Style(self.ranks, colours, opacity, width, self.hatched, round(HATCH * ratio))

    def _inside(self, x: int, y: int) -> bool:
        return 0 <= x < self._width and 0 <= y < self._height


class LabelLayer(ClassLayer):
    """One label map, H x W uint8, as it is at the moment of drawing. value_at: a value of the class table."""

    ranks = _ranks(_BY_RANK)
    hatched = _BY_RANK.index(IGNORE)

    def __init__(self, label_map: LabelMap) -> None:
        self._map = label_map
        super().__init__(*label_map.shape)

    @property
    def label_map(self) -> LabelMap:
        """The map itself, not a copy."""
        return self._map

    def values(self, rows: slice, columns: slice) -> LabelMap:
        return self._map[rows, columns]

    def colours(self, look: Look) -> tuple[tuple[Colour, ...], tuple[bool, ...]]:
        chosen = look.colours
        return tuple(chosen[v] for v in _BY_RANK), tuple(BY_VALUE[v].shown for v in _BY_RANK)

    def value_at(self, x: int, y: int) -> int | None:
        """The value of a pixel, None outside the picture."""
        return int(self._map[y, x]) if self._inside(x, y) else None


def difference_table() -> NDArray[np.uint8]:
    """256 uint8 by 4 * truth + prediction: AGREED, IGNORED, BORDERS, EXTRA (invented) or LACKING (missed)."""
    table = np.full(256, AGREED, np.uint8)
    for truth in (IGNORE, PET, BACKGROUND, BORDER):
        for prediction in (IGNORE, PET, BACKGROUND, BORDER):
            if IGNORE in (truth, prediction):
                found = IGNORED
            elif truth == prediction:
                found = AGREED
            elif BORDER in (truth, prediction):
                found = BORDERS
            else:
                found = LACKING if truth == PET else EXTRA
            table[4 * truth + prediction] = found
    return table


class DifferenceLayer(ClassLayer):
    """Where a prediction differs from the truth, both H x W uint8, as they are at the moment of drawing.

    value_at: AGREED (clear), IGNORED (hatched), BORDERS, EXTRA (invented) or LACKING (missed).
    """

    _table = difference_table()
    ranks = _ranks((AGREED, IGNORED, BORDERS, EXTRA, LACKING))[_table]
    hatched = IGNORED
    codes = 16

    def __init__(self, truth: LabelMap, prediction: LabelMap) -> None:
        if truth.shape != prediction.shape:
            raise ValueError(f"a prediction of {prediction.shape} beside a truth of {truth.shape}")
        self.truth, self.prediction = truth, prediction
        super().__init__(*truth.shape)

    def values(self, rows: slice, columns: slice) -> LabelMap:
        """4 * truth + prediction."""
        pairs = self.truth[rows, columns] << np.uint8(2)
        pairs |= self.prediction[rows, columns]
        return pairs

    def colours(self, look: Look) -> tuple[tuple[Colour, ...], tuple[bool, ...]]:
        neutral = look.colours[IGNORE]
        return ((0, 0, 0), neutral, DISAGREED, INVENTED, MISSED), (False, True, True, True, True)

    def value_at(self, x: int, y: int) -> int | None:
        """What is found at a pixel, None outside the picture."""
        if not self._inside(x, y):
            return None
        return int(self._table[4 * int(self.truth[y, x]) + int(self.prediction[y, x])])
