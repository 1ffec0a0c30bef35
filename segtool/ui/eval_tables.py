"""The tables of an evaluation: its figures with the rule of each, and its pictures, worst first."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from segtool.core.boundary import WIDTH
from segtool.core.classes import CLASSES
from segtool.core.eval_report import FIGURES, Row, figure, worst_first
from segtool.core.metrics import BINARY_RULES
from segtool.ui.phrasebook import translated
from segtool.ui.theme import tabular
from segtool.ui.words import QT_TR_NOOP, number, percent, tr

NONE = "–"
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex

BY_CLASS = (
    ("iou", QT_TR_NOOP("IoU")),
    ("dice", QT_TR_NOOP("Dice")),
    ("boundary_iou", QT_TR_NOOP("Boundary IoU")),
)
"""Key in the document and heading of the columns that every class has."""


def three(value: float | None) -> str:
    """A figure as it is shown, to three places."""
    return NONE if value is None else number(value, 3)


def figure_rows(document: Row) -> list[tuple[str, list[str], str]]:
    """(what it is of, a cell for each of BY_CLASS and for the mean of the pictures, rule)."""
    means = document["per_image_mean"]
    rows = [
        (
            tr(each.name).capitalize(),
            [three(document[key][each.name]) for key, _ in BY_CLASS] + [three(means["iou"][each.name])],
            "",
        )
        for each in CLASSES
    ]
    mean = [three(document[f"mean_{key}"]) for key, _ in BY_CLASS] + [three(means["mean_iou"])]
    width = percent(WIDTH)
    rows.append(
        (
            tr("Mean"),
            mean,
            tr(
                "three classes; boundary IoU: bands inside the outlines, {width} of the picture's diagonal wide",
                width=width,
            ),
        )
    )
    for key, title in BINARY.items():
        cells = [
            three(document["binary_iou"][key]),
            NONE,
            three(document["boundary_iou"].get(key)),
            three(means["binary_iou"][key]),
        ]
        rows.append((tr(title), cells, translated(BINARY_RULES[key])))
    accuracy = [three(document["pixel_accuracy"]), NONE, NONE, three(means["pixel_accuracy"])]
    rows.append((tr("Pixel accuracy"), accuracy, tr("share of the pixels that agree, not an IoU")))
    return rows


BINARY = {
    "border_as_pet": QT_TR_NOOP("Pet, border as pet"),
    "border_ignored": QT_TR_NOOP("Pet, border ignored"),
}


class FiguresTable(QTableWidget):
    """A row for each class, the mean, the two binary figures and the pixel accuracy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        heads = [tr("Of"), *(tr(title) for _, title in BY_CLASS), tr("IoU per image"), tr("Rule")]
        super().__init__(0, len(heads), parent)
        self.setAccessibleName(tr("Figures over all pixels"))
        self.setHorizontalHeaderLabels(heads)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setFont(tabular(self.font()))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)

    def show_document(self, document: Row) -> None:
        """Fill it."""
        rows = figure_rows(document)
        self.setRowCount(len(rows))
        for place, (title, cells, rule) in enumerate(rows):
            for column, text in enumerate([title, *cells, rule]):
                item = QTableWidgetItem(text)
                if 0 < column <= len(cells):
                    item.setTextAlignment(RIGHT)
                item.setToolTip(rule)
                self.setItem(place, column, item)
        self.resizeRowsToContents()


Column = tuple[str, Callable[[Row], Any]]


def _figures() -> tuple[Column, ...]:
    def of(path: str) -> Callable[[Row], Any]:
        return lambda row: figure(row, path)

    paths = (
        "mean_iou",
        *(f"iou.{each.name}" for each in CLASSES),
        "binary_iou.border_as_pet",
        "mean_boundary_iou",
    )
    assert set(paths) <= set(FIGURES)
    heads = (
        QT_TR_NOOP("Mean IoU"),
        QT_TR_NOOP("Pet"),
        QT_TR_NOOP("Background"),
        QT_TR_NOOP("Border"),
        QT_TR_NOOP("Pet + border"),
        QT_TR_NOOP("Boundary IoU"),
    )
    return tuple(zip(heads, map(of, paths), strict=True))


COLUMNS: tuple[Column, ...] = (
    (QT_TR_NOOP("Sample"), lambda row: row["name"]),
    (QT_TR_NOOP("Set"), lambda row: row["set"]),
    *_figures(),
    (QT_TR_NOOP("Confidence"), lambda row: row["confidence"]),
    (QT_TR_NOOP("Trained on"), lambda row: row["trained_on"]),
)
"""Heading and value of each column of the pictures."""


class PicturesModel(QAbstractTableModel):
    """The rows of `per_image`, worst first until a head is pressed; what is unknown stays last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._tabular = tabular(parent.font()) if parent is not None else None

    def show_rows(self, rows: list[Row]) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._rows = worst_first(rows)
        self.endResetModel()

    def name(self, row: int) -> str:
        """Of the sample in a row."""
        return str(self._rows[row]["name"])

    @property
    def names(self) -> list[str]:
        """From the top."""
        return [str(row["name"]) for row in self._rows]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(COLUMNS[section][0])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        value = COLUMNS[index.column()][1](self._rows[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(value)
        if role == Qt.ItemDataRole.TextAlignmentRole and not isinstance(value, str | bool):
            return RIGHT
        return self._tabular if role == Qt.ItemDataRole.FontRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        value = COLUMNS[column][1]
        self.layoutAboutToBeChanged.emit()
        known = [row for row in self._rows if value(row) is not None]
        known.sort(key=value, reverse=order == Qt.SortOrder.DescendingOrder)
        self._rows = known + [row for row in self._rows if value(row) is None]
        self.layoutChanged.emit()


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return tr("yes") if value else ""
    return tr(value) if isinstance(value, str) else three(value)


class PicturesTable(QTableView):
    """Double click and Enter open a picture."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = PicturesModel(self)
        self.setModel(self.pictures)
        self.setAccessibleName(tr("Pictures, worst first"))
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.pictures.name(index.row())))

    def show_rows(self, rows: list[Row]) -> None:
        """`per_image` of a document."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.pictures.show_rows(rows)
        self.resizeColumnsToContents()
        if rows:
            self.selectRow(0)

    def open_selected(self) -> None:
        """The selected row's sample."""
        index = self.currentIndex()
        if index.isValid():
            self.opened.emit(self.pictures.name(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_selected()
        else:
            super().keyPressEvent(event)
