"""Icons: one family of line drawings, tinted with the palette."""

from typing import Protocol

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from segtool.core import places

SIZES = (16, 20, 24, 32, 48, 64)
_INK = b"#000000"
"""The colour that stands for the text colour in every file of the family."""


def draw(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in one colour, `size` logical pixels wide."""
    source = places.resource(f"icons/{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(source.replace(_INK, colour.name().encode())))
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(colour.alphaF())
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class HasIcon(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon) -> None: ...


class Icons:
    """Icons in the application palette's colours, drawn again when the theme changes."""

    def __init__(self) -> None:
        self._owners: list[tuple[HasIcon, str]] = []

    def put(self, owner: HasIcon, name: str) -> None:
        """Give a button or an action an icon, now and after each change of the theme."""
        self._owners.append((owner, name))
        owner.setIcon(self.icon(name))

    def refresh(self) -> None:
        """The theme changed."""
        self._owners = [(owner, name) for owner, name in self._owners if isValid(owner)]
        for owner, name in self._owners:
            owner.setIcon(self.icon(name))

    def icon(self, name: str, colour: QColor | None = None) -> QIcon:
        """An icon with its normal, disabled and switched-on look."""
        palette = QGuiApplication.palette()
        normal = colour or palette.color(QPalette.ColorRole.ButtonText)
        faint = QColor(normal)
        faint.setAlphaF(0.35)
        strong = palette.color(QPalette.ColorRole.Highlight)
        looks = (
            (QIcon.Mode.Normal, QIcon.State.Off, normal),
            (QIcon.Mode.Normal, QIcon.State.On, strong if colour is None else colour),
            (QIcon.Mode.Disabled, QIcon.State.Off, faint),
            (QIcon.Mode.Disabled, QIcon.State.On, faint),
        )
        icon = QIcon()
        for mode, state, ink in looks:
            for size in SIZES:
                icon.addPixmap(draw(name, size, ink), mode, state)
        return icon


def application_icon() -> QIcon:
    """The window's own icon, in its own colours."""
    icon = QIcon()
    for size in (*SIZES, 128, 256):
        icon.addPixmap(draw("segtool", size, QColor(Qt.GlobalColor.black)))
    return icon
