"""Strokes, undo, facts, autosave: what is on the disk is what the person left."""

import shutil

import numpy as np
import pytest
from PIL import Image

from segtool.core.workspace import Facts, Workspace
from segtool.workbench import Workbench
from tests.datasets import geometry, make_dataset, save_trimap, save_wrong_size_trimap, trimap
from tests.workbench.conftest import marked_red, paint


def stored(bench: Workbench, name: str) -> np.ndarray:
    """The correction's file, by an independent decoder."""
    return np.asarray(Image.open(bench.workspace.correction_path(name)))


def test_a_stroke_is_one_step_that_reaches_the_file_by_itself(bench, qtbot):
    boxes = []
    bench.canvasChanged.connect(boxes.append)
    assert bench.left_title == "Ground truth (untouched)"
    assert bench.start_stroke(1, 1, 3.5, 2.5)
    bench.stroke_to(6.5, 2.5)
    bench.end_stroke()
    expected = trimap(**geometry(0))
    expected[2, 3:7] = 1
    assert (bench.canvas.label_map == expected).all()
    assert bench.facts("Abyssinian_1").correction
    assert bench.step_count == 1
    assert bench.left_title == "Your correction, 1 step, not saved yet"
    assert boxes[0] == (3, 2, 1, 1)
    qtbot.waitUntil(lambda: not bench.unsaved, timeout=5000)  # autosave
    assert (stored(bench, "Abyssinian_1") == expected).all()
    assert bench.left_title == "Your correction, 1 step, saved"
    assert bench.saved_state.startswith("Saved ")


def test_the_journal_has_a_stroke_within_50_ms_of_its_end(bench, qtbot):
    paint(bench, 1, 3, 2)
    qtbot.waitUntil(lambda: len(bench.workspace.journal("Abyssinian_1")) == 1)  # the thread is up
    paint(bench, 1, 5, 2)
    qtbot.wait(50)
    assert len(bench.workspace.journal("Abyssinian_1")) == 2


def test_a_stroke_that_changes_nothing_is_no_step(bench):
    paint(bench, 2, 0.5, 0.5)  # background on background
    assert bench.start_stroke(1, 9, -100, -100)
    bench.end_stroke()  # wholly outside
    assert not bench.can_undo
    assert not bench.unsaved
    assert bench.facts("Abyssinian_1") == Facts()


def test_an_aborted_stroke_leaves_no_trace(bench):
    assert bench.start_stroke(1, 9, 5, 5)
    assert (bench.canvas.label_map[5, 5]) == 1
    bench.abort_stroke()
    assert (bench.canvas.label_map == trimap(**geometry(0))).all()
    assert not bench.can_undo


def test_an_undone_state_is_what_is_saved(bench, show, saved, open_bench, folder):
    """GUI-06: stroke, save, undo, next, reopen."""
    paint(bench, 1, 3, 2)
    paint(bench, 3, 30, 2)
    saved(bench)
    bench.undo()
    show(bench, "Abyssinian_2")
    saved(bench)
    expected = trimap(**geometry(0))
    expected[2, 3] = 1
    assert (stored(bench, "Abyssinian_1") == expected).all()
    bench.close()
    again = open_bench(folder)
    assert again.current.name == "Abyssinian_2"  # the last one on show
    show(again, "Abyssinian_1")
    assert (again.canvas.label_map == expected).all()
    again.redo()
    assert again.canvas.label_map[2, 30] == 3


def test_undo_touches_only_the_picture_on_screen_and_history_is_its_own(bench, show, saved):
    """GUI-06: stroke on A, stroke on B, back to A, undo twice."""
    paint(bench, 1, 3, 2)
    show(bench, "Abyssinian_2")
    paint(bench, 3, 10, 2)
    show(bench, "Abyssinian_1")
    bench.undo()
    bench.undo()
    assert (bench.canvas.label_map == trimap(**geometry(0))).all()
    assert not bench.facts("Abyssinian_1").correction
    show(bench, "Abyssinian_2")
    assert bench.canvas.label_map[2, 10] == 3
    saved(bench)
    assert not bench.workspace.correction_path("Abyssinian_1").exists()
    assert stored(bench, "Abyssinian_2")[2, 10] == 3


