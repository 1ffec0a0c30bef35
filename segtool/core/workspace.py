"""The workspace: everything that the person made, apart from the dataset, which is never written to.

`workspace.sqlite` holds the facts of each sample, the journal and the runs; `corrections/NAME.png` the corrected
label maps; `checkpoints/` and `runs/` what training made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from segtool.core import (
    correction_files,
    correction_store,
    effort_store,
    journal,
    provenance_store,
    runs,
    workspace_place,
)
from segtool.core.clock import now, utc_text
from segtool.core.correction_store import Correction
from segtool.core.database import Database
from segtool.core.effort import Effort
from segtool.core.errors import SegtoolError, WriteError
from segtool.core.figure_store import FigureStore
from segtool.core.history import BYTE_BUDGET, KEPT_STEPS
from segtool.core.journal import JournalRow
from segtool.core.lists import name_fault
from segtool.core.operation import Operation
from segtool.core.provenance import Legend, Plane

if TYPE_CHECKING:
    import sqlite3

DATABASE_NAME = "workspace.sqlite"
REVIEWS = ("open", "accepted")
_ELSEWHERE = workspace_place.ELSEWHERE


@dataclass(frozen=True)
class Facts:
    """The two facts of a sample, and when its label map was last changed (ISO time, UTC)."""

    correction: bool = False
    review: str = "open"
    edited: str | None = None


def check_name(name: str) -> str:
    """The sample's name, if it can be a file's name in our folders. Raises SegtoolError otherwise."""
    fault = name_fault(name)
    if fault:
        raise SegtoolError(f"The name {name!r} {fault}.", "Rename the picture.")
    return name


class Workspace:
    """Usable from any thread. notice: a sentence where it had to be opened for reading only, else empty."""

    def __init__(self, directory: Path, dataset_root: Path, database: Database, notice: str = "") -> None:
        self.directory = directory
        self.dataset_root = dataset_root
        self.notice = notice
        self._database = database
        self.figures = FigureStore(database)
        """Of single samples, by checkpoint."""
        with database.read() as connection:
            self.sources: Legend = provenance_store.load_legend(connection)
            """What the numbers in provenance planes mean."""

    @classmethod
    def open(cls, dataset_root: Path, directory: Path | None = None, read_only: bool = False) -> Workspace:
        """Open the workspace of a dataset, or make it.

        directory: None means the default place in the user's data folder. read_only: nothing is created or changed,
        and a workspace that does not exist reads as empty. A workspace whose place cannot be written is opened for
        reading only where there is one; `notice` says so.
        Raises SegtoolError for a place inside the dataset, a workspace of another dataset, a broken or foreign
        database (it is left as it is), and a place that can neither be written nor read.
        """
        root = dataset_root.resolve()
        place = workspace_place.choose(root, directory)
        notice = ""
        if not read_only:
            trouble = workspace_place.why_not_writable(place)
            if trouble and not (place / DATABASE_NAME).is_file():
                raise WriteError(f"The workspace {place} cannot be written: {trouble}.", _ELSEWHERE, place)
            if trouble:
                read_only = True
                notice = f"The workspace {place} cannot be written ({trouble}): it is open for reading only."
        database, refusal = Database.open_or_read(place / DATABASE_NAME, read_only)
        workspace = cls(place, root, database, notice or refusal)
        try:
            workspace._claim()
        except BaseException:
            workspace.close()
            raise
        return workspace

    def _claim(self) -> None:
        """Note whose workspace this is; a new database takes up the corrections that lie beside it."""
        noted = self.get("dataset")
        if noted is not None and Path(noted) != self.dataset_root and Path(noted).is_dir():
            raise SegtoolError(
                f"The workspace {self.directory} belongs to the dataset {noted}, not to {self.dataset_root}.",
                _ELSEWHERE,
                self.directory,
            )
        if self.read_only:
            return
        if noted is None:
            self._take_up_corrections()
        if noted != str(self.dataset_root):
            self.set("dataset", str(self.dataset_root))

    def _take_up_corrections(self) -> None:
        with self._database.write() as connection:
            for path in sorted(self.corrections_folder.glob("*.png")):
                if not name_fault(path.stem):  # what is being written starts with a dot
                    edited = utc_text(path.stat().st_mtime)
                    connection.execute(
                        "INSERT OR IGNORE INTO sample (name, correction, edited, has_file) VALUES (?, 1, ?, 1)",
                        (path.stem, edited),
                    )

    @property
    def read_only(self) -> bool:
        """True where nothing can be changed."""
        return self._database.read_only

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    @property
    def corrections_folder(self) -> Path:
        """Holds NAME.png, 8-bit grey, values 0 to 3."""
        return self.directory / "corrections"

    @property
    def checkpoints_folder(self) -> Path:
        """Holds NAME.safetensors."""
        return self.directory / "checkpoints"

    @property
    def runs_folder(self) -> Path:
        """Holds one folder a run."""
        return self.directory / "runs"

    # facts

    def facts(self, name: str) -> Facts:
        """The sample's facts as of its newest committed operation."""
        with self._database.read() as connection:
            row = connection.execute(
                "SELECT correction, review, edited FROM sample WHERE name = ?", (name,)
            ).fetchone()
        return Facts() if row is None else Facts(bool(row[0]), row[1], row[2])

    def all_facts(self) -> dict[str, Facts]:
        """The facts of every sample that has any, by name."""
        with self._database.read() as connection:
            found = connection.execute("SELECT name, correction, review, edited FROM sample").fetchall()
        return {name: Facts(bool(correction), review, edited) for name, correction, review, edited in found}

    def set_review(self, name: str, review: str) -> None:
        """Set the review from the command line; the window goes through operations, which can be undone."""
        if review not in REVIEWS:
            raise SegtoolError(f"A review is {' or '.join(REVIEWS)}, not {review!r}.")
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO sample (name, review) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET review = ?2",
                (check_name(name), review),
            )

    def saved_state(self) -> str | None:
        """When the newest committed change of any label map was made: the state that a command takes."""
        with self._database.read() as connection:
            newest: str | None = connection.execute("SELECT max(edited) FROM sample").fetchone()[0]
        return newest

    # corrections

    def correction_path(self, name: str) -> Path:
        """Where the correction's file is or would be."""
        return self.corrections_folder / f"{check_name(name)}.png"

    def load_correction(self, name: str, base: NDArray[np.uint8] | None = None) -> NDArray[np.uint8] | None:
        """The correction as of the newest committed operation, H x W uint8 with values 0 to 3; None if there is none.

        It is the saved file with the later rows of the journal played over it. base: the H x W label map that editing
        started from (the ground truth, else all background), needed where operations exist that no file holds yet.
        Raises UnreadableError for a file that is broken, empty or missing, and for operations without a base.
        """
        found = correction_store.load(self._database, self.correction_path(name), name, base)
        return None if found is None else found.label_map

    def load_with_sources(self, name: str, base: NDArray[np.uint8] | None = None) -> Correction | None:
        """As `load_correction`, with the plane of who set each pixel (core/provenance.py; numbers: `sources`)."""
        return correction_store.load(self._database, self.correction_path(name), name, base, True)

    def source_counts(self) -> dict[str, dict[int, int]]:
        """Pixels by source number, by name, of every saved correction whose sources are known."""
        with self._database.read() as connection:
            return provenance_store.counts(connection)

    def efforts(self) -> dict[str, Effort]:
        """What the work on each sample cost, of those that were worked on."""
        with self._database.read() as connection:
            return effort_store.load(connection)

    def save_efforts(self, efforts: Mapping[str, Effort]) -> None:
        """Note whole values by sample. Raises WriteError."""
        with self._database.write() as connection:
            effort_store.save(connection, efforts)

    def clear_temporaries(self) -> int:
        """Take away what a killed program was writing among the corrections; returns the number of files.

        Only for the one window that edits the workspace. A file that cannot be removed stays: readers pass over it.
        """
        self._refuse_read_only(self.corrections_folder)
        return correction_files.clear_temporaries(self.corrections_folder)

    def save_correction(
        self,
        name: str,
        label_map: NDArray[np.uint8] | None,
        facts: Facts,
        through: int,
        sources: Plane | None = None,
    ) -> None:
        """Save the label map as it is after the journal's row `through`; None removes the file (reverted).

        sources: who set each pixel, H x W uint8 of numbers of `self.sources`; None where nobody knows.

        The file is written first, then the row: after a crash between the two the journal is played over the file
        again, which changes nothing. `facts` stand where no later operation was committed meanwhile.
        Raises WriteError; what was saved before is then still there and the journal still holds the edits.
        """
        path = self.correction_path(name)
        self._refuse_read_only(path)
        state = facts.correction, facts.review, facts.edited
        correction = None if label_map is None else Correction(label_map, sources)
        correction_store.save(self._database, path, name, correction, state, through, self.sources)

    def _refuse_read_only(self, path: Path) -> None:
        if self.read_only:
            raise WriteError(
                f"Could not write {path}: the workspace is open for reading only.", _ELSEWHERE, path
            )

    def start_over(self, name: str) -> None:
        """Give up a correction that cannot be read, and the steps that led to it: the next one starts from the base.

        The file is set aside as NAME.damaged. Raises WriteError.
        """
        path = self.correction_path(name)
        self._refuse_read_only(path)
        correction_store.start_over(self._database, path, name)

    # journal

    def append(self, name: str, event: str, operation: Operation | None = None) -> int:
        """Commit an event ("do", "undo", "redo") and the facts that follow from it; returns the row's id.

        operation: for "do"; an undo or redo moves over the top of the journal's own stack. The operation is safe from
        then on, whatever happens to the program. Raises WriteError.
        """
        time = (operation.time if operation is not None else "") or now()
        with self._database.write() as connection:
            if operation is not None and operation.sources is not None:
                provenance_store.note_legend(connection, self.sources)
            row_id, moved = journal.insert(connection, check_name(name), event, time, operation)
            state = moved.before if event == journal.UNDO else moved.after
            edited = time if moved.patch is not None else None
            connection.execute("INSERT OR IGNORE INTO sample (name) VALUES (?)", (name,))
            connection.execute(
                "UPDATE sample SET correction = ?, review = ?, edited = coalesce(?, edited) WHERE name = ?",
                (state.correction, state.review, edited, name),
            )
        return row_id

    def journal(self, name: str) -> list[JournalRow]:
        """The sample's rows, oldest first."""
        with self._database.read() as connection:
            return journal.rows(connection, name)

    def newest_row(self, name: str) -> int:
        """The id of the sample's newest row, 0 where there is none: it grows with every event."""
        with self._database.read() as connection:
            return journal.last_id(connection, name)

    def prune_journal(self, kept: int = KEPT_STEPS, byte_budget: int = BYTE_BUDGET) -> int:
        """Drop old steps of samples whose file holds all of them; returns the number of rows dropped.

        Of each sample `kept` steps stay whatever they cost, and more of them up to so many bytes.

        Only where no editor holds a longer history of this workspace: right after its window was opened.
        """
        with self._database.write() as connection:
            long_ones = journal.long_ones(connection, kept)
            return sum(journal.prune(connection, name, kept, byte_budget) for name in long_ones)

    def unsaved(self) -> list[str]:
        """Samples whose journal is ahead of their saved file, by name."""
        with self._database.read() as connection:
            return journal.unsaved(connection)

    def append_reviews(self, operations: Mapping[str, Operation]) -> dict[str, int]:
        """Commit one operation that changes no pixel (accept, reopen) for each of many samples, all or none.

        Returns the rows' ids by name. A sample whose file held all of its journal before is saved afterwards too.
        Raises WriteError.
        """
        time = now()
        ids: dict[str, int] = {}
        with self._database.write() as connection:
            for name, operation in operations.items():
                before = journal.last_id(connection, check_name(name))
                ids[name], _ = journal.insert(connection, name, journal.DO, time, operation)
                connection.execute("INSERT OR IGNORE INTO sample (name) VALUES (?)", (name,))
                connection.execute(
                    "UPDATE sample SET review = ?, saved_through = CASE WHEN saved_through >= ? THEN ? "
                    "ELSE saved_through END WHERE name = ?",
                    (operation.after.review, before, ids[name], name),
                )
        return ids

    # small things by key: "checkpoint", "value_mapping", "last_sample"

    def get(self, key: str, default: str | None = None) -> str | None:
        """A noted value."""
        with self._database.read() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return default if row is None else str(row[0])

    def set(self, key: str, value: str | None) -> None:
        """Note a value; None forgets it."""
        with self._database.write() as connection:
            _set(connection, key, value)

    def rebase(self, key: str, value: str | None) -> None:
        """Note a value that changes what editing starts from. Corrections stay; steps of before cannot be undone any
        more, since they would mix two starts. Raises SegtoolError where edits are in no file yet.
        """
        with self._database.write() as connection:
            unsaved = journal.unsaved(connection)
            if unsaved:
                raise SegtoolError(
                    f"The edits of {', '.join(unsaved[:3])} are not in their files yet.",
                    "Open the dataset in the window first: it saves them.",
                )
            _set(connection, key, value)
            connection.execute("DELETE FROM journal")

    # runs

    def new_run(self, recipe: dict[str, Any]) -> tuple[str, Path]:
        """Start a run's record: its id and its own new folder."""
        return runs.start(self._database, self.runs_folder, recipe)

    def finish_run(self, run_id: str, outcome: dict[str, Any]) -> None:
        """Note how a run ended."""
        runs.finish(self._database, run_id, outcome)

    def runs(self) -> list[dict[str, Any]]:
        """All runs, oldest first: {id, started, finished, recipe, outcome, folder}."""
        return runs.all_runs(self._database, self.runs_folder)


def _set(connection: sqlite3.Connection, key: str, value: str | None) -> None:
    if value is None:
        connection.execute("DELETE FROM meta WHERE key = ?", (key,))
    else:
        connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))
