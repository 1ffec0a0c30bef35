"""One step of training: a batch, in parts where that is wanted, to gradients and new weights.

Parts give the gradients of the whole: the loss is a function of sums over samples (`losses`). Where it is linear in
what the network gives, one pass over the parts does. Otherwise (Dice) a pass without gradients finds the sums first.
"""

import contextlib
import math
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn

from segtool.ml.data import Batch
from segtool.ml.devices import half_type
from segtool.ml.distributed import Alone
from segtool.ml.losses import Loss, with_gradient_of
from segtool.ml.preprocessing import Preprocessing

_TYPES = {"float32": None, "bfloat16": torch.bfloat16, "float16": torch.float16}


def autocast_type(precision: str, device: torch.device, network: nn.Module) -> torch.dtype | None:
    """The type that training computes in; None: float32. "auto": half where it is measured to be faster."""
    if precision != "auto":
        return _TYPES[precision]
    training = network.training
    found = half_type(
        device, network.eval(), ("training", type(network), sum(p.numel() for p in network.parameters()))
    )
    network.train(training)
    return found


class Stepper:
    """Runs steps of `network` (as the group wrapped it).

    most: samples at once; a share of a batch that is larger is cut into parts. slack: so many more may go with them,
    since a left-over of one joins the batch before it. least: samples that a part must have. half: the type that
    autocast uses, None for float32.
    """

    def __init__(
        self,
        network: nn.Module,
        optimizer: torch.optim.Optimizer,
        loss: Loss,
        preprocessing: Preprocessing,
        device: torch.device,
        group: Alone,
        clip: float,
        most: int,
        half: torch.dtype | None = None,
    ) -> None:
        self.network, self.optimizer, self.loss = network, optimizer, loss.to(device)
        self.preprocessing, self.device, self.group = preprocessing, device, group
        self.clip, self.most, self.half = clip, most, half
        self.scaler = torch.amp.GradScaler(device.type, enabled=half is torch.float16)
        self.least = 1
        self.slack = 1 if most > 1 else 0

    def step(self, batch: Batch) -> Tensor:
        """Change the weights by one batch; the loss before it, still on the device."""
        value = self.gradients(batch)
        self.scaler.unscale_(self.optimizer)
        nn.utils.clip_grad_norm_(self.network.parameters(), self.clip)
        self.scaler.step(self.optimizer)
        self.scaler.update()
        return value

    def gradients(self, batch: Batch) -> Tensor:
        """Put the batch's gradients in place of those that are there; the loss of all processes' samples."""
        self.optimizer.zero_grad(set_to_none=True)
        parts = self._cut(batch)
        everywhere = self._sums_before(parts)
        found: list[Tensor] = []
        for number, (pixels, target, weights) in enumerate(parts):
            with self.group.part(last=number == len(parts) - 1):
                own = self._sums(pixels, target, weights)
                if everywhere is None:
                    everywhere = self.group.summed(own)
                loss = self.loss.value(with_gradient_of(own, everywhere))
                self.group.backward(self.scaler.scale(loss))
            found = [
                a + b.detach() for a, b in zip(found or [torch.zeros_like(s) for s in own], own, strict=True)
            ]
        if len(parts) > 1 and self.loss.linear:
            return self.loss.value(self.group.summed(found))
        assert everywhere is not None
        return self.loss.value(everywhere)

    def _cut(self, batch: Batch) -> list[tuple[Tensor, Tensor, Tensor]]:
        tensors = [
            each.to(self.device, non_blocking=True) for each in (batch.pixels, batch.target, batch.weights)
        ]
        samples = len(batch.weights)
        parts = max(1, min(math.ceil((samples - self.slack) / self.most), samples // self.least))
        return list(zip(*(each.tensor_split(parts) for each in tensors), strict=True))

    def _sums_before(self, parts: Sequence[tuple[Tensor, Tensor, Tensor]]) -> list[Tensor] | None:
        """The sums over all parts and processes, as far as gradients need them; None where the one part gives them."""
        if len(parts) == 1:
            return None
        if self.loss.linear:
            return self.group.summed(self.loss.fixed(torch.cat([weights for _, _, weights in parts])))
        random = torch.get_rng_state(), _device_random(self.device)
        with torch.no_grad(), _still(self.network):
            each = [self._sums(*part) for part in parts]
        torch.set_rng_state(random[0])  # the same dropout once more
        if random[1] is not None:
            torch.cuda.set_rng_state(random[1], self.device)
        return self.group.summed([torch.stack(list(sums)).sum(0) for sums in zip(*each, strict=True)])

    def _sums(self, pixels: Tensor, target: Tensor, weights: Tensor) -> list[Tensor]:
        planes = self.preprocessing.normalise(pixels).contiguous(memory_format=torch.channels_last)
        with torch.autocast(self.device.type, self.half or torch.bfloat16, enabled=self.half is not None):
            logits = self.network(planes)
        return self.loss.sums(logits.float(), target, weights)


def _device_random(device: torch.device) -> Tensor | None:
    return torch.cuda.get_rng_state(device) if device.type == "cuda" else None


@contextlib.contextmanager
def _still(network: nn.Module) -> Iterator[None]:
    """Batch norms work as in training, but learn no statistics."""
    norms = [m for m in network.modules() if isinstance(m, nn.modules.batchnorm._BatchNorm)]
    before = [norm.momentum for norm in norms]
    try:
        for norm in norms:
            norm.momentum = 0.0
        yield
    finally:
        for norm, momentum in zip(norms, before, strict=True):
            norm.momentum = momentum


class LossLog:
    """The losses of an epoch's steps. late: read one step behind, so that the device is not waited for."""

    def __init__(self, late: bool) -> None:
        self._late = late
        self._waiting: list[Tensor] = []
        self._values: list[float] = []

    def add(self, loss: Tensor) -> float:
        """The newest loss that is known."""
        self._waiting.append(loss.detach())
        while len(self._waiting) > (1 if self._late else 0):
            self._values.append(float(self._waiting.pop(0)))
        return self._values[-1] if self._values else self.last()

    def last(self) -> float:
        """The last one, waited for."""
        self._values += [float(loss) for loss in self._waiting]
        self._waiting = []
        return self._values[-1] if self._values else 0.0

    @property
    def read(self) -> int:
        """How many were read."""
        return len(self._values)

    @property
    def mean(self) -> float:
        """Of all that were read."""
        return sum(self._values) / max(1, len(self._values))
