"""The panes in step: which kinds are shown, how they look, and the wiring of their parts."""

from collections.abc import Container, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from segtool.ui import pane_table
from segtool.ui.blink import Blink
from segtool.ui.brush import Brush, Painter
from segtool.ui.look import Look
from segtool.ui.minimap import Minimap
from segtool.ui.pane_contents import PaneContents
from segtool.ui.pane_frame import PaneFrame
from segtool.ui.pane_layout import PaneLayout
from segtool.ui.pane_menu import add_menu, kind_menu
from segtool.ui.pane_pointer import PanePointer
from segtool.ui.pane_table import BEFORE, BY_ID, CORRECTION, PREDICTION
from segtool.ui.tools.hand import Hand
from segtool.ui.view_state import NOTCH, ORIENTATIONS, ViewState
from segtool.ui.wipe import WipeHandle
from segtool.ui.words import tr
from segtool.workbench import Workbench

BLINK_KEY = Qt.Key.Key_Q


class Panes(QWidget):
    """Everything between the sample list and the side panel. Each kind has a frame of its own, made when it is first
    shown; the correction's (`left`) and the prediction's (`right`) are always there."""

    pointed = Signal(object)  # QPointF in picture coordinates, or None
    shown_changed = Signal()
    """`shown` or `wiping`"""
    checkpoint_wanted = Signal()
    """The person wants to choose the second checkpoint."""

    def __init__(self, workbench: Workbench, brush: Brush, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(240, 200)
        self._workbench = workbench
        self.brush = brush
        self.look = Look()
        self.state = ViewState(self)
        self.painter = Painter(workbench, brush, self)
        self._held = False
        self.shown: tuple[str, ...] = pane_table.PRESETS[0]
        self.wiping = False
        self.turned = False
        """The view is turned where the file asks for it."""
        self._partner = PREDICTION
        self._frames: dict[str, PaneFrame] = {}
        self.menu: QMenu | None = None
        """The menu opened last."""
        self.blink = Blink(self)
        self.handle = WipeHandle(self)
        self.minimap = Minimap(self.state, self)
        self.add = QPushButton(tr("Show something here…"), self)
        self.add.setObjectName("addPane")
        self.add.clicked.connect(self._open_add_menu)
        self.pointer = PanePointer(workbench, brush, self.state, self)
        self.layout_ = PaneLayout(self)
        self.contents = PaneContents(workbench, self)
        self.left, self.right = self.frame(CORRECTION), self.frame(PREDICTION)
        self.painter.hand = self.hand = Hand(workbench, brush, self.left.pane, self.state, self)
        self.painter.picked.connect(self.pick)
        self.state.changed.connect(self._view_changed)
        self.blink.changed.connect(self.layout_.arrange)
        self.layout_.arrange()
        self.contents.show_sample()

    @property
    def frames(self) -> tuple[PaneFrame, ...]:
        """Those made so far, shown or not."""
        return tuple(self._frames.values())

    @property
    def point(self) -> QPointF | None:
        """The pointer in picture coordinates, None while it is over none of the panes."""
        return self.pointer.point

    def frame(self, kind: str) -> PaneFrame:
        """The frame of a kind, made where it is not there yet."""
        if kind not in self._frames:
            frame = self._frames[kind] = PaneFrame(self.state, tr(BY_ID[kind].title), self)
            frame.hide()
            frame.pane.set_look(self.look)
            frame.pane.set_overlay_hidden(self.hidden or self._held)
            self._connect_frame(kind, frame)
        return self._frames[kind]

    def hide_all_but(self, kinds: Container[str]) -> None:
        """Of the frames made so far."""
        for kind, frame in self._frames.items():
            if kind not in kinds:
                frame.hide()

    def _connect_frame(self, kind: str, frame: PaneFrame) -> None:
        pane, painter = frame.pane, self.painter
        self.pointer.follow(kind, pane)
        pane.resized.connect(self.layout_.fit_viewport)
        pane.held.connect(self.hold_overlay)
        frame.menu_wanted.connect(lambda kind=kind: self._open_menu(kind))
        frame.face.pressed.connect(lambda kind=kind: self._face_pressed(kind))
        if kind == CORRECTION:
            pane.pressure.connect(painter.press_harder)
            pane.pressed.connect(painter.press)
            pane.dragged.connect(painter.drag)
            pane.released.connect(painter.release)
            pane.released.connect(self.layout_.arrange_late)
            pane.double_clicked.connect(self._double_click_correction)
            pane.pressed.connect(self.layout_.keep_map_away)
            return
        pane.double_clicked.connect(lambda _point: self.state.fit())
        if kind == PREDICTION:
            pane.pressed.connect(painter.press_prediction)
            pane.dragged.connect(lambda point: painter.drag_prediction(point, self.state.scale))
            pane.released.connect(painter.release_prediction)
        else:
            self.pointer.move_by(pane)

    # Which kinds, and where

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """Show these kinds, in this order; one to four of KINDS."""
        before, self.shown = self.shown, pane_table.checked(kinds)
        if len(self.shown) == 1:
            others = [kind for kind in before if kind not in self.shown]
            self._partner = others[0] if others else self._partner
            if self._partner in self.shown:
                self._partner = PREDICTION if self.shown[0] != PREDICTION else CORRECTION
            self.wiping = False
        self.layout_.arrange()
        self.contents.show_kinds(self.shown)
        self.shown_changed.emit()

    def cycle(self) -> None:
        """The next preset."""
        self.show_kinds(pane_table.next_preset(self.shown))

    def toggle(self, kind: str) -> None:
        """Show a kind beside the others, or no longer."""
        self.show_kinds(pane_table.toggled(self.shown, kind))

    def put(self, old: str, new: str) -> None:
        """Show `new` where `old` stands."""
        self.show_kinds(pane_table.placed(self.shown, old, new))

    def swap(self) -> None:
        """The first two change places; one alone makes room for the one that was beside it."""
        if len(self.shown) == 1:
            self.show_kinds((self._partner,))
        else:
            self.show_kinds((self.shown[1], self.shown[0], *self.shown[2:]))

    def set_wipe(self, on: bool) -> None:
        """Lay the first two over each other, with a divider."""
        if on and len(self.shown) == 1:
            self.shown = (self.shown[0], self._partner)
            self.contents.show_kinds(self.shown)
        self.wiping = on
        self.layout_.arrange()
        self.shown_changed.emit()

    def layout_document(self) -> dict[str, Any]:
        """What is kept of the layout."""
        return {"kinds": list(self.shown), "wipe": self.wiping, "divider": self.handle.value()}

    def restore_layout(self, document: object) -> None:
        """As `layout_document` gave it; what makes no sense is passed over."""
        found = document if isinstance(document, dict) else {}
        self.show_kinds(pane_table.checked(found.get("kinds")))
        if isinstance(found.get("divider"), int):
            self.handle.setValue(found["divider"])
        if found.get("wipe") is True and len(self.shown) > 1:
            self.set_wipe(True)

    def take_focus(self) -> None:
        """Give the keys to the correction, where it is shown, else to the first pane."""
        kind = CORRECTION if CORRECTION in self.shown else self.shown[0]
        self.frame(kind).pane.setFocus()

    def on_screen(self) -> tuple[str, ...]:
        """The kinds in the order of the cells, as they stand at this moment."""
        if not self.blink.flipped:
            return self.shown
        if len(self.shown) == 1:
            return (self._partner,)
        return (self.shown[1], self.shown[0], *self.shown[2:])

    def _view_changed(self) -> None:
        for frame in self.frames:
            frame.fade.end()
        self.pointer.view_changed()
        self.contents.behind.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.layout_.arrange()

    # Menus

    def _open_menu(self, kind: str) -> None:
        frame = self.frame(kind)
        self.menu = kind_menu(self, kind)
        self.menu.popup(frame.heading.mapToGlobal(QPoint(0, frame.heading.height())))

    def _open_add_menu(self) -> None:
        self.menu = add_menu(self)
        self.menu.popup(self.add.mapToGlobal(self.add.rect().center()))

    def _face_pressed(self, kind: str) -> None:
        bench = self._workbench
        if kind != BEFORE:
            bench.predict_again()
        elif bench.before_name:
            bench.predict_before_again()
        else:
            self.checkpoint_wanted.emit()

    # The look

    @property
    def hidden(self) -> bool:
        return self.look.hidden

    def set_look(self, look: Look) -> None:
        """How photographs and label maps are drawn, on every pane."""
        self.look = look
        for frame in self.frames:
            frame.pane.set_look(look)
        self.contents.show_titles()
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

    def show_turn(self) -> None:
        """Turn the view as the sample on show and the person ask for."""
        asked = ORIENTATIONS.get(self._workbench.orientation, (0, False))
        self.state.set_turn(*(asked if self.turned else (0, False)))

    def set_turned(self, on: bool) -> None:
        """Turn the view of photographs whose files ask for it. Label maps and files stay in stored pixels."""
        self.turned = on
        self.show_turn()
        self.state.fit()
        self.minimap.set_picture(self.left.pane.picture)
        self.contents.show_titles()

    def actual_size(self) -> None:
        """One picture pixel is one pixel of the screen, whatever its scaling."""
        self.state.set_scale(1 / self.devicePixelRatioF(), self.point)

    def zoom_step(self, direction: int) -> None:
        """One notch in (1) or out (-1), at the pointer where it is over a pane."""
        self.state.zoom(direction * NOTCH, self.point)

    def _double_click_correction(self, point: QPointF) -> None:
        picture = self.state.picture
        if not 0 <= point.x() < picture.width() or not 0 <= point.y() < picture.height():
            self.state.fit()

    # The pointer and the keys

    def pick(self, point: QPointF | None = None) -> None:
        """Take the class under the pointer into the brush."""
        self.pointer.pick(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == BLINK_KEY and not event.modifiers():
            if not event.isAutoRepeat():
                self.blink.hold(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == BLINK_KEY and not event.isAutoRepeat():
            self.blink.hold(False)
        else:
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self.blink.hold(False)  # the release of the key goes to another window
        return super().event(event)
