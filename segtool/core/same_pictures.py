"""The same picture twice: across train, validation, held-out and the test list it makes figures look too good."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from segtool.core.dataset import TEST, Dataset, Sample
from segtool.core.fingerprints import Fingerprint, Fingerprints, fingerprints
from segtool.core.progress import Progress, ShouldStop
from segtool.core.split import HELD_OUT, NONE, TRAIN, Split
from segtool.core.workspace import Workspace

FILE, PIXELS, NEAR = "file", "pixels", "near"
WORDS = {
    FILE: "is the same file as",
    PIXELS: "has the same pixels as",
    NEAR: "looks nearly the same as",
}

NEAR_BITS = 3
"""Gradient bits of 64 in which two pictures that look the same may differ; four bands of 16 find all such pairs."""
NEAR_LEVELS = 3.0
"""Mean difference of their 8 x 8 colours, of 255: another copy of a file stays below, another photograph above."""
NEAR_LARGEST = 12.0
"""The same for the largest difference: something small that moved is seen in a cell or two."""
FLAT_LEVELS = 4.0
"""Pictures whose 8 x 8 colours vary less than this have no looks to compare."""
_BANDS, _BAND_BITS = 4, 16


@dataclass(frozen=True)
class Same:
    """Two samples of one picture. how: FILE, PIXELS or NEAR."""

    first: Sample
    other: Sample
    how: str

    def sentence(self, split: Split | None = None) -> str:
        """ "pug_2 (held-out) is the same file as beagle_1 (train)", without a full stop."""
        first, other = place_of(self.first, split), place_of(self.other, split)
        return f"{self.other.name} ({other}) {WORDS[self.how]} {self.first.name} ({first})"

    def across(self, split: Split | None = None) -> bool:
        """Whether the two stand on different sides: of the lists, or of the three sets."""
        return place_of(self.first, split) != place_of(self.other, split)


def place_of(sample: Sample, split: Split | None) -> str:
    """ "train", "validation", "held-out", or the list ("test", "unlisted") of a sample that is in no set."""
    found = split.set_of(sample.name) if split is not None else NONE
    return sample.split if found == NONE else found


def find_same(samples: Sequence[Sample], prints: Fingerprints) -> tuple[Same, ...]:
    """Every picture that was there before under another name, against its first; then pairs that look alike."""
    firsts: dict[str, Sample] = {}
    found: list[Same] = []
    for sample in samples:
        mine = prints.get(sample.name)
        if mine is None:
            continue
        first = firsts.setdefault(mine.pixels, sample)
        if first is not sample:
            whole = prints[first.name].file == mine.file
            found.append(Same(first, sample, FILE if whole else PIXELS))
    distinct = list(firsts.values())
    pairs = _alike([prints[sample.name] for sample in distinct])
    found.extend(Same(distinct[one], distinct[other], NEAR) for one, other in pairs)
    return tuple(found)


def across_sets(
    dataset: Dataset,
    workspace: Workspace | None,
    split: Split,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
) -> tuple[Same, ...]:
    """Pictures that stand in two of train, validation, held-out and the lists. Raises Cancelled."""
    prints = fingerprints(dataset.samples, workspace, progress, should_stop)
    return across(find_all(dataset.samples, prints), split)


def find_all(samples: Sequence[Sample], prints: Fingerprints) -> tuple[Same, ...]:
    """Every pair of one picture: unlike `find_same` also the second against the third."""
    groups: dict[tuple[str, str], list[Sample]] = {}
    for same in find_same(samples, prints):
        groups.setdefault((same.first.name, "" if same.how == NEAR else PIXELS), [same.first]).append(
            same.other
        )
    pairs = []
    for (_, exact), group in groups.items():
        for first, other in combinations(group, 2) if exact else ((group[0], each) for each in group[1:]):
            one, two = prints[first.name], prints[other.name]
            how = NEAR if not exact else FILE if one.file == two.file else PIXELS
            pairs.append(Same(first, other, how))
    return tuple(pairs)


def across(pairs: Iterable[Same], split: Split) -> tuple[Same, ...]:
    """Those of them whose two sides stand in different places."""
    return tuple(same for same in pairs if same.across(split))


def not_to_train(pairs: Iterable[Same], split: Split) -> dict[str, str]:
    """By name of a training picture that is also a held-out one or one of the test list, why it is left out."""
    barred: dict[str, str] = {}
    for same in pairs:
        for mine, judged in ((same.first, same.other), (same.other, same.first)):
            is_judged = split.set_of(judged.name) == HELD_OUT or judged.split == TEST
            if same.how != NEAR and split.set_of(mine.name) == TRAIN and is_judged:
                where = place_of(judged, split)
                barred.setdefault(mine.name, f"It {WORDS[same.how]} {judged.name} ({where}).")
    return barred


def _alike(prints: Sequence[Fingerprint]) -> Iterator[tuple[int, int]]:
    """Places (i < j) of pictures that look the same, in order."""
    if len(prints) < 2:
        return
    gradients = np.array([each.gradient for each in prints], np.uint64)
    colours = np.array([np.frombuffer(each.colours, np.uint8) for each in prints], np.float32)
    lively = np.flatnonzero(colours.std(axis=1) >= FLAT_LEVELS)
    found: set[tuple[int, int]] = set()
    for number in range(_BANDS):
        band = (gradients[lively] >> np.uint64(number * _BAND_BITS)) & np.uint64((1 << _BAND_BITS) - 1)
        order = np.argsort(band, kind="stable")
        for run in np.split(lively[order], np.flatnonzero(np.diff(band[order])) + 1):
            for at, one in enumerate(run[:-1]):
                rest = run[at + 1 :]
                near = rest[np.bitwise_count(gradients[rest] ^ gradients[one]) <= NEAR_BITS]
                apart = np.abs(colours[near] - colours[one])
                close = near[(apart.mean(axis=1) <= NEAR_LEVELS) & (apart.max(axis=1) <= NEAR_LARGEST)]
                found.update((min(int(one), int(other)), max(int(one), int(other))) for other in close)
    yield from sorted(found)
