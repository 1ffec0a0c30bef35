"""The colours of a coat, painted on the surface of the pet.

A coat is a base colour and layers over it; each layer is a row: where (a key of PLACES), colour, strength. PLACES are
small functions that give a weight from 0 to 1 for every pixel.
"""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from segtool.core.drawing.blobs import Frame, Part, Surface
from segtool.core.drawing.rng import Bytes, Dice, Floats, ramp

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


@dataclass(frozen=True)
class Skin:
    """What is known of every pixel of the pet.

    part: H x W. along: 0 at the root of its part to 1. back: 1 on the back, -1 on the belly. f, u, s: head space.
    rough, fine: noise from -1 to 1. flow_x, flow_y: where the fur points, in pixels down and right, length 0 to 1.
    """

    part: npt.NDArray[np.int8]
    along: Floats
    back: Floats
    f: Floats
    u: Floats
    s: Floats
    rough: Floats
    fine: Floats
    flow_x: Floats
    flow_y: Floats

    def on(self, *parts: Part) -> Floats:
        """1 where a pixel belongs to one of the parts."""
        hit = np.zeros(self.part.shape, np.bool_)
        for part in parts:
            hit |= self.part == part
        return hit.astype(np.float32)


def skin_of(surface: Surface, head: Frame, radius: float, dice: Dice) -> Skin:
    """Look up every pixel's blob and where on it the pixel lies."""
    blobs = surface.blobs
    index = np.maximum(surface.index, 0)

    def gather(values: list[float]) -> Floats:
        table: Floats = np.round(np.array(values), 7).astype(np.float32)
        picked: Floats = table[index]
        return picked

    height, width = surface.depth.shape
    x = ((np.arange(width) + surface.left + 0.5 - surface.origin[0]) / surface.scale).astype(np.float32)[
        None, :
    ]
    y = ((surface.origin[1] - np.arange(height) - surface.top - 0.5) / surface.scale).astype(np.float32)[
        :, None
    ]
    d = np.where(surface.solid, surface.depth, np.float32(0))
    dx, dy, dd = (v - gather([float(b.centre[i]) for b in blobs]) for i, v in enumerate((x, y, d)))
    flow = [gather([float(b.flow[i]) for b in blobs]) for i in range(3)]
    up = [gather([float(b.up[i] / b.size) for b in blobs]) for i in range(3)]
    along = gather([b.along for b in blobs]) + gather([b.rate for b in blobs]) * (
        dx * flow[0] + dy * flow[1] + dd * flow[2]
    )
    cells = max(6.0, 0.16 * surface.scale)
    h = _head_space(surface, head, radius, x, y, d)
    return Skin(
        gather([float(b.part) for b in blobs]).astype(np.int8),
        np.clip(along, 0, 1),
        dx * up[0] + dy * up[1] + dd * up[2],
        *h,
        _signed(dice.clouds(height, width, cells)),
        _signed(dice.clouds(height, width, max(4.0, cells / 4))),
        flow[0],
        -flow[1],
    )


def _signed(noise: Bytes) -> Floats:
    values: Floats = (noise.astype(np.float32) - np.float32(128)) * np.float32(1 / 128)
    return values


def _head_space(
    surface: Surface, head: Frame, radius: float, x: Floats, y: Floats, d: Floats
) -> tuple[Floats, Floats, Floats]:
    # One scale for the whole head: the perspective within it is small.
    grow = 1.0 / (1.0 - surface.near * float(head.origin[2]))
    centre = [np.float32(round(float(v) * grow, 7)) for v in head.origin]
    dx, dy, dd = x - centre[0], y - centre[1], d - centre[2]
    rows = []
    for k in range(3):
        a = [np.float32(round(float(head.axes[i, k]) / (radius * radius * grow), 7)) for i in range(3)]
        rows.append(dx * a[0] + dy * a[1] + dd * a[2])
    return rows[0], rows[1], rows[2]


def _wave(values: Floats) -> Floats:
    """A triangle wave of period 1 between 0 and 1."""
    folded: Floats = np.abs(values - np.floor(values) - np.float32(0.5)) * np.float32(2)
    return folded


Place = Callable[[Skin, float], Floats]
BODY = (Part.TORSO, Part.NECK)
LIMBS = (Part.FORELEG, Part.HINDLEG)
FACE = (Part.HEAD, Part.MUZZLE)


