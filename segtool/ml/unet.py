"""The U-Net in the lecture's form.

Ronneberger, Fischer, Brox: U-Net, MICCAI 2015, arXiv 1505.04597; here with same padding and 3 x 3 transposed
convolutions. With 64 filters at the top and transposed convolutions it has 34,513,475 parameters.
"""

from torch import Tensor, cat, nn
from torch.nn import functional

from segtool.ml.blocks import UPSAMPLINGS, DoubleConvolution, initialise, pad_to_multiple

STAGES = 4


class UNet(nn.Module):
    """Four stages down, a bottleneck, four stages up, each with a skip connection.

    width: filters of the first stage (64 in the lecture), doubled at each stage. dropout: after each pooling and each
    concatenation. upsampling: a name of UPSAMPLINGS. classes: outputs.
    """

    def __init__(
        self, width: int = 64, dropout: float = 0.3, upsampling: str = "transposed", classes: int = 3
    ) -> None:
        super().__init__()
        filters = [width * 2**stage for stage in range(STAGES + 1)]
        self.encoder = nn.ModuleList(
            DoubleConvolution(inputs, outputs)
            for inputs, outputs in zip([3, *filters[:-2]], filters[:-1], strict=True)
        )
        self.bottleneck = DoubleConvolution(filters[-2], filters[-1])
        pairs = list(zip(filters[:0:-1], filters[-2::-1], strict=True))
        self.up = nn.ModuleList(UPSAMPLINGS[upsampling](deep, shallow) for deep, shallow in pairs)
        self.decoder = nn.ModuleList(DoubleConvolution(2 * shallow, shallow) for _, shallow in pairs)
        self.dropout = nn.Dropout(dropout)
        self.upsampling = upsampling
        self.head = nn.Conv2d(width, classes, 1)
        initialise(self)

    def forward(self, x: Tensor) -> Tensor:
        """Float (B, 3, H, W) of any size -> logits (B, classes, H, W)."""
        height, width = x.shape[-2:]
        x = pad_to_multiple(x, 2**STAGES)
        skips: list[tuple[Tensor, Tensor]] = []
        for stage in self.encoder:
            skip = stage(x)
            x, indices = functional.max_pool2d(skip, 2, return_indices=True)
            skips.append((skip, indices))
            x = self.dropout(x)
        x = self.bottleneck(x)
        for up, stage, (skip, indices) in zip(self.up, self.decoder, reversed(skips), strict=True):
            x = stage(self.dropout(cat([up(x, indices), skip], dim=1)))
        logits: Tensor = self.head(x)
        return logits[..., :height, :width]
