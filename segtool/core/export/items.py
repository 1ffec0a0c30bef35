"""What goes into an export for one sample: photograph, label map and where that came from; or why it is left out."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segtool.core.dataset import Sample
from segtool.core.errors import SegtoolError, UnreadableError
from segtool.core.images import encode_label_map, image_format, read_image, read_label_map
from segtool.core.labels import CORRECTED, GROUND_TRUTH, PREDICTED, correction_of, truth_of
from segtool.core.origins import Origins, of_counts
from segtool.core.problems import NOTE, PROBLEM, Problem
from segtool.core.provenance import counted
from segtool.core.workspace import Facts, Workspace, check_name

Predict = Callable[[Sample], NDArray[np.uint8]]


@dataclass(frozen=True)
class Item:
    """image: the photograph's own bytes. trimap: the bytes of the file to write. label_map: what it must decode to.

    origins: what the pixels of a correction come from.
    """

    sample: Sample
    image: bytes
    trimap: bytes
    label_map: NDArray[np.uint8]
    origin: str
    review: str
    origins: Origins | None = None


def left_out(sample: Sample, kind: str, sentence: str, severity: str = NOTE) -> Problem:
    """A sample that does not go into the export, and why."""
    return Problem(kind, sample.image, f"{sample.name}: {sentence}", severity)


def prepare(
    sample: Sample, workspace: Workspace, facts: Facts, only_accepted: bool, predict: Predict | None
) -> Item | Problem:
    """The sample's item, or the reason to leave it out.

    Photographs are decoded once, so that no broken one is passed on. Raises SegtoolError where the sample belongs in
    the export and cannot be had: an unreadable photograph or correction, a prediction that failed.
    """
    check_name(sample.name)
    if only_accepted and facts.review != "accepted":
        return left_out(sample, "not-accepted", "not accepted.")
    correction = correction_of(sample, workspace) if facts.correction else None
    label_map: NDArray[np.uint8] | None = None if correction is None else correction.label_map
    origin, trimap = CORRECTED, b""
    if label_map is None:
        truth = truth_of(sample, workspace)
        label_map, origin = truth.label_map, GROUND_TRUTH
        if truth.problem is not None and truth.problem.kind == "picture-unreadable":
            raise UnreadableError(truth.problem.sentence, "", sample.image)
        if truth.problem is not None:
            return left_out(sample, truth.problem.kind, truth.problem.sentence, PROBLEM)
        if label_map is not None:
            trimap = _untouched(sample, label_map)
    height, width = read_image(sample.image).shape[:2]
    if label_map is None:
        if predict is None:
            return left_out(sample, "no-trimap", "no ground truth and no correction.")
        label_map, origin = np.ascontiguousarray(predict(sample), dtype=np.uint8), PREDICTED
    if label_map.shape != (height, width):
        found = f"{label_map.shape[1]} x {label_map.shape[0]}"
        raise SegtoolError(
            f"The label map is {found} pixels, its photograph {width} x {height}.", "", sample.image
        )
    try:
        image = sample.image.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"{sample.image} cannot be read: {error.strerror}.", "", sample.image
        ) from error
    counts = None
    if correction is not None and correction.sources is not None:
        started = truth_of(sample, workspace).label_map is not None
        counts = of_counts(counted(correction.sources), workspace.sources, started)
    return Item(sample, image, trimap or encode_label_map(label_map), label_map, origin, facts.review, counts)


def _untouched(sample: Sample, label_map: NDArray[np.uint8]) -> bytes:
    """The trimap file's own bytes, or none where the file alone does not say the label map: mapped, or not a PNG."""
    path = sample.trimap
    if path is None or image_format(path)[0] != "PNG":
        return b""
    stored = read_label_map(path)
    counted = np.where(stored == 255, 0, stored)
    try:
        return path.read_bytes() if np.array_equal(counted, label_map) else b""
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}.", "", path) from error
