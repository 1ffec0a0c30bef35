"""Thumbnails kept on disk: one SQLite file beside the workspace's own. It can be lost at any time without harm."""

from __future__ import annotations

import contextlib
import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING

from segtool.core.later import Later

if TYPE_CHECKING:
    import sqlite3
else:
    sqlite3 = Later("sqlite3")

MOST_BYTES = 256 * 2**20
"""Of pictures; what was not looked at for the longest time goes first."""
FULL_SHARE = 0.8
"""How full the file is after some went."""

_SCHEMA = "CREATE TABLE IF NOT EXISTS thumbnail (name TEXT PRIMARY KEY, stamp TEXT, size INTEGER, used REAL, data BLOB)"
_log = logging.getLogger(__name__)


class ThumbnailCache:
    """For one thread. Where the file cannot be used there is no cache, and a line in the log."""

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self._path = path
        self._most = most_bytes
        self._used: dict[str, float] = {}
        self._connection = self._open() or self._open(anew=True)

    def get(self, name: str, stamp: str) -> bytes | None:
        """The kept picture, None where there is none or its stamp is another."""
        if self._connection is None:
            return None
        try:
            query = "SELECT data FROM thumbnail WHERE name = ? AND stamp = ?"
            row = self._connection.execute(query, (name, stamp)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        if row is None:
            return None
        self._used[name] = time.time()
        return bytes(row[0])

    def put(self, name: str, stamp: str, data: bytes) -> None:
        """Keep a picture; it is on the disk after the next `flush`."""
        if self._connection is None:
            return
        try:
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute(
                "INSERT OR REPLACE INTO thumbnail VALUES (?, ?, ?, ?, ?)",
                (name, stamp, len(data), time.time(), data),
            )
        except sqlite3.Error as error:
            self._give_up(error)

    def flush(self) -> None:
        """Write down what was put and looked at, and make room."""
        if self._connection is None or not (self._used or self._connection.in_transaction):
            return
        try:
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
            seen = [(when, name) for name, when in self._used.items()]
            self._connection.executemany("UPDATE thumbnail SET used = ? WHERE name = ?", seen)
            self._used.clear()
            self._make_room(self._connection)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Flush, and close the file."""
        self.flush()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self, anew: bool = False) -> sqlite3.Connection | None:
        connection = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if anew:
                for suffix in ("", "-wal", "-shm"):
                    self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            connection = sqlite3.connect(self._path, check_same_thread=False, isolation_level=None, timeout=1)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")  # what a power cut takes is made again
            connection.execute(_SCHEMA)
            connection.execute("SELECT name, stamp, size, used, data FROM thumbnail LIMIT 1").fetchone()
        except (OSError, sqlite3.Error) as error:
            _log.info("The thumbnails in %s cannot be used: %s", self._path, error)
            if connection is not None:
                connection.close()
            return None
        return connection

    def _make_room(self, connection: sqlite3.Connection) -> None:
        held = connection.execute("SELECT coalesce(sum(size), 0) FROM thumbnail").fetchone()[0]
        if held <= self._most:
            return
        for name, size in connection.execute("SELECT name, size FROM thumbnail ORDER BY used").fetchall():
            if held <= self._most * FULL_SHARE:
                return
            connection.execute("DELETE FROM thumbnail WHERE name = ?", (name,))
            held -= size

    def _give_up(self, error: sqlite3.Error) -> None:
        _log.info("The thumbnails in %s are not kept any more: %s", self._path, error)
        with contextlib.suppress(sqlite3.Error):
            if self._connection is not None:
                self._connection.close()
        self._connection = None
