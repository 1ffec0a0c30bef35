"""The real window on a dataset, offscreen, for the benchmarks that need one."""

import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from segtool.core.images import write_label_map
from segtool.ui.main_window import MainWindow
from segtool.workbench import Workbench

PATIENCE = 120.0


def wait_for(done: Callable[[], bool]) -> None:
    """Run the event loop until `done`."""
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")
        QApplication.processEvents()
        time.sleep(0.0005)


@contextlib.contextmanager
def isolated_home() -> Iterator[Path]:
    """A home of its own for workspace, settings and caches."""
    with tempfile.TemporaryDirectory() as folder:
        before = os.environ.get("SEGTOOL_HOME")
        os.environ["SEGTOOL_HOME"] = folder
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ["SEGTOOL_HOME"]
            else:
                os.environ["SEGTOOL_HOME"] = before


@contextlib.contextmanager
def window_on(dataset: Path, **options: Any) -> Iterator[MainWindow]:
    """The window at 1600 x 1000 with the dataset's first sample shown and its checkpoint loaded. options: of the
    workbench."""
    with isolated_home():
        workbench = Workbench(device="cpu", **options)
        window = MainWindow(workbench)
        window.resize(1600, 1000)
        window.show()
        workbench.open_dataset(dataset)
        wait_for(lambda: workbench.image is not None)
        try:
            yield window
        finally:
            workbench.close(anyway=True)
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def write_dataset(folder: Path, image: NDArray[np.uint8], label_map: NDArray[np.uint8]) -> Path:
    """A dataset of one sample."""
    (folder / "images").mkdir(parents=True)
    Image.fromarray(image).save(folder / "images" / "pug_1.jpg", quality=90)
    write_label_map(folder / "annotations" / "trimaps" / "pug_1.png", label_map)
    return folder


def send_mouse(
    pane: QWidget,
    kind: QEvent.Type,
    point: QPointF,
    held: bool,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    """A mouse event at a point of the pane. held: the button is down."""
    none = Qt.MouseButton.NoButton
    cause = none if kind is QEvent.Type.MouseMove else button
    place = pane.mapToGlobal(point)
    event = QMouseEvent(kind, point, place, cause, button if held else none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(pane, event)


def drag(pane: QWidget, points: Sequence[QPointF], button: Qt.MouseButton) -> None:
    """Press at the first point, move through the others, release at the last. Points of the pane."""
    send_mouse(pane, QEvent.Type.MouseButtonPress, points[0], True, button)
    for point in points[1:]:
        send_mouse(pane, QEvent.Type.MouseMove, point, True, button)
        QApplication.processEvents()
    send_mouse(pane, QEvent.Type.MouseButtonRelease, points[-1], False, button)
    QApplication.processEvents()


def stroke_times(
    window: MainWindow, path: Sequence[QPointF], diameter: int, own: list[float] | None = None
) -> list[float]:
    """Milliseconds from each mouse move of a stroke until the panes are repainted. path: picture coordinates.

    own: takes the processor time of the window's thread alone, which other work on the machine does not lengthen
    by waiting.
    """
    window.brush.set_diameter(diameter)
    pane, transform = window.panes.left.pane, window.panes.state.transform()
    points = [transform.map(point) for point in path]
    send_mouse(pane, QEvent.Type.MouseButtonPress, points[0], True)
    QApplication.processEvents()
    times = []
    for point in points[1:]:
        start, worked = time.perf_counter(), time.thread_time()
        send_mouse(pane, QEvent.Type.MouseMove, point, True)
        QApplication.processEvents()  # the repaint
        times.append((time.perf_counter() - start) * 1000)
        if own is not None:
            own.append((time.thread_time() - worked) * 1000)
    send_mouse(pane, QEvent.Type.MouseButtonRelease, points[-1], False)
    QApplication.processEvents()
    return times
