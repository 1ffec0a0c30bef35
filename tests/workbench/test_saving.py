"""Saving that fails, closing, two windows on one workspace."""

import errno
import subprocess
import sys
import threading

import numpy as np
import pytest
from PIL import Image

from segtool.core import files
from segtool.core.lock import WindowLock
from segtool.workbench import facade, saving
from tests.datasets import geometry, make_dataset, trimap
from tests.workbench.conftest import paint


@pytest.fixture(params=[errno.ENOSPC, errno.EACCES, errno.EROFS, "short"])
def broken_disk(request, monkeypatch):
    """Every write of a file fails until `broken_disk.clear()`."""
    broken = threading.Event()
    broken.set()
    real = files._os_write

    def write(descriptor, data):
        if not broken.is_set():
            return real(descriptor, data)
        if request.param == "short":
            return 0
        raise OSError(request.param, "fault of the test")

    monkeypatch.setattr(files, "_os_write", write)
    return broken


def stored(bench, name):
    return np.asarray(Image.open(bench.workspace.correction_path(name)))


def test_a_failed_save_is_told_once_stays_unsaved_and_loses_nothing(
    bench, show, qtbot, saved, broken_disk, monkeypatch
):
    broken_disk.clear()
    paint(bench, 1, 3, 2)
    saved(bench)
    good = stored(bench, "Abyssinian_1")
    broken_disk.set()
    paint(bench, 3, 5, 2)
    bench.save_now()
    qtbot.waitUntil(lambda: bench.saved_state.startswith("Not saved: Could not write"))
    show(bench, "Abyssinian_2")
    paint(bench, 1, 8, 2)
    bench.save_now()
    bench.save_now()
    qtbot.waitUntil(lambda: len(bench.problems) == 2)
    qtbot.wait(50)
    assert len(bench.problems) == 2  # once for each sample, however often it is tried
    assert (stored(bench, "Abyssinian_1") == good).all()
    assert bench.unsaved
    assert not bench.close()  # the window stays
    show(bench, "Abyssinian_1")  # and works
    assert bench.canvas.label_map[2, 5] == 3
    bench.undo()
    bench.redo()
    broken_disk.clear()
    saved(bench)
    assert stored(bench, "Abyssinian_1")[2, 5] == 3
    assert stored(bench, "Abyssinian_2")[2, 8] == 1
    assert bench.saved_state.startswith("Saved ")
    assert bench.close()


def test_what_failed_is_tried_again_by_itself(make_bench, folder, qtbot, broken_disk, monkeypatch):
    monkeypatch.setattr(saving, "RETRY_MS", 100)
    monkeypatch.setattr(saving, "AUTOSAVE_MS", 50)
    broken_disk.clear()
    bench = make_bench()
    bench.open_dataset(folder)
    qtbot.waitUntil(lambda: bench.current is not None)
    broken_disk.set()
    paint(bench, 1, 3, 2)
    qtbot.waitUntil(lambda: len(bench.problems) == 1)
    broken_disk.clear()
    qtbot.waitUntil(lambda: not bench.unsaved)
    assert stored(bench, "Abyssinian_1")[2, 3] == 1


def test_closing_anyway_with_a_full_disk_leaves_the_edits_in_the_journal(
    bench, open_bench, folder, broken_disk
):
    paint(bench, 1, 3, 2)
    assert not bench.close()
    assert bench.close(anyway=True)
    broken_disk.clear()
    again = open_bench(folder)
    assert again.recovered == ("Abyssinian_1",)
    assert again.canvas.label_map[2, 3] == 1


def test_another_dataset_is_not_opened_over_unsaved_work(bench, tmp_path, qtbot, broken_disk):
    paint(bench, 1, 3, 2)
    with qtbot.waitSignal(bench.datasetFailed) as failed:
        bench.open_dataset(make_dataset(tmp_path / "other"))
    assert failed.args[0].startswith("Not saved")
    assert bench.canvas.label_map[2, 3] == 1
    broken_disk.clear()
    with qtbot.waitSignal(bench.datasetOpened):
        bench.open_dataset(tmp_path / "other")
    assert bench.dataset.root.name == "other"


def test_closing_saves_what_was_painted_a_moment_before(bench, open_bench, folder):
    paint(bench, 1, 3, 2)
    closing = []
    bench.closing.connect(lambda: closing.append(bench.unsaved))
    assert bench.close()
    assert closing == [False]  # all was saved before the window was let go
    assert bench.close()  # once more does no harm
    again = open_bench(folder)
    assert again.recovered == ()
    assert stored(again, "Abyssinian_1")[2, 3] == 1


