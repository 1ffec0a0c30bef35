"""The queue of everything that the window writes into the workspace, in a thread of its own."""

import logging
import time
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal, Slot

from segtool.core.errors import SegtoolError
from segtool.core.operation import Operation
from segtool.core.workspace import Facts, Workspace
from segtool.jobs.latest import as_segtool_error
from segtool.jobs.shelf import Append, Item, Save, Shelf
from segtool.jobs.worker import WAIT_MS, WorkerThread

_log = logging.getLogger(__name__)


class _Writer(QObject):
    """Lives in the queue's thread."""

    written = Signal(object, int)
    failed = Signal(object, object)

    def __init__(self, workspace: Workspace, shelf: Shelf) -> None:
        super().__init__()
        self._workspace = workspace
        self._shelf = shelf
        self._newest: dict[str, int] = {}

    @Slot()
    def drain(self) -> None:
        while (item := self._shelf.take()) is not None:
            try:
                row = self._write(item)
            except SegtoolError as error:
                self._fail(item, error)
            except Exception as error:  # noqa: BLE001 - logged, and told as a sentence
                _log.exception("Unexpected error while saving %s", item.name)
                self._fail(item, as_segtool_error(error, f"saving {item.name}"))
            else:
                self._shelf.done()
                self.written.emit(item, row)

    def _write(self, item: Item) -> int:
        if isinstance(item, Append):
            self._newest[item.name] = self._workspace.append(item.name, item.event, item.operation)
            return self._newest[item.name]
        through = max(item.through, self._newest.get(item.name, 0))
        self._workspace.save_correction(item.name, item.label_map, item.facts, through)
        return through

    def _fail(self, item: Item, error: SegtoolError) -> None:
        self._shelf.fail(error)
        self.failed.emit(item, error)


class WritingQueue(QObject):
    """Journal rows and label maps, written in order; what fails is kept and written by `retry`."""

    appended = Signal(str, int)
    """name, id of the journal's row: the operation is safe from here on"""
    saved = Signal(str, float)
    """name, time (seconds since 1970)"""
    failed = Signal(str, object)
    """name, SegtoolError (a WriteError as a rule)"""
    changed = Signal()
    """Something was written or failed."""

    _go = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = Shelf()
        self._writer = _Writer(workspace, self._shelf)
        self._thread = WorkerThread(self._writer, "saving")
        queued = Qt.ConnectionType.QueuedConnection
        self._go.connect(self._writer.drain, queued)
        self._writer.written.connect(self._on_written, queued)
        self._writer.failed.connect(self._on_failed, queued)
        self._thread.start()

    @property
    def failures(self) -> dict[str, SegtoolError]:
        """Samples that could not be written, and why."""
        return self._shelf.failures

    @property
    def names(self) -> set[str]:
        """Samples with anything that is not on the disk yet."""
        return self._shelf.names()

    @property
    def saves(self) -> set[str]:
        """Samples with a label map that is not on the disk yet."""
        return self._shelf.saves()

    def append(self, name: str, event: str, operation: Operation | None = None) -> None:
        """Write a row of the journal."""
        self._put(Append(name, event, operation))

    def save(self, name: str, label_map: NDArray[np.uint8] | None, facts: Facts, through: int = 0) -> None:
        """Write a label map that nobody changes any more (a copy); None removes the file.

        It holds every event appended before; through: a journal row from before this queue that it holds too.
        """
        self._put(Save(name, label_map, facts, through))

    def retry(self) -> None:
        """Try again what failed."""
        self._shelf.retry()
        self._go.emit()

    def flush(self, timeout_ms: int = WAIT_MS) -> bool:
        """Wait until everything was tried, what had failed once more too; True where all of it is on the disk."""
        self.retry()
        return self._shelf.wait_until_settled(timeout_ms / 1000)

    def stop(self, timeout_ms: int = WAIT_MS) -> bool:
        """Write what waits and end the thread. False where something is not on the disk or the thread works on."""
        written = self._shelf.wait_until_settled(timeout_ms / 1000)
        return self._thread.stop(timeout_ms) and written

    def _put(self, item: Item) -> None:
        self._shelf.put(item)
        self._go.emit()

    @Slot(object, int)
    def _on_written(self, item: Any, row: int) -> None:
        if isinstance(item, Append):
            self.appended.emit(item.name, row)
        else:
            self.saved.emit(item.name, time.time())
        self.changed.emit()

    @Slot(object, object)
    def _on_failed(self, item: Any, error: SegtoolError) -> None:
        self.failed.emit(item.name, error)
        self.changed.emit()
