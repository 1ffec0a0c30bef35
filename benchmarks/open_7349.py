"""Opening 7,349 samples under the official names (hard links of drawn pictures): first picture, whole list, memory;
then the second opening, from the index that the first one kept."""

import os
import resource
import shutil
import tempfile
import time
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, row
from benchmarks.window import isolated_home, wait_for
from segtool.core.breeds import BREEDS
from segtool.core.drawing.sample import write_sample
from segtool.core.errors import SegtoolError
from segtool.ui.main_window import MainWindow
from segtool.ui.pane import ImagePane
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


def no_network(_path: Path, _device: str) -> NoReturn:
    """In the network's place: memory is measured before torch, and no prediction runs into the next opening."""
    raise SegtoolError("No network is measured here.", "")


class Painted(QObject):
    """Notes when a pane was first asked to paint a photograph."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.at and event.type() == QEvent.Type.Paint and isinstance(watched, ImagePane):
            self.at = time.perf_counter() if watched.picture is not None else 0.0
        return False


def open_once(root: Path, count: int) -> tuple[float, float]:
    """Milliseconds from open_dataset to (the list complete, the first picture shown). Ends when the index is kept."""
    workbench = Workbench(device="cpu", factory=no_network)
    window = MainWindow(workbench)
    window.resize(1280, 800)
    window.show()
    QApplication.processEvents()
    start = time.perf_counter()
    indexed: list[bool] = []
    workbench._indexing.checked.connect(lambda: indexed.append(True))
    workbench.open_dataset(root)
    pane = window.panes.left.pane
    painted = Painted()
    pane.installEventFilter(painted)
    wait_for(lambda: len(workbench.samples) == count)
    listed = (time.perf_counter() - start) * 1000
    wait_for(lambda: workbench.image is not None and painted.at > 0)
    shown = (painted.at - start) * 1000
    wait_for(lambda: bool(indexed))
    workbench.close(anyway=True)
    window.close()
    window.deleteLater()
    workbench.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return listed, shown


def measure() -> list[Row]:
    """Three pairs of openings, each pair in a home of its own."""
    application = QApplication.instance() or QApplication([])
    listed, shown, listed_again, shown_again = [], [], [], []
    root = links(SAMPLES)
    for _ in range(RUNS):
        with isolated_home():
            first, second = open_once(root, SAMPLES)
            listed.append(first)
            shown.append(second)
            first, second = open_once(root, SAMPLES)
            listed_again.append(first)
            shown_again.append(second)
    assert application is not None
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        row("open-7349, list", listed, bar="under 1 s", holds=lambda median, p95, ratio: median < 1000),
        row(
            "open-7349, first image", shown, bar="under 0.5 s", holds=lambda median, p95, ratio: median < 500
        ),
        row(
            "open-7349, second opening, list", listed_again, against=("the first opening", listed),
            bar="faster than the first", holds=lambda median, p95, ratio: ratio is not None and ratio < 1,
        ),
        row(
            "open-7349, second opening, first image", shown_again, against=("the first opening", shown),
            bar="faster than the first", holds=lambda median, p95, ratio: ratio is not None and ratio < 1,
        ),
        Row("open-7349, peak memory", "MB", memory),
    ]  # fmt: skip
