"""The steps of the sample on show: any earlier state can be looked at, and brought back as a step of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from segtool.core.history import HistoryStep
from segtool.ui.later import Later
from segtool.ui.pane_faces import clock_text
from segtool.ui.phrasebook import translated
from segtool.ui.theme import UNIT, label, tabular
from segtool.ui.words import QT_TR_NOOP, number, tr
from segtool.workbench import Workbench
from segtool.workbench.past import ORIGINAL

HEADS = (QT_TR_NOOP("Step"), QT_TR_NOOP("What"), QT_TR_NOOP("When"), QT_TR_NOOP("Pixels"))
PLACE = Qt.ItemDataRole.UserRole


class StepTable(QTableWidget):
    """Newest first; what editing started from is at the bottom."""

    wanted = Signal(int)
    """The place of the state to look at."""
    chosen = Signal()
    """Enter or a double click: bring it back."""

    def __init__(self) -> None:
        super().__init__(0, len(HEADS))
        self.setHorizontalHeaderLabels([tr(head) for head in HEADS])
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFont(tabular(self.font()))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Steps of this sample"))
        self.currentCellChanged.connect(lambda row, *_: self._row_chosen(row))
        self.cellDoubleClicked.connect(lambda *_: self.chosen.emit())

    def fill(self, rows: list[tuple[int, tuple[str, ...], bool]], place: int) -> None:
        """rows: place, cells, and whether the step is part of the present state. place: of the state on show."""
        blocked = self.blockSignals(True)
        self.setRowCount(len(rows))
        faint = self.palette().placeholderText().color()
        for row, (at, cells, done) in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setData(PLACE, at)
                if not done:
                    item.setForeground(QColor(faint))
                if column == len(cells) - 1:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)
            if at == place:
                self.selectRow(row)
        self.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def _row_chosen(self, row: int) -> None:
        item = self.item(row, 0)
        if item is not None:
            self.wanted.emit(int(item.data(PLACE)))


class HistoryView(QDialog):
    """Stands beside the window, which goes on; closing it shows the present state."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._placed = False
        self.setWindowTitle(tr("History"))
        self.resize(400, 520)
        self.name = label("", "display")
        self.note = label("", "muted")
        self.note.setWordWrap(True)
        self.table = StepTable()
        self.bring = QPushButton(tr("Bring back"))
        self.bring.setToolTip(
            tr("Make this state the present one; undo takes that back (double click, Enter)")
        )
        self.bring.setAutoDefault(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.bring, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        for part in (self.name, self.note):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self._later = Later(self.show_state, self)
        self.table.wanted.connect(workbench.past.look)
        self.table.chosen.connect(self._bring_back)
        self.bring.clicked.connect(self._bring_back)
        workbench.past.changed.connect(self._later.ask)
        workbench.readOnlyChanged.connect(self._later.ask)

    def show_state(self) -> None:
        """Read everything from the workbench."""
        if not self.isVisible():
            return
        past, current = self._bench.past, self._bench.current
        steps = past.steps
        self.name.setText(current.name if current is not None else tr("History"))
        looked = past.looked_at
        place = past.present if looked is None else looked.place
        rows = [
            (at, _cells(at, step, at == past.present), step.done)
            for at, step in reversed(list(enumerate(steps, start=1)))
        ]
        bottom = 0 if past.complete else ORIGINAL
        if not past.complete:
            rows.append((0, ("", tr("before the oldest step that is kept"), "", ""), True))
        start = tr("ground truth") if self._has_truth() else tr("all background")
        present = past.present == bottom and not steps
        rows.append((bottom, ("", _marked(tr("start: {what}", what=start), present), "", ""), True))
        self.table.fill(rows, place)
        self.bring.setEnabled(looked is not None and not self._bench.read_only)
        self.note.setText(
            tr("An earlier state is on show; nothing is changed by looking.")
            if looked is not None
            else tr("Choose a step to see the label map as it was after it.")
        )

    def _has_truth(self) -> bool:
        truth = self._bench.truth
        return truth is not None and truth.label_map is not None

    def _bring_back(self) -> None:
        self._bench.past.bring_back()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._placed:
            self._placed = True
            self._stand_aside()
        self.show_state()
        self.table.setFocus()

    def _stand_aside(self) -> None:
        """Over the panel at the right: the pictures are what one looks at."""
        parent = self.parentWidget()
        if parent is not None:
            corner = parent.mapToGlobal(parent.rect().topRight())
            self.move(corner.x() - self.width() - 2 * UNIT, corner.y() + 12 * UNIT)

    def hideEvent(self, event: QHideEvent) -> None:
        self._bench.past.leave()
        super().hideEvent(event)


def _marked(text: str, present: bool) -> str:
    return f"{text} · {tr('present state')}" if present else text


def _cells(place: int, step: HistoryStep, present: bool) -> tuple[str, ...]:
    operation = step.operation
    what = translated(operation.kind)
    if not step.done:
        what = tr("{what} (undone)", what=what)
    pixels = "" if not operation.pixels else number(operation.pixels)
    return str(place), _marked(what, present), clock_text(operation.time), pixels
