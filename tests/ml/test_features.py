"""What a network sees, in the photograph's frame."""

import numpy as np
import pytest
import torch
from torch import nn

from segtool.ml.features import decoder_features, pet_probability
from segtool.ml.registry import build_network


class Halves(nn.Module):
    """A network whose decoder returns its input, made smaller: what its features must be is known."""

    def __init__(self, factors: tuple[int, ...]) -> None:
        super().__init__()
        self.decoder = nn.ModuleList(nn.AvgPool2d(factor) for factor in factors)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for stage in self.decoder:
            stage(x)
        return x


def test_features_are_the_stages_between_an_eighth_and_a_half() -> None:
    planes = torch.rand(1, 3, 32, 48)
    features, logits = decoder_features(Halves((16, 8, 4, 2, 1)), planes)
    assert [stage.shape for stage in features] == [(3, 4, 6), (3, 8, 12), (3, 16, 24)]
    assert torch.equal(logits, planes)
    by_hand = planes[0].numpy().reshape(3, 16, 2, 24, 2).mean(axis=(2, 4))
    assert np.allclose(features[2], by_hand, atol=1e-3)


def test_nothing_of_the_looking_stays_on_the_network() -> None:
    network = Halves((2,))
    decoder_features(network, torch.rand(1, 3, 8, 8))
    assert not network.decoder[0]._forward_hooks
    with pytest.raises((RuntimeError, ValueError)):
        decoder_features(network, torch.rand(3))
    assert not network.decoder[0]._forward_hooks


def test_what_a_network_pads_is_no_part_of_the_features() -> None:
    """40 x 50 is padded to 48 x 64 by the lecture's U-Net: the features are those of 40 x 50."""
    network = build_network("unet", {"width": 2}).eval()
    features, logits = decoder_features(network, torch.rand(1, 3, 40, 50))
    assert [stage.shape[-2:] for stage in features] == [(5, 7), (10, 13), (20, 25)]
    assert logits.shape == (1, 3, 40, 50)


def test_a_network_without_a_decoder_has_no_features() -> None:
    features, logits = decoder_features(nn.Conv2d(3, 3, 1), torch.rand(1, 3, 8, 8))
    assert features == ()
    assert logits.shape == (1, 3, 8, 8)


def test_the_pets_probability_is_the_sum_of_its_classes() -> None:
    logits = torch.log(torch.tensor([[0.5, 0.2], [0.3, 0.7], [0.2, 0.1]]))[None, :, None]
    assert np.allclose(pet_probability(logits, (0, 2)), [[0.7, 0.3]], atol=1e-6)
