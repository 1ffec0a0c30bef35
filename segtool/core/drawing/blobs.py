"""The pet as a heap of ellipsoids in space, and the picture of it: depth and which ellipsoid is in front.

Body space: x forwards, y up, z to a side; the ground is y = 0 and a body is about 1 long. View space: x right, y up,
d towards the viewer. Chains of ellipsoids along a curve make trunk, legs and tail.
"""

import math
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from segtool.core.drawing.rng import Floats, cos, sin

Vector = npt.NDArray[np.float64]
Triple = tuple[float, float, float]


class Part(IntEnum):
    """What an ellipsoid belongs to; coats and fur go by it."""

    TORSO = 0
    NECK = 1
    FORELEG = 2
    HINDLEG = 3
    TAIL = 4
    HEAD = 5
    MUZZLE = 6
    EAR = 7
    NOSE = 8
    TONGUE = 9
    COLLAR = 10


@dataclass(frozen=True)
class Blob:
    """One ellipsoid in view space.

    axes: 3 x 3, its half axes as columns. flow: where its fur points. along: 0 at the root of its part, 1 at the end;
    rate: how `along` changes over a unit of view space in direction of `flow`. up: direction of the back.
    """

    part: Part
    centre: Vector
    axes: Vector
    flow: Vector
    up: Vector
    along: float
    rate: float
    size: float


class Frame:
    """Turns body space (or head space) into view space: origin + axes @ point."""

    def __init__(self, axes: Vector, origin: Vector | None = None) -> None:
        self.axes = axes
        self.origin = np.zeros(3) if origin is None else origin
        self._rows: list[list[float]] = axes.tolist()

    def at(self, x: float, y: float, z: float) -> Vector:
        """A point in view space."""
        return self.origin + self.turn(x, y, z)

    @property
    def unit(self) -> float:
        """How long one unit of this space is in view space."""
        return round(math.sqrt(sum(row[0] * row[0] for row in self._rows)), 9)

    def turn(self, x: float, y: float, z: float) -> Vector:
        """A direction in view space."""
        return np.array([row[0] * x + row[1] * y + row[2] * z for row in self._rows])


def facing(yaw: float, pitch: float, roll: float = 0.0, tilt: float = 0.0) -> Vector:
    """Axes of a body that looks `yaw` degrees to the viewer's right of the viewer.

    pitch: how far the camera looks down. roll: the body leans to a side. tilt: it lifts its nose.
    """
    forward = (sin(yaw), 0.0, cos(yaw))
    side = (cos(yaw), 0.0, -sin(yaw))
    up = (0.0, 1.0, 0.0)

    def mix(a: Triple, b: Triple, p: float, q: float) -> Triple:
        return (a[0] * p + b[0] * q, a[1] * p + b[1] * q, a[2] * p + b[2] * q)

    forward, up = mix(forward, up, cos(tilt), sin(tilt)), mix(up, forward, cos(tilt), -sin(tilt))
    side, up = mix(side, up, cos(roll), sin(roll)), mix(up, side, cos(roll), -sin(roll))
    columns = []
    for x, y, d in (forward, up, side):
        columns.append((x, y * cos(pitch) - d * sin(pitch), y * sin(pitch) + d * cos(pitch)))
    return np.array(columns).T


Node = tuple[float, float, float, float]


def curve(nodes: list[Node], spacing: float = 0.4) -> list[tuple[Node, float]]:
    """Points along a smooth curve through nodes (x, y, z, radius), each with its place from 0 to 1."""
    points: list[tuple[Node, float]] = []
    last = len(nodes) - 1
    for i in range(last):
        a, b, c, d = nodes[max(i - 1, 0)], nodes[i], nodes[i + 1], nodes[min(i + 2, last)]
        length = max(abs(c[k] - b[k]) for k in range(3))
        steps = max(1, min(14, round(length / (spacing * max(0.5 * (b[3] + c[3]), 0.01)))))
        for step in range(steps):
            t = step / steps
            points.append((_spline(a, b, c, d, t), (i + t) / last))
    points.append((nodes[-1], 1.0))
    return points


