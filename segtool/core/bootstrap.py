"""How certain the change between two checkpoints is: a paired bootstrap over the pictures that both predicted.

A resample draws as many pictures as there are, with replacement, the same ones for old and new; the figures over all
pixels are worked out anew from the sums of their confusion matrices (Efron 1979; percentile interval).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segtool.core.classes import BORDER, NAMES, PET, VALUES
from segtool.core.metrics import Confusion

RESAMPLES = 2_000
SEED = 0
LEVEL = 0.95

FIGURES = ("mean_iou", *(f"iou.{name}" for name in NAMES), "binary_iou.border_as_pet")
"""Keys of the figures, written as their path in a JSON document of figures."""

_OF_THE_PET = [VALUES.index(PET), VALUES.index(BORDER)]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Change:
    """One figure before and after, over all pixels; low, high: the interval of the difference after minus before.

    None where the figure is not defined; low and high also where it is not in a single resample.
    """

    old: float | None
    new: float | None
    low: float | None
    high: float | None

    @property
    def difference(self) -> float | None:
        """new minus old."""
        return None if self.old is None or self.new is None else self.new - self.old

    def to_json(self) -> dict[str, float | None]:
        return {
            "old": self.old,
            "new": self.new,
            "change": self.difference,
            "low": self.low,
            "high": self.high,
        }


def paired_changes(
    old: Sequence[Confusion],
    new: Sequence[Confusion],
    resamples: int = RESAMPLES,
    seed: int = SEED,
    level: float = LEVEL,
) -> dict[str, Change]:
    """By figure (FIGURES), how it changed and the interval of the change.

    old, new: 3 x 3 confusion matrices (rows truth, columns prediction), picture by picture in the same order. The
    same seed gives the same interval. Raises ValueError for sequences of different lengths.
    """
    if len(old) != len(new):
        raise ValueError(f"{len(old)} old and {len(new)} new confusion matrices")
    count = len(old)
    if not count:
        return {key: Change(None, None, None, None) for key in FIGURES}
    stacks = [np.asarray(matrices, np.float64).reshape(count, 9) for matrices in (old, new)]
    draws = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=resamples)
    before, after = (_figures(stack.sum(axis=0).reshape(1, 3, 3)) for stack in stacks)
    drawn_before, drawn_after = (
        _figures((draws.astype(np.float64) @ stack).reshape(resamples, 3, 3)) for stack in stacks
    )
    tails = ((1 - level) / 2, (1 + level) / 2)
    changes = {}
    for key in FIGURES:
        differences = drawn_after[key] - drawn_before[key]
        known = differences[~np.isnan(differences)]
        low, high = np.quantile(known, tails) if known.size else (np.nan, np.nan)
        changes[key] = Change(*(_known(value) for value in (before[key][0], after[key][0], low, high)))
    return changes


def _figures(matrices: Floats) -> dict[str, Floats]:
    """N x 3 x 3 -> by figure N values, NaN where a class is on neither side; the rules of `core.metrics.figures`."""
    true, said = matrices.sum(axis=2), matrices.sum(axis=1)
    both = np.diagonal(matrices, axis1=1, axis2=2)
    iou = _ratio(both, true + said - both)
    classes = (~np.isnan(iou)).sum(axis=1)
    pet_both = matrices[:, _OF_THE_PET][:, :, _OF_THE_PET].sum(axis=(1, 2))
    pet_either = true[:, _OF_THE_PET].sum(axis=1) + said[:, _OF_THE_PET].sum(axis=1) - pet_both
    return {
        "mean_iou": _ratio(np.nansum(iou, axis=1), classes.astype(np.float64)),
        **{f"iou.{name}": iou[:, index] for index, name in enumerate(NAMES)},
        "binary_iou.border_as_pet": _ratio(pet_both, pet_either),
    }


def _ratio(part: Floats, whole: Floats) -> Floats:
    ratio: Floats = np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=whole > 0)
    return ratio


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
