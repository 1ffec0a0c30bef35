"""Fine-tuning from the window, with small scripts as children; and the tasks."""

import json
import sys

import pytest

from segtool.core.export import verify_export
from tests.workbench.conftest import paint

PROLOGUE = """
import json, os, sys, time
def tell(**event):
    print(json.dumps(event), flush=True)
request = json.load(open(sys.argv[1]))
def wait_for_stop():
    return json.loads(sys.stdin.readline())["command"] == "stop"
"""


@pytest.fixture
def child(tmp_path):
    """Makes the command of a child process that runs a script."""

    def make(script: str) -> tuple[str, str]:
        path = tmp_path / "child.py"
        path.write_text(PROLOGUE + script)
        return sys.executable, str(path)

    return make


def test_the_child_is_told_dataset_workspace_and_checkpoint_and_its_events_come(
    open_bench, folder, child, checkpoint, qtbot
):
    bench = open_bench(
        folder, training_program=child("tell(event='epoch', request=request); tell(event='done', gate={})")
    )
    paint(bench, 1, 3, 2)
    events = []
    bench.trainingEvent.connect(events.append)
    with qtbot.waitSignal(bench.trainingFinished) as finished:
        assert bench.start_training({"epochs": 1})
        assert bench.training == "running"
    assert bench.training == ""
    request = events[0]["request"]
    assert request["dataset"] == str(folder.resolve())
    assert request["workspace"] == str(bench.workspace.directory)
    assert request["settings"] == {"epochs": 1, "checkpoint": str(checkpoint)}
    assert finished.args[0] == bench.training_result
    assert bench.workspace.correction_path("Abyssinian_1").is_file()  # it was saved before the start
    assert list(bench.workspace.runs_folder.iterdir()) == []


def test_the_window_works_while_a_training_runs_and_a_second_one_is_refused(
    open_bench, folder, child, qtbot, saved
):
    bench = open_bench(folder, training_program=child("wait_for_stop(); tell(event='done', gate={})"))
    states = []
    bench.trainingStateChanged.connect(lambda: states.append(bench.training))
    assert bench.start_training({})
    assert not bench.start_training({})
    assert bench.problems == ["A training is running already."]
    bench.next()
    qtbot.waitUntil(lambda: bench.current.name == "Abyssinian_2" and bench.prediction is not None)
    paint(bench, 1, 3, 2)
    saved(bench)
    with qtbot.waitSignal(bench.trainingFinished):
        bench.stop_training()
        assert bench.training == "stopping"
        assert not bench.start_training({})
    assert states == ["running", "stopping", ""]


def test_a_killed_child_leaves_a_sentence_and_the_checkpoint_in_use(open_bench, folder, child, qtbot):
    bench = open_bench(folder, training_program=child("os.kill(os.getpid(), 9)"))
    with qtbot.waitSignal(bench.trainingFailed) as failed:
        bench.start_training({})
    assert "killed" in failed.args[0]
    assert bench.training_result is None
    assert bench.checkpoint_info.name == "first"
    assert bench.training == ""


def test_the_new_checkpoint_is_used_only_when_it_is_accepted(open_bench, folder, child, checkpoint, qtbot):
    new = checkpoint.with_name("all-pet.safetensors")
    bench = open_bench(
        folder, training_program=child(f"tell(event='done', checkpoint={str(new)!r}, gate={{}})")
    )
    with qtbot.waitSignal(bench.trainingFinished):
        bench.start_training({})
    assert bench.checkpoint_info.name == "first"
    bench.keep_checkpoint()
    bench.accept_checkpoint()  # nothing is left to accept
    qtbot.wait(30)
    assert bench.checkpoint_info.name == "first"
    with qtbot.waitSignal(bench.trainingFinished):
        bench.start_training({})
    bench.accept_checkpoint()
    qtbot.waitUntil(lambda: bench.checkpoint_info.name == "all-pet" and not bench.predicting)
    assert (bench.prediction.label_map == 1).all()
    bench.set_checkpoint(checkpoint)  # the old one stays selectable
    qtbot.waitUntil(lambda: bench.checkpoint_info.name == "first" and not bench.predicting)


def test_closing_ends_a_training(open_bench, folder, child, qtbot, tmp_path):
    bench = open_bench(folder, training_program=child("tell(event='ready'); time.sleep(60)"))
    with qtbot.waitSignal(bench.trainingEvent, timeout=10_000):
        bench.start_training({})
    assert bench.close()
    assert bench.training == ""


def test_the_export_holds_what_was_just_painted(bench, tmp_path, qtbot):
    paint(bench, 1, 3, 2)
    target = tmp_path / "refined"
    progress = []
    bench.taskProgress.connect(lambda *arguments: progress.append(arguments))
    with qtbot.waitSignal(bench.taskDone, timeout=20_000) as done:
        bench.export(target)
    name, report = done.args
    assert (name, report.written) == ("export", 8)
    assert report.origins["corrected"] == 1
    assert verify_export(target) == []
    assert json.loads((target / "manifest.json").read_text())
    assert progress[-1][0] == "export"


def test_an_export_into_the_dataset_is_refused_with_a_sentence(bench, folder, qtbot):
    with qtbot.waitSignal(bench.taskFailed) as failed:
        bench.export(folder)
    assert failed.args[0] == "export"
    assert failed.args[1]


def test_a_check_tells_what_is_wrong_and_only_one_runs_at_a_time(bench, folder, qtbot):
    (folder / "images" / "pug_1.jpg").write_bytes(b"")
    refused = []
    bench.taskFailed.connect(lambda *arguments: refused.append(arguments))
    with qtbot.waitSignal(bench.taskDone, timeout=20_000) as done:
        bench.check()
        bench.check()
    assert [name for name, *_ in refused] == ["check"]
    assert done.args[0] == "check"
    assert any(problem.file.name == "pug_1.jpg" for problem in done.args[1])


def test_thumbnails_come_for_the_names_asked_for(bench, qtbot):
    made = {}
    bench.thumbnailReady.connect(lambda name, thumbnail: made.update({name: thumbnail.shape}))
    bench.request_thumbnails(["pug_1", "Bengal_1"])
    qtbot.waitUntil(lambda: len(made) == 2)
    assert made == {"pug_1": (40, 60, 3), "Bengal_1": (40, 60, 3)}


def test_the_sample_dataset_is_drawn_on_first_use_and_opened(make_bench, monkeypatch, qtbot):
    from segtool.core.drawing import sample
    from tests.datasets import make_dataset

    drawn = []

    def write(place, progress=None):
        drawn.append(place)
        progress(1, 1)
        make_dataset(place)
        return 8

    monkeypatch.setattr(sample, "write_sample", write)
    bench = make_bench()
    with qtbot.waitSignal(bench.datasetOpened):
        bench.open_sample()
    with qtbot.waitSignal(bench.datasetOpened):
        bench.open_sample()
    assert len(drawn) == 1
    assert bench.dataset.root == drawn[0].resolve()
