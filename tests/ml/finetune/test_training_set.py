"""What a fine-tune trains on, and what it leaves out openly."""

from pathlib import Path
from typing import Any

import pytest
import torch

from segtool.core.dataset import Dataset
from segtool.core.errors import SegtoolError
from segtool.core.files import sha256_of
from segtool.core.workspace import Workspace
from segtool.ml.checkpoint import CheckpointConfig, load_checkpoint, save_checkpoint
from segtool.ml.finetune import FineTuneSettings, fine_tune
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.registry import build_network
from tests.datasets import save_truncated_jpeg
from tests.ml.finetune.conftest import QUICK, correct, manifest_of, of_set, tuned


def test_held_out_and_validation_samples_are_never_trained_on(dataset: Dataset, workspace: Workspace) -> None:
    train, held = of_set(workspace, dataset, "train"), of_set(workspace, dataset, "held-out")
    (validation,) = of_set(workspace, dataset, "validation")
    correct(workspace, train[0], held[0], validation)
    summary = tuned(dataset, workspace, rehearsal=100.0)
    names = {row["name"] for row in manifest_of(workspace, summary)["train"]}
    assert names == set(train)
    reasons = {row["name"]: row["reason"] for row in summary["left_out"]}
    assert set(reasons) == {held[0], validation}
    assert "held out" in reasons[held[0]]
    assert "validation" in reasons[validation]


@pytest.mark.parametrize(
    ("rehearsal", "batch", "expected"),
    [(0.0, 4, 0), (0.5, 1, 2), (2.0, 1, 6), (0.5, 8, 4), (50.0, 2, 6)],
)
def test_rehearsal_draws_ground_truth(
    dataset: Dataset, workspace: Workspace, rehearsal: float, batch: int, expected: int
) -> None:
    """Four of ten training samples are corrected, six are not."""
    train = of_set(workspace, dataset, "train")
    correct(workspace, *train[:4])
    summary = tuned(dataset, workspace, rehearsal=rehearsal, batch=batch, epochs=1)
    rows = manifest_of(workspace, summary)["train"]
    drawn = [row for row in rows if row["origin"] == "ground truth"]
    assert len(drawn) == expected
    assert {row["name"] for row in drawn}.isdisjoint(train[:4])
    assert sum(row["weight"] for row in drawn) == pytest.approx(min(rehearsal * 4, expected))


def test_only_accepted_narrows_it(dataset: Dataset, workspace: Workspace) -> None:
    train = of_set(workspace, dataset, "train")
    correct(workspace, train[0], review="accepted")
    correct(workspace, train[1])
    summary = tuned(dataset, workspace, only="accepted", rehearsal=0.0)
    assert [row["name"] for row in manifest_of(workspace, summary)["train"]] == [train[0]]
    assert summary["left_out"] == [{"name": train[1], "reason": "It is not accepted."}]


def test_a_corrected_sample_that_cannot_be_read_is_left_out_openly(
    dataset: Dataset, workspace: Workspace
) -> None:
    train = of_set(workspace, dataset, "train")
    correct(workspace, *train[:3])
    save_truncated_jpeg(dataset.sample(train[0]).image)
    workspace.correction_path(train[1]).write_bytes(b"")
    summary = tuned(dataset, workspace, rehearsal=0.0)
    assert [row["name"] for row in manifest_of(workspace, summary)["train"]] == [train[2]]
    assert {row["name"] for row in summary["left_out"]} == {train[0], train[1]}
    assert all(row["reason"] for row in summary["left_out"])


