"""The page of networks: every one with its size, speed and figures; choosing one starts a training of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from segtool.core.network_names import NETWORK_NAMES
from segtool.ui.phrasebook import translated
from segtool.ui.theme import UNIT, label, tabular
from segtool.ui.words import QT_TR_NOOP, number, tr
from segtool.workbench import Workbench

TASK = "networks"
STOPPED = "Stopped."
"""What a task that was cancelled says."""
UNKNOWN = "–"

Cell = tuple[str, Any]
"""What is shown, and what it is sorted by (None goes last)."""


def _count(value: int) -> Cell:
    return number(value), value


def _decimal(value: float | None, places: int = 1) -> Cell:
    return (UNKNOWN, None) if value is None else (number(value, places), value)


def _best(row: dict[str, Any]) -> Cell:
    best = row["best"]
    return _decimal(None if best is None else best["mean_iou"], 3)


COLUMNS: tuple[tuple[str, Callable[[dict[str, Any]], Cell]], ...] = (
    (QT_TR_NOOP("Network"), lambda row: (tr(NETWORK_NAMES[row["name"]].title), row["title"])),
    (QT_TR_NOOP("Family"), lambda row: (row["family"], row["family"])),
    (QT_TR_NOOP("Year"), lambda row: (str(row["year"]), row["year"])),
    (QT_TR_NOOP("Parameters"), lambda row: _count(row["parameters"])),
    (QT_TR_NOOP("MB"), lambda row: _decimal(row["size_mb"])),
    (QT_TR_NOOP("Depth"), lambda row: _count(row["depth"])),
    (QT_TR_NOOP("Input"), lambda row: _count(row["input"])),
    (QT_TR_NOOP("ms, CPU"), lambda row: _decimal(row["ms_cpu"])),
    (QT_TR_NOOP("ms, GPU"), lambda row: _decimal(row["ms_gpu"])),
    (QT_TR_NOOP("Mean IoU"), _best),
)
"""Heading and cell of each column."""


class NetworksDialog(QDialog):
    """A table that sorts by any column; below it what the selected network is."""

    wanted = Signal(str)
    """Name of a network that a training is to begin with."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._rows: dict[str, dict[str, Any]] = {}
        self.setWindowTitle(tr("Networks"))
        self.resize(1120, 660)
        self.table = QTableWidget(0, len(COLUMNS))
        self.table.setAccessibleName(tr("Networks"))
        self.table.setHorizontalHeaderLabels([tr(title) for title, _ in COLUMNS])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        # in the order in which they come, until a head is pressed
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.itemSelectionChanged.connect(self._show_selected)
        self.table.itemDoubleClicked.connect(lambda _item: self._train())
        self.title = label("", "title")
        self.idea = label("", "")
        self.facts = label("", "muted")
        for words in (self.idea, self.facts):
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar()
        self.bar.hide()
        self.state = label(tr("Looking at the networks…"), "muted")
        self.state.setWordWrap(True)
        self._buttons()
        self._lay_out()
        bench.taskProgress.connect(self._progress)
        bench.taskDone.connect(self._done)
        bench.taskFailed.connect(self._failed)
        bench.list_networks()

    def _buttons(self) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.train = QPushButton(tr("Train this network…"))
        self.train.setProperty("role", "primary")
        self.train.setEnabled(False)
        self.train.setDefault(True)
        self.train.clicked.connect(self._train)
        self.timing = QPushButton(tr("Time them on this machine"))
        self.timing.setEnabled(False)
        self.timing.clicked.connect(self._time)
        self.buttons.addButton(self.train, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.timing, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(label(tr("Networks"), "display"))
        column.addWidget(self.table, 1)
        for part in (self.title, self.idea, self.facts, self.bar, self.state, self.buttons):
            column.addWidget(part)

    @property
    def selected(self) -> str:
        """Name of the network in hand, "" if none."""
        items = self.table.selectedItems()
        return str(items[0].data(Qt.ItemDataRole.UserRole)) if items else ""

    def _progress(self, task: str, done: int, total: int, name: str) -> None:
        if task == TASK:
            self.bar.setMaximum(total)
            self.bar.setValue(done)
            self.bar.show()
            self.state.setText(tr("Timing {name}…", name=name) if name else "")

    def _done(self, task: str, document: Any) -> None:
        if task != TASK:
            return
        self.bar.hide()
        self.timing.setEnabled(True)
        self._fill(document["networks"])
        timed = any(row["ms_cpu"] is not None for row in document["networks"])
        machine = tr("On this machine: {machine}.", machine=translated(document["machine"]))
        self.state.setText(machine if timed else tr("They were not timed on this machine yet."))

    def _failed(self, task: str, message: str, hint: str) -> None:
        if task == TASK:
            self.bar.hide()
            self.timing.setEnabled(True)
            if message == STOPPED and not self._rows:  # the end of what the page before had begun
                self._bench.list_networks()
                return
            self.state.setText(translated(f"{message} {hint}".strip()))

    def _fill(self, rows: list[dict[str, Any]]) -> None:
        before = self.selected
        self._rows = {row["name"]: row for row in rows}
        self.table.setSortingEnabled(False)  # a row must not move away while it is filled
        self.table.setRowCount(len(rows))
        for position, row in enumerate(rows):
            for column, (_, cell) in enumerate(COLUMNS):
                item = Item(*cell(row), self)
                item.setData(Qt.ItemDataRole.UserRole, row["name"])
                self.table.setItem(position, column, item)
        self.table.setSortingEnabled(True)
        names = [row["name"] for row in rows]
        self.table.selectRow(names.index(before) if before in names else 0)

    def _show_selected(self) -> None:
        row = self._rows.get(self.selected)
        self.train.setEnabled(row is not None and bool(self._bench.dataset) and not self._bench.training)
        if row is None:
            return
        self.title.setText(f"{tr(NETWORK_NAMES[row['name']].title)} ({row['name']})")
        self.idea.setText(translated(row["idea"]))
        self.facts.setText("\n".join([row["paper"], *self._words(row)]))

    def _words(self, row: dict[str, Any]) -> list[str]:
        lines = [
            tr(
                "Upsampling: {ways}. {convolutions} convolutions in all.",
                ways=", ".join(row["upsamplings"]),
                convolutions=row["convolutions"],
            )
        ]
        if row["imagenet"]:
            lines.append(tr("Its encoder can start from ImageNet weights."))
        best = row["best"]
        if best is not None:
            lines.append(
                tr(
                    "Best mean IoU so far: {value} on {set}, {source}.",
                    value=number(best["mean_iou"], 3),
                    set=translated(best["on"]),
                    source=translated(best["source"]),
                )
            )
        theirs = row["lecture"]
        if theirs is not None:
            lines.append(
                tr(
                    "The lecture's figures of the classifier, as Keras counts with running statistics: {size} MB, "
                    "{parameters} parameters ({trained} of them trained), depth {depth}, {cpu} ms on a CPU, "
                    "{gpu} ms on a GPU.",
                    size=theirs["size_mb"],
                    parameters=number(theirs["parameters"]),
                    trained=number(theirs["torchvision_parameters"]),
                    depth=theirs["depth"],
                    cpu=theirs["ms_cpu"],
                    gpu=theirs["ms_gpu"],
                )
            )
        return lines

    def _time(self) -> None:
        self.timing.setEnabled(False)
        self._bench.list_networks(True)

    def _train(self) -> None:
        name = self.selected
        if name and self.train.isEnabled():
            self.accept()
            self.wanted.emit(name)

    def done(self, result: int) -> None:
        self._bench.cancel_task(TASK)
        super().done(result)


class Item(QTableWidgetItem):
    """A cell that sorts by its value; what is unknown comes last, whichever way."""

    def __init__(self, text: str, value: Any, dialog: NetworksDialog) -> None:
        super().__init__(text)
        self._value, self._header = value, dialog.table.horizontalHeader()
        if not isinstance(value, str):
            self.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setFont(tabular(dialog.font()))

    def __lt__(self, other: QTableWidgetItem) -> bool:
        mine, theirs = self._value, other._value if isinstance(other, Item) else None
        if mine is None or theirs is None:
            descending = self._header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            return (mine is None) == descending and mine is not theirs
        return bool(mine < theirs)
