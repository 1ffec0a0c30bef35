"""A sample's correction between its file and the journal: reading both as one, and writing one after the other.

Who set its pixels (the provenance plane) lies in the database, saved in the transaction that notes up to which row the
file holds the journal: it is of that row exactly, and later rows are played over both.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segtool.core import correction_files, journal, provenance_store
from segtool.core.clock import now
from segtool.core.database import Database
from segtool.core.errors import UnreadableError
from segtool.core.provenance import START, Legend, Plane, first_plane
from segtool.core.provenance_store import PackedPlane

LabelMap = NDArray[np.uint8]

State = tuple[bool, str, str | None]
"""correction, review, edited: the columns of a sample's facts."""


@dataclass(frozen=True)
class Correction:
    """label_map: H x W uint8. sources: the provenance plane of the same size; None where it was not asked for."""

    label_map: LabelMap
    sources: Plane | None = None


def load(
    database: Database, path: Path, name: str, base: LabelMap | None, with_sources: bool = False
) -> Correction | None:
    """The file with the later rows of the journal played over it; None where there is no correction.

    Raises UnreadableError.
    """
    # The order matters beside a window that saves: the file may be newer than the number read before it, and
    # the rows are read last, so that they reach at least as far as the file.
    with database.read() as connection:
        row = connection.execute(
            "SELECT saved_through, has_file FROM sample WHERE name = ?", (name,)
        ).fetchone()
        plane = provenance_store.load(connection, name) if with_sources else None
    saved_through, has_file = (0, False) if row is None else (int(row[0]), bool(row[1]))
    saved = correction_files.read(path) if path.is_file() else None
    with database.read() as connection:
        newer = journal.last_id(connection, name) > saved_through  # else no row needs to be read
        changes = journal.changes_after(journal.rows(connection, name), saved_through) if newer else []
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
    start = base if saved is None else saved
    assert start is not None
    try:
        label_map = journal.play(start, changes)
        if not with_sources:
            return Correction(label_map)
        if plane is None or plane.shape != start.shape:
            # No file held it yet, or a file that is older than the planes.
            plane = first_plane(start, base) if has_file else np.full(start.shape, START, np.uint8)
        return Correction(label_map, journal.play_sources(plane, changes))
    except ValueError as error:
        raise UnreadableError(f"The edits of {name} do not fit its label map: {error}.", "", path) from error


def save(
    database: Database,
    path: Path,
    name: str,
    correction: Correction | None,
    state: State,
    through: int,
    legend: Legend,
) -> None:
    """The file first (None: it goes), then the row. The state stands where no later row exists. Raises WriteError.

    legend: what the numbers of the correction's plane mean.
    """
    if correction is None:
        correction_files.remove(path)
    else:
        correction_files.write(path, correction.label_map)
    sources = correction.sources if correction is not None else None
    packed = None if sources is None else PackedPlane.of(sources)
    _note_saved(database, name, correction is not None, packed, state, through, legend)


def _note_saved(
    database: Database,
    name: str,
    has_file: bool,
    packed: PackedPlane | None,
    state: State,
    through: int,
    legend: Legend,
) -> None:
    with database.write() as connection:
        if packed is not None:
            provenance_store.note_legend(connection, legend)
        provenance_store.save(connection, name, packed)
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
        provenance_store.save(connection, name, None)
        connection.execute(
            "UPDATE sample SET correction = 0, review = 'open', has_file = 0 WHERE name = ?", (name,)
        )
