"""The one bridge between numpy arrays and QImage.

A QImage over a numpy buffer does not own it, and its rows need not be multiples of four bytes long: every function
here passes the row length and keeps the array alive for as long as the image lives.
"""

import numpy as np
import PySide6.QtCore  # noqa: F401  qimage2ndarray takes the Qt binding that is already imported
import qimage2ndarray
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from segtool.core.box import Box
from segtool.core.compositing import Words, compose_image
from segtool.core.placing import Placing
from segtool.core.reduced import ReducedImage
from segtool.ui.level_choice import LevelChoice
from segtool.ui.look import PLAIN, tone_table
from segtool.ui.screen_buffer import ScreenBuffer


class ArrayImage(QImage):
    """A QImage over `array`'s own memory: what changes in the array changes in the picture, without a copy."""

    def __init__(self, array: NDArray[np.uint8], image_format: QImage.Format) -> None:
        """array: H x W or H x W x C uint8, C-contiguous rows; its strides become the row length."""
        if array.dtype != np.uint8 or not array.flags.c_contiguous:
            raise ValueError("a picture needs contiguous uint8 rows")
        height, width = array.shape[:2]
        super().__init__(array.data, width, height, array.strides[0], image_format)
        self.array = array


def photograph(image: NDArray[np.uint8]) -> QImage:
    """H x W x 3 RGB to a picture with memory of its own, in the format that Qt draws fastest."""
    rgb = np.ascontiguousarray(image)
    return ArrayImage(rgb, QImage.Format.Format_RGB888).convertToFormat(QImage.Format.Format_RGB32)


class Photograph(ArrayImage):
    """A photograph over its own array, with what is needed to draw it fast: panes that show it share one."""

    def __init__(self, image: NDArray[np.uint8]) -> None:
        """image: H x W x 3 RGB, kept and not copied where its rows are contiguous."""
        super().__init__(np.ascontiguousarray(image), QImage.Format.Format_RGB888)
        self._levels = ReducedImage(self.array)
        self.levels = LevelChoice(self._levels)
        self._buffer = ScreenBuffer(self.levels)
        self._table: NDArray[np.uint8] | None = None

    def draw(
        self,
        painter: QPainter,
        to_screen: QTransform,
        exposed: QRectF,
        tone: tuple[float, float, float] = PLAIN,
    ) -> None:
        """Draw what lies in `exposed` (picture coordinates). tone: brightness, contrast, gamma of the view."""
        self._table = None if tone == PLAIN else tone_table(tone)
        ratio, size = painter.device().devicePixelRatio(), (self.width(), self.height())
        self._buffer.draw(painter, to_screen, exposed, size, ratio, tone, self._compose)

    def _compose(self, placing: Placing, region: Box, level: int) -> Words:
        return compose_image(self._levels, placing, region, self._table, level)

    def refresh(self) -> None:
        """Everything is drawn anew the next time."""
        self._buffer.refresh()


def to_array(image: QImage) -> NDArray[np.uint8]:
    """H x W x 3 uint8 RGB copy of any picture's pixels."""
    owner = image.convertToFormat(QImage.Format.Format_RGB32)  # the view does not keep it alive
    return np.array(qimage2ndarray.rgb_view(owner), dtype=np.uint8)


def thumbnail_image(picture: object) -> QImage:
    """A thumbnail that came as H x W x 3 RGB; a null picture for None (it could not be read)."""
    return photograph(picture) if isinstance(picture, np.ndarray) else QImage()
