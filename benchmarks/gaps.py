"""Gaps of a thread's event loop, and what was in each: its own work, waiting for a processor, waiting for a lock.

python -m benchmarks.gaps    beats in a window of its own until its input ends: the control
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QLabel

BEAT_MS = 2


@dataclass(frozen=True)
class Gap:
    """Between two beats, in milliseconds. start: by time.perf_counter, the same clock in every process.

    worked: processor time of the thread itself. queued: it was ready and other threads had the processors; what other
    programs want of them shows here. The rest is what it waited for otherwise: a lock of Python, a disk.
    """

    start: float
    length: float
    worked: float
    queued: float

    @property
    def own(self) -> float:
        """Without the time in which others had the processors."""
        return self.length - self.queued


class Beats(QObject):
    """A timer in the thread that makes it; `gaps` since the last `take`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waits = waits()
        self._gaps: list[Gap] = []
        self._last = self._now()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def take(self) -> list[Gap]:
        """The gaps until now; they are forgotten."""
        gaps, self._gaps = self._gaps, []
        return gaps

    def restart(self) -> None:
        """What was before does not count."""
        self._gaps = []
        self._last = self._now()

    def stop(self) -> None:
        """No more beats."""
        self._timer.stop()

    def _now(self) -> tuple[float, float, float]:
        return time.perf_counter(), time.thread_time(), next(self._waits)

    def _beat(self) -> None:
        before, self._last = self._last, self._now()
        length, worked, queued = (1000 * (new - old) for new, old in zip(self._last, before, strict=True))
        self._gaps.append(Gap(before[0], length, worked, min(queued, length)))


def waits() -> Iterator[float]:
    """Seconds that the calling thread was ready and did not run, as Linux counts them; elsewhere always 0."""
    place = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    if not place.exists():
        while True:
            yield 0.0
    file = os.open(place, os.O_RDONLY)
    try:
        while True:
            yield int(os.pread(file, 100, 0).split()[1]) / 1e9
    finally:
        os.close(file)


@contextmanager
def control() -> Iterator[Any]:
    """An idle window beside this one, in a process of its own; yields a function that gives its gaps until now."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.gaps"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parent.parent,
    )
    question, answers = process.stdin, process.stdout
    assert question is not None
    assert answers is not None
    answers.readline()  # it beats

    def take() -> list[Gap]:
        question.write("take\n")
        question.flush()
        return [Gap(*each) for each in json.loads(answers.readline())]

    try:
        yield take
    finally:
        question.close()
        process.wait(10)


def main() -> int:
    """The control's process."""
    application = QApplication([])
    window = QLabel("an idle window")
    window.resize(1280, 800)
    window.show()
    beats = Beats(window)
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def answer() -> None:
        if not sys.stdin.readline():
            application.quit()
            return
        document = [(gap.start, gap.length, gap.worked, gap.queued) for gap in beats.take()]
        print(json.dumps(document), flush=True)
        beats.restart()

    notifier.activated.connect(answer)
    print("beating", flush=True)
    return application.exec()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
