"""What is painted as ignore counts nowhere: not in the window's figures, not in training; the export says so."""

import json

import numpy as np
from PIL import Image

from segtool.core.classes import IGNORE
from segtool.core.labels import label_map_of
from segtool.ml.data import CLASS_INDEX
from segtool.ml.losses import IGNORED


def test_ignore_paint_counts_in_no_figure_in_no_loss_and_stands_in_the_export(bench, qtbot, saved, tmp_path):
    sample = bench.current
    truth = bench.canvas.label_map.copy()
    wrong = truth != bench.prediction.label_map
    assert wrong.any()
    assert bench.figures.mean_iou < 1
    bench.start_stroke(IGNORE, 1, 0.5, 0.5)
    bench.end_stroke()
    for y, x in np.argwhere(wrong):
        bench.start_stroke(IGNORE, 1, float(x) + 0.5, float(y) + 0.5)
        bench.end_stroke()
    qtbot.waitUntil(lambda: bench.figures is not None and bench.figures.mean_iou == 1, timeout=10_000)
    expected = truth.copy()
    expected[wrong] = IGNORE
    expected[0, 0] = IGNORE
    saved(bench)
    trained_on = label_map_of(sample, bench.workspace)
    assert trained_on is not None
    assert ((np.asarray(CLASS_INDEX)[trained_on.label_map] == IGNORED) == (expected == IGNORE)).all()
    done = []
    bench.taskDone.connect(lambda task, result: done.append(result) if task == "export" else None)
    bench.export(tmp_path / "out")
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    written = np.asarray(Image.open(tmp_path / "out" / "annotations" / "trimaps" / f"{sample.name}.png"))
    assert (written == expected).all()
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["ignore_value"] == IGNORE


def test_exp_10_an_export_right_after_painting_holds_the_last_stroke(bench, qtbot, tmp_path):
    name, expected = bench.current.name, bench.canvas.label_map.copy()
    expected[3, 2:6] = 3
    bench.start_stroke(3, 1, 2.5, 3.5)
    bench.stroke_to(5.5, 3.5)
    assert bench.canvas.stroking  # the button is still down
    done = []
    bench.taskDone.connect(lambda task, result: done.append(result) if task == "export" else None)
    bench.export(tmp_path / "out")
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    written = np.asarray(Image.open(tmp_path / "out" / "annotations" / "trimaps" / f"{name}.png"))
    assert (written == expected).all()
    assert done[0].saved_state
