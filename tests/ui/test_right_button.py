"""What the right button does by its setting, what strokes are called, and the swap of any two classes."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segtool.core.classes import BACKGROUND, BORDER, IGNORE, PET
from segtool.core.settings import Settings
from segtool.ui.main_window import MainWindow
from tests.ui.events import LEFT, RIGHT
from tests.ui.fake_workbench import FakeWorkbench
from tests.ui.test_tools import dragged, one_undo_brings_back, press, values, window  # noqa: F401
from tests.workbench.conftest import checkpoint, folder, make_bench, network, open_bench  # noqa: F401

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def painted(window: MainWindow) -> MainWindow:  # noqa: F811
    """A line of border in the third row, the brush on pet."""
    window.brush.set_value(BORDER)
    window.brush.set_diameter(1)
    dragged(window, (2.5, 2.5), (12.5, 2.5))
    window.brush.set_value(PET)
    return window


def test_it_erases_picks_paints_ignore_or_does_nothing(painted: MainWindow) -> None:
    start = values(painted)
    assert start[2, 5] == BORDER
    for does, value, brush in (
        ("erase", BACKGROUND, PET),
        ("ignore", IGNORE, PET),
        ("nothing", BORDER, PET),
        ("pick", BORDER, BORDER),
    ):
        painted.settings.set("right_button", does)
        dragged(painted, (5.5, 2.5), button=RIGHT)
        assert values(painted)[2, 5] == value, does
        assert painted.brush.value == brush, does
        if value != BORDER:
            painted.workbench.undo()
        assert (values(painted) == start).all()


def test_it_does_the_same_with_another_tool_and_ctrl_erases_whatever_was_chosen(painted: MainWindow) -> None:
    start = values(painted)
    press(painted, Qt.Key.Key_M)
    for does, button, value in (
        ("ignore", RIGHT, IGNORE),
        ("nothing", RIGHT, None),
        ("pick", RIGHT, None),
        ("ignore", LEFT, BACKGROUND),
        ("nothing", LEFT, BACKGROUND),
    ):
        painted.settings.set("right_button", does)
        dragged(painted, (2, 2), (8, 4), button=button, modifiers=CONTROL if button == LEFT else None)
        expected = start.copy()
        if value is not None:
            expected[2:4, 2:8] = value
        assert (values(painted) == expected).all(), (does, button)
        if value is not None:
            painted.workbench.undo()
    press(painted, Qt.Key.Key_B)
    painted.settings.set("right_button", "nothing")
    dragged(painted, (5.5, 2.5), modifiers=CONTROL)
    assert values(painted)[2, 5] == BACKGROUND


def test_it_takes_ground_truth_with_the_tool_for_that_whatever_was_chosen(painted: MainWindow) -> None:
    painted.settings.set("right_button", "nothing")
    press(painted, Qt.Key.Key_K)
    gesture = painted.panes.painter.hand.gesture
    asked: list[bool] = []
    gesture._tools.take_at = lambda _at, truth=False: asked.append(truth)
    dragged(painted, (5.5, 2.5), (5.5, 2.5), button=RIGHT)
    assert asked == [True]


def test_what_was_chosen_is_there_at_the_next_start(bench: FakeWorkbench, qtbot: Any) -> None:
    Settings().set("right_button", "pick")
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    assert made.brush.right_button == "pick"


def test_strokes_are_called_brush_and_eraser_and_both_are_by_hand(
    open_bench: Any,  # noqa: F811
    folder: Any,  # noqa: F811
    qtbot: Any,
) -> None:
    bench = open_bench(folder, predicted=False)
    made = MainWindow(bench)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    QApplication.processEvents()
    made.brush.set_diameter(3)
    y, x = (float(each[0]) + 0.5 for each in np.nonzero(bench.canvas.label_map == PET))
    made.brush.set_value(BORDER)
    dragged(made, (x, y))
    dragged(made, (x, y), button=RIGHT)
    made.brush.set_value(PET)
    dragged(made, (x, y))
    dragged(made, (x, y), modifiers=CONTROL)
    made.brush.set_value(BACKGROUND)
    dragged(made, (x + 9, y + 9))
    made.brush.set_value(PET)
    press(made, Qt.Key.Key_E)
    dragged(made, (x, y + 4))
    done = [step.operation.kind for step in bench.past.steps]
    assert done[:4] == ["brush", "eraser", "brush", "eraser"]
    assert "eraser" not in done[4:-1]
    assert done[-1] == "eraser"
    source = bench.provenance.legend.source(int(bench.provenance.plane[int(y), int(x)]))
    assert (source.key, source.category) == ("tool:eraser", "hand")
    bench.close(anyway=True)


def test_any_two_classes_are_swapped_after_a_preview_in_one_step(window: MainWindow) -> None:  # noqa: F811
    window.brush.set_value(IGNORE)
    window.brush.set_diameter(5)
    dragged(window, (20, 8), (30, 8))
    before, panel = values(window), window.side.tool
    window.workbench._done.clear()  # type: ignore[attr-defined]
    for box, value in ((panel.swap_one, IGNORE), (panel.swap_other, PET)):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    options = window.workbench.tools.options
    assert (options.swap_one, options.swap_other) == (IGNORE, PET)
    window.side.ensureWidgetVisible(panel.swap)
    QTest.mouseClick(panel.swap, LEFT)
    assert window.workbench.tools.preview is not None
    assert (values(window) == before).all()
    press(window, Qt.Key.Key_Return)
    after = values(window)
    assert (before == IGNORE).any()
    assert ((after == PET) == (before == IGNORE)).all()
    assert ((after == IGNORE) == (before == PET)).all()
    one_undo_brings_back(window, before)


def test_a_class_is_not_swapped_with_itself(window: MainWindow) -> None:  # noqa: F811
    window.workbench.tools.set(swap_one=BORDER, swap_other=PET)
    assert window.side.tool.swap.isEnabled()
    window.workbench.tools.set(swap_other=BORDER)
    assert not window.side.tool.swap.isEnabled()
