"""Gaps of the window's event loop while one picture after the other is browsed and predicted."""

import itertools
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, row
from benchmarks.window import wait_for, window_on
from segtool.core.drawing.sample import write_sample

PICTURES = 25
BEAT_MS = 2
LARGEST_MS = 100


def measure() -> list[Row]:
    """A timer beats in the window's thread; a gap is the time between two beats."""
    application = QApplication.instance() or QApplication([])
    beats: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        write_sample(Path(folder) / "sample")
        with window_on(Path(folder) / "sample") as window:
            workbench = window.workbench
            wait_for(lambda: workbench.prediction is not None)  # torch is there
            timer = QTimer(window, interval=BEAT_MS)
            timer.timeout.connect(lambda: beats.append(time.perf_counter()))
            timer.start()
            for _ in range(PICTURES):
                before = workbench.current
                workbench.next()
                wait_for(lambda before=before: workbench.current is not before)
                wait_for(lambda: workbench.prediction is not None)
            timer.stop()
    assert application is not None
    gaps = [(after - before) * 1000 for before, after in itertools.pairwise(beats)]
    return [
        row("responsive, live prediction", gaps),
        Row(
            "responsive, largest gap", "ms", max(gaps), bar=f"no gap over {LARGEST_MS} ms",
            holds=max(gaps) <= LARGEST_MS,
        ),
    ]  # fmt: skip
