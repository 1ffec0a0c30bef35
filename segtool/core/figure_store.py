"""The workspace's figures of single samples: kept, read, dropped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from segtool.core import sample_figures
from segtool.core.clock import now
from segtool.core.database import Database
from segtool.core.sample_figures import KeptFigures, SampleFigures

if TYPE_CHECKING:
    import sqlite3

KEPT_CHECKPOINTS = 6
"""Checkpoints whose figures of single samples are kept."""


class FigureStore:
    """Usable from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, figures: Iterable[SampleFigures]) -> None:
        """Keep the figures of samples, each stamped with checkpoint and label map. Raises WriteError."""
        with self._database.write() as connection:
            sample_figures.record(connection, figures, now())

    def by_sample(self, checkpoint: str) -> dict[str, KeptFigures]:
        """What is known of each sample, by name: this checkpoint's (its digest) figures, else another's newest."""
        with self._database.read() as connection:
            return sample_figures.load(connection, checkpoint) if _has_table(connection) else {}

    def measured_by(self, checkpoint: str) -> dict[str, str]:
        """Stamp of the label map by name, for every sample that this checkpoint was measured on."""
        with self._database.read() as connection:
            return sample_figures.known(connection, checkpoint) if _has_table(connection) else {}

    def prune(self, kept: str, most: int = KEPT_CHECKPOINTS) -> int:
        """Drop the figures of all but the checkpoints measured last and `kept`; returns the number of rows."""
        with self._database.write() as connection:
            return sample_figures.prune(connection, [kept], most)


def _has_table(connection: sqlite3.Connection) -> bool:
    """A file of version 1 that is open for reading only stays as it is."""
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'figure'").fetchone() is not None
