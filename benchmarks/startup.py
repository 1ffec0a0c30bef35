"""Process start to a painted window on the sample, against a bare PySide6 window with one label."""

import os
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.harness import Row, row
from benchmarks.window import isolated_home
from segtool.core import places
from segtool.core.drawing.sample import write_sample

RUNS = 7
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("bare")
label.show()
QTimer.singleShot(0, lambda: (label.repaint(), sys.stdout.write("painted\\n"), sys.stdout.flush(), app.quit()))
app.exec()
"""
OURS = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
import segtool.app as app
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.painted)
        return False
    def painted(self):
        assert "torch" not in sys.modules
        sys.stdout.write("painted\\n")
        sys.stdout.flush()
watch = Watch()
build = app._build
def built(*arguments):
    window, workbench = build(*arguments)
    window.installEventFilter(watch)
    return window, workbench
app._build = built
sys.exit(app.run_window())
"""


def _start(code: str) -> float:
    """Milliseconds from the start of the process until it says that it has painted."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=Path.cwd()) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = (time.perf_counter() - start) * 1000
        process.terminate()
        process.wait(20)
    assert line == b"painted\n", line
    return took


def measure() -> list[Row]:
    """In turn, so that a slow moment of the machine hits both."""
    with isolated_home():
        os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parent.parent)
        write_sample(places.sample_folder())
        bare, ours = [], []
        for _ in range(RUNS):
            bare.append(_start(BARE))
            ours.append(_start(OURS))
    return [
        row(
            "startup", ours[1:], against=("a bare window", bare[1:]), bar="at most 3 x a bare window",
            holds=lambda median, p95, ratio: ratio is not None and ratio <= 3,
        )
    ]  # fmt: skip
