"""How a pet sits, stands, lies, walks, bows and sleeps: the same body bent into different poses.

Body space (see blobs.py): x forwards, y up from the ground, z sideways. All numbers are in body lengths.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from segtool.core.drawing.blobs import Blob, Frame, Node, Part, ball, chain
from segtool.core.drawing.rng import Dice, cos, sin


@dataclass(frozen=True)
class Build:
    """Proportions: half length, height and radius of the trunk, thickness of legs, neck, head radius, tail."""

    length: float = 0.42
    height: float = 0.50
    girth: float = 0.165
    limb: float = 1.0
    neck: float = 0.10
    head: float = 0.20
    tail: float = 0.045
    tails: tuple[str, ...] = ("up", "down", "hook")
    ruff: float = 1.0
    width: float = 0.82


@dataclass
class Posed:
    """A body without its head. head: where the head's centre goes; lean: how the head may lie (degrees of tilt)."""

    blobs: list[Blob]
    head: tuple[float, float, float]
    asleep: bool = False
    tilt: float = 0.0
    paws: list[tuple[float, float, float]] = field(default_factory=list)


Pose = Callable[[Build, Frame, Dice], Posed]


def _paw(b: Build, frame: Frame, posed: Posed, part: Part, x: float, z: float, y: float = 0.0) -> None:
    k = b.limb
    posed.blobs.append(
        ball(frame, part, (x, y + 0.036 * k, z), (0.078 * k, 0.042 * k, 0.055 * k), (1, -0.2, 0), 1.0)
    )
    posed.paws.append((x, y, z))


def _neck(b: Build, frame: Frame, posed: Posed, x: float, y: float) -> None:
    hx, hy, hz = posed.head
    r = b.girth * 0.72 * b.ruff
    nodes = [
        (x, y, 0.0, r * 1.08),
        ((x + hx) / 2, (y + hy) / 2, hz / 2, r * 0.95),
        (hx, hy, hz, b.head * 0.62),
    ]
    posed.blobs.extend(chain(frame, Part.NECK, nodes, 0.95, flow=-1.0))


TAILS: dict[str, list[tuple[float, float, float, float]]] = {
    "up": [
        (0, 0, 0, 1.0),
        (-0.13, 0.1, 0, 1),
        (-0.2, 0.28, 0, 0.95),
        (-0.17, 0.46, 0.02, 0.8),
        (-0.1, 0.55, 0.03, 0.5),
    ],
    "down": [
        (0, 0, 0, 1.0),
        (-0.13, -0.05, 0, 1),
        (-0.2, -0.2, 0, 0.95),
        (-0.28, -0.33, 0, 0.85),
        (-0.4, -0.35, 0, 0.6),
    ],
    "hook": [
        (0, 0, 0, 1.0),
        (-0.14, 0.03, 0, 1),
        (-0.27, 0.16, 0, 0.9),
        (-0.28, 0.36, 0.03, 0.9),
        (-0.37, 0.44, 0, 0.6),
    ],
    "curl": [
        (0, 0, 0, 0.9),
        (-0.09, 0.12, 0, 1),
        (-0.04, 0.25, 0.03, 1.1),
        (0.1, 0.28, 0.06, 1),
        (0.17, 0.18, 0.09, 0.7),
    ],
    "ring": [
        (0, 0, 0, 0.9),
        (-0.07, 0.08, 0, 1),
        (-0.05, 0.17, 0.03, 1),
        (0.04, 0.18, 0.07, 0.9),
        (0.06, 0.1, 0.1, 0.7),
    ],
    "flag": [
        (0, 0, 0, 0.9),
        (-0.12, 0.08, 0, 1.1),
        (-0.26, 0.15, 0, 1.3),
        (-0.4, 0.17, 0, 1.1),
        (-0.5, 0.14, 0, 0.5),
    ],
    "whip": [
        (0, 0, 0, 1.0),
        (-0.1, 0.09, 0, 0.85),
        (-0.19, 0.22, 0, 0.7),
        (-0.24, 0.36, 0, 0.6),
        (-0.24, 0.46, 0, 0.4),
    ],
    "stub": [(0, 0, 0, 1.0), (-0.06, 0.05, 0, 1.0), (-0.11, 0.1, 0, 0.7)],
}
"""Tails in the air, from the root; the last number is in parts of the tail's thickness."""

STANDING_UP = {"curl", "ring", "stub"}
"""Tails that stay where they are when the pet sits or lies."""


def _tail(b: Build, frame: Frame, posed: Posed, dice: Dice, x: float, y: float, ground: bool) -> None:
    style = dice.pick(b.tails)
    side, swing = dice.sign(), dice.span(-0.1, 0.1)
    if ground and style not in STANDING_UP:
        posed.blobs.extend(chain(frame, Part.TAIL, _lying_tail(b, dice, x, y, side)))
        return
    nodes = [
        (x + dx, y + dy, side * (dz + swing * i * i / 8), b.tail * r)
        for i, (dx, dy, dz, r) in enumerate(TAILS[style])
    ]
    posed.blobs.extend(chain(frame, Part.TAIL, nodes, spacing=0.5))


