"""The page of settings: built from the table, acting at once, searched, reset."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QLabel, QSlider, QSpinBox

from segtool.core.setting import SECTIONS
from segtool.core.settings import SETTINGS, Settings
from segtool.ui.dialogs.settings import SettingsPage
from segtool.ui.main_window import MainWindow
from segtool.ui.switch import Switch
from tests.ui.events import wheel
from tests.ui.fake_workbench import FakeWorkbench

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


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


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    """Opened by its key."""
    QTest.keyClick(window.panes.left.pane, Key.Key_Comma, CONTROL)
    QApplication.processEvents()
    shown = window.commands.settings_page
    assert shown is not None
    assert shown.isVisible()
    return shown


def control(page: SettingsPage, key: str) -> Any:
    page.go_to(key)
    QApplication.processEvents()
    return page.rows[key].field.focus_target


def test_the_page_is_the_table(page: SettingsPage) -> None:
    assert not page.isModal()
    assert list(page.rows) == [row.key for row in SETTINGS if row.section]
    assert [page.sections.item(at).text() for at in range(page.sections.count())] == list(SECTIONS)
    for at, section in enumerate(SECTIONS):
        page.sections.setCurrentRow(at)
        assert page.shown_keys() == [row.key for row in SETTINGS if row.section == section]
    for key, row in page.rows.items():
        texts = [part.text() for part in row.findChildren(QLabel)]
        assert texts[:2] == [row.setting.label, row.setting.text], key
        assert (row.setting.effect in texts) == (row.setting.effect != "At once"), key
        assert row.field.focus_target.accessibleName(), key


def test_each_kind_of_setting_has_its_control(page: SettingsPage) -> None:
    kinds = {
        "hints": Switch,
        "theme": QComboBox,
        "threads": QSpinBox,
        "autosave_seconds": QDoubleSpinBox,
        "overlay_opacity": QSlider,
    }
    assert {key: isinstance(control(page, key), kind) for key, kind in kinds.items()} == dict.fromkeys(
        kinds, True
    )
    assert page.rows["threads"].field.widget.text() == "automatic"  # type: ignore[attr-defined]
    assert page.rows["cache_mb"].field.widget.text() == "512 MB"  # type: ignore[attr-defined]


def test_a_click_on_a_switch_acts_at_once(page: SettingsPage, window: MainWindow) -> None:
    switch = control(page, "contour_only")
    QTest.mouseClick(switch, LEFT, pos=QPoint(10, 10))
    assert window.panes.look.contours_only
    QTest.keyClick(switch, Key.Key_Space)
    assert not window.panes.look.contours_only


def test_a_slider_moved_by_keys_acts_at_once_and_tells_its_number(
    page: SettingsPage, window: MainWindow
) -> None:
    slider = control(page, "contour_width")
    QTest.keyClick(slider, Key.Key_Right)
    QTest.keyClick(slider, Key.Key_Right)
    assert window.panes.look.contour_width == 3.0
    texts = [part.text() for part in page.rows["contour_width"].findChildren(QLabel)]
    assert "3.0 px" in texts


def test_a_number_typed_is_told_when_it_is_finished(
    page: SettingsPage, bench: FakeWorkbench, qtbot: Any
) -> None:
    box = control(page, "cache_mb")
    box.selectAll()
    QTest.keyClicks(box.lineEdit(), "2048")
    QTest.keyClick(box.lineEdit(), Key.Key_Return)
    qtbot.waitUntil(lambda: ("apply_setting", "cache_mb", 2048) in bench.calls)
    assert page.isVisible()  # Enter ends the typing, not the page
    assert Settings().get("cache_mb") == 2048


def test_a_choice_acts_at_once(page: SettingsPage, window: MainWindow) -> None:
    box = control(page, "class_palette")
    QTest.keyClick(box, Key.Key_Down)
    assert window.panes.look.palette == "contrast"
    assert window.side.view.palette_box.currentData() == "contrast"


def test_the_wheel_scrolls_the_page_and_changes_nothing(page: SettingsPage, window: MainWindow) -> None:
    before = window.panes.look
    for key in ("class_palette", "overlay_opacity"):
        wheel(control(page, key), QPointF(5, 5), -120)
    assert window.panes.look == before


def test_the_page_follows_what_is_changed_elsewhere(page: SettingsPage, window: MainWindow) -> None:
    window.side.view.sliders["opacity"].setValue(80)
    assert page.rows["overlay_opacity"].field.value == 0.8
    window.brush.set_diameter(55)
    assert page.rows["brush_size"].field.value == 55
    window.actions_["contours"].trigger()
    assert control(page, "contour_only").isChecked()


def test_one_setting_goes_back_to_its_default(page: SettingsPage, window: MainWindow) -> None:
    row = page.rows["contour_width"]
    page.go_to("contour_width")
    assert not row.back.isVisible()
    window.settings.set("contour_width", 6.0)
    assert row.back.isVisible()
    QTest.mouseClick(row.back, LEFT)
    assert window.panes.look.contour_width == 2.0
    assert not row.back.isVisible()


def test_all_go_back_and_that_can_be_taken_back(page: SettingsPage, window: MainWindow) -> None:
    window.settings.set("contour_width", 6.0)
    window.settings.set("threads", 2)
    QTest.mouseClick(page.reset_all, LEFT)
    assert window.panes.look.contour_width == 2.0
    assert window.settings.value("threads") == 0
    assert page.reset_all.text() == "Take the reset back"
    QTest.mouseClick(page.reset_all, LEFT)
    assert window.panes.look.contour_width == 6.0
    assert window.settings.value("threads") == 2


def test_a_search_looks_in_all_sections_and_a_section_ends_it(page: SettingsPage) -> None:
    QTest.keyClick(page, Key.Key_F, CONTROL)
    QTest.keyClicks(page.search, "photograph bright")
    assert page.shown_keys() == ["photo_brightness"]
    page.search.setText("GPU")
    assert page.shown_keys() == ["device", "precision"]
    page.search.setText("no such thing")
    assert page.shown_keys() == []
    assert page.nothing.isVisible()
    page.sections.setCurrentRow(2)
    assert page.search.text() == ""
    assert page.shown_keys() == ["brush_size", "right_button"]


def test_keys_pressed_on_the_page_do_nothing_in_the_window(
    page: SettingsPage, window: MainWindow, bench: FakeWorkbench
) -> None:
    before = bench.current
    QTest.keyClick(control(page, "contour_only"), Key.Key_D)
    assert bench.current is before


def test_escape_closes_and_the_same_page_comes_back(page: SettingsPage, window: MainWindow) -> None:
    page.search.setFocus()
    QTest.keyClicks(page.search, "gpu")
    QTest.keyClick(page.search, Key.Key_Escape)  # empties the search first
    assert page.isVisible()
    assert page.search.text() == ""
    page.search.setFocus()
    QTest.keyClick(page.search, Key.Key_Escape)
    assert not page.isVisible()
    window.commands.show_settings("threads")
    assert window.commands.settings_page is page
    assert page.shown_keys()[0] == "device"
