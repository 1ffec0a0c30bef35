"""Every setting acts: at once on the window, or on the workbench, or where the table says that it acts later."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from segtool.core.settings import SETTINGS, Settings
from segtool.ui.main_window import MainWindow
from tests.ui.fake_workbench import FakeWorkbench


@pytest.fixture
def window(bench: FakeWorkbench, qtbot: Any) -> MainWindow:
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    for part in (made.view, made.settings):
        part._rest.setInterval(20)
    made.show()
    bench.open_dataset(Path("pets"))
    QApplication.processEvents()
    return made


SEEN: dict[str, tuple[Any, Any]] = {
    "theme": ("dark", lambda w: w.palette().window().color().lightness() < 60),
    "hints": (False, lambda w: w.hints.bubble is None),
    "overlay_opacity": (0.9, lambda w: w.panes.left.pane.look.opacity == 0.9),
    "contour_only": (True, lambda w: w.panes.left.pane.look.contours_only),
    "contour_width": (5.0, lambda w: w.panes.right.pane.look.contour_width == 5.0),
    "class_palette": ("contrast", lambda w: w.panes.left.pane.look.colours[1] == (0xFF, 0xE6, 0x00)),
    "class_colours": ("1=#010203", lambda w: w.panes.left.pane.look.colours[1] == (1, 2, 3)),
    "photo_brightness": (0.5, lambda w: w.panes.left.pane.look.tone == (0.5, 0.0, 1.0)),
    "photo_contrast": (0.5, lambda w: w.panes.left.pane.look.tone == (0.0, 0.5, 1.0)),
    "photo_gamma": (2.0, lambda w: w.panes.left.pane.look.tone == (0.0, 0.0, 2.0)),
    "pixel_grid": (False, lambda w: not w.panes.left.pane.look.pixel_grid),
    "minimap": (False, lambda w: not w.side.view.minimap.isChecked()),
    "brush_size": (77, lambda w: w.side.size_box.value() == 77),
    "right_button": ("pick", lambda w: w.brush.right_button == "pick"),
}
"""Another value, and how it is seen in the window at once."""
WORK: dict[str, Any] = {
    "device": "cpu",
    "precision": "half",
    "threads": 3,
    "predict_live": False,
    "autosave_seconds": 5.0,
    "undo_mb": 512,
    "cache_mb": 1024,
}
"""What the workbench is told."""
LATER = {"language", "train_epochs", "train_rehearsal"}
"""Read at the next start, or when the dialog opens (tests of the language and of the dialog)."""


def test_no_setting_of_the_page_is_without_a_test() -> None:
    assert {row.key for row in SETTINGS if row.section} == {*SEEN, *WORK, *LATER}
    assert {row.key for row in SETTINGS if row.effect != "At once"} == LATER


@pytest.mark.parametrize("key", SEEN)
def test_a_setting_of_the_window_acts_at_once_and_is_kept(window: MainWindow, qtbot: Any, key: str) -> None:
    value, seen = SEEN[key]
    if key == "hints":
        window.hints.start()
    assert not seen(window)
    window.settings.set(key, value)
    assert seen(window)
    assert window.settings.value(key) == value
    qtbot.waitUntil(lambda: Settings().get(key) == value, timeout=3000)
    window.settings.reset(key)
    if key != "hints":
        assert not seen(window)


@pytest.mark.parametrize("key", WORK)
def test_a_setting_of_the_work_reaches_the_workbench_and_is_kept(
    window: MainWindow, bench: FakeWorkbench, qtbot: Any, key: str
) -> None:
    window.settings.set(key, WORK[key])
    assert window.settings.value(key) == WORK[key]
    qtbot.waitUntil(lambda: ("apply_setting", key, WORK[key]) in bench.calls, timeout=2000)
    assert Settings().get(key) == WORK[key]


def test_what_was_kept_acts_at_the_start(qtbot: Any) -> None:
    for key, value in WORK.items():
        Settings().set(key, value)
    bench = FakeWorkbench()
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    told = {call[1]: call[2] for call in bench.calls if call[0] == "apply_setting"}
    assert told == {"autosave_seconds": 5.0, "cache_mb": 1024, "undo_mb": 512, "predict_live": False}


def test_a_number_on_its_way_is_told_once_and_not_lost_at_the_end(
    window: MainWindow, bench: FakeWorkbench
) -> None:
    for value in (1, 2, 3):
        window.settings.set("threads", value)
    assert not [call for call in bench.calls if call[:2] == ("apply_setting", "threads")]
    window.close()
    assert [call for call in bench.calls if call[:2] == ("apply_setting", "threads")] == [
        ("apply_setting", "threads", 3)
    ]
    assert Settings().get("threads") == 3


def entries(window: MainWindow, title: str) -> dict[str, Any]:
    menu = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == title)
    return {action.data(): action for action in menu.actions()}


def test_a_device_chosen_in_the_menu_acts_and_is_kept(window: MainWindow, bench: FakeWorkbench) -> None:
    entries(window, "Device")["cpu"].trigger()
    assert ("apply_setting", "device", "cpu") in bench.calls
    assert Settings().get("device") == "cpu"


def test_a_device_that_is_not_here_is_not_kept(window: MainWindow, bench: FakeWorkbench) -> None:
    entries(window, "Device")["cuda"].trigger()
    assert Settings().get("device") == "cuda"
    bench.settingRefused.emit("device", "auto")
    assert Settings().get("device") == "auto"
    assert entries(window, "Device")["auto"].isChecked()
    bench.settingRefused.emit("device", "mps")  # of a checkpoint that was refused: nothing was wished
    assert Settings().get("device") == "auto"


def test_menus_follow_what_is_set_elsewhere(window: MainWindow) -> None:
    window.settings.set("theme", "light")
    assert entries(window, "Colours of the window")["light"].isChecked()
    assert not entries(window, "Colours of the window")["auto"].isChecked()


def test_reset_brings_back_everything_that_the_page_shows_and_nothing_else(window: MainWindow) -> None:
    Settings().set("last_dataset", "/pets")
    for key, (value, _seen) in SEEN.items():
        window.settings.set(key, "light" if key == "theme" else value)
    window.settings.set("threads", 4)
    window.settings.reset()
    window.view.keep()
    shown = [row for row in SETTINGS if row.section]
    assert [row.key for row in shown if window.settings.value(row.key) != row.default] == []
    assert Settings().get("threads") == 0
    assert Settings().get("last_dataset") == "/pets"
