"""Every sample as a row of columns: what the list filters, sorts and counts by. Arrays, so that 100,000 are quick."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from segtool.core.dataset import SPLITS, Sample
from segtool.core.problems import PROBLEM, Problem
from segtool.core.sample_figures import COLUMNS, SampleFigures
from segtool.core.split import HELD_OUT, NONE, TRAIN, VALIDATION, Split
from segtool.core.workspace import Facts

SPECIES = ("cat", "dog")
SETS = (TRAIN, VALIDATION, HELD_OUT, NONE)
ACCEPTED = "accepted"

Rows = NDArray[np.int32]
Mask = NDArray[np.bool_]


class SampleTable:
    """Columns over the samples of a dataset, all in its order, which is the natural order of the names.

    breed, species, split, set: codes into `breeds`, SPECIES, SPLITS, SETS; -1 for none. correction, accepted: the two
    facts. edited: seconds since 1970, NaN where never. truth: there is a trimap. problem: something is wrong with its
    files. figures: by name of `sample_figures.COLUMNS`, NaN where not known. current: they are of the checkpoint in
    use and of the label map there is now; other figures are shown as older ones and count nowhere.
    """

    def __init__(self, samples: Sequence[Sample] = (), problems: Iterable[Problem] = ()) -> None:
        self.names: tuple[str, ...] = tuple([sample.name for sample in samples])
        self.rows: dict[str, int] = dict(zip(self.names, range(len(self.names)), strict=True))
        breeds = [sample.breed for sample in samples]
        self.breeds: tuple[str, ...] = tuple(
            sorted({*breeds} - {""}, key=lambda breed: (breed.casefold(), breed))
        )
        self.breed = _codes(breeds, self.breeds, np.int32)
        self.species = _codes([sample.species for sample in samples], SPECIES)
        self.split = _codes([sample.split for sample in samples], SPLITS)
        self.set = np.full(len(samples), -1, np.int8)
        self.truth: Mask = np.array([sample.trimap_text is not None for sample in samples], bool)
        self.problem: Mask = _faulty(samples, problems)
        self.correction: Mask = np.zeros(len(samples), bool)
        self.accepted: Mask = np.zeros(len(samples), bool)
        self.edited = np.full(len(samples), np.nan)
        self.figures = {name: np.full(len(samples), np.nan, np.float32) for name in COLUMNS}
        self.current: Mask = np.zeros(len(samples), bool)
        self._keys: list[str] = []

    def __len__(self) -> int:
        return len(self.names)

    @property
    def keys(self) -> list[str]:
        """What a plain text is looked for in: name and breed, letters' case folded, on two lines."""
        if len(self._keys) != len(self):
            words = [breed.casefold() for breed in self.breeds] + [""]  # the last is that of code -1
            self._keys = [
                f"{name.casefold()}\n{words[code]}"
                for name, code in zip(self.names, self.breed.tolist(), strict=True)
            ]
        return self._keys

    def breed_of(self, row: int) -> str:
        """The breed of a row, "" where it is not known."""
        code = int(self.breed[row])
        return self.breeds[code] if code >= 0 else ""

    def word(self, column: str, row: int) -> str:
        """The word behind a code of "species", "split" or "set"; "" for none."""
        words = {"species": SPECIES, "split": SPLITS, "set": SETS}[column]
        code = int(getattr(self, column)[row])
        return words[code] if code >= 0 else ""

    def set_split(self, split: Split | None) -> None:
        """Which of the three sets each sample is in."""
        self.set[:] = -1
        if split is None:
            return
        self.set[:] = SETS.index(NONE)
        for word, names in ((TRAIN, split.train), (VALIDATION, split.validation), (HELD_OUT, split.held_out)):
            self.set[[self.rows[name] for name in names if name in self.rows]] = SETS.index(word)

    def set_facts(self, name: str, facts: Facts) -> int:
        """Note what is known of a sample; returns its row, -1 where there is none of this name."""
        row = self.rows.get(name, -1)
        if row >= 0:
            self.correction[row] = facts.correction
            self.accepted[row] = facts.review == ACCEPTED
            self.edited[row] = _seconds(facts.edited)
        return row

    def set_all_facts(self, facts: Callable[[str], Facts]) -> None:
        """Note the facts of every sample."""
        for name in self.names:
            self.set_facts(name, facts(name))

    def set_figures(self, figures: SampleFigures, current: bool = True) -> int:
        """Note a sample's figures; returns its row, -1 where there is none of this name."""
        row = self.rows.get(figures.name, -1)
        if row >= 0:
            for name, value in figures.values().items():
                self.figures[name][row] = np.nan if value is None else value
            self.current[row] = current
        return row

    def set_all_figures(self, columns: Mapping[str, NDArray[np.float32]], current: Mask) -> None:
        """Note the figures of every sample; arrays in the table's order."""
        for name in COLUMNS:
            self.figures[name][:] = columns[name]
        self.current[:] = current

    def figure(self, column: str, row: int) -> float | None:
        """A figure of a row, current or older; None where it is not known."""
        value = float(self.figures[column][row])
        return None if np.isnan(value) else value

    def counts(self) -> tuple[int, int, int]:
        """Samples, edited (with a correction), accepted."""
        return len(self), int(self.correction.sum()), int(self.accepted.sum())


def _codes(values: list[str], words: Sequence[str], kind: type = np.int8) -> NDArray[np.signedinteger]:
    places = {word: place for place, word in enumerate(words)}
    return np.array([places.get(value, -1) for value in values], kind)


def _faulty(samples: Sequence[Sample], problems: Iterable[Problem]) -> Mask:
    files = {str(problem.file) for problem in problems if problem.severity == PROBLEM}
    if not files:
        return np.zeros(len(samples), bool)
    return np.array([sample.image_text in files or sample.trimap_text in files for sample in samples], bool)


def _seconds(edited: str | None) -> float:
    return float("nan") if edited is None else datetime.fromisoformat(edited).timestamp()
