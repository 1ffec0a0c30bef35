"""What pixels come from, in words: "83 % ground truth, 11 % network, 6 % hand"."""

from collections.abc import Mapping

from segtool.core.provenance import CATEGORIES, TRUTH, UNTOUCHED, by_category, counted
from segtool.ui.phrasebook import translated
from segtool.ui.words import percent, tr
from segtool.workbench import Workbench

LEAST = 0.005
"""A share below it is said as less than 1 %."""


def share_text(share: float) -> str:
    """ "83 %"; what is there is never said to be nothing."""
    if 1 - LEAST <= share < 1:
        return f"> {percent(0.99)}"
    return f"< {percent(0.01)}" if 0 < share < LEAST else percent(share)


def summary(pixels: Mapping[str, int]) -> str:
    """The shares by category, the largest first; "" for no pixels."""
    total = sum(pixels.values())
    ordered = sorted(pixels.items(), key=lambda each: -each[1])
    return ", ".join(
        f"{share_text(count / total)} {tr(CATEGORIES[category])}" for category, count in ordered if count
    )


def of_sample(bench: Workbench) -> dict[str, int]:
    """Pixels by category of the label map on show; empty where there is none."""
    provenance = bench.provenance
    if provenance is None or not bench.has_label_map:
        return {}
    truth, earlier = bench.truth, bench.past.looked_at
    counts = provenance.counts if earlier is None else counted(earlier.sources)
    return by_category(counts, truth is not None and truth.label_map is not None)


def details(bench: Workbench) -> list[str]:
    """A line for each checkpoint, tool and rule in the label map on show, the largest first."""
    provenance = bench.provenance
    if provenance is None:
        return []
    counts = provenance.counts
    total = sum(counts.values())
    lines = []
    for number, pixels in sorted(counts.items(), key=lambda each: -each[1]):
        source = provenance.legend.source(number)
        if source.category in (TRUTH, UNTOUCHED):
            continue
        words = f"{tr(CATEGORIES[source.category])}: {translated(source.detail)}".removesuffix(": ")
        lines.append(f"{share_text(pixels / total)} {words}")
    return lines


def source_text(bench: Workbench, x: int, y: int) -> str:
    """Who set a pixel of the picture, "" where it is as it was at the start."""
    provenance = bench.provenance
    if provenance is None or not bench.has_label_map:
        return ""
    earlier = bench.past.looked_at
    plane = provenance.plane if earlier is None else earlier.sources
    source = provenance.legend.source(int(plane[y, x]))
    if source.category == TRUTH:
        return ""
    return tr("by {what}", what=translated(source.detail) or tr(CATEGORIES[source.category]))
