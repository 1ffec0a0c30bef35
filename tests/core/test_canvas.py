"""Strokes on a label map: what changes, what never does, and that every step can be taken back."""

import statistics
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.canvas import TILE, LabelCanvas
from segtool.core.classes import BACKGROUND, BORDER, PET
from segtool.core.operation import Patch
from segtool.core.tools.brush import segment_mask

LabelMap = NDArray[np.uint8]
Point = tuple[float, float]

SMALL = (23, 31)
maps = arrays(np.uint8, SMALL, elements=st.sampled_from([0, 1, 2, 3]))
coordinates = st.floats(-30, 60, allow_nan=False)
strokes = st.tuples(
    st.sampled_from([0, 1, 2, 3]),
    st.sampled_from([1.0, 2.0, 6.5, 25.0]),
    st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=6),
)
Stroke = tuple[int, float, list[Point]]


def background(width: int, height: int) -> LabelMap:
    return np.full((height, width), BACKGROUND, dtype=np.uint8)


def paint(canvas: LabelCanvas, stroke: Stroke) -> Patch | None:
    value, diameter, points = stroke
    canvas.begin_stroke(value, diameter)
    for x, y in points:
        canvas.stroke_to(x, y)
    return canvas.end_stroke()


@settings(max_examples=150, deadline=None)
@given(maps, strokes)
def test_undo_of_a_stroke_is_the_identity_and_redo_brings_it_back(start: LabelMap, stroke: Stroke) -> None:
    canvas = LabelCanvas(start)
    patch = paint(canvas, stroke)
    painted = canvas.label_map.copy()
    if patch is None:
        assert np.array_equal(painted, start)
        return
    changed = painted != start
    assert changed.any()
    assert Box.around(changed) == patch.box, "the patch is as small as it can be"
    assert canvas.apply(patch, forward=False) == patch.box
    assert np.array_equal(canvas.label_map, start)
    canvas.apply(patch, forward=True)
    assert np.array_equal(canvas.label_map, painted)


@settings(max_examples=60, deadline=None)
@given(maps, st.lists(strokes, max_size=5))
def test_patches_replayed_on_a_bare_array_give_what_was_painted(start: LabelMap, work: list[Stroke]) -> None:
    canvas = LabelCanvas(start)
    patches = [patch for stroke in work if (patch := paint(canvas, stroke)) is not None]
    replayed = start.copy()
    for patch in patches:
        patch.write_into(replayed)
    assert np.array_equal(replayed, canvas.label_map)
    for patch in reversed(patches):
        patch.write_into(replayed, forward=False)
    assert np.array_equal(replayed, start)


@settings(max_examples=80, deadline=None)
@given(maps, strokes)
def test_dirty_boxes_hold_every_changed_pixel(start: LabelMap, stroke: Stroke) -> None:
    canvas = LabelCanvas(start)
    value, diameter, points = stroke
    canvas.begin_stroke(value, diameter)
    for x, y in points:
        before = canvas.label_map.copy()
        assert canvas.stroke_to(x, y) == Box.around(canvas.label_map != before)
    assert canvas.stroking
    canvas.end_stroke()
    assert not canvas.stroking


@settings(max_examples=60, deadline=None)
@given(maps, strokes)
def test_the_order_of_the_moves_does_not_matter(start: LabelMap, stroke: Stroke) -> None:
    value, diameter, points = stroke
    forward, backward = LabelCanvas(start), LabelCanvas(start)
    paint(forward, (value, diameter, points))
    paint(backward, (value, diameter, points[::-1]))
    # A centre that lies on the rim may fall to either side by rounding.
    assert (forward.label_map != backward.label_map).sum() <= len(points)


def test_a_stroke_of_two_points_covers_what_the_slow_one_covers() -> None:
    fast, slow = LabelCanvas(background(200, 90)), LabelCanvas(background(200, 90))
    paint(fast, (PET, 9.0, [(10, 10), (170, 74)]))
    paint(slow, (PET, 9.0, [(10 + 160 * t / 64, 10 + t) for t in range(65)]))
    assert (fast.label_map == PET).sum() > 9 * 170
    assert np.array_equal(fast.label_map, slow.label_map)


@settings(max_examples=60, deadline=None)
@given(maps, strokes)
def test_an_aborted_stroke_leaves_nothing(start: LabelMap, stroke: Stroke) -> None:
    canvas = LabelCanvas(start)
    value, diameter, points = stroke
    canvas.begin_stroke(value, diameter)
    changed = [canvas.stroke_to(x, y) for x, y in points]
    touched = not np.array_equal(canvas.label_map, start)
    back = canvas.abort_stroke()
    assert (back is not None) == touched == any(changed)
    assert np.array_equal(canvas.label_map, start)
    assert canvas.abort_stroke() is None, "nothing under way: nothing to abort"


