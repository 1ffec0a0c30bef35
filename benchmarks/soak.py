"""An hour of browsing and painting, time compressed: what grows in memory, and what is left behind."""

import gc
import os
import sys
import tempfile
import threading
from pathlib import Path

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row
from benchmarks.window import stroke_times, wait_for, window_on
from segtool.core.drawing.sample import write_sample
from segtool.ui.main_window import MainWindow

ROUNDS = 12
"""Of PICTURES samples each; the first WARM_UP do not count."""
WARM_UP = 4
PICTURES = 20
MOST_MB_A_ROUND = 1.0
_PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20 if hasattr(os, "sysconf") else 0.0


def memory_mb() -> float:
    """Resident memory of this process."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE_MB


def left_behind(window: MainWindow) -> dict[str, int]:
    """What must not grow: threads, open files, timers of the window and its workbench."""
    return {
        "threads": len(list(Path("/proc/self/task").iterdir()))
        if sys.platform == "linux"
        else threading.active_count(),
        "files": len(list(Path("/proc/self/fd").iterdir())),
        "timers": len(window.findChildren(QTimer)) + len(window.workbench.findChildren(QTimer)),
    }


def one_round(window: MainWindow, pictures: int) -> None:
    """Next, a stroke, undo of every second one, a zoom; back at the start of the list where it ends."""
    workbench = window.workbench
    names = [sample.name for sample in workbench.samples]
    path = [QPointF(100 + 3 * step, 120 + 2 * step) for step in range(12)]
    for index in range(pictures):
        wanted = names[index % len(names)]
        workbench.select(wanted)
        wait_for(lambda wanted=wanted: workbench.current is not None and workbench.current.name == wanted)
        stroke_times(window, path, 30)
        window.panes.state.zoom(120.0, QPointF(50, 50))
        if index % 2:
            workbench.undo()
        QApplication.processEvents()
        window.panes.state.zoom(-120.0, QPointF(50, 50))


def slope(values: list[float]) -> float:
    """Of the straight line through the values, a step."""
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    over = sum((step - middle) * (value - mean) for step, value in enumerate(values))
    return over / sum((step - middle) ** 2 for step in range(len(values)))


def measure(rounds: int = ROUNDS, warm_up: int = WARM_UP, pictures: int = PICTURES) -> list[Row]:
    """Rows of memory growth a round and of what is left, newest minus first."""
    application = QApplication.instance() or QApplication([])
    memory, before, after = [], {}, {}
    with tempfile.TemporaryDirectory() as folder:
        write_sample(Path(folder) / "sample")
        with window_on(Path(folder) / "sample") as window:
            wait_for(lambda: window.workbench.prediction is not None)
            for number in range(rounds):
                one_round(window, pictures)
                gc.collect()
                if number == warm_up:
                    before = left_behind(window)
                if number >= warm_up:
                    memory.append(memory_mb())
            after = left_behind(window)
    assert application is not None
    growth = slope(memory)
    rows = [
        Row(
            "soak, memory a round", "MB", growth, bar=f"under {MOST_MB_A_ROUND} MB a round after warm-up",
            holds=growth < MOST_MB_A_ROUND,
        )
    ]  # fmt: skip
    return rows + [
        Row(
            f"soak, {what} left",
            "more",
            after[what] - before[what],
            bar="none",
            holds=after[what] <= before[what],
        )
        for what in before
    ]
