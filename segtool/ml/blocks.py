"""The pieces that networks are built of: double convolution, ways of upsampling, TensorFlow's "same" convolution."""

import math
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

TRUNCATED_DEVIATION = 0.87962566103423978
"""Standard deviation of a unit normal truncated at two deviations: Keras' he_normal divides by it."""


def he_normal_(weight: Tensor) -> None:
    """Fill a convolution's weight as Keras' he_normal: truncated at two deviations, variance 2 / fan_in."""
    fan_in = weight[0].numel()
    deviation = math.sqrt(2.0 / fan_in) / TRUNCATED_DEVIATION
    nn.init.trunc_normal_(weight, std=deviation, a=-2 * deviation, b=2 * deviation)


def initialise(network: nn.Module) -> None:
    """he_normal weights and zero biases for every convolution of `network`."""
    for module in network.modules():
        if isinstance(module, nn.ConvTranspose2d):
            # (in, out, k, k) is stored the other way round; fan_in is that of the forward convolution
            he_normal_(module.weight.data.transpose(0, 1))
        elif isinstance(module, nn.Conv2d):
            he_normal_(module.weight.data)
        else:
            continue
        if module.bias is not None:
            nn.init.zeros_(module.bias)


class DoubleConvolution(nn.Sequential):
    """Two times 3 x 3 convolution with ReLU; (B, in, H, W) -> (B, out, H, W). With `norm`: batch norm before ReLU."""

    def __init__(self, inputs: int, outputs: int, norm: bool = False) -> None:
        layers: list[nn.Module] = []
        for channels in (inputs, outputs):
            layers.append(nn.Conv2d(channels, outputs, 3, padding=1, bias=not norm))
            if norm:
                layers.append(nn.BatchNorm2d(outputs))
            layers.append(nn.ReLU(inplace=True))
        super().__init__(*layers)


def fit(x: Tensor, size: Sequence[int]) -> Tensor:
    """(B, C, h, w) -> (B, C, *size): what is too much is cut, what lacks is the edge repeated, evenly on both sides."""
    down, right = size[0] - x.shape[-2], size[1] - x.shape[-1]
    if not (down or right):
        return x
    left, top = int(right / 2), int(down / 2)
    return functional.pad(x, (left, right - left, top, down - top), mode="replicate")


class Interpolated(nn.Module):
    """Enlarges by interpolation; then a 3 x 3 convolution to the stage's filters."""

    def __init__(self, inputs: int, outputs: int, mode: str, factor: int = 2) -> None:
        super().__init__()
        self.mode, self.factor = mode, factor
        self.convolution = nn.Conv2d(inputs, outputs, 3, padding=1)

    def forward(self, x: Tensor, indices: Tensor | None = None, size: Sequence[int] | None = None) -> Tensor:
        """(B, in, h, w) -> (B, out, *size); without `size` `factor` times as large."""
        align = None if self.mode == "nearest" else False
        wanted = size or [side * self.factor for side in x.shape[-2:]]
        larger = functional.interpolate(x, list(wanted), mode=self.mode, align_corners=align)
        enlarged: Tensor = self.convolution(larger)
        return enlarged


class Resized(nn.Module):
    """Bilinear enlargement alone, without a convolution: the light decoder's."""

    def __init__(self, inputs: int, outputs: int, factor: int = 2) -> None:
        super().__init__()
        self.factor = factor

    def forward(self, x: Tensor, indices: Tensor | None = None, size: Sequence[int] | None = None) -> Tensor:
        """(B, in, h, w) -> (B, in, *size); without `size` `factor` times as large."""
        wanted = size or [side * self.factor for side in x.shape[-2:]]
        return functional.interpolate(x, list(wanted), mode="bilinear", align_corners=False)


