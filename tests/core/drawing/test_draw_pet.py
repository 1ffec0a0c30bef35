"""Drawn pets: the same everywhere, with a trimap that fits what is drawn."""

import hashlib
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from segtool.core.drawing import Drawing, draw_pet
from segtool.core.drawing.breeds import BREEDS
from segtool.core.drawing.rng import Dice
from segtool.core.drawing.scene import trimap_of

REPOSITORY = Path(__file__).resolve().parents[3]
SCRIPT = """
import hashlib
from segtool.core.drawing import draw_pet
for seed in (7, 10_003, 10_017):
    drawing = draw_pet(seed)
    print(drawing.breed, hashlib.sha256(drawing.image.tobytes() + drawing.trimap.tobytes()).hexdigest())
"""
SEEDS = range(10_100, 10_112)


def _in_a_fresh_process(hash_seed: str) -> str:
    environment = {"PYTHONHASHSEED": hash_seed, "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture(scope="module")
def drawings() -> list[Drawing]:
    """One picture of each breed, of seeds that the sample does not use."""
    return [draw_pet(seed, breed) for seed, breed in zip(SEEDS, BREEDS, strict=True)]


def test_two_fresh_processes_draw_the_same_pixels() -> None:
    first = _in_a_fresh_process("1")
    assert len(set(first.splitlines())) == 3  # three pictures that differ from each other
    assert _in_a_fresh_process("2") == first


def test_the_number_of_threads_changes_no_pixel() -> None:
    before = cv2.getNumThreads()
    try:
        cv2.setNumThreads(1)
        alone = draw_pet(3)
        cv2.setNumThreads(4)
        together = draw_pet(3)
    finally:
        cv2.setNumThreads(before)
    assert np.array_equal(alone.image, together.image)
    assert np.array_equal(alone.trimap, together.trimap)


def test_a_seed_without_a_breed_chooses_one_and_draws_it() -> None:
    free = draw_pet(41)
    named = draw_pet(41, free.breed)
    assert np.array_equal(free.image, named.image)
    other = next(breed for breed in BREEDS if breed != free.breed)
    assert not np.array_equal(draw_pet(41, other).image, free.image)


def test_many_seeds_choose_every_breed() -> None:
    assert {Dice(seed).pick(tuple(BREEDS)) for seed in range(10_000, 10_200)} == set(BREEDS)


def test_a_breed_that_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(KeyError, match="unicorn"):
        draw_pet(1, "unicorn")


def test_pictures_are_rgb_bytes_of_photograph_size(drawings: list[Drawing]) -> None:
    for drawing in drawings:
        height, width = drawing.trimap.shape
        assert drawing.image.shape == (height, width, 3)
        assert drawing.image.dtype == drawing.trimap.dtype == np.uint8
        assert min(height, width) >= 300
        assert max(height, width) <= 500
    assert len({drawing.image.shape for drawing in drawings}) > 2


def test_trimaps_hold_pet_background_and_border_in_plausible_shares(drawings: list[Drawing]) -> None:
    shares = []
    for drawing in drawings:
        assert set(np.unique(drawing.trimap)) == {1, 2, 3}
        shares.append([float((drawing.trimap == value).mean()) for value in (1, 2, 3)])
    assert all(0.03 < pet < 0.75 and 0.02 < border < 0.25 for pet, _, border in shares)
    pet, background, border = np.mean(shares, axis=0)
    assert 0.15 < pet < 0.4
    assert 0.5 < background < 0.75
    assert 0.06 < border < 0.15


def test_no_pet_pixel_touches_the_background(drawings: list[Drawing]) -> None:
    for drawing in drawings:
        for left, right in (
            (drawing.trimap[:, 1:], drawing.trimap[:, :-1]),
            (drawing.trimap[1:], drawing.trimap[:-1]),
        ):
            touching = ((left == 1) & (right == 2)) | ((left == 2) & (right == 1))
            assert not touching.any()


def test_pet_and_background_differ_in_colour(drawings: list[Drawing]) -> None:
    """The trimap lies over the pet: across the border the picture changes more than it does within the background."""
    for drawing in drawings:
        image = cv2.cvtColor(drawing.image, cv2.COLOR_RGB2LAB).astype(np.float32)
        inside, outside = image[drawing.trimap == 1].mean(axis=0), image[drawing.trimap == 2].mean(axis=0)
        assert float(np.abs(inside - outside).max()) > 3


def test_moving_the_trimap_aside_fits_the_picture_worse(drawings: list[Drawing]) -> None:
    better = 0
    for drawing in drawings:
        grey = cv2.GaussianBlur(drawing.image[..., 1], (5, 5), 0)
        edges = cv2.magnitude(*(cv2.Sobel(grey, cv2.CV_32F, dx, dy) for dx, dy in ((1, 0), (0, 1))))
        band = drawing.trimap == 3
        better += float(edges[band].mean()) > float(edges[np.roll(band, 40, axis=1)].mean())
    assert better >= len(drawings) - 1


def test_the_band_lies_astride_the_outline() -> None:
    pet = np.zeros((300, 400), np.bool_)
    pet[100:200, 100:300] = True
    fine = np.zeros_like(pet)
    fine[50, 200:260] = True
    trimap = trimap_of(pet, fine)
    assert trimap[150, 200] == 1
    assert trimap[20, 20] == 2
    column = trimap[:, 200]
    assert list(column[95:105]) == [3] * 10  # five pixels on either side of row 100
    assert list(column[90:94]) == [2] * 4
    assert list(column[106:110]) == [1] * 4
    assert (trimap[50, 200:260] == 3).all()


def test_a_gap_of_a_few_pixels_between_hairs_is_no_background() -> None:
    pet = np.ones((200, 200), np.bool_)
    pet[100:102, 100:102] = False
    assert (trimap_of(pet, np.zeros_like(pet)) == 1).all()
    pet[50:90, 50:90] = False
    assert (trimap_of(pet, np.zeros_like(pet)) == 2).any()


def test_digests_of_different_seeds_differ() -> None:
    digests = {hashlib.sha256(draw_pet(seed, "beagle").image.tobytes()).digest() for seed in (1, 2, 10_001)}
    assert len(digests) == 3
