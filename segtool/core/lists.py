"""List files of the dataset: `NAME CLASS-ID SPECIES BREED-ID` a line, `#` starts a comment."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from segtool.core.breeds import SPECIES
from segtool.core.folders import Seen
from segtool.core.problems import Problem, counted, printable


class ListEntry(NamedTuple):
    """One good line. line: counted from 1. species: "cat" or "dog". key: `key_of` the name. A tuple, as it is made
    hundreds of thousands of times."""

    line: int
    name: str
    class_id: int
    species: str
    breed_id: int
    key: str


@dataclass(frozen=True)
class ListFile:
    """One list file: its good lines in order (a name once) and a problem for each other line."""

    path: Path
    entries: tuple[ListEntry, ...]
    problems: tuple[Problem, ...]


def key_of(name: str) -> str:
    """What two names are compared by: case-folded, composed Unicode (macOS writes accents decomposed)."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


_DIGITS = re.compile(r"(\d+)")


def natural_key(name: str) -> tuple[str | int, ...]:
    """Sorts Abyssinian_2 before Abyssinian_10."""
    parts: list[str | int] = [*_DIGITS.split(key_of(name)), name]
    parts[1:-1:2] = map(int, parts[1:-1:2])
    return tuple(parts)


_RESERVED = re.compile(r"[/\\\x00-\x1f\x7f]|\A[A-Za-z]:")


_PLAIN = re.compile(r"[A-Za-z0-9_-]+")
_USUAL_LINE = re.compile(rf"({_PLAIN.pattern})\s+(\d{{1,9}})\s+([12])\s+(\d{{1,9}})", re.ASCII)
"""A line of the official lists; everything else is looked at piece by piece."""


def name_fault(name: str) -> str:
    """Why `name` may not be a sample's name, or "". Names become file names in the workspace and in exports."""
    if _PLAIN.fullmatch(name):
        return ""
    if not name.strip():
        return "is empty"
    if _RESERVED.search(name):
        return "holds a path separator, a drive or a control character"
    if ".." in name:
        return "holds '..'"
    if name.startswith("."):
        return "is hidden (starts with a dot)"
    if printable(name) != name:
        return "is not valid UTF-8"
    return ""


def load_list(path: Path, seen: Seen | None = None) -> ListFile:
    """Read a list file. Never raises for its content: every line that cannot be used is a problem with its number.

    A byte order mark, Windows line ends, tabs, several spaces, blank lines and comments are fine. A name may hold
    spaces where the last three fields are numbers. seen: the content is noted there.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        if seen is not None:
            seen.data(path, str(error.errno).encode())
        reason = error.strerror or str(error)
        return ListFile(
            path, (), (Problem("list-unreadable", path, f"{path.name} cannot be read: {reason}."),)
        )
    if seen is not None:
        seen.data(path, data)
    entries: list[ListEntry] = []
    problems: list[Problem] = []
    first_line: dict[str, int] = {}
    for number, text in enumerate(_lines(data), start=1):
        line = text.strip()
        if not line or line.startswith("#"):
            continue
        entry = _parse(line, number)
        if isinstance(entry, str):
            kind = "name-refused" if entry.startswith("the name") else "list-line"
            sentence = f"{path.name} line {number}: {entry}; the line is left out."
            problems.append(Problem(kind, path, printable(sentence)))
            continue
        before = first_line.setdefault(entry.key, number)
        if before != number:
            sentence = (
                f"{path.name} line {number}: {entry.name} stands in line {before} already; counted once."
            )
            problems.append(Problem("listed-twice", path, sentence))
            continue
        entries.append(entry)
    return ListFile(path, tuple(entries), tuple(problems))


def _lines(data: bytes) -> Iterable[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # what Windows' editors call "Unicode"
        text = data.decode("utf-16", "replace")
    else:
        text = data.decode("utf-8-sig", "surrogateescape")
    return re.split(r"\r\n|\n|\r", text)


def _parse(line: str, number: int) -> ListEntry | str:
    """The line's entry, or what is wrong with it."""
    usual = _USUAL_LINE.fullmatch(line)
    if usual is not None:
        name, class_id, species, breed_id = usual.groups()
        return ListEntry(number, name, int(class_id), SPECIES[int(species)], int(breed_id), name.lower())
    return _parse_unusual(line, number)


def _parse_unusual(line: str, number: int) -> ListEntry | str:
    fields = line.split()
    if len(fields) < 4 or (
        len(fields) > 4 and (_is_number(fields[1]) or not all(map(_is_number, fields[-3:])))
    ):
        shown = line if len(line) <= 60 else line[:57] + "..."
        return (
            f"{counted(len(fields), 'field')} found, 4 expected (NAME CLASS-ID SPECIES BREED-ID): {shown!r}"
        )
    name, *numbers = line.rsplit(None, 3)
    if not all(map(_is_number, numbers)):
        return f"{' '.join(numbers)!r} after {name} are not three whole numbers"
    class_id, species, breed_id = map(int, numbers)
    fault = name_fault(name)
    if fault:
        return f"the name {name!r} {fault}"
    if species not in SPECIES:
        return f"species {species} after {name} is neither 1 (cat) nor 2 (dog)"
    return ListEntry(number, name, class_id, SPECIES[species], breed_id, key_of(name))


def _is_number(field: str) -> bool:
    return field.isascii() and field.isdigit() and len(field) < 10
