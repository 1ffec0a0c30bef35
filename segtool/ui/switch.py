"""A switch: on or off, said by its place as well as by its colour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from segtool.ui.theme import UNIT

WIDTH, HEIGHT = 4.5 * UNIT, 2.5 * UNIT


class Switch(QAbstractButton):
    """Click or Space turns it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(round(WIDTH) + 6, round(HEIGHT) + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, on = self.palette(), self.isChecked()
        track = QRectF(3, 3, WIDTH, HEIGHT)
        if self.hasFocus():
            painter.setPen(QPen(palette.highlight().color(), 1.5))
            painter.drawRoundedRect(
                track.adjusted(-2, -2, 2, 2), track.height() / 2 + 2, track.height() / 2 + 2
            )
        colour = palette.color(QPalette.ColorRole.Highlight if on else QPalette.ColorRole.Dark)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour.lighter(108) if self.underMouse() else colour)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        knob = QRectF(
            track.right() - HEIGHT + 3 if on else track.left() + 3, track.top() + 3, HEIGHT - 6, HEIGHT - 6
        )
        painter.setBrush(
            palette.color(QPalette.ColorRole.HighlightedText) if on else QColor(Qt.GlobalColor.white)
        )
        painter.drawEllipse(knob)
