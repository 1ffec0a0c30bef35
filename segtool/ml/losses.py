"""Losses over logits, with ignored pixels left out.

Each is a function of sums over samples, so that a batch that is cut into parts (on one machine or on several) has
exactly the loss and the gradients of the whole: the sums are added up first, the function is applied once.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

IGNORED = -100
"""Class index of a pixel that counts nowhere (cross-entropy's own default)."""

FOCUS = 2.0
"""The focal loss's exponent (Lin et al. 2017, arXiv 1708.02002)."""
SMOOTH = 1.0


@dataclass(frozen=True)
class Part:
    """One summand of a loss.

    sums: (logits (B, C, H, W), class indices (B, H, W), sample weights (B,), class weights (C,)) -> float (N,), which
    adds up over samples. value: those sums, added up -> scalar. linear: the scalar is linear in what the logits
    contribute to the sums, so that its gradient does not need the other parts' logits. fixed: sample weights -> the
    sums with what the logits contribute at 0.
    """

    sums: Callable[[Tensor, Tensor, Tensor, Tensor], Tensor]
    value: Callable[[Tensor, Tensor], Tensor]
    linear: bool
    fixed: Callable[[Tensor], Tensor] | None = None


def _entropy_sums(focus: float) -> Callable[[Tensor, Tensor, Tensor, Tensor], Tensor]:
    def sums(logits: Tensor, target: Tensor, weights: Tensor, class_weights: Tensor) -> Tensor:
        each = functional.cross_entropy(logits, target, ignore_index=IGNORED, reduction="none")
        if focus:
            each = each * (1 - torch.exp(-each)).pow(focus)
        counted = class_weights[target.clamp(min=0)] * (target != IGNORED)
        pixels = counted.sum((1, 2))
        sample = (each * counted).sum((1, 2)) / torch.where(pixels > 0, pixels, torch.ones_like(pixels))
        return torch.stack([(sample * weights).sum(), weights.sum()])

    return sums


def _entropy_value(sums: Tensor, class_weights: Tensor) -> Tensor:
    return sums[0] / sums[1]


def _entropy_fixed(weights: Tensor) -> Tensor:
    return torch.stack([weights.new_zeros(()), weights.sum()])


def _dice_sums(logits: Tensor, target: Tensor, weights: Tensor, class_weights: Tensor) -> Tensor:
    counted = (target != IGNORED).unsqueeze(1)
    probabilities = functional.softmax(logits, dim=1) * counted
    truth = functional.one_hot(target.clamp(min=0), logits.shape[1]).movedim(-1, 1) * counted
    # Each sample's share of the sums; weighing both factors of the overlap would count its weight twice.
    scale = weights.view(-1, 1, 1, 1)
    overlap = (scale * probabilities * truth).sum((0, 2, 3))
    total = (scale * (probabilities + truth)).sum((0, 2, 3))
    present = (scale * truth).sum((0, 2, 3))
    samples = torch.stack([weights.sum(), (weights > 0).sum().to(weights.dtype)])
    return torch.cat([overlap, total, present, samples])


def _dice_value(sums: Tensor, class_weights: Tensor) -> Tensor:
    """1 - soft Dice over the whole batch, the mean over classes that occur in it: a class that covers a few pixels of
    one picture does not dominate (Milletari et al. 2016, arXiv 1606.04797).
    """
    overlap, total, present = sums[:-2].view(3, -1)
    scale = sums[-1] / sums[-2]  # 1 / the mean weight
    dice = 1 - (2 * overlap * scale + SMOOTH) / (total * scale + SMOOTH)
    counts = class_weights * (present > 0)
    value: Tensor = (dice * counts).sum() / counts.sum().clamp(min=torch.finfo(counts.dtype).tiny)
    return value


CROSS_ENTROPY = Part(_entropy_sums(0.0), _entropy_value, True, _entropy_fixed)
FOCAL = Part(_entropy_sums(FOCUS), _entropy_value, True, _entropy_fixed)
DICE = Part(_dice_sums, _dice_value, False)

PARTS: dict[str, tuple[Part, ...]] = {
    "cross-entropy+dice": (CROSS_ENTROPY, DICE),
    "cross-entropy": (CROSS_ENTROPY,),
    "dice": (DICE,),
    "focal": (FOCAL,),
    "focal+dice": (FOCAL, DICE),
}
"""Name -> what is added up: cross-entropy for calibrated pixels, Dice for the small classes."""


class Loss:
    """loss(logits (B, C, H, W), class indices (B, H, W), sample weights (B,) or None) -> scalar.

    class_weights: (C,) of pixels in cross-entropy and focal loss, of classes in Dice; None weighs all alike.
    """

    def __init__(self, name: str, class_weights: Tensor | None = None, classes: int = 3) -> None:
        self.parts = PARTS[name]
        self.class_weights = torch.ones(classes) if class_weights is None else class_weights.float()
        self.linear = all(part.linear for part in self.parts)

    def to(self, device: torch.device) -> "Loss":
        """The same, on a device."""
        self.class_weights = self.class_weights.to(device)
        return self

    def sums(self, logits: Tensor, target: Tensor, weights: Tensor | None = None) -> list[Tensor]:
        """What adds up over samples, for each part."""
        weights = logits.new_ones(len(logits)) if weights is None else weights
        return [part.sums(logits, target, weights, self.class_weights) for part in self.parts]

    def fixed(self, weights: Tensor) -> list[Tensor]:
        """The sums as far as they are known before the network ran; for linear losses alone."""
        return [part.fixed(weights) for part in self.parts if part.fixed is not None]

    def value(self, sums: list[Tensor]) -> Tensor:
        """The loss of samples whose sums these are."""
        values = [part.value(each, self.class_weights) for part, each in zip(self.parts, sums, strict=True)]
        return torch.stack(values).sum()

    def __call__(self, logits: Tensor, target: Tensor, weights: Tensor | None = None) -> Tensor:
        return self.value(self.sums(logits, target, weights))


def with_gradient_of(own: list[Tensor], everywhere: list[Tensor]) -> list[Tensor]:
    """Sums with the value of `everywhere` and the gradient of `own`, which is a part of them."""
    return [mine + (total - mine).detach() for mine, total in zip(own, everywhere, strict=True)]
