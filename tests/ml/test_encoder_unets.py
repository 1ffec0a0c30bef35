"""U-Nets on encoders: every network of the table over odd sizes, its counts, its gradients, its ways of upsampling."""

import functools
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from segtool.core.errors import SegtoolError
from segtool.ml.blocks import UPSAMPLINGS, fit, parameter_count, unpool_overlapping
from segtool.ml.checkpoint import CheckpointConfig, load_checkpoint, save_checkpoint
from segtool.ml.encoder_table import ENCODERS
from segtool.ml.encoder_unet import EncoderUNet
from segtool.ml.inside import look_inside
from segtool.ml.registry import NETWORKS, build_network, network_entry

ODD_SIZES = [(97, 61), (33, 200), (1, 1), (64, 96)]
BUILT_IN = list(NETWORKS)

PUBLISHED = {  # torchvision's counts with the classifier, and what our cut leaves out
    "densenet121": (7_978_856, 1000 * (1024 + 1)),
    "densenet169": (14_149_480, 1000 * (1664 + 1)),
    "densenet201": (20_013_928, 1000 * (1920 + 1)),
    "vgg16": (138_357_544, 4096 * (512 * 49 + 1) + 4096 * (4096 + 1) + 1000 * (4096 + 1)),
    "resnet34": (21_797_672, 1000 * (512 + 1)),
    "resnet50": (25_557_032, 1000 * (2048 + 1)),
    "efficientnet-b0": (5_288_548, 1280 * 320 + 2 * 1280 + 1000 * (1280 + 1)),
    "convnext-tiny": (28_589_128, 2 * 768 + 1000 * (768 + 1)),
    "alexnet": (61_100_840, 4096 * (256 * 36 + 1) + 4096 * (4096 + 1) + 1000 * (4096 + 1)),
}


@functools.cache
def without_memory(name: str, **arguments: object) -> nn.Module:
    """Built on the meta device: every shape is computed, no number is."""
    with torch.device("meta"):
        return build_network(name, arguments).eval()


@pytest.fixture(scope="module", params=BUILT_IN)
def network(request: pytest.FixtureRequest) -> tuple[str, nn.Module]:
    """Each network of the table with a narrow decoder, built once."""
    torch.manual_seed(0)
    return request.param, build_network(request.param, {"width": 4})


def test_each_network_takes_any_size(network: tuple[str, nn.Module]) -> None:
    _, built = network
    with torch.no_grad():
        for size in ODD_SIZES:
            logits = built.eval()(torch.rand(1, 3, *size))
            assert logits.shape == (1, 3, *size)
            assert torch.isfinite(logits).all()


def test_gradients_reach_every_parameter(network: tuple[str, nn.Module]) -> None:
    _, built = network
    built.train()(torch.randn(2, 3, 64, 64)).square().mean().backward()
    without = [n for n, p in built.named_parameters() if p.grad is None or not p.grad.abs().sum() > 0]
    assert without == []


def test_one_can_look_inside_each_network(network: tuple[str, nn.Module]) -> None:
    _, built = network
    found = look_inside(built.eval(), torch.rand(1, 3, 64, 96), np.zeros((64, 96, 3), np.uint8))
    kinds = [stage.kind for stage in found.stages]
    assert kinds.count("bottleneck") == 1
    assert kinds.count("upsampled") == kinds.count("decoder") >= kinds.count("encoder") >= 2
    assert all(stage.pictures.shape[1:] == stage.mean.shape == stage.shape[1:] for stage in found.stages)
    assert found.stages[-1].shape[1:] == (64, 96)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("unet", {"width": 2}),
        ("lenet-unet", {"width": 4}),
        ("alexnet-unet", {"width": 4}),
        ("lite0-unet", {"filters": [8, 8, 8, 4]}),
    ],
)
def test_a_network_comes_back_from_its_checkpoint(
    name: str, arguments: dict[str, Any], tmp_path: Path
) -> None:
    built = build_network(name, arguments)
    preprocessing = network_entry(name).preprocessing
    config = CheckpointConfig.create(
        name="mine", network=name, arguments=arguments, preprocessing=preprocessing
    )
    save_checkpoint(tmp_path / "mine.safetensors", built, config)
    loaded, found, _ = load_checkpoint(tmp_path / "mine.safetensors")
    assert found.preprocessing == preprocessing
    assert all(torch.equal(loaded.state_dict()[key], value) for key, value in built.state_dict().items())


SMALL = ("unet", "lenet-unet", "alexnet-unet", "convnext-tiny-unet", "vgg16-unet", "resnet34-unet")


@pytest.mark.parametrize(
    ("name", "upsampling"), [(name, way) for name in SMALL for way in NETWORKS[name].upsamplings]
)
def test_each_way_of_upsampling_takes_any_size(name: str, upsampling: str) -> None:
    built = without_memory(name, upsampling=upsampling, width=4)
    for size in ODD_SIZES:
        assert built(torch.zeros(1, 3, *size, device="meta")).shape == (1, 3, *size)


@pytest.mark.parametrize("name", ENCODERS)
def test_the_encoders_are_the_published_ones_without_their_classifier(name: str) -> None:
    published, classifier = PUBLISHED[name]
    built = without_memory(f"{name}-unet")
    assert parameter_count(built.get_submodule("encoder")) == published - classifier


@pytest.mark.parametrize("upsampling", UPSAMPLINGS)
def test_the_lectures_unet_has_its_parameters_whatever_the_upsampling(upsampling: str) -> None:
    # 3 x 3 to the stage's filters in all four: before, after, or as the upsampling itself
    assert parameter_count(without_memory("unet", upsampling=upsampling)) == 34_513_475


