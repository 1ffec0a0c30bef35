"""What the plots of an evaluation show, worked out from its document."""

from typing import Any

import numpy as np

from segtool.core.eval_report import Row

BINS = 20

Point = tuple[str, float, float]
"""Sample, figure on the x axis, mean IoU."""


def histogram(document: Row, bins: int = BINS) -> list[int]:
    """Pictures by mean IoU: how many fall in each of `bins` equal parts of 0 to 1; 1 itself is in the last."""
    values = [row["mean_iou"] for row in document["per_image"] if row["mean_iou"] is not None]
    counts, _ = np.histogram(np.asarray(values, float), bins=bins, range=(0.0, 1.0))
    return [int(count) for count in counts]


def groups(document: Row, key: str) -> list[tuple[str, int, float]]:
    """(name, pictures, mean IoU over all pixels) of each of "species" or "breeds", the worst first."""
    found: dict[str, Any] = document[key]
    known = [
        (name, int(group["images"]), float(group["mean_iou"]))
        for name, group in found.items()
        if group["mean_iou"] is not None
    ]
    return sorted(known, key=lambda row: row[2])


def points(document: Row, key: str) -> list[Point]:
    """Each picture by "confidence" or "pet_share", 0 to 1; pictures without that or without a mean IoU are left out."""
    return [
        (str(row["name"]), float(row[key]), float(row["mean_iou"]))
        for row in document["per_image"]
        if row[key] is not None and row["mean_iou"] is not None
    ]


def correlation(found: list[Point]) -> float | None:
    """Spearman's rank correlation of the two figures; None under three pictures, or where one of them never changes."""
    if len(found) < 3:
        return None
    one, other = (_ranks(np.array([point[axis] for point in found])) for axis in (1, 2))
    spread = float(one.std() * other.std())
    return float(((one - one.mean()) * (other - other.mean())).mean()) / spread if spread else None


def _ranks(values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """From 0; equal values share the mean of their ranks."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return ((ends - counts + ends - 1) / 2)[places]
