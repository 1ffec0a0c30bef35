"""A brush move on 12 megapixels with three panes shown: from the mouse event until all are repainted."""

from benchmarks.harness import Row, row
from benchmarks.painting import across, three_panes
from benchmarks.window import stroke_times

WIDTH, HEIGHT = 4000, 3000
BARS = {40: (1, 4), 300: (2, 6), 1000: (5, 12)}
"""Diameter -> median and 95th percentile, in milliseconds."""


def measure() -> list[Row]:
    """Brush 40, 300 and 1,000 with the whole picture in view."""
    rows = []
    with three_panes(WIDTH, HEIGHT) as window:
        stroke_times(window, across(WIDTH, HEIGHT)[:40], 40)  # to warm up
        for diameter, (middle, high) in BARS.items():
            own: list[float] = []
            times = stroke_times(window, across(WIDTH, HEIGHT), diameter, own)
            rows.append(
                row(
                    f"brush-12mp, {diameter} px, three panes", times,
                    bar=f"median under {middle} ms, p95 under {high} ms",
                    holds=lambda median, p95, ratio, m=middle, h=high: median < m and p95 < h,
                )
            )  # fmt: skip
            rows.append(row(f"brush-12mp, {diameter} px, the window's thread alone", own))
    return rows
