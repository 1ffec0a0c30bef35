"""The View part of the side panel: how label maps and the photograph are drawn."""

from dataclasses import replace
from math import log

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QColorDialog,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from segtool.core.classes import BORDER, BY_VALUE, IGNORE, PET
from segtool.core.palettes import PALETTES, chosen_text
from segtool.ui.fields import ChoiceBox, Slider
from segtool.ui.look import PLAIN, Look
from segtool.ui.theme import UNIT, colour, label, tabular
from segtool.ui.words import QT_TR_NOOP, number, percent, tr

COLOURED = (PET, BORDER, IGNORE)
"""Classes whose colour is seen over a photograph."""
GAMMA_LIMIT = 5.0

SLIDERS: tuple[tuple[str, str, str, int, int], ...] = (
    ("opacity", QT_TR_NOOP("Opacity"), QT_TR_NOOP("Opacity of the overlay"), 0, 100),
    ("contour_width", QT_TR_NOOP("Contours"), QT_TR_NOOP("Width of the contours in screen pixels"), 0, 16),
)
TONES: tuple[tuple[str, str, str, int, int], ...] = (
    (
        "brightness",
        QT_TR_NOOP("Brightness"),
        QT_TR_NOOP("Brightness of the photograph, for the view alone"),
        -100,
        100,
    ),
    (
        "contrast",
        QT_TR_NOOP("Contrast"),
        QT_TR_NOOP("Contrast of the photograph, for the view alone"),
        -100,
        100,
    ),
    ("gamma", QT_TR_NOOP("Gamma"), QT_TR_NOOP("Gamma of the photograph: right lifts the shadows"), -100, 100),
)
"""Field of Look, title, accessible name, slider's limits."""


