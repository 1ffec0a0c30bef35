"""The page of shortcuts: every key and every gesture; keys can be changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from segtool.ui.action_row import key_text
from segtool.ui.action_table import ACTIONS, GESTURES
from segtool.ui.search_box import SearchBox
from segtool.ui.shortcut_store import CHANGEABLE, ROWS, Shortcuts, key_of
from segtool.ui.theme import UNIT, label, set_role
from segtool.ui.words import tr

SIZE = QSize(90 * UNIT, 76 * UNIT)
ID = Qt.ItemDataRole.UserRole


class KeyCatcher(QLabel):
    """While it has the focus, the next key pressed is caught."""

    caught = Signal(str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("role", "chip-accent")
        self.setText(tr("Press the keys… (Escape gives up)"))
        self.setAccessibleName(tr("Press the new keys"))
        self.hide()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.given_up.emit()
            elif key := key_of(event):
                self.caught.emit(key)
            return True
        return super().event(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self.given_up.emit()


class ShortcutsPage(QDialog):
    """A table of all of them with a search; below it the action that is chosen, and what can be done with its keys."""

    def __init__(self, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Shortcuts"))
        self.resize(SIZE)
        self._shortcuts = shortcuts
        self._adding = False
        self._wanted: Callable[[], None] = lambda: None
        """What the person wants but would take a key from another action: the person decides."""
        self.search = SearchBox()
        self.table = QTableWidget(len(ACTIONS) + len(GESTURES), 3)
        self.what = label("", "title")
        self.note = label("", "muted")
        self.catcher = KeyCatcher()
        self.change = QPushButton(tr("Change"))
        self.add = QPushButton(tr("Add another"))
        self.remove = QPushButton(tr("No keys"))
        self.reset = QPushButton(tr("Back to the default"))
        self.take = QPushButton(tr("Take it from there"))
        self.again = QPushButton(tr("Press other keys"))
        self.reset_all = QPushButton(tr("Reset all shortcuts"))
        self._fill()
        self._lay_out()
        self._connect()
        self._follow()
        self.table.selectRow(0)

    def _fill(self) -> None:
        for row, action in enumerate(ACTIONS):
            for column, text in enumerate(("", tr(action.title).rstrip("…"), tr(action.menu))):
                item = QTableWidgetItem(text)
                item.setData(ID, action.id)
                item.setToolTip(tr(action.tip))
                self.table.setItem(row, column, item)
        for row, (gesture, meaning) in enumerate(GESTURES, len(ACTIONS)):
            for column, text in enumerate((tr(gesture), tr(meaning), tr("Mouse"))):
                self.table.setItem(row, column, QTableWidgetItem(text))

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("Search: what it does, or a key"))
        self.search.setAccessibleName(tr("Search shortcuts"))
        self.search.setClearButtonEnabled(True)
        table = self.table
        table.setHorizontalHeaderLabels([tr("Keys"), tr("What they do"), tr("Menu")])
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setHighlightSections(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(tr("Shortcuts"))
        self.note.setWordWrap(True)
        self.reset_all.setProperty("role", "quiet")
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        buttons = (self.change, self.add, self.remove, self.reset, self.take, self.again)
        for button in buttons:
            row.addWidget(button)
        self.catcher.setMinimumHeight(self.change.sizeHint().height())
        row.addWidget(self.catcher)
        row.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        foot.addWidget(close)
        for button in (*buttons, close, self.reset_all):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT + 4)
        column.addWidget(self.search)
        column.addWidget(table, 1)
        column.addWidget(self.what)
        column.addWidget(self.note)
        column.addLayout(row)
        column.addSpacing(UNIT)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.table.itemSelectionChanged.connect(self._give_up)
        self.table.itemDoubleClicked.connect(lambda _item: self._catch(False))
        self.change.clicked.connect(lambda: self._catch(False))
        self.add.clicked.connect(lambda: self._catch(True))
        self.again.clicked.connect(lambda: self._catch(self._adding))
        self.remove.clicked.connect(lambda: self._shortcuts.change(self.chosen, ()))
        self.reset.clicked.connect(self._reset_one)
        self.take.clicked.connect(lambda: self._wanted())
        self.reset_all.clicked.connect(lambda: self._shortcuts.reset())
        self.catcher.caught.connect(self._caught)
        self.catcher.given_up.connect(self._give_up)
        self._shortcuts.changed.connect(self._follow)

    @property
    def chosen(self) -> str:
        """Id of the action whose row is chosen; "" for a gesture or none."""
        item = self.table.item(self.table.currentRow(), 0)
        return (item.data(ID) or "") if item is not None else ""

    # following

    def _follow(self) -> None:
        for row, action in enumerate(ACTIONS):
            item = self.table.item(row, 0)
            if item is not None:
                item.setText(key_text(self._shortcuts.keys(action.id)))
                font = item.font()
                font.setBold(self._shortcuts.is_changed(action.id))
                item.setFont(font)
        self._filter(self.search.text())
        self._give_up()

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.table.rowCount()):
            cells = [self.table.item(row, column) for column in range(3)]
            line = " ".join(cell.text() for cell in cells if cell is not None).casefold()
            self.table.setRowHidden(row, not all(word in line for word in words))

    def _give_up(self) -> None:
        """Show the action that is chosen, with nothing under way."""
        if self.catcher.hasFocus():
            self.table.setFocus()
        identity = self.chosen
        changeable = identity in CHANGEABLE
        keys = self._shortcuts.keys(identity) if identity else ()
        words = tr(ROWS[identity].title).rstrip("…") if identity else ""
        self.what.setText(f"{words}: {key_text(keys) or tr('no keys')}" if identity else "")
        set_role(self.note, "muted")
        self.note.setText(
            tr("Changed; it was {keys}.", keys=key_text(ROWS[identity].keys) or tr("no keys"))
            if identity and self._shortcuts.is_changed(identity)
            else ""
            if changeable
            else tr("This cannot be changed.")
        )
        self.catcher.hide()
        self._show_buttons(
            change=changeable,
            add=changeable and bool(keys),
            remove=changeable and bool(keys),
            reset=changeable and self._shortcuts.is_changed(identity),
        )
        self.reset_all.setVisible(self._shortcuts.any_changed)

    def _show_buttons(self, **shown: bool) -> None:
        for name in ("change", "add", "remove", "reset", "take", "again"):
            getattr(self, name).setVisible(shown.get(name, False))

    # changing

    def _catch(self, adding: bool) -> None:
        if self.chosen not in CHANGEABLE:
            return
        self._adding = adding
        self.note.setText("")
        self._show_buttons()
        self.catcher.show()
        self.catcher.setFocus(Qt.FocusReason.OtherFocusReason)

    def _caught(self, key: str) -> None:
        self._unless_taken((key,), lambda: self._use(key))

    def _reset_one(self) -> None:
        identity = self.chosen
        self._unless_taken(ROWS[identity].keys, lambda: self._shortcuts.reset(identity))

    def _unless_taken(self, keys: Sequence[str], act: Callable[[], None]) -> None:
        """Do it, unless one of the keys is another action's: that is said, and the person decides."""
        owners = [(key, self._shortcuts.owner(key, self.chosen)) for key in keys]
        taken = [(key, owner) for key, owner in owners if owner is not None]
        if not taken:
            act()
            return
        self._wanted = act
        key, owner = taken[0]
        can_take = all(each.id in CHANGEABLE for _key, each in taken)
        set_role(self.note, "bad")
        self.note.setText(
            tr("{key} is taken: {action}.", key=key_text((key,)), action=tr(owner.title).rstrip("…"))
        )
        self.table.setFocus()
        self.catcher.hide()
        self._show_buttons(take=can_take, again=True)
        (self.take if can_take else self.again).setFocus()

    def _use(self, key: str) -> None:
        keys = self._shortcuts.keys(self.chosen)
        others = keys if self._adding else keys[1:]
        self._shortcuts.change(
            self.chosen, tuple(dict.fromkeys((*others, key) if self._adding else (key, *others)))
        )
