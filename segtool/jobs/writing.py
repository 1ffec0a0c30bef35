"""The queue of everything that the window writes into the workspace.

Two threads: one commits the journal's rows and passes label maps on to the other, which encodes and writes them. So
a row is never kept waiting by a large picture's file.
"""

import logging
import time
from dataclasses import replace
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
    """Empties a shelf; lives in a thread of its own."""

    written = Signal(object, int)
    failed = Signal(object, object)

    def __init__(self, workspace: Workspace, shelf: Shelf) -> None:
        super().__init__()
        self._workspace = workspace
        self._shelf = shelf

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
                if row is not None:
                    self.written.emit(item, row)

    def _write(self, item: Item) -> int | None:
        """Returns the journal's row up to which the disk holds the sample; None where the item was only passed on."""
        raise NotImplementedError

    def _fail(self, item: Item, error: SegtoolError) -> None:
        self._shelf.fail(error)
        self.failed.emit(item, error)


class _FileWriter(_Writer):
    """Writes label maps."""

    def _write(self, item: Item) -> int:
        assert isinstance(item, Save)
        self._workspace.save_correction(item.name, item.label_map, item.facts, item.through, item.sources)
        return item.through


class _JournalWriter(_Writer):
    """Commits rows in order; a label map goes on with the number of the row that it holds, known only here."""

    passed_on = Signal()

    def __init__(self, workspace: Workspace, shelf: Shelf, files: Shelf) -> None:
        super().__init__(workspace, shelf)
        self._files = files
        self._newest: dict[str, int] = {}

    def _write(self, item: Item) -> int | None:
        if isinstance(item, Save):
            through = max(item.through, self._newest.get(item.name, 0))
            self._files.put(replace(item, through=through))
            self.passed_on.emit()
            return None
        if item.fresh:
            self._workspace.start_over(item.name)
        self._newest[item.name] = self._workspace.append(item.name, item.event, item.operation)
        return self._newest[item.name]


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
        self._rows, self._files = Shelf(), Shelf()
        self._journal_writer = _JournalWriter(workspace, self._rows, self._files)
        self._file_writer = _FileWriter(workspace, self._files)
        self._threads = (
            WorkerThread(self._journal_writer, "journal"),
            WorkerThread(self._file_writer, "saving"),
        )
        queued = Qt.ConnectionType.QueuedConnection
        self._journal_writer.passed_on.connect(self._file_writer.drain, queued)
        for writer, thread in zip((self._journal_writer, self._file_writer), self._threads, strict=True):
            self._go.connect(writer.drain, queued)
            writer.written.connect(self._on_written, queued)
            writer.failed.connect(self._on_failed, queued)
            thread.start()

    @property
    def failures(self) -> dict[str, SegtoolError]:
        """Samples that could not be written, and why."""
        return self._rows.failures | self._files.failures

    @property
    def names(self) -> set[str]:
        """Samples with anything that is not on the disk yet."""
        return self._rows.names() | self._files.names()  # in this order: a label map goes from rows to files

    @property
    def saves(self) -> set[str]:
        """Samples with a label map that is not on the disk yet."""
        return self._rows.saves() | self._files.saves()

    def append(self, name: str, event: str, operation: Operation | None = None, fresh: bool = False) -> None:
        """Write a row of the journal. fresh: it begins a correction in place of one that cannot be read."""
        self._put(Append(name, event, operation, fresh))

    def save(
        self,
        name: str,
        label_map: NDArray[np.uint8] | None,
        facts: Facts,
        through: int = 0,
        sources: NDArray[np.uint8] | None = None,
    ) -> None:
        """Write a label map that nobody changes any more (a copy); None removes the file.

        It holds every event appended before; through: a journal row from before this queue that it holds too.
        sources: who set its pixels, a copy too.
        """
        self._put(Save(name, label_map, facts, through, sources))

    def retry(self) -> None:
        """Try again what failed."""
        self._rows.retry()
        self._files.retry()
        self._go.emit()

    def flush(self, timeout_ms: int = WAIT_MS) -> bool:
        """Wait until everything was tried, what had failed once more too; True where all of it is on the disk."""
        self.retry()
        return self._settled(timeout_ms)

    def stop(self, timeout_ms: int = WAIT_MS) -> bool:
        """Write what waits and end the thread. False where something is not on the disk or the thread works on."""
        written = self._settled(timeout_ms)
        ended = [thread.stop(timeout_ms) for thread in self._threads]  # every one, whatever the first says
        return all(ended) and written

    def _settled(self, timeout_ms: int) -> bool:
        end = time.monotonic() + timeout_ms / 1000
        rows = self._rows.wait_until_settled(timeout_ms / 1000)
        return self._files.wait_until_settled(max(end - time.monotonic(), 0.0)) and rows

    def _put(self, item: Item) -> None:
        self._rows.put(item)
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
