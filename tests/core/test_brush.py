"""The brush's pixels against other formulas: distances of every centre, rational arithmetic."""

import itertools
from fractions import Fraction
from math import floor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from segtool.core.tools.brush import segment_mask, small_segment_mask

Point = tuple[float, float]
numbers = st.floats(-40, 90, allow_nan=False) | st.integers(-160, 360).map(lambda quarter: quarter / 4)
points = st.tuples(numbers, numbers)
eighths = st.integers(-40, 200).map(lambda eighth: eighth / 8)


def painted(start: Point, end: Point, diameter: float, width: int, height: int) -> NDArray[np.bool_]:
    mask = np.zeros((height, width), dtype=bool)
    covered = segment_mask(start, end, diameter, width, height)
    if covered is not None:
        box, inside = covered
        assert box.clip(width, height) == box, "the box lies in the picture"
        mask[box.slices] = inside
    return mask


def distances(start: Point, end: Point, width: int, height: int) -> NDArray[np.float64]:
    """Of every pixel's centre to the segment."""
    centres = np.stack(np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5), axis=-1)
    a, b = np.array(start), np.array(end)
    length = np.linalg.norm(b - a)
    if length < 1e-9:
        return np.asarray(np.linalg.norm(centres - a, axis=-1))
    unit = (b - a) / length
    along = np.clip((centres - a) @ unit, 0, length)
    return np.asarray(np.linalg.norm(centres - a - along[..., None] * unit, axis=-1))


def passed(start: Point, end: Point, width: int, height: int) -> set[tuple[int, int]]:
    """(row, column) of every pixel of the picture that holds a point of the segment, exactly."""
    ax, ay, bx, by = (Fraction(value) for value in (*start, *end))
    dx, dy = bx - ax, by - ay
    cuts = {Fraction(0), Fraction(1)}
    for origin, delta, limit in ((ax, dx, width), (ay, dy, height)):
        if delta:
            cuts |= {t for line in range(limit + 1) if 0 <= (t := (line - origin) / delta) <= 1}
    ordered = sorted(cuts)
    places = ordered + [(a + b) / 2 for a, b in itertools.pairwise(ordered)]
    pixels = {(floor(ay + t * dy), floor(ax + t * dx)) for t in places}
    return {(row, column) for row, column in pixels if 0 <= row < height and 0 <= column < width}


@settings(max_examples=300, deadline=None)
@given(points, points, st.sampled_from([1.0, 1.5, 2.0, 3.0, 5.0, 12.5, 25.0, 80.0]))
def test_a_fast_move_paints_the_capsule_and_nothing_else(start: Point, end: Point, diameter: float) -> None:
    width, height = 47, 31
    mask = painted(start, end, diameter, width, height)
    distance = distances(start, end, width, height)
    assert mask[distance < diameter / 2 - 1e-7].all()
    outside = mask & (distance > diameter / 2 + 1e-7)
    # Beyond the capsule only pixels under the pointer: their centre is at most half a diagonal away.
    assert not (outside & (distance > 0.5**0.5 + 1e-7)).any()
    if diameter >= 1.5:
        assert not outside.any()


@settings(max_examples=300, deadline=None)
@given(points, points, st.sampled_from([1.0, 1.5, 2.0, 5.0, 12.5, 25.0, 80.0, 300.0]))
def test_a_look_at_each_pixel_and_the_formulas_for_rows_agree(
    start: Point, end: Point, diameter: float
) -> None:
    small = small_segment_mask(start, end, diameter, 47, 31)
    if small is None:
        assert diameter < 1.5 or not painted(start, end, diameter, 47, 31).any()
        return
    box, inside = small
    assert box.clip(47, 31) == box
    mask = np.zeros((31, 47), dtype=bool)
    mask[box.slices] = inside
    assert (mask == painted(start, end, diameter, 47, 31)).all()


@settings(max_examples=300, deadline=None)
@given(st.tuples(eighths, eighths), st.tuples(eighths, eighths))
def test_the_smallest_brush_paints_exactly_the_pixels_the_pointer_passed(start: Point, end: Point) -> None:
    mask = painted(start, end, 1, 20, 17)
    assert {(int(row), int(column)) for row, column in np.argwhere(mask)} == passed(start, end, 20, 17)


@pytest.mark.parametrize("x", [3.0, 3.01, 3.5, 3.99])
@pytest.mark.parametrize("y", [2.0, 2.5, 2.999])
def test_one_click_of_the_smallest_brush_paints_the_pixel_under_the_pointer(x: float, y: float) -> None:
    mask = painted((x, y), (x, y), 1, 9, 9)
    assert np.argwhere(mask).tolist() == [[2, 3]]


def test_a_diagonal_of_the_smallest_brush_through_corners_has_no_extra_pixels() -> None:
    assert np.array_equal(painted((0.5, 0.5), (5.5, 5.5), 1, 6, 6), np.eye(6, dtype=bool))


def test_a_click_in_the_middle_of_a_pixel_is_the_disc_one_draws_by_hand() -> None:
    rows = ["..###..", ".#####.", "#######", "#######", "#######", ".#####.", "..###.."]
    by_hand = np.array([[cell == "#" for cell in row] for row in rows])
    assert np.array_equal(painted((3.5, 3.5), (3.5, 3.5), 7, 7, 7), by_hand)


def test_the_pixel_under_the_pointer_is_painted_whatever_the_size_of_the_brush() -> None:
    for diameter in (1.0, 1.2, 1.4, 2.0):
        assert painted((4.999, 4.999), (4.999, 4.999), diameter, 9, 9)[4, 4]


@settings(max_examples=60, deadline=None)
@given(points, points, st.sampled_from([1.0, 2.0, 9.0]))
def test_both_directions_of_a_move_paint_the_same(start: Point, end: Point, diameter: float) -> None:
    there, back = painted(start, end, diameter, 47, 31), painted(end, start, diameter, 47, 31)
    assert (there != back).sum() <= 1, "but for a centre that lies on the rim within rounding"


def test_a_move_beside_the_picture_paints_nothing() -> None:
    assert segment_mask((-30, 5), (-12, 40), 20, 50, 50) is None
    assert segment_mask((10, 61), (40, 61), 20, 50, 50) is None
    assert segment_mask((10, 59), (40, 59), 20, 50, 50) is not None


def test_a_pointer_very_far_away_costs_no_memory_and_paints_the_row_it_crosses() -> None:
    mask = painted((-1e9, 3.5), (1e9, 3.5), 1, 12, 8)
    assert np.array_equal(np.flatnonzero(mask.all(axis=1)), [3])
    assert mask.sum() == 12


def test_coordinates_that_are_no_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        segment_mask((0, 0), (float("nan"), 0), 5, 10, 10)
