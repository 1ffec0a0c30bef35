"""Losses against values worked out by hand."""

import math

import pytest
import torch

from segtool.ml.losses import IGNORED, LOSSES, cross_entropy, dice_loss


def _logits(probabilities: list[list[float]]) -> torch.Tensor:
    """Pixels in a row: probabilities of the three classes -> logits (1, 3, 1, N)."""
    return torch.tensor(probabilities).log().T[None, :, None, :]


def test_cross_entropy_by_hand() -> None:
    logits = _logits([[0.5, 0.25, 0.25], [0.1, 0.8, 0.1]])
    target = torch.tensor([[[0, 1]]])
    assert cross_entropy(logits, target).item() == pytest.approx(-(math.log(0.5) + math.log(0.8)) / 2)


def test_ignored_pixels_count_nowhere() -> None:
    logits = _logits([[0.5, 0.25, 0.25], [0.98, 0.01, 0.01]])
    one = torch.tensor([[[0, IGNORED]]])
    assert cross_entropy(logits, one).item() == pytest.approx(-math.log(0.5))
    assert dice_loss(logits, one).item() == pytest.approx(dice_loss(logits[..., :1], one[..., :1]).item())


def test_dice_by_hand() -> None:
    logits = _logits([[0.6, 0.3, 0.1], [0.2, 0.7, 0.1]])
    target = torch.tensor([[[0, 1]]])
    first = 1 - (2 * 0.6 + 1) / (0.6 + 0.2 + 1 + 1)
    second = 1 - (2 * 0.7 + 1) / (0.3 + 0.7 + 1 + 1)
    assert dice_loss(logits, target).item() == pytest.approx((first + second) / 2)


def test_sample_weights_weigh() -> None:
    logits = torch.cat([_logits([[0.5, 0.25, 0.25]]), _logits([[0.1, 0.8, 0.1]])])
    target = torch.zeros(2, 1, 1, dtype=torch.long)
    weighted = cross_entropy(logits, target, torch.tensor([3.0, 1.0])).item()
    assert weighted == pytest.approx(-(3 * math.log(0.5) + math.log(0.1)) / 4)


def test_dice_with_weights_by_hand() -> None:
    logits = torch.cat([_logits([[0.9, 0.05, 0.05]]), _logits([[0.5, 0.25, 0.25]])])
    target = torch.zeros(2, 1, 1, dtype=torch.long)
    found = dice_loss(logits, target, torch.tensor([3.0, 1.0])).item()
    overlap, total = 1.5 * 0.9 + 0.5 * 0.5, 1.5 * (0.9 + 1) + 0.5 * (0.5 + 1)
    assert found == pytest.approx(1 - (2 * overlap + 1) / (total + 1))


@pytest.mark.parametrize("weights", [[1.0, 1.0], [100.0, 0.01], [0.001, 7.0]])
def test_no_weights_make_a_loss_negative(weights: list[float]) -> None:
    target = torch.tensor([[[0, 1, 2]], [[2, 1, 0]]])
    logits = torch.nn.functional.one_hot(target, 3).movedim(-1, 1) * 30.0  # all but perfect
    for loss in LOSSES.values():
        assert loss(logits, target, torch.tensor(weights)).item() >= 0


@pytest.mark.parametrize("name", LOSSES)
def test_all_ignored_gives_a_finite_loss_with_a_gradient_path(name: str) -> None:
    logits = torch.randn(2, 3, 4, 4, requires_grad=True)
    value = LOSSES[name](logits, torch.full((2, 4, 4), IGNORED), None)
    assert math.isfinite(value.item())
