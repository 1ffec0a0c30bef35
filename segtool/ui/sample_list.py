"""The left panel: search, filters, the list of samples and how many there are."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from segtool.ui import icons
from segtool.ui.qimage import thumbnail_image
from segtool.ui.sample_delegate import SampleDelegate
from segtool.ui.sample_model import ANY, STATES, SampleFilter, SampleModel
from segtool.ui.theme import UNIT, label
from segtool.workbench import Workbench

THUMBNAIL_PAUSE_MS = 60
"""Thumbnails are asked for when scrolling has rested this long."""
AHEAD = 20
"""Rows beyond the visible ones whose thumbnails are asked for too."""


class SearchBox(QLineEdit):
    """A line to type in: no key typed here is anything but text."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            commands = (
                Qt.KeyboardModifier.ControlModifier
                | Qt.KeyboardModifier.AltModifier
                | Qt.KeyboardModifier.MetaModifier
            )
            function_key = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
            if not event.modifiers() & commands and not function_key:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clearFocus()
        else:
            super().keyPressEvent(event)


class ListView(QListView):
    """A list that leaves Space to the window: it hides the overlay while held."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyReleaseEvent(event)


class SampleList(QWidget):
    """Chooses the sample; follows the workbench."""

    chosen = Signal(str)

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workbench = workbench
        self.model = SampleModel(self)
        self.filter = SampleFilter(self.model, self)
        self.view = ListView()
        self.search = SearchBox()
        self.boxes = {which: QComboBox() for which in ("species", "breed", "split", "state")}
        self.counts = label("", "small")
        self.clear_filters = QPushButton("Clear the filters")
        self._stack = QStackedWidget()
        self.wanted_filters: dict[str, str] = {}
        """Filters of the last session, taken up when a dataset is opened."""
        self._rows_timer = QTimer(self, singleShot=True, interval=0)
        self._settle = QTimer(self, singleShot=True, interval=THUMBNAIL_PAUSE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText("Search names and breeds")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Search samples")
        glass = self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        glass.setIcon(icons.icon("search"))
        self.view.setModel(self.filter)
        self.view.setItemDelegate(SampleDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("Samples")
        grid = QGridLayout()
        grid.setSpacing(UNIT // 2)
        for position, (which, box) in enumerate(self.boxes.items()):
            box.setAccessibleName(f"Filter by {which}")
            box.setToolTip(f"Show one {which} only")
            box.setMinimumContentsLength(4)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            grid.addWidget(box, position // 2, position % 2)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing = label("No sample matches", "title")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(nothing)
        column.addWidget(self.clear_filters, 0, Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.view)
        self._stack.addWidget(empty)
        top = QVBoxLayout()
        top.setContentsMargins(UNIT + 4, UNIT + 4, UNIT + 4, UNIT)
        top.setSpacing(UNIT)
        top.addWidget(self.search)
        top.addLayout(grid)
        foot = QHBoxLayout()
        foot.setContentsMargins(UNIT + 4, UNIT // 2, UNIT + 4, UNIT)
        foot.addWidget(self.counts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        bench = self._workbench
        bench.datasetOpened.connect(self.fill)
        bench.sampleLoading.connect(self.show_current)
        bench.sampleChanged.connect(self._sample_changed)
        bench.factsChanged.connect(self._facts_changed)
        bench.figuresChanged.connect(self._figures_changed)
        bench.checkpointChanged.connect(self._checkpoint_changed)
        bench.thumbnailReady.connect(self._thumbnail_ready)
        self.search.textChanged.connect(self._search)
        for which, box in self.boxes.items():
            box.currentIndexChanged.connect(lambda _row, which=which: self._choose(which))
        # One choice can remove thousands of runs of rows; what follows from it is done once.
        self.filter.rowsInserted.connect(self._rows_timer.start)
        self.filter.rowsRemoved.connect(self._rows_timer.start)
        self._rows_timer.timeout.connect(self._rows_changed)
        self.clear_filters.clicked.connect(self.reset_filters)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.verticalScrollBar().valueChanged.connect(self._settle.start)
        self._settle.timeout.connect(self._ask_for_thumbnails)
        info = bench.checkpoint_info
        self._digest = info.digest if info is not None else ""

    # Filling

    def fill(self) -> None:
        """Another dataset."""
        bench = self._workbench
        samples = bench.samples
        self.model.set_samples(samples, {sample.name: bench.facts(sample.name) for sample in samples})
        offers = {
            "species": sorted({sample.species for sample in samples if sample.species}),
            "breed": sorted({sample.breed for sample in samples if sample.breed}, key=str.casefold),
            "split": sorted({sample.split for sample in samples}, reverse=True),
            "state": list(STATES),
        }
        for which, box in self.boxes.items():
            before = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(f"Any {which}", ANY)
            for offer in offers[which]:
                box.addItem(offer.replace("_", " "), offer)
            box.setCurrentIndex(max(box.findData(before), 0))
            box.blockSignals(False)
            self._choose(which)
        if self.wanted_filters:
            self.restore_filters(self.wanted_filters)
            self.wanted_filters = {}
        self._rows_changed()

    def filters(self) -> dict[str, str]:
        """Search text and choices, to be kept between sessions."""
        return {"text": self.search.text(), **self.filter.choices}

    def restore_filters(self, kept: dict[str, str]) -> None:
        """What `filters` gave; choices that this dataset does not offer are passed over."""
        self.search.setText(str(kept.get("text", "")))
        for which, box in self.boxes.items():
            box.setCurrentIndex(max(box.findData(kept.get(which, ANY)), 0))

    def reset_filters(self) -> None:
        """Show every sample."""
        self.restore_filters({})

    def _choose(self, which: str) -> None:
        box = self.boxes[which]
        value = str(box.currentData() or ANY)
        box.setProperty("active", "true" if value else "false")
        box.style().unpolish(box)
        box.style().polish(box)
        self.filter.set_choice(which, value)
        self._rows_changed()

    def _search(self, text: str) -> None:
        self.filter.set_text(text)
        self._rows_changed()

    def _rows_changed(self) -> None:
        self._rows_timer.stop()
        self._workbench.set_order(self.filter.names())
        self._stack.setCurrentIndex(1 if self.filter.rowCount() == 0 and self.model.rowCount() else 0)
        self._show_counts()
        self.show_current()
        self._settle.start()

    def _show_counts(self) -> None:
        total, corrected, accepted = self.model.counts()
        shown = self.filter.rowCount()
        of = f"{shown:,} of {total:,}" if shown != total else f"{total:,} samples"
        self.counts.setText(f"{of} · {corrected:,} corrected · {accepted:,} accepted")

    # Following the workbench

    def show_current(self, *_: object) -> None:
        """Mark the sample that is shown or on its way."""
        bench = self._workbench
        name = bench.loading or (bench.current.name if bench.current is not None else "")
        row = self.filter.row_shown(name)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        if row >= 0:
            self.view.setCurrentIndex(self.filter.index(row, 0))
        else:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
        selection.blockSignals(False)
        if row >= 0:
            self.view.scrollTo(self.filter.index(row, 0))
        self.view.viewport().update()

    def _sample_changed(self) -> None:
        self.show_current()

    def _facts_changed(self, name: str) -> None:
        bench = self._workbench
        names = [name] if name else [sample.name for sample in bench.samples]
        for each in names:
            self.model.set_facts(each, bench.facts(each))
        self._show_counts()

    def _figures_changed(self) -> None:
        bench = self._workbench
        if bench.current is not None and bench.prediction is not None:
            self.model.set_iou(bench.current.name, bench.figures.mean_iou if bench.figures else None)

    def _checkpoint_changed(self) -> None:
        info = self._workbench.checkpoint_info
        digest = info.digest if info is not None else ""
        if digest != self._digest:
            self._digest = digest
            self.model.clear_iou()
            self._figures_changed()

    def _thumbnail_ready(self, name: str, picture: object) -> None:
        self.model.set_thumbnail(name, thumbnail_image(picture))

    def _ask_for_thumbnails(self) -> None:
        count = self.filter.rowCount()
        if not count:
            return
        area = self.view.viewport().rect()
        top = self.view.indexAt(area.topLeft()).row()
        first = max(top, 0)
        height = max(self.view.sizeHintForRow(first), 1)
        last = min(first + area.height() // height + 1, count - 1)
        rows = [
            *range(first, last + 1),
            *range(last + 1, min(last + AHEAD, count)),
            *range(max(first - AHEAD, 0), first),
        ]
        names = [self.model.sample(self.filter.source_row(row)).name for row in rows]
        self._workbench.request_thumbnails([name for name in names if not self.model.has_thumbnail(name)])

    def _current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.sample(self.filter.source_row(index.row())).name)
