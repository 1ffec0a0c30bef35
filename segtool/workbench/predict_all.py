"""Predict all in the window: sample by sample in the predictions' own thread, behind everything that is on show."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from segtool.core.dataset import Sample
from segtool.core.measuring import Failure, PredictAllReport, Predicts, measure_sample, not_measured
from segtool.core.sample_figures import SampleFigures
from segtool.core.workspace import Workspace
from segtool.jobs.prediction import PredictionJob

SLICE_SECONDS = 0.03
"""Of work at a time: what is on show never waits for more than this and one prediction."""


@dataclass(frozen=True)
class _Prepared:
    checkpoint: str
    todo: list[Sample]


@dataclass(frozen=True)
class _Measured:
    checkpoint: str
    found: list[SampleFigures | Failure]


@dataclass(frozen=True)
class Step:
    """How far a run is. left: seconds until the end, None where it cannot be said yet."""

    done: int
    total: int
    left: float | None


class PredictAll(QObject):
    """One run at a time. The job's lane for it is the last: live predictions, and those of neighbours, go first."""

    measured = Signal(object)
    """SampleFigures"""
    progress = Signal(object)
    """Step"""
    finished = Signal(object)
    """PredictAllReport of a run that got through"""
    failed = Signal(str, str)
    """message, hint: the run ended early; the message is "Stopped." where it was cancelled"""
    stateChanged = Signal()

    def __init__(
        self, job: PredictionJob, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._job = job
        self._clock = clock
        self._workspace: Workspace | None = None
        self._samples: tuple[Sample, ...] = ()
        self._again = False
        self._todo: list[Sample] | None = None
        self._done = 0
        self._known = 0
        self._failures: list[Failure] = []
        self._checkpoint = ""
        self._started = 0.0
        self._cancelled = threading.Event()
        job.called.connect(self._on_called)
        job.callFailed.connect(self._on_failed)

    @property
    def running(self) -> bool:
        return self._workspace is not None

    def start(self, samples: Sequence[Sample], workspace: Workspace, again: bool = False) -> bool:
        """Measure these; those whose figures still hold are passed over unless `again`. False while a run is on."""
        if self.running:
            return False
        self._workspace, self._samples, self._again = workspace, tuple(samples), again
        self._cancelled = threading.Event()
        self._begin()
        self.stateChanged.emit()
        return True

    def checkpoint_changed(self) -> None:
        """Another checkpoint predicts: a run under way begins anew with it. Figures are never mixed."""
        if self.running:
            self._begin()

    @Slot()
    def cancel(self) -> None:
        """End after the sample in hand; what was measured stays."""
        if self.running:
            self._cancelled.set()
            self._end()
            self.failed.emit("Stopped.", "")

    def forget(self) -> None:
        """Another dataset: the run under way ends without a word."""
        if self.running:
            self._cancelled.set()
            self._end()

    @Slot()
    def go_on(self) -> None:
        """To be called whenever the job is idle."""
        if self._workspace is None or not self._job.is_idle:
            return
        workspace, cancelled = self._workspace, self._cancelled
        if self._todo is None:
            samples, again = self._samples, self._again

            def prepare(predictor: Predicts) -> _Prepared:
                todo = list(samples) if again else not_measured(samples, workspace, predictor.digest)
                return _Prepared(predictor.digest, todo)

            self._job.call(prepare)
            return
        todo = self._todo[self._done : self._done + 256]

        def work(predictor: Predicts) -> _Measured:
            end = time.monotonic() + SLICE_SECONDS
            found: list[SampleFigures | Failure] = []
            for sample in todo:
                if cancelled.is_set() or (found and time.monotonic() >= end):
                    break
                found.append(measure_sample(predictor, sample, workspace))
            return _Measured(predictor.digest, found)

        self._job.call(work)

    def _begin(self) -> None:
        self._todo, self._done, self._known, self._failures = None, 0, 0, []
        self._started = self._clock()
        self.progress.emit(Step(0, len(self._samples), None))
        self.go_on()

    def _end(self) -> None:
        self._workspace, self._samples, self._todo = None, (), None
        self.stateChanged.emit()

    @Slot(object, object)
    def _on_called(self, _work: object, result: Any) -> None:
        if not self.running:
            return
        if isinstance(result, _Prepared) and self._todo is None:
            self._checkpoint, self._todo = result.checkpoint, result.todo
            self._known = len(self._samples) - len(result.todo)
            self._started = self._clock()
            self._tell()
        elif (
            isinstance(result, _Measured) and self._todo is not None and result.checkpoint == self._checkpoint
        ):
            for found in result.found:
                if isinstance(found, Failure):
                    self._failures.append(found)
                else:
                    self.measured.emit(found)
            self._done += len(result.found)
            self._tell()

    def _tell(self) -> None:
        assert self._todo is not None
        left = len(self._todo) - self._done
        per_sample = (self._clock() - self._started) / self._done if self._done else None
        seconds = None if per_sample is None else per_sample * left
        self.progress.emit(Step(self._known + self._done, len(self._samples), seconds))
        if left == 0:
            report = PredictAllReport(
                self._checkpoint, self._done - len(self._failures), self._known, tuple(self._failures)
            )
            self._end()
            self.finished.emit(report)

    @Slot(object, str, str)
    def _on_failed(self, _work: object, message: str, hint: str) -> None:
        if self.running:
            self._end()
            self.failed.emit(message, hint)
