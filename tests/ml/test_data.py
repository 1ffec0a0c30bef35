"""Batches: every sample once an epoch, left-overs kept, the same whatever the threads do."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from segtool.core.errors import SegtoolError
from segtool.ml.data import CLASS_INDEX, Stream, TrainingItem, batch_plan
from segtool.ml.losses import IGNORED


def _items(folder: Path, count: int, size: tuple[int, int] = (40, 60)) -> list[TrainingItem]:
    items = []
    for index in range(count):
        rng = np.random.default_rng(index)
        path = folder / f"pug_{index}.png"
        Image.fromarray(rng.integers(0, 256, (*size, 3), np.uint8)).save(path)
        label_map = rng.integers(0, 4, size).astype(np.uint8)
        items.append(TrainingItem(path.stem, path, lambda m=label_map: m))
    return items


@pytest.mark.parametrize(("count", "batch"), [(1, 4), (5, 2), (5, 4), (8, 4), (9, 4), (2, 1)])
def test_every_sample_stands_in_every_epoch(count: int, batch: int) -> None:
    plan = batch_plan(count, batch, seed=0, epoch=3)
    assert {index for indices in plan for index in indices} == set(range(count))
    assert all(len(indices) >= 2 for indices in plan)  # batch norm cannot learn from one value


def test_epochs_are_shuffled_differently_and_repeatably() -> None:
    assert batch_plan(50, 8, 0, 1) == batch_plan(50, 8, 0, 1)
    assert batch_plan(50, 8, 0, 1) != batch_plan(50, 8, 0, 2)


def test_batches_do_not_depend_on_the_threads(tmp_path: Path) -> None:
    items = _items(tmp_path, 7)
    one = list(Stream(items, 32, 3, 1.0, seed=5, threads=1).epoch(1))
    three = list(Stream(items, 32, 3, 1.0, seed=5, threads=3).epoch(1))
    assert [len(b.weights) for b in one] == [3, 4]
    for a, b in zip(one, three, strict=True):
        assert torch.equal(a.pixels, b.pixels)
        assert torch.equal(a.target, b.target)


def test_values_become_class_indices_and_everything_else_is_ignored() -> None:
    assert CLASS_INDEX[[1, 2, 3]].tolist() == [0, 1, 2]
    assert set(CLASS_INDEX[[0, 4, 255]].tolist()) == {IGNORED}


def test_a_label_map_of_another_size_names_both_sizes(tmp_path: Path) -> None:
    item = _items(tmp_path, 1)[0]
    wrong = TrainingItem(item.name, item.image, lambda: np.full((39, 60), 1, np.uint8))
    with pytest.raises(SegtoolError, match="60 x 40 pixels, its label map 60 x 39"):
        wrong.load()
