"""Superpixels: small connected regions that keep to the edges of the photograph.

Watershed from a grid of seeds, each put where the gradient is lowest nearby (Meyer 1992, OpenCV's watershed), on a
photograph reduced to a working size. They are the grain of the snapping brush and the nodes of the smart stroke.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.cv import cv2
from segtool.core.tools.edit import Region
from segtool.core.tools.shapes import Point

Image = NDArray[np.uint8]
Float32 = NDArray[np.float32]

WORKING_SIDE = 320
"""Longest side of the reduced photograph, in its pixels."""
GRAIN = 9.0
"""Distance of the seeds on it, in its pixels."""
FINEST, COARSEST = 4.0, 40.0
_CALM = 2
"""A seed is moved at most so far, in pixels, to where the gradient is lowest."""


@dataclass(frozen=True)
class Superpixels:
    """labels: h x w int32, 0 to count - 1, on the reduced photograph. width, height: of the photograph itself."""

    labels: NDArray[np.int32]
    count: int
    width: int
    height: int

    def at(self, x: float, y: float) -> int | None:
        """The superpixel under a point of the photograph, None outside."""
        if not (0 <= x < self.width and 0 <= y < self.height):
            return None
        rows, columns = self.labels.shape
        row, column = int(y * rows / self.height), int(x * columns / self.width)
        return int(self.labels[min(row, rows - 1), min(column, columns - 1)])

    def along(self, points: list[Point], diameter: float = 1.0) -> NDArray[np.int64]:
        """The superpixels that a stroke through the points touches, without repetition, in ascending order."""
        rows, columns = self.labels.shape
        trace = np.zeros((rows, columns), dtype=np.uint8)
        path = np.array(
            [[x * columns / self.width, y * rows / self.height] for x, y in (*points, points[-1])],
            dtype=np.float64,
        )
        # OpenCV's coordinates name pixels, and it draws no line of a single point: the last stands twice.
        corners = np.clip(np.floor(path), -4 * columns, 4 * columns).astype(np.int32).reshape(-1, 1, 2)
        thickness = max(1, round(diameter * columns / self.width))
        cv2.polylines(trace, [corners], isClosed=False, color=1, thickness=thickness)
        return np.unique(self.labels[trace > 0]).astype(np.int64)

    def region(self, chosen: NDArray[np.int64]) -> Region | None:
        """The pixels of the photograph that lie in the chosen superpixels; None for none."""
        table = np.zeros(self.count, dtype=np.uint8)
        table[chosen] = 1
        small = table[self.labels]
        within = Box.around(small > 0)
        if within is None:
            return None
        # Only the part of the photograph that they lie in is looked at: the cost is theirs, not the photograph's.
        row, column = self._nearest()
        top, bottom = np.searchsorted(row, (within.y, within.bottom))
        left, right = np.searchsorted(column, (within.x, within.right))
        mask = small[row[top:bottom]][:, column[left:right]] > 0
        box = Box.around(mask)
        if box is None:
            return None
        return Box(box.x + int(left), box.y + int(top), box.width, box.height), mask[box.slices]

    def area_of(self, chosen: NDArray[np.int64]) -> float:
        """About how many pixels of the photograph the box round the chosen superpixels has."""
        within = Box.around(np.isin(self.labels, chosen))
        if within is None:
            return 0.0
        return within.width * within.height * (self.width * self.height / self.labels.size)

    def enlarged(self, small: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Values h x w of the reduced photograph at each pixel's centre of the photograph, as `at` finds them."""
        row, column = self._nearest()
        large: NDArray[np.uint8] = small[row][:, column]
        return large

    def _nearest(self) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Row and column of the reduced photograph of each row and column of the photograph, in ascending order."""
        rows, columns = self.labels.shape
        row = ((np.arange(self.height) + 0.5) * rows / self.height).astype(np.intp)
        column = ((np.arange(self.width) + 0.5) * columns / self.width).astype(np.intp)
        return row, column

    def mean(self, values: Float32) -> Float32:
        """Mean of each superpixel: values h x w or h x w x c on the reduced photograph -> count or count x c."""
        flat = self.labels.ravel()
        pixels = np.maximum(np.bincount(flat, minlength=self.count), 1)
        planes = values.reshape(flat.size, -1)
        sums = [np.bincount(flat, planes[:, index], self.count) / pixels for index in range(planes.shape[1])]
        result = np.stack(sums, axis=1).astype(np.float32)
        return result[:, 0] if values.ndim == 2 else result

    def neighbours(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of superpixels that share an edge, each pair once, the smaller number first."""
        one = np.concatenate([self.labels[:, :-1].ravel(), self.labels[:-1].ravel()]).astype(np.int64)
        other = np.concatenate([self.labels[:, 1:].ravel(), self.labels[1:].ravel()]).astype(np.int64)
        apart = one != other
        low, high = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
        pairs = np.unique(low * self.count + high)
        return pairs // self.count, pairs % self.count


