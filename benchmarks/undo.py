"""Undo and redo of a long stroke at 12 megapixels: by its key in the window to the repaint, and the label map alone."""

import time

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, row, timed
from benchmarks.painting import across, three_panes
from benchmarks.window import stroke_times, wait_for
from segtool.core.canvas import LabelCanvas
from segtool.core.classes import PET
from segtool.core.provenance import Legend, Provenance
from segtool.ui.main_window import MainWindow

DIAMETERS = (300, 1000)
ROUNDS = 12
REST_S = 0.25
"""Between two keys: what follows a step in the background is over."""
MOST_MS = 10


def measure() -> list[Row]:
    """The window with three panes first; then without a window."""
    rows: list[Row] = []
    with three_panes(4000, 3000) as window:
        for diameter in DIAMETERS:
            rows += in_window(window, diameter)
    return rows + alone()


def in_window(window: MainWindow, diameter: int) -> list[Row]:
    """Undo and redo by turns of the second stroke, and of the first, which takes the whole correction back."""
    wave = across(4000, 3000)
    window.brush.set_value(PET)
    rows: list[Row] = []
    for which in ("first stroke", "later stroke"):
        if which == "later stroke":
            stroke_times(window, wave[:4], 5)
        window.brush.set_value(PET if which == "first stroke" else 0)
        stroke_times(window, wave, diameter)
        rows += _by_key(window, f"undo in the window, {which}, {diameter} px")
    while window.workbench.can_undo:
        window.workbench.undo()
    wait_for(lambda: not window.workbench.can_undo)
    return rows


def _by_key(window: MainWindow, name: str) -> list[Row]:
    shown: list[float] = []
    own: list[float] = []
    after: list[float] = []
    control = Qt.KeyboardModifier.ControlModifier
    for turn in range(2 * ROUNDS):
        _rest()
        pressed = control | Qt.KeyboardModifier.ShiftModifier if turn % 2 else control
        steps = len(_done(window))
        start, worked = time.perf_counter(), time.thread_time()
        QTest.keyClick(window.panes.left.pane, Qt.Key.Key_Z, pressed)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)  # the repaint
        shown.append((time.perf_counter() - start) * 1000)
        own.append((time.thread_time() - worked) * 1000)
        QApplication.processEvents()
        after.append((time.thread_time() - worked) * 1000)
        assert len(_done(window)) == steps + (1 if turn % 2 else -1), "the key did not reach the window"
    return [
        row(name, shown[2:], bar=f"under {MOST_MS} ms", holds=lambda median, p95, ratio: p95 < MOST_MS),
        row(f"{name}, the window's thread alone", own[2:]),
        row(f"{name}, with what follows the repaint, the window's thread alone", after[2:]),
    ]


def _rest() -> None:
    end = time.monotonic() + REST_S
    wait_for(lambda: time.monotonic() > end)


def _done(window: MainWindow) -> list[object]:
    return [step for step in window.workbench.past.steps if step.done]


def alone() -> list[Row]:
    """The label map, and who set each pixel, without a window: brush 300 across the whole picture."""
    canvas = LabelCanvas(np.full((3000, 4000), 2, np.uint8))
    canvas.begin_stroke(1, 300)
    for step in range(200):
        canvas.stroke_to(200 + step * 18.0, 1500 + 1000 * np.sin(step / 20))
    patch = canvas.end_stroke()
    assert patch is not None
    provenance = Provenance(np.zeros((3000, 4000), np.uint8), Legend())
    after = canvas.label_map[patch.box.slices]
    sources = provenance.painted(patch.box, patch.before_array(), after, "tool:brush")
    forward = True

    def there_and_back() -> None:
        nonlocal forward
        forward = not forward
        canvas.apply(patch, forward)
        provenance.move(sources, forward)

    own: list[float] = []

    def measured() -> None:
        worked = time.thread_time()
        there_and_back()
        own.append((time.thread_time() - worked) * 1000)

    times = timed(measured, 40)

    def shown() -> None:
        there_and_back()
        assert provenance.plane is not None

    return [
        row("undo, label map alone", times),
        row("undo, label map alone, processor time", own),
        row("undo, label map and its origin", timed(shown, 40, warm_up=2)),
    ]
