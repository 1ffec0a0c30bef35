"""Heads: skull, muzzle, ears and nose of cats and dogs, and where the face is drawn on them.

Head space: f forwards (the nose), u up, s sideways; the skull's radius is 1.
"""

from dataclasses import dataclass

import numpy as np

from segtool.core.drawing.blobs import Blob, Frame, Node, Part, Vector, ball, chain
from segtool.core.drawing.rng import cos, sin


@dataclass(frozen=True)
class Head:
    """The shape of a breed's head; lengths in skull radii.

    snout: length of the muzzle beyond the face; muzzle: its radius. ears: a key of EARS; ear: their size.
    cheeks: how full the face is. nose: size of the nose.
    """

    snout: float = 0.0
    muzzle: float = 0.34
    ears: str = "cat"
    ear: float = 1.0
    cheeks: float = 1.0
    nose: float = 0.11

    @property
    def cat(self) -> bool:
        """Cats have no snout to speak of."""
        return self.snout == 0.0

    @property
    def tip(self) -> tuple[float, float, float]:
        """The front of the nose."""
        if self.cat:
            return (1.06, -0.16, 0.0)
        m = self.muzzle
        return (0.5 + self.snout + 0.8 * m, -0.26 - 0.12 * self.snout + 0.42 * m, 0.0)

    @property
    def eye(self) -> tuple[float, float, float]:
        """The left eye; the right one mirrors it."""
        return (0.84, 0.13, 0.42) if self.cat else (0.83, 0.2, 0.38)


EARS: dict[str, list[Node]] = {
    "cat": [
        (0.0, 0.55, 0.55, 0.42),
        (0.02, 0.95, 0.68, 0.3),
        (-0.02, 1.28, 0.78, 0.15),
        (-0.04, 1.46, 0.83, 0.05),
    ],
    "tall": [
        (0.0, 0.55, 0.58, 0.46),
        (0.02, 1.0, 0.78, 0.36),
        (-0.02, 1.4, 0.95, 0.18),
        (-0.04, 1.66, 1.04, 0.05),
    ],
    "pointed": [
        (0.05, 0.6, 0.5, 0.36),
        (0.1, 0.95, 0.6, 0.28),
        (0.12, 1.22, 0.66, 0.15),
        (0.13, 1.36, 0.69, 0.06),
    ],
    "button": [
        (0.0, 0.68, 0.6, 0.22),
        (0.16, 0.72, 0.8, 0.26),
        (0.36, 0.5, 0.9, 0.22),
        (0.46, 0.22, 0.9, 0.07),
    ],
    "drop": [
        (-0.1, 0.55, 0.72, 0.2),
        (0.0, 0.4, 0.92, 0.3),
        (0.1, 0.0, 1.0, 0.38),
        (0.16, -0.4, 0.98, 0.36),
        (0.2, -0.66, 0.94, 0.16),
    ],
    "long": [
        (-0.1, 0.4, 0.76, 0.22),
        (-0.02, 0.2, 0.96, 0.32),
        (0.06, -0.25, 1.04, 0.44),
        (0.1, -0.8, 1.02, 0.5),
        (0.12, -1.15, 0.96, 0.3),
    ],
}


def head_blobs(head: Head, frame: Frame, young: float, tongue: bool) -> list[Blob]:
    """The ellipsoids of a head; `young` (0 to 1) makes the face rounder, `tongue` lets it pant."""
    c = head.cheeks
    blobs = [
        ball(frame, Part.HEAD, (-0.02, 0.08, 0.0), (0.95, 0.88, 0.98 if head.cat else 0.9)),
        ball(frame, Part.HEAD, (0.14, -0.24, 0.0), (0.72, 0.6, 0.95 * c), (-0.6, -0.6, 0)),
    ]
    for side in (-1, 1):
        blobs.append(
            ball(frame, Part.HEAD, (0.2, -0.24, side * 0.42 * c), (0.6, 0.56, 0.55), (-0.5, -0.5, side * 0.7))
        )
        blobs.append(
            ball(frame, Part.HEAD, (0.5, 0.28, side * 0.34), (0.44, 0.36, 0.34), (-0.5, 0.6, side * 0.3))
        )
    blobs.extend(_cat_muzzle(head, frame) if head.cat else _dog_muzzle(head, frame, tongue))
    for side in (-1, 1):
        blobs.extend(_ear(head, frame, side, young))
    return blobs


