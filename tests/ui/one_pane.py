"""A pane by itself, and what it shows."""

import numpy as np
from numpy.typing import NDArray

from segtool.ui.pane import ImagePane
from segtool.ui.qimage import to_array

HEIGHT, WIDTH = 300, 417
"""Of its picture."""


def picture() -> NDArray[np.uint8]:
    """Noise: every pixel is its own."""
    return np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)


def shot(pane: ImagePane) -> NDArray[np.uint8]:
    """The pixels on the screen."""
    return to_array(pane.grab().toImage())
