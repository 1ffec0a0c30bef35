"""The trouble cases of predicting, on their own inputs."""

from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from PIL import Image

from segtool.ml.checkpoint import CheckpointConfig, save_checkpoint
from segtool.ml.predicting import predict_files
from segtool.ml.predictor import Predictor
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.registry import build_network
from tests.ml.standin import save_standin


def centres(mask: np.ndarray, boxes: list[tuple[slice, slice]]) -> np.ndarray:
    """Centre of what `mask` shows in each box, in pixels."""
    return np.array(
        [
            [side.start + places.mean() for side, places in zip(box, np.nonzero(mask[box]), strict=True)]
            for box in boxes
        ]
    )


def marks_of(truth: np.ndarray) -> list[tuple[slice, slice]]:
    """The box of each mark with a few pixels around it."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((truth == 1).astype(np.uint8))
    return [
        (slice(max(y - 4, 0), y + height + 4), slice(max(x - 4, 0), x + width + 4))
        for x, y, width, height, _ in stats[1:]
    ]


@pytest.mark.parametrize("fit", ["square", "area"])
def test_prd_01_odd_sizes_come_back_exactly(cases_folder: Path, tmp_path: Path, fit: str) -> None:
    """A U-Net that halves its input four times; widths and heights that 16 does not divide."""
    torch.manual_seed(0)
    arguments = {"width": 2}
    config = CheckpointConfig.create(
        name="tiny",
        network="unet",
        arguments=arguments,
        preprocessing=Preprocessing(64, fit, (0.0,) * 3, (255.0,) * 3),
        flip=True,
    )
    save_checkpoint(tmp_path / "tiny.safetensors", build_network("unet", arguments), config)
    pictures = sorted((cases_folder / "PRD-01").glob("img_*.png"))
    assert len(pictures) == 6
    report = predict_files(
        Predictor(tmp_path / "tiny.safetensors", "cpu"), [(p.stem, p) for p in pictures], tmp_path / "out"
    )
    assert (report["written"], report["failed"]) == (6, [])
    for picture in pictures:
        with Image.open(tmp_path / "out" / f"{picture.stem}.png") as mask, Image.open(picture) as image:
            assert mask.size == image.size


@pytest.mark.parametrize("name", ["500x333", "333x500", "129x97", "64x64"])
def test_prd_03_marks_lie_where_they_are_in_the_photograph(
    cases_folder: Path, tmp_path: Path, name: str
) -> None:
    """At a network size of the photograph or more within half a pixel; reduced, within half a pixel of the network."""
    folder = cases_folder / "PRD-03"
    image = np.array(Image.open(folder / f"marks_{name}.png").convert("RGB"))
    truth = np.asarray(Image.open(folder / f"truth_{name}.png"))
    boxes = marks_of(truth)
    assert len(boxes) >= 2
    for size in (512, 256):
        save_standin(tmp_path / "red.safetensors", size=size)
        found = Predictor(tmp_path / "red.safetensors", "cpu").predict(image).label_map
        assert found.shape == truth.shape
        shift = np.abs(centres(found == 1, boxes) - centres(truth == 1, boxes))
        assert shift.max() <= 0.5 * max(1.0, max(truth.shape) / size), (size, shift)


def pet_shares(predictor: Predictor, image: np.ndarray) -> np.ndarray:
    """The pet's probability of each pixel, from label map and confidence as the window and the command get them."""
    found = predictor.predict(image)
    confidence = found.confidence / 255.0
    return np.where(found.label_map == 1, confidence, 1 - confidence)


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize(
    ("size", "width", "height"),
    [(64, 333, 251), (96, 500, 375), (128, 500, 333), (256, 333, 500), (256, 129, 97), (512, 500, 375)],
)
def test_prd_03_a_shift_of_half_a_network_pixel_would_be_seen(
    tmp_path: Path, size: int, width: int, height: int, flip: bool
) -> None:
    """Soft edges tell positions finer than pixels: each mark's centre of gravity stays within a fifth of a pixel of
    the network (or of the photograph, where that is the coarser one), and every mark moves alike."""
    save_standin(tmp_path / "red.safetensors", size=size, flip=flip)
    predictor = Predictor(tmp_path / "red.safetensors", "cpu")
    step = np.array([height, width]) / size  # photograph's pixels to one of the network
    margin = np.ceil(4 * np.maximum(step, 1)).astype(int)
    side = np.ceil(5 * np.maximum(step, 1)).astype(int)
    image = np.zeros((height, width, 3), np.uint8)
    corners = [
        (top, left)
        for top in (margin[0], (height - side[0]) // 2, height - margin[0] - side[0])
        for left in (margin[1], (width - side[1]) // 2, width - margin[1] - side[1])
    ]
    for top, left in corners:
        image[top : top + side[0], left : left + side[1]] = (255, 0, 0)
    shares = pet_shares(predictor, image)
    around = margin - 1
    shifts = []
    for top, left in corners:
        box = shares[
            top - around[0] : top + side[0] + around[0], left - around[1] : left + side[1] + around[1]
        ]
        rows, columns = np.indices(box.shape)
        weights = np.where(box > 0.02, box, 0)
        found = np.array([(rows * weights).sum(), (columns * weights).sum()]) / weights.sum()
        shifts.append(found - (around + (side - 1) / 2))
    in_pixels = np.array(shifts) / np.maximum(step, 1)
    assert np.abs(in_pixels).max() < 0.2, in_pixels
    assert np.ptp(in_pixels, axis=0).max() < 0.2, "more towards one corner than towards another"


def test_prd_04_outputs_become_the_values_that_the_checkpoint_names(tmp_path: Path) -> None:
    """Left pet, middle background, right border, in the file too, whatever the order of the outputs."""
    picture = tmp_path / "grey.png"
    Image.fromarray(np.full((30, 60, 3), 120, np.uint8)).save(picture)
    save_standin(tmp_path / "thirds.safetensors", rule="thirds", size=64)
    predict_files(Predictor(tmp_path / "thirds.safetensors", "cpu"), [("grey", picture)], tmp_path / "out")
    mask = np.asarray(Image.open(tmp_path / "out" / "grey.png"))
    assert [int(mask[15, column]) for column in (10, 30, 50)] == [1, 2, 3]
