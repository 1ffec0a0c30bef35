"""Whatever ends a fine-tune, the best so far is kept and nothing broken is saved."""

from pathlib import Path
from typing import Any

import pytest
import torch

from segtool.core.dataset import Dataset
from segtool.core.errors import Cancelled, SegtoolError
from segtool.core.files import sha256_of
from segtool.core.workspace import Workspace
from segtool.ml.checkpoint import load_checkpoint
from segtool.ml.finetune import FineTuneSettings, fine_tune
from segtool.ml.predictor import Predictor
from tests.ml.finetune.conftest import QUICK, correct, of_set, tuned
from tests.ml.standin import save_standin


def test_a_loss_that_is_not_finite_ends_it_and_the_best_epoch_is_kept(
    dataset: Dataset, workspace: Workspace
) -> None:
    correct(workspace, *of_set(workspace, dataset, "train")[:2])
    path = workspace.checkpoints_folder / "fails.safetensors"
    save_standin(path, fault="nan", at=2, training_only=True)
    with pytest.raises(SegtoolError, match="loss became nan") as caught:
        tuned(dataset, workspace, checkpoint="fails", rehearsal=0.0, batch=1)
    assert caught.value.exit_status == 3
    assert "fails-tuned" in caught.value.hint
    network, config, _ = load_checkpoint(workspace.checkpoints_folder / "fails-tuned.safetensors")
    assert config.training["best_epoch"] == 1
    assert "nan" in config.training["ended"]
    assert all(bool(torch.isfinite(tensor).all()) for tensor in network.state_dict().values())
    (run,) = workspace.runs()
    assert run["outcome"]["checkpoint"] == "fails-tuned"


@pytest.mark.parametrize("fault", ["nan", "memory"])
def test_without_a_finished_epoch_no_checkpoint_is_written(
    dataset: Dataset, workspace: Workspace, fault: str
) -> None:
    correct(workspace, *of_set(workspace, dataset, "train")[:4])
    save_standin(workspace.checkpoints_folder / "fails.safetensors", fault=fault, training_only=True, most=2)
    before = {path.name: sha256_of(path) for path in workspace.checkpoints_folder.iterdir()}
    with pytest.raises(SegtoolError) as caught:
        tuned(dataset, workspace, checkpoint="fails", batch=4)
    said = str(caught.value)
    assert ("Not enough memory for a batch of 4" in said and "batch 2" in said) == (fault == "memory")
    assert {path.name: sha256_of(path) for path in workspace.checkpoints_folder.iterdir()} == before
    # after it everything works: predicting, and a training that fits
    assert Predictor(workspace.checkpoints_folder / "old.safetensors", "cpu")
    assert tuned(dataset, workspace, batch=2)["epochs_done"] == 2


def test_a_learning_rate_of_a_hundred_million_never_saves_broken_weights(
    dataset: Dataset, workspace: Workspace, unet: Path
) -> None:
    correct(workspace, *of_set(workspace, dataset, "train")[:2])
    before = sha256_of(unet)
    with pytest.raises(SegtoolError, match=r"loss became|finite") as caught:
        tuned(dataset, workspace, rate=1e8, epochs=30, early_stop=0)
    assert "lower" in caught.value.hint
    for path in workspace.checkpoints_folder.iterdir():
        assert load_checkpoint(path)  # which refuses values that are not finite
    assert sha256_of(unet) == before


@pytest.mark.parametrize("after", [1, 3, 5])
def test_stopped_within_a_step_keeping_the_best_so_far(
    dataset: Dataset, workspace: Workspace, after: int
) -> None:
    """Two steps an epoch: stopped after the first step, after an epoch and a step, after two and a step."""
    correct(workspace, *of_set(workspace, dataset, "train")[:4])
    steps: list[dict[str, Any]] = []

    def note(event: dict[str, Any]) -> None:
        if event["event"] == "step":
            steps.append(event)

    settings = FineTuneSettings(**(QUICK | {"rehearsal": 0.0, "epochs": 50, "early_stop": 0}))
    summary = fine_tune(dataset, workspace, settings, note, lambda: len(steps) >= after)
    assert len(steps) == after
    assert summary["stopped"] is True
    assert summary["epochs_done"] == after // 2
    assert summary["gate"]["verdict"] == "cannot tell"
    _, config, digest = load_checkpoint(Path(summary["checkpoint"]))
    assert digest == summary["digest"]
    assert config.training["stopped"] is True


def test_stopped_before_the_first_step_nothing_is_written(dataset: Dataset, workspace: Workspace) -> None:
    correct(workspace, of_set(workspace, dataset, "train")[0])
    told: list[str] = []

    def note(event: dict[str, Any]) -> None:
        told.append(event["event"])

    with pytest.raises(Cancelled) as caught:
        fine_tune(dataset, workspace, FineTuneSettings(**QUICK), note, lambda: "training" in told)
    assert caught.value.exit_status == 130
    assert [path.name for path in workspace.checkpoints_folder.iterdir()] == ["old.safetensors"]


def test_stopped_in_the_gate_the_checkpoint_stays(dataset: Dataset, workspace: Workspace) -> None:
    correct(workspace, of_set(workspace, dataset, "train")[0])
    told: list[str] = []

    def note(event: dict[str, Any]) -> None:
        told.append(event["event"])

    summary = fine_tune(dataset, workspace, FineTuneSettings(**QUICK), note, lambda: "gate" in told)
    _, config, _ = load_checkpoint(Path(summary["checkpoint"]))
    assert config.training["stopped"] is False  # the training was over
    assert summary["stopped"] is True
    assert summary["gate"]["verdict"] == "cannot tell"
