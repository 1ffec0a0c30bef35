"""Reading samples: what a result holds, what replaces what, what is kept ahead."""

import numpy as np
import pytest

from segtool.core.box import Box
from segtool.core.dataset import read_dataset
from segtool.core.operation import Operation, Patch, SampleState
from segtool.core.workspace import Facts, Workspace
from segtool.jobs import loading
from segtool.jobs.loading import LoadingJob, LoadRequest, load_sample
from tests.datasets import geometry, make_dataset, save_nothing, save_turned, save_wrong_size_trimap, trimap


@pytest.fixture
def folder(tmp_path):
    return make_dataset(tmp_path / "pets")


@pytest.fixture
def workspace(folder, tmp_path):
    workspace = Workspace.open(folder, tmp_path / "work")
    yield workspace
    workspace.close()


@pytest.fixture
def job(qapp):
    job = LoadingJob()
    yield job
    assert job.stop()


@pytest.fixture
def request_of(folder, workspace):
    numbers = iter(range(1, 1000))
    return lambda name: LoadRequest(next(numbers), read_dataset(folder).sample(name), workspace)


def stroke(before: int, after: int) -> Operation:
    """An operation that sets the top left pixel."""
    patch = Patch.between(
        Box(0, 0, 1, 1), np.full((1, 1), before, np.uint8), np.full((1, 1), after, np.uint8)
    )
    return Operation("brush", patch, SampleState(False), SampleState(True))


def test_an_untouched_sample_shows_its_ground_truth(request_of):
    loaded = load_sample(request_of("Abyssinian_1"))
    assert loaded.image.shape == (40, 60, 3)
    assert (loaded.canvas.label_map == trimap(**geometry(0))).all()
    assert loaded.facts == Facts()
    assert not loaded.history.can_undo
    assert (loaded.error, loaded.correction_error, loaded.recovered) == ("", "", False)


def test_a_saved_correction_takes_the_canvas_and_brings_its_history(request_of, workspace):
    changed = trimap(**geometry(0))
    changed[0, 0] = 1
    row = workspace.append("Abyssinian_1", "do", stroke(2, 1))
    workspace.save_correction("Abyssinian_1", changed, Facts(True), row)
    loaded = load_sample(request_of("Abyssinian_1"))
    assert (loaded.canvas.label_map == changed).all()
    assert (loaded.truth.label_map == trimap(**geometry(0))).all()
    assert loaded.facts.correction
    assert loaded.history.can_undo
    assert not loaded.recovered


def test_edits_that_only_the_journal_holds_are_played_and_told(request_of, workspace):
    workspace.append("Abyssinian_1", "do", stroke(2, 3))
    loaded = load_sample(request_of("Abyssinian_1"))
    assert loaded.canvas.label_map[0, 0] == 3
    assert loaded.recovered
    assert loaded.through > 0


def test_a_zero_byte_correction_is_told_and_not_taken_for_an_empty_one(request_of, workspace):
    workspace.save_correction("Abyssinian_1", trimap(), Facts(True), 0)
    save_nothing(workspace.correction_path("Abyssinian_1"))
    loaded = load_sample(request_of("Abyssinian_1"))
    assert "Abyssinian_1.png" in loaded.correction_error
    assert (loaded.canvas.label_map == trimap(**geometry(0))).all()


def test_a_broken_picture_is_a_result_with_its_reason(request_of, folder):
    save_nothing(folder / "images" / "pug_1.jpg")
    loaded = load_sample(request_of("pug_1"))
    assert loaded.image is None
    assert loaded.canvas is None
    assert "pug_1.jpg" in loaded.error


def test_a_trimap_of_another_size_leaves_a_background_to_start_from(request_of, folder):
    save_wrong_size_trimap(folder / "annotations" / "trimaps" / "pug_1.png", (3, 0))
    loaded = load_sample(request_of("pug_1"))
    assert loaded.truth.problem.kind == "trimap-size"
    assert (loaded.canvas.label_map == 2).all()


def test_the_orientation_is_told_and_not_applied(request_of, folder):
    save_turned(folder / "images" / "pug_1.jpg", 6)
    loaded = load_sample(request_of("pug_1"))
    assert loaded.orientation == 6
    assert loaded.image.shape == (40, 60, 3)


def test_the_newest_of_quick_selections_is_shown_and_no_other(qtbot, job, request_of):
    shown = []
    job.loaded.connect(lambda loaded: shown.append(loaded.name))
    for name in ("Abyssinian_1", "Abyssinian_2", "Bengal_1", "pug_2"):
        job.select(request_of(name))
    qtbot.waitUntil(lambda: job.is_idle)
    assert shown == ["pug_2"]


def test_a_neighbour_read_ahead_is_shown_at_once_and_read_only_once(qtbot, job, request_of, monkeypatch):
    with qtbot.waitSignal(job.ahead) as ahead:
        job.look_ahead(request_of("Bengal_1"))
    assert ahead.args == ["Bengal_1"]
    shown = []
    job.loaded.connect(lambda loaded: shown.append(loaded.name))
    job.select(request_of("Bengal_1"))
    assert shown == ["Bengal_1"]  # within the call
    assert job.peek("Bengal_1") is None
    qtbot.wait(20)
    assert shown == ["Bengal_1"]


def test_a_neighbour_that_is_just_being_read_is_not_read_twice(qtbot, job, request_of):
    read = []
    job._job.started.connect(lambda request: read.append(request.sample.name))
    shown = []
    job.loaded.connect(lambda loaded: shown.append(loaded.name))
    job.look_ahead(request_of("Bengal_1"))
    job.select(request_of("Bengal_1"))
    qtbot.waitUntil(lambda: bool(shown) and job.is_idle)
    assert (shown, read) == (["Bengal_1"], ["Bengal_1"])
    assert job.peek("Bengal_1") is None


def test_what_was_read_before_everything_changed_is_not_shown(qtbot, job, request_of):
    with qtbot.waitSignal(job.ahead):
        job.look_ahead(request_of("Bengal_1"))
    job.look_ahead(request_of("Bengal_2"))
    job.forget()
    qtbot.waitUntil(lambda: job.is_idle)
    assert job.peek("Bengal_1") is None
    assert job.peek("Bengal_2") is None


def test_only_a_few_neighbours_are_kept(qtbot, job, request_of, monkeypatch):
    monkeypatch.setattr(loading, "KEPT_SAMPLES", 2)
    for name in ("Abyssinian_1", "Bengal_1", "pug_1"):
        with qtbot.waitSignal(job.ahead):
            job.look_ahead(request_of(name))
    assert job.peek("Abyssinian_1") is None
    assert job.peek("pug_1").name == "pug_1"


def test_a_broken_workspace_is_told_and_the_next_sample_comes(qtbot, job, request_of, workspace, monkeypatch):
    real = workspace.facts
    monkeypatch.setattr(workspace, "facts", lambda name: 1 / 0)
    with qtbot.waitSignal(job.failed) as failed:
        job.select(request_of("pug_1"))
    assert failed.args[0] == "pug_1"
    assert "ZeroDivisionError" in failed.args[1]
    monkeypatch.setattr(workspace, "facts", real)
    with qtbot.waitSignal(job.loaded):
        job.select(request_of("pug_2"))
