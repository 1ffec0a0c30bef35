"""Behind an open dataset: what the index said is compared with the folder, and the index is kept up to date."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from segtool.core import index
from segtool.core.index import Reading
from segtool.core.progress import Progress, ShouldStop
from segtool.jobs.tasks import TaskJob, Work

REST_MS = 300
"""After a dataset stands: its first picture has the processor to itself."""

_log = logging.getLogger(__name__)


class Indexing(QObject):
    """One look at a time, with lowered priority. The folder's truth wins over the index, whatever differs."""

    changed = Signal(object, str)
    """Reading, sentence: the dataset on show is not what its folder holds now."""
    checked = Signal()
    """The index is that of the folder, as far as it could be written."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: TaskJob | None = None
        self._wanted: Reading | None = None
        self._soon = QTimer(self, interval=REST_MS, singleShot=True)
        self._soon.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """A look is under way, or about to begin."""
        return self._job is not None or self._soon.isActive()

    def look(self, reading: Reading, kept: bool = False) -> None:
        """Check a reading that came from the index, or keep one that did not. kept: that is done already."""
        self.stop()
        if kept:
            self.checked.emit()
            return
        self._wanted = reading
        self._soon.start()

    def _begin(self) -> None:
        reading, self._wanted = self._wanted, None
        if reading is None:
            return
        job = TaskJob(_work(reading), f"checking the index of {reading.dataset.root}", self, background=True)
        self._job = job
        job.done.connect(lambda found: self._on_done(job, found))
        job.failed.connect(lambda message, _hint: self._on_failed(job, reading.dataset.root, message))
        job.cancelled.connect(lambda: self._end(job))
        job.start()

    def ask_to_stop(self) -> None:
        self._soon.stop()
        if self._job is not None:
            self._job.ask_to_stop()

    def stop(self, timeout_ms: int = 4000) -> bool:
        """End the look; no signal comes any more. False where it goes on for `timeout_ms`."""
        self._soon.stop()
        if self._job is None:
            return True
        job, self._job = self._job, None
        ended = job.stop(timeout_ms)
        job.deleteLater()
        return ended

    def _end(self, job: TaskJob) -> None:
        if self._job is job:
            self._job = None
            job.deleteLater()

    def _on_done(self, job: TaskJob, found: tuple[Reading, str] | None) -> None:
        self._end(job)
        if found is not None:
            self.changed.emit(*found)
        else:
            self.checked.emit()

    def _on_failed(self, job: TaskJob, root: Path, message: str) -> None:
        """The folder is gone or cannot be listed: each sample says so when it is shown; the next opening tells it."""
        self._end(job)
        _log.warning("The folder %s could not be compared with its index: %s", root, message)


def _work(reading: Reading) -> Work:
    def work(progress: Progress, should_stop: ShouldStop) -> tuple[Reading, str] | None:
        if not reading.indexed:
            index.save(reading)
            return None
        if index.is_current(reading, should_stop):
            return None
        now = index.read(reading.dataset.root, progress, should_stop)
        index.save(now)
        sentence = index.difference(reading.dataset, now.dataset)
        return (now, sentence) if sentence or now.dataset != reading.dataset else None

    return work
