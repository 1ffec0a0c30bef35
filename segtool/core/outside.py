"""What is written never lands in a dataset."""

from collections.abc import Iterable
from pathlib import Path

from segtool.core.errors import SegtoolError


def refuse_inside_dataset(out: Path, roots: Iterable[Path]) -> None:
    """Raise SegtoolError where `out` lies in one of the datasets `roots`, or in any folder that is one."""
    folders = [root.resolve() for root in roots]
    place = out.expanduser().absolute().resolve()
    for folder in (place, *place.parents):
        is_dataset = (folder / "images").is_dir() and (folder / "annotations").is_dir()
        if is_dataset or folder in folders:
            raise SegtoolError(
                f"{out} lies inside the dataset {folder}, which is never written to.",
                "Choose another folder.",
                out,
            )
