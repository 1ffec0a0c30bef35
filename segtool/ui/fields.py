"""Fields that leave the keys of the window alone."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QSpinBox, QWidget

INSET = 6
"""Of a number from its box's edges, in pixels."""
_OWN = frozenset(
    {
        *range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1),
        Qt.Key.Key_Backspace.value,
        Qt.Key.Key_Delete.value,
        Qt.Key.Key_Left.value,
        Qt.Key.Key_Right.value,
        Qt.Key.Key_Up.value,
        Qt.Key.Key_Down.value,
        Qt.Key.Key_Home.value,
        Qt.Key.Key_End.value,
    }
)
"""Keys that a number is typed with."""


class NumberBox(QSpinBox):
    """A box for whole numbers that keeps only digits and the keys to edit them; all other keys act on the window.

    Enter ends typing and gives the focus back.
    """

    def __init__(self, minimum: int, maximum: int, suffix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setSuffix(suffix)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a wheel that passes over it takes no focus
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lineEdit().installEventFilter(self)
        inset(self)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return self._sort(event)
        return False

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._sort(event):
            return True
        return super().event(event)

    def _sort(self, event: QKeyEvent) -> bool:
        """Whether the event is dealt with here."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        own = event.key() in _OWN and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(own or enter)
            return True
        if event.type() == QEvent.Type.KeyPress and enter:
            self.interpretText()
            self.clearFocus()
            return True
        return False


def inset(box: QAbstractSpinBox) -> None:
    """Keep a number off its box's edges: the style sheet's padding does not reach it."""
    box.lineEdit().setTextMargins(INSET, 0, INSET, 0)


class ChoiceBox(QComboBox):
    """A box of choices that takes no letters: Qt's own would jump to an entry that starts with the one pressed.

    Its list, once open, still does. Reached by Tab or a click, not by a wheel that passes over it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
