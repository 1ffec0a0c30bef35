"""Operations of the editor, made without the editor."""

import hashlib
from pathlib import Path

import numpy as np

from segtool.core.box import Box
from segtool.core.operation import Operation, Patch, SampleState


def paint(
    label_map: np.ndarray,
    box: tuple[int, int, int, int],
    value: int,
    before: SampleState | None = None,
    kind: str = "brush",
    correction: bool = True,
) -> tuple[Operation, np.ndarray]:
    """An operation that fills the box (x, y, width, height) with a value, and the label map after it."""
    where = Box(*box)
    after = label_map.copy()
    after[where.slices] = value
    patch = Patch.between(where, label_map[where.slices], after[where.slices])
    return Operation(kind, patch, before or SampleState(False), SampleState(correction)), after


def replace(
    label_map: np.ndarray, by: np.ndarray, before: SampleState, correction: bool, kind: str
) -> Operation:
    """An operation that exchanges the whole label map."""
    box = Box(0, 0, label_map.shape[1], label_map.shape[0])
    return Operation(kind, Patch.between(box, label_map, by), before, SampleState(correction))


def digests(folder: Path) -> dict[str, str]:
    """Relative name -> SHA-256 of every file below a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
