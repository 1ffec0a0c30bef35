"""What a person does in the window, as real events."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from segtool.core.classes import BORDER
from segtool.ui.main_window import MainWindow
from tests.ui.events import drag
from tests.ui.fake_workbench import FakeWorkbench

Key = Qt.Key


CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def stroke(window: MainWindow) -> None:
    """Paint a line of border over the first row."""
    window.brush.set_value(BORDER)
    window.brush.set_diameter(1)
    transform = window.panes.state.transform()
    drag(window.panes.left.pane, [transform.map(QPointF(1.5, 0.5)), transform.map(QPointF(30.5, 0.5))])


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(widget, key, modifiers)
    QApplication.processEvents()


def name_of(bench: FakeWorkbench) -> str:
    assert bench.current is not None
    return bench.current.name
