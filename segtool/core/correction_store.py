"""A sample's correction between its file and the journal: reading both as one, and writing one after the other."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segtool.core import correction_files, journal
from segtool.core.clock import now
from segtool.core.database import Database
from segtool.core.errors import UnreadableError

LabelMap = NDArray[np.uint8]

State = tuple[bool, str, str | None]
"""correction, review, edited: the columns of a sample's facts."""


def load(database: Database, path: Path, name: str, base: LabelMap | None) -> LabelMap | None:
    """The file with the later rows of the journal played over it; None where there is no correction.

    Raises UnreadableError.
    """
    # The order matters beside a window that saves: the file may be newer than the number read before it, and
    # the rows are read last, so that they reach at least as far as the file.
    with database.read() as connection:
        row = connection.execute(
            "SELECT saved_through, has_file FROM sample WHERE name = ?", (name,)
        ).fetchone()
    saved_through, has_file = (0, False) if row is None else (int(row[0]), bool(row[1]))
    saved = correction_files.read(path) if path.is_file() else None
    with database.read() as connection:
        changes = journal.changes_after(journal.rows(connection, name), saved_through)
        row = connection.execute("SELECT correction FROM sample WHERE name = ?", (name,)).fetchone()
    if row is None or not row[0]:
        return None
    if saved is None:
        if has_file and all(change.state.correction for change in changes):
            raise UnreadableError(
                f"The correction {path} is missing.", "Put it back, or revert the sample.", path
            )
        if base is None:
            raise UnreadableError(
                f"The unsaved edits of {name} need the label map they started from.", "", path
            )
        saved = base
    try:
        return journal.play(saved, changes)
    except ValueError as error:
        raise UnreadableError(f"The edits of {name} do not fit its label map: {error}.", "", path) from error


def save(
    database: Database, path: Path, name: str, label_map: LabelMap | None, state: State, through: int
) -> None:
    """The file first (None: it goes), then the row. The state stands where no later row exists. Raises WriteError."""
    if label_map is None:
        correction_files.remove(path)
    else:
        correction_files.write(path, label_map)
    _note_saved(database, name, label_map is not None, state, through)


def _note_saved(database: Database, name: str, has_file: bool, state: State, through: int) -> None:
    with database.write() as connection:
        connection.execute("INSERT OR IGNORE INTO sample (name) VALUES (?)", (name,))
        connection.execute(
            "UPDATE sample SET saved_through = ?, has_file = ? WHERE name = ?",
            (through, has_file, name),
        )
        if journal.last_id(connection, name) <= through:
            connection.execute(
                "UPDATE sample SET correction = ?, review = ?, edited = coalesce(?, edited, ?) WHERE name = ?",
                (*state, now(), name),
            )


def start_over(database: Database, path: Path, name: str) -> None:
    """Set the file aside and forget the sample's rows. Raises WriteError."""
    correction_files.set_aside(path)  # first: a row of the new correction must never meet the old file
    with database.write() as connection:
        connection.execute("DELETE FROM journal WHERE name = ?", (name,))
        connection.execute(
            "UPDATE sample SET correction = 0, review = 'open', has_file = 0 WHERE name = ?", (name,)
        )
