"""What is drawn, kept in the screen's own pixels: a repaint copies, only a change is drawn anew."""

from collections.abc import Callable, Hashable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter, QTransform

from segtool.core.box import Box
from segtool.core.placing import Axis, Placing
from segtool.ui.level_choice import LevelChoice

Words = NDArray[np.uint32]
Compose = Callable[[Placing, Box, int], Words]
"""Where the picture lies, which of the screen's pixels, from which level."""
STEP = 32
"""Buffers grow by whole steps, so that panes of almost one size share one."""
_NEAR = 1e-9
_FINE = 1024
"""Places are whole parts of a screen pixel: a move by whole pixels is then known as such."""


def placing_of(to_screen: QTransform, ratio: float, width: int, height: int) -> Placing:
    """A view's transform for a picture of this size; ratio: the screen's pixels for one logical one."""
    turned = abs(to_screen.m11()) < _NEAR
    across, down = (round(part * ratio * _FINE) / _FINE for part in (to_screen.dx(), to_screen.dy()))
    if turned:
        return Placing(
            Axis(to_screen.m12() * ratio, down, width), Axis(to_screen.m21() * ratio, across, height), True
        )
    return Placing(Axis(to_screen.m11() * ratio, across, width), Axis(to_screen.m22() * ratio, down, height))


