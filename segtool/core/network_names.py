"""The networks' names for the window, which lists them before torch is loaded; `ml/registry.py` is the table itself."""

from dataclasses import dataclass

from segtool.core.words import QT_TR_NOOP


@dataclass(frozen=True)
class NetworkName:
    """name: the registry's. imagenet: whether its encoder has ImageNet weights. upsamplings: the default first."""

    name: str
    title: str
    imagenet: bool
    upsamplings: tuple[str, ...]


_SMOOTH = ("bilinear", "nearest", "transposed")
_POOLED = (*_SMOOTH, "unpooling")

NETWORK_NAMES: dict[str, NetworkName] = {
    row.name: row
    for row in (
        NetworkName(
            "unet",
            QT_TR_NOOP("U-Net of the lecture"),
            False,
            ("transposed", "nearest", "bilinear", "unpooling"),
        ),
        NetworkName("densenet121-unet", QT_TR_NOOP("U-Net on DenseNet121"), True, _SMOOTH),
        NetworkName("densenet169-unet", QT_TR_NOOP("U-Net on DenseNet169"), True, _SMOOTH),
        NetworkName("densenet201-unet", QT_TR_NOOP("U-Net on DenseNet201"), True, _SMOOTH),
        NetworkName("vgg16-unet", QT_TR_NOOP("U-Net on VGG16"), True, _POOLED),
        NetworkName("resnet34-unet", QT_TR_NOOP("U-Net on ResNet34"), True, _SMOOTH),
        NetworkName("resnet50-unet", QT_TR_NOOP("U-Net on ResNet50"), True, _SMOOTH),
        NetworkName("efficientnet-b0-unet", QT_TR_NOOP("U-Net on EfficientNet-B0"), True, _SMOOTH),
        NetworkName("convnext-tiny-unet", QT_TR_NOOP("U-Net on ConvNeXt-Tiny"), True, _SMOOTH),
        NetworkName("alexnet-unet", QT_TR_NOOP("U-Net on AlexNet"), True, _POOLED),
        NetworkName("lenet-unet", QT_TR_NOOP("U-Net on LeNet"), False, _POOLED),
        NetworkName(
            "lite0-unet",
            QT_TR_NOOP("Light U-Net on EfficientNet-Lite0"),
            False,
            ("light", "nearest", "bilinear", "transposed"),
        ),
    )
}