def test_a_stroke_across_tiles_can_be_taken_back() -> None:
    rng = np.random.default_rng(4)
    start = rng.integers(0, 4, (2 * TILE + 40, 3 * TILE + 7)).astype(np.uint8)
    canvas = LabelCanvas(start)
    patch = paint(canvas, (BORDER, 60.0, [(TILE - 20, 30), (2.5 * TILE, TILE + 60), (TILE, 2 * TILE)]))
    assert patch is not None
    assert patch.box.width > TILE
    assert patch.box.height > TILE
    assert not np.array_equal(canvas.label_map, start)
    canvas.apply(patch, forward=False)
    assert np.array_equal(canvas.label_map, start)


# GUI-03: the edges of the picture.


@pytest.mark.parametrize("diameter", [1.0, 25.0])
@pytest.mark.parametrize("beyond", [(-200.0, 15.5), (260.0, 15.5), (30.5, -200.0), (30.5, 230.0)])
def test_dragging_beyond_an_edge_and_back_paints_only_on_the_way(diameter: float, beyond: Point) -> None:
    canvas = LabelCanvas(background(60, 30))
    patch = paint(canvas, (PET, diameter, [(30.5, 15.5), beyond, (30.5, 15.5)]))
    assert patch is not None
    rows, columns = np.nonzero(canvas.label_map == PET)
    margin = diameter / 2
    low_x, high_x = sorted((30.5, beyond[0]))
    low_y, high_y = sorted((15.5, beyond[1]))
    assert columns.min() + 0.5 >= low_x - margin
    assert columns.max() + 0.5 <= high_x + margin
    assert rows.min() + 0.5 >= low_y - margin
    assert rows.max() + 0.5 <= high_y + margin
    edge = {-200.0: 0, 260.0: 59, 230.0: 29}
    reached = columns if beyond[0] != 30.5 else rows
    assert edge[beyond[0] if beyond[0] != 30.5 else beyond[1]] in reached, "the last row or column is reached"


def test_starting_outside_and_dragging_in_paints_from_the_edge_on() -> None:
    canvas = LabelCanvas(background(60, 30))
    canvas.begin_stroke(PET, 1)
    assert canvas.stroke_to(-50, 7.5) is None
    assert canvas.stroke_to(9.5, 7.5) == Box(0, 7, 10, 1)
    canvas.end_stroke()
    assert (canvas.label_map == PET).sum() == 10


@pytest.mark.parametrize("diameter", [1.0, 25.0])
@pytest.mark.parametrize("corner", [(0, 0), (59, 0), (0, 29), (59, 29)])
def test_every_corner_pixel_can_be_painted(diameter: float, corner: tuple[int, int]) -> None:
    canvas = LabelCanvas(background(60, 30))
    paint(canvas, (PET, diameter, [(corner[0] + 0.5, corner[1] + 0.5)]))
    x, y = corner
    assert canvas.label_map[y, x] == PET
    assert canvas.label_map[29 - y, 59 - x] == BACKGROUND, "nothing at the opposite side"
    if diameter == 1:
        assert (canvas.label_map == PET).sum() == 1


@pytest.mark.parametrize(
    "points", [[(-40.0, -40.0), (-40.0, 90.0)], [(90.0, 10.0)], [(60.5, 29.5)], [(10.0, 30.0)]]
)
def test_a_stroke_wholly_outside_is_no_step(points: list[Point]) -> None:
    canvas = LabelCanvas(background(60, 30))
    assert paint(canvas, (PET, 1.0, points)) is None
    assert (canvas.label_map == BACKGROUND).all()


def test_painting_what_is_there_already_is_no_step() -> None:
    canvas = LabelCanvas(background(60, 30))
    assert paint(canvas, (BACKGROUND, 25.0, [(20, 20), (40, 20)])) is None
    assert paint(canvas, (PET, 25.0, [(20, 20), (40, 20)])) is not None
    assert paint(canvas, (PET, 25.0, [(20, 20), (40, 20)])) is None


def test_edges_are_hard_only_the_painted_value_appears() -> None:
    canvas = LabelCanvas(background(200, 200))
    paint(canvas, (BORDER, 33.3, [(20.2, 31.7), (150.9, 160.1)]))
    assert np.unique(canvas.label_map).tolist() == [BACKGROUND, BORDER]


