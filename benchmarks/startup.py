"""Process start to a painted window on the sample, against a bare PySide6 window with one label.

Twice: by the clock, and by the seconds of processor that both took until then, which other programs do not change.
Both run from compiled modules, as installed packages do: a first run of each, not counted, compiles them.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.harness import Row, row
from benchmarks.window import isolated_home
from segtool.core import places
from segtool.core.drawing.sample import write_sample

RUNS = 7
SAY = 'sys.stdout.write(f"painted {time.process_time()}\\n")'
BARE = f"""
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("bare")
label.show()
QTimer.singleShot(0, lambda: (label.repaint(), {SAY}, sys.stdout.flush(), app.quit()))
app.exec()
"""
OURS = f"""
import sys, time
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
        {SAY}
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


def _start(code: str, environment: dict[str, str]) -> tuple[float, float]:
    """Milliseconds until it says that it has painted: since the start of the process, and of processor."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=Path.cwd(), env=environment
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline().split()
        took = (time.perf_counter() - start) * 1000
        process.terminate()
        process.wait(20)
    assert line[:1] == [b"painted"], line
    return took, float(line[1]) * 1000


def measure() -> list[Row]:
    """In turn, so that a slow moment of the machine hits both."""
    with isolated_home(), tempfile.TemporaryDirectory() as compiled:
        environment = {
            **os.environ,
            "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
            "PYTHONPYCACHEPREFIX": compiled,
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for name in [
            name for name, value in environment.items() if "cv2" in value and name.startswith("QT_")
        ]:
            del environment[name]  # cv2 of this process points at its own Qt
        write_sample(places.sample_folder())
        bare, ours = [], []
        for _ in range(RUNS):
            bare.append(_start(BARE, environment))
            ours.append(_start(OURS, environment))
    return [
        row(
            f"startup, {what}", [run[kind] for run in ours[1:]],
            against=("a bare window", [run[kind] for run in bare[1:]]), bar="at most 3 x a bare window",
            holds=lambda median, p95, ratio: ratio is not None and ratio <= 3,
        )
        for kind, what in enumerate(("by the clock", "processor time"))
    ]  # fmt: skip


if __name__ == "__main__":
    for each in measure():
        print(each)
