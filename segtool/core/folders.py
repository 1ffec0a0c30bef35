"""Where a dataset's parts lie: its root, its pictures, its trimaps, its lists, in every shape that downloads leave."""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from segtool.core.errors import SegtoolError
from segtool.core.images import SUFFIXES

LIST_NAMES: tuple[str, ...] = ("trainval.txt", "test.txt", "list.txt")
_ANNOTATION_PLACES = (("annotations",), ("annotations", "annotations"), ())
_SHAPE_HINT = (
    "Open the folder that holds images/ (and annotations/ where there is one), or a folder of pictures."
)
_DEEPEST = 4
"""How many folders below images/ are looked into."""
AT_ONCE = 32
"""Files listed between two questions whether to go on: a slow network lists some hundred a second."""

_SILENT_SUFFIXES = frozenset(
    {".mat", ".txt", ".db", ".ini", ".xml", ".json", ".csv", ".md", ".html", ".gz", ".tar"}
)
"""Side files that belong beside pictures; a reader passes over them."""


@dataclass
class Scan:
    """What lies in a folder of pictures or trimaps, by file name alone.

    files: (relative folder, file name) of everything with an extension in `suffixes`. others: visible files that are
    neither pictures nor known side files. broken: links that point nowhere. skipped: folders not looked into.
    """

    folder: Path
    files: list[tuple[str, str]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


class Seen:
    """What reading a dataset went by: names found in its folders, contents of its lists. Equal digests mean that
    reading again would give the same."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def scan(self, scan: Scan) -> None:
        """A folder as it was listed, before anything was taken from it."""
        names = (
            [relative + name for relative, name in scan.files],
            sorted(scan.others),
            sorted(scan.broken),
            sorted(scan.skipped),
        )
        self._note("folder", str(scan.folder), *("\0".join(part) for part in names))

    def file(self, path: Path) -> None:
        """A list, by its content or the reason why it cannot be read."""
        try:
            self.data(path, path.read_bytes())
        except OSError as error:
            self.data(path, str(error.errno).encode())

    def data(self, path: Path, content: bytes) -> None:
        """A list whose content was read."""
        self._note("file", str(path), hashlib.sha256(content).hexdigest())

    def fact(self, name: str, value: object) -> None:
        """Anything else that was asked for."""
        self._note("fact", name, repr(value))

    def digest(self) -> str:
        """64 hex digits."""
        return self._digest.hexdigest()

    def _note(self, *parts: str) -> None:
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            self._digest.update(len(data).to_bytes(8, "little") + data)


def suffix_of(name: str) -> str:
    """The extension in lower case with its dot, or ""."""
    stem, dot, suffix = name.rpartition(".")
    return dot + suffix.lower() if stem else ""


def stem_of(file: str) -> str:
    """The name of a file, given as text, without folder and extension."""
    return file.rpartition("/")[2].rpartition(".")[0]


def scan(
    folder: Path,
    suffixes: frozenset[str] = SUFFIXES,
    recursive: bool = True,
    between: Callable[[], None] | None = None,
) -> Scan:
    """List `folder`; hidden files and folders (macOS's ._ files among them) are passed over. Reads names only.

    between: called every few files; what it raises ends the scan. Raises SegtoolError where the folder itself cannot
    be listed.
    """
    found = Scan(folder)
    _scan_into(found, folder, "", suffixes, _DEEPEST if recursive else 0, between)
    found.files.sort()
    return found


def _scan_into(
    found: Scan,
    folder: Path,
    relative: str,
    suffixes: frozenset[str],
    depth: int,
    between: Callable[[], None] | None,
) -> None:
    for entry in _entries(folder, between):
        name = entry.name
        if name.startswith("."):
            continue
        if entry.is_file():  # known from the listing itself; only links cost a look
            suffix = suffix_of(name)
            if suffix in suffixes:
                found.files.append((relative, name))
            elif suffix not in _SILENT_SUFFIXES:
                found.others.append(relative + name)
        elif entry.is_dir():
            if depth == 0 or (entry.is_symlink() and _leads_up(entry.path)):
                found.skipped.append(relative + name)
            else:
                _scan_into(found, Path(entry.path), f"{relative}{name}/", suffixes, depth - 1, between)
        elif entry.is_symlink():
            found.broken.append(relative + name)


def _entries(folder: Path, between: Callable[[], None] | None = None) -> list[os.DirEntry[str]]:
    found: list[os.DirEntry[str]] = []
    try:
        with os.scandir(folder) as entries:
            while some := list(islice(entries, AT_ONCE)):
                found += some
                if between is not None:
                    between()
            return found
    except OSError as error:
        raise SegtoolError(
            f"The folder {folder} cannot be read: {error.strerror or error}.", _SHAPE_HINT, folder
        ) from error


def _leads_up(path: str) -> bool:
    """Whether a link to a folder leads to a folder that holds the link: following it would never end."""
    link = Path(path)
    holder = link.parent.resolve()
    return link.resolve() in (holder, *holder.parents)


def find_root(path: Path) -> Path:
    """The dataset's root as an absolute path. A person may point at it, the folder above, its images/, or pictures.

    Raises SegtoolError with a hint for a path that is not there, is a file, or leads to no or to several datasets.
    """
    path = Path(path).expanduser().absolute()
    if not path.exists():
        raise SegtoolError(f"There is no folder {path}.", "Check the path.", path)
    if not path.is_dir():
        raise SegtoolError(f"{path} is a file; a dataset is a folder.", _SHAPE_HINT, path)
    if images_folder(path) != path:
        return path
    entries = _entries(path)
    if any(e.is_file() and suffix_of(e.name) in SUFFIXES and not e.name.startswith(".") for e in entries):
        beside = path.parent
        is_images = path.name.lower() == "images"
        return beside if is_images and (beside / "annotations").is_dir() else path
    children = [Path(e.path) for e in entries if not e.name.startswith(".") and e.is_dir()]
    roots = sorted(child for child in children if images_folder(child) != child)
    if len(roots) == 1:
        return roots[0]
    if roots:
        names = ", ".join(root.name for root in roots[:5]) + (", ..." if len(roots) > 5 else "")
        raise SegtoolError(f"{path} holds {len(roots)} datasets: {names}.", "Open one of them.", path)
    raise SegtoolError(f"No pictures found in {path}.", _SHAPE_HINT, path)


def images_folder(root: Path) -> Path:
    """Where the pictures are: images/ whatever its letters' case, else the root itself."""
    return _child(root, "images") or root


def annotation_folders(root: Path) -> Iterator[Path]:
    """The places where trimaps/ and lists may be, in the order in which they are looked for."""
    for parts in _ANNOTATION_PLACES:
        yield root.joinpath(*parts)


def places_told(root: Path) -> tuple[Path, Path]:
    """The places that a message names where something was found in none of `annotation_folders`."""
    return root / "annotations", root


def trimap_folder(root: Path) -> Path | None:
    """The first trimaps/ folder of `annotation_folders`."""
    return next(
        (folder / "trimaps" for folder in annotation_folders(root) if (folder / "trimaps").is_dir()), None
    )


def find_list(root: Path, name: str) -> Path | None:
    """The list file `name` in the first of `annotation_folders` that holds it."""
    return next((folder / name for folder in annotation_folders(root) if (folder / name).is_file()), None)


def _child(root: Path, name: str) -> Path | None:
    if (root / name).is_dir():
        return root / name
    try:
        with os.scandir(root) as entries:
            return next((Path(e.path) for e in entries if e.name.lower() == name and e.is_dir()), None)
    except (
        OSError
    ):  # a folder that cannot be listed holds nothing for us; find_root says so when it is the one asked for
        return None
