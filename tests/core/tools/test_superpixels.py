import numpy as np
import pytest
from scipy import ndimage

from segtool.core.tools.superpixels import superpixels


def halves(height=60, width=90):
    image = np.full((height, width, 3), 40, dtype=np.uint8)
    image[:, width // 2 :] = 200
    return image


@pytest.mark.parametrize("shape", [(60, 90), (7, 300), (3, 3), (1, 5), (400, 500), (640, 33)])
def test_every_pixel_is_in_one_connected_superpixel(shape):
    rng = np.random.default_rng(3)
    cut = superpixels(ndimage.gaussian_filter(rng.integers(0, 256, (*shape, 3)), (2, 2, 0)).astype(np.uint8))
    assert set(np.unique(cut.labels)) == set(range(cut.count))
    for label in range(0, cut.count, 7):
        assert ndimage.label(cut.labels == label, np.ones((3, 3)))[1] == 1


def test_they_keep_to_an_edge():
    cut = superpixels(halves())
    left = {int(label) for label in np.unique(cut.labels[:, :44])}
    right = {int(label) for label in np.unique(cut.labels[:, 46:])}
    assert not left & right
    assert cut.count > 20


def test_a_finer_grain_makes_more_of_them():
    assert superpixels(halves(), grain=5).count > 2 * superpixels(halves(), grain=12).count
    with pytest.raises(ValueError, match="grain of 3"):
        superpixels(halves(), grain=3)


def test_the_region_of_a_stroke_holds_its_points_and_stays_on_their_side():
    cut = superpixels(halves(120, 180))
    chosen = cut.along([(20.5, 20.5), (20.5, 100.5), (70.5, 100.5)])
    region = cut.region(chosen)
    assert region is not None
    mask = np.zeros((120, 180), dtype=bool)
    mask[region[0].slices] = region[1]
    assert mask[20, 20]
    assert mask[60, 20]
    assert mask[100, 70]
    assert not mask[:, 92:].any()


def test_a_click_takes_the_superpixel_under_it_and_outside_there_is_none():
    cut = superpixels(halves())
    assert cut.along([(10.5, 10.5)]).tolist() == [cut.at(10.5, 10.5)]
    assert cut.at(-0.1, 5) is None
    assert cut.at(90, 5) is None
    assert cut.along([(-40, -40)]).size == 0
    assert cut.region(cut.along([(-40, -40)])) is None


def test_means_and_neighbours_by_hand():
    cut = superpixels(halves())
    means = cut.mean(np.where(cut.labels == 3, 5, 1).astype(np.float32))
    assert means[3] == 5
    assert np.delete(means, 3).tolist() == [1] * (cut.count - 1)
    one, other = cut.neighbours()
    assert (one < other).all()
    expected = set()
    for row in range(cut.labels.shape[0]):
        for column in range(cut.labels.shape[1]):
            for y, x in ((row + 1, column), (row, column + 1)):
                if y < cut.labels.shape[0] and x < cut.labels.shape[1]:
                    pair = sorted((int(cut.labels[row, column]), int(cut.labels[y, x])))
                    if pair[0] != pair[1]:
                        expected.add(tuple(pair))
    assert set(zip(one.tolist(), other.tolist(), strict=True)) == expected


def test_a_large_photograph_is_cut_on_a_reduced_one():
    cut = superpixels(halves(1200, 1800))
    assert max(cut.labels.shape) == 320
    region = cut.region(np.arange(cut.count))
    assert region is not None
    assert region[1].shape == (1200, 1800)
    assert region[1].all()


def test_the_region_of_a_click_holds_the_clicked_pixel_wherever_it_is():
    """The photograph is larger than what it is cut on, by a factor that does not divide."""
    rng = np.random.default_rng(5)
    picture = ndimage.gaussian_filter(rng.integers(0, 256, (375, 500, 3)), (6, 6, 0)).astype(np.uint8)
    cut = superpixels(picture)
    for x, y in rng.integers(0, (500, 375), (150, 2)).tolist():
        region = cut.region(cut.along([(x + 0.5, y + 0.5)]))
        assert region is not None
        box, mask = region
        assert box.y <= y < box.bottom, (x, y)
        assert box.x <= x < box.right, (x, y)
        assert mask[y - box.y, x - box.x], (x, y)
