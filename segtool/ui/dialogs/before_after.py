"""Before and after a fine-tune, picture by picture: those that lost most come first."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from segtool.core.classes import CLASSES
from segtool.ui.theme import UNIT, label, tabular
from segtool.ui.words import QT_TR_NOOP, number, tr

NONE = "–"
CHANGE = 3
"""The column that is sorted by at first."""
HEADS = (QT_TR_NOOP("Sample"), QT_TR_NOOP("Old"), QT_TR_NOOP("New"), QT_TR_NOOP("Change"))
TABS = (
    ("held_out", QT_TR_NOOP("Held out (%n)"), QT_TR_NOOP("Neither network was trained on these.")),
    (
        "trained_on",
        QT_TR_NOOP("Trained on (%n)"),
        QT_TR_NOOP("They show what was learned, not whether it is good."),
    ),
)


class Figure(QTableWidgetItem):
    """A number that is sorted as one; what is unknown comes last."""

    def __init__(self, value: float | None, signed: bool) -> None:
        super().__init__(NONE if value is None else number(value, 3, sign=signed))
        self.value = value
        self.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        mine, theirs = self.value, other.value if isinstance(other, Figure) else None
        return mine is not None and (theirs is None or mine < theirs)


class Table(QTableWidget):
    """One of the gate's two tables."""

    opened = Signal(str)
    """Name of a sample: double click, Enter."""

    def __init__(self, rows: list[dict[str, Any]], parent: QWidget | None = None) -> None:
        """rows: `per_image` of the gate's document."""
        super().__init__(len(rows), len(HEADS) + len(CLASSES), parent)
        classes = [tr("{name}, change", name=tr(each.name)).capitalize() for each in CLASSES]
        self.setHorizontalHeaderLabels([tr(head) for head in HEADS] + classes)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFont(tabular(self.font()))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for place, row in enumerate(rows):
            self.setItem(place, 0, QTableWidgetItem(str(row["name"])))
            for column, (value, signed) in enumerate(_values(row), start=1):
                self.setItem(place, column, Figure(value, signed))
        self.setSortingEnabled(True)
        self.sortByColumn(CHANGE, Qt.SortOrder.AscendingOrder)
        if rows:
            self.selectRow(0)
        self.cellDoubleClicked.connect(lambda row, _column: self._open(row))

    @property
    def names(self) -> list[str]:
        """From the top."""
        return [self._name(row) for row in range(self.rowCount())]

    def open_selected(self) -> None:
        """The selected row's sample."""
        if self.currentRow() >= 0:
            self._open(self.currentRow())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_selected()
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        self.opened.emit(self._name(row))

    def _name(self, row: int) -> str:
        item = self.item(row, 0)
        return item.text() if item is not None else ""


class BeforeAfterDialog(QDialog):
    """Two tables in tabs; it can be closed and shown again as it was left."""

    opened = Signal(str)

    def __init__(self, gate: dict[str, Any], parent: QWidget | None = None) -> None:
        """gate: the document of a comparison (ml.gate.compare)."""
        super().__init__(parent)
        self.setWindowTitle(tr("Before and after"))
        self.resize(880, 560)
        self.tabs = QTabWidget()
        self.tables: dict[str, Table] = {}
        for key, title, hint in TABS:
            part = gate.get(key) or {}
            rows = list(part.get("per_image") or ())
            table = self.tables[key] = Table(rows)
            table.setAccessibleName(tr(title, n=len(rows)))
            table.opened.connect(self.opened)
            sheet = QWidget()
            column = QVBoxLayout(sheet)
            column.setContentsMargins(0, UNIT, 0, 0)
            column.addWidget(label(f"{tr(hint)} {_moved(part)}".strip(), "muted"))
            column.addWidget(table, 1)
            self.tabs.addTab(sheet, tr(title, n=len(rows)))
        self.open_button = QPushButton(tr("Show this sample"))
        self.open_button.setToolTip(tr("Old, new and ground truth beside each other (double click, Enter)"))
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(lambda: self.table.open_selected())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        old, new = (str((gate.get(side) or {}).get("name", "")) for side in ("old", "new"))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT + 4)
        column.addWidget(label(tr("Before and after"), "display"))
        column.addWidget(
            label(tr("Mean IoU of each picture: {old} (old), {new} (new)", old=old, new=new), "muted")
        )
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        self.table.setFocus()

    @property
    def table(self) -> Table:
        """The one on show."""
        return self.tables[TABS[self.tabs.currentIndex()][0]]


def _values(row: dict[str, Any]) -> list[tuple[float | None, bool]]:
    """(figure, whether it is a change) from the second column on."""
    old, new = row["old"], row["new"]
    pairs = [(old["mean_iou"], new["mean_iou"])]
    pairs += [(old["iou"].get(each.name), new["iou"].get(each.name)) for each in CLASSES]
    changes = [None if one is None or other is None else other - one for one, other in pairs]
    return [(pairs[0][0], False), (pairs[0][1], False), *((change, True) for change in changes)]


def _moved(part: dict[str, Any]) -> str:
    moved = part.get("moved")
    if not moved or not part.get("images"):
        return ""
    up, down, equal = (number(moved[key]) for key in ("up", "down", "equal"))
    return tr("{up} rose, {down} fell, {equal} stayed.", up=up, down=down, equal=equal)