def test_erasing_everything_is_remembered_and_the_neighbour_has_its_own(
    bench, show, saved, open_bench, folder
):
    """GUI-13."""
    assert bench.start_stroke(2, 200, 30, 20)
    bench.end_stroke()
    assert (bench.canvas.label_map == 2).all()
    bench.next()
    show(bench, "Abyssinian_2")
    paint(bench, 1, 3, 2)
    bench.previous()
    bench.close()
    again = open_bench(folder)
    show(again, "Abyssinian_1")
    assert (again.canvas.label_map == 2).all()
    assert again.shows_correction
    assert again.facts("Abyssinian_1").correction
    show(again, "Abyssinian_2")
    assert again.canvas.label_map[2, 3] == 1
    show(again, "Abyssinian_1")
    again.revert()
    assert (again.canvas.label_map == trimap(**geometry(0))).all()
    assert not again.facts("Abyssinian_1").correction
    saved(again)
    assert not again.workspace.correction_path("Abyssinian_1").exists()


def test_painting_after_accepting_opens_the_review_again_and_undo_accepts_it(bench, saved):
    bench.accept()
    assert bench.facts("Abyssinian_1").review == "accepted"
    assert bench.undo_text == "accept"
    paint(bench, 1, 3, 2)
    assert bench.facts("Abyssinian_1").review == "open"
    bench.undo()
    assert bench.facts("Abyssinian_1") == Facts(False, "accepted", bench.facts("Abyssinian_1").edited)
    saved(bench)
    assert bench.workspace.facts("Abyssinian_1").review == "accepted"
    bench.reopen()
    assert bench.facts("Abyssinian_1").review == "open"
    bench.undo()
    assert bench.facts("Abyssinian_1").review == "accepted"


@pytest.mark.parametrize("act", ["take_prediction", "revert"])
def test_every_change_of_an_accepted_label_map_opens_it_in_the_same_step(bench, act):
    paint(bench, 1, 3, 2)
    bench.accept()
    steps = bench.step_count
    getattr(bench, act)()
    assert bench.facts("Abyssinian_1").review == "open"
    assert bench.step_count == steps + 1
    bench.undo()
    assert bench.facts("Abyssinian_1").review == "accepted"


def test_taking_the_prediction_is_one_step_and_undo_brings_the_correction_back(bench, saved):
    """GUI-22."""
    paint(bench, 3, 3, 2)
    corrected = bench.canvas.label_map.copy()
    bench.take_prediction()
    assert (bench.canvas.label_map == marked_red(bench.image)).all()
    saved(bench)
    assert (stored(bench, "Abyssinian_1") == marked_red(bench.image)).all()
    bench.undo()
    assert (bench.canvas.label_map == corrected).all()
    saved(bench)
    assert (stored(bench, "Abyssinian_1") == corrected).all()


def test_predicting_reloading_and_other_checkpoints_leave_corrections_alone(
    bench, folder, checkpoint, saved, show, qtbot
):
    """GUI-22."""
    paint(bench, 3, 3, 2)
    corrected = bench.canvas.label_map.copy()
    saved(bench)
    bench.predict_again()
    qtbot.waitUntil(lambda: not bench.predicting)
    bench.set_checkpoint(checkpoint.with_name("all-pet.safetensors"), keep=False)
    qtbot.waitUntil(lambda: not bench.predicting and bench.checkpoint_info.name == "all-pet")
    assert (bench.prediction.label_map == 1).all()
    assert (bench.canvas.label_map == corrected).all()
    with qtbot.waitSignal(bench.datasetOpened):
        bench.open_dataset(folder)
    show(bench, "Abyssinian_1")
    assert (bench.canvas.label_map == corrected).all()
    assert (stored(bench, "Abyssinian_1") == corrected).all()


def test_after_a_crash_the_edits_are_there_saved_and_told(bench, make_bench, folder, qtbot, tmp_path):
    paint(bench, 1, 3, 2)
    qtbot.waitUntil(lambda: len(bench.workspace.journal("Abyssinian_1")) == 1)
    # The process dies here: a copy of the workspace is what a crash leaves.
    left = tmp_path / "left"
    shutil.copytree(bench.workspace.directory, left)
    again = make_bench()
    with qtbot.waitSignal(again.datasetOpened):
        again.open_dataset(folder, left)
    assert again.recovered == ("Abyssinian_1",)
    assert "Recovered the edits of Abyssinian_1" in again.saved_state
    qtbot.waitUntil(lambda: again.current is not None)
    assert again.canvas.label_map[2, 3] == 1
    assert stored(again, "Abyssinian_1")[2, 3] == 1
    again.undo()
    assert (again.canvas.label_map == trimap(**geometry(0))).all()


