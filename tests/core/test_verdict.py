"""The gate's verdict on constructed changes: better, same, worse, worse on one class alone, cannot tell."""

import numpy as np
import pytest

from segtool.core.bootstrap import Change, paired_changes
from segtool.core.verdict import PROPOSED, verdict

CERTAIN, UNSURE = 0.0, 1.0
"""How far the interval reaches beyond the change itself."""


def change(old: float | None, new: float | None, reach: float = CERTAIN) -> Change:
    if old is None or new is None:
        return Change(old, new, None, None)
    return Change(old, new, new - old - reach, new - old + reach)


def changes(mean: Change, binary: Change | None = None, **classes: Change) -> dict[str, Change]:
    still = change(0.9, 0.9)
    return {
        "mean_iou": mean,
        "binary_iou.border_as_pet": binary or still,
        **{f"iou.{name}": classes.get(name, still) for name in ("pet", "background", "border")},
    }


@pytest.mark.parametrize(
    ("mean", "binary", "expected"),
    [
        (change(0.80, 0.81), change(0.90, 0.90), "better"),
        (change(0.80, 0.80), change(0.90, 0.90), "same"),
        (change(0.80, 0.802), change(0.90, 0.95), "same"),  # exactly the margin is not more than the margin
        (change(0.80, 0.798), change(0.90, 0.898), "same"),  # exactly the margin below is not worse
        (change(0.80, 0.797), change(0.90, 0.95), "worse"),
        (change(0.80, 0.797, UNSURE), change(0.90, 0.95), "worse"),  # the floor asks for no interval
        (change(0.80, 0.90), change(0.90, 0.897), "worse"),
        (change(0.80, 0.81), change(None, None), "better"),  # no pet anywhere
        (change(None, None), change(None, None), "cannot tell"),
        (change(0.80, 0.85, UNSURE), change(0.90, 0.95), "same"),  # a rise that may be chance
        (change(0.80, 0.85, 0.05), change(0.90, 0.95), "same"),  # the interval begins at 0, not above it
        (change(0.80, 0.85, 0.049), change(0.90, 0.95), "better"),
    ],
)
def test_mean_and_binary(mean: Change, binary: Change, expected: str) -> None:
    word, reason = verdict(5, changes(mean, binary))
    assert word == expected
    assert reason.endswith(".")
    assert (word in PROPOSED) == (expected in ("better", "same"))


@pytest.mark.parametrize(
    ("border", "expected"),
    [
        (change(0.50, 0.49), "worse"),
        (change(0.50, 0.49, 0.0099), "worse"),
        (change(0.50, 0.49, 0.02), "better"),  # it may be chance
        (change(0.50, 0.496), "better"),  # within the margin of one class
    ],
)
def test_one_class_that_certainly_fell_makes_it_worse_though_the_mean_rose(
    border: Change, expected: str
) -> None:
    word, reason = verdict(50, changes(change(0.80, 0.81), border=border))
    assert word == expected
    assert ("worse on border only" in reason) == (expected == "worse")
    if expected == "worse":
        assert "0.500 -> 0.490" in reason


def test_the_reason_gives_figures_interval_and_number_of_samples() -> None:
    _, reason = verdict(199, changes(Change(0.8, 0.81, 0.004, 0.016)))
    assert reason == (
        "On 199 held-out samples mean IoU 0.800 -> 0.810 (+0.010, interval +0.004 to +0.016). "
        "The whole interval lies above 0."
    )


def test_two_classes_that_fell_are_both_named() -> None:
    found = changes(change(0.8, 0.81), border=change(0.5, 0.4), background=change(0.9, 0.8))
    assert "worse on background and border:" in verdict(50, found)[1]


def test_under_five_samples_nothing_can_be_told() -> None:
    good = changes(change(0.1, 0.9))
    assert verdict(5, good)[0] == "better"
    word, reason = verdict(4, good, left_out=3)
    assert word == "cannot tell"
    assert "4 held-out" in reason
    assert "3 more" in reason


def matrices(count: int, pet_as_border: list[int], border_as_pet: int = 4) -> list[np.ndarray]:
    return [
        np.array([[100 - wrong, 0, wrong], [0, 200, 0], [border_as_pet, 0, 30]])
        for wrong, _ in zip(pet_as_border * count, range(count), strict=False)
    ]


def test_from_confusion_matrices_to_the_verdict() -> None:
    """Steady gains are better; gains and losses by turns are the same; steady losses are worse."""
    old = matrices(40, [10])
    for wrong, expected in (([4], "better"), ([4, 16], "same"), ([16], "worse")):
        word, reason = verdict(40, paired_changes(old, matrices(40, wrong)))
        assert word == expected, reason


def test_from_confusion_matrices_worse_on_border_only() -> None:
    """The pet and the background gain what the border loses; binary and mean rise."""
    old = [np.array([[80, 20, 0], [10, 190, 0], [0, 4, 30]])] * 20
    new = [np.array([[98, 2, 0], [2, 198, 0], [0, 8, 26]])] * 20
    word, reason = verdict(20, paired_changes(old, new))
    assert word == "worse"
    assert "worse on border only" in reason
