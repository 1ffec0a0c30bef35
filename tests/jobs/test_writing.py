"""The writing queue: in order, nothing dropped, failures kept and written later."""

import errno
import threading
import time

import numpy as np
import pytest
from PIL import Image

from segtool.core import files
from segtool.core.box import Box
from segtool.core.errors import WriteError
from segtool.core.operation import Operation, Patch, SampleState
from segtool.core.workspace import Facts, Workspace
from segtool.jobs.writing import WritingQueue
from tests.datasets import make_dataset

CORRECTED = Facts(correction=True)


def stroke(value: int) -> Operation:
    """An operation that sets the top left pixel."""
    patch = Patch.between(Box(0, 0, 1, 1), np.full((1, 1), 2, np.uint8), np.full((1, 1), value, np.uint8))
    return Operation("brush", patch, SampleState(False), SampleState(True))


def label_map(value: int) -> np.ndarray:
    return np.full((40, 60), value, np.uint8)


def stored(workspace: Workspace, name: str) -> np.ndarray:
    return np.asarray(Image.open(workspace.correction_path(name)))


@pytest.fixture
def workspace(tmp_path):
    workspace = Workspace.open(make_dataset(tmp_path / "pets"), tmp_path / "work")
    yield workspace
    workspace.close()


@pytest.fixture
def queue(workspace, qapp):
    queue = WritingQueue(workspace)
    yield queue
    queue.stop()


@pytest.fixture
def full_disk(monkeypatch):
    """Every write fails until `full_disk.clear()`."""
    full = threading.Event()
    full.set()
    real = files._os_write

    def write(descriptor, data):
        if full.is_set():
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(descriptor, data)

    monkeypatch.setattr(files, "_os_write", write)
    return full


def test_an_operation_is_committed_within_50_ms_in_the_order_of_the_calls(qtbot, workspace, queue):
    queue.append("pug_1", "do", stroke(1))
    assert queue.flush()  # the thread is up
    before = time.monotonic()
    queue.append("pug_1", "do", stroke(3))
    queue.append("pug_1", "undo")
    while len(workspace.journal("pug_1")) < 3 and time.monotonic() - before < 5:
        time.sleep(0.001)
    assert (time.monotonic() - before) / 2 < 0.05
    assert [row.event for row in workspace.journal("pug_1")] == ["do", "do", "undo"]


