import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from segtool.core.box import Box
from segtool.core.tools.fill import colour_region, connected_region, flood_region
from tests.core.tools.maps import drawn, label_maps

PICTURE = drawn("##..  ##..  ..##  ..#?")


def full(region, shape):
    mask = np.zeros(shape, dtype=bool)
    if region is not None:
        mask[region[0].slices] = region[1]
    return mask


def test_corners_join_with_eight_neighbours_and_not_with_four():
    assert full(flood_region(PICTURE, 0, 0, 4), (4, 4)).sum() == 4
    assert full(flood_region(PICTURE, 0, 0, 8), (4, 4)).sum() == 7
    with pytest.raises(ValueError, match="connectivity"):
        flood_region(PICTURE, 0, 0, 6)


def test_outside_the_picture_is_nothing():
    assert flood_region(PICTURE, 3, 3) is not None
    for x, y in ((-1, 0), (4, 0), (0, -1), (0, 4)):
        assert flood_region(PICTURE, x, y) is None


def test_a_read_only_view_is_filled_too():
    view = PICTURE.view()
    view.flags.writeable = False
    assert flood_region(view, 0, 0) is not None


@given(label_maps(), st.data())
@settings(deadline=None)
def test_the_region_is_the_component_of_an_independent_library(label_map, data):
    height, width = label_map.shape
    x, y = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    connectivity = data.draw(st.sampled_from([4, 8]))
    structure = ndimage.generate_binary_structure(2, connectivity // 4)
    pieces, _ = ndimage.label(label_map == label_map[y, x], structure)
    region = flood_region(label_map, x, y, connectivity)
    assert region is not None
    assert Box.around(region[1]) == Box(0, 0, region[0].width, region[0].height)
    assert (full(region, label_map.shape) == (pieces == pieces[y, x])).all()


def test_the_wand_takes_colours_within_the_tolerance_of_the_clicked_one():
    image = np.zeros((1, 6, 3), dtype=np.uint8)
    image[0, :, 1] = [100, 105, 110, 100, 140, 100]
    for tolerance, expected in ((0, [0]), (5, [0, 1]), (10, [0, 1, 2, 3]), (40, [0, 1, 2, 3, 4, 5])):
        mask = full(colour_region(image, 0, 0, tolerance), (1, 6))
        assert np.flatnonzero(mask[0]).tolist() == expected, tolerance
    with pytest.raises(ValueError, match="tolerance"):
        colour_region(image, 0, 0, 256)


def test_the_wand_looks_only_in_its_box():
    image = np.zeros((5, 5, 3), dtype=np.uint8)
    mask = full(colour_region(image, 2, 2, 0, within=Box(1, 1, 3, 2)), (5, 5))
    assert mask.sum() == 6
    assert mask[1:3, 1:4].all()
    assert colour_region(image, 0, 0, 0, within=Box(1, 1, 3, 2)) is None


def test_the_part_of_a_mask_under_the_pointer():
    mask = np.array([[1, 0, 1], [0, 1, 0], [0, 0, 0]], dtype=bool)
    assert full(connected_region(mask, 1, 1), (3, 3)).sum() == 3
    assert full(connected_region(mask, 1, 1, 4), (3, 3)).sum() == 1
    assert connected_region(mask, 1, 0) is None
