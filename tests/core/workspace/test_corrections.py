"""Corrections and facts, as a window and a command beside it see them."""

import sqlite3
import threading

import numpy as np
import pytest
from PIL import Image

from segtool.core.errors import SegtoolError, UnreadableError, WriteError
from segtool.core.operation import SampleState
from segtool.core.workspace import Facts, Workspace
from tests.core.disks import FAULTS, inject
from tests.core.edits import paint, replace
from tests.core.workspace.conftest import BASE, beside


def test_a_sample_without_a_row_is_open_and_uncorrected(workspace: Workspace) -> None:
    assert workspace.facts("pug_1") == Facts(False, "open", None)
    assert workspace.all_facts() == {}
    assert workspace.load_correction("pug_1", BASE) is None


def test_a_saved_correction_reads_back_pixel_for_pixel_and_is_plain_grey_png(workspace: Workspace) -> None:
    """SAV-07: also the outermost pixels, one channel, 8 bit."""
    label_map = BASE.copy()
    label_map[0, :], label_map[-1, :], label_map[:, 0], label_map[:, -1] = 1, 3, 1, 3
    label_map[11, 18] = 0
    workspace.save_correction("pug_1", label_map, Facts(True), 0)
    with Image.open(workspace.correction_path("pug_1")) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "L", (37, 23))
        assert np.array_equal(np.asarray(image), label_map)
    assert np.array_equal(workspace.load_correction("pug_1"), label_map)
    assert workspace.facts("pug_1").correction


@pytest.mark.parametrize("value", [4, 76, 255])
def test_values_other_than_0_to_3_are_never_saved(workspace: Workspace, value: int) -> None:
    """MSK-06: the positive first, then a stray value is refused and the saved file stays."""
    workspace.save_correction("pug_1", BASE, Facts(True), 0)
    stored = workspace.correction_path("pug_1").read_bytes()
    stray = BASE.copy()
    stray[3, 4] = value
    with pytest.raises(SegtoolError, match=str(value)):
        workspace.save_correction("pug_1", stray, Facts(True), 0)
    assert workspace.correction_path("pug_1").read_bytes() == stored


def test_an_emptied_map_is_saved_and_counts_as_corrected_and_revert_takes_it_out(
    workspace: Workspace,
) -> None:
    """GUI-13, also for its neighbour and after opening again."""
    truth = BASE.copy()
    truth[5:15, 5:15] = 1
    erase, emptied = paint(truth, (0, 0, 37, 23), 2)
    row = workspace.append("A", "do", erase)
    workspace.save_correction("A", emptied, Facts(True), row)
    stroke, other = paint(truth, (1, 1, 4, 4), 3)
    workspace.append("B", "do", stroke)
    workspace.close()

    again = Workspace.open(workspace.dataset_root, workspace.directory)
    assert again.facts("A").correction
    assert np.array_equal(again.load_correction("A", truth), emptied)
    assert np.array_equal(again.load_correction("B", truth), other)

    back = replace(emptied, truth, SampleState(True), False, "revert")
    row = again.append("A", "do", back)
    assert again.facts("A") == Facts(False, "open", again.facts("A").edited)
    again.save_correction("A", None, Facts(False), row)
    assert not again.correction_path("A").exists()
    assert again.load_correction("A", truth) is None
    again.append("A", "undo")
    assert np.array_equal(again.load_correction("A", truth), emptied)
    again.close()


def test_unsaved_names_what_the_files_do_not_hold_yet(workspace: Workspace) -> None:
    stroke, painted = paint(BASE, (0, 0, 5, 5), 1)
    row = workspace.append("A", "do", stroke)
    workspace.append("B", "do", stroke)
    assert workspace.unsaved() == ["A", "B"]
    workspace.save_correction("A", painted, Facts(True), row)
    assert workspace.unsaved() == ["B"]


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"no picture"])
def test_a_broken_correction_is_an_error_that_names_it_and_never_an_empty_map(
    workspace: Workspace, content: bytes
) -> None:
    workspace.save_correction("A", BASE, Facts(True), 0)
    assert workspace.load_correction("A", BASE) is not None
    workspace.correction_path("A").write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        workspace.load_correction("A", BASE)
    assert caught.value.file == workspace.correction_path("A")


