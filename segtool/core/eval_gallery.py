"""The worst pictures of an evaluation, kept small while it runs: photograph, truth and prediction side by side."""

import base64
import heapq
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from segtool.core.classes import CLASSES

MOST = 12
SIDE = 200
"""Longest side of each picture, in pixels."""
OPACITY = 0.55

UInt8 = NDArray[np.uint8]

_COLOURS = np.zeros((256, 3), np.float32)
_PAINTED = np.zeros((256, 1), np.float32)
for _each in CLASSES:
    _COLOURS[_each.value] = _each.colour
    _PAINTED[_each.value] = OPACITY


class Gallery:
    """`add` is an evaluation's `on_picture`; only the worst pictures are drawn and kept."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: list[tuple[float, int, str, UInt8]] = []
        self._seen = 0

    def add(self, row: dict[str, Any], image: UInt8, truth: UInt8, prediction: UInt8) -> None:
        """One picture. Without a mean IoU it cannot be among the worst."""
        value = row["mean_iou"]
        if value is None:
            return
        self._seen += 1
        if len(self._kept) == self._most and -value <= self._kept[0][0]:
            return
        entry = (-value, -self._seen, row["name"], _drawn(image, truth, prediction))
        if len(self._kept) < self._most:
            heapq.heappush(self._kept, entry)
        else:
            heapq.heapreplace(self._kept, entry)

    def pictures(self) -> list[tuple[str, float, str]]:
        """(name, mean IoU, JPEG as a data: address), the worst first."""
        return [
            (name, -minus, _address(picture)) for minus, _, name, picture in sorted(self._kept, reverse=True)
        ]


def _drawn(image: UInt8, truth: UInt8, prediction: UInt8) -> UInt8:
    """Three pictures of one size beside each other, RGB."""
    scale = SIDE / max(image.shape[:2])
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    photograph = cv2.resize(image, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    parts = [photograph]
    for label_map in (truth, prediction):
        small = cv2.resize(label_map, size, interpolation=cv2.INTER_NEAREST)
        share = _PAINTED[small]
        parts.append(photograph * (1 - share) + _COLOURS[small] * share)
    return np.hstack(parts).round().astype(np.uint8)


def _address(picture: UInt8) -> str:
    done, data = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 82])
    return f"data:image/jpeg;base64,{base64.b64encode(data.tobytes()).decode('ascii')}" if done else ""
