"""An evaluation's document as lines for people."""

from typing import Any

from segtool.cli.output import percent
from segtool.core.boundary import WIDTH
from segtool.core.classes import NAMES
from segtool.core.eval_report import RESOLUTIONS, worst_first
from segtool.core.metrics import BINARY_RULES
from segtool.core.problems import counted, printable

WORST = 5
"""Pictures named as the worst."""
NAMED = 5
"""Names after which the rest of a list is counted."""


def eval_lines(document: dict[str, Any], device: str) -> list[str]:
    """What was judged, the figures with their rules, and what a reader must know before trusting them."""
    lines = [f"skipped: {one['name']}: {one['reason']}" for one in document["skipped"]]
    lines += [f"same picture: {sentence}" for sentence in document["same_pictures"]]
    mean = document["per_image_mean"]
    lines.append(
        f"{counted(document['images'], 'picture')} of {document['split']}, {document['truth']} truth, "
        f"{document['checkpoint']['name']} on {device}, flip {'on' if document['flip'] else 'off'}, "
        f"{RESOLUTIONS[document['resolution']]}:"
    )
    lines.append(
        f"  mean IoU     {percent(document['mean_iou'])} (three classes, over all pixels; "
        f"mean of the pictures {percent(mean['mean_iou'])})"
    )
    lines.append("               IoU      Dice     boundary IoU")
    lines += [
        f"  {name:<12} {percent(document['iou'][name]):<8} {percent(document['dice'][name]):<8} "
        f"{percent(document['boundary_iou'][name])}"
        for name in NAMES
    ]
    lines.append(f"  boundary IoU: bands inside the outlines, {WIDTH:.0%} of the picture's diagonal wide")
    lines += [
        f"  pet alone    {percent(value)} ({BINARY_RULES[rule]})"
        for rule, value in document["binary_iou"].items()
    ]
    lines.append(f"  pixels right {percent(document['pixel_accuracy'])}")
    lines += [
        f"  {name:<12} {percent(group['mean_iou'])} (mean IoU, {counted(group['images'], 'picture')})"
        for name, group in document["species"].items()
    ]
    worst = [
        f"{printable(row['name'])} {percent(row['mean_iou'])}"
        for row in worst_first(document["per_image"])[:WORST]
    ]
    lines.append(f"  worst: {', '.join(worst)}")
    sets = document["sets"]
    lines.append(
        f"  sets: train {sets['train']:,}, validation {sets['validation']:,}, held-out {sets['held_out']:,} pictures"
    )
    trained = document["trained_on"]
    if trained:
        more = f" and {len(trained) - NAMED:,} more" if len(trained) > NAMED else ""
        lines.append(
            f"  The checkpoint was trained on {len(trained):,} of these pictures, so the figures are too good: "
            f"{', '.join(trained[:NAMED])}{more}."
        )
    return lines
