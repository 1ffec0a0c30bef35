"""Every finished step into the journal at once, the label map's file a moment later; nothing is ever dropped."""

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from segtool.core.errors import SegtoolError
from segtool.core.workspace import Workspace
from segtool.jobs.worker import WAIT_MS
from segtool.jobs.writing import WritingQueue
from segtool.workbench.document import Document, Step

AUTOSAVE_MS = 800
"""Rest after the last step before the file is written."""
RETRY_MS = 5000


class Saving(QObject):
    """The way of every edit to the disk."""

    changed = Signal()
    """`text` or `unsaved` changed"""
    saved = Signal(str)
    """name of a sample whose label map's file was written, or taken away"""
    failed = Signal(str, str)
    """message, hint: once until the sample is saved"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: WritingQueue | None = None
        self._dirty: dict[str, Document] = {}
        self._told: set[str] = set()
        self._saved_at = 0.0
        self._notice = ""
        self._autosave = QTimer(self, interval=AUTOSAVE_MS, singleShot=True)
        self._autosave.timeout.connect(self.save_all)
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self.retry)

    def set_rest(self, seconds: float) -> None:
        """Write a file this long after the last step."""
        self._autosave.setInterval(round(seconds * 1000))

    def open(self, workspace: Workspace, notice: str = "") -> None:
        """Write into this workspace from now on. notice: said instead of "no changes" until the first step."""
        self._queue = None if workspace.read_only else WritingQueue(workspace, self)
        self._saved_at = 0.0
        self._notice = notice
        self._told.clear()
        if self._queue is not None:
            self._queue.changed.connect(self._on_changed)
            self._queue.saved.connect(self._on_saved)
            self._queue.failed.connect(self._on_failed)
        self.changed.emit()

    @property
    def can_write(self) -> bool:
        return self._queue is not None

    @property
    def unsaved(self) -> set[str]:
        """Samples with a change that is not in its file yet."""
        return {*self._dirty, *(self._queue.names if self._queue is not None else ())}

    @property
    def text(self) -> str:
        """For the status bar."""
        failures = self._queue.failures if self._queue is not None else {}
        if failures:
            return f"Not saved: {next(iter(failures.values())).message}"
        if self._dirty:
            return "Unsaved changes"
        if self.unsaved:
            return "Saving…"
        if self._saved_at:
            return f"Saved {time.strftime('%H:%M:%S', time.localtime(self._saved_at))}"
        return self._notice or "No changes"

    def record(self, document: Document, step: Step) -> None:
        """Journal a step now, save the label map after a rest."""
        if self._queue is None:
            return
        operation = step.operation if step.event == "do" else None
        self._queue.append(document.name, step.event, operation, step.fresh)
        self.touch(document)

    def touch(self, document: Document) -> None:
        """The document differs from its file: save it after a rest."""
        if self._queue is not None:
            self._dirty[document.name] = document
            self._autosave.start()
            self.changed.emit()

    @Slot()
    def save_all(self) -> None:
        """Hand every changed label map to the queue; one with a stroke under way waits for the stroke's end."""
        for document in list(self._dirty.values()):
            if document.stroking:
                self._autosave.start()
            elif self._queue is not None:
                del self._dirty[document.name]
                label_map, sources = document.saved_map(), document.saved_sources()
                self._queue.save(document.name, label_map, document.facts, document.through, sources)
        self.changed.emit()

    @Slot()
    def retry(self) -> None:
        """Try again what failed."""
        if self._queue is not None and self._queue.failures:
            self._queue.retry()
            self.changed.emit()

    def flush(self, timeout_ms: int = WAIT_MS) -> bool:
        """Save everything and wait for it; False where something is not on the disk."""
        self._autosave.stop()
        self.save_all()
        return self._queue is None or (self._queue.flush(timeout_ms) and not self._dirty)

    def close(self, timeout_ms: int = WAIT_MS) -> None:
        """End the queue's thread; what it could not write stays in the journal or is lost: flush before."""
        self._autosave.stop()
        self._retry.stop()
        self._dirty.clear()
        queue, self._queue = self._queue, None
        if queue is not None:
            queue.blockSignals(True)
            queue.stop(timeout_ms)
            queue.deleteLater()

    @Slot()
    def _on_changed(self) -> None:
        if self._queue is not None and not self._queue.failures:
            self._retry.stop()
        self.changed.emit()

    @Slot(str, float)
    def _on_saved(self, name: str, when: float) -> None:
        self._saved_at = when
        self._told.discard(name)
        self.saved.emit(name)

    @Slot(str, object)
    def _on_failed(self, name: str, error: SegtoolError) -> None:
        if not self._retry.isActive():
            self._retry.start()
        if name not in self._told:
            self._told.add(name)
            self.failed.emit(error.message, error.hint)
