"""The lecture's U-Net, the light U-Net and its encoder against the published network."""

import importlib

import pytest
import torch
from torch import nn

from segtool.core.errors import SegtoolError
from segtool.ml.blocks import TRUNCATED_DEVIATION, UPSAMPLINGS, Unpooled, he_normal_
from segtool.ml.encoders import LITE0_CHANNELS, EfficientNetLite0, lite0_state
from segtool.ml.registry import build_network
from segtool.ml.unet import UNet

ODD_SIZES = [(1, 1), (15, 17), (33, 47), (64, 48)]


@pytest.mark.parametrize("size", ODD_SIZES)
@pytest.mark.parametrize("upsampling", UPSAMPLINGS)
def test_the_unet_takes_any_size_with_each_way_of_upsampling(upsampling: str, size: tuple[int, int]) -> None:
    network = build_network("unet", {"width": 4, "upsampling": upsampling}).eval()
    assert network(torch.zeros(2, 3, *size)).shape == (2, 3, *size)


def test_transposed_convolution_doubles_the_size_exactly() -> None:
    up = UPSAMPLINGS["transposed"](8, 4)
    assert up(torch.zeros(1, 8, 5, 7), None).shape == (1, 4, 10, 14)


def test_max_unpooling_puts_values_back_where_they_came_from() -> None:
    up = UPSAMPLINGS["unpooling"](1, 1)
    assert isinstance(up, Unpooled)
    nn.init.dirac_(up.convolution.weight)
    nn.init.zeros_(up.convolution.bias)
    image = torch.tensor([[[[1.0, 2, 0, 0], [3, 4, 0, 9], [5, 0, 0, 0], [0, 0, 7, 0]]]])
    pooled, indices = torch.nn.functional.max_pool2d(image, 2, return_indices=True)
    expected = torch.tensor([[[[0.0, 0, 0, 0], [0, 4, 0, 9], [5, 0, 0, 0], [0, 0, 7, 0]]]])
    assert torch.equal(up(pooled, indices), expected)


def test_he_normal_is_keras_truncated_normal() -> None:
    torch.manual_seed(0)
    weight = torch.empty(256, 64, 3, 3)
    he_normal_(weight)
    deviation = (2 / (64 * 9)) ** 0.5
    assert weight.std().item() == pytest.approx(deviation, rel=0.01)
    edge = 2 * deviation / TRUNCATED_DEVIATION
    assert 0.95 * edge < weight.abs().max().item() <= edge + 1e-6  # a plain normal goes on far beyond it


def test_new_networks_have_zero_biases() -> None:
    network = UNet(width=4)
    assert all(not m.bias.any() for m in network.modules() if isinstance(m, nn.Conv2d | nn.ConvTranspose2d))


@pytest.mark.parametrize("size", [(64, 64), (65, 97), (33, 48)])
def test_the_encoders_taps_equal_the_published_networks(size: tuple[int, int]) -> None:
    package = importlib.import_module("efficientnet_lite_pytorch")  # of the dev extra
    # without an image size the package pads for the size it is given, as TensorFlow does
    published = package.EfficientNet.from_name("efficientnet-lite0", image_size=None).eval()
    torch.manual_seed(3)
    for module in published.modules():  # running statistics that are not the identity
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 1.5)
    ours = EfficientNetLite0().eval()
    ours.load_state_dict(lite0_state(published.state_dict()))
    expected: list[torch.Tensor] = []
    for index in (0, 2, 4, 10, 15):
        published._blocks[index].register_forward_hook(
            lambda _module, _input, output: expected.append(output)
        )
    x = torch.randn(1, 3, *size)
    with torch.no_grad():
        found = ours(x)
        published.extract_features(x)
    assert [tap.shape[1] for tap in found] == list(LITE0_CHANNELS)
    for ours_tap, theirs in zip(found, expected, strict=True):
        assert ours_tap.shape == theirs.shape
        assert torch.allclose(ours_tap, theirs, atol=1e-4)


def test_an_unknown_network_names_the_nearest() -> None:
    with pytest.raises(SegtoolError, match="Did you mean lite0-unet"):
        build_network("lite0-net")


def test_arguments_that_a_network_does_not_take_are_one_sentence() -> None:
    with pytest.raises(SegtoolError, match="does not take these arguments"):
        build_network("unet", {"depth": 9})
