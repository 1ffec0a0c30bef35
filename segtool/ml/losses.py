"""Losses over logits, with ignored pixels left out."""

import torch
from torch import Tensor
from torch.nn import functional

IGNORED = -100
"""Class index of a pixel that counts nowhere (cross-entropy's own default)."""


def _mean_weighted(values: Tensor, weights: Tensor | None) -> Tensor:
    return values.mean() if weights is None else (values * weights).sum() / weights.sum()


def cross_entropy(logits: Tensor, target: Tensor, weights: Tensor | None = None) -> Tensor:
    """Mean cross-entropy of (B, C, H, W) logits against (B, H, W) class indices; `weights` (B,) weigh the samples."""
    each = functional.cross_entropy(logits, target, ignore_index=IGNORED, reduction="none")
    counted = (target != IGNORED).sum((1, 2)).clamp(min=1)
    return _mean_weighted(each.sum((1, 2)) / counted, weights)


def dice_loss(logits: Tensor, target: Tensor, weights: Tensor | None = None, smooth: float = 1.0) -> Tensor:
    """1 - soft Dice, the mean over classes that occur in the batch's targets (Milletari et al. 2016, arXiv 1606.04797).

    Computed over the whole batch: a class that covers a few pixels of one picture does not dominate.
    """
    counted = (target != IGNORED).unsqueeze(1)
    probabilities = functional.softmax(logits, dim=1) * counted
    truth = functional.one_hot(target.clamp(min=0), logits.shape[1]).movedim(-1, 1) * counted
    # Each sample's share of the sums; weighing both factors of the overlap would count its weight twice.
    scale = 1.0 if weights is None else (weights / weights.mean()).view(-1, 1, 1, 1)
    overlap = (scale * probabilities * truth).sum((0, 2, 3))
    total = (scale * (probabilities + truth)).sum((0, 2, 3))
    present = truth.sum((0, 2, 3)) > 0
    dice = 1 - (2 * overlap + smooth) / (total + smooth)
    return dice[present].mean() if bool(present.any()) else torch.zeros((), device=logits.device)


def cross_entropy_and_dice(logits: Tensor, target: Tensor, weights: Tensor | None = None) -> Tensor:
    """The sum of both: cross-entropy for calibrated pixels, Dice for the small classes."""
    return cross_entropy(logits, target, weights) + dice_loss(logits, target, weights)


LOSSES = {"cross-entropy": cross_entropy, "dice": dice_loss, "cross-entropy+dice": cross_entropy_and_dice}
"""Name -> loss(logits (B, C, H, W), class indices (B, H, W), sample weights (B,) or None) -> scalar."""
