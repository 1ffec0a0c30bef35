"""Which label map counts for a sample: the person's correction where there is one, else the ground truth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segtool.core.classes import BACKGROUND
from segtool.core.correction_store import Correction
from segtool.core.dataset import Sample
from segtool.core.declared import ignore_declared
from segtool.core.errors import SegtoolError, UnreadableError
from segtool.core.images import image_size
from segtool.core.truth import VALUE_MAPPINGS, Truth, read_truth
from segtool.core.workspace import Workspace

GROUND_TRUTH, CORRECTED, PREDICTED = "ground truth", "corrected", "predicted"
"""Where a label map comes from."""

VALUE_MAPPING = "value_mapping"
"""The workspace's key for the mapping that the person chose for the folder's trimaps."""


@dataclass(frozen=True)
class Labelled:
    """label_map: H x W uint8 of 1, 2, 3 and 0 = ignore. origin: "ground truth" or "corrected"."""

    label_map: NDArray[np.uint8]
    origin: str


def label_map_of(sample: Sample, workspace: Workspace | None, truth: str = CORRECTED) -> Labelled | None:
    """The label map that counts, of the photograph's size; None where there is none.

    truth: "corrected" prefers the correction (as of the newest committed operation), "original" never looks at it.
    Raises UnreadableError for a correction that is broken or does not fit the photograph: it never turns into ground
    truth silently.
    """
    if truth not in (CORRECTED, "original"):
        raise SegtoolError(f"Truth is original or corrected, not {truth!r}.")
    if truth == CORRECTED and workspace is not None and workspace.facts(sample.name).correction:
        correction = correction_of(sample, workspace, with_sources=False)
        if correction is not None:
            return Labelled(correction.label_map, CORRECTED)
    label_map = truth_of(sample, workspace).label_map
    return None if label_map is None else Labelled(label_map, GROUND_TRUTH)


def truth_of(sample: Sample, workspace: Workspace | None) -> Truth:
    """The ground truth by the mapping that the workspace notes and what the dataset's own manifest declares."""
    mapping = workspace.get(VALUE_MAPPING) if workspace is not None else None
    declared = workspace is not None and ignore_declared(workspace.dataset_root)
    return read_truth(sample, mapping=mapping, ignore_declared=declared)


def correction_of(sample: Sample, workspace: Workspace, with_sources: bool = True) -> Correction | None:
    """The correction, None where there is none; with_sources: and who set each pixel.

    Raises UnreadableError where it does not fit.
    """
    size = image_size(sample.image)
    base = None
    if (
        with_sources or not workspace.correction_path(sample.name).is_file()
    ):  # operations that no file holds yet
        base = editing_base(truth_of(sample, workspace), size)
    if with_sources:
        found = workspace.load_with_sources(sample.name, base)
    else:
        plain = workspace.load_correction(sample.name, base)
        found = None if plain is None else Correction(plain)
    label_map = None if found is None else found.label_map
    if label_map is not None and (label_map.shape[1], label_map.shape[0]) != size:
        path = workspace.correction_path(sample.name)
        raise UnreadableError(
            f"The correction of {sample.name} is {label_map.shape[1]} x {label_map.shape[0]} pixels, its photograph "
            f"{size[0]} x {size[1]}.",
            "Revert the sample, or bring back the photograph that it was made on.",
            path,
        )
    return found


def choose_mapping(workspace: Workspace, mapping: str | None) -> None:
    """Note what the values of the folder's trimaps mean (None: as they are). Corrections stay as they are; what was
    undone or can be undone is forgotten, because it started from other ground truth.

    Raises SegtoolError for an unknown mapping and where edits are in no file yet.
    """
    if mapping is not None and mapping not in VALUE_MAPPINGS:
        raise SegtoolError(
            f"There is no value mapping {mapping!r}.", f"There is {', '.join(VALUE_MAPPINGS)}."
        )
    if mapping != workspace.get(VALUE_MAPPING):
        workspace.rebase(VALUE_MAPPING, mapping)


def editing_base(truth: Truth, size: tuple[int, int]) -> NDArray[np.uint8]:
    """The label map that editing starts from: the ground truth, else all background. size: (width, height)."""
    if truth.label_map is not None:
        return truth.label_map
    return np.full((size[1], size[0]), BACKGROUND, np.uint8)
