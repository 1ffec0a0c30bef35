"""A view that moves draws what it uncovers; long strokes, odd widths and resized windows in real panes."""

import gc
import math
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from segtool.core.box import Box
from segtool.core.canvas import LabelCanvas
from segtool.core.classes import BORDER, PET
from segtool.core.placing import Placing
from segtool.ui.brush import Brush
from segtool.ui.label_layer import ClassLayer, LabelLayer
from segtool.ui.look import Look
from segtool.ui.pane import ImagePane
from segtool.ui.panes import Panes
from tests.ui.events import MIDDLE, drag, mouse, wheel
from tests.ui.fake_workbench import FakeWorkbench
from tests.ui.one_pane import HEIGHT, WIDTH, picture, shot


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The screen pixels of every part of a label map that is drawn."""
    areas: list[int] = []
    real = ClassLayer._compose

    def counted(layer: ClassLayer, placing: Placing, region: Box, style: object) -> object:
        areas.append(region.width * region.height)
        return real(layer, placing, region, style)  # type: ignore[arg-type]

    monkeypatch.setattr(ClassLayer, "_compose", counted)
    return areas


@pytest.mark.parametrize("scale", [0.31, 0.77, 1.0, 3.7, 12.0])
@pytest.mark.parametrize("turned", [False, True])
def test_a_moved_view_draws_strips_alone_and_equals_the_picture_drawn_at_once(
    pane: ImagePane, drawn: list[int], scale: float, turned: bool
) -> None:
    state = pane.state  # type: ignore[attr-defined]
    state.set_turn(1 if turned else 0, turned)
    canvas = LabelCanvas(np.full((HEIGHT, WIDTH), 2, np.uint8))
    canvas.begin_stroke(PET, 40)
    pane.set_layer(LabelLayer(canvas.label_map))
    state.set_scale(scale, QPointF(200.3, 150.7))
    shot(pane)
    whole = sum(drawn)
    assert whole >= 301 * 223 // 2
    drawn.clear()
    for step, by in enumerate(((7, 0), (-3, 5), (0, -11), (40, 31), (-1, -1))):
        state.pan(QPointF(*by))
        pane.layer_changed(canvas.stroke_to(190 + step, 140 - 2 * step))
        moved = shot(pane)
    assert 0 < sum(drawn) < 2.5 * whole  # five pictures drawn at once are five times the whole
    pane.set_layer(LabelLayer(canvas.label_map))
    pane.set_image(picture())
    assert (moved == shot(pane)).all()


def test_a_view_moved_by_a_part_of_a_pixel_is_drawn_anew(pane: ImagePane) -> None:
    state = pane.state  # type: ignore[attr-defined]
    state.set_scale(6.0, QPointF(200, 150))
    shot(pane)
    state.pan(QPointF(0.5, 0.25))
    moved = shot(pane)
    pane.set_image(picture())
    assert (moved == shot(pane)).all()


@pytest.mark.parametrize("width", [1, 2, 3, 31, 37, 101, 250, 299])
def test_lines_of_odd_widths_stand_straight_in_the_pane_when_their_arrays_are_gone(
    pane: ImagePane, width: int
) -> None:
    image = np.zeros((120, width, 3), np.uint8)
    image[:, ::2, 1] = 255
    image[:, -1] = (0, 0, 255)
    label_map = np.full((120, width), 2, np.uint8)
    label_map[:, width // 2] = 1
    expected = image.copy()
    pane.set_image(image)
    state = pane.state  # type: ignore[attr-defined]
    state.set_picture(width, 120)
    state.set_scale(1.0, QPointF(width / 2, 60))
    pane.set_look(Look(opacity=1.0, contour_width=0, pixel_grid=False))

    def columns() -> NDArray[np.uint8]:
        at = state.transform().map(QPointF(0, 0))
        left, top = math.ceil(at.x() - 0.5), math.ceil(at.y() - 0.5)
        return shot(pane)[top : top + 120, left : left + width]

    assert columns().tolist() == expected.tolist()
    pane.set_layer(LabelLayer(label_map))
    del image, label_map
    gc.collect()
    rubbish = [np.full((120, width, 3), 77, np.uint8) for _ in range(20)]
    state.pan(QPointF(1, 2))
    found = columns()
    shown = expected.copy()
    shown[:, width // 2] = found[0, width // 2]  # the pet's colour
    assert found.tolist() == shown.tolist()
    assert (found[:, width // 2] != expected[:, width // 2]).any()
    assert len(rubbish) == 20


def big_panes(qtbot: object, height: int, width: int) -> tuple[FakeWorkbench, Panes]:
    bench = FakeWorkbench(1, height, width)
    shown = Panes(bench, Brush())  # type: ignore[arg-type]
    qtbot.addWidget(shown)  # type: ignore[attr-defined]
    shown.resize(901, 500)
    shown.show()
    QApplication.processEvents()
    bench.open_dataset(Path("pets"))
    QApplication.processEvents()
    return bench, shown


def test_panes_stay_in_step_through_zooms_pans_and_another_size_of_the_window(qtbot: object) -> None:
    _, panes = big_panes(qtbot, 300, 400)
    left, right = panes.left.pane, panes.right.pane

    def same() -> None:
        for point in (QPointF(0, 0), QPointF(120, 250), QPointF(left.width() - 1, 3)):
            assert left.to_picture(point) == right.to_picture(point)

    sizes = ((901, 500), (1203, 641), (640, 399), (901, 500))
    for step in range(60):
        wheel((left, right)[step % 2], QPointF(17, 23), 120 if step < 30 else -120)
        drag((right, left)[step % 2], [QPointF(50, 50), QPointF(50 + step % 7, 47)], MIDDLE)
        if step % 15 == 7:
            centre = QPointF(panes.state.centre)
            panes.resize(*sizes[step // 15])
            QApplication.processEvents()
            moved = panes.state.centre - centre
            assert abs(moved.x()) * panes.state.scale < 0.5 or panes.state.fitted
            assert abs(moved.y()) * panes.state.scale < 0.5 or panes.state.fitted
        same()
    panes.state.fit()
    same()
    shown = left.size().boundedTo(right.size())
    picture_left, picture_right = shot(left), shot(right)
    left.set_layer(None)
    right.set_layer(None)
    left.set_overlay_hidden(True)
    right.set_overlay_hidden(True)
    rows, columns = slice(0, shown.height()), slice(0, shown.width())
    assert (shot(left)[rows, columns] == shot(right)[rows, columns]).all()
    assert picture_left.shape[0] == picture_right.shape[0]


def test_two_thousand_moves_lose_no_point_and_each_is_drawn_where_it_was(
    qtbot: object, drawn: list[int]
) -> None:
    bench, panes = big_panes(qtbot, 375, 500)
    panes.brush.set_diameter(5)
    panes.brush.set_value(BORDER)
    pane, transform = panes.left.pane, panes.state.transform()
    angles = np.linspace(0, 40 * np.pi, 2001)
    points = [QPointF(250 + (20 + a) * np.cos(a), 187 + (20 + a) * np.sin(a)) for a in angles]
    boxes: list[Box] = []
    QApplication.processEvents()
    bench.canvasChanged.connect(lambda box: boxes.append(box) if box is not None else None)
    drawn.clear()
    mouse(pane, "press", transform.map(points[0]))
    for number, point in enumerate(points[1:]):
        mouse(pane, "move", transform.map(point))
        if number % 20 == 0:
            QApplication.processEvents()
    mouse(pane, "release", transform.map(points[-1]))
    assert bench.canvas is not None
    label_map = bench.canvas.label_map
    assert all(label_map[int(p.y()), int(p.x())] == BORDER for p in points)
    assert len(boxes) > 1500
    per_move = sorted(box.width * box.height for box in boxes)
    assert per_move[int(0.95 * len(per_move))] < 40 * 40
    # Twenty moves are drawn together; all of the panes each time would be a hundred million pixels.
    assert 0 < sum(drawn) < 2000 * 60 * 60 * 3
