"""How much work a correction is: a simulated annotator corrects the shipped network's prediction, and an empty mask.

    python benchmarks/effort.py --pets FOLDER [--share test|validation] [--pictures N] [--tools NAME...] [--out FILE]

benchmarks/annotator.py has the annotator and the tools. Medians are over the pictures that start below the target; how
many start above it is said. Pictures come in a seeded order, so that --pictures N is a sample of them. Choices of the
smart stroke's weights were made on the validation share.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from benchmarks.annotator import LIMIT, LIMITS, TARGETS, TOOLS, Picture, Work, correct
from benchmarks.harness import Row, quantile, report
from benchmarks.line_chart import line_chart
from segtool.core.checkpoints import read_info, resolve_checkpoint
from segtool.core.classes import BORDER, PET
from segtool.core.dataset import read_dataset
from segtool.core.images import read_image
from segtool.core.split import draw_split
from segtool.core.truth import read_truth

STARTS = ("prediction", "empty")
MUST_FAIL = ("nothing", "blind")
"""Tools that are none: the benchmark checks itself by them."""
HEEDED = 0.9
"""Least share of actions after which the clicked pixel has the class that was said: else a tool is not what it says."""
GOALS = {0.95: 2, 0.98: 5}
"""Actions of the smart stroke from the prediction, in the median."""
ORDER = 1
"""Seed of the order in which pictures are taken."""
PREVIEW_MS = 150
"""Until the smart stroke's preview, in the median; a picture's first one makes its solver."""
CURVE = 20
"""Actions that the curve of mean IoU shows."""
PETS = Path(__file__).resolve().parents[2] / "shared" / "pets"

Summary = dict[str, Any]


def measure(
    pets: Path | None = None,
    tools: Sequence[str] = tuple(TOOLS),
    pictures: int | None = None,
    share: str = "test",
    out: Path | None = None,
) -> list[Row]:
    """The benchmark's rows; the whole document goes to `out` where given. None without the pets."""
    folder = pets or Path(os.environ.get("SEGTOOL_PETS", PETS))
    if not folder.is_dir():
        print(f"effort: {folder} is not there, nothing measured", file=sys.stderr)
        return []
    loaded = list(load_pictures(folder, share, pictures))
    document: dict[str, dict[str, Summary]] = {start: {} for start in STARTS}
    for start in STARTS:
        for tool in tools:
            began = time.perf_counter()
            works = [correct(each, _first_mask(each, start), tool) for each in loaded]
            document[start][tool] = summary(works, LIMITS.get(tool, LIMIT))
            print(f"{start}, {tool}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    faults = self_check(document)
    if faults:
        raise SystemExit("The benchmark does not pass its own check: " + "; ".join(faults))
    if out is not None:
        whole = {
            "share": share,
            "checkpoint": read_info(resolve_checkpoint(None, None)).digest,
            "order": ORDER,
            "pictures": len(loaded),
            "limit": LIMIT,
            "limits": LIMITS,
            "results": document,
        }
        out.write_text(json.dumps(whole, indent=1, allow_nan=False) + "\n", encoding="utf-8")
        for start, chart in charts(document).items():
            out.with_suffix(f".{start}.svg").write_text(chart, encoding="utf-8")
    return [
        row
        for start in STARTS
        for tool in tools
        if tool not in MUST_FAIL
        for row in _rows(document[start], start, tool)
    ]


def load_pictures(folder: Path, share: str, count: int | None) -> Iterator[Picture]:
    """The photographs of the test list or of the validation share, with what the shipped network sees in them."""
    from segtool.ml.predictor import Predictor

    dataset = read_dataset(folder)
    split = draw_split(dataset)
    names = list(split.held_out if share == "test" else split.validation)
    random.Random(ORDER).shuffle(names)
    predictor = Predictor(resolve_checkpoint(None, None), device="cpu")
    for name in names[:count]:
        sample = dataset.sample(name)
        truth = read_truth(sample).label_map
        if truth is None or not (truth == PET).any():
            continue
        image = read_image(sample.image)
        seen = predictor.seen(image)
        predicted = np.isin(predictor.predict(image).label_map, (PET, BORDER))
        yield Picture(name, image, truth, predicted, seen.features, seen.pet)


def summary(works: Sequence[Work], limit: int) -> Summary:
    """Medians over the pictures that start below each target; a picture that never gets there counts as the limit."""
    actions = sum(len(work.painted) for work in works)
    times = [milliseconds for work in works for milliseconds in work.milliseconds]
    found: Summary = {
        "pictures": len(works),
        "heeded": sum(work.heeded for work in works) / actions if actions else None,
        "ms": statistics.median(times) if times else None,
        "ms_p95": quantile(times, 0.95) if times else None,
        "curve": [
            round(statistics.mean(work.ious[min(count, len(work.ious) - 1)] for work in works), 4)
            for count in range(CURVE + 1)
        ],
    }
    for target in TARGETS:
        below = [work for work in works if work.ious[0] < target]
        counts = [(work, work.actions(target)) for work in below]
        painted = [sum(work.painted[:count]) for work, count in counts if count is not None]
        found[f"{target:g}"] = {
            "start_below": len(below),
            "share_above": round(1 - len(below) / max(1, len(works)), 4),
            "reached": len(painted),
            "actions": statistics.median(limit if count is None else count for _, count in counts)
            if below
            else None,
            "pixels": statistics.median(painted) if painted else None,
        }
    return found


def failings(found: Summary) -> list[str]:
    """Why a tool's figures cannot be trusted; empty where they can."""
    faults = []
    if found["heeded"] is not None and found["heeded"] < HEEDED:
        faults.append(f"only {found['heeded']:.0%} of its actions did what was said where it was said")
    first = found[f"{TARGETS[0]:g}"]
    if first["start_below"] and not first["reached"]:
        faults.append(f"no picture reached {TARGETS[0]}")
    return faults


def charts(document: dict[str, dict[str, Summary]]) -> dict[str, str]:
    """SVG by start: the mean IoU over all pictures after so many actions, a line a tool that does something."""
    drawn = {}
    for start, tools in document.items():
        lines = {
            tool: list(enumerate(map(float, found["curve"])))
            for tool, found in tools.items()
            if tool not in MUST_FAIL
        }
        if lines:
            title = f"Correcting, starting from: {start}"
            drawn[start] = line_chart(title, "actions", "IoU of the pet, border ignored", lines)
    return drawn


def self_check(document: dict[str, dict[str, Summary]]) -> list[str]:
    """A tool that does nothing, or not where it is clicked, must be noticed; an honest one must not."""
    faults = []
    for start, tools in document.items():
        for tool, found in tools.items():
            noticed = failings(found)
            if tool in MUST_FAIL and not noticed:
                faults.append(f"{tool} from {start} was not noticed")
            elif tool not in MUST_FAIL and noticed:
                faults.append(f"{tool} from {start}: {', '.join(noticed)}")
    return faults


def _rows(tools: dict[str, Summary], start: str, tool: str) -> Iterator[Row]:
    if tool == "smart":
        yield from _preview_row(tools[tool], start)
    for target in TARGETS:
        actions = tools[tool][f"{target:g}"]["actions"]
        if actions is None:
            continue
        plain = tools["brush"][f"{target:g}"]["actions"] if "brush" in tools else None
        ratio = actions / plain if plain else None
        bar = holds = None
        if tool == "smart":
            bar = "at most a third of the brush"
            holds = ratio is None or ratio <= 1 / 3
            if start == "prediction":
                bar, holds = f"{bar}, at most {GOALS[target]}", holds and actions <= GOALS[target]
        against = "the brush alone" if ratio is not None else None
        yield Row(
            f"effort, {tool}, {start} to {target}", "actions", actions, None, ratio, against, bar, holds
        )


def _preview_row(found: Summary, start: str) -> Iterator[Row]:
    if found["ms"] is not None:
        bar = f"median under {PREVIEW_MS} ms"
        yield Row(
            f"effort, smart, {start}, preview", "ms", found["ms"], found["ms_p95"],
            bar=bar, holds=found["ms"] < PREVIEW_MS,
        )  # fmt: skip


def _first_mask(picture: Picture, start: str) -> Any:
    return picture.predicted if start == "prediction" else np.zeros(picture.truth.shape, dtype=bool)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pets", type=Path)
    parser.add_argument("--share", choices=("test", "validation"), default="test")
    parser.add_argument("--pictures", type=int)
    parser.add_argument("--tools", nargs="+", choices=tuple(TOOLS), default=tuple(TOOLS))
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    print(report(measure(given.pets, given.tools, given.pictures, given.share, given.out), False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