def _lying_tail(b: Build, dice: Dice, x: float, y: float, side: int) -> list[Node]:
    t = b.tail
    if dice.chance(0.55):
        path = [(0.0, y, 0.0), (-0.1, 0.07, 0.12), (-0.02, 0.05, 0.3), (0.2, 0.05, 0.36), (0.4, 0.05, 0.31)]
    else:
        path = [
            (0.0, y, 0.0),
            (-0.14, 0.06, 0.04),
            (-0.3, 0.05, 0.12),
            (-0.42, 0.05, 0.26),
            (-0.42, 0.05, 0.4),
        ]
    sizes = (1.0, 1.05, 1.0, 0.9, 0.55)
    return [(x + dx, yy, side * z, t * s) for (dx, yy, z), s in zip(path, sizes, strict=True)]


def _hind_standing(b: Build, frame: Frame, posed: Posed, z: float, step: float, lift: float) -> None:
    x, h, g, k = -b.length + 0.06, b.height, b.girth, b.limb
    nodes = [
        (x, h + 0.01, z * 0.9, g * 0.78),
        (x + 0.09 + step * 0.4, h * 0.6, z, g * 0.5),
        (x - 0.10 + step * 0.8, h * 0.34 + lift * 0.6, z, 0.058 * k),
        (x - 0.05 + step, 0.06 + lift, z, 0.05 * k),
    ]
    posed.blobs.extend(chain(frame, Part.HINDLEG, nodes))
    _paw(b, frame, posed, Part.HINDLEG, x - 0.02 + step, z, lift)


def _fore_standing(b: Build, frame: Frame, posed: Posed, z: float, step: float, lift: float) -> None:
    x, h, g, k = b.length - 0.07, b.height, b.girth, b.limb
    nodes = [
        (x, h, z * 0.85, g * 0.6),
        (x - 0.05 + step * 0.25, h * 0.6 + lift * 0.3, z, g * 0.38),
        (x - 0.01 + step * 0.8, h * 0.26 + lift, z, 0.053 * k),
        (x + step, 0.05 + lift, z, 0.05 * k),
    ]
    posed.blobs.extend(chain(frame, Part.FORELEG, nodes))
    _paw(b, frame, posed, Part.FORELEG, x + 0.03 + step, z, lift)


def _on_four_legs(b: Build, frame: Frame, dice: Dice, stride: float) -> Posed:
    n, h, g = b.length, b.height, b.girth
    drop = dice.span(-0.02, 0.06) if stride < 0.05 else dice.span(0.0, 0.1)
    posed = Posed([], (n + 0.17 + 0.3 * b.neck, h + 0.19 + b.neck - drop, dice.span(-0.05, 0.05)))
    nodes = [
        (-n - 0.06, h + 0.01, 0.0, 0.6 * g),
        (-n + 0.08, h + 0.03, 0.0, 0.98 * g),
        (-0.06, h + 0.005, 0.0, 0.94 * g),
        (n - 0.18, h - 0.025, 0.0, 1.1 * g),
        (n - 0.01, h + 0.01, 0.0, 0.98 * g),
        (n + 0.07, h + 0.06, 0.0, 0.7 * g),
    ]
    posed.blobs.extend(chain(frame, Part.TORSO, nodes, b.width, 0.3, -1.0))
    _neck(b, frame, posed, n, h + 0.07)
    z = 0.55 * g
    for side, phase in ((-1, 1), (1, -1)):
        swing = stride * phase
        _hind_standing(b, frame, posed, side * z, -swing + dice.span(-0.03, 0.03), max(0.0, swing) * 0.3)
        _fore_standing(b, frame, posed, side * z, swing + dice.span(-0.03, 0.03), max(0.0, swing) * 0.35)
    _tail(b, frame, posed, dice, -n - 0.07, h + 0.07, ground=False)
    return posed


def stand(b: Build, frame: Frame, dice: Dice) -> Posed:
    """On four legs, still."""
    return _on_four_legs(b, frame, dice, dice.span(-0.03, 0.03))


def walk(b: Build, frame: Frame, dice: Dice) -> Posed:
    """On four legs in stride."""
    return _on_four_legs(b, frame, dice, dice.sign() * dice.span(0.09, 0.16))


