"""Reads a folder of the Oxford-IIIT Pet kind: samples by name, and a problem for everything that does not fit.

Names and lists only: no picture is opened here, so that thousands of samples stand in an instant.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from segtool.core import folders
from segtool.core.breeds import breed_of, species_of
from segtool.core.errors import SegtoolError
from segtool.core.folders import find_root as find_root
from segtool.core.images import LOSSLESS_SUFFIXES, SUFFIXES
from segtool.core.lists import ListFile, key_of, load_list, name_fault, natural_key
from segtool.core.problems import NOTE, PROBLEM, counted, printable
from segtool.core.problems import Problem as Problem
from segtool.core.progress import Progress, step

TRAINVAL, TEST, UNLISTED, ALL = "trainval", "test", "unlisted", "all"
SPLITS: tuple[str, ...] = (TRAINVAL, TEST, UNLISTED)
"""The values of Sample.split; "all" selects all three."""

_PREFERRED = (".jpg", ".jpeg", ".png")
_UNREAD_FORMATS = frozenset(
    {".heic", ".heif", ".avif", ".jxl", ".jp2", ".psd", ".cr2", ".nef", ".arw", ".dng"}
)


@dataclass(frozen=True)
class Sample:
    """One picture. name: its stem. trimap: None without ground truth. species: "cat", "dog" or "". split: of SPLITS."""

    name: str
    image: Path
    trimap: Path | None
    breed: str
    species: str
    split: str


@dataclass(frozen=True)
class Listed:
    """One name of the lists, on disk or not."""

    name: str
    breed: str
    species: str
    split: str


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

    def sample(self, name: str) -> Sample:
        """The sample of this name, letters' case aside. Raises SegtoolError naming it where there is none."""
        found = self._by_key.get(key_of(name))
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


def read_dataset(path: Path, progress: Progress | None = None) -> Dataset:
    """Read the dataset that `path` leads to (see `find_root`). Decodes nothing.

    Raises SegtoolError, with a hint, where there is no folder or not one picture in it; everything else that is wrong
    is in `problems`.
    """
    root = find_root(path)
    step(progress, None, 0, 3, "pictures")
    problems: list[Problem] = []
    pictures = _pictures(root, problems)
    step(progress, None, 1, 3, "trimaps")
    trimaps = _trimaps(root, problems)
    step(progress, None, 2, 3, "lists")
    lists = _lists(root, problems)
    listed = _listed(lists, problems)
    _report_missing(root, lists, pictures, problems)
    samples = tuple(
        _sample(picture, trimaps.get(key), listed.get(key))
        for key, picture in sorted(pictures.items(), key=lambda item: natural_key(item[1].stem))
    )
    _report_pairs(root, samples, trimaps, listed, problems)
    _report_unlisted(samples, lists, listed, problems)
    step(progress, None, 3, 3, "")
    return Dataset(
        root=root,
        samples=samples,
        problems=tuple(problems),
        has_lists=TRAINVAL in lists or TEST in lists,
        listed=tuple(listed.values()),
        ignore_declared=_ignore_declared(root),
    )


def _sample(picture: Path, trimap: Path | None, listed: Listed | None) -> Sample:
    name = picture.stem
    breed = listed.breed if listed else breed_of(name)
    species = listed.species if listed else species_of(breed)
    return Sample(name, picture, trimap, breed, species, listed.split if listed else UNLISTED)


