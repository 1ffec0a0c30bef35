"""The other side of the comparison with napari: our window and our canvas, asked as benchmarks/napari_driver.py is.

python -m benchmarks.napari_ours FOLDER; kinds: "redraw-3" (correction, prediction and difference shown), "redraw-1"
(the correction alone) and "data" (the canvas alone, the way between two points painted).
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtWidgets import QApplication

import segtool
from benchmarks.napari_driver import PATIENCE, paced_moves, serve, timed_moves
from benchmarks.painting import THREE
from benchmarks.window import send_mouse, wait_for, window_on, write_dataset
from segtool.core.canvas import LabelCanvas
from segtool.ui.main_window import MainWindow

PANES = {"redraw-3": THREE, "redraw-1": ("correction",)}


def data_stroke(canvas: LabelCanvas, order: dict[str, Any]) -> dict[str, Any]:
    """A stroke on the canvas alone, undone afterwards where it is not kept."""
    value = order["value"]
    before = int((canvas.label_map == value).sum())
    canvas.begin_stroke(value, order["diameter"])
    canvas.stroke_to(*order["points"][0])
    taken = timed_moves(lambda point: canvas.stroke_to(*point), order["points"][1:])
    patch = canvas.end_stroke()
    pixels = int((canvas.label_map == value).sum()) - before
    undo: list[float] = []
    if patch is not None and not order["keep"]:
        undo = timed_moves(lambda done: canvas.apply(done, forward=False), [patch])["times"]
    return {**taken, "undo": undo, "pixels": pixels}


class _Paints(QObject):
    """Which of the watched panes were painted since the last question."""

    def __init__(self) -> None:
        super().__init__()
        self.waited: set[QObject] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.waited.discard(watched)
        return False


class Window:
    """Our window, painted on by mouse events."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.paints = _Paints()
        self.kinds: tuple[str, ...] = ()
        self.panes: list[QObject] = []

    def show(self, kinds: tuple[str, ...]) -> None:
        """These panes and no others, the whole picture in view."""
        if kinds == self.kinds:
            return
        self.kinds = kinds
        self.window.panes.show_kinds(kinds)
        self.rest(0.5)
        self.window.panes.state.fit()
        self.rest(0.5)
        # The correction and the difference change with the paint; the prediction's pane shows the pointer alone.
        self.panes = [self.window.panes.frame(kind).pane for kind in kinds if kind != "prediction"]
        for pane in self.panes:
            pane.removeEventFilter(self.paints)
            pane.installEventFilter(self.paints)

    def rest(self, seconds: float) -> None:
        """Let the window do what it does between two events."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            QApplication.processEvents()
            time.sleep(0.0005)

    def until_shown(self, act: Callable[[], object]) -> None:
        """Do it, then run the event loop until all panes that change with the paint are repainted."""
        self.paints.waited = set(self.panes)
        act()
        end = time.monotonic() + PATIENCE
        QApplication.processEvents()
        while self.paints.waited:
            if time.monotonic() > end:
                raise TimeoutError("the window was not repainted")
            QApplication.processEvents()

    def label_map(self) -> NDArray[np.uint8]:
        """As it is on show."""
        canvas = self.window.workbench.canvas
        assert canvas is not None
        return canvas.label_map

    def stroke(self, order: dict[str, Any]) -> dict[str, Any]:
        """By mouse events, each until the panes are repainted."""
        self.show(PANES[order["kind"]])
        window, value = self.window, order["value"]
        window.brush.set_value(value)
        window.brush.set_diameter(order["diameter"])
        before = int((self.label_map() == value).sum())
        pane, transform = window.panes.left.pane, window.panes.state.transform()
        points = [transform.map(QPointF(*point)) for point in order["points"]]
        self.rest(0.1)
        send_mouse(pane, QEvent.Type.MouseButtonPress, points[0], True)
        self.rest(0.1)
        taken = paced_moves(
            lambda point: self.until_shown(lambda: send_mouse(pane, QEvent.Type.MouseMove, point, True)),
            points[1:], self.rest,
        )  # fmt: skip
        send_mouse(pane, QEvent.Type.MouseButtonRelease, points[-1], False)
        self.rest(0.3)
        pixels = int((self.label_map() == value).sum()) - before
        undo = [] if order["keep"] else timed_moves(self.until_shown, [window.workbench.undo])["times"]
        self.rest(0.3)
        return {**taken, "undo": undo, "pixels": pixels}


def main(folder: Path) -> None:
    """The command."""
    image, label_map = np.load(folder / "image.npy"), np.load(folder / "labels.npy")
    canvas = LabelCanvas(label_map)
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as place:
        dataset = write_dataset(Path(place) / "large", image, label_map)
        with window_on(dataset) as window:
            window.panes.show_kinds(THREE)
            wait_for(lambda: window.workbench.prediction is not None and not window.workbench.predicting)
            ours = Window(window)
            views = {}
            for kind, kinds in PANES.items():
                ours.show(kinds)
                views[kind] = [window.panes.left.pane.width(), window.panes.left.pane.height()]
            about = {"version": segtool.__version__, "renderer": "raster", "view": views}

            def answer(order: dict[str, Any]) -> dict[str, Any]:
                return data_stroke(canvas, order) if order["kind"] == "data" else ours.stroke(order)

            serve(answer, about)
    assert application is not None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
