"""Fields that leave the keys of the window alone, and the wheel to the page until they are in focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDoubleSpinBox, QSlider, QSpinBox, QWidget

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


class Slider(QSlider):
    """A wheel that passes over it on its way scrolls the page; in focus, it moves the slider."""

    def __init__(
        self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None
    ) -> None:
        super().__init__(orientation, parent)
        leave_wheel(self)


class ComboBox(QComboBox):
    """A wheel that passes over it on its way scrolls the page; in focus, it goes through the entries."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        leave_wheel(self)


class SpinBox(QSpinBox):
    """A wheel that passes over it on its way scrolls the page; in focus, it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        leave_wheel(self)


class DoubleSpinBox(QDoubleSpinBox):
    """As SpinBox."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        leave_wheel(self)


class NumberBox(SpinBox):
    """A box for whole numbers that keeps only digits and the keys to edit them; all other keys act on the window.

    Enter ends typing and gives the focus back.
    """

    def __init__(self, minimum: int, maximum: int, suffix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setSuffix(suffix)
        self.setKeyboardTracking(False)
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


class _WheelInFocus(QObject):
    """Lets the wheel through to the page where what it watches is not in focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def leave_wheel(field: QWidget) -> None:
    """A passing wheel neither changes the field nor gives it the focus."""
    if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_WheelInFocus(field))


def inset(box: QAbstractSpinBox) -> None:
    """Keep a number off its box's edges: the style sheet's padding does not reach it."""
    box.lineEdit().setTextMargins(INSET, 0, INSET, 0)


class ChoiceBox(ComboBox):
    """A box of choices that takes no letters: Qt's own would jump to an entry that starts with the one pressed.

    Its list, once open, still does.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
