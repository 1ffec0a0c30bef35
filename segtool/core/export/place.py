"""Where an export may go, and how a finished one is put into place without touching anything that is not ours."""

import contextlib
import json
import os
import secrets
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from segtool.core import files
from segtool.core.errors import SegtoolError, WriteError
from segtool.core.export import manifest

MARKER = ".segtool-export.json"
_PART = ".segtool-part-"
OWN_FOLDERS = ("corrections", "checkpoints", "runs", "thumbnails")
_ELSEWHERE = "Choose another folder, one that is new or empty."


def check_target(target: Path, dataset_root: Path, workspace_directory: Path, force: bool) -> Path:
    """The resolved folder to export to; nothing is created or changed.

    Raises SegtoolError for `/`, the home folder, the dataset, what lies above or inside it, the workspace, a file, and
    a folder that holds anything but an export of ours (unless `force`).
    """
    place = target.expanduser().absolute()
    if place.is_symlink() and not place.exists():
        raise SegtoolError(f"{place} is a link that points nowhere.", _ELSEWHERE, place)
    resolved, root, home = place.resolve(), dataset_root.resolve(), Path.home().resolve()
    own = workspace_directory.resolve()
    refusals = (
        (resolved == Path(resolved.anchor), "is the whole disk"),
        (resolved == home, "is the home folder"),
        (resolved in home.parents, "holds the home folder"),
        (resolved == root, "is the dataset itself, which is never written to"),
        (resolved in root.parents, "holds the dataset, which is never written to"),
        (root in resolved.parents, "lies inside the dataset, which is never written to"),
        (resolved == own, "is the workspace"),
        (
            own in resolved.parents and resolved.relative_to(own).parts[0] in OWN_FOLDERS,
            "lies in a folder of the workspace's own",
        ),
        (resolved.exists() and not resolved.is_dir(), "is a file"),
    )
    for refused, reason in refusals:
        if refused:
            raise SegtoolError(f"Nothing was exported: {place} {reason}.", _ELSEWHERE, place)
    if _holds_something(resolved) and manifest.read_manifest(resolved) is None and not force:
        raise SegtoolError(
            f"Nothing was exported: {place} holds files that no export of segtool wrote.",
            "Choose a new or empty folder; --force writes beside them, never over them.",
            place,
        )
    return resolved


