"""Where a workspace may lie: never inside the dataset, and in a folder that can be written."""

import uuid
from pathlib import Path

from segtool.core.errors import SegtoolError
from segtool.core.files import TEMPORARY_PREFIX
from segtool.core.places import default_workspace

ELSEWHERE = "Choose another place with --workspace DIR."


def choose(dataset_root: Path, directory: Path | None) -> Path:
    """The absolute path of the workspace; None means the default in the user's data folder. Creates nothing.

    dataset_root: resolved. Raises SegtoolError for a place inside the dataset, by whatever link, and for a file.
    """
    place = (directory or default_workspace(dataset_root)).expanduser().absolute()
    resolved = place.resolve()
    if resolved == dataset_root or dataset_root in resolved.parents:
        raise SegtoolError(
            f"The workspace {place} would lie inside the dataset, which is never written to.",
            ELSEWHERE,
            place,
        )
    if place.exists() and not place.is_dir():
        raise SegtoolError(f"The workspace {place} is a file, not a folder.", ELSEWHERE, place)
    return place


def why_not_writable(place: Path) -> str:
    """Makes the folder and tries a file in it: why that cannot be done, or an empty text."""
    try:
        place.mkdir(parents=True, exist_ok=True)
        probe = place / f"{TEMPORARY_PREFIX}{uuid.uuid4().hex[:8]}.probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        return error.strerror or str(error)
    return ""
