"""What the person may choose for a fine-tuning run, and what the run makes of it."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import nn

from segtool.core.checkpoints import SUFFIX, list_checkpoints
from segtool.core.errors import UsageError
from segtool.core.lists import name_fault
from segtool.core.workspace import Workspace
from segtool.ml.checkpoint import CheckpointConfig, load_checkpoint
from segtool.ml.registry import build_network, network_entry
from segtool.ml.training import TrainingSettings

CORRECTED, TRAINVAL = "corrected", "trainval"
ENCODER_SHARE = 0.15
"""Of the decoder's rate: what the encoder knows is older and better than what a few corrections say."""
TUNING_RATE, FRESH_RATE = 3e-4, 2e-3
TUNING_EPOCHS, FRESH_EPOCHS = 8, 30
_NUMBERED = re.compile(r"-tuned(-\d+)?$")


@dataclass(frozen=True)
class FineTuneSettings:
    """What the person may choose.

    data: "corrected", "trainval" (all of the training set), or "": trainval where `network` begins afresh, else
    corrected. only: "corrected" or "accepted". rehearsal: weight of drawn ground truth for 1 of corrected, 0 for none.
    epochs, rate (of the decoder): 0 takes what suits fine-tuning or a fresh network. batch: samples a step. size: side
    of the training crops, 0 as the network predicts. early_stop: epochs without a better validation, 0 never stops.
    name: of the new checkpoint, "" after the old one. network: begin afresh with this one of the table, with
    `arguments`; "" starts from `checkpoint` (a name or path; "" the current one).
    """

    data: str = ""
    only: str = CORRECTED
    rehearsal: float = 0.5
    epochs: int = 0
    batch: int = 8
    size: int = 0
    rate: float = 0.0
    early_stop: int = 5
    augmentation: float = 1.0
    seed: int = 0
    name: str = ""
    network: str = ""
    arguments: dict[str, Any] = field(default_factory=dict)
    checkpoint: str = ""
    device: str = "auto"

    def __post_init__(self) -> None:
        fault = name_fault(self.name) if self.name else ""
        checks = {
            f"data is corrected or trainval, not {self.data!r}": self.data in ("", CORRECTED, TRAINVAL),
            f"only is corrected or accepted, not {self.only!r}": self.only in (CORRECTED, "accepted"),
            f"rehearsal is 0 or more, not {self.rehearsal}": 0 <= self.rehearsal < float("inf"),
            f"epochs is 0 or more, not {self.epochs}": self.epochs >= 0,
            f"batch is 1 or more, not {self.batch}": self.batch >= 1,
            f"size is 0 or at least 32, not {self.size}": self.size == 0 or self.size >= 32,
            f"rate is 0 or more, not {self.rate}": 0 <= self.rate < float("inf"),
            f"the name {self.name!r} {fault}": not fault,
        }
        for sentence, holds in checks.items():
            if not holds:
                raise UsageError(f"These settings cannot be used: {sentence}.")

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> "FineTuneSettings":
        """From a request; what is None keeps its default. UsageError names an unknown setting."""
        try:
            return cls(**{key: value for key, value in document.items() if value is not None})
        except TypeError as error:
            raise UsageError(f"These settings cannot be used: {error}.") from error

    @property
    def takes(self) -> str:
        """ "corrected" or "trainval"."""
        return self.data or (TRAINVAL if self.network and self.rehearsal > 0 else CORRECTED)


@dataclass(frozen=True)
class Start:
    """Where a run starts. path, digest: of the checkpoint, None for a fresh network."""

    network: nn.Module
    config: CheckpointConfig
    path: Path | None
    digest: str | None

    def to_json(self) -> dict[str, Any] | None:
        """The checkpoint's name and digest."""
        return None if self.path is None else {"name": self.path.stem, "digest": self.digest}


def loaded(path: Path) -> Start:
    """Start from a checkpoint. Raises UnreadableError."""
    network, config, digest = load_checkpoint(path)
    return Start(network, config, path, digest)


def fresh(settings: FineTuneSettings) -> Start:
    """Start from a network whose weights are drawn with the settings' seed. SegtoolError for an unknown one."""
    torch.manual_seed(settings.seed)
    network = build_network(settings.network, settings.arguments)
    config = CheckpointConfig.create(
        name=settings.network,
        network=settings.network,
        arguments=settings.arguments,
        preprocessing=network_entry(settings.network).preprocessing,
    )
    return Start(network, config, None, None)


def training_settings(settings: FineTuneSettings, start: Start) -> TrainingSettings:
    """The trainer's settings: what was left open is filled by whether the network is fresh."""
    afresh = start.path is None
    rate = settings.rate or (FRESH_RATE if afresh else TUNING_RATE)
    return TrainingSettings(
        epochs=settings.epochs or (FRESH_EPOCHS if afresh else TUNING_EPOCHS),
        batch=settings.batch,
        size=settings.size or start.config.preprocessing.size,
        encoder_rate=rate if afresh else rate * ENCODER_SHARE,
        decoder_rate=rate,
        augmentation=settings.augmentation,
        seed=settings.seed,
        early_stop=settings.early_stop,
        flip=False,  # the mirrored photograph changes figures, hardly ever their order, and costs as much again
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
