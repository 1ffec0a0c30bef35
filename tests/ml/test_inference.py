"""The one prediction path: sizes, alignment, order of the outputs, the flip."""

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from segtool.ml import inference
from segtool.ml.inference import enlarge, predict_map
from segtool.ml.preprocessing import Preprocessing


class RedIsPet(nn.Module):
    """Pet where red, background elsewhere; answers known beforehand."""

    def forward(self, x: Tensor) -> Tensor:
        red = (x[:, 0] - x[:, 1]) * 20
        return torch.stack([red, -red, torch.full_like(red, -50.0)], 1)


def _preprocessing(size: int, fit: str) -> Preprocessing:
    return Preprocessing(size, fit, (127.0,) * 3, (128.0,) * 3)


SIZES = [(1, 1), (15, 17), (33, 47), (60, 40), (641, 479), (275, 800), (257, 255)]


@pytest.mark.parametrize("fit", ["area", "square"])
@pytest.mark.parametrize("size", SIZES)
def test_the_label_map_has_exactly_the_photographs_size(size: tuple[int, int], fit: str) -> None:
    image = np.zeros((*size, 3), np.uint8)
    label_map, confidence = predict_map(RedIsPet(), _preprocessing(64, fit), image)
    assert label_map.shape == confidence.shape == size
    assert label_map.dtype == confidence.dtype == np.uint8


@pytest.mark.parametrize("fit", ["area", "square"])
@pytest.mark.parametrize("size", [128, 256])
@pytest.mark.parametrize("flip", [False, True])
def test_marks_stay_where_they_are_in_corners_and_middle(size: int, fit: str, flip: bool) -> None:
    height, width = 375, 500
    rows, columns = np.mgrid[:height, :width] + 0.5
    centres = [(30.0, 30.0), (470.0, 30.0), (30.0, 345.0), (470.0, 345.0), (250.0, 187.5)]
    image = np.full((height, width, 3), (0, 255, 0), np.uint8)
    for x, y in centres:
        image[np.hypot(columns - x, rows - y) < 20] = (255, 0, 0)
    label_map, _ = predict_map(RedIsPet(), _preprocessing(size, fit), image, flip)
    scale = max(1.0, width / size)  # half a network pixel is the tolerance where the photograph is reduced
    for x, y in centres:
        near = (np.hypot(columns - x, rows - y) < 28) & (label_map == 1)
        assert columns[near].mean() == pytest.approx(x, abs=0.5 * scale)
        assert rows[near].mean() == pytest.approx(y, abs=0.5 * scale)
        assert near.sum() == pytest.approx(np.pi * 20**2, rel=0.05 * scale)


def test_outputs_are_in_the_order_pet_background_border() -> None:
    class Thirds(nn.Module):
        def forward(self, x: Tensor) -> Tensor:
            logits = torch.zeros(1, 3, *x.shape[-2:])
            third = x.shape[-1] // 3
            for index in range(3):
                logits[0, index, :, index * third : (index + 1) * third] = 8.0
            return logits

    preprocessing = _preprocessing(96, "square")
    label_map, _ = predict_map(Thirds(), preprocessing, np.zeros((96, 96, 3), np.uint8))
    assert [np.unique(label_map[:, a:b]).tolist() for a, b in ((0, 32), (32, 64), (64, 96))] == [
        [1],
        [2],
        [3],
    ]
    other, _ = predict_map(Thirds(), preprocessing, np.zeros((96, 96, 3), np.uint8), values=(2, 3, 1))
    assert [int(other[0, x]) for x in (5, 40, 80)] == [2, 3, 1]


def test_bands_give_what_one_piece_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    probabilities = torch.rand(3, 20, 30, generator=torch.Generator().manual_seed(0)).softmax(0)
    whole = enlarge(probabilities, 211, 317, (1, 2, 3))
    monkeypatch.setattr(inference, "BAND_PIXELS", 1000)
    bands = enlarge(probabilities, 211, 317, (1, 2, 3))
    assert np.array_equal(whole[0], bands[0])
    assert np.array_equal(whole[1], bands[1])
    expected = torch.nn.functional.interpolate(probabilities[None], (211, 317), mode="bilinear")[0]
    assert (whole[0] == expected.argmax(0).numpy() + 1).mean() > 0.9999
    assert np.abs(whole[1] - expected.amax(0).numpy() * 255).max() <= 1


def test_the_flip_averages_the_image_and_its_mirror_image() -> None:
    class LeftIsPet(nn.Module):
        def forward(self, x: Tensor) -> Tensor:
            logits = torch.zeros(1, 3, *x.shape[-2:])
            logits[0, 0, :, : x.shape[-1] // 2] = 30.0
            return logits

    planes = torch.zeros(1, 3, 8, 8)
    once = inference.input_probabilities(LeftIsPet(), planes, flip=False)
    both = inference.input_probabilities(LeftIsPet(), planes, flip=True)
    assert once[0, 0].tolist() == pytest.approx([1.0] * 4 + [1 / 3] * 4)
    assert both[0, 0].tolist() == pytest.approx([2 / 3] * 8)


def test_area_fit_keeps_the_aspect_and_about_the_area() -> None:
    preprocessing = _preprocessing(320, "area")
    assert preprocessing.input_size(375, 500) == (288, 384)
    assert preprocessing.input_size(500, 375) == (384, 288)
    assert preprocessing.input_size(300, 300) == (320, 320)
    rows, columns = preprocessing.input_size(10, 5000)
    assert rows == 32
    assert columns <= 4 * 320
