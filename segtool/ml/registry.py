"""The table of networks: name -> builder. Adding a network is adding a row."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from torch import nn

from segtool.core.errors import SegtoolError
from segtool.ml.encoder_unet import EncoderUNet
from segtool.ml.encoders import LITE0_DEVIATION, LITE0_MEAN
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.unet import UNet


@dataclass(frozen=True)
class NetworkEntry:
    """One network. title: for people. preprocessing: what it takes where a checkpoint does not say otherwise."""

    name: str
    title: str
    builder: Callable[..., nn.Module]
    preprocessing: Preprocessing


_LITE0 = (LITE0_MEAN,) * 3, (LITE0_DEVIATION,) * 3

NETWORKS: dict[str, NetworkEntry] = {
    entry.name: entry
    for entry in (
        NetworkEntry(
            "unet", "U-Net of the lecture", UNet, Preprocessing(128, "square", (0.0,) * 3, (255.0,) * 3)
        ),
        NetworkEntry(
            "lite0-unet",
            "Light U-Net on EfficientNet-Lite0",
            EncoderUNet,
            Preprocessing(320, "area", *_LITE0),
        ),
    )
}


def network_entry(name: str) -> NetworkEntry:
    """The table's row; SegtoolError with the nearest name for an unknown one."""
    if name in NETWORKS:
        return NETWORKS[name]
    near = difflib.get_close_matches(name, NETWORKS, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(NETWORKS)}."
    raise SegtoolError(f"There is no network named {name!r}.", hint)


def build_network(name: str, arguments: dict[str, Any] | None = None) -> nn.Module:
    """A fresh network: float (B, 3, H, W) of any size -> logits (B, 3, H, W) in the order pet, background, border.

    Raises SegtoolError for an unknown name or arguments that the network does not take.
    """
    entry = network_entry(name)
    try:
        return entry.builder(**(arguments or {}))
    except (TypeError, KeyError) as error:
        raise SegtoolError(
            f"The network {name!r} does not take these arguments: {arguments}.", str(error)
        ) from error


def register_network(
    name: str, builder: Callable[..., nn.Module], preprocessing: Preprocessing | None = None
) -> None:
    """Add a row at run time: plug-ins, and the stand-in networks of the tests."""
    NETWORKS[name] = NetworkEntry(name, name, builder, preprocessing or NETWORKS["unet"].preprocessing)
