"""A sample's ground truth: its trimap on the photograph's grid in the class table's values, or why there is none."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from segtool.core.classes import BORDER, IGNORE, VALUES
from segtool.core.dataset import Sample
from segtool.core.errors import SegtoolError, UnreadableError
from segtool.core.images import Pixels, image_size, read_label_map
from segtool.core.problems import Problem

VALUE_MAPPINGS: dict[str, dict[int, int]] = {"zero-based": {0: 1, 1: 2, 2: 3}}
"""What a person can choose for a folder whose trimaps hold other values: value in the file, value of ours."""

_VOID = (0, 255)
"""Values that mean ignore, in a file that holds the border's value too."""


@dataclass(frozen=True)
class Truth:
    """label_map: H x W uint8 of 1, 2, 3 and 0 = ignore, or None. problem: why; None where there is no trimap at all."""

    label_map: Pixels | None
    problem: Problem | None = None


def read_truth(
    sample: Sample,
    size: tuple[int, int] | None = None,
    mapping: str | None = None,
    ignore_declared: bool = False,
) -> Truth:
    """Read the sample's trimap. Never raises for a bad file: its problem says what is wrong.

    size: (width, height) of the photograph, read from its header where None. mapping: a name in VALUE_MAPPINGS.
    ignore_declared: 0 is ignore even in a file without 3 (Dataset.ignore_declared). Raises SegtoolError for an unknown
    mapping.
    """
    if sample.trimap is None:
        return Truth(None)
    truth = read_trimap(sample.trimap, mapping, ignore_declared)
    if truth.label_map is None:
        return truth
    if size is None:
        try:
            size = image_size(sample.image)
        except UnreadableError as error:
            return Truth(None, Problem("picture-unreadable", sample.image, error.message))
    fault = _size_fault(sample.trimap, truth.label_map, size)
    return Truth(None, fault) if fault else truth


def read_trimap(path: Path, mapping: str | None = None, ignore_declared: bool = False) -> Truth:
    """The trimap alone, whatever its photograph's size. Never raises for a bad file."""
    if mapping is not None and mapping not in VALUE_MAPPINGS:
        raise SegtoolError(
            f"There is no value mapping {mapping!r}.", f"There is {', '.join(VALUE_MAPPINGS)}."
        )
    try:
        stored = read_label_map(path)
    except UnreadableError as error:
        return Truth(None, Problem("trimap-unreadable", path, str(error)))
    counts = np.bincount(stored.reshape(-1), minlength=256)
    table = _table({int(value) for value in np.flatnonzero(counts)}, mapping, ignore_declared)
    if table is None:
        return Truth(None, Problem("trimap-values", path, _values_sentence(path, counts)))
    return Truth(table[stored])


def _table(found: set[int], mapping: str | None, ignore_declared: bool) -> Pixels | None:
    """The class table's value for each of the file's values, or None where the file's values mean nothing certain."""
    table = np.zeros(256, np.uint8)
    if mapping is not None and found <= VALUE_MAPPINGS[mapping].keys():
        for stored, ours in VALUE_MAPPINGS[mapping].items():
            table[stored] = ours
        return table
    if mapping is not None and BORDER not in found:
        return None
    # Here a file under a mapping holds 3, which no zero-based trimap does: it is in the dataset's own values already.
    void = {value for value in _VOID if BORDER in found or (ignore_declared and value == IGNORE)}
    if not found <= {*VALUES, *void}:
        return None
    for value in VALUES:
        table[value] = value
    return table


def _values_sentence(path: Path, counts: npt.NDArray[np.intp]) -> str:
    found = [int(value) for value in np.flatnonzero(counts)]
    expected = "/".join(map(str, VALUES))
    if len(found) <= 8:
        shown = "/".join(map(str, found))
        stray = ", ".join(f"{value}: {counts[value]:,} px" for value in found if value not in VALUES)
        return f"{path.name}: values {shown} found, {expected} expected" + (f" ({stray})." if stray else ".")
    strays = sum(int(counts[value]) for value in found if value not in VALUES)
    what = f"{len(found)} different values from {found[0]} to {found[-1]} found, {expected} expected"
    return f"{path.name}: {what} ({strays:,} px with others): soft edges or a picture, not a trimap."


def _size_fault(path: Path, label_map: Pixels, size: tuple[int, int]) -> Problem | None:
    height, width = label_map.shape
    if (width, height) == size:
        return None
    turned = ", turned by a quarter" if (height, width) == size else ""
    sentence = f"{path.name} is {width} x {height} pixels{turned}, its picture {size[0]} x {size[1]}."
    return Problem("trimap-size", path, sentence)
