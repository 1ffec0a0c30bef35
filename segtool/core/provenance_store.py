"""The provenance planes in the workspace's database: saved in the same transaction as what they belong to."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from segtool.core.operation import FASTEST
from segtool.core.provenance import Legend, Plane, Source, counted

if TYPE_CHECKING:
    import sqlite3

SCHEMA = """
ALTER TABLE journal ADD COLUMN sources BLOB;
ALTER TABLE journal ADD COLUMN pixels INTEGER;
CREATE TABLE source (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL DEFAULT '');
CREATE TABLE provenance (
    name TEXT PRIMARY KEY,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    plane BLOB NOT NULL
);
CREATE TABLE provenance_count (
    name TEXT NOT NULL,
    source INTEGER NOT NULL,
    pixels INTEGER NOT NULL,
    PRIMARY KEY (name, source)
) WITHOUT ROWID;
"""
"""Joined the workspace's database in its version 3."""


@dataclass(frozen=True)
class PackedPlane:
    """A plane ready for the database: packed before a transaction begins, so that none waits for it."""

    width: int
    height: int
    data: bytes
    counts: Mapping[int, int]

    @classmethod
    def of(cls, plane: Plane) -> PackedPlane:
        """plane: H x W uint8."""
        packed = zlib.compress(plane.tobytes(), FASTEST)
        return cls(plane.shape[1], plane.shape[0], packed, counted(plane))


def load_legend(connection: sqlite3.Connection) -> Legend:
    """What the numbers of this workspace mean. A workspace of an older version, open for reading, has none."""
    if not is_kept(connection):
        return Legend()
    return Legend(Source(*row) for row in connection.execute("SELECT number, key, title FROM source"))


def note_legend(connection: sqlite3.Connection, legend: Legend) -> None:
    """Write what the legend learned."""
    rows = [(source.number, source.key, source.title) for source in legend.all()]
    known: int = connection.execute("SELECT count(*) FROM source").fetchone()[0]
    if known < len(rows):
        connection.executemany("INSERT OR IGNORE INTO source (number, key, title) VALUES (?, ?, ?)", rows)


def save(connection: sqlite3.Connection, name: str, packed: PackedPlane | None) -> None:
    """The plane of a sample as its file holds it, inside the open transaction; None: there is no correction."""
    connection.execute("DELETE FROM provenance_count WHERE name = ?", (name,))
    if packed is None:
        connection.execute("DELETE FROM provenance WHERE name = ?", (name,))
        return
    connection.execute(
        "INSERT OR REPLACE INTO provenance (name, width, height, plane) VALUES (?, ?, ?, ?)",
        (name, packed.width, packed.height, packed.data),
    )
    connection.executemany(
        "INSERT INTO provenance_count (name, source, pixels) VALUES (?, ?, ?)",
        [(name, number, pixels) for number, pixels in packed.counts.items()],
    )


def load(connection: sqlite3.Connection, name: str) -> Plane | None:
    """The plane of a sample as its file holds it, H x W uint8; None where none was noted."""
    if not is_kept(connection):
        return None
    row = connection.execute("SELECT width, height, plane FROM provenance WHERE name = ?", (name,)).fetchone()
    if row is None:
        return None
    width, height, data = row
    return np.frombuffer(bytearray(zlib.decompress(data)), np.uint8).reshape(height, width)


def counts(connection: sqlite3.Connection) -> dict[str, dict[int, int]]:
    """Pixels by source of every sample with a plane, by name, as their files hold them."""
    if not is_kept(connection):
        return {}
    found: dict[str, dict[int, int]] = {}
    for name, number, pixels in connection.execute("SELECT name, source, pixels FROM provenance_count"):
        found.setdefault(name, {})[number] = pixels
    return found


def is_kept(connection: sqlite3.Connection) -> bool:
    """Whether this database has the tables; one of an older version that is open for reading alone has not."""
    columns = connection.execute("SELECT count(*) FROM pragma_table_info('journal') WHERE name = 'sources'")
    return bool(columns.fetchone()[0])
