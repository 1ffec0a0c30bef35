"""A second checkpoint beside the one in use: only of the sample on show, and only where one was chosen."""

from pathlib import Path

import numpy as np

from segtool.core.checkpoints import CheckpointInfo
from tests.workbench.conftest import marked_red


def second(checkpoint: Path, name: str = "all-pet") -> CheckpointInfo:
    path = checkpoint.with_name(f"{name}.safetensors")
    return CheckpointInfo(path, name, f"digest of {name}", "unet", {})


def test_without_a_second_checkpoint_nothing_more_is_predicted(bench, network, qtbot):
    qtbot.wait(100)
    assert bench.before is None
    assert bench.before_name == ""
    assert not bench.before_busy
    assert network.predicted <= 2  # the sample on show, and one ahead


def test_both_predictions_stand_side_by_side(bench, checkpoint, qtbot):
    bench.set_before(second(checkpoint))
    assert bench.before_busy
    qtbot.waitUntil(lambda: bench.before is not None)
    assert (bench.before.label_map == 1).all()
    assert bench.before.checkpoint == bench.before_name == "all-pet"
    assert (bench.prediction.label_map == marked_red(bench.image)).all()
    assert bench.checkpoint_info.name == "first"
    bench.set_before(None)
    assert bench.before is None
    assert bench.before_name == ""


def test_a_late_answer_never_shows_on_another_sample(bench, checkpoint, network, show, qtbot):
    bench.set_before(second(checkpoint, "first"))
    qtbot.waitUntil(lambda: bench.before is not None)
    assert (bench.before.label_map == marked_red(bench.image)).all()
    names = [sample.name for sample in bench.samples]
    seen = []

    def look() -> None:
        if bench.before is not None:
            seen.append(bench.current.name)
            assert bench.before.label_map.shape == bench.image.shape[:2]
            assert np.array_equal(bench.before.label_map, marked_red(bench.image)), bench.current.name

    bench.beforeChanged.connect(look)
    bench.sampleChanged.connect(look)
    network.seconds = lambda: 0.05
    for name in (names[1], names[2], names[0], names[2]):
        bench.select(name)
        qtbot.wait(30)
    qtbot.waitUntil(lambda: bench.current.name == names[2] and bench.before is not None, timeout=10_000)
    assert seen[-1] == names[2]


def test_a_checkpoint_that_is_gone_is_said_and_tried_anew(bench, checkpoint, qtbot):
    info = second(checkpoint)
    data = info.path.read_bytes()
    info.path.unlink()
    bench.set_before(info)
    qtbot.waitUntil(lambda: bench.before_error != "")
    assert "all-pet.safetensors" in bench.before_error
    assert bench.prediction is not None
    info.path.write_bytes(data)
    bench.predict_before_again()
    qtbot.waitUntil(lambda: bench.before is not None)
    assert bench.before_error == ""
