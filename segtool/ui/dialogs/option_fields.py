"""Fields for options: what the table says an option is, as something that a person can set."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from segtool.core.options import Option, table_of, text_of_table
from segtool.ui.dialogs.form import align_labels
from segtool.ui.fields import ComboBox, DoubleSpinBox, SpinBox, inset
from segtool.ui.theme import UNIT
from segtool.ui.words import tr

MOST = 2**31 - 1
DECIMALS = 6


class OptionField(QObject):
    """One option's widget. value() is of the option's kind; changed is emitted when a person or `set` changes it."""

    changed = Signal()

    def __init__(self, row: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.widget, self._read, self._write = _MAKERS[_kind(row)](row, self.changed.emit)
        self.widget.setToolTip(_sentence(tr(row.help)))
        self.widget.setAccessibleName(tr(row.title))
        self.widget.setObjectName(row.key)

    def value(self) -> Any:
        """What is set; a table that cannot be read is its text, whose fault the option tells."""
        return self._read()

    def set(self, value: Any) -> None:
        """Show a value."""
        self._write(value)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _kind(row: Option) -> str:
    return "choice" if row.choices else row.kind.__name__


Made = tuple[QWidget, Callable[[], Any], Callable[[Any], None]]
Emit = Callable[[], None]


def _check(row: Option, emit: Emit) -> Made:
    box = QCheckBox()
    box.setChecked(row.default)
    box.toggled.connect(lambda on: emit())
    return box, box.isChecked, box.setChecked


def _choice(row: Option, emit: Emit) -> Made:
    box = ComboBox()
    for choice, name in zip(row.choices, row.names or row.choices, strict=True):
        box.addItem(tr(name) if row.names else choice, choice)
    box.currentIndexChanged.connect(lambda index: emit())

    def write(value: Any) -> None:
        box.setCurrentIndex(max(0, box.findData(value)))

    write(row.default)
    return box, box.currentData, write


def _whole(row: Option, emit: Emit) -> Made:
    box = SpinBox()
    inset(box)
    box.setRange(int(row.minimum or 0), int(MOST if row.maximum is None else row.maximum))
    if row.special:
        box.setSpecialValueText(tr(row.special))
    box.setValue(row.default)
    box.valueChanged.connect(lambda value: emit())
    return box, box.value, box.setValue


class ShortNumberBox(DoubleSpinBox):
    """Numbers of any size without zeros behind them: 0.0003, 0.5, 2."""

    def textFromValue(self, value: float) -> str:
        exact = self.locale().toString(value, "f", DECIMALS)
        point = self.locale().decimalPoint()
        return exact.rstrip("0").removesuffix(point) if point in exact else exact


def _number(row: Option, emit: Emit) -> Made:
    box = ShortNumberBox()
    inset(box)
    box.setDecimals(DECIMALS)
    box.setRange(row.minimum or 0.0, 1e6 if row.maximum is None else row.maximum)
    box.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
    if row.special:
        box.setSpecialValueText(tr(row.special))
    box.setValue(row.default)
    box.valueChanged.connect(lambda value: emit())
    return box, box.value, box.setValue


def _text(row: Option, emit: Emit) -> Made:
    line = QLineEdit(row.default)
    line.textChanged.connect(lambda text: emit())
    return line, lambda: line.text().strip(), line.setText


def _table(row: Option, emit: Emit) -> Made:
    line = QLineEdit(text_of_table(row.default))
    line.setPlaceholderText(tr("as they are, or width=16, dropout=0.1"))
    line.textChanged.connect(lambda text: emit())

    def read() -> Any:
        try:
            return table_of(line.text())
        except ValueError:
            return line.text()

    return line, read, lambda value: line.setText(text_of_table(value))


_MAKERS: dict[str, Callable[[Option, Emit], Made]] = {
    "bool": _check,
    "choice": _choice,
    "int": _whole,
    "float": _number,
    "str": _text,
    "dict": _table,
}


class OptionForm(QScrollArea):
    """Rows of options, in their order; they scroll where the dialog would not fit a small screen."""

    def __init__(self, fields: Iterable[OptionField], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        inside = QWidget()
        rows = QFormLayout(inside)
        rows.setSpacing(UNIT)
        rows.setHorizontalSpacing(2 * UNIT)
        for field in fields:
            rows.addRow(tr(field.row.title), field.widget)
        align_labels(rows)
        self.setWidget(inside)
