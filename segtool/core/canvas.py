"""The label map under the brush.

A stroke costs what the brush covers, whatever the picture's size: tiles are copied when they are first touched,
and what is kept afterwards is one compressed rectangle.
"""

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.classes import BY_VALUE
from segtool.core.counting import Counts, counts_of, same
from segtool.core.operation import LabelMap, Patch
from segtool.core.tools.brush import (
    LARGEST,
    SMALLEST,
    Point,
    Runs,
    runs_mask,
    segment_runs,
    small_segment_mask,
    square_segment_mask,
)
from segtool.core.tools.edit import FREE, Rules

TILE = 256
"""Side of the squares that are copied at first touch, in pixels."""

_MANY = 60_000
"""Pixels from which on a mask of the whole box is cheaper than their places one by one."""

_KNOWN = np.zeros(256, dtype=bool)
_KNOWN[list(BY_VALUE)] = True


class _Stroke:
    """A stroke under way: its paint, where the pointer is, and what was there before."""

    def __init__(self, value: int, diameter: float, rules: Rules, square: bool = False) -> None:
        self.value = value
        self.square = square
        values = np.arange(256, dtype=np.uint8)
        self.paintable = rules.paintable(values) & (values != value)
        """By the value that a pixel holds: whether the stroke changes it."""
        self.free = rules == FREE
        self.diameter = diameter
        self.at: Point | None = None
        self.fresh = True
        self.tiles: dict[tuple[int, int], LabelMap] = {}
        self.changed: Box | None = None

    def keep(self, label_map: LabelMap, box: Box) -> None:
        """Copy the tiles under `box` that are not kept yet."""
        for row in range(box.y // TILE, (box.bottom - 1) // TILE + 1):
            for column in range(box.x // TILE, (box.right - 1) // TILE + 1):
                if (row, column) not in self.tiles:
                    self.tiles[row, column] = label_map[_tile_slices(row, column)].copy()

    def before(self, label_map: LabelMap, box: Box) -> LabelMap:
        """What the box held when the stroke began."""
        values = label_map[box.slices].copy()
        for (row, column), tile in self.tiles.items():
            here = Box(column * TILE, row * TILE, tile.shape[1], tile.shape[0])
            left, top = max(here.x, box.x), max(here.y, box.y)
            right, bottom = min(here.right, box.right), min(here.bottom, box.bottom)
            if left < right and top < bottom:
                values[top - box.y : bottom - box.y, left - box.x : right - box.x] = tile[
                    top - here.y : bottom - here.y, left - here.x : right - here.x
                ]
        return values


def _tile_slices(row: int, column: int) -> tuple[slice, slice]:
    return slice(row * TILE, (row + 1) * TILE), slice(column * TILE, (column + 1) * TILE)


class LabelCanvas:
    """A label map that is painted on. Coordinates are the picture's: pixel (i, j) covers [i, i+1) x [j, j+1)."""

    def __init__(self, label_map: LabelMap) -> None:
        """Copies `label_map`, H x W uint8 with values of the class table or 0; ValueError for anything else."""
        self._map = self._checked(label_map).copy()
        self._view = self._map.view()
        self._view.flags.writeable = False
        self._stroke: _Stroke | None = None
        self._counts: Counts | None = None
        self._uncounted: list[tuple[Patch, bool]] = []
        """Steps since `_counts`: they are counted when somebody asks, as a step is to cost its own repaint alone."""

    @property
    def label_map(self) -> LabelMap:
        """The present values as a read-only view, H x W uint8; it changes with the canvas."""
        return self._view

    @property
    def shares(self) -> dict[int, float]:
        """Each class table value's (and 0's) share of all pixels, 0 to 1, as of the last step."""
        steps, self._uncounted = self._uncounted, []
        if self._counts is None:
            self._counts = counts_of(self._committed())
        else:
            for patch, forward in steps:
                self._counts += patch.gained if forward else -patch.gained
        return {value: int(self._counts[value]) / self._map.size for value in BY_VALUE}

    def _committed(self) -> LabelMap:
        """The label map as of the last step, without a stroke under way."""
        stroke = self._stroke
        if stroke is None or stroke.changed is None:
            return self._map
        whole = self._map.copy()
        whole[stroke.changed.slices] = stroke.before(self._map, stroke.changed)
        return whole

    def _stepped(self, patch: Patch, forward: bool = True) -> Patch:
        if self._counts is not None:
            self._uncounted.append((patch, forward))
        return patch

    @property
    def width(self) -> int:
        return int(self._map.shape[1])

    @property
    def height(self) -> int:
        return int(self._map.shape[0])

    @property
    def stroking(self) -> bool:
        """Between begin_stroke and end_stroke or abort_stroke."""
        return self._stroke is not None

    def begin_stroke(self, value: int, diameter: float, rules: Rules = FREE, square: bool = False) -> None:
        """Take up the brush: class table value (or 0, ignore) and diameter in pixels, 1 to 1,000.

        rules: which pixels may change. square: the brush is a square of this side. Raises ValueError for another
        value or diameter, RuntimeError where a stroke is under way.
        """
        self._only_between_strokes()
        if value not in BY_VALUE:
            raise ValueError(f"no class has the value {value}")
        if not SMALLEST <= diameter <= LARGEST:
            raise ValueError(f"a brush of {diameter} pixels; {SMALLEST:g} to {LARGEST:g} are possible")
        self._stroke = _Stroke(value, diameter, rules, square)

    def stroke_to(self, x: float, y: float, diameter: float | None = None) -> Box | None:
        """Move the brush in a straight line to (x, y), anywhere in or outside the picture; the first call sets it down.

        diameter: another size from here on, brought within 1 to 1,000 pixels. Returns the box of the pixels that
        changed, None where none did.
        """
        stroke = self._stroke
        if stroke is None:
            raise RuntimeError("no stroke is under way")
        if diameter is not None and diameter != stroke.diameter:
            # What the smaller or larger brush covered before says nothing of this move.
            stroke.diameter, stroke.fresh = min(max(diameter, SMALLEST), LARGEST), True
        start, stroke.at = stroke.at or (x, y), (x, y)
        fresh, stroke.fresh = stroke.fresh, False
        if stroke.square:
            covered = square_segment_mask(start, (x, y), stroke.diameter, self.width, self.height)
            dirty = None if covered is None else self._paint(stroke, *covered)
            if dirty is not None:
                stroke.changed = dirty if stroke.changed is None else stroke.changed.union(dirty)
            return dirty
        small = small_segment_mask(start, (x, y), stroke.diameter, self.width, self.height)
        if small is not None:
            dirty = self._paint(stroke, *small)
        else:
            runs = segment_runs(start, (x, y), stroke.diameter, self.width, self.height)
            if runs is None:
                return None
            dirty = self._set_down(stroke, runs) if fresh else self._go_on(stroke, runs)
        if dirty is not None:
            stroke.changed = dirty if stroke.changed is None else stroke.changed.union(dirty)
        return dirty

    def _set_down(self, stroke: _Stroke, runs: Runs) -> Box | None:
        """Paint all of the runs."""
        covered = runs_mask(runs.top, runs.first, runs.last)
        return None if covered is None else self._paint(stroke, *covered)

    def _paint(self, stroke: _Stroke, box: Box, mask: NDArray[np.bool_]) -> Box | None:
        """Paint what the mask of a box covers."""
        area = self._map[box.slices]
        if not stroke.free:
            mask = mask & stroke.paintable[area]
        within = Box.around(mask & (area != stroke.value))
        if within is None:
            return None
        dirty = Box(box.x + within.x, box.y + within.y, within.width, within.height)
        stroke.keep(self._map, dirty)
        np.copyto(area, np.uint8(stroke.value), where=mask)
        return dirty

    def _go_on(self, stroke: _Stroke, runs: Runs) -> Box | None:
        """Paint what the runs add to where the brush stood: left and right of it, row by row."""
        # Left of what is known, and from behind it on; where nothing is known the left part is the whole run.
        unknown = runs.known_first > runs.known_last
        starts = np.array((runs.first, np.maximum(runs.known_last + 1, runs.first)))
        stops = np.array((np.minimum(runs.known_first - 1, runs.last), runs.last))
        np.copyto(stops[0], runs.last, where=unknown)
        np.copyto(stops[1], -1, where=unknown)
        lengths = np.maximum(stops - starts + 1, 0).T.ravel()
        total = int(lengths.sum())
        if total > _MANY:
            return self._set_down(stroke, runs)
        if total == 0:
            return None
        rows = np.arange(runs.top, runs.top + runs.first.size) * self.width
        begins = (starts + rows).T.ravel() - (np.cumsum(lengths) - lengths)
        pixels = np.repeat(begins, lengths) + np.arange(total)
        flat = self._map.reshape(-1)
        pixels = pixels[stroke.paintable[flat[pixels]]]
        if pixels.size == 0:
            return None
        top, bottom = int(pixels[0]) // self.width, int(pixels[-1]) // self.width
        columns = pixels % self.width
        left = int(columns.min())
        dirty = Box(left, top, int(columns.max()) + 1 - left, bottom + 1 - top)
        stroke.keep(self._map, dirty)
        flat[pixels] = stroke.value
        return dirty

    def end_stroke(self) -> Patch | None:
        """Put the brush down. Returns what changed, in the smallest box that holds it, None where nothing did."""
        stroke, self._stroke = self._stroke, None
        if stroke is None:
            raise RuntimeError("no stroke is under way")
        if stroke.changed is None:
            return None
        before = stroke.before(self._map, stroke.changed)
        return self._stepped(Patch.between(stroke.changed, before, self._map[stroke.changed.slices]))

    def abort_stroke(self) -> Box | None:
        """Forget the stroke under way, if there is one. Returns the box that went back, None where nothing did."""
        stroke, self._stroke = self._stroke, None
        if stroke is None or stroke.changed is None:
            return None
        self._map[stroke.changed.slices] = stroke.before(self._map, stroke.changed)
        return stroke.changed

    def replace(self, label_map: LabelMap) -> Patch | None:
        """Take over another label map of the same size. Returns what changed, None where nothing did.

        Raises ValueError for another size or unknown values, RuntimeError where a stroke is under way.
        """
        self._only_between_strokes()
        if label_map.shape != self._map.shape:
            raise ValueError(f"{label_map.shape} does not fit the canvas of {self._map.shape}")
        if same(label_map, self._map):
            return None
        checked = self._checked(label_map)
        box = Box.around(checked != self._map)
        if box is None:
            return None
        patch = Patch.between(box, self._map[box.slices], checked[box.slices])
        self._map[box.slices] = checked[box.slices]
        return self._stepped(patch)

    def write(self, box: Box, values: LabelMap) -> Patch | None:
        """Give the pixels of a box these values, box.height x box.width. Returns what changed, None where nothing did.

        Raises ValueError where the box does not lie in the picture or for another size or unknown values,
        RuntimeError where a stroke is under way.
        """
        self._only_between_strokes()
        if box.clip(self.width, self.height) != box or values.shape != (box.height, box.width):
            raise ValueError(f"{values.shape} at {box} does not lie in the canvas of {self._map.shape}")
        before = self._map[box.slices]
        within = Box.around(self._checked(values) != before)
        if within is None:
            return None
        changed = Box(box.x + within.x, box.y + within.y, within.width, within.height)
        patch = Patch.between(changed, before[within.slices], values[within.slices])
        self._map[changed.slices] = values[within.slices]
        return self._stepped(patch)

    def apply(self, patch: Patch, forward: bool) -> Box:
        """Do a patch again (forward) or undo it. Returns its box.

        Raises ValueError where it does not lie in the picture, RuntimeError where a stroke is under way.
        """
        self._only_between_strokes()
        patch.write_into(self._map, forward)
        return self._stepped(patch, forward).box

    def _only_between_strokes(self) -> None:
        if self._stroke is not None:
            raise RuntimeError("a stroke is under way: end or abort it first")

    @staticmethod
    def _checked(label_map: LabelMap) -> LabelMap:
        if label_map.ndim != 2 or label_map.dtype != np.uint8 or label_map.size == 0:
            raise ValueError(f"a label map is H x W uint8, not {label_map.shape} {label_map.dtype}")
        if not _KNOWN[label_map].all():
            raise ValueError(f"unknown values in a label map: {np.unique(label_map[~_KNOWN[label_map]])[:5]}")
        return label_map
