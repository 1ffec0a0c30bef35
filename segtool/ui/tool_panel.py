"""The options of the tool in the hand, what strokes may change, and the operations on whole regions."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from segtool.core.classes import BACKGROUND, BORDER, CLASSES, IGNORE_CLASS, PET
from segtool.core.tools.edit import Rules
from segtool.core.tools.operations import OPERATIONS
from segtool.core.tools.superpixels import COARSEST, FINEST
from segtool.core.tools.table import BY_CLASS, BY_COLOUR, BY_ID, Options
from segtool.ui.brush import Brush
from segtool.ui.dialogs.form import align_labels
from segtool.ui.fields import ChoiceBox, NumberBox
from segtool.ui.theme import UNIT, label
from segtool.ui.words import tr
from segtool.workbench.tools import Tools

NOWHERE, INSIDE, OUTSIDE = "", "only_inside", "only_outside"


class ToolPanel(QWidget):
    """Follows the tools; every change acts at once."""

    def __init__(self, tools: Tools, brush: Brush, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._brush = brush
        self.title = label("", "caps")
        self.fill_by = self._choice(
            "fill_by", {BY_CLASS: tr("Within a class"), BY_COLOUR: tr("By colour")}, tr("Fill")
        )
        self.tolerance = self._number("tolerance", 0, 255, tr("Tolerance"))
        self.connectivity = self._choice(
            "connectivity", {4: tr("Edges (4)"), 8: tr("Edges and corners (8)")}, tr("Connected by")
        )
        self.grain = self._number("grain", int(FINEST), int(COARSEST), tr("Grain"))
        self.at_once = self._switch("at_once", tr("Take at once"))
        self.border = self._switch("border", tr("Draw the border anew"))
        self.square = self._switch("square", tr("Square brush"))
        self.pressure = self._switch("pressure", tr("Pen pressure sets the size"))
        self.auto_border = self._switch("auto_border", tr("Border after each stroke"))
        self.auto_border.setToolTip(tr("Drawn anew near what was painted, in the same undo step"))
        self.border_px = self._number("border_px", 0, 100, tr("Border width"))
        self.border_px.setSpecialValueText(tr("as the dataset's"))
        self.pixels = self._number("pixels", 1, 100, tr("Pixels"))
        self.island = self._number("island", 1, 100_000, tr("Smallest island"))
        names = {row.value: tr(row.name) for row in (*CLASSES, IGNORE_CLASS)}
        self.swap_one = self._choice("swap_one", names, tr("One class to swap"))
        self.swap_other = self._choice("swap_other", names, tr("The other class to swap"))
        self.swap = QPushButton(tr("Swap"))
        self.fields: dict[str, tuple[str, QWidget]] = {
            "fill_by": (tr("Fill"), self.fill_by),
            "tolerance": (tr("Tolerance"), self.tolerance),
            "connectivity": (tr("Connected by"), self.connectivity),
            "grain": (tr("Grain"), self.grain),
            "at_once": ("", self.at_once),
            "border": ("", self.border),
            "square": ("", self.square),
            "pressure": ("", self.pressure),
        }
        self.protect = {row.value: QCheckBox(tr(row.name)) for row in CLASSES}
        self.where = ChoiceBox()
        self.regions = QPushButton(tr("Change whole regions"))
        self._menu = QMenu(self.regions)
        self.operations = {row.id: self._menu.addAction(tr(row.title)) for row in OPERATIONS}
        self._lay_out()
        tools.changed.connect(self.show_state)
        brush.changed.connect(self._show_title)
        self.show_state()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.title)
        self._form = QFormLayout()
        self._form.setSpacing(UNIT // 2)
        for words, field in self.fields.values():
            self._form.addRow(words, field)
        column.addLayout(self._form)
        column.addWidget(label(tr("Protected from every tool"), "muted"))
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        for box in self.protect.values():
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.toggled.connect(self._rules_chosen)
            row.addWidget(box)
        column.addLayout(row)
        self.where.addItem(tr("Paint everywhere"), (NOWHERE, None))
        for pixel_class in CLASSES:
            name = tr(pixel_class.name)
            self.where.addItem(tr("Only inside {name}", name=name), (INSIDE, pixel_class.value))
            self.where.addItem(tr("Only outside {name}", name=name), (OUTSIDE, pixel_class.value))
        self.where.setAccessibleName(tr("Where tools may paint"))
        self.where.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.where.activated.connect(self._rules_chosen)
        column.addWidget(self.where)
        self.regions.setToolTip(tr("Shown first; Enter takes it, Escape drops it"))
        numbers = QFormLayout()
        numbers.setSpacing(UNIT // 2)
        column.addWidget(self.auto_border)
        numbers.addRow(tr("Border width"), self.border_px)
        numbers.addRow(tr("Grow or shrink by"), self.pixels)
        numbers.addRow(tr("Smallest island"), self.island)
        column.addLayout(numbers)
        column.addLayout(self._swap_row())
        self._forms = (self._form, numbers)
        for identity, action in self.operations.items():
            action.triggered.connect(lambda _checked=False, each=identity: self._operate(each))
        self.regions.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.regions.setMenu(self._menu)
        column.addWidget(self.regions)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the style is known, and how high it makes a field."""
        super().showEvent(event)
        for form in self._forms:
            align_labels(form)

    def _swap_row(self) -> QHBoxLayout:
        self.swap.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.swap.setToolTip(tr("Swap the two chosen classes") + "\n" + self.regions.toolTip())
        self.swap.clicked.connect(lambda: self._operate("swap_chosen"))
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        row.addWidget(self.swap_one, 1)
        row.addWidget(self.swap_other, 1)
        row.addWidget(self.swap)
        return row

    def show_state(self) -> None:
        """Read everything from the tools, without answering."""
        options, wanted = self._tools.options, BY_ID[self._tools.tool].options
        for name, (_, field) in self.fields.items():
            self._form.setRowVisible(field, name in wanted)
            _show(field, getattr(options, name))
        _show(self.pixels, options.pixels)
        _show(self.island, options.island)
        _show(self.swap_one, options.swap_one)
        _show(self.swap_other, options.swap_other)
        self.swap.setEnabled(options.swap_one != options.swap_other)
        self.operations["swap_chosen"].setEnabled(self.swap.isEnabled())
        _show(self.auto_border, options.auto_border)
        _show(self.border_px, options.border_px)
        for value, box in self.protect.items():
            _show(box, value in options.rules.protected)
        _show(self.where, _place_of(options))
        self._show_title()

    def _show_title(self) -> None:
        row = BY_ID[self._tools.tool]
        self.title.setText(tr("Tool: {name}", name=tr(row.title)).upper())
        self.title.setToolTip(tr(row.tip))

    def _rules_chosen(self, *_: object) -> None:
        protected = frozenset(value for value, box in self.protect.items() if box.isChecked())
        kind, value = self.where.currentData()
        places: dict[str, Any] = {kind: value} if kind else {}
        self._tools.set(rules=Rules(protected, **places))

    def _operate(self, operation: str) -> None:
        value = self._brush.paints
        self._tools.operate(operation, value if value in (PET, BACKGROUND, BORDER) else PET)

    def _number(self, option: str, low: int, high: int, name: str) -> NumberBox:
        box = NumberBox(low, high)
        box.setAccessibleName(name)
        box.valueChanged.connect(lambda value: self._tools.set(**{option: value}))
        return box

    def _switch(self, option: str, name: str) -> QCheckBox:
        box = QCheckBox(name)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.toggled.connect(lambda on: self._tools.set(**{option: on}))
        return box

    def _choice(self, option: str, choices: dict[Any, str], name: str) -> QComboBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for value, words in choices.items():
            box.addItem(words, value)
        box.activated.connect(lambda index: self._tools.set(**{option: box.itemData(index)}))
        return box


def _place_of(options: Options) -> tuple[str, int | None]:
    rules = options.rules
    if rules.only_inside is not None:
        return INSIDE, rules.only_inside
    return (OUTSIDE, rules.only_outside) if rules.only_outside is not None else (NOWHERE, None)


def _show(field: QWidget, value: Any) -> None:
    blocked = field.blockSignals(True)
    if isinstance(field, QComboBox):
        for index in range(field.count()):
            if _same(field.itemData(index), value):
                field.setCurrentIndex(index)
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(value))
    elif isinstance(field, NumberBox):
        field.setValue(round(value))
    field.blockSignals(blocked)


def _same(data: Any, value: Any) -> bool:
    """Qt may hand a tuple back as a list."""
    return bool(list(data) == list(value) if isinstance(value, tuple) else data == value)
