"""Smart stroke: "this is pet" or "this is background" said once, solved for the region around it.

The photograph is cut into superpixels; each is a node that wants to keep the class it has, and is tied to its
neighbours the more, the more alike they are in colour and in what the network sees there (the features of its decoder).
Strokes are held fast; like nodes near a stroke of the other class hold on to theirs less. The solution is that of a
random walk with a prior (Grady 2005, "Multilabel random walker image segmentation using prior models"): one linear
system of about a thousand unknowns. Only pixels connected to the stroke change, so a click has no effect far away.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.cv import cv2
from segtool.core.tools.edit import Mask, Region
from segtool.core.tools.shapes import Point
from segtool.core.tools.superpixels import Superpixels, lab, reduced, superpixels

Image = NDArray[np.uint8]
Float32 = NDArray[np.float32]
Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True)
class SmartRules:
    """The solver's weights; chosen on the validation pictures, see docs/results.md.

    colour: of colour against the network's features. features: how many of their principal components are used.
    keep: how strongly a node keeps its class. least_tie: between neighbours that have nothing in common. likeness,
    nearness: how far, in likeness and as a share of the picture's longer side, a stroke loosens what disagrees.
    """

    colour: float = 1.5
    features: int = 12
    keep: float = 0.05
    least_tie: float = 0.01
    likeness: float = 1.0
    nearness: float = 0.3
    loosened: float = 0.97


@dataclass(frozen=True)
class SmartStroke:
    """What the person said: the points of the stroke in the picture, its diameter in pixels, pet or background."""

    points: tuple[Point, ...]
    pet: bool
    diameter: float = 1.0


@dataclass
class SmartSolver:
    """Solves the strokes on one photograph; made once for it (some 50 ms), asked for each stroke (some 15 ms).

    image: H x W x 3 uint8 RGB. features: what the network sees, each C x h x w of any size, in the picture's frame;
    none: colour alone. pet: H x W float32, the network's probability of pet or border, 0 to 1; None: not known.
    """

    image: Image
    features: Sequence[NDArray[np.floating]] = ()
    pet: Float32 | None = None
    rules: SmartRules = field(default_factory=SmartRules)

    def __post_init__(self) -> None:
        self.cut: Superpixels = superpixels(self.image)
        self._places = self._node_places()
        self._nodes = self._node_features()
        self._one, self._other = self.cut.neighbours()
        self._ties = self._node_ties()
        self._network = None if self.pet is None else self._share(self.pet)

    def solve(self, pet: Mask, strokes: Sequence[SmartStroke]) -> Region | None:
        """The pixels that the last stroke changes, to what it says; None where it changes none.

        pet: H x W, what is pet (or border) now. strokes: all so far on this picture, the last one to be solved; the
        ones before hold where they were put.
        """
        if not strokes:
            return None
        last = strokes[-1]
        seeds = self._seeds(strokes)
        touched = self.cut.along(list(last.points), last.diameter)
        if touched.size == 0:
            return None
        now = self._share(pet.astype(np.float32))
        target: Floats = now
        if self._network is not None:
            # Where the network agrees with the stroke its opinion counts, not the mask that is to be changed.
            agrees = ((now > 0.5) != last.pet) & ((self._network > 0.5) == last.pet)
            target = np.asarray(np.where(agrees, self._network, now), dtype=np.float64)
        solution = self._solution(target, self._keeping(now, strokes), seeds)
        wanted = (solution > 0.5) == last.pet
        wanted[touched] = True
        return self._connected(wanted, pet, last, touched)

    def _seeds(self, strokes: Sequence[SmartStroke]) -> dict[int, bool]:
        held: dict[int, bool] = {}
        for stroke in strokes:
            held.update(
                dict.fromkeys(self.cut.along(list(stroke.points), stroke.diameter).tolist(), stroke.pet)
            )
        return held

    def _keeping(self, now: Floats, strokes: Sequence[SmartStroke]) -> Floats:
        keep = np.full(self.cut.count, self.rules.keep)
        for stroke in strokes:
            disagrees = (now > 0.5) != stroke.pet
            likest = np.zeros(self.cut.count)
            for seed in self.cut.along(list(stroke.points), stroke.diameter):
                apart = ((self._nodes - self._nodes[seed]) ** 2).sum(axis=1) / self.rules.likeness**2
                away = ((self._places - self._places[seed]) ** 2).sum(axis=1) / self.rules.nearness**2
                np.maximum(likest, np.exp(-(apart + away) / 2), out=likest)
            keep = np.where(disagrees, keep * (1 - self.rules.loosened * likest), keep)
        return keep

    def _solution(self, target: Floats, keep: Floats, seeds: dict[int, bool]) -> Floats:
        count = self.cut.count
        system = np.zeros((count, count))
        system[self._one, self._other] = system[self._other, self._one] = -self._ties
        diagonal = np.arange(count)
        system[diagonal, diagonal] = keep - system.sum(axis=1)
        right = keep * target
        for node, pet in seeds.items():
            system[node, node] += _HELD
            right[node] += _HELD * pet
        solved: Floats = np.linalg.solve(system, right)
        return solved

    def _connected(
        self, wanted: NDArray[np.bool_], pet: Mask, stroke: SmartStroke, touched: NDArray[np.int64]
    ) -> Region | None:
        small = wanted[self.cut.labels].astype(np.uint8)
        candidate = (self.cut.enlarged(small) > 0) & (pet != stroke.pet)
        count, pieces = cv2.connectedComponents(candidate.astype(np.uint8), connectivity=8)
        if count <= 1:
            return None
        under = self.cut.region(touched)
        assert under is not None
        box, mask = under
        reached = np.zeros(count, dtype=bool)
        reached[np.unique(np.asarray(pieces)[box.slices][mask])] = True
        reached[0] = False
        change = reached[pieces]
        found = Box.around(change)
        return (found, change[found.slices]) if found is not None else None

    def _share(self, values: Float32) -> Floats:
        rows, columns = self.cut.labels.shape
        small = cv2.resize(values, (columns, rows), interpolation=cv2.INTER_AREA)
        return self.cut.mean(np.asarray(small, dtype=np.float32)).astype(np.float64)

    def _node_places(self) -> Float32:
        rows, columns = self.cut.labels.shape
        places = np.indices((rows, columns)).astype(np.float32) / max(rows, columns)
        return self.cut.mean(np.ascontiguousarray(np.moveaxis(places, 0, -1)))

    def _node_features(self) -> Float32:
        rows, columns = self.cut.labels.shape
        colours = _scaled(self.cut.mean(lab(reduced(self.image)).astype(np.float32)))
        if not self.features:
            return colours
        seen = []
        for planes in self.features:
            channels = np.ascontiguousarray(np.moveaxis(planes.astype(np.float32), 0, -1))
            large = cv2.resize(channels, (columns, rows), interpolation=cv2.INTER_LINEAR)
            seen.append(
                _scaled(self.cut.mean(np.asarray(large, dtype=np.float32).reshape(rows, columns, -1)))
            )
        joined = np.concatenate(seen, axis=1)
        axes = np.linalg.svd(joined, full_matrices=False)[2][: self.rules.features]
        return np.concatenate([_scaled(joined @ axes.T), colours * self.rules.colour], axis=1)

    def _node_ties(self) -> Floats:
        apart = np.linalg.norm(self._nodes[self._one] - self._nodes[self._other], axis=1).astype(np.float64)
        # Half the mean stands in where most neighbours are one flat colour and the median is nothing.
        usual = max(float(np.median(apart)), float(apart.mean()) / 2, 1e-6) if apart.size else 1.0
        tied: Floats = np.exp(-((apart / usual) ** 2) / 2) + self.rules.least_tie
        return tied


_HELD = 1e3
"""Weight with which a stroke's nodes are held: far above every tie."""


def _scaled(values: Float32) -> Float32:
    """Mean 0 and a mean squared length of 1, nodes x channels."""
    centred = values - values.mean(axis=0)
    length = float(np.sqrt((centred**2).sum(axis=1).mean()))
    return np.asarray(centred / length if length > 1e-6 else centred, dtype=np.float32)
