"""The ring that shows the brush, and the grid between picture pixels."""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QRegion, QTransform

from segtool.ui.view_state import ViewState

DOT = 4.0
"""Radius of the dot that shows the brush's class, in logical screen pixels."""
EDGE = 8
"""Logical pixels around the ring that its pen and dot can reach."""
LARGE = 160
"""From this width on only a frame of the ring's square is drawn again, not what lies inside."""
GRID_FROM = 8.0
"""Screen pixels for one picture pixel from which the grid is drawn."""
_DARK, _LINE = QColor(0, 0, 0, 150), QColor(128, 128, 128, 110)
_DIAGONAL = 0.7071


class BrushOutline:
    """Where the brush is. Its ring is seen on every picture: white within black."""

    def __init__(self) -> None:
        self._at: tuple[QPointF, float, QColor] | None = None
        self.square = False
        """The brush is a square; its outline turns with the view."""
        self._region = QRegion()
        self._placed: tuple[QTransform, QRectF] | None = None

    def set(self, state: ViewState, centre: QPointF | None, diameter: float, colour: QColor) -> QRegion:
        """centre, diameter: picture coordinates; None hides it. colour: of the class.

        Returns what must be drawn again: where the ring was, and where it is now.
        """
        self._at = None if centre is None else (QPointF(centre), diameter, colour)
        self._placed = None
        before, self._region = self._region, self._reached(state)
        both = before.united(self._region)
        box = both.boundingRect()
        # One box is painted faster than its pieces, as long as little lies between them.
        return QRegion(box) if max(box.width(), box.height()) < 2 * LARGE else both

    def rect(self, state: ViewState) -> QRectF | None:
        """The ring's square in logical pixels."""
        if self._at is None:
            return None
        to_screen = state.transform()
        if self._placed is None or self._placed[0] is not to_screen:
            centre, diameter, _ = self._at
            square = QRectF(centre.x() - diameter / 2, centre.y() - diameter / 2, diameter, diameter)
            self._placed = to_screen, to_screen.mapRect(square)
        return self._placed[1]

    def _reached(self, state: ViewState) -> QRegion:
        rect = self.rect(state)
        if rect is None:
            return QRegion()
        whole = QRegion(rect.adjusted(-EDGE, -EDGE, EDGE, EDGE).toAlignedRect())
        if rect.width() < LARGE or self.square:
            return whole
        # The largest square, and four boxes beside it, that the ring does not enter.
        centre, radius = rect.center(), rect.width() / 2 - EDGE
        for across, down in ((0.38, 0.92), (_DIAGONAL, _DIAGONAL), (0.92, 0.38)):
            half = QPointF(radius * across, radius * down)
            whole = whole.subtracted(QRegion(QRectF(centre - half, centre + half).toRect()))
        dot = centre + QPointF(1, 1) * (rect.width() / 2 * _DIAGONAL)
        return whole.united(QRect(round(dot.x()) - EDGE, round(dot.y()) - EDGE, 2 * EDGE, 2 * EDGE))

    def draw(self, painter: QPainter, state: ViewState) -> None:
        """The painter works in logical pixels."""
        rect = self.rect(state)
        if rect is None or self._at is None:
            return
        if self.square:
            _draw_ring(painter, rect, self._at[2], square=True)
        elif rect.width() < LARGE:
            ratio = painter.device().devicePixelRatio()
            ring, half = _ring_image(round(rect.width() * 8) / 8, self._at[2].rgb(), ratio)
            painter.drawImage(rect.center() - half, ring)
        else:
            _draw_ring(painter, rect, self._at[2])


@lru_cache(maxsize=16)
def _ring_image(width: float, colour: int, ratio: float) -> tuple[QImage, QPointF]:
    """The ring drawn once: every pane and every move of the pointer copies it. And the way to its middle."""
    side = int(width) + 2 * EDGE + 2
    image = QImage(QSize(side, side) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    middle = image.deviceIndependentSize() / 2
    corner = QPointF(middle.width() - width / 2, middle.height() - width / 2)
    _draw_ring(painter, QRectF(corner.x(), corner.y(), width, width), QColor(colour))
    painter.end()
    return image, QPointF(middle.width(), middle.height())


def _draw_ring(painter: QPainter, rect: QRectF, colour: QColor, square: bool = False) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, ink in ((3.5, _DARK), (1.6, QColor(Qt.GlobalColor.white))):
        painter.setPen(QPen(ink, width))
        if square:
            painter.drawRect(rect)
        else:
            painter.drawEllipse(rect)
    # White is seen on every picture; the class is told by a dot on the ring.
    angle = rect.width() / 2 * (1.0 if square else _DIAGONAL)
    painter.setPen(QPen(_DARK, 1.0))
    painter.setBrush(colour)
    painter.drawEllipse(rect.center() + QPointF(angle, angle), DOT, DOT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_pixel_grid(painter: QPainter, to_screen: QTransform, exposed: QRectF, size: QSize) -> None:
    """Thin lines between the picture's pixels, where they are large enough. exposed: picture coordinates."""
    scale = max(abs(to_screen.m11()), abs(to_screen.m12()))
    if scale * painter.device().devicePixelRatio() < GRID_FROM:
        return
    area = (
        exposed.toAlignedRect().adjusted(-1, -1, 1, 1).intersected(QRect(0, 0, size.width(), size.height()))
    )
    if area.isEmpty():
        return
    seen = to_screen.mapRect(QRectF(area)).toAlignedRect()
    left, top, right, bottom = area.x(), area.y(), area.x() + area.width(), area.y() + area.height()
    corners = [to_screen.map(QPointF(x, top)) for x in range(left, right + 1)]
    sides = [to_screen.map(QPointF(left, y)) for y in range(top, bottom + 1)]
    if abs(to_screen.m11()) < abs(to_screen.m12()):  # a quarter turn
        corners, sides = sides, corners
    # Boxes one pixel wide: lines at broken places take the painter a hundred times as long.
    boxes = [QRect(math.floor(at.x()), seen.y(), 1, seen.height()) for at in corners]
    boxes += [QRect(seen.x(), math.floor(at.y()), seen.width(), 1) for at in sides]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_LINE)
    painter.drawRects(boxes)
