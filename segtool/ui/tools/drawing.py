"""What a tool shows over the picture: the pixels that it proposes, and the outline under way."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from segtool.core.operation import LabelMap
from segtool.core.tools.edit import Edit
from segtool.ui.look import Look

PROPOSED = 0.7
"""Opacity of proposed pixels."""
_DARK, _LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255)


class Drawing:
    """Drawn above a pane's layer."""

    def __init__(self) -> None:
        self._image: QImage | None = None
        self._rect = QRectF()
        self.path: QPainterPath | None = None

    @property
    def empty(self) -> bool:
        return self._image is None and self.path is None

    def show(self, edit: Edit | None, label_map: LabelMap | None, look: Look) -> None:
        """Show what an edit changes in the colours that it gives."""
        if edit is None or label_map is None:
            self._image = None
            return
        words = np.zeros(256, np.uint32)
        for value, (red, green, blue) in look.colours.items():
            words[value] = (round(PROPOSED * 255) << 24) | (red << 16) | (green << 8) | blue
        changed = edit.values != label_map[edit.box.slices]
        argb = np.ascontiguousarray(np.where(changed, words[edit.values], np.uint32(0)))
        made = QImage(
            argb.data, edit.box.width, edit.box.height, 4 * edit.box.width, QImage.Format.Format_ARGB32
        )
        self._image, self._rect = made.copy(), QRectF(*edit.box)

    def draw(self, painter: QPainter, to_screen: QTransform) -> None:
        """The painter works in logical screen pixels."""
        if self._image is not None:
            painter.save()
            painter.setTransform(to_screen, True)
            painter.drawImage(self._rect, self._image)
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
