"""The best checkpoint of a run: written by a better epoch, and by no other."""

from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from segtool.core.files import sha256_of
from segtool.ml.checkpoint import load_checkpoint_tensors
from segtool.ml.data import TrainingItem
from segtool.ml.run_state import BEST, LAST
from tests.ml.discs import changed, disc, trainer

SCORES = (0.5, 0.8, 0.3, 0.6, 0.8)
"""Of five epochs: the second is the best; an equal one does not replace it."""


@pytest.fixture
def items(tmp_path: Path) -> list[TrainingItem]:
    return [disc(tmp_path, index) for index in range(5)]


def test_only_a_better_epoch_writes_the_best_checkpoint(
    tmp_path: Path, items: list[TrainingItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    scores, folder = iter(SCORES), tmp_path / "run"
    monkeypatch.setattr("segtool.ml.training.validated", lambda *rest: {"mean_iou": next(scores)})
    made = trainer(folder, items, changed(epochs=5, decoder_rate=1e-2))
    kept: list[tuple[int, str]] = []
    lasts: list[str] = []
    weights: list[dict[str, Tensor]] = []

    def note(event: dict[str, Any]) -> None:
        if event["event"] == "epoch":
            kept.append(((folder / BEST).stat().st_ino, sha256_of(folder / BEST)))
            lasts.append(sha256_of(folder / LAST))
            weights.append({name: value.clone() for name, value in made.averaged.tensors().items()})

    outcome = made.run(note, lambda: False)
    assert len(set(lasts)) == 5, "each epoch learned something"
    assert kept[0] != kept[1]
    assert kept[1:] == [kept[1]] * 4, "the file of the second epoch was written again"
    stored, config = load_checkpoint_tensors(folder / BEST)
    assert (config.training["best_epoch"], config.figures["validation"]) == (2, {"mean_iou": 0.8})
    assert outcome.best_epoch == 2
    for name, value in stored.items():
        assert torch.allclose(value.float(), weights[1][name].float()), name
    assert any(not torch.allclose(stored[name], weights[4][name]) for name in stored)


def test_what_a_full_disk_kept_back_is_the_best_and_not_the_epoch_after_it(
    tmp_path: Path, items: list[TrainingItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The best epoch's write fails; it is made up for after the next one, which is worse."""
    import errno

    from segtool.core import files

    scores, folder = iter((0.5, 0.8, 0.3)), tmp_path / "run"
    monkeypatch.setattr("segtool.ml.training.validated", lambda *rest: {"mean_iou": next(scores)})
    real, replaced = files._os_replace, []

    def replace(source: Path, target: Path) -> None:
        if target.name == BEST:
            replaced.append(target)
            if len(replaced) == 2:
                raise OSError(errno.ENOSPC, "No space left on device")
        real(source, target)

    monkeypatch.setattr(files, "_os_replace", replace)
    warned: list[str] = []
    epochs: list[int] = []

    def note(event: dict[str, Any]) -> None:
        if event["event"] == "warning":
            warned.append(event["text"])
        if event["event"] == "epoch":
            epochs.append(load_checkpoint_tensors(folder / BEST)[1].training["best_epoch"])

    trainer(folder, items, changed(epochs=3)).run(note, lambda: False)
    assert len(warned) == 1
    assert epochs == [1, 1, 2]
