"""Disks that refuse: faults put in place of the writer's system calls, and, for root, real ones.

Permission bits mean nothing to root, so the faults are injected; where this process may mount, the same is shown on
a real small disk and a real read-only one. `CAN_MOUNT` chooses the parameters: nothing is skipped where it can run.
"""

import contextlib
import errno
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from segtool.core import files

FAULTS = ("EACCES", "EROFS", "ENOSPC", "short write", "nothing written", "rename refused")


def inject(monkeypatch: pytest.MonkeyPatch, fault: str, only: str = "", after: int = 0) -> list[str]:
    """Make the one writer fail. only: part of the target's name that the fault is about (renames). after: calls that
    go well first. Returns a list that gets an entry for each fault that was given."""
    given: list[str] = []
    calls = {"write": 0, "replace": 0}

    def write(descriptor: int, data: memoryview) -> int:
        calls["write"] += 1
        if calls["write"] <= after:
            return os.write(descriptor, data)
        given.append(fault)
        if fault == "short write":
            os.write(descriptor, data[: len(data) // 2])
            return len(data)
        if fault == "nothing written":
            return 0
        raise OSError(getattr(errno, fault), os.strerror(getattr(errno, fault)))

    def replace(source: Path, target: Path) -> None:
        if only in Path(target).name:
            calls["replace"] += 1
            if calls["replace"] > after:
                given.append(fault)
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        os.replace(source, target)

    if fault == "rename refused":
        monkeypatch.setattr(files, "_os_replace", replace)
    else:
        monkeypatch.setattr(files, "_os_write", write)
    return given


def _mount(*arguments: str) -> bool:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


@contextmanager
def small_disk(place: Path, size: str = "256k") -> Iterator[Path]:
    """A real disk of this size at `place`."""
    place.mkdir(parents=True, exist_ok=True)
    assert _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place))
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    """A disk made by `small_disk`, read-only for a while."""
    assert _mount("-o", "remount,ro", str(disk))
    try:
        yield
    finally:
        assert _mount("-o", "remount,rw", str(disk))


def fill_up(disk: Path) -> Path:
    """Write a file into the disk until not one byte is left; returns the file."""
    filler = disk / "filler"
    descriptor = os.open(filler, os.O_WRONLY | os.O_CREAT)
    try:
        for block in (4096, 1):
            with contextlib.suppress(OSError):
                while True:
                    os.write(descriptor, bytes(block))
    finally:
        os.close(descriptor)
    return filler


def _can_mount() -> bool:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        try:
            with small_disk(Path(folder) / "disk"):
                return True
        except (AssertionError, OSError):
            return False


CAN_MOUNT = _can_mount()
REAL_DISKS = ["on a real disk"] if CAN_MOUNT else []
"""Parameters of tests on mounted disks: none where this process may not mount, the injected tests then stand alone."""
