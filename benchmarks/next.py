"""The next picture on screen: photograph and trimap, the neighbour loaded ahead, from the key to the repaint."""

import tempfile
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, row
from benchmarks.window import wait_for, window_on
from segtool.core.drawing.sample import write_sample
from segtool.ui.main_window import MainWindow

STEPS = 40
REST_SECONDS = 0.25
"""Between two steps, as a person looks: long enough to read and draw the neighbour."""
HELD_STEPS = 30
REPEAT_SECONDS = 0.033
"""Between two events of a key that is held."""


def measure() -> list[Row]:
    """Through the sample, once; then with the key held."""
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        write_sample(Path(folder) / "sample")
        with window_on(Path(folder) / "sample") as window:
            _rest(1.0)
            times, own = _steps(window)
            jumps, left = _held(window)
    assert application is not None
    return [
        row(
            "next", times, bar="median under 10 ms, p95 under 20 ms",
            holds=lambda median, p95, ratio: median < 10 and p95 < 20,
        ),
        row("next, the window's own time", own),
        Row("next, key held, jumps", "samples", jumps, bar="none", holds=jumps == 0),
        Row("next, key held, after release", "samples", left, bar="none", holds=left == 0),
    ]  # fmt: skip


def _rest(seconds: float) -> None:
    end = time.monotonic() + seconds
    wait_for(lambda: time.monotonic() > end)


def _arrived(window: MainWindow, before: object) -> bool:
    return window.workbench.current is not before and not window.workbench.loading


def _steps(window: MainWindow) -> tuple[list[float], list[float]]:
    """Milliseconds of each step, by the clock and by what the window's thread worked."""
    workbench, times, own = window.workbench, [], []
    for _ in range(STEPS):
        _rest(REST_SECONDS)
        before = workbench.current
        start, worked = time.perf_counter(), time.thread_time()
        QTest.keyClick(window.panes.left.pane, Qt.Key.Key_D)
        wait_for(partial(_arrived, window, before))
        window.panes.left.pane.repaint()  # of everything that changed
        times.append((time.perf_counter() - start) * 1000)
        own.append((time.thread_time() - worked) * 1000)
    return times, own


def _held(window: MainWindow) -> tuple[int, int]:
    """How many samples were passed over, and how many followed after the release."""
    workbench = window.workbench
    workbench.select(workbench.samples[0].name)
    _rest(1.0)
    shown: list[int] = []
    places = {sample.name: place for place, sample in enumerate(workbench.samples)}

    def note() -> None:
        if workbench.current is not None:
            shown.append(places[workbench.current.name])

    workbench.sampleChanged.connect(note)
    for _ in range(HELD_STEPS):
        QTest.keyPress(window.panes.left.pane, Qt.Key.Key_D)
        _rest(REPEAT_SECONDS)
    QTest.keyRelease(window.panes.left.pane, Qt.Key.Key_D)
    at_release = len(shown)
    _rest(0.5)
    jumps = sum(after - before - 1 for before, after in zip([0, *shown], shown, strict=False))
    return jumps, len(shown) - at_release
