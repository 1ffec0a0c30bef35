"""The tool in the hand on the left pane: sends the pane's events to its gestures and draws what it shows."""

from PySide6.QtCore import QObject, QPointF, Qt

from segtool.core.tools.table import ELLIPSE, FILL, LASSO, POLYGON, RECTANGLE, SMART, SNAP, TAKE, WAND
from segtool.ui.brush import Brush
from segtool.ui.later import Later
from segtool.ui.pane import ImagePane
from segtool.ui.tools.base import Gesture
from segtool.ui.tools.cursors import cursor_of
from segtool.ui.tools.drawing import Drawing
from segtool.ui.tools.fills import Fill, Wand
from segtool.ui.tools.outlines import Ellipse, Lasso, Polygon, Rectangle, TakePart
from segtool.ui.tools.strokes import Smart, Snap
from segtool.ui.view_state import ViewState
from segtool.workbench import Workbench

GESTURES: dict[str, type[Gesture]] = {
    LASSO: Lasso,
    POLYGON: Polygon,
    RECTANGLE: Rectangle,
    ELLIPSE: Ellipse,
    FILL: Fill,
    WAND: Wand,
    SNAP: Snap,
    SMART: Smart,
    TAKE: TakePart,
}
"""By the tool's id; the brush paints through the painter itself."""


class Hand(QObject):
    """Follows the tool of the workbench. `gesture` is None while the brush is in the hand."""

    def __init__(
        self, board: Workbench, brush: Brush, pane: ImagePane, state: ViewState, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._board, self._brush, self._pane, self._state = board, brush, pane, state
        self._tools = board.tools
        self.gesture: Gesture | None = None
        self.drawing = Drawing()
        pane.above = self.drawing
        self._made: dict[str, Gesture] = {}
        self._preview_later = Later(self._preview, self)
        self._tools.changed.connect(self._on_tool)
        self._tools.previewChanged.connect(self._on_preview)
        pane.hovered.connect(self._on_hover)
        pane.double_clicked.connect(self._on_double_click, Qt.ConnectionType.QueuedConnection)

    def press(self, point: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        """A button went down with a tool other than the brush in the hand."""
        if self.gesture is not None:
            self.gesture.button, self.gesture.scale = button, self._state.scale
            self.gesture.erases = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            self.gesture.press(point, modifiers)
            self._show()

    def drag(self, point: QPointF) -> None:
        """The pointer moved with the button down."""
        if self.gesture is not None:
            self.gesture.drag(point)
            self._preview_later.ask()
            self._show()

    def _preview(self) -> None:
        if self.gesture is not None:
            self.gesture.preview()

    def release(self, point: QPointF) -> None:
        """The button went up."""
        if self.gesture is not None:
            self.gesture.release(point)
            self._show()

    def accept(self) -> bool:
        """Enter: take what is proposed, close what is open. False where Enter means something else."""
        did = (self.gesture is not None and self.gesture.accept()) or self._tools.accept()
        self._show()
        return did

    def abort(self) -> bool:
        """Escape: give up what is under way or proposed. False where there is nothing."""
        outline = self.gesture is not None and self.gesture.abort()
        proposed = self._tools.abort()
        self._show()
        return outline or proposed

    def step_back(self) -> None:
        """Backspace: the last corner."""
        if self.gesture is not None:
            self.gesture.step_back()
            self._show()

    def _on_tool(self) -> None:
        chosen = self._tools.tool
        if chosen in GESTURES and chosen not in self._made:
            self._made[chosen] = GESTURES[chosen](self._board, self._brush)
        self._pane.set_tool_cursor(cursor_of(chosen))
        made = self._made.get(chosen)
        if made is not self.gesture:
            if self.gesture is not None:
                self.gesture.abort()
            self.gesture = made
            self._show()

    def _on_preview(self) -> None:
        canvas = self._board.canvas
        label_map = canvas.label_map if canvas is not None else None
        self.drawing.show(self._tools.preview, label_map, self._pane.look)
        self._pane.update()

    def _on_hover(self, point: object) -> None:
        if self.gesture is not None and self.gesture.busy and isinstance(point, QPointF):
            self.gesture.move(point)
            self._show()

    def _on_double_click(self, point: QPointF) -> None:
        if self.gesture is not None:
            self.gesture.double_click(point)
            self._show()

    def forget(self) -> None:
        """Another picture: nothing goes on from the last one."""
        if self.gesture is not None:
            self.gesture.abort()
        self._show()

    def _show(self) -> None:
        had = self.drawing.path
        self.drawing.path = self.gesture.path() if self.gesture is not None else None
        if had is not None or self.drawing.path is not None:
            self._pane.update()