def test_closing_in_the_middle_of_everything_ends_every_thread(bench, network, qtbot):
    network.seconds = lambda: 0.3
    bench.request_thumbnails([sample.name for sample in bench.samples])
    bench.check()
    bench.select("pug_2")
    network.begun.clear()
    qtbot.waitUntil(network.begun.is_set)
    paint(bench, 1, 3, 2) if bench.canvas else None
    assert bench.close()
    told = []
    bench.predictionChanged.connect(lambda: told.append(1))
    qtbot.wait(400)
    assert told == []


def test_a_second_window_is_read_only_says_so_and_takes_over(bench, make_bench, folder, qtbot, monkeypatch):
    monkeypatch.setattr(facade, "TAKE_OVER_MS", 50)
    paint(bench, 1, 3, 2)
    qtbot.waitUntil(lambda: len(bench.workspace.journal("Abyssinian_1")) == 1)
    second = make_bench()
    with qtbot.waitSignal(second.datasetOpened):
        second.open_dataset(folder)
    qtbot.waitUntil(lambda: second.current is not None)
    assert second.read_only
    assert "Another window edits this workspace" in second.read_only_note
    assert second.saved_state == "Read-only"
    assert not second.start_stroke(1, 5, 3, 2)
    second.accept()
    second.undo()
    assert second.problems == [second.read_only_note] * 3
    assert second.canvas.label_map[2, 3] == 1  # it sees what the first has done
    paint(bench, 3, 9, 9)
    second.select("Bengal_1")
    qtbot.waitUntil(lambda: second.current.name == "Bengal_1")
    changed = []
    second.readOnlyChanged.connect(lambda: changed.append(second.read_only))
    qtbot.wait(200)
    assert second.read_only  # as long as the first lives
    assert bench.close()
    qtbot.waitUntil(lambda: changed == [False])
    qtbot.waitUntil(lambda: second.current is not None)
    assert second.current.name == "Bengal_1"  # it stays where it was
    paint(second, 1, 3, 2)
    assert second.shows_correction


def test_a_window_takes_over_when_the_other_process_is_killed(
    make_bench, folder, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setattr(facade, "TAKE_OVER_MS", 50)
    work = tmp_path / "work"
    script = (
        "import sys; from pathlib import Path; from segtool.core.lock import WindowLock\n"
        "from segtool.core.workspace import Workspace\n"
        "Workspace.open(Path(sys.argv[1]), Path(sys.argv[2])); lock = WindowLock()\n"
        "print(lock.acquire(Path(sys.argv[2])), flush=True); input()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, folder, work], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout.readline() == "True\n"
        bench = make_bench()
        with qtbot.waitSignal(bench.datasetOpened):
            bench.open_dataset(folder, work)
        assert bench.read_only
        assert f"process {other.pid}" in bench.read_only_note
        other.kill()
        qtbot.waitUntil(lambda: not bench.read_only)
    finally:
        other.kill()
        other.communicate()


def test_the_same_dataset_opened_again_in_one_window_stays_its_own(bench, folder, qtbot):
    with qtbot.waitSignal(bench.datasetOpened):
        bench.open_dataset(folder)
    assert not bench.read_only
    assert bench.close()
    lock = WindowLock()
    assert lock.acquire(bench.workspace.directory)  # and gives the lock back
    lock.release()


def test_a_folder_that_is_no_dataset_leaves_what_is_open(bench, tmp_path, qtbot):
    (tmp_path / "empty").mkdir()
    with qtbot.waitSignal(bench.datasetFailed) as failed:
        bench.open_dataset(tmp_path / "empty")
    assert "No pictures found" in failed.args[0]
    paint(bench, 1, 3, 2)
    assert bench.facts("Abyssinian_1").correction


def test_of_two_datasets_opened_quickly_the_last_stands(make_bench, tmp_path, qtbot):
    first, second = make_dataset(tmp_path / "first"), make_dataset(tmp_path / "second", ("pug_1",))
    bench = make_bench()
    bench.open_dataset(first)
    bench.open_dataset(second)
    qtbot.waitUntil(lambda: bench.current is not None)
    qtbot.wait(50)
    assert bench.dataset.root == second.resolve()
    assert [sample.name for sample in bench.samples] == ["pug_1"]
    assert (bench.canvas.label_map == trimap(**geometry(0))).all()
