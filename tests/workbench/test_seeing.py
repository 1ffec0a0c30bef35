"""What the network sees goes into the smart stroke, asked for with that tool alone and of the sample on show alone."""

import threading
from pathlib import Path

import numpy as np
import pytest

from segtool.core.tools.table import BRUSH, SMART
from segtool.workbench import Workbench
from tests.workbench.conftest import StandInNetwork, StandInPredictor


class Seen:
    """As ml.features.Seen."""

    def __init__(self, image: np.ndarray, digest: str) -> None:
        self.image, self.digest = image, digest
        self.features = (np.zeros((2, 4, 4), np.float16),)
        self.pet = np.full((4, 4), 0.5, np.float32)


class Seeing(StandInNetwork):
    """`see_gate`, closed, holds answers back."""

    def __init__(self) -> None:
        super().__init__()
        self.see_gate = threading.Event()
        self.see_gate.set()
        self.begun = threading.Event()
        self.asked = 0

    def __call__(self, path: Path, device: str) -> StandInPredictor:
        predictor = super().__call__(path, device)

        def seen(image: np.ndarray) -> Seen:
            self.asked += 1
            self.begun.set()
            assert self.see_gate.wait(20)
            return Seen(image, predictor.digest)

        predictor.seen = seen  # type: ignore[attr-defined]
        return predictor


@pytest.fixture
def network():
    network = Seeing()
    yield network
    network.gate.set()
    network.see_gate.set()


def solver_features(bench: Workbench) -> int:
    solver = bench.tools._solver
    return -1 if solver is None else len(solver.features)


def test_the_solver_gets_the_networks_features_with_the_smart_stroke_alone(qtbot, bench, network, show):
    show(bench, bench.samples[0].name)
    qtbot.waitUntil(lambda: not bench.predicting)
    qtbot.wait(30)
    assert network.asked == 0
    bench.tools.choose(SMART)
    qtbot.waitUntil(lambda: solver_features(bench) == 1)
    bench.tools.choose(BRUSH)
    asked = network.asked
    show(bench, bench.samples[1].name)
    qtbot.waitUntil(lambda: not bench.predicting)
    qtbot.wait(30)
    assert network.asked == asked


def test_what_was_seen_in_another_sample_is_never_used(qtbot, bench, network, show):
    show(bench, bench.samples[0].name)
    bench.tools.choose(SMART)
    qtbot.waitUntil(lambda: solver_features(bench) == 1)  # in time it is used
    network.see_gate.clear()
    network.begun.clear()
    show(bench, bench.samples[1].name)
    qtbot.waitUntil(network.begun.is_set)
    show(bench, bench.samples[2].name)  # the answer for the second sample is still on its way
    used = []
    original = bench.tools.show_seen
    bench.tools.show_seen = lambda seen: (used.append(seen), original(seen))
    network.see_gate.set()
    qtbot.waitUntil(lambda: solver_features(bench) == 1)
    assert all(seen is None or seen.image is bench.image for seen in used)
    assert bench.tools._solver.image is bench.image
