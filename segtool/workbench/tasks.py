"""Long pieces of work by name, each with progress and an end: opening, export, check, choosing a checkpoint."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from segtool.core.check import check_dataset
from segtool.core.checkpoints import list_checkpoints, resolve_checkpoint, use_checkpoint
from segtool.core.dataset import Dataset, Sample
from segtool.core.images import read_image
from segtool.core.labels import VALUE_MAPPING
from segtool.core.progress import Progress, ShouldStop, step
from segtool.core.split import load_split
from segtool.core.workspace import Workspace
from segtool.jobs.tasks import TaskJob, Work

AWAITED = ("open", "sample")
"""Tasks that the person waits for; all others give way to the window."""


class Tasks(QObject):
    """At most one task of each name at a time."""

    progress = Signal(str, int, int, str)
    done = Signal(str, object)
    failed = Signal(str, str, str)
    """name, message, hint; the message of a task that was cancelled is "Stopped." """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[str, TaskJob] = {}

    @property
    def running(self) -> tuple[str, ...]:
        """Names of the tasks under way."""
        return tuple(self._running)

    def start(self, name: str, doing: str, work: Work, done: Callable[[Any], Any] | None = None) -> bool:
        """Run `work`; False where one of this name is running.

        done: called before the signal; what it returns, if anything, is told in the place of the result.
        """
        if name in self._running:
            return False
        job = TaskJob(work, doing, self, background=name not in AWAITED)
        self._running[name] = job

        def end() -> None:
            self._running.pop(name, None)
            job.deleteLater()

        def on_done(result: Any) -> None:
            end()
            told = done(result) if done is not None else None
            self.done.emit(name, result if told is None else told)

        def on_failed(message: str, hint: str) -> None:
            end()
            self.failed.emit(name, message, hint)

        job.progress.connect(lambda now, total, item: self.progress.emit(name, now, total, item))
        job.done.connect(on_done)
        job.failed.connect(on_failed)
        job.cancelled.connect(lambda: on_failed("Stopped.", ""))
        job.start()
        return True

    def cancel(self, name: str) -> None:
        """Ask a task to end at its next item."""
        if name in self._running:
            self._running[name].cancel()

    def ask_to_stop(self) -> None:
        for job in self._running.values():
            job.ask_to_stop()

    def stop(self, timeout_ms: int) -> bool:
        """End every task; no signal comes any more."""
        ended = [job.stop(timeout_ms) for job in self._running.values()]  # every one, whatever the first says
        return all(ended)


def export_work(
    dataset: Dataset,
    workspace: Workspace,
    target: Path,
    what: str,
    only_accepted: bool,
    predict_with: tuple[Path, str] | None,
    force: bool,
    names: Sequence[str] | None = None,
) -> Work:
    """The export as a task. predict_with: checkpoint and device for samples without ground truth."""

    def work(progress: Progress, should_stop: ShouldStop) -> Any:
        from segtool.core.export import export_dataset

        predict: Callable[[Sample], NDArray[np.uint8]] | None = None
        digest = None
        if predict_with is not None:
            from segtool.ml.predictor import Predictor

            predictor = Predictor(*predict_with)
            digest = predictor.digest

            def predict(sample: Sample) -> NDArray[np.uint8]:
                return predictor.predict(read_image(sample.image)).label_map

        return export_dataset(
            dataset,
            workspace,
            target,
            what,
            only_accepted,
            predict,
            digest,
            force,
            progress,
            should_stop,
            names,
        )

    return work


def networks_work(workspace: Workspace | None, timed: bool) -> Work:
    """What is known of every network, as plain values, as a task. timed: run each on this machine first."""

    def work(progress: Progress, should_stop: ShouldStop) -> Any:
        from segtool.ml.network_info import network_table

        return network_table(list_checkpoints(workspace), timed, progress, should_stop)

    return work


def check_work(dataset: Dataset, workspace: Workspace) -> Work:
    """The check of every file as a task."""

    def work(progress: Progress, should_stop: ShouldStop) -> Any:
        split = load_split(workspace, dataset)
        return check_dataset(dataset, workspace.get(VALUE_MAPPING), progress, should_stop, split)

    return work


def find_checkpoint_work(workspace: Workspace | None, wanted: Path | str | None) -> Work:
    """The file meant by a path or a name (None: the workspace's current one, else the shipped one) as a task."""
    return lambda _progress, _should_stop: resolve_checkpoint(workspace, wanted)


def use_checkpoint_work(workspace: Workspace, path: Path) -> Work:
    """Make a checkpoint the workspace's current one, as a task."""
    return lambda _progress, _should_stop: use_checkpoint(workspace, path)


def write_sample_work(place: Path) -> Work:
    """Draw the sample dataset as a task."""

    def work(progress: Progress, should_stop: ShouldStop) -> int:
        from segtool.core.drawing.sample import write_sample

        return write_sample(place, lambda done, total: step(progress, should_stop, done, total, "sample"))

    return work
