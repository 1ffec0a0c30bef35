"""Run the benchmarks: python benchmarks/run.py [NAME...] [--json]

Each figure is a ratio or a time of this run on this machine; a bar that does not hold is reported, not tuned away.
"""

import argparse
import importlib
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

BENCHMARKS = {
    "startup": "process start to a painted window, against a bare PySide6 window",
    "open-7349": "opening 7,349 samples, and again from the index: first picture, whole list, memory",
    "scroll": "a frame of scrolling the samples as a list and as a grid, 7,349 and 100,000 of them",
    "open-100000": "opening 100,000 samples, and again from the index: first picture, whole list, memory",
    "next": "the next picture on screen, its neighbour loaded ahead",
    "responsive": "gaps of the window's event loop beside predictions, fine-tuning, thumbnails, check, lint",
    "soak": "a day's work, time compressed: memory, threads, open files, timers, widgets",
    "predict": "a live prediction at 500 x 375, against the bare forwards that it makes",
    "brush-12mp": "a brush move on 12 megapixels, three panes shown, event to repaint done",
    "brush-scaling": "the same moves on pictures of 0.2 to 100 megapixels",
    "pan-12mp": "zooming and panning on 12 megapixels, three panes shown",
    "undo": "undo and redo of a stroke at 12 megapixels",
    "journal-open": "opening a sample with 500 journalled strokes, against the same without",
    "throughput": "images a second in training, against a bare loop with batches in memory",
    "effort": "actions to correct real pets with each tool, by a simulated annotator (needs the pets; an hour)",
    "napari": "the strokes of brush-12mp on napari's Labels layer, by turns with ours (installs napari apart)",
}
"""Name -> what it measures; the code is benchmarks/NAME.py with a function measure() -> list of rows."""

MODULES = {"napari": "napari_labels"}
"""Where the file is called otherwise: a file named as the other program would be imported in its place."""


def main() -> int:
    """The command."""
    listing = "\n".join(f"  {name:12} {text}" for name, text in BENCHMARKS.items())
    parser = argparse.ArgumentParser(
        description=f"{__doc__}\n{listing}", formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="all of them where none is named")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of lines")
    given = parser.parse_args()
    unknown = sorted(set(given.names) - set(BENCHMARKS))
    if unknown:
        parser.error(f"no benchmark named {', '.join(unknown)}")
    from benchmarks.harness import report

    rows = []
    for name in given.names or BENCHMARKS:
        print(f"{name}: {BENCHMARKS[name]}", file=sys.stderr, flush=True)
        rows += importlib.import_module(f"benchmarks.{MODULES.get(name, name.replace('-', '_'))}").measure()
    print(report(rows, given.json))
    return 0


if __name__ == "__main__":
    sys.exit(main())
