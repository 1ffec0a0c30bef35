"""What the panes show of the workbench's state: photographs, layers, titles, faces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject

from segtool.core.box import Box
from segtool.ui import pane_faces
from segtool.ui.drawing_ahead import DrawingAhead
from segtool.ui.later import Later
from segtool.ui.layers import Layer
from segtool.ui.levels_behind import LevelsBehind
from segtool.ui.pane_layers import FOLLOWS_STROKES, OF_PREDICTION, PaneLayers, legend
from segtool.ui.pane_table import BEFORE, ORIGIN
from segtool.ui.qimage import Photograph
from segtool.workbench import Workbench

if TYPE_CHECKING:
    from segtool.ui.panes import Panes

FADE_FROM_MS = 150
"""A prediction that took longer than this arrives by cross-fade; one that is there at once is there at once."""


class PaneContents(QObject):
    """Follows the workbench; draws on the frames that the panes have."""

    def __init__(self, workbench: Workbench, panes: Panes) -> None:
        super().__init__(panes)
        self._workbench, self._panes = workbench, panes
        self._waited = QElapsedTimer()
        self._layers = PaneLayers()
        self._provisional: Photograph | None = None
        self.ahead = DrawingAhead(workbench, panes)
        self.behind = LevelsBehind(workbench, panes)
        self._said: dict[str, tuple[pane_faces.Title, pane_faces.Words]] = {}
        self._titles_later = Later(self.show_titles, self)
        self._followed: tuple[object, list[str], list[Layer | None]] | None = None
        """Canvas, kinds and layers as they were at the last change of the label map."""
        self._connect()

    def _connect(self) -> None:
        bench = self._workbench
        bench.sampleChanged.connect(self.show_sample)
        bench.provisionalChanged.connect(self._show_provisional)
        bench.sampleLoading.connect(self._show_loading)
        bench.canvasChanged.connect(self._canvas_changed)
        bench.factsChanged.connect(self._facts_changed)
        bench.savedStateChanged.connect(self._titles_later.ask)
        bench.predictionChanged.connect(self._show_prediction)
        bench.predictionBusy.connect(self._show_busy)
        bench.predictionFailed.connect(self._show_prediction)
        bench.checkpointChanged.connect(self._show_prediction)
        bench.beforeChanged.connect(lambda: self.show_kinds((BEFORE,)))
        bench.past.changed.connect(self._past_changed)

    def show_sample(self) -> None:
        """Everything of the sample on show, from the beginning."""
        panes, ready = self._panes, self.ahead.ready
        panes.painter.forget()
        image, before = self._workbench.image, panes.left.pane.picture
        drawn, layers = ready.take(image) if image is not None else (None, {})
        left = self._layers.change(layers)
        provisional, self._provisional = self._provisional, None
        stays = provisional is not None and before is provisional and provisional.array is image
        if before is not None and before.array is not image and before is not provisional:
            ready.put(before.array, before, left)
        picture = before if stays else drawn or (None if image is None else Photograph(image))
        self._set_picture(picture)
        panes.show_turn()
        if image is not None and not stays:  # else it stays where the person has zoomed to
            panes.state.set_picture(image.shape[1], image.shape[0])
        self._waited.restart()
        self.show_kinds(panes.shown)

    def _set_picture(self, picture: Photograph | None) -> None:
        panes = self._panes
        panes.left.pane.set_picture(picture)
        for frame in panes.frames:
            frame.fade.end()
            if frame is not panes.left:
                frame.pane.set_picture(picture)
        panes.minimap.set_picture(picture)

    def _show_provisional(self) -> None:
        """A picture alone, while its dataset is being read; no longer, where no sample takes its place."""
        bench, panes = self._workbench, self._panes
        if bench.current is not None:
            return  # it is that sample's turn
        read = bench.provisional
        self._provisional = None if read is None else Photograph(read.image)
        self._set_picture(self._provisional)
        panes.show_turn()
        if read is not None:
            panes.state.set_picture(read.image.shape[1], read.image.shape[0])
        self.show_titles()

    def _show_loading(self, _name: str) -> None:
        """Another sample is on its way; what is shown stays until it is there."""
        self._panes.painter.forget()
        self.show_titles()

    def show_kinds(self, kinds: Sequence[str]) -> None:
        """Bring layers, titles and faces of these kinds up to date, as far as they are on the screen."""
        for kind in self._show_layers(kinds):
            self._show_title(kind)
        self.behind.look()

    def _show_layers(self, kinds: Sequence[str]) -> list[str]:
        """Those of them that are on the screen, their layers up to date."""
        panes = self._panes
        shown = [kind for kind in kinds if kind in panes.shown or kind in panes.on_screen()]
        for kind in shown:
            pane = panes.frame(kind).pane
            if pane.picture is not panes.left.pane.picture:
                pane.set_picture(panes.left.pane.picture)
            self._layers.update(kind, self._workbench, pane)
        return shown

    def show_titles(self) -> None:
        """What stands above and on the panes that are shown."""
        for kind in self._panes.shown:
            self._show_title(kind)

    def _show_title(self, kind: str) -> None:
        frame, bench = self._panes.frame(kind), self._workbench
        frame.set_busy(pane_faces.busy(kind, bench))
        words = pane_faces.title(kind, bench, self._panes.turned), pane_faces.face(kind, bench)
        if words != self._said.get(kind):
            self._said[kind] = words
            frame.set_title(*words[0])
            frame.set_legend(legend(kind))
            frame.face.say(*words[1])

    def _facts_changed(self, name: str) -> None:
        current = self._workbench.current
        if current is not None and name in (current.name, ""):
            self.show_kinds([kind for kind in self._panes.shown if kind in FOLLOWS_STROKES])

    def _past_changed(self) -> None:
        """An earlier state is looked at, or the present one again."""
        self.show_kinds([kind for kind in self._panes.shown if kind in FOLLOWS_STROKES])

    def _canvas_changed(self, box: Box | None) -> None:
        canvas, shown = self._workbench.canvas, self._panes.shown
        stroking = canvas is not None and canvas.stroking
        following = [kind for kind in shown if kind in FOLLOWS_STROKES]
        if stroking and ORIGIN in following:
            following.remove(ORIGIN)  # known at the stroke's end
        panes = [self._panes.frame(kind).pane for kind in following]
        # While a stroke goes on nothing else changes: its moves need not ask again what is shown.
        if not stroking or self._followed != (canvas, following, [pane.layer for pane in panes]):
            for kind, pane in zip(following, panes, strict=True):
                if self._layers.holds(kind, self._workbench, pane):
                    pane.layer_changed(box)
                else:
                    self.show_kinds((kind,))
            self._followed = canvas, following, [pane.layer for pane in panes]
            return
        for pane in panes:
            pane.layer_changed(box)

    def _show_prediction(self, *_: object) -> None:
        bench, panes = self._workbench, self._panes
        arrived = bench.prediction is not None and not bench.prediction_outdated and self._waited.isValid()
        if arrived and self._waited.elapsed() > FADE_FROM_MS:
            for kind in set(OF_PREDICTION) & set(panes.shown):
                panes.frame(kind).fade.begin()
        if arrived:
            self._waited.invalidate()
        self.show_kinds([kind for kind in panes.shown if kind in OF_PREDICTION])

    def _show_busy(self, busy: bool) -> None:
        if busy and not self._waited.isValid():
            self._waited.start()
        self.show_titles()
