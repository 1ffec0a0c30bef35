"""What the right panel shows without scrolling."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from segtool.core.tools.table import TOOLS
from segtool.ui.main_window import MainWindow
from tests.ui.fake_workbench import FakeWorkbench


def test_figures_and_review_are_on_a_small_screen_with_every_tool(bench: FakeWorkbench, qtbot: Any) -> None:
    window = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    bench.open_dataset(Path("pets"))
    side = window.side

    def below(part: QWidget) -> int:
        return part.mapTo(side.viewport(), QPoint(0, part.height())).y()

    for row in TOOLS:
        bench.tools.choose(row.id)
        QApplication.processEvents()
        assert side.tool.title.text().endswith(row.title.upper())
        for part in (side.figures, side.accept):
            assert 0 < below(part) <= side.viewport().height(), (row.id, below(part))
