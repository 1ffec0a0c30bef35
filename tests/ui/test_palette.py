"""The command palette, by real keys."""

import json
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segtool.core.sample_table import SampleTable
from segtool.core.settings import Settings
from segtool.ui.action_table import ACTIONS
from segtool.ui.main_window import MainWindow
from segtool.ui.palette import Palette
from segtool.ui.palette_entries import LIMIT, read_recent
from tests.ui.fake_workbench import FakeWorkbench

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def make_window(bench: FakeWorkbench, qtbot: Any) -> MainWindow:
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    bench.open_dataset(Path("pets"))
    QApplication.processEvents()
    return made


@pytest.fixture
def window(bench: FakeWorkbench, qtbot: Any) -> MainWindow:
    return make_window(bench, qtbot)


def summon(window: MainWindow) -> Palette:
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_K, CONTROL)
    QApplication.processEvents()
    shown = window.commands.palette
    assert shown is not None
    assert shown.isVisible()
    return shown


def titles(palette: Palette) -> list[str]:
    return [entry.title for entry in palette.model.entries]


def test_a_few_letters_and_enter_do_it(window: MainWindow) -> None:
    palette = summon(window)
    QTest.keyClicks(palette.line, "eras")
    assert titles(palette)[0] == "Eraser"
    assert palette.model.entries[0].keys == "E"
    QTest.keyClick(palette.line, Key.Key_Return)
    assert window.brush.erasing
    assert not palette.isVisible()


def test_letters_typed_there_and_enter_trigger_nothing_else(window: MainWindow, bench: FakeWorkbench) -> None:
    palette = summon(window)
    QTest.keyClicks(palette.line, "dbe[")
    assert palette.line.text() == "dbe["
    QTest.keyClick(palette.line, Key.Key_Return)  # nothing matches
    assert palette.isVisible()
    assert bench.current is bench.all[0]
    assert bench.facts("beagle_1").review == "open"
    assert not window.brush.erasing


def test_escape_and_its_own_key_close_it_and_the_focus_goes_back(window: MainWindow) -> None:
    view = window.sample_list.view
    view.setFocus()
    palette = summon(window)
    assert palette.line.hasFocus()
    QTest.keyClick(palette.line, Key.Key_Escape)
    assert not palette.isVisible()
    assert view.hasFocus()
    summon(window)
    QTest.keyClick(palette.line, Key.Key_K, CONTROL)
    assert not palette.isVisible()
    summon(window)
    window.panes.left.pane.setFocus(Qt.FocusReason.MouseFocusReason)  # a click elsewhere
    assert not palette.isVisible()
    assert window.panes.left.pane.hasFocus()


def test_samples_are_found_by_name_and_shown(window: MainWindow, bench: FakeWorkbench) -> None:
    palette = summon(window)
    QTest.keyClicks(palette.line, "aby4")
    assert titles(palette) == ["Abyssinian_4"]
    assert palette.model.entries[0].detail == "#4 · Abyssinian"
    QTest.keyClick(palette.line, Key.Key_Return)
    assert bench.current is bench.all[3]


def test_arrows_choose_among_what_matches(window: MainWindow, bench: FakeWorkbench) -> None:
    palette = summon(window)
    QTest.keyClicks(palette.line, "beagle")
    assert titles(palette) == ["beagle_1", "beagle_3", "beagle_5"]
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up):
        QTest.keyClick(palette.line, key)
    QTest.keyClick(palette.line, Key.Key_Return)
    assert bench.current is bench.all[2]


