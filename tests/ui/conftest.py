"""A window's parts on a workbench without jobs."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from segtool.ui.brush import Brush
from segtool.ui.main_window import MainWindow
from segtool.ui.panes import Panes
from tests.ui.fake_workbench import FakeWorkbench


@pytest.fixture
def bench(qapp: QApplication) -> FakeWorkbench:
    """Nothing open yet."""
    return FakeWorkbench()


@pytest.fixture
def panes(bench: FakeWorkbench, qtbot: object) -> Panes:
    """Both panes, shown, with the first sample open."""
    shown = Panes(bench, Brush())  # type: ignore[arg-type]
    qtbot.addWidget(shown)  # type: ignore[attr-defined]
    shown.resize(901, 500)
    shown.show()
    QApplication.processEvents()
    bench.open_dataset(Path("pets"))
    return shown


@pytest.fixture
def window(bench: FakeWorkbench, qtbot: Any) -> MainWindow:
    """Shown, with a dataset open and the left pane in focus."""
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    bench.open_dataset(Path("pets"))
    QApplication.processEvents()
    return made
