"""One long piece of work with a progress bar: opening, export, check."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from segtool.core.errors import Cancelled, SegtoolError
from segtool.core.progress import Progress, ShouldStop
from segtool.jobs.latest import as_segtool_error
from segtool.jobs.worker import WAIT_MS, WorkerThread, step_back

PROGRESS_SECONDS = 0.05
"""Progress is told at most this often: a repaint for each of thousands of files would be slower than the work."""

Work = Callable[[Progress, ShouldStop], Any]

_log = logging.getLogger(__name__)


class _Worker(QObject):
    progress = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Work, doing: str, cancelled: threading.Event, background: bool) -> None:
        super().__init__()
        self._background = background
        self._work = work
        self._doing = doing
        self._cancelled = cancelled
        self._told = 0.0

    @Slot()
    def run(self) -> None:
        if self._background:
            step_back()
        try:
            result = self._work(self._tell, self._cancelled.is_set)
        except SegtoolError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - logged, and told as a sentence
            _log.exception("Unexpected error while %s", self._doing)
            self.failed.emit(as_segtool_error(error, self._doing))
        else:
            self.done.emit(result)

    def _tell(self, done: int, total: int, name: str) -> None:
        now = time.monotonic()
        if done >= total or now - self._told >= PROGRESS_SECONDS:
            self._told = now
            self.progress.emit(done, total, name)


class TaskJob(QObject):
    """Runs `work(progress, should_stop)` once in a thread of its own."""

    progress = Signal(int, int, str)
    """done, total, name of the item in hand"""
    done = Signal(object)
    failed = Signal(str, str)
    """message, hint"""
    cancelled = Signal()

    _go = Signal()

    def __init__(
        self, work: Work, doing: str, parent: QObject | None = None, background: bool = False
    ) -> None:
        """doing: completes "while ..." in the sentence of an unexpected error, and names the thread.

        background: the thread, and those that it makes, give way to the window's (see worker.step_back).
        """
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._ended = False
        self._worker = _Worker(work, doing, self._cancelled, background)
        self._thread = WorkerThread(self._worker, doing)
        queued = Qt.ConnectionType.QueuedConnection
        self._go.connect(self._worker.run, queued)
        self._worker.progress.connect(self._on_progress, queued)
        self._worker.done.connect(self._on_done, queued)
        self._worker.failed.connect(self._on_failed, queued)

    @property
    def running(self) -> bool:
        return self._thread.running and not self._ended

    def start(self) -> None:
        self._thread.start()
        self._go.emit()

    def cancel(self) -> None:
        """Ask the work to end at its next item."""
        self._cancelled.set()

    def ask_to_stop(self) -> None:
        """Cancel and let the thread end by itself; no signal comes any more."""
        self._ended = True
        self.cancel()
        self._thread.ask_to_stop()

    def stop(self, timeout_ms: int = WAIT_MS) -> bool:
        """Cancel and end the thread; no signal comes any more. False where the work went on for `timeout_ms`."""
        self.ask_to_stop()
        return self._thread.stop(timeout_ms)

    @Slot(int, int, str)
    def _on_progress(self, done: int, total: int, name: str) -> None:
        if not self._ended:
            self.progress.emit(done, total, name)

    @Slot(object)
    def _on_done(self, result: Any) -> None:
        if not self._ended:
            self.stop()
            self.done.emit(result)

    @Slot(object)
    def _on_failed(self, error: SegtoolError) -> None:
        if self._ended:
            return
        self.stop()
        if isinstance(error, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(error.message, error.hint)
