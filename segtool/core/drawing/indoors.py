"""Backgrounds in a house. Each paints the whole picture; the floor begins at `horizon` (pixels from the top)."""

import numpy as np

from segtool.core.drawing.paint import (
    Colour,
    bokeh,
    box,
    checker,
    darker,
    disc,
    fold,
    gradient,
    line,
    mottle,
    pillow,
    planks,
    polygon,
    rounded,
    soften,
    specks,
    varied,
)
from segtool.core.drawing.rng import Bytes, Dice, soft_blur

WALLS: list[Colour] = [
    (226, 214, 192),
    (186, 204, 200),
    (214, 186, 172),
    (168, 184, 206),
    (206, 208, 178),
    (232, 228, 220),
    (150, 168, 150),
]
CLOTHS: list[Colour] = [
    (178, 78, 70),
    (84, 118, 146),
    (104, 132, 104),
    (206, 164, 92),
    (142, 104, 142),
    (120, 128, 140),
    (196, 140, 126),
    (74, 84, 112),
]
WOODS: list[Colour] = [(174, 124, 78), (144, 98, 62), (202, 162, 116), (118, 84, 62)]


def _wall(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    colour = varied(dice, dice.pick(WALLS), 12)
    image = gradient(width, height, colour, darker(colour, 0.9))
    if dice.chance(0.35):
        stripe, wide = varied(dice, darker(colour, 0.92), 6), width / dice.span(14, 26)
        for i in range(0, 30, 2):
            box(image, i * wide, 0, (i + 1) * wide, horizon, stripe)
    elif dice.chance(0.3):
        dot, step = varied(dice, darker(colour, 0.86), 6), width / 14
        for i in range(16):
            for j in range(12):
                disc(image, (i + 0.5 * (j % 2)) * step, j * step * 0.8, step * 0.13, step * 0.13, dot)
    mottle(image, dice, 120, 0.08)
    return image


def _plant(image: Bytes, dice: Dice, x: float, foot: float, tall: float) -> None:
    pot = varied(dice, (186, 104, 72), 14)
    for _ in range(13):
        dx, dy = dice.span(-0.34, 0.34) * tall, dice.span(-1.0, -0.5) * tall
        green = varied(dice, (78, 122, 66), 22)
        line(image, x, foot - tall * 0.28, x + dx, foot + dy, darker(green, 0.8), 2)
        disc(image, x + dx, foot + dy, tall * 0.13, tall * 0.06, green, dx / tall * 120 - 60)
    polygon(
        image,
        [
            (x - tall * 0.15, foot - tall * 0.3),
            (x + tall * 0.15, foot - tall * 0.3),
            (x + tall * 0.11, foot),
            (x - tall * 0.11, foot),
        ],
        pot,
    )


def _picture(image: Bytes, dice: Dice, x: float, y: float, w: float, h: float) -> None:
    frame = varied(dice, dice.pick([*WOODS, (236, 232, 224), (64, 60, 60)]), 8)
    box(image, x, y, x + w, y + h, frame)
    box(image, x + w * 0.08, y + h * 0.08, x + w * 0.92, y + h * 0.92, (240, 236, 226))
    box(image, x + w * 0.16, y + h * 0.17, x + w * 0.84, y + h * 0.83, varied(dice, dice.pick(CLOTHS), 20))
    disc(
        image,
        x + w * dice.span(0.35, 0.65),
        y + h * 0.5,
        w * 0.14,
        h * 0.16,
        varied(dice, dice.pick(WALLS), 20),
    )


def _sofa(image: Bytes, dice: Dice, horizon: int) -> None:
    height, width = image.shape[:2]
    colour = varied(dice, dice.pick(CLOTHS), 14)
    left = dice.span(-0.25, 0.2) * width
    right, top = left + width * dice.span(0.75, 1.1), horizon - height * dice.span(0.34, 0.46)
    rounded(image, left, top, right, horizon + 14, height * 0.06, darker(colour, 0.86))
    third = (right - left) / 3
    for i in range(3):
        rounded(
            image,
            left + i * third + 4,
            top + 8,
            left + (i + 1) * third - 4,
            horizon - height * 0.1,
            14,
            varied(dice, colour, 5),
        )
        rounded(
            image,
            left + i * third + 3,
            horizon - height * 0.12,
            left + (i + 1) * third - 3,
            horizon,
            9,
            varied(dice, colour, 6),
        )
    for x in (left - width * 0.05, right - width * 0.05):
        rounded(
            image,
            x,
            top + height * 0.12,
            x + width * 0.1,
            horizon + 14,
            height * 0.045,
            darker(colour, 0.95),
        )
    x, size = dice.span(left + 40, right - 40), height * dice.span(0.2, 0.26)
    pillow(image, dice, x, horizon - height * 0.2, size * 1.2, size, varied(dice, dice.pick(CLOTHS), 20))


def _rug(image: Bytes, dice: Dice, horizon: int) -> None:
    height, width = image.shape[:2]
    colour = varied(dice, dice.pick(CLOTHS), 16)
    x, y = width * dice.span(0.35, 0.65), horizon + (height - horizon) * 0.62
    for share, tone in (
        (1.0, colour),
        (0.9, varied(dice, dice.pick(WALLS), 10)),
        (0.84, colour),
        (0.5, darker(colour, 0.88)),
    ):
        disc(image, x, y, width * 0.52 * share, (height - horizon) * 0.52 * share, tone)


def living_room(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """A wall with pictures, a sofa or a plant, a wooden floor with a rug."""
    image = _wall(width, height, horizon, dice)
    for _ in range(dice.below(3)):
        w = dice.span(0.1, 0.2) * width
        _picture(
            image, dice, dice.span(0, 0.85) * width, dice.span(0.02, 0.2) * height, w, w * dice.span(0.8, 1.3)
        )
    box(image, 0, horizon - height * 0.04, width, horizon, (236, 230, 220))
    sofa = dice.chance(0.65)
    if not sofa or dice.chance(0.4):
        _plant(image, dice, dice.pick([0.1, 0.9]) * width, horizon + 4, height * dice.span(0.35, 0.6))
    planks(image, dice, horizon, varied(dice, dice.pick(WOODS), 12), (96, 66, 46))
    if sofa:
        _sofa(image, dice, horizon)
    soften(image, 0, horizon + 18, dice.span(1.2, 4))
    if dice.chance(0.6):
        _rug(image, dice, horizon)
        mottle(image[horizon + 20 :], dice, 4, 0.1)
    return image


def kitchen(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """Cupboards, wall tiles and a chequered floor."""
    image = _wall(width, height, horizon, dice)
    tile, size = varied(dice, (232, 232, 226), 8), width / dice.span(12, 18)
    top = horizon - height * dice.span(0.34, 0.42)
    box(image, 0, 0, width, top, darker(tile, 0.84))
    for i in range(20):
        for j in range(int(top / size) + 1):
            box(
                image,
                i * size + 1,
                top - (j + 1) * size + 1,
                (i + 1) * size - 1,
                top - j * size - 1,
                varied(dice, tile, 7),
            )
    door = varied(
        dice,
        dice.pick([(122, 148, 150), (214, 206, 190), (150, 126, 98), (88, 108, 126), (176, 190, 160)]),
        8,
    )
    box(image, 0, top, width, horizon, darker(door, 0.86))
    wide = width / dice.span(3.2, 4.6)
    for i in range(6):
        x = i * wide - dice.span(0, 10)
        box(image, x + 4, top + 16, x + wide - 4, horizon - 10, door)
        box(image, x + 14, top + 28, x + wide - 14, horizon - 22, varied(dice, darker(door, 0.95), 4))
        disc(image, x + wide - 10, (top + horizon) / 2, 3, 3, (212, 186, 120))
    box(image, 0, top - 6, width, top + 8, varied(dice, dice.pick(WOODS), 10))
    for _ in range(dice.below(4)):
        x, w, h = dice.span(0, width), dice.span(12, 26), dice.span(18, 46)
        rounded(image, x, top - 6 - h, x + w, top - 6, 4, varied(dice, dice.pick(CLOTHS), 24))
    soften(image, 0, horizon, dice.span(1, 3))
    dark = varied(dice, dice.pick([(92, 98, 106), (150, 96, 76), (116, 138, 140), (186, 172, 148)]), 8)
    checker(image, dice, horizon, varied(dice, (228, 222, 210), 6), dark)
    mottle(image[horizon:], dice, 60, 0.12)
    return image


def blanket(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """A bed: cushions behind, a soft blanket with folds and a pattern."""
    image = _wall(width, height, horizon, dice)
    for i in range(4):
        tone = varied(dice, dice.pick([*CLOTHS, *WALLS]), 16)
        x, wide = (i + dice.span(0.2, 0.8)) * width / 4, width * dice.span(0.3, 0.38)
        pillow(
            image, dice, x, horizon - height * dice.span(0.02, 0.1), wide, wide * dice.span(0.6, 0.8), tone
        )
    soften(image, 0, horizon + 10, dice.span(1.5, 4))
    colour = varied(dice, dice.pick([*CLOTHS, (226, 214, 196), (206, 214, 222)]), 14)
    image[horizon:] = gradient(width, height - horizon, darker(colour, 0.9), colour)
    cloth = image[horizon:]
    style = dice.below(4)
    second = varied(dice, dice.pick([*WALLS, *CLOTHS]), 10)
    if style == 0:
        over, step = cloth.copy(), width / dice.span(6, 11)
        for i in range(-2, 14):
            box(over, i * step + 8, 0, i * step + step * 0.4, height, second)
        for i in range(10):
            box(over, 0, i * step * 0.5, width, i * step * 0.5 + step * 0.2, second)
        cloth[:] = ((cloth.astype(np.uint16) * 5 + over.astype(np.uint16) * 3) >> 3).astype(np.uint8)
    elif style == 1:
        step = width / dice.span(9, 14)
        for j in range(9):
            for i in range(18):
                disc(cloth, (i + 0.5 * (j % 2)) * step, j * step * 0.55, step * 0.16, step * 0.1, second)
    elif style == 2:
        step = (height - horizon) / dice.span(5, 9)
        for j in range(0, 12, 2):
            box(cloth, 0, j * step, width, (j + 0.6) * step, second)
    fold(image, dice, horizon - 4, 16, 0.55)
    mottle(cloth, dice, 3.5, 0.1)
    soften(image, horizon - 6, horizon + 10, 2)
    return image


def sill(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """A window with a blurred garden behind it, a curtain, the board in front."""
    image = gradient(width, height, varied(dice, (190, 214, 232)), varied(dice, (150, 180, 130)))
    bokeh(
        image,
        dice,
        40,
        horizon,
        [(120, 160, 92), (168, 196, 120), (214, 226, 190), (92, 130, 80)],
        height * 0.1,
    )
    soften(image, 0, horizon, 7)
    frame = varied(dice, (236, 232, 224), 8)
    middle, wide = width * dice.span(0.25, 0.75), width * 0.028
    box(image, middle - wide, 0, middle + wide, horizon, frame)
    line(image, middle + wide, 0, middle + wide, horizon, darker(frame, 0.7), 2)
    box(image, 0, horizon - height * 0.07, width, horizon, darker(frame, 0.94))
    cloth = varied(dice, dice.pick([*CLOTHS, *WALLS]), 16)
    for side in (0, 1):
        if dice.chance(0.75):
            reach = dice.span(0.12, 0.24) * width
            for i in range(6):
                x = i * reach / 6 if side == 0 else width - (i + 1) * reach / 6
                box(
                    image,
                    x,
                    0,
                    x + reach / 6 + 1,
                    horizon,
                    varied(dice, darker(cloth, 0.82 if i % 2 else 1.0), 4),
                )
    soften(image, 0, horizon, dice.span(1, 2.4))
    wood = varied(dice, dice.pick([*WOODS, (226, 222, 214)]), 10)
    image[horizon:] = gradient(width, height - horizon, wood, darker(wood, 0.84))
    mottle(image[horizon:], dice, 14, 0.12, 6.0)
    return image


def night_room(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """A window with moon and stars, a lamp, a rug."""
    image = _wall(width, height, horizon, dice)
    x, y, w, h = dice.span(0.05, 0.6) * width, height * 0.04, width * 0.32, horizon * 0.72
    box(image, x - 6, y - 6, x + w + 6, y + h + 6, (226, 220, 210))
    box(image, x, y, x + w, y + h, (34, 48, 96))
    for _ in range(26):
        disc(image, dice.span(x + 4, x + w - 4), dice.span(y + 4, y + h - 4), 1, 1, (255, 250, 220))
    disc(image, x + w * 0.66, y + h * 0.3, w * 0.11, w * 0.11, (255, 248, 214))
    disc(image, x + w * 0.62, y + h * 0.27, w * 0.09, w * 0.09, (34, 48, 96))
    box(image, x + w / 2 - 3, y, x + w / 2 + 3, y + h, (226, 220, 210))
    box(image, 0, horizon - height * 0.04, width, horizon, (214, 208, 200))
    _plant(image, dice, dice.pick([0.08, 0.92]) * width, horizon + 4, height * 0.45)
    planks(image, dice, horizon, varied(dice, dice.pick(WOODS), 10), (84, 60, 44))
    soften(image, 0, horizon + 6, dice.span(1, 2.5))
    _rug(image, dice, horizon)
    return image


def studio(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """A photographer's backdrop: one colour, lighter in the middle."""
    colour = varied(dice, dice.pick([*CLOTHS, *WALLS, (92, 92, 96)]), 18)
    image = gradient(width, height, darker(colour, 0.78), colour)
    glow = np.zeros((height, width), np.uint8)
    disc(glow, width * dice.span(0.35, 0.65), height * 0.45, width * 0.34, height * 0.34, (70, 0, 0))
    glow = soft_blur(soft_blur(glow, 30), 30)
    image[:] = np.clip(image.astype(np.int16) + glow[..., None], 0, 255).astype(np.uint8)
    mottle(image, dice, 90, 0.12)
    floor = image[horizon:]
    floor[:] = (floor.astype(np.uint16) * 15 >> 4).astype(np.uint8)
    soften(image, max(0, horizon - 40), min(height, horizon + 40), 12)
    return image


def nursery(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """A carpet with toys: balls, blocks, a basket."""
    image = _wall(width, height, horizon, dice)
    box(image, 0, horizon - height * 0.05, width, horizon, (238, 234, 226))
    for _ in range(5):
        x, w = dice.span(0, width), dice.span(0.05, 0.1) * width
        rounded(image, x, horizon - w, x + w, horizon + 4, 4, varied(dice, dice.pick(CLOTHS), 26))
    soften(image, 0, horizon + 4, dice.span(1.5, 3.5))
    colour = varied(dice, dice.pick([*CLOTHS, (206, 194, 176)]), 14)
    image[horizon:] = gradient(width, height - horizon, darker(colour, 0.92), colour)
    mottle(image[horizon:], dice, 5, 0.24, 1.4)
    mottle(image[horizon:], dice, 60, 0.12)
    for _ in range(3):
        x, y, r = dice.span(0, width), dice.span(horizon + 10, height), dice.span(0.025, 0.05) * width
        tone = varied(dice, dice.pick(CLOTHS), 30)
        disc(image, x + 2, y + r * 0.85, r, r * 0.3, darker(colour, 0.6))
        disc(image, x, y, r, r, tone)
        disc(image, x - r * 0.3, y - r * 0.35, r * 0.3, r * 0.25, varied(dice, (240, 236, 230), 8))
    specks(image, dice, horizon + 4, height, [darker(colour, 0.85)], 60, 3, 0.5)
    return image
