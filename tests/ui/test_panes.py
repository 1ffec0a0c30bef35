"""Two panes in step, and what the mouse does on them."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from segtool.core.classes import BACKGROUND, BORDER, PET
from segtool.ui.panes import Panes
from segtool.ui.qimage import to_array
from tests.ui.events import LEFT, MIDDLE, RIGHT, drag, mouse, wheel
from tests.ui.fake_workbench import FakeWorkbench


def at(panes: Panes, x: float, y: float) -> QPointF:
    """The logical pixel over a picture point."""
    return panes.state.transform().map(QPointF(x, y))


def test_both_panes_show_the_same_picture_point_at_the_same_place(panes: Panes) -> None:
    left, right = panes.left.pane, panes.right.pane
    assert abs(left.width() - right.width()) <= 1
    for step in range(60):
        wheel((left, right)[step % 2], QPointF(17, 23), 120 if step < 30 else -120)
        drag((right, left)[step % 2], [QPointF(50, 50), QPointF(50 + step, 47)], MIDDLE)
        for point in (QPointF(0, 0), QPointF(120, 250), QPointF(left.width() - 1, 3)):
            assert left.to_picture(point) == right.to_picture(point)


def test_equal_steps_in_and_out_return_to_the_start(panes: Panes) -> None:
    scale, centre = panes.state.scale, QPointF(panes.state.centre)
    for _ in range(8):
        wheel(panes.left.pane, QPointF(30, 40), 120)
    assert panes.state.scale > 5 * scale
    for _ in range(8):
        wheel(panes.right.pane, QPointF(30, 40), -120)
    assert panes.state.scale == pytest.approx(scale)
    assert panes.state.centre.x() == pytest.approx(centre.x())
    assert panes.state.centre.y() == pytest.approx(centre.y())


def test_the_point_under_the_pointer_stays_while_zooming(panes: Panes) -> None:
    screen = at(panes, 10.25, 30.5)
    wheel(panes.left.pane, screen, 360)
    found = panes.left.pane.to_picture(screen)
    assert (found.x(), found.y()) == (pytest.approx(10.25), pytest.approx(30.5))


def test_fifteen_fine_steps_are_one_notch_and_sideways_ones_are_none(panes: Panes) -> None:
    start = panes.state.scale
    for _ in range(15):
        wheel(panes.left.pane, QPointF(100, 100), 8)
    fine = panes.state.scale
    panes.state.fit()
    wheel(panes.left.pane, QPointF(100, 100), 120)
    assert fine == pytest.approx(panes.state.scale)
    assert fine > start
    wheel(panes.left.pane, QPointF(100, 100), 0, x=120)
    wheel(panes.left.pane, QPointF(100, 100), 0, pixels=QPoint(0, 5))
    assert panes.state.scale == pytest.approx(fine)


def test_zoom_has_limits(panes: Panes) -> None:
    for _ in range(200):
        wheel(panes.left.pane, QPointF(100, 100), 120)
    assert panes.state.scale == 64
    for _ in range(300):
        wheel(panes.left.pane, QPointF(100, 100), -120)
    assert 0 < panes.state.scale <= 1


def test_a_fitted_picture_follows_the_size_of_the_window(panes: Panes) -> None:
    panes.resize(1400, 900)
    QApplication.processEvents()
    assert panes.state.scale == pytest.approx(panes.state.fit_scale())
    panes.state.set_scale(7)
    panes.resize(901, 500)
    QApplication.processEvents()
    assert panes.state.scale == 7


def test_one_to_one_is_one_screen_pixel(panes: Panes) -> None:
    panes.actual_size()
    assert panes.state.scale * panes.devicePixelRatioF() == pytest.approx(1)


def test_a_brush_of_one_paints_exactly_the_pixel_under_the_pointer(
    panes: Panes, bench: FakeWorkbench
) -> None:
    panes.brush.set_diameter(1)
    panes.brush.set_value(BORDER)
    for scale in (panes.state.fit_scale(), 8.0, 1.0):
        panes.state.set_scale(scale)
        before = bench.canvas.label_map.copy()
        point = at(panes, 47.5, 31.5)
        drag(panes.left.pane, [point])
        changed = np.argwhere(bench.canvas.label_map != before).tolist()
        assert changed == [[31, 47]]
        bench.undo()


def test_right_drag_erases_and_left_paints_the_class(panes: Panes, bench: FakeWorkbench) -> None:
    panes.brush.set_diameter(3)
    panes.brush.set_value(PET)
    drag(panes.left.pane, [at(panes, 3.5, 3.5), at(panes, 9.5, 3.5)])
    assert (bench.canvas.label_map[3, 3:10] == PET).all()
    drag(panes.left.pane, [at(panes, 3.5, 3.5), at(panes, 9.5, 3.5)], RIGHT)
    assert (bench.canvas.label_map[3, 3:10] == BACKGROUND).all()


def test_a_fast_stroke_has_no_gap(panes: Panes, bench: FakeWorkbench) -> None:
    panes.brush.set_diameter(1)
    panes.brush.set_value(PET)
    drag(panes.left.pane, [at(panes, 0.5, 1.5), at(panes, 60.5, 1.5)])
    assert (bench.canvas.label_map[1] == PET).all()


def test_shift_click_draws_a_line_from_the_last_point(panes: Panes, bench: FakeWorkbench) -> None:
    panes.brush.set_diameter(1)
    panes.brush.set_value(PET)
    drag(panes.left.pane, [at(panes, 2.5, 1.5)])
    drag(panes.left.pane, [at(panes, 20.5, 1.5)], LEFT, Qt.KeyboardModifier.ShiftModifier)
    assert (bench.canvas.label_map[1, 2:21] == PET).all()


def test_alt_click_picks_the_class_and_paints_nothing(panes: Panes, bench: FakeWorkbench) -> None:
    before = bench.canvas.label_map.copy()
    panes.brush.set_value(BORDER)
    drag(panes.left.pane, [at(panes, 30.5, 20.5)], LEFT, Qt.KeyboardModifier.AltModifier)
    assert panes.brush.paints == PET
    assert (bench.canvas.label_map == before).all()


def test_escape_gives_the_stroke_up(panes: Panes, bench: FakeWorkbench) -> None:
    before = bench.canvas.label_map.copy()
    panes.brush.set_value(PET)
    mouse(panes.left.pane, "press", at(panes, 3, 3))
    mouse(panes.left.pane, "move", at(panes, 30, 3))
    assert (bench.canvas.label_map != before).any()
    assert panes.painter.abort()
    mouse(panes.left.pane, "move", at(panes, 40, 30))
    mouse(panes.left.pane, "release", at(panes, 40, 30))
    assert (bench.canvas.label_map == before).all()
    assert not bench.can_undo


def test_a_stroke_outside_the_picture_makes_no_step(panes: Panes, bench: FakeWorkbench) -> None:
    panes.brush.set_diameter(1)
    panes.state.set_scale(2)
    drag(panes.left.pane, [QPointF(1, 1), QPointF(20, 1)])
    assert not bench.can_undo


def test_a_click_on_the_prediction_paints_nothing_and_a_drag_asks(
    panes: Panes, bench: FakeWorkbench, qtbot: object
) -> None:
    asked: list[bool] = []
    panes.painter.wants_prediction.connect(lambda: asked.append(True))
    drag(panes.right.pane, [at(panes, 20, 20)])
    assert asked == []
    drag(panes.right.pane, [at(panes, 20, 20), at(panes, 22, 22), at(panes, 25, 22)])
    assert asked == [True]
    assert not [call for call in bench.calls if call[0] == "start_stroke"]


def test_the_brush_grows_by_whole_notches_with_both_modifiers(panes: Panes) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    scale, size = panes.state.scale, panes.brush.diameter
    for _ in range(15):
        wheel(panes.left.pane, QPointF(100, 100), 8, modifiers=both)
    assert panes.brush.diameter == size + 2
    assert panes.state.scale == scale
    for _ in range(300):
        wheel(panes.left.pane, QPointF(100, 100), -120, modifiers=both)
    assert panes.brush.diameter == 1


def test_only_the_touched_part_is_drawn_again_during_a_stroke(panes: Panes, qtbot: object) -> None:
    panes.state.set_scale(7)
    drawn: list[QPoint] = []
    real = panes.left.pane.paintEvent
    panes.left.pane.paintEvent = lambda event: (drawn.append(event.rect()), real(event))  # type: ignore[method-assign]
    panes.brush.set_diameter(3)
    QApplication.processEvents()
    drawn.clear()
    mouse(panes.left.pane, "press", at(panes, 5.5, 5.5))
    QApplication.processEvents()
    assert drawn
    assert all(rect.width() < 120 and rect.height() < 120 for rect in drawn)


def test_holding_space_hides_the_overlay_and_the_left_button_moves(
    panes: Panes, bench: FakeWorkbench, qtbot: object
) -> None:
    before = bench.canvas.label_map.copy()
    panes.left.pane.setFocus()
    qtbot.keyPress(panes.left.pane, Qt.Key.Key_Space)
    assert panes.left.pane.overlay_hidden
    assert panes.right.pane.overlay_hidden
    centre = QPointF(panes.state.centre)
    drag(panes.left.pane, [QPointF(200, 200), QPointF(230, 200)])
    assert panes.state.centre.x() < centre.x()
    assert (bench.canvas.label_map == before).all()
    qtbot.keyRelease(panes.left.pane, Qt.Key.Key_Space)
    assert not panes.left.pane.overlay_hidden


def test_odd_widths_stand_straight_and_the_picture_survives_its_array(
    panes: Panes, bench: FakeWorkbench
) -> None:
    columns = np.zeros((31, 37, 3), np.uint8)
    columns[:, ::2, 1] = 255
    columns[:, -1] = (0, 0, 255)
    expected = columns.copy()
    panes.left.pane.set_image(columns)
    del columns
    picture = panes.left.pane.picture
    assert isinstance(picture, QImage)
    assert (to_array(picture) == expected).all()


def test_the_panes_say_what_they_show(panes: Panes, bench: FakeWorkbench) -> None:
    assert panes.left.title == "CORRECTION none yet: the ground truth"
    assert panes.right.title == "PREDICTION pets-lite0 · 18 ms"
    drag(panes.left.pane, [at(panes, 3, 3)])
    assert panes.left.title.startswith("CORRECTION 1 strokes")
    bench.prediction_outdated = True
    bench.checkpointChanged.emit()
    assert "of an older checkpoint" in panes.right.title
    assert panes.right.pane.faded


def test_a_failed_prediction_says_why_and_offers_another_try(panes: Panes, bench: FakeWorkbench) -> None:
    bench.prediction, bench.prediction_error = None, "The GPU is out of memory."
    bench.predictionChanged.emit()
    bench.predictionFailed.emit("The GPU is out of memory.", "")
    assert panes.right.face.words == ("No prediction", "The GPU is out of memory.", "Retry")
    assert panes.right.pane.layer is None
    panes.right.face.pressed.emit()
    assert ("predict_again",) in bench.calls


def test_while_predicting_a_line_moves_and_no_other_sample_s_prediction_is_shown(
    panes: Panes, bench: FakeWorkbench
) -> None:
    assert panes.right.pane.layer is not None
    bench.prediction, bench.predicting = None, True
    bench.predictionChanged.emit()
    bench.predictionBusy.emit(True)
    assert panes.right.busy.isVisible()
    assert panes.right.pane.layer is None
    assert "predicting…" in panes.right.title


def test_no_ground_truth_is_said_over_the_photograph(panes: Panes, bench: FakeWorkbench) -> None:
    bench.select("beagle_5")
    assert panes.left.face.words[0] == "No ground truth"
    assert panes.left.pane.picture is not None
    assert panes.left.pane.layer is None
    panes.brush.set_value(PET)
    drag(panes.left.pane, [at(panes, 20, 20)])
    assert panes.left.pane.layer is not None
    assert panes.left.face.words[0] == ""


def test_an_unreadable_picture_has_a_face_with_the_reason(panes: Panes, bench: FakeWorkbench) -> None:
    bench.image, bench.canvas, bench.prediction = None, None, None
    bench.image_error = "The file ends too early."
    bench.has_label_map = False
    bench.sampleChanged.emit()
    assert panes.left.face.words == ("This picture cannot be read", "The file ends too early.", "")
    assert panes.left.pane.picture is None


def test_the_overlay_is_drawn_from_the_canvas_own_memory(panes: Panes, bench: FakeWorkbench) -> None:
    layer = panes.left.pane.layer
    assert layer is not None
    assert layer.label_map is bench.canvas.label_map


def test_a_viewport_of_another_size_keeps_the_centre(panes: Panes) -> None:
    panes.state.set_scale(9, QPointF(4, 5))
    centre = QPointF(panes.state.centre)
    panes.state.set_viewport(QSizeF(300, 300))
    assert panes.state.centre == centre
