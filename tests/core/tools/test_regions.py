import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from segtool.core.tools import regions
from tests.core.tools.maps import drawn, label_maps

EIGHT = ndimage.generate_binary_structure(2, 2)
FOUR = ndimage.generate_binary_structure(2, 1)


def test_holes_are_filled_and_bays_are_not():
    before = drawn("#####  #.#.#  ###.#  #+#.#  ###.#")
    after = regions.fill_holes(before, 1)
    assert after.tolist() == drawn("#####  ###.#  ###.#  ###.#  ###.#").tolist()


def test_only_small_holes_where_that_is_asked_for():
    before = drawn("######  #.#..#  ######")
    assert regions.fill_holes(before, 1, largest=1).tolist() == drawn("######  ###..#  ######").tolist()


@given(label_maps(), st.sampled_from([0, 1, 2, 3]))
@settings(deadline=None)
def test_filled_holes_are_those_of_an_independent_library(label_map, value):
    filled = ndimage.binary_fill_holes(label_map == value)
    assert (regions.fill_holes(label_map, value) == np.where(filled, value, label_map)).all()


def test_islands_go_to_the_class_around_them():
    before = drawn("....##  .#..##  ++++##  +#++..")
    after = regions.remove_islands(before, 1, smaller_than=2)
    assert after.tolist() == drawn("....##  ....##  ++++##  ++++..").tolist()
    assert regions.remove_islands(before, 1, smaller_than=1).tolist() == before.tolist()


def test_only_the_largest_piece_stays_and_corners_join():
    before = drawn("##...  ##...  ..#..  .....  ##..#")
    assert regions.keep_largest(before, 1).tolist() == drawn("##...  ##...  ..#..  .....  .....").tolist()


@given(label_maps(), st.sampled_from([0, 1, 2, 3]), st.integers(1, 12))
@settings(deadline=None)
def test_pieces_under_the_limit_go_and_no_other_pixel_changes(label_map, value, limit):
    pieces, _ = ndimage.label(label_map == value, EIGHT)
    sizes = np.bincount(pieces.ravel())
    small = (sizes < limit)[pieces] & (pieces > 0)
    after = regions.remove_islands(label_map, value, limit)
    assert (after[~small] == label_map[~small]).all()
    if (label_map == value).all():
        assert (after == label_map).all()
    else:
        assert not (after[small] == value).any()


def test_growing_and_shrinking_by_hand():
    before = drawn(".....  .....  ..#..  .....  .....")
    assert regions.grow(before, 1, 1).tolist() == drawn(".....  ..#..  .###.  ..#..  .....").tolist()
    assert regions.grow(before, 1, 1.5).tolist() == drawn(".....  .###.  .###.  .###.  .....").tolist()
    grown = drawn(".....  .###.  .###.  .###.  .....")
    assert regions.shrink(grown, 1, 1).tolist() == before.tolist()


def test_shrinking_does_not_draw_back_from_the_pictures_edge():
    assert regions.shrink(drawn("###..  ###.."), 1, 1).tolist() == drawn("##...  ##...").tolist()


@given(label_maps(), st.sampled_from([0, 1, 2, 3]), st.floats(0.5, 6))
@settings(deadline=None)
def test_distances_are_those_of_an_independent_library(label_map, value, pixels):
    mask = label_map == value
    if mask.any() and not mask.all():
        near = ndimage.distance_transform_edt(~mask)
        clear = np.abs(near - pixels) > 1e-3  # at the very radius both answers are right
        grown = regions.grow(label_map, value, pixels)
        assert (grown == np.where(near <= pixels, value, label_map))[clear].all()
        left = ndimage.distance_transform_edt(mask)
        shrunk = regions.shrink(label_map, value, pixels)
        clear = np.abs(left - pixels) > 1e-3
        assert ((shrunk == value) == (left > pixels))[clear].all()
        assert (shrunk[~mask] == label_map[~mask]).all()
    else:
        assert (regions.shrink(label_map, value, pixels) == label_map).all()


def test_a_given_up_pixel_gets_the_class_of_its_nearest_neighbour():
    before = drawn("++#..")
    assert regions.nearest_other(before, before == 1).tolist() in (
        drawn("+++..").tolist(),
        drawn("++...").tolist(),
    )
    assert regions.nearest_other(drawn("+###."), drawn("+###.") == 1)[0, [1, 3]].tolist() == [3, 2]


def test_smoothing_takes_a_bump_and_fills_a_notch_and_leaves_a_straight_edge():
    before = np.full((40, 40), 2, dtype=np.uint8)
    before[20:] = 1
    assert (regions.smooth(before, 1, 3) == before).all()
    bumped = before.copy()
    bumped[18:20, 20] = 1
    bumped[20:22, 30] = 2
    assert (bumped != before).any()
    assert (regions.smooth(bumped, 1, 3) == before).all()


def test_classes_are_swapped_and_swapped_back():
    before = drawn("#.+?")
    assert regions.swap_classes(before, 1, 3).tolist() == drawn("+.#?").tolist()


@given(label_maps(), st.sampled_from([1, 2, 3]), st.sampled_from([0, 1, 2, 3]))
def test_swapping_twice_is_nothing(label_map, one, other):
    twice = regions.swap_classes(regions.swap_classes(label_map, one, other), one, other)
    assert (twice == label_map).all()


@given(label_maps(), st.sampled_from([0, 1, 2, 3]))
@settings(deadline=None, max_examples=60)
def test_no_operation_makes_a_value_that_was_not_there(label_map, value):
    known = {*np.unique(label_map).tolist(), value}
    for after in (
        regions.fill_holes(label_map, value),
        regions.remove_islands(label_map, value, 5),
        regions.keep_largest(label_map, value),
        regions.grow(label_map, value, 2),
        regions.shrink(label_map, value, 2),
        regions.smooth(label_map, value, 1.5),
    ):
        assert after.shape == label_map.shape
        assert after.dtype == np.uint8
        assert set(np.unique(after).tolist()) <= known
