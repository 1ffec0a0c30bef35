"""The colours of a coat, painted on the surface of the pet.

A coat is a base colour and layers over it; each layer is a row: where (a key of markings.PLACES or "rosettes"),
colour, strength.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from segtool.core.drawing.blobs import Part, Surface
from segtool.core.drawing.markings import BODY, FACE, LIMBS, PLACES, tabby
from segtool.core.drawing.rng import Dice, Floats
from segtool.core.drawing.skin import Skin

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Layer:
    """One colour at one place; `strength` 0 to 1, `amount` as the place understands it."""

    place: str
    colour: Colour
    strength: float = 1.0
    amount: float = 1.0


@dataclass(frozen=True)
class Coat:
    """A coat: colours, layers, length of fur in body lengths, and what else is coloured on a pet."""

    base: Colour
    layers: tuple[Layer, ...] = ()
    fur: float = 0.022
    nose: Colour = (40, 34, 34)
    inner_ear: Colour = (214, 160, 150)
    eyes: tuple[Colour, ...] = ((70, 42, 22),)
    contrast: float = 1.0


def paint_coat(coat: Coat, skin: Skin, surface: Surface, dice: Dice, collar: Colour) -> Floats:
    """The colour of every pixel of the pet in plain white light: H x W x 3, 0 to 255."""
    shade = np.float32(1) + skin.rough * np.float32(0.07)
    planes = [shade * np.float32(c) for c in coat.base]
    for layer in coat.layers:
        amount = layer.amount * dice.span(0.9, 1.1)
        spotted = layer.place == "rosettes"
        weight = _rosettes(skin, surface, dice) if spotted else PLACES[layer.place](skin, amount)
        weight = weight * np.float32(layer.strength)
        for plane, c in zip(planes, layer.colour, strict=True):
            plane += (np.float32(c) - plane) * weight
    colour = np.stack(planes, axis=-1)
    for part, plain in ((Part.NOSE, coat.nose), (Part.TONGUE, (226, 110, 118)), (Part.COLLAR, collar)):
        colour[skin.part == part] = plain
    return colour


def _rosettes(skin: Skin, surface: Surface, dice: Dice) -> Floats:
    """Dark spots in rough rows along the body, smaller on the legs; stripes on face and tail."""
    height, width = skin.part.shape
    layer = np.zeros((height, width), np.uint8)
    step = max(5.0, 0.072 * surface.scale)
    rows, columns = int(height / step) + 2, int(width / step) + 2
    jitter = dice.units(rows * columns * 3).reshape(rows, columns, 3)
    for row in range(rows):
        for column in range(columns):
            a, b, c = jitter[row, column]
            x = int((column + 0.5 * (row % 2) + 0.55 * (a - 0.5)) * step)
            y = int((row + 0.55 * (b - 0.5)) * step)
            if not (0 <= x < width and 0 <= y < height):
                continue
            limb = skin.part[y, x] in LIMBS
            size = step * (0.24 if limb else 0.34) * (0.75 + 0.5 * c)
            axes = (round(size * 8 * (1.0 if limb else 1.25)), round(size * 8 * 0.8))
            cv2.ellipse(layer, (x * 8, y * 8), axes, round(40 * (a - 0.5)), 0, 360, 255, -1, cv2.LINE_AA, 3)
            if not limb and c > 0.35:
                inner = (axes[0] // 3, axes[1] // 3)
                cv2.ellipse(layer, (x * 8, y * 8), inner, 0, 0, 360, 110, -1, cv2.LINE_AA, 3)
    spots: Floats = layer.astype(np.float32) * np.float32(1 / 255) * skin.on(*BODY, *LIMBS)
    stripes = tabby(skin, 1.0) * skin.on(Part.TAIL, *FACE, Part.NECK) * np.float32(0.9)
    marked: Floats = np.maximum(spots, stripes)
    return marked
