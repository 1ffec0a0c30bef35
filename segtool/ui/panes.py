"""The two panes in step: ground truth or correction on the left, prediction on the right."""

from PySide6.QtCore import QPointF, QSizeF, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from segtool.core.box import Box
from segtool.core.classes import BY_VALUE
from segtool.ui.brush import Brush, Painter, Wheel
from segtool.ui.label_layer import LabelLayer
from segtool.ui.pane_faces import left_face, left_title, right_face, right_title
from segtool.ui.pane_frame import PaneFrame
from segtool.ui.view_state import NOTCH, ViewState
from segtool.workbench import Workbench


class Panes(QWidget):
    """Everything between the sample list and the side panel. It shows the workbench's state and paints on it."""

    pointed = Signal(object)  # QPointF in picture coordinates, or None

    def __init__(self, workbench: Workbench, brush: Brush, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.brush = brush
        self.state = ViewState(self)
        self.left = PaneFrame(self.state, "Ground truth")
        self.right = PaneFrame(self.state, "Prediction")
        self.frames = (self.left, self.right)
        self.painter = Painter(workbench, brush, self)
        self.point: QPointF | None = None
        self._pointer: QPointF | None = None
        self.opacity = 0.45
        self.contours_only = False
        self.hidden = False
        self._held = False
        self._wheel = Wheel()
        self._lay_out()
        self._connect()
        self._show_sample()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedWidth(1)
        row.addWidget(self.left, 1)
        row.addWidget(rule)
        row.addWidget(self.right, 1)

    def _connect(self) -> None:
        bench, left, right = self._workbench, self.left.pane, self.right.pane
        bench.sampleChanged.connect(self._show_sample)
        bench.sampleLoading.connect(self._show_loading)
        bench.canvasChanged.connect(self._canvas_changed)
        bench.factsChanged.connect(self._facts_changed)
        bench.savedStateChanged.connect(self._show_left_title)
        bench.predictionChanged.connect(self._show_prediction)
        bench.predictionBusy.connect(self._show_right_title)
        bench.predictionFailed.connect(self._show_prediction)
        bench.checkpointChanged.connect(self._show_prediction)
        for frame in self.frames:
            frame.pane.resized.connect(self._fit_viewport)
            frame.pane.hovered.connect(self._hover)
            frame.pane.brush_scrolled.connect(self._scroll_brush)
            frame.pane.held.connect(self.hold_overlay)
        left.pressed.connect(self.painter.press)
        left.dragged.connect(self.painter.drag)
        left.released.connect(self.painter.release)
        left.double_clicked.connect(self._double_click_left)
        right.pressed.connect(self.painter.press_prediction)
        right.dragged.connect(lambda point: self.painter.drag_prediction(point, self.state.scale))
        right.released.connect(self.painter.release_prediction)
        right.double_clicked.connect(lambda _point: self.state.fit())
        self.painter.picked.connect(self.pick)
        self.right.face.pressed.connect(bench.predict_again)
        self.brush.changed.connect(self._show_brush)
        self.state.changed.connect(self._view_changed)

    # The sample

    def _show_sample(self) -> None:
        self.painter.forget()
        image = self._workbench.image
        self.left.pane.set_image(image)
        self.right.pane.set_picture(self.left.pane.picture)
        if image is not None:
            self.state.set_picture(image.shape[1], image.shape[0])
        self._show_left()
        self._show_prediction()

    def _show_loading(self, _name: str) -> None:
        """Another sample is on its way; what is shown stays until it is there."""
        self.painter.forget()
        self._show_left_title()
        self._show_right_title()

    def _show_left(self) -> None:
        canvas, layer = self._workbench.canvas, self.left.pane.layer
        if canvas is None or not (self._workbench.has_label_map or canvas.stroking):
            self.left.pane.set_layer(None)
        elif layer is None or layer.label_map is not canvas.label_map:
            self.left.pane.set_layer(LabelLayer(canvas.label_map, self.opacity, self.contours_only))
        self._show_left_title()

    def _show_left_title(self) -> None:
        self.left.set_busy(bool(self._workbench.loading))
        self.left.set_title(*left_title(self._workbench))
        self.left.face.say(*left_face(self._workbench))

    def _facts_changed(self, name: str) -> None:
        current = self._workbench.current
        if current is not None and name in (current.name, ""):
            self._show_left()

    def _canvas_changed(self, box: Box | None) -> None:
        canvas, layer = self._workbench.canvas, self.left.pane.layer
        if canvas is None or layer is None or layer.label_map is not canvas.label_map:
            self._show_left()
        else:
            self.left.pane.layer_changed(box)

    # The prediction

    def _show_prediction(self, *_: object) -> None:
        bench, pane = self._workbench, self.right.pane
        prediction, outdated = bench.prediction, bench.prediction_outdated
        if prediction is None:
            pane.set_layer(None)
        elif pane.layer is None or pane.layer.label_map is not prediction.label_map:
            pane.set_layer(LabelLayer(prediction.label_map, self.opacity, self.contours_only), outdated)
        else:
            pane.set_layer(pane.layer, outdated)
        self._show_right_title()

    def _show_right_title(self, *_: object) -> None:
        bench = self._workbench
        self.right.set_busy(bench.predicting)
        self.right.set_title(*right_title(bench))
        self.right.face.say(*right_face(bench))

    # The view

    def _fit_viewport(self) -> None:
        sizes = [frame.pane.inner_size() for frame in self.frames]
        self.state.set_viewport(
            QSizeF(min(size.width() for size in sizes), min(size.height() for size in sizes))
        )

    def set_look(self, opacity: float | None = None, contours_only: bool | None = None) -> None:
        """How label maps are drawn, on both panes."""
        self.opacity = self.opacity if opacity is None else opacity
        self.contours_only = self.contours_only if contours_only is None else contours_only
        for frame in self.frames:
            if frame.pane.layer is not None:
                frame.pane.layer.set_look(self.opacity, self.contours_only)
            frame.pane.update()

    def set_hidden(self, hidden: bool) -> None:
        """Photographs alone, until asked again."""
        self.hidden = hidden
        self._apply_hidden()

    def hold_overlay(self, down: bool) -> None:
        """Space is held: photographs alone, and the left button moves the picture."""
        self._held = down
        for frame in self.frames:
            frame.pane.set_space(down)
        self._apply_hidden()

    def _apply_hidden(self) -> None:
        for frame in self.frames:
            frame.pane.set_overlay_hidden(self.hidden or self._held)

    def actual_size(self) -> None:
        """One picture pixel is one pixel of the screen, whatever its scaling."""
        self.state.set_scale(1 / self.devicePixelRatioF(), self.point)

    def zoom_step(self, direction: int) -> None:
        """One notch in (1) or out (-1), at the pointer where it is over a pane."""
        self.state.zoom(direction * NOTCH, self.point)

    def _double_click_left(self, point: QPointF) -> None:
        if (
            not 0 <= point.x() < self.state.picture.width()
            or not 0 <= point.y() < self.state.picture.height()
        ):
            self.state.fit()

    # The pointer

    def _hover(self, point: QPointF | None) -> None:
        self.point = point
        self._pointer = None if point is None else self.state.transform().map(point)
        self._show_brush()
        self.pointed.emit(point)

    def _view_changed(self) -> None:
        """The picture moved under a resting pointer."""
        if self._pointer is not None:
            self.point = self.state.to_picture(self._pointer)
            self.pointed.emit(self.point)
        self._show_brush()

    def _show_brush(self) -> None:
        pixel_class = BY_VALUE[self.brush.paints]
        for frame in self.frames:
            frame.pane.set_brush(self.point, float(self.brush.diameter), QColor(*pixel_class.colour))

    def _scroll_brush(self, delta: float) -> None:
        for _ in range(abs(notches := self._wheel.notches(delta))):
            self.brush.grow(1 if notches > 0 else -1)

    def pick(self, point: QPointF | None = None) -> None:
        """Take the class under the pointer (from the pane it is over) into the brush."""
        at = point or self.point
        over_right = self.right.pane.underMouse()
        layer = (self.right if over_right else self.left).pane.layer
        if at is None or layer is None:
            return
        x, y = int(at.x() // 1), int(at.y() // 1)
        if 0 <= x < layer.label_map.shape[1] and 0 <= y < layer.label_map.shape[0]:
            self.brush.set_value(int(layer.label_map[y, x]))
