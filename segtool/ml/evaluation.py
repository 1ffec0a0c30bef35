"""Figures of a checkpoint on a set of samples."""

from collections.abc import Callable, Iterable
from typing import Any

import cv2
import numpy as np

from segtool.core.boundary import Counts, boundary_counts
from segtool.core.classes import BACKGROUND, VALUES
from segtool.core.dataset import Dataset, Sample
from segtool.core.errors import SegtoolError, UnreadableError
from segtool.core.eval_report import NETWORK, ORIGINAL, all_figures, report
from segtool.core.files import sha256_of
from segtool.core.images import read_image
from segtool.core.labels import label_map_of, truth_of
from segtool.core.metrics import Confusion, Figures, confusion_matrix, figures
from segtool.core.progress import Progress, ShouldStop, step
from segtool.core.same_pictures import Same
from segtool.core.split import HELD_OUT, TRAIN, VALIDATION, Split, draw_split, load_split
from segtool.core.workspace import Workspace
from segtool.ml.predictor import Predictor

UInt8 = np.ndarray[Any, np.dtype[np.uint8]]
OnPicture = Callable[[dict[str, Any], UInt8, UInt8, UInt8], None]
"""Called with a picture's row of `per_image`, the photograph, and truth and prediction at the resolution."""
NO_TRUTH = "It has no ground truth."
_BACKGROUND = VALUES.index(BACKGROUND)


class Tally:
    """Adds up pictures: the figures over all pixels."""

    def __init__(self) -> None:
        self.confusions: list[Confusion] = []
        """Of each picture, in the order of `add`."""

    def add(self, truth: UInt8, prediction: UInt8) -> dict[str, Any]:
        """Count one picture; returns its own figures, as JSON."""
        confusion = confusion_matrix(truth, prediction)
        self.confusions.append(confusion)
        return figures(confusion).to_json()

    @property
    def images(self) -> int:
        """How many pictures were added."""
        return len(self.confusions)

    @property
    def confusion(self) -> Confusion:
        """Of all pixels so far."""
        return sum(self.confusions, np.zeros((3, 3), np.int64))

    @property
    def figures(self) -> Figures:
        """Over all pixels so far."""
        return figures(self.confusion)


def load_judged(
    sample: Sample, workspace: Workspace | None, truth: str = "original"
) -> tuple[UInt8, UInt8] | str:
    """(photograph, label map to judge by), or the sentence why the sample cannot be judged."""
    try:
        labelled = label_map_of(sample, workspace, truth)
        if labelled is None:
            problem = truth_of(sample, workspace).problem
            return problem.sentence if problem is not None else NO_TRUTH
        return read_image(sample.image), labelled.label_map
    except UnreadableError as error:
        return error.message


def evaluate(
    predictor: Predictor,
    dataset: Dataset,
    workspace: Workspace | None,
    split: str = "test",
    truth: str = "original",
    names: Iterable[str] | None = None,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
    resolution: str = ORIGINAL,
    same: Iterable[Same] = (),
    on_picture: OnPicture | None = None,
) -> dict[str, Any]:
    """The document of `segtool eval --json`.

    split: "trainval", "test", "unlisted", "all", or one of the workspace's sets ("train", "validation", "held-out");
    names: these samples of it only. truth: "original" judges by the
    trimaps, "corrected" by the person's corrections where there are some. resolution: "original" compares at the
    photographs' own size, "network" at the network's input size, the truth reduced to its nearest pixels. same: what
    `same_pictures.across_sets` found, to be said. on_picture is called with each sample's row, photograph, truth and
    prediction. Samples that cannot be judged are in `skipped`, each with its reason. Raises SegtoolError where no
    sample can be judged, Cancelled.
    """
    sets = load_split(workspace, dataset) if workspace is not None else draw_split(dataset)
    samples = _chosen(dataset, sets, split)
    if names is not None:
        wanted = {dataset.sample(name).name for name in names}
        samples = tuple(sample for sample in samples if sample.name in wanted)
    confusions: list[Confusion] = []
    boundaries: list[Counts] = []
    per_image: list[dict[str, Any]] = []
    skipped: list[dict[str, str]] = []
    for number, sample in enumerate(samples):
        step(progress, should_stop, number, len(samples), sample.name)
        judged = load_judged(sample, workspace, truth)
        if isinstance(judged, str):
            skipped.append({"name": sample.name, "reason": judged})
            continue
        image, label_map = judged
        label_map, predicted, confidence = _at(resolution, predictor, image, label_map)
        confusions.append(confusion_matrix(label_map, predicted))
        boundaries.append(boundary_counts(label_map, predicted))
        row = {
            "name": sample.name,
            "set": sets.set_of(sample.name),
            "split": sample.split,
            "breed": sample.breed,
            "species": sample.species,
            "trained_on": _digest(sample) in predictor.config.trained_on,
            "confidence": float(confidence.mean()) / 255,
            "pet_share": _pet_share(confusions[-1]),
            **all_figures(confusions[-1], boundaries[-1]),
        }
        per_image.append(row)
        if on_picture is not None:
            on_picture(row, image, label_map, predicted)
    if not per_image:
        raise _nothing(split, skipped)
    step(progress, should_stop, len(samples), len(samples), "")
    return {
        "images": len(per_image),
        "split": split,
        "truth": truth,
        "checkpoint": {"name": predictor.name, "digest": predictor.digest},
        "flip": predictor.flip,
        "resolution": resolution,
        **report(per_image, confusions, boundaries),
        "sets": sets.counts,
        "trained_on": [row["name"] for row in per_image if row["trained_on"]],
        "same_pictures": [pair.sentence(sets) for pair in same],
        "per_image": per_image,
        "skipped": skipped,
    }


def _chosen(dataset: Dataset, sets: Split, split: str) -> tuple[Sample, ...]:
    if split in (TRAIN, VALIDATION, HELD_OUT):
        return tuple(sample for sample in dataset.samples if sets.set_of(sample.name) == split)
    return dataset.in_split(split)


def _pet_share(confusion: Confusion) -> float | None:
    """Share of the judged pixels whose truth is pet or border: how large the pet is in its picture."""
    total, background = int(confusion.sum()), int(confusion[_BACKGROUND].sum())
    return (total - background) / total if total else None


def _at(resolution: str, predictor: Predictor, image: UInt8, label_map: UInt8) -> tuple[UInt8, UInt8, UInt8]:
    """(truth, prediction, confidence) of one size."""
    if resolution == ORIGINAL:
        found = predictor.predict(image)
        return label_map, found.label_map, found.confidence
    if resolution != NETWORK:
        raise SegtoolError(f"There is no resolution {resolution!r}.", f"There is {ORIGINAL} and {NETWORK}.")
    predicted, confidence = predictor.network_maps(image)
    size = (predicted.shape[1], predicted.shape[0])
    truth: UInt8 = np.asarray(cv2.resize(label_map, size, interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)
    return truth, predicted, confidence


def _digest(sample: Sample) -> str:
    """Of the picture's file; "" where it is gone meanwhile."""
    try:
        return sha256_of(sample.image)
    except OSError:
        return ""


def _nothing(split: str, skipped: list[dict[str, str]]) -> SegtoolError:
    where = "the dataset" if split == "all" else f"the split {split!r}"
    why = f" {skipped[0]['name']}: {skipped[0]['reason']}" if skipped else ""
    return SegtoolError(
        f"Nothing to evaluate: no sample of {where} has ground truth that can be used.{why}",
        "Choose another split (trainval, test, unlisted or all), or run `segtool check`.",
    )
