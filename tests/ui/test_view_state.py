"""The view's turn: the grid stays that of the stored pixels."""

import numpy as np
import pytest
from PIL import Image, ImageOps
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from segtool.ui.qimage import Photograph, to_array
from segtool.ui.view_state import MARGIN, ORIENTATIONS, ViewState


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_view_turns_as_the_file_asks(orientation: int, qapp: QApplication) -> None:
    stored = np.random.default_rng(orientation).integers(0, 256, (21, 34, 3), np.uint8)
    file = Image.fromarray(stored)
    file.getexif()[0x0112] = orientation
    asked = np.asarray(ImageOps.exif_transpose(file))  # by an independent library
    state = ViewState()
    state.set_viewport(QSizeF(asked.shape[1] + 2 * MARGIN, asked.shape[0] + 2 * MARGIN))
    state.set_picture(34, 21)
    state.set_turn(*ORIENTATIONS[orientation])
    assert state.scale == pytest.approx(1)
    canvas = QImage(state.viewport.toSize(), QImage.Format.Format_RGB32)
    canvas.fill(QColor(0, 0, 0))
    painter = QPainter(canvas)
    Photograph(stored).draw(painter, state.transform(), QRectF(0, 0, 34, 21))
    painter.end()
    edge = int(MARGIN)
    shown = to_array(canvas)[edge:-edge, edge:-edge]
    assert (shown == asked).all()


@pytest.mark.parametrize(("quarters", "mirrored"), list(ORIENTATIONS.values()))
def test_turned_or_not_a_pan_follows_the_hand_and_the_anchor_stays(
    quarters: int, mirrored: bool, qapp: QApplication
) -> None:
    state = ViewState()
    state.set_viewport(QSizeF(400, 300))
    state.set_picture(2000, 1500)
    state.set_turn(quarters, mirrored)
    state.set_scale(1.0)
    held = QPointF(123, 77)
    point = state.to_picture(held)
    state.pan(QPointF(31, -12))
    moved = state.transform().map(point)
    assert (moved.x(), moved.y()) == (pytest.approx(154), pytest.approx(65))
    state.zoom(240, point)
    stayed = state.transform().map(point)
    assert (stayed.x(), stayed.y()) == (pytest.approx(154), pytest.approx(65))
