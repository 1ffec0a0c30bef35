"""Zooming and panning on 12 megapixels with three panes shown: from the event until all are repainted."""

import time

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
        zooms = [_zoomed(window, delta) for delta in [120] * 24 + [-120] * 24]
        pans = []
        for scale in (0.2, 0.45, 1.0, 6.0):
            window.panes.state.set_scale(scale, QPointF(2000, 1500))
            QApplication.processEvents()
            pans += [_panned(window, QPointF(7 if step < 20 else -7, 4)) for step in range(40)]
    bar = f"p95 under {MOST:g} ms"
    return [
        row(name, times, bar=bar, holds=lambda median, p95, ratio: p95 < MOST)
        for name, times in (("pan-12mp, zoom, three panes", zooms), ("pan-12mp, pan, three panes", pans))
    ]


def _zoomed(window: MainWindow, delta: int) -> float:
    pane = window.panes.left.pane
    at = QPointF(pane.width() * 0.4, pane.height() * 0.45)
    event = QWheelEvent(
        at, pane.mapToGlobal(at), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    start = time.perf_counter()
    QApplication.sendEvent(pane, event)
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def _panned(window: MainWindow, by: QPointF) -> float:
    start = time.perf_counter()
    window.panes.state.pan(by)
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000
