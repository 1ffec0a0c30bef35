"""A U-Net whose encoder was made for classification: one class for every encoder and every way of upsampling."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from torch import Tensor, cat, nn
from torch.nn import functional

from segtool.core.errors import SegtoolError
from segtool.ml.blocks import UPSAMPLINGS, DoubleConvolution, Resized, initialise
from segtool.ml.encoder_table import ENCODERS
from segtool.ml.encoders import EfficientNetLite0, LeNet, TorchvisionEncoder

LIGHT = "light"
"""The upsampling of a light decoder: bilinear, without a convolution of its own."""
LIGHT_FILTERS = (128, 80, 56, 32)

ENCODER_BUILDERS: dict[str, Callable[[], Any]] = {
    "efficientnet-lite0": EfficientNetLite0,
    "lenet": LeNet,
    **{name: partial(TorchvisionEncoder, row) for name, row in ENCODERS.items()},
}
"""name -> encoder (see `encoders` for what one is)."""

_WAYS: dict[str, Callable[..., nn.Module]] = {**UPSAMPLINGS, LIGHT: Resized}


class EncoderUNet(nn.Module):
    """Each decoder stage enlarges to its skip's own size, joins the skip and convolves twice, with batch norm.

    filters: of the decoder's stages, the deepest first; fewer than there are skips: the logits are enlarged
    bilinearly. Without them `width` filters at the photograph's size, doubled with each stage down. The last skip is
    the photograph itself where the encoder's first stage is smaller. dropout: on the bottleneck. upsampling: a name of
    UPSAMPLINGS, or "light". Raises SegtoolError for max unpooling on an encoder that does not pool between all stages.
    """

    def __init__(
        self,
        encoder: str,
        filters: Sequence[int] | None = None,
        width: int = 16,
        dropout: float = 0.1,
        upsampling: str = "bilinear",
        classes: int = 3,
    ) -> None:
        super().__init__()
        self.encoder = ENCODER_BUILDERS[encoder]()
        channels, first = self.encoder.channels, self.encoder.first
        skips = [*channels[-2::-1], *([3] if first > 1 else [])]
        factors = [2] * (len(channels) - 1) + [first] * (first > 1)

        filters = filters or [width * 2**step for step in range(len(skips))][::-1]
        self.unpooled = [False] * len(skips)
        if upsampling == "unpooling":
            if self.encoder.pool is None:
                raise SegtoolError(
                    f"Max unpooling needs the places that max pooling chose, and {encoder} gets smaller without it.",
                    "Choose nearest, bilinear or transposed.",
                )
            # the step to the photograph has no pooling to undo: it is enlarged bilinearly
            self.unpooled = [True] * (len(channels) - 1) + [False] * (first > 1)
        inputs = [channels[-1], *filters[:-1]]
        self.up, self.decoder = nn.ModuleList(), nn.ModuleList()
        for deep, skip, outputs, factor, unpooled in zip(
            inputs, skips, filters, factors, self.unpooled, strict=False
        ):
            way = "bilinear" if upsampling == "unpooling" and not unpooled else upsampling
            enlarged = {"light": deep, "unpooling": skip}.get(way, outputs)
            more = {"overlap": self._overlaps()} if way == "unpooling" else {}
            self.up.append(_WAYS[way](deep, enlarged, factor, **more))
            self.decoder.append(DoubleConvolution(enlarged + skip, outputs, norm=True))
        self.dropout = nn.Dropout2d(dropout)
        self.upsampling = upsampling
        self.head = nn.Conv2d(filters[-1], classes, 1)
        initialise(self.up)
        initialise(self.decoder)

    def forward(self, x: Tensor) -> Tensor:
        """Float (B, 3, H, W) of any size -> logits (B, classes, H, W)."""
        height, width = x.shape[-2:]
        x = at_least(x, self.encoder.smallest)
        stages = self.encoder(x)
        deep = self.dropout(stages[-1])
        skips = [*stages[-2::-1], x]
        for up, stage, skip, unpooled in zip(self.up, self.decoder, skips, self.unpooled, strict=False):
            deep = up(deep, self._indices(skip) if unpooled else None, skip.shape[-2:])
            deep = stage(cat([deep, skip], dim=1))
        logits: Tensor = self.head(deep)
        if logits.shape[-2:] != x.shape[-2:]:
            logits = functional.interpolate(logits, size=x.shape[-2:], mode="bilinear", align_corners=False)
        return logits[..., :height, :width]

    def _overlaps(self) -> bool:
        kernel, stride = self.encoder.pool
        return bool(kernel > stride)

    def _indices(self, skip: Tensor) -> Tensor:
        """The places that the encoder's own max pooling of this stage chose."""
        kernel, stride = self.encoder.pool
        indices: Tensor = functional.max_pool2d(skip, kernel, stride, return_indices=True)[1]
        return indices


def light_unet(
    filters: Sequence[int] | None = None,
    width: int | None = None,
    dropout: float = 0.1,
    upsampling: str = LIGHT,
    classes: int = 3,
) -> EncoderUNet:
    """On EfficientNet-Lite0; without `filters` and `width` four light stages, the last at half the input's size."""
    chosen = filters or (None if width else LIGHT_FILTERS)
    return EncoderUNet("efficientnet-lite0", chosen, width or 16, dropout, upsampling, classes)


def at_least(x: Tensor, side: int) -> Tensor:
    """Repeat the last row and column of (B, C, H, W) until no side is shorter than `side`."""
    down, right = max(0, side - x.shape[-2]), max(0, side - x.shape[-1])
    return functional.pad(x, (0, right, 0, down), mode="replicate") if down or right else x
