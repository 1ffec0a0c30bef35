"""The workspace: facts, corrections and the journal, as a window and a command beside it see them."""

import sqlite3
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from segtool.core import correction_files, correction_store
from segtool.core.errors import SegtoolError, UnreadableError, WriteError
from segtool.core.operation import Operation, SampleState
from segtool.core.workspace import Facts, Workspace
from tests.core.disks import FAULTS, inject
from tests.core.edits import paint, replace

BASE = np.full((23, 37), 2, np.uint8)
BASE.flags.writeable = False


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "pets").mkdir()
    opened = Workspace.open(tmp_path / "pets", tmp_path / "work")
    yield opened
    opened.close()


def beside(workspace: Workspace) -> Workspace:
    """What a command sees that runs beside the window."""
    return Workspace.open(workspace.dataset_root, workspace.directory, read_only=True)


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


def test_an_operation_is_seen_by_a_command_before_any_file_is_saved(workspace: Workspace) -> None:
    first, one = paint(BASE, (0, 0, 5, 5), 1)
    second, two = paint(one, (3, 3, 6, 6), 3, SampleState(True))
    workspace.append("pug_1", "do", first)
    workspace.append("pug_1", "do", second)
    command = beside(workspace)
    assert not command.correction_path("pug_1").exists()
    assert command.facts("pug_1").correction
    assert np.array_equal(command.load_correction("pug_1", BASE), two)
    workspace.append("pug_1", "undo")
    assert np.array_equal(command.load_correction("pug_1", BASE), one)
    workspace.append("pug_1", "redo")
    assert np.array_equal(command.load_correction("pug_1", BASE), two)
    workspace.append("pug_1", "undo")
    workspace.append("pug_1", "undo")
    assert not command.facts("pug_1").correction
    assert command.load_correction("pug_1", BASE) is None
    command.close()


def test_accepting_is_in_the_facts_with_its_journal_row_and_painting_reopens(workspace: Workspace) -> None:
    stroke, painted = paint(BASE, (0, 0, 5, 5), 1)
    workspace.append("pug_1", "do", stroke)
    accept = Operation("accept", None, SampleState(True, "open"), SampleState(True, "accepted"))
    workspace.append("pug_1", "do", accept)
    edited = workspace.facts("pug_1").edited
    assert beside(workspace).facts("pug_1") == Facts(True, "accepted", edited)
    more, _ = paint(painted, (9, 9, 2, 2), 3, SampleState(True, "accepted"))
    workspace.append("pug_1", "do", more)
    assert beside(workspace).facts("pug_1").review == "open"
    workspace.append("pug_1", "undo")
    assert beside(workspace).facts("pug_1").review == "accepted"


def test_undo_of_nothing_is_refused_and_leaves_no_row(workspace: Workspace) -> None:
    with pytest.raises(SegtoolError, match="nothing to undo"):
        workspace.append("pug_1", "undo")
    stroke, _ = paint(BASE, (0, 0, 5, 5), 1)
    workspace.append("pug_1", "do", stroke)
    with pytest.raises(SegtoolError, match="nothing to redo"):
        workspace.append("pug_1", "redo")
    assert [row.event for row in workspace.journal("pug_1")] == ["do"]


def test_the_journal_gives_back_the_operations_as_they_were(workspace: Workspace) -> None:
    stroke, _ = paint(BASE, (2, 3, 5, 4), 1)
    accept = Operation("accept", None, SampleState(True), SampleState(True, "accepted"))
    ids = [workspace.append("pug_1", "do", stroke), workspace.append("pug_1", "do", accept)]
    ids.append(workspace.append("pug_1", "undo"))
    rows = workspace.journal("pug_1")
    assert [(row.id, row.event, row.operation) for row in rows] == [
        (ids[0], "do", stroke),
        (ids[1], "do", accept),
        (ids[2], "undo", None),
    ]


def test_unsaved_names_what_the_files_do_not_hold_yet(workspace: Workspace) -> None:
    stroke, painted = paint(BASE, (0, 0, 5, 5), 1)
    row = workspace.append("A", "do", stroke)
    workspace.append("B", "do", stroke)
    assert workspace.unsaved() == ["A", "B"]
    workspace.save_correction("A", painted, Facts(True), row)
    assert workspace.unsaved() == ["B"]


def test_a_save_that_lags_behind_the_journal_keeps_the_journals_facts(workspace: Workspace) -> None:
    stroke, painted = paint(BASE, (0, 0, 5, 5), 1)
    row = workspace.append("A", "do", stroke)
    workspace.append("A", "do", Operation("accept", None, SampleState(True), SampleState(True, "accepted")))
    workspace.save_correction("A", painted, Facts(True, "open"), row)
    assert workspace.facts("A").review == "accepted"
    assert workspace.unsaved() == ["A"]


