"""The next picture on screen: photograph and trimap, the neighbour loaded ahead, from the key to the repaint."""

import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, row
from benchmarks.window import wait_for, window_on
from segtool.core.drawing.sample import write_sample

REST_SECONDS = 0.25
"""Between two steps, as a person looks: long enough to load the neighbour."""


def measure() -> list[Row]:
    """Through the sample, once."""
    application = QApplication.instance() or QApplication([])
    times = []
    with tempfile.TemporaryDirectory() as folder:
        write_sample(Path(folder) / "sample")
        with window_on(Path(folder) / "sample") as window:
            workbench = window.workbench
            for _ in range(40):
                end = time.monotonic() + REST_SECONDS
                wait_for(lambda end=end: time.monotonic() > end)
                before = workbench.current
                start = time.perf_counter()
                workbench.next()
                wait_for(lambda before=before: workbench.current is not before and not workbench.loading)
                window.panes.left.pane.repaint()
                window.panes.right.pane.repaint()
                times.append((time.perf_counter() - start) * 1000)
    assert application is not None
    return [
        row(
            "next", times, bar="median under 10 ms, p95 under 20 ms",
            holds=lambda median, p95, ratio: median < 10 and p95 < 20,
        )
    ]  # fmt: skip
