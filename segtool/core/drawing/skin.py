"""What the picture shows of the pet's surface, pixel by pixel: which part, where on it, which way the fur points."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segtool.core.drawing.blobs import Frame, Part, Surface
from segtool.core.drawing.rng import Bytes, Dice, Floats


@dataclass(frozen=True)
class Skin:
    """What is known of every pixel of the pet.

    part: H x W. along: 0 at the root of its part to 1. back: 1 on the back, -1 on the belly. f, u, s: head space.
    rough, fine: noise from -1 to 1. flow_x, flow_y: where the fur points, in pixels down and right, length 0 to 1.
    """

    part: npt.NDArray[np.int8]
    along: Floats
    back: Floats
    f: Floats
    u: Floats
    s: Floats
    rough: Floats
    fine: Floats
    flow_x: Floats
    flow_y: Floats

    def on(self, *parts: Part) -> Floats:
        """1 where a pixel belongs to one of the parts."""
        hit = np.zeros(self.part.shape, np.bool_)
        for part in parts:
            hit |= self.part == part
        return hit.astype(np.float32)


def skin_of(surface: Surface, head: Frame, radius: float, dice: Dice) -> Skin:
    """Look up every pixel's blob and where on it the pixel lies."""
    blobs = surface.blobs
    index = np.maximum(surface.index, 0)

    def gather(values: list[float]) -> Floats:
        table: Floats = np.round(np.array(values), 7).astype(np.float32)
        picked: Floats = table[index]
        return picked

    height, width = surface.depth.shape
    x = ((np.arange(width) + surface.left + 0.5 - surface.origin[0]) / surface.scale).astype(np.float32)[
        None, :
    ]
    y = ((surface.origin[1] - np.arange(height) - surface.top - 0.5) / surface.scale).astype(np.float32)[
        :, None
    ]
    d = np.where(surface.solid, surface.depth, np.float32(0))
    dx, dy, dd = (v - gather([float(b.centre[i]) for b in blobs]) for i, v in enumerate((x, y, d)))
    flow = [gather([float(b.flow[i]) for b in blobs]) for i in range(3)]
    up = [gather([float(b.up[i] / b.size) for b in blobs]) for i in range(3)]
    along = gather([b.along for b in blobs]) + gather([b.rate for b in blobs]) * (
        dx * flow[0] + dy * flow[1] + dd * flow[2]
    )
    cells = max(6.0, 0.16 * surface.scale)
    h = _head_space(surface, head, radius, x, y, d)
    return Skin(
        gather([float(b.part) for b in blobs]).astype(np.int8),
        np.clip(along, 0, 1),
        dx * up[0] + dy * up[1] + dd * up[2],
        *h,
        _signed(dice.clouds(height, width, cells)),
        _signed(dice.clouds(height, width, max(4.0, cells / 4))),
        flow[0],
        -flow[1],
    )


def _signed(noise: Bytes) -> Floats:
    values: Floats = (noise.astype(np.float32) - np.float32(128)) * np.float32(1 / 128)
    return values


def _head_space(
    surface: Surface, head: Frame, radius: float, x: Floats, y: Floats, d: Floats
) -> tuple[Floats, Floats, Floats]:
    # One scale for the whole head: the perspective within it is small.
    grow = 1.0 / (1.0 - surface.near * float(head.origin[2]))
    centre = [np.float32(round(float(v) * grow, 7)) for v in head.origin]
    dx, dy, dd = x - centre[0], y - centre[1], d - centre[2]
    rows = []
    for k in range(3):
        a = [np.float32(round(float(head.axes[i, k]) / (radius * radius * grow), 7)) for i in range(3)]
        rows.append(dx * a[0] + dy * a[1] + dd * a[2])
    return rows[0], rows[1], rows[2]
