"""GUI-22: what was painted by hand stays, whatever predicts all samples, trains a network or is taken from it."""

import sys

import numpy as np
import pytest

from tests.workbench.conftest import marked_red, paint

CHILD = """
import json, shutil, sys, time
request = json.load(open(sys.argv[1]))
shutil.copy({old!r}, {new!r})
print(json.dumps({{"event": "epoch", "epoch": 1}}), flush=True)
sys.stdin.readline()
print(json.dumps({{"event": "done", "checkpoint": {new!r}, "gate": {{}}}}), flush=True)
"""
"""A training that ends when it is told to."""


@pytest.fixture
def corrected(bench, show, saved):
    """Two samples corrected by hand, one accepted; their names and what was painted."""
    made = {}
    for name in ("pug_1", "Abyssinian_1"):
        show(bench, name)
        paint(bench, 3, 3, 2, 4)
        made[name] = bench.canvas.label_map.copy()
        assert (made[name] != marked_red(bench.image)).any()  # the network says otherwise
    bench.accept()
    saved(bench)
    return made


def files(bench) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (bench.workspace.directory / "corrections").iterdir()}


def assert_kept(bench, show, corrected, before: dict[str, bytes]) -> None:
    """On the disk, in the facts and on the screen."""
    assert set(before) == {f"{name}.png" for name in corrected}
    assert files(bench) == before
    for name, label_map in corrected.items():
        assert bench.facts(name).correction
        show(bench, name)
        assert (bench.canvas.label_map == label_map).all()
    assert bench.facts("Abyssinian_1").review == "accepted"
    assert bench.facts("pug_1").review == "open"


@pytest.mark.parametrize("again", [False, True])
def test_predict_all_measures_every_sample_and_writes_no_label_map(
    bench, show, saved, corrected, network, qtbot, again
):
    before, predicted = files(bench), network.predicted
    with qtbot.waitSignal(bench.taskDone, timeout=10_000) as done:
        bench.predict_all(again=again)
    assert done.args[1].measured > 0
    assert network.predicted > predicted  # it did predict
    assert bench.browsing.table.current.all()
    assert not bench.unsaved
    assert_kept(bench, show, corrected, before)


def test_a_stroke_in_the_middle_of_predict_all_stays_and_its_figures_are_of_the_stroke(
    bench, show, saved, corrected, network, qtbot
):
    network.seconds = lambda: 0.03
    bench.predict_all(again=True)
    qtbot.waitUntil(lambda: bench.predict_all_step is not None and bench.predict_all_step.done >= 2)
    paint(bench, 3, 20, 20, 5)
    painted = bench.canvas.label_map.copy()
    with qtbot.waitSignal(bench.taskDone, timeout=10_000):
        pass
    assert (bench.canvas.label_map == painted).all()
    saved(bench)
    assert (bench.workspace.load_correction("Abyssinian_1") == painted).all()
    bench.undo()
    assert (bench.canvas.label_map == corrected["Abyssinian_1"]).all()


def test_a_training_and_the_checkpoint_it_made_leave_corrections_alone(
    open_bench, folder, checkpoint, tmp_path, show, saved, qtbot
):
    new = checkpoint.with_name("all-pet.safetensors")
    script = tmp_path / "child.py"
    script.write_text(CHILD.format(old=str(checkpoint), new=str(new)))
    bench = open_bench(folder, training_program=(sys.executable, str(script)))
    paint(bench, 3, 3, 2, 4)
    corrected = bench.canvas.label_map.copy()
    saved(bench)
    before = files(bench)
    with qtbot.waitSignal(bench.trainingEvent, timeout=10_000):
        assert bench.start_training({"epochs": 1})
    paint(bench, 3, 20, 20, 5)  # the training goes on
    painted = bench.canvas.label_map.copy()
    bench.undo()
    saved(bench)
    with qtbot.waitSignal(bench.trainingFinished, timeout=10_000):
        bench.stop_training()
    bench.accept_checkpoint()
    qtbot.waitUntil(lambda: bench.checkpoint_info.name == "all-pet" and not bench.predicting)
    assert (bench.prediction.label_map == 1).all()  # the new network does say something else
    assert (bench.canvas.label_map == corrected).all()
    assert files(bench) == before
    bench.redo()
    assert (bench.canvas.label_map == painted).all()


def test_taking_the_new_networks_prediction_is_one_step_that_undo_takes_back(bench, checkpoint, saved, qtbot):
    paint(bench, 3, 3, 2, 4)
    corrected = bench.canvas.label_map.copy()
    bench.set_checkpoint(checkpoint.with_name("all-pet.safetensors"), keep=False)
    qtbot.waitUntil(lambda: bench.checkpoint_info.name == "all-pet" and not bench.predicting)
    bench.take_prediction()
    assert (bench.canvas.label_map == 1).all()
    bench.undo()
    assert (bench.canvas.label_map == corrected).all()
    saved(bench)
    assert np.array_equal(bench.workspace.load_correction("Abyssinian_1"), corrected)
