"""Opening 100,000 samples (hard links of drawn pictures), then again from the index: first picture, list, memory."""

import resource

from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, row
from benchmarks.open_7349 import links, open_once
from benchmarks.window import isolated_home

SAMPLES = 100_000
MOST_MB = 900


def measure() -> list[Row]:
    """The first and the second opening in one home."""
    application = QApplication.instance() or QApplication([])
    root = links(SAMPLES)
    with isolated_home():
        first = open_once(root, SAMPLES)
        second = open_once(root, SAMPLES)
    assert application is not None
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        row("open-100000, list", [first[0]]),
        row(
            "open-100000, first image", [first[1]], bar="under 1.5 s",
            holds=lambda median, p95, ratio: median < 1500,
        ),
        row(
            "open-100000, second opening, list", [second[0]], against=("the first opening", [first[0]]),
            bar="faster than the first", holds=lambda median, p95, ratio: ratio is not None and ratio < 1,
        ),
        row(
            "open-100000, second opening, first image", [second[1]], against=("the first opening", [first[1]]),
            bar="faster than the first", holds=lambda median, p95, ratio: ratio is not None and ratio < 1,
        ),
        Row(
            "open-100000, peak memory", "MB", memory, bar=f"under {MOST_MB} MB", holds=memory < MOST_MB
        ),
    ]  # fmt: skip