def test_a_sample_without_ground_truth_starts_from_background(open_bench, tmp_path):
    bench = open_bench(make_dataset(tmp_path / "plain", trimaps=False))
    assert not bench.has_label_map
    assert not bench.can_accept
    assert bench.left_title == "No ground truth"
    assert bench.figures is None
    bench.accept()
    assert bench.facts("Abyssinian_1").review == "open"
    paint(bench, 1, 3, 2)
    assert bench.has_label_map
    assert bench.figures is not None
    assert (bench.canvas.label_map == 1).sum() == 1
    bench.undo()
    bench.take_prediction()
    assert (bench.canvas.label_map == marked_red(bench.image)).all()
    bench.undo()
    assert not bench.has_label_map


def test_a_trimap_that_does_not_fit_asks_before_the_first_stroke(open_bench, folder):
    save_wrong_size_trimap(folder / "annotations" / "trimaps" / "Abyssinian_1.png", (5, 0))
    bench = open_bench(folder)
    assert bench.needs_question().startswith("Abyssinian_1.png is 65 x 40 pixels")
    paint(bench, 1, 3, 2)
    assert bench.needs_question() == ""


def test_a_broken_correction_is_told_and_asks_before_it_is_replaced(bench, show, saved, open_bench, folder):
    paint(bench, 1, 3, 2)
    saved(bench)
    path = bench.workspace.correction_path("Abyssinian_1")
    bench.close()
    path.write_bytes(b"")
    again = open_bench(folder)
    assert any("Abyssinian_1.png" in message for message in again.problems)
    assert "Start a new correction" in again.needs_question()
    assert not again.shows_correction
    assert path.read_bytes() == b""  # nothing is written unasked
    paint(again, 3, 5, 2)
    saved(again)
    expected = trimap(**geometry(0))
    expected[2, 5] = 3
    assert (stored(again, "Abyssinian_1") == expected).all()


def test_figures_follow_every_step(bench):
    before = bench.figures
    bench.take_prediction()
    assert bench.figures.iou["pet"] == 1.0
    assert bench.figures.iou["border"] is None
    bench.undo()
    assert bench.figures == before


def test_a_held_out_sample_says_that_it_is_never_trained_on(bench, show):
    assert bench.held_out_note == ""
    show(bench, "Abyssinian_2")
    assert bench.set_of("Abyssinian_2") == "held-out"
    assert "never trained on" in bench.held_out_note


def test_the_dataset_is_never_written_to(bench, folder, show, saved):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    paint(bench, 1, 3, 2)
    bench.accept()
    bench.next()
    bench.take_prediction()
    saved(bench)
    bench.close()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_stroke_under_way_is_kept_when_the_picture_changes(bench, show, saved):
    assert bench.start_stroke(1, 1, 3.5, 2.5)
    show(bench, "Abyssinian_2")
    saved(bench)
    assert stored(bench, "Abyssinian_1")[2, 3] == 1
    assert bench.canvas.label_map[2, 3] == trimap(**geometry(1))[2, 3]


def test_half_a_stroke_is_never_saved(bench, qtbot):
    paint(bench, 1, 3, 2)
    assert bench.start_stroke(3, 1, 10.5, 2.5)
    bench.save_now()
    qtbot.wait(30)
    assert not bench.workspace.correction_path("Abyssinian_1").exists()
    bench.abort_stroke()
    qtbot.waitUntil(lambda: not bench.unsaved, timeout=5000)
    expected = trimap(**geometry(0))
    expected[2, 3] = 1
    assert (stored(bench, "Abyssinian_1") == expected).all()


def test_what_commands_read_is_what_the_window_saved(bench, folder, saved):
    paint(bench, 1, 3, 2)
    bench.accept()
    saved(bench)
    command = Workspace.open(folder, bench.workspace.directory, read_only=True)
    assert command.facts("Abyssinian_1").correction
    assert command.facts("Abyssinian_1").review == "accepted"
    command.close()


def test_a_mapping_chosen_for_the_folder_turns_its_values_into_ground_truth(open_bench, folder, qtbot, show):
    for index, name in enumerate(("Abyssinian_1", "Abyssinian_2")):
        save_trimap(folder / "annotations" / "trimaps" / f"{name}.png", trimap(**geometry(index)) - 1)
    bench = open_bench(folder)
    assert bench.truth.problem.kind == "trimap-values"
    assert not bench.has_label_map
    with qtbot.waitSignal(bench.sampleChanged):
        bench.set_value_mapping("zero-based")
    assert (bench.canvas.label_map == trimap(**geometry(0))).all()
    bench.next()
    qtbot.waitUntil(lambda: bench.current.name == "Abyssinian_2")
    assert (bench.canvas.label_map == trimap(**geometry(1))).all()  # not what was read ahead before
    with qtbot.waitSignal(bench.sampleChanged):
        bench.set_value_mapping(None)
    assert bench.truth.problem.kind == "trimap-values"
