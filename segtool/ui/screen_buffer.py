"""What is drawn, kept in the screen's own pixels: a repaint copies, only a change is drawn anew."""

from collections.abc import Callable, Hashable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from segtool.core.box import Box
from segtool.core.placing import Axis, Placing

Words = NDArray[np.uint32]
Compose = Callable[[Placing, Box], Words]
STEP = 32
"""Buffers grow by whole steps, so that panes of almost one size share one."""
_NEAR = 1e-9


def placing_of(to_screen: QTransform, ratio: float, width: int, height: int) -> Placing:
    """A view's transform for a picture of this size; ratio: the screen's pixels for one logical one."""
    turned = abs(to_screen.m11()) < _NEAR
    across, down = to_screen.dx() * ratio, to_screen.dy() * ratio
    if turned:
        return Placing(
            Axis(to_screen.m12() * ratio, down, width), Axis(to_screen.m21() * ratio, across, height), True
        )
    return Placing(Axis(to_screen.m11() * ratio, across, width), Axis(to_screen.m22() * ratio, down, height))


class ScreenBuffer:
    """One picture of the screen's pixels. It is drawn anew where a key is new; else only where something changed."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._box = Box(0, 0, 0, 0)
        self._words: Words = np.zeros((0, 0), np.uint32)
        self._image = QImage()
        self._dirty: list[Box] = []
        self.placing: Placing | None = None

    def draw(
        self, painter: QPainter, to_screen: QTransform, exposed: QRectF, size: tuple[int, int],
        look: Hashable, compose: Compose,
    ) -> None:  # fmt: skip
        """Bring up to date what lies in `exposed` (picture coordinates) and put it on the screen.

        size: width and height of the picture. look: whatever else decides what `compose` gives.
        """
        ratio = painter.device().devicePixelRatio()
        placing = placing_of(to_screen, ratio, *size)
        rect = to_screen.mapRect(exposed)
        left, top = int(rect.left() * ratio) // STEP * STEP, int(rect.top() * ratio) // STEP * STEP
        right, bottom = (-(-int(end * ratio + 1) // STEP) * STEP for end in (rect.right(), rect.bottom()))
        wanted = Box(left, top, right - left, bottom - top)
        self._prepare((placing, look), wanted, placing, compose)
        self._image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(self._box.x / ratio, self._box.y / ratio), self._image)

    def changed(self, box: Box | None, margin: int) -> None:
        """The picture changed in `box` (None: anywhere); what it looks like, up to so many screen pixels around it."""
        if box is None or self.placing is None:
            self._key = None
            self._dirty.clear()
        else:
            at = self.placing.screen_box(box)
            self._dirty.append(
                Box(at.x - margin, at.y - margin, at.width + 2 * margin, at.height + 2 * margin)
            )

    def _prepare(self, key: Hashable, wanted: Box, placing: Placing, compose: Compose) -> None:
        if key != self._key or self._box.union(wanted) != self._box:
            self._box = wanted if key != self._key else self._box.union(wanted)
            self._key, self.placing = key, placing
            self._dirty.clear()
            self._words = np.ascontiguousarray(compose(placing, self._box))
            self._image = QImage(
                self._words.data, self._box.width, self._box.height, self._box.width * 4,
                QImage.Format.Format_ARGB32_Premultiplied,
            )  # fmt: skip
            return
        for dirty in self._dirty:
            moved = Box(dirty.x - self._box.x, dirty.y - self._box.y, dirty.width, dirty.height)
            inside = moved.clip(self._box.width, self._box.height)
            if inside is not None:
                region = Box(inside.x + self._box.x, inside.y + self._box.y, inside.width, inside.height)
                self._words[inside.slices] = compose(placing, region)
        self._dirty.clear()
