"""What is drawn on the pet with a fine brush: eyes, mouth, whiskers, toes, the inside of the ears."""

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from segtool.core.drawing.blobs import Frame, Part, Surface, Vector
from segtool.core.drawing.coats import Coat, Colour
from segtool.core.drawing.heads import EARS, HANGING, Head
from segtool.core.drawing.rng import Bytes, Dice, Floats, blur, cos, sin
from segtool.core.drawing.skin import Skin

SHIFT = 3
Point = tuple[float, float, float]


@dataclass
class Brush:
    """Draws on a canvas of twice the picture's size at points of the pet."""

    canvas: Bytes
    outline: Bytes
    surface: Surface
    frame: Frame
    radius: float
    tint: tuple[float, float, float]

    def at(self, point: Vector) -> tuple[int, int]:
        """A point of view space in eighths of the canvas' pixels."""
        x, y = self.surface.place(point)
        return (round(x * 16), round(y * 16))

    def lit(self, colour: Colour) -> tuple[int, ...]:
        """A colour in the light of the picture."""
        return tuple(min(255, int(c * t)) for c, t in zip(colour, self.tint, strict=True))

    def pixels(self, length: float) -> float:
        """A length in head radii in pixels of the canvas."""
        return length * self.radius * self.surface.scale * 2

    def line(self, points: list[Point], colour: tuple[int, ...], width: float) -> None:
        """A line on the face, where it shows; `width` in head radii."""
        thick = max(1, round(self.pixels(width)))
        seen = [self.frame.at(*p) for p in points]
        for a, b in pairwise(seen):
            if self.surface.shows((a + b) / 2, 0.16 * self.radius):
                cv2.line(self.canvas, self.at(a), self.at(b), colour, thick, cv2.LINE_AA, SHIFT)


def _oval(brush: Brush, centre: Vector, across: Vector, up: Vector, squint: float = 0.0) -> Bytes:
    points = []
    for step in range(28):
        c, s = cos(step * 360 / 28), sin(step * 360 / 28)
        lid = 1.0 - squint * abs(c) ** 2
        points.append(brush.at(centre + across * c + up * (s * lid)))
    return np.array(points, np.int32)


def _fill(brush: Brush, shape: Bytes, colour: tuple[int, ...]) -> None:
    cv2.fillPoly(brush.canvas, [shape], colour, cv2.LINE_AA, SHIFT)


