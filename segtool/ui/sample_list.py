"""The left panel: search, filters, the samples as a list or a grid, and how many there are."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from segtool.core.query import Query
from segtool.ui.filter_bar import FilterBar
from segtool.ui.later import Later
from segtool.ui.list_foot import ListFoot
from segtool.ui.phrasebook import translated
from segtool.ui.qimage import thumbnail_image
from segtool.ui.sample_delegate import GRID, LIST
from segtool.ui.sample_model import SampleModel
from segtool.ui.sample_view import SIZES, SampleView
from segtool.ui.search_box import SearchBox as SearchBox
from segtool.ui.theme import UNIT, label
from segtool.ui.words import tr
from segtool.workbench import Workbench

THUMBNAIL_PAUSE_MS = 40
"""Thumbnails are asked for when scrolling has rested this long."""


class SampleList(QWidget):
    """Chooses the sample; follows the workbench."""

    chosen = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workbench = workbench
        self._browsing = workbench.browsing
        self.model = SampleModel(self._browsing, self)
        self.view = SampleView(self.model)
        self.bar = FilterBar()
        self.foot = ListFoot()
        self.search = self.bar.search
        self.clear_filters = QPushButton(tr("Clear filters"))
        self._stack = QStackedWidget()
        self._asked = 0
        self._settle = QTimer(self, singleShot=True, interval=THUMBNAIL_PAUSE_MS)
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.view.setAccessibleName(tr("Samples"))
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(UNIT)
        nothing = label(tr("No sample matches"), "title")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        why = label(tr("Search and filters leave none of them."), "muted")
        why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        why.setWordWrap(True)
        for widget in (nothing, why):
            column.addWidget(widget)
        column.addWidget(self.clear_filters, 0, Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.view)
        self._stack.addWidget(empty)
        reading = label(tr("Reading the dataset…"), "muted")
        reading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(reading)
        top = QVBoxLayout()
        top.setContentsMargins(UNIT + 4, UNIT + 4, UNIT, UNIT)
        top.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.foot)

    def _connect(self) -> None:
        bench, browsing = self._workbench, self._browsing
        browsing.opened.connect(self._opened)
        browsing.orderChanged.connect(self._order_changed)
        bench.provisionalChanged.connect(self._provisional_changed)
        browsing.markWanted.connect(self._mark)
        browsing.rowChanged.connect(self._counting.start)
        browsing.rowsChanged.connect(self._counting.start)
        bench.sampleLoading.connect(self.show_current)
        bench.sampleChanged.connect(Later(self.show_current, self).ask)  # the picture first
        bench.thumbnailReady.connect(self._thumbnail_ready)
        bench.thumbnailOld.connect(self._thumbnail_old)
        bench.predictAllChanged.connect(lambda: self.foot.show_step(bench.predict_all_step))
        self.bar.changed.connect(self._ask_for)
        self.bar.go.connect(self._go_to_first)
        self.clear_filters.clicked.connect(browsing.clear)
        self.foot.clear_wanted.connect(browsing.clear)
        self.foot.stop_wanted.connect(bench.cancel_predict_all)
        self.foot.look_wanted.connect(self._show_as)
        selection = self.view.selectionModel()
        selection.currentChanged.connect(self._current_changed)
        selection.selectionChanged.connect(self._selection_changed)
        self.view.verticalScrollBar().valueChanged.connect(self._settle.start)
        self.view.resized.connect(self._settle.start)
        self._settle.timeout.connect(self._ask_for_thumbnails)
        self._counting.timeout.connect(self._show_counts)
        self._opened()
        self._order_changed()

    # following the workbench

    def _opened(self) -> None:
        self.bar.offer(self._browsing.table)
        self.bar.show_query(self._browsing.query)

    def _provisional_changed(self) -> None:
        if self._workbench.dataset is None:
            self._order_changed()

    def _order_changed(self) -> None:
        if self.bar.query() != self._browsing.query:  # cleared, or restored
            self.bar.show_query(self._browsing.query)
        self.bar.show_fault(translated(self._browsing.fault))
        nothing = self.model.rowCount() == 0 and len(self._browsing.table)
        reading = self._workbench.dataset is None and self._workbench.provisional is not None
        self._stack.setCurrentIndex(2 if reading else 1 if nothing else 0)
        self._browsing.select(())
        self._show_counts()
        self.show_current()
        self._settle.start()

    def _show_counts(self) -> None:
        query = self._browsing.query
        narrowed = bool(query.text.strip() or query.narrowed)
        selected = len(self._browsing.selected)
        self.foot.show_counts(self.model.rowCount(), *self._browsing.table.counts(), selected, narrowed)

    def show_current(self, *_: object) -> None:
        """Mark the sample that is shown or on its way; where it is one of several selected ones they stay so."""
        place = self._browsing.place_of(self._browsing.here)
        selection = self.view.selectionModel()
        if place < 0:
            with QSignalBlocker(selection):
                self.view.clearSelection()
                self.view.setCurrentIndex(QModelIndex())
            self._browsing.select(())
            self.view.viewport().update()
            return
        index, before = self.model.index(place), self.view.currentIndex()
        if before != index:
            marked = selection.selectedIndexes()
            with QSignalBlocker(selection):  # the view's own way would look at the keys that are down
                selection.setCurrentIndex(index, selection.SelectionFlag.ClearAndSelect)
            self._selection_changed()
            for each in (*marked, before, index):  # a row takes longer to draw than the picture
                self.view.update(each)
        self.view.scrollTo(index)

    def _mark(self, names: Sequence[str]) -> None:
        selection = self.view.selectionModel()
        wanted = QItemSelection()
        for name in names:
            index = self.model.index(self._browsing.place_of(name))
            wanted.select(index, index)
        selection.select(wanted, selection.SelectionFlag.ClearAndSelect)

    def _thumbnail_ready(self, name: str, picture: object) -> None:
        self.model.set_thumbnail(name, thumbnail_image(picture), self._asked)

    def _thumbnail_old(self, name: str) -> None:
        self.model.thumbnail_is_old(name)
        self._settle.start()

    def _ask_for_thumbnails(self) -> None:
        if not self.view.isVisible():
            return
        side = self.view.side()
        names = [self.model.name_at(place) for place in self.view.wanted_places()]
        self._asked = side
        self._workbench.request_thumbnails(
            [name for name in names if self.model.wants_thumbnail(name, side)], side
        )

    # what the person does

    def _current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.name_at(index.row()))

    def _selection_changed(self, *_: QItemSelection) -> None:
        parts = self.view.selectionModel().selection().toList()
        rows = sorted(place for part in parts for place in range(part.top(), part.bottom() + 1))
        self._browsing.select([self.model.name_at(place) for place in rows] if len(rows) > 1 else [])
        self._counting.start()

    def _ask_for(self, query: Query) -> None:
        """Another search, filter or order: its finds are shown from the beginning, or where the sample on show is."""
        self._browsing.set_query(query)
        if self._browsing.place_of(self._browsing.here) < 0:
            self.view.scrollToTop()

    def _go_to_first(self) -> None:
        """Enter in the search line shows the first match, and the keys work on the list again."""
        if self.model.rowCount() and self.search.text().strip() and not self._browsing.fault:
            self.chosen.emit(self.model.name_at(0))
            self.view.setFocus()

    def focus_search(self) -> None:
        """Ready to type."""
        self.search.setFocus()
        self.search.selectAll()

    def toggle_filters(self) -> None:
        """Show or hide the filters."""
        self.bar.unfold.toggle()
        if self.bar.unfold.isChecked():
            self.bar.boxes["species"].setFocus()

    def toggle_grid(self) -> None:
        """List or grid."""
        self._show_as(GRID if self.view.mode == LIST else LIST, 0)

    def _show_as(self, mode: str, width: int) -> None:
        if width:
            self.view.show_as(mode, width)
        else:
            self.view.show_as(mode)
        self.foot.show_look(mode, self.view.sizes[mode])
        self._settle.start()
        QTimer.singleShot(0, self, self.show_current)

    # between sessions

    def look(self) -> dict[str, Any]:
        """List or grid, sizes, filters open: to be kept."""
        return {
            "mode": self.view.mode,
            "sizes": dict(self.view.sizes),
            "filters": self.bar.unfold.isChecked(),
        }

    def restore_look(self, kept: dict[str, Any]) -> None:
        """What `look` gave; anything that is not understood is passed over."""
        sizes = kept.get("sizes")
        for mode in SIZES:
            width = sizes.get(mode) if isinstance(sizes, dict) else None
            if isinstance(width, int):
                self.view.show_as(mode, width)
        self._show_as(GRID if kept.get("mode") == GRID else LIST, 0)
        self.bar.unfold.setChecked(kept.get("filters") is True)

    @property
    def query(self) -> Query:
        """What is shown, by the workbench."""
        return self._browsing.query
