"""The training loop: it learns, it resumes exactly, and whatever ends it keeps the last finite best."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import Tensor

from segtool.core.errors import SegtoolError
from segtool.ml import training
from segtool.ml.data import TrainingItem
from segtool.ml.losses import Loss
from segtool.ml.registry import build_network
from segtool.ml.training import Event, TrainingError, learning_rate_share
from tests.ml.discs import changed as _changed
from tests.ml.discs import disc as _disc
from tests.ml.discs import trainer as _trainer


@pytest.fixture
def items(tmp_path: Path) -> list[TrainingItem]:
    return [_disc(tmp_path, index) for index in range(5)]


def test_training_changes_the_weights_and_lowers_the_loss(tmp_path: Path, items: list[TrainingItem]) -> None:
    torch.manual_seed(0)
    network = build_network("unet", {"width": 8, "dropout": 0.0})
    before = {name: value.clone() for name, value in network.state_dict().items()}
    events: list[Event] = []
    settings = _changed(epochs=20, decoder_rate=1e-2, encoder_rate=1e-2)
    trainer = _trainer(tmp_path / "run", items, settings, network)
    outcome = trainer.run(events.append, lambda: False)
    losses = [e["loss"] for e in events if e["event"] == "epoch"]
    assert losses[-1] < 0.6 * losses[0]
    assert outcome.best_state is not None
    assert any(not torch.equal(before[name], outcome.best_state[name]) for name in before)
    assert outcome.best_figures is not None
    assert outcome.best_figures["mean_iou"] > 0.3
    assert [e["epoch"] for e in events if e["event"] == "epoch"] == list(range(1, 21))
    assert all(e["steps"] == 2 and e["seconds_left"] >= 0 for e in events if e["event"] == "step")


def test_stop_is_obeyed_before_the_next_step_and_keeps_what_was_learned(
    tmp_path: Path, items: list[TrainingItem]
) -> None:
    steps: list[Event] = []
    outcome = _trainer(tmp_path / "run", items).run(steps.append, lambda: len(steps) >= 1)
    assert len(steps) == 1
    assert outcome.stopped
    assert outcome.best_state is not None
    assert outcome.epochs_done == 0


def test_stop_during_validation_keeps_the_judged_best(tmp_path: Path, items: list[TrainingItem]) -> None:
    asked_after_steps = 0
    events: list[Event] = []

    def in_second_validation() -> bool:
        nonlocal asked_after_steps
        asked_after_steps += sum(e["event"] == "step" for e in events) == 4
        return asked_after_steps >= 1

    outcome = _trainer(tmp_path / "run", items).run(events.append, in_second_validation)
    assert outcome.stopped
    assert [e["event"] for e in events] == ["step", "step", "epoch", "step", "step"]
    assert outcome.best_epoch == 1
    assert outcome.best_figures is not None


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_a_loss_that_is_not_finite_ends_the_run_and_keeps_the_finite_best(
    bad: float, tmp_path: Path, items: list[TrainingItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = 0
    real = Loss.sums

    def broken(self: Loss, *tensors: Tensor) -> list[Tensor]:
        nonlocal calls
        calls += 1
        return [sums * (bad if calls == 5 else 1) for sums in real(self, *tensors)]

    monkeypatch.setattr(Loss, "sums", broken)
    with pytest.raises(TrainingError, match=r"step 1 of epoch 3") as caught:
        _trainer(tmp_path / "run", items, _changed(loss="dice")).run(lambda e: None, lambda: False)
    outcome = caught.value.outcome
    assert outcome.best_epoch == 2
    assert outcome.best_state is not None
    assert all(torch.isfinite(v).all() for v in outcome.best_state.values())


def test_a_huge_learning_rate_never_becomes_the_best(tmp_path: Path, items: list[TrainingItem]) -> None:
    settings = _changed(decoder_rate=1e8, encoder_rate=1e8, warm_up=0.0, clip=1e9, epochs=6)
    with pytest.raises(TrainingError, match=r"finite|loss became") as caught:
        _trainer(tmp_path / "run", items, settings).run(lambda e: None, lambda: False)
    kept = caught.value.outcome.best_state or {}
    assert all(torch.isfinite(v).all() for v in kept.values())


@pytest.mark.parametrize("network", ["unet", "lite0-unet"])
def test_one_sample_trains_with_and_without_batch_norm(network: str, tmp_path: Path) -> None:
    item = _disc(tmp_path, 0)
    built = build_network(network, {"width": 4} if network == "unet" else {})
    trainer = _trainer(tmp_path / "run", [item], _changed(epochs=1), built, validation=[])
    outcome = trainer.run(lambda e: None, lambda: False)
    assert outcome.epochs_done == 1
    assert outcome.best_state is not None
    assert outcome.best_figures is None


def test_nothing_to_train_on_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(SegtoolError, match="nothing to train on"):
        _trainer(tmp_path / "run", [])


def test_early_stop_ends_the_run(
    tmp_path: Path, items: list[TrainingItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    scores = iter([0.5, 0.4, 0.3, 0.6])
    fake: Callable[..., dict[str, float]] = lambda self, stop: {"mean_iou": next(scores)}  # noqa: E731
    monkeypatch.setattr(training.Trainer, "_validate", fake)
    outcome = _trainer(tmp_path / "run", items, _changed(epochs=4, early_stop=2)).run(
        lambda e: None, lambda: False
    )
    assert outcome.epochs_done == 3
    assert outcome.best_epoch == 1


def test_the_learning_rate_warms_up_and_falls_to_one_percent() -> None:
    shares = [learning_rate_share(step, 100, 0.1) for step in range(100)]
    assert shares[0] == pytest.approx(0.1)
    assert max(shares) == pytest.approx(1.0)
    assert shares.index(max(shares)) in (9, 10)
    assert shares[-1] == pytest.approx(0.01, abs=0.002)
    assert all(a >= b for a, b in itertools.pairwise(shares[10:]))


def test_only_the_encoder_of_an_encoder_unet_learns_slowly(tmp_path: Path) -> None:
    settings = _changed(encoder_rate=1e-5, decoder_rate=1e-2)
    trainer = _trainer(tmp_path / "run", [_disc(tmp_path, 0)], settings, build_network("lite0-unet"), [])
    peaks = {
        name.split(".")[0]: group["peak"]
        for group in trainer.optimizer.param_groups
        for name, parameter in trainer.network.named_parameters()
        if any(parameter is p for p in group["params"])
    }
    assert peaks["encoder"] == 1e-5
    assert peaks["decoder"] == peaks["head"] == 1e-2
