"""The manifest of an export: what each file is, where it came from and how to recognise it. Without one, unfinished."""

import json
import string
from pathlib import Path, PurePosixPath
from typing import Any

from segtool.core.declared import FILE_NAME as FILE_NAME
from segtool.core.declared import KIND as KIND
from segtool.core.errors import SegtoolError

FORMAT = 1

_FOLDERS = (("images",), ("annotations",), ("annotations", "trimaps"))
_DRIVES = tuple(f"{letter}:" for letter in string.ascii_letters)


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The folder's manifest if it is one of ours, else None (none, broken, or another program's).

    Raises SegtoolError for one that a newer segtool wrote: what it owns cannot be told.
    """
    path = folder / FILE_NAME
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(document, dict) or document.get("kind") != KIND:
        return None
    if document.get("format") != FORMAT:
        raise SegtoolError(
            f"{path} has format {document.get('format')!r}, this segtool writes format {FORMAT}.",
            "Export to another folder, or use the newer segtool.",
            path,
        )
    return document


def unfinished(manifest: dict[str, Any]) -> bool:
    """Whether the export was cut off while files were being put in place."""
    return bool(manifest.get("unfinished", False))


def owned_files(manifest: dict[str, Any]) -> set[str]:
    """The relative names that the manifest says we wrote, without any that could lead outside the folder."""
    names: set[str] = set()
    entries: list[Any] = [*manifest.get("lists", []), *manifest.get("owned", [])]
    for item in manifest.get("items", []):
        if isinstance(item, dict):
            entries += [item.get("image"), item.get("trimap")]
    for entry in entries:
        name = entry.get("file") if isinstance(entry, dict) else entry
        if isinstance(name, str) and is_ours(name):
            names.add(name)
    return names


def is_ours(name: str) -> bool:
    """Whether a relative name is of the form that we write: in one of our folders, and going nowhere else."""
    parts = PurePosixPath(name).parts
    if "\\" in name or "\0" in name or name.startswith(_DRIVES):
        return False
    return len(parts) > 1 and parts[:-1] in _FOLDERS and ".." not in parts and "/".join(parts) == name
