"""The interval of a change: against a plain loop over resampled pictures, and in cases that are known beforehand."""

import json

import numpy as np
import pytest

from segtool.core.bootstrap import FIGURES, paired_changes
from segtool.core.metrics import confusion_matrix, figures


def pictures(seed: int, count: int, wrong: float) -> list[np.ndarray]:
    """Confusion matrices of random label maps of which a share of the pixels is predicted at random."""
    random = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        truth = random.integers(1, 4, (12, 10)).astype(np.uint8)
        guess = random.integers(1, 4, truth.shape).astype(np.uint8)
        found.append(confusion_matrix(truth, np.where(random.random(truth.shape) < wrong, guess, truth)))
    return found


def of_document(matrix: np.ndarray, key: str) -> float | None:
    found = figures(matrix).to_json()
    for part in key.split("."):
        found = found[part]
    return found  # type: ignore[return-value]


def test_intervals_are_those_of_a_plain_loop_over_resampled_pictures() -> None:
    old, new = pictures(1, 9, 0.4), pictures(2, 9, 0.3)
    changes = paired_changes(old, new, resamples=300, seed=7)
    draws = np.random.default_rng(7).multinomial(9, np.full(9, 1 / 9), size=300)
    for key in FIGURES:
        differences = []
        for draw in draws:
            before = sum(int(times) * matrix for times, matrix in zip(draw, old, strict=True))
            after = sum(int(times) * matrix for times, matrix in zip(draw, new, strict=True))
            differences.append(of_document(after, key) - of_document(before, key))  # type: ignore[operator]
        change = changes[key]
        assert change.old == pytest.approx(of_document(sum(old), key))  # type: ignore[arg-type]
        assert change.new == pytest.approx(of_document(sum(new), key))  # type: ignore[arg-type]
        assert (change.low, change.high) == pytest.approx(tuple(np.quantile(differences, (0.025, 0.975))))


def test_the_same_seed_gives_the_same_interval_and_equal_predictions_give_none() -> None:
    old, new = pictures(1, 20, 0.4), pictures(2, 20, 0.3)
    assert paired_changes(old, new) == paired_changes(old, new)
    assert paired_changes(old, new)["mean_iou"] != paired_changes(old, new, seed=1)["mean_iou"]
    nothing = paired_changes(old, old)["mean_iou"]
    assert (nothing.difference, nothing.low, nothing.high) == (0.0, 0.0, 0.0)


def test_pairing_makes_a_small_change_on_every_picture_certain() -> None:
    """Pictures differ far more from each other than old from new does; taken apart nothing could be told."""
    old, new = [], []
    for number in range(20):
        right = 40 + 40 * (number % 2) * number  # some pictures are hard, some easy
        old.append(np.diag([right, 500, 50]) + np.array([[0, 60, 0], [0, 0, 0], [0, 0, 0]]))
        new.append(np.diag([right + 3, 500, 50]) + np.array([[0, 57, 0], [0, 0, 0], [0, 0, 0]]))
    change = paired_changes(old, new)["iou.pet"]
    assert change.low is not None
    assert change.high is not None
    assert 0 < change.low < change.high < 0.05


def test_a_class_that_is_nowhere_has_no_figure_and_no_interval() -> None:
    matrices = [np.diag([0, 10 + number, 0]) for number in range(6)]
    changes = paired_changes(matrices, matrices)
    assert changes["iou.pet"].to_json() == dict.fromkeys(("old", "new", "change", "low", "high"))
    assert changes["mean_iou"].old == 1.0
    json.dumps([change.to_json() for change in changes.values()], allow_nan=False)


def test_no_pictures_and_unequal_numbers() -> None:
    assert paired_changes([], [])["mean_iou"].old is None
    with pytest.raises(ValueError, match="2 old and 1 new"):
        paired_changes(pictures(1, 2, 0.1), pictures(1, 1, 0.1))
