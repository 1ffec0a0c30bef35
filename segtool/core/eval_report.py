"""The document of an evaluation: figures over all pixels, per image, by species and breed; and the same as CSV."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from typing import Any

import numpy as np

from segtool.core.boundary import MASKS, WIDTH, Counts, boundary_figures
from segtool.core.classes import NAMES
from segtool.core.metrics import BINARY_RULES, Confusion, figures, overlap_figures
from segtool.core.split import HELD_OUT, TRAIN, VALIDATION

ORIGINAL, NETWORK = "original", "network"
RESOLUTIONS = {
    ORIGINAL: "at the photographs' own size",
    NETWORK: "at the size of the network's input",
}
"""What truth and prediction are compared at, and the words for it."""
EVAL_SPLITS = ("test", "trainval", "unlisted", "all", HELD_OUT, VALIDATION, TRAIN)
"""What an evaluation can be of: the dataset's lists, everything, and the workspace's three sets."""
TRUTHS = ("original", "corrected")
WORST = 20
"""Names that the document gives as the worst."""

Row = dict[str, Any]


@dataclass(frozen=True)
class EvalRequest:
    """What to evaluate, as the command's options and the window's page give it.

    split: of EVAL_SPLITS. truth: of TRUTHS. resolution: of RESOLUTIONS. flip: None as the checkpoint says.
    """

    split: str = "test"
    truth: str = "original"
    resolution: str = ORIGINAL
    flip: bool | None = None


@dataclass(frozen=True)
class Evaluated:
    """An evaluation's document, its worst pictures (`eval_gallery.Gallery.pictures`) and where it ran, for people."""

    document: Row
    pictures: tuple[tuple[str, float, str], ...]
    device: str


RULES = {
    **{f"binary_iou.{key}": rule for key, rule in BINARY_RULES.items()},
    "boundary_iou": f"IoU of the bands inside the outlines, {WIDTH:.0%} of the diagonal wide (Cheng et al. 2021)",
    "per_image_mean": "mean of the pictures' own figures; a class that a picture lacks is left out of its mean",
}
"""What a figure counts, to be said next to it."""

FIGURES: tuple[str, ...] = (
    "mean_iou",
    *(f"iou.{name}" for name in NAMES),
    *(f"binary_iou.{rule}" for rule in BINARY_RULES),
    "mean_dice",
    *(f"dice.{name}" for name in NAMES),
    "mean_boundary_iou",
    *(f"boundary_iou.{name}" for name in MASKS),
    "pixel_accuracy",
)
"""Paths of every figure in a row."""


def all_figures(confusion: Confusion, boundary: Counts) -> Row:
    """Every figure of one picture, or of sums over pictures."""
    return {**figures(confusion).to_json(), **overlap_figures(confusion), **boundary_figures(boundary)}


def report(rows: Sequence[Row], confusions: Sequence[Confusion], boundaries: Sequence[Counts]) -> Row:
    """The figures of a document, from those of each picture in one order.

    Over all pixels; `per_image_mean`; `species` and `breeds`: {name: {"images", figures over all pixels,
    "per_image_mean" of the mean IoU}}; `worst`: names by rising mean IoU; `confusion`: pixels, rows truth.
    """
    whole = np.sum(confusions, axis=0)
    order = sorted((row for row in rows if row["mean_iou"] is not None), key=lambda row: row["mean_iou"])
    return {
        **all_figures(whole, np.sum(boundaries, axis=0)),
        "rules": dict(RULES),
        "boundary_width": WIDTH,
        "confusion": whole.tolist(),
        "per_image_mean": mean_of(rows),
        "species": _groups("species", rows, confusions, boundaries),
        "breeds": _groups("breed", rows, confusions, boundaries),
        "worst": [row["name"] for row in order[:WORST]],
    }


def figure(row: Mapping[str, Any], path: str) -> float | None:
    """The figure at a path of FIGURES in a row."""
    found: Any = row
    for key in path.split("."):
        found = found[key]
    return None if found is None else float(found)


def mean_of(rows: Iterable[Row]) -> Row:
    """Each figure's mean over the rows that have it, in the same shape; None where none has."""
    rows = list(rows)
    mean: Row = {}
    for path in FIGURES:
        known = [value for row in rows if (value := figure(row, path)) is not None]
        *outer, key = path.split(".")
        target = mean.setdefault(outer[0], {}) if outer else mean
        target[key] = sum(known) / len(known) if known else None
    return mean


def _groups(
    key: str, rows: Sequence[Row], confusions: Sequence[Confusion], boundaries: Sequence[Counts]
) -> dict[str, Row]:
    places: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        if row[key]:
            places.setdefault(row[key], []).append(place)
    return {
        name: {
            "images": len(where),
            **all_figures(
                np.sum([confusions[place] for place in where], axis=0),
                np.sum([boundaries[place] for place in where], axis=0),
            ),
            "per_image_mean": mean_of(rows[place] for place in where)["mean_iou"],
        }
        for name, where in sorted(places.items(), key=lambda item: item[0].casefold())
    }


WORDS = ("name", "set", "split", "breed", "species")
COLUMNS: dict[str, Callable[[Row], Any]] = {
    **{key: itemgetter(key) for key in WORDS},
    "trained_on": lambda row: int(row["trained_on"]),
    **{path.replace(".", "_"): partial(figure, path=path) for path in FIGURES},
    "confidence": itemgetter("confidence"),
    "pet_share": itemgetter("pet_share"),
}
"""Columns of the CSV file, and what stands in them."""


def as_csv(document: Row) -> str:
    """One line a picture, worst mean IoU first, with a heading; figures to six places, empty where there is none."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in worst_first(document["per_image"]):
        cells = (column(row) for column in COLUMNS.values())
        writer.writerow(f"{cell:.6f}" if isinstance(cell, float) else cell for cell in cells)
    return text.getvalue()


def worst_first(rows: Iterable[Row]) -> list[Row]:
    """By rising mean IoU; those without one come last."""
    return sorted(rows, key=lambda row: (row["mean_iou"] is None, row["mean_iou"] or 0.0))
