"""What others' trainings stumbled over: odd values, tiny sets, smoothed labels, memory that grows."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from segtool.core.dataset import Dataset, read_dataset
from segtool.core.errors import SegtoolError
from segtool.core.export import export_dataset
from segtool.core.images import read_image
from segtool.core.labels import choose_mapping
from segtool.core.split import load_split
from segtool.core.truth import read_truth
from segtool.core.workspace import Facts, Workspace
from segtool.ml.augment import augmented
from segtool.ml.data import CLASS_INDEX, Stream, TrainingItem
from segtool.ml.finetune import FineTuneSettings, fine_tune
from segtool.ml.losses import IGNORED
from segtool.ml.recipes import row_settings, train_row
from tests.datasets import (
    make_dataset,
    photograph,
    save_photograph,
    save_stray_trimap,
    save_void_trimap,
    save_zero_based_trimap,
    trimap,
)

STEMS = [f"pug_{number}" for number in range(1, 13)]
TINY: dict[str, Any] = {
    "network": "unet", "arguments": {"width": 2, "dropout": 0.0}, "size": 32, "epochs": 1, "batch": 2, "device": "cpu",
    "compare": False,
}  # fmt: skip

Open = Callable[[Path], tuple[Dataset, Workspace]]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens a dataset with a workspace of its own."""
    kept: list[Workspace] = []

    def open_(folder: Path) -> tuple[Dataset, Workspace]:
        dataset = read_dataset(folder)
        kept.append(Workspace.open(dataset.root, tmp_path / f"work-{len(kept)}"))
        return dataset, kept[-1]

    yield open_
    for workspace in kept:
        workspace.close()


