"""The tools by mouse and key: each is one step of undo, a preview belongs to Enter and Escape."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segtool.core.box import Box
from segtool.core.classes import BACKGROUND, BORDER, PET
from segtool.core.tools.edit import Edit, Rules
from segtool.core.tools.table import BY_COLOUR, TOOLS
from segtool.ui.main_window import MainWindow
from tests.ui.events import LEFT, RIGHT, drag, mouse
from tests.ui.fake_workbench import FakeWorkbench


@pytest.fixture
def window(qapp: QApplication, qtbot: Any, bench: FakeWorkbench) -> Any:
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    QApplication.processEvents()
    bench.open_dataset("pets")  # type: ignore[arg-type]
    QApplication.processEvents()
    yield made
    bench.tools.stop(5000)
    made.close()


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.panes.left.pane, key)
    QApplication.processEvents()


def at(window: MainWindow, *points: tuple[float, float]) -> list[QPointF]:
    """Picture points as pixels of the left pane."""
    return [window.panes.state.transform().map(QPointF(x, y)) for x, y in points]


def values(window: MainWindow) -> np.ndarray:
    canvas = window.workbench.canvas
    assert canvas is not None
    return canvas.label_map.copy()


def dragged(
    window: MainWindow, *points: tuple[float, float], button: Any = LEFT, modifiers: Any = None
) -> None:
    drag(window.panes.left.pane, at(window, *points), button, modifiers or Qt.KeyboardModifier.NoModifier)
    QApplication.processEvents()


def one_undo_brings_back(window: MainWindow, before: np.ndarray) -> None:
    window.workbench.undo()
    assert (values(window) == before).all()
    assert not window.workbench.can_undo


def test_rectangle_paints_the_class_and_the_right_button_takes_it_away(window: MainWindow) -> None:
    before = values(window)
    window.brush.set_value(BORDER)
    press(window, Qt.Key.Key_M)
    dragged(window, (2, 3), (9, 8))
    expected = before.copy()
    expected[3:8, 2:9] = BORDER
    assert (values(window) == expected).all()
    one_undo_brings_back(window, before)
    dragged(window, (25, 15), (35, 25), button=RIGHT)
    assert (before[15:25, 25:35] == PET).any()
    assert (values(window)[15:25, 25:35] == BACKGROUND).all()
    one_undo_brings_back(window, before)


def test_ellipse_with_shift_is_a_circle(window: MainWindow) -> None:
    before = values(window)
    window.brush.set_value(BORDER)
    press(window, Qt.Key.Key_O)
    dragged(window, (1, 1), (11, 4), modifiers=Qt.KeyboardModifier.ShiftModifier)
    y, x = np.mgrid[:40, :61] + 0.5
    expected = np.where((x - 6) ** 2 + (y - 6) ** 2 < 25, BORDER, before)
    assert (values(window) == expected).all()
    one_undo_brings_back(window, before)


def test_lasso_paints_the_inside_of_the_path(window: MainWindow) -> None:
    before = values(window)
    window.brush.set_value(PET)
    press(window, Qt.Key.Key_L)
    dragged(window, (1, 1), (8, 1), (8, 6), (1, 6))
    expected = before.copy()
    expected[1:6, 1:8] = PET
    assert (values(window) == expected).all()
    one_undo_brings_back(window, before)


def test_polygon_takes_corners_back_and_closes_by_enter(window: MainWindow) -> None:
    before = values(window)
    window.brush.set_value(PET)
    press(window, Qt.Key.Key_P)
    for corner in ((1.0, 1.0), (8.0, 1.0), (30.0, 30.0)):
        dragged(window, corner)
    press(window, Qt.Key.Key_Backspace)
    for corner in ((8.0, 6.0), (1.0, 6.0)):
        dragged(window, corner)
    assert (values(window) == before).all()
    current = window.workbench.current
    press(window, Qt.Key.Key_Return)
    expected = before.copy()
    expected[1:6, 1:8] = PET
    assert (values(window) == expected).all()
    assert window.workbench.current is current  # Enter did not accept the sample
    one_undo_brings_back(window, before)


def test_polygon_closes_by_a_double_click_and_escape_gives_it_up(window: MainWindow) -> None:
    before = values(window)
    press(window, Qt.Key.Key_P)
    pane = window.panes.left.pane
    for corner in ((1.0, 1.0), (8.0, 1.0)):
        dragged(window, corner)
    press(window, Qt.Key.Key_Escape)
    assert window.panes.hand.drawing.path is None
    for corner in ((1.0, 1.0), (8.0, 1.0), (8.0, 6.0)):
        dragged(window, corner)
    mouse(pane, "double", at(window, (8.0, 6.0))[0])
    mouse(pane, "release", at(window, (8.0, 6.0))[0])
    QApplication.processEvents()
    assert (values(window) != before).sum() > 10
    one_undo_brings_back(window, before)


def test_fill_by_class_and_by_colour(window: MainWindow) -> None:
    before = values(window)
    window.brush.set_value(BORDER)
    press(window, Qt.Key.Key_F)
    dragged(window, (30.5, 20.5))
    assert (values(window) == np.where(before == PET, BORDER, before)).all()
    one_undo_brings_back(window, before)
    image = window.workbench.image
    assert image is not None
    image[:] = 0
    image[2:6, 2:9] = 200
    window.workbench.tools.set(fill_by=BY_COLOUR, tolerance=10)
    dragged(window, (4.5, 4.5))
    expected = before.copy()
    expected[2:6, 2:9] = BORDER
    assert (values(window) == expected).all()


def test_wand_drag_takes_in_more_and_is_one_step(window: MainWindow) -> None:
    before = values(window)
    image = window.workbench.image
    assert image is not None
    image[:] = 0
    image[2:6, 2:9] = 30
    window.brush.set_value(BORDER)
    window.workbench.tools.set(tolerance=5)
    press(window, Qt.Key.Key_W)
    pane = window.panes.left.pane
    start, end = at(window, (4.5, 4.5), (4.5, 4.5))
    mouse(pane, "press", start)
    preview = window.workbench.tools.preview
    assert preview is not None
    assert preview.box == (2, 2, 7, 4)
    assert (values(window) == before).all()
    mouse(pane, "move", end + QPointF(120, 0))
    QApplication.processEvents()
    preview = window.workbench.tools.preview
    assert preview is not None
    assert preview.box.width == 61
    mouse(pane, "move", end)
    mouse(pane, "release", end)
    expected = before.copy()
    expected[2:6, 2:9] = BORDER
    assert (values(window) == expected).all()
    one_undo_brings_back(window, before)


def test_moves_that_wait_while_a_preview_is_worked_out_are_previewed_once(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools, pane = window.workbench.tools, window.panes.left.pane
    asked: list[int] = []
    wand = tools.wand
    monkeypatch.setattr(
        tools, "wand", lambda at, value, tolerance: (asked.append(tolerance), wand(at, value, tolerance))
    )
    tools.set(tolerance=5)
    press(window, Qt.Key.Key_W)
    (start,) = at(window, (4.5, 4.5))
    mouse(pane, "press", start)
    for step in range(1, 41):
        mouse(pane, "move", start + QPointF(3 * step, 0))
    assert asked == [5]
    QApplication.processEvents()
    assert asked == [5, 45]
    mouse(pane, "move", start + QPointF(30, 0))
    mouse(pane, "release", start + QPointF(30, 0))
    assert asked == [5, 45, 15], "what is taken is what the last move asked for"


def smart_proposal(window: MainWindow, qtbot: Any) -> None:
    image = window.workbench.image
    assert image is not None
    image[:] = 40
    image[5:35, 5:20] = 220
    window.workbench.select(window.workbench.current.name)  # type: ignore[union-attr]
    window.workbench.image[:] = image  # type: ignore[index]
    press(window, Qt.Key.Key_C)
    window.brush.set_value(PET)
    window.brush.set_diameter(2)
    dragged(window, (8, 10), (15, 28))
    qtbot.waitUntil(lambda: window.workbench.tools.preview is not None, timeout=20_000)


def test_smart_stroke_is_proposed_then_taken_by_enter(window: MainWindow, qtbot: Any) -> None:
    before = values(window)
    smart_proposal(window, qtbot)
    assert (values(window) == before).all()
    press(window, Qt.Key.Key_Return)
    after = values(window)
    assert (after[10:30, 8:15] == PET).any()
    assert (after != before).any()
    one_undo_brings_back(window, before)


def test_escape_drops_what_the_smart_stroke_proposes(window: MainWindow, qtbot: Any) -> None:
    before = values(window)
    smart_proposal(window, qtbot)
    press(window, Qt.Key.Key_Escape)
    assert window.workbench.tools.preview is None
    assert (values(window) == before).all()
    assert not window.workbench.can_undo


def test_a_proposal_does_not_go_along_to_another_sample(window: MainWindow, qtbot: Any) -> None:
    smart_proposal(window, qtbot)
    window.workbench.select(window.workbench.samples[1].name)
    assert window.workbench.tools.preview is None


def test_snapping_brush_paints_whole_patches(window: MainWindow, qtbot: Any) -> None:
    before = values(window)
    window.brush.set_value(BORDER)
    window.brush.set_diameter(1)
    press(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: window.workbench.tools._cut is not None, timeout=20_000)
    dragged(window, (4.5, 4.5))
    after = values(window)
    assert after[4, 4] == BORDER
    assert (after != before).sum() > 9  # far more than the brush of one pixel
    one_undo_brings_back(window, before)


def test_take_part_takes_the_disagreement_clicked_on_or_the_part_gone_round(window: MainWindow) -> None:
    before = values(window)
    prediction = window.workbench.prediction.label_map
    differs = before != prediction
    y, x = np.argwhere(differs)[0]
    press(window, Qt.Key.Key_K)
    dragged(window, (x + 0.5, y + 0.5))
    after = values(window)
    assert (after[y, x] == prediction[y, x]).all()
    assert ((after == prediction) | (after == before)).all()
    one_undo_brings_back(window, before)
    dragged(window, (0, 0), (61, 0), (61, 20), (0, 20))
    assert (values(window)[:20] == prediction[:20]).all()
    assert (values(window)[20:] == before[20:]).all()
    one_undo_brings_back(window, before)


def test_protected_classes_hold_for_shapes(window: MainWindow) -> None:
    before = values(window)
    window.brush.set_value(BORDER)
    window.workbench.tools.set(rules=Rules(protected=frozenset({PET})))
    press(window, Qt.Key.Key_M)
    dragged(window, (0, 0), (61, 40))
    assert (values(window) == np.where(before == PET, PET, BORDER)).all()


def test_the_button_of_the_tool_in_the_hand_is_down(window: MainWindow) -> None:
    for row in TOOLS:
        window.actions_[row.id].trigger()
        assert window.workbench.tools.tool == row.id
        down = [each.id for each in TOOLS if window.actions_[each.id].isChecked()]
        assert down == [row.id]
    press(window, Qt.Key.Key_E)
    assert window.actions_["erase"].isChecked()
    assert not window.actions_["brush"].isChecked()


def test_region_operations_are_shown_then_taken_by_enter(window: MainWindow) -> None:
    before = values(window)
    window.workbench.apply_edit(Edit(Box(30, 20, 2, 2), np.full((2, 2), BACKGROUND, np.uint8)), "hole")
    holed = values(window)
    window.brush.set_value(PET)
    window.side.tool.operations["holes"].trigger()
    assert window.workbench.tools.preview is not None
    assert (values(window) == holed).all()
    press(window, Qt.Key.Key_Return)
    assert (values(window) == before).all()
    window.workbench.undo()
    assert (values(window) == holed).all()
    window.side.tool.operations["holes"].trigger()
    press(window, Qt.Key.Key_Escape)
    assert (values(window) == holed).all()


def test_the_panel_shows_the_options_of_the_tool_and_what_is_protected(window: MainWindow) -> None:
    panel, tools = window.side.tool, window.workbench.tools
    press(window, Qt.Key.Key_W)
    assert panel.tolerance.isVisible()
    assert not panel.grain.isVisible()
    panel.tolerance.setValue(77)
    assert tools.options.tolerance == 77
    press(window, Qt.Key.Key_S)
    assert panel.grain.isVisible()
    assert not panel.tolerance.isVisible()
    QTest.mouseClick(panel.protect[PET], LEFT, pos=QPoint(8, panel.protect[PET].height() // 2))
    assert tools.options.rules == Rules(protected=frozenset({PET}))
    panel.where.setCurrentIndex(1)
    panel.where.activated.emit(1)
    assert tools.options.rules == Rules(frozenset({PET}), only_inside=PET)


def test_a_smart_stroke_that_changes_nothing_says_so(window: MainWindow, qtbot: Any) -> None:
    smart_proposal(window, qtbot)
    press(window, Qt.Key.Key_Escape)
    assert window.strip.text == ""
    dragged(window, (2, 2), (3, 2), button=RIGHT)  # background is there already
    qtbot.waitUntil(lambda: "nothing changes" in window.strip.text, timeout=20_000)
    assert not window.workbench.can_undo
