"""Which prediction is on show: never one of another picture, never one of another checkpoint."""

import random

import numpy as np
import pytest

from segtool.workbench.predicting import PredictionCache
from tests.datasets import make_dataset, save_error_page, save_nothing
from tests.workbench.conftest import marked_red, paint

MANY = tuple(f"Abyssinian_{number}" for number in range(1, 26))


@pytest.fixture
def many(tmp_path):
    return make_dataset(tmp_path / "many", MANY)


def watch(bench) -> list[str]:
    """Checks at every signal that what is shown belongs to the picture on show; returns the names seen."""
    seen = []

    def look() -> None:
        if bench.prediction is not None:
            assert bench.prediction.label_map.shape == bench.image.shape[:2]
            assert (bench.prediction.label_map == marked_red(bench.image)).all(), bench.current.name
            seen.append(bench.current.name)

    bench.predictionChanged.connect(look)
    bench.figuresChanged.connect(look)
    bench.sampleChanged.connect(look)
    return seen


def test_twenty_quick_steps_end_with_the_last_pictures_own_prediction(open_bench, network, many, qtbot):
    """GUI-01."""
    bench = open_bench(many)
    seen = watch(bench)
    dice = random.Random(1)
    network.seconds = lambda: dice.uniform(0.05, 0.3)
    before = network.predicted
    for _ in range(20):
        bench.next()
        qtbot.wait(20)
    qtbot.waitUntil(lambda: bench.current.name == "Abyssinian_21" and not bench.predicting, timeout=10_000)
    assert (bench.prediction.label_map == marked_red(bench.image)).all()
    assert seen[-1] == "Abyssinian_21"
    assert network.predicted - before < 20  # not every picture that was passed was predicted
    bench.take_prediction()
    assert (bench.canvas.label_map == marked_red(bench.image)).all()


def test_no_more_than_two_outdated_predictions_run_on(open_bench, network, many, qtbot):
    """GUI-01."""
    bench = open_bench(many)
    qtbot.waitUntil(lambda: network.predicted == 2)  # the second picture was predicted ahead
    network.gate.clear()
    network.begun.clear()
    bench.select("Abyssinian_9")
    qtbot.waitUntil(network.begun.is_set)
    before = network.predicted
    for number in range(10, 20):
        bench.select(f"Abyssinian_{number}")
        qtbot.wait(10)
    assert bench.predicting
    assert bench.prediction is None  # the pane says predicting until its own result is there
    shown_after = []
    bench.predictionChanged.connect(lambda: shown_after.append(network.predicted - before))
    network.gate.set()
    qtbot.waitUntil(lambda: bench.prediction is not None)
    assert bench.current.name == "Abyssinian_19"
    assert shown_after[-1] <= 2


def test_there_and_back_shows_the_first_pictures_own_prediction(open_bench, network, many, qtbot):
    """GUI-01: NEXT, PREV, NEXT."""
    network.seconds = lambda: 0.1
    bench = open_bench(many)
    seen = watch(bench)
    for step in (bench.next, bench.previous, bench.next):
        step()
        qtbot.wait(30)
    qtbot.waitUntil(lambda: not bench.predicting and not bench.loading)
    assert bench.current.name == "Abyssinian_2"
    assert (bench.prediction.label_map == marked_red(bench.image)).all()
    assert seen


def test_a_late_prediction_is_filed_under_its_own_picture(open_bench, network, many, qtbot, show):
    bench = open_bench(many, predicted=False)
    qtbot.waitUntil(lambda: bench.prediction is not None)
    qtbot.waitUntil(lambda: network.predicted >= 2)
    network.gate.clear()
    network.begun.clear()
    show(bench, "Abyssinian_10")
    qtbot.waitUntil(network.begun.is_set)
    show(bench, "Abyssinian_1")  # predicted before: shown at once, while the other still runs
    assert (bench.prediction.label_map == marked_red(bench.image)).all()
    assert not bench.predicting
    network.gate.set()
    qtbot.wait(100)
    assert (bench.prediction.label_map == marked_red(bench.image)).all()
    show(bench, "Abyssinian_10")
    assert bench.prediction is not None  # at once: it was kept


