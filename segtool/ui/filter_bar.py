"""Above the list: search, sorting, and the filters, which can be folded away."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from segtool.core.dataset import SPLITS
from segtool.core.query import ANY, NAME, NO, RANGES, STATES, YES, Query
from segtool.core.sample_table import SETS, SPECIES, SampleTable
from segtool.ui import icons
from segtool.ui.fields import ChoiceBox
from segtool.ui.sample_model import WORDS
from segtool.ui.search_box import SearchBox
from segtool.ui.theme import UNIT, label
from segtool.ui.words import QT_TR_NOOP, tr

TYPING_MS = 120
"""Rest after the last letter before a long list is searched."""
LONG = 20_000
"""Samples from which on that rest is waited for."""

FILTERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "species": (QT_TR_NOOP("Any species"), SPECIES),
    "breed": (QT_TR_NOOP("Any breed"), ()),
    "split": (QT_TR_NOOP("Any split"), SPLITS),
    "set": (QT_TR_NOOP("Any set"), SETS),
    "state": (QT_TR_NOOP("Any state"), tuple(STATES)),
    "correction": (QT_TR_NOOP("Corrected?"), (YES, NO)),
}
"""Field of the query -> the words for no condition, and the values; breeds are those of the dataset."""
SORT_WORDS: dict[str, str] = {
    NAME: QT_TR_NOOP("Name"),
    "breed": QT_TR_NOOP("Breed"),
    "mean_iou": QT_TR_NOOP("Prediction IoU"),
    "disagreement": QT_TR_NOOP("Disagreement area"),
    "confidence": QT_TR_NOOP("Confidence"),
    "edited": QT_TR_NOOP("Last edited"),
}
RANGE_WORDS: dict[str, str] = {
    "mean_iou": QT_TR_NOOP("Mean IoU"),
    "pet_iou": QT_TR_NOOP("Pet IoU"),
    "confidence": QT_TR_NOOP("Confidence"),
    "disagreement": QT_TR_NOOP("Disagreement, pixels"),
    "share": QT_TR_NOOP("Disagreement, share"),
}


class FilterBar(QWidget):
    """Makes a query of what is chosen, and shows one that was made elsewhere."""

    changed = Signal(object)
    """Query"""
    go = Signal()
    """Enter in the search line: to the first sample of the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = Query()
        self._count = 0
        self.search = SearchBox()
        self.fault = label("", "bad")
        self.sort = ChoiceBox()
        self.direction = QToolButton()
        self.unfold = QToolButton()
        self.boxes = {which: ChoiceBox() for which in FILTERS}
        self.figure = ChoiceBox()
        self.low, self.high = SearchBox(), SearchBox()
        self.filters = QWidget()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._tell)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("Name, #120, /pattern/"))
        self.search.setToolTip(
            tr(
                "Part of a name or breed; #120 is the 120th sample, #100-120 are some of them; "
                "/pattern/ is a regular expression."
            )
        )
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search samples"))
        glass = self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        glass.setIcon(icons.icon("search"))
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.sort.setAccessibleName(tr("Sort by"))
        self.sort.setToolTip(tr("Sort by"))
        for value, words in SORT_WORDS.items():
            self.sort.addItem(tr(words), value)
        _narrow(self.sort)
        self.direction.setCheckable(True)
        self.direction.setAccessibleName(tr("Descending"))
        self.unfold.setCheckable(True)
        self.unfold.setIcon(icons.icon("filter"))
        self.unfold.setAccessibleName(tr("Filters"))
        self.unfold.setToolTip(tr("Show or hide the filters"))
        self.unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        line = QHBoxLayout()
        line.setSpacing(UNIT // 2)
        line.addWidget(self.sort, 1)
        line.addWidget(self.direction)
        line.addWidget(self.unfold)
        grid = QGridLayout(self.filters)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT // 2)
        for position, (which, box) in enumerate(self.boxes.items()):
            words, values = FILTERS[which]
            box.setAccessibleName(tr(words))
            box.addItem(tr(words), ANY)
            for value in values:
                box.addItem(tr(WORDS[value]), value)
            _narrow(box)
            grid.addWidget(box, position // 2, position % 2)
        self.figure.setAccessibleName(tr("Figure of which a range is shown"))
        self.figure.addItem(tr("Any figures"), ANY)
        for value in RANGES:
            self.figure.addItem(tr(RANGE_WORDS[value]), value)
        _narrow(self.figure)
        grid.addWidget(self.figure, 3, 0)
        ends = QHBoxLayout()
        ends.setSpacing(UNIT // 2)
        for end, words in ((self.low, tr("from")), (self.high, tr("to"))):
            end.setPlaceholderText(words)
            end.setAccessibleName(tr("{figure}: {end}", figure=tr("Any figures"), end=words))
            end.setMinimumWidth(36)
            end.setEnabled(False)
            ends.addWidget(end)
        grid.addLayout(ends, 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.filters.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT - 2)
        column.addWidget(self.search)
        column.addWidget(self.fault)
        column.addLayout(line)
        column.addWidget(self.filters)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self._entered)
        for box in (self.sort, self.figure, *self.boxes.values()):
            box.currentIndexChanged.connect(self._tell)
        self.direction.toggled.connect(self._tell)
        self.unfold.toggled.connect(self.filters.setVisible)
        for end in (self.low, self.high):
            end.textChanged.connect(self._typed)

    def offer(self, table: SampleTable) -> None:
        """The breeds of this dataset."""
        self._count = len(table)
        box = self.boxes["breed"]
        with QSignalBlocker(box):
            while box.count() > 1:
                box.removeItem(1)
            for breed in table.breeds:
                box.addItem(breed.replace("_", " "), breed)

    def show_query(self, query: Query) -> None:
        """A query that was made elsewhere; tells nothing."""
        self._typing.stop()
        self._query = query
        boxes = {"sort": self.sort, "figure": self.figure, **self.boxes}
        for which, box in boxes.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(max(box.findData(getattr(query, which)), 0))
        for end, value in ((self.low, query.low), (self.high, query.high)):
            if _number(end.text()) != value:
                with QSignalBlocker(end):
                    end.setText("" if value is None else f"{value:g}")
        if self.search.text().strip() != query.text.strip():
            with QSignalBlocker(self.search):
                self.search.setText(query.text)
        with QSignalBlocker(self.direction):
            self.direction.setChecked(query.descending)
        self._show_state()

    def show_fault(self, fault: str) -> None:
        """Why the search text cannot be followed; "" where it can."""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))

    def query(self) -> Query:
        """What is chosen now."""
        return replace(
            self._query,
            text=self.search.text(),
            sort=self.sort.currentData(),
            descending=self.direction.isChecked(),
            figure=self.figure.currentData(),
            low=_number(self.low.text()),
            high=_number(self.high.text()),
            **{which: box.currentData() for which, box in self.boxes.items()},
        )

    def _typed(self) -> None:
        if self._count >= LONG:
            self._typing.start()
        else:
            self._tell()

    def _entered(self) -> None:
        if self._typing.isActive():
            self._tell()
        self.go.emit()

    def _tell(self) -> None:
        self._typing.stop()
        self._query = self.query()
        self._show_state()
        self.changed.emit(self._query)

    def _show_state(self) -> None:
        query = self._query
        self.direction.setIcon(icons.icon("descending" if query.descending else "ascending"))
        self.direction.setToolTip(tr("Descending") if query.descending else tr("Ascending"))
        self.unfold.setText(str(query.narrowed) if query.narrowed else "")
        for end, value in ((self.low, query.low), (self.high, query.high)):
            end.setEnabled(bool(query.figure))
            _set_property(end, "wrong", bool(end.text().strip()) and value is None)
        for box in (self.figure, *self.boxes.values()):
            _set_property(box, "active", bool(box.currentData()))


def _narrow(box: QComboBox) -> None:
    box.setMinimumContentsLength(4)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _set_property(widget: QWidget, name: str, on: bool) -> None:
    value = "true" if on else "false"
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _number(text: str) -> float | None:
    """A number with a point or a comma, perhaps in percent; None for anything else."""
    text = text.strip().replace(",", ".")
    try:
        number = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return None
    return number if abs(number) < 1e12 else None