def _belly(k: Skin, amount: float) -> Floats:
    return ramp(k.back + k.rough * 0.3, 0.0, -0.75) * k.on(*BODY, Part.TAIL) * np.float32(amount)


def _spine(k: Skin, amount: float) -> Floats:
    return ramp(k.back + k.rough * 0.25, 0.15, 0.95) * k.on(*BODY, Part.TAIL) * np.float32(amount)


def _saddle(k: Skin, amount: float) -> Floats:
    body = ramp(k.back + k.rough * 0.55, -0.28 * amount, -0.28 * amount + 0.18) * k.on(Part.TORSO, Part.TAIL)
    nape = ramp(k.back + k.rough * 0.4, 0.1, 0.3) * k.on(Part.NECK) * ramp(k.along, 0.75, 0.45)
    thigh = ramp(k.along + k.rough * 0.2, 0.3, 0.16) * k.on(*LIMBS)
    return np.maximum(np.maximum(body, nape), thigh)


def _chest(k: Skin, amount: float) -> Floats:
    front = ramp(k.back + k.rough * 0.3, -0.05, -0.4)
    torso = ramp(k.along, 0.7, 0.9) * k.on(Part.TORSO)
    return np.maximum(torso, k.on(Part.NECK)) * front * np.float32(amount)


def _bib(k: Skin, amount: float) -> Floats:
    wide = ramp(k.back + k.rough * 0.3, 0.55, 0.1)
    torso = ramp(k.along + k.rough * 0.2, 0.62, 0.8) * k.on(Part.TORSO)
    return np.maximum(torso * wide, k.on(Part.NECK) * wide) * np.float32(amount)


def _collar_of_fur(k: Skin, amount: float) -> Floats:
    return k.on(Part.NECK) * ramp(k.rough * 0.4 + k.along, 0.1, 0.4) * np.float32(amount)


def _socks(k: Skin, amount: float) -> Floats:
    start = 1.0 - 0.38 * amount
    return ramp(k.along + k.rough * 0.1, start - 0.05, start + 0.05) * k.on(*LIMBS)


def _tail_tip(k: Skin, amount: float) -> Floats:
    start = 1.0 - 0.28 * amount
    return ramp(k.along + k.rough * 0.06, start - 0.05, start + 0.05) * k.on(Part.TAIL)


def _muzzle(k: Skin, amount: float) -> Floats:
    """The lower half of the face, up to the eyes."""
    away = (k.f - 1.0) ** 2 * 0.5 + (k.u + 0.42) ** 2 + k.s**2 * 0.7
    return ramp(away + k.rough * 0.08, 0.5 * amount, 0.3 * amount) * k.on(*FACE)


def _mask(k: Skin, amount: float) -> Floats:
    """Muzzle, nose and around the eyes."""
    away = (k.f - 1.0) ** 2 * 0.6 + (k.u + 0.1) ** 2 * 1.1 + k.s**2
    return ramp(away + k.rough * 0.1, 0.75 * amount, 0.22 * amount) * k.on(*FACE)


def _blaze(k: Skin, amount: float) -> Floats:
    """A stripe from the nose up the forehead."""
    wide = np.float32(0.2 * amount) - ramp(k.u, 0.1, 0.9) * np.float32(0.1 * amount)
    stripe = ramp(np.abs(k.s) - wide + k.rough * 0.06, 0.06, -0.02)
    return stripe * ramp(k.f, 0.1, 0.3) * k.on(*FACE)


def _cap(k: Skin, amount: float) -> Floats:
    """All of the head but its lower face."""
    return ramp(k.u + k.rough * 0.15, -0.45, -0.25) * k.on(*FACE) * np.float32(amount)


def _cheeks(k: Skin, amount: float) -> Floats:
    side = ramp(np.abs(k.s), 0.3, 0.55) * ramp(k.u + k.rough * 0.1, 0.08, -0.15)
    return side * k.on(*FACE) * np.float32(amount)


def _brows(k: Skin, amount: float) -> Floats:
    away = (k.u - 0.5) ** 2 + (np.abs(k.s) - 0.33) ** 2
    return ramp(away, 0.035, 0.012) * ramp(k.f, 0.3, 0.5) * k.on(*FACE) * np.float32(amount)


def _eye_patch(k: Skin, amount: float) -> Floats:
    away = (k.u - 0.2) ** 2 + (k.s - 0.5) ** 2
    return ramp(away + k.rough * 0.12, 0.4 * amount, 0.28 * amount) * k.on(*FACE)