def test_the_neighbours_are_read_and_predicted_ahead(open_bench, network, many, qtbot, show):
    bench = open_bench(many)
    show(bench, "Abyssinian_5")
    qtbot.waitUntil(lambda: not bench.predicting)
    network.begun.clear()
    qtbot.waitUntil(lambda: network.predicted >= 4)
    qtbot.wait(50)
    loading = []
    bench.sampleLoading.connect(loading.append)
    bench.next()
    assert bench.current.name == "Abyssinian_6"  # within the call
    assert bench.prediction is not None
    bench.previous()
    bench.previous()
    assert bench.current.name == "Abyssinian_4"
    assert bench.prediction is not None
    assert loading == []


def test_next_goes_by_the_lists_order(bench, qtbot):
    bench.set_order(["Abyssinian_1", "pug_2", "Bengal_1"])
    bench.next()
    qtbot.waitUntil(lambda: bench.current.name == "pug_2")
    bench.next()
    qtbot.waitUntil(lambda: bench.current.name == "Bengal_1")
    bench.next()  # the end
    qtbot.wait(30)
    assert bench.current.name == "Bengal_1"


def test_another_checkpoint_outdates_what_is_shown_and_predicts_anew(bench, network, checkpoint, qtbot):
    qtbot.waitUntil(lambda: network.predicted == 2)  # the neighbour too: nothing is under way
    network.gate.clear()
    bench.set_checkpoint(checkpoint.with_name("all-pet.safetensors"))
    qtbot.waitUntil(lambda: bench.checkpoint_info.name == "all-pet")
    assert bench.prediction_outdated
    assert bench.predicting
    assert bench.prediction.checkpoint == "first"
    network.gate.set()
    qtbot.waitUntil(lambda: not bench.predicting)
    assert not bench.prediction_outdated
    assert (bench.prediction.label_map == 1).all()
    bench.set_checkpoint(checkpoint)
    qtbot.waitUntil(lambda: bench.checkpoint_info.name == "first" and not bench.predicting)
    assert (bench.prediction.label_map == marked_red(bench.image)).all()


@pytest.mark.parametrize("choice", ["device", "checkpoint"])
def test_what_does_not_load_is_told_and_the_old_one_stays(bench, checkpoint, qtbot, choice):
    if choice == "device":
        bench.set_device("cuda")
        qtbot.waitUntil(lambda: "No GPU of this kind was found." in bench.problems)
    else:
        broken = checkpoint.with_name("gone.safetensors")
        bench.set_checkpoint(broken)
        qtbot.waitUntil(lambda: any("gone.safetensors" in message for message in bench.problems))
    assert (bench.device, bench.checkpoint_info.name) == ("auto", "first")
    bench.next()
    qtbot.waitUntil(lambda: bench.current.name == "Abyssinian_2" and not bench.predicting)
    assert (bench.prediction.label_map == marked_red(bench.image)).all()


def test_a_device_that_works_is_taken_and_named(bench, qtbot):
    with qtbot.waitSignal(bench.checkpointChanged):
        bench.set_device("cpu")
    assert (bench.device, bench.device_text) == ("cpu", "the cpu device")


def test_a_device_that_is_gone_at_the_start_is_said_and_another_one_predicts(open_bench, folder):
    bench = open_bench(folder, device="cuda")
    assert bench.problems == ["No GPU of this kind was found."]
    assert (bench.device, bench.device_text) == ("auto", "the auto device")
    assert (bench.prediction.label_map == marked_red(bench.image)).all()


def test_without_a_checkpoint_the_reason_stands_there_and_trying_again_helps(
    make_bench, checkpoint, folder, qtbot
):
    data = checkpoint.read_bytes()
    checkpoint.unlink()
    bench = make_bench()
    with qtbot.waitSignal(bench.predictionFailed):
        bench.open_dataset(folder)
    assert "first.safetensors" in bench.prediction_error
    assert not bench.predicting
    paint(bench, 1, 3, 2)  # everything else works
    checkpoint.write_bytes(data)
    bench.predict_again()
    qtbot.waitUntil(lambda: bench.prediction is not None)
    assert bench.prediction_error == ""


