"""Encoders: networks made for classification, cut into the stages that a U-Net's decoder takes its skips from.

Most are torchvision's, cut by the rows of `encoder_table`; two are written here.
EfficientNet-Lite0 (Tan and Le 2019, arXiv 1905.11946, in the Lite form: no squeeze-and-excite, ReLU6): TensorFlow's
"same" padding and batch norm epsilon 1e-3, so that published ImageNet weights give the same features.
LeNet (LeCun, Bottou, Bengio, Haffner 1998, Gradient-Based Learning Applied to Document Recognition): its three
convolutions, with ReLU and max pooling as it is taught today, and same padding so that it takes any size.

An encoder is a module: float (B, 3, H, W), normalised -> list of its stages, the shallowest first. `channels` are the
stages' channels, `first` how much smaller the first stage is than the input, `smallest` the shortest side that it
takes, `pool` kernel and stride of its max poolings where one stands between every two stages, else None.
"""

from collections.abc import Mapping
from typing import Any

from torch import Tensor, nn
from torch.nn import functional

from segtool.ml.blocks import SameConv2d, initialise
from segtool.ml.encoder_table import EncoderRow

# (blocks, kernel, stride of the first, expansion, filters)
LITE0_GROUPS = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
)
LITE0_TAPS = (0, 2, 4, 10, 15)
"""Blocks whose output is a stage: 1/2, 1/4, 1/8, 1/16 and 1/32 of the input's size."""
LITE0_CHANNELS = (16, 24, 40, 112, 320)
LITE0_MEAN, LITE0_DEVIATION = 127.0, 128.0
"""Input is (x - 127) / 128 for x in 0..255, RGB; other normalisations cost accuracy."""


def _norm(channels: int) -> nn.BatchNorm2d:
    return nn.BatchNorm2d(channels, eps=1e-3, momentum=0.01)


class InvertedResidual(nn.Module):
    """Expansion 1 x 1, depthwise k x k, projection 1 x 1; with a residual where the shape stays."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        inner = inputs * expansion
        self.expand = (
            nn.Sequential(nn.Conv2d(inputs, inner, 1, bias=False), _norm(inner), nn.ReLU6(inplace=True))
            if expansion > 1
            else nn.Identity()
        )
        self.depthwise = nn.Sequential(
            SameConv2d(inner, inner, kernel, stride, groups=inner, bias=False),
            _norm(inner),
            nn.ReLU6(inplace=True),
        )
        self.project = nn.Sequential(nn.Conv2d(inner, outputs, 1, bias=False), _norm(outputs))
        self.residual = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        """(B, in, H, W) -> (B, out, ceil(H / stride), ceil(W / stride))."""
        y: Tensor = self.project(self.depthwise(self.expand(x)))
        return x + y if self.residual else y


class TorchvisionEncoder(nn.Module):
    """A network of torchvision up to its bottleneck, cut at the nodes of its row; starting values as torchvision's."""

    def __init__(self, row: EncoderRow) -> None:
        super().__init__()
        from torchvision import models
        from torchvision.models.feature_extraction import create_feature_extractor

        self.channels, self.first, self.smallest, self.pool = row.channels, row.first, row.smallest, row.pool
        whole = getattr(models, row.builder)(weights=None)
        names = {node: str(index) for index, node in enumerate(row.nodes)}
        self.body: Any = create_feature_extractor(
            whole, names
        )  # without the classifier, names as torchvision's

    def forward(self, x: Tensor) -> list[Tensor]:
        """The stages, the shallowest first."""
        return list(self.body(x).values())


class LeNet(nn.Module):
    """6, 16 and 120 filters of 5 x 5 with a 2 x 2 max pooling after each of the first two; stages at 1, 1/2, 1/4."""

    channels = (6, 16, 120)
    first = 1
    smallest = 4
    pool = (2, 2)

    def __init__(self) -> None:
        super().__init__()
        pairs = zip((3, *self.channels), self.channels, strict=False)
        self.stages = nn.ModuleList(nn.Conv2d(inputs, outputs, 5, padding=2) for inputs, outputs in pairs)
        initialise(self.stages)

    def forward(self, x: Tensor) -> list[Tensor]:
        """The three stages, the shallowest first."""
        stages: list[Tensor] = []
        for stage in self.stages:
            x = functional.relu(stage(functional.max_pool2d(x, 2) if stages else x))
            stages.append(x)
        return stages


class EfficientNetLite0(nn.Module):
    """The encoder: float (B, 3, H, W), normalised -> five stages with LITE0_CHANNELS channels."""

    channels = LITE0_CHANNELS
    first = 2
    smallest = 1
    pool = None

    def __init__(self) -> None:
        super().__init__()
        self.stem = nn.Sequential(SameConv2d(3, 32, 3, 2, bias=False), _norm(32), nn.ReLU6(inplace=True))
        blocks: list[nn.Module] = []
        inputs = 32
        for repeats, kernel, stride, expansion, outputs in LITE0_GROUPS:
            for index in range(repeats):
                blocks.append(
                    InvertedResidual(inputs, outputs, kernel, stride if index == 0 else 1, expansion)
                )
                inputs = outputs
        self.blocks = nn.ModuleList(blocks)

    def forward(self, x: Tensor) -> list[Tensor]:
        """The five taps, the shallowest first."""
        x = self.stem(x)
        taps = []
        for index, block in enumerate(self.blocks):
            x = block(x)
            if index in LITE0_TAPS:
                taps.append(x)
        return taps


_PACKAGE_NAMES = {
    "_expand_conv": "expand.0",
    "_bn0": "expand.1",
    "_depthwise_conv": "depthwise.0",
    "_bn1": "depthwise.1",
    "_project_conv": "project.0",
    "_bn2": "project.1",
}


def lite0_state(published: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Rename the published EfficientNet-Lite0 state dict (`_conv_stem`, `_blocks.N._expand_conv`, ...) to ours.

    The classifier's head is left out.
    """
    renamed: dict[str, Tensor] = {}
    for key, value in published.items():
        part, _, rest = key.partition(".")
        if part == "_conv_stem":
            renamed[f"stem.0.{rest}"] = value
        elif part == "_bn0":
            renamed[f"stem.1.{rest}"] = value
        elif part == "_blocks":
            index, layer, name = rest.split(".", 2)
            renamed[f"blocks.{index}.{_PACKAGE_NAMES[layer]}.{name}"] = value
    return renamed
