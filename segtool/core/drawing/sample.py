"""The embedded sample: 48 drawn pictures in the Oxford-IIIT Pet layout, the same on every machine."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from segtool.core.drawing import Drawing, draw_pet
from segtool.core.drawing.breeds import BREEDS
from segtool.core.errors import SegtoolError
from segtool.core.files import TEMPORARY_PREFIX, write_bytes

SAMPLE_SEED = 100
"""The sample draws with seeds from here up; pictures for training use seeds from 10,000 up."""

SAMPLE_SIZE = 48

CHOSEN: dict[str, tuple[int, ...]] = {
    "Abyssinian": (10, 8, 5, 3),
    "beagle": (0, 11, 5, 12),
    "Bengal": (0, 1, 7, 9),
    "Bombay": (3, 11, 4, 1),
    "english_cocker_spaniel": (9, 12, 5, 3),
    "Maine_Coon": (5, 14, 6, 1),
    "pug": (6, 13, 12, 4),
    "Russian_Blue": (13, 9, 8, 2),
    "saint_bernard": (0, 10, 14, 6),
    "samoyed": (13, 9, 11, 4),
    "shiba_inu": (3, 15, 7, 1),
    "Siamese": (2, 13, 7, 5),
}
"""What is added to SAMPLE_SEED for each picture of a breed: chosen by eye, so that each shows something else."""

TWICE_TESTED = ("Abyssinian", "beagle", "Maine_Coon", "shiba_inu")
"""Breeds with two test pictures; the others have one."""

HEADER = """\
#Image CLASS-ID SPECIES BREED ID
#CLASS-ID: 1 to 37, the breeds in alphabetical order
#SPECIES: 1 cat, 2 dog
#BREED ID: counted within the species, 1 to 12 for cats, 1 to 25 for dogs
#A name with a capital first letter is a cat's
#A name with a small first letter is a dog's
"""


def sample_drawings() -> Iterator[tuple[str, Drawing, str]]:
    """The sample, one picture at a time: its stem ("Abyssinian_1"), the drawing, "trainval" or "test"."""
    for name in BREEDS:
        tested = 2 if name in TWICE_TESTED else 1
        numbers = CHOSEN[name]
        for place, number in enumerate(numbers):
            split = "test" if place >= len(numbers) - tested else "trainval"
            yield f"{name}_{place + 1}", draw_pet(SAMPLE_SEED + number, name), split


def write_sample(directory: Path, progress: Callable[[int, int], None] | None = None) -> int:
    """Write the sample as a dataset into `directory` and return the number of pictures.

    progress: called with the pictures drawn so far and their total. A directory that already is the sample is left as
    it is, one that holds a part of it is completed; `annotations/list.txt` is written last. Raises SegtoolError, and
    writes nothing, for a directory with anything else in it; WriteError where writing fails.
    """
    _refuse_strangers(directory)
    files: dict[str, bytes] = {}
    splits: dict[str, list[str]] = {"trainval": [], "test": [], "list": []}
    for done, (stem, drawing, split) in enumerate(sample_drawings(), start=1):
        files[f"images/{stem}.jpg"] = _jpeg(drawing.image)
        files[f"annotations/trimaps/{stem}.png"] = _png(drawing.trimap)
        for name in (split, "list"):
            splits[name].append(_line(stem, drawing.breed))
        if progress is not None:
            progress(done, SAMPLE_SIZE)
    for name, lines in splits.items():
        text = (HEADER if name == "list" else "") + "".join(lines)
        files[f"annotations/{name}.txt"] = text.encode("ascii")
    missing = [name for name, data in files.items() if not _holds(directory / name, data)]
    for name in missing:
        write_bytes(directory / name, files[name])
    return SAMPLE_SIZE


def _names() -> set[str]:
    stems = [f"{breed}_{place + 1}" for breed in BREEDS for place in range(len(CHOSEN[breed]))]
    lists = {f"annotations/{name}.txt" for name in ("list", "trainval", "test")}
    return lists | {f"images/{s}.jpg" for s in stems} | {f"annotations/trimaps/{s}.png" for s in stems}


def _refuse_strangers(directory: Path) -> None:
    """Refuse a place where something lies that the sample has not, before anything is drawn."""
    if not directory.exists():
        return
    if not directory.is_dir():
        raise SegtoolError(f"{directory} is a file, not a folder.", "Choose another folder.", directory)
    known = _names()
    folders = {"images", "annotations", "annotations/trimaps"}
    for path in sorted(directory.rglob("*")):
        name = path.relative_to(directory).as_posix()
        unfinished = path.name.startswith(TEMPORARY_PREFIX)
        if not (name in (folders if path.is_dir() else known) or unfinished):
            raise _occupied(directory, path)


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file is there with these bytes; SegtoolError if it has others."""
    if not path.exists():
        return False
    if path.read_bytes() != data:
        raise _occupied(path.parent, path)
    return True


def _occupied(directory: Path, path: Path) -> SegtoolError:
    return SegtoolError(
        f"{directory} is not empty: {path.name} there is not of the sample.",
        "Choose an empty folder; nothing was written.",
        path,
    )


def _line(stem: str, breed: str) -> str:
    row = BREEDS[breed]
    return f"{stem} {row.number} {row.species} {row.of_species}\n"


def _jpeg(image: npt.NDArray[np.uint8]) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(image).save(stream, "JPEG", quality=92)
    return stream.getvalue()


def _png(trimap: npt.NDArray[np.uint8]) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(trimap).save(stream, "PNG", optimize=False)
    return stream.getvalue()
