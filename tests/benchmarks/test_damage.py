"""Damaged label maps: something is lost, nothing is invented, the same seed damages the same."""

import numpy as np
import pytest

from benchmarks.damage import KINDS, damage, hole, missing_leg, shift
from tests.datasets import trimap


def test_a_hole_is_background_in_the_pet_and_touches_nothing_else() -> None:
    whole = trimap()
    for seed in range(20):
        holed = hole(whole, np.random.default_rng(seed))
        changed = holed != whole
        assert 0 < changed.sum() < (whole != 2).sum()
        assert set(holed[changed].tolist()) == {2}


def test_a_shift_moves_every_pixel_by_the_same_way() -> None:
    whole = np.full((40, 60), 2, np.uint8)
    whole[15:25, 20:40] = 1
    for seed in range(20):
        moved = shift(whole, np.random.default_rng(seed))
        assert (moved == 1).sum() == 200  # 12 % of 60 is less than the room around
        rows, columns = np.nonzero(moved == 1)
        way = np.array([rows.min() - 15, columns.min() - 20])
        assert 60 * 0.06 - 1 <= np.hypot(*way) <= 60 * 0.12 + 1


def test_a_missing_leg_is_cut_from_the_bottom_of_the_pet() -> None:
    whole = np.full((40, 60), 2, np.uint8)
    whole[10:30, 20:40] = 1
    for seed in range(20):
        cut = missing_leg(whole, np.random.default_rng(seed))
        rows, columns = np.nonzero(cut != whole)
        assert rows.max() == 29
        assert rows.min() >= 30 - 8  # at most 40 % of 20 rows
        assert 6 <= len(set(columns.tolist())) <= 11  # 30 to 55 % of 20 columns
        assert set(cut[rows, columns].tolist()) == {2}


@pytest.mark.parametrize("kind", KINDS)
def test_ignored_pixels_and_the_original_stay(kind: str) -> None:
    whole = trimap()
    whole[:3] = 0
    before = whole.copy()
    KINDS[kind](whole, np.random.default_rng(0))
    assert np.array_equal(whole, before)


def test_damage_follows_from_seed_and_name_and_always_changes_something() -> None:
    whole = trimap()
    seen = set()
    for number in range(30):
        kind, damaged = damage(whole, 3, f"pug_{number}")
        again, same = damage(whole, 3, f"pug_{number}")
        assert (kind, damaged.tobytes()) == (again, same.tobytes())
        assert not np.array_equal(damaged, whole)
        seen.add(kind)
    assert seen == set(KINDS)
    assert damage(whole, 3, "pug_1")[1].tobytes() != damage(whole, 4, "pug_1")[1].tobytes()


def test_a_map_without_a_pet_cannot_be_damaged() -> None:
    with pytest.raises(ValueError, match="no pet"):
        hole(np.full((5, 5), 2, np.uint8), np.random.default_rng(0))
