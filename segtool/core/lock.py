"""One window edits a workspace: a lock of the operating system, which frees it however the process ends."""

import contextlib
import json
import os
import socket
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from segtool.core.clock import now

FILE_NAME = "window.lock"
"""Stays where it is when it is free: removing a lock's file while another process opens it would make two locks."""

if sys.platform == "win32":
    import msvcrt

    _BYTE = 1 << 30  # far behind the text, which others may read while the byte is locked

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _BYTE, os.SEEK_SET)
        with contextlib.suppress(OSError):  # closing frees it in any case
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        with contextlib.suppress(OSError):  # closing frees it in any case
            fcntl.flock(descriptor, fcntl.LOCK_UN)


class WindowLock:
    """Held by the one window that edits the workspace in a folder."""

    def __init__(self) -> None:
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds a lock."""
        return self._descriptor is not None

    def acquire(self, folder: Path) -> bool:
        """Take the lock, without waiting. False: another window has it, or nothing can be written in `folder`."""
        if self._descriptor is not None:
            return True
        try:
            descriptor = os.open(folder / FILE_NAME, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError:
            return False
        if not _try_lock(descriptor):
            os.close(descriptor)
            return False
        # Written in place, not beside and renamed as everything else: the lock is on this very file.
        holder = json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "since": now()}).encode()
        with contextlib.suppress(OSError):  # a full disk: the lock holds, only its description is missing
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, holder)
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Give the lock back; nothing happens where it is not held."""
        if self._descriptor is None:
            return
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
        _unlock(self._descriptor)
        os.close(self._descriptor)
        self._descriptor = None

    @staticmethod
    def holder(folder: Path) -> str | None:
        """Who holds the lock, in words ("process 4711 on ada since 2026-03-01 12:04"); None where it is free."""
        path = folder / FILE_NAME
        try:
            descriptor = os.open(path, os.O_RDWR)
        except OSError:
            return None
        try:
            if _try_lock(descriptor):
                _unlock(descriptor)
                return None
            return _in_words(os.read(descriptor, 4096) if sys.platform != "win32" else path.read_bytes())
        finally:
            os.close(descriptor)


def _in_words(text: bytes) -> str:
    try:
        holder: dict[str, Any] = json.loads(text)
        since = datetime.fromisoformat(holder["since"]).astimezone()
        return f"process {holder['pid']} on {holder['host']} since {since:%Y-%m-%d %H:%M}"
    except (ValueError, KeyError, TypeError):  # written this very moment, or not at all
        return "another window"
