"""What the plots of an evaluation show, against values by hand and scipy."""

from typing import Any

import numpy as np
import pytest
from scipy import stats

from segtool.core.eval_plots import correlation, groups, histogram, points


def row(name: str, mean: float | None, confidence: float = 0.5, share: float | None = 0.2) -> dict[str, Any]:
    return {"name": name, "mean_iou": mean, "confidence": confidence, "pet_share": share}


def test_each_picture_is_counted_in_its_part_and_one_in_the_last() -> None:
    document = {"per_image": [row("a", 0.0), row("b", 0.04), row("c", 0.05), row("d", 1.0), row("e", None)]}
    counts = histogram(document)
    assert counts == [2, 1, *[0] * 16, 0, 1]
    assert histogram(document, bins=2) == [3, 1]


def test_groups_come_worst_first_and_without_a_figure_not_at_all() -> None:
    document = {
        "breeds": {
            "pug": {"images": 3, "mean_iou": 0.9},
            "boxer": {"images": 1, "mean_iou": 0.4},
            "beagle": {"images": 2, "mean_iou": None},
        }
    }
    assert groups(document, "breeds") == [("boxer", 1, 0.4), ("pug", 3, 0.9)]


def test_points_have_both_figures() -> None:
    document = {"per_image": [row("a", 0.5, 0.8, None), row("b", None), row("c", 0.7, 0.9, 0.3)]}
    assert points(document, "confidence") == [("a", 0.8, 0.5), ("c", 0.9, 0.7)]
    assert points(document, "pet_share") == [("c", 0.3, 0.7)]


def test_the_correlation_is_spearmans_with_equal_values() -> None:
    random = np.random.default_rng(3)
    one, other = random.integers(0, 6, 40) / 6, random.integers(0, 9, 40) / 9
    found = [("x", float(a), float(b)) for a, b in zip(one, other, strict=True)]
    assert correlation(found) == pytest.approx(stats.spearmanr(one, other).statistic)
    assert correlation([("a", 0.1, 0.9), ("b", 0.2, 0.8), ("c", 0.3, 0.1)]) == pytest.approx(-1.0)
    assert correlation(found[:2]) is None
    assert correlation([("a", 0.5, 0.1), ("b", 0.5, 0.2), ("c", 0.5, 0.3)]) is None
