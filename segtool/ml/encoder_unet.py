"""A U-Net whose encoder was made for classification, with a light decoder."""

from collections.abc import Sequence

from torch import Tensor, cat, nn
from torch.nn import functional

from segtool.ml.blocks import DoubleConvolution, he_normal_
from segtool.ml.encoders import EfficientNetLite0

LIGHT_FILTERS = (128, 80, 56, 32)


class EncoderUNet(nn.Module):
    """Decoder stages of two 3 x 3 convolutions with batch norm; each is enlarged bilinearly to its skip's own size.

    filters: of the decoder's stages, the deepest first; with four the last stage stands at half the input's size and
    its logits are enlarged bilinearly, a fifth takes the photograph itself as its skip. dropout: on the bottleneck.
    """

    def __init__(
        self, filters: Sequence[int] = LIGHT_FILTERS, dropout: float = 0.1, classes: int = 3
    ) -> None:
        super().__init__()
        self.encoder = EfficientNetLite0()
        skips = [*self.encoder.channels[-2::-1], 3][: len(filters)]
        inputs = [self.encoder.channels[-1], *filters[:-1]]
        self.decoder = nn.ModuleList(
            DoubleConvolution(deep + skip, outputs, norm=True)
            for deep, skip, outputs in zip(inputs, skips, filters, strict=True)
        )
        self.dropout = nn.Dropout2d(dropout)
        self.head = nn.Conv2d(filters[-1], classes, 1)
        for module in self.decoder.modules():
            if isinstance(module, nn.Conv2d):
                he_normal_(module.weight.data)

    def forward(self, x: Tensor) -> Tensor:
        """Float (B, 3, H, W) of any size -> logits (B, classes, H, W)."""
        stages = self.encoder(x)
        deep = self.dropout(stages[-1])
        for stage, skip in zip(self.decoder, [*stages[-2::-1], x], strict=False):
            deep = functional.interpolate(deep, size=skip.shape[-2:], mode="bilinear", align_corners=False)
            deep = stage(cat([deep, skip], dim=1))
        logits: Tensor = self.head(deep)
        if logits.shape[-2:] != x.shape[-2:]:
            logits = functional.interpolate(logits, size=x.shape[-2:], mode="bilinear", align_corners=False)
        return logits
