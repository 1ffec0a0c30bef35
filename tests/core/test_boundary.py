"""Boundary IoU against a naive implementation, pixel by pixel."""

import json

import numpy as np
import pytest

from segtool.core.boundary import MASKS, band, band_width, boundary_counts, boundary_figures
from tests.datasets import trimap


def naive_band(mask: np.ndarray, pixels: int) -> np.ndarray:
    """Pixels of the mask with a pixel outside it, or outside the picture, within a square of `pixels` around."""
    height, width = mask.shape
    found = np.zeros_like(mask)
    for y in range(height):
        for x in range(width):
            if mask[y, x]:
                around = [
                    0 <= row < height and 0 <= column < width and mask[row, column]
                    for row in range(y - pixels, y + pixels + 1)
                    for column in range(x - pixels, x + pixels + 1)
                ]
                found[y, x] = not all(around)
    return found


@pytest.mark.parametrize("pixels", [1, 2, 4])
def test_the_band_is_the_naive_one(pixels: int) -> None:
    mask = np.asarray(trimap(41, 29) == 1)
    mask[0:6, 30:41] = True  # reaches the picture's corner
    assert naive_band(mask, pixels).any()
    assert np.array_equal(band(mask, pixels), naive_band(mask, pixels))


def test_the_figures_are_the_naive_ones_over_three_classes_and_the_pet_with_border() -> None:
    random = np.random.default_rng(3)
    truth, prediction = trimap(40, 30), trimap(40, 30, centre=(22.0, 17.0), radius=10.0)
    truth[random.random(truth.shape) < 0.02] = 0  # ignored
    pixels = band_width(30, 40)
    assert pixels == 1
    counts = boundary_counts(truth, prediction)
    kept = truth != 0
    for row, (name, values) in zip(counts, MASKS.items(), strict=True):
        one = naive_band(np.isin(truth, values) & kept, pixels)
        other = naive_band(np.isin(prediction, values) & kept, pixels)
        assert list(row) == [(one & other).sum(), (one | other).sum()], name
    found = boundary_figures(counts)
    three = [found["boundary_iou"][name] for name in ("pet", "background", "border")]
    assert found["mean_boundary_iou"] == pytest.approx(np.mean(three))


def test_the_width_is_two_percent_of_the_diagonal_and_at_least_a_pixel() -> None:
    assert band_width(300, 400) == 10
    assert band_width(375, 500) == 12  # 12.5
    assert band_width(8, 6) == 1


def test_a_shift_costs_the_boundary_more_than_the_area() -> None:
    truth = np.full((300, 400), 2, np.uint8)
    truth[50:250, 100:300] = 1
    moved = np.roll(truth, 5, axis=1)
    assert boundary_figures(boundary_counts(truth, truth))["boundary_iou"]["pet"] == 1.0
    # by hand: ring of 10 px around 200 x 200; in common: the rows above and below less what moved, and half the sides
    ring = 200 * 200 - 180 * 180
    both = 2 * 10 * 195 + 2 * 5 * 180
    expected = both / (2 * ring - both)
    assert boundary_figures(boundary_counts(truth, moved))["boundary_iou"]["pet"] == pytest.approx(expected)
    assert expected < 195 / 205  # its IoU


def test_what_is_on_neither_side_has_no_figure() -> None:
    nothing = np.full((10, 10), 2, np.uint8)
    found = boundary_figures(boundary_counts(nothing, nothing))
    assert found["boundary_iou"] == {"pet": None, "background": 1.0, "border": None, "border_as_pet": None}
    assert found["mean_boundary_iou"] == 1.0
    json.dumps(found, allow_nan=False)
    assert boundary_figures(np.zeros((4, 2), np.int64))["mean_boundary_iou"] is None


def test_sizes_must_agree() -> None:
    with pytest.raises(ValueError, match="differ in size"):
        boundary_counts(np.ones((2, 3), np.uint8), np.ones((3, 2), np.uint8))
