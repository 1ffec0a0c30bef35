"""The strokes of brush-12mp on napari's Labels layer and on ours, by turns in one run: with redraw and the data alone.

Both are processes of their own on one screen (Xvfb, OpenGL in software), windows of one size on one photograph and one
label map. The wave of brush-12mp is cut into parts; in each round every side paints the same part and undoes it. A
first stroke stays, so that no undo goes back to the ground truth, which is more than undoing a stroke. A move with
redraw lasts from the mouse event until the changed labels are on the screen, and the next one comes no sooner than a
mouse of 125 Hz sends it. napari lies in runs/napari-env, made on first use.
"""

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.harness import Row, row
from benchmarks.other_program import ROOT, Child, Missing, environment_with, screen

REQUIREMENT = "napari[pyqt6]==0.9.2"
FOLDER = ROOT / "runs" / "napari-env"
WIDTH, HEIGHT = 4000, 3000
DIAMETER = 40
PARTS = 8
BORDER = 3
"""What is painted; the label map holds none of it, so that every move changes pixels on both sides."""
FIRST = [(100.0 + 20 * step, 100.0) for step in range(12)]
"""The stroke that stays, away from the wave."""
FASTER, NOT_SLOWER = 20.0, 1.0
APART = 0.05
"""Share by which the painted pixels of both sides may differ (napari rounds to whole pixels)."""

NAPARI, OURS = "napari", "segtool"
KINDS = (
    (NAPARI, "redraw"),
    (OURS, "redraw-3"),
    (OURS, "redraw-1"),
    (NAPARI, "data"),
    (OURS, "data"),
    (NAPARI, "dab"),
)
"""The turns of a round."""
Times = Mapping[tuple[str, str], Mapping[str, list[float]]]
"""(side, kind) -> "times", "own", "all" (see napari_driver.py), "undo" -> milliseconds."""

REDRAW = "napari, a move with redraw"
DATA = "napari, a move of the data alone"


def unmeasured(sentence: str) -> list[Row]:
    """The rows with a bar, saying why nothing was measured."""
    return [
        Row(REDRAW, "ms", None, against=sentence, bar=f"at least {FASTER:g} x segtool"),
        Row(DATA, "ms", None, against=sentence, bar="at least segtool"),
    ]


def rows(taken: Times) -> list[Row]:
    """napari's times as multiples of ours, and ours."""
    napari, three, one = (taken[kind] for kind in KINDS[:3])
    data, ours, dab = (taken[kind] for kind in KINDS[3:])
    return [
        row(
            REDRAW, napari["times"], against=("segtool with three panes", three["times"]),
            bar=f"at least {FASTER:g} x segtool", holds=lambda median, p95, ratio: (ratio or 0) >= FASTER,
        ),
        row(f"{REDRAW}, one view", napari["times"], against=("segtool with one pane", one["times"])),
        row(f"{REDRAW}, processor time of all threads", napari["all"], against=("segtool, three panes", three["all"])),
        row(f"{REDRAW}, the window's thread alone", napari["own"], against=("segtool, three panes", three["own"])),
        row("napari: segtool's move with redraw, three panes", three["times"]),
        row("napari: segtool's move with redraw, one pane", one["times"]),
        row("napari: segtool's move with redraw, three panes, processor time of all threads", three["all"]),
        row("napari: segtool's move with redraw, three panes, the window's thread alone", three["own"]),
        row(
            DATA, data["times"], against=("segtool", ours["times"]),
            bar="at least segtool", holds=lambda median, p95, ratio: (ratio or 0) >= NOT_SLOWER,
        ),
        row("napari, one dab a move, gaps between", dab["times"], against=("segtool without gaps", ours["times"])),
        row("napari: segtool's move of the data alone", ours["times"]),
        row("napari, undo with redraw", napari["undo"], against=("segtool with three panes", three["undo"])),
        row("napari: segtool's undo with redraw, three panes", three["undo"]),
    ]  # fmt: skip


def check_same_work(pixels: Mapping[tuple[str, str], int]) -> None:
    """Missing where a side did not paint what the others did: its times would say nothing. Dabs leave gaps."""
    counted = {kind: count for kind, count in pixels.items() if kind[1] != "dab"}
    if min(counted.values()) < (1 - APART) * max(counted.values()):
        told = ", ".join(f"{side} {kind} {count}" for (side, kind), count in counted.items())
        raise Missing(
            f"the sides did not paint the same number of pixels ({told}), so their times do not compare"
        )


def parts() -> list[list[tuple[float, float]]]:
    """The wave of brush-12mp in PARTS strokes, each from where the last one ended."""
    from benchmarks.painting import across

    points = [(point.x(), point.y()) for point in across(WIDTH, HEIGHT)]
    length = len(points) // PARTS
    return [points[max(0, start - 1) : start + length] for start in range(0, length * PARTS, length)]


def by_turns(children: Mapping[str, Child]) -> Times:
    """Every part on every side, one after the other. Raises Missing where a side fails or paints something else."""
    taken: dict[tuple[str, str], dict[str, list[float]]] = {
        kind: {"times": [], "own": [], "all": [], "undo": []} for kind in KINDS
    }
    pixels = dict.fromkeys(KINDS, 0)
    for number, points in enumerate([FIRST, *parts()]):
        first = number == 0
        for side, kind in KINDS:
            order = {"kind": kind, "points": points, "diameter": DIAMETER, "value": BORDER, "keep": first}
            answer = children[side].ask(order)
            if first:  # to warm up
                continue
            for name, values in taken[side, kind].items():
                values += answer[name]
            pixels[side, kind] += answer["pixels"]
    check_same_work(pixels)
    return taken


def _environment(display: str, home: str) -> dict[str, str]:
    """A person's session on that screen, with a home of its own; cv2's Qt and our own test settings left out."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTHON"))}
    own = {
        "HOME": home,
        "TMPDIR": home,
        "XDG_CONFIG_HOME": home,
        "XDG_CACHE_HOME": home,
        "XDG_DATA_HOME": home,
    }
    kept.pop("WAYLAND_DISPLAY", None)
    return {**kept, **own, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LIBGL_ALWAYS_SOFTWARE": "1"}


def _write_picture(folder: Path) -> None:
    import numpy as np

    from benchmarks.painting import enlarged

    image, label_map = enlarged(WIDTH, HEIGHT)
    np.save(folder / "image.npy", image)
    np.save(folder / "labels.npy", np.where(label_map == BORDER, 2, label_map).astype(np.uint8))


def _measured() -> Times:
    python = environment_with(REQUIREMENT, FOLDER)
    with screen((1600, 1000)) as display, tempfile.TemporaryDirectory() as place:
        folder, children = Path(place), dict[str, Child]()
        _write_picture(folder)
        commands = {
            NAPARI: [str(python), "-I", str(Path(__file__).with_name("napari_driver.py")), place],
            OURS: [sys.executable, "-m", "benchmarks.napari_ours", place],
        }
        try:
            for name, command in commands.items():
                home = folder / f"home-{name}"
                home.mkdir()
                children[name] = Child(name, command, _environment(display, str(home)))
                print(f"{name}: {children[name].about}", file=sys.stderr, flush=True)
            load = os.getloadavg()[0]
            print(f"{load:.1f} processes wanted the processors before the start", file=sys.stderr, flush=True)
            return by_turns(children)
        finally:
            for child in children.values():
                child.close()


def measure() -> list[Row]:
    """By turns; rows that say why where napari, a screen or OpenGL is missing."""
    try:
        return rows(_measured())
    except Missing as missing:
        return unmeasured(f"{missing}.")
