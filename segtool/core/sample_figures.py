"""Figures of single samples by a checkpoint: measured, kept in the workspace, and known to be out of date or not."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from segtool.core.classes import IGNORE, NAMES
from segtool.core.dataset import Sample
from segtool.core.metrics import figures_of

if TYPE_CHECKING:
    import sqlite3

LabelMap = NDArray[np.uint8]

SCHEMA = """
CREATE TABLE figure (
    name TEXT NOT NULL,
    checkpoint TEXT NOT NULL,
    truth TEXT NOT NULL,
    time TEXT NOT NULL,
    mean_iou REAL, pet REAL, background REAL, border REAL, pet_iou REAL,
    disagreement INTEGER, share REAL, confidence REAL,
    PRIMARY KEY (name, checkpoint)
) WITHOUT ROWID;
"""
"""Joined the workspace's database in its version 2."""

COLUMNS = ("mean_iou", *NAMES, "pet_iou", "disagreement", "share", "confidence")
WHOLE = 255
"""Confidence that stands for certain."""
_PLACES = ", ".join("?" * (4 + len(COLUMNS)))


@dataclass(frozen=True)
class SampleFigures:
    """A prediction against the label map that counts (the correction, else the ground truth).

    checkpoint: the digest of what predicted. truth: `truth_stamp` of that label map. mean_iou, iou (by class), pet_iou
    (border counts as pet): 0 to 1, None where there is no label map or no such class on either side. disagreement:
    pixels where the two differ, ignored ones left out; share: of all that count. confidence: the mean, 0 to 1.
    """

    name: str
    checkpoint: str
    truth: str
    mean_iou: float | None
    iou: Mapping[str, float | None]
    pet_iou: float | None
    disagreement: int | None
    share: float | None
    confidence: float | None

    def values(self) -> dict[str, float | None]:
        """By name of COLUMNS."""
        return {
            "mean_iou": self.mean_iou,
            **{name: self.iou.get(name) for name in NAMES},
            "pet_iou": self.pet_iou,
            "disagreement": self.disagreement,
            "share": self.share,
            "confidence": self.confidence,
        }


def measure(
    name: str,
    checkpoint: str,
    truth: str,
    label_map: LabelMap | None,
    prediction: LabelMap,
    confidence: NDArray[np.uint8],
) -> SampleFigures:
    """Figures of one sample. label_map: H x W, None where there is none. Raises ValueError for different sizes."""
    certain = float(confidence.mean()) / WHOLE if confidence.size else None
    if label_map is None:
        return SampleFigures(name, checkpoint, truth, None, {}, None, None, None, certain)
    figures = figures_of(label_map, prediction)
    counted = label_map != IGNORE
    wrong, all_of_them = (
        int(np.count_nonzero((label_map != prediction) & counted)),
        int(np.count_nonzero(counted)),
    )
    return SampleFigures(
        name,
        checkpoint,
        truth,
        figures.mean_iou,
        figures.iou,
        figures.binary_iou["border_as_pet"],
        wrong,
        wrong / all_of_them if all_of_them else None,
        certain,
    )


def truth_stamp(sample: Sample, correction: Path | None, mapping: str | None) -> str:
    """What tells whether the label map that counts is still the one that was measured: its file's size and time.

    correction: its file, None where the sample has none. mapping: what the trimaps' values mean. 32 hex digits.
    """
    path = correction if correction is not None else sample.trimap
    what = "correction" if correction is not None else f"trimap:{mapping}"
    state = ""
    if path is not None:
        try:
            status = path.stat()
            state = f"{status.st_size}:{status.st_mtime_ns}"
        except OSError:
            state = "missing"
    return hashlib.blake2b(f"{what}\0{state}".encode(), digest_size=16).hexdigest()


def record(connection: sqlite3.Connection, figures: Iterable[SampleFigures], time: str) -> None:
    """Keep figures; those of the same sample and checkpoint go."""
    connection.executemany(
        f"INSERT OR REPLACE INTO figure (name, checkpoint, truth, time, {', '.join(COLUMNS)}) VALUES ({_PLACES})",
        [(one.name, one.checkpoint, one.truth, time, *_storable(one)) for one in figures],
    )


def _storable(figures: SampleFigures) -> list[float | None]:
    return [None if value is None or math.isnan(value) else value for value in figures.values().values()]


@dataclass(frozen=True)
class KeptFigures:
    """Of one sample: by the checkpoint asked for where there are some (`own`), else the newest of any other."""

    own: bool
    truth: str
    values: tuple[float | None, ...]


def load(connection: sqlite3.Connection, checkpoint: str) -> dict[str, KeptFigures]:
    """The figures of every sample that has any, by name."""
    columns = ", ".join(COLUMNS)
    found: dict[str, KeptFigures] = {}
    others = f"SELECT name, truth, {columns} FROM figure WHERE checkpoint != ? ORDER BY time"
    own = f"SELECT name, truth, {columns} FROM figure WHERE checkpoint = ?"
    for is_own, query in ((False, others), (True, own)):
        for name, truth, *values in connection.execute(query, (checkpoint,)):
            found[name] = KeptFigures(is_own, truth, tuple(values))
    return found


def known(connection: sqlite3.Connection, checkpoint: str) -> dict[str, str]:
    """The stamp of the label map by name, for every sample that this checkpoint was measured on."""
    found = connection.execute("SELECT name, truth FROM figure WHERE checkpoint = ?", (checkpoint,))
    return dict(found.fetchall())


def prune(connection: sqlite3.Connection, kept: Iterable[str], most: int) -> int:
    """Keep the figures of the `most` checkpoints measured last, and of those in `kept`; returns the rows dropped."""
    newest = connection.execute("SELECT checkpoint FROM figure GROUP BY checkpoint ORDER BY max(time) DESC")
    names = [name for (name,) in newest]
    stay = {*names[:most], *kept}
    return sum(
        connection.execute("DELETE FROM figure WHERE checkpoint = ?", (name,)).rowcount
        for name in names
        if name not in stay
    )
