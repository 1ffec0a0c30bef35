"""What pixels come from, summed up: ground truth, networks, tools, rules; of one label map and of a whole dataset."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from segtool.core.dataset import Sample
from segtool.core.errors import SegtoolError
from segtool.core.labels import correction_of
from segtool.core.problems import printable
from segtool.core.provenance import (
    CATEGORIES,
    NETWORK,
    PREDICTION_KEY,
    TRUTH,
    Legend,
    by_category,
    counted,
)
from segtool.core.workspace import Workspace


@dataclass(frozen=True)
class Origins:
    """pixels: by category. sources: pixels by (category, key, title) of everything that is not the start."""

    pixels: Mapping[str, int]
    sources: Mapping[tuple[str, str, str], int]

    def to_json(self) -> dict[str, Any]:
        """{pixels: {category: n}, sources: [{category, source, title, pixels}]}, the largest source first."""
        ordered = sorted(self.sources.items(), key=lambda each: (-each[1], each[0]))
        return {
            "pixels": dict(self.pixels),
            "sources": [
                {"category": category, "source": key, "title": printable(title), "pixels": pixels}
                for (category, key, title), pixels in ordered
            ],
        }

    def shares(self) -> dict[str, float]:
        """Of all pixels, 0 to 1, by category; empty without a pixel."""
        total = sum(self.pixels.values())
        return {category: count / total for category, count in self.pixels.items()} if total else {}


def of_counts(counts: Mapping[int, int], legend: Legend, truth: bool) -> Origins:
    """counts: pixels by source number. truth: the start was a ground truth."""
    sources: Counter[tuple[str, str, str]] = Counter()
    for number, pixels in counts.items():
        source = legend.source(number)
        if source.category != TRUTH:
            sources[source.category, source.key, source.title] += pixels
    return Origins(by_category(counts, truth), sources)


def of_ground_truth(pixels: int) -> Origins:
    """A trimap as it was found."""
    return Origins({TRUTH: pixels}, {})


def of_prediction(pixels: int, digest: str, title: str = "") -> Origins:
    """A whole label map by one checkpoint."""
    key = f"{PREDICTION_KEY}:{digest}" if digest else PREDICTION_KEY
    return Origins({NETWORK: pixels}, {(NETWORK, key, title): pixels})


def together(found: Iterable[Origins]) -> Origins:
    """The sum."""
    pixels: Counter[str] = Counter()
    sources: Counter[tuple[str, str, str]] = Counter()
    for one in found:
        pixels.update(one.pixels)
        sources.update(one.sources)
    return Origins({category: pixels[category] for category in CATEGORIES if pixels[category]}, sources)


def of_dataset(samples: Iterable[Sample], truths: Mapping[str, int], workspace: Workspace) -> dict[str, Any]:
    """Origins of the label maps that count, as JSON values: all of them, and the corrections alone.

    truths: pixels of every sound trimap, by the sample's name. Corrections count as saved; one whose sources nobody
    noted is read, and named in `unreadable` where that fails.
    """
    facts, counts, legend = workspace.all_facts(), workspace.source_counts(), workspace.sources
    corrected: list[Origins] = []
    others: list[Origins] = []
    unreadable: list[str] = []
    for sample in samples:
        truth = sample.name in truths
        if sample.name not in facts or not facts[sample.name].correction:
            others += [of_ground_truth(truths[sample.name])] if truth else []
            continue
        found = counts.get(sample.name)
        try:
            if found is None:
                correction = correction_of(sample, workspace)
                if correction is None or correction.sources is None:
                    continue
                found = counted(correction.sources)
        except SegtoolError:
            unreadable.append(printable(sample.name))
            continue
        corrected.append(of_counts(found, legend, truth))
    whole, own = together([*others, *corrected]), together(corrected)
    return {
        **whole.to_json(),
        "shares": whole.shares(),
        "corrections": {"samples": len(corrected), "shares": own.shares(), "pixels": dict(own.pixels)},
        "unreadable": unreadable,
    }


def in_words(shares: Mapping[str, float]) -> str:
    """ "83 % ground truth, 11 % network, 6 % hand", the largest first; for the command line."""
    ordered = sorted(shares.items(), key=lambda each: -each[1])
    return ", ".join(f"{_percent(share)} {CATEGORIES[category]}" for category, share in ordered if share)


def _percent(share: float) -> str:
    """Rounded; but never 100 or 0 for what is not all or nothing."""
    if 0.995 <= share < 1:
        return "> 99 %"
    return "< 1 %" if share < 0.005 else f"{100 * share:.0f} %"
