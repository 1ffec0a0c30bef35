"""Has the smaller versions of large pictures made behind the window, and shows them when they are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from segtool.core.errors import SegtoolError
from segtool.core.tiles import Made, Wish
from segtool.ui.later import Later
from segtool.ui.layers import Layer
from segtool.ui.pane import ImagePane
from segtool.ui.qimage import Photograph
from segtool.workbench import Workbench

if TYPE_CHECKING:
    from segtool.ui.panes import Panes

REST_MS = 120
"""Rest of the view after which the next step in or out is prepared."""
Drawn = Layer | Photograph


class LevelsBehind(QObject):
    """While the right level is made the panes show the nearest one that exists."""

    def __init__(self, workbench: Workbench, panes: Panes) -> None:
        super().__init__(panes)
        self._panes = panes
        self._job = workbench.reducing
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._soon = Later(self._ask, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask_ahead)
        self._ahead = False

    def look(self) -> None:
        """The view or what is shown is another: see what is to be made for it, after the repaint."""
        self._ahead = False
        self._rest.start()
        self._soon.ask()

    def _shown(self) -> Iterator[tuple[ImagePane, Drawn]]:
        for kind in self._panes.on_screen():
            pane = self._panes.frame(kind).pane
            for drawn in (pane.picture, pane.layer):
                if drawn is not None:
                    drawn.levels.waits = True
                    yield pane, drawn

    def _ask(self) -> None:
        if not self._job.is_idle:
            return  # the answer asks again
        painting = self._panes.painter.painting
        if painting and self._ahead:
            self._ahead = False
            self._rest.start()  # the stroke goes first
        for ahead in (False, True) if self._ahead else (False,):
            for _, drawn in self._shown():
                part = drawn.levels.wanted(ahead)
                if part is not None:
                    self._job.submit(Wish(drawn.levels, part, drawn))
                    return

    def _ask_ahead(self) -> None:
        if self._panes.painter.painting:
            self._rest.start()
        else:
            self._ahead = True
            self._soon.ask()

    @Slot(object, object)
    def _on_done(self, wish: Wish, made: Made) -> None:
        wish.maker.accept(made)
        drawn: Drawn = wish.owner
        if drawn.levels.late:
            self._show(drawn)
        self._soon.ask()

    @Slot(object, object)
    def _on_failed(self, wish: Wish, _error: SegtoolError) -> None:
        # The log has it. It is made while it is drawn, as everything that is small.
        wish.owner.levels.give_up()
        self._show(wish.owner)
        self._soon.ask()

    def _show(self, drawn: Drawn) -> None:
        drawn.refresh()
        for pane, shown in self._shown():
            if shown is drawn:
                pane.update()
