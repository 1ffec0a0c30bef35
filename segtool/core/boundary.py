"""Boundary IoU: how well outlines agree (Cheng et al. 2021, "Boundary IoU: Improving Object-Centric Image
Segmentation Evaluation"): the IoU of the two masks' bands along their own edge, within the mask.

The band is 2 % of the picture's diagonal wide, as in the paper; the picture's edge counts as an edge of the mask.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segtool.core.classes import BORDER, CLASSES, NAMES, PET, VALUES
from segtool.core.cv import cv2
from segtool.core.operation import LabelMap

WIDTH = 0.02
"""Of the band, as a share of the picture's diagonal."""
MASKS: dict[str, tuple[int, ...]] = {
    **{each.name: (each.value,) for each in CLASSES},
    "border_as_pet": (PET, BORDER),
}
"""What an outline is taken of: each class, and the pet with its border."""

Counts = NDArray[np.int64]
_SQUARE = np.ones((3, 3), np.uint8)


def band_width(height: int, width: int) -> int:
    """Pixels, at least 1."""
    return max(1, round(WIDTH * math.hypot(height, width)))


def band(mask: NDArray[np.bool_], pixels: int) -> NDArray[np.bool_]:
    """The mask's pixels with a pixel that is not in it at most `pixels` rows and columns away; outside is not in it."""
    inner = cv2.erode(
        mask.astype(np.uint8), _SQUARE, iterations=pixels, borderType=cv2.BORDER_CONSTANT, borderValue=0
    )
    edge: NDArray[np.bool_] = mask & (inner == 0)
    return edge


def boundary_counts(truth: LabelMap, prediction: LabelMap) -> Counts:
    """Pixels in both bands and in either, len(MASKS) x 2 int64; sums of them give the figures over many pictures.

    truth, prediction: uint8 label maps of one shape. What is ignored on one side is cut out of both. Raises ValueError
    for different shapes.
    """
    if truth.shape != prediction.shape:
        raise ValueError(f"truth {truth.shape} and prediction {prediction.shape} differ in size")
    judged = np.isin(truth, VALUES) & np.isin(prediction, VALUES)
    pixels = band_width(*truth.shape)
    counts = np.empty((len(MASKS), 2), np.int64)
    for row, values in zip(counts, MASKS.values(), strict=True):
        one, other = (band(np.isin(side, values) & judged, pixels) for side in (truth, prediction))
        row[:] = np.count_nonzero(one & other), np.count_nonzero(one | other)
    return counts


def boundary_figures(counts: Counts) -> dict[str, Any]:
    """{"mean_boundary_iou", "boundary_iou": {pet, background, border, border_as_pet}} of counts or a sum of them;
    None where neither side shows the class; the mean is over the three classes.
    """
    iou = {
        name: int(both) / int(either) if either else None
        for name, (both, either) in zip(MASKS, counts, strict=True)
    }
    known = [value for name in NAMES if (value := iou[name]) is not None]
    return {"mean_boundary_iou": sum(known) / len(known) if known else None, "boundary_iou": iou}
