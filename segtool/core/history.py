"""Undo and redo of one sample's operations, within a byte budget."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from segtool.core.operation import Operation

BYTE_BUDGET = 256 * 2**20
"""Bytes of patches kept for one sample before the oldest steps go."""

KEPT_STEPS = 200
"""Steps that stay whatever they cost."""

Move = tuple[Operation, bool]
"""An operation and whether it is done (True) or taken back."""


@dataclass(frozen=True)
class HistoryStep:
    """One step in the list of an image's steps. done: it is part of the present state; else it was undone."""

    operation: Operation
    done: bool


class JournalEvent(Protocol):
    """The part of a journal row that matters here: event "do" (with its operation), "undo" or "redo"."""

    @property
    def event(self) -> str: ...

    @property
    def operation(self) -> Operation | None: ...


class History:
    """The steps behind and ahead of the present state. It only remembers; whoever asks applies the patches."""

    def __init__(self, byte_budget: int = BYTE_BUDGET, kept_steps: int = KEPT_STEPS) -> None:
        self._byte_budget = byte_budget
        self._kept_steps = kept_steps
        self._done: deque[Operation] = deque()
        self._undone: list[Operation] = []
        self._bytes = 0

    @classmethod
    def from_journal(cls, rows: Iterable[JournalEvent], byte_budget: int = BYTE_BUDGET) -> "History":
        """The history that a journal's rows, oldest first, leave behind. Raises ValueError for a row of no kind."""
        history = cls(byte_budget)
        for row in rows:
            if row.event == "do" and row.operation is not None:
                history.push(row.operation)
            elif row.event == "undo":
                history.undo()
            elif row.event == "redo":
                history.redo()
            else:
                raise ValueError(f"a journal row says {row.event!r}")
        return history

    def set_budget(self, byte_budget: int) -> None:
        """Keep so many bytes from now on; the oldest steps go at once."""
        self._byte_budget = byte_budget
        self._let_go()

    def steps(self) -> list[HistoryStep]:
        """Oldest first; those that were undone come last, in the order in which they would be done again."""
        done = [HistoryStep(operation, True) for operation in self._done]
        return done + [HistoryStep(operation, False) for operation in reversed(self._undone)]

    def moves_to(self, place: int) -> tuple[Move, ...]:
        """What leads from the present state to the one in which the first `place` steps are done."""
        here, steps = len(self._done), self.steps()
        if place <= here:
            return tuple((step.operation, False) for step in reversed(steps[place:here]))
        return tuple((step.operation, True) for step in steps[here:place])

    def push(self, op: Operation) -> None:
        """Add the step just done; what was undone before can no longer be redone."""
        self._bytes -= sum(undone.nbytes for undone in self._undone)
        self._undone.clear()
        self._done.append(op)
        self._bytes += op.nbytes
        self._let_go()

    def _let_go(self) -> None:
        while self._bytes > self._byte_budget and len(self._done) > self._kept_steps:
            self._bytes -= self._done.popleft().nbytes

    def undo(self) -> Operation | None:
        """The step to take back now (apply its patch backwards), None where there is none."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def redo(self) -> Operation | None:
        """The step to do again now (apply its patch forward), None where there is none."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    @property
    def undo_text(self) -> str:
        """The kind of the step that undo takes back, "" where there is none."""
        return self._done[-1].kind if self._done else ""

    @property
    def redo_text(self) -> str:
        """The kind of the step that redo does again, "" where there is none."""
        return self._undone[-1].kind if self._undone else ""

    @property
    def nbytes(self) -> int:
        """Bytes of patches held."""
        return self._bytes

    def __len__(self) -> int:
        """How many steps can be undone."""
        return len(self._done)
