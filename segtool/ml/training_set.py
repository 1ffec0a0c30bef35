"""Which samples a fine-tuning run takes: corrected ones, a rehearsal share of the ground truth, validation.

Held-out samples never train, whatever was corrected; a corrected validation sample is not trained on either, since
the best epoch is chosen on it. What is taken is frozen: painting on while the run goes changes nothing in it.
"""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from segtool.core.classes import IGNORE
from segtool.core.dataset import Dataset, Sample
from segtool.core.errors import UnreadableError
from segtool.core.files import sha256_of
from segtool.core.images import read_image
from segtool.core.labels import CORRECTED, GROUND_TRUTH, label_map_of, truth_of
from segtool.core.progress import Progress, ShouldStop, step
from segtool.core.split import Split
from segtool.core.trainable import eligible, no_label_maps, nothing_corrected
from segtool.core.workspace import Facts, Workspace
from segtool.ml.data import TrainingItem

UInt8 = np.ndarray[Any, np.dtype[np.uint8]]

FURTHER = "further"
"""Origin of samples of another folder."""


@dataclass(frozen=True)
class Digests:
    """SHA-256 of a picture's file, and of the label map's pixels (H x W bytes, row by row)."""

    picture: str
    label_map: str


@dataclass(frozen=True)
class TrainingSet:
    """What a run takes. files: the digests by name. left_out: {"name", "reason"} of each sample
    that was corrected, or in the list, and is not taken.
    """

    train: tuple[TrainingItem, ...]
    validation: tuple[TrainingItem, ...]
    files: dict[str, Digests]
    left_out: tuple[dict[str, str], ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many are trained on by origin, and validated on."""
        origins = [item.origin for item in self.train]
        return {
            CORRECTED: origins.count(CORRECTED),
            GROUND_TRUTH: origins.count(GROUND_TRUTH),
            **({FURTHER: origins.count(FURTHER)} if FURTHER in origins else {}),
            "validation": len(self.validation),
        }


@dataclass
class TrainingSetBuilder:
    """Collects the samples of a run, decoding each once, so that a bad file is found before the training begins."""

    dataset: Dataset
    workspace: Workspace
    split: Split
    progress: Progress | None = None
    should_stop: ShouldStop | None = None
    files: dict[str, Digests] = field(default_factory=dict)
    left_out: list[dict[str, str]] = field(default_factory=list)
    barred: Mapping[str, str] = field(default_factory=dict)
    """By name, why a sample is not trained on though it is in the training set (`same_pictures.not_to_train`)."""

    def corrected(self, only: str, rehearsal: float, batch: int, seed: int) -> TrainingSet:
        """The corrected samples (only: "corrected", or "accepted" for those of them that are), and rehearsal.

        rehearsal: weight of the ground truth for 1 of corrected; as many samples as that makes are drawn from the
        training set, at least enough to fill a batch, 0 for none. Raises SegtoolError where nothing is left to train
        on.
        """
        chosen, self.left_out = eligible(self.dataset, self.workspace, self.split, only)
        items = list(self._items(chosen, CORRECTED))
        if not items:
            raise nothing_corrected(self.left_out, only)
        wanted = max(round(rehearsal * len(items)), batch - len(items)) if rehearsal > 0 else 0
        drawn = self._rehearsal(wanted, seed)
        if drawn:
            weight = min(1.0, rehearsal * len(items) / len(drawn))
            items += [replace(item, weight=weight) for item in drawn]
        return self._with_validation(items)

    def trainval(
        self,
        corrections: bool,
        weights: dict[str, float],
        further: Dataset | None = None,
        further_weight: float = 1.0,
    ) -> TrainingSet:
        """All of the training set that has a label map: its ground truth, or the correction where there is one and
        `corrections` says so.

        weights: by origin. further: another folder whose ground truth is trained on too; pictures of the validation
        and held-out sets are left out of it, whatever they are called there.
        """
        samples = [self.dataset.sample(name) for name in self.split.train]
        items = [
            replace(item, weight=weights[item.origin])
            for item in self._items(samples, CORRECTED if corrections else "original")
        ]
        if further is not None:
            items += self._further(further, further_weight)
        if not items:
            raise no_label_maps(self.left_out)
        return self._with_validation(items)

    def _further(self, folder: Dataset, weight: float) -> Iterator[TrainingItem]:
        judged = {*self.split.validation, *self.split.held_out}
        kept = {
            sample.name.casefold()
            for sample in self.dataset.samples
            if sample.name in judged or sample.split == "test"
        }
        pictures = {_digest(self.dataset.sample(name)) for name in judged}
        trained = {files.picture for files in self.files.values()}
        for number, sample in enumerate(folder.samples):
            step(self.progress, self.should_stop, number, len(folder.samples), sample.name)
            digest = _digest(sample)
            reason = ""
            if sample.name.casefold() in kept or digest in pictures:
                reason = "Its picture is one that networks are judged by."
            elif digest in trained:
                reason = "Its picture is trained on already."
            item = reason or self._item(sample, "original", FURTHER)
            if isinstance(item, TrainingItem):
                yield replace(item, weight=weight)
            else:
                self.left_out.append({"name": f"{folder.root.name}/{sample.name}", "reason": item})

    def _with_validation(self, items: list[TrainingItem]) -> TrainingSet:
        samples = [self.dataset.sample(name) for name in self.split.validation]
        validation = tuple(self._items(samples, CORRECTED, noting=False))
        return TrainingSet(tuple(items), validation, dict(self.files), tuple(self.left_out))

    def _rehearsal(self, wanted: int, seed: int) -> list[TrainingItem]:
        """Up to `wanted` samples of the training set whose ground truth nobody corrected, drawn by hash."""

        def rank(name: str) -> str:
            return hashlib.sha256(f"rehearsal:{seed}:{name}".encode()).hexdigest()

        facts = self.workspace.all_facts()
        names = (name for name in self.split.train if not facts.get(name, Facts()).correction)
        samples = (self.dataset.sample(name) for name in sorted(names, key=rank))
        drawn: list[TrainingItem] = []
        stream = self._items((s for s in samples if s.trimap is not None), "original", total=wanted)
        while len(drawn) < wanted and (item := next(stream, None)) is not None:
            drawn.append(item)
        return drawn

    def _items(
        self, samples: Iterable[Sample], truth: str, noting: bool = True, total: int = 0
    ) -> Iterator[TrainingItem]:
        total = total or (len(samples) if isinstance(samples, list) else 0)
        for number, sample in enumerate(samples):
            step(self.progress, self.should_stop, min(number, total), total, sample.name)
            item = (self.barred.get(sample.name) if noting else None) or self._item(sample, truth)
            if isinstance(item, TrainingItem):
                yield item
            elif noting:
                self.left_out.append({"name": sample.name, "reason": item})

    def _item(self, sample: Sample, truth: str, origin: str = "") -> TrainingItem | str:
        """The sample as the trainer takes it, or why it cannot be taken."""
        try:
            labelled = label_map_of(sample, self.workspace, truth)
            if labelled is None:
                problem = truth_of(sample, self.workspace).problem
                return problem.sentence if problem is not None else "It has no label map."
            read_image(sample.image)
        except UnreadableError as error:
            return error.message
        if not (labelled.label_map != IGNORE).any():
            return "Every pixel of its label map is ignored."
        pixels = hashlib.sha256(labelled.label_map.tobytes()).hexdigest()
        name = f"{origin}/{sample.name}" if origin else sample.name
        digests = self.files[name] = Digests(sha256_of(sample.image), pixels)
        load = (
            FrozenLabelMap(labelled.label_map)
            if labelled.origin == CORRECTED
            else TruthOf(sample, self.workspace)
        )
        return TrainingItem(
            name, sample.image, load, origin=origin or labelled.origin, digest=f"{digests.picture}{pixels}"
        )


def _digest(sample: Sample) -> str:
    """Of the picture's file; its name for one that cannot be read, which is then left out with the reason."""
    try:
        return sha256_of(sample.image)
    except OSError:
        return sample.name


class FrozenLabelMap:
    """A label map as it was when the run began, held compressed: some kilobytes a sample."""

    def __init__(self, label_map: UInt8) -> None:
        self._shape = label_map.shape
        self._data = zlib.compress(np.ascontiguousarray(label_map).tobytes(), 1)

    def __call__(self) -> UInt8:
        """H x W uint8."""
        return np.frombuffer(zlib.decompress(self._data), np.uint8).reshape(self._shape).copy()


class TruthOf:
    """A sample's ground truth, read from its file each time: a set of thousands is not held in memory."""

    def __init__(self, sample: Sample, workspace: Workspace) -> None:
        self._sample, self._workspace = sample, workspace

    def __call__(self) -> UInt8:
        """H x W uint8. Raises UnreadableError where it can no longer be read."""
        truth = truth_of(self._sample, self._workspace)
        if truth.label_map is None:
            why = truth.problem.sentence if truth.problem is not None else "It is gone."
            raise UnreadableError(
                f"The trimap of {self._sample.name} can no longer be read. {why}", "", self._sample.trimap
            )
        return truth.label_map
