import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segtool.core.box import Box
from segtool.core.tools.border import band_width, border_after, solid, with_border
from tests.core.tools.maps import drawn, label_maps


def disc(radius, width, side=80):
    y, x = np.mgrid[:side, :side] + 0.5 - side / 2
    from_outline = np.hypot(x, y) - radius
    label_map = np.where(from_outline < 0, 1, 2).astype(np.uint8)
    label_map[np.abs(from_outline) < width / 2] = 3
    return label_map


def test_the_band_lies_on_both_sides_of_the_outline():
    before = drawn("####....")
    assert with_border(before, 2).tolist() == drawn("###++...").tolist()
    assert with_border(before, 4).tolist() == drawn("##++++..").tolist()
    assert with_border(before, 0).tolist() == before.tolist()
    with pytest.raises(ValueError, match="101"):
        with_border(before, 101)


def test_a_band_of_another_width_keeps_its_middle():
    assert with_border(drawn("##++++.."), 2).tolist() == drawn("###++...").tolist()
    assert with_border(drawn("###++..."), 4).tolist() == drawn("##++++..").tolist()


def test_drawing_the_band_of_a_disc_anew_gives_the_same_disc():
    before = disc(25, 6)
    again = with_border(before, 6)
    assert np.count_nonzero(again != before) < 0.03 * np.count_nonzero(before == 3)
    assert solid(before).sum() == pytest.approx(np.pi * 25**2, rel=0.01)


def test_width_is_measured():
    for width in (4, 8, 12):
        found = band_width(disc(25, width))
        assert found is not None
        assert found.mean == pytest.approx(width, rel=0.08)
    assert band_width(drawn("##..")) is None
    assert band_width(drawn("++++")) is None


def test_only_the_region_changes_and_ignored_pixels_stay():
    before = drawn("###...  ###...  ###?..  ###...")
    after = with_border(before, 2, Box(0, 2, 6, 2))
    assert after.tolist() == drawn("###...  ###...  ##+?..  ##++..").tolist()


@given(label_maps(), st.floats(0, 9))
@settings(deadline=None, max_examples=60)
def test_a_border_drawn_anew_keeps_ignored_pixels_and_makes_no_other_value(label_map, width):
    once = with_border(label_map, width)
    assert ((once == 0) == (label_map == 0)).all()
    assert set(np.unique(once).tolist()) <= {0, 1, 2, 3}


@given(label_maps(16), st.floats(0, 9), st.data())
@settings(deadline=None, max_examples=60)
def test_a_region_is_the_same_part_of_the_whole(label_map, width, data):
    height, across = label_map.shape
    box = Box(
        data.draw(st.integers(0, across - 1)), data.draw(st.integers(0, height - 1)), across, height
    ).clip(across, height)
    part, whole = with_border(label_map, width, box), with_border(label_map, width)
    assert (part[box.slices] == whole[box.slices]).all()
    outside = np.ones(label_map.shape, dtype=bool)
    outside[box.slices] = False
    assert (part[outside] == label_map[outside]).all()


def test_the_border_after_a_stroke_leaves_alone_what_lies_far_from_it_inside_its_box():
    before = np.full((60, 60), 2, dtype=np.uint8)
    before[10:20, 10:20] = 1  # a pet without border
    after = before.copy()
    after[50:55, 5:55] = 1  # a stroke round the corner: its box holds that pet
    after[5:55, 50:55] = 1
    edit = border_after(after, Box(5, 5, 50, 50), before[5:55, 5:55], 4)
    assert edit is not None
    result = after.copy()
    result[edit.box.slices] = edit.values
    assert (result[:40, :40] == before[:40, :40]).all()
    assert (result[48:52, 20] == 3).all()  # two pixels on both sides of the stroke's outline
    assert result[47, 20] == 2
    assert border_after(before, Box(5, 5, 50, 50), before[5:55, 5:55], 4) is None


def test_border_and_ignore_painted_by_hand_are_left_as_they_are():
    before = disc(25, 6)
    for value in (0, 3):
        after = before.copy()
        after[2:8, 2:8] = value
        assert border_after(after, Box(2, 2, 6, 6), before[2:8, 2:8], 6) is None
