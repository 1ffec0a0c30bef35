"""The workspace's SQLite file: opening, schema, transactions and what their failures mean to a person."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from segtool.core import effort_store, provenance_store, sample_figures
from segtool.core.errors import SegtoolError, UnreadableError, WriteError
from segtool.core.later import Later

if TYPE_CHECKING:
    import sqlite3
else:
    sqlite3 = Later("sqlite3")

APPLICATION_ID = 0x53454754  # "SEGT", in the file's header: tells our files from other people's
SCHEMA_VERSION = 4
BUSY_MS = 10_000

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE sample (
    name TEXT PRIMARY KEY,
    correction INTEGER NOT NULL DEFAULT 0,
    review TEXT NOT NULL DEFAULT 'open',
    edited TEXT,
    saved_through INTEGER NOT NULL DEFAULT 0,
    has_file INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    event TEXT NOT NULL,
    time TEXT NOT NULL,
    kind TEXT,
    x INTEGER, y INTEGER, width INTEGER, height INTEGER,
    before BLOB, after BLOB,
    correction_before INTEGER, review_before TEXT,
    correction_after INTEGER, review_after TEXT
);
CREATE INDEX journal_by_name ON journal (name, id);
CREATE TABLE run (
    id TEXT PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT,
    recipe TEXT NOT NULL,
    outcome TEXT
);
"""
"""Of version 1; what joined since is in _MIGRATIONS."""

_MIGRATIONS: dict[int, str] = {2: sample_figures.SCHEMA, 3: provenance_store.SCHEMA, 4: effort_store.SCHEMA}
"""Version -> what it adds to the one before. A new file gets all of them."""

_WRITE_TROUBLE = ("readonly", "full", "unable to open", "i/o", "locked")


class Database:
    """One connection for every thread, behind one lock; writes are explicit transactions."""

    def __init__(self, path: Path, connection: sqlite3.Connection, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._lock = threading.RLock()

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> Database:
        """Open or create the file at `path`.

        read_only: nothing is created or changed; where there is no file, an empty database in memory stands in.
        Raises UnreadableError for a file that is broken, newer or not ours (it is left as it is) and WriteError
        where the place cannot be written.
        """
        exists = path.is_file() and path.stat().st_size > 0
        if read_only and not exists:
            connection = _connect(":memory:")
            connection.executescript(_SCHEMA + "".join(_MIGRATIONS.values()))
            return cls(path, connection, True)
        try:
            connection = (
                _connect_read_only(path) if read_only else _connect(f"{path.absolute().as_uri()}?mode=rwc")
            )
        except sqlite3.Error as error:
            raise _explained(path, error) from error
        try:
            _check_ours(path, connection)
            if not read_only:
                _prepare(connection)
        except sqlite3.Error as error:
            connection.close()
            raise _explained(path, error) from error
        except BaseException:
            connection.close()
            raise
        return cls(path, connection, read_only)

    @classmethod
    def open_or_read(cls, path: Path, read_only: bool = False) -> tuple[Database, str]:
        """As `open`; where one that is there cannot be written (a full disk), for reading and with a sentence why."""
        existed = path.is_file() and path.stat().st_size > 0  # a full disk leaves an empty file of a new one
        try:
            return cls.open(path, read_only), ""
        except WriteError as error:
            if read_only or not existed:
                raise
            try:
                database = cls.open(path, read_only=True)
            except SegtoolError:
                raise error from None  # it tells more
            return database, f"{error.message} The workspace is open for reading only."

    def close(self) -> None:
        """Close the connection; SQLite folds the write-ahead log into the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: committed (and synced) at the end, rolled back on any error. Raises WriteError."""
        if self.read_only:
            raise WriteError(
                f"The workspace {self.path.parent} is open for reading only.",
                "Close the other window, or choose another place with --workspace DIR.",
                self.path,
            )
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                except BaseException:
                    if self._connection.in_transaction:  # SQLite itself rolls back when the disk is full
                        self._connection.execute("ROLLBACK")
                    raise
                self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise _explained(self.path, error) from error

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One consistent view for several queries. Raises UnreadableError."""
        with self._lock:
            try:
                nested = self._connection.in_transaction
                if not nested:
                    self._connection.execute("BEGIN")
                try:
                    yield self._connection
                finally:
                    if not nested:
                        self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                raise _explained(self.path, error) from error


def _connect(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, uri=address.startswith("file:"), check_same_thread=False, isolation_level=None
    )
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    return connection


def _connect_read_only(path: Path) -> sqlite3.Connection:
    """Beside a writer where possible; on a read-only disk without a write-ahead log as an immutable file."""
    address = path.absolute().as_uri()
    connection = _connect(f"{address}?mode=ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        log = path.with_name(path.name + "-wal")
        if log.is_file() and log.stat().st_size:
            raise
        connection = _connect(f"{address}?mode=ro&immutable=1")
    return connection


def _check_ours(path: Path, connection: sqlite3.Connection) -> None:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if tables and not ours:
        raise UnreadableError(
            f"{path} is a database of another program.",
            "Choose another workspace with --workspace DIR.",
            path,
        )
    if version > SCHEMA_VERSION:
        raise UnreadableError(
            f"{path} was written by a newer segtool (format {version}, this one reads {SCHEMA_VERSION}).",
            "Install the newer segtool, or choose another workspace with --workspace DIR.",
            path,
        )


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # an operation that was committed survives a power cut
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == SCHEMA_VERSION:
        return
    missing = [_SCHEMA] if version == 0 else []
    missing += [text for number, text in sorted(_MIGRATIONS.items()) if number > version]
    connection.executescript(
        f"BEGIN IMMEDIATE; {''.join(missing)} PRAGMA application_id = {APPLICATION_ID};"
        f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
    )


def _explained(path: Path, error: sqlite3.Error) -> SegtoolError:
    text = str(error)
    if isinstance(error, sqlite3.OperationalError) and any(word in text.lower() for word in _WRITE_TROUBLE):
        reason = (
            "the disk is full"
            if "full" in text
            else "the disk or folder is read-only"
            if "readonly" in text
            else text
        )
        return WriteError(
            f"Could not write {path}: {reason}.",
            "Nothing already saved is lost; free some space, or choose another place with --workspace DIR.",
            path,
        )
    return UnreadableError(
        f"The workspace's database {path} cannot be read: {text}.",
        "It was left as it is. Put back a copy of it, or move the file away: the corrections beside it are then "
        "taken up again.",
        path,
    )
