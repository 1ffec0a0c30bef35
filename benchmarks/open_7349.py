"""Opening 7,349 samples under the official names (hard links of drawn pictures): first picture, whole list, memory."""

import os
import resource
import shutil
import tempfile
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, row
from benchmarks.window import isolated_home, wait_for
from segtool.core.breeds import BREEDS
from segtool.core.drawing.sample import write_sample
from segtool.ui.main_window import MainWindow
from segtool.workbench import Workbench

SAMPLES = 7349
RUNS = 3


def links(count: int) -> Path:
    """`linked_dataset`, made once and kept in the temporary folder: a hundred thousand links take a minute."""
    folder = Path(tempfile.gettempdir()) / f"segtool-links-{count}"
    root = folder / "large"
    if not (root / "annotations" / "test.txt").is_file():  # written last
        shutil.rmtree(folder, ignore_errors=True)
        linked_dataset(folder, count)
    return root


def linked_dataset(folder: Path, count: int) -> Path:
    """`count` samples in the dataset's layout, all hard links to the drawn ones."""
    source = folder / "source"
    write_sample(source)
    pictures = sorted((source / "images").iterdir())
    root = folder / "large"
    (root / "images").mkdir(parents=True)
    (root / "annotations" / "trimaps").mkdir(parents=True)
    lines = []
    for index in range(count):
        picture = pictures[index % len(pictures)]
        breed = BREEDS[index % len(BREEDS)]
        name = f"{breed.name}_{index // len(BREEDS) + 1}"
        os.link(picture, root / "images" / f"{name}.jpg")
        trimap = source / "annotations" / "trimaps" / f"{picture.stem}.png"
        os.link(trimap, root / "annotations" / "trimaps" / f"{name}.png")
        species = 1 if breed.species == "cat" else 2
        lines.append(f"{name} {breed.class_id} {species} {breed.breed_id}")
    half = len(lines) // 2
    for list_name, part in (("list", lines), ("trainval", lines[:half]), ("test", lines[half:])):
        (root / "annotations" / f"{list_name}.txt").write_text("\n".join(part) + "\n")
    return root


def open_once(root: Path, count: int) -> tuple[float, float]:
    """Milliseconds from open_dataset to (the list complete, the first picture shown)."""
    workbench = Workbench(device="cpu")
    window = MainWindow(workbench)
    window.resize(1280, 800)
    window.show()
    QApplication.processEvents()
    start = time.perf_counter()
    workbench.open_dataset(root)
    wait_for(lambda: len(workbench.samples) == count)
    listed = (time.perf_counter() - start) * 1000
    wait_for(lambda: workbench.image is not None)
    shown = (time.perf_counter() - start) * 1000
    workbench.close(anyway=True)
    window.close()
    return listed, shown


def measure() -> list[Row]:
    """Three openings, each in a home of its own."""
    application = QApplication.instance() or QApplication([])
    listed, shown = [], []
    root = links(SAMPLES)
    for _ in range(RUNS):
        with isolated_home():
            first, second = open_once(root, SAMPLES)
            listed.append(first)
            shown.append(second)
    assert application is not None
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        row("open-7349, list", listed, bar="under 1 s", holds=lambda median, p95, ratio: median < 1000),
        row(
            "open-7349, first image", shown, bar="under 0.5 s", holds=lambda median, p95, ratio: median < 500
        ),
        Row("open-7349, peak memory", "MB", memory),
    ]
