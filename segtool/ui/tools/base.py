"""What every tool's gestures have in common."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath

from segtool.core.tools.shapes import Point
from segtool.ui.brush import Brush
from segtool.workbench import Workbench


class Gesture:
    """One tool in the hand. Points are the picture's. It draws through `path`, and acts through the workbench."""

    keeps_ring = False
    """Whether the brush's ring shows what the tool touches."""
    takes_truth = False
    """The right button takes ground truth: what was chosen for it does not hold."""

    def __init__(self, board: Workbench, brush: Brush) -> None:
        self._tools = board.tools
        self._board = board
        self._brush = brush
        self.button = Qt.MouseButton.LeftButton
        self.erases = False
        """The right button takes away, whatever was chosen for it."""
        self.scale = 1.0
        """Screen pixels for one picture pixel."""
        self.busy = False
        """Between press and the end of what it began."""

    @property
    def value(self) -> int:
        """What it paints: the class in the hand, with the right button what was chosen for it."""
        return self._brush.value_of(self.right, self.erases)

    @property
    def right(self) -> bool:
        return self.button == Qt.MouseButton.RightButton

    def press(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """A button (`self.button`) went down."""

    def drag(self, point: QPointF) -> None:
        """The pointer moved with the button down."""

    def preview(self) -> None:
        """Propose what follows from the drag so far: once for all moves that have come, however slow it is."""

    def move(self, point: QPointF) -> None:
        """The pointer moved without a button."""

    def release(self, point: QPointF) -> None:
        """The button went up."""

    def double_click(self, point: QPointF) -> None:
        """After the second press of two quick ones."""

    def accept(self) -> bool:
        """Enter: end what was begun. False where there is nothing to end."""
        return False

    def step_back(self) -> None:
        """Backspace."""

    def abort(self) -> bool:
        """Escape. False where there was nothing to give up."""
        was, self.busy = self.busy, False
        return was

    def path(self) -> QPainterPath | None:
        """The outline under way, in picture coordinates."""
        return None


def pair(point: QPointF) -> Point:
    """A point as core has it."""
    return point.x(), point.y()
