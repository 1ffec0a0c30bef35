"""Draws the samples beside the one on show while there is nothing else to do, so that a step only has to show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRectF

from segtool.ui.later import Later
from segtool.ui.pane_layers import arrays_of, layer_of
from segtool.ui.qimage import Photograph
from segtool.ui.ready import Ready, draw_ahead, fitted
from segtool.ui.view_state import ORIENTATIONS
from segtool.workbench import Workbench

if TYPE_CHECKING:
    from segtool.ui.panes import Panes


class DrawingAhead(QObject):
    """`ready` holds what it has drawn."""

    def __init__(self, workbench: Workbench, panes: Panes) -> None:
        super().__init__(panes)
        self._workbench, self._panes = workbench, panes
        self.ready = Ready()
        self._later = Later(self._draw, self)
        workbench.aheadChanged.connect(self._later.ask)
        workbench.datasetOpened.connect(self.ready.clear)

    def _draw(self) -> None:
        """One photograph or layer of the samples beside the one on show; the rest when nothing else is to do."""
        panes = self._panes
        if panes.painter.painting or not panes.isVisible():
            return
        for beside in self._workbench.beside:
            bench, image = cast(Workbench, beside), beside.image
            wanted = [("", ()), *((kind, arrays_of(kind, bench)) for kind in panes.shown)]
            for kind, arrays in wanted:
                if (arrays or not kind) and self.ready.missing(image, kind, arrays):
                    self._draw_one(image, beside.orientation, kind, arrays)
                    self._later.ask()
                    return

    def _draw_one(
        self, image: NDArray[np.uint8], orientation: int, kind: str, arrays: tuple[NDArray[np.uint8], ...]
    ) -> None:
        panes = self._panes
        drawn = layer_of(kind, arrays) if kind else Photograph(image)
        turn = ORIENTATIONS.get(orientation, (0, False)) if panes.turned else (0, False)
        pane = panes.frame(kind or panes.shown[0]).pane
        view = fitted(panes.state, image, turn)
        draw_ahead(drawn, view, QRectF(pane.rect()), pane.devicePixelRatio(), panes.look)
        if isinstance(drawn, Photograph):
            self.ready.put(image, drawn, {})
        else:
            self.ready.add(image, kind, arrays, drawn)
