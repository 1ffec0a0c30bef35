"""A simulated annotator, and the tools in its hand.

It sees the true trimap and always acts at the centre of the largest wrong region, where its distance to the edge
is greatest: with a brush that fits, or with a click of the tool.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from segtool.core.classes import BORDER, IGNORE, PET
from segtool.core.tools.brush import segment_mask
from segtool.core.tools.edit import Region
from segtool.core.tools.fill import connected_region
from segtool.core.tools.smart import SmartSolver, SmartStroke
from segtool.core.tools.superpixels import Superpixels, superpixels

TARGETS = (0.95, 0.98)
"""IoU of the pet, border ignored: pixels whose truth is border count nowhere."""
LIMIT = 300
"""Actions after which the annotator gives up."""
LIMITS = {"grabcut": 15, "nothing": 20, "blind": 20}
"""GrabCut takes seconds a picture; what is no tool need not be tried for long."""

Mask = NDArray[np.bool_]


@dataclass
class Picture:
    """One photograph. image: H x W x 3. truth: H x W trimap. predicted: H x W, pet or border. seen: the network's."""

    name: str
    image: NDArray[np.uint8]
    truth: NDArray[np.uint8]
    predicted: Mask
    features: tuple[NDArray[np.float16], ...] = ()
    probability: NDArray[np.float32] | None = None
    cut: Superpixels | None = None
    solver: SmartSolver | None = None


@dataclass(frozen=True)
class Click:
    """What the annotator says: the pixel, the radius of the disc that fits there, pet or background."""

    x: int
    y: int
    radius: float
    pet: bool

    @property
    def point(self) -> tuple[float, float]:
        """The pixel's centre."""
        return self.x + 0.5, self.y + 0.5


Act = Callable[[Picture, Mask, list[Click]], Mask]
"""The mask after the last click."""


def brush(picture: Picture, mask: Mask, clicks: list[Click]) -> Mask:
    """A dab of the brush that fits."""
    click = clicks[-1]
    height, width = mask.shape
    return _painted(
        mask, segment_mask(click.point, click.point, max(1.0, 2 * click.radius), width, height), click
    )


def snap(picture: Picture, mask: Mask, clicks: list[Click]) -> Mask:
    """Whole superpixels under a brush that fits."""
    picture.cut = picture.cut or superpixels(picture.image)
    chosen = picture.cut.along([clicks[-1].point], max(1.0, 2 * clicks[-1].radius))
    return _painted(mask, picture.cut.region(chosen), clicks[-1])


def smart(picture: Picture, mask: Mask, clicks: list[Click]) -> Mask:
    """The smart stroke, as a click."""
    if picture.solver is None:
        picture.solver = SmartSolver(picture.image, picture.features, picture.probability)
    return _solved(picture.solver, mask, clicks)


def smart_colours(picture: Picture, mask: Mask, clicks: list[Click]) -> Mask:
    """The smart stroke where no network is at hand."""
    picture.solver = picture.solver or SmartSolver(picture.image)
    return _solved(picture.solver, mask, clicks)


def take_region(picture: Picture, mask: Mask, clicks: list[Click]) -> Mask:
    """Take the connected region in which the prediction differs; the brush where it says the same as the mask."""
    region = connected_region(picture.predicted != mask, clicks[-1].x, clicks[-1].y)
    return brush(picture, mask, clicks) if region is None else _flipped(mask, region)


