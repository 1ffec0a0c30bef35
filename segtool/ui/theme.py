"""Colours, spacing and the style sheet, light and dark, following the system."""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QStyleFactory, QWidget

from segtool.core import places

UNIT = 8
"""The spacing unit in logical pixels; every distance is a multiple of it or its half."""


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, by what they are for."""

    window: str
    panel: str
    field: str
    raised: str
    pressed: str
    line: str
    strong_line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    good: str
    bad: str
    backdrop: str


LIGHT = Tokens(
    window="#f3f4f6",
    panel="#fbfbfc",
    field="#ffffff",
    raised="#e9ebef",
    pressed="#dcdfe6",
    line="#e0e2e8",
    strong_line="#c5c9d3",
    text="#1d2129",
    muted="#626a79",
    accent="#4353c4",
    on_accent="#ffffff",
    accent_soft="#e4e7fa",
    good="#1b7a4b",
    bad="#b3351f",
    backdrop="#dfe1e6",
)
DARK = Tokens(
    window="#1b1d22",
    panel="#212329",
    field="#191b20",
    raised="#2c2f37",
    pressed="#383c46",
    line="#30333c",
    strong_line="#454a57",
    text="#e6e8ee",
    muted="#9aa1b1",
    accent="#8e9bff",
    on_accent="#14161c",
    accent_soft="#2e3352",
    good="#5cc48d",
    bad="#ff8f73",
    backdrop="#131418",
)


class Theme(QObject):
    """The theme in use; follows the system's colour scheme unless one is asked for."""

    changed = Signal()

    def __init__(self, application: QApplication, scheme: str = "auto") -> None:
        """scheme: "auto", "light" or "dark"."""
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        self.tokens = LIGHT
        self._dressed = False
        if not application.styleSheet():
            application.setStyle(QStyleFactory.create("Fusion"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._choose(scheme)

    def apply(self, scheme: str) -> None:
        """Use "auto", "light" or "dark" from now on."""
        self._choose(scheme)
        if self._dressed:
            self.dress()
        self.changed.emit()

    def dress(self) -> None:
        """Give the application the style sheet; to be called once its widgets stand in each other.

        Under a style sheet each widget that gets another parent is polished again with everything in it, at each level
        of the nesting: a window that is put together first and dressed then is built in half the time.
        """
        self._dressed = True
        if self._application.styleSheet() != self._sheet:  # polishing every widget again takes its time
            self._application.setStyleSheet(self._sheet)

    def _choose(self, scheme: str) -> None:
        self._scheme = scheme
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.tokens = DARK if scheme == "dark" or (scheme == "auto" and system_dark) else LIGHT
        self._sheet = _sheet(self.tokens)
        if self._application.styleSheet() != self._sheet:
            self._application.setPalette(_palette(self.tokens))

    def _system_changed(self) -> None:
        if self._scheme == "auto":
            self.apply("auto")


def _sheet(tokens: Tokens) -> str:
    images = (
        {"arrow": "expand", "tick": "tick"}
        if tokens is LIGHT
        else {"arrow": "expand-light", "tick": "tick-dark"}
    )
    files = {key: places.resource(f"icons/{name}.svg").as_posix() for key, name in images.items()}
    template = Template(places.resource("style.qss").read_text(encoding="utf-8"))
    return template.substitute(asdict(tokens), **files)


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.field,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.text,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.bad,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.panel,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.PlaceholderText: tokens.muted,
        role.Mid: tokens.line,
        role.Dark: tokens.strong_line,
        role.Light: tokens.panel,
        role.Midlight: tokens.raised,
        role.Shadow: tokens.backdrop,
    }.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.strong_line))
    return palette


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label in one of the style sheet's roles."""
    made = QLabel(text, parent)
    made.setProperty("role", role)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role and draw it so."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def tabular(font: QFont) -> QFont:
    """The font with figures of one width, so that columns of numbers stand still."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def colour(role: QPalette.ColorRole) -> QColor:
    """A colour of the application's palette."""
    return QGuiApplication.palette().color(role)
