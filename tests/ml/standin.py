"""A stand-in network for tests: what is red is pet. Registered by tests and their launchers, never by the product."""

import time
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from segtool.ml.checkpoint import CheckpointConfig, save_checkpoint
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.registry import register_network

NAME = "stand-in"


class StandIn(nn.Module):
    """Logits by rule, with a gain and a bias that can be trained.

    rule: "red" (the probability of pet is red minus the larger of green and blue) or "thirds" (pet, background,
    border from left to right, whatever the photograph shows; in the order of `outputs`). outputs: values in the order
    of the outputs. delay: seconds of each forward. fault: "" or what happens from forward number `at` on: "memory"
    (torch's) or "host memory" (Python's) for more than `most` samples at once, "nan"; in training only with
    `training_only`.
    """

    def __init__(
        self,
        rule: str = "red",
        outputs: tuple[int, ...] = (1, 2, 3),
        delay: float = 0.0,
        fault: str = "",
        at: int = 1,
        training_only: bool = False,
        most: int = 0,
    ) -> None:
        super().__init__()
        self.gain = nn.Parameter(torch.ones(1))
        self.bias = nn.Parameter(torch.zeros(3))
        self.rule, self.outputs, self.delay = rule, list(outputs), delay
        self.fault, self.at, self.training_only, self.most = fault, at, training_only, most
        self.calls = 0

    def forward(self, x: Tensor) -> Tensor:
        """(B, 3, H, W) on the scale 0..1 -> (B, 3, H, W)."""
        self.calls += 1
        time.sleep(self.delay)
        logits = (self._red(x) if self.rule == "red" else self._thirds(x)) * self.gain
        if self.fault and self.calls >= self.at and (self.training or not self.training_only):
            if self.fault == "nan":
                logits = logits * torch.nan
            elif len(x) > self.most:
                raise torch.OutOfMemoryError("injected") if self.fault == "memory" else MemoryError
        return logits + self.bias.view(1, 3, 1, 1)

    def _red(self, x: Tensor) -> Tensor:
        pet = (x[:, 0] - x[:, 1:].amax(1)).clamp(1e-4, 1 - 1e-4)
        planes = {1: pet.log(), 2: (1 - pet).log(), 3: torch.full_like(pet, -12.0)}
        return torch.stack([planes[value] for value in self.outputs], 1)

    def _thirds(self, x: Tensor) -> Tensor:
        third = (torch.arange(x.shape[-1], device=x.device) * 3 // x.shape[-1]).expand(
            x.shape[0], *x.shape[-2:]
        )
        return torch.stack([10.0 * (third == value - 1) for value in self.outputs], 1)


def register() -> None:
    """Make the stand-in known to this process."""
    register_network(NAME, StandIn, standin_preprocessing())


def standin_preprocessing(size: int = 64, fit: str = "square") -> Preprocessing:
    """Photographs on the scale 0..1."""
    return Preprocessing(size, fit, (0.0, 0.0, 0.0), (255.0, 255.0, 255.0))


def save_standin(
    path: Path,
    size: int = 64,
    fit: str = "square",
    bias: tuple[float, float, float] = (0.0, 0.0, 0.0),
    training: dict[str, Any] | None = None,
    classes: tuple[tuple[int, str], ...] = ((1, "pet"), (2, "background"), (3, "border")),
    flip: bool = False,
    **arguments: Any,
) -> str:
    """Write a checkpoint of a stand-in (registered too); returns its digest. bias: added to the logits."""
    register()
    network = StandIn(**arguments)
    with torch.no_grad():
        network.bias.copy_(torch.tensor(bias))
    config = CheckpointConfig.create(
        name=path.stem,
        network=NAME,
        arguments=arguments,
        preprocessing=standin_preprocessing(size, fit),
        classes=classes,
        flip=flip,
        training=training or {},
    )
    return save_checkpoint(path, network, config)
