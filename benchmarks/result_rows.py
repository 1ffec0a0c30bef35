"""The rows of the results table, and the table as text. What one row holds is written by `results.py`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from segtool.ml.registry import NETWORKS

SCRATCH, IMAGENET = "scratch", "imagenet"
SMALL_WIDTH = 16
BEGIN, END = "<!-- rows: begin -->", "<!-- rows: end -->"
HEADINGS = {
    SCRATCH: "### From scratch",
    IMAGENET: "### From ImageNet's encoder weights",
}


@dataclass(frozen=True)
class ResultRow:
    """One row: a network with its arguments, trained by the recipe from `start` ("scratch" or "imagenet")."""

    name: str
    network: str
    start: str
    arguments: dict[str, Any] = field(default_factory=dict)


def _rows() -> list[ResultRow]:
    lecture = NETWORKS["unet"]
    rows = [ResultRow(f"unet-{way}", "unet", SCRATCH, {"upsampling": way}) for way in lecture.upsamplings]
    rows.append(ResultRow(f"unet-{SMALL_WIDTH}", "unet", SCRATCH, {"width": SMALL_WIDTH}))
    others = [entry for name, entry in NETWORKS.items() if name != "unet"]
    rows += [ResultRow(entry.name, entry.name, SCRATCH) for entry in others]
    pretrained = [entry for entry in others if entry.encoder or entry.name == "lite0-unet"]
    return rows + [ResultRow(f"{entry.name}-imagenet", entry.name, IMAGENET) for entry in pretrained]


ROWS: dict[str, ResultRow] = {row.name: row for row in _rows()}
"""By name: every network of the registry; the lecture's U-Net with each way of upsampling, and once narrower."""

_COLUMNS = (
    "row", "arguments", "parameters", "epochs (best)", "seed", "minutes", "ms", "mean IoU", "pet", "background",
    "border IoU", "border as pet", "border ignored", "mean IoU at 128", "border as pet at 128",
)  # fmt: skip


def table(rows: Mapping[str, Mapping[str, Any]]) -> str:
    """Markdown of the rows that there are, by start, in the order of ROWS, and the names of those that lack."""
    parts = []
    for start, heading in HEADINGS.items():
        wanted = [row.name for row in ROWS.values() if row.start == start]
        there = [rows[name] for name in wanted if name in rows]
        missing = [f"`{name}`" for name in wanted if name not in rows]
        parts.append(heading)
        parts.append(_block(there) if there else "No row yet.")
        if missing:
            parts.append(f"Missing, not trained yet: {', '.join(missing)}.")
    return "\n\n".join(parts)


def _block(rows: Sequence[Mapping[str, Any]]) -> str:
    lines = [f"| {' | '.join(_COLUMNS)} |", f"|{' --- |' * len(_COLUMNS)}"]
    return "\n".join([*lines, *(f"| {' | '.join(_cells(row))} |" for row in rows)])


def _cells(row: Mapping[str, Any]) -> list[str]:
    own, small = row["own_size"], row["network_size"]
    return [
        row["row"],
        ", ".join(f"{key} {value}" for key, value in row["arguments"].items()) or "-",
        f"{row['parameters']:,}",
        f"{row['epochs']} ({row['best_epoch']})",
        str(row["seed"]),
        f"{row['seconds'] / 60:.0f}",
        f"{row['ms']:.0f}",
        *map(_figure, (own["mean_iou"], own["iou"]["pet"], own["iou"]["background"], own["iou"]["border"])),
        *map(_figure, (own["binary_iou"]["border_as_pet"], own["binary_iou"]["border_ignored"])),
        *map(_figure, (small["mean_iou"], small["binary_iou"]["border_as_pet"])),
    ]


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def with_table(text: str, rows: Mapping[str, Mapping[str, Any]]) -> str:
    """The page with the part between BEGIN and END made anew. Raises ValueError where it has no such part."""
    before, found, rest = text.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not (found and ended):
        raise ValueError(f"the page has no part between {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{table(rows)}\n\n{END}{after}"
