"""Pairs pictures and trimaps by name, never by position, and tells every file that finds no place."""

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from segtool.core import folders
from segtool.core.errors import SegtoolError
from segtool.core.images import LOSSLESS_SUFFIXES, SUFFIXES
from segtool.core.lists import key_of, name_fault, natural_key
from segtool.core.problems import NOTE, PROBLEM, Problem, counted, printable

_PREFERRED = (".jpg", ".jpeg", ".png")
_UNREAD_FORMATS = frozenset(
    {".heic", ".heif", ".avif", ".jxl", ".jp2", ".psd", ".cr2", ".nef", ".arw", ".dng"}
)


def scan_pictures(root: Path, between: Callable[[], None] | None, seen: folders.Seen | None) -> folders.Scan:
    """What lies where the pictures are; noted in `seen`."""
    folder = folders.images_folder(root)
    found = folders.scan(folder, SUFFIXES, recursive=folder != root, between=between)
    if seen is not None:
        seen.scan(found)
    return found


def scan_trimaps(
    root: Path, between: Callable[[], None] | None, seen: folders.Seen | None
) -> folders.Scan | None:
    """What lies where the trimaps are, None where there is no such folder; noted in `seen`."""
    folder = folders.trimap_folder(root)
    found = folders.scan(folder, SUFFIXES, between=between) if folder is not None else None
    if seen is not None:
        if found is not None:
            seen.scan(found)
        else:
            seen.fact("trimaps", None)
    return found


def pictures(
    root: Path,
    problems: list[Problem],
    between: Callable[[], None] | None = None,
    seen: folders.Seen | None = None,
) -> dict[str, str]:
    """The dataset's pictures by the key of their stem, in natural order, as text. between: see `folders.scan`.

    Raises SegtoolError where there is not one.
    """
    found = scan_pictures(root, between, seen)
    folder = found.folder
    chosen = _by_name(found, "picture", _PREFERRED, problems)
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
    if not chosen:
        refused = next((p.sentence for p in problems if p.severity == PROBLEM), "")
        hint = (
            refused
            or "Pictures are JPEG, PNG, GIF, BMP, WebP or TIFF files in images/ or in the folder itself."
        )
        raise SegtoolError(f"No pictures found in {folder}.", hint, folder)
    return chosen


def _by_name(
    found: folders.Scan, what: str, order: tuple[str, ...], problems: list[Problem]
) -> dict[str, str]:
    """One file for each name, in natural order; the others and unusable names are problems."""
    files: dict[str, tuple[str, str]] = {}
    several: dict[str, list[tuple[str, str]]] = {}
    stems: dict[str, str] = {}
    for file in found.files:
        relative, name = file
        stem = name.rpartition(".")[0]
        fault = name_fault(stem)
        if fault:
            sentence = f"The name {name!r} {fault}; the {what} is left out."
            problems.append(Problem("name-refused", found.folder / relative / name, printable(sentence)))
            continue
        key = key_of(stem)
        if files.setdefault(key, file) is file:
            stems[key] = stem
        else:
            several.setdefault(key, [files[key]]).append(file)
    folder = f"{found.folder}/"
    chosen: dict[str, str] = {}
    for key in sorted(files, key=lambda key: natural_key(stems[key])):
        first, *others = sorted(several[key], key=partial(_rank, order)) if key in several else (files[key],)
        used = first[0] + first[1]
        chosen[key] = folder + used
        for relative, name in others:
            sentence = f"{relative}{name} has the same name as {used}; {used} is used, this one is left out."
            problems.append(Problem("same-stem", found.folder / relative / name, sentence))
    return chosen


def _rank(order: tuple[str, ...], file: tuple[str, str]) -> tuple[int, int, str, str]:
    """Of files with one name the lowest rank is used: the shallowest, then by extension, then by name."""
    suffix = folders.suffix_of(file[1])
    return file[0].count("/"), order.index(suffix) if suffix in order else len(order), *file


def trimaps(
    root: Path,
    problems: list[Problem],
    between: Callable[[], None] | None = None,
    seen: folders.Seen | None = None,
) -> dict[str, str]:
    """The dataset's trimaps by the key of their stem, as text; none is a note. between: see `folders.scan`."""
    found = scan_trimaps(root, between, seen)
    if found is None:
        looked = " and ".join(str(place / "trimaps") for place in folders.places_told(root))
        sentence = f"There is no ground truth: no trimaps folder at {looked}."
        problems.append(Problem("no-trimap", root, sentence, NOTE))
        return {}
    folder = found.folder
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


def report_unpaired(
    root: Path,
    pictures: dict[str, str],
    trimaps: dict[str, str],
    listed: Collection[str],
    problems: list[Problem],
) -> None:
    """Add trimaps without picture (problems) and, where the dataset has trimaps, pictures without (notes)."""
    for key, trimap in trimaps.items():
        if key not in pictures and key not in listed:  # a listed name without its picture is told already
            sentence = f"{Path(trimap).name} has no picture of its name."
            problems.append(Problem("trimap-without-picture", Path(trimap), sentence))
    folder = folders.trimap_folder(root)
    if folder is not None:
        for picture in (picture for key, picture in pictures.items() if key not in trimaps):
            stem = folders.stem_of(picture)
            sentence = f"{stem} has no ground truth ({stem}.png is not in {folder.name})."
            problems.append(Problem("no-trimap", Path(picture), sentence, NOTE))


def _note_others(folder: Path, names: list[str], problems: list[Problem]) -> None:
    if names:
        sentence = (
            f"{counted(len(names), 'file')} in {folder.name} passed over: {printable(_some(sorted(names)))}."
        )
        problems.append(Problem("other-files", folder, sentence, NOTE))


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")
