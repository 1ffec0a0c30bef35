"""A brush move on 12 megapixels with both panes shown: from the mouse event until both are repainted."""

import tempfile
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, row
from benchmarks.window import stroke_times, window_on, write_dataset
from segtool.core.drawing import draw_pet

MOVES = 400
WIDTH, HEIGHT = 4000, 3000


def measure() -> list[Row]:
    """Brush 40 and 300 with the whole picture in view."""
    application = QApplication.instance() or QApplication([])
    drawing = draw_pet(3)
    rows_at = np.arange(HEIGHT) * drawing.trimap.shape[0] // HEIGHT
    columns_at = np.arange(WIDTH) * drawing.trimap.shape[1] // WIDTH
    image, label_map = drawing.image[rows_at][:, columns_at], drawing.trimap[rows_at][:, columns_at]
    path = [QPointF(500 + 3000 * i / MOVES, 1500 + 900 * np.sin(i / 23)) for i in range(MOVES)]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        dataset = write_dataset(Path(folder) / "large", image, label_map)
        with window_on(dataset) as window:
            for diameter in (40, 300):
                times = stroke_times(window, path, diameter)
                rows.append(
                    row(
                        f"brush-12mp, {diameter} px", times, bar="median under 2 ms, p95 under 8 ms",
                        holds=lambda median, p95, ratio: median < 2 and p95 < 8,
                    )
                )  # fmt: skip
    assert application is not None
    return rows
