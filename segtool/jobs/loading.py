"""Reads everything that the window shows of a sample, in a thread of its own, and the neighbours ahead."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from segtool.core import images, labels
from segtool.core.canvas import LabelCanvas
from segtool.core.dataset import Sample
from segtool.core.errors import SegtoolError, UnreadableError
from segtool.core.history import BYTE_BUDGET, History
from segtool.core.picture_read import PictureRead
from segtool.core.provenance import Provenance
from segtool.core.truth import Truth
from segtool.core.workspace import Facts, Workspace
from segtool.jobs.latest import LatestJob
from segtool.jobs.worker import WAIT_MS

SHOWN, AHEAD = range(2)
KEPT_SAMPLES = 5
KEPT_BYTES = 256 * 2**20
"""Of samples read ahead."""


@dataclass(frozen=True)
class LoadRequest:
    """What to read. request: a serial number that grows. undo_bytes: of steps that can be undone. picture: the
    photograph, where it was read already."""

    request: int
    sample: Sample
    workspace: Workspace
    undo_bytes: int = BYTE_BUDGET
    picture: PictureRead | None = None


@dataclass(frozen=True)
class LoadedSample:
    """A sample, read. Arrays are H x W of the photograph.

    image: None where `error` says why. base: what editing starts from, the ground truth or all background. canvas:
    the correction where there is one, else the base. provenance: who set its pixels. through: the journal's newest
    row. recovered: the canvas holds edits that no file holds yet (after a crash). correction_error: why a saved
    correction could not be read.
    """

    request: int
    name: str
    image: NDArray[np.uint8] | None
    truth: Truth
    base: NDArray[np.uint8] | None
    canvas: LabelCanvas | None
    history: History
    facts: Facts
    provenance: Provenance | None = None
    through: int = 0
    recovered: bool = False
    orientation: int = 1
    error: str = ""
    correction_error: str = ""

    @property
    def has_label_map(self) -> bool:
        """The canvas holds a ground truth or a correction, not a mere start."""
        if self.canvas is None or self.correction_error:
            return False
        return self.facts.correction or self.truth.label_map is not None

    @property
    def nbytes(self) -> int:
        """Memory of the arrays, about."""
        return 0 if self.image is None else self.image.nbytes * 2


def load_sample(request: LoadRequest) -> LoadedSample:
    """Read one sample. What is broken is told in the result; only a broken workspace raises."""
    sample, workspace = request.sample, request.workspace
    facts = workspace.facts(sample.name)
    try:
        known = request.picture
        if known is not None and known.path == sample.image and known.holds():
            image = known.image
        else:
            image = images.read_image(sample.image)
    except UnreadableError as error:
        return LoadedSample(
            request.request, sample.name, None, Truth(None), None, None, History(), facts, error=str(error)
        )
    height, width = image.shape[:2]
    found = labels.truth_of(sample, workspace)
    base = labels.editing_base(found, (width, height))
    label_map, sources, correction_error = base, None, ""
    rows = workspace.journal(sample.name)
    history = History.from_journal(rows, request.undo_bytes)
    try:
        correction = workspace.load_with_sources(sample.name, base)
        if correction is not None and correction.label_map.shape != base.shape:
            found_height, found_width = correction.label_map.shape
            raise UnreadableError(
                f"The correction {workspace.correction_path(sample.name)} is {found_width} x "
                f"{found_height} pixels, its picture {width} x {height}.",
                "Revert the sample, or put back the right file.",
            )
        if correction is not None:
            label_map, sources = correction.label_map, correction.sources
    except SegtoolError as error:
        correction_error = str(error)
        history = History(request.undo_bytes)  # its patches belong to a label map that is not there
    return LoadedSample(
        request.request,
        sample.name,
        image,
        found,
        base,
        LabelCanvas(label_map),
        history,
        facts,
        Provenance(np.zeros_like(base) if sources is None else sources, workspace.sources),
        through=rows[-1].id if rows else 0,
        recovered=sample.name in workspace.unsaved() and not workspace.read_only,
        orientation=images.exif_orientation(sample.image),
        correction_error=correction_error,
    )


class LoadingJob(QObject):
    """One sample at a time, the newest request first; a few that were read ahead are kept."""

    loaded = Signal(object)
    """LoadedSample of the newest `select`"""
    failed = Signal(str, str, str)
    """name, message, hint"""
    ahead = Signal(str)
    """name of a neighbour that is now kept"""
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[str, LoadedSample] = OrderedDict()
        self.kept_bytes = KEPT_BYTES
        self._wanted = ""
        self._newest = 0
        self._stale = 0
        self._job = LatestJob(load_sample, "reading", lanes=2, parent=self)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.idle.connect(self.idle)

    @property
    def is_idle(self) -> bool:
        return self._job.is_idle

    def select(self, request: LoadRequest) -> None:
        """Read a sample for the window; `loaded` comes at once, within this call, where it was read ahead."""
        self.cancel()
        self._newest = request.request
        kept = self._kept.pop(request.sample.name, None)
        if kept is not None:
            self.loaded.emit(kept)
            return
        self._wanted = request.sample.name
        running = self._job.running
        if running is None or running.sample.name != self._wanted or running.request <= self._stale:
            self._job.submit(request, SHOWN)  # else what is being read ahead is what is wanted now

    def look_ahead(self, request: LoadRequest) -> None:
        """Read a neighbour when nothing else is to do."""
        if request.sample.name not in self._kept:
            self._newest = request.request
            self._job.submit(request, AHEAD)

    def peek(self, name: str) -> LoadedSample | None:
        """A sample that was read ahead."""
        return self._kept.get(name)

    def forget(self) -> None:
        """What was read so far, and is being read now, no longer holds (another dataset, another mapping)."""
        self.cancel()
        self._stale = self._newest
        self._kept.clear()

    def forget_one(self, name: str) -> None:
        """What was read so far of one sample no longer holds."""
        self._kept.pop(name, None)
        running = self._job.running
        if running is not None and running.sample.name == name:
            self._stale = max(self._stale, running.request)

    def cancel(self) -> None:
        """Forget what was asked for."""
        self._wanted = ""
        self._job.cancel()

    def ask_to_stop(self) -> None:
        """End after the sample in hand, without waiting."""
        self._job.ask_to_stop()

    def stop(self, timeout_ms: int = WAIT_MS) -> bool:
        """End the thread; False where it works on."""
        return self._job.stop(timeout_ms)

    @Slot(object, object)
    def _on_done(self, request: LoadRequest, result: Any) -> None:
        if request.request <= self._stale:
            return
        if request.sample.name == self._wanted:
            self._wanted = ""
            self.loaded.emit(result)
        else:
            self._keep(result)

    @Slot(object, object)
    def _on_failed(self, request: LoadRequest, error: SegtoolError) -> None:
        if request.request > self._stale and request.sample.name == self._wanted:
            self._wanted = ""
            self.failed.emit(request.sample.name, error.message, error.hint)

    def _keep(self, sample: LoadedSample) -> None:
        self._kept[sample.name] = sample
        while len(self._kept) > 1 and (
            len(self._kept) > KEPT_SAMPLES or sum(s.nbytes for s in self._kept.values()) > self.kept_bytes
        ):
            self._kept.popitem(last=False)
        self.ahead.emit(sample.name)
