"""Arrays of a network's stages as small pictures: side by side, and scaled."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from segtool.ui.qimage import photograph

Pictures = NDArray[np.uint8]


def mosaic(pictures: Pictures, count: int) -> Pictures:
    """The first `count` of N x h x w side by side, near a square, with a line of one pixel between them."""
    shown = pictures[:count]
    columns = int(np.ceil(np.sqrt(len(shown))))
    rows = -(-len(shown) // columns)
    height, width = shown.shape[1:]
    whole = np.full((rows * (height + 1) - 1, columns * (width + 1) - 1), 255, np.uint8)
    for index, picture in enumerate(shown):
        top, left = index // columns * (height + 1), index % columns * (width + 1)
        whole[top : top + height, left : left + width] = picture
    return whole


def pixmap(picture: Pictures, side: int, ratio: float = 1.0) -> QPixmap:
    """Grey (h x w) or RGB (h x w x 3), as large as fits a square of `side` logical pixels, pixels kept sharp."""
    rgb = picture if picture.ndim == 3 else np.repeat(picture[..., None], 3, 2)
    wanted = round(side * ratio)
    larger = max(rgb.shape[:2]) < wanted
    mode = Qt.TransformationMode.FastTransformation if larger else Qt.TransformationMode.SmoothTransformation
    made = QPixmap.fromImage(photograph(rgb)).scaled(wanted, wanted, Qt.AspectRatioMode.KeepAspectRatio, mode)
    made.setDevicePixelRatio(ratio)
    return made
