"""Figures of single samples: worked out by hand, kept by checkpoint, known to be old; the database's version 2."""

import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from segtool.core import database
from segtool.core.dataset import Sample
from segtool.core.operation import Operation, SampleState
from segtool.core.sample_figures import COLUMNS, SampleFigures, measure, truth_stamp
from segtool.core.workspace import Facts, Workspace
from tests.datasets import make_dataset


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "pets", ["pug_1", "pug_2"])


@pytest.fixture
def workspace(pets: Path, tmp_path: Path) -> Workspace:
    opened = Workspace.open(pets, tmp_path / "work")
    yield opened
    opened.close()


def figures(name: str, checkpoint: str, mean_iou: float | None, truth: str = "t") -> SampleFigures:
    return SampleFigures(name, checkpoint, truth, mean_iou, {"pet": mean_iou}, mean_iou, 3, 0.5, 0.25)


def test_figures_worked_out_by_hand() -> None:
    truth = np.array([[1, 1, 3, 2], [2, 2, 0, 2]], np.uint8)
    predicted = np.array([[1, 3, 3, 2], [2, 1, 1, 2]], np.uint8)
    found = measure("pug_1", "c", "t", truth, predicted, np.full((2, 4), 51, np.uint8))
    # pet: 1 of {1, 1, predicted 1} = 1/3; background: 3 of 4; border: 1 of 2; pet or border: 3 of 4
    assert found.iou == {"pet": pytest.approx(1 / 3), "background": 0.75, "border": 0.5}
    assert found.mean_iou == pytest.approx((1 / 3 + 0.75 + 0.5) / 3)
    assert found.pet_iou == 0.75
    assert (found.disagreement, found.share) == (2, pytest.approx(2 / 7))  # the ignored pixel counts nowhere
    assert found.confidence == pytest.approx(0.2)


def test_without_a_label_map_only_the_confidence_is_known() -> None:
    found = measure("pug_1", "c", "t", None, np.ones((2, 2), np.uint8), np.full((2, 2), 255, np.uint8))
    assert found.values() == dict.fromkeys(COLUMNS) | {"confidence": 1.0}


def test_figures_are_kept_by_checkpoint_and_those_of_another_are_marked(workspace: Workspace) -> None:
    store = workspace.figures
    store.record([figures("pug_1", "old", 0.5), figures("pug_2", "old", None)])
    store.record([figures("pug_1", "new", 0.75, "other")])
    found = store.by_sample("new")
    assert (found["pug_1"].own, found["pug_1"].values[0], found["pug_1"].truth) == (True, 0.75, "other")
    assert (found["pug_2"].own, found["pug_2"].values[0]) == (False, None)
    assert store.measured_by("new") == {"pug_1": "other"}
    store.record([figures("pug_1", "new", 0.25)])
    assert store.by_sample("new")["pug_1"].values[0] == 0.25


def test_figures_of_checkpoints_measured_long_ago_are_dropped(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(f"2026-01-0{day}" for day in range(1, 5))
    monkeypatch.setattr("segtool.core.figure_store.now", lambda: next(times))
    for checkpoint in ("first", "second", "third", "fourth"):
        workspace.figures.record([figures("pug_1", checkpoint, 0.5)])
    assert workspace.figures.prune("first", 2) == 1
    kept = [name for name in ("first", "second", "third", "fourth") if workspace.figures.measured_by(name)]
    assert kept == ["first", "third", "fourth"]


def test_the_stamp_follows_the_file_of_the_label_map_that_counts(pets: Path, tmp_path: Path) -> None:
    trimap = pets / "annotations" / "trimaps" / "pug_1.png"
    sample = Sample("pug_1", pets / "images" / "pug_1.jpg", trimap, "pug", "dog", "test")
    first = truth_stamp(sample, None, None)
    assert truth_stamp(sample, None, None) == first
    correction = tmp_path / "pug_1.png"
    correction.write_bytes(trimap.read_bytes())
    of_correction = truth_stamp(sample, correction, None)
    stamps = {
        first,
        of_correction,
        truth_stamp(sample, None, "zero-based"),
        truth_stamp(sample, tmp_path / "no", None),
    }
    assert len(stamps) == 4
    os.utime(correction, ns=(1, 1))
    assert truth_stamp(sample, correction, None) != of_correction
    os.utime(trimap, ns=(1, 1))
    assert truth_stamp(sample, None, None) != first


def version_1(path: Path) -> None:
    """A database as the first version wrote it, with a fact, a journal's row and a run."""
    path.parent.mkdir(parents=True)
    connection = sqlite3.connect(path)
    connection.executescript(
        f"{database._SCHEMA} PRAGMA application_id = {database.APPLICATION_ID}; PRAGMA user_version = 1;"
        "INSERT INTO sample (name, correction, review, edited) VALUES ('pug_1', 0, 'accepted', '2026-01-01');"
        "INSERT INTO journal (name, event, time, kind, correction_before, review_before, correction_after,"
        " review_after) VALUES ('pug_1', 'do', '2026-01-01', 'accept', 0, 'open', 0, 'accepted');"
        "INSERT INTO run (id, started, recipe) VALUES ('r1', '2026-01-01', '{}');"
        "INSERT INTO meta VALUES ('last_sample', 'pug_2');"
    )
    connection.close()


def test_a_file_of_version_1_opens_with_nothing_lost_and_takes_figures(pets: Path, tmp_path: Path) -> None:
    path = tmp_path / "work" / "workspace.sqlite"
    version_1(path)
    before = path.read_bytes()
    reader = Workspace.open(pets, tmp_path / "work", read_only=True)
    assert reader.facts("pug_1").review == "accepted"
    assert reader.figures.by_sample("c") == {}
    assert reader.figures.measured_by("c") == {}
    reader.close()
    assert path.read_bytes() == before
    for _ in range(2):  # the second time it is of version 2 already
        opened = Workspace.open(pets, tmp_path / "work")
        assert opened.facts("pug_1") == Facts(False, "accepted", "2026-01-01")
        assert [row.event for row in opened.journal("pug_1")] == ["do"]
        assert [run["id"] for run in opened.runs()] == ["r1"]
        assert opened.get("last_sample") == "pug_2"
        opened.figures.record([figures("pug_1", "c", 0.5)])
        assert opened.figures.by_sample("c")["pug_1"].own
        opened.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (database.SCHEMA_VERSION,)
    connection.close()


def test_many_reviews_are_one_step_each_and_leave_nothing_unsaved(workspace: Workspace) -> None:
    accept = Operation("accept", None, SampleState(False), SampleState(False, "accepted"))
    ids = workspace.append_reviews({"pug_1": accept, "pug_2": accept})
    assert [workspace.facts(name).review for name in ("pug_1", "pug_2")] == ["accepted", "accepted"]
    assert [row.id for row in workspace.journal("pug_2")] == [ids["pug_2"]]
    assert workspace.unsaved() == []
    workspace.append("pug_1", "undo")
    assert workspace.facts("pug_1").review == "open"
    workspace.append_reviews({"pug_1": accept})  # behind a row that no file holds
    assert workspace.unsaved() == ["pug_1"]
