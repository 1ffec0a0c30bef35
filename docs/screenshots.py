"""Makes docs/window.png and docs/correcting.png again, from the drawn sample in a real window.

    python docs/screenshots.py

Without a display it starts itself under xvfb-run (Debian and Ubuntu: the package xvfb).
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SIZE = (1440, 900)
SCREEN = "1600x1000x24"
PATIENCE = 180.0
"""Seconds that a prediction may take on a slow machine."""


def main() -> int:
    """Exit status 0 when both pictures were written."""
    if not os.environ.get("DISPLAY"):
        if shutil.which("xvfb-run") is None:
            sys.stderr.write("There is no display, and xvfb-run is not installed.\n")
            return 3
        command = [
            "xvfb-run",
            "-a",
            "-s",
            f"-screen 0 {SCREEN}",
            sys.executable,
            str(Path(__file__).resolve()),
        ]
        return subprocess.run(command, check=False).returncode
    sys.path.insert(0, str(HERE.parent))
    with tempfile.TemporaryDirectory() as home:
        os.environ["SEGTOOL_HOME"] = home
        take()
    return 0


def take() -> None:
    """Open the sample, look at one picture, correct another."""
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QApplication

    from segtool.jobs.worker import left_running
    from segtool.ui.main_window import MainWindow
    from segtool.workbench import Workbench

    application = QApplication(sys.argv[:1])
    bench = Workbench()
    window = MainWindow(bench)
    window.resize(*SIZE)
    window.show()

    def until(holds: Callable[[], Any], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise SystemExit(f"Waited in vain for {what}.")
            application.processEvents()
            time.sleep(0.01)
        for _ in range(30):  # thumbnails and the last repaint
            application.processEvents()
            time.sleep(0.02)

    def show(name: str) -> None:
        bench.select(name)
        until(lambda: bench.current is not None and bench.current.name == name, f"{name}")
        until(lambda: bench.prediction is not None and bench.figures is not None, f"the prediction of {name}")

    bench.open_sample()
    until(lambda: bench.current is not None, "the sample")
    names = [sample.name for sample in bench.samples]

    show(names[5])
    first = bench.prediction
    bench.predict_again()  # the first one also warmed the network up
    until(
        lambda: bench.prediction is not None and bench.prediction is not first and bench.figures is not None,
        "a second prediction",
    )
    window.grab().save(str(HERE / "window.png"))

    window.theme.apply("dark")
    show(names[8])
    state, pane = window.panes.state, window.panes.left.pane
    state.set_scale(2.4, QPointF(state.picture.width() * 0.72, state.picture.height() * 0.3))
    window.brush.set_value(1)
    window.brush.set_diameter(18)
    stroke = [
        QPointF(state.centre.x() - 40 + 8 * step, state.centre.y() + 30 + 2 * step) for step in range(6)
    ]
    bench.start_stroke(window.brush.paints, float(window.brush.diameter), stroke[0].x(), stroke[0].y())
    for point in stroke[1:]:
        bench.stroke_to(point.x(), point.y())
    bench.end_stroke()
    until(lambda: not bench.unsaved and bench.figures is not None, "the save")
    pane.hovered.emit(stroke[-1])
    application.processEvents()
    window.grab().save(str(HERE / "correcting.png"))
    window.close()
    until(lambda: not left_running(), "the last prediction")


if __name__ == "__main__":
    sys.exit(main())
