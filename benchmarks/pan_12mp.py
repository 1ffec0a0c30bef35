"""Zooming and panning on 12 megapixels with three panes shown: from the event until all are repainted."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, row
from benchmarks.painting import three_panes
from segtool.ui.main_window import MainWindow

MOST = 25.0


def measure() -> list[Row]:
    """In and out by notches at a corner of the middle; then moved at three scales."""
    with three_panes(4000, 3000) as window:
        zooms = [_timed(partial(_zoom, window, delta)) for delta in [120] * 24 + [-120] * 24]
        pans = []
        for scale in (0.2, 0.45, 1.0, 6.0):
            window.panes.state.set_scale(scale, QPointF(2000, 1500))
            QApplication.processEvents()
            for step in range(40):
                by = QPointF(7 if step < 20 else -7, 4)
                pans.append(_timed(partial(window.panes.state.pan, by)))
    rows = []
    for name, times in (("pan-12mp, zoom, three panes", zooms), ("pan-12mp, pan, three panes", pans)):
        rows.append(
            row(
                name, [wall for wall, _ in times],
                bar=f"p95 under {MOST:g} ms", holds=lambda median, p95, ratio: p95 < MOST,
            )
        )  # fmt: skip
        rows.append(row(f"{name}, the window's thread alone", [own for _, own in times]))
    return rows


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds until all panes are repainted; and of them the window's thread's own processor time."""
    start, worked = time.perf_counter(), time.thread_time()
    work()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000, (time.thread_time() - worked) * 1000


def _zoom(window: MainWindow, delta: int) -> None:
    pane = window.panes.left.pane
    at = QPointF(pane.width() * 0.4, pane.height() * 0.45)
    event = QWheelEvent(
        at, pane.mapToGlobal(at), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pane, event)
