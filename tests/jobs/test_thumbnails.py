"""The thumbnails' thread: the order of need, broken pictures, what is kept on disk, corrections."""

import os
import sys
import threading

import numpy as np
import pytest

from segtool.core.dataset import read_dataset
from segtool.core.workspace import Facts, Workspace
from segtool.jobs import thumbnails
from segtool.jobs.thumbnails import FILE_NAME, ThumbnailJob
from segtool.jobs.worker import BACKGROUND_NICENESS
from tests.datasets import make_dataset, save_nothing


@pytest.fixture
def dataset(tmp_path):
    return read_dataset(make_dataset(tmp_path / "pets"))


@pytest.fixture
def workspace(dataset):
    opened = Workspace.open(dataset.root)
    yield opened
    opened.close()


@pytest.fixture
def make_job(qapp, workspace):
    made = []

    def make(of=workspace):
        made.append(ThumbnailJob(of))
        return made[-1]

    yield make
    for job in made:
        assert job.stop()


@pytest.fixture
def ask(dataset, qtbot):
    """Asks for thumbnails of these names and waits for them."""

    def ask_(job, names, corrected=False, side=128):
        made = {}
        job.ready.connect(lambda name, thumbnail: made.update({name: thumbnail}))
        job.request([(dataset.sample(name), corrected, side) for name in names])
        qtbot.waitUntil(lambda: len(made) == len(names))
        return made

    return ask_


def test_they_come_in_the_order_of_need_and_a_new_list_replaces_the_old(
    qtbot, dataset, make_job, monkeypatch
):
    job = make_job()
    asked, gate = [], threading.Event()
    real = thumbnails.make_thumbnail

    def make(source):
        asked.append(source.name)
        assert gate.wait(5)
        return real(source)

    monkeypatch.setattr(thumbnails, "make_thumbnail", make)
    made = []
    job.ready.connect(lambda name, thumbnail: made.append((name, thumbnail.shape)))
    job.request([(dataset.sample(name), False, 128) for name in ("pug_1", "pug_2", "beagle_1")])
    qtbot.waitUntil(lambda: asked == ["pug_1"])
    job.request([(dataset.sample("Bengal_2"), False, 128), (dataset.sample("Bengal_1"), False, 30)])
    gate.set()
    qtbot.waitUntil(lambda: len(made) == 3)
    assert made == [("pug_1", (40, 60, 3)), ("Bengal_2", (40, 60, 3)), ("Bengal_1", (20, 30, 3))]


def test_a_broken_picture_in_the_list_is_told_and_the_next_ones_come(dataset, make_job, ask):
    save_nothing(dataset.sample("pug_1").image)
    made = ask(make_job(), ["pug_1", "pug_2"])
    assert made["pug_1"] is None
    assert made["pug_2"].shape == (40, 60, 3)


def test_what_was_made_is_read_from_the_disk_until_a_file_changes(
    dataset, workspace, make_job, ask, monkeypatch
):
    first = ask(make_job(), ["pug_1"])["pug_1"]
    calls = []
    real = thumbnails.make_thumbnail
    monkeypatch.setattr(thumbnails, "make_thumbnail", lambda source: calls.append(source) or real(source))
    job = make_job()
    again = ask(job, ["pug_1"])["pug_1"]
    assert calls == []
    assert np.abs(again.astype(int) - first).mean() < 8  # a JPEG of it
    trimap = dataset.sample("pug_1").trimap
    trimap.write_bytes(dataset.sample("Bengal_2").trimap.read_bytes())
    ask(job, ["pug_1"])
    assert [source.label for source in calls] == [trimap]


def test_an_edited_correction_is_drawn_in_place_of_the_ground_truth(workspace, make_job, ask):
    job = make_job()
    truth = ask(job, ["pug_1"])["pug_1"]
    assert (ask(job, ["pug_1"], corrected=True)["pug_1"] == ask(job, ["pug_1"])["pug_1"]).all()  # no file yet
    label_map = np.full((40, 60), 2, np.uint8)
    label_map[5:15, 5:15] = 1
    workspace.save_correction("pug_1", label_map, Facts(True), 0)
    edited = ask(job, ["pug_1"], corrected=True)["pug_1"]
    assert (edited[5:15, 4:7] != truth[5:15, 4:7]).any()
    label_map[5:15, 15:40] = 1
    workspace.save_correction("pug_1", label_map, Facts(True), 0)
    assert (ask(job, ["pug_1"], corrected=True)["pug_1"] != edited).any()


def test_a_workspace_open_for_reading_keeps_nothing(dataset, tmp_path, make_job, ask):
    reader = Workspace.open(dataset.root, tmp_path / "elsewhere", read_only=True)
    assert ask(make_job(reader), ["pug_1"])["pug_1"].shape == (40, 60, 3)
    assert not (tmp_path / "elsewhere").exists()
    reader.close()


def test_a_workspace_of_ones_own_keeps_them_in_one_file(workspace, make_job, ask):
    job = make_job()
    ask(job, ["pug_1", "pug_2"])
    assert job.stop()
    assert [path.name for path in workspace.directory.glob("thumb*")] == [FILE_NAME]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone gives each thread its own niceness")
def test_empty_places_go_before_what_nobody_looks_at_and_behind_the_window(make_job, ask, monkeypatch):
    found = []

    def make(source):
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        return np.zeros((40, 60, 3), np.uint8)

    monkeypatch.setattr(thumbnails, "make_thumbnail", make)
    ask(make_job(), ["pug_1"])
    window = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    assert window < found[0] < BACKGROUND_NICENESS
