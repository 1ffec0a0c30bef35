"""Looks at every file of a dataset once: decodes all of it and compares the pictures with each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from segtool.core import truth
from segtool.core.classes import IGNORE, PET
from segtool.core.dataset import TEST, Dataset, Sample
from segtool.core.errors import UnreadableError
from segtool.core.fingerprints import Fingerprint, Fingerprints, fingerprint
from segtool.core.images import exif_orientation, image_format, read_image
from segtool.core.parallel import each_sample
from segtool.core.problems import NOTE, PROBLEM, Problem
from segtool.core.progress import Progress, ShouldStop
from segtool.core.same_pictures import NEAR, Same, find_same, place_of
from segtool.core.split import HELD_OUT, Split


@dataclass(frozen=True)
class _Looked:
    """What looking at one sample gave. mark: None where its picture cannot be read."""

    problems: tuple[Problem, ...]
    mark: Fingerprint | None


def check_dataset(
    dataset: Dataset,
    mapping: str | None = None,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
    split: Split | None = None,
) -> tuple[Problem, ...]:
    """Everything that reading found (`dataset.problems`) and everything that only the files' content shows.

    Each picture is decoded whole, each trimap read as `read_truth` does with `mapping`; pictures of equal pixels are
    told, and those that look nearly the same; with `split` by the set that each is in. Order: dataset.problems, then by
    sample, then equal pictures. Raises Cancelled where `should_stop` says so.
    """
    found = list(dataset.problems)
    prints: Fingerprints = {}
    look = partial(_look_at, mapping=mapping, ignore_declared=dataset.ignore_declared)
    for sample, looked in each_sample(look, dataset.samples, progress, should_stop):
        found.extend(looked.problems)
        if looked.mark is not None:
            prints[sample.name] = looked.mark
    found.extend(_same_picture(same, split) for same in find_same(dataset.samples, prints))
    return tuple(found)


def _look_at(sample: Sample, mapping: str | None, ignore_declared: bool) -> _Looked:
    problems: list[Problem] = []
    try:
        pixels = read_image(sample.image)
    except UnreadableError as error:
        problems.append(Problem("picture-unreadable", sample.image, str(error)))
        if sample.trimap is not None:
            problems.extend(_of_truth(truth.read_trimap(sample.trimap, mapping, ignore_declared), sample))
        return _Looked(tuple(problems), None)
    problems.extend(_of_name_and_turn(sample))
    height, width = pixels.shape[:2]
    problems.extend(_of_truth(truth.read_truth(sample, (width, height), mapping, ignore_declared), sample))
    return _Looked(tuple(problems), fingerprint(sample.image, pixels))


def _of_name_and_turn(sample: Sample) -> Iterator[Problem]:
    name, suffixes = image_format(sample.image)
    if sample.image.suffix.lower() not in suffixes:
        sentence = f"{sample.image.name} is really a {name} file; it is read by its content."
        yield Problem("wrong-extension", sample.image, sentence, NOTE)
    orientation = exif_orientation(sample.image)
    if orientation != 1:
        sentence = f"{sample.image.name} asks to be shown turned (EXIF orientation {orientation}); "
        sentence += "trimap, prediction and brush are on its stored pixels."
        yield Problem("picture-turned", sample.image, sentence, NOTE)


def _of_truth(found: truth.Truth, sample: Sample) -> Iterator[Problem]:
    if found.problem is not None:
        yield found.problem
    if found.label_map is None or sample.trimap is None:
        return
    ignored = int(np.count_nonzero(found.label_map == IGNORE))
    if ignored:
        sentence = f"{sample.trimap.name}: {ignored:,} px are ignored (value 0 or 255)."
        yield Problem("trimap-ignored", sample.trimap, sentence, NOTE)
    if not (found.label_map == PET).any():
        sentence = f"{sample.trimap.name} has no pixel of a pet (value {PET})."
        yield Problem("trimap-empty", sample.trimap, sentence, NOTE)


def _same_picture(same: Same, split: Split | None) -> Problem:
    judged = [each.split == TEST or place_of(each, split) == HELD_OUT for each in (same.first, same.other)]
    across = judged[0] != judged[1]
    sentence = same.sentence(split)
    if same.how == NEAR:
        return Problem("alike-picture", same.other.image, f"{sentence}.", NOTE)
    sentence += ": what is learnt from one is asked of the other." if across else "."
    return Problem("same-picture", same.other.image, sentence, PROBLEM if across else NOTE)
