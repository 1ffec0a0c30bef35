"""What the pixels of all corrections together come from, as the workspace has it; counted off the window's thread."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from segtool.core.dataset import Dataset
from segtool.core.provenance import sum_by_category
from segtool.core.workspace import Workspace
from segtool.jobs.latest import LatestJob

REST_MS = 300
"""After a save, before all corrections are counted again: many saves are counted once."""


@dataclass(frozen=True)
class Request:
    """The workspace to count."""

    workspace: Workspace
    dataset: Dataset


@dataclass(frozen=True)
class Origins:
    """Pixels by category (core.provenance.CATEGORIES) over so many corrections."""

    samples: int
    pixels: dict[str, int]


def count(request: Request) -> Origins:
    """One query, whatever the number of corrections."""
    counts = request.workspace.source_counts()
    with_truth = {sample.name for sample in request.dataset.samples if sample.trimap is not None}
    return Origins(len(counts), sum_by_category(counts, with_truth))


class CountingOrigins(QObject):
    """Counts again a moment after it was asked."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found = Origins(0, {})
        self._work: Request | None = None
        self._job: Any = None
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._count)

    def open(self, workspace: Workspace | None, dataset: Dataset | None) -> None:
        """Count this workspace from now on."""
        self._work = None if workspace is None or dataset is None else Request(workspace, dataset)
        self.found = Origins(0, {})
        self.ask()

    @Slot()
    def ask(self) -> None:
        """Something was saved."""
        self._rest.start()

    @Slot()
    def _count(self) -> None:
        if self._work is None:
            return
        if self._job is None:
            self._job = LatestJob(count, "counting what pixels come from", parent=self, background=True)
            self._job.done.connect(self._on_done)
        self._job.submit(self._work)

    @Slot(object, object)
    def _on_done(self, request: Request, found: Origins) -> None:
        if request is self._work and found != self.found:
            self.found = found
            self.changed.emit()

    def ask_to_stop(self) -> None:
        """See LatestJob."""
        self._rest.stop()
        if self._job is not None:
            self._job.ask_to_stop()

    def stop(self, timeout_ms: int) -> bool:
        """See LatestJob."""
        return self._job is None or bool(self._job.stop(timeout_ms))
