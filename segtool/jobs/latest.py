"""Work of which only the newest request counts: one runs, at most one waits in each lane."""

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from segtool.core.errors import SegtoolError
from segtool.jobs.worker import WAIT_MS, WorkerThread, step_back

_log = logging.getLogger(__name__)


def as_segtool_error(error: BaseException, doing: str) -> SegtoolError:
    """The error itself if a person can read it, else a sentence about it; the log has the details."""
    if isinstance(error, SegtoolError):
        return error
    if isinstance(error, MemoryError):
        return SegtoolError(
            f"There was not enough memory while {doing}.", "Close other programs and try again."
        )
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    return SegtoolError(
        f"Something unexpected happened while {doing}: {what}.", "The log file has the details."
    )


class _Worker(QObject):
    """Lives in the job's thread."""

    done = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, work: Callable[[Any], Any], doing: str, background: bool) -> None:
        super().__init__()
        self._work = work
        self._doing = doing
        self._must_step_back = background

    @Slot(object)
    def run(self, request: Any) -> None:
        if self._must_step_back:
            self._must_step_back = False
            step_back()
        try:
            result = self._work(request)
        except SegtoolError as error:
            self.failed.emit(request, error)
        except Exception as error:  # noqa: BLE001 - logged, and told as a sentence
            _log.exception("Unexpected error while %s", self._doing)
            self.failed.emit(request, as_segtool_error(error, self._doing))
        else:
            self.done.emit(request, result)


class LatestJob(QObject):
    """Runs `work(request)` in a thread of its own and answers by signals in the thread that made the job.

    A request replaces what waits in its own and in later lanes; what runs is never broken off. Earlier lanes go
    first. So at most one request runs and one waits in each lane, however fast requests come.
    """

    started = Signal(object)
    """request"""
    done = Signal(object, object)
    """request, result"""
    failed = Signal(object, object)
    """request, SegtoolError"""
    idle = Signal()
    """Nothing runs and nothing waits: time to work ahead."""

    _go = Signal(object)

    def __init__(
        self,
        work: Callable[[Any], Any],
        doing: str,
        lanes: int = 1,
        parent: QObject | None = None,
        background: bool = False,
    ) -> None:
        """doing: completes "while ..." in the sentence of an unexpected error, and names the thread.

        background: the thread gives way to the window's (see worker.step_back).
        """
        super().__init__(parent)
        self._waiting: list[list[Any]] = [[] for _ in range(lanes)]
        self._running: list[Any] = []
        self._ended = False
        self._worker = _Worker(work, doing, background)
        self._thread = WorkerThread(self._worker, doing)
        self._go.connect(self._worker.run, Qt.ConnectionType.QueuedConnection)
        self._worker.done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)
        self._worker.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> Any:
        """The request in hand, None if there is none."""
        return self._running[0] if self._running else None

    @property
    def pending(self) -> list[Any]:
        """The request in hand and those that wait."""
        return [*self._running, *(request for waiting in self._waiting for request in waiting)]

    @property
    def is_idle(self) -> bool:
        """Nothing runs and nothing waits."""
        return not self._running and not any(self._waiting)

    def submit(self, request: Any, lane: int = 0) -> None:
        """Run `request` as soon as what runs has ended."""
        if self._ended:
            return
        self.cancel(lane)
        self._waiting[lane].append(request)
        self._start_next()

    def cancel(self, lane: int = 0) -> None:
        """Forget what waits in this and in later lanes."""
        for waiting in self._waiting[lane:]:
            waiting.clear()

    def ask_to_stop(self) -> None:
        """Forget what waits and let the thread end by itself; no signal comes any more."""
        self._ended = True
        self.cancel()
        self._thread.ask_to_stop()

    def stop(self, timeout_ms: int = WAIT_MS) -> bool:
        """End the thread; no signal comes any more. False where the work in hand took longer than `timeout_ms`."""
        self.ask_to_stop()
        return self._thread.stop(timeout_ms)

    def _start_next(self) -> None:
        if self._running or self._ended:
            return
        for waiting in self._waiting:
            if waiting:
                request = waiting.pop()
                self._running.append(request)
                self._thread.start()
                self.started.emit(request)
                self._go.emit(request)
                return

    @Slot(object, object)
    def _on_done(self, request: Any, result: Any) -> None:
        self._finish(lambda: self.done.emit(request, result))

    @Slot(object, object)
    def _on_failed(self, request: Any, error: SegtoolError) -> None:
        self._finish(lambda: self.failed.emit(request, error))

    def _finish(self, tell: Callable[[], None]) -> None:
        if self._ended:
            return
        self._running.clear()
        tell()
        self._start_next()
        if self.is_idle:
            self.idle.emit()
