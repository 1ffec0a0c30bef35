"""Shares of the classes follow every step without a count of the whole label map."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from segtool.core.box import Box
from segtool.core.canvas import LabelCanvas
from segtool.core.counting import counts_of, same
from segtool.core.history import History
from segtool.core.operation import Operation, Patch, SampleState

HEIGHT, WIDTH = 70, 90
STATE = SampleState(True)
POINT = st.tuples(st.integers(-10, WIDTH + 10), st.integers(-10, HEIGHT + 10))
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("stroke"), st.sampled_from((0, 1, 2, 3)), st.integers(1, 60), POINT, POINT),
        st.tuples(st.just("abort"), st.sampled_from((0, 1, 2, 3)), st.integers(1, 60), POINT, POINT),
        st.tuples(st.just("write"), st.sampled_from((0, 1, 2, 3))),
        st.tuples(st.just("replace"), st.sampled_from((0, 1, 2, 3))),
        st.tuples(st.sampled_from(("undo", "redo", "look"))),
    ),
    max_size=14,
)


def _counted(label_map: np.ndarray) -> dict[int, float]:
    found = np.bincount(label_map.reshape(-1), minlength=4)
    return {value: found[value] / label_map.size for value in range(4)}


def _paint(canvas: LabelCanvas, value: int, diameter: int, *points: tuple[int, int]) -> None:
    canvas.begin_stroke(value, diameter)
    for point in points:
        canvas.stroke_to(*point)


def _act(canvas: LabelCanvas, history: History, act: tuple) -> None:
    kind, *rest = act
    patch: Patch | None = None
    if kind in ("stroke", "abort"):
        before = _counted(canvas.label_map)
        _paint(canvas, *rest)
        assert canvas.shares == before  # as of the last step
        if kind == "abort":
            canvas.abort_stroke()
        else:
            patch = canvas.end_stroke()
    elif kind == "write":
        patch = canvas.write(Box(5, 7, 20, 11), np.full((11, 20), rest[0], np.uint8))
    elif kind == "replace":
        patch = canvas.replace(np.full((HEIGHT, WIDTH), rest[0], np.uint8))
    elif kind in ("undo", "redo"):
        operation = history.undo() if kind == "undo" else history.redo()
        if operation is not None and operation.patch is not None:
            canvas.apply(operation.patch, kind == "redo")
    else:
        assert canvas.shares == _counted(canvas.label_map)
    if patch is not None:
        history.push(Operation(kind, patch, STATE, STATE))


@settings(max_examples=60, deadline=None)
@given(ACTS, st.booleans())
def test_shares_after_any_steps_are_those_of_a_full_count(acts, asked_first):
    start = np.random.default_rng(4).integers(0, 4, (HEIGHT, WIDTH)).astype(np.uint8)
    canvas, history = LabelCanvas(start), History()
    if asked_first:
        assert canvas.shares == _counted(start)
    for act in acts:
        _act(canvas, history, act)
    assert canvas.shares == _counted(canvas.label_map)


def test_shares_asked_for_first_within_a_stroke_leave_the_stroke_out():
    canvas = LabelCanvas(np.full((HEIGHT, WIDTH), 2, np.uint8))
    _paint(canvas, 1, 20, (10, 10), (50, 40))
    assert canvas.label_map[10, 10] == 1
    assert canvas.shares == {0: 0.0, 1: 0.0, 2: 1.0, 3: 0.0}
    canvas.end_stroke()
    assert canvas.shares == _counted(canvas.label_map)


def test_more_pixels_than_a_32_bit_float_counts_are_counted_to_the_last_one():
    plane = np.ones((4097, 4099), np.uint8)
    assert counts_of(plane)[1] == 4097 * 4099


def test_one_pixel_anywhere_makes_planes_different():
    plane = np.arange(7 * 11, dtype=np.uint8).reshape(7, 11)
    assert same(plane, plane.copy())
    assert same(plane[:, ::2], plane[:, ::2].copy())
    assert not same(plane, plane.reshape(11, 7))
    for at in np.ndindex(plane.shape):
        other = plane.copy()
        other[at] += 1
        assert not same(plane, other), at


def test_shares_are_told_by_value_and_for_what_does_not_occur_too():
    label_map = np.array([[1, 1, 2, 2], [2, 2, 3, 0]], dtype=np.uint8)
    assert LabelCanvas(label_map).shares == {1: 0.25, 2: 0.5, 3: 0.125, 0: 0.125}
    assert LabelCanvas(label_map[:, :1]).shares[3] == 0.0
