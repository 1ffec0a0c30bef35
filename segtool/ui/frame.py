"""Where the window's parts stand: columns, rows, toolbar, menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from segtool.ui.action_table import rows_of_group
from segtool.ui.pane_frame import ElidedLabel
from segtool.ui.theme import UNIT, label
from segtool.ui.words import tr

if TYPE_CHECKING:
    from segtool.ui.actions import Actions
    from segtool.ui.main_window import MainWindow

SPOKEN = (6, 7)
"""Toolbar groups whose buttons say their title."""
LIST_WIDTHS = (216, 256, 900)
"""Of the sample list: smallest, first, largest."""
PANEL_WIDTHS = (232, 248, 360)
"""Of the side panel: smallest, first, largest."""


class Frame:
    """Lays the window's parts out. `stack` shows nothing, the start page or `rows`; `rows` holds `columns` above the
    training panel."""

    def __init__(self, window: MainWindow) -> None:
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.tools = self._tools(window.actions_)
        middle = QWidget()
        beside = QHBoxLayout(middle)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.tools)
        beside.addWidget(window.panes, 1)
        for part, stretch in ((window.sample_list, 0), (middle, 1), (window.side, 0)):
            self.columns.addWidget(part)
            self.columns.setStretchFactor(self.columns.count() - 1, stretch)
        for splitter_part, widths in ((window.sample_list, LIST_WIDTHS), (window.side, PANEL_WIDTHS)):
            splitter_part.setMinimumWidth(widths[0])
            splitter_part.setMaximumWidth(widths[2])
        self.columns.setSizes([LIST_WIDTHS[1], 900, PANEL_WIDTHS[1]])
        self.rows = QSplitter(Qt.Orientation.Vertical)
        self.rows.addWidget(self.columns)
        self.rows.addWidget(window.training)
        self.rows.setStretchFactor(0, 1)
        for splitter in (self.columns, self.rows):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        window.training.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())  # for the moment in which it is not known yet what will be open
        self.stack.addWidget(window.start)
        self.stack.addWidget(self.rows)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(window.tasks)
        column.addWidget(window.strip)
        window.setCentralWidget(body)
        window.setStatusBar(window.status)
        self.name, self.place = label("", "title"), ElidedLabel()
        self.place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.tool_bar = self._tool_bar(window.actions_)
        window.addToolBar(self.tool_bar)

    def _tools(self, actions: Actions) -> QToolBar:
        """What can be taken into the hand, in a column beside the pictures."""
        bar = QToolBar(tr("What is in the hand"))
        bar.setOrientation(Qt.Orientation.Vertical)
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        actions.fill_toolbar(bar, (2,))
        for action in bar.actions():
            button = bar.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setAccessibleName(action.text())
        return bar

    def _tool_bar(self, actions: Actions) -> QToolBar:
        bar = QToolBar(tr("Tools"))
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        actions.fill_toolbar(bar, (1,))
        for words in (self.name, self.place):
            words.setContentsMargins(UNIT, 0, UNIT // 2, 0)
            bar.addWidget(words)
        bar.addWidget(_spacer())
        actions.fill_toolbar(bar, (3, 4, 5))
        bar.addWidget(_spacer())
        actions.fill_toolbar(bar, (6, 7))
        spoken = {row.id for group in SPOKEN for row in rows_of_group(group)}
        for action in bar.actions():
            button = bar.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setAccessibleName(action.text())
                if action.objectName() in spoken:
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return bar


def choice_menu(
    menu: QMenu, title: str, choices: dict[str, str], chosen: str, act: Callable[[str], None]
) -> QActionGroup:
    """A submenu of which one entry is chosen. choices: value -> the words for it, marked for translation."""
    part = menu.addMenu(title)
    group = QActionGroup(part)
    for value, words in choices.items():
        action = group.addAction(part.addAction(tr(words)))
        action.setData(value)
        action.setCheckable(True)
        action.setChecked(value == chosen)
        action.triggered.connect(lambda _checked=False, value=value: act(value))
    return group


def _spacer() -> QWidget:
    spacer = QWidget()
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spacer
