"""The command palette: type a few letters, Enter does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from segtool.ui import icons
from segtool.ui.palette_entries import Entries, Entry
from segtool.ui.theme import UNIT, label
from segtool.ui.words import tr

if TYPE_CHECKING:
    from segtool.ui.main_window import MainWindow

WIDTH, TOP = 76 * UNIT, 9 * UNIT
ROWS = 11
"""Seen at once."""
ROW_HEIGHT = 4 * UNIT
ENTRY = Qt.ItemDataRole.UserRole
MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS - 1,
    Qt.Key.Key_PageUp: 1 - ROWS,
}
Index = QModelIndex | QPersistentModelIndex


class PaletteModel(QAbstractListModel):
    """The entries found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (entry.title, entry.detail, entry.keys)))
        return entry if role == ENTRY else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        selectable = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return selectable | Qt.ItemFlag.ItemIsEnabled if self.entries[index.row()].enabled else selectable


class PaletteDelegate(QStyledItemDelegate):
    """Icon and title at the left; where it is and its key at the right. What cannot be done is faint."""

    def __init__(self, shown_in: QListView) -> None:
        super().__init__(shown_in)
        self._list = shown_in

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(20 * UNIT, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, palette, rect = index.data(ENTRY), option.palette, option.rect
        chosen = self._list.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            soft = palette.color(QPalette.ColorRole.Highlight)
            soft.setAlphaF(0.16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawRoundedRect(rect.adjusted(UNIT // 2, 1, -UNIT // 2, -1), 6, 6)
        if not entry.enabled:
            painter.setOpacity(0.45)
        if entry.icon:
            place = QRect(rect.left() + 2 * UNIT, rect.center().y() - 8, 18, 18)
            icons.icon(entry.icon).paint(painter, place, Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal)
        words = rect.adjusted(6 * UNIT, 0, -2 * UNIT, 0)
        metrics = painter.fontMetrics()
        painter.setPen(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.PlaceholderText))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        if entry.keys:
            painter.drawText(words, right, entry.keys)
            words.setRight(words.right() - max(metrics.horizontalAdvance(entry.keys) + 2 * UNIT, 8 * UNIT))
        detail = metrics.elidedText(entry.detail, Qt.TextElideMode.ElideMiddle, words.width() * 2 // 5)
        painter.drawText(words, right, detail)
        words.setRight(words.right() - metrics.horizontalAdvance(detail) - 2 * UNIT)
        painter.setPen(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()


class PaletteLine(QLineEdit):
    """Every key typed here is the palette's own."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._owner = palette

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._owner.key(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        ):
            self._owner.close_palette(False)


class Palette(QFrame):
    """Lies over the window's upper part while it is used."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.entries = Entries(window)
        self.model = PaletteModel(self)
        self.line = PaletteLine(self)
        self.list = QListView()
        self.nothing = label(tr("Nothing matches"), "muted")
        self.setObjectName("card")
        self._lay_out()
        self.line.textEdited.connect(self._find)
        self.list.clicked.connect(self._run)
        window.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        self.line.setPlaceholderText(tr("What to do, a sample, a setting…"))
        self.line.setAccessibleName(tr("Command palette"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("What matches"))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setFixedHeight(ROW_HEIGHT)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT + UNIT // 2, UNIT, UNIT)
        column.setSpacing(UNIT)
        for widget in (self.line, self.list, self.nothing):
            column.addWidget(widget)

    def open_palette(self) -> None:
        """Ready to type; what had the focus gets it back."""
        if self.isVisible():
            self.close_palette()
            return
        self._before = QApplication.focusWidget()
        self.entries.collect()
        self.line.clear()
        self._find("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_palette(self, give_back: bool = True) -> None:
        """Gone. give_back: the focus goes to what had it."""
        if not self.isVisible():
            return
        before, self._before = self._before, None
        self.hide()
        if give_back and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _find(self, typed: str) -> None:
        found = self.entries.find(typed)
        self.model.show(found)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.list.setFixedHeight(ROW_HEIGHT * min(max(len(found), 1), ROWS) + 4)
        self._place()
        self._move_to(0)

    def _place(self) -> None:
        room = self._window.rect()
        width = min(WIDTH, room.width() - 4 * UNIT)
        self._column.activate()
        height = self._column.sizeHint().height()
        self.setGeometry((room.width() - width) // 2, TOP, width, min(height, room.height() - TOP - UNIT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    # keys

    def key(self, event: QKeyEvent) -> bool:
        """Whether a key was one of the palette's own."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex())
        elif key in MOVES:
            self._move_to(self.list.currentIndex().row() + MOVES[key])
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._move_to(self.list.currentIndex().row() + (1 if key == Qt.Key.Key_Tab else -1))
        elif QKeySequence(event.keyCombination()) in self._window.actions_["palette"].shortcuts():
            self.close_palette()
        else:
            return False
        return True

    def _move_to(self, row: int) -> None:
        row = min(max(row, 0), self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _run(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY) if index.isValid() else None
        if entry is None or not entry.enabled:
            return
        self.entries.note(entry)
        self.close_palette()
        entry.run()
