"""Fur: hairs along the coat and along the outline, drawn at twice the picture's size."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from segtool.core.drawing.blobs import Part, Surface
from segtool.core.drawing.rng import Bytes, Dice, as_bytes, blur, enlarge, soft_blur
from segtool.core.drawing.skin import Skin

LENGTH: dict[Part, float] = {
    Part.TORSO: 1.0,
    Part.NECK: 1.15,
    Part.FORELEG: 0.6,
    Part.HINDLEG: 0.7,
    Part.TAIL: 1.2,
    Part.HEAD: 0.5,
    Part.MUZZLE: 0.3,
    Part.EAR: 0.5,
    Part.NOSE: 0.0,
    Part.TONGUE: 0.0,
    Part.COLLAR: 0.0,
}
"""How long the hair is on each part, in parts of the coat's own length."""

LEVELS = 8


@dataclass(frozen=True)
class Pelt:
    """strands: 2H x 2W, 128 is plain, lower a darker hair. outline: 2H x 2W, 255 where the pet with its fur is."""

    strands: Bytes
    outline: Bytes


def grow(surface: Surface, skin: Skin, length: float, dice: Dice) -> Pelt:
    """Hairs of about `length` pixels, combed along the body, and the outline that they make."""
    factors = np.array([LENGTH[part] for part in Part], np.float32)
    hair = factors[skin.part] * np.float32(length)
    height, width = surface.depth.shape
    strands = np.full((2 * height, 2 * width), 128, np.uint8)
    _comb(strands, surface, skin, hair, dice)
    solid = surface.solid.astype(np.uint8) * np.uint8(255)
    smooth = enlarge(solid, 2 * width, 2 * height)
    outline: Bytes = np.clip((blur(smooth, 2.2).astype(np.int16) - 96) * 4, 0, 255).astype(np.uint8)
    _fringe(outline, solid, skin, hair, length, dice)
    return Pelt(blur(strands, 0.7), outline)


def _comb(strands: Bytes, surface: Surface, skin: Skin, hair: npt.NDArray[np.float32], dice: Dice) -> None:
    inside = np.flatnonzero(surface.solid & (hair > 0.5))
    count = min(int(inside.size / 7), 14000)
    if count < LEVELS:
        return
    chosen = inside[(dice.units(count) * inside.size).astype(np.int64)]
    rows, columns = np.divmod(chosen, surface.depth.shape[1])
    wild = dice.units(count * 4).reshape(4, count).astype(np.float32)
    x = (columns.astype(np.float32) + wild[0]) * 16
    y = (rows.astype(np.float32) + wild[1]) * 16
    reach = hair.ravel()[chosen] * 16 * (np.float32(0.5) + wild[2])
    fx, fy = skin.flow_x.ravel()[chosen], skin.flow_y.ravel()[chosen]
    sway = (wild[3] - np.float32(0.5)) * np.float32(0.7)
    dx = (fx - fy * sway) * reach
    dy = (fy + fx * sway + np.float32(0.15)) * reach
    lines = np.stack([x, y, x + dx, y + dy], axis=1).astype(np.int32).reshape(count, 2, 2)
    for level, group in enumerate(np.array_split(lines, LEVELS)):
        tone = 128 + (level * 2 - LEVELS + 1) * 7
        cv2.polylines(strands, list(group), False, tone, 1, cv2.LINE_AA, 3)


