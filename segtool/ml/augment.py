"""Augmentation: image and label map move together, and no new label appears.

torchvision.transforms.v2 on tv_tensors does the work; the numbers come from the sample's own seeded generator, so
that a run can be repeated and resumed whatever order the threads run in.
"""

import math
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torchvision import tv_tensors
from torchvision.transforms import InterpolationMode
from torchvision.transforms.v2 import functional as v2

from segtool.core.classes import IGNORE

UInt8 = np.ndarray[Any, np.dtype[np.uint8]]

LEAST_AREA = 0.35
"""A crop holds at least this share of the photograph at strength 1, ..."""
SMALLEST_AREA = 0.1
"""... and this share at any strength."""
ASPECT = math.log(4 / 3)
ANGLE = 20.0


def _crop_box(height: int, width: int, rng: np.random.Generator, least: float) -> tuple[int, int, int, int]:
    """(top, left, rows, columns) of a crop with a share of the area in [least, 1] and an aspect within 3:4 to 4:3."""
    area = height * width * rng.uniform(least, 1.0)
    aspect = math.exp(rng.uniform(-ASPECT, ASPECT))
    rows = min(height, max(1, round(math.sqrt(area / aspect))))
    columns = min(width, max(1, round(math.sqrt(area * aspect))))
    return int(rng.integers(height - rows + 1)), int(rng.integers(width - columns + 1)), rows, columns


def _colours(image: Tensor, rng: np.random.Generator, strength: float) -> Tensor:
    """Light, contrast and colour of a uint8 (3, H, W) picture; sometimes grey, sometimes out of focus."""
    for adjust, spread in (
        (v2.adjust_brightness, 0.35),
        (v2.adjust_contrast, 0.35),
        (v2.adjust_saturation, 0.4),
    ):
        if rng.random() < 0.7:
            image = adjust(image, 1 + strength * rng.uniform(-spread, spread))
    if rng.random() < 0.2:
        image = v2.adjust_hue(image, strength * rng.uniform(-0.06, 0.06))
    if rng.random() < 0.07 * strength:
        image = v2.rgb_to_grayscale(image, num_output_channels=3)
    if rng.random() < 0.1 * strength:
        image = v2.gaussian_blur(image, [5, 5], [rng.uniform(0.5, 1.5)])
    return image


def _tensors(image: UInt8, label_map: UInt8) -> tuple[tv_tensors.Image, tv_tensors.Image]:
    """Both as pictures: torchvision samples a tv_tensors.Mask with plain "nearest" whatever is asked for, which takes
    the upper left corner of each output pixel and moves the label map by half of one.
    """
    planes = torch.from_numpy(np.ascontiguousarray(image)).permute(2, 0, 1)
    return tv_tensors.Image(planes), tv_tensors.Image(torch.from_numpy(np.ascontiguousarray(label_map))[None])


def augmented(
    image: UInt8, label_map: UInt8, size: int, rng: np.random.Generator, strength: float = 1.0
) -> tuple[Tensor, Tensor]:
    """A random view: uint8 (H, W, 3) and (H, W) -> uint8 (3, size, size) and (size, size).

    strength: 0 only scales and mirrors, 1 is the default. Pixels that rotation brings in from outside are ignored.
    The label map is sampled at pixel centres (nearest-exact), where the photograph's antialiased pixels lie; where a
    centre falls between two pixels (reduced by exactly 2, 4, ...) the right or lower one is taken.
    """
    picture, labels = _tensors(image, label_map)
    height, width = label_map.shape
    least = max(SMALLEST_AREA, 1 - strength * (1 - LEAST_AREA))
    box = _crop_box(height, width, rng, least) if strength else (0, 0, height, width)
    picture = v2.resized_crop(picture, *box, size=[size, size], antialias=True)
    labels = v2.resized_crop(labels, *box, size=[size, size], interpolation=InterpolationMode.NEAREST_EXACT)
    if rng.random() < 0.5 * min(1.0, strength):
        angle = strength * rng.uniform(-ANGLE, ANGLE)
        mean = picture.float().mean((1, 2)).tolist()
        picture = v2.rotate(picture, angle, interpolation=InterpolationMode.BILINEAR, fill=mean)
        labels = v2.rotate(labels, angle, interpolation=InterpolationMode.NEAREST, fill=[IGNORE])
    if rng.random() < 0.5:
        picture, labels = v2.horizontal_flip(picture), v2.horizontal_flip(labels)
    pixels = picture.as_subclass(torch.Tensor)
    if strength:
        pixels = _colours(pixels, rng, strength)
    return pixels, labels.as_subclass(torch.Tensor)[0]
