"""What every benchmark shares: timing, quantiles, the row that is printed and written."""

import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One figure. ratio: to `against`, measured in the same run. holds: whether `bar` does, None without one.

    Where nothing could be measured median is None and `against` is the sentence that says why.
    """

    name: str
    unit: str
    median: float | None
    p95: float | None = None
    ratio: float | None = None
    against: str | None = None
    bar: str | None = None
    holds: bool | None = None

    def text(self) -> str:
        """A line for people."""
        if self.median is None:
            return f"{self.name:22} not measured: {self.against}"
        parts = [f"{self.name:22} median {self.median:.4g} {self.unit}"]
        if self.p95 is not None:
            parts.append(f"p95 {self.p95:.4g}")
        if self.ratio is not None:
            parts.append(f"{self.ratio:.2f} x {self.against}")
        if self.bar:
            parts.append(f"bar: {self.bar}: {'holds' if self.holds else 'DOES NOT HOLD'}")
        return ", ".join(parts)


def timed(work: Callable[[], object], runs: int, warm_up: int = 1) -> list[float]:
    """Milliseconds of each of `runs` calls, after some that do not count."""
    for _ in range(warm_up):
        work()
    result = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        result.append((time.perf_counter() - start) * 1000)
    return result


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def row(
    name: str,
    values: Sequence[float],
    *,
    against: tuple[str, Sequence[float]] | None = None,
    bar: str | None = None,
    holds: Callable[[float, float, float | None], bool] | None = None,
) -> Row:
    """A row of milliseconds; `holds` is asked with (median, p95, ratio)."""
    median, p95 = statistics.median(values), quantile(values, 0.95)
    ratio = median / statistics.median(against[1]) if against else None
    return Row(
        name, "ms", median, p95, ratio, against[0] if against else None, bar,
        holds(median, p95, ratio) if holds else None,
    )  # fmt: skip


def machine() -> str:
    """What it ran on, in one line."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.partition(":")[2].strip() for line in info.read_text().splitlines() if "model name" in line
        ]
        model = names[0] if names else model
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


def report(rows: Sequence[Row], as_json: bool) -> str:
    """All rows as one JSON document or as lines of text."""
    if as_json:
        return json.dumps(
            {"machine": machine(), "rows": [asdict(r) for r in rows]}, indent=1, allow_nan=False
        )
    return "\n".join([machine(), *(r.text() for r in rows)])
