"""How well a prediction agrees with the ground truth.

Everything comes from one confusion matrix, so that figures over many pictures are the figures of the matrices' sum.
A class that neither side shows has no IoU (None) and is left out of the mean.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segtool.core.classes import BACKGROUND, BORDER, CLASSES, NAMES, PET, VALUES
from segtool.core.operation import LabelMap

Confusion = NDArray[np.int64]

_LEFT_OUT = len(CLASSES)
_PART = 1 << 20
"""Pixels counted at once."""
_INDEX = np.full(256, _LEFT_OUT, dtype=np.uint8)
_INDEX[list(VALUES)] = np.arange(len(CLASSES))
_PET, _BACKGROUND, _BORDER = (int(_INDEX[value]) for value in (PET, BACKGROUND, BORDER))

BINARY_RULES = {
    "border_as_pet": "pet and border count as pet on both sides",
    "border_ignored": "pixels whose truth is border are left out; border predicted elsewhere counts as pet",
}
"""The binary figures and the rule of each, to be said next to the number."""


@dataclass(frozen=True)
class Figures:
    """Intersection over union, 0 to 1, None where neither side shows the class.

    iou: by class name. mean_iou: over the classes that have one. binary_iou: of the pet alone, by BINARY_RULES.
    """

    iou: dict[str, float | None]
    mean_iou: float | None
    binary_iou: dict[str, float | None]

    def to_json(self) -> dict[str, Any]:
        """The keys of the command line's documents; never NaN."""
        return {"mean_iou": self.mean_iou, "iou": dict(self.iou), "binary_iou": dict(self.binary_iou)}


def confusion_matrix(truth: LabelMap, prediction: LabelMap) -> Confusion:
    """Pixel counts, 3 x 3 int64: rows are the truth, columns the prediction, both in the order of the class table.

    truth, prediction: uint8 label maps of one shape. Pixels where either side holds a value outside the class table
    (0, ignore, above all) are left out. Raises ValueError for different shapes.
    """
    total = np.zeros((_LEFT_OUT, _LEFT_OUT), np.int64)
    for part in confusion_parts(truth, prediction):
        total += part
    return total


def confusion_parts(truth: LabelMap, prediction: LabelMap) -> Iterator[Confusion]:
    """The confusion matrices of parts of the picture, one after the other: between them the work can be given up.

    Arguments and errors as in `confusion_matrix`, which is their sum; memory is needed for a part alone.
    """
    if truth.shape != prediction.shape:
        raise ValueError(f"truth {truth.shape} and prediction {prediction.shape} differ in size")
    side = _LEFT_OUT + 1
    rows = max(_PART // max(truth[0].size, 1), 1) if truth.shape[0] else 1
    for top in range(0, truth.shape[0], rows):
        one, other = truth[top : top + rows], prediction[top : top + rows]
        pairs = _INDEX[one] * np.uint8(side) + _INDEX[other]
        counts = np.bincount(pairs.ravel(), minlength=side * side).reshape(side, side)
        yield counts[:_LEFT_OUT, :_LEFT_OUT].astype(np.int64)


def figures(confusion: Confusion) -> Figures:
    """The figures of a confusion matrix, or of a sum of them."""
    matrix = np.asarray(confusion, dtype=np.int64)
    iou = {name: _iou(matrix, [index], [index]) for index, name in enumerate(NAMES)}
    known = [value for value in iou.values() if value is not None]
    pet = [_PET, _BORDER]
    without_border = matrix.copy()
    without_border[_BORDER] = 0
    return Figures(
        iou=iou,
        mean_iou=sum(known) / len(known) if known else None,
        binary_iou={
            "border_as_pet": _iou(matrix, pet, pet),
            "border_ignored": _iou(without_border, pet, pet),
        },
    )


def overlap_figures(confusion: Confusion) -> dict[str, Any]:
    """{"mean_dice", "dice" by class name, "pixel_accuracy"} of a confusion matrix or a sum of them, 0 to 1 or None.

    Dice is twice the pixels in both over the pixels of each side; pixel_accuracy the share of pixels that agree.
    """
    matrix = np.asarray(confusion, dtype=np.int64)
    sides = matrix.sum(axis=0) + matrix.sum(axis=1)
    dice = {
        name: 2 * int(matrix[index, index]) / int(sides[index]) if sides[index] else None
        for index, name in enumerate(NAMES)
    }
    known = [value for value in dice.values() if value is not None]
    total = int(matrix.sum())
    return {
        "mean_dice": sum(known) / len(known) if known else None,
        "dice": dice,
        "pixel_accuracy": int(np.trace(matrix)) / total if total else None,
    }


def figures_of(truth: LabelMap, prediction: LabelMap) -> Figures:
    """The figures of one picture; arguments and errors as in `confusion_matrix`."""
    return figures(confusion_matrix(truth, prediction))


def _iou(matrix: Confusion, rows: list[int], columns: list[int]) -> float | None:
    """IoU of the pixels whose truth is in `rows` and the pixels predicted as one of `columns`."""
    both = int(matrix[np.ix_(rows, columns)].sum())
    either = int(matrix[rows].sum()) + int(matrix[:, columns].sum()) - both
    return both / either if either else None
