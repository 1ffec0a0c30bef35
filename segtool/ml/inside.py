"""What goes on inside a network for one photograph: its stages as small grey pictures, for a person to look at.

Forward hooks read the stages while the network predicts; each is reduced to pictures at once, so that never more than
one stage is held. Only numpy leaves.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

UInt8 = np.ndarray[Any, np.dtype[np.uint8]]

STRONGEST = 32
"""Channels of a stage that are kept as pictures."""

ENCODER, BOTTLENECK, UPSAMPLED, DECODER = "encoder", "bottleneck", "upsampled", "decoder"


@dataclass(frozen=True)
class Stage:
    """The output of one stage.

    kind: encoder, bottleneck, upsampled or decoder. number: counted from 1 at the photograph's side, so that encoder,
    upsampled and decoder of one number have one size and are joined by one skip connection (decoder 1 of an encoder
    whose first stage is smaller joins the photograph: `skip` is 0 there; on other decoders the encoder's number).
    shape: channels, rows, columns. mean: rows x columns uint8, the mean over all channels, with `mean_range` its
    values at 0 and 255. channels: the strongest, by mean absolute activation, strongest first; pictures: of each,
    uint8, stretched over its own `ranges`.
    """

    kind: str
    number: int
    shape: tuple[int, int, int]
    mean: UInt8
    mean_range: tuple[float, float]
    channels: tuple[int, ...]
    pictures: UInt8
    ranges: tuple[tuple[float, float], ...]
    skip: int | None = None
    skip_channels: int = 0


@dataclass(frozen=True)
class Inside:
    """All stages in the order in which they happen, and both ends.

    image: what the network saw, rows x columns x 3. probabilities: 3 x rows x columns uint8 (0 to 255 for 0 to 1) in
    the order pet, background, border, at the network's own output. upsampling: how the decoder enlarges. digest: of
    the checkpoint.
    """

    stages: tuple[Stage, ...]
    image: UInt8
    probabilities: UInt8
    network: str
    upsampling: str
    digest: str = ""

    @property
    def nbytes(self) -> int:
        """Of all pictures."""
        return sum(stage.mean.nbytes + stage.pictures.nbytes for stage in self.stages) + self.image.nbytes


def parts(
    network: nn.Module,
) -> Iterator[tuple[nn.Module, Callable[[Any], Sequence[tuple[str, int, Tensor]]]]]:
    """(module, what to take from its output) for every stage of a network of our two families; nothing for others.

    Each taking gives (kind, number, tensor); numbers count from 1 at the photograph's side.
    """
    encoder, up, decoder = (getattr(network, name, None) for name in ("encoder", "up", "decoder"))
    if encoder is None or not isinstance(up, nn.ModuleList) or not isinstance(decoder, nn.ModuleList):
        return
    if isinstance(encoder, nn.ModuleList):  # the lecture's U-Net
        for number, stage in enumerate(encoder, 1):
            yield stage, lambda output, number=number: [(ENCODER, number, output)]  # type: ignore[misc]
        yield network.get_submodule("bottleneck"), lambda output: [(BOTTLENECK, len(encoder) + 1, output)]
        depth = len(encoder) + 1
    else:
        # where the first stage is smaller than the photograph, the photograph is number 1
        shift = 1 if encoder.first > 1 else 0
        depth = len(encoder.channels) + shift

        def stages(output: list[Tensor]) -> list[tuple[str, int, Tensor]]:
            found = [(ENCODER, number + 1 + shift, stage) for number, stage in enumerate(output)]
            return [*found[:-1], (BOTTLENECK, depth, output[-1])]

        yield encoder, stages
    for step, (enlarged, joined) in enumerate(zip(up, decoder, strict=True)):
        number = depth - 1 - step
        yield enlarged, lambda output, number=number: [(UPSAMPLED, number, output)]  # type: ignore[misc]
        yield joined, lambda output, number=number: [(DECODER, number, output)]  # type: ignore[misc]


@torch.inference_mode()
def look_inside(
    network: nn.Module, planes: Tensor, image: UInt8, order: Sequence[int] = (0, 1, 2), name: str = ""
) -> Inside:
    """Run `network` (in eval mode) once on planes (1, 3, h, w) and keep pictures of what every stage gives.

    image: (h, w, 3), the same before it was normalised. order: the outputs' places of pet, background, border.
    """
    stages: list[Stage] = []
    with ExitStack() as hooks:
        for module, take in parts(network):

            def keep(_module: nn.Module, inputs: Any, output: Any, take: Any = take) -> None:
                stages.extend(_stage(kind, number, tensor[0]) for kind, number, tensor in take(output))

            hooks.enter_context(module.register_forward_hook(keep))
        logits = network(planes)
    probabilities = functional.softmax(logits.float(), 1)[0][list(order)]
    way = getattr(network, "upsampling", "")
    pictures = (probabilities * 255).round().to(torch.uint8).cpu().numpy()
    return Inside(tuple(_with_skips(stages)), image, pictures, name, str(way))


def _stage(kind: str, number: int, tensor: Tensor) -> Stage:
    """(C, h, w) on any device, in any precision."""
    tensor = tensor.float()
    strength = tensor.abs().mean((1, 2))
    chosen = strength.argsort(descending=True, stable=True)[:STRONGEST]
    mean, mean_range = _stretched(tensor.mean(0)[None])
    pictures, ranges = _stretched(tensor[chosen])
    shape = (int(tensor.shape[0]), int(tensor.shape[1]), int(tensor.shape[2]))
    return Stage(kind, number, shape, mean[0], mean_range[0], tuple(chosen.tolist()), pictures, ranges)


def _stretched(planes: Tensor) -> tuple[UInt8, tuple[tuple[float, float], ...]]:
    """(N, h, w) -> the same as uint8, each over its own range; all zero where a plane has one value alone."""
    low, high = planes.amin((1, 2), keepdim=True), planes.amax((1, 2), keepdim=True)
    wide = torch.where(high > low, high - low, torch.ones_like(high))
    pictures = ((planes - low) / wide * 255).round().to(torch.uint8).cpu().numpy()
    return pictures, tuple(zip(low.flatten().tolist(), high.flatten().tolist(), strict=True))


def _with_skips(stages: Sequence[Stage]) -> Iterator[Stage]:
    """Say which encoder stage each decoder stage was joined with."""
    encoders = {stage.number: stage for stage in stages if stage.kind == ENCODER}
    for stage in stages:
        if stage.kind != DECODER:
            yield stage
            continue
        skip = encoders.get(stage.number)
        number, channels = (skip.number, skip.shape[0]) if skip is not None else (0, 3)
        yield Stage(**(vars(stage) | {"skip": number, "skip_channels": channels}))