def draw_eyes(
    brush: Brush, head: Head, coat: Coat, dice: Dice, asleep: bool, side_of_light: int, dark: bool
) -> None:
    """Both eyes, where they face the viewer; closed ones as an arc."""
    iris = dice.pick(coat.eyes)
    wide = dice.span(0.3, 0.5) + (0.3 if dark else 0.0)
    look = dice.span(-0.2, 0.2)
    size = (0.215, 0.185) if head.cat else (0.145, 0.14)
    f, u, s = head.eye
    for side in (-1, 1):
        outward = brush.frame.turn(0.88, 0.12, 0.5 * side)
        if outward[2] < 0.16 * brush.radius:
            continue
        centre = brush.frame.at(f, u, s * side)
        slant = 0.16 if head.cat else 0.02
        across = brush.frame.turn(-0.45, slant, 0.88 * side) * size[0]
        up = brush.frame.turn(-0.15, 0.97, 0.0) * size[1]
        if asleep:
            arc = [
                (f + 0.06, u - 0.10 * (1 - t * t) + 0.04, s * side + t * size[0] * side)
                for t in (-1, -0.6, -0.2, 0.2, 0.6, 1)
            ]
            tone = brush.lit((30, 22, 22)) if sum(coat.base) > 210 else brush.lit((120, 104, 104))
            _stroke(brush, arc, tone, 0.05)
            continue
        squint = 0.34 if head.cat else 0.16
        _fill(brush, _oval(brush, centre, across * 1.2, up * 1.2, squint), brush.lit((34, 26, 26)))
        _fill(brush, _oval(brush, centre, across, up, squint), brush.lit(iris))
        light = tuple(min(255, int(c * 1.25) + 18) for c in iris)
        _fill(
            brush,
            _oval(brush, centre - up * 0.28, across * 0.72, up * 0.5),
            brush.lit((light[0], light[1], light[2])),
        )
        pupil = (across * look * 0.4, wide if head.cat else 0.62, 0.9 if head.cat else 0.66)
        _fill(brush, _oval(brush, centre + pupil[0], across * pupil[1], up * pupil[2], 0.1), (14, 11, 13))
        spark = (
            centre + brush.frame.turn(0, 0.07, 0) + np.array([0.055 * side_of_light * brush.radius, 0.0, 0.0])
        )
        r = max(2, round(brush.pixels(0.05 if head.cat else 0.042) * 8))
        cv2.circle(brush.canvas, brush.at(spark), r, (250, 250, 248), -1, cv2.LINE_AA, SHIFT)
        low = (
            centre - brush.frame.turn(0, 0.07, 0) - np.array([0.05 * side_of_light * brush.radius, 0.0, 0.0])
        )
        cv2.circle(
            brush.canvas, brush.at(low), max(1, r // 2), brush.lit((200, 204, 210)), -1, cv2.LINE_AA, SHIFT
        )


def _stroke(brush: Brush, points: list[Point], colour: tuple[int, ...], width: float) -> None:
    line = np.array([brush.at(brush.frame.at(*p)) for p in points], np.int32)
    thick = max(1, round(brush.pixels(width)))
    cv2.polylines(brush.canvas, [line], False, colour, thick, cv2.LINE_AA, SHIFT)


def draw_mouth(brush: Brush, head: Head, coat: Coat, tongue: bool) -> None:
    """Nose, nostrils and the line of the mouth."""
    dark = brush.lit((52, 34, 34)) if sum(coat.base) > 240 else brush.lit((16, 13, 15))
    x, y, _ = head.tip
    if head.cat:
        brush.line([(x + 0.04, y - 0.08, 0.0), (x + 0.02, y - 0.22, 0.0)], dark, 0.022)
        for side in (-1, 1):
            curve = [
                (x + 0.02, y - 0.22, 0.0),
                (x, y - 0.28, 0.09 * side),
                (x - 0.04, y - 0.29, 0.2 * side),
                (x - 0.14, y - 0.24, 0.32 * side),
            ]
            brush.line([(p[0] + 0.03, p[1], p[2]) for p in curve], dark, 0.022)
    else:
        m, length = head.muzzle, head.snout
        low = -0.46 - 0.12 * length
        brush.line([(x + 0.06, y - 0.1, 0.0), (x + 0.0, low - 0.06, 0.0)], dark, 0.03)
        for side in (-1, 1):
            back = [
                (x - 0.02, low - 0.06, 0.0),
                (x - 0.1, low - 0.14, side * m * 0.6),
                (x - 0.3, low - 0.13, side * m * 1.05),
                (0.55, low - 0.02, side * m * 1.35),
            ]
            brush.line(back, dark, 0.03)
    _shine_nose(brush, head)


def _shine_nose(brush: Brush, head: Head) -> None:
    x, y, _ = head.tip
    n = head.nose
    if brush.frame.turn(1, 0.2, 0)[2] < 0.3 * brush.radius:
        return
    if not head.cat:
        for side in (-1, 1):
            hole = brush.frame.at(x + n * 0.7, y - n * 0.2, side * n * 0.55)
            if brush.surface.shows(hole, 0.12 * brush.radius):
                _fill(
                    brush,
                    _oval(
                        brush, hole, brush.frame.turn(0, 0, 1) * n * 0.28, brush.frame.turn(0, 1, 0) * n * 0.2
                    ),
                    (8, 7, 8),
                )
    shine = brush.frame.at(x + n * 0.5, y + n * 0.5, 0.0)
    shape = _oval(brush, shine, brush.frame.turn(0, 0, 1) * n * 0.45, brush.frame.turn(0, 1, 0) * n * 0.16)
    glint: Colour = (226, 176, 168) if head.cat else (150, 150, 158)
    _fill(brush, shape, brush.lit(glint))


def draw_whiskers(brush: Brush, head: Head, coat: Coat, dice: Dice) -> Bytes:
    """Whiskers, also on the outline; returns where they are (canvas size, 0 to 255)."""
    layer = np.zeros_like(brush.outline)
    count, length = (5, 1.15) if head.cat else (3, 0.4)
    x, y, _ = head.tip
    for side in (-1, 1):
        root = (
            (x - 0.14, y - 0.14, 0.3 * side) if head.cat else (x - 0.12, y - 0.22, head.muzzle * 0.75 * side)
        )
        if brush.frame.turn(root[0], 0, root[2] * 2.2)[2] < 0.1 * brush.radius:
            continue
        for number in range(count):
            tilt = (number - count / 2 + 0.5) * 0.16
            reach = length * dice.span(0.75, 1.1)
            points = []
            for step in range(7):
                t = step / 6
                point = (
                    root[0] + 0.05 * tilt - 0.25 * t * t,
                    root[1] + tilt * (0.4 + t * 1.5) - 0.16 * t * t,
                    root[2] + side * reach * t,
                )
                points.append(brush.at(brush.frame.at(*point)))
            thick = 2 if brush.pixels(1.0) > 150 else 1
            cv2.polylines(layer, [np.array(points, np.int32)], False, 235, thick, cv2.LINE_AA, SHIFT)
    pale = np.array(brush.lit((252, 250, 246)), np.uint16)
    left, top, width, height = cv2.boundingRect(layer)
    part = (slice(top, top + height), slice(left, left + width))
    share = (layer[part].astype(np.uint16) * 3 // 4)[..., None]
    brush.canvas[part] = ((brush.canvas[part] * (255 - share) + pale * share) // 255).astype(np.uint8)
    return layer


def draw_toes(brush: Brush, body: Frame, paws: list[Point], limb: float) -> None:
    """Short lines between the toes."""
    thick = max(1, round(0.007 * limb * brush.surface.scale * 2))
    for x, y, z in paws:
        for shift in (-0.019, 0.019):
            ends = [
                body.at(x + a * limb, y + b * limb, z + shift * limb)
                for a, b in ((0.07, 0.056), (0.084, 0.018))
            ]
            middle = (ends[0] + ends[1]) / 2
            if not brush.surface.shows(middle, 0.02):
                continue
            column, row = (
                min(max(v // 8, 0), n - 1)
                for v, n in zip(brush.at(middle), brush.canvas.shape[1::-1], strict=True)
            )
            tone = tuple(int(v) * 6 // 9 for v in brush.canvas[row, column])
            cv2.line(brush.canvas, brush.at(ends[0]), brush.at(ends[1]), tone, thick, cv2.LINE_AA, SHIFT)


def line_ears(
    albedo: Floats,
    surface: Surface,
    skin: Skin,
    frame: Frame,
    radius: float,
    head: Head,
    coat: Coat,
    young: float,
) -> None:
    """Paint the inside of upright ears that are open to the viewer."""
    if head.ears in HANGING:
        return
    nodes = EARS[head.ears]
    grow = head.ear * (1.0 - 0.12 * young)
    root, tip = nodes[0], nodes[-1]
    layer = np.zeros(surface.depth.shape, np.uint8)
    for side in (-1, 1):
        front = frame.turn(cos(24), 0.0, side * sin(24))
        if front[2] < 0.2 * radius:
            continue
        corners = []
        for share, wide in (
            (0.1, -0.62),
            (0.45, -0.5),
            (0.86, -0.05),
            (0.86, 0.05),
            (0.45, 0.5),
            (0.1, 0.62),
        ):
            f = root[0] + (tip[0] - root[0]) * grow * share
            u = root[1] + (tip[1] - root[1]) * grow * share
            s = root[2] + (tip[2] - root[2]) * grow * share
            out = wide * root[3] * grow
            place = frame.at(f + 0.08 - out * sin(24) * side, u, side * s + out * cos(24))
            x, y = surface.place(place)
            corners.append((round(x * 8), round(y * 8)))
        cv2.fillPoly(layer, [np.array(corners, np.int32)], 255, cv2.LINE_AA, SHIFT)
    weight = blur(layer, max(0.7, 0.05 * radius * surface.scale)).astype(np.float32) * np.float32(0.85 / 255)
    weight *= skin.on(Part.EAR, Part.HEAD)
    albedo += (np.array(coat.inner_ear, np.float32) - albedo) * weight[..., None]
