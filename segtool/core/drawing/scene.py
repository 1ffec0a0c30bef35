"""A whole picture: which background, which light, where the pet stands, what stands in front of it."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from segtool.core.drawing import indoors, outdoors
from segtool.core.drawing.breeds import Breed
from segtool.core.drawing.front import FRONTS, Front
from segtool.core.drawing.light import MOODS, Mood
from segtool.core.drawing.paint import soften
from segtool.core.drawing.pet import Pet, draw, ground_shadow, pose_pet
from segtool.core.drawing.rng import Bytes, Dice, enlarge, soft_blur

PET, BACKGROUND, BORDER = 1, 2, 3

Backdrop = Callable[[int, int, int, Dice], Bytes]
DAY = ("noon", "noon", "overcast", "golden", "golden", "dusk", "backlit")
HOUSE = ("window", "window", "noon", "lamp", "lamp", "flash", "overcast", "golden")


@dataclass(frozen=True)
class Place:
    """A background, the light it may have, and what may stand in front of a pet there (keys of FRONTS)."""

    paint: Backdrop
    moods: tuple[str, ...]
    fronts: tuple[str, ...]


PLACES: dict[str, Place] = {
    "meadow": Place(outdoors.meadow, DAY, ("grass", "grass", "flowers", "ball")),
    "autumn": Place(outdoors.autumn, DAY, ("leaves", "ball", "grass")),
    "beach": Place(outdoors.beach, DAY, ("ball", "post")),
    "snow": Place(outdoors.snow, ("overcast", "noon", "dusk", "backlit", "golden"), ("drift", "post")),
    "forest": Place(outdoors.forest, ("overcast", "golden", "backlit", "dusk"), ("leaves", "grass", "trunk")),
    "fence": Place(outdoors.fence, DAY, ("grass", "flowers", "post", "ball")),
    "bricks": Place(
        outdoors.bricks, ("noon", "overcast", "golden", "dusk", "flash"), ("post", "ball", "pot")
    ),
    "living room": Place(indoors.living_room, HOUSE, ("ball", "pot", "table", "cushion")),
    "kitchen": Place(indoors.kitchen, HOUSE, ("ball", "bowl", "table")),
    "blanket": Place(indoors.blanket, HOUSE, ("cushion", "drape", "drape")),
    "sill": Place(indoors.sill, ("window", "backlit", "overcast", "golden"), ("pot", "curtain")),
    "night room": Place(indoors.night_room, ("night", "night", "lamp"), ("ball", "cushion")),
    "studio": Place(indoors.studio, ("noon", "flash", "window", "lamp"), ("ball",)),
    "nursery": Place(indoors.nursery, HOUSE, ("ball", "cushion", "pot")),
}

SIZES: tuple[tuple[int, int], ...] = (
    (500, 375),
    (500, 375),
    (500, 375),
    (500, 333),
    (500, 334),
    (375, 500),
    (333, 500),
    (500, 400),
    (450, 338),
    (480, 360),
    (400, 300),
    (500, 500),
)
"""Widths and heights, as common as in photographs."""


@dataclass(frozen=True)
class Layout:
    """Where the pet is: pixels for one unit of view space, the pixel of its origin, the ground's upper edge."""

    scale: float
    origin: tuple[float, float]
    horizon: int
    portrait: bool


@dataclass(frozen=True)
class Picture:
    """image: H x W x 3. trimap: H x W of 1, 2, 3."""

    image: Bytes
    trimap: Bytes