def _ears(k: Skin, amount: float) -> Floats:
    return k.on(Part.EAR) * np.float32(amount)


def _ear_tips(k: Skin, amount: float) -> Floats:
    return k.on(Part.EAR) * ramp(k.along, 0.2, 0.75) * np.float32(amount)


def _tail(k: Skin, amount: float) -> Floats:
    return k.on(Part.TAIL) * ramp(k.along, 0.0, 0.2) * np.float32(amount)


def _limbs(k: Skin, amount: float) -> Floats:
    return k.on(*LIMBS) * ramp(k.along + k.rough * 0.1, 0.3, 0.75) * np.float32(amount)


def _stripes(k: Skin, amount: float) -> Floats:
    """Mackerel tabby: bars on trunk, rings on legs and tail, lines on forehead and cheeks."""
    bend = k.rough * 0.5 + k.fine * 0.2
    torso = ramp(_wave(k.along * 7 * amount + bend * 0.9 + k.back * 0.25), 0.45, 0.7) * k.on(Part.TORSO)
    torso *= ramp(k.back, -0.9, -0.3)
    neck = ramp(_wave(k.along * 3 + bend), 0.5, 0.75) * k.on(Part.NECK) * np.float32(0.8)
    rings = ramp(_wave(k.along * 6 + bend * 0.5), 0.45, 0.72) * k.on(*LIMBS) * ramp(k.along, 1.0, 0.85)
    tail = ramp(_wave(k.along * 7 + bend * 0.3), 0.4, 0.65) * k.on(Part.TAIL)
    tail = np.maximum(tail, ramp(k.along, 0.86, 0.92) * k.on(Part.TAIL))
    brow = ramp(_wave(k.s * 2.2 + 0.5 + k.fine * 0.15), 0.5, 0.8) * ramp(k.u, 0.34, 0.5)
    cheek = ramp(_wave(k.u * 2.6 + np.abs(k.s) * 0.9 + k.fine * 0.1), 0.55, 0.8)
    cheek *= ramp(np.abs(k.s), 0.5, 0.7) * ramp(k.u, 0.3, 0.1)
    face = np.maximum(brow, cheek) * k.on(Part.HEAD)
    return np.maximum(np.maximum(torso, neck), np.maximum(np.maximum(rings, tail), face))


def _patches(k: Skin, amount: float) -> Floats:
    """Large ragged spots of a pied coat."""
    spots = ramp(k.rough + k.fine * 0.15, 0.22 - 0.3 * (amount - 1), 0.3 - 0.3 * (amount - 1))
    return spots * k.on(*BODY, *LIMBS, Part.TAIL) * ramp(k.along * k.on(*LIMBS), 0.6, 0.4)


def _ticking(k: Skin, amount: float) -> Floats:
    return ramp(k.fine, -0.1, 0.6) * np.float32(amount)


PLACES: dict[str, Place] = {
    "belly": _belly,
    "spine": _spine,
    "saddle": _saddle,
    "chest": _chest,
    "bib": _bib,
    "ruff": _collar_of_fur,
    "socks": _socks,
    "tail tip": _tail_tip,
    "muzzle": _muzzle,
    "mask": _mask,
    "blaze": _blaze,
    "cap": _cap,
    "cheeks": _cheeks,
    "brows": _brows,
    "eye patch": _eye_patch,
    "ears": _ears,
    "ear tips": _ear_tips,
    "tail": _tail,
    "limbs": _limbs,
    "stripes": _stripes,
    "patches": _patches,
    "ticking": _ticking,
}


def paint_coat(coat: Coat, skin: Skin, surface: Surface, dice: Dice, collar: Colour) -> Floats:
    """The colour of every pixel of the pet in plain white light: H x W x 3, 0 to 255."""
    shade = np.float32(1) + skin.rough * np.float32(0.07)
    planes = [shade * np.float32(c) for c in coat.base]
    for layer in coat.layers:
        amount = layer.amount * dice.span(0.9, 1.1)
        if layer.place == "rosettes":
            weight = _rosettes(skin, surface, dice)
        else:
            weight = PLACES[layer.place](skin, amount)
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
    return np.maximum(spots, _stripes(skin, 1.0) * skin.on(Part.TAIL, *FACE, Part.NECK) * np.float32(0.9))
