"""A label map drawn over a photograph: a sheet of colour without a copy, and outlines that stay sharp."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTransform

from segtool.core.box import Box
from segtool.core.classes import BORDER, BY_VALUE, IGNORE, PET
from segtool.core.overlay import boundary_segments, colour_table
from segtool.ui.qimage import ArrayImage, label_picture, set_colours

TILE = 256
"""Outlines are kept in squares of this many picture pixels, so that a stroke redraws only those it touches."""
CONTOUR_WIDTH = 2.0
OUTLINED = (BORDER, IGNORE, PET)
"""Classes with an outline, in drawing order."""

Tile = tuple[int, int]


class LabelLayer:
    """One label map, H x W uint8, as it is at the moment of drawing."""

    def __init__(self, label_map: NDArray[np.uint8], opacity: float, contours_only: bool) -> None:
        self._map = label_map
        self._opacity = opacity
        self._contours_only = contours_only
        self._picture: ArrayImage = label_picture(label_map, colour_table(opacity, contours_only))
        self._lines: dict[Tile, dict[int, list[QLineF]]] = {}
        self._has_ignore = bool((label_map == IGNORE).any())

    @property
    def label_map(self) -> NDArray[np.uint8]:
        """The map itself, not a copy."""
        return self._map

    def set_look(self, opacity: float, contours_only: bool) -> None:
        """opacity: of the sheet, 0 to 1. contours_only: no sheet at all."""
        self._opacity, self._contours_only = opacity, contours_only
        set_colours(self._picture, colour_table(opacity, contours_only))

    def changed(self, box: Box | None) -> None:
        """The map's values changed in `box` (None: anywhere)."""
        if box is None:
            self._lines.clear()
            self._has_ignore = bool((self._map == IGNORE).any())
            return
        self._has_ignore = self._has_ignore or bool((self._map[box.slices] == IGNORE).any())
        # An edge belongs to both its pixels, so the tiles beside the box are asked too.
        for row in range((box.y - 1) // TILE, box.bottom // TILE + 1):
            for column in range((box.x - 1) // TILE, box.right // TILE + 1):
                self._lines.pop((row, column), None)

    def draw(self, painter: QPainter, to_screen: QTransform, exposed: QRectF, faded: bool = False) -> None:
        """Draw what lies in `exposed` (picture coordinates). The painter works in screen coordinates."""
        height, width = self._map.shape
        area = QRect(0, 0, width, height).intersected(exposed.toAlignedRect().adjusted(-1, -1, 1, 1))
        if area.isEmpty():
            return
        painter.save()
        painter.setTransform(to_screen, True)
        if faded:
            painter.setOpacity(0.35)
        if not self._contours_only:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.drawImage(area, self._picture, area)
        self._draw_contours(painter, area, to_screen.m11())
        painter.restore()

    def _draw_contours(self, painter: QPainter, area: QRect, scale: float) -> None:
        tiles = [
            (row, column)
            for row in range(area.top() // TILE, area.bottom() // TILE + 1)
            for column in range(area.left() // TILE, area.right() // TILE + 1)
        ]
        for tile in tiles:
            if tile not in self._lines:
                self._lines[tile] = self._outline(tile)
        for value in OUTLINED:
            pen = QPen(QColor(*BY_VALUE[value].colour), CONTOUR_WIDTH)
            pen.setCosmetic(True)
            pen.setCapStyle(Qt.PenCapStyle.SquareCap)
            painter.setPen(pen)
            for tile in tiles:
                lines = self._lines[tile].get(value)
                if lines:
                    painter.drawLines(lines)
        if self._has_ignore:
            self._hatch(painter, area, scale)

    def _outline(self, tile: Tile) -> dict[int, list[QLineF]]:
        box = Box(tile[1] * TILE, tile[0] * TILE, TILE, TILE)
        found: dict[int, list[QLineF]] = {}
        for value in OUTLINED:
            if value == IGNORE and not self._has_ignore:
                continue
            segments = boundary_segments(self._map, value, box)
            if segments.size:
                found[value] = [QLineF(*row) for row in segments.tolist()]
        return found

    def _hatch(self, painter: QPainter, area: QRect, scale: float) -> None:
        """Ignored pixels are hatched: grey alone is easily taken for the photograph."""
        ignored = self._map[area.top() : area.bottom() + 1, area.left() : area.right() + 1] == IGNORE
        brush = QBrush(QColor(*BY_VALUE[IGNORE].colour), Qt.BrushStyle.BDiagPattern)
        brush.setTransform(QTransform.fromScale(1 / scale, 1 / scale))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        rows = np.flatnonzero(ignored.any(axis=1))
        rects: list[QRect] = []
        for row in rows.tolist():
            padded = np.concatenate(([0], ignored[row].astype(np.int8), [0]))
            edges = np.flatnonzero(np.diff(padded)).reshape(-1, 2)
            rects += [QRect(area.left() + a, area.top() + row, b - a, 1) for a, b in edges.tolist()]
        painter.drawRects(rects)
