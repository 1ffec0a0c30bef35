"""Beside napari: the ratios, the sentence where it cannot be measured, an environment made once, children by turns."""

import ast
import importlib
import itertools
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import napari_labels, other_program, run
from benchmarks.harness import report
from benchmarks.napari_labels import (
    BORDER,
    DATA,
    KINDS,
    REDRAW,
    by_turns,
    check_same_work,
    measure,
    parts,
    rows,
)
from benchmarks.napari_ours import data_stroke
from benchmarks.other_program import Child, Missing, environment_with, screen
from segtool.core.canvas import LabelCanvas
from tests.conftest import REPOSITORY


def taken(medians: Sequence[float]) -> dict[tuple[str, str], dict[str, list[float]]]:
    """For each turn a middle time; the slowest of three moves takes twice as long."""
    return {
        kind: {
            "times": [middle, middle / 2, middle * 2],
            "own": [middle / 4],
            "all": [middle * 2],
            "undo": [middle * 3],
        }
        for kind, middle in zip(KINDS, medians, strict=True)
    }


def test_the_ratios_are_napari_s_time_as_a_multiple_of_ours() -> None:
    found = {row.name: row for row in rows(taken([52, 2.5, 1.0, 0.6, 0.2, 0.1]))}
    redraw, data = found[REDRAW], found[DATA]
    assert (redraw.median, redraw.p95, redraw.holds) == (52, 104, True)
    assert redraw.ratio == pytest.approx(20.8)
    assert found[f"{REDRAW}, one view"].ratio == pytest.approx(52)
    assert (data.median, data.holds) == (0.6, True)
    assert data.ratio == pytest.approx(3)
    assert found["napari, one dab a move, gaps between"].ratio == pytest.approx(0.5)
    assert found["napari, undo with redraw"].ratio == pytest.approx(156 / 7.5)
    assert found["napari: segtool's move with redraw, three panes"].median == 2.5


def test_a_bar_that_is_missed_is_said() -> None:
    found = {row.name: row for row in rows(taken([49.9, 2.5, 1.0, 0.19, 0.2, 0.1]))}
    assert found[REDRAW].holds is False  # 19.96 times
    assert found[DATA].holds is False


def test_without_napari_the_rows_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(requirement: str, folder: Path) -> Path:
        raise Missing(f"{requirement} could not be installed: no network")

    monkeypatch.setattr(napari_labels, "environment_with", fails)
    found = measure()
    assert [(row.median, row.p95, row.ratio, row.holds) for row in found] == [(None, None, None, None)] * 2
    sentence = "napari[pyqt6]==0.9.2 could not be installed: no network."
    assert [row.against for row in found] == [sentence] * 2
    assert found[0].text() == f"{REDRAW:22} not measured: {sentence}"
    assert json.loads(report(found, as_json=True))["rows"][1]["median"] is None


def test_without_an_x_server_the_sentence_names_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Missing, match="package is called xvfb"), screen((640, 480)):
        pass


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands of an installation, which are not run."""
    done: list[list[str]] = []
    monkeypatch.setattr(other_program, "_run", lambda command, environment=None: done.append(list(command)))
    monkeypatch.syspath_prepend(str(REPOSITORY / "packaging"))
    monkeypatch.setattr(importlib.import_module("bootstrap"), "find_pip", lambda python, pythons: ["the-pip"])
    return done


def test_the_environment_is_made_once_and_again_for_another_version(
    pip: list[list[str]], tmp_path: Path
) -> None:
    folder = tmp_path / "runs" / "env"
    (folder / "bin").mkdir(parents=True)
    python = environment_with("other==1", folder)
    assert python == folder / "bin" / "python"
    assert [command[:3] for command in pip] == [
        [sys.executable, "-m", "venv"], ["the-pip", "install", "--no-input"]
    ]  # fmt: skip
    assert pip[1][-1] == "other==1"
    python.touch()  # as venv would have left it
    pip.clear()
    environment_with("other==1", folder)
    assert pip == []
    environment_with("other==2", folder)
    assert [command[-1] for command in pip] == ["other==2"]


def test_a_failed_installation_tells_what_pip_said_last_and_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(REPOSITORY / "packaging"))
    failing = [sys.executable, "-c", "import sys; sys.exit('ERROR: No matching distribution found')"]
    monkeypatch.setattr(importlib.import_module("bootstrap"), "find_pip", lambda python, pythons: failing)
    for _ in range(2):
        with pytest.raises(
            Missing, match=r"^other==1 could not be installed: ERROR: No matching distribution"
        ):
            environment_with("other==1", tmp_path / "env")


ECHO = """
import json, sys
print(json.dumps({"version": "7"}), flush=True)
for line in sys.stdin:
    order = json.loads(line)
    if order["kind"] == "dab":
        sys.exit("no OpenGL here")
    moves = len(order["points"]) - 1
    print(json.dumps({"times": [4.0] * moves, "undo": [9.0], "pixels": 10 * moves}), flush=True)
