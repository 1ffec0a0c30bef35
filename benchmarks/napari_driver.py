"""Paints strokes on napari's Labels layer and times them. Runs where napari is installed, and needs nothing of ours.

    python -I napari_driver.py FOLDER        FOLDER holds image.npy (H x W x 3 uint8) and labels.npy (H x W uint8)

One JSON object a line on stdout. First what was started: {"version", "renderer", "view"}. Then an answer for each line
on stdin, {"kind", "points", "diameter", "value", "keep"}: {"times", "own", "all", "undo", "pixels"}.

points: (x, y) in picture coordinates. kind: "redraw" (a mouse event to a window until the frame with its paint is on
the screen), "data" (what a move paints, the way between two points too, without a window) or "dab" (one dab of the
brush a move, so that fast strokes have gaps). Without keep the stroke is undone afterwards.

times, own, all: milliseconds of each move by the clock, of the thread's processor time, of that of all threads; undo:
by the clock; pixels: how many changed. It ends with the end of stdin.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

PACE = 0.008
"""Seconds from one mouse event to the next, at least: a mouse of 125 Hz."""
PATIENCE = 30.0
SIZE = (1600, 1000)
"""Of the window."""


def serve(answer: Callable[[dict[str, Any]], dict[str, Any]], about: dict[str, Any]) -> None:
    """Say what was started, then answer line by line until stdin ends. Other prints go to stderr."""
    stream = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    print(json.dumps(about), file=stream, flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), file=stream, flush=True)


def timed_moves(move: Callable[[Any], object], points: list[Any]) -> dict[str, list[float]]:
    """Milliseconds of each move: "times" by the clock, "own" of this thread's processor time, "all" of all threads'."""
    clocks = {"times": time.perf_counter, "own": time.thread_time, "all": time.process_time}
    taken: dict[str, list[float]] = {name: [] for name in clocks}
    for point in points:
        starts = {name: clock() for name, clock in clocks.items()}
        move(point)
        for name, clock in clocks.items():
            taken[name].append((clock() - starts[name]) * 1000)
    return taken


def paced_moves(
    move: Callable[[Any], object], points: list[Any], rest: Callable[[float], None]
) -> dict[str, list[float]]:
    """The same, no move sooner after the one before than a mouse sends them. rest: runs the event loop so long."""
    taken: dict[str, list[float]] = {}
    for point in points:
        start = time.perf_counter()
        for name, values in timed_moves(move, [point]).items():
            taken.setdefault(name, []).extend(values)
        rest(max(0.001, PACE - (time.perf_counter() - start)))
    return taken


def data_stroke(layer: Any, order: dict[str, Any], joined: bool) -> dict[str, Any]:
    """A stroke on a layer that no viewer shows. joined: the way between two points is painted, as napari does."""
    from napari.layers.labels._labels_utils import interpolate_coordinates

    layer.brush_size, value = order["diameter"], order["value"]
    before = int((layer.data == value).sum())
    places = [(y, x) for x, y in order["points"]]
    at = places[0]

    def move(place: tuple[float, float]) -> None:
        nonlocal at
        for between in interpolate_coordinates(at, place, layer.brush_size) if joined else (place,):
            layer.paint(between, value, refresh=False)
        at = place

    with layer.block_history():
        layer.paint(at, value, refresh=False)
        taken = timed_moves(move, places[1:])
    pixels = int((layer.data == value).sum()) - before
    undo = [] if order["keep"] else timed_moves(lambda _: layer.undo(), [None])["times"]
    return {**taken, "undo": undo, "pixels": pixels}


class Window:
    """napari's window on the picture with its labels, painted on by mouse events."""

    def __init__(self, image: Any, labels: Any) -> None:
        import napari
        from qtpy.QtWidgets import QApplication

        self.viewer = napari.Viewer(show=False)
        window = self.viewer.window._qt_window
        window.resize(*SIZE)
        window.show()
        self.viewer.add_image(image, rgb=True)
        self.layer = self.viewer.add_labels(labels)
        self.layer.mode = "paint"
        self.canvas = self.viewer.window._qt_viewer.canvas
        self.native = self.canvas.native
        self.events = QApplication.processEvents
        self.changed = self.drawn = self.shown = False
        self.layer.events.labels_update.connect(self._note_change)
        self.layer.events.set_data.connect(self._note_change)  # what an undo tells
        self.canvas._scene_canvas.events.draw.connect(self._note_draw, position="last")
        self.native.frameSwapped.connect(self._note_frame)
        self.rest(2.0)
        self.viewer.reset_view()
        self.rest(1.0)

    def _note_change(self, event: Any = None) -> None:
        self.changed = True

    def _note_draw(self, event: Any = None) -> None:
        self.drawn = self.drawn or self.changed

    def _note_frame(self) -> None:
        self.shown = self.shown or self.drawn

    def about(self) -> dict[str, Any]:
        """Version, what draws, and the size of the view in pixels."""
        import napari
        from vispy.gloo import gl

        self.canvas._scene_canvas.set_current()
        return {
            "version": napari.__version__,
            "renderer": str(gl.glGetParameter(gl.GL_RENDERER)),
            "view": [self.native.width(), self.native.height()],
        }

    def rest(self, seconds: float) -> None:
        """Let the window do what it does between two events."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.events()
            time.sleep(0.0005)

    def until_shown(self, act: Callable[[], object]) -> None:
        """Do it, then run the event loop until a frame with the changed labels is on the screen."""
        self.changed = self.drawn = self.shown = False
        act()
        end = time.monotonic() + PATIENCE
        while not self.shown:
            if time.monotonic() > end:
                raise TimeoutError("napari drew no frame with the changed labels")
            self.events()

    def send(self, kind: str, point: Any) -> None:
        """A mouse event of the left button at a point of the canvas."""
        from qtpy.QtCore import QEvent, Qt
        from qtpy.QtGui import QMouseEvent
        from qtpy.QtWidgets import QApplication

        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        cause, held = {
            "MouseButtonPress": (left, left), "MouseMove": (none, left), "MouseButtonRelease": (left, none)
        }[kind]  # fmt: skip
        place, modifiers = self.native.mapToGlobal(point), Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(getattr(QEvent.Type, kind), point, place, cause, held, modifiers)
        QApplication.sendEvent(self.native, event)

    def on_canvas(self, points: list[Any]) -> list[Any]:
        """Picture coordinates as points of the canvas."""
        from qtpy.QtCore import QPointF

        (y0, x0), (y1, x1) = (
            self.canvas._map_canvas2world(corner, self.canvas.view) for corner in ((0, 0), (100, 100))
        )
        # napari's pixel i covers i - 1/2 to i + 1/2
        return [
            QPointF((x - 0.5 - x0) / (x1 - x0) * 100, (y - 0.5 - y0) / (y1 - y0) * 100) for x, y in points
        ]

    def stroke(self, order: dict[str, Any]) -> dict[str, Any]:
        """By mouse events, each until its frame is shown."""
        value = order["value"]
        self.layer.brush_size, self.layer.selected_label = order["diameter"], value
        before = int((self.layer.data == value).sum())
        points = self.on_canvas(order["points"])
        self.rest(0.1)
        self.send("MouseButtonPress", points[0])
        self.rest(0.1)
        taken = paced_moves(
            lambda point: self.until_shown(lambda: self.send("MouseMove", point)), points[1:], self.rest
        )
        self.send("MouseButtonRelease", points[-1])
        self.rest(0.3)
        pixels = int((self.layer.data == value).sum()) - before
        undo = [] if order["keep"] else timed_moves(self.until_shown, [self.layer.undo])["times"]
        self.rest(0.2)
        return {**taken, "undo": undo, "pixels": pixels}


def main(folder: str) -> None:
    """The command."""
    import numpy as np
    from napari.layers import Labels

    image, labels = (np.load(os.path.join(folder, name)) for name in ("image.npy", "labels.npy"))  # noqa: PTH118
    window = Window(image, labels.copy())
    alone = Labels(labels.copy())
    alone.mode = "paint"

    def answer(order: dict[str, Any]) -> dict[str, Any]:
        if order["kind"] == "redraw":
            return window.stroke(order)
        return data_stroke(alone, order, joined=order["kind"] == "data")

    serve(answer, window.about())
    os._exit(0)  # nothing to keep, and taking napari down takes seconds


if __name__ == "__main__":
    main(sys.argv[1])
