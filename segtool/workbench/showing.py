"""Which sample is on show, which is on its way, and what is kept of the ones before."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from segtool.core.canvas import LabelCanvas
from segtool.core.dataset import Dataset, Sample
from segtool.core.history import BYTE_BUDGET
from segtool.core.picture_read import PictureRead
from segtool.core.provenance import Provenance
from segtool.core.truth import Truth
from segtool.core.workspace import Workspace
from segtool.jobs.loading import LoadedSample, LoadingJob, LoadRequest
from segtool.workbench.document import Document
from segtool.workbench.past import NO_PAST, NoPast

KEPT_DOCUMENTS = 8
KEPT_BYTES = 512 * 2**20
"""Of documents that are saved; what is not saved is kept whatever it costs."""


@dataclass(frozen=True)
class Beside:
    """What is known of a sample beside the one on show, by the names that the workbench has for the one on show."""

    image: NDArray[np.uint8]
    canvas: LabelCanvas | None
    truth: Truth
    has_label_map: bool
    orientation: int
    prediction: Any
    before: Any = None
    prediction_outdated: bool = False
    provenance: Provenance | None = None
    past: NoPast = NO_PAST


class Showing(QObject):
    """Swaps documents. A document with unsaved changes is never let go: `pinned` names them."""

    loading = Signal(str)
    """name of the sample that is being read"""
    leaving = Signal()
    """The document on show is about to be swapped."""
    changed = Signal()
    failed = Signal(str, str)
    """message, hint"""
    ahead = Signal()
    """A neighbour was read, or there is time to read one."""

    def __init__(self, pinned: Callable[[], set[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Document | None = None
        self.coming = ""
        self.shared = False
        """Another window edits the workspace: what was read before may be old by now."""
        self._pinned = pinned
        self._kept_bytes, self._kept_documents = KEPT_BYTES, KEPT_DOCUMENTS
        self._undo_bytes = BYTE_BUDGET
        self._dataset: Dataset | None = None
        self._workspace: Workspace | None = None
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._order: list[str] = []
        self._places: dict[str, int] = {}
        self._direction = 1
        self._request = 0
        self._tried: set[str] = set()
        self.picture_of: Callable[[Path], PictureRead | None] = lambda _path: None
        """What was read already of a photograph's file, None where nothing was."""
        self._job = LoadingJob(self)
        self._job.loaded.connect(self._on_loaded)
        self._job.failed.connect(self._on_failed)
        self._job.ahead.connect(lambda _name: self.ahead.emit())
        self._job.idle.connect(self.ahead)

    def set_budget(self, kept_bytes: int) -> None:
        """Of saved documents that are kept, and half of it for what is read ahead; their number goes with it."""
        self._kept_bytes = kept_bytes
        self._kept_documents = max(1, round(KEPT_DOCUMENTS * kept_bytes / KEPT_BYTES))
        self._job.kept_bytes = kept_bytes // 2
        self._let_go()

    def set_undo_budget(self, undo_bytes: int) -> None:
        """Of each sample's steps that can be undone; where it is less than before, the oldest go at once."""
        self._undo_bytes = undo_bytes
        for document in self._documents.values():
            document.history.set_budget(undo_bytes)
        self._job.forget()

    def open(self, dataset: Dataset, workspace: Workspace) -> None:
        """Nothing is on show; samples are those of this dataset."""
        self._dataset, self._workspace = dataset, workspace
        self._documents.clear()
        self.forget()
        self.set_order([sample.name for sample in dataset.samples])
        self.current = None

    def forget(self) -> None:
        """What was read ahead no longer holds."""
        self._job.forget()
        self._tried.clear()
        self.coming = ""

    def forget_documents(self) -> None:
        """Every sample is to be read anew; the one on show stays until it was."""
        self._documents.clear()
        self.forget()

    def set_order(self, names: list[str]) -> None:
        """Next and previous go by this order."""
        if names != self._order:
            self._order = list(names)
            self._places = {name: place for place, name in enumerate(self._order)}
        self._tried.clear()

    @property
    def order(self) -> tuple[str, ...]:
        """The names as the list shows them."""
        return tuple(self._order)

    def select(self, name: str, again: bool = False) -> None:
        """Show a sample. again: read it anew even where it is on show. Raises SegtoolError for an unknown name."""
        if self._dataset is None or self._workspace is None:
            return
        sample = self._dataset.sample(name)
        if again:
            self._documents.pop(sample.name, None)
        elif self.coming == sample.name or (
            not self.coming and self.current is not None and self.current.name == sample.name
        ):
            return
        self._note_direction(sample.name)
        if self.shared:
            self._documents.clear()
            self._job.forget()
        self._tried.clear()
        kept = self._documents.get(sample.name)
        if kept is not None:
            self._job.cancel()
            self._swap(kept)
            return
        self.coming = sample.name
        self._job.select(self._load_request(sample))
        if self.coming:  # it was not read ahead
            self.loading.emit(sample.name)

    def step(self, by: int) -> None:
        """The next (1) or previous (-1) sample from the one that is on its way, or on show."""
        at = self.coming or (self.current.name if self.current is not None else "")
        place = self._places.get(at)
        start = (-1 if by > 0 else len(self._order)) if place is None else place
        target = start + by
        if 0 <= target < len(self._order):
            self.select(self._order[target])

    def neighbours(self) -> list[str]:
        """The samples that most likely come next."""
        place = self._places.get(self.current.name) if self.current is not None else None
        if place is None:
            return []
        targets = (place + self._direction, place - self._direction)
        return [self._order[target] for target in targets if 0 <= target < len(self._order)]

    def in_memory(self, name: str) -> Document | LoadedSample | None:
        """A sample that was read."""
        return self._documents.get(name) or self._job.peek(name)

    def beside(self, prediction_of: Callable[[str], Any]) -> list[Beside]:
        """The neighbours that were read and have a photograph. prediction_of: of a name, None where there is none."""
        found = []
        for name in self.neighbours():
            read = self.in_memory(name)
            if read is not None and read.image is not None:
                found.append(
                    Beside(
                        read.image, read.canvas, read.truth, read.has_label_map, read.orientation,
                        prediction_of(name), provenance=read.provenance,
                    )
                )  # fmt: skip
        return found

    def document(self, name: str) -> Document | None:
        """A sample that was shown and is kept."""
        return self._documents.get(name)

    def adopt(self, document: Document) -> None:
        """Keep a document that was changed without being on show: what was read of it before holds no more."""
        if self._documents.get(document.name) is document:
            return
        self._documents[document.name] = document
        self._documents.move_to_end(document.name, last=False)
        coming = self.coming == document.name
        self._job.forget_one(document.name)
        self._tried.discard(document.name)
        if coming:
            self._job.cancel()
            self._swap(document)
        else:
            self._let_go()

    def forget_read(self, rows: Mapping[str, int]) -> None:
        """The journal of these samples grew (name -> its newest row): what was read before that is read again."""
        if not rows:
            return
        coming, self.coming = self.coming, ""
        self._job.forget()
        self._tried.clear()
        pinned = self._pinned()
        old = [
            name
            for name, document in self._documents.items()
            if document.through < rows.get(name, 0) and name not in pinned
        ]
        for name in old:
            del self._documents[name]
        if coming:
            self.select(coming)
        elif self.current is not None and self.current.name in old:
            self.select(self.current.name, again=True)

    def look_ahead(self) -> bool:
        """Read the next neighbour that was not read; False where there is none."""
        if self.coming or self._dataset is None or self._workspace is None or not self._job.is_idle:
            return False
        for name in self.neighbours():
            if name not in self._tried and self.in_memory(name) is None:
                self._tried.add(name)
                self._job.look_ahead(self._load_request(self._dataset.sample(name)))
                return True
        return False

    def ask_to_stop(self) -> None:
        self._job.ask_to_stop()

    def stop(self, timeout_ms: int) -> bool:
        return self._job.stop(timeout_ms)

    def _load_request(self, sample: Sample) -> LoadRequest:
        assert self._workspace is not None
        self._request += 1
        return LoadRequest(
            self._request, sample, self._workspace, self._undo_bytes, self.picture_of(sample.image)
        )

    def _note_direction(self, name: str) -> None:
        before = self._places.get(self.coming or (self.current.name if self.current is not None else ""))
        after = self._places.get(name)
        if before is not None and after is not None and before != after:
            self._direction = 1 if after > before else -1

    @Slot(object)
    def _on_loaded(self, loaded: LoadedSample) -> None:
        if self._dataset is not None:
            self._swap(Document(self._dataset.sample(loaded.name), loaded))

    @Slot(str, str, str)
    def _on_failed(self, name: str, message: str, hint: str) -> None:
        self.coming = ""
        self.failed.emit(message, hint)

    def _swap(self, document: Document) -> None:
        self.leaving.emit()
        self.coming = ""
        self.current = document
        self._documents[document.name] = document
        self._documents.move_to_end(document.name)
        self._let_go()
        self.changed.emit()

    def _let_go(self) -> None:
        pinned = self._pinned()
        free = [name for name in self._documents if name not in pinned][:-1]  # the last is on show
        for name in free:
            held = sum(document.nbytes for document in self._documents.values())
            if len(self._documents) <= self._kept_documents and held <= self._kept_bytes:
                return
            del self._documents[name]


def sample_or_first(dataset: Dataset, name: str | None) -> str:
    """`name` if the dataset has a sample of it, else its first sample's name."""
    found = dataset.find(name) if name is not None else None
    return found.name if found is not None else dataset.samples[0].name
