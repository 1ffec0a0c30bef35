"""Which kinds of panes are shown, where, and comparing them: wipe, blink, minimap, difference, second checkpoint."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segtool.core.classes import BORDER, PET
from segtool.ui import blink
from segtool.ui.pane_grid import cells
from segtool.ui.pane_layers import arrays_of
from segtool.ui.pane_table import KINDS, PRESETS, checked, toggled
from segtool.ui.panes import Panes
from tests.ui.events import drag, mouse, wheel
from tests.ui.fake_workbench import FakePrediction, FakeWorkbench, disc

FOUR = ("correction", "prediction", "truth", "difference")


def visible(panes: Panes) -> set[str]:
    return {kind.id for kind in KINDS if kind.id in panes._frames and panes.frame(kind.id).isVisible()}


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_cells_are_of_one_size_and_do_not_overlap(count: int) -> None:
    for size in (QSize(901, 500), QSize(770, 690), QSize(500, 901)):
        found = cells(count, size)
        assert len(found) >= count
        assert len({(cell.width(), cell.height()) for cell in found}) == 1
        assert not any(a.intersects(b) for at, a in enumerate(found) for b in found[at + 1 :])


def test_two_stand_side_by_side_and_four_as_two_by_two() -> None:
    assert [cell.y() for cell in cells(2, QSize(770, 690))] == [0, 0]
    assert len({(cell.x(), cell.y()) for cell in cells(4, QSize(770, 690))}) == 4


def test_four_panes_show_the_same_picture_point_at_the_same_place(panes: Panes) -> None:
    panes.resize(903, 701)
    panes.show_kinds(FOUR)
    QApplication.processEvents()
    views = [panes.frame(kind).pane for kind in FOUR]
    assert len({(pane.width(), pane.height()) for pane in views}) == 1
    for step in range(20):
        wheel(views[step % 4], QPointF(31, 17), 120 if step < 10 else -120)
        for point in (QPointF(0, 0), QPointF(133.5, 90)):
            assert len({(p.to_picture(point).x(), p.to_picture(point).y()) for p in views}) == 1


def test_what_was_kept_of_the_layout_is_checked() -> None:
    assert checked(["prediction", "nonsense", "prediction", 3, "truth"]) == ("prediction", "truth")
    assert checked("broken") == PRESETS[0]
    assert checked([]) == PRESETS[0]


def test_a_fifth_kind_takes_the_last_place_and_the_last_pane_stays() -> None:
    assert toggled(FOUR, "confidence") == ("correction", "prediction", "truth", "confidence")
    assert toggled(("truth",), "truth") == ("truth",)


def test_the_menu_of_a_title_puts_another_kind_there_and_changes_places(panes: Panes) -> None:
    QTest.mouseClick(panes.right.heading, Qt.MouseButton.LeftButton)
    assert panes.menu is not None
    by_kind = {action.data(): action for action in panes.menu.actions()}
    assert by_kind["prediction"].isChecked()
    by_kind["confidence"].trigger()
    panes.menu.close()
    assert panes.shown == ("correction", "confidence")
    assert visible(panes) == {"correction", "confidence"}
    panes.put("confidence", "correction")
    assert panes.shown == ("confidence", "correction")


def test_painting_follows_the_correction_to_another_place(panes: Panes, bench: FakeWorkbench) -> None:
    panes.swap()
    assert panes.left.x() > panes.right.x()
    panes.brush.set_diameter(1)
    panes.brush.set_value(BORDER)
    drag(panes.left.pane, [panes.state.transform().map(QPointF(4.5, 3.5))])
    assert bench.canvas is not None
    assert bench.canvas.label_map[3, 4] == BORDER


def test_a_drag_on_a_pane_that_only_shows_moves_the_picture(panes: Panes, bench: FakeWorkbench) -> None:
    panes.show_kinds(("correction", "truth"))
    panes.state.set_scale(30)
    centre = QPointF(panes.state.centre)
    assert bench.canvas is not None
    before = bench.canvas.label_map.copy()
    drag(panes.frame("truth").pane, [QPointF(100, 100), QPointF(160, 100)])
    assert panes.state.centre.x() == pytest.approx(centre.x() - 2)
    assert (bench.canvas.label_map == before).all()


def test_the_difference_follows_the_brush(panes: Panes, bench: FakeWorkbench) -> None:
    panes.show_kinds(("correction", "difference"))
    layer = panes.frame("difference").pane.layer
    assert layer is not None
    assert panes.frame("difference").title.startswith("DIFFERENCE prediction against ground truth")
    assert bench.canvas is not None
    before = layer.value_at(1, 1)
    panes.brush.set_value(PET)
    panes.brush.set_diameter(1)
    drag(panes.left.pane, [panes.state.transform().map(QPointF(1.5, 1.5))])
    assert layer.value_at(1, 1) != before
    assert "against your correction" in panes.frame("difference").title


def test_the_ground_truth_stays_while_the_correction_changes(panes: Panes, bench: FakeWorkbench) -> None:
    panes.show_kinds(("correction", "truth"))
    panes.brush.set_value(BORDER)
    drag(panes.left.pane, [panes.state.transform().map(QPointF(20.5, 20.5))])
    shown = arrays_of("truth", bench)[0]  # type: ignore[arg-type]
    assert bench.canvas is not None
    assert (shown == disc(bench.height, bench.width)).all()
    assert (bench.canvas.label_map != shown).any()


def test_sizes_that_differ_are_said(panes: Panes, bench: FakeWorkbench) -> None:
    panes.show_kinds(("correction", "difference"))
    small = np.ones((5, 6), np.uint8)
    bench.prediction = FakePrediction(small, small)
    bench.predictionChanged.emit()
    assert panes.frame("difference").face.words[0] == "The sizes differ"
    assert "61 × 40" in panes.frame("difference").face.words[1]
    assert panes.frame("difference").pane.layer is None


def test_the_wipe_shows_one_pane_left_of_the_divider_and_the_other_right(panes: Panes) -> None:
    panes.set_wipe(True)
    QApplication.processEvents()
    left, right, handle = panes.left, panes.right, panes.handle
    assert left.geometry() == right.geometry()
    x = handle.x_of_line
    assert panes.childAt(QPoint(x - 60, 200)) is left.pane
    assert panes.childAt(QPoint(x + 60, 200)) is right.pane
    middle = QPointF(handle.width() / 2, 100)
    mouse(handle, "press", middle)
    mouse(handle, "move", middle + QPointF(-200, 0))
    mouse(handle, "release", QPointF(handle.width() / 2, 100))
    assert handle.x_of_line == pytest.approx(x - 200, abs=1)
    assert panes.childAt(QPoint(x - 60, 200)) is right.pane


def test_the_divider_moves_by_keys_and_has_a_name(panes: Panes) -> None:
    panes.set_wipe(True)
    start = panes.handle.value()
    QTest.keyClick(panes.handle, Qt.Key.Key_Left)
    assert panes.handle.value() == start - 10
    QTest.keyClick(panes.handle, Qt.Key.Key_End)
    assert panes.handle.value() == panes.handle.maximum()
    assert panes.handle.accessibleName().startswith("Wipe")


def test_holding_the_key_changes_places_and_letting_go_brings_them_back(panes: Panes) -> None:
    places = panes.left.pos(), panes.right.pos()
    QTest.keyPress(panes.left.pane, Qt.Key.Key_Q)
    assert (panes.right.pos(), panes.left.pos()) == places
    QTest.keyRelease(panes.left.pane, Qt.Key.Key_Q)
    assert (panes.left.pos(), panes.right.pos()) == places


def test_the_timed_blink_goes_on_until_it_is_stopped(
    panes: Panes, qtbot: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert blink.HALF_MS == 500
    panes.blink._timer.setInterval(20)
    turns: list[bool] = []
    panes.blink.changed.connect(lambda: turns.append(panes.blink.flipped))
    panes.blink.run(True)
    qtbot.waitUntil(lambda: len(turns) >= 4, timeout=2000)  # type: ignore[attr-defined]
    panes.blink.run(False)
    assert turns[:4] == [True, False, True, False]
    assert not panes.blink.flipped
    assert panes.left.x() == 0


def test_a_stroke_keeps_its_ground_while_the_panes_blink(panes: Panes) -> None:
    place = panes.left.pos()
    mouse(panes.left.pane, "press", QPointF(225, 234))
    panes.blink.hold(True)
    assert panes.left.pos() == place
    mouse(panes.left.pane, "release", QPointF(225, 234))
    assert panes.left.pos() != place


def test_one_pane_blinks_with_its_partner_and_keeps_the_focus(panes: Panes) -> None:
    panes.show_kinds(("correction",))
    panes.blink.hold(True)
    assert panes.right.geometry() == panes.left.geometry()
    assert panes.childAt(QPoint(300, 300)) is panes.right.pane
    panes.blink.hold(False)
    assert visible(panes) == {"correction"}


def test_the_minimap_is_seen_while_zoomed_in_and_a_click_moves_there(panes: Panes) -> None:
    assert not panes.minimap.isVisible()
    panes.state.set_scale(40)
    QApplication.processEvents()
    assert panes.minimap.isVisible()
    QTest.mouseClick(panes.minimap, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    corner = panes.minimap.visible_frame().center()
    assert abs(corner.x() - 3) < 1.5
    assert abs(corner.y() - 3) < 1.5
    assert panes.state.centre.x() < 3
    panes.minimap.set_wanted(False)
    assert not panes.minimap.isVisible()


def test_the_minimap_gives_way_to_a_stroke(panes: Panes) -> None:
    panes.show_kinds(("correction",))
    panes.state.set_scale(40)
    QApplication.processEvents()
    before = panes.minimap.geometry()
    at = QPointF(panes.left.pane.mapFrom(panes, before.topLeft())) - QPointF(10, 10)
    drag(panes.left.pane, [at])
    assert not panes.minimap.geometry().intersects(before)


def test_a_slow_prediction_fades_in_and_a_quick_one_is_there_at_once(
    panes: Panes, bench: FakeWorkbench, qtbot: object
) -> None:
    kept = bench.prediction
    assert not panes.right.fade.fading
    bench.prediction, bench.predicting = None, True
    bench.predictionChanged.emit()
    bench.predictionBusy.emit(True)
    qtbot.wait(170)  # type: ignore[attr-defined]
    bench.prediction, bench.predicting = kept, False
    bench.predictionChanged.emit()
    assert panes.right.fade.fading
    qtbot.waitUntil(lambda: not panes.right.fade.fading, timeout=2000)  # type: ignore[attr-defined]


def test_before_asks_for_a_checkpoint_and_then_shows_what_it_says(panes: Panes, bench: FakeWorkbench) -> None:
    panes.show_kinds(("before", "prediction"))
    wanted: list[bool] = []
    panes.checkpoint_wanted.connect(lambda: wanted.append(True))
    frame = panes.frame("before")
    assert frame.face.words[0] == "No second checkpoint"
    frame.face.pressed.emit()
    assert wanted == [True]
    bench.before_name, bench.before_busy = "older", True
    bench.beforeChanged.emit()
    assert frame.busy.isVisible()
    assert frame.pane.layer is None
    bench.before, bench.before_busy = FakePrediction(disc(40, 61, 9), disc(40, 61), checkpoint="older"), False
    bench.beforeChanged.emit()
    assert frame.title == "BEFORE older · 18 ms"
    assert frame.pane.layer is not None
    assert not frame.busy.isVisible()


def test_a_layout_comes_back(panes: Panes) -> None:
    panes.show_kinds(FOUR)
    panes.set_wipe(True)
    panes.handle.setValue(300)
    document = panes.layout_document()
    panes.show_kinds(("correction",))
    panes.restore_layout(document)
    assert (panes.shown, panes.wiping, panes.handle.value()) == (FOUR, True, 300)
    panes.restore_layout("broken")
    assert panes.shown == PRESETS[0]


def test_the_view_turns_as_the_file_asks_and_data_stays(panes: Panes, bench: FakeWorkbench) -> None:
    bench.orientation = 6
    panes.set_turned(True)
    shown = panes.state.to_screen(QRectF(0, 0, 61, 40))
    assert shown.height() / shown.width() == pytest.approx(61 / 40)
    assert "view turned, data as stored" in panes.left.title
    panes.brush.set_diameter(1)
    panes.brush.set_value(BORDER)
    drag(panes.left.pane, [panes.state.transform().map(QPointF(4.5, 3.5))])
    assert bench.canvas is not None
    assert bench.canvas.label_map[3, 4] == BORDER
    panes.set_turned(False)
    assert "file asks to be turned" in panes.left.title
    shown = panes.state.to_screen(QRectF(0, 0, 61, 40))
    assert shown.width() / shown.height() == pytest.approx(61 / 40)
