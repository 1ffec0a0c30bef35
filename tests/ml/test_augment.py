"""Image and label map move together; no new label appears; the same seed gives the same view."""

import numpy as np
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from segtool.ml.augment import augmented


def _disc(height: int, width: int, x: float, y: float, radius: float) -> tuple[np.ndarray, np.ndarray]:
    rows, columns = np.mgrid[:height, :width]
    distance = np.hypot(columns + 0.5 - x, rows + 0.5 - y)
    label_map = np.where(distance < radius - 3, 1, np.where(distance < radius + 3, 3, 2)).astype(np.uint8)
    image = np.where((distance < radius)[..., None], (220, 20, 20), (20, 160, 20)).astype(np.uint8)
    return image, label_map


@given(seed=st.integers(0, 10_000), height=st.integers(1, 90), width=st.integers(1, 90))
@settings(max_examples=60, deadline=None)
def test_no_view_holds_a_label_that_was_not_there(seed: int, height: int, width: int) -> None:
    rng = np.random.default_rng(seed)
    label_map = rng.choice(np.array([1, 3], np.uint8), (height, width))
    image = rng.integers(0, 256, (height, width, 3), np.uint8)
    pixels, labels = augmented(image, label_map, 40, rng)
    assert pixels.shape == (3, 40, 40)
    assert pixels.dtype == torch.uint8
    assert set(labels.unique().tolist()) <= {0, 1, 3}  # between 1 and 3 lies 2: interpolation would show


def test_image_and_label_map_stay_together_in_every_view() -> None:
    image, label_map = _disc(251, 333, 180.0, 110.0, 60.0)
    seen = 0
    for seed in range(40):
        pixels, labels = augmented(image, label_map, 128, np.random.default_rng(seed))
        red = pixels[0].int() - pixels[1].int()
        pet, background = labels == 1, labels == 2
        if pet.sum() < 200 or background.sum() < 200 or (pixels.float().std(0).max() < 2):
            continue  # a grey view tells nothing of red and green
        seen += 1
        assert red[pet].float().mean() > red[background].float().mean() + 50
        assert (red[pet].float() > red[background].float().mean()).float().mean() > 0.99
    assert seen > 25


def test_views_differ_by_seed_and_repeat_for_the_same_seed() -> None:
    image, label_map = _disc(90, 120, 60.0, 45.0, 30.0)
    first, again, other = (augmented(image, label_map, 64, np.random.default_rng(s)) for s in (1, 1, 2))
    assert torch.equal(first[0], again[0])
    assert torch.equal(first[1], again[1])
    assert not torch.equal(first[0], other[0])


def test_label_map_is_sampled_at_pixel_centres() -> None:
    """A step in the middle stays in the middle when the picture is reduced by an even factor."""
    label_map = np.repeat(np.array([[1] * 64 + [2] * 64], np.uint8), 128, axis=0)
    image = np.repeat(np.where(label_map == 1, 255, 0)[..., None], 3, axis=2).astype(np.uint8)
    for seed in range(4):
        pixels, labels = augmented(image, label_map, 32, np.random.default_rng(seed), strength=0)
        assert torch.equal(labels == 1, pixels[0] > 127)
        assert int((labels == 1).sum()) == 16 * 32
