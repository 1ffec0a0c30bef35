"""What editing starts from changes under it: another mapping, a correction that cannot be read, opening again."""

import threading
import time
import zlib

import numpy as np
import pytest
from PIL import Image

from segtool.core.box import Box
from segtool.core.lock import WindowLock
from segtool.core.operation import Operation, Patch, SampleState
from segtool.core.settings import Settings
from segtool.core.workspace import Facts, Workspace
from segtool.workbench import facade
from segtool.workbench.opening import open_work
from tests.core.edits import paint as painted
from tests.datasets import geometry, make_dataset, save_trimap, trimap
from tests.workbench.conftest import paint

TRUTH = trimap(**geometry(0))


def stored(bench, name):
    return np.asarray(Image.open(bench.workspace.correction_path(name)))


@pytest.fixture
def zero_based(folder):
    """The first sample's trimap holds 0, 1, 2."""
    save_trimap(folder / "annotations" / "trimaps" / "Abyssinian_1.png", TRUTH - 1)
    return folder


def test_a_step_from_before_another_mapping_is_never_done_again_on_its_ground_truth(
    open_bench, zero_based, qtbot, saved
):
    bench = open_bench(zero_based)
    paint(bench, 1, 30, 20, 21)
    bench.undo()
    assert bench.can_redo
    with qtbot.waitSignal(bench.sampleChanged):
        bench.set_value_mapping("zero-based")
    assert not bench.can_redo
    bench.redo()
    assert (bench.canvas.label_map == TRUTH).all()
    paint(bench, 1, 3, 2)
    bench.undo()
    saved(bench)
    assert (bench.canvas.label_map == TRUTH).all()
    assert not bench.workspace.correction_path("Abyssinian_1").exists()


def test_a_correction_outlives_another_mapping_and_reverts_to_the_new_ground_truth(
    open_bench, zero_based, qtbot, saved
):
    bench = open_bench(zero_based)
    paint(bench, 1, 30, 20, 21)
    before = bench.canvas.label_map.copy()
    with qtbot.waitSignal(bench.sampleChanged):
        bench.set_value_mapping("zero-based")
    assert (bench.canvas.label_map == before).all()
    assert bench.shows_correction
    bench.revert()
    assert (bench.canvas.label_map == TRUTH).all()
    bench.undo()
    assert (bench.canvas.label_map == before).all()
    saved(bench)
    assert (stored(bench, "Abyssinian_1") == before).all()


def test_a_sample_that_is_being_read_anew_takes_no_stroke(open_bench, zero_based, qtbot, saved):
    bench = open_bench(zero_based)
    bench.set_value_mapping("zero-based")
    assert bench.loading == "Abyssinian_1"  # the old one is still on show
    assert not bench.start_stroke(1, 5, 3, 2)
    bench.accept()
    qtbot.waitUntil(lambda: not bench.loading)
    paint(bench, 1, 3, 2)
    saved(bench)
    assert stored(bench, "Abyssinian_1")[2, 3] == 1
    assert bench.facts("Abyssinian_1").review == "open"


@pytest.fixture
def damaged(folder):
    """The first sample has an accepted correction of three steps whose file is broken."""
    workspace = Workspace.open(folder)
    operation, values = painted(TRUTH, (0, 0, 9, 9), 1)
    row = workspace.append("Abyssinian_1", "do", operation)
    workspace.save_correction("Abyssinian_1", values, Facts(True, "accepted"), row)
    workspace.correction_path("Abyssinian_1").write_bytes(b"broken")
    workspace.close()
    return folder


def test_accepting_never_puts_the_ground_truth_over_a_correction_that_cannot_be_read(
    open_bench, damaged, qtbot, saved
):
    bench = open_bench(damaged)
    assert bench.left_title == "Correction that cannot be read"
    assert not bench.can_accept
    assert bench.figures is None  # the ground truth is no stand-in for it
    bench.reopen()
    bench.accept()
    bench.undo()
    saved(bench)
    assert bench.workspace.correction_path("Abyssinian_1").read_bytes() == b"broken"
    assert bench.facts("Abyssinian_1").review == "accepted"


