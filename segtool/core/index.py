"""The index of a dataset: what reading its folder gave, kept in the cache so that it opens at once the next time.

A text file of one JSON value a line. The first is the header: format, version, root, `seen` (the digest of everything
that reading went by, see `folders.Seen`) and the SHA-256 of the lines below; then a table of words, the samples'
columns, the lists' columns, the problems and two facts. It holds names, never anything about a picture's content, so
that what is decoded is always the file that is there. A file that is cut, foreign or of another version is passed
over: the folder is read.
"""

import gc
import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from segtool.core import files, folders, pairing, places
from segtool.core.dataset import Dataset, PicturesKnown, Sample, read_dataset
from segtool.core.declared import ignore_declared
from segtool.core.errors import WriteError
from segtool.core.listing import Listed
from segtool.core.problems import Problem, counted
from segtool.core.progress import Progress, ShouldStop, step

FORMAT = "segtool index"
VERSION = 1
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reading:
    """A dataset and the digest of what it was read from. indexed: it comes from the index and is not checked yet."""

    dataset: Dataset
    seen: str
    indexed: bool = False


def read(
    root: Path,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
    known: PicturesKnown | None = None,
) -> Reading:
    """`dataset.read_dataset` with the digest of what it saw. Raises what that raises."""
    seen = folders.Seen()
    dataset = read_dataset(root, progress, should_stop, seen, known)
    return Reading(dataset, seen.digest())


def index_file(root: Path) -> Path:
    """Where the index of a dataset lies, by its root as it was opened."""
    digest = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
    return places.cache_folder() / "index" / f"{digest}.json"


def save(reading: Reading) -> bool:
    """Keep what was read; False, with a line in the log, where that is not possible: the next opening then reads."""
    try:
        lines = _lines(reading.dataset)
        header = {
            "format": FORMAT,
            "version": VERSION,
            "root": str(reading.dataset.root),
            "seen": reading.seen,
            "sha256": _digest(lines),
        }
        text = "\n".join([json.dumps(header), *lines, ""])
        files.write_bytes(index_file(reading.dataset.root), text.encode("ascii"))
    except (ValueError, WriteError) as error:
        _log.warning("The index of %s is not kept: %s", reading.dataset.root, error)
        return False
    return True


def load(root: Path) -> Reading | None:
    """What was kept of the dataset at `root`, to be checked with `is_current`; None where there is none of use."""
    path = index_file(root)
    try:
        header_line, *lines = path.read_bytes().decode("ascii").rstrip("\n").split("\n")
        header = json.loads(header_line)
        if header["format"] != FORMAT or header["version"] != VERSION or header["root"] != str(root):
            return None
        if header["sha256"] != _digest(lines):
            raise ValueError("its lines are not those that were written")
        return Reading(_dataset(root, lines), str(header["seen"]), indexed=True)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        _log.info("The index %s is passed over: %s", path, error)
        return None


def is_current(reading: Reading, should_stop: ShouldStop | None = None) -> bool:
    """Whether reading the folder now would give the same. Lists the folders and reads the lists; opens no picture.

    Raises SegtoolError where a folder cannot be listed, and Cancelled where `should_stop` says so.
    """
    root = reading.dataset.root
    between = partial(step, None, should_stop, 0, 0, "")
    seen = folders.Seen()
    pairing.scan_pictures(root, between, seen)
    pairing.scan_trimaps(root, between, seen)
    for name in folders.LIST_NAMES:
        path = folders.find_list(root, name)
        if path is not None:
            between()
            seen.file(path)
    seen.fact("ignore", ignore_declared(root))
    return seen.digest() == reading.seen


def difference(before: Dataset, after: Dataset) -> str:
    """What changed between two readings, in a sentence for a person; "" where the samples and problems are equal."""
    old = {sample.name: sample for sample in before.samples}
    new = {sample.name: sample for sample in after.samples}
    counts = (
        (len(new.keys() - old.keys()), "joined"),
        (len(old.keys() - new.keys()), "left"),
        (sum(old[name] != new[name] for name in old.keys() & new.keys()), "changed"),
    )
    parts = [f"{counted(count, 'sample')} {what}" for count, what in counts if count]
    if not parts and before.problems == after.problems:
        return ""
    return f"The folder is not as it was when it was last open: {', '.join(parts) or 'other problems'}."


def _digest(lines: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode("ascii"))
        digest.update(b"\n")
    return digest.hexdigest()


def _lines(dataset: Dataset) -> list[str]:
    """One JSON value a line, so that no single call keeps the interpreter to itself for long."""
    words: dict[str, int] = {}

    def codes(values: Iterable[str]) -> list[int]:
        return [words.setdefault(value, len(words)) for value in values]

    samples, listed = dataset.samples, dataset.listed
    below = partial(_below, f"{dataset.root}/".replace("//", "/"))
    columns: list[Any] = [
        [sample.name for sample in samples],
        [below(sample.image_text) for sample in samples],
        [None if sample.trimap_text is None else below(sample.trimap_text) for sample in samples],
        *(codes(getattr(sample, column) for sample in samples) for column in ("breed", "species", "split")),
        [entry.name for entry in listed],
        *(codes(getattr(entry, column) for entry in listed) for column in ("breed", "species", "split")),
        [[p.kind, str(p.file), p.sentence, p.severity] for p in dataset.problems],
        [dataset.has_lists, dataset.ignore_declared],
    ]
    return [json.dumps(list(words)), *map(json.dumps, columns)]


def _below(root: str, text: str) -> str:
    if not text.startswith(root):
        raise ValueError(f"{text} is not below {root}")
    return text[len(root) :]


def _dataset(root: Path, lines: Sequence[str]) -> Dataset:
    collecting = gc.isenabled()
    gc.disable()  # as in reading: all of it stays
    try:
        words, names, images, trimaps, breeds, species, splits, *rest = map(json.loads, lines)
        listed_names, listed_breeds, listed_species, listed_splits, problems, facts = rest
        place = _placed(root)
        samples = tuple(
            Sample.of_text(
                name, place(image), trimap and place(trimap), words[breed], words[kind], words[split]
            )
            for name, image, trimap, breed, kind, split in zip(
                names, images, trimaps, breeds, species, splits, strict=True
            )
        )
        shared = {name: name for name in names}  # a name of the lists is the same string
        listed = tuple(
            Listed(shared.get(name, name), words[breed], words[kind], words[split])
            for name, breed, kind, split in zip(
                listed_names, listed_breeds, listed_species, listed_splits, strict=True
            )
        )
        found = tuple(Problem(kind, Path(file), text, severity) for kind, file, text, severity in problems)
        return Dataset(root, samples, found, bool(facts[0]), listed, bool(facts[1]))
    finally:
        if collecting:
            gc.enable()


def _placed(root: Path) -> Callable[[str], str]:
    folder = f"{root}/".replace("//", "/")

    def place(relative: str) -> str:
        if ".." in relative or relative.startswith("/"):
            raise ValueError(f"{relative} leads out of the dataset")
        return folder + relative

    return place
