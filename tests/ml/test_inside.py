"""Looking inside: which stages, in which order, and that their pictures are what the network computed."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from segtool.ml.inside import STRONGEST, Inside, look_inside
from segtool.ml.predictor import Predictor
from segtool.ml.registry import build_network
from segtool.ml.unet import UNet
from tests.ml.standin import save_standin


def looked_into(network: nn.Module, rows: int = 32, columns: int = 48) -> tuple[Inside, torch.Tensor]:
    torch.manual_seed(1)
    planes = torch.rand(1, 3, rows, columns)
    image = np.zeros((rows, columns, 3), np.uint8)
    return look_inside(network.eval(), planes, image), planes


def test_the_stages_of_the_lectures_unet_come_in_the_order_in_which_they_happen() -> None:
    found, _ = looked_into(UNet(width=4, upsampling="bilinear"))
    assert [(stage.kind, stage.number, stage.shape) for stage in found.stages] == [
        ("encoder", 1, (4, 32, 48)), ("encoder", 2, (8, 16, 24)),
        ("encoder", 3, (16, 8, 12)), ("encoder", 4, (32, 4, 6)),
        ("bottleneck", 5, (64, 2, 3)),
        ("upsampled", 4, (32, 4, 6)), ("decoder", 4, (32, 4, 6)),
        ("upsampled", 3, (16, 8, 12)), ("decoder", 3, (16, 8, 12)),
        ("upsampled", 2, (8, 16, 24)), ("decoder", 2, (8, 16, 24)),
        ("upsampled", 1, (4, 32, 48)), ("decoder", 1, (4, 32, 48)),
    ]  # fmt: skip
    assert [(s.number, s.skip, s.skip_channels) for s in found.stages if s.kind == "decoder"] == [
        (4, 4, 32), (3, 3, 16), (2, 2, 8), (1, 1, 4),
    ]  # fmt: skip
    assert found.upsampling == "bilinear"
    assert found.probabilities.shape == (3, 32, 48)


def test_where_the_encoder_starts_smaller_the_photograph_is_the_last_skip() -> None:
    found, _ = looked_into(build_network("lite0-unet", {"width": 2}), 64, 64)
    decoders = [stage for stage in found.stages if stage.kind == "decoder"]
    assert [(s.number, s.shape[1], s.skip, s.skip_channels) for s in decoders] == [
        (5, 4, 5, 112), (4, 8, 4, 40), (3, 16, 3, 24), (2, 32, 2, 16), (1, 64, 0, 3),
    ]  # fmt: skip
    bottleneck = next(stage for stage in found.stages if stage.kind == "bottleneck")
    assert bottleneck.shape == (320, 2, 2)


def test_pictures_are_the_stage_itself_each_stretched_over_its_own_values() -> None:
    network = UNet(width=16).eval()
    found, planes = looked_into(network)
    with torch.no_grad():
        first = network.encoder[0](planes)[0].numpy()
    stage = found.stages[0]
    strength = np.abs(first).mean((1, 2))
    assert stage.channels == tuple(np.argsort(-strength, kind="stable")[:STRONGEST])
    for channel, picture, (low, high) in zip(stage.channels, stage.pictures, stage.ranges, strict=True):
        assert (low, high) == pytest.approx((first[channel].min(), first[channel].max()))
        assert np.allclose(picture / 255 * (high - low) + low, first[channel], atol=(high - low) / 255)
    low, high = stage.mean_range
    assert np.allclose(stage.mean / 255 * (high - low) + low, first.mean(0), atol=(high - low) / 255)


def test_no_more_than_the_strongest_channels_are_kept() -> None:
    found, _ = looked_into(UNet(width=16))
    assert {len(stage.channels) for stage in found.stages} == {16, STRONGEST}
    assert all(len(stage.pictures) == len(stage.channels) for stage in found.stages)


def test_probabilities_stand_in_the_order_pet_background_border() -> None:
    network = UNet(width=2).eval()
    planes = torch.rand(1, 3, 16, 16)
    image = np.zeros((16, 16, 3), np.uint8)
    with torch.no_grad():
        expected = network(planes).softmax(1)[0].numpy()
    found = look_inside(network, planes, image, order=(2, 0, 1))
    assert np.abs(found.probabilities / 255 - expected[[2, 0, 1]]).max() <= 0.5 / 255 + 1e-6


def test_no_hook_stays_behind() -> None:
    network = UNet(width=2)
    looked_into(network)
    assert not any(module._forward_hooks for module in network.modules())


def test_a_constant_channel_is_black_and_not_nan() -> None:
    network = UNet(width=2)
    for parameter in network.parameters():
        nn.init.zeros_(parameter)
    found, _ = looked_into(network)
    assert all(not stage.pictures.any() and not stage.mean.any() for stage in found.stages)


def test_a_network_of_no_known_family_still_shows_both_ends(tmp_path: Path) -> None:
    digest = save_standin(tmp_path / "standin.safetensors", size=32)
    predictor = Predictor(tmp_path / "standin.safetensors", "cpu")
    red = np.zeros((64, 64, 3), np.uint8)
    red[:, :32, 0] = 255
    found = predictor.look_inside(red)
    assert found.stages == ()
    assert found.digest == digest
    assert found.image.shape == (32, 32, 3)
    assert found.image[10, 2].tolist() == [255, 0, 0]
    pet, background, _ = found.probabilities
    assert pet[10, 2] > 250 > 5 > pet[10, 30]
    assert background[10, 30] > 250
