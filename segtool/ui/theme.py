"""Colours, spacing and the style sheet, light and dark, following the system."""

from dataclasses import asdict, dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QStyleFactory, QWidget

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

SHEET = """
QMainWindow, QDialog {{ background: {window}; }}
QToolTip {{ background: {text}; color: {panel}; border: none; padding: 4px 8px; }}
QMenuBar {{ background: {window}; padding: 2px 8px; spacing: 4px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {raised}; }}
QMenu {{ background: {panel}; border: 1px solid {strong_line}; padding: 4px; }}
QMenu::item {{ padding: 5px 28px 5px 12px; border-radius: 4px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu::item:disabled {{ color: {strong_line}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QToolBar {{ background: {window}; border: none; border-bottom: 1px solid {line}; spacing: 2px; padding: 4px 8px; }}
QToolBar::separator {{ width: 1px; background: {line}; margin: 6px 6px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 5px; background: transparent; color: {text}; }}
QToolButton:hover {{ background: {raised}; }}
QToolButton:pressed {{ background: {pressed}; }}
QToolButton:checked {{ background: {accent_soft}; border-color: {accent}; color: {text}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:disabled {{ color: {strong_line}; }}
QToolButton::menu-indicator {{ image: none; }}
QPushButton {{ background: {raised}; border: 1px solid {line}; border-radius: 6px; padding: 6px 14px; min-height: 18px; color: {text}; }}
QPushButton:hover {{ background: {pressed}; }}
QPushButton:focus {{ border: 1px solid {accent}; }}
QPushButton:disabled {{ color: {strong_line}; background: transparent; }}
QPushButton[role="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {accent}; border-color: {text}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {text}; padding: 5px 13px; }}
QPushButton[role="primary"]:disabled {{ background: {raised}; color: {strong_line}; border-color: {line}; }}
QPushButton[role="quiet"] {{ background: transparent; border-color: transparent; color: {accent}; padding: 4px 8px; }}
QPushButton[role="quiet"]:hover {{ background: {raised}; }}
QPushButton[role="quiet"]:focus {{ border-color: {accent}; }}
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox {{ background: {field}; border: 1px solid {line}; border-radius: 6px;
  padding: 4px 8px; min-height: 20px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:hover, QSpinBox:hover, QComboBox:hover {{ border-color: {strong_line}; }}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {{ border-color: {accent}; }}
QComboBox::drop-down {{ border: none; width: 18px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
QComboBox[active="true"] {{ background: {accent_soft}; border-color: {accent}; }}
QComboBox QAbstractItemView {{ background: {panel}; border: 1px solid {strong_line}; selection-background-color: {accent_soft}; selection-color: {text}; outline: none; padding: 4px; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0; border: none; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {strong_line}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {accent}; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: {panel}; border: 1px solid {accent}; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ background: {accent}; }}
QSlider:disabled::sub-page:horizontal {{ background: {strong_line}; }}
QCheckBox, QRadioButton {{ spacing: 8px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
QProgressBar {{ border: none; border-radius: 3px; background: {raised}; max-height: 6px; min-height: 6px; text-align: center; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QStatusBar {{ background: {window}; border-top: 1px solid {line}; color: {muted}; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:hover {{ background: {accent}; }}
QListView, QTableView, QTreeView, QPlainTextEdit, QTextBrowser {{ background: {panel}; border: none; outline: none; }}
QListView:focus, QTableView:focus {{ border: none; }}
QTableView {{ gridline-color: {line}; selection-background-color: {accent_soft}; selection-color: {text}; }}
QHeaderView::section {{ background: {panel}; color: {muted}; border: none; border-bottom: 1px solid {line}; padding: 4px 8px; }}
QScrollBar:vertical {{ width: 10px; background: transparent; margin: 0; }}
QScrollBar::handle:vertical {{ background: {strong_line}; border-radius: 3px; min-height: 32px; margin: 2px; }}
QScrollBar:horizontal {{ height: 10px; background: transparent; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {strong_line}; border-radius: 3px; min-width: 32px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none; border: none; height: 0; width: 0; }}
QScrollArea {{ background: transparent; border: none; }}
#panel {{ background: {panel}; }}
#paneHeader {{ background: {panel}; border-bottom: 1px solid {line}; }}
#rule {{ background: {line}; }}
#card {{ background: {panel}; border: 1px solid {line}; border-radius: 12px; }}
QLabel[role="caps"] {{ color: {muted}; font-weight: 600; letter-spacing: 1px; font-size: 11px; }}
QLabel[role="title"] {{ font-weight: 600; }}
QLabel[role="display"] {{ font-size: 22px; font-weight: 600; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="small"] {{ color: {muted}; font-size: 11px; }}
QLabel[role="good"] {{ color: {good}; font-weight: 600; }}
QLabel[role="bad"] {{ color: {bad}; font-weight: 600; }}
QLabel[role="chip"] {{ background: {raised}; color: {text}; border-radius: 8px; padding: 1px 8px; font-size: 11px; }}
QLabel[role="chip-accent"] {{ background: {accent_soft}; color: {accent}; border-radius: 8px; padding: 1px 8px; font-size: 11px; font-weight: 600; }}
#classRow {{ border: 1px solid transparent; border-radius: 6px; }}
#classRow:hover {{ background: {raised}; }}
#classRow:checked {{ background: {accent_soft}; border-color: {accent}; }}
#classRow:focus {{ border-color: {accent}; }}
#startButton {{ text-align: left; padding: 10px 14px; background: {field}; border: 1px solid {line}; border-radius: 8px; }}
#startButton:hover, #startButton:focus {{ border-color: {accent}; }}
"""


class Theme(QObject):
    """The theme in use; follows the system's colour scheme unless one is asked for."""

    changed = Signal()

    def __init__(self, application: QApplication, scheme: str = "system") -> None:
        """scheme: "system", "light" or "dark"."""
        super().__init__(application)
        self._application = application
        self._scheme = scheme
        self.tokens = LIGHT
        application.setStyle(QStyleFactory.create("Fusion"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.apply(scheme)

    def apply(self, scheme: str) -> None:
        """Use "system", "light" or "dark" from now on."""
        self._scheme = scheme
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        self.tokens = DARK if scheme == "dark" or (scheme == "system" and system_dark) else LIGHT
        self._application.setPalette(_palette(self.tokens))
        self._application.setStyleSheet(SHEET.format(**asdict(self.tokens), arrow=_arrow(self.tokens)))
        self.changed.emit()

    def _system_changed(self) -> None:
        if self._scheme == "system":
            self.apply("system")


def _arrow(tokens: Tokens) -> str:
    from segtool.core import places

    name = "expand-light.svg" if tokens is DARK else "expand.svg"
    return places.resource(f"icons/{name}").as_posix()


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
