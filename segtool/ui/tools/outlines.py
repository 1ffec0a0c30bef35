"""Lasso, polygon, rectangle, ellipse; and the part of the prediction that is gone round."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from segtool.core.tools.edit import Region
from segtool.core.tools.shapes import ellipse_region, polygon_region, rectangle_region, squared
from segtool.core.tools.table import ELLIPSE, LASSO, POLYGON, RECTANGLE
from segtool.ui.tools.base import Gesture, pair

CLICK = 3.0
"""Screen pixels within which a press and a release are a click."""


class Lasso(Gesture):
    """Everything inside the drag's path."""

    kind = LASSO

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)  # type: ignore[arg-type]
        self._points: list[QPointF] = []

    def press(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._points, self.busy = [point], True

    def drag(self, point: QPointF) -> None:
        if self.busy:
            self._points.append(point)

    def release(self, point: QPointF) -> None:
        if not self.busy:
            return
        self.busy = False
        self._end(self._region(self._points))
        self._points = []

    def path(self) -> QPainterPath | None:
        if not self.busy or not self._points:
            return None
        path = QPainterPath()
        path.addPolygon(QPolygonF(self._points))
        return path

    def _region(self, points: list[QPointF]) -> Region | None:
        canvas = self._board.canvas
        if canvas is None:
            return None
        return polygon_region([pair(point) for point in points], canvas.width, canvas.height)

    def _end(self, region: Region | None) -> None:
        self._tools.region(region, self.value, self.kind)


class TakePart(Lasso):
    """A lasso round what is taken from the prediction (ground truth with the right button); a click takes the region
    of disagreement under the pointer."""

    takes_truth = True

    def release(self, point: QPointF) -> None:
        if self.busy and len(self._points) > 0:
            start = self._points[0]
            if all((each - start).manhattanLength() * self.scale <= CLICK for each in self._points):
                self.busy, self._points = False, []
                self._tools.take_at(pair(point), self.right)
                return
        super().release(point)

    def _end(self, region: Region | None) -> None:
        self._tools.take_part(region, self.right)


class Polygon(Lasso):
    """Corners, click by click. The button of the first decides what the inside becomes."""

    kind = POLYGON

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self._at: QPointF | None = None

    def press(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self.busy:
            self._points, self.busy, self._first = [], True, (self.button, self.erases)
        self.button, self.erases = self._first
        if not self._points or self._points[-1] != point:
            self._points.append(point)

    def drag(self, point: QPointF) -> None:
        self._at = point

    def move(self, point: QPointF) -> None:
        self._at = point

    def release(self, point: QPointF) -> None:
        """A corner stays where it was pressed."""

    def double_click(self, point: QPointF) -> None:
        self.accept()

    def accept(self) -> bool:
        if not self.busy:
            return False
        self.busy = False
        self._end(self._region(self._points))
        self._points = []
        return True

    def step_back(self) -> None:
        if self.busy:
            self._points.pop()
            self.busy = bool(self._points)

    def path(self) -> QPainterPath | None:
        if not self.busy:
            return None
        path = QPainterPath()
        path.addPolygon(QPolygonF([*self._points, *([self._at] if self._at is not None else [])]))
        return path


class Rectangle(Gesture):
    """From corner to corner; with Shift a square."""

    kind = RECTANGLE
    make = staticmethod(rectangle_region)

    def press(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self._start, self._end, self.busy = point, point, True
        self._square = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)

    def drag(self, point: QPointF) -> None:
        if self.busy:
            self._end = QPointF(*squared(pair(self._start), pair(point))) if self._square else point

    def release(self, point: QPointF) -> None:
        canvas = self._board.canvas
        if not self.busy or canvas is None:
            return
        self.busy = False
        region = self.make(pair(self._start), pair(self._end), canvas.width, canvas.height)
        self._tools.region(region, self.value, self.kind)

    def path(self) -> QPainterPath | None:
        if not self.busy:
            return None
        path = QPainterPath()
        self._add(path, QRectF(self._start, self._end).normalized())
        return path

    def _add(self, path: QPainterPath, rect: QRectF) -> None:
        path.addRect(rect)


class Ellipse(Rectangle):
    """What fits into the rectangle from corner to corner; with Shift a circle."""

    kind = ELLIPSE
    make = staticmethod(ellipse_region)

    def _add(self, path: QPainterPath, rect: QRectF) -> None:
        path.addEllipse(rect)
