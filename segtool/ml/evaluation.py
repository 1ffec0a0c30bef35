"""Figures of a checkpoint on a set of samples, at the photographs' own size."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from segtool.core.dataset import Dataset, Sample
from segtool.core.errors import SegtoolError, UnreadableError
from segtool.core.images import read_image
from segtool.core.labels import label_map_of, truth_of
from segtool.core.metrics import Confusion, Figures, confusion_matrix, figures
from segtool.core.progress import Progress, ShouldStop, step
from segtool.core.workspace import Workspace
from segtool.ml.predictor import Predictor

UInt8 = np.ndarray[Any, np.dtype[np.uint8]]
NO_TRUTH = "It has no ground truth."


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
) -> dict[str, Any]:
    """The document of `segtool eval --json`.

    split: "trainval", "test", "unlisted" or "all"; names: these samples of it only. truth: "original" judges by the
    trimaps, "corrected" by the person's corrections where there are some. Samples that cannot be judged are in
    `skipped`, each with its reason. Raises SegtoolError where no sample can be judged, Cancelled.
    """
    samples = dataset.in_split(split)
    if names is not None:
        wanted = {dataset.sample(name).name for name in names}
        samples = tuple(sample for sample in samples if sample.name in wanted)
    tally = Tally()
    per_image: list[dict[str, Any]] = []
    skipped: list[dict[str, str]] = []
    for number, sample in enumerate(samples):
        step(progress, should_stop, number, len(samples), sample.name)
        judged = load_judged(sample, workspace, truth)
        if isinstance(judged, str):
            skipped.append({"name": sample.name, "reason": judged})
            continue
        image, label_map = judged
        prediction = predictor.predict(image)
        per_image.append({"name": sample.name, **tally.add(label_map, prediction.label_map)})
    if not tally.images:
        raise _nothing(split, skipped)
    step(progress, should_stop, len(samples), len(samples), "")
    return {
        "images": tally.images,
        "split": split,
        "truth": truth,
        "checkpoint": {"name": predictor.name, "digest": predictor.digest},
        "flip": predictor.flip,
        "resolution": "original",
        **tally.figures.to_json(),
        "per_image": per_image,
        "skipped": skipped,
    }


def _nothing(split: str, skipped: list[dict[str, str]]) -> SegtoolError:
    where = "the dataset" if split == "all" else f"the split {split!r}"
    why = f" {skipped[0]['name']}: {skipped[0]['reason']}" if skipped else ""
    return SegtoolError(
        f"Nothing to evaluate: no sample of {where} has ground truth that can be used.{why}",
        "Choose another split (trainval, test, unlisted or all), or run `segtool check`.",
    )
