"""A workbench on a small dataset, with a stand-in for the network whose speed a test decides."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from segtool.core.errors import SegtoolError
from segtool.jobs import worker
from segtool.workbench import Workbench
from tests.datasets import make_dataset


def marked_red(image: np.ndarray) -> np.ndarray:
    """The stand-in's answer: pet where the picture is red, else background."""
    red, green = image[..., 0].astype(int), image[..., 1].astype(int)
    return np.where(red > green, 1, 2).astype(np.uint8)


class StandInNetwork:
    """Builds predictors. `seconds`: how long each takes. `gate`: closed, it holds every prediction back."""

    def __init__(self) -> None:
        self.seconds: Callable[[], float] = lambda: 0.0
        self.gate = threading.Event()
        self.gate.set()
        self.begun = threading.Event()
        self.predicted = 0
        self.fails = False

    def __call__(self, path: Path, device: str) -> "StandInPredictor":
        if not path.is_file():
            raise SegtoolError(f"There is no checkpoint {path.name}.", "Choose another.")
        if device == "cuda":
            raise SegtoolError("No GPU of this kind was found.", "Choose auto or cpu.")
        return StandInPredictor(self, path, device)


class StandInPredictor:
    def __init__(self, network: StandInNetwork, path: Path, device: str) -> None:
        self._network = network
        self.name = path.stem
        self.digest = f"digest of {path.stem}"
        self.device_text = f"the {device} device"

    def predict(self, image: np.ndarray) -> SimpleNamespace:
        network = self._network
        network.begun.set()
        assert network.gate.wait(20)
        time.sleep(network.seconds())
        network.predicted += 1
        if network.fails:
            raise SegtoolError("There is not enough memory to predict.", "Close other programs.")
        label_map = marked_red(image)
        if self.name == "all-pet":
            label_map[:] = 1
        return SimpleNamespace(
            label_map=label_map,
            confidence=np.full_like(label_map, 200),
            digest=self.digest,
            checkpoint=self.name,
            device=self.device_text,
            milliseconds=1.0,
        )


@pytest.fixture
def network() -> Iterator[StandInNetwork]:
    network = StandInNetwork()
    yield network
    network.gate.set()


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    """Files that the stand-in takes for checkpoints: this one and all-pet beside it."""
    folder = tmp_path / "checkpoints"
    folder.mkdir()
    for name in ("first", "all-pet"):
        (folder / f"{name}.safetensors").write_bytes(name.encode())
    return folder / "first.safetensors"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "pets")


@pytest.fixture
def make_bench(network, checkpoint, qapp) -> Iterator[Callable[..., Workbench]]:
    """Makes workbenches; each is closed after the test, and no thread of it may be left."""
    made: list[Workbench] = []

    def make(**options) -> Workbench:
        bench = Workbench(**{"factory": network, "checkpoint": checkpoint, **options})
        bench.problems = []
        bench.problem.connect(lambda message, _hint: bench.problems.append(message))
        made.append(bench)
        return bench

    yield make
    network.gate.set()
    for bench in made:
        assert bench.close(anyway=True)
    assert worker.left_running() == []


@pytest.fixture
def open_bench(make_bench, qtbot) -> Callable[..., Workbench]:
    """Makes a workbench and opens a dataset in it; the first sample stands and is predicted."""

    def open_(folder: Path, workspace: Path | None = None, predicted: bool = True, **options) -> Workbench:
        bench = make_bench(**options)
        bench.open_dataset(folder, workspace)
        qtbot.waitUntil(lambda: bench.current is not None)
        if predicted:
            qtbot.waitUntil(lambda: not bench.predicting and bench.prediction is not None)
        return bench

    return open_


@pytest.fixture
def bench(open_bench, folder) -> Workbench:
    return open_bench(folder)


@pytest.fixture
def show(qtbot):
    """Selects a sample and waits for it."""

    def show_(bench: Workbench, name: str) -> None:
        bench.select(name)
        qtbot.waitUntil(
            lambda: bench.current is not None and bench.current.name == name and not bench.loading
        )

    return show_


@pytest.fixture
def saved(qtbot):
    """Saves and waits until it is done."""

    def saved_(bench: Workbench) -> None:
        bench.save_now()
        qtbot.waitUntil(lambda: not bench.unsaved)

    return saved_


def paint(bench: Workbench, value: int, x: float, y: float, diameter: float = 1) -> None:
    """One dab."""
    assert bench.start_stroke(value, diameter, x, y)
    bench.end_stroke()
