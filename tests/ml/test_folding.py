"""Folded batch norms give the same outputs."""

import pytest
import torch
from torch import nn

from segtool.ml.folding import fold_norms
from segtool.ml.registry import build_network


def lively(network: nn.Module) -> nn.Module:
    """Norms that have seen something: their constants are not those of a new network."""
    torch.manual_seed(4)
    for part in network.modules():
        if isinstance(part, nn.BatchNorm2d):
            part.running_mean.uniform_(-0.5, 0.5)  # type: ignore[union-attr]
            part.running_var.uniform_(0.5, 2.0)  # type: ignore[union-attr]
            part.weight.data.uniform_(0.5, 1.5)
            part.bias.data.uniform_(-0.5, 0.5)
    return network.eval()


@torch.inference_mode()
def test_a_folded_network_says_what_it_said_before() -> None:
    network = lively(build_network("lite0-unet", {"filters": [8, 8, 8, 4]}))
    planes = torch.rand(1, 3, 64, 96)
    before = network(planes)
    assert fold_norms(network) > 50
    after = network(planes)
    assert torch.allclose(before, after, atol=1e-4)
    assert not torch.equal(before, torch.zeros_like(before))


def test_a_convolution_and_its_norm_by_hand() -> None:
    part = nn.Sequential(nn.Conv2d(1, 1, 1, bias=False), nn.BatchNorm2d(1, eps=0.0)).eval()
    part[0].weight.data.fill_(2.0)
    part[1].running_mean.fill_(1.0)  # type: ignore[union-attr]
    part[1].running_var.fill_(4.0)  # type: ignore[union-attr]
    part[1].weight.data.fill_(3.0)
    part[1].bias.data.fill_(0.5)
    assert fold_norms(part) == 1
    assert part[0].weight.item() == 3.0  # 2 * 3 / sqrt(4)
    assert part[0].bias.item() == -1.0  # (0 - 1) * 3 / sqrt(4) + 0.5
    assert isinstance(part[1], nn.Identity)


def test_what_is_being_trained_is_left_alone() -> None:
    network = nn.Sequential(nn.Conv2d(1, 1, 1), nn.BatchNorm2d(1))
    with pytest.raises(ValueError, match="trained"):
        fold_norms(network)
