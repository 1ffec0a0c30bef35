"""One pet in one picture: breed, pose, view and light turned into colour and outline."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from segtool.core.drawing import face, poses
from segtool.core.drawing.blobs import Blob, Frame, Part, Surface, Vector, ball, facing, look, nearer
from segtool.core.drawing.breeds import Breed
from segtool.core.drawing.coats import Coat, Colour, paint_coat
from segtool.core.drawing.fur import furred, grow, spread
from segtool.core.drawing.heads import head_blobs
from segtool.core.drawing.light import Mood, shade
from segtool.core.drawing.rng import Bytes, Dice, as_bytes
from segtool.core.drawing.skin import skin_of

NEAR = 0.16
"""Strength of the perspective."""


@dataclass(frozen=True)
class Stance:
    """A pose and the directions it looks well from. yaw: from, to; pitch: of the camera; weight: how often."""

    pose: poses.Pose
    yaw: tuple[float, float]
    pitch: tuple[float, float]
    cat: float
    dog: float


STANCES: dict[str, Stance] = {
    "sit": Stance(poses.sit, (0, 80), (4, 14), 3.0, 3.0),
    "stand": Stance(poses.stand, (30, 95), (4, 13), 1.6, 2.4),
    "walk": Stance(poses.walk, (25, 95), (4, 13), 1.8, 2.0),
    "lie": Stance(poses.lie, (5, 80), (6, 16), 2.0, 2.0),
    "loaf": Stance(poses.loaf, (10, 70), (8, 18), 1.6, 0.0),
    "doze": Stance(poses.doze, (15, 75), (8, 20), 0.7, 1.2),
    "bow": Stance(poses.bow, (30, 85), (5, 14), 0.7, 1.3),
    "curl": Stance(poses.curl, (-25, 40), (30, 44), 1.5, 0.7),
}

COLLARS: tuple[Colour, ...] = (
    (196, 48, 46),
    (44, 92, 168),
    (228, 170, 52),
    (58, 128, 84),
    (140, 70, 140),
    (60, 50, 48),
)


@dataclass(frozen=True)
class Pet:
    """A posed pet before it is drawn.

    body, head: frames in view space; blobs in view space before perspective; box: left, bottom, right, top of what
    is to be in the picture, in view space after perspective.
    """

    breed: Breed
    coat: Coat
    body: Frame
    head: Frame
    radius: float
    blobs: list[Blob]
    paws: list[face.Point]
    limb: float
    asleep: bool
    tongue: bool
    young: float
    collar: Colour
    stance: str
    pitch: float

    def box(self, portrait: bool = False) -> tuple[float, float, float, float]:
        """Left, bottom, right and top in view space as seen; of head and shoulders alone for a portrait."""
        edges = []
        for blob in self.blobs:
            if portrait and blob.part not in (Part.HEAD, Part.MUZZLE, Part.EAR, Part.NOSE):
                continue
            k = nearer(blob.centre, NEAR)
            x, y, r = float(blob.centre[0]) * k, float(blob.centre[1]) * k, blob.size * k
            edges.append((x - r, y - r, x + r, y + r))
        return (
            min(e[0] for e in edges),
            min(e[1] for e in edges),
            max(e[2] for e in edges),
            max(e[3] for e in edges),
        )


def pose_pet(breed: Breed, dice: Dice, portrait: bool) -> Pet:
    """Choose a coat, a pose and a view."""
    names = ["sit"] if portrait else list(STANCES)
    weights = [STANCES[n].cat if breed.head.cat else STANCES[n].dog for n in names]
    ticket = dice.unit() * sum(weights)
    chosen = names[-1]
    for name, weight in zip(names, weights, strict=True):
        if ticket < weight:
            chosen = name
            break
        ticket -= weight
    stance = STANCES[chosen]
    side = dice.sign()
    young = dice.span(0.5, 1.0) if dice.chance(0.3) else dice.span(0.0, 0.25)
    build = replace(
        breed.build,
        head=breed.build.head * (1 + 0.16 * young),
        height=breed.build.height * (1 - 0.12 * young) * dice.span(0.95, 1.05),
        girth=breed.build.girth * dice.span(0.95, 1.08),
        length=breed.build.length * (1 - 0.1 * young) * dice.span(0.96, 1.05),
    )
    yaw = side * (dice.span(0, 40) if portrait else dice.span(*stance.yaw))
    pitch = dice.span(*stance.pitch)
    body = Frame(facing(yaw, pitch))
    posed = stance.pose(build, body, dice)
    gaze = _gaze(yaw, dice, posed.asleep)
    tilt = posed.tilt + dice.span(-8, 10)
    roll = dice.span(-10, 10) if not dice.chance(0.2) else dice.span(-22, 22)
    axes = facing(gaze, pitch * 0.5, roll, tilt) * build.head
    head = Frame(axes, body.at(*posed.head))
    tongue = not breed.head.cat and not posed.asleep and dice.chance(0.45)
    blobs = posed.blobs + head_blobs(breed.head, head, young, tongue)
    collar = dice.pick(COLLARS)
    if dice.chance(0.22 if breed.head.cat else 0.4) and chosen != "curl":
        blobs += _collar(blobs, body, dice)
    coat = dice.pick(breed.coats)
    return Pet(
        breed,
        coat,
        body,
        head,
        build.head,
        blobs,
        posed.paws,
        build.limb,
        posed.asleep,
        tongue,
        young,
        collar,
        chosen,
        pitch,
    )


def _gaze(yaw: float, dice: Dice, asleep: bool) -> float:
    """Where the head looks: mostly at the viewer, sometimes ahead, never further round than a neck goes."""
    wanted = yaw + dice.span(-15, 15) if asleep or dice.chance(0.3) else dice.span(-28, 28) + yaw * 0.15
    return max(yaw - 65, min(yaw + 65, wanted))


def _collar(blobs: list[Blob], body: Frame, dice: Dice) -> list[Blob]:
    neck = [b for b in blobs if b.part == Part.NECK]
    blob = neck[round((len(neck) - 1) * 0.55)]
    along = -blob.flow / max(float((blob.flow**2).sum()) ** 0.5, 1e-6)
    side = body.turn(0, 0, 1)
    third = np.array(
        [along[(i + 1) % 3] * side[(i + 2) % 3] - along[(i + 2) % 3] * side[(i + 1) % 3] for i in range(3)]
    )
    r = blob.size * 1.1
    axes = np.stack([along * 0.03, side * r, third * r], axis=1)
    ring = replace(blob, part=Part.COLLAR, axes=axes)
    tags = []
    if dice.chance(0.6):
        low = blob.centre - body.turn(0, 0.75 * r, 0) + body.turn(0.75 * r, 0, 0)
        tags.append(replace(ball(body, Part.COLLAR, (0, 0, 0), (0.028, 0.034, 0.028)), centre=low, along=1.0))
    return [ring, *tags]


@dataclass(frozen=True)
class Cutout:
    """The drawn pet at the picture's size within its box: premultiplied colour, opacity, outline, whiskers."""

    surface: Surface
    colour: Bytes
    opacity: Bytes
    outline: Bytes
    whiskers: Bytes


