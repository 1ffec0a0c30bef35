"""Keys can be changed: what is kept, who had a key, and that menus, tooltips and keys follow at once."""

import json
import logging
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segtool.core.settings import Settings
from segtool.ui.action_table import ACTIONS, GESTURES
from segtool.ui.dialogs.shortcuts import ShortcutsPage
from segtool.ui.main_window import MainWindow
from segtool.ui.shortcut_store import Shortcuts
from tests.ui.fake_workbench import FakeWorkbench

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow) -> ShortcutsPage:
    """Opened by its key."""
    QTest.keyClick(window.panes.left.pane, Key.Key_F1)
    shown = window.commands.shortcuts_page
    assert shown is not None
    shown.activateWindow()
    QApplication.processEvents()
    return shown


def choose(page: ShortcutsPage, identity: str) -> None:
    page.table.selectRow([row.id for row in ACTIONS].index(identity))


def kept() -> Any:
    text = Settings().get("shortcuts")
    return json.loads(text) if text else {}


# The store


def test_only_what_differs_is_kept() -> None:
    texts: list[str] = []
    store = Shortcuts("", texts.append)
    store.change("next", ("N", "PgDown"))
    assert store.keys("next") == ("N", "PgDown")
    assert json.loads(texts[-1]) == {"next": ["N", "PgDown"]}
    store.change("next", ("D", "PgDown"))
    assert texts[-1] == ""
    assert not store.any_changed


def test_a_key_that_is_given_away_is_gone_from_its_action() -> None:
    store = Shortcuts()
    owner = store.owner("e", "next")
    assert owner is not None
    assert owner.id == "erase"
    store.change("next", ("E",))
    assert store.keys("erase") == ()
    assert store.owner("E", "next") is None
    assert store.owner("Ctrl+Alt+7", "next") is None
    store.reset("erase")
    assert store.keys("erase") == ("E",)
    assert store.keys("next") == ()
    store.reset()
    assert store.keys("next") == ("D", "PgDown")


def test_keys_that_are_held_belong_to_the_panes() -> None:
    owner = Shortcuts().owner("Space", "next")
    assert owner is not None
    assert owner.id == "held_hide"