class Transposed(nn.Module):
    """Transposed convolution, for a factor of 2 with kernel 3; the output is exactly `factor` times as large.

    As Keras' "same" padding gives it.
    """

    def __init__(self, inputs: int, outputs: int, factor: int = 2) -> None:
        super().__init__()
        more = factor - 1
        self.convolution = nn.ConvTranspose2d(
            inputs, outputs, 2 * factor - 1, stride=factor, padding=more, output_padding=more
        )

    def forward(self, x: Tensor, indices: Tensor | None = None, size: Sequence[int] | None = None) -> Tensor:
        """(B, in, h, w) -> (B, out, factor * h, factor * w), cut or repeated to `size` where that differs."""
        enlarged: Tensor = self.convolution(x)
        return fit(enlarged, size) if size else enlarged


class Unpooled(nn.Module):
    """Max unpooling: the pooling's indices put each value back where it came from; a convolution comes first.

    overlap: the pooling's windows overlap, so that a place can have been the largest of several.
    """

    def __init__(self, inputs: int, outputs: int, factor: int = 2, overlap: bool = False) -> None:
        super().__init__()
        self.factor, self.overlap = factor, overlap
        self.convolution = nn.Conv2d(inputs, outputs, 3, padding=1)

    def forward(self, x: Tensor, indices: Tensor | None = None, size: Sequence[int] | None = None) -> Tensor:
        """(B, in, h, w) with indices (B, out, h, w) -> (B, out, *size); without `size` `factor` times as large."""
        if indices is None:
            raise ValueError("max unpooling needs the indices of the encoder's pooling")
        values, wanted = self.convolution(x), list(size or [side * self.factor for side in x.shape[-2:]])
        if self.overlap:
            return unpool_overlapping(values, indices, wanted)
        return functional.max_unpool2d(values, indices, [self.factor] * 2, output_size=wanted)


def unpool_overlapping(x: Tensor, indices: Tensor, size: Sequence[int]) -> Tensor:
    """Put the values (B, C, h, w) at `indices` into zeros of (B, C, *size).

    A place that was the largest of several windows gets the mean of their values, whatever the order.
    """
    places = x.new_zeros(*x.shape[:2], size[0] * size[1])
    flat = indices.flatten(2)
    values = places.scatter_add(2, flat, x.flatten(2))
    shares = places.scatter_add(2, flat, torch.ones_like(x).flatten(2))
    return (values / shares.clamp(min=1)).reshape(*x.shape[:2], *size)


UPSAMPLINGS: dict[str, Callable[..., nn.Module]] = {
    "nearest": lambda i, o, factor=2: Interpolated(i, o, "nearest", factor),
    "bilinear": lambda i, o, factor=2: Interpolated(i, o, "bilinear", factor),
    "transposed": Transposed,
    "unpooling": Unpooled,
}
"""The lecture's four ways of upsampling: name -> block (inputs, outputs, factor)."""


def pad_to_multiple(x: Tensor, multiple: int) -> Tensor:
    """Repeat the last row and column until both sides of (B, C, H, W) divide by `multiple`."""
    height, width = x.shape[-2:]
    down, right = -height % multiple, -width % multiple
    return functional.pad(x, (0, right, 0, down), mode="replicate") if down or right else x


class SameConv2d(nn.Conv2d):
    """A convolution padded as TensorFlow's "same": the output is ceil(size / stride), the odd pixel on the far side."""

    def forward(self, input: Tensor) -> Tensor:
        """(B, in, H, W) -> (B, out, ceil(H / stride), ceil(W / stride))."""
        pads = []
        for size, kernel, stride in zip(
            input.shape[:1:-1], self.kernel_size[::-1], self.stride[::-1], strict=True
        ):
            total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            pads += [total // 2, total - total // 2]
        if any(pads):
            if pads[0] == pads[1] and pads[2] == pads[3]:
                return functional.conv2d(
                    input, self.weight, self.bias, self.stride, (pads[2], pads[0]), self.dilation, self.groups
                )
            input = functional.pad(input, pads)
        return functional.conv2d(input, self.weight, self.bias, self.stride, 0, self.dilation, self.groups)


def parameter_count(network: nn.Module) -> int:
    """The number of trainable values."""
    return sum(p.numel() for p in network.parameters())


def channels_last(network: nn.Module) -> nn.Module:
    """`network` with its convolutions' weights in the memory order that the processors here prefer."""
    return network.to(memory_format=torch.channels_last)
