"""Image and label map move together; no new label appears; the same seed gives the same view."""

import numpy as np
import pytest
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
    """12 columns to 3: the middle of each four is between columns 1 and 2; nearest-exact takes 2, 6 and 10."""
    label_map = np.full((12, 12), 2, np.uint8)
    label_map[:, [2, 10]], label_map[:, 6] = 1, 3  # the same for a mirrored view
    image = np.zeros((12, 12, 3), np.uint8)
    for seed in range(4):
        _, labels = augmented(image, label_map, 3, np.random.default_rng(seed), strength=0)
        assert labels.tolist() == [[1, 3, 1]] * 3
        _, labels = augmented(image, label_map.T.copy(), 3, np.random.default_rng(seed), strength=0)
        assert labels.T.tolist() == [[1, 3, 1]] * 3


def test_label_map_is_not_shifted_against_the_photograph_when_it_is_enlarged() -> None:
    label_map = np.array([[1, 1, 2]], np.uint8).repeat(3, axis=0)
    image = np.where(label_map == 1, 255, 0)[..., None].repeat(3, axis=2).astype(np.uint8)
    for seed in range(4):
        pixels, labels = augmented(image, label_map, 15, np.random.default_rng(seed), strength=0)
        assert torch.equal(labels == 1, pixels[0] > 127)


def _centre(weights: torch.Tensor) -> np.ndarray:
    """(x, y) of the centre of gravity of (H, W) weights, in pixels."""
    rows, columns = torch.meshgrid(*(torch.arange(side) + 0.5 for side in weights.shape), indexing="ij")
    return np.array([float((weights * axis).sum() / weights.sum()) for axis in (columns, rows)])


def _wider(mask: torch.Tensor) -> torch.Tensor:
    """A boolean (H, W) mask grown by two pixels."""
    return torch.nn.functional.max_pool2d(mask.float()[None], 5, 1, 2)[0] > 0


@pytest.mark.parametrize("strength", [0.0, 0.6, 1.0])
def test_a_disc_has_the_same_centre_in_photograph_and_label_map_after_every_augmentation(
    strength: float,
) -> None:
    """Scaled by uneven factors (379 is prime), cropped, turned, mirrored: in no direction are they apart."""
    rows, columns = np.mgrid[:467, :613]
    inside = np.hypot(columns + 0.5 - 311.3, rows + 0.5 - 228.9) < 120
    label_map = np.where(inside, 1, 2).astype(np.uint8)
    image = np.where(inside, 255, 0)[..., None].repeat(3, axis=2).astype(np.uint8)  # white on black
    apart, turned = [], 0
    for seed in range(50):
        pixels, labels = augmented(image, label_map, 379, np.random.default_rng(seed), strength)
        outside = _wider(torch.nn.functional.pad(labels == 0, (1,) * 4, value=True))[1:-1, 1:-1]
        if bool((outside & _wider(labels == 1)).any()):
            continue  # the disc is cut off, or so near that the photograph's edge is blended into it
        turned += bool((labels == 0).any())
        light = pixels[0].float() - pixels[0][labels == 2].float().median()
        light = torch.where(outside, 0, light).clamp(min=0)
        apart.append(_centre(light) - _centre((labels == 1).float()))
    assert len(apart) > 25
    assert turned > 5 or strength == 0
    assert (
        np.abs(apart).mean() < 0.05
    )  # sampling a circle twice makes that much noise, in a few views three times it
    assert np.abs(apart).max() < 0.2
    assert np.abs(np.mean(apart, axis=0)).max() < 0.08
