"""The three sets of a workspace: train, validation, held-out. Drawn once, written down, the same for ever after.

Drawing is ordering by a hash of seed and name: no random generator whose numbers could change with a version.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from segtool.core import files
from segtool.core.dataset import Dataset, Sample
from segtool.core.errors import SegtoolError
from segtool.core.workspace import Workspace

FILE_NAME = "split.json"
FORMAT = 1
MOST_HELD_OUT = 200
HELD_OUT_SHARE = 5
"""Without a test list every fifth sample with ground truth is held out."""
MOST_VALIDATION = 100
VALIDATION_SHARE = 10

TRAIN, VALIDATION, HELD_OUT, NONE = "train", "validation", "held-out", "none"


@dataclass(frozen=True)
class Split:
    """Names of the samples in each set, in the dataset's order.

    A sample in no set ("none") is a test picture beyond the held-out ones, or one that no list names.
    digest: SHA-256 over the sorted assignment as it was drawn. note: how it was drawn, for a person.
    """

    seed: int
    train: tuple[str, ...]
    validation: tuple[str, ...]
    held_out: tuple[str, ...]
    digest: str
    note: str = ""

    def set_of(self, name: str) -> str:
        """ "train", "validation", "held-out" or "none"."""
        for label, names in self._sets():
            if name in names:
                return label
        return NONE

    @property
    def counts(self) -> dict[str, int]:
        """How many samples each set holds: {"train", "validation", "held_out"}, a document's keys."""
        return {
            "train": len(self.train),
            "validation": len(self.validation),
            "held_out": len(self.held_out),
        }

    def _sets(self) -> tuple[tuple[str, frozenset[str]], ...]:
        cached: tuple[tuple[str, frozenset[str]], ...] | None = self.__dict__.get("_cached")
        if cached is None:
            cached = (
                (HELD_OUT, frozenset(self.held_out)),
                (VALIDATION, frozenset(self.validation)),
                (TRAIN, frozenset(self.train)),
            )
            self.__dict__["_cached"] = cached
        return cached


def load_split(workspace: Workspace, dataset: Dataset, seed: int = 0) -> Split:
    """The workspace's split; drawn with `seed` and written down where there is none yet.

    Frozen from then on, whatever `seed` says: samples that joined the dataset since are in train where they are in
    trainval and in no set otherwise; samples that left it are passed over. A read-only workspace without a split gets
    one that is not written. Raises SegtoolError for a file that is broken: it is never drawn again by itself.
    """
    path = workspace.directory / FILE_NAME
    if path.exists():
        drawn = _read(path)
    else:
        drawn = draw_split(dataset, seed)
        if not workspace.read_only:
            files.write_json(path, _document(drawn))
    present = {sample.name for sample in dataset.samples}
    known = {*drawn.train, *drawn.validation, *drawn.held_out}
    joined = {sample.name for sample in dataset.in_split("trainval") if sample.name not in known}
    train = {*drawn.train, *joined}
    return replace(
        drawn,
        train=tuple(sample.name for sample in dataset.samples if sample.name in train),
        validation=tuple(name for name in drawn.validation if name in present),
        held_out=tuple(name for name in drawn.held_out if name in present),
    )


def draw_split(dataset: Dataset, seed: int = 0) -> Split:
    """Draw the three sets. Nothing is read from or written to the disk."""
    pool, held_out, note = _held_out(dataset, seed)
    labelled = [sample for sample in pool if sample.trimap is not None]
    wanted = min(max(len(pool) // VALIDATION_SHARE, 1), MOST_VALIDATION, len(labelled), max(len(pool) - 1, 0))
    validation = set(_drawn(labelled, wanted, seed, VALIDATION))
    held = set(held_out)
    sets = {
        HELD_OUT: tuple(sample.name for sample in dataset.samples if sample.name in held),
        VALIDATION: tuple(sample.name for sample in pool if sample.name in validation),
        TRAIN: tuple(sample.name for sample in pool if sample.name not in validation),
    }
    return Split(seed, sets[TRAIN], sets[VALIDATION], sets[HELD_OUT], _digest(sets), note)


def _held_out(dataset: Dataset, seed: int) -> tuple[list[Sample], list[str], str]:
    """The samples that train and validation are drawn from, the held-out names, and how that came about."""
    test, trainval = dataset.in_split("test"), dataset.in_split("trainval")
    unlisted = dataset.in_split("unlisted")
    if test:
        # A picture without ground truth cannot be judged; it is held out only where all of the list is.
        labelled = [sample for sample in test if sample.trimap is not None]
        choice = test if len(test) <= MOST_HELD_OUT else labelled
        held = _drawn(choice, MOST_HELD_OUT, seed, HELD_OUT)
        note = f"Held out: {len(held)} of the {len(test)} pictures of the test list."
        if not trainval:
            note += (
                " There is no trainval list: every picture that is not in the test list may be trained on."
            )
        return list(trainval or unlisted), held, note
    pool = list(trainval or unlisted)
    labelled = [sample for sample in pool if sample.trimap is not None]
    share = max(len(labelled) // HELD_OUT_SHARE, 1) if len(labelled) > 1 else 0
    held = _drawn(labelled, share, seed, HELD_OUT)
    where = "trainval list's" if trainval else "folder's"
    note = (
        f"There is no test list: held out are {len(held)} of the {where} {len(labelled)} pictures with ground truth, "
        f"drawn with seed {seed}."
    )
    return [sample for sample in pool if sample.name not in set(held)], held, note


def _drawn(samples: Iterable[Sample], count: int, seed: int, purpose: str) -> list[str]:
    """The first `count` names in the order of a hash of purpose, seed and name."""

    def rank(name: str) -> str:
        return hashlib.sha256(f"{purpose}:{seed}:{name}".encode()).hexdigest()

    return sorted((sample.name for sample in samples), key=rank)[:count]


def _digest(sets: dict[str, tuple[str, ...]]) -> str:
    lines = sorted(f"{name}\t{label}\n" for label, names in sets.items() for name in names)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _document(split: Split) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "seed": split.seed,
        "digest": split.digest,
        "note": split.note,
        HELD_OUT: list(split.held_out),
        VALIDATION: list(split.validation),
        TRAIN: list(split.train),
    }


def _read(path: Path) -> Split:
    hint = (
        "It is not drawn again by itself, because pictures that a network was judged on could then be trained on. "
        "Put back a copy; or remove the file and train from the shipped checkpoint again."
    )
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        sets = {label: tuple(document[label]) for label in (HELD_OUT, VALIDATION, TRAIN)}
        split = Split(
            int(document["seed"]),
            sets[TRAIN],
            sets[VALIDATION],
            sets[HELD_OUT],
            _digest(sets),
            document["note"],
        )
        noted, version = document["digest"], document["format"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SegtoolError(f"The split {path} cannot be read: {error}.", hint, path) from error
    if version != FORMAT:
        raise SegtoolError(f"The split {path} has format {version}, this segtool reads {FORMAT}.", "", path)
    names = [name for label in sets.values() for name in label]
    if noted != split.digest or len(names) != len(set(names)):
        raise SegtoolError(f"The split {path} was changed: it no longer fits its digest.", hint, path)
    return split