def test_a_failed_prediction_is_told_and_the_next_picture_is_predicted(open_bench, network, folder, qtbot):
    bench = open_bench(folder)
    qtbot.waitUntil(lambda: network.predicted == 2)
    network.fails = True
    with qtbot.waitSignal(bench.predictionFailed) as failed:
        bench.select("pug_1")
    assert failed.args[0] == "There is not enough memory to predict."
    assert bench.prediction_error
    network.fails = False
    bench.select("Bengal_1")
    qtbot.waitUntil(lambda: bench.current.name == "Bengal_1" and bench.prediction is not None)
    assert bench.prediction_error == ""
    bench.select("pug_1")
    qtbot.waitUntil(lambda: bench.current.name == "pug_1" and bench.prediction is not None)


@pytest.mark.parametrize("spoil", [save_nothing, save_error_page])
def test_everything_works_again_after_a_broken_picture(open_bench, folder, qtbot, spoil, saved):
    """IMG-06: from the good picture over the bad one to the next good one; predict, paint, save there."""
    spoil(folder / "images" / "Abyssinian_2.jpg")
    bench = open_bench(folder)
    bench.next()
    qtbot.waitUntil(lambda: bench.current.name == "Abyssinian_2")
    assert bench.image is None
    assert "Abyssinian_2.jpg" in bench.image_error
    assert not bench.start_stroke(1, 5, 3, 2)
    assert (bench.prediction, bench.figures, bench.predicting, bench.can_accept) == (None, None, False, False)
    bench.take_prediction()
    bench.accept()
    bench.revert()
    assert bench.facts("Abyssinian_2").review == "open"
    bench.next()
    qtbot.waitUntil(lambda: bench.current.name == "beagle_1" and not bench.predicting)
    assert (bench.prediction.label_map == marked_red(bench.image)).all()
    paint(bench, 1, 3, 2)
    saved(bench)
    assert bench.workspace.correction_path("beagle_1").is_file()
    assert bench.figures is not None


def test_the_same_picture_gets_the_same_prediction_however_one_came_to_it(tmp_path, folder, qtbot):
    """PRD-08, with a real network: browsing there and back, and loading the checkpoint anew."""
    import torch

    from segtool.jobs import worker
    from segtool.ml.checkpoint import CheckpointConfig, save_checkpoint
    from segtool.ml.preprocessing import Preprocessing
    from segtool.ml.registry import build_network
    from segtool.workbench import Workbench

    torch.manual_seed(0)
    arguments = {"width": 4}
    network = build_network("unet", arguments)
    path = tmp_path / "tiny.safetensors"
    preprocessing = Preprocessing(64, "area", (127.0, 127.0, 127.0), (64.0, 64.0, 64.0))
    save_checkpoint(path, network, CheckpointConfig("tiny", "unet", arguments, preprocessing))
    data = path.read_bytes()
    bench = Workbench(checkpoint=path, device="cpu")
    try:
        bench.open_dataset(folder)
        qtbot.waitUntil(lambda: bench.prediction is not None, timeout=60_000)
        first = bench.prediction
        for name in ("Bengal_1", "pug_2", "Abyssinian_1"):
            bench.select(name)
            qtbot.waitUntil(
                lambda name=name: bench.current.name == name and not bench.predicting, timeout=20_000
            )
        bench.predict_again()
        qtbot.waitUntil(lambda: bench.prediction is not first and not bench.predicting, timeout=20_000)
        assert (bench.prediction.label_map == first.label_map).all()
        assert (bench.prediction.confidence == first.confidence).all()
        assert bench.prediction.digest == bench.checkpoint_info.digest
    finally:
        bench.close(anyway=True)
    assert worker.left_running() == []
    assert path.read_bytes() == data


def test_the_cache_keeps_within_its_bytes_what_was_used_last():
    cache = PredictionCache(byte_budget=6 * 200)

    def prediction():
        return type("P", (), {"label_map": np.zeros(100, np.uint8), "confidence": np.zeros(100, np.uint8)})()

    for number in range(6):
        cache.put(f"s{number}", "d", prediction())
    assert cache.get("s0", "d") is not None
    cache.put("s6", "d", prediction())
    assert cache.get("s1", "d") is None
    assert cache.get("s0", "d") is not None
    assert cache.get("s0", "other") is None
