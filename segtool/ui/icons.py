"""Icons: one family of line drawings, drawn in the palette's colour of the moment."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from segtool.core import places

_INK = b"#000000"
"""The colour that stands for the text colour in every file of the family."""
FAINT = 0.35
"""Opacity of a disabled icon."""


@lru_cache(maxsize=256)
def _renderer(name: str, ink: str) -> QSvgRenderer:
    source = places.resource(f"icons/{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(source.replace(_INK, ink.encode())))


def draw(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in one colour, `size` logical pixels wide."""
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(colour.alphaF())
    _renderer(name, colour.name()).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class LineIcon(QIconEngine):
    """Draws at the size that is asked for, in the palette's colours of that moment: a change of theme needs nothing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        return LineIcon(self._name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = QPalette.ColorRole.Highlight if state == QIcon.State.On else QPalette.ColorRole.ButtonText
        palette = QGuiApplication.palette()
        colour = palette.color(QPalette.ColorGroup.Active, role)
        painter.save()
        if mode == QIcon.Mode.Disabled:
            colour = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)
            painter.setOpacity(painter.opacity() * FAINT)
        _renderer(self._name, colour.name()).render(painter, QRectF(rect))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap


def icon(name: str) -> QIcon:
    """An icon of the family."""
    return QIcon(LineIcon(name))


def application_icon() -> QIcon:
    """The window's own icon, in its own colours."""
    made = QIcon()
    for size in (16, 32, 64, 128):
        made.addPixmap(draw("segtool", size, QColor(Qt.GlobalColor.black)))
    return made
