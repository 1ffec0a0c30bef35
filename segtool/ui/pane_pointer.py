"""The pointer over the panes: where it is, the brush's ring, picking a class, moving the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor

from segtool.core.classes import BY_VALUE
from segtool.core.tools.table import BRUSH
from segtool.ui.brush import Brush, Wheel
from segtool.ui.outline import BrushOutline
from segtool.ui.pane import ImagePane
from segtool.ui.pane_layers import label_map_of
from segtool.ui.pane_table import CORRECTION
from segtool.ui.view_state import ViewState
from segtool.workbench import Workbench

if TYPE_CHECKING:
    from segtool.ui.panes import Panes

TELL_MS = 40
"""Between two reports of where the pointer is while a stroke is under way."""


class PanePointer(QObject):
    """`point`: the pointer in picture coordinates, None while it is over none of the panes."""

    def __init__(self, workbench: Workbench, brush: Brush, state: ViewState, panes: Panes) -> None:
        super().__init__(panes)
        self._workbench, self._brush, self._state, self._panes = workbench, brush, state, panes
        self.point: QPointF | None = None
        self._on_screen: QPointF | None = None
        self._over = CORRECTION
        self._wheel = Wheel()
        self._pan_from: QPointF | None = None
        self.outline = BrushOutline()
        self._told = QTimer(self, interval=TELL_MS, singleShot=True)
        self._told.timeout.connect(self._tell_late)
        self._untold = False
        brush.changed.connect(self.show_brush)
        workbench.tools.changed.connect(self.show_brush)

    def follow(self, kind: str, pane: ImagePane) -> None:
        """Listen to a pane of this kind."""
        pane.outline = self.outline
        pane.hovered.connect(lambda point, kind=kind: self._hover(kind, point))
        pane.brush_scrolled.connect(self._scroll_brush)

    def move_by(self, pane: ImagePane) -> None:
        """Let the left button move the picture on a pane that only shows; with Alt it picks."""
        pane.pressed.connect(self._press_other)
        pane.dragged.connect(self._drag_other)
        pane.released.connect(lambda _point: setattr(self, "_pan_from", None))

    def _hover(self, kind: str, point: QPointF | None) -> None:
        self._over = kind
        self.point = point
        self._on_screen = None if point is None else self._state.transform().map(point)
        self.show_brush()
        painting, gesture = self._panes.painter.painting, self._panes.hand.gesture
        if point is not None and (painting or (gesture is not None and gesture.busy)):
            self._panes.layout_.keep_map_away(point)
        if painting and self._told.isActive():
            self._untold = True  # nobody reads numbers faster, and the stroke goes before them
        else:
            self._tell()

    def _tell(self) -> None:
        self._untold = False
        self._panes.pointed.emit(self.point)
        self._told.start()

    def _tell_late(self) -> None:
        if self._untold:
            self._tell()

    def view_changed(self) -> None:
        """The picture moved under a resting pointer."""
        if self._on_screen is not None:
            self.point = self._state.to_picture(self._on_screen)
            self._panes.pointed.emit(self.point)
        self.show_brush()

    def show_brush(self) -> None:
        """The ring, on every pane at the same place of the picture."""
        panes, brush = self._panes, self._brush
        colour = QColor(*panes.look.colours.get(brush.paints, BY_VALUE[brush.paints].colour))
        tools = self._workbench.tools
        self.outline.square = tools.options.square and tools.tool == BRUSH
        touched = self.outline.set(self._state, self.point, float(brush.diameter), colour)
        for kind in panes.on_screen():
            panes.frame(kind).pane.update(touched)

    def _scroll_brush(self, delta: float) -> None:
        for _ in range(abs(notches := self._wheel.notches(delta))):
            self._brush.grow(1 if notches > 0 else -1)

    def _press_other(self, point: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.AltModifier:
            self.pick(point)
        elif button == Qt.MouseButton.LeftButton:
            self._pan_from = point

    def _drag_other(self, point: QPointF) -> None:
        if self._pan_from is not None:
            to_screen = self._state.transform()
            self._state.pan(to_screen.map(point) - to_screen.map(self._pan_from))

    def pick(self, point: QPointF | None = None) -> None:
        """Take the class under the pointer into the brush, from the pane it is over where that shows classes."""
        at = point or self.point
        label_map = label_map_of(self._over, self._workbench)
        if at is None or label_map is None:
            return
        x, y = int(at.x() // 1), int(at.y() // 1)
        if 0 <= x < label_map.shape[1] and 0 <= y < label_map.shape[0]:
            self._brush.set_value(int(label_map[y, x]))
