"""What one step of the editor changed: enough to undo it, redo it and write it to the journal."""

import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box

LabelMap = NDArray[np.uint8]

FASTEST = 1
"""zlib level: a long stroke takes a millisecond; higher levels gain little on label maps."""


@dataclass(frozen=True)
class SampleState:
    """The two facts of a sample: does a correction exist, and the review ("open" or "accepted")."""

    correction: bool
    review: str = "open"


@dataclass(frozen=True)
class Patch:
    """A changed rectangle of a label map. before, after: the box's uint8 values, C order, compressed by zlib."""

    box: Box
    before: bytes
    after: bytes

    @classmethod
    def between(cls, box: Box, before: LabelMap, after: LabelMap) -> "Patch":
        """The patch that turns `before` into `after`, both of the box's size."""
        return cls(box, *(zlib.compress(values.tobytes(), FASTEST) for values in (before, after)))

    @property
    def nbytes(self) -> int:
        """Memory held, in bytes."""
        return len(self.before) + len(self.after)

    def before_array(self) -> LabelMap:
        """The old values, height x width of the box."""
        return self._array(self.before)

    def after_array(self) -> LabelMap:
        """The new values, height x width of the box."""
        return self._array(self.after)

    def write_into(self, label_map: LabelMap, forward: bool = True) -> None:
        """Put the new values (or, backwards, the old ones) into an H x W label map that holds the whole box.

        Raises ValueError where the box does not lie inside it.
        """
        height, width = label_map.shape
        if self.box.clip(width, height) != self.box:
            raise ValueError(f"{self.box} does not lie in a label map of {width} x {height} pixels")
        label_map[self.box.slices] = self.after_array() if forward else self.before_array()

    def _array(self, data: bytes) -> LabelMap:
        values = np.frombuffer(zlib.decompress(data), dtype=np.uint8)
        return values.reshape(self.box.height, self.box.width)


@dataclass(frozen=True)
class Operation:
    """One undo step. kind: what a person reads ("brush", "take prediction", "revert", "accept", "reopen").

    patch: None where only the review changed. before, after: the sample's facts on both sides of the step.
    """

    kind: str
    patch: Patch | None
    before: SampleState
    after: SampleState

    @property
    def nbytes(self) -> int:
        """Memory held by the patch, in bytes."""
        return self.patch.nbytes if self.patch is not None else 0
