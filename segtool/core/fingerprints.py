"""What a picture can be recognised by: its file, its pixels, and its looks. Kept in the workspace by size and time."""

import base64
import binascii
import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from segtool.core import files
from segtool.core.cv import cv2
from segtool.core.dataset import Sample
from segtool.core.errors import UnreadableError, WriteError
from segtool.core.images import Pixels, read_image
from segtool.core.parallel import each_sample
from segtool.core.progress import Progress, ShouldStop
from segtool.core.workspace import Workspace

FILE_NAME = "fingerprints.json"
FORMAT = 1
SIDE = 8

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Fingerprint:
    """file: SHA-256 of the file. pixels: digest of the decoded picture and its size. gradient: 64 bits, whether it
    grows lighter from cell to cell of an 8 x 9 grid (dHash). colours: the picture as 8 x 8 x 3 bytes.
    """

    file: str
    pixels: str
    gradient: int
    colours: bytes


Fingerprints = dict[str, Fingerprint]
"""By the sample's name; a picture that cannot be read has none."""


def fingerprint(path: Path, pixels: Pixels) -> Fingerprint:
    """Of a picture's file and its decoded pixels, H x W x 3. Raises OSError where the file is gone."""
    shape = b"%d x %d" % pixels.shape[:2]
    digest = hashlib.blake2b(
        np.ascontiguousarray(pixels).reshape(-1).data, digest_size=16, person=shape[:16]
    ).hexdigest()
    grey = cv2.resize(
        cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), (SIDE + 1, SIDE), interpolation=cv2.INTER_AREA
    )
    bits = np.packbits(grey[:, 1:] > grey[:, :-1])
    colours = cv2.resize(pixels, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return Fingerprint(
        files.sha256_of(path), digest, int.from_bytes(bits.tobytes(), "big"), colours.tobytes()
    )


def fingerprints(
    samples: Sequence[Sample],
    workspace: Workspace | None,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
) -> Fingerprints:
    """Of every sample that can be read. What the workspace knows of a file of the same size and time is not read
    again; what is new is noted there, where it can be written. Raises Cancelled.
    """
    path = workspace.directory / FILE_NAME if workspace is not None else None
    known = _read(path) if path is not None else {}
    found: Fingerprints = {}
    rows: dict[str, tuple[Any, ...]] = {}
    for sample, row in each_sample(partial(_row, known=known), samples, progress, should_stop):
        if row is not None:
            rows[sample.name] = row
            found[sample.name] = _of_row(row)
    if (
        path is not None
        and workspace is not None
        and not workspace.read_only
        and rows.items() - known.items()
    ):
        _write(path, {**known, **rows})
    return found


def _row(sample: Sample, known: Mapping[str, tuple[Any, ...]]) -> tuple[Any, ...] | None:
    try:
        state = sample.image.stat()
        kept = known.get(sample.name)
        if kept is not None and kept[:2] == (state.st_size, state.st_mtime_ns):
            return kept
        made = fingerprint(sample.image, read_image(sample.image))
    except (OSError, UnreadableError):
        return None
    return (
        state.st_size,
        state.st_mtime_ns,
        made.file,
        made.pixels,
        f"{made.gradient:016x}",
        base64.b64encode(made.colours).decode("ascii"),
    )


def _of_row(row: Sequence[Any]) -> Fingerprint:
    return Fingerprint(row[2], row[3], int(row[4], 16), base64.b64decode(row[5]))


def _read(path: Path) -> dict[str, tuple[Any, ...]]:
    """What is kept; nothing for a file that is missing or broken, which is then made anew."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["format"] != FORMAT:
            return {}
        rows = {str(name): tuple(row) for name, row in document["pictures"].items()}
        for row in rows.values():
            _of_row(row)
        return rows
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, binascii.Error) as error:
        _log.warning("%s cannot be read (%s); pictures are looked at again.", path, error)
        return {}


def _write(path: Path, rows: Mapping[str, Sequence[Any]]) -> None:
    try:
        files.write_text(path, json.dumps({"format": FORMAT, "pictures": rows}, separators=(",", ":")))
    except WriteError as error:  # a cache: without it the next time is as slow as this one
        _log.warning("%s", error.message)
