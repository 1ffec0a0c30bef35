"""Hints of the first minutes."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segtool.core.settings import Settings
from segtool.ui import main_window
from segtool.ui.hints import HINTS
from segtool.ui.main_window import MainWindow
from tests.ui.fake_workbench import FakeWorkbench

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(bench: FakeWorkbench, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(main_window, "HINTS_MS", 1)
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    bench.open_dataset(Path("pets"))
    return made


def test_hints_come_once_one_after_the_other_and_never_take_the_keys(window: MainWindow, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: window.hints.bubble is not None)
    focus = QApplication.focusWidget()
    seen = []
    while (bubble := window.hints.bubble) is not None:
        assert window.stack.rect().contains(bubble.geometry())
        assert QApplication.focusWidget() is focus
        seen.append(bubble.geometry().topLeft())
        QTest.mouseClick(bubble.got_it, LEFT)
    assert len(seen) == len(HINTS)
    assert len({(point.x(), point.y()) for point in seen}) == len(HINTS)
    assert Settings().get("hints") is False


def test_no_more_hints_means_none_at_the_next_opening_and_help_brings_them_back(
    window: MainWindow, bench: FakeWorkbench, qtbot: Any
) -> None:
    qtbot.waitUntil(lambda: window.hints.bubble is not None)
    QTest.mouseClick(window.hints.bubble.enough, LEFT)  # type: ignore[union-attr]
    assert window.hints.bubble is None
    bench.datasetOpened.emit()
    qtbot.wait(30)
    assert window.hints.bubble is None
    window.actions_["hints"].trigger()
    assert window.hints.bubble is not None


def test_a_bubble_stays_in_the_window_when_that_is_resized(window: MainWindow, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: window.hints.bubble is not None)
    window.resize(820, 560)
    QApplication.processEvents()
    assert window.stack.rect().contains(window.hints.bubble.geometry())  # type: ignore[union-attr]
