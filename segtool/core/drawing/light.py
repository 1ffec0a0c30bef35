"""Light: the moods a picture can have, and the shading of the pet in them."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from segtool.core.drawing.blobs import Surface
from segtool.core.drawing.rng import Bytes, Floats, blur, ramp


@dataclass(frozen=True)
class Mood:
    """The light of a picture; colours are factors on red, green and blue.

    key: the light from one side; ambient: from everywhere; rim: along the outline, from behind. height: how high the
    key stands, 0 to 1. tint: what the background is multiplied with. shadow: how dark the ground shadow is.
    """

    key: tuple[float, float, float]
    ambient: tuple[float, float, float]
    rim: tuple[float, float, float]
    height: float
    tint: tuple[float, float, float]
    shadow: float
    glow: tuple[float, float, float] = (0.0, 0.0, 0.0)


MOODS: dict[str, Mood] = {
    "noon": Mood((0.62, 0.60, 0.55), (0.56, 0.58, 0.62), (0.1, 0.1, 0.1), 0.75, (1.0, 1.0, 1.0), 0.5),
    "overcast": Mood(
        (0.34, 0.35, 0.37), (0.68, 0.70, 0.74), (0.06, 0.06, 0.07), 0.8, (0.9, 0.92, 0.96), 0.32
    ),
    "golden": Mood(
        (0.82, 0.64, 0.40),
        (0.46, 0.42, 0.44),
        (0.4, 0.28, 0.12),
        0.4,
        (1.06, 0.94, 0.78),
        0.5,
        (0.3, 0.18, 0.04),
    ),
    "dusk": Mood(
        (0.52, 0.40, 0.46),
        (0.40, 0.42, 0.56),
        (0.3, 0.2, 0.26),
        0.35,
        (0.76, 0.70, 0.86),
        0.42,
        (0.16, 0.07, 0.1),
    ),
    "lamp": Mood(
        (0.80, 0.62, 0.40),
        (0.36, 0.31, 0.31),
        (0.16, 0.1, 0.05),
        0.6,
        (0.82, 0.70, 0.56),
        0.5,
        (0.24, 0.15, 0.05),
    ),
    "night": Mood((0.36, 0.42, 0.58), (0.28, 0.31, 0.44), (0.28, 0.34, 0.5), 0.65, (0.40, 0.46, 0.64), 0.45),
    "backlit": Mood(
        (0.24, 0.22, 0.2),
        (0.46, 0.45, 0.47),
        (0.9, 0.76, 0.52),
        0.6,
        (1.08, 1.02, 0.92),
        0.55,
        (0.36, 0.28, 0.16),
    ),
    "window": Mood(
        (0.60, 0.62, 0.66),
        (0.42, 0.41, 0.42),
        (0.14, 0.15, 0.17),
        0.5,
        (0.94, 0.94, 0.96),
        0.42,
        (0.14, 0.15, 0.17),
    ),
    "flash": Mood((0.55, 0.54, 0.52), (0.60, 0.59, 0.58), (0.0, 0.0, 0.0), 0.45, (0.72, 0.70, 0.70), 0.55),
}

Heights = npt.NDArray[np.int32]


def _heights(surface: Surface) -> npt.NDArray[np.uint16]:
    """The depth in sixteenths of a pixel from the furthest point, 0 outside."""
    solid = surface.solid
    seen = np.where(solid, surface.depth, np.float32(1e6))
    low = np.float32(seen.min())
    raised = (surface.depth - low) * np.float32(16 * surface.scale) + np.float32(64)
    heights: npt.NDArray[np.uint16] = np.clip(np.where(solid, raised, 0), 0, 65000).astype(np.uint16)
    return heights


def _smooth(heights: npt.NDArray[np.uint16], size: float) -> Heights:
    """Heights blurred among the pet's own pixels alone; wide blurs on a coarser grid."""
    step = max(1, min(int(size / 3), 6))
    coarse = np.ascontiguousarray(heights[step // 2 :: step, step // 2 :: step])
    weight = np.where(coarse > 0, np.uint16(4096), np.uint16(0))
    width = 2 * max(1, round(size / step * 2.2)) + 1
    both = [
        cv2.GaussianBlur(v, (width, width), size / step, hint=cv2.ALGO_HINT_ACCURATE)
        for v in (coarse, weight)
    ]
    if step > 1:
        shape = heights.shape[::-1]
        both = [cv2.resize(v, shape, interpolation=cv2.INTER_LINEAR_EXACT) for v in both]
    smooth: Heights = (both[0].astype(np.uint32) * 4096 // np.maximum(both[1], 64)).astype(np.int32)
    return smooth


def _normals(heights: Heights) -> tuple[Floats, Floats, Floats]:
    across: Floats = np.zeros(heights.shape, np.float32)
    down: Floats = np.zeros(heights.shape, np.float32)
    across[:, 1:-1] = heights[:, 2:] - heights[:, :-2]
    down[1:-1] = heights[2:] - heights[:-2]
    across *= np.float32(-1 / 32)
    down *= np.float32(1 / 32)
    length: Floats = np.sqrt(across * across + down * down + np.float32(1))
    return across / length, down / length, np.float32(1) / length


def shade(surface: Surface, albedo: Floats, mood: Mood, side: int, contrast: float) -> Bytes:
    """The coat under the light; `side` -1 lights it from the left. H x W x 3."""
    heights = _heights(surface)
    unit = surface.scale
    soft = _smooth(heights, max(1.2, 0.011 * unit))
    wide = _smooth(heights, max(2.5, 0.045 * unit))
    light = (side * round(1 - 0.5 * mood.height, 6), 0.35 + 0.65 * mood.height, 0.55)
    norm = round(sum(v * v for v in light) ** 0.5, 9)
    lx, ly, lz = (np.float32(v / norm) for v in light)
    fine, broad = _normals(soft), _normals(wide)
    lit = np.float32(0.6) * (fine[0] * lx + fine[1] * ly + fine[2] * lz)
    lit += np.float32(0.4) * (broad[0] * lx + broad[1] * ly + broad[2] * lz)
    lit = np.clip(lit * np.float32(0.75) + np.float32(0.25), 0, 1)
    sky = np.float32(0.82) + np.float32(0.18) * broad[1]
    below = (wide - heights.astype(np.int32)).astype(np.float32) * np.float32(1 / (16 * 0.10 * unit))
    sky *= np.float32(1) - np.float32(0.4) * np.clip(below, 0, 1)
    edge = ramp(fine[2], 0.62, 0.1) * np.clip(
        np.float32(0.55) + np.float32(0.45) * fine[1] - side * fine[0] * np.float32(0.5), 0, 1
    )
    inner = blur(np.where(surface.solid, np.uint8(255), np.uint8(0)), max(1.5, 0.016 * unit)).astype(
        np.float32
    )
    edge *= ramp(inner, 235, 170)
    bright = np.empty_like(albedo)
    for channel in range(3):
        bright[..., channel] = lit * np.float32(mood.key[channel]) + sky * np.float32(mood.ambient[channel])
    colour = albedo * (np.float32(1) + (bright - np.float32(1)) * np.float32(1 + 0.25 * (contrast - 1)))
    for channel in range(3):
        colour[..., channel] += edge * np.float32(mood.rim[channel] * 150)
        if contrast > 1:
            colour[..., channel] += lit**4 * np.float32(mood.key[channel] * 34 * contrast)
    shaded: Bytes = np.clip(colour, 0, 255).astype(np.uint8)
    return shaded
