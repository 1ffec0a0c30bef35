import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segtool.core.box import Box
from segtool.core.tools.edit import Rules, paint_region, take_region, whole_edit
from tests.core.tools.maps import drawn, label_maps


def applied(label_map, edit):
    after = label_map.copy()
    if edit is not None:
        after[edit.box.slices] = edit.values
    return after


def test_a_region_gets_its_value_and_the_box_is_no_larger_than_what_changes():
    before = drawn("....  .##.  .##.  ....")
    edit = paint_region(before, (Box(0, 0, 4, 4), np.ones((4, 4), dtype=bool)), 1)
    assert edit is not None
    assert (applied(before, edit) == 1).all()
    second = paint_region(before, (Box(0, 1, 3, 2), np.ones((2, 3), dtype=bool)), 1)
    assert second is not None
    assert second.box == Box(0, 1, 1, 2)


def test_nothing_to_change_is_no_edit():
    before = drawn("##  ##")
    assert paint_region(before, (Box(0, 0, 2, 2), np.ones((2, 2), dtype=bool)), 1) is None
    assert paint_region(before, None, 1) is None
    assert whole_edit(before, before.copy()) is None


def test_a_value_outside_the_class_table_is_refused():
    with pytest.raises(ValueError, match="value 7"):
        paint_region(drawn("##"), (Box(0, 0, 1, 1), np.ones((1, 1), dtype=bool)), 7)
    with pytest.raises(ValueError, match="value 9"):
        Rules(only_inside=9)


def test_protected_classes_stay():
    before = drawn("#.+?")
    region = Box(0, 0, 4, 1), np.ones((1, 4), dtype=bool)
    free = paint_region(before, region, 1)
    assert applied(before, free).tolist() == [[1, 1, 1, 1]]
    assert applied(before, paint_region(before, region, 1, Rules(frozenset({3})))).tolist() == [[1, 1, 3, 1]]


def test_only_inside_and_only_outside_a_class():
    before = drawn("#.+?")
    region = Box(0, 0, 4, 1), np.ones((1, 4), dtype=bool)
    assert applied(before, paint_region(before, region, 3, Rules(only_inside=2))).tolist() == [[1, 3, 3, 0]]
    assert applied(before, paint_region(before, region, 2, Rules(only_outside=3))).tolist() == [[2, 2, 3, 2]]


def test_a_region_is_taken_from_another_label_map():
    before, other = drawn("...  ..."), drawn("###  +++")
    mask = np.array([[True, False], [False, True]])
    assert applied(before, take_region(before, other, (Box(1, 0, 2, 2), mask))).tolist() == [
        [2, 1, 2],
        [2, 2, 3],
    ]


@given(label_maps(), st.data())
def test_only_allowed_pixels_change_and_all_of_them(before, data):
    rules = Rules(
        frozenset(data.draw(st.sets(st.sampled_from([0, 1, 2, 3])))),
        data.draw(st.sampled_from([None, 0, 1, 2, 3])),
        data.draw(st.sampled_from([None, 0, 1, 2, 3])),
    )
    after = data.draw(st.sampled_from([0, 1, 2, 3]))
    height, width = before.shape
    region = Box(0, 0, width, height), np.ones((height, width), dtype=bool)
    result = applied(before, paint_region(before, region, after, rules))
    for value in (0, 1, 2, 3):
        may = value not in rules.protected and value != rules.only_outside
        may = may and rules.only_inside in (None, value)
        assert (result[before == value] == (after if may else value)).all()