class ColourButton(QAbstractButton):
    """A swatch; pressed, it asks for another colour."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFixedSize(3 * UNIT, 3 * UNIT)
        self.setAccessibleName(tr("Colour of {name}", name=name))
        self.setToolTip(tr("Colour of {name}: click to choose another", name=name))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.ink = QColor()

    def set_ink(self, ink: QColor) -> None:
        self.ink = ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Dark
        painter.setPen(QPen(colour(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(self.ink)
        painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 4, 4)


class ViewPanel(QWidget):
    """Shows a Look and tells what the person changes of it: `changed` carries fields of Look by name."""

    changed = Signal(dict)
    minimap_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self.sliders: dict[str, QSlider] = {}
        self.numbers = {row[0]: label("", "muted") for row in (*SLIDERS, *TONES)}
        self.contours = QCheckBox(tr("Contours only"))
        self.hidden = QCheckBox(tr("Hide the overlay"))
        self.grid = QCheckBox(tr("Pixel grid when far in"))
        self.minimap = QCheckBox(tr("Minimap when zoomed in"))
        self.palette_box = ChoiceBox()
        self.swatches = {value: ColourButton(tr(BY_VALUE[value].name)) for value in COLOURED}
        self.reset = QPushButton(tr("Reset"))
        self.tones = QToolButton()
        self._tone_rows = QWidget()
        self.colour_dialog: QColorDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(self._slider_rows(SLIDERS))
        column.addWidget(self.contours)
        column.addWidget(self.hidden)
        column.addLayout(self._colour_row())
        column.addWidget(self.palette_box)
        column.addWidget(self.grid)
        column.addWidget(self.minimap)
        column.addWidget(self._tone_part())
        column.addWidget(self._tone_rows)
        self._connect()
        self.show_look(self._look)

    def _slider_rows(self, rows: tuple[tuple[str, str, str, int, int], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(1, 1)
        for position, (field, title, name, low, high) in enumerate(rows):
            slider = self.sliders[field] = Slider(Qt.Orientation.Horizontal)
            slider.setRange(low, high)
            slider.setAccessibleName(tr(name))
            slider.setToolTip(tr(name))
            slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            number = self.numbers[field]
            number.setFont(tabular(number.font()))
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setFixedWidth(44)
            grid.setRowMinimumHeight(position, 20)
            grid.addWidget(label(tr(title)), position, 0)
            grid.addWidget(slider, position, 1)
            grid.addWidget(number, position, 2)
        return grid

    def _colour_row(self) -> QHBoxLayout:
        for key, (words, _colours) in PALETTES.items():
            self.palette_box.addItem(tr(words), key)
        self.palette_box.setAccessibleName(tr("Colours of the classes"))
        self.palette_box.setToolTip(tr("Colours of the classes"))
        self.palette_box.setMinimumContentsLength(8)
        self.palette_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.palette_box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(label(tr("Colours")), 1)
        for button in self.swatches.values():
            row.addWidget(button)
        return row

    def _tone_part(self) -> QWidget:
        self.tones.setObjectName("fold")
        self.tones.setText(tr("Photograph"))
        self.tones.setCheckable(True)
        self.tones.setToolTip(tr("Brightness, contrast and gamma of the photograph, for the view alone"))
        self.tones.setArrowType(Qt.ArrowType.RightArrow)
        self.tones.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.tones.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reset.setProperty("role", "quiet")
        self.reset.setAccessibleName(tr("Show the photograph as it is"))
        self.reset.setToolTip(tr("Show the photograph as it is"))
        self.reset.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tones)
        row.addStretch(1)
        row.addWidget(self.reset)
        self._tone_rows.setLayout(self._slider_rows(TONES))
        self._tone_rows.hide()
        return part

    def _connect(self) -> None:
        for field, slider in self.sliders.items():
            slider.valueChanged.connect(
                lambda at, field=field: self.changed.emit({field: value_of(field, at)})
            )
        self.contours.toggled.connect(lambda on: self.changed.emit({"contours_only": on}))
        self.hidden.toggled.connect(lambda on: self.changed.emit({"hidden": on}))
        self.grid.toggled.connect(lambda on: self.changed.emit({"pixel_grid": on}))
        self.minimap.toggled.connect(self.minimap_changed)
        self.palette_box.activated.connect(
            lambda _at: self.changed.emit({"palette": self.palette_box.currentData(), "class_colours": ""})
        )
        for value, button in self.swatches.items():
            button.clicked.connect(lambda _checked=False, value=value: self._choose_colour(value))
        self.reset.clicked.connect(
            lambda: self.changed.emit(dict(zip(("brightness", "contrast", "gamma"), PLAIN, strict=True)))
        )
        self.tones.toggled.connect(self._unfold)

    def _unfold(self, on: bool) -> None:
        self._tone_rows.setVisible(on)
        self.tones.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)

    def _choose_colour(self, value: int) -> None:
        dialog = self.colour_dialog = QColorDialog(self.swatches[value].ink, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.swatches[value].accessibleName())
        dialog.colorSelected.connect(lambda ink: self.set_class_colour(value, ink))
        dialog.open()

    def set_class_colour(self, value: int, ink: QColor) -> None:
        """The person chose another colour for a class."""
        colours = self._look.colours | {value: (ink.red(), ink.green(), ink.blue())}
        self.changed.emit({"class_colours": chosen_text(colours, self._look.palette)})

    def show_look(self, look: Look) -> None:
        """Follow the view without answering."""
        self._look = replace(look)
        for field, slider in self.sliders.items():
            number = float(getattr(look, field))
            blocked = slider.blockSignals(True)
            slider.setValue(position_of(field, number))
            slider.blockSignals(blocked)
            self.numbers[field].setText(number_text(field, number))
        for box, on in (
            (self.contours, look.contours_only),
            (self.hidden, look.hidden),
            (self.grid, look.pixel_grid),
        ):
            blocked = box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(blocked)
        self.sliders["opacity"].setEnabled(not look.contours_only)
        self.palette_box.setCurrentIndex(max(self.palette_box.findData(look.palette), 0))
        for value, button in self.swatches.items():
            button.set_ink(QColor(*look.colours[value]))
        self.reset.setVisible(look.tone != PLAIN)

    def show_minimap(self, on: bool) -> None:
        """Follow without answering."""
        blocked = self.minimap.blockSignals(True)
        self.minimap.setChecked(on)
        self.minimap.blockSignals(blocked)


def value_of(field: str, position: int) -> float:
    """A slider's position as the field's value. gamma: equal steps are equal ratios, so that 1 is in the middle."""
    if field == "gamma":
        return float(GAMMA_LIMIT ** (position / 100))
    return position / (2 if field == "contour_width" else 100)


def position_of(field: str, value: float) -> int:
    """The other way."""
    if field == "gamma":
        return round(100 * log(value) / log(GAMMA_LIMIT))
    return round(value * (2 if field == "contour_width" else 100))


def number_text(field: str, value: float) -> str:
    """A field for people."""
    if field == "contour_width":
        return f"{number(value, 1)} px"
    if field == "gamma":
        return number(value, 2)
    return percent(value, sign=field in ("brightness", "contrast"))
