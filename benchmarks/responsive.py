"""Gaps of the window's event loop while a person browses and paints beside everything that works in the background."""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.gaps import Beats, Gap, control
from benchmarks.harness import Row, quantile, row
from benchmarks.open_7349 import links
from benchmarks.window import stroke_times, wait_for, window_on
from segtool.core.drawing.sample import write_sample
from segtool.ui.dialogs.finetune import FineTuneDialog
from segtool.ui.main_window import MainWindow
from segtool.workbench.linting import ALL

SECONDS = 15.0
"""Of each kind of work, at most."""
TRAINING_SECONDS = 40.0
"""Of a fine-tune: torch comes into the child first."""
LOOK_SECONDS = 0.4
"""Between two pictures."""
FILLING_IN_SECONDS = 1.5
"""Of the dialog of a training, by a quick person."""
LARGEST_MS = 100
PICTURES = 400
TRAINING = {"epochs": 3, "data": "trainval", "batch": 8}


@dataclass(frozen=True)
class Work:
    """Something in the background. start: begins it. ended: whether it is over. stop: ends it."""

    name: str
    start: Callable[[MainWindow], object]
    ended: Callable[[MainWindow], bool]
    stop: Callable[[MainWindow], object]
    seconds: float = SECONDS


def _nothing(_window: MainWindow) -> bool:
    return False


def _fine_tune(window: MainWindow) -> None:
    """By the dialog; its default starts from the checkpoint in use."""
    window.commands.fine_tune()
    dialog = window.commands.dialog
    assert isinstance(dialog, FineTuneDialog)
    dialog.apply(TRAINING)
    end = time.monotonic() + FILLING_IN_SECONDS
    wait_for(lambda: time.monotonic() > end)
    dialog.accept()


def _thumbnails(window: MainWindow) -> None:
    """The list's own samples, all anew, at the larger size."""
    window.sample_list.toggle_grid()
    bench = window.workbench
    bench.request_thumbnails([sample.name for sample in bench.samples], 256)


def _check(window: MainWindow) -> None:
    window.workbench.check()


def _lint(window: MainWindow) -> None:
    window.workbench.linting.look(ALL)


WORKS: tuple[Work, ...] = (
    Work("live prediction", _nothing, _nothing, _nothing),
    Work(
        "predict all",
        lambda window: window.workbench.predict_all(again=True),
        lambda window: window.workbench.predict_all_step is None,
        lambda window: window.workbench.cancel_predict_all(),
    ),
    Work(
        "fine-tuning",
        _fine_tune,
        lambda window: not window.workbench.training,
        lambda window: window.workbench.stop_training(),
        TRAINING_SECONDS,
    ),
    Work("thumbnails", _thumbnails, _nothing, lambda window: window.sample_list.toggle_grid(), 6.0),
    Work("check", _check, _nothing, lambda window: window.workbench.cancel_task("check"), 6.0),
    Work("lint", _lint, _nothing, lambda window: window.workbench.linting.stop(), 6.0),
)


def person(window: MainWindow, until: Callable[[], bool]) -> None:
    """The next picture, a stroke, a pause; again."""
    pane = window.panes.left.pane
    while not until():
        QTest.keyClick(pane, Qt.Key.Key_D)
        wait_for(lambda: not window.workbench.loading)
        stroke_times(window, [QPointF(120 + 4 * step, 100 + 3 * step) for step in range(10)], 30)
        end = time.monotonic() + LOOK_SECONDS
        wait_for(lambda end=end: time.monotonic() > end)


def measure(works: Sequence[Work] = WORKS) -> list[Row]:
    """A timer beats in the window's thread, and one in an idle window beside it; a gap is the time between beats."""
    application = QApplication.instance() or QApplication([])
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder, control() as idle:
        write_sample(Path(folder) / "sample")
        with window_on(links(PICTURES)) as window:
            wait_for(lambda: window.workbench.prediction is not None)  # torch is there
            beats = Beats(window)
            for work in works:
                idle()
                beats.restart()
                work.start(window)
                end = time.monotonic() + work.seconds
                person(window, lambda work=work, end=end: time.monotonic() > end or work.ended(window))
                rows += rows_of(work.name, beats.take(), idle())
                work.stop(window)
                wait_for(lambda: not window.workbench.training)
            beats.stop()
    assert application is not None
    return rows


def rows_of(name: str, gaps: Sequence[Gap], beside: Sequence[Gap]) -> list[Row]:
    """All gaps; the largest by the clock, without the waiting for a processor, and that of the idle window."""
    longest, own = max(gap.length for gap in gaps), max(gap.own for gap in gaps)
    bar = f"no gap over {LARGEST_MS} ms"
    return [
        row(f"responsive, {name}", [gap.length for gap in gaps]),
        Row(f"responsive, {name}, largest gap", "ms", longest, bar=bar, holds=longest <= LARGEST_MS),
        Row(f"responsive, {name}, largest without waiting for a processor", "ms", own, bar=bar,
            holds=own <= LARGEST_MS),
        Row(f"responsive, {name}, largest of an idle window beside it", "ms",
            max(gap.length for gap in beside), quantile([gap.length for gap in beside], 0.95)),
    ]  # fmt: skip