def reduced(image: Image, side: int = WORKING_SIDE) -> Image:
    """The photograph, H x W x 3 uint8 RGB, with a longest side of at most `side` pixels; at least 2 x 2."""
    height, width = image.shape[:2]
    factor = min(1.0, side / max(height, width))
    size = max(2, round(width * factor)), max(2, round(height * factor))
    if size == (width, height):
        return np.array(image, order="C")
    return np.ascontiguousarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def lab(small: Image) -> Image:
    """CIE Lab of a reduced photograph, fur and grass calmed, edges kept; uint8 as OpenCV scales it."""
    return np.asarray(cv2.cvtColor(cv2.bilateralFilter(small, 5, 30, 5), cv2.COLOR_RGB2LAB), dtype=np.uint8)


def superpixels(image: Image, grain: float = GRAIN, side: int = WORKING_SIDE) -> Superpixels:
    """Cut a photograph, H x W x 3 uint8 RGB, into superpixels.

    grain: distance of their seeds on the reduced photograph, FINEST to COARSEST; ValueError for another.
    """
    if not FINEST <= grain <= COARSEST:
        raise ValueError(f"a grain of {grain}; {FINEST:g} to {COARSEST:g} are possible")
    height, width = image.shape[:2]
    colours = lab(reduced(image, side))
    rows, columns = colours.shape[:2]
    markers, count = _seeds(_gradient(colours), grain)
    cv2.watershed(np.ascontiguousarray(cv2.cvtColor(colours, cv2.COLOR_LAB2BGR)), markers)
    ridge = markers <= 0
    if ridge.any():  # OpenCV leaves a line between the basins, and the picture's frame: to the nearest basin
        _, nearest = cv2.distanceTransformWithLabels(
            ridge.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_3, labelType=cv2.DIST_LABEL_PIXEL
        )
        by_label = np.ones(int(nearest.max()) + 1, dtype=np.int32)
        by_label[nearest[~ridge]] = markers[~ridge]
        markers = by_label[nearest]
    # A seed that another one swallowed leaves a number without pixels: numbers are made anew without gaps.
    used, labels = np.unique(markers, return_inverse=True)
    return Superpixels(labels.reshape(rows, columns).astype(np.int32), min(count, len(used)), width, height)


def _gradient(colours: Image) -> Float32:
    smooth = cv2.GaussianBlur(colours, (0, 0), 1)
    total = np.zeros(colours.shape[:2], dtype=np.float32)
    for channel in range(3):
        plane = np.ascontiguousarray(smooth[..., channel])
        total += cv2.magnitude(cv2.Sobel(plane, cv2.CV_32F, 1, 0), cv2.Sobel(plane, cv2.CV_32F, 0, 1))
    return total


def _seeds(gradient: Float32, grain: float) -> tuple[NDArray[np.int32], int]:
    """Markers 1, 2, ... on a grid, and how many."""
    rows, columns = gradient.shape
    markers = np.zeros((rows, columns), dtype=np.int32)
    count = 0
    for y in np.arange(min(grain / 2, rows - 1), rows, grain):
        for x in np.arange(min(grain / 2, columns - 1), columns, grain):
            top, left = max(int(y) - _CALM, 0), max(int(x) - _CALM, 0)
            near = gradient[top : int(y) + _CALM + 1, left : int(x) + _CALM + 1]
            row, column = divmod(int(np.argmin(near)), near.shape[1])
            if markers[top + row, left + column] == 0:
                count += 1
                markers[top + row, left + column] = count
    return markers, count
