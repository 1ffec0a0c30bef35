"""Opening a sample with 500 journalled strokes, against the same sample without a journal, by turns in one run."""

import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from benchmarks.gaps import waits
from benchmarks.harness import Row, row
from segtool.core.canvas import LabelCanvas
from segtool.core.dataset import Sample, read_dataset
from segtool.core.images import write_label_map
from segtool.core.operation import Operation, SampleState
from segtool.core.provenance import Provenance
from segtool.core.workspace import Facts, Workspace
from segtool.jobs.loading import LoadRequest, load_sample

STEPS = 500
SIDE = 4000, 3000
DIAMETER = 40
RUNS = 9
MOST = 100
"""Milliseconds that the journal may add."""


def measure() -> list[Row]:
    """12 megapixels; three samples: untouched by the journal, with it, and with it and no file (after a crash)."""
    with tempfile.TemporaryDirectory() as folder:
        workspace, samples = _prepare(Path(folder))
        times: list[list[float]] = [[], [], []]
        own: list[list[float]] = [[], [], []]
        still: list[list[float]] = [[], [], []]
        queue = waits()
        for turn in range(RUNS):
            for place in (at % len(samples) for at in range(turn, turn + len(samples))):  # by turns the first
                started, worked, queued = time.perf_counter(), time.process_time(), next(queue)
                load_sample(LoadRequest(1, samples[place], workspace))
                took = (time.perf_counter() - started) * 1000
                times[place].append(took)
                own[place].append((time.process_time() - worked) * 1000)
                still[place].append(took - (next(queue) - queued) * 1000)
        workspace.close()
    more, replayed = ([b - a for a, b in zip(times[0], other, strict=True)] for other in times[1:])
    more_own, more_still = ([b - a for a, b in zip(each[0], each[1], strict=True)] for each in (own, still))

    def holds(median: float, _p95: float, _ratio: float | None) -> bool:
        return median < MOST

    bar = f"under {MOST} ms"
    return [
        row("opening, correction without a journal", times[0]),
        row(f"{STEPS} journalled strokes: more than without", more, bar=bar, holds=holds),
        row("the same, without waiting for a processor", more_still, bar=bar, holds=holds),
        row("the same, processor time alone", more_own),
        row(f"{STEPS} strokes that no file holds: more than without", replayed),
    ]


def _prepare(folder: Path) -> tuple[Workspace, list[Sample]]:
    width, height = SIDE
    noise = np.random.default_rng(0).integers(0, 255, (height // 8, width // 8, 3)).astype(np.uint8)
    base = np.full((height, width), 2, np.uint8)
    base[800:2200, 1000:3000] = 1
    names = ("plain_1", "plain_2", "plain_3")
    for name in names:
        picture = folder / "pets" / "images" / f"{name}.jpg"
        picture.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(noise).resize(SIDE).save(picture, quality=90)
        write_label_map(folder / "pets" / "annotations" / "trimaps" / f"{name}.png", base)
    dataset = read_dataset(folder / "pets")
    workspace = Workspace.open(dataset.root, folder / "work")
    drawn, plane = base, np.zeros_like(base)
    for name in names[1:]:
        drawn, plane = _paint(workspace, name, base)
    for name, through in ((names[0], 0), (names[1], workspace.newest_row(names[1]))):
        workspace.save_correction(name, drawn, Facts(True), through, plane)
    return workspace, [dataset.sample(name) for name in names]


def _paint(
    workspace: Workspace, name: str, base: NDArray[np.uint8]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The same strokes for each sample, every one in the journal."""
    rng = np.random.default_rng(1)
    canvas, provenance = LabelCanvas(base), Provenance(np.zeros_like(base), workspace.sources)
    state = SampleState(False)
    done = 0
    while done < STEPS:
        canvas.begin_stroke(int(rng.integers(1, 4)), DIAMETER)
        at, way = rng.uniform((0, 0), SIDE), rng.uniform(-12, 12, 2)
        for move in range(60):
            canvas.stroke_to(*(at + move * way))
        patch = canvas.end_stroke()
        if patch is None:
            continue
        sources = provenance.painted(
            patch.box, patch.before_array(), canvas.label_map[patch.box.slices], "tool:brush"
        )
        workspace.append(name, "do", Operation("brush", patch, state, SampleState(True), sources, 1))
        state, done = SampleState(True), done + 1
    return canvas.label_map.copy(), provenance.plane.copy()
