"""What an export of ours declares about the label maps beside it."""

import json
from functools import lru_cache
from pathlib import Path

from segtool.core.classes import IGNORE

FILE_NAME = "manifest.json"
KIND = "segtool export"


def ignore_declared(root: Path) -> bool:
    """Whether the dataset is an export of ours whose manifest says that 0 means ignore in its trimaps."""
    path = root / FILE_NAME
    try:
        status = path.stat()
    except OSError:  # not an export
        return False
    return _ignore_declared(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=8)
def _ignore_declared(path: Path, changed: int, size: int) -> bool:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not isinstance(document, dict) or document.get("kind") != KIND:
        return False  # somebody else's manifest declares nothing to us
    value = document.get("ignore_value")
    return value is not None and not isinstance(value, bool) and value == IGNORE
