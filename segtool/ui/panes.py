"""The panes in step: which kinds are shown, where they stand, and what they show of the workbench's state."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from segtool.core.box import Box
from segtool.core.classes import BY_VALUE
from segtool.ui import pane_faces, pane_grid, pane_table
from segtool.ui.blink import Blink
from segtool.ui.brush import Brush, Painter, Wheel
from segtool.ui.later import Later
from segtool.ui.look import Look
from segtool.ui.minimap import Minimap
from segtool.ui.pane_frame import PaneFrame
from segtool.ui.pane_layers import (
    FOLLOWS_STROKES,
    OF_PREDICTION,
    PaneLayers,
    arrays_of,
    label_map_of,
    layer_of,
    legend,
)
from segtool.ui.pane_menu import add_menu, kind_menu
from segtool.ui.pane_table import BEFORE, BY_ID, CORRECTION, PREDICTION
from segtool.ui.qimage import Photograph
from segtool.ui.ready import Ready, draw_ahead, fitted
from segtool.ui.tools.hand import Hand
from segtool.ui.view_state import NOTCH, ORIENTATIONS, ViewState
from segtool.ui.wipe import WipeHandle
from segtool.ui.words import tr
from segtool.workbench import Workbench

FADE_FROM_MS = 150
"""A prediction that took longer than this arrives by cross-fade; one that is there at once is there at once."""
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
        self.point: QPointF | None = None
        self._pointer: QPointF | None = None
        self._over = CORRECTION
        self._held = False
        self._wheel = Wheel()
        self.shown: tuple[str, ...] = pane_table.PRESETS[0]
        self.wiping = False
        self.turned = False
        """The view is turned where the file asks for it."""
        self._partner = PREDICTION
        self._frames: dict[str, PaneFrame] = {}
        self._pan_from: QPointF | None = None
        self._due = False
        """A stroke was under way when the panes were to be arranged."""
        self._waited = QElapsedTimer()
        self._layers = PaneLayers()
        self._ready = Ready()
        self._ahead_later = Later(self._draw_ahead, self)
        self._said: dict[str, tuple[pane_faces.Title, pane_faces.Words]] = {}
        self._titles_later = Later(self._show_titles, self)
        self.menu: QMenu | None = None
        """The menu opened last."""
        self.blink = Blink(self)
        self.handle = WipeHandle(self)
        self.minimap = Minimap(self.state, self)
        self.add = QPushButton(tr("Show something here…"), self)
        self.add.setObjectName("addPane")
        self.add.clicked.connect(self._open_add_menu)
        self.left, self.right = self.frame(CORRECTION), self.frame(PREDICTION)
        self.painter.hand = self.hand = Hand(workbench, brush, self.left.pane, self.state, self)
        self._connect()
        self._arrange()
        self._show_sample()

    @property
    def frames(self) -> tuple[PaneFrame, ...]:
        """Those made so far, shown or not."""
        return tuple(self._frames.values())

    def frame(self, kind: str) -> PaneFrame:
        """The frame of a kind, made where it is not there yet."""
        if kind not in self._frames:
            frame = self._frames[kind] = PaneFrame(self.state, tr(BY_ID[kind].title), self)
            frame.hide()
            frame.pane.set_look(self.look)
            frame.pane.set_overlay_hidden(self.hidden or self._held)
            self._connect_frame(kind, frame)
        return self._frames[kind]

    def _connect(self) -> None:
        bench = self._workbench
        bench.sampleChanged.connect(self._show_sample)
        bench.sampleLoading.connect(self._show_loading)
        bench.aheadChanged.connect(self._ahead_later.ask)
        bench.datasetOpened.connect(self._ready.clear)
        bench.canvasChanged.connect(self._canvas_changed)
        bench.factsChanged.connect(self._facts_changed)
        bench.savedStateChanged.connect(self._titles_later.ask)
        bench.predictionChanged.connect(self._show_prediction)
        bench.predictionBusy.connect(self._show_busy)
        bench.predictionFailed.connect(self._show_prediction)
        bench.checkpointChanged.connect(self._show_prediction)
        bench.beforeChanged.connect(lambda: self._show_kinds((BEFORE,)))
        self.painter.picked.connect(self.pick)
        self.brush.changed.connect(self._show_brush)
        self.state.changed.connect(self._view_changed)
        self.blink.changed.connect(self._arrange)
        self.handle.valueChanged.connect(self._wipe_moved)

    def _connect_frame(self, kind: str, frame: PaneFrame) -> None:
        pane, painter = frame.pane, self.painter
        pane.hovered.connect(lambda point, kind=kind: self._hover(kind, point))
        pane.resized.connect(self._fit_viewport)
        pane.brush_scrolled.connect(self._scroll_brush)
        pane.held.connect(self.hold_overlay)
        frame.menu_wanted.connect(lambda kind=kind: self._open_menu(kind))
        frame.face.pressed.connect(lambda kind=kind: self._face_pressed(kind))
        if kind == CORRECTION:
            pane.pressed.connect(painter.press)
            pane.dragged.connect(painter.drag)
            pane.released.connect(painter.release)
            pane.released.connect(self._arrange_late)
            pane.double_clicked.connect(self._double_click_correction)
            for signal in (pane.pressed, pane.dragged):
                signal.connect(self._keep_map_away)
            return
        pane.double_clicked.connect(lambda _point: self.state.fit())
        if kind == PREDICTION:
            pane.pressed.connect(painter.press_prediction)
            pane.dragged.connect(lambda point: painter.drag_prediction(point, self.state.scale))
            pane.released.connect(painter.release_prediction)
        else:
            pane.pressed.connect(self._press_other)
            pane.dragged.connect(self._drag_other)
            pane.released.connect(lambda _point: setattr(self, "_pan_from", None))

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
        self._arrange()
        self._show_kinds(self.shown)
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
            self._show_kinds(self.shown)
        self.wiping = on
        self._arrange()
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

    def _on_screen(self) -> tuple[str, ...]:
        """The kinds in the order of the cells, as they stand at this moment."""
        if not self.blink.flipped:
            return self.shown
        if len(self.shown) == 1:
            return (self._partner,)
        return (self.shown[1], self.shown[0], *self.shown[2:])

    def _arrange(self) -> None:
        self._due = self.painter.painting
        if self._due:
            return  # a stroke keeps its ground; the release arranges
        kinds = self._on_screen()
        wiping = self.wiping and len(kinds) > 1
        cells = pane_grid.cells(len(kinds) - wiping, self.size())
        places = [cells[0], *cells] if wiping else cells
        # A single pane stays below the one it blinks with: it has the keyboard's focus.
        seen = dict(zip(kinds, places, strict=False)) | dict.fromkeys(set(self.shown) - set(kinds), cells[0])
        for kind, rect in seen.items():
            frame = self.frame(kind)
            frame.setGeometry(rect)
            frame.clearMask()
            frame.inset(0, 0)
            frame.show()
        for kind, frame in self._frames.items():
            if kind not in seen:
                frame.hide()
        if self.blink.flipped:
            self._show_kinds(kinds)
            self.frame(kinds[0]).raise_()
        spare = cells[len(kinds) - wiping :]
        self.add.setVisible(bool(spare))
        if spare:
            self.add.setGeometry(spare[0].adjusted(16, 16, -16, -16))
        self._arrange_wipe(wiping, kinds, cells[0])
        self._place_minimap(places[len(kinds) - 1] if not wiping else cells[0])
        self._fit_viewport()
        self._show_brush()

    def _arrange_late(self, _point: QPointF) -> None:
        if self._due:
            self._arrange()

    def _arrange_wipe(self, wiping: bool, kinds: Sequence[str], cell: QRect) -> None:
        self.handle.setVisible(wiping)
        if not wiping:
            return
        picture = cell.adjusted(0, pane_grid.TITLE, 0, 0)
        if picture != self.handle.area:
            self.handle.place(picture)
        x = self.handle.x_of_line
        under, over = self.frame(kinds[0]), self.frame(kinds[1])
        under.inset(0, cell.width() - x)
        over.inset(x, 0)
        over.setMask(QRegion(x, 0, max(cell.width() - x, 1), cell.height()))
        over.raise_()
        self.handle.raise_()

    def _wipe_moved(self) -> None:
        kinds = self._on_screen()
        if self.wiping and len(kinds) > 1:
            self._arrange_wipe(True, kinds, self.frame(kinds[0]).geometry())
            self.minimap.refresh()

    def _place_minimap(self, cell: QRect) -> None:
        self.minimap.place(cell.adjusted(0, pane_grid.TITLE, 0, 0))

    def _keep_map_away(self, point: QPointF, *_: object) -> None:
        pane = self.left.pane
        at = QPointF(pane.mapTo(self, QPoint(0, 0))) + self.state.transform().map(point)
        self.minimap.keep_away(at, self.brush.diameter * self.state.scale / 2)

    def _fit_viewport(self) -> None:
        sizes = [self.frame(kind).pane.inner_size() for kind in self._on_screen()]
        self.state.set_viewport(
            QSizeF(min(size.width() for size in sizes), min(size.height() for size in sizes))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

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

    # What they show

    def _show_sample(self) -> None:
        self.painter.forget()
        image, before = self._workbench.image, self.left.pane.picture
        drawn, layers = self._ready.take(image) if image is not None else (None, {})
        left = self._layers.change(layers)
        if before is not None and before.array is not image:
            self._ready.put(before.array, before, left)
        picture = drawn or (None if image is None else Photograph(image))
        self.left.pane.set_picture(picture)
        for kind, frame in self._frames.items():
            frame.fade.end()
            if kind != CORRECTION:
                frame.pane.set_picture(picture)
        self.minimap.set_picture(picture)
        self.state.set_turn(*self._turn())
        if image is not None:
            self.state.set_picture(image.shape[1], image.shape[0])
        self._waited.restart()
        self._show_kinds(self.shown)

    def _draw_ahead(self) -> None:
        """One photograph or layer of the samples beside the one on show; the rest when nothing else is to do."""
        if self.painter.painting or not self.isVisible():
            return
        for beside in self._workbench.beside:
            bench, image = cast(Workbench, beside), beside.image
            wanted = [("", ()), *((kind, arrays_of(kind, bench)) for kind in self.shown)]
            for kind, arrays in wanted:
                if (arrays or not kind) and self._ready.missing(image, kind, arrays):
                    self._draw_one_ahead(image, beside.orientation, kind, arrays)
                    self._ahead_later.ask()
                    return

    def _draw_one_ahead(
        self, image: NDArray[np.uint8], orientation: int, kind: str, arrays: tuple[NDArray[np.uint8], ...]
    ) -> None:
        drawn = layer_of(kind, arrays) if kind else Photograph(image)
        turn = ORIENTATIONS.get(orientation, (0, False)) if self.turned else (0, False)
        pane = self.frame(kind or self.shown[0]).pane
        view = fitted(self.state, image, turn)
        draw_ahead(drawn, view, QRectF(pane.rect()), pane.devicePixelRatio(), self.look)
        if isinstance(drawn, Photograph):
            self._ready.put(image, drawn, {})
        else:
            self._ready.add(image, kind, arrays, drawn)

    def _show_loading(self, _name: str) -> None:
        """Another sample is on its way; what is shown stays until it is there."""
        self.painter.forget()
        self._show_titles()

    def _show_kinds(self, kinds: Sequence[str]) -> None:
        """Bring layers, titles and faces of these kinds up to date, as far as they are on the screen."""
        for kind in self._show_layers(kinds):
            self._show_title(kind)

    def _show_layers(self, kinds: Sequence[str]) -> list[str]:
        """Those of them that are on the screen, their layers up to date."""
        shown = [kind for kind in kinds if kind in self.shown or kind in self._on_screen()]
        for kind in shown:
            pane = self.frame(kind).pane
            if pane.picture is not self.left.pane.picture:
                pane.set_picture(self.left.pane.picture)
            self._layers.update(kind, self._workbench, pane)
        return shown

    def _show_titles(self) -> None:
        for kind in self.shown:
            self._show_title(kind)

    def _show_title(self, kind: str) -> None:
        frame, bench = self.frame(kind), self._workbench
        frame.set_busy(pane_faces.busy(kind, bench))
        words = pane_faces.title(kind, bench, self.turned), pane_faces.face(kind, bench)
        if words != self._said.get(kind):
            self._said[kind] = words
            frame.set_title(*words[0])
            frame.set_legend(legend(kind))
            frame.face.say(*words[1])

    def _facts_changed(self, name: str) -> None:
        current = self._workbench.current
        if current is not None and name in (current.name, ""):
            self._show_kinds([kind for kind in self.shown if kind in FOLLOWS_STROKES])

    def _canvas_changed(self, box: Box | None) -> None:
        for kind in self.shown:
            if kind in FOLLOWS_STROKES:
                pane = self.frame(kind).pane
                if self._layers.holds(kind, self._workbench, pane):
                    pane.layer_changed(box)
                else:
                    self._show_kinds((kind,))

    def _show_prediction(self, *_: object) -> None:
        bench = self._workbench
        arrived = bench.prediction is not None and not bench.prediction_outdated and self._waited.isValid()
        if arrived and self._waited.elapsed() > FADE_FROM_MS:
            for kind in set(OF_PREDICTION) & set(self.shown):
                self.frame(kind).fade.begin()
        if arrived:
            self._waited.invalidate()
        self._show_kinds([kind for kind in self.shown if kind in OF_PREDICTION])

    def _show_busy(self, busy: bool) -> None:
        if busy and not self._waited.isValid():
            self._waited.start()
        self._show_titles()

    # The look

    @property
    def hidden(self) -> bool:
        return self.look.hidden

    def set_look(self, look: Look) -> None:
        """How photographs and label maps are drawn, on every pane."""
        self.look = look
        for frame in self.frames:
            frame.pane.set_look(look)
        self._show_titles()
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

    def _turn(self) -> tuple[int, bool]:
        return ORIENTATIONS.get(self._workbench.orientation, (0, False)) if self.turned else (0, False)

    def set_turned(self, on: bool) -> None:
        """Turn the view of photographs whose files ask for it. Label maps and files stay in stored pixels."""
        self.turned = on
        self.state.set_turn(*self._turn())
        self.state.fit()
        self.minimap.set_picture(self.left.pane.picture)
        self._show_titles()

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

    def _hover(self, kind: str, point: QPointF | None) -> None:
        self._over = kind
        self.point = point
        self._pointer = None if point is None else self.state.transform().map(point)
        self._show_brush()
        self.pointed.emit(point)

    def _view_changed(self) -> None:
        """The picture moved under a resting pointer."""
        for frame in self.frames:
            frame.fade.end()
        if self._pointer is not None:
            self.point = self.state.to_picture(self._pointer)
            self.pointed.emit(self.point)
        self._show_brush()

    def _show_brush(self) -> None:
        colour = QColor(*self.look.colours.get(self.brush.paints, BY_VALUE[self.brush.paints].colour))
        for kind in self._on_screen():
            self.frame(kind).pane.set_brush(self.point, float(self.brush.diameter), colour)

    def _scroll_brush(self, delta: float) -> None:
        for _ in range(abs(notches := self._wheel.notches(delta))):
            self.brush.grow(1 if notches > 0 else -1)

    def _press_other(self, point: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> None:
        """A pane that only shows: the left button moves the picture, with Alt it picks."""
        if modifiers & Qt.KeyboardModifier.AltModifier:
            self.pick(point)
        elif button == Qt.MouseButton.LeftButton:
            self._pan_from = point

    def _drag_other(self, point: QPointF) -> None:
        if self._pan_from is not None:
            to_screen = self.state.transform()
            self.state.pan(to_screen.map(point) - to_screen.map(self._pan_from))

    def pick(self, point: QPointF | None = None) -> None:
        """Take the class under the pointer into the brush, from the pane it is over where that shows classes."""
        at = point or self.point
        label_map = label_map_of(self._over, self._workbench)
        if at is None or label_map is None:
            return
        x, y = int(at.x() // 1), int(at.y() // 1)
        if 0 <= x < label_map.shape[1] and 0 <= y < label_map.shape[0]:
            self.brush.set_value(int(label_map[y, x]))

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