@pytest.mark.parametrize("name", ENCODERS)
def test_stages_have_the_channels_of_the_table_and_shrink(name: str) -> None:
    row = ENCODERS[name]
    encoder = without_memory(f"{name}-unet").get_submodule("encoder")
    stages = encoder(torch.zeros(1, 3, 128, 128, device="meta"))
    assert tuple(stage.shape[1] for stage in stages) == row.channels
    sides = [stage.shape[-1] for stage in stages]
    assert sides[0] == (128 // row.first if name != "alexnet" else 31)  # 11 x 11, stride 4, padding 2
    assert all(deep <= shallow // 2 for shallow, deep in pairwise(sides))


@pytest.mark.parametrize("name", ["densenet121-unet", "resnet50-unet", "efficientnet-b0-unet", "lite0-unet"])
def test_max_unpooling_is_refused_where_the_encoder_does_not_pool(name: str) -> None:
    with pytest.raises(SegtoolError, match="Max unpooling needs the places") as caught:
        build_network(name, {"upsampling": "unpooling"})
    assert "transposed" in caught.value.hint


def test_an_unknown_upsampling_is_one_sentence() -> None:
    with pytest.raises(SegtoolError, match="no such way of upsampling: 'cubic'"):
        build_network("unet", {"upsampling": "cubic"})


def test_max_unpooling_uses_the_places_that_the_encoders_own_pooling_chose() -> None:
    torch.manual_seed(0)
    built = EncoderUNet("lenet", width=4, upsampling="unpooling").eval()
    given: list[torch.Tensor] = []
    for up in built.up:
        up.register_forward_hook(lambda _module, inputs, output: given.extend((inputs[1], output)))
    x = torch.randn(1, 3, 16, 16)
    with torch.no_grad():
        stages = built.encoder(x)
        built(x)
    for skip, indices, enlarged in zip(stages[-2::-1], given[::2], given[1::2], strict=True):
        largest = nn.functional.max_pool2d(skip, 2)
        assert torch.equal(skip.flatten(2).gather(2, indices.flatten(2)), largest.flatten(2))
        elsewhere = torch.ones_like(enlarged).flatten(2).scatter(2, indices.flatten(2), 0).bool()
        assert not enlarged.flatten(2)[elsewhere].any()


def test_overlapping_windows_give_a_place_the_mean_of_their_values() -> None:
    # 1 x 5, windows of 3 with stride 2: [1 2 9] and [9 4 3] both choose the 9 in the middle
    indices = torch.tensor([[[[2, 2]]]])
    values = torch.tensor([[[[10.0, 20.0]]]])
    assert unpool_overlapping(values, indices, [1, 5]).tolist() == [[[[0, 0, 15, 0, 0]]]]
    apart = torch.tensor([[[[1, 4]]]])
    assert unpool_overlapping(values, apart, [1, 5]).tolist() == [[[[0, 10, 0, 0, 20]]]]


def identity(way: str) -> nn.Module:
    """The upsampling with a convolution that changes nothing (transposed: all ones)."""
    up = UPSAMPLINGS[way](1, 1)
    convolution = up.get_submodule("convolution")
    assert isinstance(convolution, nn.Conv2d | nn.ConvTranspose2d)
    if isinstance(convolution, nn.ConvTranspose2d):
        nn.init.ones_(convolution.weight)
    else:
        nn.init.dirac_(convolution.weight)
    assert convolution.bias is not None
    nn.init.zeros_(convolution.bias)
    return up


PICTURE = torch.tensor([[[[1.0, 2.0], [3.0, 4.0]]]])

BY_HAND = {
    "nearest": [[1, 1, 2, 2], [1, 1, 2, 2], [3, 3, 4, 4], [3, 3, 4, 4]],
    # pixel centres at 1/4 and 3/4: (1, 1.25, 1.75, 2) in each direction
    "bilinear": [
        [1, 1.25, 1.75, 2],
        [1.5, 1.75, 2.25, 2.5],
        [2.5, 2.75, 3.25, 3.5],
        [3, 3.25, 3.75, 4],
    ],
    # each value spread over 3 x 3 around (2i, 2j), sums where they meet, the first row and column cut off
    "transposed": [[1, 3, 2, 2], [4, 10, 6, 6], [3, 7, 4, 4], [3, 7, 4, 4]],
}


@pytest.mark.parametrize("way", BY_HAND)
def test_upsampling_by_hand(way: str) -> None:
    assert identity(way)(PICTURE, None)[0, 0].tolist() == BY_HAND[way]


def test_a_size_that_is_not_twice_as_large_is_met_exactly() -> None:
    for way in BY_HAND:
        assert identity(way)(PICTURE, None, [5, 3]).shape == (1, 1, 5, 3)
    assert fit(PICTURE, [2, 4]).tolist() == [[[[1, 1, 2, 2], [3, 3, 4, 4]]]]
    assert fit(PICTURE, [1, 2]).tolist() == [[[[1, 2]]]]


def test_the_decoder_ends_at_the_photographs_size_with_the_photograph_as_last_skip() -> None:
    built = without_memory("resnet34-unet")
    shapes: list[tuple[int, ...]] = []
    for stage in built.get_submodule("decoder").children():
        stage.register_forward_hook(
            lambda _module, inputs, _output: shapes.append(tuple(inputs[0].shape[1:]))
        )
    built(torch.zeros(1, 3, 64, 64, device="meta"))
    # filters 256, 128, 64, 32, 16 and the skips 256, 128, 64, 64 channels, then 3 of the photograph
    assert shapes == [
        (512, 4, 4),
        (256, 8, 8),
        (128, 16, 16),
        (96, 32, 32),
        (19, 64, 64),
    ]
