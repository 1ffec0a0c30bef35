"""Small things to train on: red discs on green ground, a tiny U-Net, a trainer over them."""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import nn

from segtool.ml.data import TrainingItem
from segtool.ml.registry import build_network, network_entry
from segtool.ml.training import Trainer, TrainingSettings

QUICK = TrainingSettings(
    epochs=3,
    batch=2,
    size=32,
    encoder_rate=3e-3,
    decoder_rate=3e-3,
    averaging=0.5,
    augmentation=0.3,
    seed=3,
    flip=False,
)


def disc(folder: Path, index: int, weight: float = 1.0) -> TrainingItem:
    rng = np.random.default_rng(index)
    x, y = rng.uniform(20, 40), rng.uniform(15, 25)
    rows, columns = np.mgrid[:40, :60]
    distance = np.hypot(columns - x, rows - y)
    label_map = np.where(distance < 10, 1, np.where(distance < 13, 3, 2)).astype(np.uint8)
    image = np.where((distance < 11.5)[..., None], (220, 30, 30), (30, 160, 30)).astype(np.uint8)
    path = folder / f"pug_{index}.png"
    Image.fromarray(image).save(path)
    return TrainingItem(path.stem, path, lambda: label_map, weight)


def network() -> nn.Module:
    torch.manual_seed(0)
    return build_network("unet", {"width": 4, "dropout": 0.1})


def trainer(
    folder: Path,
    items: list[TrainingItem],
    settings: TrainingSettings = QUICK,
    built: nn.Module | None = None,
    validation: list[TrainingItem] | None = None,
    **more: Any,
) -> Trainer:
    folder.mkdir(exist_ok=True)
    held = items[:2] if validation is None else validation
    preprocessing = network_entry("unet").preprocessing
    return Trainer(built or network(), preprocessing, settings, items, held, folder, **more)


def changed(**changes: Any) -> TrainingSettings:
    return TrainingSettings(**{**QUICK.__dict__, **changes})
