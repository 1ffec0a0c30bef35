"""The menus of the panes: which kind a pane shows, and what is shown in a free place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from segtool.ui.pane_table import KINDS, PaneKind
from segtool.ui.words import tr

if TYPE_CHECKING:
    from segtool.ui.panes import Panes


def kind_menu(panes: Panes, shown: str) -> QMenu:
    """Every kind, the one on show ticked; those of other panes change places with it."""
    menu = _menu(panes)
    for kind in KINDS:
        action = _entry(menu, kind)
        action.setCheckable(True)
        action.setChecked(kind.id == shown)
        action.triggered.connect(lambda _checked=False, kind=kind: panes.put(shown, kind.id))
    menu.addSeparator()
    close = menu.addAction(tr("Close this pane"))
    close.setEnabled(len(panes.shown) > 1)
    close.triggered.connect(lambda: panes.toggle(shown))
    return menu


def add_menu(panes: Panes) -> QMenu:
    """The kinds that are not shown."""
    menu = _menu(panes)
    for kind in KINDS:
        if kind.id not in panes.shown:
            _entry(menu, kind).triggered.connect(lambda _checked=False, kind=kind: panes.toggle(kind.id))
    return menu


def _menu(panes: Panes) -> QMenu:
    menu = QMenu(panes)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _entry(menu: QMenu, kind: PaneKind) -> QAction:
    action = QAction(tr(kind.title), menu)
    action.setData(kind.id)
    action.setToolTip(tr(kind.text))
    menu.addAction(action)
    menu.setToolTipsVisible(True)
    return action
