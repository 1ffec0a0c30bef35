"""A control for each kind of setting: switch, number, slider, choice, colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QComboBox, QDoubleSpinBox, QHBoxLayout, QSlider, QWidget

from segtool.core.classes import BY_VALUE
from segtool.core.palettes import chosen_text, class_colours
from segtool.core.setting import COLOURS, SLIDER, Setting
from segtool.ui.fields import NumberBox
from segtool.ui.switch import Switch
from segtool.ui.theme import UNIT, label, tabular
from segtool.ui.view_panel import COLOURED, ColourButton
from segtool.ui.words import number, percent, tr

PERCENT = "%"
SLIDER_WIDTH, SLIDER_HEIGHT = 18 * UNIT, 3 * UNIT
NUMBER_WIDTH = 15 * UNIT
Made = tuple[QWidget, Callable[[Any], None]]
"""The control, and what shows a value without answering."""


class NoWheel(QObject):
    """Leaves the wheel to the page: a control that it passes over on its way is not changed."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class SettingField(QObject):
    """One setting's control. `changed` carries what the person chose; `show` follows without answering."""

    changed = Signal(object)

    def __init__(self, setting: Setting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.palette = ""
        """Of the classes, for the control of their colours."""
        kind = setting.control or ("choice" if setting.choices else setting.kind.__name__)
        self.widget, self._show = MAKERS[kind](self)
        self.value: Any = setting.default
        name = tr(setting.label)
        for control in (self.widget, *self.widget.findChildren(QSlider)):
            if not control.accessibleName():
                control.setAccessibleName(name)
                control.setAccessibleDescription(tr(setting.text))
        self._no_wheel = NoWheel(self)
        for control in (self.widget, *self.widget.findChildren(QSlider)):
            control.installEventFilter(self._no_wheel)
        self.widget.setObjectName(setting.key)

    def show(self, value: Any) -> None:
        """Show a value."""
        self.value = value
        self._show(value)

    def answer(self, value: Any) -> None:
        """The person chose a value."""
        if value != self.value:
            self.value = value
            self.changed.emit(value)

    @property
    def focus_target(self) -> QWidget:
        """What takes the focus when the setting is gone to."""
        parts = [self.widget, *self.widget.findChildren(QWidget)]
        return next(part for part in parts if part.focusPolicy() != Qt.FocusPolicy.NoFocus)


def number_words(setting: Setting, value: float) -> str:
    """A number as the page writes it, with its unit."""
    if setting.lowest and value == setting.minimum:
        return tr(setting.lowest)
    if setting.unit == PERCENT:
        return percent(value, sign=bool(setting.minimum and setting.minimum < 0))
    places = 0 if setting.step >= 1 else 1
    return f"{number(value, places)} {setting.unit}".rstrip()


def _switch(field: SettingField) -> Made:
    box = Switch()
    box.toggled.connect(field.answer)
    return box, _quietly(box, box.setChecked)


def _choice(field: SettingField) -> Made:
    setting, box = field.setting, QComboBox()
    for choice, name in zip(setting.choices, setting.choice_names or setting.choices, strict=True):
        box.addItem(tr(name), choice)
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    box.activated.connect(lambda _at: field.answer(box.currentData()))
    return box, lambda value: box.setCurrentIndex(max(box.findData(value), 0))


def _whole(field: SettingField) -> Made:
    setting = field.setting
    box = NumberBox(int(setting.minimum or 0), int(setting.maximum or 0), f" {setting.unit}".rstrip())
    box.setSingleStep(int(setting.step))
    box.setGroupSeparatorShown(True)
    if setting.lowest:
        box.setSpecialValueText(tr(setting.lowest))
    box.setFixedWidth(NUMBER_WIDTH)
    box.valueChanged.connect(field.answer)
    return box, _quietly(box, box.setValue)


def _number(field: SettingField) -> Made:
    setting, box = field.setting, QDoubleSpinBox()
    box.setRange(float(setting.minimum or 0), float(setting.maximum or 0))
    box.setDecimals(1)
    box.setSingleStep(setting.step)
    box.setSuffix(f" {setting.unit}".rstrip())
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    box.setKeyboardTracking(False)
    box.setFixedWidth(NUMBER_WIDTH)
    box.valueChanged.connect(lambda value: field.answer(round(value, 6)))
    return box, _quietly(box, box.setValue)


def _slider(field: SettingField) -> Made:
    setting, low = field.setting, float(field.setting.minimum or 0)
    slider, words = QSlider(Qt.Orientation.Horizontal), label("", "muted")
    slider.setRange(0, round((float(setting.maximum or 0) - low) / setting.step))
    slider.setPageStep(max(slider.maximum() // 10, 1))
    slider.setFixedWidth(SLIDER_WIDTH)
    slider.setMinimumHeight(SLIDER_HEIGHT)
    slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    words.setFont(tabular(words.font()))
    words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    words.setFixedWidth(7 * UNIT)

    def moved(position: int) -> None:
        value = round(low + position * setting.step, 6)
        words.setText(number_words(setting, value))
        field.answer(value)

    def show(value: float) -> None:
        words.setText(number_words(setting, value))
        slider.setValue(round((value - low) / setting.step))

    slider.valueChanged.connect(moved)
    return _side_by_side(words, slider), _quietly(slider, show)


def _colours(field: SettingField) -> Made:
    buttons = {value: ColourButton(tr(BY_VALUE[value].name)) for value in COLOURED}
    part = _side_by_side(*buttons.values())

    def ask(value: int) -> None:
        dialog = QColorDialog(buttons[value].ink, part)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(buttons[value].accessibleName())
        dialog.colorSelected.connect(lambda ink: choose(value, ink))
        dialog.open()

    def choose(value: int, ink: QColor) -> None:
        colours = class_colours(field.palette, field.value) | {value: (ink.red(), ink.green(), ink.blue())}
        field.answer(chosen_text(colours, field.palette))
        show(field.value)

    def show(chosen: str) -> None:
        for value, button in buttons.items():
            button.set_ink(QColor(*class_colours(field.palette, chosen)[value]))

    for value, button in buttons.items():
        button.clicked.connect(lambda _checked=False, value=value: ask(value))
    return part, show


def _side_by_side(*widgets: QWidget) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(UNIT)
    for widget in widgets:
        row.addWidget(widget)
    return part


def _quietly(control: QObject, show: Callable[[Any], None]) -> Callable[[Any], None]:
    def quiet(value: Any) -> None:
        blocked = control.blockSignals(True)
        show(value)
        control.blockSignals(blocked)

    return quiet


MAKERS: dict[str, Callable[[SettingField], Made]] = {
    "bool": _switch,
    "choice": _choice,
    "int": _whole,
    "float": _number,
    SLIDER: _slider,
    COLOURS: _colours,
}
