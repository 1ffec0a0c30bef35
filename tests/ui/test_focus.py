"""GUI-16: keys work wherever the focus is, but for text fields; every control has a name and can be reached by Tab."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from segtool.core.classes import BORDER
from segtool.core.problems import Problem
from segtool.ui.dialogs.before_after import BeforeAfterDialog
from segtool.ui.dialogs.checkpoint import CheckpointDialog
from segtool.ui.dialogs.evaluation import EvaluationPage
from segtool.ui.dialogs.export import ExportDialog
from segtool.ui.dialogs.finetune import FineTuneDialog
from segtool.ui.dialogs.inside import InsideDialog
from segtool.ui.dialogs.networks import NetworksDialog
from segtool.ui.dialogs.pages import AboutPage, messages_page, problems_page
from segtool.ui.dialogs.settings import SettingsPage
from segtool.ui.dialogs.shortcuts import ShortcutsPage
from segtool.ui.main_window import MainWindow
from segtool.ui.messages import Message
from tests.ui.fake_workbench import FakeWorkbench
from tests.ui.test_before_after import gate

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROLS = (
    QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView, QTextEdit,
    QPlainTextEdit, QTabBar,
)  # fmt: skip


@pytest.fixture
def window(bench: FakeWorkbench, qtbot: Any) -> MainWindow:
    """With every part of it unfolded."""
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1600, 1300)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    bench.open_dataset(Path("pets"))
    made.sample_list.toggle_filters()
    made.side.view.tones.setChecked(True)
    made.show_training()
    made.strip.say("A message.", "", "problem", "Do it", lambda: None)
    QApplication.processEvents()
    return made


def focusable(top: QWidget) -> list[QWidget]:
    """What can have the focus now, text fields last."""
    found = [
        part
        for part in top.findChildren(QWidget)
        if part.isVisible() and part.isEnabled() and part.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    return sorted(found, key=is_text)


def is_text(part: QWidget) -> bool:
    """A field into which letters are typed."""
    return isinstance(part, QLineEdit) and not isinstance(part.parentWidget(), QAbstractSpinBox)


def words_of(part: QWidget) -> str:
    return f"{type(part).__name__} {part.accessibleName() or part.objectName()}"


def test_next_undo_and_tools_work_from_every_control(window: MainWindow, bench: FakeWorkbench) -> None:
    parts = [part for part in focusable(window) if not is_text(part)]
    assert len({type(part) for part in parts}) >= 8
    swallowed = []
    undone: list[int] = []
    bench.undo = lambda: undone.append(1)  # type: ignore[method-assign]
    for part in parts:
        for action in ("undo", "next", "previous"):
            window.actions_[action].setEnabled(True)
        bench.select("Abyssinian_2")
        window.brush.set_erasing(False)
        del undone[:]
        window.actions_["undo"].setEnabled(True)
        part.setFocus()
        for key, modifiers in (
            (Key.Key_D, Qt.KeyboardModifier.NoModifier),
            (Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
            (Key.Key_A, Qt.KeyboardModifier.NoModifier),
            (Key.Key_E, Qt.KeyboardModifier.NoModifier),
        ):
            QTest.keyClick(part, key, modifiers)
        window.actions_["undo"].setEnabled(True)
        QTest.keyClick(part, Key.Key_Z, CONTROL)
        here = bench.current.name if bench.current is not None else ""
        if (here, window.brush.erasing, len(undone)) != ("beagle_3", True, 1):
            swallowed.append(f"{words_of(part)}: {here}, {window.brush.erasing}, {len(undone)}")
    assert swallowed == []


def test_a_letter_without_an_action_changes_nothing(window: MainWindow, bench: FakeWorkbench) -> None:
    """Lists and boxes would look for an entry that starts with it."""
    for part in focusable(window):
        if isinstance(part, QComboBox | QAbstractItemView):
            before = part.currentIndex()
            part.setFocus()
            if isinstance(part, QAbstractItemView):
                part.keyboardSearch("beagle_3")  # as a letter does that no action has
            for key in (Key.Key_O, Key.Key_N, Key.Key_Y):
                QTest.keyClick(part, key)
            assert part.currentIndex() == before, words_of(part)


def test_letters_typed_into_text_fields_stay_text(window: MainWindow, bench: FakeWorkbench) -> None:
    boxes = window.sample_list.bar.findChildren(QLineEdit)
    fields = [part for part in focusable(window) if is_text(part)]
    assert fields
    assert set(fields) <= set(boxes)
    for field in fields:
        field.setFocus()
        QTest.keyClicks(field, "dbe1?[")
        assert field.text() == "dbe1?["
        QTest.keyClick(field, Key.Key_PageDown)
        QTest.keyClick(field, Key.Key_Z, CONTROL)
        assert bench.current is bench.all[0]
        assert not window.brush.erasing


def test_down_three_times_in_the_list_moves_three_samples(window: MainWindow, bench: FakeWorkbench) -> None:
    view = window.sample_list.view
    view.setFocus()
    for _ in range(3):
        QTest.keyClick(view, Key.Key_Down)
    assert bench.current is bench.all[3]
    QTest.keyClick(view, Key.Key_3)
    assert window.brush.value == BORDER


def test_after_a_dialog_was_open_the_keys_are_there_again(window: MainWindow, bench: FakeWorkbench) -> None:
    window.panes.left.pane.setFocus()
    QTest.keyClick(window.panes.left.pane, Key.Key_F1)
    page = window.commands.shortcuts_page
    assert page is not None
    QTest.keyClick(page, Key.Key_Escape)
    window.activateWindow()
    QApplication.processEvents()
    assert QApplication.focusWidget() is window.panes.left.pane
    QTest.keyClick(QApplication.focusWidget(), Key.Key_D)
    assert bench.current is bench.all[1]


# Names and ways to the focus

Make = Callable[[MainWindow], QDialog]


def fine_tune(window: MainWindow) -> QDialog:
    dialog = FineTuneDialog(window.workbench, [], {"train_epochs": 3, "train_rehearsal": 0.5}, window)
    dialog.more.setChecked(True)  # its other options too
    return dialog


DIALOGS: dict[str, Make] = {
    "settings": lambda w: SettingsPage(w.settings, w),
    "shortcuts": lambda w: ShortcutsPage(w.shortcuts, w),
    "messages": lambda w: messages_page([Message(datetime(2026, 1, 2), "note", "A message.", "")], w),
    "problems": lambda w: problems_page([Problem("note", Path("x"), "A note.", "note")], w),
    "about": AboutPage,
    "checkpoint": lambda w: CheckpointDialog([], None, w),
    "export": lambda w: ExportDialog(w.workbench, Path("/nowhere/refined"), w),
    "fine-tune": fine_tune,
    "networks": lambda w: NetworksDialog(w.workbench, w),
    "inside": lambda w: InsideDialog(w.workbench, w),
    "before and after": lambda w: BeforeAfterDialog(gate(), w),
    "evaluation": lambda w: EvaluationPage(w.workbench, lambda: w.theme.tokens, w),
}


def controls(top: QWidget) -> Iterator[QWidget]:
    for part in top.findChildren(QWidget):
        own = part.objectName().startswith("qt_") or isinstance(part, QScrollBar)
        inner = isinstance(part.parentWidget(), QLineEdit | QAbstractSpinBox | QComboBox) or (
            part.parentWidget() is not None and "QComboBox" in type(part.parentWidget()).__name__
        )
        if isinstance(part, CONTROLS) and part.isVisible() and not own and not inner:
            yield part


def nameless(top: QWidget) -> list[str]:
    return [
        f"{type(part).__name__} {part.objectName()} in {type(part.parentWidget()).__name__}"
        for part in controls(top)
        if not part.accessibleName()
        and not (isinstance(part, QAbstractButton) and part.text())
        and type(part).__name__ != "QHeaderView"
    ]


def not_by_tab(top: QWidget) -> list[str]:
    """Out of the reach of Tab, or changed and taken the focus by a wheel that passes over them."""
    return [
        f"{words_of(part)}: {part.focusPolicy().name}"
        for part in controls(top)
        if not part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and type(part).__name__ != "QHeaderView"
        and not (isinstance(part, QToolButton) and part.objectName() == "ScrollLeftButton")
    ]


def test_every_control_of_the_window_has_a_name_and_is_reached_by_tab(window: MainWindow) -> None:
    assert len(list(controls(window))) > 50
    assert nameless(window) == []
    assert not_by_tab(window) == []
    wheel = Qt.FocusPolicy.WheelFocus
    assert [words_of(part) for part in controls(window) if part.focusPolicy() == wheel] == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name_and_is_reached_by_tab(
    name: str, bench: FakeWorkbench, qtbot: Any
) -> None:
    window = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    dialog = DIALOGS[name](window)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    assert list(controls(dialog))
    assert nameless(dialog) == []
    assert not_by_tab(dialog) == []