def _fringe(
    outline: Bytes, solid: Bytes, skin: Skin, hair: npt.NDArray[np.float32], length: float, dice: Dice
) -> None:
    width = solid.shape[1]
    towards_x = cv2.Sobel(blur(solid, 2.0), cv2.CV_16S, 1, 0, ksize=3).astype(np.float32)
    towards_y = cv2.Sobel(blur(solid, 2.0), cv2.CV_16S, 0, 1, ksize=3).astype(np.float32)
    edge = as_bytes(cv2.morphologyEx(solid, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))) & solid
    rim = np.flatnonzero(edge)
    if rim.size == 0:
        return
    count = int(rim.size * 1.1)
    chosen = rim[(dice.units(count) * rim.size).astype(np.int64)]
    wild = dice.units(count * 3).reshape(3, count).astype(np.float32)
    nx, ny = -towards_x.ravel()[chosen], -towards_y.ravel()[chosen]
    norm = np.sqrt(nx * nx + ny * ny) + np.float32(1e-3)
    nx, ny = nx / norm, ny / norm
    out = np.float32(0.3) + wild[0] * np.float32(0.45)
    fall = np.float32(min(0.5, length * 0.03))
    dx = skin.flow_x.ravel()[chosen] + nx * out + (wild[2] - np.float32(0.5)) * np.float32(0.5)
    dy = skin.flow_y.ravel()[chosen] + ny * out + fall
    norm = np.sqrt(dx * dx + dy * dy) + np.float32(1e-3)
    reach = hair.ravel()[chosen] * (np.float32(0.2) + wild[1] * wild[1] * np.float32(1.0)) * 16
    dx, dy = dx / norm * reach, dy / norm * reach
    rows, columns = np.divmod(chosen, width)
    x = (columns.astype(np.float32) + np.float32(0.5)) * 16 - nx * 16
    y = (rows.astype(np.float32) + np.float32(0.5)) * 16 - ny * 16
    wide = np.minimum(reach * np.float32(0.2), np.float32(20)) * (np.float32(0.6) + wild[2]) + np.float32(5)
    sx, sy = -ny * wide, nx * wide
    tufts = (
        np.stack([x - sx, y - sy, x + sx, y + sy, x + dx, y + dy], axis=1)
        .astype(np.int32)
        .reshape(count, 3, 2)
    )
    long = reach > np.float32(20)
    for tuft in tufts[long]:
        cv2.fillConvexPoly(outline, tuft, 255, cv2.LINE_AA, 3)


def spread(colour: Bytes, solid: npt.NDArray[np.bool_]) -> Bytes:
    """The colours carried a little way beyond the outline, for the hairs that stand out."""
    filled = colour.copy()
    filled[~solid] = 0
    weight = solid.astype(np.uint8) * np.uint8(255)
    for size in (2.0, 10.0):
        around, share = soft_blur(filled, size), soft_blur(weight, size)
        new = (weight == 0) & (share > 2)
        mean = np.minimum(around[new].astype(np.uint32) * 255 // share[new].astype(np.uint32)[:, None], 255)
        filled[new] = mean.astype(np.uint8)
        weight[new] = 255
    return filled


def furred(colour: Bytes, pelt: Pelt, skin: Skin, length: float) -> Bytes:
    """The coat at twice the size: markings frayed along the hairs, each hair lighter or darker. 2H x 2W x 3."""
    height, width = pelt.strands.shape
    large = enlarge(colour, width, height)
    tone = pelt.strands.astype(np.int16) - 128
    push = np.clip(tone.astype(np.float32) * np.float32(length * 0.05), -24, 24)
    places = np.empty((height, width, 2), np.int16)
    unused = np.empty(0, np.int16)
    places[..., 0] = np.arange(width, dtype=np.int16)[None, :] - (push * _twice(skin.flow_x)).astype(np.int16)
    places[..., 1] = np.arange(height, dtype=np.int16)[:, None] - (push * _twice(skin.flow_y)).astype(
        np.int16
    )
    moved = cv2.remap(large, places, unused, cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE)
    frayed = moved.astype(np.int16)
    frayed *= (tone + 256)[..., None] >> 2
    frayed >>= 6
    frayed += (tone >> 3)[..., None]
    result: Bytes = np.clip(frayed, 0, 255).astype(np.uint8)
    return result


def _twice(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    doubled: npt.NDArray[np.float32] = np.repeat(np.repeat(values, 2, axis=0), 2, axis=1)
    return doubled
