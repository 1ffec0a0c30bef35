"""One view of the picture: photograph, label map on top, brush outline. It draws and reports; it decides nothing."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from segtool.core.box import Box
from segtool.ui.layers import Above, Layer
from segtool.ui.look import Look
from segtool.ui.outline import BrushOutline, draw_pixel_grid
from segtool.ui.qimage import Photograph
from segtool.ui.view_state import ViewState
from segtool.ui.wheel import scroll

_LEFT, _RIGHT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton


class ImagePane(QWidget):
    """Points in signals are in picture coordinates: pixel (i, j) covers [i, i+1) x [j, j+1)."""

    pressed = Signal(QPointF, object, object)  # point, Qt.MouseButton, Qt.KeyboardModifiers
    dragged = Signal(QPointF)
    released = Signal(QPointF)
    double_clicked = Signal(QPointF)
    hovered = Signal(object)  # QPointF, or None when the pointer leaves
    resized = Signal()
    brush_scrolled = Signal(float)  # wheel delta
    held = Signal(bool)  # the Space key
    pressure = Signal(float)  # of a pen, 0 to 1; 1 when it was lifted

    def __init__(self, state: ViewState, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._tool_cursor = QCursor(Qt.CursorShape.CrossCursor)
        self.setCursor(self._tool_cursor)
        self.setMinimumSize(160, 120)
        self._state = state
        self._picture: Photograph | None = None
        self.layer: Layer | None = None
        self.above: Above | None = None
        """What a tool shows over the layer."""
        self.look = Look()
        self.faded = False
        self.overlay_hidden = False
        self.outline = BrushOutline()
        """The ring; panes in step share one, and whoever moves it has them drawn again there."""
        self._bounds = QRectF()
        self._pan_from: QPointF | None = None
        self._button: Qt.MouseButton | None = None
        self._space = False
        state.changed.connect(self.update)

    # What is shown

    def set_image(self, image: NDArray[np.uint8] | None) -> None:
        """Show another photograph, H x W x 3 RGB, or none."""
        self.set_picture(None if image is None else Photograph(image))

    def set_picture(self, picture: Photograph | None) -> None:
        """Show a photograph that another pane has already made ready."""
        self._picture = picture
        self._bounds = QRectF() if picture is None else QRectF(picture.rect())
        self.update()

    @property
    def picture(self) -> Photograph | None:
        """The photograph as it is drawn."""
        return self._picture

    def set_look(self, look: Look) -> None:
        """Show the picture like this; data stay as they are."""
        if look != self.look:
            self.look = look
            self.update()

    def set_layer(self, layer: Layer | None, faded: bool = False) -> None:
        """Show a label map over the photograph, or none. faded: out of date."""
        self.layer, self.faded = layer, faded
        self.update()

    def layer_changed(self, box: Box | None) -> None:
        """The label map's values changed in `box` (None: anywhere): draw only that."""
        if self.layer is not None:
            self.layer.changed(box)
        if box is None:
            self.update()
            return
        grown = self.look.contour_width + 4
        rect = self._state.to_screen(QRectF(*box)).adjusted(-grown, -grown, grown, grown)
        self.update(rect.toAlignedRect())

    def set_overlay_hidden(self, hidden: bool) -> None:
        """Show the photograph alone."""
        if hidden != self.overlay_hidden:
            self.overlay_hidden = hidden
            self.update()

    def to_picture(self, screen: QPointF) -> QPointF:
        """The picture point under a logical pixel of this pane."""
        return self._state.to_picture(screen)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, rect = QPainter(self), event.rect()
        to_screen = self._state.transform()
        exposed = self._state.inverse().mapRect(QRectF(rect))
        if not self._bounds.contains(exposed):
            painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Shadow))
        if self._picture is None:
            return
        self._picture.draw(painter, to_screen, exposed, self.look.tone)
        if self.look.pixel_grid and self._state.scale > 1:
            draw_pixel_grid(painter, to_screen, exposed, self._picture.size())
        if self.layer is not None and not self.overlay_hidden and not self.look.hidden:
            self.layer.draw(painter, to_screen, exposed, self.look, self.faded)
        if self.above is not None:
            self.above.draw(painter, to_screen)
        self.outline.draw(painter, self._state)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def inner_size(self) -> QSizeF:
        """The pane's size in logical pixels."""
        return QSizeF(self.size())

    def wheelEvent(self, event: QWheelEvent) -> None:
        wanted = scroll(event)
        if wanted.brush:
            self.brush_scrolled.emit(wanted.brush)
        elif wanted.zoom:
            self._state.zoom(wanted.zoom, self.to_picture(event.position()))
        elif not wanted.pan.isNull():
            self._state.pan(wanted.pan)
        event.accept()

    def take_gesture(self, event: QNativeGestureEvent) -> bool:
        """A gesture on a touchpad, which the frame around hands on; False where it means nothing here."""
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            factor = min(max(1 + event.value(), 0.5), 2.0)  # a driver's single wild value is no jump
            at = self.mapFromGlobal(event.globalPosition())
            self._state.set_scale(self._state.scale * factor, self.to_picture(at))
            return True
        if kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            self._state.fit()
            return True
        return False

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Only the pressure is taken from here; Qt makes a mouse event of what is not accepted."""
        lifted = event.type() == QEvent.Type.TabletRelease
        self.pressure.emit(1.0 if lifted else event.pressure())
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        held = self._button is not None and bool(event.buttons() & self._button)
        if self._pan_from is not None or (held and event.button() != self._button):
            return  # a second button during a stroke changes nothing
        if event.button() == _MIDDLE or (event.button() == _LEFT and self._space):
            self._pan_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.button() in (_LEFT, _RIGHT):
            self._button = event.button()
            self.pressed.emit(self.to_picture(event.position()), event.button(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            self._state.pan(event.position() - self._pan_from)
            self._pan_from = event.position()
            return
        point = self.to_picture(event.position())
        if self._button is not None and not event.buttons() & self._button:
            self._button = None  # a dialog took the release
            self.released.emit(point)
        elif self._button is not None:
            self.dragged.emit(point)
        self.hovered.emit(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None and event.button() in (_MIDDLE, _LEFT):
            self._pan_from = None
            self._show_cursor()
        elif event.button() == self._button:
            self._button = None
            self.released.emit(self.to_picture(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == _MIDDLE:
            self._state.fit()
        elif event.button() == _LEFT and not self._space:
            self.double_clicked.emit(self.to_picture(event.position()))
            self.mousePressEvent(event)  # the second dab of two quick ones

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered.emit(self.to_picture(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.held.emit(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.held.emit(False)
        else:
            super().keyReleaseEvent(event)

    def set_space(self, down: bool) -> None:
        """Space is held: the left button moves the picture."""
        self._space = down
        self._show_cursor()

    def set_tool_cursor(self, cursor: QCursor) -> None:
        """What the pointer looks like while nothing else goes on."""
        self._tool_cursor = cursor
        self._show_cursor()

    def _show_cursor(self) -> None:
        self.setCursor(QCursor(Qt.CursorShape.OpenHandCursor) if self._space else self._tool_cursor)
