"""Who set each pixel: the plane follows every step, is saved with its label map and survives crashes with it."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segtool.core import correction_store
from segtool.core.box import Box
from segtool.core.canvas import LabelCanvas
from segtool.core.counting import counts_of
from segtool.core.operation import Operation, SampleState, SourcePatch
from segtool.core.provenance import (
    EARLIER,
    SOME_NETWORK,
    SOME_RULE,
    SOME_TOOL,
    START,
    Legend,
    Provenance,
    by_category,
    key_of,
)
from segtool.core.workspace import Facts, Workspace
from tests.core.edits import paint

BASE = np.full((23, 37), 2, np.uint8)
OPEN, CORRECTED = SampleState(False), SampleState(True)


@pytest.fixture
def workspace(tmp_path: Path):
    (tmp_path / "pets").mkdir()
    opened = Workspace.open(tmp_path / "pets", tmp_path / "work")
    yield opened
    opened.close()


class Desk:
    """A label map under edit with its plane, every step in the journal, as the window does it."""

    def __init__(self, workspace: Workspace, name: str = "pug_1") -> None:
        self.workspace, self.name = workspace, name
        self.canvas, self.state = LabelCanvas(BASE), OPEN
        self.provenance = Provenance(np.zeros_like(BASE), workspace.sources)
        self.done: list[Operation] = []
        self.undone: list[Operation] = []

    def paint(self, box: tuple[int, int, int, int], value: int, key: str) -> None:
        area = Box(*box)
        patch = self.canvas.write(area, np.full((area.height, area.width), value, np.uint8))
        if patch is None:
            return
        sources = self.provenance.painted(
            patch.box, patch.before_array(), self.canvas.label_map[patch.box.slices], key
        )
        operation = Operation("brush", patch, self.state, CORRECTED, sources)
        self.state = CORRECTED
        self.done.append(operation)
        self.undone.clear()
        self.workspace.append(self.name, "do", operation)

    def move(self, event: str) -> None:
        source, target = (self.done, self.undone) if event == "undo" else (self.undone, self.done)
        if not source:
            return
        operation = source.pop()
        target.append(operation)
        forward = event == "redo"
        assert operation.patch is not None
        self.canvas.apply(operation.patch, forward)
        self.provenance.move(operation.sources, forward)
        self.state = operation.after if forward else operation.before
        self.workspace.append(self.name, event)

    def save(self) -> None:
        held = self.state.correction
        self.workspace.save_correction(
            self.name,
            self.canvas.label_map.copy() if held else None,
            Facts(held),
            self.workspace.newest_row(self.name),
            self.provenance.plane.copy() if held else None,
        )


def test_a_pixel_belongs_to_whoever_changed_its_class_last() -> None:
    provenance = Provenance(np.zeros((4, 6), np.uint8), Legend())
    before = np.full((4, 6), 2, np.uint8)
    first = before.copy()
    first[1:3, 1:4] = 1
    provenance.painted(Box(0, 0, 6, 4), before, first, "tool:brush")
    second = first.copy()
    second[1:3, 3:5] = 1  # column 3 was of this class already: it stays the brush's
    provenance.painted(Box(0, 0, 6, 4), first, second, "tool:lasso")
    keys = [[provenance.legend.source(n).key for n in row] for row in provenance.plane.tolist()]
    brush, lasso, start = "tool:brush", "tool:lasso", "start"
    assert keys == [[start] * 6, *[[start, brush, brush, brush, lasso, start]] * 2, [start] * 6]
    assert by_category(provenance.counts) == {"ground truth": 16, "hand": 8}
    assert by_category(provenance.counts, truth=False) == {"untouched": 16, "hand": 8}


def test_undo_and_redo_move_the_plane_and_its_counts() -> None:
    provenance = Provenance(np.zeros((4, 6), np.uint8), Legend())
    before = np.full((4, 6), 2, np.uint8)
    after = before.copy()
    after[:, 2] = 3
    patch = provenance.painted(Box(0, 0, 6, 4), before, after, "tool:brush")
    whole = provenance.taken_whole("prediction:abc", "pets-lite0")
    assert provenance.taken_whole("prediction:abc") is None
    taken = provenance.plane.copy()
    provenance.move(whole, False)
    provenance.move(patch, False)
    assert not provenance.plane.any()
    assert provenance.counts == {START: 24}
    provenance.move(patch, True)
    provenance.move(whole, True)
    assert np.array_equal(provenance.plane, taken)
    assert by_category(provenance.counts) == {"network": 24}
    assert provenance.legend.source(int(taken[0, 0])).detail == "pets-lite0"


@pytest.mark.parametrize(
    ("kind", "digest", "key", "category"),
    [
        ("brush", "", "tool:brush", "hand"),
        ("smart stroke", "", "tool:smart stroke", "hand"),
        ("take prediction", "abc", "prediction:abc", "network"),
        ("take part", "abc", "prediction:abc", "network"),
        ("take part", "", "prediction", "network"),
        ("take ground truth", "", "start", "ground truth"),
        ("revert", "", "start", "ground truth"),
        ("border", "", "rule:border", "rule"),
        ("remove islands", "", "rule:remove islands", "rule"),
    ],
)
def test_each_kind_of_step_has_its_source(kind: str, digest: str, key: str, category: str) -> None:
    legend = Legend()
    assert key_of(kind, digest) == key
    assert legend.source(legend.number_of(key)).category == category


def test_where_numbers_run_out_networks_tools_and_rules_are_still_told_apart() -> None:
    legend = Legend()
    numbers = [legend.number_of(f"prediction:{index}") for index in range(125)]
    assert numbers == list(range(3, 128))
    assert legend.number_of("prediction:one more") == SOME_NETWORK
    assert legend.number_of("tool:brush") == SOME_TOOL + 1
    assert legend.number_of("rule:border") == SOME_RULE + 1
    assert legend.number_of("prediction:7") == 10
    assert [len({legend.number_of(f"{kind}:{n}") for n in range(70)}) for kind in ("tool", "rule")] == [
        63,
        63,
    ]
    assert Legend(legend.all()).all() == legend.all()


@given(st.integers(1, 20), st.integers(1, 20), st.integers(0, 2**31), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_patch_of_sources_comes_back_from_its_bytes_and_undoes_itself(
    width: int, height: int, seed: int, whole: bool
) -> None:
    rng = np.random.default_rng(seed)
    plane = rng.integers(0, 256, (30, 30)).astype(np.uint8)
    box = Box(int(rng.integers(0, 10)), int(rng.integers(0, 10)), width, height)
    mask = None if whole else rng.random((height, width)) < 0.4
    chosen = np.ones((height, width), bool) if mask is None else mask
    before = plane[box.slices][chosen]
    after = rng.integers(0, 256, before.shape).astype(np.uint8)
    patch = SourcePatch.unpacked(SourcePatch.between(box, mask, before, after).packed())
    expected = plane.copy()
    expected[box.slices][chosen] = after
    moved = plane.copy()
    patch.write_into(moved, True)
    assert np.array_equal(moved, expected)
    patch.write_into(moved, False)
    assert np.array_equal(moved, plane)
    assert np.array_equal(counts_of(plane), np.bincount(plane.reshape(-1), minlength=256))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    actions=st.lists(
        st.sampled_from(["brush", "lasso", "undo", "redo", "save", "crash", "open"]), max_size=25
    ),
    seed=st.integers(0, 2**31),
)
def test_the_plane_is_read_back_with_its_label_map_whatever_was_saved_and_wherever_it_died(
    tmp_path_factory: pytest.TempPathFactory, actions: list[str], seed: int
) -> None:
    """A crash: the label map's file is the new one, its row and plane in the database are not."""
    folder = tmp_path_factory.mktemp("plane")
    (folder / "pets").mkdir()
    workspace = Workspace.open(folder / "pets", folder / "work")
    rng, desk = np.random.default_rng(seed), Desk(workspace)
    for action in actions:
        if action in ("brush", "lasso"):
            box = (int(rng.integers(0, 30)), int(rng.integers(0, 16)), 7, 7)
            desk.paint(box, int(rng.integers(0, 4)), f"tool:{action}")
        elif action in ("undo", "redo"):
            desk.move(action)
        elif action == "save":
            desk.save()
        elif action == "crash":
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(correction_store, "_note_saved", _power_cut)
                with pytest.raises(KeyboardInterrupt):
                    desk.save()
        else:
            workspace.close()
            workspace = Workspace.open(folder / "pets", folder / "work")
            desk.workspace = workspace
            assert workspace.sources.all() == desk.provenance.legend.all()
            desk.provenance.legend = workspace.sources
        found = workspace.load_with_sources("pug_1", BASE)
        if not desk.state.correction:
            assert found is None
            continue
        assert found is not None
        assert np.array_equal(found.label_map, desk.canvas.label_map)
        assert np.array_equal(found.sources, desk.provenance.plane)
    workspace.close()


