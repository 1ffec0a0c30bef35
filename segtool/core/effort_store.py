"""What corrections cost a person, in the workspace's database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from segtool.core.effort import Effort

if TYPE_CHECKING:
    import sqlite3

SCHEMA = """
CREATE TABLE effort (
    name TEXT PRIMARY KEY,
    seconds REAL NOT NULL,
    strokes INTEGER NOT NULL,
    clicks INTEGER NOT NULL,
    pixels INTEGER NOT NULL
) WITHOUT ROWID;
"""
"""Joined the workspace's database in its version 4."""


def load(connection: sqlite3.Connection) -> dict[str, Effort]:
    """By sample. A workspace of an older version, open for reading, has none."""
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'effort'"
    ).fetchone()
    if found is None:
        return {}
    rows = connection.execute("SELECT name, seconds, strokes, clicks, pixels FROM effort")
    return {name: Effort(*numbers) for name, *numbers in rows}


def save(connection: sqlite3.Connection, efforts: Mapping[str, Effort]) -> None:
    """Whole values, not what joined: writing the same again changes nothing."""
    connection.executemany(
        "INSERT OR REPLACE INTO effort (name, seconds, strokes, clicks, pixels) VALUES (?, ?, ?, ?, ?)",
        [(name, one.seconds, one.strokes, one.clicks, one.pixels) for name, one in efforts.items()],
    )