def _pictures(root: Path, problems: list[Problem]) -> dict[str, Path]:
    folder = folders.images_folder(root)
    found = folders.scan(folder, SUFFIXES, recursive=folder != root)
    pictures = _by_name(found, "picture", _PREFERRED, problems)
    unread = [name for name in found.others if folders.suffix_of(name) in _UNREAD_FORMATS]
    for name in unread:
        sentence = f"{name} is in a format that is not read; save it as JPEG or PNG."
        problems.append(Problem("picture-format", folder / name, printable(sentence)))
    _note_others(folder, [name for name in found.others if name not in set(unread)], problems)
    for name in found.broken:
        if folders.suffix_of(name) in SUFFIXES:
            sentence = f"{name} is a link that points nowhere."
            problems.append(Problem("broken-link", folder / name, printable(sentence)))
    if found.skipped:
        shown = printable(_some(found.skipped))
        sentence = f"{counted(len(found.skipped), 'folder')} in {folder.name} not looked into: {shown}."
        problems.append(Problem("folder-skipped", folder, sentence, NOTE))
    if not pictures:
        refused = next((p.sentence for p in problems if p.severity == PROBLEM), "")
        hint = (
            refused
            or "Pictures are JPEG, PNG, GIF, BMP, WebP or TIFF files in images/ or in the folder itself."
        )
        raise SegtoolError(f"No pictures found in {folder}.", hint, folder)
    return pictures


def _by_name(
    found: folders.Scan, what: str, order: tuple[str, ...], problems: list[Problem]
) -> dict[str, Path]:
    """One file for each name, the others and unusable names as problems. First wins: shallow, then by `order`."""

    def rank(file: tuple[str, str]) -> tuple[int, int, str, str]:
        suffix = folders.suffix_of(file[1])
        return file[0].count("/"), order.index(suffix) if suffix in order else len(order), *file

    chosen: dict[str, Path] = {}
    for relative, name in sorted(found.files, key=rank):
        path = found.folder / (relative + name) if relative else found.folder / name
        fault = name_fault(path.stem)
        if fault:
            sentence = f"The name {name!r} {fault}; the {what} is left out."
            problems.append(Problem("name-refused", path, printable(sentence)))
            continue
        first = chosen.setdefault(key_of(path.stem), path)
        if first is not path:
            used = first.relative_to(found.folder).as_posix()
            sentence = f"{relative}{name} has the same name as {used}; {used} is used, this one is left out."
            problems.append(Problem("same-stem", path, sentence))
    return chosen


def _trimaps(root: Path, problems: list[Problem]) -> dict[str, Path]:
    folder = folders.trimap_folder(root)
    if folder is None:
        looked = " and ".join(str(place / "trimaps") for place in _places(root))
        sentence = f"There is no ground truth: no trimaps folder at {looked}."
        problems.append(Problem("no-trimap", root, sentence, NOTE))
        return {}
    found = folders.scan(folder, SUFFIXES)
    for relative, name in found.files:
        if folders.suffix_of(name) not in LOSSLESS_SUFFIXES:
            sentence = f"{name} is no trimap: JPEG and WebP change label values. Trimaps are PNG files."
            problems.append(Problem("trimap-unreadable", folder / relative / name, printable(sentence)))
    found.files = [file for file in found.files if folders.suffix_of(file[1]) in LOSSLESS_SUFFIXES]
    for name in found.broken:
        problems.append(
            Problem("broken-link", folder / name, printable(f"{name} is a link that points nowhere."))
        )
    _note_others(folder, found.others, problems)
    return _by_name(found, "trimap", (".png",), problems)


def _lists(root: Path, problems: list[Problem]) -> dict[str, ListFile]:
    """The list files that are there, by "trainval", "test" and "list"; lines that cannot be used are problems."""
    lists: dict[str, ListFile] = {}
    missing = []
    for name in folders.LIST_NAMES:
        path = folders.find_list(root, name)
        if path is None:
            missing.append(name)
            continue
        lists[Path(name).stem] = load_list(path)
        problems.extend(lists[Path(name).stem].problems)
    looked = " and in ".join(str(place) for place in _places(root))
    for name in missing:
        # Pictures without any list are a shape of their own; one split list without the other is a broken download.
        halved = name != "list.txt" and (TRAINVAL in lists or TEST in lists)
        sentence = f"{name} is not there (looked for in {looked})"
        sentence += f": no picture is known to be in {Path(name).stem}." if name != "list.txt" else "."
        place = next(folders.annotation_folders(root)) / name
        problems.append(Problem("list-missing", place, sentence, PROBLEM if halved else NOTE))
    return lists


def _places(root: Path) -> list[Path]:
    return [root / "annotations", root]


