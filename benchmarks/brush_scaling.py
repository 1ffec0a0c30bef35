"""Does a brush move cost what the brush covers, or what the picture holds? The same strokes on larger pictures."""

from benchmarks.harness import Row, row
from benchmarks.painting import across, three_panes
from benchmarks.window import stroke_times

SIZES = ((500, 375), (2000, 1500), (4000, 3000), (8000, 6000), (11547, 8660))
DIAMETERS = (40, 300)
MOST = 2.0
"""Times the 12-megapixel median, at 100 megapixels."""


def measure() -> list[Row]:
    """Each size with each brush, one after the other; the last against 12 megapixels."""
    rows: list[Row] = []
    base: dict[int, list[float]] = {}
    for width, height in SIZES:
        with three_panes(width, height) as window:
            stroke_times(window, across(width, height)[:40], 40)
            for diameter in DIAMETERS:
                own: list[float] = []
                times = stroke_times(window, across(width, height), diameter, own)
                name = f"brush-scaling, {width * height / 1e6:.1f} MP, {diameter} px"
                if (width, height) == (4000, 3000):
                    base[diameter] = times
                if width > 4000:
                    rows.append(
                        row(
                            name, times, against=("that at 12 MP", base[diameter]),
                            bar=f"under {MOST:g} times 12 MP",
                            holds=lambda median, p95, ratio: ratio is not None and ratio < MOST,
                        )
                    )  # fmt: skip
                else:
                    rows.append(row(name, times))
                rows.append(row(f"{name}, the window's thread alone", own))
    return rows
