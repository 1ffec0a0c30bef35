"""What the dataset's lists say about its pictures: split, breed and species of each name, and where they disagree."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from segtool.core import folders
from segtool.core.breeds import breed_of, species_of
from segtool.core.lists import ListFile, load_list
from segtool.core.problems import NOTE, PROBLEM, Problem, counted

TRAINVAL, TEST, UNLISTED = "trainval", "test", "unlisted"
SPLITS: tuple[str, ...] = (TRAINVAL, TEST, UNLISTED)
"""The values of Sample.split and Listed.split."""


class Listed(NamedTuple):
    """One name of the lists, on disk or not."""

    name: str
    breed: str
    species: str
    split: str


def lists(root: Path, problems: list[Problem], seen: folders.Seen | None = None) -> dict[str, ListFile]:
    """The list files that are there, by "trainval", "test" and "list"; lines that cannot be used are problems."""
    found: dict[str, ListFile] = {}
    missing = []
    for name in folders.LIST_NAMES:
        path = folders.find_list(root, name)
        if path is None:
            missing.append(name)
            continue
        found[Path(name).stem] = load_list(path, seen)
        problems.extend(found[Path(name).stem].problems)
    looked = " and in ".join(str(place) for place in folders.places_told(root))
    for name in missing:
        # Pictures without any list are a shape of their own; one split list without the other is a broken download.
        halved = name != "list.txt" and (TRAINVAL in found or TEST in found)
        sentence = f"{name} is not there (looked for in {looked})"
        sentence += f": no picture is known to be in {Path(name).stem}." if name != "list.txt" else "."
        place = next(folders.annotation_folders(root)) / name
        problems.append(Problem("list-missing", place, sentence, PROBLEM if halved else NOTE))
    return found


def listed_names(files: dict[str, ListFile], problems: list[Problem]) -> dict[str, Listed]:
    """Every listed name by its key. A name in both lists is test: then it is never trained on."""
    listed: dict[str, Listed] = {}
    lines: dict[str, int] = {}
    for split in (TEST, TRAINVAL, "list"):
        for entry in files[split].entries if split in files else ():
            key = entry.key
            if key in listed:
                if split == TRAINVAL:
                    where = f"line {entry.line} of trainval.txt and line {lines[key]} of test.txt"
                    sentence = f"{entry.name} stands in {where}; it counts as test and is not trained on."
                    problems.append(Problem("in-two-lists", files[split].path, sentence))
                continue
            breed = breed_of(entry.name)
            species = species_of(breed, entry.species)
            listed[key] = Listed(entry.name, breed, species, split if split in SPLITS else UNLISTED)
            lines[key] = entry.line
    return listed


def report_missing(
    root: Path, files: dict[str, ListFile], pictures: Collection[str], problems: list[Problem]
) -> None:
    """Add a problem for each listed name whose key is not among `pictures`, and how many of each list are there."""
    folder = folders.images_folder(root)
    told: set[str] = set()
    for split in (TRAINVAL, TEST, "list"):
        if split not in files:
            continue
        path, entries = files[split].path, files[split].entries
        absent = [entry for entry in entries if entry.key not in pictures]
        for entry in absent:
            if entry.key not in told:
                told.add(entry.key)
                sentence = f"{entry.name} is listed ({path.name} line {entry.line}) but not on disk."
                problems.append(Problem("picture-missing", folder / f"{entry.name}.jpg", sentence))
        if absent:
            there = f"{len(entries) - len(absent):,} of {counted(len(entries), 'picture')}"
            sentence = f"{there} listed in {path.name} are on disk."
            problems.append(Problem("pictures-missing", path, sentence, NOTE))


def report_unlisted(
    pictures: dict[str, str], files: dict[str, ListFile], listed: dict[str, Listed], problems: list[Problem]
) -> None:
    """Add a note for each picture that belongs to no split."""
    if not files:
        return  # the missing lists are told; that each picture is in none follows
    complete = TRAINVAL in files and TEST in files
    for key, picture in pictures.items():
        stem = folders.stem_of(picture)
        if key not in listed:
            sentence = f"{stem} is in no list: it belongs to no split."
        elif complete and listed[key].split == UNLISTED:
            sentence = (
                f"{stem} is in list.txt alone, not in trainval.txt or test.txt: it belongs to no split."
            )
        else:
            continue
        problems.append(Problem("unlisted", Path(picture), sentence, NOTE))
