"""Earlier states of the sample on show: its steps as a list, looking at any of them, bringing one back."""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from segtool.core.history import HistoryStep, Move
from segtool.core.journal import play_moves
from segtool.jobs.latest import LatestJob

ORIGINAL = -1
"""The place of what editing started from: the ground truth, or all background."""


@dataclass(frozen=True)
class Request:
    """From the present label map and plane (copies) to the state at `place`, by these moves."""

    document: Any
    serial: int
    place: int
    label_map: NDArray[np.uint8]
    sources: NDArray[np.uint8]
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class EarlierState:
    """A label map as it was. place: so many steps were done then; ORIGINAL: what editing started from.

    correction: it was a correction. step: the last one that was done then.
    """

    document: Any
    place: int
    label_map: NDArray[np.uint8]
    sources: NDArray[np.uint8]
    correction: bool
    step: HistoryStep | None


def _work_out(request: Request) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    return play_moves(request.label_map, request.sources, request.moves)


class Bench(Protocol):
    """What looking back needs of the workbench."""

    sampleChanged: Any
    factsChanged: Any

    @property
    def document(self) -> Any: ...
    def bring_back(self, state: EarlierState) -> bool: ...


class NoPast:
    """Of a sample that is not on show."""

    looked_at: EarlierState | None = None


NO_PAST = NoPast()


class Past(QObject):
    """Nothing here changes the label map but `bring_back`, which is a step of its own."""

    changed = Signal()
    """`looked_at`, or the steps"""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._looked_at: EarlierState | None = None
        self._wanted: int | None = None
        self._serial = 0
        self._job: Any = None
        bench.sampleChanged.connect(self._on_change)
        bench.factsChanged.connect(self._on_facts)

    @property
    def steps(self) -> list[HistoryStep]:
        """Of the sample on show, oldest first; those that were undone too."""
        document = self._bench.document
        return [] if document is None else document.history.steps()

    @property
    def present(self) -> int:
        """The place of the present state: so many steps are done."""
        document = self._bench.document
        return 0 if document is None else len(document.history)

    @property
    def complete(self) -> bool:
        """The oldest step that is kept began at the start: no step before it was given up."""
        steps = self.steps
        return not steps or not steps[0].operation.before.correction

    @property
    def looked_at(self) -> EarlierState | None:
        """The earlier state on show; None: the present."""
        found = self._looked_at
        return found if found is not None and found.document is self._bench.document else None

    @property
    def waiting(self) -> bool:
        """A state that was asked for is being worked out."""
        return self._wanted is not None

    def look(self, place: int) -> None:
        """Show the label map as it was when `place` steps were done (or ORIGINAL); nothing changes by it."""
        document = self._bench.document
        if document is None or document.canvas is None or document.stroking:
            return
        if place == self.present:
            self.leave()
            return
        self._serial += 1
        steps = self.steps
        if place == ORIGINAL:
            self._wanted = None
            base = document.base
            self._show(EarlierState(document, ORIGINAL, base, np.zeros_like(base), False, None))
            return
        if not 0 <= place <= len(steps):
            return
        self._wanted = place
        if self._job is None:
            self._job = LatestJob(_work_out, "looking back", parent=self)
            self._job.done.connect(self._on_done)
            self._job.failed.connect(self._on_failed)
        self._job.submit(
            Request(
                document,
                self._serial,
                place,
                document.canvas.label_map.copy(),
                document.provenance.plane.copy(),
                document.history.moves_to(place),
            )
        )

    @Slot()
    def leave(self) -> None:
        """Show the present state."""
        self._serial += 1
        self._wanted = None
        self._show(None)

    @Slot()
    def bring_back(self) -> bool:
        """Make the state on show the present one, as a step that can be undone. False where nothing changed."""
        state = self.looked_at
        if state is None:
            return False
        self.leave()
        return self._bench.bring_back(state)

    def _show(self, state: EarlierState | None) -> None:
        if state is not self._looked_at:
            self._looked_at = state
            self.changed.emit()

    @Slot(object, object)
    def _on_done(self, request: Request, found: tuple[NDArray[np.uint8], NDArray[np.uint8]]) -> None:
        if request.serial != self._serial or request.document is not self._bench.document:
            return
        self._wanted = None
        steps = self.steps
        step = steps[request.place - 1] if request.place else None
        states = [steps[0].operation.before, *(each.operation.after for each in steps)]
        correction = states[request.place].correction
        self._show(EarlierState(request.document, request.place, *found, correction, step))

    @Slot(object, object)
    def _on_failed(self, request: Request, _error: Any) -> None:
        if request.serial == self._serial:  # the log has it; the present stays on show
            self.leave()

    @Slot(str)
    def _on_facts(self, name: str) -> None:
        document = self._bench.document
        if document is not None and name in (document.name, ""):
            self._on_change()

    @Slot()
    def _on_change(self) -> None:
        """Another sample, or another step: what was looked at belongs to the steps of before."""
        self._serial += 1
        self._wanted, self._looked_at = None, None
        self.changed.emit()

    def ask_to_stop(self) -> None:
        """See LatestJob."""
        if self._job is not None:
            self._job.ask_to_stop()

    def stop(self, timeout_ms: int) -> bool:
        """See LatestJob."""
        return self._job is None or bool(self._job.stop(timeout_ms))
