"""A day of browsing and painting, time compressed: what grows in memory, and what is left behind.

python -m benchmarks.soak --minutes 15    goes on for so long and tells each round, with the classes that grew most.
"""

import argparse
import collections
import gc
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row
from benchmarks.open_7349 import links
from benchmarks.soak_acts import ACTS, Day, training_program
from benchmarks.window import wait_for, window_on
from segtool.core.arenas import share_arenas
from segtool.core.drawing.sample import write_sample
from segtool.ui.main_window import MainWindow

SAMPLES = 400
"""Of the dataset that is browsed: hard links of the drawn pictures."""
ROUNDS = 10
"""The first WARM_UP do not count: caches fill, torch and the dialogs' modules come in."""
WARM_UP = 3
PICTURES = 20
CACHE_MB = 96
"""Of samples kept, so that the caches are full when the warm-up is over."""
MOST_MB_A_ROUND = 1.0
WARM_UP_SHARE = 0.25
"""Of a run by the clock."""
_PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20 if hasattr(os, "sysconf") else 0.0


@dataclass(frozen=True)
class Round:
    """What stood there after one: seconds since the start, resident MB, journal's MB, and what is counted."""

    seconds: float
    memory: float
    journal: float
    selections: int
    strokes: int
    left: dict[str, int]


def memory_mb() -> float:
    """Resident memory of this process."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE_MB


def journal_mb(window: MainWindow) -> float:
    """The workspace's database with its write-ahead log."""
    workspace = window.workbench.workspace
    files = workspace.directory.glob("workspace.sqlite*") if workspace is not None else ()
    return sum(file.stat().st_size for file in files) / 2**20


def left_behind(window: MainWindow) -> dict[str, int]:
    """What must not grow: threads, open files, timers and all other objects of the window and its workbench."""
    roots: tuple[QObject, ...] = (window, window.workbench)
    return {
        "threads": len(list(Path("/proc/self/task").iterdir()))
        if sys.platform == "linux"
        else threading.active_count(),
        "files": len(list(Path("/proc/self/fd").iterdir())),
        "timers": sum(len(root.findChildren(QTimer)) for root in roots),
        "objects": sum(len(root.findChildren(QObject)) for root in roots),
        "widgets": len(QApplication.allWidgets()),
    }


def census(window: MainWindow) -> collections.Counter[str]:
    """How many there are of each class: Qt's by the trees of window and workbench, Python's own by the collector."""
    found: collections.Counter[str] = collections.Counter(
        f"py {type(each).__name__}" for each in gc.get_objects()
    )
    for root in (window, window.workbench):
        found.update(f"qt {each.metaObject().className()}" for each in root.findChildren(QObject))
    found.update(f"widget {each.metaObject().className()}" for each in QApplication.allWidgets())
    return found


def settle() -> None:
    """Everything that was to be deleted is."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def one_round(day: Day) -> None:
    """Each act once."""
    for act in ACTS:
        act(day)
    settle()


def slope(values: Sequence[float]) -> float:
    """Of the straight line through the values, a step."""
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    over = sum((step - middle) * (value - mean) for step, value in enumerate(values))
    return over / sum((step - middle) ** 2 for step in range(len(values)))


def run(
    goes_on: Callable[[int], bool], pictures: int = PICTURES, tell: Callable[[Round, Day], None] | None = None
) -> list[Round]:
    """Rounds while `goes_on(number)`; tell: hears of each."""
    share_arenas()  # as the program does when it starts
    application = QApplication.instance() or QApplication([])
    rounds: list[Round] = []
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / "sample"
        write_sample(other)
        with window_on(links(SAMPLES), training_program=training_program(Path(folder))) as window:
            wait_for(lambda: window.workbench.prediction is not None)
            window.settings.set("cache_mb", CACHE_MB)
            day = Day(window, other, random.Random(1), pictures)
            while goes_on(len(rounds)):
                one_round(day)
                done = Round(
                    time.monotonic() - start,
                    memory_mb(),
                    journal_mb(window),
                    day.selections,
                    day.strokes,
                    left_behind(window),
                )
                rounds.append(done)
                if tell is not None:
                    tell(done, day)
    assert application is not None
    return rounds


def rows_of(rounds: Sequence[Round]) -> list[Row]:
    """Growth a round and what is left, of the rounds that count."""
    first, last = rounds[0], rounds[-1]
    growth = slope([each.memory for each in rounds])
    rows = [
        Row("soak, selections", "samples", last.selections - first.selections),
        Row("soak, strokes", "strokes", last.strokes - first.strokes),
        Row(
            "soak, memory a round", "MB", growth, bar=f"under {MOST_MB_A_ROUND} MB a round after warm-up",
            holds=growth < MOST_MB_A_ROUND,
        ),
        Row("soak, journal a stroke", "kB",
            (last.journal - first.journal) * 1024 / max(last.strokes - first.strokes, 1)),
    ]  # fmt: skip
    return rows + [
        Row(
            f"soak, {what} left",
            "more",
            last.left[what] - first.left[what],
            bar="none",
            holds=last.left[what] <= first.left[what],
        )
        for what in first.left
    ]


def measure(rounds: int = ROUNDS, warm_up: int = WARM_UP, pictures: int = PICTURES) -> list[Row]:
    """A short one, for the run of all benchmarks."""
    return rows_of(run(lambda number: number < rounds, pictures)[warm_up:])


def main() -> int:
    """The long one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--pictures", type=int, default=60, help="of each round")
    parser.add_argument("--json", type=Path, help="write every round there")
    given = parser.parse_args()
    end = time.monotonic() + given.minutes * 60
    warm = time.monotonic() + given.minutes * 60 * WARM_UP_SHARE
    counted: list[Round] = []
    first: list[collections.Counter[str]] = []

    def tell(done: Round, day: Day) -> None:
        print(
            f"{done.seconds:6.0f} s  {done.memory:7.1f} MB  journal {done.journal:.2f} MB  "
            f"{done.selections} selections  {done.strokes} strokes  {done.left}",
            flush=True,
        )
        if time.monotonic() < warm:
            return
        counted.append(done)
        if not first:
            first.append(census(day.window))
        elif len(counted) % 5 == 0:
            grown = census(day.window) - first[0]
            print(
                "        grown:",
                ", ".join(f"{what} {more}" for what, more in grown.most_common(12)),
                flush=True,
            )

    rounds = run(lambda _number: time.monotonic() < end, given.pictures, tell)
    print("\n".join(row.text() for row in rows_of(counted)))
    if given.json is not None:
        given.json.write_text(json.dumps([asdict(each) for each in rounds], indent=1))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_API", "pyside6")
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    sys.exit(main())
