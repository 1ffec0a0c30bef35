"""What the screen's pixels show of a label map: nearest when zoomed in, nothing lost when zoomed out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.compositing import Style, compose_classes, compose_image, packed
from segtool.core.placing import Axis, Placing
from segtool.core.reduced import ReducedClasses, ReducedImage

RANKS = np.zeros(256, np.uint8)
RANKS[[2, 3, 0, 1]] = [0, 1, 2, 3]
COLOURS = ((0, 0, 0), (0, 0, 255), (128, 128, 128), (255, 100, 0))
FULL = Style(RANKS, COLOURS, (0.0, 1.0, 1.0, 1.0), 0)
CONTOUR = Style(RANKS, COLOURS, (0.0,) * 4, 2)


def drawn(label_map: NDArray[np.uint8], placing: Placing, region: Box, style: Style) -> NDArray[np.uint32]:
    def source(rows: slice, columns: slice) -> NDArray[np.uint8]:
        return label_map[rows, columns]

    levels = ReducedClasses(source, *label_map.shape, RANKS)
    return compose_classes(source, levels, placing, region, style)


def placing(scale: float, across: float, down: float, label_map: NDArray[np.uint8]) -> Placing:
    height, width = label_map.shape
    return Placing(Axis(scale, across, width), Axis(scale, down, height))


def some_map(height: int = 90, width: int = 131) -> NDArray[np.uint8]:
    values = np.full((height, width), 2, np.uint8)
    values[20:60, 30:90] = 1
    values[18:20, 28:92] = 3
    values[70, :] = 1
    values[80:85, 100:120] = 0
    return values


@pytest.mark.parametrize("scale", [1.0, 1.25, 3.3, 8.0])
def test_zoomed_in_each_screen_pixel_shows_the_picture_pixel_under_its_middle(scale: float) -> None:
    values = some_map()
    found = drawn(values, placing(scale, -17.4, 5.6, values), Box(0, 0, 120, 90), FULL)
    for v in range(0, 90, 7):
        for u in range(0, 120, 7):
            x, y = int((u + 0.5 + 17.4) // scale), int(np.floor((v + 0.5 - 5.6) / scale))
            inside = 0 <= x < values.shape[1] and 0 <= y < values.shape[0]
            rank = int(RANKS[values[y, x]]) if inside else 0
            assert found[v, u] == (packed(COLOURS[rank]) if rank else 0)


@pytest.mark.parametrize("scale", [0.7, 0.31, 0.11, 0.04])
def test_zoomed_out_a_line_of_one_pixel_keeps_its_outline(scale: float) -> None:
    values = np.full((300, 401), 2, np.uint8)
    values[151, :] = 1
    values[:, 200] = 3
    found = drawn(
        values, placing(scale, 0, 0, values), Box(0, 0, round(401 * scale), round(300 * scale)), CONTOUR
    )
    assert (found == packed(COLOURS[3])).any(axis=0).all()
    assert (found == packed(COLOURS[1])).any(axis=1).sum() > 0.5 * found.shape[0]


def test_zoomed_out_the_colour_is_that_of_the_share() -> None:
    values = np.full((64, 64), 2, np.uint8)
    values[:, :32] = 1
    found = drawn(values, placing(0.25, 0, 0, values), Box(0, 0, 16, 16), FULL)
    assert found[8, 2] == packed((255, 100, 0))
    assert found[8, 13] == 0
    values[:] = 2
    values[::2] = 1
    half = int(drawn(values, placing(0.25, 0, 0, values), Box(0, 0, 16, 16), FULL)[8, 8])
    assert abs((half >> 24) - 128) <= 2
    assert abs((half >> 16 & 255) - 128) <= 2
    assert abs((half >> 8 & 255) - 50) <= 2


@settings(max_examples=60, deadline=None)
@given(st.floats(0.05, 9), st.floats(-60, 60), st.floats(-60, 60), st.integers(0, 90), st.integers(0, 60),
       st.booleans(), st.booleans(), st.sampled_from([0, 1, 2, 3, 4]))  # fmt: skip
def test_a_part_drawn_alone_is_that_part_of_the_whole(
    scale: float, across: float, down: float, left: int, top: int, turned: bool, mirrored: bool, width: int
) -> None:
    values = some_map()
    sign = -1 if mirrored else 1
    place = Placing(Axis(sign * scale, across, 131), Axis(scale, down, 90), turned)
    style = Style(RANKS, COLOURS, (0.0, 0.5, 0.5, 0.5), width, 2)
    whole = drawn(values, place, Box(0, 0, 150, 120), style)
    part = drawn(values, place, Box(left, top, 60, 60), style)
    assert (whole[top : top + 60, left : left + 60] == part).all()


@pytest.mark.parametrize("level", [1, 2, 3, 4, 6])
def test_a_change_brings_a_level_up_to_date_only_where_it_was(level: int) -> None:
    values = some_map(200, 333)
    levels = ReducedClasses(lambda rows, columns: values[rows, columns], 200, 333, RANKS)
    whole = Box(0, 0, (332 >> level) + 1, (199 >> level) + 1)
    levels.at(level, whole)
    values[101:140, 255:333] = 3
    levels.changed(Box(255, 101, 78, 39), level)
    bits, cover = levels.at(level, whole)
    fresh = ReducedClasses(lambda rows, columns: values[rows, columns], 200, 333, RANKS).at(level, whole)
    assert (bits == fresh[0]).all()
    assert (cover == fresh[1]).all()
    for y in range(0, whole.height, 3):
        for x in range(0, whole.width, 5):
            side = 1 << level
            there = set(RANKS[values[y * side : (y + 1) * side, x * side : (x + 1) * side]].ravel().tolist())
            assert bits[y, x] == sum(1 << rank for rank in there)


def test_a_quarter_turn_and_a_mirror_show_the_same_pixels_elsewhere() -> None:
    image = np.random.default_rng(1).integers(0, 256, (20, 31, 3), np.uint8)
    upright = compose_image(ReducedImage(image), Placing(Axis(2, 0, 31), Axis(2, 0, 20)), Box(0, 0, 62, 40))
    turned = Placing(Axis(2, 0, 31), Axis(-2, 40, 20), turned=True)  # as EXIF orientation 6 asks: clockwise
    assert (compose_image(ReducedImage(image), turned, Box(0, 0, 40, 62)) == np.rot90(upright, -1)).all()
    mirrored = Placing(Axis(-2, 62, 31), Axis(2, 0, 20))
    assert (compose_image(ReducedImage(image), mirrored, Box(0, 0, 62, 40)) == upright[:, ::-1]).all()


def test_a_photograph_far_out_is_the_mean_and_a_tone_is_seen() -> None:
    image = np.zeros((64, 64, 3), np.uint8)
    image[::2] = (200, 100, 40)
    place = Placing(Axis(0.25, 0, 64), Axis(0.25, 0, 64))
    found = int(compose_image(ReducedImage(image), place, Box(0, 0, 16, 16))[8, 8])
    assert [found >> shift & 255 for shift in (24, 16, 8, 0)] == pytest.approx([255, 100, 50, 20], abs=1)
    inverse = (255 - np.arange(256)).astype(np.uint8)
    assert int(
        compose_image(ReducedImage(image), place, Box(0, 0, 16, 16), inverse)[8, 8]
    ) >> 16 & 255 == pytest.approx(155, abs=1)


@pytest.mark.parametrize("level", [0, 1, 2])
def test_a_cell_tells_which_ranks_it_holds_and_how_much_of_each(level: int) -> None:
    side = 1 << level
    ranks = np.array([0, 1, 2, 3, 4] + [0] * 251, np.uint8)
    values = np.random.default_rng(level).integers(0, 5, (150 * side, 170 * side)).astype(np.uint8)
    values[: 8 * side] = 3
    levels = ReducedClasses(lambda rows, columns: values[rows, columns], *values.shape, ranks)
    bits, shares = levels.at(level, Box(0, 0, 170, 150))
    for rank in range(5):
        counts = (values == rank).reshape(150, side, 170, side).sum(axis=(1, 3))
        assert ((bits >> rank & 1).astype(bool) == (counts > 0)).all()
        if rank:
            parts = (shares >> np.uint32(8 * (rank - 1))) & np.uint32(255)
            assert (parts == np.rint(counts * 255 / side**2)).all()