def test_a_correction_whose_file_is_gone_is_an_error_and_not_ground_truth(workspace: Workspace) -> None:
    workspace.save_correction("A", BASE, Facts(True), 0)
    workspace.correction_path("A").unlink()
    with pytest.raises(UnreadableError, match="missing"):
        workspace.load_correction("A", BASE)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failed_save_keeps_the_old_file_stays_unsaved_and_loses_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    first, one = paint(BASE, (0, 0, 9, 9), 1)
    workspace.save_correction("A", one, Facts(True), workspace.append("A", "do", first))
    stored = workspace.correction_path("A").read_bytes()
    second, two = paint(one, (4, 4, 9, 9), 3, SampleState(True))
    row = workspace.append("A", "do", second)
    with monkeypatch.context() as patched:
        given_faults = inject(patched, fault)
        with pytest.raises(WriteError) as caught:
            workspace.save_correction("A", two, Facts(True), row)
        assert given_faults
    assert str(workspace.correction_path("A")) in caught.value.message
    assert workspace.correction_path("A").read_bytes() == stored
    assert [path.name for path in workspace.corrections_folder.iterdir()] == ["A.png"]
    assert workspace.unsaved() == ["A"]
    assert np.array_equal(workspace.load_correction("A"), two)
    workspace.save_correction("A", two, Facts(True), row)
    assert workspace.unsaved() == []


@pytest.mark.parametrize("name", ["../A", "a/b", "a\\b", "..", "", "/etc/passwd", "a\0b"])
def test_names_that_lead_elsewhere_are_refused_everywhere(workspace: Workspace, name: str) -> None:
    stroke, _ = paint(BASE, (0, 0, 5, 5), 1)
    for call in (
        lambda: workspace.correction_path(name),
        lambda: workspace.save_correction(name, BASE, Facts(True), 0),
        lambda: workspace.append(name, "do", stroke),
        lambda: workspace.set_review(name, "accepted"),
    ):
        with pytest.raises(SegtoolError):
            call()
    assert workspace.all_facts() == {}


def test_review_from_the_command_line(workspace: Workspace) -> None:
    workspace.set_review("A", "accepted")
    assert workspace.facts("A") == Facts(False, "accepted", None)
    with pytest.raises(SegtoolError):
        workspace.set_review("A", "maybe")


def test_small_things_are_noted_and_forgotten(workspace: Workspace) -> None:
    assert workspace.get("last_sample", "none") == "none"
    workspace.set("last_sample", "pug_1")
    assert beside(workspace).get("last_sample") == "pug_1"
    workspace.set("last_sample", None)
    assert workspace.get("last_sample") is None


def test_runs_have_a_folder_of_their_own_and_an_outcome(workspace: Workspace) -> None:
    first, folder = workspace.new_run({"epochs": 3})
    second, _ = workspace.new_run({"epochs": 4})
    assert folder == workspace.runs_folder / first
    assert folder.is_dir()
    assert first != second
    workspace.finish_run(first, {"verdict": "better"})
    by_id = {run["id"]: run for run in workspace.runs()}
    assert by_id[first]["outcome"] == {"verdict": "better"}
    assert by_id[second]["finished"] is None
    assert by_id[second]["recipe"] == {"epochs": 4}


def test_saved_state_is_the_time_of_the_newest_edit(workspace: Workspace) -> None:
    assert workspace.saved_state() is None
    stroke, _ = paint(BASE, (0, 0, 5, 5), 1)
    workspace.append("A", "do", stroke)
    assert workspace.saved_state() == workspace.facts("A").edited


def test_threads_share_one_workspace(workspace: Workspace) -> None:
    stroke, _ = paint(BASE, (0, 0, 5, 5), 1)
    errors: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for _ in range(10):
                workspace.append(name, "do", stroke)
                assert workspace.facts(name).correction
        except (SegtoolError, AssertionError, sqlite3.Error) as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(f"T{number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert [len(workspace.journal(f"T{number}")) for number in range(4)] == [10] * 4
