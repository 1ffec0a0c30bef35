"""What is asked of the network besides its prediction: it follows the sample on show, and a late answer never counts
for another. Looks inside, and what it sees for the smart stroke."""

import threading
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from segtool.core.errors import SegtoolError
from segtool.core.tools.table import BRUSH, SMART
from segtool.workbench import Workbench
from tests.workbench.conftest import StandInNetwork, StandInPredictor


class Lookable(StandInNetwork):
    """Both kinds of answers say which picture they are of; `look_gate`, closed, holds them back."""

    def __init__(self) -> None:
        super().__init__()
        self.look_gate = threading.Event()
        self.look_gate.set()
        self.looking = threading.Event()
        self.looked = 0
        self.look_fails = False

    def __call__(self, path: Path, device: str) -> StandInPredictor:
        predictor = super().__call__(path, device)

        def look(image: np.ndarray) -> SimpleNamespace:
            self.looked += 1
            self.looking.set()
            assert self.look_gate.wait(20)
            if self.look_fails:
                raise SegtoolError("There is not enough memory.", "Close other programs.")
            features = (np.zeros((2, 4, 4), np.float16),)
            pet = np.full((4, 4), 0.5, np.float32)
            return SimpleNamespace(image=image, digest=predictor.digest, features=features, pet=pet)

        predictor.look_inside = predictor.seen = look  # type: ignore[attr-defined]
        return predictor


@pytest.fixture
def network():
    network = Lookable()
    yield network
    network.gate.set()
    network.look_gate.set()


def of_current(bench: Workbench) -> bool:
    return bench.inside is not None and bench.inside.image is bench.image


def test_nothing_is_looked_into_until_it_is_wanted(qtbot, bench, network, show):
    show(bench, bench.samples[1].name)
    qtbot.waitUntil(lambda: not bench.predicting)
    assert (bench.inside, network.looked) == (None, 0)
    bench.look_inside()
    qtbot.waitUntil(lambda: of_current(bench))


def test_it_follows_the_sample_on_show_until_it_is_no_longer_wanted(qtbot, bench, network, show):
    bench.look_inside()
    qtbot.waitUntil(lambda: of_current(bench))
    show(bench, bench.samples[1].name)
    qtbot.waitUntil(lambda: of_current(bench))
    bench.look_inside(False)
    assert bench.inside is None
    looked = network.looked
    show(bench, bench.samples[2].name)
    qtbot.waitUntil(lambda: not bench.predicting)
    qtbot.wait(50)
    assert (bench.inside, network.looked) == (None, looked)


def test_a_late_look_never_shows_for_another_sample(qtbot, bench, network, show):
    bench.look_inside()
    qtbot.waitUntil(lambda: of_current(bench))  # in time it shows
    network.look_gate.clear()
    network.looking.clear()
    show(bench, bench.samples[1].name)
    qtbot.waitUntil(network.looking.is_set)
    seen: list[bool] = []
    bench.insideChanged.connect(lambda: seen.append(bench.inside is None or of_current(bench)))
    show(bench, bench.samples[0].name)  # the look at the second sample is still in hand
    assert bench.inside is None
    network.look_gate.set()
    qtbot.waitUntil(lambda: of_current(bench))
    assert seen
    assert all(seen)


def test_another_checkpoint_is_looked_into_anew(qtbot, bench, network, checkpoint):
    bench.look_inside()
    qtbot.waitUntil(lambda: of_current(bench))
    bench.set_checkpoint(checkpoint.with_name("all-pet.safetensors"), keep=False)
    qtbot.waitUntil(lambda: bench.inside is not None and bench.inside.digest == "digest of all-pet")
    assert of_current(bench)


def test_a_look_that_a_later_request_pushed_out_is_asked_again(qtbot, bench, network):
    bench.look_inside()
    qtbot.waitUntil(lambda: of_current(bench))
    network.gate.clear()
    network.begun.clear()
    bench.look_inside(False)
    bench.predict_again()
    qtbot.waitUntil(network.begun.is_set)
    bench.look_inside()
    bench._predicting.job._job.cancel()  # what any newer request of an earlier lane does
    network.gate.set()
    qtbot.waitUntil(lambda: of_current(bench))


def test_a_look_that_fails_says_why_and_is_not_tried_in_a_loop(qtbot, bench, network, show):
    network.look_fails = True
    bench.look_inside()
    qtbot.waitUntil(lambda: bool(bench.inside_error))
    assert bench.inside_error == "There is not enough memory. Close other programs."
    looked = network.looked
    qtbot.wait(50)
    assert network.looked == looked
    network.look_fails = False
    show(bench, bench.samples[1].name)
    assert bench.inside_error == ""
    qtbot.waitUntil(lambda: of_current(bench))


def solver_features(bench: Workbench) -> int:
    solver = bench.tools._solver
    return -1 if solver is None else len(solver.features)


def test_the_solver_gets_the_networks_features_with_the_smart_stroke_alone(qtbot, bench, network, show):
    show(bench, bench.samples[0].name)
    qtbot.waitUntil(lambda: not bench.predicting)
    qtbot.wait(30)
    assert network.looked == 0
    bench.tools.choose(SMART)
    qtbot.waitUntil(lambda: solver_features(bench) == 1)
    bench.tools.choose(BRUSH)
    looked = network.looked
    show(bench, bench.samples[1].name)
    qtbot.waitUntil(lambda: not bench.predicting)
    qtbot.wait(30)
    assert network.looked == looked


def test_what_was_seen_in_another_sample_is_never_used(qtbot, bench, network, show):
    show(bench, bench.samples[0].name)
    bench.tools.choose(SMART)
    qtbot.waitUntil(lambda: solver_features(bench) == 1)  # in time it is used
    network.look_gate.clear()
    network.looking.clear()
    show(bench, bench.samples[1].name)
    qtbot.waitUntil(network.looking.is_set)
    show(bench, bench.samples[2].name)  # the answer for the second sample is still on its way
    used = []
    original = bench.tools.show_seen
    bench.tools.show_seen = lambda seen: (used.append(seen), original(seen))
    network.look_gate.set()
    qtbot.waitUntil(lambda: solver_features(bench) == 1)
    assert all(seen is None or seen.image is bench.image for seen in used)
    assert bench.tools._solver.image is bench.image