def grabcut(picture: Picture, mask: Mask, clicks: list[Click]) -> Mask:
    """OpenCV's GrabCut from the mask and all clicks, on the whole photograph."""
    labels = np.where(mask, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    if not mask.any():  # nothing is known of the pet: all but the frame may be it
        labels[1:-1, 1:-1] = cv2.GC_PR_FGD
        labels[[0, -1]] = cv2.GC_BGD
        labels[:, [0, -1]] = cv2.GC_BGD
    for click in clicks:
        value = cv2.GC_FGD if click.pet else cv2.GC_BGD
        cv2.circle(labels, (click.x, click.y), max(1, round(click.radius)), value, -1)
    if len(np.unique(labels % 2)) < 2:
        return brush(picture, mask, clicks)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    bgr = np.ascontiguousarray(picture.image[..., ::-1])
    cv2.grabCut(bgr, labels, None, *models, 1, cv2.GC_INIT_WITH_MASK)
    return np.asarray(labels % 2 == 1)


def nothing(picture: Picture, mask: Mask, clicks: list[Click]) -> Mask:
    """Does nothing; the benchmark must notice."""
    return mask.copy()


def blind(picture: Picture, mask: Mask, clicks: list[Click]) -> Mask:
    """Paints the same place wherever it is clicked; the benchmark must notice."""
    return _painted(
        mask, segment_mask((20.0, 20.0), (20.0, 20.0), 30.0, mask.shape[1], mask.shape[0]), clicks[-1]
    )


TOOLS: dict[str, Act] = {
    "brush": brush,
    "snap": snap,
    "smart": smart,
    "smart-colours": smart_colours,
    "take-region": take_region,
    "grabcut": grabcut,
    "nothing": nothing,
    "blind": blind,
}


@dataclass
class Work:
    """One picture's correction. ious: before the first action and after each. painted: pixels changed by each.

    heeded: actions after which the clicked pixel had the class that was said.
    """

    ious: list[float]
    painted: list[int] = field(default_factory=list)
    heeded: int = 0
    milliseconds: list[float] = field(default_factory=list)

    def actions(self, target: float) -> int | None:
        """How many actions reach the target; None where all of them did not."""
        return next((count for count, iou in enumerate(self.ious) if iou >= target), None)


def correct(picture: Picture, start: Mask, tool: str, limit: int | None = None) -> Work:
    """Correct one picture with one tool until TARGETS[-1] is reached or the limit."""
    picture.solver = None
    pet = picture.truth == PET
    counted = (picture.truth != BORDER) & (picture.truth != IGNORE)
    mask, clicks = start.copy(), list[Click]()
    work = Work([binary_iou(mask, pet, counted)])
    most = limit or LIMITS.get(tool, LIMIT)
    while work.ious[-1] < TARGETS[-1] and len(clicks) < most:
        click = worst_place(mask, pet, counted)
        if click is None:
            break
        clicks.append(click)
        began = time.perf_counter()
        after = TOOLS[tool](picture, mask, clicks)
        work.milliseconds.append((time.perf_counter() - began) * 1000)
        work.painted.append(int(np.count_nonzero(after != mask)))
        mask = after
        work.heeded += bool(mask[click.y, click.x] == click.pet)
        work.ious.append(binary_iou(mask, pet, counted))
    return work


def worst_place(mask: Mask, pet: Mask, counted: Mask) -> Click | None:
    """Where the annotator acts next; None where nothing that counts is wrong."""
    wrong = ((mask != pet) & counted).astype(np.uint8)
    count, pieces, stats, _ = cv2.connectedComponentsWithStats(wrong, connectivity=8)
    if count <= 1:
        return None
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    x, y, width, height, _area = (int(number) for number in stats[largest])
    piece = np.pad((pieces[y : y + height, x : x + width] == largest).astype(np.uint8), 1)
    depth = cv2.distanceTransform(piece, cv2.DIST_L2, cv2.DIST_MASK_5)
    row, column = np.unravel_index(int(np.argmax(depth)), depth.shape)
    at_x, at_y = x + int(column) - 1, y + int(row) - 1
    return Click(at_x, at_y, float(depth[row, column]), bool(pet[at_y, at_x]))


def binary_iou(mask: Mask, pet: Mask, counted: Mask) -> float:
    """Of the pixels that count; 1 where neither side has any."""
    either = int(np.count_nonzero((mask | pet) & counted))
    return int(np.count_nonzero(mask & pet & counted)) / either if either else 1.0


def _solved(solver: SmartSolver, mask: Mask, clicks: list[Click]) -> Mask:
    said = [SmartStroke((click.point,), click.pet) for click in clicks]
    return _painted(mask, solver.solve(mask, said), clicks[-1])


def _painted(mask: Mask, region: Region | None, click: Click) -> Mask:
    after = mask.copy()
    if region is not None:
        box, part = region
        after[box.slices][part] = click.pet
    return after


def _flipped(mask: Mask, region: Region) -> Mask:
    after = mask.copy()
    box, part = region
    after[box.slices] ^= part
    return after
