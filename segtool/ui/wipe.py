"""The divider of two panes that lie over each other."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QRegion
from PySide6.QtWidgets import QAbstractSlider, QWidget

from segtool.ui.theme import colour
from segtool.ui.words import tr

STEPS = 1000
"""Positions from the left edge to the right."""
GRIP = 30
"""Width and height of the grip, in logical pixels."""
HIT = 9
"""Width in which the line takes the mouse; the rest belongs to the pictures."""


class WipeHandle(QAbstractSlider):
    """A line with a grip: dragged with the mouse, moved by the arrow keys, Page and Home and End when in focus.

    `place` says over which part of the parent it lies; the value is its way across, 0 to STEPS.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, STEPS)
        self.setSingleStep(STEPS // 100)
        self.setPageStep(STEPS // 10)
        self.setValue(STEPS // 2)
        self.setAccessibleName(tr("Wipe: where one picture ends and the other begins"))
        self.setToolTip(tr("Drag, or move with the arrow keys; a double click puts it in the middle"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self._area = QRect()
        self._grab = 0.0
        self.valueChanged.connect(self._move)
        self.hide()

    @property
    def area(self) -> QRect:
        """The part of the parent that it lies over."""
        return QRect(self._area)

    @property
    def x_of_line(self) -> int:
        """Where the line is, in logical pixels from the left edge of the area."""
        return round(self._area.width() * self.value() / STEPS)

    def place(self, area: QRect) -> None:
        """Lie over this part of the parent."""
        self._area = QRect(area)
        self._move()

    def _move(self) -> None:
        self.setGeometry(
            self._area.x() + self.x_of_line - GRIP // 2, self._area.y(), GRIP, max(self._area.height(), 1)
        )
        line = QRect((GRIP - HIT) // 2, 0, HIT, self.height())
        self.setMask(QRegion(line) | QRegion(self._grip().toAlignedRect(), QRegion.RegionType.Ellipse))

    def _grip(self) -> QRectF:
        return QRectF(0, self.height() * 0.82 - GRIP / 2, GRIP, GRIP)

    def sizeHint(self) -> QSize:
        return QSize(GRIP, 4 * GRIP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, grip = GRIP / 2, self._grip()
        for width, ink in ((4.0, QColor(0, 0, 0, 110)), (2.0, QColor(Qt.GlobalColor.white))):
            painter.setPen(QPen(ink, width))
            painter.drawLine(QPointF(middle, 0), QPointF(middle, self.height()))
        active = self.hasFocus() or self.isSliderDown()
        painter.setPen(QPen(QColor(0, 0, 0, 110), 1))
        painter.setBrush(colour(QPalette.ColorRole.Highlight) if active else QColor(Qt.GlobalColor.white))
        painter.drawEllipse(grip.adjusted(2, 2, -2, -2))
        arrows = QPainterPath()
        for side in (-1, 1):
            tip = grip.center() + QPointF(side * 8, 0)
            arrows.moveTo(tip + QPointF(-side * 4, -4))
            arrows.lineTo(tip)
            arrows.lineTo(tip + QPointF(-side * 4, 4))
        ink = colour(QPalette.ColorRole.HighlightedText) if active else QColor(40, 40, 40)
        painter.setPen(
            QPen(ink, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(arrows)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grab = event.position().x() - GRIP / 2
            self.setSliderDown(True)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown() and self._area.width() > 0:
            x = self.mapToParent(event.position()).x() - self._grab - self._area.x()
            self.setValue(round(x / self._area.width() * STEPS))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.setValue(STEPS // 2)
