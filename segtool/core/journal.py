"""The journal: every finished operation of the editor as a row, and how rows are played back.

Each row sets a box to definite values ("do" and "redo" to the values after the operation, "undo" to those before
it). Playing rows over a file that already holds some of them therefore ends at the same label map, which is why
the label map's file and its row in the database need not change in the same instant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.errors import SegtoolError
from segtool.core.operation import Operation, Patch, SampleState, SourcePatch
from segtool.core.provenance import EARLIER, Plane
from segtool.core.provenance_store import is_kept

if TYPE_CHECKING:
    import sqlite3

DO, UNDO, REDO = "do", "undo", "redo"
EVENTS = (DO, UNDO, REDO)

LabelMap = NDArray[np.uint8]


@dataclass(frozen=True)
class JournalRow:
    """One event. operation: what was done, for "do"; None for "undo" and "redo", which speak of the stack's top."""

    id: int
    event: str
    operation: Operation | None


@dataclass(frozen=True)
class Change:
    """An event with the operation it moves over. forward: towards the operation's after values."""

    id: int
    operation: Operation
    forward: bool

    @property
    def state(self) -> SampleState:
        """The sample's facts when the event is over."""
        return self.operation.after if self.forward else self.operation.before


def insert(
    connection: sqlite3.Connection, name: str, event: str, time: str, operation: Operation | None
) -> tuple[int, Operation]:
    """Add a row inside the open transaction. Returns its id and the operation that the event moves over.

    Raises SegtoolError for an unknown event, a "do" without an operation, and an undo or redo of nothing.
    """
    if event == DO:
        if operation is None:
            raise SegtoolError("An operation is missing from the journal's new row.")
        moved = operation
        columns = _columns(operation)
    elif event in EVENTS:
        moved = _operation_at(connection, _top(connection, name, event))
        columns = (None,) * 13
    else:
        raise SegtoolError(f"The journal has no event {event!r}.")
    cursor = connection.execute(
        "INSERT INTO journal (name, event, time, kind, x, y, width, height, before, after, correction_before, "
        "review_before, correction_after, review_after, sources, pixels) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (name, event, time, *columns),
    )
    return int(cursor.lastrowid or 0), moved


def rows(connection: sqlite3.Connection, name: str) -> list[JournalRow]:
    """All rows of a sample, oldest first."""
    found = connection.execute(f"{_select(connection)} WHERE name = ? ORDER BY id", (name,))
    return [_row(values) for values in found]


def last_id(connection: sqlite3.Connection, name: str) -> int:
    """The id of a sample's newest row, 0 where there is none."""
    return int(connection.execute("SELECT max(id) FROM journal WHERE name = ?", (name,)).fetchone()[0] or 0)


def unsaved(connection: sqlite3.Connection) -> list[str]:
    """Samples with rows that no file holds, by name."""
    found = connection.execute(
        "SELECT j.name FROM journal j LEFT JOIN sample s ON s.name = j.name "
        "GROUP BY j.name HAVING max(j.id) > coalesce(max(s.saved_through), 0) ORDER BY j.name"
    )
    return [name for (name,) in found]


def long_ones(connection: sqlite3.Connection, kept: int) -> list[str]:
    """Samples with more than `kept` rows, all of which their file holds."""
    found = connection.execute(
        "SELECT j.name FROM journal j JOIN sample s ON s.name = j.name GROUP BY j.name "
        "HAVING count(*) > ? AND max(j.id) <= max(s.saved_through)",
        (kept,),
    )
    return [name for (name,) in found.fetchall()]


def prune(connection: sqlite3.Connection, name: str, kept: int, byte_budget: int) -> int:
    """Drop what lies deeper than `kept` steps of undo and redo and than `byte_budget` bytes of patches together.

    What is left plays to the same label map.

    Only for a sample whose file holds every row. Returns the number of rows dropped.
    """
    done: list[int] = []
    undone: list[int] = []
    undos: list[int] = []  # since the last "do": as many of its end as there are undone steps
    sizes: dict[int, int] = {}
    found = connection.execute(
        "SELECT id, event, coalesce(length(before), 0) + coalesce(length(after), 0) + coalesce(length(sources), 0) "
        "FROM journal WHERE name = ? ORDER BY id",
        (name,),
    ).fetchall()
    for row_id, event, size in found:
        sizes[row_id] = size
        if event == DO:
            done.append(row_id)
            undone.clear()
            undos.clear()
        elif event == UNDO:
            undone.append(done.pop())
            undos.append(row_id)
        else:
            done.append(undone.pop())
    redoable = _newest(undone, sizes, kept, byte_budget)
    free = byte_budget - sum(sizes[row_id] for row_id in undone[len(undone) - redoable :])
    undoable = _newest(done, sizes, kept, free)
    stay = {
        *done[len(done) - undoable :],
        *undone[len(undone) - redoable :],
        *undos[len(undos) - redoable :],
    }
    gone = [(row_id,) for row_id, *_ in found if row_id not in stay]
    connection.executemany("DELETE FROM journal WHERE id = ?", gone)
    return len(gone)


