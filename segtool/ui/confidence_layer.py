"""How sure the network was, drawn over a photograph: what it was unsure of stands out."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform

from segtool.core.box import Box
from segtool.core.classes import CLASSES
from segtool.core.compositing import Words, compose_plane, ramp_words
from segtool.core.palettes import even_ramp
from segtool.core.reduced import ReducedImage
from segtool.ui.label_layer import FADED
from segtool.ui.level_choice import LevelChoice
from segtool.ui.look import Look
from segtool.ui.screen_buffer import ScreenBuffer

WHOLE = 255.0
LEAST = 1 / len(CLASSES)
"""Nothing is less sure: the winner of three classes has a third at least."""
CALM = 0.15
"""Share of the opacity that is left where the network is sure."""


def confidence_words(opacity: float) -> Words:
    """256 words by confidence 0 to 255: dark and nearly clear where sure, bright and opaque where unsure."""
    doubt = np.clip((1 - np.arange(256) / WHOLE) / (1 - LEAST), 0, 1)
    alpha = min(max(opacity, 0.0), 1.0) * (CALM + (1 - CALM) * np.sqrt(doubt))
    return ramp_words(even_ramp()[np.rint(doubt * 255).astype(int)], alpha)


class ConfidenceLayer:
    """The winning class's probability, H x W: uint8 0 to 255, or float 0 to 1. value_at: 0 to 1."""

    def __init__(self, confidence: NDArray[np.uint8] | NDArray[np.floating]) -> None:
        if confidence.dtype != np.uint8:
            confidence = np.rint(np.clip(confidence, 0, 1) * WHOLE).astype(np.uint8)
        self.confidence = np.ascontiguousarray(confidence, dtype=np.uint8)
        self._levels = ReducedImage(self.confidence)
        self.levels = LevelChoice(self._levels)
        self._buffer = ScreenBuffer(self.levels)

    def draw(
        self, painter: QPainter, to_screen: QTransform, exposed: QRectF, look: Look, faded: bool = False
    ) -> None:
        """See `layers.Layer`."""
        height, width = self.confidence.shape
        # At the opacity at which classes are judged well, doubt would be pale: it is drawn twice as strong.
        words = confidence_words(look.opacity * 2)
        before = painter.opacity()
        painter.setOpacity(before * (FADED if faded else 1.0))
        self._buffer.draw(
            painter, to_screen, exposed, (width, height), painter.device().devicePixelRatio(), look.opacity,
            lambda placing, region, level: compose_plane(self._levels, placing, region, words, level),
        )  # fmt: skip
        painter.setOpacity(before)

    def changed(self, box: Box | None) -> None:
        """See `layers.Layer`."""
        self._levels.forget(box)
        self._buffer.changed(box, 2)

    def refresh(self) -> None:
        """See `layers.Layer`."""
        self._buffer.refresh()

    def value_at(self, x: int, y: int) -> float | None:
        """0 to 1, None outside the picture."""
        height, width = self.confidence.shape
        return float(self.confidence[y, x]) / WHOLE if 0 <= x < width and 0 <= y < height else None
