"""What a network sees: the outputs of its decoder's stages, for tools that ask how alike two places are."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

Float16 = np.ndarray[Any, np.dtype[np.float16]]
Float32 = np.ndarray[Any, np.dtype[np.float32]]

REDUCTIONS = (2, 4, 8)
"""The stages that are kept, by how much smaller they are: coarser ones know no outline, finer ones only colour."""


@dataclass(frozen=True)
class Seen:
    """features: each C x h x w float16, the deepest first, in the photograph's frame. pet: h x w float32 at the
    network's input size, the probability of pet or border, 0 to 1. digest: SHA-256 of the checkpoint.
    """

    features: tuple[Float16, ...]
    pet: Float32
    digest: str


@torch.inference_mode()
def decoder_features(network: nn.Module, planes: Tensor) -> tuple[tuple[Float16, ...], Tensor]:
    """One forward of a normalised input (1, 3, h, w) -> its decoder's features and the logits (1, classes, h, w).

    A network without a ModuleList `decoder` has no features.
    """
    height, width = planes.shape[-2:]
    found: list[Tensor] = []
    stages = getattr(network, "decoder", None)
    hooks = [
        stage.register_forward_hook(lambda _module, _inputs, output: found.append(output))
        for stage in (stages if isinstance(stages, nn.ModuleList) else ())
    ]
    try:
        logits = network(planes)
    finally:
        for hook in hooks:
            hook.remove()
    sized = [(stage, _reduction(height, stage.shape[-2])) for stage in found]
    kept = [(stage, reduction) for stage, reduction in sized if reduction in REDUCTIONS]
    return tuple(_in_frame(stage, -(-height // by), -(-width // by)) for stage, by in kept), logits


def pet_probability(logits: Tensor, pet: tuple[int, ...]) -> Float32:
    """Softmax of (1, classes, h, w), summed over the class indices that belong to the pet: float32 h x w."""
    probabilities = functional.softmax(logits.float(), dim=1)[0]
    return np.asarray(probabilities[list(pet)].sum(dim=0).cpu().numpy(), dtype=np.float32)


def _reduction(side: int, smaller: int) -> int:
    """The power of two by which a stage is smaller; what is padded moves the quotient a little."""
    return int(2 ** round(math.log2(side / smaller)))


def _in_frame(stage: Tensor, rows: int, columns: int) -> Float16:
    """Without what networks pad below and to the right to make sizes divide."""
    return np.asarray(stage[0, :, :rows, :columns].float().cpu().numpy(), dtype=np.float16)
