"""The ways of the brush by mouse, pen and key: square, pressure, picking, erasing, the border after a stroke."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segtool.core.classes import BACKGROUND, BORDER, PET
from segtool.core.tools.edit import Rules
from segtool.core.tools.table import TOOLS, Options
from segtool.ui.main_window import MainWindow
from segtool.ui.remembering import keep
from tests.ui.events import LEFT, RIGHT, mouse
from tests.ui.fake_workbench import FakeWorkbench
from tests.ui.test_tools import at, dragged, one_undo_brings_back, press, values, window  # noqa: F401

KEYS = {
    "brush": "B",
    "erase": "E",
    "lasso": "L",
    "polygon": "P",
    "fill": "F",
    "wand": "W",
    "snap": "S",
    "smart": "C",
    "take_part": "K",
    "take_prediction": "T",
    "revert": "G",
    "pick": "I",
    "class_1": "1",
    "class_2": "2",
    "class_3": "3",
    "class_0": "0",
    "smaller": "[",
    "larger": "]",
    "undo": "Ctrl+Z",
    "redo": "Ctrl+Shift+Z",
    "lint": "Ctrl+L",
}


def pen(window: MainWindow, kind: QEvent.Type, point: QPointF, pressure: float) -> None:  # noqa: F811
    """A pen's event, and the mouse event that Qt makes of it."""
    pane = window.panes.left.pane
    device = QPointingDevice(
        "pen", 7, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Pressure, 1, 1, "", QPointingDeviceUniqueId(),
    )  # fmt: skip
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletRelease else LEFT
    event = QTabletEvent(
        kind, device, point, pane.mapToGlobal(point), pressure, 0, 0, 0.0, 0.0, 0.0,
        Qt.KeyboardModifier.NoModifier, LEFT, held,
    )  # fmt: skip
    QApplication.sendEvent(pane, event)
    names = {QEvent.Type.TabletPress: "press", QEvent.Type.TabletMove: "move"}
    mouse(pane, names.get(kind, "release"), point)


def rows_of(painted: np.ndarray, column: int) -> int:
    return int(painted[:, column].sum())


def test_every_tool_has_the_key_that_hands_know(window: MainWindow) -> None:  # noqa: F811
    for action, key in KEYS.items():
        assert key in window.shortcuts.keys(action), action


def test_the_pens_pressure_sets_the_size_where_that_is_wanted(window: MainWindow) -> None:  # noqa: F811
    before = values(window)
    window.brush.set_value(BORDER)
    window.brush.set_diameter(10)
    tablet = QEvent.Type
    for wanted, soft_rows in ((False, 10), (True, 2)):
        window.workbench.tools.set(pressure=wanted)
        start, middle, end = at(window, (5, 8), (20, 8), (30, 8))
        pen(window, tablet.TabletPress, start, 0.2)
        pen(window, tablet.TabletMove, middle, 0.2)
        pen(window, tablet.TabletMove, end, 1.0)
        pen(window, tablet.TabletRelease, end, 0.0)
        painted = (values(window) == BORDER) & (before != BORDER)
        assert rows_of(painted, 5) == soft_rows
        assert (values(window)[3:13, 29] == BORDER).all()  # pressed harder on the way: the whole size
        one_undo_brings_back(window, before)
    assert window.brush.size == 10  # the mouse has the whole size again


def test_a_square_brush_paints_squares_and_its_outline_is_one(window: MainWindow) -> None:  # noqa: F811
    before = values(window)
    window.brush.set_value(BORDER)
    window.brush.set_diameter(4)
    window.side.tool.square.click()
    assert window.workbench.tools.options.square
    dragged(window, (6, 6))
    expected = before.copy()
    expected[4:8, 4:8] = BORDER
    assert (values(window) == expected).all()
    outline = window.panes.left.pane.outline
    assert outline.square
    press(window, Qt.Key.Key_S)
    assert not outline.square  # the snapping brush is round


def test_the_border_comes_with_the_stroke_and_goes_with_its_undo(
    window: MainWindow,  # noqa: F811
) -> None:
    panel, tools = window.side.tool, window.workbench.tools
    panel.border_px.setValue(4)
    panel.auto_border.click()
    assert tools.options.border_px == 4
    assert tools.band("brush") == (4.0, tools.options.rules)
    assert tools.band("take part") is None
    panel.auto_border.click()
    assert tools.band("brush") is None
    assert tools.border_width == 4


