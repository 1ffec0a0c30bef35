"""How weights move: the optimizer's groups, the learning rate over the run, the averaged weights."""

import copy
import math

import torch
from torch import Tensor, nn

from segtool.ml.training_settings import TrainingSettings

EARLY = 10
"""In the first steps the average forgets faster, so that short runs average too."""


def learning_rate_share(step: int, steps: int, warm_up: float) -> float:
    """Linear up over the first share of the steps, then a cosine down to 1 % of the peak."""
    up = max(1, round(steps * warm_up))
    if step < up:
        return (step + 1) / up
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (step - up) / max(1, steps - up)))


def optimizer_for(network: nn.Module, settings: TrainingSettings) -> torch.optim.Optimizer:
    """AdamW; each group has its `peak` rate. A network in two halves has a rate for each."""
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    halves = hasattr(network, "decoder")
    for name, parameter in network.named_parameters():
        # biases and batch norms are not decayed: decay would only move them away from what the data asks for
        slow = halves and name.startswith("encoder.")
        groups.setdefault((slow, parameter.ndim > 1), []).append(parameter)
    rates = {True: settings.encoder_rate, False: settings.decoder_rate}
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "peak": rates[slow],
                "weight_decay": settings.weight_decay if decayed else 0.0,
            }
            for (slow, decayed), parameters in groups.items()
        ],
        lr=settings.decoder_rate,
    )


def set_rate(optimizer: torch.optim.Optimizer, share: float) -> None:
    """Every group's rate: this share of its peak."""
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * share


class Averaged:
    """The moving average of a network's weights and running statistics, on the network's device.

    decay: 0 makes it the network itself, copied. steps: how many were averaged.
    """

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.network = copy.deepcopy(network).eval().requires_grad_(False)
        self.steps = 0
        self._decay = decay
        pairs = list(zip(self.network.state_dict().values(), network.state_dict().values(), strict=True))
        self._floats = [pair for pair in pairs if pair[0].is_floating_point()]
        self._others = [pair for pair in pairs if not pair[0].is_floating_point()]

    @torch.no_grad()
    def update(self) -> None:
        """Move the average towards the network's weights of now."""
        self.steps += 1
        decay = min(self._decay, (1 + self.steps) / (EARLY + self.steps))
        torch._foreach_lerp_([mean for mean, _ in self._floats], [now for _, now in self._floats], 1 - decay)
        for mean, now in self._others:
            mean.copy_(now)

    def tensors(self) -> dict[str, Tensor]:
        """Name -> averaged tensor; they go on changing."""
        return self.network.state_dict()

    def finite(self) -> bool:
        """Whether every number is."""
        return all(bool(torch.isfinite(mean).all()) for mean, _ in self._floats)