@pytest.mark.parametrize(
    ("text", "next_keys"),
    [
        ('{"next": ["N"', ("D", "PgDown")),
        ("[1]", ("D", "PgDown")),
        ('{"next": "N"}', ("D", "PgDown")),
        ('{"next": ["no such key"]}', ("D", "PgDown")),
        ('{"of_another_version": ["N"], "next": ["N"]}', ("N",)),
        ('{"next": ["A"]}', ("D", "PgDown")),  # the key of "previous"
        ('{"next": ["A"], "previous": ["D"]}', ("A",)),  # changed places
    ],
)
def test_what_is_broken_means_the_tables_keys_and_a_line_in_the_log(
    text: str, next_keys: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        store = Shortcuts(text)
    assert store.keys("next") == next_keys
    assert ("shortcuts" in caplog.text) == (text != '{"next": ["A"], "previous": ["D"]}')


# The page


def test_every_action_and_gesture_is_on_the_page(page: ShortcutsPage) -> None:
    assert not page.isModal()
    assert page.table.rowCount() == len(ACTIONS) + len(GESTURES)
    page.search.setText("pgdown")
    rows = [row for row in range(page.table.rowCount()) if not page.table.isRowHidden(row)]
    assert [page.table.item(row, 1).text() for row in rows] == ["Next sample"]  # type: ignore[union-attr]


def test_a_key_is_changed_and_menu_tooltip_and_key_follow(
    page: ShortcutsPage, window: MainWindow, bench: FakeWorkbench
) -> None:
    choose(page, "next")
    QTest.mouseClick(page.change, LEFT)
    assert page.catcher.hasFocus()
    QTest.keyClick(page.catcher, Key.Key_J)
    action = window.actions_["next"]
    assert [key.toString() for key in action.shortcuts()] == ["J", "PgDown"]
    assert action.toolTip() == "Next sample (J, PgDown)"
    assert kept() == {"next": ["J", "PgDown"]}
    assert page.what.text() == "Next sample: J, PgDown"
    page.close()
    window.activateWindow()
    window.panes.left.pane.setFocus()
    QApplication.processEvents()
    QTest.keyClick(window.panes.left.pane, Key.Key_D)
    assert bench.current is bench.all[0]
    QTest.keyClick(window.panes.left.pane, Key.Key_J)
    assert bench.current is bench.all[1]


def test_a_conflict_names_the_other_action_and_the_person_decides(
    page: ShortcutsPage, window: MainWindow
) -> None:
    choose(page, "next")
    QTest.mouseClick(page.change, LEFT)
    QTest.keyClick(page.catcher, Key.Key_E)
    assert page.note.text() == "E is taken: Eraser."
    assert window.actions_["next"].shortcut() == QKeySequence("D")
    QTest.mouseClick(page.again, LEFT)
    QTest.keyClick(page.catcher, Key.Key_Space)
    assert page.note.text() == "Space is taken: Hide the overlay while held; pan with the mouse."
    assert not page.take.isVisible()  # what is held stays where it is
    QTest.mouseClick(page.again, LEFT)
    QTest.keyClick(page.catcher, Key.Key_E)
    QTest.mouseClick(page.take, LEFT)
    assert window.actions_["next"].shortcut() == QKeySequence("E")
    assert window.actions_["erase"].shortcuts() == []
    assert window.actions_["erase"].toolTip() == "Paint background"
    assert kept() == {"next": ["E", "PgDown"], "erase": []}


def test_escape_gives_up_and_leaves_the_page_open(page: ShortcutsPage) -> None:
    choose(page, "next")
    QTest.mouseClick(page.change, LEFT)
    QTest.keyClick(page.catcher, Key.Key_Escape)
    assert page.isVisible()
    assert not page.catcher.isVisible()
    assert kept() == {}


def test_another_key_is_added_and_all_are_taken_away(page: ShortcutsPage, window: MainWindow) -> None:
    choose(page, "predict_all")
    QTest.mouseClick(page.change, LEFT)
    QTest.keyClick(page.catcher, Key.Key_P, CONTROL | SHIFT)
    QTest.mouseClick(page.add, LEFT)
    QTest.keyClick(page.catcher, Key.Key_Exclam, SHIFT)
    assert kept() == {"predict_all": ["Ctrl+Shift+P", "!"]}
    QTest.mouseClick(page.remove, LEFT)
    assert kept() == {}
    assert window.actions_["predict_all"].shortcuts() == []


def test_one_is_reset_with_a_word_about_who_has_its_key_now_and_all_are_reset(
    page: ShortcutsPage, window: MainWindow
) -> None:
    window.shortcuts.change("next", ("E",))
    choose(page, "erase")
    QTest.mouseClick(page.reset, LEFT)
    assert page.note.text() == "E is taken: Next sample."
    QTest.mouseClick(page.take, LEFT)
    assert kept() == {"next": []}
    choose(page, "next")
    QTest.mouseClick(page.reset, LEFT)
    assert kept() == {}
    window.shortcuts.change("next", ("E",))
    QTest.mouseClick(page.reset_all, LEFT)
    assert kept() == {}
    assert window.actions_["erase"].shortcut() == QKeySequence("E")


def test_the_class_rows_tell_their_keys_in_use(window: MainWindow) -> None:
    window.shortcuts.change("class_1", ("Y", "U"))
    assert window.side.rows[1].toolTip() == "Paint pet (Y)"
    assert window.side.rows[1].key == "Y"


def test_changed_keys_come_back_at_the_next_start(qtbot: Any) -> None:
    Settings().set("shortcuts", json.dumps({"next": ["J"]}))
    made = MainWindow(FakeWorkbench())  # type: ignore[arg-type]
    qtbot.addWidget(made)
    assert made.actions_["next"].toolTip() == "Next sample (J)"
