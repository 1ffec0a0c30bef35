"""The table's actions as Qt has them: keys, menus, toolbar."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from segtool.ui import icons
from segtool.ui.action_row import tooltip
from segtool.ui.action_table import ACTIONS, MENUS, rows_of_group
from segtool.ui.shortcut_store import Shortcuts
from segtool.ui.words import tr


class Actions:
    """The table's QActions, each connected to the window's method."""

    def __init__(self, window: QWidget, target: object, shortcuts: Shortcuts) -> None:
        """window: where the keys count. target: has the slots. shortcuts: followed at once."""
        self.shortcuts = shortcuts
        self.by_id: dict[str, QAction] = {}
        for row in ACTIONS:
            if row.context == "held":
                continue
            action = QAction(tr(row.title), window)
            action.setObjectName(row.id)
            action.setStatusTip(tr(row.tip))
            slot = getattr(target, row.slot)
            if row.checked is None:
                action.triggered.connect(lambda _checked=False, slot=slot: slot())
            else:
                action.setCheckable(True)
                action.setChecked(row.checked)
                action.toggled.connect(slot)
            window.addAction(action)  # so that the keys work while the menu bar is hidden
            self.by_id[row.id] = action
            if row.icon:
                action.setIcon(icons.icon(row.icon))
        self._show_keys()
        shortcuts.changed.connect(self._show_keys)

    def _show_keys(self) -> None:
        """Menus and tooltips follow."""
        for row in ACTIONS:
            if row.id in self.by_id:
                keys = self.shortcuts.keys(row.id)
                self.by_id[row.id].setShortcuts([QKeySequence(key) for key in keys])
                self.by_id[row.id].setToolTip(tooltip(row, keys))

    def __getitem__(self, identity: str) -> QAction:
        return self.by_id[identity]

    def enable(self, states: dict[str, bool]) -> None:
        """Switch actions on and off by id."""
        for identity, state in states.items():
            self.by_id[identity].setEnabled(state)

    def set_checked(self, identity: str, state: bool) -> None:
        """Show a state without running the slot."""
        action = self.by_id[identity]
        blocked = action.blockSignals(True)
        action.setChecked(state)
        action.blockSignals(blocked)

    def fill_menus(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Build the menus; returns them by title."""
        menus = {title: bar.addMenu(f"&{tr(title)}") for title in MENUS}
        for row in ACTIONS:
            if row.id not in self.by_id:
                continue
            if row.separator:
                menus[row.menu].addSeparator()
            menus[row.menu].addAction(self.by_id[row.id])
        for menu in menus.values():
            menu.setToolTipsVisible(False)
        return menus

    def fill_toolbar(self, toolbar: QToolBar, groups: tuple[int, ...]) -> None:
        """Add the actions of these toolbar groups, a separator between groups."""
        for position, group in enumerate(groups):
            if position:
                toolbar.addSeparator()
            for row in rows_of_group(group):
                toolbar.addAction(self.by_id[row.id])
