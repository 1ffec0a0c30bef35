"""What the forms have in common."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from segtool.ui.theme import UNIT, label

ONE_LINE = 5 * UNIT
"""Highest field of a single line, in pixels."""


class FormDialog(QDialog):
    """A heading, a sentence, rows, and the buttons: the one that acts, and Cancel."""

    def __init__(self, title: str, text: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        self.column.setSpacing(UNIT + 4)
        self.column.addWidget(label(title, "display"))
        self.text = label(text, "muted")
        self.text.setWordWrap(True)
        self.text.setVisible(bool(text))
        self.column.addWidget(self.text)
        self.rows = QFormLayout()
        self.rows.setSpacing(UNIT)
        self.rows.setHorizontalSpacing(2 * UNIT)
        self.rows.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.beside = QHBoxLayout()
        self.beside.setSpacing(3 * UNIT)
        self.beside.addLayout(self.rows, 1)
        self.column.addLayout(self.beside)
        self.fault = label("", "bad")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.buttons = QDialogButtonBox()
        self.action = QPushButton(action)
        self.action.setProperty("role", "primary")
        self.action.setDefault(True)
        self.buttons.addButton(self.action, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def finish(self) -> None:
        """Put fault and buttons below what was added so far."""
        align_labels(self.rows)
        self.column.addWidget(self.fault)
        self.column.addSpacing(UNIT)
        self.column.addWidget(self.buttons)

    def say_fault(self, sentence: str) -> None:
        """Why the action cannot be taken; "" where it can."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.action.setEnabled(not sentence)


def align_labels(form: QFormLayout) -> None:
    """A form puts a label's box at the top of its row: as high as a one-line field it stands in its middle."""
    for row in range(form.rowCount()):
        title = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        field = form.itemAt(row, QFormLayout.ItemRole.FieldRole)
        words = title.widget() if title is not None else None
        if words is None or field is None:
            continue
        height = (
            (field.widget() or field).sizeHint().height()
        )  # an item's own is empty while its widget is hidden
        if height <= ONE_LINE:
            words.setMinimumHeight(height)
