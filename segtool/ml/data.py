"""Batches for training: decoded and augmented in threads, a few ahead of the network, never the whole set in memory."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from segtool.core.classes import CLASSES
from segtool.core.errors import Cancelled, SegtoolError
from segtool.core.images import read_image
from segtool.core.progress import ShouldStop
from segtool.ml.augment import augmented
from segtool.ml.losses import IGNORED

UInt8 = np.ndarray[Any, np.dtype[np.uint8]]
AHEAD = 2
"""Batches prepared while the network works on one."""
ASKED_SECONDS = 0.1
"""While a batch is waited for, "should I stop?" is asked this often."""

CLASS_INDEX = torch.full((256,), IGNORED, dtype=torch.long)
"""Label map value -> class index; everything outside the class table is ignored."""
for _index, _class in enumerate(CLASSES):
    CLASS_INDEX[_class.value] = _index


@dataclass(frozen=True)
class TrainingItem:
    """One sample to train or validate on.

    label_map: called when needed, gives uint8 (H, W) of the photograph's size, values 1, 2, 3, 0 = ignore.
    weight: of its loss. origin: "ground truth", "corrected", "further" or "drawn", for the counts. digest: of what it
    holds, "" where that is not known.
    """

    name: str
    image: Path
    label_map: Callable[[], UInt8]
    weight: float = 1.0
    origin: str = "ground truth"
    digest: str = ""

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


def share_of(indices: list[int], rank: int, world: int) -> list[tuple[int, int]]:
    """(place in the batch, item) of one process's part of a batch; [] where there are fewer samples than processes."""
    return list(enumerate(indices))[rank::world]


def _prepare(item: TrainingItem, size: int, strength: float, seed: Sequence[int]) -> tuple[Tensor, Tensor]:
    image, label_map = item.load()
    pixels, labels = augmented(image, label_map, size, np.random.default_rng(seed), strength)
    return pixels, CLASS_INDEX[labels.long()]


@dataclass(frozen=True)
class Stream:
    """Augmented batches of `items`; the same for the same epoch, whatever the threads do.

    batch: samples of all processes together. rank, world: which part of each batch this process gets; the parts of all
    make the batch that one process would get. A process without a part gets one sample of weight 0.
    """

    items: Sequence[TrainingItem]
    size: int
    batch: int
    strength: float
    seed: int
    threads: int = 1
    rank: int = 0
    world: int = 1

    def steps(self, epoch: int) -> int:
        """Batches of an epoch."""
        return len(batch_plan(len(self.items), self.batch, self.seed, epoch))

    def epoch(self, epoch: int, should_stop: ShouldStop | None = None) -> Iterator[Batch]:
        """One epoch. Raises Cancelled as soon as `should_stop` says so, also while a batch is waited for."""
        plan = batch_plan(len(self.items), self.batch, self.seed, epoch)
        pool = ThreadPoolExecutor(max_workers=max(1, self.threads), thread_name_prefix="decode")

        def submit(number: int) -> tuple[list[Future[tuple[Tensor, Tensor]]], Tensor]:
            mine = share_of(plan[number], self.rank, self.world)
            places = mine or [(0, plan[number][0])]
            futures = [
                pool.submit(
                    _prepare, self.items[index], self.size, self.strength, (self.seed, epoch, number, place)
                )
                for place, index in places
            ]
            weights = [self.items[index].weight if mine else 0.0 for _, index in places]
            return futures, torch.tensor(weights, dtype=torch.float32)

        try:
            waiting = deque(submit(number) for number in range(min(AHEAD, len(plan))))
            for number in range(len(plan)):
                futures, weights = waiting.popleft()
                _wait_for(futures, should_stop)
                pairs = [future.result() for future in futures]
                if number + AHEAD < len(plan):
                    waiting.append(submit(number + AHEAD))
                yield Batch(
                    torch.stack([pixels for pixels, _ in pairs]),
                    torch.stack([target for _, target in pairs]),
                    weights,
                )
        finally:
            # Not waited for: a file on a slow disk must not hold up a stop.
            pool.shutdown(wait=False, cancel_futures=True)


def _wait_for(futures: Sequence[Future[tuple[Tensor, Tensor]]], should_stop: ShouldStop | None) -> None:
    while wait(futures, timeout=ASKED_SECONDS).not_done:
        if should_stop is not None and should_stop():
            raise Cancelled


def class_counts(items: Sequence[TrainingItem], should_stop: ShouldStop | None = None) -> Tensor:
    """Pixels of each class over all label maps, float64 (classes,)."""
    counts = np.zeros(256, np.int64)
    for item in items:
        if should_stop is not None and should_stop():
            raise Cancelled
        counts += np.bincount(item.label_map().reshape(-1), minlength=256)
    return torch.tensor([float(counts[each.value]) for each in CLASSES], dtype=torch.float64)