def sit(b: Build, frame: Frame, dice: Dice) -> Posed:
    """On the haunches with straight forelegs."""
    n, g, k = b.length / 0.42, b.girth, b.limb
    f = 0.6 + 0.4 * b.height / 0.5
    lean = dice.span(-0.03, 0.03)
    posed = Posed([], (0.13 * n + lean + 0.35 * b.neck, 0.71 * f + b.neck, dice.span(-0.03, 0.03)))
    nodes = [
        (-0.30 * n, 0.15, 0.0, 0.85 * g),
        (-0.21 * n, 0.22, 0.0, 1.15 * g),
        (-0.08 * n, 0.38 * f, 0.0, 1.12 * g),
        (0.02 * n, 0.51 * f, 0.0, 1.04 * g),
        (0.07 * n, 0.61 * f, 0.0, 0.8 * g),
    ]
    posed.blobs.extend(chain(frame, Part.TORSO, nodes, 0.95, 0.3, -1.0))
    _neck(b, frame, posed, 0.06 * n, 0.58 * f)
    for side in (-1, 1):
        z = side * 0.48 * g
        x = 0.13 * n + dice.span(-0.02, 0.03)
        leg = [
            (0.04 * n, 0.50 * f, z * 1.15, 0.62 * g),
            (0.09 * n, 0.32 * f, z * 1.2, 0.4 * g),
            (x, 0.14, z, 0.055 * k),
            (x + 0.01, 0.05, z, 0.05 * k),
        ]
        posed.blobs.extend(chain(frame, Part.FORELEG, leg))
        _paw(b, frame, posed, Part.FORELEG, x + 0.04, z)
        out = side * g * dice.span(0.95, 1.1)
        thigh = [
            (-0.22 * n, 0.2, side * 0.6 * g, 0.85 * g),
            (-0.1 * n, 0.2, out * 0.9, 0.78 * g),
            (0.01 * n, 0.2, out, 0.4 * g),
        ]
        posed.blobs.extend(chain(frame, Part.HINDLEG, thigh, 0.8, 0.3))
        foot = [(-0.14 * n, 0.05, out, 0.055 * k), (0.04 * n, 0.045, out * 1.05, 0.05 * k)]
        posed.blobs.extend(chain(frame, Part.HINDLEG, foot, flow=1.0))
        _paw(b, frame, posed, Part.HINDLEG, 0.08 * n, out * 1.08)
    _tail(b, frame, posed, dice, -0.33 * n, 0.13, ground=True)
    return posed


def _lying(b: Build, frame: Frame, dice: Dice, tucked: bool, head_down: bool) -> Posed:
    n, g, k = b.length * 0.95, b.girth, b.limb
    y = 0.92 * g
    if head_down:
        posed = Posed([], (n + 0.2, 0.75 * b.head + 0.04, dice.span(-0.1, 0.1)), asleep=dice.chance(0.7))
    else:
        posed = Posed([], (n + 0.1 + 0.3 * b.neck, y + 0.24 + b.neck, dice.span(-0.08, 0.08)))
    rise = 0.0 if head_down else 0.05
    nodes = [
        (-n - 0.02, y * 0.85, 0.0, 0.72 * g),
        (-n + 0.12, y, 0.0, 1.02 * g),
        (0.0, y, 0.0, 1.03 * g),
        (n - 0.16, y + 0.02 + rise * 0.6, 0.0, 1.06 * g),
        (n - 0.02, y + 0.04 + rise, 0.0, 0.92 * g),
        (n + 0.04, y + 0.06 + rise * 1.6, 0.0, 0.7 * g),
    ]
    posed.blobs.extend(chain(frame, Part.TORSO, nodes, b.width * 1.12, 0.3, -1.0))
    _neck(b, frame, posed, n - 0.02, y + 0.08)
    for side in (-1, 1):
        z = side * 0.62 * g
        reach = n + (0.06 if tucked else dice.span(0.18, 0.3))
        leg = [
            (n - 0.1, y, z * 1.05, 0.55 * g),
            (n - 0.13, 0.075, z * 1.35, 0.07 * k),
            ((n + reach) / 2 - 0.03, 0.052, z * 1.15, 0.056 * k),
            (reach, 0.048, z * (0.6 if tucked else 1.0), 0.05 * k),
        ]
        posed.blobs.extend(chain(frame, Part.FORELEG, leg))
        _paw(b, frame, posed, Part.FORELEG, reach + 0.04, z * (0.6 if tucked else 1.0))
        out = side * 0.86 * g
        thigh = [
            (-n + 0.08, y, side * 0.5 * g, 0.9 * g),
            (-n + 0.17, y, out, 0.85 * g),
            (-n + 0.28, y * 0.85, out * 1.1, 0.5 * g),
        ]
        posed.blobs.extend(chain(frame, Part.HINDLEG, thigh, 0.75, 0.3))
        foot = [(-n + 0.12, 0.05, out * 1.25, 0.055 * k), (-n + 0.34, 0.045, out * 1.35, 0.05 * k)]
        posed.blobs.extend(chain(frame, Part.HINDLEG, foot))
        _paw(b, frame, posed, Part.HINDLEG, -n + 0.38, out * 1.35)
    _tail(b, frame, posed, dice, -n - 0.08, y, ground=True)
    return posed


