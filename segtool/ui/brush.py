"""From pointer to paint: which class, which size, and what each press on a pane means."""

from typing import Any

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from segtool.core.classes import BACKGROUND, BY_VALUE, IGNORE, PET
from segtool.core.tools.brush import LARGEST, SMALLEST
from segtool.ui.view_state import NOTCH
from segtool.workbench import Workbench

ERASE, PICK, PAINT_IGNORE, NOTHING = "erase", "pick", "ignore", "nothing"
DRAG = 4.0
"""Screen pixels after which a press on the prediction counts as a stroke."""


class Brush(QObject):
    """The tool in the hand. value: class table value it paints. diameter: picture pixels, 1 to 1,000."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value = PET
        self.diameter = 20
        self.erasing = False
        self.right_button = ERASE
        """What the right button does: ERASE, PICK, PAINT_IGNORE or NOTHING."""
        self.pressure = 1.0
        """Of the pen, above 0 to 1; 1 with a mouse, or where it is not asked for."""

    @property
    def size(self) -> float:
        """What is painted now, in picture pixels: the diameter, less where a pen presses softly."""
        return max(SMALLEST, self.diameter * self.pressure)

    @property
    def paints(self) -> int:
        """The value that the left button paints."""
        return BACKGROUND if self.erasing else self.value

    def set_value(self, value: int) -> None:
        """Take up the brush with a class."""
        if value in BY_VALUE:
            self.value, self.erasing = value, False
            self.changed.emit()

    def set_erasing(self, erasing: bool) -> None:
        """Take up the eraser, or the brush with the class it had."""
        self.erasing = erasing
        self.changed.emit()

    def value_of(self, right: bool, erases: bool = False) -> int:
        """The value that a button paints. erases: the right one takes away, whatever was chosen for it."""
        if not right:
            return self.paints
        return IGNORE if self.right_button == PAINT_IGNORE and not erases else BACKGROUND

    def set_right_button(self, does: str) -> None:
        """ERASE, PICK, PAINT_IGNORE or NOTHING, from now on."""
        self.right_button = does

    def set_diameter(self, diameter: int) -> None:
        """Another size, brought within the limits."""
        diameter = int(min(max(diameter, SMALLEST), LARGEST))
        if diameter != self.diameter:
            self.diameter = diameter
            self.changed.emit()

    def grow(self, direction: int) -> None:
        """One step larger (1) or smaller (-1): a tenth, at least one pixel."""
        self.set_diameter(self.diameter + direction * max(1, round(self.diameter * 0.1)))


class Wheel:
    """Counts wheel deltas up to whole notches, so that fine wheels make no more steps than coarse ones."""

    def __init__(self) -> None:
        self._rest = 0.0

    def notches(self, delta: float) -> int:
        """Whole notches reached by this delta; positive is away from the person."""
        if self._rest * delta < 0:
            self._rest = 0.0
        self._rest += delta
        whole = int(self._rest / NOTCH)
        self._rest -= whole * NOTCH
        return whole


class Painter(QObject):
    """Strokes on the left pane, and the wish to start from the prediction on the right one.

    `board` is the workbench.
    """

    picked = Signal(QPointF)
    wants_prediction = Signal()

    def __init__(self, board: Workbench, brush: Brush, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._brush = brush
        self.painting = False
        self._last: QPointF | None = None
        self._prediction_press: QPointF | None = None
        self.hand: Any = None
        """ui.tools.hand.Hand: where it holds a tool, the left pane's events are the tool's."""
        self.ask = lambda: True
        """Asked before the first stroke on a sample whose ground truth cannot be used; False stops the stroke."""

    def press_harder(self, pressure: float) -> None:
        """The pen's pressure, 0 to 1, where the person wants it to set the size; 1 when it was lifted."""
        wanted = self._board.tools.options.pressure
        self._brush.pressure = min(max(pressure, 0.0), 1.0) if wanted else 1.0

    def press(self, point: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        """A button went down on the left pane."""
        if button == Qt.MouseButton.LeftButton and modifiers & Qt.KeyboardModifier.AltModifier:
            self.picked.emit(point)
            return
        held = bool(modifiers & Qt.KeyboardModifier.ControlModifier)  # the eraser for as long as the key is
        does = ERASE if held or self._takes_truth() else self._brush.right_button
        if button == Qt.MouseButton.RightButton and does in (PICK, NOTHING):
            if does == PICK:
                self.picked.emit(point)
            return
        if not self.ask():
            return
        if held:
            button = Qt.MouseButton.RightButton
        if self._holds_tool():
            self.hand.press(point, button, modifiers)
            return
        right = button == Qt.MouseButton.RightButton
        value = self._brush.value_of(right, held)
        erasing = value == BACKGROUND and (right or self._brush.erasing)
        line = modifiers & Qt.KeyboardModifier.ShiftModifier and self._last is not None
        start = self._last if line and self._last is not None else point
        size = self._brush.size
        self.painting = bool(self._board.start_stroke(value, size, start.x(), start.y(), erasing))
        if self.painting:
            if line:
                self._board.stroke_to(point.x(), point.y())
            self._last = point

    def drag(self, point: QPointF) -> None:
        """The pointer moved with the button down on the left pane."""
        if self.painting:
            self._board.stroke_to(point.x(), point.y(), self._brush.size)
            self._last = point
        elif self._holds_tool():
            self.hand.drag(point)

    def release(self, _point: QPointF) -> None:
        """The button went up on the left pane."""
        if self.painting:
            self.painting = False
            self._board.end_stroke()
        elif self._holds_tool():
            self.hand.release(_point)

    def abort(self) -> bool:
        """Give up the stroke under way. Returns whether there was one."""
        was, self.painting = self.painting, False
        if was:
            self._board.abort_stroke()
            self._last = None
        elif self.hand is not None:
            return bool(self.hand.abort())
        return was

    def _holds_tool(self) -> bool:
        return self.hand is not None and self.hand.gesture is not None

    def _takes_truth(self) -> bool:
        """Whether the right button has a meaning of its own with the tool in the hand."""
        return self._holds_tool() and bool(self.hand.gesture.takes_truth)

    def forget(self) -> None:
        """Another picture: no line starts from a point of the last one."""
        self.painting = False
        self._last = None
        self._prediction_press = None
        if self.hand is not None:
            self.hand.forget()

    def press_prediction(
        self, point: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier
    ) -> None:
        """A button went down on the prediction."""
        if modifiers & Qt.KeyboardModifier.AltModifier:
            self.picked.emit(point)
        else:
            self._prediction_press = point

    def drag_prediction(self, point: QPointF, scale: float) -> None:
        """The pointer moved with the button down on the prediction."""
        press = self._prediction_press
        if press is not None and (point - press).manhattanLength() * scale > DRAG:
            self._prediction_press = None
            self.wants_prediction.emit()

    def release_prediction(self, _point: QPointF) -> None:
        """The button went up on the prediction."""
        self._prediction_press = None
