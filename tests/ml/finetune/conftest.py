"""A dataset, its workspace and quick settings for fine-tunes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from segtool.core.checkpoints import use_checkpoint
from segtool.core.dataset import Dataset, read_dataset
from segtool.core.split import load_split
from segtool.core.workspace import Facts, Workspace
from segtool.ml.checkpoint import CheckpointConfig, save_checkpoint
from segtool.ml.finetune import FineTuneSettings, fine_tune
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.registry import build_network
from tests.datasets import make_dataset, trimap
from tests.ml.standin import save_standin

STEMS = [
    f"pug_{number}" for number in range(1, 23)
]  # eleven in trainval (one for validation), eleven held out


TINY: dict[str, Any] = {"width": 2}


QUICK: dict[str, Any] = {"epochs": 2, "batch": 2, "size": 32, "rate": 1e-3, "device": "cpu"}


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return read_dataset(make_dataset(tmp_path / "pets", STEMS))


@pytest.fixture
def workspace(tmp_path: Path, dataset: Dataset) -> Iterator[Workspace]:
    """With a stand-in as its current checkpoint: five numbers that can be trained."""
    opened = Workspace.open(dataset.root, tmp_path / "work")
    save_standin(opened.checkpoints_folder / "old.safetensors", training={"digests": ["ab" * 32]})
    use_checkpoint(opened, "old")
    yield opened
    opened.close()


@pytest.fixture
def unet(workspace: Workspace) -> Path:
    """A tiny U-Net among the workspace's checkpoints."""
    torch.manual_seed(1)
    config = CheckpointConfig.create(
        name="tiny",
        network="unet",
        arguments=TINY,
        preprocessing=Preprocessing(32, "square", (0.0,) * 3, (255.0,) * 3),
        flip=False,
        training={"digests": ["ab" * 32]},
    )
    path = workspace.checkpoints_folder / "tiny.safetensors"
    save_checkpoint(path, build_network("unet", TINY), config)
    use_checkpoint(workspace, "tiny")
    return path


def correct(workspace: Workspace, *names: str, review: str = "open", value: int | None = None) -> None:
    label_map = trimap() if value is None else np.full((40, 60), value, np.uint8)
    for name in names:
        workspace.save_correction(name, label_map, Facts(correction=True, review=review), 0)


def of_set(workspace: Workspace, dataset: Dataset, label: str) -> list[str]:
    split = load_split(workspace, dataset)
    return [sample.name for sample in dataset.samples if split.set_of(sample.name) == label]


def tuned(
    dataset: Dataset, workspace: Workspace, events: list[dict[str, Any]] | None = None, **settings: Any
) -> dict[str, Any]:
    heard = events if events is not None else []
    return fine_tune(dataset, workspace, FineTuneSettings(**(QUICK | settings)), heard.append, lambda: False)


def manifest_of(workspace: Workspace, summary: dict[str, Any]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(
        (workspace.runs_folder / summary["run"] / "manifest.json").read_text()
    )
    return document