def _holds_something(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    try:
        return any(folder.iterdir())
    except OSError as error:
        raise SegtoolError(
            f"The folder {folder} cannot be listed: {error.strerror}.", _ELSEWHERE, folder
        ) from error


@contextmanager
def part_folder(target: Path) -> Iterator[Path]:
    """A new folder beside the target to build in, marked as ours; gone at the end unless it was put into place.

    Those that a killed run left behind are removed first. Raises WriteError.
    """
    part = target.with_name(f".{target.name}{_PART}{secrets.token_hex(4)}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _clean_up(target)
        part.mkdir()
    except OSError as error:
        raise WriteError(f"Could not write beside {target}: {error.strerror}.", _ELSEWHERE, target) from error
    try:
        files.write_json(
            part / MARKER, {"pid": os.getpid(), "host": socket.gethostname(), "target": target.name}
        )
        yield part
    finally:
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)


def _clean_up(target: Path) -> None:
    """Remove folders of dead runs: those whose marker says that they are ours, were for this target, and are over."""
    for left in target.parent.glob(f".{_escaped(target.name)}{_PART}*"):
        with contextlib.suppress(
            OSError, ValueError, KeyError, TypeError
        ):  # no marker of ours: not ours to remove
            marker = json.loads((left / MARKER).read_text(encoding="utf-8"))
            ours = marker["target"] == target.name and marker["host"] == socket.gethostname()
            if ours and not left.is_symlink() and not _alive(int(marker["pid"])):
                shutil.rmtree(left)


def _escaped(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _alive(pid: int) -> bool:
    if os.name == "nt":
        return _alive_on_windows(pid)
    try:
        os.kill(pid, 0)  # asks, sends nothing
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _alive_on_windows(pid: int) -> bool:
    """os.kill would end the process there, whatever the signal."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, pid)
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)


def put_in_place(part: Path, target: Path) -> None:
    """Make the verified folder `part` the export at `target`.

    A missing or empty target is replaced in one step. Otherwise file by file: first a manifest that says "unfinished"
    and names all that is ours, then the files, then what only the old manifest named is removed, at last the new
    manifest. Raises SegtoolError before anything is changed where a file of ours would go over one that is not, and
    WriteError; running again completes what was cut off.
    """
    (part / MARKER).unlink(missing_ok=True)
    if not _holds_something(target) and _rename(part, target):
        return
    _merge(part, target)


def _rename(part: Path, target: Path) -> bool:
    """False where the empty target cannot be taken away (a mount point): then its files go in one by one."""
    existed = target.is_dir()
    if existed:
        try:
            target.rmdir()
        except OSError:
            return False
    try:
        files._os_replace(part, target)
    except OSError as error:
        if existed:
            target.mkdir(exist_ok=True)
        raise WriteError(
            f"Could not put the export at {target}: {error.strerror}.",
            "Nothing was changed; try again.",
            target,
        ) from error
    return True


def _merge(part: Path, target: Path) -> None:
    old: dict[str, Any] = manifest.read_manifest(target) or {}
    ours_before = manifest.owned_files(old)
    names = sorted(path.relative_to(part).as_posix() for path in part.rglob("*") if path.is_file())
    names.remove(manifest.FILE_NAME)
    _refuse_conflicts(target, names, ours_before, bool(old))
    new = json.loads((part / manifest.FILE_NAME).read_text(encoding="utf-8"))
    pending = {
        **(old or {**new, "items": [], "lists": []}),
        "unfinished": True,
        "owned": sorted({*ours_before, *names}),
    }
    if new["ignore_value"] is not None:
        pending["ignore_value"] = new["ignore_value"]
    files.write_json(target / manifest.FILE_NAME, pending)
    for name in names:
        _put_file(part / name, target / name)
    for name in sorted(ours_before - set(names)):
        _remove(target, name)
    files.write_bytes(target / manifest.FILE_NAME, (part / manifest.FILE_NAME).read_bytes())


def _refuse_conflicts(target: Path, names: list[str], ours_before: set[str], has_manifest: bool) -> None:
    taken = [name for name in names if name not in ours_before and os.path.lexists(target / name)]
    if not has_manifest and os.path.lexists(target / manifest.FILE_NAME):
        taken.append(manifest.FILE_NAME)
    taken += [name for name in sorted(ours_before & set(names)) if (target / name).is_dir()]
    if taken:
        shown = ", ".join(taken[:3]) + (", ..." if len(taken) > 3 else "")
        raise SegtoolError(
            f"Nothing was exported: {target} holds {len(taken)} files of that name that are not ours ({shown}).",
            "Files that segtool did not write are never written over. Choose another folder.",
            target / taken[0],
        )
    for folder in sorted({(target / name).parent for name in names}):
        inside = folder.resolve()
        if inside != target / folder.relative_to(target) or (inside.exists() and not inside.is_dir()):
            raise SegtoolError(
                f"Nothing was exported: {folder} leads elsewhere, or is not a folder.", _ELSEWHERE, folder
            )


def _put_file(source: Path, place: Path) -> None:
    """Through the one writer; a file that is the same already is left as it is."""
    data = source.read_bytes()
    same = place.is_file() and not place.is_symlink() and place.read_bytes() == data
    if not same:
        files.write_bytes(place, data)


def _remove(target: Path, name: str) -> None:
    path = target / name
    if path.parent.resolve() != target / Path(name).parent or (path.is_dir() and not path.is_symlink()):
        return  # what stands there now is not what we wrote
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise WriteError(f"Could not remove {path}: {error.strerror}.", "Export again.", path) from error
