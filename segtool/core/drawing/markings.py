"""Where a coat has its markings: functions that give a weight from 0 to 1 for every pixel of the pet.

PLACES is the table that a coat's layers go by; `amount` makes a marking larger, 1 being usual.
"""

from collections.abc import Callable

import numpy as np

from segtool.core.drawing.blobs import Part
from segtool.core.drawing.rng import Floats, ramp
from segtool.core.drawing.skin import Skin


def _wave(values: Floats) -> Floats:
    """A triangle wave of period 1 between 0 and 1."""
    folded: Floats = np.abs(values - np.floor(values) - np.float32(0.5)) * np.float32(2)
    return folded


def _size(values: Floats) -> Floats:
    sizes: Floats = np.abs(values)
    return sizes


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
    marked: Floats = np.maximum(np.maximum(body, nape), thigh)
    return marked


def _chest(k: Skin, amount: float) -> Floats:
    front = ramp(k.back + k.rough * 0.3, -0.05, -0.4)
    torso = ramp(k.along, 0.7, 0.9) * k.on(Part.TORSO)
    marked: Floats = np.maximum(torso, k.on(Part.NECK)) * front * np.float32(amount)
    return marked


def _bib(k: Skin, amount: float) -> Floats:
    wide = ramp(k.back + k.rough * 0.3, 0.55, 0.1)
    torso = ramp(k.along + k.rough * 0.2, 0.62, 0.8) * k.on(Part.TORSO)
    marked: Floats = np.maximum(torso, k.on(Part.NECK)) * wide * np.float32(amount)
    return marked


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
    stripe = ramp(_size(k.s) - wide + k.rough * 0.06, 0.06, -0.02)
    return stripe * ramp(k.f, 0.1, 0.3) * k.on(*FACE)


def _cap(k: Skin, amount: float) -> Floats:
    """All of the head but its lower face."""
    return ramp(k.u + k.rough * 0.15, -0.45, -0.25) * k.on(*FACE) * np.float32(amount)


def _cheeks(k: Skin, amount: float) -> Floats:
    side = ramp(_size(k.s), 0.3, 0.55) * ramp(k.u + k.rough * 0.1, 0.08, -0.15)
    return side * k.on(*FACE) * np.float32(amount)


def _brows(k: Skin, amount: float) -> Floats:
    away = (k.u - 0.5) ** 2 + (_size(k.s) - 0.33) ** 2
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


def tabby(k: Skin, amount: float) -> Floats:
    """Mackerel tabby: bars on trunk, rings on legs and tail, lines on forehead and cheeks."""
    bend: Floats = k.rough * 0.5 + k.fine * 0.2
    torso = ramp(_wave(k.along * 7.0 * amount + bend * 0.9 + k.back * 0.25), 0.45, 0.7) * k.on(Part.TORSO)
    torso *= ramp(k.back, -0.9, -0.3)
    neck = ramp(_wave(k.along * 3.0 + bend), 0.5, 0.75) * k.on(Part.NECK) * np.float32(0.8)
    rings = ramp(_wave(k.along * 6.0 + bend * 0.5), 0.45, 0.72) * k.on(*LIMBS) * ramp(k.along, 1.0, 0.85)
    tail = ramp(_wave(k.along * 7.0 + bend * 0.3), 0.4, 0.65) * k.on(Part.TAIL)
    tail = np.maximum(tail, ramp(k.along, 0.86, 0.92) * k.on(Part.TAIL))
    brow = ramp(_wave(k.s * 2.2 + 0.5 + k.fine * 0.15), 0.5, 0.8) * ramp(k.u, 0.34, 0.5)
    cheek = ramp(_wave(k.u * 2.6 + _size(k.s) * 0.9 + k.fine * 0.1), 0.55, 0.8)
    cheek *= ramp(_size(k.s), 0.5, 0.7) * ramp(k.u, 0.3, 0.1)
    face = np.maximum(brow, cheek) * k.on(Part.HEAD)
    marked: Floats = np.maximum(np.maximum(torso, neck), np.maximum(np.maximum(rings, tail), face))
    return marked


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
    "stripes": tabby,
    "patches": _patches,
    "ticking": _ticking,
}