def test_painting_on_does_not_change_what_is_trained_on(dataset: Dataset, workspace: Workspace) -> None:
    name = of_set(workspace, dataset, "train")[0]
    correct(workspace, name)

    def paint_on(event: dict[str, Any]) -> None:
        if event["event"] == "training":
            correct(workspace, name, value=2)

    settings = FineTuneSettings(**(QUICK | {"rehearsal": 0.0, "augmentation": 0.0, "seed": 3}))
    painted = fine_tune(dataset, workspace, settings, paint_on, lambda: False)
    correct(workspace, name)
    untouched = fine_tune(dataset, workspace, settings, lambda event: None, lambda: False)
    ours, theirs = (load_checkpoint(Path(run["checkpoint"]))[0].state_dict() for run in (painted, untouched))
    assert all(torch.equal(ours[key], theirs[key]) for key in ours)


@pytest.mark.parametrize("corrected", ["none", "held out", "not accepted"])
def test_nothing_to_train_on_is_told_before_anything_is_loaded(
    dataset: Dataset, workspace: Workspace, corrected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    only = "corrected"
    if corrected == "held out":
        correct(workspace, of_set(workspace, dataset, "held-out")[0])
    if corrected == "not accepted":
        correct(workspace, of_set(workspace, dataset, "train")[0])
        only = "accepted"

    def never(path: Path) -> None:
        raise AssertionError("a checkpoint was loaded")

    monkeypatch.setattr("segtool.ml.finetuning.loaded", never)
    with pytest.raises(SegtoolError, match="Nothing to train on") as caught:
        tuned(dataset, workspace, only=only)
    assert caught.value.exit_status == 3
    assert caught.value.hint
    assert workspace.runs() == []
    assert [path.name for path in workspace.checkpoints_folder.iterdir()] == ["old.safetensors"]


@pytest.mark.parametrize(("count", "batch"), [(1, 1), (1, 8), (5, 2), (5, 4)])
def test_one_sample_and_left_over_batches_of_one_train(
    dataset: Dataset, workspace: Workspace, count: int, batch: int
) -> None:
    """With a batch-normalised network at the smallest crop, where one value a channel is left."""
    arguments = {"filters": [8, 8, 8, 4]}
    config = CheckpointConfig.create(
        name="light",
        network="lite0-unet",
        arguments=arguments,
        preprocessing=Preprocessing(32, "square", (127.0,) * 3, (128.0,) * 3),
        flip=False,
    )
    path = workspace.checkpoints_folder / "light.safetensors"
    save_checkpoint(path, build_network("lite0-unet", arguments), config)
    names = of_set(workspace, dataset, "train")[:count]
    correct(workspace, *names)
    summary = tuned(dataset, workspace, checkpoint="light", rehearsal=0.0, batch=batch, epochs=1)
    assert {row["name"] for row in manifest_of(workspace, summary)["train"]} == set(names)
    assert summary["epochs_done"] == 1


def test_a_held_out_picture_under_another_name_is_not_trained_on_and_is_named(
    dataset: Dataset, workspace: Workspace, unet: Path
) -> None:
    """EXP-11: corrected, and its copy is held out."""
    copied, other = of_set(workspace, dataset, "train")[:2]
    held = of_set(workspace, dataset, "held-out")[0]
    dataset.sample(copied).image.write_bytes(dataset.sample(held).image.read_bytes())
    correct(workspace, copied, other)
    events: list[dict[str, Any]] = []
    summary = tuned(dataset, workspace, events, epochs=1)
    assert summary["counts"]["corrected"] == 1
    told = {"name": copied, "reason": f"It is the same file as {held} (held-out)."}
    assert told in summary["left_out"]
    sentences = summary["same_pictures"]
    sides = (f"{copied} (train)", f"{held} (held-out)")
    assert any(sentence.startswith(sides) and sentence.endswith(sides) for sentence in sentences)
    _, config, _ = load_checkpoint(Path(summary["checkpoint"]))
    assert sha256_of(dataset.sample(held).image) not in config.trained_on
    training = next(event for event in events if event["event"] == "training")
    assert training["sets"] == summary["gate"]["sets"] == {"train": 10, "validation": 1, "held_out": 11}
    assert "11 held-out samples" in training["text"]
    assert manifest_of(workspace, summary)["same_pictures"] == sentences
