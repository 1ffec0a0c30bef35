"""Small pictures for the list, made in the order in which they are needed."""

import hashlib
import logging
import os
import threading
from collections import deque
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal, Slot

from segtool.core import files, images
from segtool.core.errors import SegtoolError
from segtool.jobs.worker import WAIT_MS, WorkerThread

SIDE = 128
"""Longest side in pixels."""
KEPT_ON_DISK_PIXELS = 2_000_000
"""Photographs from this size on have their thumbnail kept on disk; a smaller one is decoded sooner than written."""

Thumbnail = NDArray[np.uint8]

_log = logging.getLogger(__name__)


def make_thumbnail(path: Path, cache: Path | None = None) -> Thumbnail | None:
    """h x w x 3 uint8 RGB with a longest side of at most SIDE pixels; None where the picture cannot be read.

    cache: folder for the thumbnails of large photographs, None for none.
    """
    try:
        width, height = images.image_size(path)
        kept = _cache_file(path, cache) if cache and width * height >= KEPT_ON_DISK_PIXELS else None
        if kept is not None and kept.is_file():
            try:
                return images.read_image(kept)
            except SegtoolError:
                _log.info("The thumbnail %s is broken and made again.", kept)
        small = _reduced(images.read_image(path))
        if kept is not None:
            _write(kept, small)
    except SegtoolError as error:
        _log.info("No thumbnail: %s", error)
        return None
    return small


def _reduced(image: Thumbnail) -> Thumbnail:
    height, width = image.shape[:2]
    factor = SIDE / max(height, width)
    if factor >= 1:
        return image
    size = max(1, round(width * factor)), max(1, round(height * factor))
    return np.ascontiguousarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _cache_file(path: Path, cache: Path) -> Path:
    status = path.stat()
    key = f"{os.fspath(path.absolute())}\0{status.st_mtime_ns}\0{status.st_size}\0{SIDE}"
    return cache / f"{hashlib.sha256(key.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.png"


def _write(path: Path, image: Thumbnail) -> None:
    encoded, data = cv2.imencode(".png", cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    if not encoded:
        return
    try:
        files.write_bytes(path, data.tobytes())
    except SegtoolError as error:  # a thumbnail that is not kept is made again next time
        _log.info("The thumbnail was not kept: %s", error)


class _Requests:
    """What is wanted, newest order first; shared by both threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted: deque[tuple[str, Path]] = deque()

    def replace(self, wanted: list[tuple[str, Path]]) -> None:
        with self._lock:
            self._wanted = deque(wanted)

    def take(self) -> tuple[str, Path] | None:
        with self._lock:
            return self._wanted.popleft() if self._wanted else None


class _Worker(QObject):
    made = Signal(str, object)

    def __init__(self, requests: _Requests) -> None:
        super().__init__()
        self._requests = requests
        self.cache: Path | None = None

    @Slot()
    def work(self) -> None:
        while (request := self._requests.take()) is not None:
            name, path = request
            try:
                thumbnail = make_thumbnail(path, self.cache)
            except Exception:  # noqa: BLE001 - logged; one bad picture must not end the others
                _log.exception("Unexpected error in the thumbnail of %s", path)
                thumbnail = None
            self.made.emit(name, thumbnail)


class ThumbnailJob(QObject):
    """Makes thumbnails in a thread of its own, the newest list first."""

    ready = Signal(str, object)
    """name, h x w x 3 uint8 RGB or None where the picture cannot be read"""

    _go = Signal()

    def __init__(self, cache: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ended = False
        self._requests = _Requests()
        self._worker = _Worker(self._requests)
        self._worker.cache = cache
        self._thread = WorkerThread(self._worker, "thumbnails")
        self._go.connect(self._worker.work, Qt.ConnectionType.QueuedConnection)
        self._worker.made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)

    def request(self, wanted: list[tuple[str, Path]]) -> None:
        """Names and pictures in the order of need; what was asked for before and is not made yet is forgotten."""
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
        return self._thread.stop(timeout_ms)

    @Slot(str, object)
    def _on_made(self, name: str, thumbnail: object) -> None:
        if not self._ended:
            self.ready.emit(name, thumbnail)