def test_a_new_correction_in_place_of_a_broken_one_goes_back_to_the_ground_truth_and_no_further(
    open_bench, damaged, saved
):
    bench = open_bench(damaged)
    assert "kept beside it as Abyssinian_1.damaged" in bench.needs_question()
    paint(bench, 1, 50.5, 30.5)
    expected = TRUTH.copy()
    expected[30, 50] = 1
    saved(bench)
    assert (stored(bench, "Abyssinian_1") == expected).all()
    assert (bench.workspace.corrections_folder / "Abyssinian_1.damaged").read_bytes() == b"broken"
    assert bench.close()
    again = open_bench(damaged)
    assert (again.canvas.label_map == expected).all()
    assert again.step_count == 1  # the broken one's steps are gone with it
    again.undo()
    assert not again.can_undo
    assert (again.canvas.label_map == TRUTH).all()
    saved(again)
    assert again.facts("Abyssinian_1").correction is False
    assert not again.workspace.correction_path("Abyssinian_1").exists()


def test_opening_what_this_window_edits_leaves_its_saving_alone(folder, tmp_path):
    workspace = Workspace.open(folder, tmp_path / "work")
    operation, _ = painted(TRUTH, (0, 0, 9, 9), 1)
    workspace.append("Abyssinian_1", "do", operation)  # its file is on its way
    lock = WindowLock()
    assert lock.acquire(workspace.directory)
    held = workspace.directory, lock
    again = open_work(folder, workspace.directory, held, editing=True)
    assert again.recovered == ()
    assert not workspace.correction_path("Abyssinian_1").exists()
    again.workspace.close()
    taken_over = open_work(folder, workspace.directory, held, editing=False)
    assert taken_over.recovered == ("Abyssinian_1",)
    assert workspace.correction_path("Abyssinian_1").exists()
    taken_over.close()
    workspace.close()


def test_what_is_done_while_the_dataset_is_opened_again_is_kept(bench, folder, qtbot, monkeypatch):
    read, go_on = threading.Event(), threading.Event()

    def slowly(*arguments):
        work = open_work(*arguments)
        read.set()
        assert go_on.wait(10)
        return work

    monkeypatch.setattr(facade, "open_work", slowly)
    with qtbot.waitSignal(bench.datasetOpened):
        bench.open_dataset(folder)
        assert read.wait(10)
        paint(bench, 1, 3, 2)
        bench.accept()
        go_on.set()
    assert bench.facts("Abyssinian_1").review == "accepted"
    qtbot.waitUntil(lambda: bench.current is not None)
    assert bench.canvas.label_map[2, 3] == 1


@pytest.mark.parametrize(("megabytes", "kept"), [(1, 217), (256, 250)])
def test_steps_beyond_the_memory_for_undo_are_dropped_when_a_window_opens(
    open_bench, folder, megabytes, kept
):
    """Each of them takes twice 2,411 bytes: 217 are in 1 MB."""
    Settings().set("undo_mb", megabytes)
    noise = np.random.default_rng(0)
    workspace = Workspace.open(folder)
    values = TRUTH
    for number in range(250):
        other = noise.integers(0, 256, (40, 60)).astype(np.uint8) % 4
        patch = Patch(
            Box(0, 0, 60, 40), zlib.compress(values.tobytes(), 0), zlib.compress(other.tobytes(), 0)
        )
        operation = Operation("brush", patch, SampleState(number > 0), SampleState(True))
        row, values = workspace.append("Abyssinian_1", "do", operation), other
    workspace.save_correction("Abyssinian_1", values, Facts(True), row)
    workspace.close()
    bench = open_bench(folder)
    assert (bench.canvas.label_map == values).all()
    assert bench.step_count == len(bench.workspace.journal("Abyssinian_1")) == kept


def test_each_dataset_is_predicted_by_its_own_workspaces_checkpoint(make_bench, tmp_path, checkpoint, qtbot):
    folders = make_dataset(tmp_path / "one"), make_dataset(tmp_path / "two")
    for folder, name in zip(folders, ("first", "all-pet"), strict=True):
        workspace = Workspace.open(folder)
        workspace.set("checkpoint", str(checkpoint.with_name(f"{name}.safetensors")))
        workspace.close()
    bench = make_bench(checkpoint=None)
    shown = []
    bench.predictionChanged.connect(
        lambda: (
            bench.prediction is not None and shown.append((bench.dataset.root.name, bench.prediction.digest))
        )
    )

    def opened(folder, name):
        bench.open_dataset(folder)
        qtbot.waitUntil(lambda: bench.dataset is not None and bench.dataset.root == folder.resolve())
        qtbot.waitUntil(lambda: bench.checkpoint_info is not None and bench.checkpoint_info.name == name)
        qtbot.waitUntil(lambda: bench.prediction is not None and not bench.predicting)
        return bench.prediction.digest

    assert opened(folders[0], "first") == "digest of first"
    assert opened(folders[1], "all-pet") == "digest of all-pet"
    assert opened(folders[0], "first") == "digest of first"
    assert set(shown) == {
        ("one", "digest of first"),
        ("two", "digest of all-pet"),
    }  # not for a moment another
    assert bench.workspace.get("checkpoint") == str(checkpoint)  # looking noted nothing