def test_replace_is_one_step_that_can_be_taken_back() -> None:
    start = background(60, 30)
    other = start.copy()
    other[4:9, 10:30] = PET
    other[20, 50] = 0
    canvas = LabelCanvas(start)
    patch = canvas.replace(other)
    assert patch is not None
    assert patch.box == Box(10, 4, 41, 17)
    assert np.array_equal(canvas.label_map, other)
    canvas.apply(patch, forward=False)
    assert np.array_equal(canvas.label_map, start)
    assert canvas.replace(start) is None


def test_the_canvas_keeps_its_own_copy_and_lends_a_view_that_cannot_be_written() -> None:
    start = background(6, 4)
    canvas = LabelCanvas(start)
    start[:] = PET
    assert (canvas.label_map == BACKGROUND).all()
    with pytest.raises(ValueError, match="read-only"):
        canvas.label_map[0, 0] = PET
    assert (canvas.width, canvas.height) == (6, 4)


def test_what_is_no_label_map_is_refused() -> None:
    for wrong in (
        np.full((4, 4), 7, np.uint8),
        np.ones((4, 4, 3), np.uint8),
        np.ones((4, 4)),
        np.ones((0, 4), np.uint8),
    ):
        with pytest.raises(ValueError, match="label map"):
            LabelCanvas(wrong)  # type: ignore[arg-type]
    canvas = LabelCanvas(background(6, 4))
    with pytest.raises(ValueError, match="does not fit"):
        canvas.replace(background(4, 6))
    with pytest.raises(ValueError, match="does not lie"):
        canvas.apply(
            Patch.between(Box(5, 0, 2, 1), np.ones((1, 2), np.uint8), np.ones((1, 2), np.uint8)), True
        )


@pytest.mark.parametrize(("value", "diameter"), [(4, 5.0), (255, 5.0), (1, 0.5), (1, 1001.0)])
def test_an_unknown_class_or_brush_size_is_refused(value: int, diameter: float) -> None:
    with pytest.raises(ValueError, match=r"class|brush"):
        LabelCanvas(background(6, 4)).begin_stroke(value, diameter)


def test_a_stroke_under_way_is_not_mixed_with_other_changes() -> None:
    canvas = LabelCanvas(background(60, 30))
    patch = paint(canvas, (PET, 5.0, [(20, 20)]))
    assert patch is not None
    canvas.begin_stroke(PET, 5)
    for action in (
        lambda: canvas.begin_stroke(PET, 5),
        lambda: canvas.replace(background(60, 30)),
        lambda: canvas.apply(patch, forward=False),
    ):
        with pytest.raises(RuntimeError, match="under way"):
            action()
    canvas.end_stroke()
    with pytest.raises(RuntimeError, match="no stroke"):
        canvas.stroke_to(1, 1)


def test_a_move_costs_what_the_brush_covers_not_what_the_picture_holds() -> None:
    typical = {}
    for side in (400, 8000):
        canvas = LabelCanvas(background(side, side))
        canvas.begin_stroke(PET, 30)
        costs = []
        for step in range(61):
            started = time.process_time()
            canvas.stroke_to(60 + 4 * step, 100 + 2 * step)
            costs.append(time.process_time() - started)
        typical[side] = statistics.median(costs)
        patch = canvas.end_stroke()
        assert patch is not None
        assert patch.nbytes < 20_000
    # 400 times the pixels: copying or comparing them once takes many milliseconds.
    assert typical[8000] < 3 * typical[400] + 0.0005


@pytest.mark.parametrize("diameter", [3, 40, 300, 1000])
def test_a_move_that_paints_what_it_adds_covers_all_that_the_brush_passes(diameter: float) -> None:
    width, height = 900, 640
    start = np.random.default_rng(1).choice(np.array([1, 2, 3], np.uint8), (height, width))
    canvas, expected = LabelCanvas(start), start.copy()
    canvas.begin_stroke(PET, diameter)
    points = [(400.5, 300.2), (409.0, 302.0), (409.0, 302.0), (380.3, 310.9), (-90.0, 310.9), (500.0, 700.0)]
    for before, point in zip([points[0], *points], points, strict=False):
        box = canvas.stroke_to(*point)
        here, covered = expected.copy(), segment_mask(before, point, diameter, width, height)
        if covered is not None:
            here[covered[0].slices][covered[1]] = PET
        assert box == Box.around(here != expected)
        expected = here
        assert (canvas.label_map == expected).all()
    patch = canvas.end_stroke()
    assert patch is not None
    canvas.apply(patch, forward=False)
    assert (canvas.label_map == start).all()
