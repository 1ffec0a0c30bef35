"""The one function that writes files.

Everything the product writes goes through `write_bytes` (or `replace_with`, its second half, for files that a
library has to write itself): written beside the target, synced, its size verified, then put in place with
`os.replace`. Whatever fails, the previous version survives.
"""

import contextlib
import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from segtool.core.errors import WriteError

TEMPORARY_PREFIX = ".segtool-"
"""Names of files being written start with this; readers pass over them."""

_SENTENCES = {
    errno.ENOSPC: ("the disk is full", "Free some space and try again; nothing is lost until then."),
    errno.EDQUOT: ("the disk quota is used up", "Free some space and try again; nothing is lost until then."),
    errno.EROFS: ("the disk is read-only", "Choose another place with --workspace DIR or --out DIR."),
    errno.EACCES: (
        "there is no permission to write there",
        "Choose another place, or change the permission.",
    ),
    errno.EPERM: ("there is no permission to write there", "Choose another place, or change the permission."),
    errno.ENOENT: ("the folder is gone", "Bring the folder back and try again; nothing is lost until then."),
}


def _write_error(path: Path, error: OSError) -> WriteError:
    unknown = error.strerror or str(error), "Try again, or choose another place."
    reason, hint = _SENTENCES.get(error.errno or 0, unknown)
    return WriteError(f"Could not write {path}: {reason}.", hint, path)


def _os_write(descriptor: int, data: memoryview) -> int:
    """The system call behind every write; tests put faults in its place."""
    return os.write(descriptor, data)


def _os_replace(source: Path, target: Path) -> None:
    """The rename behind every write; tests put faults in its place."""
    os.replace(source, target)


def write_bytes(path: Path, data: bytes, sync: bool = True) -> None:
    """Write `data` to `path` so that it holds either the old or the new content, whole.

    sync: wait until the disk has it; False for a file that is worth nothing after a loss of power, like a message to
    another process. Whoever reads it while the machine runs sees it whole all the same.
    Raises WriteError, which names the file and the reason; the old file is then untouched and no temporary is left.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, suffix=".part", dir=path.parent)
    except OSError as error:
        raise _write_error(path, error) from error
    beside = Path(name)
    try:
        try:
            rest = memoryview(data)
            while rest:
                written = _os_write(descriptor, rest)
                if written <= 0:
                    raise OSError(errno.ENOSPC, "the write stopped short")
                rest = rest[written:]
            if sync:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.chmod(beside, 0o644)  # mkstemp gives 0600; what we write is as readable as any saved file
        _put_in_place(beside, path, len(data), sync)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _write_error(path, error) from error


def write_with(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file beside `path`, then sync and rename it, for libraries that write files themselves."""
    beside = path.with_name(f"{TEMPORARY_PREFIX}{os.getpid()}-{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(beside)
        with beside.open("rb") as stream:
            os.fsync(stream.fileno())
        _put_in_place(beside, path, beside.stat().st_size)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _write_error(path, error) from error
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _put_in_place(beside: Path, path: Path, size: int, sync: bool = True) -> None:
    found = beside.stat().st_size
    if found != size:
        raise OSError(errno.EIO, f"{found} of {size} bytes arrived")
    _os_replace(beside, path)
    if not sync:
        return
    with contextlib.suppress(OSError):  # a folder cannot be synced everywhere (Windows, some network shares)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def write_text(path: Path, text: str, sync: bool = True) -> None:
    """`write_bytes` for UTF-8 text with Unix line ends."""
    write_bytes(path, text.encode("utf-8"), sync)


def write_json(path: Path, document: Any, sync: bool = True) -> None:
    """`write_bytes` for one JSON document; NaN and infinity are refused."""
    write_text(path, json.dumps(document, indent=1, allow_nan=False, ensure_ascii=False) + "\n", sync)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes as 64 hex digits."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