def _power_cut(*_: object) -> None:
    raise KeyboardInterrupt("power cut")


def test_what_a_dataset_s_pixels_come_from_is_counted_as_saved(workspace: Workspace) -> None:
    desk = Desk(workspace)
    desk.paint((0, 0, 5, 4), 1, "tool:brush")
    assert workspace.source_counts() == {}
    desk.save()
    number = workspace.sources.number_of("tool:brush")
    assert workspace.source_counts() == {"pug_1": {START: 37 * 23 - 20, number: 20}}
    desk.move("undo")
    desk.save()
    assert workspace.source_counts() == {}


def test_a_correction_whose_sources_nobody_noted_is_earlier_where_it_differs(workspace: Workspace) -> None:
    painted = BASE.copy()
    painted[3:5, 4:10] = 1
    workspace.save_correction("pug_1", painted, Facts(True), 0)
    found = workspace.load_with_sources("pug_1", BASE)
    assert found is not None
    assert np.array_equal(found.sources, np.where(painted != BASE, EARLIER, START))
    assert workspace.source_counts() == {}


def test_a_workspace_of_an_older_version_opens_with_its_steps_and_learns(tmp_path: Path) -> None:
    """Its planes are unknown; a step that its journal holds and no file does is an earlier correction."""
    (tmp_path / "pets").mkdir()
    workspace = Workspace.open(tmp_path / "pets", tmp_path / "work")
    saved, one = paint(BASE, (0, 0, 5, 5), 1)
    workspace.save_correction("pug_1", one, Facts(True), workspace.append("pug_1", "do", saved))
    later, two = paint(one, (10, 10, 5, 5), 3, CORRECTED)
    workspace.append("pug_1", "do", later)
    workspace.close()
    with sqlite3.connect(tmp_path / "work" / "workspace.sqlite") as old:
        for statement in (
            "ALTER TABLE journal DROP COLUMN sources",
            "ALTER TABLE journal DROP COLUMN pixels",
            "DROP TABLE source",
            "DROP TABLE provenance",
            "DROP TABLE provenance_count",
            "DROP TABLE effort",
            "PRAGMA user_version = 2",
        ):
            old.execute(statement)
    old.close()
    reader = Workspace.open(tmp_path / "pets", tmp_path / "work", read_only=True)
    assert np.array_equal(reader.load_correction("pug_1", BASE), two)
    found = reader.load_with_sources("pug_1", BASE)
    assert found is not None
    assert np.array_equal(found.sources, np.where(two != BASE, EARLIER, START))
    reader.close()

    again = Workspace.open(tmp_path / "pets", tmp_path / "work")
    assert [row.operation and row.operation.sources for row in again.journal("pug_1")] == [None, None]
    found = again.load_with_sources("pug_1", BASE)
    assert found is not None
    assert np.array_equal(found.label_map, two)
    assert np.array_equal(found.sources, np.where(two != BASE, EARLIER, START))
    again.append("pug_1", "undo")
    found = again.load_with_sources("pug_1", BASE)
    assert found is not None
    assert np.array_equal(found.label_map, one)
    again.close()