class ScreenBuffer:
    """One picture of the screen's pixels.

    It is drawn anew where a key is new; else only where something changed, or what a move of the view uncovers.
    """

    def __init__(self, choice: LevelChoice) -> None:
        self._choice = choice
        self._look: Hashable = None
        self._known = False
        self._box = Box(0, 0, 0, 0)
        self._words: Words = np.zeros((0, 0), np.uint32)
        self._image = QImage()
        self._corner = QPointF()
        self._dirty: list[Box] = []
        self._view: tuple[QTransform, float, tuple[int, int]] | None = None
        self._latest: Placing | None = None
        self._held = QRectF()
        """What the buffer holds of the picture as `_view` shows it, where nothing else is to be looked at."""
        self.placing: Placing | None = None

    @property
    def level(self) -> int:
        """What is on show was drawn from this level; -1: from the picture itself."""
        return -1 if self.placing is None or self.placing.magnified else self._choice.drawn

    def draw(
        self, painter: QPainter, to_screen: QTransform, exposed: QRectF, size: tuple[int, int], ratio: float,
        look: Hashable, compose: Compose,
    ) -> None:  # fmt: skip
        """Bring up to date what lies in `exposed` (picture coordinates) and put it on the screen.

        size: width and height of the picture. ratio: the screen's pixels for one logical one. look: whatever else
        decides what `compose` gives.
        """
        view = self._view
        if (
            self._known
            and view is not None
            and view[0] is to_screen
            and view[1] == ratio
            and look == self._look
            and self._held.contains(exposed)
        ):
            if self._dirty:
                self._draw_dirty(compose)
            painter.drawImage(self._corner, self._image)
            return
        if self._latest is None or view is None or view[0] is not to_screen or view[1:] != (ratio, size):
            self._view, self._latest = (to_screen, ratio, size), placing_of(to_screen, ratio, *size)
        placing = self._latest
        rect = to_screen.mapRect(exposed)
        left, top = int(rect.left() * ratio) // STEP * STEP, int(rect.top() * ratio) // STEP * STEP
        right, bottom = (-(-int(end * ratio + 1) // STEP) * STEP for end in (rect.right(), rect.bottom()))
        self._prepare(look, Box(left, top, right - left, bottom - top), placing, compose)
        if self._image.devicePixelRatio() != ratio:
            self._image.setDevicePixelRatio(ratio)
        box = self._box
        self._corner = QPointF(box.x / ratio, box.y / ratio)
        held = QRectF(self._corner, QSizeF(box.width / ratio, box.height / ratio))
        self._held = to_screen.inverted()[0].mapRect(held)
        painter.drawImage(self._corner, self._image)

    def changed(self, box: Box | None, margin: int) -> None:
        """The picture changed in `box` (None: anywhere); what it looks like, up to so many screen pixels around it."""
        if box is None or self.placing is None:
            self.refresh()
        else:
            at = self.placing.screen_box(box)
            self._dirty.append(
                Box(at.x - margin, at.y - margin, at.width + 2 * margin, at.height + 2 * margin)
            )

    def refresh(self) -> None:
        """Everything is drawn anew the next time."""
        self._known = False
        self._dirty.clear()

    def _prepare(self, look: Hashable, wanted: Box, placing: Placing, compose: Compose) -> None:
        moved = _moved(self.placing, placing) if self._known and look == self._look else None
        if moved is None:
            self._dirty.clear()
            self._look, self._known, self.placing = look, True, placing
            level = self._choice.choose(placing, wanted)
            self._take(wanted, np.ascontiguousarray(compose(placing, wanted, level)))
            return
        if self._dirty:
            self._draw_dirty(compose)
        if moved != (0, 0):
            self._box = self._box._replace(x=self._box.x + moved[0], y=self._box.y + moved[1])
            self.placing = placing
            self._cover(wanted, compose)
        elif not _holds(self._box, wanted):
            self._cover(self._box.union(wanted), compose)

    def _draw_dirty(self, compose: Compose) -> None:
        assert self.placing is not None
        for dirty in self._dirty:
            moved = dirty._replace(x=dirty.x - self._box.x, y=dirty.y - self._box.y)
            inside = moved.clip(self._box.width, self._box.height)
            if inside is not None:
                region = inside._replace(x=inside.x + self._box.x, y=inside.y + self._box.y)
                self._words[inside.slices] = compose(self.placing, region, self._choice.drawn)
        self._dirty.clear()

    def _cover(self, wanted: Box, compose: Compose) -> None:
        """Hold this box from now on: what is there already is copied, the rest drawn."""
        assert self.placing is not None
        shared = self._box._replace(x=self._box.x - wanted.x, y=self._box.y - wanted.y)
        shared_in = shared.clip(wanted.width, wanted.height)
        words = np.empty((wanted.height, wanted.width), np.uint32)
        for strip in _around(shared_in, wanted.width, wanted.height):
            region = strip._replace(x=strip.x + wanted.x, y=strip.y + wanted.y)
            words[strip.slices] = compose(self.placing, region, self._choice.drawn)
        if shared_in is not None:
            source = shared_in._replace(x=shared_in.x - shared.x, y=shared_in.y - shared.y)
            words[shared_in.slices] = self._words[source.slices]
        self._take(wanted, words)

    def _take(self, box: Box, words: Words) -> None:
        self._box, self._words = box, words
        self._image = QImage(
            words.data, box.width, box.height, box.width * 4, QImage.Format.Format_ARGB32_Premultiplied
        )


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and outer.right >= inner.right
        and outer.bottom >= inner.bottom
    )


def _moved(before: Placing | None, after: Placing) -> tuple[int, int] | None:
    """By how many whole screen pixels the picture went across and down; None where it is not that alone."""
    if before is after:
        return 0, 0
    if before is None or before.turned != after.turned:
        return None
    x, y = after.x.offset - before.x.offset, after.y.offset - before.y.offset
    if (
        x % 1
        or y % 1
        or replace(before.x, offset=after.x.offset) != after.x
        or replace(before.y, offset=after.y.offset) != after.y
    ):
        return None
    return (int(y), int(x)) if after.turned else (int(x), int(y))


def _around(inner: Box | None, width: int, height: int) -> list[Box]:
    """What a box inside a picture of this size leaves free: above, below, left and right of it."""
    if inner is None:
        return [Box(0, 0, width, height)]
    strips = (
        Box(0, 0, width, inner.y),
        Box(0, inner.bottom, width, height - inner.bottom),
        Box(0, inner.y, inner.x, inner.height),
        Box(inner.right, inner.y, width - inner.right, inner.height),
    )
    return [strip for strip in strips if strip.width > 0 and strip.height > 0]
