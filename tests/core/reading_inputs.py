"""Files that reading has to cope with, beyond those of tests/datasets.py."""

import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

from segtool.core.dataset import Dataset
from segtool.core.errors import UnreadableError
from segtool.core.images import read_image
from segtool.core.problems import Problem
from segtool.core.truth import read_truth
from tests.datasets import photograph


def write(path: Path, data: bytes) -> Path:
    """`data` at `path`, its folder made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def png_chunk(name: bytes, data: bytes) -> bytes:
    """One PNG chunk, written out by hand."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, depth: int, colour: int, rows: list[bytes], *extra: bytes) -> bytes:
    """A PNG by hand. depth: bits. colour: PNG's colour type (0 grey, 3 palette). extra: chunks before the pixels."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\x00" + row for row in rows))
    chunks = [png_chunk(b"IHDR", header), *extra, png_chunk(b"IDAT", pixels), png_chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def huge_png(width: int, height: int) -> bytes:
    """A PNG of a few kB whose header says width x height, 1-bit grey, all black."""
    deflate = zlib.compressobj(9)
    row = b"\x00" + bytes((width + 7) // 8)
    pixels = b"".join(deflate.compress(row) for _ in range(height)) + deflate.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = [png_chunk(b"IHDR", header), png_chunk(b"IDAT", pixels), png_chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def save_exact(path: Path, pixels: np.ndarray | None = None) -> np.ndarray:
    """A lossless PNG under any name; returns its pixels."""
    pixels = photograph() if pixels is None else pixels
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path, format="PNG")
    return pixels


def kinds(problems: tuple[Problem, ...] | Dataset, severity: str = "problem") -> list[tuple[str, str]]:
    """(kind, file name) of every record of this severity, sorted."""
    records = problems.problems if isinstance(problems, Dataset) else problems
    return sorted((one.kind, one.file.name) for one in records if one.severity == severity)


def sentence(problems: tuple[Problem, ...] | Dataset, kind: str) -> str:
    """The sentence of the one record of this kind."""
    records = problems.problems if isinstance(problems, Dataset) else problems
    (found,) = [one.sentence for one in records if one.kind == kind]
    return found


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below `folder` with its content, None for folders: what reading must leave as it was."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def is_red(pixel: np.ndarray) -> bool:
    return bool(pixel[0] > 150 and pixel[1] < 110 and pixel[2] < 110)


def usable(dataset: Dataset) -> dict[str, bool]:
    """Sample name -> its picture can be decoded and its ground truth is certain: what may be trained on."""
    answers = {}
    for sample in dataset.samples:
        try:
            read_image(sample.image)
            answers[sample.name] = read_truth(sample).label_map is not None
        except UnreadableError:
            answers[sample.name] = False
    return answers


def trimap_file(root: Path, stem: str, suffix: str = ".png") -> Path:
    return root / "annotations" / "trimaps" / f"{stem}{suffix}"
