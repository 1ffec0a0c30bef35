"""Strokes that the backgrounds share: gradients, mottling, skylines, foliage, grass, floors.

Every function paints into an H x W x 3 array of bytes in place, or returns a new one.
"""

import cv2
import numpy as np

from segtool.core.drawing.rng import Bytes, Dice, blur, cos, sin, soft_blur

Colour = tuple[int, int, int]
SHIFT = 3


def varied(dice: Dice, colour: Colour, by: float = 10) -> Colour:
    """A colour a little lighter or darker and a little off."""
    light = dice.span(-by, by)
    r, g, b = (int(min(255, max(0, c + light + dice.span(-by / 2, by / 2)))) for c in colour)
    return (r, g, b)


def darker(colour: Colour, share: float) -> Colour:
    """A colour times a share of the light."""
    r, g, b = (int(c * share) for c in colour)
    return (r, g, b)


def gradient(width: int, height: int, top: Colour, bottom: Colour) -> Bytes:
    """From one colour at the top to another at the bottom."""
    steps = (np.arange(height, dtype=np.int32) * 256 // max(height - 1, 1))[:, None]
    a, b = np.array(top, np.int32), np.array(bottom, np.int32)
    column = ((a * (256 - steps) + b * steps) >> 8).astype(np.uint8)
    return np.ascontiguousarray(np.broadcast_to(column[:, None, :], (height, width, 3)))


def mottle(image: Bytes, dice: Dice, cell: float, strength: float, stretch: float = 1.0) -> None:
    """Lighter and darker clouds of about `cell` pixels; strength 0 to 1."""
    height, width = image.shape[:2]
    noise = dice.clouds(height, width, cell, stretch).astype(np.int16) - 128
    amount = (noise.astype(np.int32) * int(strength * 256) >> 8)[..., None]
    image[:] = np.clip(image + image * amount // 128, 0, 255).astype(np.uint8)


def polygon(image: Bytes, points: list[tuple[float, float]], colour: Colour) -> None:
    """A filled shape with soft edges."""
    shape = np.array([(round(x * 8), round(y * 8)) for x, y in points], np.int32)
    cv2.fillPoly(image, [shape], colour, cv2.LINE_AA, SHIFT)


def box(image: Bytes, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
    """An upright rectangle."""
    polygon(image, [(x0, y0), (x1, y0), (x1, y1), (x0, y1)], colour)


def rounded(image: Bytes, x0: float, y0: float, x1: float, y1: float, r: float, colour: Colour) -> None:
    """A rectangle with round corners."""
    box(image, x0 + r, y0, x1 - r, y1, colour)
    box(image, x0, y0 + r, x1, y1 - r, colour)
    for x, y in ((x0 + r, y0 + r), (x1 - r, y0 + r), (x0 + r, y1 - r), (x1 - r, y1 - r)):
        disc(image, x, y, r, r, colour)


def disc(image: Bytes, x: float, y: float, rx: float, ry: float, colour: Colour, angle: float = 0.0) -> None:
    """An ellipse."""
    centre, axes = (round(x * 8), round(y * 8)), (max(4, round(rx * 8)), max(4, round(ry * 8)))
    cv2.ellipse(image, centre, axes, round(angle), 0, 360, colour, -1, cv2.LINE_AA, SHIFT)


def pillow(image: Bytes, dice: Dice, x: float, y: float, wide: float, tall: float, colour: Colour) -> None:
    """A stuffed cushion around (x, y): corners pulled out, sides hollow, lit from above."""
    lean = dice.span(-12, 12)
    c, s = cos(lean), sin(lean)
    for layer in range(11):
        t = layer / 10
        share, lift, light = 1.0 - 0.62 * t, -0.15 * t, 0.76 + 0.32 * t * (2 - t)
        points = []
        for step in range(40):
            u, v = cos(step * 9), sin(step * 9)
            grow = 0.5 * share * (0.86 + 0.3 * (2 * abs(u * v)) ** 2)
            px, py = u * grow * wide, (v * grow + lift) * tall
            points.append((x + px * c - py * s, y + px * s + py * c))
        polygon(image, points, darker(colour, min(light, 254 / max(colour))))


def line(
    image: Bytes, x0: float, y0: float, x1: float, y1: float, colour: Colour, width: float = 1.0
) -> None:
    """A straight line."""
    a, b = (round(x0 * 8), round(y0 * 8)), (round(x1 * 8), round(y1 * 8))
    cv2.line(image, a, b, colour, max(1, round(width)), cv2.LINE_AA, SHIFT)


def skyline(image: Bytes, dice: Dice, base: float, rise: float, steps: int, colour: Colour) -> None:
    """Hills: a wavy edge around `base` - `rise`, filled down to the bottom."""
    height, width = image.shape[:2]
    heights = [base - rise * dice.span(0.2, 1.0) for _ in range(steps + 3)]
    points: list[tuple[float, float]] = []
    for i in range(steps):
        for t in range(8):
            s = t / 8
            smooth = s * s * (3 - 2 * s)
            points.append(
                ((i + s) * width / (steps - 0.5), heights[i] + (heights[i + 1] - heights[i]) * smooth)
            )
    polygon(image, [*points, (width + 1, height), (0, height)], colour)


def tree(image: Bytes, dice: Dice, x: float, foot: float, tall: float, colour: Colour, trunk: Colour) -> None:
    """A leafy tree: a trunk and a crown of many discs, lighter above."""
    box(image, x - tall * 0.035, foot - tall * 0.55, x + tall * 0.035, foot, trunk)
    for i in range(16):
        dx, dy = dice.span(-0.26, 0.26) * tall, dice.span(-0.95, -0.42) * tall
        light = int(-24 + i * 3 - dy / tall * 20)
        shade = (max(0, colour[0] + light), max(0, colour[1] + light), max(0, colour[2] + light // 2))
        r = tall * dice.span(0.08, 0.16)
        disc(image, x + dx, foot + dy, r, r, (min(255, shade[0]), min(255, shade[1]), min(255, shade[2])))


def pine(
    image: Bytes, dice: Dice, x: float, foot: float, tall: float, colour: Colour, snow: Colour | None
) -> None:
    """A fir, with snow on its boughs if a colour is given."""
    for i in range(5):
        top, wide = foot - tall * (1 - i * 0.17), tall * (0.09 + i * 0.055)
        low = top + tall * 0.32
        shade = varied(dice, colour, 8)
        polygon(image, [(x, top), (x + wide, low), (x - wide, low)], shade)
        if snow is not None:
            polygon(
                image,
                [(x, top), (x + wide * 0.55, top + tall * 0.15), (x - wide * 0.6, top + tall * 0.16)],
                snow,
            )


def blades(
    image: Bytes, dice: Dice, top: float, bottom: float, colours: list[Colour], count: int, tall: float
) -> None:
    """Grass between two heights: short strokes, longer towards the viewer."""
    width = image.shape[1]
    wild = dice.units(count * 4).reshape(count, 4)
    far = np.sqrt(np.round(wild[:, 1], 9))
    x, y = wild[:, 0] * width, top + (bottom - top) * far
    reach = tall * (0.25 + 0.75 * far) * (0.6 + 0.8 * wild[:, 2])
    lean = (wild[:, 3] - 0.5) * reach * 0.9
    ends = np.stack([x, y, x + lean, y - reach], axis=1) * 8
    lines = np.rint(np.round(ends, 6)).astype(np.int32).reshape(count, 2, 2)
    for colour, group in zip(colours, np.array_split(lines, len(colours)), strict=True):
        cv2.polylines(image, list(group), False, colour, 1, cv2.LINE_AA, SHIFT)


def specks(
    image: Bytes,
    dice: Dice,
    top: float,
    bottom: float,
    colours: list[Colour],
    count: int,
    size: float,
    flat: float,
) -> None:
    """Small ellipses on the ground (leaves, pebbles, flowers), larger towards the viewer."""
    width = image.shape[1]
    for _ in range(count):
        far = dice.unit()
        x, y = dice.span(0, width), top + (bottom - top) * far
        r = size * (0.3 + 0.7 * far) * dice.span(0.6, 1.3)
        disc(image, x, y, r, max(0.8, r * flat), varied(dice, dice.pick(colours), 14), dice.span(-40, 40))


def bokeh(image: Bytes, dice: Dice, count: int, bottom: float, colours: list[Colour], size: float) -> None:
    """Out-of-focus points of light."""
    over = image.copy()
    width = image.shape[1]
    for _ in range(count):
        r = size * dice.span(0.4, 1.2)
        disc(over, dice.span(0, width), dice.span(0, bottom), r, r, dice.pick(colours))
    image[:] = ((image.astype(np.uint16) * 5 + over.astype(np.uint16) * 3) >> 3).astype(np.uint8)


def planks(image: Bytes, dice: Dice, top: float, colour: Colour, gap: Colour) -> None:
    """A wooden floor that runs away from the viewer, from `top` to the bottom of the picture."""
    height, width = image.shape[:2]
    top = round(top)
    box(image, 0, top, width, height, colour)
    middle, spread = width * dice.span(0.3, 0.7), dice.span(2.2, 3.2)
    count = 13
    for i in range(-count, count + 1):
        x = middle + i * width / count * 0.8
        wide = width / count * 0.8
        far = [(middle + (x - middle) / spread, top), (middle + (x + wide - middle) / spread, top)]
        polygon(image, [*far, (x + wide, height), (x, height)], varied(dice, colour, 9))
        line(image, far[0][0], top, x, height, gap)
    mottle(image[top:], dice, 16, 0.14, 5.0)


def checker(image: Bytes, dice: Dice, top: float, light: Colour, dark: Colour) -> None:
    """A floor of square tiles in perspective."""
    height, width = image.shape[:2]
    box(image, 0, top, width, height, light)
    middle, deep = width * dice.span(0.35, 0.65), 7
    rows = [top + (height - top) * (1 / (1 + 0.62 * (deep - i)) - 0.18) / (1 - 0.18) for i in range(deep + 1)]
    rows[0] = top
    tile = width / 5.2
    for i in range(deep):
        wide = [tile * (0.28 + 0.72 * (rows[k] - top) / (height - top)) for k in (i, i + 1)]
        for j in range(-12, 12):
            shape = [
                (middle + j * wide[0], rows[i]),
                (middle + (j + 1) * wide[0], rows[i]),
                (middle + (j + 1) * wide[1], rows[i + 1]),
                (middle + j * wide[1], rows[i + 1]),
            ]
            polygon(image, shape, varied(dice, dark if (i + j) % 2 else light, 4))


def soften(image: Bytes, top: int, bottom: int, size: float) -> None:
    """Blur a band of the picture: what lies further away than the pet."""
    if size > 0.3 and bottom - top > 8:
        image[top:bottom] = soft_blur(np.ascontiguousarray(image[top:bottom]), size)


def fold(image: Bytes, dice: Dice, top: float, count: int, strength: float) -> None:
    """Soft folds of cloth below `top`."""
    height, width = image.shape[:2]
    top = max(0, round(top))
    relief = np.full((height - top, width), 128, np.uint8)
    for i in range(count):
        x, y = dice.span(-0.2, 1.0) * width, dice.span(0, height - top)
        points = []
        for _ in range(4):
            points.append((round(x * 8), round(y * 8)))
            x, y = x + width * dice.span(0.1, 0.3), y + dice.span(-0.16, 0.16) * height
        tone = 168 if i % 2 else 88
        cv2.polylines(
            relief, [np.array(points, np.int32)], False, tone, round(dice.span(8, 24)), cv2.LINE_AA, SHIFT
        )
    relief = blur(soft_blur(relief, 12.0), 1.5)
    amount = ((relief.astype(np.int32) - 128) * int(strength * 256) >> 8)[..., None]
    part = image[top:]
    image[top:] = np.clip(part + part * amount // 128, 0, 255).astype(np.uint8)
