"""What a tool proposes: a box of pixels and the values they would get. Shown as a preview, taken as one undo step.

Every tool returns an Edit or None, so that preview, protection, undo and provenance are the same for all of them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.classes import BY_VALUE
from segtool.core.operation import LabelMap

Mask = NDArray[np.bool_]
Region = tuple[Box, Mask]
"""A box and the pixels meant inside it, box.height x box.width."""


@dataclass(frozen=True)
class Edit:
    """The label map's values of `box` after the tool, box.height x box.width uint8; equal to the old ones elsewhere."""

    box: Box
    values: LabelMap


@dataclass(frozen=True)
class Rules:
    """Which pixels may change, by the value that they hold. Raises ValueError for a value outside the class table.

    protected: classes that nothing paints over. only_inside, only_outside: a class's value, None for no such rule.
    """

    protected: frozenset[int] = frozenset()
    only_inside: int | None = None
    only_outside: int | None = None

    def __post_init__(self) -> None:
        for value in (*self.protected, self.only_inside, self.only_outside):
            if value is not None and value not in BY_VALUE:
                raise ValueError(f"no class has the value {value}")

    def paintable(self, values: LabelMap) -> Mask:
        """The pixels of a label map (or a part of one) that may change."""
        table = np.ones(256, dtype=bool)
        if self.only_inside is not None:
            table[:] = False
            table[self.only_inside] = True
        if self.only_outside is not None:
            table[self.only_outside] = False
        table[list(self.protected)] = False
        allowed: Mask = table[values]
        return allowed


FREE = Rules()
"""Everything may change."""


def paint_region(label_map: LabelMap, region: Region | None, value: int, rules: Rules = FREE) -> Edit | None:
    """Give the pixels of a region one value. None where nothing would change.

    Raises ValueError for a value outside the class table.
    """
    if value not in BY_VALUE:
        raise ValueError(f"no class has the value {value}")
    if region is None:
        return None
    box, mask = region
    before = label_map[box.slices]
    return changed_part(box, before, np.where(mask, np.uint8(value), before), rules)


def take_region(
    label_map: LabelMap, other: LabelMap, region: Region | None, rules: Rules = FREE
) -> Edit | None:
    """Take the pixels of a region from another label map of the same size (a prediction, the ground truth)."""
    if region is None:
        return None
    box, mask = region
    before = label_map[box.slices]
    return changed_part(box, before, np.where(mask, other[box.slices], before), rules)


def whole_edit(before: LabelMap, after: LabelMap, rules: Rules = FREE) -> Edit | None:
    """What changes from one label map to another of the same size, by the rules. None where nothing does."""
    height, width = before.shape
    return changed_part(Box(0, 0, width, height), before, after, rules)


def changed_part(box: Box, before: LabelMap, after: LabelMap, rules: Rules = FREE) -> Edit | None:
    """The edit cut to the pixels that change and may. before, after: the values of `box`."""
    changed = (before != after) & rules.paintable(before)
    within = Box.around(changed)
    if within is None:
        return None
    values = np.where(changed, after, before)[within.slices]
    cut = Box(box.x + within.x, box.y + within.y, within.width, within.height)
    return Edit(cut, np.ascontiguousarray(values, dtype=np.uint8))
