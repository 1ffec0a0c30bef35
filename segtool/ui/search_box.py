"""A line to type in that keeps the window's keys out."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit


class SearchBox(QLineEdit):
    """A line to type in: no key typed here is anything but text. Escape empties it and gives the focus back;
    in a dialog an empty one leaves Escape to the dialog."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            commands = (
                Qt.KeyboardModifier.ControlModifier
                | Qt.KeyboardModifier.AltModifier
                | Qt.KeyboardModifier.MetaModifier
            )
            function_key = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
            if not event.modifiers() & commands and not function_key:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.text() or not isinstance(self.window(), QDialog)):
            self.clear()
            self.clearFocus()
        else:
            super().keyPressEvent(event)
