"""The snapping brush and the smart stroke: a line drawn over the photograph that stands for more than itself."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from segtool.core.classes import BACKGROUND
from segtool.core.tools.shapes import Point
from segtool.ui.tools.base import Gesture, pair


class Stroke(Gesture):
    """Collects the points of the line."""

    keeps_ring = True

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self._points: list[Point] = []

    def press(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._points, self.busy = [pair(point)], True

    def drag(self, point: QPointF) -> None:
        if self.busy:
            self._points.append(pair(point))

    def path(self) -> QPainterPath | None:
        if not self.busy or not self._points:
            return None
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in self._points]))
        return path


class Snap(Stroke):
    """Whole superpixels under the brush; shown while it moves, taken when it is lifted."""

    def press(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        super().press(point, modifiers)
        self._show()

    def preview(self) -> None:
        if self.busy and self._shown != len(self._points):
            self._show()

    def release(self, point: QPointF) -> None:
        if self.busy:
            self.preview()
            self.busy = False
            self._tools.accept()

    def _show(self) -> None:
        self._shown = len(self._points)
        self._tools.snap(self._points, float(self._brush.diameter), self.value)


class Smart(Stroke):
    """Pet or background, said by a line or a click; what follows from it is proposed."""

    def release(self, point: QPointF) -> None:
        if self.busy:
            self.busy = False
            pet = not self.right and self.value != BACKGROUND
            self._tools.smart(self._points, float(self._brush.diameter), pet)
