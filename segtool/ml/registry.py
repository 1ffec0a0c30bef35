"""The table of networks: name -> builder and what is to be known about it. Adding a network is adding a row."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from torch import nn

from segtool.core.errors import SegtoolError
from segtool.ml.blocks import UPSAMPLINGS
from segtool.ml.encoder_table import ENCODERS, IMAGENET_DEVIATION, IMAGENET_MEAN, EncoderRow
from segtool.ml.encoder_unet import LIGHT, EncoderUNet, light_unet
from segtool.ml.encoders import LITE0_DEVIATION, LITE0_MEAN
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.unet import UNet

ENCODER_WEIGHTS = ("imagenet", "none")
INTERPOLATIONS = tuple(name for name in UPSAMPLINGS if name != "unpooling")


@dataclass(frozen=True)
class NetworkEntry:
    """One network.

    title: for people. preprocessing: what it takes where a checkpoint does not say otherwise. family, year, depth:
    of its encoder, where it has one; depth counts layers with weights. upsamplings: the values that its argument
    `upsampling` takes, the default first. encoder: the row of an encoder whose ImageNet weights torchvision has.
    """

    name: str
    title: str
    builder: Callable[..., nn.Module]
    preprocessing: Preprocessing
    family: str = ""
    year: int = 0
    depth: int = 0
    idea: str = ""
    paper: str = ""
    upsamplings: tuple[str, ...] = ()
    encoder: EncoderRow | None = None


def _on_encoder(row: EncoderRow) -> NetworkEntry:
    return NetworkEntry(
        f"{row.name}-unet",
        f"U-Net on {row.title}",
        partial(EncoderUNet, row.name),
        Preprocessing(224, "area", IMAGENET_MEAN, IMAGENET_DEVIATION),
        row.family,
        row.year,
        row.depth,
        row.idea,
        row.paper,
        ("bilinear", "nearest", "transposed", *(["unpooling"] if row.pool else [])),
        row,
    )


_LITE0 = (LITE0_MEAN,) * 3, (LITE0_DEVIATION,) * 3
_PLAIN = Preprocessing(128, "square", (0.0,) * 3, (255.0,) * 3)

NETWORKS: dict[str, NetworkEntry] = {
    entry.name: entry
    for entry in (
        NetworkEntry(
            "unet", "U-Net of the lecture", UNet, _PLAIN, "U-Net", 2015, 23,
            "Down to a small, deep picture of the whole and up again, with a skip connection at every size.",
            "Ronneberger, Fischer, Brox: Convolutional Networks for Biomedical Image Segmentation, arXiv 1505.04597",
            ("transposed", "nearest", "bilinear", "unpooling"),
        ),
        *(_on_encoder(row) for row in ENCODERS.values()),
        NetworkEntry(
            "lenet-unet", "U-Net on LeNet", partial(EncoderUNet, "lenet"), _PLAIN, "LeNet", 1998, 5,
            "The first convolutional network in daily use, for digits: convolve, make smaller, repeat.",
            "LeCun, Bottou, Bengio, Haffner: Gradient-Based Learning Applied to Document Recognition, Proc. IEEE 1998",
            ("bilinear", "nearest", "transposed", "unpooling"),
        ),
        NetworkEntry(
            "lite0-unet", "Light U-Net on EfficientNet-Lite0",
            light_unet, Preprocessing(320, "area", *_LITE0),
            "EfficientNet", 2019, 50,
            "EfficientNet without what small processors dislike: no squeeze-and-excite, ReLU6 throughout.",
            "Tan, Le: EfficientNet, arXiv 1905.11946, in the Lite form",
            (LIGHT, *INTERPOLATIONS),
        ),
    )
}  # fmt: skip


def network_entry(name: str) -> NetworkEntry:
    """The table's row; SegtoolError with the nearest name for an unknown one."""
    if name in NETWORKS:
        return NETWORKS[name]
    near = difflib.get_close_matches(name, NETWORKS, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(NETWORKS)}."
    raise SegtoolError(f"There is no network named {name!r}.", hint)


def build_network(
    name: str,
    arguments: dict[str, Any] | None = None,
    encoder_weights: str = "none",
    progress: Callable[[int, int], None] | None = None,
) -> nn.Module:
    """A fresh network: float (B, 3, H, W) of any size -> logits (B, 3, H, W) in the order pet, background, border.

    encoder_weights: "imagenet" (from torchvision, fetched once and kept) or "none". progress: (bytes done, bytes in
    all) while they are fetched. Raises SegtoolError for an unknown name, arguments that the network does not take,
    and ImageNet weights that there are none of or that cannot be had.
    """
    entry = network_entry(name)
    given = arguments or {}
    _check(entry, given, encoder_weights)
    try:
        network = entry.builder(**given)
    except (TypeError, KeyError) as error:
        raise SegtoolError(
            f"The network {name!r} does not take these arguments: {arguments}.", str(error)
        ) from error
    if encoder_weights == "imagenet":
        from segtool.ml.weights import load_imagenet

        assert entry.encoder is not None
        load_imagenet(network.get_submodule("encoder"), entry.encoder, progress)
    return network


def _check(entry: NetworkEntry, arguments: dict[str, Any], encoder_weights: str) -> None:
    way = arguments.get("upsampling")
    if way is not None and entry.upsamplings and way not in entry.upsamplings:
        reason = (
            "Max unpooling needs the places that a max pooling chose at every stage, and this encoder gets smaller "
            "by strides and averages too."
            if way == "unpooling"
            else f"There is no such way of upsampling: {way!r}."
        )
        raise SegtoolError(f"{entry.title}: {reason}", f"Choose {' or '.join(entry.upsamplings)}.")
    if encoder_weights not in ENCODER_WEIGHTS:
        raise SegtoolError(
            f"There are no encoder weights named {encoder_weights!r}.",
            f"Choose {' or '.join(ENCODER_WEIGHTS)}.",
        )
    if encoder_weights == "imagenet" and entry.encoder is None:
        having = ", ".join(name for name, other in NETWORKS.items() if other.encoder)
        raise SegtoolError(
            f"torchvision has no ImageNet weights for {entry.name}.",
            f"Choose --encoder-weights none, or one of {having}.",
        )


def register_network(
    name: str, builder: Callable[..., nn.Module], preprocessing: Preprocessing | None = None
) -> None:
    """Add a row at run time: plug-ins, and the stand-in networks of the tests."""
    NETWORKS[name] = NetworkEntry(name, name, builder, preprocessing or _PLAIN)
