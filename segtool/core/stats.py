"""What a dataset holds: pictures by split, species and breed, their sizes, and the classes' share of the pixels."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

from segtool.core.breeds import BY_NAME, CAT, DOG
from segtool.core.classes import CLASSES
from segtool.core.dataset import SPLITS, Dataset, Listed, Sample
from segtool.core.effort import work_of
from segtool.core.errors import UnreadableError
from segtool.core.images import image_size
from segtool.core.origins import of_dataset
from segtool.core.parallel import each_sample
from segtool.core.problems import printable
from segtool.core.progress import Progress, ShouldStop
from segtool.core.truth import read_truth
from segtool.core.workspace import Workspace


@dataclass(frozen=True)
class _Measured:
    """size: (width, height), None for an unreadable picture. pixels: count by value, None without ground truth."""

    size: tuple[int, int] | None
    pixels: npt.NDArray[np.int64] | None


def dataset_stats(
    dataset: Dataset,
    mapping: str | None = None,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
    workspace: Workspace | None = None,
) -> dict[str, Any]:
    """Counts and figures as plain JSON values.

    `listed` counts what the lists name, on disk or not; `on_disk` the pictures that are there; `ground_truth` those
    with a sound trimap. Keys: root, listed, on_disk, ground_truth, splits, species, breeds (by class id), sizes (in
    pixels, from the headers; None where nothing is readable), classes (share of all pixels that are not ignored, 0 to
    1; None without ground truth), classes_per_picture (the mean of each picture's shares), unreadable (names),
    origins (with a workspace: what the pixels come from, core/origins.py; else None), work (with a workspace: what
    the person's work on these samples cost, `work_of`; else None). Raises Cancelled where
    `should_stop` says so.
    """
    measure = partial(_measure, mapping=mapping, ignore_declared=dataset.ignore_declared)
    results = each_sample(measure, dataset.samples, progress, should_stop)
    measured = {sample.name: one for sample, one in results}
    sound = {name for name, one in measured.items() if one.pixels is not None}
    counts = [one.pixels for one in measured.values() if one.pixels is not None]
    return {
        "root": printable(str(dataset.root)),
        **_counts(dataset.listed, dataset.samples, sound),
        "splits": {
            split: _counts(
                [one for one in dataset.listed if one.split == split], dataset.in_split(split), sound
            )
            for split in SPLITS
        },
        "species": _by_species(dataset, sound),
        "breeds": _by_breed(dataset, sound),
        "sizes": _sizes([one.size for one in measured.values() if one.size is not None]),
        "classes": _shares([np.sum(counts, axis=0)] if counts else []),
        "classes_per_picture": _shares(counts),
        "unreadable": [printable(name) for name, one in measured.items() if one.size is None],
        "origins": None
        if workspace is None
        else of_dataset(
            dataset.samples,
            {name: int(one.pixels.sum()) for name, one in measured.items() if one.pixels is not None},
            workspace,
        ),
        "work": None
        if workspace is None
        else work_of((one.name for one in dataset.samples), workspace.efforts()),
    }


def _measure(sample: Sample, mapping: str | None, ignore_declared: bool) -> _Measured:
    try:
        size = image_size(sample.image)
    except UnreadableError:
        return _Measured(None, None)
    label_map = read_truth(sample, size, mapping, ignore_declared).label_map
    pixels = None if label_map is None else np.bincount(label_map.reshape(-1), minlength=256)
    return _Measured(size, pixels)


def _counts(listed: Iterable[Listed], samples: Iterable[Sample], sound: set[str]) -> dict[str, int]:
    names = [sample.name for sample in samples]
    return {
        "listed": sum(1 for _ in listed),
        "on_disk": len(names),
        "ground_truth": sum(name in sound for name in names),
    }


def _by_species(dataset: Dataset, sound: set[str]) -> dict[str, dict[str, int]]:
    words = [CAT, DOG]
    if not all(one.species for one in dataset.listed) or not all(one.species for one in dataset.samples):
        words.append("")
    return {
        word or "unknown": _counts(
            [one for one in dataset.listed if one.species == word],
            [one for one in dataset.samples if one.species == word],
            sound,
        )
        for word in words
    }


def _by_breed(dataset: Dataset, sound: set[str]) -> list[dict[str, Any]]:
    """One row a breed, the official ones first by class id. Split counts are of pictures on disk."""
    listed: dict[str, list[Listed]] = {}
    samples: dict[str, list[Sample]] = {}
    for name in dataset.listed:
        listed.setdefault(name.breed, []).append(name)
    for sample in dataset.samples:
        samples.setdefault(sample.breed, []).append(sample)

    def row(breed: str) -> dict[str, Any]:
        official = BY_NAME.get(breed.casefold())
        there, named = samples.get(breed, []), listed.get(breed, [])
        split = Counter(sample.split for sample in there)
        return {
            "name": printable(breed) or "unknown",
            "species": there[0].species if there else named[0].species,
            "class_id": official.class_id if official else None,
            **_counts(named, there, sound),
            **{word: split[word] for word in SPLITS},
        }

    rows = [row(breed) for breed in dict.fromkeys([*listed, *samples])]
    return sorted(rows, key=lambda one: (one["class_id"] is None, one["class_id"] or 0, one["name"]))


def _sizes(sizes: list[tuple[int, int]]) -> dict[str, Any] | None:
    if not sizes:
        return None
    widths, heights = [size[0] for size in sizes], [size[1] for size in sizes]
    return {side: _spread(values) for side, values in (("width", widths), ("height", heights))}


def _spread(values: list[int]) -> dict[str, float]:
    return {"smallest": min(values), "median": median(values), "largest": max(values)}


def _shares(counts: list[npt.NDArray[np.int64]]) -> dict[str, float] | None:
    """The mean over `counts` of each class's share of the pixels that are not ignored."""
    values = [one.value for one in CLASSES]
    known = [count[values] / count[values].sum() for count in counts if count[values].sum()]
    if not known:
        return None
    return {one.name: float(share) for one, share in zip(CLASSES, np.mean(known, axis=0), strict=True)}
