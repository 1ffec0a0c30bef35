"""Undo and redo of a long stroke at 12 megapixels: the label map alone, and with who set each pixel."""

import time

import numpy as np

from benchmarks.harness import Row, row, timed
from segtool.core.canvas import LabelCanvas
from segtool.core.provenance import Legend, Provenance


def measure() -> list[Row]:
    """Brush 300 across the whole picture."""
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
        row("undo", times, bar="under 10 ms", holds=lambda median, p95, ratio: p95 < 10),
        row("undo, processor time alone", own),
        row("undo, pane of the origin shown", timed(shown, 40, warm_up=2)),
    ]
