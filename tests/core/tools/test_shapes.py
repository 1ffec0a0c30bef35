import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segtool.core.box import Box
from segtool.core.tools.shapes import ellipse_region, polygon_region, rectangle_region, squared
from tests.core.tools.maps import POINTS

WIDTH, HEIGHT = 40, 30


def full(region, width=WIDTH, height=HEIGHT):
    mask = np.zeros((height, width), dtype=bool)
    if region is not None:
        box, part = region
        assert part.shape == (box.height, box.width)
        mask[box.slices] = part
    return mask


def test_a_triangle_by_hand():
    #  centres (0.5, 0.5) ... : inside where x + y < 4
    mask = full(polygon_region([(0, 0), (4, 0), (0, 4)], 5, 5), 5, 5)
    expected = [[x + 0.5 + y + 0.5 < 4 for x in range(5)] for y in range(5)]
    assert mask.tolist() == expected


def test_what_an_outline_goes_round_twice_is_outside():
    square = [(1, 1), (9, 1), (9, 9), (1, 9)]
    once = full(polygon_region(square, 10, 10), 10, 10)
    assert once.sum() == 64
    twice = full(polygon_region([*square, (1, 1), (3, 3), (3, 6), (6, 6), (6, 3), (3, 3)], 10, 10), 10, 10)
    assert twice.sum() == 64 - 9
    assert not twice[4, 4]


def crossings_even_odd(points, x, y):
    """The textbook's ray to the left, one pixel at a time."""
    inside = False
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
        if (ay <= y < by) or (by <= y < ay):
            at = ax + (y - ay) / (by - ay) * (bx - ax)
            if at <= x:
                inside = not inside
    return inside


@given(POINTS)
@settings(max_examples=80, deadline=None)
def test_any_outline_agrees_with_a_ray_for_every_pixel(points):
    mask = full(polygon_region(points, WIDTH, HEIGHT))
    for y in range(HEIGHT):
        for x in range(WIDTH):
            expected = crossings_even_odd(points, x + 0.5, y + 0.5)
            if mask[y, x] != expected:  # rounding on the line itself
                assert min(abs(distance) for distance in _distances(points, x + 0.5, y + 0.5)) < 1e-6


def _distances(points, x, y):
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
        length = math.hypot(bx - ax, by - ay)
        t = 0 if not length else max(0, min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length**2))
        yield math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay))


@given(POINTS, st.integers(1, 7))
@settings(max_examples=40, deadline=None)
def test_two_parts_that_share_an_edge_share_no_pixel_of_it_and_leave_no_gap(points, cut):
    cut = 1 + cut % (len(points) - 1) if len(points) > 3 else 1
    one, other = points[: cut + 1], [points[0], *points[cut:]]
    parts = full(polygon_region(one, WIDTH, HEIGHT)) ^ full(polygon_region(other, WIDTH, HEIGHT))
    assert (parts == full(polygon_region(points, WIDTH, HEIGHT))).all()


@pytest.mark.parametrize(
    "points", [[], [(1, 1)], [(1, 1), (5, 5)], [(-9, -9), (-5, -9), (-5, -2)], [(3.1, 3.1)] * 4]
)
def test_an_outline_without_inside_is_no_region(points):
    assert polygon_region(points, WIDTH, HEIGHT) is None


def test_numbers_that_are_none_are_refused():
    with pytest.raises(ValueError, match="finite"):
        polygon_region([(0, 0), (math.nan, 1), (2, 2)], WIDTH, HEIGHT)
    with pytest.raises(ValueError, match="finite"):
        rectangle_region((0, 0), (math.inf, 1), WIDTH, HEIGHT)


def test_an_outline_far_outside_covers_the_picture():
    region = polygon_region([(-1e6, -1e6), (1e6, -1e6), (1e6, 1e6), (-1e6, 1e6)], WIDTH, HEIGHT)
    assert region is not None
    assert region[0] == Box(0, 0, WIDTH, HEIGHT)
    assert region[1].all()


def test_a_rectangle_takes_the_centres_inside_whatever_the_direction_of_the_drag():
    expected = Box(2, 1, 3, 4)
    for start, end in (((1.6, 0.9), (4.7, 4.6)), ((4.7, 4.6), (1.6, 0.9)), ((4.7, 0.9), (1.6, 4.6))):
        region = rectangle_region(start, end, WIDTH, HEIGHT)
        assert region is not None
        assert region[0] == expected
        assert region[1].all()
    assert rectangle_region((5.6, 5.6), (6.4, 9), WIDTH, HEIGHT) is None


def test_a_circle_holds_the_centres_nearer_than_its_radius():
    mask = full(ellipse_region((5, 5), (17, 17), WIDTH, HEIGHT))
    expected = [[math.hypot(x + 0.5 - 11, y + 0.5 - 11) < 6 for x in range(WIDTH)] for y in range(HEIGHT)]
    assert mask.tolist() == expected


def test_a_drag_squared_keeps_its_direction():
    assert squared((10, 10), (4, 13)) == (4, 16)
    assert squared((10, 10), (12, 3)) == (17, 3)