def _cat_muzzle(head: Head, frame: Frame) -> list[Blob]:
    blobs = chain(
        frame,
        Part.MUZZLE,
        [(0.62, 0.16, 0.0, 0.34), (0.82, 0.0, 0.0, 0.26), (0.96, -0.15, 0.0, 0.15)],
        flow=-1,
    )
    for side in (-1, 1):
        blobs.append(
            ball(frame, Part.MUZZLE, (0.78, -0.33, side * 0.19), (0.3, 0.24, 0.27), (-0.2, -0.3, side))
        )
    blobs.append(ball(frame, Part.MUZZLE, (0.68, -0.54, 0.0), (0.26, 0.2, 0.24), (0, -1, 0)))
    n = head.nose
    blobs.append(ball(frame, Part.NOSE, (1.0, -0.17, 0.0), (n, n * 0.72, n * 1.15)))
    return blobs


def _dog_muzzle(head: Head, frame: Frame, tongue: bool) -> list[Blob]:
    m, length = head.muzzle, head.snout
    fall = 0.12 * length
    top: list[Node] = [
        (0.5, -0.16, 0.0, m * 1.25),
        (0.55 + length * 0.5, -0.2 - fall * 0.5, 0.0, m * 1.02),
        (0.5 + length, -0.26 - fall, 0.0, m * 0.92),
    ]
    blobs = chain(frame, Part.MUZZLE, top, 1.05, flow=-1)
    for side in (-1, 1):
        lip = (0.42 + length * 0.85, -0.4 - fall, side * m * 0.5)
        blobs.append(ball(frame, Part.MUZZLE, lip, (m * 0.95, m * 0.8, m * 0.7), (-0.6, -0.4, side * 0.3)))
    drop = 0.16 if tongue else 0.0
    jaw: list[Node] = [
        (0.4, -0.5, 0.0, m * 0.9),
        (0.4 + length * 0.5, -0.56 - fall * 0.5 - drop * 0.6, 0.0, m * 0.66),
        (0.34 + length, -0.58 - fall - drop, 0.0, m * 0.56),
    ]
    blobs.extend(chain(frame, Part.MUZZLE, jaw, 1.15, flow=-1))
    if tongue:
        x = 0.42 + length
        licking: list[Node] = [
            (x - 0.2, -0.5 - fall, 0.0, 0.06),
            (x + 0.1, -0.56 - fall, 0.0, 0.06),
            (x + 0.2, -0.8 - fall, 0.0, 0.06),
            (x + 0.19, -0.98 - fall, 0.0, 0.052),
            (x + 0.17, -1.05 - fall, 0.0, 0.03),
        ]
        blobs.extend(chain(frame, Part.TONGUE, licking, 3.2, 0.8))
    n = head.nose
    x, y, _ = head.tip
    blobs.append(ball(frame, Part.NOSE, (x, y, 0.0), (n * 0.85, n * 0.85, n * 1.2)))
    return blobs


def _ear(head: Head, frame: Frame, side: int, young: float) -> list[Blob]:
    nodes = EARS[head.ears]
    root = nodes[0]
    grow = head.ear * (1.0 - 0.12 * young)
    bent = [
        (
            root[0] + (f - root[0]) * grow,
            root[1] + (u - root[1]) * grow,
            side * (root[2] + (s - root[2]) * grow),
            r * grow,
        )
        for f, u, s, r in nodes
    ]
    hanging = head.ears in HANGING
    blobs = []
    for blob in chain(frame, Part.EAR, bent, 1.0, 0.16):
        # An ear is flat: hanging ones lie against the cheek, upright ones open forwards and a little outwards.
        r = blob.size / frame.unit
        thick = max(0.3 * r, 0.045)
        if hanging:
            axes = frame.axes * np.array([r, r * 0.8, thick])
        else:
            axes = _times(frame.axes, _turned(side * 24)) * np.array([thick, r * 0.8, r])
        blobs.append(Blob(blob.part, blob.centre, axes, blob.flow, blob.up, blob.along, blob.rate, blob.size))
    return blobs


HANGING = {"drop", "long", "button"}


def _turned(degrees: float) -> Vector:
    c, s = cos(degrees), sin(degrees)
    return np.array([[c, 0.0, -s], [0.0, 1.0, 0.0], [s, 0.0, c]])


def _times(a: Vector, b: Vector) -> Vector:
    """The product of two 3 x 3 matrices, without a library that may sum in another order elsewhere."""
    product: Vector = a[:, 0:1] * b[0:1] + a[:, 1:2] * b[1:2] + a[:, 2:3] * b[2:3]
    return product
