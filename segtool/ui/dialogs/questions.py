"""Short questions and the report of an unexpected error."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from segtool.ui.theme import UNIT, label
from segtool.ui.words import tr


def ask(parent: QWidget | None, question: str, text: str, *answers: str) -> str:
    """Ask and return the answer chosen, "" for cancelled. The first answer is the one that Enter gives."""
    box = QMessageBox(parent)
    box.setWindowTitle("segtool")
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(f"<b>{question}</b>")
    box.setInformativeText(text)
    buttons: dict[QPushButton, str] = {}
    for position, answer in enumerate(answers):
        button = box.addButton(answer, QMessageBox.ButtonRole.AcceptRole)
        buttons[button] = answer
        if position == 0:
            button.setProperty("role", "primary")
            box.setDefaultButton(button)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setEscapeButton(cancel)
    box.exec()
    box.deleteLater()
    return next((answer for button, answer in buttons.items() if box.clickedButton() is button), "")


class UnexpectedError(QDialog):
    """An error that nobody foresaw, with its details to copy."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Unexpected error"))
        self.resize(640, 360)
        self.details = details
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setAccessibleName(tr("Details"))
        words = label(
            tr("Something went wrong that was not foreseen. What you painted is in the journal."), "title"
        )
        words.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(words)
        column.addWidget(text, 1)
        column.addWidget(buttons)


def show_unexpected_error(parent: QWidget | None, details: str) -> None:
    """Show an unexpected error without stopping the window."""
    dialog = UnexpectedError(details, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
