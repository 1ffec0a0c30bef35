"""A wheel that passes over a control on its way scrolls the page; only a control in focus is changed by it."""

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar, QWidget

import segtool.ui
from segtool.ui.main_window import MainWindow

NOTCH = 120


def fields_of(widget: QWidget) -> list[Any]:
    found = [
        each for kind in (QComboBox, QAbstractSpinBox, QAbstractSlider) for each in widget.findChildren(kind)
    ]
    return [each for each in found if not isinstance(each, QScrollBar)]


def state(field: Any) -> Any:
    return field.currentIndex() if isinstance(field, QComboBox) else field.value()


def middled(field: Any) -> Any:
    """Where a notch either way would move it."""
    field.blockSignals(True)
    if isinstance(field, QComboBox):
        field.setCurrentIndex(field.count() // 2)
    elif isinstance(field, QAbstractSpinBox | QAbstractSlider):
        field.setValue(type(field.value())((field.minimum() + field.maximum()) / 2))
    field.blockSignals(False)
    return state(field)


def turn(field: QWidget, notches: int) -> None:
    """Over its middle, as the system sends it: from the window to what lies there, and on to what is around it."""
    window = field.window()
    at = field.mapTo(window, field.rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(at), QPoint(0, notches * NOTCH))
    QApplication.processEvents()


@pytest.fixture
def shown(window: MainWindow) -> MainWindow:
    window.resize(1200, 500)
    QApplication.processEvents()
    window.panes.left.pane.setFocus()
    return window


def test_the_wheel_changes_no_control_of_the_side_panel_and_scrolls_it(shown: MainWindow) -> None:
    bar = shown.side.verticalScrollBar()
    assert bar.maximum() > 100
    fields = [each for each in fields_of(shown.side) if each.isVisible()]
    assert {
        shown.side.size_slider,
        shown.side.size_box,
        shown.side.view.palette_box,
        shown.side.tool.where,
    } <= {*fields}
    assert shown.side.view.sliders["opacity"] in fields
    for field in fields:
        before = middled(field)
        for notches in (-1, 1):
            shown.side.ensureWidgetVisible(field)
            was = bar.value()
            turn(field, notches)
            end = was == (bar.maximum() if notches < 0 else 0)
            assert state(field) == before, field.accessibleName()
            assert end or (bar.value() - was) * notches < 0, field.accessibleName()
            assert not field.hasFocus()


def test_a_control_in_focus_follows_the_wheel(shown: MainWindow) -> None:
    shown.activateWindow()
    for field in (shown.side.size_box, shown.side.view.sliders["opacity"], shown.side.tool.where):
        before = middled(field)
        shown.side.ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        assert field.hasFocus()
        turn(field, 1)
        assert state(field) != before


def test_the_wheel_changes_no_other_control_of_the_window(shown: MainWindow) -> None:
    fields = [each for each in fields_of(shown) if each.isVisible() and not shown.side.isAncestorOf(each)]
    assert fields
    for field in fields:
        before = middled(field)
        turn(field, -1)
        assert state(field) == before, field.accessibleName()


def test_no_part_of_the_window_makes_a_control_that_follows_a_passing_wheel() -> None:
    folder = Path(segtool.ui.__file__).parent
    own = re.compile(r"(?<!\w)(QComboBox|QSlider|QSpinBox|QDoubleSpinBox|QDial)\(")
    found = {
        path.name
        for path in folder.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if own.search(line) and not line.startswith("class ")
    }
    # those of the settings have a filter that gives every wheel to the page
    assert found <= {"setting_fields.py"}
