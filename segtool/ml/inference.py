"""The one path from a photograph to a label map, used by the window, every command, validation and the gate."""

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from segtool.core.classes import CLASSES
from segtool.ml.preprocessing import Preprocessing

BAND_PIXELS = 1 << 20
"""Pixels enlarged at a time: a 12-megapixel photograph must not need its probabilities in floats at once."""

UInt8 = np.ndarray[Any, np.dtype[np.uint8]]
OUTPUT_VALUES = tuple(c.value for c in CLASSES)


def input_probabilities(network: nn.Module, planes: Tensor, flip: bool) -> Tensor:
    """Softmax of the logits for one normalised input (1, 3, h, w) -> float32 (3, h, w).

    flip: the mean of the probabilities of the input and of its mirror image.
    """
    probabilities = functional.softmax(network(planes).float(), dim=1)[0]
    if flip:
        mirrored = functional.softmax(network(planes.flip(-1)).float(), dim=1)[0]
        probabilities = (probabilities + mirrored.flip(-1)) / 2
    return probabilities


def _row_weights(rows: int, height: int, device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    """For each of `height` output rows: the two source rows and the second one's weight, pixel centres aligned."""
    position = (torch.arange(height, device=device, dtype=torch.float64) + 0.5) * (rows / height) - 0.5
    position = position.clamp(0, rows - 1)
    upper = position.floor().long()
    lower = (upper + 1).clamp(max=rows - 1)
    return upper, lower, (position - upper).float()


def enlarge(probabilities: Tensor, height: int, width: int, values: tuple[int, ...]) -> tuple[UInt8, UInt8]:
    """Bilinear to height x width, then argmax: (label map of `values`, confidence 0..255), each uint8 (H, W).

    probabilities: float32 (classes, h, w). The highest probability wins; where two are equal the first class does.
    """
    rows = probabilities.shape[-2]
    wide = functional.interpolate(
        probabilities[None],
        size=(rows, width),
        mode="bilinear",
        align_corners=False,
        antialias=width < probabilities.shape[-1],
    )[0]
    if height < rows:  # a photograph smaller than the network's input is reduced, not sampled
        wide = functional.interpolate(
            wide[None], size=(height, width), mode="bilinear", align_corners=False, antialias=True
        )[0]
        rows = height
    upper, lower, weight = _row_weights(rows, height, wide.device)
    label_map = np.empty((height, width), np.uint8)
    confidence = np.empty((height, width), np.uint8)
    step = max(1, BAND_PIXELS // max(1, width))
    for top in range(0, height, step):
        band = slice(top, min(height, top + step))
        mixed = torch.lerp(wide[:, upper[band]], wide[:, lower[band]], weight[band, None])
        best, found = mixed[0], torch.full(mixed.shape[1:], values[0], dtype=torch.uint8, device=mixed.device)
        for index in range(1, len(values)):
            found = torch.where(mixed[index] > best, values[index], found)
            best = torch.maximum(best, mixed[index])
        label_map[band] = found.to(torch.uint8).cpu().numpy()
        confidence[band] = (best * 255).round().clamp(0, 255).to(torch.uint8).cpu().numpy()
    return label_map, confidence


@torch.inference_mode()
def predict_map(
    network: nn.Module,
    preprocessing: Preprocessing,
    image: UInt8,
    flip: bool = False,
    device: torch.device | None = None,
    values: tuple[int, ...] = OUTPUT_VALUES,
) -> tuple[UInt8, UInt8]:
    """One photograph (H, W, 3 uint8 RGB) -> (label map, confidence 0..255), both uint8 (H, W).

    The network must be in eval mode and on `device`. values: label map value of each output, in order.
    """
    planes = preprocessing.to_input(image, device).contiguous(memory_format=torch.channels_last)
    probabilities = input_probabilities(network, planes, flip)
    height, width = image.shape[:2]
    return enlarge(probabilities, height, width, values)