def _listed(lists: dict[str, ListFile], problems: list[Problem]) -> dict[str, Listed]:
    """Every listed name by its key. A name in both lists is test: then it is never trained on."""
    listed: dict[str, Listed] = {}
    lines: dict[str, int] = {}
    for split in (TEST, TRAINVAL, "list"):
        for entry in lists[split].entries if split in lists else ():
            key = key_of(entry.name)
            if key in listed:
                if split == TRAINVAL:
                    where = f"line {entry.line} of trainval.txt and line {lines[key]} of test.txt"
                    sentence = f"{entry.name} stands in {where}; it counts as test and is not trained on."
                    problems.append(Problem("in-two-lists", lists[split].path, sentence))
                continue
            breed = breed_of(entry.name)
            species = species_of(breed, entry.species)
            listed[key] = Listed(entry.name, breed, species, split if split in SPLITS else UNLISTED)
            lines[key] = entry.line
    return listed


def _report_missing(
    root: Path, lists: dict[str, ListFile], pictures: Iterable[str], problems: list[Problem]
) -> None:
    folder = folders.images_folder(root)
    present = set(pictures)
    told: set[str] = set()
    for split in (TRAINVAL, TEST, "list"):
        if split not in lists:
            continue
        path, entries = lists[split].path, lists[split].entries
        absent = [entry for entry in entries if key_of(entry.name) not in present]
        for entry in absent:
            if key_of(entry.name) not in told:
                told.add(key_of(entry.name))
                sentence = f"{entry.name} is listed ({path.name} line {entry.line}) but not on disk."
                problems.append(Problem("picture-missing", folder / f"{entry.name}.jpg", sentence))
        if absent:
            there = f"{len(entries) - len(absent):,} of {counted(len(entries), 'picture')}"
            sentence = f"{there} listed in {path.name} are on disk."
            problems.append(Problem("pictures-missing", path, sentence, NOTE))


def _report_pairs(
    root: Path,
    samples: tuple[Sample, ...],
    trimaps: dict[str, Path],
    listed: dict[str, Listed],
    problems: list[Problem],
) -> None:
    keys = {key_of(sample.name) for sample in samples}
    for key, trimap in sorted(trimaps.items()):
        if key not in keys and key not in listed:  # a listed name without its picture is told already
            problems.append(
                Problem("trimap-without-picture", trimap, f"{trimap.name} has no picture of its name.")
            )
    folder = folders.trimap_folder(root)
    if folder is not None:
        for sample in samples:
            if sample.trimap is None:
                sentence = f"{sample.name} has no ground truth ({sample.name}.png is not in {folder.name})."
                problems.append(Problem("no-trimap", sample.image, sentence, NOTE))


def _report_unlisted(
    samples: tuple[Sample, ...],
    lists: dict[str, ListFile],
    listed: dict[str, Listed],
    problems: list[Problem],
) -> None:
    if not lists:
        return  # the missing lists are told; that each picture is in none follows
    complete = TRAINVAL in lists and TEST in lists
    for sample in samples:
        if sample.split != UNLISTED:
            continue
        if key_of(sample.name) not in listed:
            sentence = f"{sample.name} is in no list: it belongs to no split."
            problems.append(Problem("unlisted", sample.image, sentence, NOTE))
        elif complete:
            sentence = f"{sample.name} is in list.txt alone, not in trainval.txt or test.txt: it belongs to no split."
            problems.append(Problem("unlisted", sample.image, sentence, NOTE))


def _note_others(folder: Path, names: list[str], problems: list[Problem]) -> None:
    if names:
        sentence = (
            f"{counted(len(names), 'file')} in {folder.name} passed over: {printable(_some(sorted(names)))}."
        )
        problems.append(Problem("other-files", folder, sentence, NOTE))


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")


def _ignore_declared(root: Path) -> bool:
    """Whether an export's manifest.json in the dataset declares 0 as ignore."""
    try:
        document = json.loads((root / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # no manifest, or somebody else's file: nothing is declared
        return False
    return isinstance(document, dict) and document.get("ignore_value") == 0
