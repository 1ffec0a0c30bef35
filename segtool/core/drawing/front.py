"""Things that stand in front of the pet and hide a part of it."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from segtool.core.drawing.indoors import CLOTHS, WALLS, WOODS
from segtool.core.drawing.outdoors import GREENS, LEAVES, PETALS
from segtool.core.drawing.paint import (
    blades,
    box,
    darker,
    disc,
    line,
    pillow,
    polygon,
    specks,
    varied,
)
from segtool.core.drawing.rng import Bytes, Dice

Seen = tuple[float, float, float, float]
"""Left, top, right, bottom of the pet in pixels."""


@dataclass(frozen=True)
class Front:
    """image: H x W x 3; cover: H x W, 255 where the thing hides what is behind."""

    image: Bytes
    cover: Bytes


Painter = Callable[[Bytes, Seen, Dice], None]
KEY = (255, 0, 254)


def _thing(paint: Painter) -> Callable[[int, int, Seen, Dice], Front]:
    """Run the painter twice with the same dice: in colour, and in white on black for the cover."""

    def draw(width: int, height: int, seen: Seen, dice: Dice) -> Front:
        key = dice.below(1 << 30)
        light, dark = np.full((height, width, 3), 255, np.uint8), np.zeros((height, width, 3), np.uint8)
        paint(light, seen, Dice(key))
        paint(dark, seen, Dice(key))
        # A covered pixel is equal on both grounds; the difference is what shines through.
        open_ = (light.astype(np.int16) - dark).max(axis=2).clip(0, 255)
        cover = (255 - open_).astype(np.uint8)
        solid = np.maximum(cover, 1).astype(np.uint32)[..., None]
        colour = np.minimum(dark.astype(np.uint32) * 255 // solid, 255).astype(np.uint8)
        return Front(colour, cover)

    return draw


def _grass(image: Bytes, seen: Seen, dice: Dice) -> None:
    height = image.shape[0]
    tall = (seen[3] - seen[1]) * dice.span(0.16, 0.3)
    foot = min(seen[3] + 6, height)
    blades(image, dice, foot - 2, foot + tall * 0.7, [varied(dice, c) for c in GREENS], 520, tall)


def _flowers(image: Bytes, seen: Seen, dice: Dice) -> None:
    foot = seen[3] + 8
    petals = [dice.pick(PETALS), dice.pick(PETALS)]
    for _ in range(9):
        x, tall = dice.span(seen[0], seen[2]), (seen[3] - seen[1]) * dice.span(0.1, 0.26)
        line(image, x, foot, x + dice.span(-6, 6), foot - tall, varied(dice, GREENS[0]), 2)
        tone = varied(dice, dice.pick(petals), 10)
        for dx, dy in ((-5, 0), (5, 0), (0, -5), (0, 5), (-3, -3), (3, 3)):
            disc(image, x + dx, foot - tall + dy, 4.5, 4.5, tone)
        disc(image, x, foot - tall, 3, 3, (246, 204, 80))


def _ball(image: Bytes, seen: Seen, dice: Dice) -> None:
    r = (seen[3] - seen[1]) * dice.span(0.09, 0.14)
    x, y = dice.span(seen[0] + r, seen[2] - r), seen[3] + r * 0.15 - r * 0.8
    tone = varied(dice, dice.pick(CLOTHS), 26)
    disc(image, x, y, r, r, darker(tone, 0.7))
    disc(image, x - r * 0.06, y - r * 0.08, r * 0.9, r * 0.9, tone)
    disc(image, x, y, r * 0.95, r * 0.2, varied(dice, (240, 236, 226), 6), -18)
    disc(image, x - r * 0.3, y - r * 0.45, r * 0.25, r * 0.17, (250, 248, 244), -30)


def _pot(image: Bytes, seen: Seen, dice: Dice) -> None:
    tall = (seen[3] - seen[1]) * dice.span(0.4, 0.6)
    x = seen[0] + (seen[2] - seen[0]) * dice.pick([0.02, 0.98])
    foot, pot = seen[3] + 8, varied(dice, (188, 108, 76), 16)
    for _ in range(10):
        dx, dy = dice.span(-0.28, 0.28) * tall, dice.span(-1.0, -0.6) * tall
        green = varied(dice, (86, 130, 70), 20)
        line(image, x, foot - tall * 0.42, x + dx, foot + dy, green, 2)
        disc(image, x + dx, foot + dy, tall * 0.12, tall * 0.055, green, dx / tall * 150 - 50)
    polygon(
        image,
        [
            (x - tall * 0.2, foot - tall * 0.42),
            (x + tall * 0.2, foot - tall * 0.42),
            (x + tall * 0.14, foot),
            (x - tall * 0.14, foot),
        ],
        pot,
    )
    box(
        image, x - tall * 0.22, foot - tall * 0.46, x + tall * 0.22, foot - tall * 0.36, varied(dice, pot, 14)
    )


def _post(image: Bytes, seen: Seen, dice: Dice) -> None:
    """A round wooden post, a rope leading away from the pet."""
    height = image.shape[0]
    tall = seen[3] - seen[1]
    x, wide = seen[0] + (seen[2] - seen[0]) * dice.span(0.02, 0.3), tall * dice.span(0.11, 0.15)
    top, wood = seen[1] + tall * dice.span(0.3, 0.5), varied(dice, dice.pick(WOODS), 14)
    rope = varied(dice, (206, 182, 136), 8)
    sag = [top + wide + tall * 0.5 * (t / 6) * (1.1 - t / 6) for t in range(7)]
    for a, b in pairwise([(x + wide / 2 - (x + 40) * t / 6, y) for t, y in enumerate(sag)]):
        line(image, *a, *b, rope, max(2.0, wide * 0.16))
    for i in range(8):
        shade = 13 - abs(i - 2) * 1.2
        tone = (int(wood[0] * shade / 13), int(wood[1] * shade / 13), int(wood[2] * shade / 13))
        box(image, x + wide * i / 8, top, x + wide * (i + 1) / 8 + 1, height + 2, tone)
    disc(image, x + wide / 2, top, wide / 2, wide * 0.16, varied(dice, (196, 160, 116), 8))
    for _ in range(5):
        y = dice.span(top + 10, height)
        line(image, x + wide * 0.3, y, x + wide * 0.35, y + 24, darker(wood, 0.75), 1)


def _trunk(image: Bytes, seen: Seen, dice: Dice) -> None:
    height, width = image.shape[:2]
    wide = width * dice.span(0.1, 0.16)
    x = dice.pick([seen[0] - wide * 0.35, seen[2] - wide * 0.65])
    bark = varied(dice, (96, 80, 62), 12)
    polygon(
        image,
        [(x, -2), (x + wide * 0.85, -2), (x + wide * 1.1, height + 2), (x - wide * 0.2, height + 2)],
        bark,
    )
    for _ in range(16):
        a, y = x + dice.span(0.05, 0.8) * wide, dice.span(0, height)
        line(image, a, y, a + dice.span(-3, 3), y + dice.span(20, 60), varied(dice, (72, 58, 46), 10), 3)


def _leaves(image: Bytes, seen: Seen, dice: Dice) -> None:
    foot = seen[3]
    specks(image, dice, foot - (seen[3] - seen[1]) * 0.09, foot + 30, LEAVES, 210, 13, 0.55)


def _drift(image: Bytes, seen: Seen, dice: Dice) -> None:
    width = image.shape[1]
    foot, deep = seen[3] + 14, (seen[3] - seen[1]) * dice.span(0.1, 0.2)
    for i in range(12):
        x = (i + dice.span(-0.3, 0.3)) * width / 10
        disc(image, x, foot + 12, width * 0.09, deep + dice.span(0, 8), varied(dice, (226, 232, 243), 5))
    box(image, 0, foot + 4, width, foot + 200, (228, 234, 244))


def _bowl(image: Bytes, seen: Seen, dice: Dice) -> None:
    r = (seen[3] - seen[1]) * dice.span(0.14, 0.2)
    x, y = dice.span(seen[0] + r, seen[2] - r), seen[3] - r * 0.1
    tone = varied(dice, dice.pick(CLOTHS), 26)
    polygon(
        image,
        [
            (x - r, y - r * 0.35),
            (x + r, y - r * 0.35),
            (x + r * 0.72, y + r * 0.42),
            (x - r * 0.72, y + r * 0.42),
        ],
        tone,
    )
    disc(image, x, y - r * 0.35, r, r * 0.24, darker(tone, 0.8))
    disc(image, x, y - r * 0.37, r * 0.84, r * 0.17, (126, 84, 54))


def _table(image: Bytes, seen: Seen, dice: Dice) -> None:
    height, width = image.shape[:2]
    top = seen[3] - (seen[3] - seen[1]) * dice.span(0.2, 0.38)
    wood = varied(dice, dice.pick(WOODS), 12)
    box(image, -2, top, width + 2, height + 2, darker(wood, 0.8))
    box(image, -2, top, width + 2, top + height * 0.05, wood)
    line(image, 0, top + height * 0.05, width, top + height * 0.05, darker(wood, 0.5), 2)
    for _ in range(12):
        y = dice.span(top + height * 0.06, height)
        line(image, dice.span(-50, width), y, dice.span(0, width + 50), y, darker(wood, 0.75), 1)


def _cushion(image: Bytes, seen: Seen, dice: Dice) -> None:
    tall = (seen[3] - seen[1]) * dice.span(0.3, 0.45)
    wide = tall * dice.span(1.3, 1.7)
    x = dice.pick([seen[0] + wide * dice.span(-0.2, 0.1), seen[2] - wide * dice.span(-0.2, 0.1)])
    tone = varied(dice, dice.pick([*CLOTHS, *WALLS]), 18)
    pillow(image, dice, x, seen[3] + 6 - tall * 0.46, wide, tall, tone)


def _drape(image: Bytes, seen: Seen, dice: Dice) -> None:
    """A corner of the blanket drawn over the pet."""
    height, width = image.shape[:2]
    high = seen[3] - (seen[3] - seen[1]) * dice.span(0.24, 0.42)
    low, left = seen[3] - (seen[3] - seen[1]) * 0.08, dice.chance(0.5)
    tone = varied(dice, dice.pick([*CLOTHS, *WALLS]), 16)
    edge = [
        (i / 8, high + (low - high) * (i / 8 if left else 1 - i / 8) + dice.span(-8, 8)) for i in range(9)
    ]
    points = [(t * (width + 8) - 4, y) for t, y in edge]
    polygon(image, [*points, (width + 4, height + 4), (-4, height + 4)], tone)
    for (x0, y0), (x1, y1) in pairwise(points):
        line(image, x0, y0 + 5, x1, y1 + 5, varied(dice, (242, 238, 230), 4), 5)


def _curtain(image: Bytes, seen: Seen, dice: Dice) -> None:
    height, width = image.shape[:2]
    left, tone = dice.chance(0.5), varied(dice, dice.pick([*CLOTHS, *WALLS]), 16)
    reach = (
        (seen[0] + (seen[2] - seen[0]) * dice.span(0.1, 0.22))
        if left
        else width - seen[2] + (seen[2] - seen[0]) * dice.span(0.1, 0.22)
    )
    reach = max(reach, width * 0.1)
    for i in range(7):
        x0, x1 = i * reach / 7, (i + 1) * reach / 7
        if not left:
            x0, x1 = width - x1, width - x0
        shade = darker(varied(dice, tone, 4), 0.85 if i % 2 else 1.0)
        polygon(image, [(x0, -2), (x1 + 1, -2), (x1 + 1, height + 2), (x0, height + 2)], shade)


FRONTS: dict[str, Callable[[int, int, Seen, Dice], Front]] = {
    "grass": _thing(_grass),
    "flowers": _thing(_flowers),
    "ball": _thing(_ball),
    "pot": _thing(_pot),
    "post": _thing(_post),
    "trunk": _thing(_trunk),
    "leaves": _thing(_leaves),
    "drift": _thing(_drift),
    "bowl": _thing(_bowl),
    "table": _thing(_table),
    "cushion": _thing(_cushion),
    "drape": _thing(_drape),
    "curtain": _thing(_curtain),
}
