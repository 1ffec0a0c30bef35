"""The whole picture, small, with a frame around what the panes show; a click or a drag moves there."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from segtool.ui.theme import UNIT, colour
from segtool.ui.view_state import ViewState
from segtool.ui.words import tr

LONGEST = 148
"""Longest side of the small picture, in logical pixels."""
SHARE = 0.34
"""Of a pane's sides, at most."""
ROOM = 28
"""How near a stroke may come before the map moves to another corner."""


class Minimap(QWidget):
    """A child of the panes; `place` says which of them it lies on. It is seen while the picture is not whole."""

    def __init__(self, state: ViewState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Minimap: the whole picture and the part that is shown"))
        self.setToolTip(tr("Click or drag to move the picture"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._state = state
        self._area = QRect()
        self._corner = 3
        self._source: QImage | None = None
        self._small = QImage()
        self._turn = QTransform()
        self._wanted = True
        state.changed.connect(self.refresh)
        self.hide()

    def set_wanted(self, wanted: bool) -> None:
        """Whether it may be seen at all."""
        self._wanted = wanted
        self.refresh()

    def set_picture(self, picture: QImage | None) -> None:
        """Another photograph."""
        self._source, self._small = picture, QImage()
        self.refresh()

    def place(self, area: QRect) -> None:
        """Lie in a corner of this part of the parent."""
        self._area = QRect(area)
        self.refresh()

    def refresh(self) -> None:
        """Show, hide, move the frame."""
        size = self._size()
        shown = self._wanted and self._source is not None and not self._whole() and size.width() > 3 * UNIT
        if shown:
            self.setGeometry(QRect(self._corners(size)[self._corner], size))
            self.raise_()
            self.update()
        self.setVisible(shown)

    def keep_away(self, point: QPointF, radius: float) -> None:
        """A stroke is at this point of the parent: give way to it."""
        if self.isHidden():
            return
        reach = radius + ROOM
        if not QRectF(self.geometry()).adjusted(-reach, -reach, reach, reach).contains(point):
            return
        size = self.size()
        middle = QPointF(size.width() / 2, size.height() / 2)

        def distance(corner: int) -> float:
            way = QPointF(self._corners(size)[corner]) + middle - point
            return way.x() ** 2 + way.y() ** 2

        self._corner = max(range(4), key=distance)
        self.refresh()

    def _whole(self) -> bool:
        """The whole picture is seen."""
        shown = self._state.to_screen(QRectF(QPointF(0, 0), self._state.picture))
        return QRectF(QPointF(-1, -1), self._state.viewport).adjusted(0, 0, 2, 2).contains(shown)

    def _size(self) -> QSize:
        turned = self._state.transform().mapRect(QRectF(QPointF(0, 0), self._state.picture))
        if turned.isEmpty() or self._area.isEmpty():
            return QSize(0, 0)
        share = min(
            LONGEST / max(turned.width(), turned.height()),
            SHARE * self._area.width() / turned.width(),
            SHARE * self._area.height() / turned.height(),
        )
        return QSize(round(turned.width() * share), round(turned.height() * share))

    def _corners(self, size: QSize) -> list[QPoint]:
        inner = self._area.adjusted(UNIT, UNIT, -UNIT, -UNIT)
        right, bottom = inner.right() - size.width() + 1, inner.bottom() - size.height() + 1
        return [QPoint(x, y) for y in (inner.top(), bottom) for x in (inner.left(), right)]

    def _scaled(self) -> QRectF:
        """Where the whole picture would be on the screen, at the present scale."""
        return self._state.transform().mapRect(QRectF(QPointF(0, 0), self._state.picture))

    def visible_frame(self) -> QRectF:
        """The part that is shown, in pixels of the map."""
        whole, share = self._scaled(), self._share()
        return QRectF(
            -whole.x() * share,
            -whole.y() * share,
            self._state.viewport.width() * share,
            self._state.viewport.height() * share,
        )

    def _share(self) -> float:
        return self.width() / max(self._scaled().width(), 1e-9)

    def _picture(self) -> QImage:
        """The small picture, turned as the view is; made once for a photograph and a size."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        matrix, scale = self._state.transform(), self._state.scale
        turn = QTransform(
            matrix.m11() / scale, matrix.m12() / scale, matrix.m21() / scale, matrix.m22() / scale, 0, 0
        )
        if self._source is not None and (self._small.size() != size or turn != self._turn):
            # Fast first, smooth then: a photograph of 12 megapixels takes 3 ms instead of 60.
            longest = 4 * max(size.width(), size.height())
            large = max(self._source.width(), self._source.height()) > longest
            rough = QSize(longest, longest)
            keep = Qt.AspectRatioMode.KeepAspectRatio
            small = self._source.scaled(rough, keep) if large else self._source
            self._turn = turn
            self._small = small.transformed(turn).scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        return self._small

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._picture())
        frame = self.visible_frame().intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        veil = QPolygonF(QRectF(self.rect())).subtracted(QPolygonF(frame))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 110))
        painter.drawPolygon(veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(Qt.GlobalColor.white), 1.5))
        painter.drawRect(frame)
        painter.setPen(QPen(colour(QPalette.ColorRole.Dark), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    def _go_to(self, point: QPointF) -> None:
        self._state.pan((self.visible_frame().center() - point) / self._share())