def _newest(ids: list[int], sizes: dict[int, int], kept: int, byte_budget: int) -> int:
    """How many of the last ids may stay: `kept` whatever they cost, more as far as the bytes reach."""
    total = 0
    for number, row_id in enumerate(reversed(ids)):
        total += sizes[row_id]
        if total > byte_budget and number >= kept:
            return number
    return len(ids)


def changes_after(all_rows: Iterable[JournalRow], saved_through: int) -> list[Change]:
    """The events behind `saved_through`, each with its operation; older rows only fill the undo stack."""
    done: list[Operation] = []
    undone: list[Operation] = []
    changes = []
    for row in all_rows:
        if row.event == DO and row.operation is not None:
            done.append(row.operation)
            undone.clear()
        elif row.event == UNDO and done:
            undone.append(done.pop())
        elif row.event == REDO and undone:
            done.append(undone.pop())
        else:
            raise SegtoolError(
                f"The journal's row {row.id} ({row.event}) does not follow from the rows before it."
            )
        if row.id > saved_through:
            forward = row.event != UNDO
            changes.append(Change(row.id, done[-1] if forward else undone[-1], forward))
    return changes


def play(label_map: LabelMap, changes: Iterable[Change]) -> LabelMap:
    """A copy of an H x W label map with the changes applied. ValueError where a box lies outside it."""
    result = np.array(label_map, dtype=np.uint8, order="C")
    for change in changes:
        if change.operation.patch is not None:
            change.operation.patch.write_into(result, change.forward)
    return result


def play_moves(
    label_map: LabelMap, sources: Plane, moves: Iterable[tuple[Operation, bool]]
) -> tuple[LabelMap, Plane]:
    """Do and take back operations on a label map and its provenance plane, in place; returns both."""
    for operation, forward in moves:
        if operation.patch is not None:
            operation.patch.write_into(label_map, forward)
        if operation.sources is not None:
            operation.sources.write_into(sources, forward)
    return label_map, sources


def play_sources(plane: Plane, changes: Iterable[Change]) -> Plane:
    """A copy of a provenance plane, H x W, with the changes applied. ValueError where a box lies outside it.

    A row of an older version tells no sources: what it changed is an earlier correction.
    """
    result = np.array(plane, dtype=np.uint8, order="C")
    for change in changes:
        operation = change.operation
        if operation.sources is not None:
            operation.sources.write_into(result, change.forward)
        elif operation.patch is not None:
            changed = operation.patch.before_array() != operation.patch.after_array()
            result[operation.patch.box.slices][changed] = EARLIER
    return result


_SELECT = (
    "SELECT id, event, time, kind, x, y, width, height, before, after, correction_before, review_before, "
    "correction_after, review_after, sources, pixels FROM journal"
)
_SELECT_OLDER = (
    "SELECT id, event, time, kind, x, y, width, height, before, after, correction_before, review_before, "
    "correction_after, review_after, NULL, NULL FROM journal"
)
"""Of a database that an older version wrote, open for reading."""


def _select(connection: sqlite3.Connection) -> str:
    return _SELECT if is_kept(connection) else _SELECT_OLDER


def _columns(operation: Operation) -> tuple[object, ...]:
    patch = operation.patch
    where: tuple[object, ...] = (
        (None,) * 6 if patch is None else (*map(int, patch.box), patch.before, patch.after)
    )
    states = (
        int(operation.before.correction),
        operation.before.review,
        int(operation.after.correction),
        operation.after.review,
    )
    sources = operation.sources.packed() if operation.sources is not None else None
    return (operation.kind, *where, *states, sources, operation.pixels)


def _row(values: tuple[object, ...]) -> JournalRow:
    row_id, event, time, kind, x, y, width, height, before, after, *states, sources, pixels = values
    operation = None
    if event == DO:
        patch = None
        if x is not None:
            box = Box(*(int(str(number)) for number in (x, y, width, height)))
            patch = Patch(box, bytes(before), bytes(after))  # type: ignore[call-overload]  # BLOB columns
        operation = Operation(
            str(kind),
            patch,
            SampleState(bool(states[0]), str(states[1])),
            SampleState(bool(states[2]), str(states[3])),
            SourcePatch.unpacked(bytes(sources)) if sources is not None else None,  # type: ignore[call-overload]
            int(str(pixels)) if pixels is not None else None,
            str(time),
        )
    return JournalRow(int(str(row_id)), str(event), operation)


def _top(connection: sqlite3.Connection, name: str, event: str) -> int:
    """The id of the "do" row that an undo or redo moves over; reads no patches."""
    done: list[int] = []
    undone: list[int] = []
    for row_id, seen in connection.execute(
        "SELECT id, event FROM journal WHERE name = ? ORDER BY id", (name,)
    ):
        if seen == DO:
            done.append(row_id)
            undone.clear()
        elif seen == UNDO:
            undone.append(done.pop())
        else:
            done.append(undone.pop())
    stack = done if event == UNDO else undone
    if not stack:
        raise SegtoolError(f"There is nothing to {event} for {name}.")
    return stack[-1]


def _operation_at(connection: sqlite3.Connection, row_id: int) -> Operation:
    values = connection.execute(f"{_select(connection)} WHERE id = ?", (row_id,)).fetchone()
    operation = _row(values).operation
    assert operation is not None  # _top names "do" rows only
    return operation
