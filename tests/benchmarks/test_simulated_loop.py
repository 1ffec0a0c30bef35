"""The simulated loop on a tiny dataset: half of it, some of it damaged, corrected by two choices, and a picture."""

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest

from benchmarks import simulated_loop as loop
from benchmarks.line_chart import line_chart
from segtool.core.dataset import read_dataset
from segtool.core.split import load_split
from segtool.core.truth import read_truth
from segtool.core.workspace import Workspace
from tests.datasets import make_dataset

STEMS = [f"pug_{number}" for number in range(1, 61)]  # 30 of them trainval, 30 test


def test_orders_hold_every_sample_once_and_the_worst_comes_first() -> None:
    names = [f"pug_{number}" for number in range(20)]
    differing = {name: number / 20 for number, name in enumerate(names)}
    found = loop.orders(names, differing, 1)
    assert found[loop.WORST] == names[::-1]
    assert sorted(found[loop.RANDOM]) == sorted(names)
    assert found[loop.RANDOM] != found[loop.WORST]
    assert found[loop.RANDOM] == loop.orders(names[::-1], differing, 1)[loop.RANDOM]


def test_the_dataset_is_half_of_trainval_with_a_fifth_of_the_training_trimaps_damaged(tmp_path: Path) -> None:
    pets = read_dataset(make_dataset(tmp_path / "pets", STEMS))
    kinds = loop.build_dataset(pets, tmp_path / "runs" / "dataset", 1)
    made = read_dataset(tmp_path / "runs" / "dataset")
    assert len(made.in_split("trainval")) == 15
    assert {s.name for s in made.in_split("test")} == {s.name for s in pets.in_split("test")}
    workspace = Workspace.open(made.root, tmp_path / "runs" / "start")
    train = load_split(workspace, made).train
    workspace.close()
    assert len(kinds) == round(0.2 * len(train))
    differing = {
        sample.name
        for sample in made.samples
        if not np.array_equal(read_truth(sample).label_map, read_truth(pets.sample(sample.name)).label_map)
    }
    assert differing == set(kinds)
    assert differing <= set(train)


def test_the_whole_loop_writes_every_point_and_goes_on_without_training_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pets = make_dataset(tmp_path / "pets", STEMS)
    command = ["--pets", str(pets), "--runs", str(tmp_path / "runs"), "--out", str(tmp_path / "docs")]
    command += [
        "--network",
        "unet",
        "--start",
        "scratch",
        "--width",
        "2",
        "--size",
        "32",
        "--epochs",
        "1",
        "--tuning-epochs",
        "1",
    ]
    command += ["--counts", "2", "4"]
    monkeypatch.setattr(loop.os, "nice", lambda by: 0)
    monkeypatch.setattr(loop, "stopper", lambda: lambda: False)
    assert loop.main(command) == 0
    document = json.loads((tmp_path / "docs" / "simulated-loop.json").read_text())
    points = {(row["choice"], row["k"]): row for row in document["points"]}
    assert set(points) == {(choice, k) for choice in (loop.RANDOM, loop.WORST) for k in (2, 4)}
    assert all(row["images"] == 30 for row in points.values())
    assert ElementTree.parse(tmp_path / "docs" / "simulated-loop.svg").getroot().tag.endswith("svg")
    (folder,) = (tmp_path / "runs").iterdir()
    tuned = read_dataset(folder / "dataset")
    workspace = Workspace.open(tuned.root, folder / "worst-4")
    corrected = [name for name, facts in workspace.all_facts().items() if facts.correction]
    (run,) = workspace.runs()
    workspace.close()
    assert len(corrected) == 4
    assert run["outcome"]["counts"]["corrected"] == 4

    def never(*given: object) -> None:
        raise AssertionError("judged again")

    monkeypatch.setattr(loop, "held_out", never)
    assert loop.main(command) == 0
    assert json.loads((tmp_path / "docs" / "simulated-loop.json").read_text()) == document


def test_a_chart_places_higher_values_higher_and_escapes_words() -> None:
    text = line_chart("a < b", "x", "y", {"one": [(0, 0.1), (10, 0.3)]}, ("before", 0.2))
    root = ElementTree.fromstring(text)
    line = next(node for node in root.iter() if node.tag.endswith("polyline"))
    first, second = (tuple(map(float, pair.split(","))) for pair in line.attrib["points"].split())
    assert first[0] < second[0]
    assert first[1] > second[1]
    assert any(node.text == "a < b" for node in root.iter())
    with pytest.raises(ValueError, match="nothing to draw"):
        line_chart("", "", "", {"one": []})
