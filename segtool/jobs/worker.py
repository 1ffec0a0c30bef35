"""A QThread with one worker object in it, and the bookkeeping of threads that would not end."""

import atexit
import logging
import os
import sys
import threading

from PySide6.QtCore import QObject, QThread

WAIT_MS = 4000
"""How long a stop waits for the work in hand."""

BACKGROUND_NICENESS = 10
"""Of threads whose work nobody waits for at this moment: the window's own thread goes before them."""
LOOKED_AT_NICENESS = 5
"""Of threads whose results have an empty place on the screen: before those, but behind the window's own."""

LAST_WAIT_MS = 60_000
"""How long the end of a program waits for a thread that outlived its stop."""

_log = logging.getLogger(__name__)
_left: list["WorkerThread"] = []
"""Threads that outlived their stop. They are kept: a QThread destroyed while it runs takes the program down."""


def step_back(niceness: int = BACKGROUND_NICENESS) -> None:
    """Let the calling thread, and the threads that it will make (torch's pool), give way to the window's.

    Linux alone gives each thread a niceness of its own; elsewhere the system's scheduler favours what is in front.
    """
    if sys.platform != "linux":
        return
    try:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), niceness)
    except OSError as error:  # a sandbox that forbids it: slower under load, nothing else
        _log.info("The thread %s keeps its priority: %s", threading.current_thread().name, error)


def left_running() -> list[str]:
    """Names of threads that were asked to stop and still run; the program then ends without waiting for them."""
    return [thread.name for thread in _left if thread.running]


@atexit.register
def _let_end() -> None:
    """A program that ends by itself waits for them: the window's own ends at once instead (app.py)."""
    for thread in _left:
        thread.wait(LAST_WAIT_MS)


class WorkerThread:
    """Runs the slots of `worker` in a thread of its own, from `start` to `stop`."""

    def __init__(self, worker: QObject, name: str) -> None:
        self.name = name
        self._worker = worker
        self._thread = QThread()
        self._thread.setObjectName(name)
        worker.moveToThread(self._thread)

    @property
    def running(self) -> bool:
        return self._thread.isRunning()

    def start(self) -> None:
        """Begin, if it has not begun."""
        if not self._thread.isRunning():
            self._thread.start()

    def wait(self, timeout_ms: int) -> bool:
        """Until the thread has ended; False where it has not by then."""
        return bool(self._thread.wait(timeout_ms))

    def ask_to_stop(self) -> None:
        """Let the thread end after the slot in hand, without waiting."""
        self._thread.requestInterruption()
        self._thread.quit()

    def stop(self, timeout_ms: int = WAIT_MS) -> bool:
        """End the thread; False where the slot in hand took longer than `timeout_ms`."""
        self.ask_to_stop()
        if self.wait(timeout_ms):
            return True
        _log.warning("The thread %s still works after %d ms.", self.name, timeout_ms)
        _left.append(self)
        return False
