"""The journal: operations, crashes between file and row, any mix of strokes, undo and saves."""

import sqlite3

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segtool.core import correction_files, correction_store
from segtool.core.errors import SegtoolError
from segtool.core.operation import Operation, SampleState
from segtool.core.workspace import Facts, Workspace
from tests.core.edits import paint, replace
from tests.core.workspace.conftest import BASE, beside


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


def test_a_row_is_on_the_disk_when_append_returns(workspace: Workspace) -> None:
    """Another connection sees it, and the database is in the mode that syncs each commit."""
    stroke, _ = paint(BASE, (0, 0, 5, 5), 1)
    workspace.append("A", "do", stroke)
    with sqlite3.connect(workspace.directory / "workspace.sqlite") as other:
        assert other.execute("SELECT count(*) FROM journal").fetchone() == (1,)
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    other.close()
    assert workspace._database._connection.execute("PRAGMA synchronous").fetchone() == (2,)
