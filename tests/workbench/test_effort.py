"""The work on each sample: counted from what is done, kept over restarts, told in stats and manifest."""

import json
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from segtool.cli import main
from segtool.core.box import Box
from segtool.core.dataset import read_dataset
from segtool.core.effort import Effort
from segtool.core.export import export_dataset
from segtool.core.stats import dataset_stats
from segtool.core.tools.edit import Edit
from segtool.core.workspace import Workspace
from segtool.workbench.effort import Working
from tests.workbench.conftest import paint


class Clock:
    time = 0.0

    def __call__(self) -> float:
        return self.time


def work_of(bench, name: str) -> Effort:
    return bench.working.efforts.get(name, Effort())


def test_strokes_and_pixels_are_counted_and_an_undo_takes_nothing_back(bench) -> None:
    name = bench.current.name
    paint(bench, 3, 1.5, 1.5)
    assert (work_of(bench, name).strokes, work_of(bench, name).pixels) == (1, 1)
    bench.undo()
    assert (work_of(bench, name).strokes, work_of(bench, name).pixels) == (1, 1)
    paint(bench, 2, 1.5, 1.5)  # background on background: nothing changed
    assert work_of(bench, name).strokes == 1


def test_a_tool_s_step_is_a_click(bench) -> None:
    name = bench.current.name
    assert bench.apply_edit(Edit(Box(0, 0, 3, 2), np.full((2, 3), 3, np.uint8)), "fill")
    found = work_of(bench, name)
    assert (found.clicks, found.strokes, found.pixels) == (1, 0, 6)


def test_each_sample_has_its_own_and_a_restart_adds_up(
    open_bench, folder: Path, tmp_path: Path, show
) -> None:
    bench = open_bench(folder, tmp_path / "work")
    first = bench.current.name
    paint(bench, 3, 1.5, 1.5)
    show(bench, "pug_2")
    paint(bench, 3, 1.5, 1.5)
    paint(bench, 3, 3.5, 1.5)
    assert bench.close()

    again = open_bench(folder, tmp_path / "work")
    assert work_of(again, first).strokes == 1
    assert work_of(again, "pug_2").strokes == 2
    show(again, "pug_2")
    paint(again, 3, 5.5, 1.5)
    assert again.close()
    workspace = Workspace.open(folder, tmp_path / "work", read_only=True)
    assert workspace.efforts()["pug_2"].strokes == 3
    workspace.close()


def test_what_was_counted_is_written_without_the_end_of_the_program(bench, folder: Path, qtbot) -> None:
    name = bench.current.name
    paint(bench, 3, 1.5, 1.5)
    bench.working._tick.start(20)  # sooner than its five seconds
    other = Workspace.open(folder, bench.workspace.directory, read_only=True)
    qtbot.waitUntil(lambda: other.efforts().get(name, Effort()).strokes == 1)
    other.close()


@pytest.fixture
def workspace(folder: Path, tmp_path: Path):
    opened = Workspace.open(folder, tmp_path / "work")
    yield opened
    opened.close()


def test_time_counts_while_the_person_is_at_it(workspace: Workspace, qapp) -> None:
    clock = Clock()
    working = Working(clock=clock)
    working.open(workspace)
    working.show("pug_1")
    for seconds in (10, 20, 500, 5):  # the long pause is no work
        clock.time += seconds
        working.note_input()
    working.set_active(False)
    clock.time += 20
    working.set_active(True)
    working.finish()
    working.stop(5000)
    assert workspace.efforts() == {"pug_1": Effort(seconds=35.0)}


def test_a_reader_counts_nothing(folder: Path, workspace: Workspace, qapp) -> None:
    workspace.save_efforts({"pug_1": Effort(60.0, 2, 1, 30)})
    reader = Workspace.open(folder, workspace.directory, read_only=True)
    working = Working()
    working.open(reader)
    working.show("pug_1")
    working.note_stroke(5)
    assert working.efforts == {"pug_1": Effort(60.0, 2, 1, 30)}
    working.finish()
    reader.close()


def test_a_workspace_of_before_has_none_and_learns(folder: Path, workspace: Workspace) -> None:
    workspace.save_efforts({"pug_1": Effort(60.0, 2, 1, 30)})
    assert workspace.efforts() != {}
    workspace.close()
    with sqlite3.connect(workspace.directory / "workspace.sqlite") as old:
        old.execute("DROP TABLE effort")
        old.execute("PRAGMA user_version = 3")
    old.close()
    reader = Workspace.open(folder, workspace.directory, read_only=True)
    assert reader.efforts() == {}
    reader.close()
    writer = Workspace.open(folder, workspace.directory)
    writer.save_efforts({"pug_1": Effort(5.0)})
    assert writer.efforts() == {"pug_1": Effort(5.0)}
    writer.close()


def test_stats_and_the_manifest_tell_it(
    folder: Path, workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.save_efforts({"pug_1": Effort(90.0, 2, 1, 30), "beagle_1": Effort(30.04, 1, 0, 12)})
    total = {"samples": 2, "seconds": 120.0, "strokes": 3, "clicks": 1, "pixels": 42}
    dataset = read_dataset(folder)
    assert dataset_stats(dataset, workspace=workspace)["work"] == total
    assert dataset_stats(dataset)["work"] is None
    assert main(["stats", str(folder), "--workspace", str(workspace.directory)]) == 0
    assert (
        "work         2.0 minutes on 2 samples: 3 strokes, 1 click, 42 pixels changed"
        in capsys.readouterr().out
    )

    export_dataset(dataset, workspace, tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    by_name = {item["name"]: item["work"] for item in manifest["items"]}
    assert by_name["pug_1"] == {"seconds": 90.0, "strokes": 2, "clicks": 1, "pixels": 30}
    assert by_name["pug_2"] == {"seconds": 0.0, "strokes": 0, "clicks": 0, "pixels": 0}
    assert manifest["work"] == total
