"""Mouse, wheel and key events as Qt sends them: drags carry their button, wheels their fractions."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier
_TYPES = {
    "press": QEvent.Type.MouseButtonPress,
    "move": QEvent.Type.MouseMove,
    "release": QEvent.Type.MouseButtonRelease,
    "double": QEvent.Type.MouseButtonDblClick,
}


def mouse(
    widget: QWidget,
    kind: str,
    at: QPointF,
    button: Qt.MouseButton = LEFT,
    modifiers: Qt.KeyboardModifier = NONE,
) -> None:
    """Send one mouse event at a widget's logical pixel."""
    held = Qt.MouseButton.NoButton if kind == "release" else button
    cause = Qt.MouseButton.NoButton if kind == "move" else button
    event = QMouseEvent(_TYPES[kind], at, widget.mapToGlobal(at), cause, held, modifiers)
    QApplication.sendEvent(widget, event)


def drag(
    widget: QWidget,
    points: list[QPointF],
    button: Qt.MouseButton = LEFT,
    modifiers: Qt.KeyboardModifier = NONE,
) -> None:
    """Press at the first point, move through the others, release at the last."""
    mouse(widget, "press", points[0], button, modifiers)
    for point in points[1:]:
        mouse(widget, "move", point, button, modifiers)
    mouse(widget, "release", points[-1], button, modifiers)


def wheel(
    widget: QWidget,
    at: QPointF,
    y: int,
    x: int = 0,
    modifiers: Qt.KeyboardModifier = NONE,
    pixels: QPoint | None = None,
) -> None:
    """Send one wheel event; y and x in eighths of a degree."""
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        pixels or QPoint(),
        QPoint(x, y),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