def lie(b: Build, frame: Frame, dice: Dice) -> Posed:
    """On the belly, forelegs stretched, head up."""
    return _lying(b, frame, dice, tucked=False, head_down=False)


def loaf(b: Build, frame: Frame, dice: Dice) -> Posed:
    """On the belly with the forepaws tucked under the chest."""
    return _lying(b, frame, dice, tucked=True, head_down=False)


def doze(b: Build, frame: Frame, dice: Dice) -> Posed:
    """On the belly, the head on the paws."""
    return _lying(b, frame, dice, tucked=False, head_down=True)


def bow(b: Build, frame: Frame, dice: Dice) -> Posed:
    """Chest on the ground and rump in the air: a dog that wants to play, a cat that stretches."""
    n, h, g, k = b.length, b.height, b.girth, b.limb
    posed = Posed([], (n + 0.13, 0.37 + 0.7 * b.neck, dice.span(-0.08, 0.08)), tilt=dice.span(0, 14))
    nodes = [
        (-n - 0.05, h, 0.0, 0.62 * g),
        (-n + 0.09, h + 0.01, 0.0, 0.98 * g),
        (-0.04, h * 0.78, 0.0, 0.94 * g),
        (n - 0.17, h * 0.48 + 0.03, 0.0, 1.05 * g),
        (n - 0.02, 0.25, 0.0, 0.9 * g),
        (n + 0.04, 0.3, 0.0, 0.66 * g),
    ]
    posed.blobs.extend(chain(frame, Part.TORSO, nodes, b.width, 0.3, -1.0))
    _neck(b, frame, posed, n - 0.02, 0.28)
    for side in (-1, 1):
        z = side * 0.6 * g
        reach = n + dice.span(0.2, 0.32)
        leg = [
            (n - 0.12, 0.24, z, 0.55 * g),
            (n - 0.1, 0.08, z * 1.4, 0.065 * k),
            (reach, 0.05, z * 1.3, 0.05 * k),
        ]
        posed.blobs.extend(chain(frame, Part.FORELEG, leg))
        _paw(b, frame, posed, Part.FORELEG, reach + 0.04, z * 1.3)
        _hind_standing(b, frame, posed, side * 0.6 * g, dice.span(-0.05, 0.02), 0.0)
    _tail(b, frame, posed, dice, -n - 0.06, h + 0.07, ground=False)
    return posed


def curl(b: Build, frame: Frame, dice: Dice) -> Posed:
    """Asleep in a ring, the tail around the nose."""
    g, ring = b.girth, 0.23 * b.length / 0.42
    turn = dice.sign()

    def around(angle: float, y: float, r: float, out: float = 1.0) -> Node:
        return (ring * out * cos(angle), y, turn * ring * out * sin(angle), r)

    end = around(-35, 0.8 * b.head, 0.0, 1.12)
    posed = Posed([], (end[0], end[1], end[2]), asleep=True, tilt=-12)
    body = [
        around(a, 0.85 * g, r * g)
        for a, r in ((290, 0.75), (240, 1.08), (180, 1.08), (115, 1.1), (60, 1.0), (20, 0.78))
    ]
    posed.blobs.extend(chain(frame, Part.TORSO, body, 1.0, 0.3, -1.0))
    near = around(20, 0.85 * g, 0.0)
    hx, hy, hz = posed.head
    r = 0.68 * g * b.ruff
    neck = [
        (near[0], near[1], near[2], r),
        ((near[0] + hx) / 2, hy, (near[2] + hz) / 2, r),
        (hx, hy, hz, 0.6 * b.head),
    ]
    posed.blobs.extend(chain(frame, Part.NECK, neck, flow=-1.0))
    thigh = [around(262, 0.8 * g, 0.8 * g, 1.15), around(285, 0.6 * g, 0.6 * g, 1.35)]
    posed.blobs.extend(chain(frame, Part.HINDLEG, thigh, 1.0, 0.3))
    fore = [
        around(40, 0.5 * g, 0.4 * g, 1.2),
        around(5, 0.06, 0.06 * b.limb, 1.75),
        around(-25, 0.055, 0.052 * b.limb, 1.85),
    ]
    posed.blobs.extend(chain(frame, Part.FORELEG, fore))
    t = b.tail
    tail = [
        around(285, 0.09, t, 1.2),
        around(305, 0.06, t * 1.05, 1.75),
        around(330, 0.05, t, 2.1),
        around(360, 0.05, t * 0.9, 2.2),
        around(385, 0.05, t * 0.55, 2.1),
    ]
    posed.blobs.extend(chain(frame, Part.TAIL, tail))
    return posed
