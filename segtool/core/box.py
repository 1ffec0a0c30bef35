"""A rectangle of pixels."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Box(NamedTuple):
    """Pixels x <= column < x + width, y <= row < y + height. Never empty where a function returns one."""

    x: int
    y: int
    width: int
    height: int

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns, to index an H x W array."""
        return slice(self.y, self.y + self.height), slice(self.x, self.x + self.width)

    @property
    def right(self) -> int:
        """The first column behind the box."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row below the box."""
        return self.y + self.height

    def union(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def clip(self, width: int, height: int) -> "Box | None":
        """The part inside a picture of width x height pixels, None where there is none."""
        x, y = max(self.x, 0), max(self.y, 0)
        right, bottom = min(self.right, width), min(self.bottom, height)
        return Box(x, y, right - x, bottom - y) if right > x and bottom > y else None

    @classmethod
    def around(cls, mask: NDArray[np.bool_]) -> "Box | None":
        """The smallest box that holds every True of an H x W mask, None where there is none."""
        rows = np.flatnonzero(mask.any(axis=1))
        if rows.size == 0:
            return None
        top, bottom = int(rows[0]), int(rows[-1]) + 1
        columns = np.flatnonzero(mask[top:bottom].any(axis=0))
        left, right = int(columns[0]), int(columns[-1]) + 1
        return cls(left, top, right - left, bottom - top)
