"""What a tool shows over the picture: the pixels that it proposes, and the outline under way."""

from math import ceil, floor, sqrt

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from segtool.core.box import Box
from segtool.core.operation import LabelMap
from segtool.core.tools.edit import Edit
from segtool.ui.look import Look

PROPOSED = 0.7
"""Opacity of proposed pixels."""
_DARK, _LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255)


class Drawing:
    """Drawn above a pane's layer."""

    def __init__(self) -> None:
        self._edit: Edit | None = None
        self._label_map: LabelMap | None = None
        self._words = np.zeros(256, np.uint32)
        self._made: tuple[tuple[Box, int], QImage] | None = None
        """What was drawn last: the part of the picture and the step between its pixels, and how it looks."""
        self.path: QPainterPath | None = None

    @property
    def empty(self) -> bool:
        return self._edit is None and self.path is None

    def show(self, edit: Edit | None, label_map: LabelMap | None, look: Look) -> None:
        """Show what an edit changes in the colours that it gives."""
        self._made = None
        self._edit, self._label_map = (None, None) if label_map is None else (edit, label_map)
        for value, (red, green, blue) in look.colours.items():
            self._words[value] = (round(PROPOSED * 255) << 24) | (red << 16) | (green << 8) | blue

    def draw(self, painter: QPainter, to_screen: QTransform) -> None:
        """The painter works in logical screen pixels."""
        found = self._seen(to_screen, QRectF(painter.viewport()), painter.device().devicePixelRatioF())
        if found is not None:
            (part, _step), image = found
            painter.save()
            painter.setTransform(to_screen, True)
            painter.drawImage(QRectF(*part), image)
            painter.restore()
        if self.path is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            shown = to_screen.map(self.path)
            for ink, width in ((_DARK, 3.0), (_LIGHT, 1.2)):
                painter.setPen(QPen(ink, width))
                painter.drawPath(shown)
            start = shown.elementAt(0)
            painter.setBrush(_LIGHT)
            painter.drawEllipse(QPointF(start.x, start.y), 2.5, 2.5)
            painter.restore()

    def _seen(
        self, to_screen: QTransform, screen: QRectF, ratio: float
    ) -> tuple[tuple[Box, int], QImage] | None:
        """What of the edit lies on the screen, as fine as the screen shows it: its cost is the screen's."""
        edit, label_map = self._edit, self._label_map
        back, possible = to_screen.inverted()
        if edit is None or label_map is None or not possible:
            return None
        rect = back.mapRect(screen)
        step = max(1, floor(sqrt(abs(back.determinant())) / ratio))
        box = edit.box
        left, top = (
            max(floor(rect.left()) - box.x, 0) // step * step,
            max(floor(rect.top()) - box.y, 0) // step * step,
        )
        right, bottom = (
            min(ceil(rect.right()) - box.x, box.width),
            min(ceil(rect.bottom()) - box.y, box.height),
        )
        if left >= right or top >= bottom:
            return None
        rows, columns = slice(top, bottom, step), slice(left, right, step)
        values = edit.values[rows, columns]
        high, wide = values.shape
        part = Box(box.x + left, box.y + top, wide * step, high * step)
        if self._made is None or self._made[0] != (part, step):
            changed = values != label_map[box.slices][rows, columns]
            argb = np.ascontiguousarray(np.where(changed, self._words[values], np.uint32(0)))
            made = QImage(argb.data, wide, high, 4 * wide, QImage.Format.Format_ARGB32)
            self._made = (part, step), made.copy()
        return self._made