def test_settings_datasets_and_checkpoints_are_there(
    window: MainWindow, bench: FakeWorkbench, tmp_path: Path
) -> None:
    window.kept.note_recent(tmp_path / "other-pets")
    palette = summon(window)
    QTest.keyClicks(palette.line, "other-pets")
    assert titles(palette) == ["Open other-pets"]
    QTest.keyClick(palette.line, Key.Key_Return)
    assert ("open_dataset", tmp_path / "other-pets") in bench.calls
    summon(window)
    QTest.keyClicks(palette.line, "checkpoint pets")
    assert "Use the checkpoint pets-lite0" in titles(palette)
    QTest.keyClick(palette.line, Key.Key_Return)
    assert [call[1].stem for call in bench.calls if call[0] == "set_checkpoint"] == ["pets-lite0"]
    summon(window)
    QTest.keyClicks(palette.line, "autosav")
    palette.line.clear()
    QTest.keyClicks(palette.line, "memory for samples")
    QTest.keyClick(palette.line, Key.Key_Return)
    page = window.commands.settings_page
    assert page is not None
    assert page.isVisible()
    assert "cache_mb" in page.shown_keys()


def test_what_cannot_be_done_now_is_faint_and_does_nothing(window: MainWindow, bench: FakeWorkbench) -> None:
    palette = summon(window)
    QTest.keyClicks(palette.line, "stop training")
    entry = palette.model.entries[0]
    assert (entry.title, entry.enabled) == ("Stop training", False)
    assert not palette.model.flags(palette.model.index(0)) & Qt.ItemFlag.ItemIsEnabled
    QTest.keyClick(palette.line, Key.Key_Return)
    assert palette.isVisible()
    assert ("stop_training",) not in bench.calls


def test_nothing_matches_is_said(window: MainWindow) -> None:
    palette = summon(window)
    QTest.keyClicks(palette.line, "zzzqqq")
    assert titles(palette) == []
    assert palette.nothing.isVisible()
    QTest.keyClick(palette.line, Key.Key_Return)
    assert palette.isVisible()


def test_what_was_chosen_last_comes_first_and_is_kept(
    window: MainWindow, bench: FakeWorkbench, qtbot: Any
) -> None:
    palette = summon(window)
    assert titles(palette)[0] == "Open dataset"
    assert len(titles(palette)) == sum(row.context == "window" for row in ACTIONS) - 1
    for typed in ("eraser", "aby4"):
        palette.line.clear()
        QTest.keyClicks(palette.line, typed)
        QTest.keyClick(palette.line, Key.Key_Return)
        summon(window)
    assert titles(palette)[:2] == ["Abyssinian_4", "Eraser"]
    assert json.loads(Settings().get("palette")) == ["sample:Abyssinian_4", "action:erase"]
    QTest.keyClick(palette.line, Key.Key_Escape)
    again = make_window(FakeWorkbench(), qtbot)
    assert titles(summon(again))[:2] == ["Abyssinian_4", "Eraser"]


@pytest.mark.parametrize("text", ["{", "3", "[1]", ""])
def test_a_broken_memory_is_passed_over(text: str) -> None:
    assert read_recent(text) == []


def test_changed_keys_are_shown(window: MainWindow) -> None:
    window.shortcuts.change("erase", ("Y",))
    palette = summon(window)
    QTest.keyClicks(palette.line, "eraser")
    assert palette.model.entries[0].keys == "Y"


def test_a_hundred_thousand_samples_are_searched_at_every_key(
    window: MainWindow, bench: FakeWorkbench
) -> None:
    bench.browsing.table = SampleTable(FakeWorkbench(100_000).all)
    palette = summon(window)
    took = []
    for letter in "beagle_99":
        start = time.perf_counter()
        QTest.keyClicks(palette.line, letter)
        took.append(time.perf_counter() - start)
        assert len(titles(palette)) <= LIMIT
    assert titles(palette)[0] == "beagle_99"
    assert sorted(took)[len(took) // 2] < 0.25  # alone it is 0.01; other tests may run beside


def test_pages_and_palette_are_imported_when_they_open(python: str) -> None:
    """The window stands before them."""
    code = "import sys, segtool.ui.main_window; print(*sorted(name for name in sys.modules if 'segtool.ui' in name))"
    shown = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "segtool.ui.shortcut_store" in shown
    late = (
        "palette",
        "palette_entries",
        "setting_fields",
        "dialogs.settings",
        "dialogs.shortcuts",
        "dialogs.pages",
    )
    assert [name for name in late if f"segtool.ui.{name}" in shown] == []