def compose(breed: Breed, dice: Dice) -> Picture:
    """Draw one picture of a pet of this breed."""
    width, height = dice.pick(SIZES)
    portrait = dice.chance(0.2)
    pet = pose_pet(breed, dice, portrait)
    layout = _layout(pet, width, height, dice, portrait)
    place = PLACES[dice.pick(tuple(PLACES))]
    mood = MOODS[dice.pick(place.moods)]
    side = dice.sign()
    image = place.paint(width, height, layout.horizon, dice)
    if portrait:
        soften(image, 0, height, dice.span(2.5, 6))
    image = _lit(image, mood, side)
    if not portrait:
        _cast_shadow(image, pet, layout, mood, side)
    cut = draw(pet, layout.scale, layout.origin, (width, height), mood, side, dice)
    outline = np.zeros((height, width), np.uint8)
    whiskers = np.zeros((height, width), np.uint8)
    rows = slice(cut.surface.top, cut.surface.top + cut.opacity.shape[0])
    columns = slice(cut.surface.left, cut.surface.left + cut.opacity.shape[1])
    behind = image[rows, columns].astype(np.uint16) * (255 - cut.opacity[..., None].astype(np.uint16))
    image[rows, columns] = cut.colour + ((behind + 127) // 255).astype(np.uint8)
    outline[rows, columns], whiskers[rows, columns] = cut.outline, cut.whiskers
    front = _front(place, pet, layout, width, height, dice)
    if front is not None:
        _lay_over(image, front, mood, side)
        outline[front.cover > 127] = 0
        whiskers[front.cover > 127] = 0
    _glow(image, mood, side)
    _grain(image, dice)
    return Picture(image, trimap_of(outline > 127, whiskers > 60))


def _layout(pet: Pet, width: int, height: int, dice: Dice, portrait: bool) -> Layout:
    left, bottom, right, top = pet.box(portrait)
    kind = dice.unit()
    if portrait:
        share = dice.span(0.48, 0.74)
        scale = min(height * share / (top - bottom), width * 0.78 / (right - left))
        x, y = width * dice.span(0.38, 0.62), height * dice.span(0.36, 0.46)
        middle = (top + bottom) / 2
        return Layout(
            scale,
            (x - scale * (left + right) / 2, y + scale * middle),
            int(height * dice.span(0.72, 0.95)),
            True,
        )
    low, high = (0.9, 0.98) if kind < 0.42 else (0.74, 0.9) if kind < 0.9 else (0.55, 0.66)
    fill = dice.span(low, high)
    if kind > 0.94:
        fill = dice.span(1.1, 1.35)
    scale = min(height * fill * 0.94 / (top - bottom), width * fill / (right - left))
    slack = max(0.0, width - scale * (right - left)) / 2
    x = width / 2 + dice.span(-0.7, 0.7) * slack
    if fill > 1:
        x = width / 2 + dice.span(-0.25, 0.25) * width
    foot = height * dice.span(0.86, 0.965) if fill < 1 else height * dice.span(0.95, 1.1)
    tall = scale * (top - bottom)
    foot = max(foot, min(height * 0.97, tall + height * 0.03))
    origin = (x - scale * (left + right) / 2, foot + scale * bottom)
    behind = 0.2 + 0.5 * min(pet.pitch, 20) / 20
    horizon = round(foot - scale * (0.22 + 0.45 * behind * 0.6))
    horizon = min(max(horizon, int(height * 0.3)), int(height * 0.86))
    return Layout(scale, origin, horizon, False)


def _lit(image: Bytes, mood: Mood, side: int) -> Bytes:
    """The background in the light: tinted, brighter on the side that the light comes from."""
    width = image.shape[1]
    slope = np.linspace(1.1 if side < 0 else 0.88, 0.88 if side < 0 else 1.1, width)
    factors = np.rint(slope[:, None] * np.array(mood.tint) * 256).astype(np.uint32)
    lit: Bytes = np.minimum(image * factors[None] >> 8, 255).astype(np.uint8)
    return lit


def _cast_shadow(image: Bytes, pet: Pet, layout: Layout, mood: Mood, side: int) -> None:
    height, width = image.shape[:2]
    size = (width, height)
    slope = 0.75 * (1 - mood.height) + 0.1
    long = ground_shadow(pet, layout.scale, layout.origin, size, side, slope)
    close = ground_shadow(pet, layout.scale, layout.origin, size, side, 0.0)
    unit = layout.scale / 4
    soft = enlarge(soft_blur(long, max(1.0, 0.03 * unit)), *size)
    dark = enlarge(soft_blur(close, max(1.0, 0.05 * unit)), *size)
    loss = soft.astype(np.uint32) * int(mood.shadow * 200) + dark.astype(np.uint32) * 70
    keep = 65536 - np.minimum(loss, 52000)
    image[:] = (image * keep[..., None] >> 16).astype(np.uint8)


def _front(place: Place, pet: Pet, layout: Layout, width: int, height: int, dice: Dice) -> Front | None:
    if layout.portrait or not dice.chance(0.34):
        return None
    left, bottom, right, top = pet.box()
    scale, (x, y) = layout.scale, layout.origin
    seen = (x + scale * left, y - scale * top, x + scale * right, y - scale * bottom)
    return FRONTS[dice.pick(place.fronts)](width, height, seen, dice)


def _lay_over(image: Bytes, front: Front, mood: Mood, side: int) -> None:
    cover = front.cover.astype(np.uint16)[..., None]
    colour = _lit(front.image, mood, side)
    image[:] = ((image * (255 - cover) + colour * cover + 127) // 255).astype(np.uint8)


def _glow(image: Bytes, mood: Mood, side: int) -> None:
    """Stray light from the side of the lamp or the sun."""
    if max(mood.glow) == 0:
        return
    height, width = image.shape[:2]
    spot = np.zeros((height // 4, width // 4), np.uint8)
    x = width // 4 if side > 0 else 0
    cv2.circle(spot, (x, 0), width // 12, 255, -1)
    spot = enlarge(soft_blur(spot, width / 22), width, height)
    for channel in range(3):
        added = spot.astype(np.uint16) * int(mood.glow[channel] * 256) >> 8
        image[..., channel] = np.minimum(image[..., channel] + added, 255).astype(np.uint8)


def _grain(image: Bytes, dice: Dice) -> None:
    """The faint noise of a camera."""
    height, width = image.shape[:2]
    noise = (dice.bytes(height, width) >> 5).astype(np.int16) - 3
    image[:] = np.clip(image + noise[..., None], 0, 255).astype(np.uint8)


def trimap_of(pet: "np.ndarray", fine: "np.ndarray") -> Bytes:
    """The trimap of an outline: a band along it, with all `fine` things (whiskers) that stand out of it."""
    height, width = pet.shape
    reach = max(3, round(max(height, width) * 0.0125))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    solid = _without_pinholes(pet.astype(np.uint8))
    inner, outer = cv2.erode(solid, disc), cv2.dilate(solid, disc)
    trimap = np.full((height, width), BACKGROUND, np.uint8)
    trimap[(outer > 0) | fine] = BORDER
    trimap[inner > 0] = PET
    return trimap


def _without_pinholes(solid: Bytes) -> Bytes:
    """Gaps between hairs are no background."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(1 - solid, connectivity=4)
    small = np.flatnonzero(stats[:, cv2.CC_STAT_AREA] < solid.size // 2500)
    filled: Bytes = (solid | np.isin(labels, small[small > 0])).astype(np.uint8)
    return filled
