"""A window's parts on a workbench without jobs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QApplication

from segtool.ui.brush import Brush
from segtool.ui.main_window import MainWindow
from segtool.ui.pane import ImagePane
from segtool.ui.panes import Panes
from segtool.ui.view_state import ViewState
from tests.ui.fake_workbench import FakeWorkbench
from tests.ui.one_pane import HEIGHT, WIDTH, picture


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[FakeWorkbench]:
    """Nothing open yet."""
    made = FakeWorkbench()
    yield made
    made.tools.stop(5000)


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


@pytest.fixture
def pane(qtbot: object) -> ImagePane:
    """One pane with a picture of noise; its view is `pane.state`."""
    state = ViewState()
    made = ImagePane(state, "Correction")
    state.setParent(made)
    made.resize(301, 223)
    made.state = state  # type: ignore[attr-defined]
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.show()
    state.set_viewport(QSizeF(301, 223))
    state.set_picture(WIDTH, HEIGHT)
    made.set_image(picture())
    QApplication.processEvents()
    return made
