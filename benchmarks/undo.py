"""Undo and redo of a long stroke at 12 megapixels: canvas and history alone."""

import time

import numpy as np

from benchmarks.harness import Row, row, timed
from segtool.core.canvas import LabelCanvas


def measure() -> list[Row]:
    """Brush 300 across the whole picture."""
    canvas = LabelCanvas(np.full((3000, 4000), 2, np.uint8))
    canvas.begin_stroke(1, 300)
    for step in range(200):
        canvas.stroke_to(200 + step * 18.0, 1500 + 1000 * np.sin(step / 20))
    patch = canvas.end_stroke()
    assert patch is not None
    forward = True

    def there_and_back() -> None:
        nonlocal forward
        forward = not forward
        canvas.apply(patch, forward)

    own: list[float] = []

    def measured() -> None:
        worked = time.thread_time()
        there_and_back()
        own.append((time.thread_time() - worked) * 1000)

    times = timed(measured, 40)
    return [
        row("undo", times, bar="under 10 ms", holds=lambda median, p95, ratio: p95 < 10),
        row("undo, processor time alone", own),
    ]