@pytest.mark.parametrize("way", ["key", "alt"])
def test_the_class_under_the_pointer_is_picked(window: MainWindow, way: str) -> None:  # noqa: F811
    window.brush.set_value(PET)
    corner = at(window, (1.5, 1.5))[0]
    if way == "alt":
        mouse(window.panes.left.pane, "press", corner, LEFT, Qt.KeyboardModifier.AltModifier)
        mouse(window.panes.left.pane, "release", corner)
    else:
        mouse(window.panes.left.pane, "move", corner, Qt.MouseButton.NoButton)
        press(window, Qt.Key.Key_I)
    assert window.brush.value == BACKGROUND
    assert not window.workbench.can_undo


def test_the_right_button_erases_and_shift_draws_a_straight_line(window: MainWindow) -> None:  # noqa: F811
    window.brush.set_value(BORDER)
    window.brush.set_diameter(1)
    dragged(window, (2.5, 2.5))
    dragged(window, (12.5, 2.5), modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert (values(window)[2, 2:13] == BORDER).all()
    dragged(window, (5.5, 2.5), button=RIGHT)
    assert values(window)[2, 5] == BACKGROUND
    assert window.brush.value == BORDER


def test_swapping_is_offered_for_every_pair_of_classes(window: MainWindow) -> None:  # noqa: F811
    before = values(window)
    pairs = {"swap": (PET, BACKGROUND), "swap_pet_border": (PET, BORDER)}
    pairs["swap_background_border"] = (BACKGROUND, BORDER)
    for operation, (one, other) in pairs.items():
        window.side.tool.operations[operation].trigger()
        press(window, Qt.Key.Key_Return)
        after: Any = values(window)
        assert ((after == one) == (before == other)).all()
        assert ((after == other) == (before == one)).all()
        one_undo_brings_back(window, before)


def test_escape_gives_up_a_stroke(window: MainWindow) -> None:  # noqa: F811
    before = values(window)
    pane, (start, end) = window.panes.left.pane, at(window, (5, 5), (20, 9))
    window.brush.set_value(BORDER)
    mouse(pane, "press", start)
    mouse(pane, "move", end)
    assert (values(window) != before).any()
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    mouse(pane, "release", end)
    assert (values(window) == before).all()
    assert not window.workbench.can_undo


def test_each_tool_has_a_pointer_of_its_own_whose_cross_is_at_the_pixel_that_is_meant(
    window: MainWindow,  # noqa: F811
) -> None:
    pane = window.panes.left.pane
    seen = set()
    for row in TOOLS:
        window.actions_[row.id].trigger()
        cursor = pane.cursor()
        if row.id == "brush":
            assert cursor.shape() == Qt.CursorShape.CrossCursor
            continue
        picture = cursor.pixmap().toImage()
        at_spot = cursor.hotSpot()
        assert picture.pixelColor(at_spot.x() + 4, at_spot.y()).name() == "#000000"
        assert picture.pixelColor(at_spot.x(), at_spot.y()).alpha() == 0  # the pixel itself is seen
        seen.add(bytes(picture.constBits()))
    assert len(seen) == len(TOOLS) - 1
    QTest.keyPress(pane, Qt.Key.Key_Space)
    assert pane.cursor().shape() == Qt.CursorShape.OpenHandCursor
    QTest.keyRelease(pane, Qt.Key.Key_Space)
    assert pane.cursor().shape() == Qt.CursorShape.BitmapCursor


@pytest.mark.parametrize("tool", [Qt.Key.Key_B, Qt.Key.Key_M])
def test_with_ctrl_held_the_left_button_erases_for_the_moment(
    window: MainWindow,  # noqa: F811
    tool: Qt.Key,
) -> None:
    press(window, tool)
    window.brush.set_value(BORDER)
    before = values(window)
    dragged(window, (25, 15), (35, 25), modifiers=Qt.KeyboardModifier.ControlModifier)
    after = values(window)
    assert (after != before).any()
    assert (after[after != before] == BACKGROUND).all()
    dragged(window, (25, 15), (35, 25))
    assert (values(window) == BORDER).sum() > (after == BORDER).sum()


def test_the_tools_options_are_there_again_after_a_restart(
    window: MainWindow,  # noqa: F811
    bench: FakeWorkbench,
    qtbot: Any,
) -> None:
    window.side.tool.square.click()
    window.workbench.tools.set(tolerance=91, rules=Rules(frozenset({PET})))
    keep(window)
    again = FakeWorkbench()
    made = MainWindow(again)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    assert again.tools.options == Options(square=True, tolerance=91)
    assert made.side.tool.square.isChecked()
    again.tools.stop(5000)