def train(opened: tuple[Dataset, Workspace], **settings: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    events: list[dict[str, Any]] = []
    summary = fine_tune(*opened, FineTuneSettings(**(TINY | settings)), events.append, lambda: False)
    return summary, events


def test_msk_02_zero_based_masks_are_not_trained_on_until_a_person_says_what_they_mean(
    tmp_path: Path, opened: Open
) -> None:
    folder = make_dataset(tmp_path / "pets", STEMS)
    for path in (folder / "annotations" / "trimaps").iterdir():
        save_zero_based_trimap(path)
    dataset, workspace = opened(folder)
    with pytest.raises(SegtoolError, match="values 0/1/2 found, 1/2/3 expected") as caught:
        train((dataset, workspace))
    assert "mapping" in caught.value.hint
    choose_mapping(workspace, "zero-based")
    summary, _ = train((dataset, workspace))
    assert summary["counts"]["ground truth"] == 5


def test_msk_03_void_is_ignored_and_strays_are_named_before_training(tmp_path: Path, opened: Open) -> None:
    folder = make_dataset(tmp_path / "pets", STEMS)
    dataset, workspace = opened(folder)
    void, stray, *_ = load_split(workspace, dataset).train
    save_void_trimap(folder / "annotations" / "trimaps" / f"{void}.png")
    save_stray_trimap(folder / "annotations" / "trimaps" / f"{stray}.png", 7)
    _, events = train((dataset, workspace))
    kinds = [event["event"] for event in events]
    told = next(event for event in events if event["event"] == "training")
    assert kinds.index("training") < kinds.index("step")
    (left_out,) = told["left_out"]
    assert left_out["name"] == stray
    assert "7: 1 px" in left_out["reason"]
    assert all(np.isfinite(event["loss"]) for event in events if event["event"] == "step")


@pytest.mark.parametrize("case", ["MSK-02", "MSK-03"])
def test_shared_cases_of_odd_values(case: str, cases_folder: Path, opened: Open) -> None:
    dataset, workspace = opened(cases_folder / case / "dataset")
    _, events = train((dataset, workspace), data="trainval")
    told = next(event for event in events if event["event"] == "training")
    assert told["left_out"]
    assert all("expected" in row["reason"] or "found" in row["reason"] for row in told["left_out"])
    assert all(np.isfinite(event["loss"]) for event in events if event["event"] == "step")


@pytest.mark.parametrize(("case", "batch"), [("one_sample", 2), ("five_samples", 2), ("five_samples", 4)])
def test_trn_04_shared_cases_of_tiny_sets_train_with_batch_norms(
    case: str, batch: int, cases_folder: Path, opened: Open
) -> None:
    dataset, workspace = opened(cases_folder / "TRN-04" / case)
    for name in load_split(workspace, dataset).train:
        sample = dataset.sample(name)
        size = read_image(sample.image).shape
        workspace.save_correction(name, trimap(size[1], size[0]), Facts(True, "open"), 0)
    summary, _ = train(
        (dataset, workspace), network="lite0-unet", arguments={"filters": [8, 8, 8, 4]}, data="corrected",
        rehearsal=0.0, batch=batch,
    )  # fmt: skip
    names = json.loads((workspace.runs_folder / summary["run"] / "manifest.json").read_text())["train"]
    assert len(names) == summary["counts"]["corrected"] == len(load_split(workspace, dataset).train)


def test_trn_15_no_mask_given_to_the_loss_holds_a_new_class() -> None:
    """Pet and border alone: between 1 and 3 lies 2, so smoothing would show as background."""
    rng = np.random.default_rng(0)
    label_map = np.kron(rng.choice(np.array([1, 3], np.uint8), (26, 34)), np.ones((10, 10), np.uint8))[
        :251, :333
    ]
    image = np.where(label_map[..., None] == 1, (250, 10, 10), (10, 10, 250)).astype(np.uint8)
    seen: set[int] = set()
    agreeing = []
    for seed in range(60):
        pixels, labels = augmented(image, label_map, 128, np.random.default_rng(seed), strength=2.0)
        target = CLASS_INDEX[labels.long()]
        seen |= set(target.unique().tolist())
        red = pixels[0].int() - pixels[2].int()
        if pixels.float().std(0).max() > 30:  # a grey view tells nothing
            agreeing.append(float(((red > 0) == (target == 0))[target != IGNORED].float().mean()))
    assert seen == {0, 2, IGNORED}
    assert len(agreeing) > 40
    assert min(agreeing) > 0.85, "picture and mask move together"


def test_trn_15_shared_case(cases_folder: Path) -> None:
    dataset = read_dataset(cases_folder / "TRN-15" / "dataset")

    for sample in dataset.samples:
        truth = read_truth(sample).label_map
        assert truth is not None
        there = set(np.unique(truth).tolist())
        for seed in range(8):
            _, labels = augmented(read_image(sample.image), truth, 96, np.random.default_rng(seed), 2.0)
            assert set(labels.unique().tolist()) <= there | {0}


def _resident() -> int:
    """Bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_trn_16_memory_does_not_grow_with_the_pictures(tmp_path: Path) -> None:
    """300 pictures of 500 x 375 after 60: kept decoded they would be 225 MB."""
    path = tmp_path / "pug_1.jpg"
    save_photograph(path, photograph(500, 375, (250, 190), 90))
    label_map = trimap(500, 375, (250, 190), 90)
    items = [TrainingItem(f"pug_{number}", path, lambda: label_map.copy()) for number in range(360)]
    after: list[int] = []
    for number, batch in enumerate(Stream(items, 64, 6, 1.0, seed=0, threads=2).epoch(1)):
        assert batch.pixels.shape == (6, 3, 64, 64)
        if number in (9, 59):
            after.append(_resident())
    assert after[1] - after[0] < 60e6


def test_a_further_folder_is_trained_on_without_what_networks_are_judged_by(
    tmp_path: Path, opened: Open
) -> None:
    folder = make_dataset(tmp_path / "pets", STEMS)
    further = folder / "further"
    make_dataset(further, ["beagle_1", "beagle_2", "beagle_3"], lists=False)
    dataset, workspace = opened(folder)
    split = load_split(workspace, dataset)
    images = further / "images"
    held, trained = split.held_out[0], split.train[0]
    (images / "beagle_2.jpg").write_bytes(dataset.sample(held).image.read_bytes())
    (images / "beagle_3.jpg").write_bytes(dataset.sample(trained).image.read_bytes())
    save_photograph(images / "beagle_1.jpg", photograph(60, 40, (20.0, 20.0), 8.0))
    summary, events = train((dataset, workspace), data="trainval", extra="further", extra_weight=0.5)
    assert summary["counts"]["further"] == 1
    rows = json.loads((workspace.runs_folder / summary["run"] / "manifest.json").read_text())["train"]
    assert {row["name"]: row["weight"] for row in rows if row["origin"] == "further"} == {
        "further/beagle_1": 0.5
    }
    told = next(event for event in events if event["event"] == "training")
    reasons = {row["name"]: row["reason"] for row in told["left_out"]}
    assert "judged by" in reasons["further/beagle_2"]
    assert "already" in reasons["further/beagle_3"]


def test_ground_truth_alone_and_both_with_weights(tmp_path: Path, opened: Open) -> None:
    dataset, workspace = opened(make_dataset(tmp_path / "pets", STEMS))
    name = load_split(workspace, dataset).train[0]
    workspace.save_correction(name, np.ones((40, 60), np.uint8), Facts(True, "open"), 0)

    def rows(**settings: Any) -> dict[str, tuple[str, float]]:
        summary, _ = train((dataset, workspace), **settings)
        found = json.loads((workspace.runs_folder / summary["run"] / "manifest.json").read_text())["train"]
        return {row["name"]: (row["origin"], row["weight"]) for row in found}

    alone = rows(data="trainval")
    assert set(alone.values()) == {("ground truth", 1.0)}
    both = rows(data="both", corrected_weight=2.0, truth_weight=0.25)
    assert both[name] == ("corrected", 2.0)
    assert {value for key, value in both.items() if key != name} == {("ground truth", 0.25)}


def test_classes_are_weighed_by_how_rare_they_are(
    tmp_path: Path, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    from segtool.ml import training

    seen: list[list[float]] = []
    real = training.Loss

    def noted(name: str, weights: torch.Tensor | None = None) -> Any:
        if weights is not None:
            seen.append(weights.tolist())
        return real(name, weights)

    monkeypatch.setattr(training, "Loss", noted)
    dataset, workspace = opened(make_dataset(tmp_path / "pets", STEMS))
    train((dataset, workspace), class_weights="inverse")
    train_set = load_split(workspace, dataset).train
    pixels = sum(
        np.bincount(read_truth(dataset.sample(name)).label_map.ravel(), minlength=4)[1:] for name in train_set
    )
    inverse = 1 / pixels
    assert seen[-1] == pytest.approx((inverse / inverse.mean()).tolist(), rel=1e-5)
    assert seen[-1][1] == min(seen[-1]), "most is background"
    train((dataset, workspace), class_weights="1,0.5,2")
    assert seen[-1] == [1.0, 0.5, 2.0]


def test_a_row_of_the_results_is_trained_once_and_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    folder = make_dataset(tmp_path / "pets", STEMS)
    make_dataset(folder / "approx", ["beagle_1", "beagle_3"], lists=False)
    for path in (folder / "approx" / "images").iterdir():
        save_photograph(path, photograph(60, 40, (20.0, 20.0), 6.0 + int(path.stem[-1])))
    settings = row_settings(**(TINY | {"size": 32, "epochs": 3}))
    events: list[dict[str, Any]] = []
    first = train_row(
        folder,
        tmp_path / "rows",
        settings,
        events.append,
        lambda: [e["event"] for e in events].count("epoch") >= 1,
    )
    assert (first["stopped"], first["epochs_done"]) == (True, 1)
    second = train_row(folder, tmp_path / "rows", settings, events.append, lambda: False)
    assert (second["run"], second["epochs_done"], second["stopped"]) == (first["run"], 3, False)
    assert second["counts"]["further"] == 2
    events.clear()
    assert (
        train_row(folder, tmp_path / "rows", settings, events.append, lambda: False)["digest"]
        == second["digest"]
    )
    assert events == [], "finished: nothing is trained again"
    other = train_row(
        folder, tmp_path / "rows", row_settings(**(TINY | {"seed": 9})), events.append, lambda: False
    )
    assert other["run"] != second["run"]


def test_exp_11_shared_case_corrected_test_pictures_and_their_copies_are_not_trained_on(
    cases_folder: Path, opened: Open
) -> None:
    dataset, workspace = opened(cases_folder / "EXP-11" / "dataset")
    split = load_split(workspace, dataset)
    for sample in dataset.samples:
        height, width = read_image(sample.image).shape[:2]
        workspace.save_correction(sample.name, trimap(width, height), Facts(True, "open"), 0)
    summary, events = train((dataset, workspace), data="both")
    rows = json.loads((workspace.runs_folder / summary["run"] / "manifest.json").read_text())["train"]
    trained = {row["name"] for row in rows}
    assert trained
    assert not trained & {sample.name for sample in dataset.in_split("test")}
    judged = {read_image(dataset.sample(name).image).tobytes() for name in split.held_out}
    assert not {read_image(dataset.sample(name).image).tobytes() for name in trained} & judged
    assert any("pug_44" in each and "Abyssinian_1" in each for each in summary["same_pictures"])
    assert any(
        "pug_44" in each for each in next(e for e in events if e["event"] == "training")["same_pictures"]
    )
    target = workspace.directory.parent / "refined"
    export_dataset(dataset, workspace, target)
    lists = [
        {line.split()[0] for line in (target / "annotations" / f"{name}.txt").read_text().splitlines()}
        for name in ("trainval", "test")
    ]
    assert all(lists)
    assert not lists[0] & lists[1]