def _spline(a: Node, b: Node, c: Node, d: Node, t: float) -> Node:
    w = (
        -0.5 * t + t * t - 0.5 * t**3,
        1 - 2.5 * t * t + 1.5 * t**3,
        0.5 * t + 2 * t * t - 1.5 * t**3,
        -0.5 * t * t + 0.5 * t**3,
    )
    x, y, z, r = (w[0] * a[k] + w[1] * b[k] + w[2] * c[k] + w[3] * d[k] for k in range(4))
    return (x, y, z, max(r, 0.005))


def chain(
    frame: Frame, part: Part, nodes: list[Node], width: float = 1.0, spacing: float = 0.4, flow: float = 1.0
) -> list[Blob]:
    """Ellipsoids along a curve; `width` scales them sideways (body z), `flow` -1 lets the fur point to the start."""
    points = curve(nodes, spacing)
    blobs = []
    for i, ((x, y, z, r), along) in enumerate(points):
        here, there = points[max(i - 1, 0)], points[min(i + 1, len(points) - 1)]
        step = [there[0][k] - here[0][k] for k in range(3)]
        length = max((step[0] ** 2 + step[1] ** 2 + step[2] ** 2) ** 0.5, 1e-6)
        direction = frame.turn(step[0] / length, step[1] / length, step[2] / length)
        up = frame.turn(-step[1] / length * 0.5, 1.0, 0.0)
        axes = frame.axes * np.array([r, r, r * width])
        rate = (there[1] - here[1]) / length
        blobs.append(
            Blob(part, frame.at(x, y, z), axes, direction * flow, up, along, rate * flow, r * frame.unit)
        )
    return blobs


def ball(
    frame: Frame,
    part: Part,
    at: tuple[float, float, float],
    radii: tuple[float, float, float],
    flow: tuple[float, float, float] = (-1.0, -0.3, 0.0),
    along: float = 0.5,
) -> Blob:
    """One ellipsoid with half axes `radii` along the frame's own axes."""
    axes = frame.axes * np.array(radii)
    return Blob(
        part, frame.at(*at), axes, frame.turn(*flow), frame.turn(0, 1, 0), along, 0.0, max(radii) * frame.unit
    )


@dataclass(frozen=True)
class Surface:
    """The pet as the picture sees it, over the box of the picture that holds it.

    left, top: the box's corner in the picture. depth: H x W, view units, low outside. index: H x W, which blob, -1
    outside. scale, origin: pixel = origin + scale * view (y down). blobs: what index counts, after perspective. near:
    strength of the perspective.
    """

    left: int
    top: int
    depth: Floats
    index: npt.NDArray[np.int16]
    scale: float
    origin: tuple[float, float]
    blobs: list[Blob]
    near: float = 0.0

    @property
    def solid(self) -> npt.NDArray[np.bool_]:
        """Where the pet is."""
        return self.index >= 0

    def place(self, point: Vector) -> tuple[float, float]:
        """Column and row, in pixels of the box, of a point in view space."""
        point = point * nearer(point, self.near)
        return (
            self.origin[0] + self.scale * float(point[0]) - self.left,
            self.origin[1] - self.scale * float(point[1]) - self.top,
        )

    def shows(self, point: Vector, tolerance: float) -> bool:
        """Whether nothing stands in front of a point by more than `tolerance`."""
        x, y = self.place(point)
        column, row = int(x), int(y)
        height, width = self.depth.shape
        if not (0 <= column < width and 0 <= row < height):
            return False
        return bool(
            self.index[row, column] >= 0
            and self.depth[row, column] <= point[2] * nearer(point, self.near) + tolerance
        )


def nearer(point: Vector, near: float) -> float:
    """How much larger a thing looks that is nearer to the viewer than the middle of the body."""
    return round(1.0 / (1.0 - near * float(point[2])), 9)


def in_perspective(blobs: list[Blob], near: float) -> list[Blob]:
    """The blobs enlarged by nearness, rounded so that no last bit matters later."""
    seen = []
    for blob in blobs:
        grow = nearer(blob.centre, near)
        centre, axes = np.round(blob.centre * grow, 7), np.round(blob.axes * grow, 9)
        seen.append(replace(blob, centre=centre, axes=axes, size=blob.size * grow))
    return seen


NOTHING = np.float32(-1e6)


