"""The table of encoders: networks made for classification, and where their stages are taken. One row each, no torch.

A stage is what a decoder takes a skip connection from; the last one is the bottleneck. Nodes are names of
`torchvision.models.feature_extraction`. torchvision's code and ImageNet weights are under the BSD 3-clause licence.
"""

from dataclasses import dataclass

IMAGENET_MEAN = (0.485 * 255, 0.456 * 255, 0.406 * 255)
IMAGENET_DEVIATION = (0.229 * 255, 0.224 * 255, 0.225 * 255)
"""Of RGB on the scale 0..255: what torchvision's ImageNet weights were trained with."""


@dataclass(frozen=True)
class EncoderRow:
    """One encoder.

    builder: a function of torchvision.models; weights: a member of its weights enum, "Enum.MEMBER". nodes: outputs of
    the stages, the shallowest first, and channels: of each. first: how much smaller the first stage is than the input;
    smallest: the shortest side that every stage can take. pool: kernel and stride of the max poolings, where each
    stage is followed by one; None where the network gets smaller by strides or averages too. depth: layers with
    weights, as the paper counts them.
    """

    name: str
    title: str
    family: str
    year: int
    depth: int
    builder: str
    weights: str
    nodes: tuple[str, ...]
    channels: tuple[int, ...]
    first: int
    idea: str
    paper: str
    pool: tuple[int, int] | None = None
    smallest: int = 32


_DENSE_NODES = (
    "features.relu0",
    "features.transition1.relu",
    "features.transition2.relu",
    "features.transition3.relu",
    "relu",
)
_DENSE_IDEA = (
    "Every layer of a block sees the outputs of all layers before it, so few new channels are enough."
)
_DENSE_PAPER = (
    "Huang, Liu, van der Maaten, Weinberger: Densely Connected Convolutional Networks, arXiv 1608.06993"
)
_RES_NODES = ("relu", "layer1", "layer2", "layer3", "layer4")
_RES_IDEA = "Each block adds a correction to its input, so that very deep networks can still be trained."
_RES_PAPER = "He, Zhang, Ren, Sun: Deep Residual Learning for Image Recognition, arXiv 1512.03385"

ENCODERS: dict[str, EncoderRow] = {
    row.name: row
    for row in (
        EncoderRow(
            "densenet121", "DenseNet121", "DenseNet", 2016, 121, "densenet121", "DenseNet121_Weights.IMAGENET1K_V1",
            _DENSE_NODES, (64, 256, 512, 1024, 1024), 2, _DENSE_IDEA, _DENSE_PAPER,
        ),
        EncoderRow(
            "densenet169", "DenseNet169", "DenseNet", 2016, 169, "densenet169", "DenseNet169_Weights.IMAGENET1K_V1",
            _DENSE_NODES, (64, 256, 512, 1280, 1664), 2, _DENSE_IDEA, _DENSE_PAPER,
        ),
        EncoderRow(
            "densenet201", "DenseNet201", "DenseNet", 2016, 201, "densenet201", "DenseNet201_Weights.IMAGENET1K_V1",
            _DENSE_NODES, (64, 256, 512, 1792, 1920), 2, _DENSE_IDEA, _DENSE_PAPER,
        ),
        EncoderRow(
            "vgg16", "VGG16", "VGG", 2014, 16, "vgg16", "VGG16_Weights.IMAGENET1K_V1",
            ("features.3", "features.8", "features.15", "features.22", "features.29", "features.30"),
            (64, 128, 256, 512, 512, 512), 1,
            "Nothing but 3 x 3 convolutions and poolings, many of them: depth from small pieces.",
            "Simonyan, Zisserman: Very Deep Convolutional Networks for Large-Scale Image Recognition, arXiv 1409.1556",
            pool=(2, 2),
        ),
        EncoderRow(
            "resnet34", "ResNet34", "ResNet", 2015, 34, "resnet34", "ResNet34_Weights.IMAGENET1K_V1",
            _RES_NODES, (64, 64, 128, 256, 512), 2, _RES_IDEA, _RES_PAPER,
        ),
        EncoderRow(
            "resnet50", "ResNet50", "ResNet", 2015, 50, "resnet50", "ResNet50_Weights.IMAGENET1K_V2",
            _RES_NODES, (64, 256, 512, 1024, 2048), 2, _RES_IDEA, _RES_PAPER,
        ),
        EncoderRow(
            "efficientnet-b0", "EfficientNet-B0", "EfficientNet", 2019, 82, "efficientnet_b0",
            "EfficientNet_B0_Weights.IMAGENET1K_V1",
            ("features.1", "features.2", "features.3", "features.5", "features.7"), (16, 24, 40, 112, 320), 2,
            "Depth, width and input size grow together; inside, cheap depthwise convolutions with squeeze-and-excite.",
            "Tan, Le: EfficientNet, Rethinking Model Scaling for Convolutional Neural Networks, arXiv 1905.11946",
        ),
        EncoderRow(
            "convnext-tiny", "ConvNeXt-Tiny", "ConvNeXt", 2022, 59, "convnext_tiny",
            "ConvNeXt_Tiny_Weights.IMAGENET1K_V1",
            ("features.1", "features.3", "features.5", "features.7"), (96, 192, 384, 768), 4,
            "A residual network rebuilt with what vision transformers taught: patches, large kernels, layer norm.",
            "Liu, Mao, Wu, Feichtenhofer, Darrell, Xie: A ConvNet for the 2020s, arXiv 2201.03545",
        ),
        EncoderRow(
            "alexnet", "AlexNet", "AlexNet", 2012, 8, "alexnet", "AlexNet_Weights.IMAGENET1K_V1",
            ("features.1", "features.4", "features.11", "features.12"), (64, 192, 256, 256), 4,
            "The first deep network to win ImageNet: large first kernels, ReLU, dropout, trained on GPUs.",
            "Krizhevsky, Sutskever, Hinton: ImageNet Classification with Deep Convolutional Neural Networks, NIPS 2012;"
            " in the one-GPU form of Krizhevsky, arXiv 1404.5997",
            pool=(3, 2), smallest=64,
        ),
    )
}  # fmt: skip
