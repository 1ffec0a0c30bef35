"""Gaps of the window's event loop while pictures are browsed and predicted, and while all of them are predicted."""

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
ALL_SECONDS = 15.0
"""Of a run over all samples, at most."""


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
            gaps = _gaps(beats)
            beats.clear()
            workbench.predict_all()
            end = time.monotonic() + ALL_SECONDS
            wait_for(lambda: time.monotonic() > end or workbench.predict_all_step is None)
            workbench.cancel_predict_all()
            timer.stop()
    assert application is not None
    all_gaps = _gaps(beats)
    return [
        row("responsive, live prediction", gaps),
        Row(
            "responsive, largest gap", "ms", max(gaps), bar=f"no gap over {LARGEST_MS} ms",
            holds=max(gaps) <= LARGEST_MS,
        ),
        row("responsive, predict all", all_gaps),
        Row(
            "responsive, largest gap of predict all", "ms", max(all_gaps), bar=f"no gap over {LARGEST_MS} ms",
            holds=max(all_gaps) <= LARGEST_MS,
        ),
    ]  # fmt: skip


def _gaps(beats: list[float]) -> list[float]:
    """Milliseconds between the beats, in their order."""
    return [(after - before) * 1000 for before, after in itertools.pairwise(beats)]
