"""Losses against values worked out by hand."""

import math

import pytest
import torch

from segtool.ml.losses import IGNORED, PARTS, Loss, with_gradient_of

cross_entropy, dice_loss, focal_loss = Loss("cross-entropy"), Loss("dice"), Loss("focal")


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
    for name in PARTS:
        assert Loss(name)(logits, target, torch.tensor(weights)).item() >= 0


@pytest.mark.parametrize("name", PARTS)
def test_all_ignored_gives_a_finite_loss_with_a_gradient_path(name: str) -> None:
    logits = torch.randn(2, 3, 4, 4, requires_grad=True)
    value = Loss(name)(logits, torch.full((2, 4, 4), IGNORED), None)
    assert math.isfinite(value.item())
    value.backward()
    assert logits.grad is not None
    assert bool(torch.isfinite(logits.grad).all())


def test_focal_loss_by_hand() -> None:
    """-(1 - p)^2 log p: a pixel that is nearly right counts for little."""
    logits = _logits([[0.5, 0.25, 0.25], [0.1, 0.8, 0.1]])
    expected = -(0.5**2 * math.log(0.5) + 0.2**2 * math.log(0.8)) / 2
    assert focal_loss(logits, torch.tensor([[[0, 1]]])).item() == pytest.approx(expected)


def test_class_weights_by_hand() -> None:
    weights = torch.tensor([3.0, 1.0, 0.0])
    logits = _logits([[0.5, 0.25, 0.25], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6]])
    target = torch.tensor([[[0, 1, 2]]])
    weighed = Loss("cross-entropy", weights)(logits, target).item()
    assert weighed == pytest.approx(-(3 * math.log(0.5) + math.log(0.8)) / 4)
    pet = 1 - (2 * 0.5 + 1) / (0.5 + 0.1 + 0.2 + 1 + 1)
    background = 1 - (2 * 0.8 + 1) / (0.25 + 0.8 + 0.2 + 1 + 1)
    assert Loss("dice", weights)(logits, target).item() == pytest.approx((3 * pet + background) / 4)


def test_a_sum_of_two_losses_is_their_sum() -> None:
    logits, target = _logits([[0.5, 0.25, 0.25]]), torch.tensor([[[1]]])
    for name, parts in {
        "cross-entropy+dice": (cross_entropy, dice_loss),
        "focal+dice": (focal_loss, dice_loss),
    }.items():
        assert Loss(name)(logits, target).item() == pytest.approx(
            sum(p(logits, target).item() for p in parts)
        )


@pytest.mark.parametrize("name", PARTS)
def test_parts_of_a_batch_have_the_gradients_of_the_whole(name: str) -> None:
    torch.manual_seed(1)
    loss = Loss(name, torch.tensor([2.0, 1.0, 0.5]))
    whole = torch.randn(5, 3, 4, 6, requires_grad=True)
    target = torch.randint(0, 3, (5, 4, 6))
    target[3, :2] = IGNORED
    weights = torch.tensor([1.0, 2.0, 0.5, 3.0, 1.0])
    value = loss(whole, target, weights)
    value.backward()
    cut = whole.detach().clone().requires_grad_(True)
    everywhere = [sums.detach() for sums in loss.sums(cut, target, weights)]
    for part in (slice(0, 2), slice(2, 3), slice(3, 5)):
        own = loss.sums(cut[part], target[part], weights[part])
        of_part = loss.value(with_gradient_of(own, everywhere))
        assert of_part.item() == pytest.approx(value.item(), rel=1e-5)
        of_part.backward()
    assert torch.allclose(cut.grad, whole.grad, atol=1e-7)


@pytest.mark.parametrize("name", PARTS)
def test_a_sample_of_weight_zero_changes_nothing(name: str) -> None:
    logits, target = torch.randn(3, 3, 4, 4), torch.randint(0, 3, (3, 4, 4))
    without = Loss(name)(logits[:2], target[:2], torch.tensor([1.0, 2.0])).item()
    assert Loss(name)(logits, target, torch.tensor([1.0, 2.0, 0.0])).item() == pytest.approx(
        without, rel=1e-5
    )
