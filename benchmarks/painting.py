"""A window on one large drawn picture, with three panes shown, painted on by real mouse events."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from benchmarks.window import wait_for, window_on, write_dataset
from segtool.core.drawing import draw_pet
from segtool.ui.main_window import MainWindow

THREE = ("correction", "prediction", "difference")
MOVES = 400


def enlarged(width: int, height: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """A drawn pet of this size: photograph and label map."""
    drawing = draw_pet(3)
    rows = np.arange(height) * drawing.trimap.shape[0] // height
    columns = np.arange(width) * drawing.trimap.shape[1] // width
    return drawing.image[rows][:, columns], drawing.trimap[rows][:, columns]


@contextlib.contextmanager
def three_panes(width: int, height: int) -> Iterator[MainWindow]:
    """The window with the picture predicted, correction, prediction and difference beside each other."""
    application = QApplication.instance() or QApplication([])
    image, label_map = enlarged(width, height)
    with tempfile.TemporaryDirectory() as folder:
        dataset = write_dataset(Path(folder) / "large", image, label_map)
        with window_on(dataset) as window:
            window.panes.show_kinds(THREE)
            wait_for(lambda: window.workbench.prediction is not None and not window.workbench.predicting)
            QApplication.processEvents()
            yield window
    assert application is not None


def across(width: int, height: int) -> list[QPointF]:
    """A waving stroke over most of the picture, in picture coordinates."""
    return [
        QPointF(width * (0.12 + 0.76 * i / MOVES), height * (0.5 + 0.3 * np.sin(i / 23)))
        for i in range(MOVES)
    ]
