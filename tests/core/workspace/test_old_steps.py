"""Which steps stay in the journal, and that the corrections stay whatever happens to it."""

import numpy as np
import pytest

from segtool.core.errors import SegtoolError
from segtool.core.operation import SampleState
from segtool.core.workspace import Facts, Workspace
from tests.core.edits import paint
from tests.core.workspace.conftest import BASE, beside


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
