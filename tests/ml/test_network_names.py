"""The window's list of networks is the registry's."""

from segtool.core.network_names import NETWORK_NAMES, NetworkName
from segtool.ml.registry import NETWORKS


def test_the_window_lists_every_network_with_its_ways_of_upsampling() -> None:
    rows = [
        NetworkName(name, entry.title, entry.encoder is not None, entry.upsamplings)
        for name, entry in NETWORKS.items()
        if entry.family  # not the tests' stand-ins
    ]
    assert list(NETWORK_NAMES.values()) == rows
