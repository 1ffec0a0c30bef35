"""Where the panes stand: cells of the grid, the divider of two that lie over each other, the minimap's corner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QSizeF
from PySide6.QtGui import QRegion

from segtool.ui import pane_grid

if TYPE_CHECKING:
    from segtool.ui.panes import Panes


class PaneLayout(QObject):
    """Puts the panes' frames where they belong. A stroke under way keeps its ground: it is arranged after it."""

    def __init__(self, panes: Panes) -> None:
        super().__init__(panes)
        self._panes = panes
        self._due = False
        panes.handle.valueChanged.connect(self._wipe_moved)

    def arrange(self) -> None:
        """Everything in its place."""
        panes = self._panes
        self._due = panes.painter.painting
        if self._due:
            return
        kinds = panes.on_screen()
        wiping = panes.wiping and len(kinds) > 1
        cells = pane_grid.cells(len(kinds) - wiping, panes.size())
        places = [cells[0], *cells] if wiping else cells
        # A single pane stays below the one it blinks with: it has the keyboard's focus.
        seen = dict(zip(kinds, places, strict=False)) | dict.fromkeys(set(panes.shown) - set(kinds), cells[0])
        for kind, rect in seen.items():
            frame = panes.frame(kind)
            frame.setGeometry(rect)
            frame.clearMask()
            frame.inset(0, 0)
            frame.show()
        panes.hide_all_but(seen)
        if panes.blink.flipped:
            panes.contents.show_kinds(kinds)
            panes.frame(kinds[0]).raise_()
        spare = cells[len(kinds) - wiping :]
        panes.add.setVisible(bool(spare))
        if spare:
            panes.add.setGeometry(spare[0].adjusted(16, 16, -16, -16))
        self._arrange_wipe(wiping, kinds, cells[0])
        self._place_minimap(places[len(kinds) - 1] if not wiping else cells[0])
        self.fit_viewport()
        panes.pointer.show_brush()

    def arrange_late(self, _point: QPointF) -> None:
        """A stroke ended: what had to wait for it is done."""
        if self._due:
            self.arrange()

    def fit_viewport(self) -> None:
        """Show as much as the smallest pane has room for."""
        panes = self._panes
        sizes = [panes.frame(kind).pane.inner_size() for kind in panes.on_screen()]
        panes.state.set_viewport(
            QSizeF(min(size.width() for size in sizes), min(size.height() for size in sizes))
        )

    def keep_map_away(self, point: QPointF, *_: object) -> None:
        """A stroke is at this point of the picture: the minimap gives way."""
        panes = self._panes
        if panes.minimap.isHidden():
            return
        at = QPointF(panes.left.pane.mapTo(panes, QPoint(0, 0))) + panes.state.transform().map(point)
        panes.minimap.keep_away(at, panes.brush.diameter * panes.state.scale / 2)

    def _arrange_wipe(self, wiping: bool, kinds: Sequence[str], cell: QRect) -> None:
        panes, handle = self._panes, self._panes.handle
        handle.setVisible(wiping)
        if not wiping:
            return
        picture = cell.adjusted(0, pane_grid.TITLE, 0, 0)
        if picture != handle.area:
            handle.place(picture)
        x = handle.x_of_line
        under, over = panes.frame(kinds[0]), panes.frame(kinds[1])
        under.inset(0, cell.width() - x)
        over.inset(x, 0)
        over.setMask(QRegion(x, 0, max(cell.width() - x, 1), cell.height()))
        over.raise_()
        handle.raise_()

    def _wipe_moved(self) -> None:
        panes = self._panes
        kinds = panes.on_screen()
        if panes.wiping and len(kinds) > 1:
            self._arrange_wipe(True, kinds, panes.frame(kinds[0]).geometry())
            panes.minimap.refresh()

    def _place_minimap(self, cell: QRect) -> None:
        self._panes.minimap.place(cell.adjusted(0, pane_grid.TITLE, 0, 0))
