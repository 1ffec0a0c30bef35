"""Figures of a network while it is trained, at the photographs' own size, on the one prediction path."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import nn

from segtool.core.errors import Cancelled
from segtool.core.metrics import confusion_matrix, figures
from segtool.core.progress import ShouldStop
from segtool.ml.data import TrainingItem
from segtool.ml.distributed import Alone
from segtool.ml.inference import predict_map
from segtool.ml.preprocessing import Preprocessing


def validated(
    network: nn.Module,
    preprocessing: Preprocessing,
    items: Sequence[TrainingItem],
    flip: bool,
    device: torch.device,
    group: Alone,
    should_stop: ShouldStop,
) -> dict[str, Any] | None:
    """Figures over all pixels of `items`, shared out among the group's processes; None without items.

    Raises Cancelled in all of them where one is told to stop.
    """
    if not items:
        return None
    network.eval()
    confusion = np.zeros((3, 3), np.int64)
    stopped = False
    for item in items[group.rank :: group.world]:
        stopped = should_stop()
        if stopped:
            break
        image, truth = item.load()
        predicted, _ = predict_map(network, preprocessing, image, flip, device)
        confusion += confusion_matrix(truth, predicted)
    if group.any(stopped):
        raise Cancelled
    (total,) = group.summed([torch.from_numpy(confusion).to(device)])
    return figures(total.cpu().numpy()).to_json()