def test_a_row_is_committed_while_a_large_file_is_being_written(qtbot, workspace, queue, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    real = workspace.save_correction

    def save(name, values, facts, through, sources=None):
        begun.set()
        assert go_on.wait(5)
        real(name, values, facts, through, sources)

    monkeypatch.setattr(workspace, "save_correction", save)
    queue.append("pug_1", "do", stroke(1))
    queue.save("pug_1", label_map(1), CORRECTED)
    assert begun.wait(5)
    queue.append("pug_1", "do", stroke(3))
    queue.append("pug_2", "do", stroke(3))
    qtbot.waitUntil(lambda: len(workspace.journal("pug_2")) == 1, timeout=2000)
    assert [row.event for row in workspace.journal("pug_1")] == ["do", "do"]
    assert queue.names == {"pug_1"}
    go_on.set()
    assert queue.flush()
    assert workspace.unsaved() == ["pug_1", "pug_2"]  # the file holds the first row alone
    assert workspace.load_correction("pug_1")[0, 0] == 3


def test_a_save_holds_the_rows_before_it(qtbot, workspace, queue):
    queue.append("pug_1", "do", stroke(1))
    with qtbot.waitSignal(queue.saved) as saved:
        queue.save("pug_1", label_map(1), CORRECTED)
    assert saved.args[0] == "pug_1"
    assert abs(saved.args[1] - time.time()) < 5
    assert (stored(workspace, "pug_1") == 1).all()
    assert workspace.unsaved() == []
    assert queue.names == set()


def test_many_saves_of_a_sample_write_only_what_is_newest(qtbot, workspace, queue, monkeypatch):
    written = []
    real = workspace.save_correction
    begun, go_on = threading.Event(), threading.Event()

    def save(name, values, facts, through, sources=None):
        written.append((name, int(values[0, 0])))
        begun.set()
        assert go_on.wait(5)
        real(name, values, facts, through, sources)

    monkeypatch.setattr(workspace, "save_correction", save)
    queue.save("pug_1", label_map(1), CORRECTED)
    assert begun.wait(5)
    for value in (2, 3, 1, 2):
        queue.save("pug_1", label_map(value), CORRECTED)
    queue.save("pug_2", label_map(3), CORRECTED)
    go_on.set()
    assert queue.flush()
    assert written == [("pug_1", 1), ("pug_1", 2), ("pug_2", 3)]
    assert (stored(workspace, "pug_1") == 2).all()


def test_a_failed_save_is_told_kept_and_written_when_the_disk_has_room(qtbot, workspace, queue, full_disk):
    full_disk.clear()
    queue.save("pug_1", label_map(1), CORRECTED)
    assert queue.flush()
    full_disk.set()
    with qtbot.waitSignal(queue.failed) as failed:
        queue.save("pug_1", label_map(3), CORRECTED)
    assert failed.args[0] == "pug_1"
    assert isinstance(failed.args[1], WriteError)
    assert "the disk is full" in failed.args[1].message
    assert queue.names == {"pug_1"}
    assert not queue.flush()
    assert (stored(workspace, "pug_1") == 1).all()  # the old file is whole
    assert [path.name for path in workspace.corrections_folder.iterdir()] == ["pug_1.png"]
    full_disk.clear()
    assert queue.flush()
    assert (stored(workspace, "pug_1") == 3).all()
    assert queue.failures == {}


def test_while_one_sample_cannot_be_saved_the_journal_and_the_others_go_on(
    qtbot, workspace, queue, monkeypatch
):
    real = workspace.save_correction
    broken = threading.Event()
    broken.set()

    def save(name, *arguments):
        if name == "pug_1" and broken.is_set():
            raise WriteError("Could not write pug_1.")
        real(name, *arguments)

    monkeypatch.setattr(workspace, "save_correction", save)
    queue.append("pug_1", "do", stroke(1))
    queue.save("pug_1", label_map(1), CORRECTED)
    queue.append("pug_2", "do", stroke(1))
    queue.save("pug_2", label_map(1), CORRECTED)
    assert not queue.flush()
    queue.append("pug_1", "do", stroke(3))
    queue.save("pug_1", label_map(3), CORRECTED)
    queue.append("pug_2", "undo")
    qtbot.waitUntil(lambda: len(workspace.journal("pug_2")) == 2)
    qtbot.waitUntil(lambda: len(workspace.journal("pug_1")) == 2)  # safe without its file
    assert not queue.flush()
    assert (stored(workspace, "pug_2") == 1).all()
    assert [row.event for row in workspace.journal("pug_2")] == ["do", "undo"]
    broken.clear()
    assert queue.flush()
    assert (stored(workspace, "pug_1") == 3).all()
    assert [row.event for row in workspace.journal("pug_1")] == ["do", "do"]


def test_a_journal_that_cannot_be_written_keeps_the_order_of_its_rows(qtbot, workspace, queue, monkeypatch):
    real = workspace.append
    full = threading.Event()
    full.set()

    def append(*arguments):
        if full.is_set():
            raise WriteError("Could not write the journal: the disk is full.")
        return real(*arguments)

    monkeypatch.setattr(workspace, "append", append)
    queue.append("pug_1", "do", stroke(1))
    queue.append("pug_1", "do", stroke(3))
    queue.append("pug_1", "undo")
    assert not queue.flush()
    assert workspace.journal("pug_1") == []
    full.clear()
    assert queue.flush()
    assert [row.event for row in workspace.journal("pug_1")] == ["do", "do", "undo"]


def test_stopping_writes_what_waits(qtbot, workspace):
    queue = WritingQueue(workspace)
    for number in range(1, 4):
        queue.append(f"pug_{number}", "do", stroke(1))
        queue.save(f"pug_{number}", label_map(1), CORRECTED)
    assert queue.stop()
    assert workspace.unsaved() == []
    assert all(workspace.correction_path(f"pug_{number}").is_file() for number in range(1, 4))


def test_an_unexpected_error_is_a_failure_too_and_the_thread_goes_on(qtbot, workspace, queue, monkeypatch):
    real = workspace.save_correction
    monkeypatch.setattr(workspace, "save_correction", lambda *_: 1 / 0)
    with qtbot.waitSignal(queue.failed) as failed:
        queue.save("pug_1", label_map(1), CORRECTED)
    assert "ZeroDivisionError" in failed.args[1].message
    monkeypatch.setattr(workspace, "save_correction", real)
    assert queue.flush()
    assert (stored(workspace, "pug_1") == 1).all()
