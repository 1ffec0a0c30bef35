"""Batches for training: decoded and augmented in threads, a few ahead of the network, never the whole set in memory."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from segtool.core.classes import CLASSES
from segtool.core.errors import SegtoolError
from segtool.core.images import read_image
from segtool.ml.augment import augmented
from segtool.ml.losses import IGNORED

UInt8 = np.ndarray[Any, np.dtype[np.uint8]]
AHEAD = 2
"""Batches prepared while the network works on one."""

CLASS_INDEX = torch.full((256,), IGNORED, dtype=torch.long)
"""Label map value -> class index; everything outside the class table is ignored."""
for _index, _class in enumerate(CLASSES):
    CLASS_INDEX[_class.value] = _index


@dataclass(frozen=True)
class TrainingItem:
    """One sample to train or validate on.

    label_map: called when needed, gives uint8 (H, W) of the photograph's size, values 1, 2, 3, 0 = ignore.
    weight: of its loss. origin: "ground truth", "corrected" or "drawn", for the counts.
    """

    name: str
    image: Path
    label_map: Callable[[], UInt8]
    weight: float = 1.0
    origin: str = "ground truth"

    def load(self) -> tuple[UInt8, UInt8]:
        """(photograph, label map); SegtoolError where the two sizes differ or a file cannot be read."""
        image, label_map = read_image(self.image), self.label_map()
        if image.shape[:2] != label_map.shape:
            raise SegtoolError(
                f"{self.image.name} is {image.shape[1]} x {image.shape[0]} pixels, its label map "
                f"{label_map.shape[1]} x {label_map.shape[0]}.",
                "Leave it out, or correct the label map.",
                self.image,
            )
        return image, label_map


@dataclass(frozen=True)
class Batch:
    """pixels: uint8 (B, 3, S, S). target: class indices (B, S, S), IGNORED where ignored. weights: (B,)."""

    pixels: Tensor
    target: Tensor
    weights: Tensor


def batch_plan(count: int, batch: int, seed: int, epoch: int) -> list[list[int]]:
    """The items of each batch of an epoch, shuffled by (seed, epoch).

    No sample is dropped: a left-over of one joins the batch before it, and a single sample stands twice in its batch
    (two augmentations), since batch norm cannot learn from one value.
    """
    order = np.random.default_rng([seed, epoch]).permutation(count).tolist()
    plan = [order[start : start + batch] for start in range(0, count, batch)]
    if len(plan) > 1 and len(plan[-1]) == 1:
        left_over = plan.pop()
        plan[-1] += left_over
    return [indices * 2 if len(indices) == 1 else indices for indices in plan]


def _prepare(item: TrainingItem, size: int, strength: float, seed: Sequence[int]) -> tuple[Tensor, Tensor]:
    image, label_map = item.load()
    pixels, labels = augmented(image, label_map, size, np.random.default_rng(seed), strength)
    return pixels, CLASS_INDEX[labels.long()]


def batches(
    items: Sequence[TrainingItem],
    size: int,
    batch: int,
    strength: float,
    seed: int,
    epoch: int,
    threads: int = 1,
) -> Iterator[Batch]:
    """One epoch of augmented batches; the same for the same arguments, whatever the threads do."""
    plan = batch_plan(len(items), batch, seed, epoch)
    with ThreadPoolExecutor(max_workers=max(1, threads), thread_name_prefix="decode") as pool:

        def submit(number: int) -> list[Future[tuple[Tensor, Tensor]]]:
            return [
                pool.submit(_prepare, items[index], size, strength, (seed, epoch, number, place))
                for place, index in enumerate(plan[number])
            ]

        waiting = deque(submit(number) for number in range(min(AHEAD, len(plan))))
        try:
            for number, indices in enumerate(plan):
                pairs = [future.result() for future in waiting.popleft()]
                if number + AHEAD < len(plan):
                    waiting.append(submit(number + AHEAD))
                yield Batch(
                    torch.stack([pixels for pixels, _ in pairs]),
                    torch.stack([target for _, target in pairs]),
                    torch.tensor([items[index].weight for index in indices], dtype=torch.float32),
                )
        finally:
            for futures in waiting:
                for future in futures:
                    future.cancel()
