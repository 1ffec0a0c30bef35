"""Damage to label maps as annotators and conversions do it, drawn from a seeded generator; copies are returned."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from segtool.core.classes import BACKGROUND, BORDER, PET

LabelMap = NDArray[np.uint8]

HOLE_AREA = (0.15, 0.35)
"""Share of the pet's box that a hole's ellipse spans."""
SHIFT = (0.06, 0.12)
"""By which share of the picture's longer side a map is moved."""
LEG_HEIGHT, LEG_WIDTH = (0.25, 0.4), (0.3, 0.55)
"""Shares of the pet's box that are missing at its bottom."""


def _box(label_map: LabelMap) -> tuple[int, int, int, int]:
    """(top, left, bottom, right) of what is not background, the latter two exclusive; ValueError where nothing is."""
    rows, columns = np.nonzero((label_map == PET) | (label_map == BORDER))
    if not rows.size:
        raise ValueError("there is no pet to damage")
    return int(rows.min()), int(columns.min()), int(rows.max()) + 1, int(columns.max()) + 1


def hole(label_map: LabelMap, rng: np.random.Generator) -> LabelMap:
    """An ellipse of background in the pet, around one of its pixels."""
    top, left, bottom, right = _box(label_map)
    rows, columns = np.nonzero(label_map == PET)
    if not rows.size:
        rows, columns = np.nonzero(label_map == BORDER)
    chosen = int(rng.integers(rows.size))
    share = np.sqrt(rng.uniform(*HOLE_AREA))
    y, x = np.mgrid[: label_map.shape[0], : label_map.shape[1]]
    height, width = max(1.0, share * (bottom - top) / 2), max(1.0, share * (right - left) / 2)
    inside = ((y - rows[chosen]) / height) ** 2 + ((x - columns[chosen]) / width) ** 2 <= 1
    return np.where(inside & (label_map != 0), BACKGROUND, label_map).astype(np.uint8)


def shift(label_map: LabelMap, rng: np.random.Generator) -> LabelMap:
    """Moved against the photograph in a random direction; background where it came from."""
    reach = rng.uniform(*SHIFT) * max(label_map.shape)
    angle = rng.uniform(0, 2 * np.pi)
    limits = [side - 1 for side in label_map.shape]
    down, right = (
        int(np.clip(round(reach * part), -limit, limit))
        for part, limit in zip((np.sin(angle), np.cos(angle)), limits, strict=True)
    )
    moved = np.full_like(label_map, BACKGROUND)
    height, width = label_map.shape
    source = label_map[max(0, -down) : height - max(0, down), max(0, -right) : width - max(0, right)]
    moved[max(0, down) : height - max(0, -down), max(0, right) : width - max(0, -right)] = source
    return moved


def missing_leg(label_map: LabelMap, rng: np.random.Generator) -> LabelMap:
    """A part at the bottom of the pet's box, at its left or right or between, is background."""
    top, left, bottom, right = _box(label_map)
    height = max(1, round(rng.uniform(*LEG_HEIGHT) * (bottom - top)))
    width = max(1, round(rng.uniform(*LEG_WIDTH) * (right - left)))
    start = left + int(rng.integers(right - left - width + 1))
    part = label_map[bottom - height : bottom, start : start + width]
    result = label_map.copy()
    result[bottom - height : bottom, start : start + width] = np.where(part == 0, part, BACKGROUND)
    return result


KINDS: dict[str, Callable[[LabelMap, np.random.Generator], LabelMap]] = {
    "hole": hole,
    "shift": shift,
    "missing leg": missing_leg,
}


def damage(label_map: LabelMap, seed: int, name: str) -> tuple[str, LabelMap]:
    """(kind, damaged copy) of a uint8 (H, W) label map; the same for the same seed and name.

    A draw that happens to change nothing (a leg where there is none) is drawn again, and then made a shift.
    """
    rng = np.random.default_rng([seed, *name.encode()])
    for _ in range(10):
        kind = str(rng.choice(list(KINDS)))
        damaged = KINDS[kind](label_map, rng)
        if not np.array_equal(damaged, label_map):
            return kind, damaged
    return "shift", shift(label_map, rng)
