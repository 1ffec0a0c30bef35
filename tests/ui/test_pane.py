"""One pane: what is drawn again equals the whole; layers; touchpads and wheels."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from segtool.core.canvas import LabelCanvas
from segtool.core.palettes import DISAGREED, INVENTED, MISSED
from segtool.ui.confidence_layer import ConfidenceLayer
from segtool.ui.label_layer import AGREED, BORDERS, EXTRA, IGNORED, LACKING, DifferenceLayer, LabelLayer
from segtool.ui.look import Look, tone_table
from segtool.ui.pane import ImagePane
from segtool.ui.pane_frame import PaneFrame
from segtool.ui.qimage import to_array
from segtool.ui.view_state import ViewState
from tests.ui.events import LEFT, mouse
from tests.ui.one_pane import HEIGHT, WIDTH, shot

PHASE = Qt.ScrollPhase


@pytest.mark.parametrize("scale", [0.13, 0.4, 0.77, 1.0, 2.6, 11.0])
@pytest.mark.parametrize("look", [Look(), Look(contours_only=True, contour_width=3.0), Look(opacity=0.8)])
def test_a_stroke_drawn_piece_by_piece_equals_the_picture_drawn_at_once(
    pane: ImagePane, scale: float, look: Look
) -> None:
    pane.set_look(look)
    pane.state.set_scale(scale, QPointF(210, 140))  # type: ignore[attr-defined]
    for difference in (False, True):
        canvas = LabelCanvas(np.full((HEIGHT, WIDTH), 2, np.uint8))
        canvas.begin_stroke(0, 40)
        canvas.stroke_to(300, 100)
        canvas.end_stroke()
        arrays = (canvas.label_map, np.roll(canvas.label_map, 9))
        make = (lambda a=arrays: DifferenceLayer(*a)) if difference else (lambda a=arrays: LabelLayer(a[0]))
        pane.set_layer(make())
        before = shot(pane)
        for value, diameter in ((1, 17), (3, 5)):
            canvas.begin_stroke(value, diameter)
            for x, y in ((180, 120), (222, 150), (250.5, 99.25), (240, 160)):
                pane.layer_changed(canvas.stroke_to(x, y))
                pieces = shot(pane)
            canvas.end_stroke()
        assert (pieces != before).any()
        pane.set_layer(make())
        assert (pieces == shot(pane)).all()


def test_a_difference_by_hand_and_by_colour(pane: ImagePane) -> None:
    truth = np.full((HEIGHT, WIDTH), 2, np.uint8)
    prediction = truth.copy()
    truth[100:150, 100:150] = 1
    prediction[200:250, 100:150] = 1
    truth[100:150, 200:250] = 3
    truth[200:250, 200:250] = 0
    layer = DifferenceLayer(truth, prediction)
    assert [layer.value_at(x, y) for x, y in ((120, 120), (120, 220), (220, 120), (220, 220), (5, 5), (-1, 5))] == [
        LACKING, EXTRA, BORDERS, IGNORED, AGREED, None,
    ]  # fmt: skip
    pane.set_look(Look(opacity=1.0, contour_width=0))
    pane.set_layer(layer)
    pane.state.set_scale(1.0, QPointF(175, 175))  # type: ignore[attr-defined]
    found = shot(pane)

    def colour(x: float, y: float) -> tuple[int, ...]:
        at = pane.state.transform().map(QPointF(x, y))  # type: ignore[attr-defined]
        return tuple(found[int(at.y()), int(at.x())].tolist())

    assert [colour(125, 125), colour(125, 225), colour(225, 125)] == [MISSED, INVENTED, DISAGREED]


def test_what_the_network_was_unsure_of_stands_out(pane: ImagePane) -> None:
    pane.set_image(np.full((HEIGHT, WIDTH, 3), 128, np.uint8))
    confidence = np.full((HEIGHT, WIDTH), 255, np.uint8)
    confidence[:, 200:] = 90
    layer = ConfidenceLayer(confidence)
    assert layer.value_at(0, 0) == 1.0
    pane.set_layer(layer)
    plain = shot(pane)[111].astype(int)
    sure, unsure = plain[60], plain[240]
    assert np.abs(unsure - 128).sum() > 2 * np.abs(sure - 128).sum()
    assert unsure.sum() > sure.sum()


def test_a_look_changes_the_view_and_never_the_picture(pane: ImagePane) -> None:
    picture = pane.picture
    assert picture is not None
    stored = picture.array.copy()
    plain = shot(pane)
    pane.set_look(Look(brightness=0.4))
    assert shot(pane).mean() > plain.mean() + 10
    pane.set_look(Look(gamma=2.0))
    assert shot(pane).mean() > plain.mean() + 5
    pane.set_look(Look(contrast=-1.0))
    middle = shot(pane)[100:120, 140:160]
    assert middle.min() == middle.max() == 128
    pane.set_look(Look())
    assert (shot(pane) == plain).all()
    assert (picture.array == stored).all()
    assert (tone_table((0.0, 0.0, 1.0)) == np.arange(256)).all()


def test_the_colours_a_person_chose_are_those_on_the_screen(pane: ImagePane) -> None:
    pane.set_layer(LabelLayer(np.ones((HEIGHT, WIDTH), np.uint8)))
    pane.set_look(Look(opacity=1.0, class_colours="1=#0a1b2c"))
    for scale in (0.2, 1.0, 9.0):
        pane.state.set_scale(scale, QPointF(200, 150))  # type: ignore[attr-defined]
        pane.set_look(Look(opacity=1.0, class_colours="1=#0a1b2c", pixel_grid=False))
        assert shot(pane)[111, 150].tolist() == [0x0A, 0x1B, 0x2C]
    pane.set_look(Look(opacity=1.0, palette="contrast"))
    assert shot(pane)[111, 150].tolist() != [0x0A, 0x1B, 0x2C]


def test_the_grid_between_pixels_is_seen_only_far_in(pane: ImagePane) -> None:
    for scale, seen in ((4.0, False), (16.0, True)):
        pane.state.set_scale(scale, QPointF(200, 150))  # type: ignore[attr-defined]
        pane.set_look(Look(pixel_grid=False))
        without = shot(pane)
        pane.set_look(Look(pixel_grid=True))
        assert (shot(pane) != without).any() == seen


def turn(
    pane: ImagePane, angle: QPoint, pixels: QPoint = QPoint(), phase: PHASE = PHASE.NoScrollPhase,  # noqa: B008
    inverted: bool = False, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:  # fmt: skip
    at = QPointF(150, 100)
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(at, pane.mapToGlobal(at), pixels, angle, none, modifiers, phase, inverted)
    QApplication.sendEvent(pane, event)


def test_two_fingers_pan_by_their_pixels_and_zoom_with_control(pane: ImagePane) -> None:
    state = pane.state  # type: ignore[attr-defined]
    state.set_scale(2.0, QPointF(200, 150))
    point, scale = state.to_picture(QPointF(150, 100)), state.scale
    turn(pane, QPoint(-24, 40), QPoint(-12, 20), PHASE.ScrollUpdate)
    moved = state.transform().map(point)
    assert (moved.x(), moved.y(), state.scale) == (pytest.approx(138), pytest.approx(120), scale)
    turn(pane, QPoint(0, 0), QPoint(0, 0), PHASE.ScrollBegin)
    turn(pane, QPoint(0, 0), QPoint(0, 0), PHASE.ScrollEnd)
    assert state.scale == scale
    control = Qt.KeyboardModifier.ControlModifier
    turn(pane, QPoint(0, 80), QPoint(0, 40), PHASE.ScrollUpdate, modifiers=control)
    assert state.scale == pytest.approx(scale * 1.25)
    turn(pane, QPoint(0, 80), QPoint(0, 40), PHASE.ScrollMomentum, modifiers=control)
    assert state.scale == pytest.approx(scale * 1.25)


def test_a_wheel_zooms_whatever_the_direction_of_scrolling_and_sideways_does_nothing(pane: ImagePane) -> None:
    state = pane.state  # type: ignore[attr-defined]
    scale = state.scale
    turn(pane, QPoint(0, 120))
    assert state.scale == pytest.approx(scale * 1.25)
    turn(pane, QPoint(0, 120), inverted=True)
    assert state.scale == pytest.approx(scale)
    turn(pane, QPoint(120, 0))
    turn(pane, QPoint(0, 0), QPoint(0, 5))
    assert state.scale == pytest.approx(scale)


def test_a_pinch_out_and_back_returns_to_the_start(qtbot: QtBot) -> None:
    state = ViewState()
    frame = PaneFrame(state, "Correction")
    pane = frame.pane
    qtbot.addWidget(frame)
    frame.show()
    state.set_viewport(QSizeF(301, 223))
    state.set_picture(WIDTH, HEIGHT)
    state.set_scale(2.0, QPointF(200, 150))
    at = QPointF(90, 60)
    point = state.to_picture(at)

    def pinch(value: float) -> None:
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
            at, at, pane.mapToGlobal(at), value, QPointF(),
        )  # fmt: skip
        QApplication.sendEvent(pane, event)

    for _ in range(10):
        pinch(0.05)
    assert state.scale == pytest.approx(2 * 1.05**10)
    kept = state.transform().map(point)
    assert (kept.x(), kept.y()) == (pytest.approx(90), pytest.approx(60))
    for _ in range(10):
        pinch(1 / 1.05 - 1)
    assert state.scale == pytest.approx(2.0)


def test_the_ring_of_a_large_brush_leaves_nothing_behind(pane: ImagePane) -> None:
    state = pane.state  # type: ignore[attr-defined]
    state.set_scale(2.0, QPointF(200, 150))
    QApplication.processEvents()
    clean = shot(pane)
    for x in range(180, 220, 7):
        pane.update(pane.outline.set(state, QPointF(x, 150), 110.0, QColor("red")))
        QApplication.processEvents()
    assert (shot(pane) != clean).any()
    pane.update(pane.outline.set(state, None, 1.0, QColor("red")))
    QApplication.processEvents()
    kept = pane.screen().grabWindow(pane.winId()) if pane.window() is pane else pane.grab()
    assert (to_array(kept.toImage()) == clean).all()


def test_a_double_click_beside_the_picture_and_the_middle_button(pane: ImagePane) -> None:
    state = pane.state  # type: ignore[attr-defined]
    state.set_scale(3.0)
    mouse(pane, "double", QPointF(10, 10), Qt.MouseButton.MiddleButton)
    assert state.fitted
    seen: list[object] = []
    pane.double_clicked.connect(seen.append)
    mouse(pane, "double", QPointF(10, 10), LEFT)
    assert len(seen) == 1
