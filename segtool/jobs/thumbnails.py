"""Small pictures for the list, made in a thread of their own in the order in which they are needed."""

import logging
import threading
from collections import deque
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal, Slot

from segtool.core.cv import cv2
from segtool.core.dataset import Sample
from segtool.core.declared import ignore_declared
from segtool.core.errors import SegtoolError
from segtool.core.labels import VALUE_MAPPING
from segtool.core.thumbnail import Thumbnail, ThumbnailSource, make_thumbnail, reduced
from segtool.core.thumbnail_cache import ThumbnailCache
from segtool.core.workspace import Workspace
from segtool.jobs.worker import LOOKED_AT_NICENESS, WAIT_MS, WorkerThread, step_back

FILE_NAME = "thumbnails.sqlite"
QUALITY = 88
"""Of the JPEG files in which thumbnails are kept: with whole colour, as the lines are thin."""
FLUSH_EVERY = 64
"""Thumbnails made between two writes to the disk."""

_log = logging.getLogger(__name__)

Wanted = tuple[Sample, bool, int]
"""Sample, whether it has a correction, longest side in pixels."""


class _Requests:
    """What is wanted, newest order first; shared by both threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted: deque[Wanted] = deque()

    def replace(self, wanted: list[Wanted]) -> None:
        with self._lock:
            self._wanted = deque(wanted)

    def take(self) -> Wanted | None:
        with self._lock:
            return self._wanted.popleft() if self._wanted else None


class _Worker(QObject):
    made = Signal(str, object)

    def __init__(self, requests: _Requests, workspace: Workspace) -> None:
        super().__init__()
        self._requests = requests
        self._workspace = workspace
        self._cache: ThumbnailCache | None = None
        self._declared: bool | None = None

    @Slot()
    def work(self) -> None:
        step_back(LOOKED_AT_NICENESS)
        if self._cache is None and not self._workspace.read_only:
            self._cache = ThumbnailCache(self._workspace.directory / FILE_NAME)
        mapping: str | None = None
        made = 0
        while (wanted := self._requests.take()) is not None:
            sample, corrected, side = wanted
            try:
                if made == 0:
                    mapping = self._workspace.get(VALUE_MAPPING)
                thumbnail = self._thumbnail(self._source(sample, corrected, mapping))
                thumbnail = reduced(thumbnail, side)
            except (SegtoolError, OSError) as error:
                _log.info("No thumbnail: %s", error)
                thumbnail = None
            except Exception:  # noqa: BLE001 - logged; one bad picture must not end the others
                _log.exception("Unexpected error in the thumbnail of %s", sample.image)
                thumbnail = None
            made += 1
            self.made.emit(sample.name, thumbnail)
            if self._cache is not None and made % FLUSH_EVERY == 0:
                self._cache.flush()
        if self._cache is not None:
            self._cache.flush()

    def close(self) -> None:
        """Called when the thread has ended."""
        if self._cache is not None:
            self._cache.close()
            self._cache = None

    def _source(self, sample: Sample, corrected: bool, mapping: str | None) -> ThumbnailSource:
        if self._declared is None:
            self._declared = ignore_declared(self._workspace.dataset_root)
        label: Path | None = sample.trimap
        if corrected:
            path = self._workspace.correction_path(sample.name)
            corrected = (
                path.is_file()
            )  # a correction that only the journal holds is drawn once its file is there
            label = path if corrected else label
        return ThumbnailSource(sample.name, sample.image, label, corrected, mapping, self._declared)

    def _thumbnail(self, source: ThumbnailSource) -> Thumbnail:
        stamp = source.stamp()
        kept = self._cache.get(source.name, stamp) if self._cache is not None else None
        if kept is not None:
            decoded = cv2.imdecode(np.frombuffer(kept, np.uint8), cv2.IMREAD_COLOR_RGB)
            if decoded is not None:
                return np.asarray(decoded, np.uint8)
        thumbnail = make_thumbnail(source)
        if self._cache is not None:
            encoded, data = cv2.imencode(".jpg", cv2.cvtColor(thumbnail, cv2.COLOR_RGB2BGR), _kept_as())
            if encoded:
                self._cache.put(source.name, stamp, data.tobytes())
        return thumbnail


class ThumbnailJob(QObject):
    """Makes thumbnails, the newest list first, and keeps them in the workspace unless that is read-only."""

    ready = Signal(str, object)
    """name, h x w x 3 uint8 RGB or None where the picture cannot be read"""

    _go = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ended = False
        self._requests = _Requests()
        self._worker = _Worker(self._requests, workspace)
        self._thread = WorkerThread(self._worker, "thumbnails")
        self._go.connect(self._worker.work, Qt.ConnectionType.QueuedConnection)
        self._worker.made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)

    def request(self, wanted: list[Wanted]) -> None:
        """In the order of need; what was asked for before and is not made yet is forgotten."""
        if self._ended:
            return
        self._requests.replace(wanted)
        if wanted:
            self._thread.start()
            self._go.emit()

    def ask_to_stop(self) -> None:
        """Forget everything and end after the thumbnail in hand; no signal comes any more."""
        self._ended = True
        self._requests.replace([])
        self._thread.ask_to_stop()

    def stop(self, timeout_ms: int = WAIT_MS) -> bool:
        """End the thread; False where it works on."""
        self.ask_to_stop()
        ended = self._thread.stop(timeout_ms)
        if ended:
            self._worker.close()
        return ended

    @Slot(str, object)
    def _on_made(self, name: str, thumbnail: object) -> None:
        if not self._ended:
            self.ready.emit(name, thumbnail)


def _kept_as() -> tuple[int, ...]:
    whole = cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444
    return cv2.IMWRITE_JPEG_QUALITY, QUALITY, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, whole