"""


def child(code: str) -> Child:
    return Child("the other", [sys.executable, "-c", code], {})


def test_a_child_says_what_it_is_and_answers_until_it_ends() -> None:
    other = child(ECHO)
    try:
        assert other.about == {"version": "7"}
        assert other.ask({"kind": "data", "points": [1, 2, 3]})["times"] == [4.0, 4.0]
        with pytest.raises(Missing, match=r"^the other did not answer: no OpenGL here$"):
            other.ask({"kind": "dab", "points": []})
    finally:
        other.close()


def test_a_child_that_does_not_start_is_told_in_its_own_words() -> None:
    with pytest.raises(Missing, match=r"^the other did not answer: could not load the Qt platform plugin$"):
        child("import sys; sys.exit('could not load the Qt platform plugin')")


def test_each_round_asks_every_side_for_the_same_part_and_the_first_does_not_count() -> None:
    asked: list[tuple[str, str, int]] = []

    class Side:
        def __init__(self, name: str) -> None:
            self.name = name

        def ask(self, order: dict[str, Any]) -> dict[str, Any]:
            moves = len(order["points"]) - 1
            asked.append((self.name, order["kind"], moves))
            assert order["keep"] == (len(asked) <= len(KINDS))
            times = [float(len(asked))] * moves
            return {"times": times, "own": times, "all": times, "undo": [1.0], "pixels": moves}

    sides: Any = {"napari": Side("napari"), "segtool": Side("segtool")}
    result = by_turns(sides)
    for number in range(0, len(asked), len(KINDS)):
        turn = asked[number : number + len(KINDS)]
        assert tuple((side, kind) for side, kind, _ in turn) == KINDS
        assert len({moves for _, _, moves in turn}) == 1
    assert min(result["napari", "redraw"]["times"]) == 1 + len(KINDS)
    assert {len(found["times"]) for found in result.values()} == {399}


def test_the_parts_are_the_whole_wave_without_a_gap() -> None:
    strokes = parts()
    assert sum(len(points) - 1 for points in strokes) == 399
    assert all(earlier[-1] == later[0] for earlier, later in itertools.pairwise(strokes))
    assert strokes[0][0] == (480.0, 1500.0)


def test_sides_that_painted_something_else_do_not_compare() -> None:
    same = dict.fromkeys(KINDS, 1000) | {("napari", "dab"): 100, ("napari", "redraw"): 960}
    check_same_work(same)
    with pytest.raises(Missing, match="did not paint the same number of pixels"):
        check_same_work(same | {("napari", "redraw"): 940})


def test_our_canvas_paints_the_way_between_the_points_and_is_as_before_afterwards() -> None:
    before = np.full((120, 200), 2, np.uint8)
    canvas = LabelCanvas(before)
    order = {
        "kind": "data",
        "points": [[30, 60], [100, 60], [170, 60]],
        "diameter": 40,
        "value": BORDER,
        "keep": False,
    }
    answer = data_stroke(canvas, order)
    assert len(answer["times"]) == len(answer["own"]) == 2
    assert answer["pixels"] == pytest.approx(140 * 40 + np.pi * 20**2, rel=0.01)
    assert len(answer["undo"]) == 1
    assert (canvas.label_map == before).all()
    assert data_stroke(canvas, order | {"keep": True})["undo"] == []
    assert (canvas.label_map == BORDER).sum() == answer["pixels"]


def test_the_driver_runs_without_anything_of_ours_and_the_command_knows_the_name() -> None:
    source = ast.parse((REPOSITORY / "benchmarks" / "napari_driver.py").read_text())
    named = {
        alias.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(source) if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }  # fmt: skip
    assert "napari" in named
    assert not [name for name in named if name.split(".")[0] in ("segtool", "benchmarks", "PySide6")]
    assert "napari" in run.BENCHMARKS
    assert importlib.import_module(f"benchmarks.{run.MODULES['napari']}").measure is measure
