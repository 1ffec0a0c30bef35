"""A program that paints and is killed: one warm process forks a child for each kill, so that no interpreter starts.

python -m tests.core.killed FOLDER SEED COUNT: prints a JSON list, for each child its seed and the number of the last
operation that it reported as finished. FOLDER/SEED/work is the workspace that it left behind.
"""

import itertools
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from segtool.core.canvas import LabelCanvas
from segtool.core.cv import cv2
from segtool.core.operation import Operation, SampleState
from segtool.core.provenance import Legend, Provenance
from segtool.core.workspace import Facts, Workspace

SIZE = 96, 128
NAME = "pug_1"
LONGEST = 0.08
"""Seconds after which a child is dead at the latest."""
TOOLS = ("brush", "lasso", "fill holes")
Finished = tuple[str, Operation | None, np.ndarray, np.ndarray]
"""Event, operation of a "do", label map and provenance plane after it."""


def base() -> np.ndarray:
    """What editing starts from."""
    label_map = np.full(SIZE, 2, np.uint8)
    label_map[30:60, 40:90] = 1
    return label_map


def painting(seed: int, legend: Legend) -> Iterator[Finished]:
    """An endless, repeatable session: strokes, undo and redo as an editor makes them."""
    rng = np.random.default_rng(seed)
    canvas, provenance = LabelCanvas(base()), Provenance(np.zeros(SIZE, np.uint8), legend)
    done: list[Operation] = []
    undone: list[Operation] = []
    while True:
        act = rng.choice(["do", "do", "do", "undo", "redo"])
        if act == "do":
            canvas.begin_stroke(int(rng.integers(0, 4)), float(rng.integers(2, 40)))
            for x, y in rng.uniform((0, 0), (SIZE[1], SIZE[0]), (4, 2)):
                canvas.stroke_to(x, y)
            patch = canvas.end_stroke()
            if patch is None:
                continue
            kind = str(rng.choice(TOOLS))
            after = canvas.label_map[patch.box.slices]
            sources = provenance.painted(patch.box, patch.before_array(), after, f"tool:{kind}")
            operation = Operation(kind, patch, SampleState(bool(done)), SampleState(True), sources)
            done.append(operation)
            undone.clear()
            yield "do", operation, canvas.label_map.copy(), provenance.plane.copy()
            continue
        stack, other = (done, undone) if act == "undo" else (undone, done)
        if not stack:
            continue
        operation = stack.pop()
        other.append(operation)
        assert operation.patch is not None
        canvas.apply(operation.patch, act == "redo")
        provenance.move(operation.sources, act == "redo")
        yield act, None, canvas.label_map.copy(), provenance.plane.copy()


def child(folder: Path, seed: int, report: int) -> None:
    """Paints until it is killed. Every operation is reported when its row is committed; files are saved between."""
    (folder / "pets").mkdir(parents=True)
    workspace = Workspace.open(folder / "pets", folder / "work")
    os.write(report, b"\xff")  # ready
    for number, (event, operation, label_map, plane) in enumerate(painting(seed, workspace.sources), 1):
        row = workspace.append(NAME, event, operation)
        os.write(report, b"\x01")
        if number % 3 == 0:
            correction = workspace.facts(NAME).correction
            saved = (label_map, plane) if correction else (None, None)
            workspace.save_correction(NAME, saved[0], Facts(correction), row, saved[1])


def killed(folder: Path, seed: int, after: float) -> int:
    """Fork a child, kill it so many seconds after it was ready; returns how many operations it reported."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            child(folder, seed, writing)
        finally:
            os._exit(1)  # only reached by an error
    os.close(writing)
    assert os.read(reading, 1) == b"\xff"
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status), "it was killed, and had not ended by itself"
    reported = 0
    while data := os.read(reading, 65536):
        reported += len(data)
    os.close(reading)
    return reported


def main() -> None:
    """The command."""
    folder, seed, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    cv2.setNumThreads(0)  # its threads would not be there in a fork
    for _ in itertools.islice(painting(seed, Legend()), 20):
        pass  # everything is imported and warm before the first fork
    moments = np.random.default_rng(seed).uniform(0, LONGEST, count)
    print(
        json.dumps(
            [
                {"seed": seed + at, "finished": killed(folder / str(seed + at), seed + at, float(moment))}
                for at, moment in enumerate(moments)
            ]
        )
    )


if __name__ == "__main__":
    main()