def draw(
    pet: Pet,
    scale: float,
    origin: tuple[float, float],
    size: tuple[int, int],
    mood: Mood,
    side: int,
    dice: Dice,
) -> Cutout:
    """Draw the pet into a picture of `size` (width, height); `origin`: the pixel of view space's origin."""
    length = pet.coat.fur * scale
    surface = look(pet.blobs, scale, origin, size, NEAR, margin=round(1.4 * length) + 4)
    skin = skin_of(surface, pet.head, pet.radius, dice)
    albedo = paint_coat(pet.coat, skin, surface, dice, pet.collar)
    face.line_ears(albedo, surface, skin, pet.head, pet.radius, pet.breed.head, pet.coat, pet.young)
    shaded = spread(shade(surface, albedo, mood, side, pet.coat.contrast), surface.solid)
    pelt = grow(surface, skin, length, dice)
    canvas = furred(shaded, pelt, skin, length)
    tint = _eye_light(mood)
    brush = face.Brush(canvas, pelt.outline, surface, pet.head, pet.radius, tint)
    face.draw_toes(brush, pet.body, pet.paws, pet.limb)
    face.draw_mouth(brush, pet.breed.head, pet.coat, pet.tongue)
    face.draw_eyes(brush, pet.breed.head, pet.coat, dice, pet.asleep, side, sum(mood.tint) < 2.2)
    whiskers = face.draw_whiskers(brush, pet.breed.head, pet.coat, dice)
    height, width = surface.depth.shape
    opacity = np.maximum(pelt.outline, whiskers // np.uint8(2))
    premultiplied = ((canvas.astype(np.uint16) * opacity[..., None] + 127) // 255).astype(np.uint8)

    def reduced(layer: Bytes) -> Bytes:
        return as_bytes(cv2.resize(layer, (width, height), interpolation=cv2.INTER_AREA))

    return Cutout(surface, reduced(premultiplied), reduced(opacity), reduced(pelt.outline), reduced(whiskers))


def _eye_light(mood: Mood) -> tuple[float, float, float]:
    r, g, b = (0.45 * k + 0.75 * a for k, a in zip(mood.key, mood.ambient, strict=True))
    return (r, g, b)


def ground_shadow(
    pet: Pet, scale: float, origin: tuple[float, float], size: tuple[int, int], side: int, slope: float
) -> Bytes:
    """Where the pet keeps the light from the ground: H x W, 0 to 255, hard edged, at a quarter of the size."""
    width, height = size[0] // 4, size[1] // 4
    layer = np.zeros((height, width), np.uint8)
    up: Vector = pet.body.turn(0, 1, 0)
    flat = max(float(up[2]), 0.12)
    for blob in pet.blobs:
        rise = float((blob.centre * up).sum())
        foot = blob.centre - up * rise + np.array([-side * rise * slope, -0.25 * rise * slope * flat, 0.0])
        k = nearer(foot, NEAR) * scale / 4
        x, y = origin[0] / 4 + float(foot[0]) * k, origin[1] / 4 - float(foot[1]) * k
        r = blob.size * k
        axes = (max(8, round(r * 8)), max(6, round(r * 8 * flat * 1.3)))
        cv2.ellipse(layer, (round(x * 8), round(y * 8)), axes, 0, 0, 360, 255, -1, cv2.LINE_AA, 3)
    return layer
