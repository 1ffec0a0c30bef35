"""What the person may choose for a fine-tuning run, and what the run makes of it."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from segtool.core.checkpoints import SUFFIX, list_checkpoints
from segtool.core.progress import Progress
from segtool.core.training_choices import BOTH, CORRECTED, IMAGENET, TRAINVAL
from segtool.core.training_options import FineTuneSettings
from segtool.core.workspace import Workspace
from segtool.ml.checkpoint import CheckpointConfig, load_checkpoint
from segtool.ml.registry import build_network, network_entry
from segtool.ml.training_settings import TrainingSettings

__all__ = ["BOTH", "CORRECTED", "TRAINVAL", "FineTuneSettings", "Start"]

ENCODER_SHARE = 0.15
"""Of the decoder's rate: what the encoder knows is older and better than what a few corrections say."""
IMAGENET_SHARE = 0.15
"""The same of ImageNet's weights, in a network whose decoder is fresh."""
TUNING_RATE, FRESH_RATE = 3e-4, 2e-3
TUNING_EPOCHS, FRESH_EPOCHS = 8, 30
_NUMBERED = re.compile(r"-tuned(-\d+)?$")


@dataclass(frozen=True)
class Start:
    """Where a run starts. path, digest: of the checkpoint, None for a fresh network. pretrained: on ImageNet."""

    network: nn.Module
    config: CheckpointConfig
    path: Path | None
    digest: str | None
    pretrained: bool = False

    def to_json(self) -> dict[str, Any] | None:
        """The checkpoint's name and digest."""
        return None if self.path is None else {"name": self.path.stem, "digest": self.digest}


def loaded(path: Path) -> Start:
    """Start from a checkpoint. Raises UnreadableError."""
    network, config, digest = load_checkpoint(path)
    return Start(network, config, path, digest)


def fresh(settings: FineTuneSettings, progress: Progress | None = None) -> Start:
    """Start from a network whose weights are drawn with the settings' seed, or from an encoder's ImageNet weights.

    It predicts at the size that it is trained at, where one is given. progress: while weights are fetched. SegtoolError
    for an unknown network, wrong arguments, and weights that cannot be had.
    """
    torch.manual_seed(settings.seed)
    weights = "imagenet" if settings.start == IMAGENET else "none"

    def fetched(done: int, total: int) -> None:
        if progress is not None:
            progress(done, total, "ImageNet weights")

    network = build_network(settings.network, settings.arguments, weights, fetched)
    base = network_entry(settings.network).preprocessing
    config = CheckpointConfig.create(
        name=settings.network,
        network=settings.network,
        arguments=settings.arguments,
        preprocessing=replace(base, size=settings.size or base.size, fit=settings.fit or base.fit),
    )
    return Start(network, config, None, None, weights == "imagenet")


def training_settings(settings: FineTuneSettings, start: Start) -> TrainingSettings:
    """The trainer's settings: what was left open is filled by whether the network is fresh, pretrained or trained."""
    afresh = start.path is None
    rate = settings.rate or (FRESH_RATE if afresh else TUNING_RATE)
    share = IMAGENET_SHARE if start.pretrained else 1.0 if afresh else ENCODER_SHARE
    return TrainingSettings(
        epochs=settings.epochs or (FRESH_EPOCHS if afresh else TUNING_EPOCHS),
        batch=settings.batch,
        size=settings.size or start.config.preprocessing.size,
        encoder_rate=settings.encoder_rate or rate * share,
        decoder_rate=rate,
        weight_decay=settings.weight_decay,
        warm_up=settings.warm_up,
        averaging=settings.averaging,
        loss=settings.loss,
        augmentation=settings.augmentation,
        threads=settings.workers,
        seed=settings.seed,
        early_stop=settings.early_stop,
        flip=False,  # the mirrored photograph changes figures, hardly ever their order, and costs as much again
        accumulate=settings.accumulate,
        class_weights=settings.class_weights,
        precision=settings.precision,
        on_oom=settings.on_oom,
        pause_after=settings.pause_after,
    )


def default_name(start: Start) -> str:
    """After the checkpoint it starts from: pets-lite0 and pets-lite0-tuned-2 both give pets-lite0-tuned."""
    base = start.path.stem if start.path else start.config.network
    return f"{_NUMBERED.sub('', base)}-tuned" if start.path else base


def unique_name(wanted: str, workspace: Workspace) -> str:
    """`wanted`, or with -2, -3, ... behind it where a checkpoint of that name exists: none is ever overwritten."""
    wanted = wanted.removesuffix(SUFFIX)
    taken = {info.path.stem.casefold() for info in list_checkpoints(None)}
    folder = workspace.checkpoints_folder
    if folder.is_dir():
        taken |= {path.stem.casefold() for path in folder.iterdir()}
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
