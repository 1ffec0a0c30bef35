"""The gate: its verdict comes from held-out samples that neither network was trained on."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from segtool.core.dataset import Dataset, read_dataset
from segtool.core.errors import Cancelled
from segtool.core.files import sha256_of
from segtool.core.workspace import Facts, Workspace
from segtool.ml.gate import compare, no_comparison
from segtool.ml.predictor import Predictor
from tests.datasets import make_dataset
from tests.ml.standin import save_standin

STEMS = [f"pug_{number}" for number in range(1, 17)]  # odd ones in trainval, the eight even ones held out
BLIND = (-30.0, 0.0, 0.0)
"""A bias with which the stand-in sees background everywhere."""


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return read_dataset(make_dataset(tmp_path / "pets", STEMS))


@pytest.fixture
def workspace(tmp_path: Path, dataset: Dataset) -> Iterator[Workspace]:
    opened = Workspace.open(dataset.root, tmp_path / "work")
    yield opened
    opened.close()


def predictor(folder: Path, name: str, **arguments: Any) -> Predictor:
    save_standin(folder / f"{name}.safetensors", size=128, **arguments)
    return Predictor(folder / f"{name}.safetensors", "cpu")


def digests(dataset: Dataset, *names: str) -> dict[str, Any]:
    return {"digests": [sha256_of(dataset.sample(name).image) for name in names]}


def test_worse_on_one_class_alone_is_worse_though_the_mean_rose(
    tmp_path: Path, dataset: Dataset, workspace: Workspace
) -> None:
    """The old one misses the pet but knows a little of the border; the new one finds the pet and no border."""
    old = predictor(tmp_path, "old", bias=(-2.0, 0.0, 11.0))
    document = compare(old, predictor(tmp_path, "new", bias=(0.0, 0.0, 0.0)), dataset, workspace)
    changes = document["held_out"]["changes"]
    assert changes["mean_iou"]["low"] > 0
    assert changes["binary_iou.border_as_pet"]["low"] > 0
    assert changes["iou.border"]["high"] < 0
    assert document["verdict"] == "worse"
    assert "worse on border only" in document["reason"]


@pytest.mark.parametrize(
    ("old_bias", "new_bias", "expected"),
    [(BLIND, (0.0,) * 3, "better"), ((0.0,) * 3, BLIND, "worse"), ((0.0,) * 3, (0.0,) * 3, "same")],
)
def test_both_are_judged_on_held_out(
    tmp_path: Path,
    dataset: Dataset,
    workspace: Workspace,
    old_bias: tuple[float, float, float],
    new_bias: tuple[float, float, float],
    expected: str,
) -> None:
    old, new = predictor(tmp_path, "old", bias=old_bias), predictor(tmp_path, "new", bias=new_bias)
    document = compare(old, new, dataset, workspace)
    assert document["verdict"] == expected
    held = document["held_out"]
    assert held["images"] == 8
    assert [row["name"] for row in held["per_image"]] == STEMS[1::2]
    assert (held["old"]["iou"]["pet"] > 0.5) == (old_bias != BLIND)
    assert (held["new"]["iou"]["pet"] > 0.5) == (new_bias != BLIND)
    assert document["old"] == {"name": "old", "digest": old.digest, "path": str(old.path)}
    assert document["trained_on"]["images"] == 0
    assert document["sets"] == {"train": 7, "validation": 1, "held_out": 8}


def test_the_changes_stand_picture_by_picture_and_by_class_with_their_interval(
    tmp_path: Path, dataset: Dataset, workspace: Workspace
) -> None:
    held = compare(predictor(tmp_path, "old", bias=BLIND), predictor(tmp_path, "new"), dataset, workspace)[
        "held_out"
    ]
    for row in held["per_image"]:
        assert row["change"] == row["new"]["mean_iou"] - row["old"]["mean_iou"] > 0
    assert held["moved"] == {"up": 8, "down": 0, "equal": 0}
    assert set(held["changes"]) == {
        "mean_iou", "iou.pet", "iou.background", "iou.border", "binary_iou.border_as_pet",
    }  # fmt: skip
    pet = held["changes"]["iou.pet"]
    assert (pet["old"], pet["new"]) == (held["old"]["iou"]["pet"], held["new"]["iou"]["pet"])
    assert pet["change"] == pet["new"] - pet["old"]
    assert 0 < pet["low"] <= pet["change"] <= pet["high"]
    json.dumps(held, allow_nan=False)


def test_held_out_pictures_that_one_was_trained_on_are_left_out_and_counted(
    tmp_path: Path, dataset: Dataset, workspace: Workspace
) -> None:
    old = predictor(tmp_path, "old", training=digests(dataset, "pug_6"))
    new = predictor(tmp_path, "new", training=digests(dataset, "pug_1", "pug_6", "pug_8"))
    held = compare(old, new, dataset, workspace)["held_out"]
    assert held["images"] == 6
    assert held["left_out"] == 2
    assert {"pug_6", "pug_8"}.isdisjoint(row["name"] for row in held["per_image"])
    new = predictor(tmp_path, "new", training=digests(dataset, "pug_6", "pug_8", "pug_10", "pug_12"))
    assert compare(old, new, dataset, workspace)["verdict"] == "cannot tell"


def test_corrected_samples_stand_beside_and_do_not_decide(
    tmp_path: Path, dataset: Dataset, workspace: Workspace
) -> None:
    """The corrections (made on training and on held-out samples) say that there is no pet, as the new one does."""
    for name in ("pug_1", "pug_3", "pug_2"):
        workspace.save_correction(name, np.full((40, 60), 2, np.uint8), Facts(correction=True), 0)
    old = predictor(tmp_path, "old")
    new = predictor(tmp_path, "new", bias=BLIND, training=digests(dataset, "pug_1", "pug_3"))
    document = compare(old, new, dataset, workspace)
    trained = document["trained_on"]
    assert [row["name"] for row in trained["per_image"]] == ["pug_1", "pug_3"]
    assert trained["new"]["mean_iou"] == 1.0
    assert trained["old"]["mean_iou"] < 1.0
    assert document["held_out"]["images"] == 8  # with the trimap of pug_2, not its correction
    assert document["verdict"] == "worse"


def test_a_held_out_picture_that_cannot_be_read_is_told(
    tmp_path: Path, dataset: Dataset, workspace: Workspace
) -> None:
    old, new = predictor(tmp_path, "old"), predictor(tmp_path, "new")
    dataset.sample("pug_2").image.write_bytes(b"")
    held = compare(old, new, dataset, workspace)["held_out"]
    assert held["images"] == 7
    assert held["skipped"][0]["name"] == "pug_2"


def test_it_stops_when_asked_and_tells_where_it_is(
    tmp_path: Path, dataset: Dataset, workspace: Workspace
) -> None:
    steps: list[tuple[int, int, str]] = []
    old = predictor(tmp_path, "old")
    with pytest.raises(Cancelled):
        compare(old, old, dataset, workspace, lambda *step: steps.append(step), lambda: len(steps) == 2)
    assert [step[:2] for step in steps] == [(0, 8), (1, 8)]


def test_no_comparison_has_the_same_keys(tmp_path: Path, dataset: Dataset, workspace: Workspace) -> None:
    old = predictor(tmp_path, "old")
    real, none = compare(old, old, dataset, workspace), no_comparison("There is no older checkpoint.")
    assert list(real) == list(none)
    assert set(real["held_out"]) == set(none["held_out"])
    assert none["verdict"] == "cannot tell"
