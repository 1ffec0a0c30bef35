"""What a tool proposes is drawn as fine as the screen shows it: its cost is the screen's, not the picture's."""

from typing import Any

import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from segtool.core.box import Box
from segtool.core.classes import BACKGROUND, PET
from segtool.core.tools.edit import Edit
from segtool.ui.look import Look
from segtool.ui.tools.drawing import PROPOSED, Drawing


def drawn(drawing: Drawing, to_screen: QTransform, width: int = 80, height: int = 60) -> np.ndarray:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    drawing.draw(painter, to_screen)
    painter.end()
    data: Any = image.constBits()
    return np.frombuffer(data, np.uint32).reshape(height, width).copy() >> 24


def proposal() -> tuple[Drawing, np.ndarray]:
    """A disc of pet in a background of 1,000 x 800; drawn values and where they differ."""
    before = np.full((800, 1000), BACKGROUND, np.uint8)
    y, x = np.mgrid[:800, :1000]
    disc = (x - 500) ** 2 + (y - 400) ** 2 < 300**2
    after = np.where(disc, PET, BACKGROUND).astype(np.uint8)
    box = Box(100, 50, 800, 700)
    drawing = Drawing()
    drawing.show(Edit(box, np.ascontiguousarray(after[box.slices])), before, Look())
    return drawing, disc


def test_zoomed_in_every_pixel_is_drawn_and_only_the_part_on_the_screen_is_made() -> None:
    drawing, disc = proposal()
    got = drawn(drawing, QTransform(2, 0, 0, 2, -2 * 270, -2 * 175))  # from (270, 175), two pixels each
    expected = np.where(disc[175:205, 270:310], round(PROPOSED * 255), 0).repeat(2, 0).repeat(2, 1)
    assert 0 < np.count_nonzero(expected) < expected.size
    assert (got == expected).all()
    assert drawing._made is not None
    (part, step), _image = drawing._made
    assert step == 1
    assert part.width * part.height <= 41 * 31


def test_zoomed_out_no_more_is_made_than_the_screen_has() -> None:
    drawing, disc = proposal()
    got = drawn(drawing, QTransform.fromScale(0.08, 0.075)) > 0
    assert drawing._made is not None
    assert drawing._made[1].width() * drawing._made[1].height() <= 2 * 80 * 60
    share = np.count_nonzero(disc) / disc.size
    assert abs(np.count_nonzero(got) / got.size - share) < 0.02
    rows = np.flatnonzero(got.any(1))
    assert abs(rows[0] - 100 * 0.075) < 2
    assert abs(rows[-1] - 700 * 0.075) < 2


def test_beside_the_screen_nothing_is_made_and_without_a_proposal_nothing_is_drawn() -> None:
    drawing, _disc = proposal()
    assert not drawn(drawing, QTransform.fromTranslate(-950, 0)).any()
    assert drawing._made is None
    assert drawn(drawing, QTransform.fromTranslate(-480, -380)).all()
    drawing.show(None, None, Look())
    assert drawing.empty
    assert not drawn(drawing, QTransform.fromTranslate(-480, -380)).any()