def test_a_crash_between_file_and_row_replays_to_the_same_label_map(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, one = paint(BASE, (0, 0, 9, 9), 1)
    second, two = paint(one, (4, 4, 9, 9), 3, SampleState(True))
    row = workspace.append("A", "do", first)
    workspace.save_correction("A", one, Facts(True), row)
    workspace.append("A", "do", second)
    third = workspace.append("A", "undo")

    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(correction_store, "_note_saved", crash)
        with pytest.raises(KeyboardInterrupt):
            workspace.save_correction("A", one, Facts(True), third)
    workspace.append("A", "redo")
    with monkeypatch.context() as patched:
        patched.setattr(correction_store, "_note_saved", crash)
        with pytest.raises(KeyboardInterrupt):
            workspace.save_correction("A", two, Facts(True), third + 1)
    workspace.close()

    again = Workspace.open(workspace.dataset_root, workspace.directory)
    assert np.array_equal(correction_files.read(again.correction_path("A")), two)  # the file is the newer one
    assert again.unsaved() == ["A"]
    assert np.array_equal(again.load_correction("A"), two)
    again.close()


def test_a_crash_after_the_file_was_removed_for_a_revert_does_not_read_as_lost(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    stroke, painted = paint(BASE, (0, 0, 9, 9), 1)
    workspace.save_correction("A", painted, Facts(True), workspace.append("A", "do", stroke))
    workspace.append("A", "do", replace(painted, BASE, SampleState(True), False, "revert"))
    workspace.correction_path("A").unlink()  # what save_correction does first
    assert workspace.load_correction("A", BASE) is None
    workspace.append("A", "undo")
    assert np.array_equal(workspace.load_correction("A", BASE), painted)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_mix_of_strokes_undo_redo_and_saves_reads_back_whatever_was_saved_when(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("mix")
    (folder / "pets").mkdir()
    workspace = Workspace.open(folder / "pets", folder / "work")
    workspace._database._connection.execute("PRAGMA synchronous = OFF")
    maps = [BASE.copy()]
    at, row = 0, 0
    for _ in range(data.draw(st.integers(1, 12))):
        action = data.draw(st.sampled_from(["stroke", "stroke", "undo", "redo", "save", "crash"]))
        if action == "stroke":
            x, y = data.draw(st.integers(0, 30)), data.draw(st.integers(0, 18))
            box = (x, y, data.draw(st.integers(1, 7)), data.draw(st.integers(1, 5)))
            before = SampleState(at > 0)
            operation, painted = paint(maps[at], box, data.draw(st.integers(0, 3)), before)
            maps[at + 1 :] = [painted]
            at, row = at + 1, workspace.append("A", "do", operation)
        elif action == "undo" and at > 0:
            at, row = at - 1, workspace.append("A", "undo")
        elif action == "redo" and at + 1 < len(maps):
            at, row = at + 1, workspace.append("A", "redo")
        elif action == "save" and row:
            workspace.save_correction("A", maps[at] if at else None, Facts(at > 0), row)
        elif action == "crash" and row:  # the file arrived, its row did not
            path = workspace.correction_path("A")
            correction_files.write(path, maps[at]) if at else correction_files.remove(path)
        loaded = workspace.load_correction("A", BASE)
        if at == 0:
            assert loaded is None
        else:
            assert np.array_equal(loaded, maps[at])
    workspace.close()


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


def test_a_row_is_on_the_disk_when_append_returns(workspace: Workspace) -> None:
    """Another connection sees it, and the database is in the mode that syncs each commit."""
    stroke, _ = paint(BASE, (0, 0, 5, 5), 1)
    workspace.append("A", "do", stroke)
    with sqlite3.connect(workspace.directory / "workspace.sqlite") as other:
        assert other.execute("SELECT count(*) FROM journal").fetchone() == (1,)
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    other.close()
    assert workspace._database._connection.execute("PRAGMA synchronous").fetchone() == (2,)


def worked_on(workspace: Workspace, strokes: int, undone: int) -> list[np.ndarray]:
    """Strokes on pug_1, the last of them undone, everything saved. The label map after 0, 1, 2, ... strokes."""
    maps, state = [BASE], SampleState(False)
    for number in range(strokes):
        operation, after = paint(maps[-1], (number % 30, number % 20, 3, 2), 1 + number % 3, state)
        workspace.append("pug_1", "do", operation)
        maps.append(after)
        state = SampleState(True)
    for event in ("undo", "redo", *["undo"] * undone):
        workspace.append("pug_1", event)
    through = workspace.newest_row("pug_1")
    workspace.save_correction("pug_1", maps[strokes - undone], workspace.facts("pug_1"), through)
    return maps


def test_old_steps_are_dropped_and_the_newest_can_still_be_undone_and_redone(workspace: Workspace) -> None:
    maps = worked_on(workspace, strokes=12, undone=3)
    facts = workspace.facts("pug_1")
    assert workspace.prune_journal(kept=4, byte_budget=0) == 17 - (4 + 3 + 3)
    assert [row.event for row in workspace.journal("pug_1")] == ["do"] * 7 + ["undo"] * 3
    assert workspace.facts("pug_1") == facts
    assert workspace.unsaved() == []
    assert np.array_equal(workspace.load_correction("pug_1", BASE), maps[9])
    for strokes in (10, 11, 12):
        workspace.append("pug_1", "redo")
        assert np.array_equal(workspace.load_correction("pug_1", BASE), maps[strokes])
    for strokes in (11, 10, 9, 8, 7, 6, 5):
        workspace.append("pug_1", "undo")
        assert np.array_equal(beside(workspace).load_correction("pug_1", BASE), maps[strokes])
    with pytest.raises(SegtoolError, match="nothing to undo"):
        workspace.append("pug_1", "undo")


def test_more_steps_stay_as_far_as_the_bytes_reach(workspace: Workspace) -> None:
    maps = worked_on(workspace, strokes=12, undone=2)
    steps = [row.operation for row in workspace.journal("pug_1") if row.operation is not None]
    sizes = [operation.nbytes for operation in steps]
    assert workspace.prune_journal(kept=3, byte_budget=10**6) == 2  # an undo and a redo that met
    assert workspace.prune_journal(kept=3, byte_budget=sum(sizes[5:])) == 5
    for strokes in (9, 8, 7, 6, 5):
        workspace.append("pug_1", "undo")
        assert np.array_equal(workspace.load_correction("pug_1", BASE), maps[strokes])
    with pytest.raises(SegtoolError, match="nothing to undo"):
        workspace.append("pug_1", "undo")


def test_a_journal_that_is_ahead_of_its_file_or_short_loses_nothing(workspace: Workspace) -> None:
    maps = worked_on(workspace, strokes=12, undone=0)
    assert workspace.prune_journal(kept=14, byte_budget=0) == 0  # as many rows as may stay
    operation, after = paint(maps[-1], (9, 9, 9, 9), 3, SampleState(True))
    workspace.append("pug_1", "do", operation)
    assert workspace.prune_journal(kept=4, byte_budget=0) == 0
    assert np.array_equal(workspace.load_correction("pug_1", BASE), after)


def test_a_value_that_moves_the_start_forgets_the_steps_and_keeps_the_corrections(
    workspace: Workspace,
) -> None:
    operation, painted = paint(BASE, (0, 0, 5, 5), 1)
    row = workspace.append("pug_1", "do", operation)
    with pytest.raises(SegtoolError, match="pug_1 are not in their files"):
        workspace.rebase("value_mapping", "zero-based")
    assert workspace.get("value_mapping") is None
    workspace.save_correction("pug_1", painted, Facts(True), row)
    workspace.rebase("value_mapping", "zero-based")
    assert workspace.get("value_mapping") == "zero-based"
    assert workspace.journal("pug_1") == []
    assert np.array_equal(workspace.load_correction("pug_1"), painted)


def test_a_correction_that_cannot_be_read_gives_way_and_is_kept_beside(workspace: Workspace) -> None:
    operation, painted = paint(BASE, (0, 0, 5, 5), 1)
    row = workspace.append("pug_1", "do", operation)
    workspace.save_correction("pug_1", painted, Facts(True), row)
    workspace.correction_path("pug_1").write_bytes(b"broken")
    workspace.start_over("pug_1")
    assert workspace.load_correction("pug_1", BASE) is None
    assert (workspace.corrections_folder / "pug_1.damaged").read_bytes() == b"broken"
    again, other = paint(BASE, (2, 2, 5, 5), 3)
    workspace.append("pug_1", "do", again)
    assert np.array_equal(workspace.load_correction("pug_1", BASE), other)  # before any file is saved
    workspace.append("pug_1", "undo")
    with pytest.raises(SegtoolError, match="nothing to undo"):
        workspace.append("pug_1", "undo")
