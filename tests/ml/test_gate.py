"""The gate: its verdict comes from held-out samples that neither network was trained on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from segtool.core.dataset import Dataset, read_dataset
from segtool.core.errors import Cancelled
from segtool.core.files import sha256_of
from segtool.core.workspace import Facts, Workspace
from segtool.ml.gate import compare, no_comparison, verdict
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


def as_figures(mean: float | None, binary: float | None) -> dict[str, Any]:
    return {"mean_iou": mean, "iou": {}, "binary_iou": {"border_as_pet": binary, "border_ignored": None}}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((0.80, 0.90), (0.81, 0.90), "better"),
        ((0.80, 0.90), (0.80, 0.90), "same"),
        ((0.80, 0.90), (0.802, 0.95), "same"),  # exactly the margin is not more than the margin
        ((0.80, 0.90), (0.798, 0.898), "same"),  # exactly the margin below is not worse
        ((0.80, 0.90), (0.797, 0.95), "worse"),
        ((0.80, 0.90), (0.90, 0.897), "worse"),
        ((0.80, None), (0.81, None), "better"),  # no pet anywhere
        ((None, None), (None, None), "cannot tell"),
    ],
)
def test_the_first_rule(
    old: tuple[float | None, float | None], new: tuple[float | None, float | None], expected: str
) -> None:
    word, reason = verdict(5, as_figures(*old), as_figures(*new))
    assert word == expected
    assert reason.endswith(".")


def test_under_five_samples_nothing_can_be_told() -> None:
    good = as_figures(0.9, 0.9)
    assert verdict(5, as_figures(0.1, 0.1), good)[0] == "better"
    word, reason = verdict(4, as_figures(0.1, 0.1), good, left_out=3)
    assert word == "cannot tell"
    assert "4 held-out" in reason
    assert "3 more" in reason


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
    assert document["old"] == {"name": "old", "digest": old.digest}
    assert document["trained_on"]["images"] == 0


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
