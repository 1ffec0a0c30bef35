"""Settings of the work act on the parts that they are about."""

import numpy as np
import pytest

from segtool.core.box import Box
from segtool.core.tools.edit import Edit
from tests.workbench.conftest import paint


def test_a_device_is_taken(bench, qtbot):
    bench.apply_setting("device", "cpu")
    qtbot.waitUntil(lambda: bench.device == "cpu")


def test_the_device_before_is_taken_again_while_another_is_on_its_way(bench, qtbot):
    bench.apply_setting("device", "cpu")
    bench.apply_setting("device", "auto")
    qtbot.waitUntil(lambda: bench._predicting.settled)
    assert bench.device == "auto"


def test_a_device_that_is_not_here_is_refused_with_the_one_that_holds(bench, qtbot):
    refused = []
    bench.settingRefused.connect(lambda key, value: refused.append((key, value)))
    bench.apply_setting("device", "cuda")
    qtbot.waitUntil(lambda: refused == [("device", "auto")])
    assert bench.device == "auto"


@pytest.mark.parametrize("key", ["precision", "threads"])
def test_precision_and_threads_load_the_network_anew(bench, network, qtbot, key):
    qtbot.waitUntil(lambda: network.predicted >= 2)  # the neighbour too
    before = network.predicted
    bench.apply_setting(key, "half" if key == "precision" else 2)
    qtbot.waitUntil(lambda: network.predicted > before and bench.prediction is not None)


def test_without_live_predictions_a_sample_is_predicted_when_that_is_asked_for(bench, network, qtbot, show):
    bench.apply_setting("predict_live", False)
    show(bench, "pug_1")
    qtbot.wait(150)
    assert bench.prediction is None
    bench.predict_again()
    qtbot.waitUntil(lambda: bench.prediction is not None)


def test_the_rest_before_a_save_is_followed(bench, qtbot):
    bench.apply_setting("autosave_seconds", 60.0)
    paint(bench, 3, 1.5, 1.5)
    qtbot.wait(1200)
    assert bench.unsaved
    bench.apply_setting("autosave_seconds", 0.2)
    paint(bench, 3, 4.5, 4.5)
    qtbot.waitUntil(lambda: not bench.unsaved, timeout=3000)


def test_memory_for_samples_is_followed(bench):
    bench.apply_setting("cache_mb", 64)
    assert bench._showing._kept_bytes == 64 * 2**20
    assert bench._predicting._cache._budget == 16 * 2**20


def test_memory_for_undo_is_followed_by_samples_on_show_and_to_come(bench, show):
    noise = np.random.default_rng(0)

    def steps(count):
        for _ in range(count):
            values = noise.integers(0, 4, bench.canvas.label_map.shape).astype(np.uint8)
            assert bench.document.apply_edit(Edit(Box(0, 0, 60, 40), values), "lasso")

    bench.apply_setting("undo_mb", 1)
    steps(1)
    kept = max(200, 2**20 // bench.document.history.nbytes)
    bench.apply_setting("undo_mb", 256)
    steps(kept + 20)
    assert bench.step_count == kept + 21
    bench.apply_setting("undo_mb", 1)
    assert 200 <= bench.step_count <= kept + 5
    show(bench, "pug_2")
    steps(kept + 20)
    assert 200 <= bench.step_count <= kept + 5
