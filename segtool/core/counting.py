"""How many pixels have each value, and whether all of them are as in another plane."""

import numpy as np
from numpy.typing import NDArray

from segtool.core.cv import cv2

VALUES = 256
Counts = NDArray[np.int64]
"""Pixels by value, 256 of them."""

_EXACT = 1 << 24
"""Up to so many are exact in the 32-bit floats that OpenCV counts in."""
_PIECE = 1 << 16
"""Words compared at once: the answer stays in the processor's cache, and the first difference ends it."""


def counts_of(plane: NDArray[np.uint8]) -> Counts:
    """Pixels by value of an array of uint8, of any shape."""
    if plane.size == 0:
        return np.zeros(VALUES, np.int64)
    # A histogram by OpenCV reads bytes as they are; numpy's widens each of them to eight first.
    values = np.ascontiguousarray(plane).reshape(-1)
    total = np.zeros(VALUES, np.int64)
    for start in range(0, values.size, _EXACT):
        found = cv2.calcHist([values[start : start + _EXACT]], [0], None, [VALUES], [0, VALUES])
        total += np.asarray(found, dtype=np.float64).reshape(-1).astype(np.int64)
    return total


def same(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> bool:
    """Whether two arrays of uint8 hold the same; eight pixels at a time where they lie in one piece."""
    if one.shape != other.shape or one.dtype != np.uint8 or other.dtype != np.uint8:
        return False
    if not (one.flags.c_contiguous and other.flags.c_contiguous):
        return np.array_equal(one, other)
    first, second = one.reshape(-1), other.reshape(-1)
    whole = first.size // 8 * 8
    if not np.array_equal(first[whole:], second[whole:]):
        return False
    words, others = first[:whole].view(np.uint64), second[:whole].view(np.uint64)
    starts = range(0, words.size, _PIECE)
    return all(np.array_equal(words[at : at + _PIECE], others[at : at + _PIECE]) for at in starts)
