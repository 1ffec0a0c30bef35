"""Backgrounds under the sky. Each paints the whole picture; the ground begins at `horizon` (pixels from the top)."""

import numpy as np

from segtool.core.drawing.paint import (
    Colour,
    blades,
    bokeh,
    box,
    disc,
    fold,
    gradient,
    line,
    mottle,
    pine,
    polygon,
    skyline,
    soften,
    specks,
    tree,
    varied,
)
from segtool.core.drawing.rng import Bytes, Dice

SKIES: list[tuple[Colour, Colour]] = [
    ((104, 162, 222), (206, 228, 240)),
    ((138, 182, 216), (232, 230, 216)),
    ((176, 196, 210), (226, 230, 232)),
    ((116, 150, 200), (244, 214, 186)),
]
GREENS: list[Colour] = [(84, 132, 52), (104, 150, 62), (126, 168, 76), (66, 112, 46), (148, 176, 88)]
PETALS: list[Colour] = [(246, 240, 236), (244, 206, 72), (224, 92, 108), (176, 122, 204), (238, 142, 78)]
LEAVES: list[Colour] = [(206, 112, 40), (222, 162, 52), (166, 70, 36), (140, 92, 48), (188, 58, 40)]


def _sky(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    top, low = dice.pick(SKIES)
    image = gradient(width, height, varied(dice, top), varied(dice, low))
    clouds = image.copy()
    for _ in range(dice.below(5)):
        x, y, r = dice.span(0, width), dice.span(0.05, 0.6) * horizon, dice.span(0.04, 0.1) * width
        for _ in range(6):
            disc(clouds, x + dice.span(-2, 2) * r, y + dice.span(-0.3, 0.3) * r, r, r * 0.55, (250, 248, 246))
    soften(clouds, 0, max(9, horizon), 6)
    image[:] = ((image.astype(np.uint16) + clouds) >> 1).astype(np.uint8)
    return image


def _lawn(image: Bytes, horizon: int, dice: Dice, tall: float = 16, count: int = 1500) -> None:
    height, width = image.shape[:2]
    ground = gradient(width, height - horizon, varied(dice, (134, 166, 82)), varied(dice, (84, 122, 50)))
    mottle(ground, dice, 40, 0.25, 2.5)
    image[horizon:] = ground
    soften(image, horizon - 8, horizon + 24, 4)
    blades(image, dice, horizon + 6, height + tall, [varied(dice, c) for c in GREENS], count, tall)


def meadow(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """Hills, trees and grass with flowers."""
    image = _sky(width, height, horizon, dice)
    skyline(image, dice, horizon - 4, height * 0.22, 5, varied(dice, (140, 168, 160)))
    skyline(image, dice, horizon, height * 0.12, 7, varied(dice, (112, 150, 92)))
    for _ in range(dice.below(5) + 1):
        tree(
            image,
            dice,
            dice.span(0, width),
            horizon + 4,
            height * dice.span(0.25, 0.55),
            varied(dice, (84, 126, 62)),
            (92, 70, 50),
        )
    soften(image, 0, horizon + 6, dice.span(1.5, 5))
    _lawn(image, horizon, dice)
    specks(image, dice, horizon + 10, height, [dice.pick(PETALS), dice.pick(PETALS)], 70, 4, 0.8)
    return image


def autumn(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """A park with red and yellow trees, leaves on the ground."""
    image = _sky(width, height, horizon, dice)
    skyline(image, dice, horizon, height * 0.2, 6, varied(dice, (176, 140, 92)))
    for _ in range(5):
        tree(
            image,
            dice,
            dice.span(0, width),
            horizon + 5,
            height * dice.span(0.4, 0.8),
            varied(dice, dice.pick(LEAVES), 20),
            (74, 54, 42),
        )
    soften(image, 0, horizon + 6, dice.span(2, 6))
    image[horizon:] = gradient(
        width, height - horizon, varied(dice, (150, 132, 84)), varied(dice, (112, 98, 58))
    )
    mottle(image[horizon:], dice, 30, 0.3, 2.0)
    soften(image, horizon - 14, horizon + 14, 5)
    blades(image, dice, horizon + 6, height, [(126, 128, 66), (104, 108, 54)], 400, 10)
    specks(image, dice, horizon + 4, height, LEAVES, 330, 8, 0.5)
    return image


def beach(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """Sky, sea, foam and sand."""
    image = _sky(width, height, horizon, dice)
    sea = round(horizon - height * dice.span(0.12, 0.24))
    image[sea:horizon] = gradient(
        width, horizon - sea, varied(dice, (58, 118, 158)), varied(dice, (120, 190, 196))
    )
    mottle(image[sea:horizon], dice, 8, 0.2, 8.0)
    for _ in range(7):
        y, x = dice.span(sea + 3, horizon), dice.span(-40, width)
        line(image, x, y, x + dice.span(40, 160), y, (226, 240, 240), 1 + (y - sea) / 26)
    soften(image, 0, horizon, dice.span(1, 3))
    image[horizon:] = gradient(
        width, height - horizon, varied(dice, (222, 202, 160)), varied(dice, (236, 214, 172))
    )
    skyline_y = horizon + 2
    for x in range(0, width, 14):
        disc(image, x, skyline_y + dice.span(-3, 2), 12, 4, (240, 246, 244))
    mottle(image[horizon + 6 :], dice, 36, 0.14, 3.0)
    mottle(image[horizon + 6 :], dice, 4, 0.1, 1.5)
    specks(
        image, dice, horizon + 14, height, [(186, 158, 116), (248, 236, 214), (206, 150, 128)], 45, 3.5, 0.6
    )
    return image


def snow(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """Firs in the snow, flakes in the air."""
    image = gradient(width, height, varied(dice, (172, 190, 212)), varied(dice, (222, 228, 236)))
    skyline(image, dice, horizon, height * 0.3, 5, varied(dice, (188, 202, 220)))
    for _ in range(8):
        tall = height * dice.span(0.3, 0.75)
        pine(
            image,
            dice,
            dice.span(0, width),
            horizon + 6,
            tall,
            varied(dice, (62, 88, 86)),
            (226, 234, 242) if dice.chance(0.7) else None,
        )
    soften(image, 0, horizon + 6, dice.span(1.5, 4))
    image[horizon:] = gradient(
        width, height - horizon, varied(dice, (206, 216, 232), 5), varied(dice, (228, 234, 244), 5)
    )
    fold(image, dice, horizon, 9, 0.2)
    soften(image, horizon - 10, horizon + 10, 4)
    mottle(image[horizon:], dice, 5, 0.04)
    specks(image, dice, 0, height, [(250, 252, 255)], 90, 3.5, 0.95)
    return image


def forest(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """Trunks, light through leaves, a floor of needles and ferns."""
    image = gradient(width, height, varied(dice, (122, 150, 96)), varied(dice, (64, 92, 62)))
    mottle(image, dice, 60, 0.4)
    for i in range(11):
        x, wide = dice.span(0, width), dice.span(0.012, 0.02) * width * (1 + i / 5)
        tone = varied(dice, (112 - i * 5, 98 - i * 5, 76 - i * 4), 6)
        polygon(
            image,
            [(x, 0), (x + wide, 0), (x + wide * 1.25, horizon + 8), (x - wide * 0.3, horizon + 8)],
            tone,
        )
        line(
            image,
            x + wide * 0.25,
            0,
            x + wide * 0.1,
            horizon,
            varied(dice, (150 - i * 5, 134 - i * 5, 100 - i * 4), 6),
            wide * 0.16,
        )
    bokeh(image, dice, 26, horizon * 0.8, [(206, 220, 140), (232, 232, 176), (150, 190, 106)], height * 0.05)
    soften(image, 0, horizon + 8, dice.span(2, 5))
    image[horizon:] = gradient(
        width, height - horizon, varied(dice, (96, 84, 54)), varied(dice, (110, 88, 58))
    )
    mottle(image[horizon:], dice, 26, 0.4, 2.0)
    specks(
        image,
        dice,
        horizon,
        height,
        [(126, 92, 54), (92, 70, 44), (148, 116, 70), (82, 102, 52)],
        240,
        7,
        0.45,
    )
    blades(image, dice, horizon + 4, height, [(84, 122, 58), (104, 140, 70)], 260, 22)
    return image


def fence(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """A painted garden fence, flowers in front of it, lawn."""
    image = _sky(width, height, horizon, dice)
    skyline(image, dice, horizon * 0.6, height * 0.2, 8, varied(dice, (92, 132, 76)))
    soften(image, 0, horizon, 5)
    paint = varied(dice, dice.pick([(232, 228, 216), (176, 142, 104), (128, 164, 172), (150, 110, 84)]), 6)
    dark: Colour = (paint[0] * 3 // 5, paint[1] * 3 // 5, paint[2] * 3 // 5)
    wide, top = width / dice.span(10, 16), horizon * dice.span(0.12, 0.4)
    for i in range(18):
        x = i * wide
        polygon(
            image,
            [
                (x, top + 10),
                (x + wide * 0.44, top),
                (x + wide * 0.88, top + 10),
                (x + wide * 0.88, horizon + 6),
                (x, horizon + 6),
            ],
            varied(dice, paint, 7),
        )
        line(image, x + wide * 0.9, top + 10, x + wide * 0.9, horizon, dark, wide * 0.07)
    mottle(image[round(top) : horizon], dice, 30, 0.1, 0.15)
    soften(image, 0, horizon, dice.span(0.8, 2))
    _lawn(image, horizon, dice, 18, 1300)
    petals = [dice.pick(PETALS), dice.pick(PETALS), dice.pick(PETALS)]
    for _ in range(34):
        x, y = dice.span(0, width), horizon + dice.span(-30, 12)
        line(image, x, y, x, y + 26, varied(dice, GREENS[3]), 2)
        disc(image, x, y, 5, 4.5, varied(dice, dice.pick(petals), 12))
        disc(image, x, y, 1.6, 1.6, (246, 206, 84))
    return image


def bricks(width: int, height: int, horizon: int, dice: Dice) -> Bytes:
    """A brick wall above a pavement."""
    mortar = varied(dice, (176, 164, 150))
    image = gradient(width, height, mortar, mortar)
    tone: Colour = dice.pick([(164, 84, 62), (150, 100, 78), (186, 128, 96), (132, 76, 66)])
    tall, wide = height / dice.span(17, 22), width / dice.span(10, 13)
    for row in range(int(horizon / tall) + 1):
        for column in range(-1, 15):
            x, y = (column + 0.5 * (row % 2)) * wide, horizon - (row + 1) * tall
            box(image, x + 1.5, y + 1.5, x + wide - 1.5, y + tall - 1.5, varied(dice, tone, 16))
    mottle(image[:horizon], dice, 90, 0.22)
    mottle(image[:horizon], dice, 5, 0.12)
    soften(image, 0, horizon, dice.span(0.6, 1.8))
    image[horizon:] = gradient(
        width, height - horizon, varied(dice, (142, 138, 134)), varied(dice, (170, 166, 160))
    )
    mottle(image[horizon:], dice, 6, 0.12, 1.6)
    slab, middle = width / 3.4, width * dice.span(0.3, 0.7)
    for i in range(-6, 7):
        line(image, middle + i * slab * 0.5, horizon, middle + i * slab, height, (118, 114, 110), 1.5)
    line(
        image,
        0,
        horizon + (height - horizon) * 0.4,
        width,
        horizon + (height - horizon) * 0.4,
        (118, 114, 110),
        1.5,
    )
    blades(image, dice, horizon, horizon + 8, [(104, 132, 66)], 50, 12)
    return image
