"""Reads a folder of the Oxford-IIIT Pet kind: samples by name, and a problem for everything that does not fit.

Names and lists only: no picture is opened here, so that thousands of samples stand in an instant.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import cast

from segtool.core import folders, listing, pairing
from segtool.core.breeds import breed_of, species_of
from segtool.core.declared import ignore_declared
from segtool.core.errors import SegtoolError
from segtool.core.folders import Seen
from segtool.core.folders import find_root as find_root
from segtool.core.listing import SPLITS as SPLITS
from segtool.core.listing import TEST as TEST
from segtool.core.listing import TRAINVAL as TRAINVAL
from segtool.core.listing import UNLISTED as UNLISTED
from segtool.core.listing import Listed as Listed
from segtool.core.lists import key_of
from segtool.core.problems import Problem as Problem
from segtool.core.problems import printable
from segtool.core.progress import Progress, ShouldStop, step

ALL = "all"
"""Selects the samples of all splits."""
PicturesKnown = Callable[[dict[str, str]], None]
"""Called with the pictures' files, as text, by the key of their stem and in the samples' order; one at least."""


class _LazyPath:
    """A Path, or None, that is made of its text when it is first asked for: making one takes longer than anything
    else that opening does with a file, and few are asked for."""

    def __init__(self, name: str) -> None:
        self._key = f"_{name}"

    def __get__(self, sample: object, owner: type) -> Path | None:
        kept: Path | str | None = sample.__dict__[self._key]
        if isinstance(kept, str):
            kept = sample.__dict__[self._key] = Path(kept)
        return kept

    def __set__(self, sample: object, value: Path | str | None) -> None:
        sample.__dict__[self._key] = value


@dataclass(frozen=True)
class Sample:
    """One picture. name: its stem. trimap: None without ground truth. species: "cat", "dog" or "". split: of SPLITS."""

    name: str
    image: Path
    trimap: Path | None
    breed: str
    species: str
    split: str

    @classmethod
    def of_text(
        cls, name: str, image: str, trimap: str | None, breed: str, species: str, split: str
    ) -> "Sample":
        """The same from paths as text, which become Paths when they are asked for."""
        return cls(name, cast(Path, image), cast(Path | None, trimap), breed, species, split)

    @property
    def image_text(self) -> str:
        """The same as str(image), without making a Path."""
        return str(self.__dict__["_image"])

    @property
    def trimap_text(self) -> str | None:
        """The same as str(trimap), without making a Path; None without ground truth."""
        kept = self.__dict__["_trimap"]
        return None if kept is None else str(kept)


for _name in ("image", "trimap"):  # behind the dataclass's back: there they would be defaults
    setattr(Sample, _name, _LazyPath(_name))


@dataclass(frozen=True)
class Dataset:
    """A dataset's samples in natural order of their names, and what is wrong with it.

    has_lists: trainval.txt or test.txt was found. listed: every name of the lists, on disk or not. ignore_declared:
    our own export's manifest says that 0 in its trimaps is ignore.
    """

    root: Path
    samples: tuple[Sample, ...]
    problems: tuple[Problem, ...]
    has_lists: bool
    listed: tuple[Listed, ...] = ()
    ignore_declared: bool = False

    @cached_property
    def _by_key(self) -> dict[str, Sample]:
        return {key_of(sample.name): sample for sample in self.samples}

    def find(self, name: str) -> Sample | None:
        """The sample of this name, letters' case aside; None where there is none."""
        return self._by_key.get(key_of(name))

    def sample(self, name: str) -> Sample:
        """The sample of this name, letters' case aside. Raises SegtoolError naming it where there is none."""
        found = self.find(name)
        if found is None:
            hint = "Names are those of the pictures without extension."
            raise SegtoolError(f"There is no sample {printable(name)} in {self.root}.", hint, self.root)
        return found

    def in_split(self, split: str) -> tuple[Sample, ...]:
        """The samples of "trainval", "test", "unlisted" or "all". Raises SegtoolError for another word."""
        if split == ALL:
            return self.samples
        if split not in SPLITS:
            raise SegtoolError(f"There is no split {split!r}.", f"Splits are {', '.join(SPLITS)} and {ALL}.")
        return tuple(sample for sample in self.samples if sample.split == split)


def read_dataset(
    path: Path,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
    seen: Seen | None = None,
    known: PicturesKnown | None = None,
) -> Dataset:
    """Read the dataset that `path` leads to (see `find_root`). Decodes nothing.

    Raises SegtoolError, with a hint, where there is no folder or not one picture in it; everything else that is wrong
    is in `problems`. Raises Cancelled where `should_stop` says so, asked every few files.
    seen: takes note of what reading went by. known: called as soon as the pictures are, long before the rest is.
    """
    root = find_root(path)
    collecting = gc.isenabled()
    gc.disable()  # a million small things are made here, and none of them is garbage: looking for it takes a third
    try:
        return _read(root, progress, should_stop, seen, known)
    finally:
        if collecting:
            gc.enable()


def _read(
    root: Path,
    progress: Progress | None,
    should_stop: ShouldStop | None,
    seen: Seen | None,
    known: PicturesKnown | None,
) -> Dataset:
    step(progress, should_stop, 0, 3, "pictures")
    problems: list[Problem] = []
    pictures = pairing.pictures(root, problems, partial(step, progress, should_stop, 0, 3, "pictures"), seen)
    if known is not None:
        known(pictures)
    step(progress, should_stop, 1, 3, "trimaps")
    trimaps = pairing.trimaps(root, problems, partial(step, progress, should_stop, 1, 3, "trimaps"), seen)
    step(progress, should_stop, 2, 3, "lists")
    lists = listing.lists(root, problems, seen)
    listed = listing.listed_names(lists, problems)
    listing.report_missing(root, lists, pictures.keys(), problems)
    pairing.report_unpaired(root, pictures, trimaps, listed.keys(), problems)
    listing.report_unlisted(pictures, lists, listed, problems)
    samples = tuple(_sample(picture, trimaps.get(key), listed.get(key)) for key, picture in pictures.items())
    declared = ignore_declared(root)
    if seen is not None:
        seen.fact("ignore", declared)
    step(progress, should_stop, 3, 3, "")
    return Dataset(
        root=root,
        samples=samples,
        problems=tuple(problems),
        has_lists=TRAINVAL in lists or TEST in lists,
        listed=tuple(listed.values()),
        ignore_declared=declared,
    )


def _sample(picture: str, trimap: str | None, listed: Listed | None) -> Sample:
    name = folders.stem_of(picture)
    breed = listed.breed if listed else breed_of(name)
    species = listed.species if listed else species_of(breed)
    return Sample.of_text(name, picture, trimap, breed, species, listed.split if listed else UNLISTED)