def test_of_two_checkpoints_chosen_quickly_the_last_is_used(bench, checkpoint, qtbot):
    bench.set_checkpoint(checkpoint)
    bench.set_checkpoint(checkpoint.with_name("all-pet.safetensors"))
    qtbot.waitUntil(lambda: bench.checkpoint_info.name == "all-pet" and not bench.predicting)
    assert (bench.prediction.label_map == 1).all()


def test_another_dataset_is_not_opened_under_a_running_export(bench, tmp_path, qtbot, monkeypatch):
    from segtool.core import export

    going, go_on = threading.Event(), threading.Event()
    real = export.prepare

    def prepare(*arguments):
        going.set()
        assert go_on.wait(10)
        return real(*arguments)

    monkeypatch.setattr(export, "prepare", prepare)
    bench.export(tmp_path / "refined")
    assert going.wait(10)
    with qtbot.waitSignal(bench.datasetFailed) as failed:
        bench.open_dataset(make_dataset(tmp_path / "other"))
    assert failed.args[0] == "An export is running."
    with qtbot.waitSignal(bench.taskDone) as done:
        go_on.set()
    assert done.args[1].written == 8
    with qtbot.waitSignal(bench.datasetOpened):
        bench.open_dataset(tmp_path / "other")


def test_a_checkpoint_chosen_for_one_dataset_is_never_noted_in_the_next(
    make_bench, network, folder, tmp_path, checkpoint, qtbot
):
    loading, go_on = threading.Event(), threading.Event()

    def build(path, device):
        if path.stem == "all-pet":
            loading.set()
            assert go_on.wait(10)
        return network(path, device)

    bench = make_bench(factory=build)
    bench.open_dataset(folder)
    qtbot.waitUntil(lambda: bench.prediction is not None)
    bench.set_checkpoint(checkpoint.with_name("all-pet.safetensors"))
    qtbot.waitUntil(loading.is_set)

    def let_it_arrive():
        go_on.set()
        time.sleep(0.1)  # its arrival is the next thing that the window hears of

    bench.datasetOpened.connect(let_it_arrive)
    with qtbot.waitSignal(bench.datasetOpened):
        bench.open_dataset(make_dataset(tmp_path / "other"))
    qtbot.waitUntil(lambda: bench.prediction is not None and not bench.predicting)
    assert bench.checkpoint_info.name == "first"
    qtbot.waitUntil(lambda: bench._tasks.running == ())
    assert bench.workspace.get("checkpoint") is None
    assert bench.problems == []  # noting the tests' stand-in for a checkpoint would be refused


def test_a_network_trained_for_one_dataset_is_not_taken_into_another(bench, tmp_path, checkpoint, qtbot):
    new = checkpoint.with_name("all-pet.safetensors")
    first = bench.dataset.root
    bench._trained_in = bench.workspace.directory
    bench._training.result = {"checkpoint": str(new)}
    with qtbot.waitSignal(bench.datasetOpened):
        bench.open_dataset(make_dataset(tmp_path / "other"))
    bench.accept_checkpoint()
    assert bench.problems == ["This network was trained for another dataset."]
    with qtbot.waitSignal(bench.datasetOpened):
        bench.open_dataset(first)
    bench.accept_checkpoint()
    qtbot.waitUntil(lambda: bench.checkpoint_info.name == "all-pet")


def test_undone_to_the_start_the_ground_truth_is_the_one_that_is_there_now(open_bench, folder, saved):
    bench = open_bench(folder)
    paint(bench, 1, 3, 2)
    saved(bench)
    assert bench.close()
    replaced = trimap(**geometry(5))
    save_trimap(folder / "annotations" / "trimaps" / "Abyssinian_1.png", replaced)
    again = open_bench(folder)
    boxes = []
    again.canvasChanged.connect(boxes.append)
    again.undo()
    assert again.left_title == "Ground truth (untouched)"
    assert (again.canvas.label_map == replaced).all()
    assert len(boxes) == 1
    saved(again)
    assert not again.workspace.correction_path("Abyssinian_1").exists()