def look(
    blobs: list[Blob],
    scale: float,
    origin: tuple[float, float],
    size: tuple[int, int],
    near: float,
    margin: int,
) -> Surface:
    """Draw the ellipsoids into a depth buffer of a picture of `size` (width, height), clipped to it."""
    blobs = in_perspective(blobs, near)
    width, height = size
    shapes, boxes = _shapes(blobs, scale, origin)
    left = max(0, min(int(boxes[:, 0].min()) - margin, width - 1))
    top = max(0, min(int(boxes[:, 1].min()) - margin, height - 1))
    right = min(width, max(int(boxes[:, 2].max()) + margin + 1, left + 1))
    bottom = min(height, max(int(boxes[:, 3].max()) + margin + 1, top + 1))
    depth = np.full((bottom - top, right - left), NOTHING, np.float32)
    index = np.full(depth.shape, -1, np.int16)
    x = ((np.arange(left, right) + 0.5 - round(origin[0], 6)) / scale).astype(np.float32)
    y = ((round(origin[1], 6) - np.arange(top, bottom) - 0.5) / scale).astype(np.float32)
    for number, (shape, edges) in enumerate(zip(shapes, boxes.astype(np.int64).tolist(), strict=True)):
        x0, y0 = max(left, edges[0]) - left, max(top, edges[1]) - top
        x1, y1 = min(right, edges[2] + 2) - left, min(bottom, edges[3] + 2) - top
        if x0 < x1 and y0 < y1:
            _splat(shape, number, x[x0:x1], y[y0:y1], depth[y0:y1, x0:x1], index[y0:y1, x0:x1])
    return Surface(left, top, depth, index, scale, origin, blobs, near)


def _shapes(blobs: list[Blob], scale: float, origin: tuple[float, float]) -> tuple[Floats, Vector]:
    """What `_splat` needs of each ellipsoid (N x 9), and its box in the picture (N x 4).

    With S = axes axes^T the front surface over (x, y) is a plane plus the root of a quadric, both read from S.
    """
    a = np.stack([blob.axes for blob in blobs])
    c = np.stack([blob.centre for blob in blobs])
    s = [
        [a[:, i, 0] * a[:, j, 0] + a[:, i, 1] * a[:, j, 1] + a[:, i, 2] * a[:, j, 2] for j in range(3)]
        for i in range(3)
    ]
    det = s[0][0] * s[1][1] - s[0][1] * s[0][1]
    inverse = (s[1][1] / det, -s[0][1] / det, s[0][0] / det)
    plane_x = s[0][2] * inverse[0] + s[1][2] * inverse[1]
    plane_y = s[0][2] * inverse[1] + s[1][2] * inverse[2]
    rest = np.maximum(s[2][2] - (plane_x * s[0][2] + plane_y * s[1][2]), 1e-9)
    rows = (c[:, 0], c[:, 1], c[:, 2], inverse[0], 2 * inverse[1], inverse[2], rest, plane_x, plane_y)
    x, y = origin[0] + scale * c[:, 0], origin[1] - scale * c[:, 1]
    rx, ry = scale * np.sqrt(s[0][0]), scale * np.sqrt(s[1][1])
    boxes: Vector = np.round(np.stack([x - rx, y - ry, x + rx, y + ry], axis=1), 6).astype(np.float64)
    shapes: Floats = np.round(np.stack(rows, axis=1), 9).astype(np.float32)
    return shapes, boxes


def _splat(
    shape: Floats, number: int, x: Floats, y: Floats, depth: Floats, index: npt.NDArray[np.int16]
) -> None:
    """Put one ellipsoid in front of what lies behind it."""
    dx, dy = x - shape[0], y - shape[1]
    inside = (np.float32(1) - shape[5] * dy * dy)[:, None] - shape[3] * dx * dx
    inside -= (shape[4] * dy)[:, None] * dx
    hit = inside > 0
    np.maximum(inside, 0, out=inside)
    inside *= shape[6]
    np.sqrt(inside, out=inside)
    inside += (shape[2] + shape[8] * dy)[:, None]
    inside += shape[7] * dx
    hit &= inside > depth
    np.copyto(depth, inside, where=hit)
    np.copyto(index, np.int16(number), where=hit)
