"""What one step of the editor changed: enough to undo it, redo it and write it to the journal."""

import struct
import zlib
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.counting import Counts, counts_of

LabelMap = NDArray[np.uint8]
Mask = NDArray[np.bool_]

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

    @cached_property
    def gained(self) -> Counts:
        """How many pixels more (or, below 0, less) each value has by it, 256 of them."""
        return counts_of(self.after_array()) - counts_of(self.before_array())

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


_HEADER = struct.Struct("<6I")  # box, bytes of the mask, bytes of the old sources


@dataclass(frozen=True)
class SourcePatch:
    """What a step changed in the provenance plane (core/provenance.py).

    mask: which pixels of the box, as bits row by row, compressed; empty for all of them. before, after: the sources of
    these pixels alone, row by row, uint8, compressed.
    """

    box: Box
    mask: bytes
    before: bytes
    after: bytes

    @classmethod
    def between(cls, box: Box, mask: Mask | None, before: LabelMap, after: LabelMap) -> "SourcePatch":
        """mask: box.height x box.width, None for every pixel. before, after: one source for each pixel meant."""
        bits = b"" if mask is None else zlib.compress(np.packbits(mask).tobytes(), FASTEST)
        return cls(box, bits, *(zlib.compress(values.tobytes(), FASTEST) for values in (before, after)))

    @property
    def nbytes(self) -> int:
        """Memory held, in bytes."""
        return len(self.mask) + len(self.before) + len(self.after)

    def mask_array(self) -> Mask:
        """The pixels meant, height x width of the box."""
        height, width = self.box.height, self.box.width
        if not self.mask:
            return np.ones((height, width), dtype=bool)
        bits = np.frombuffer(zlib.decompress(self.mask), dtype=np.uint8)
        return np.unpackbits(bits, count=height * width).view(bool).reshape(height, width)

    def values(self, forward: bool) -> LabelMap:
        """The new (or, backwards, the old) sources of the pixels meant, row by row."""
        return np.frombuffer(zlib.decompress(self.after if forward else self.before), dtype=np.uint8)

    def write_into(self, plane: LabelMap, forward: bool = True) -> None:
        """Put the new (or, backwards, the old) sources into an H x W plane that holds the whole box.

        Raises ValueError where the box does not lie inside it.
        """
        height, width = plane.shape
        if self.box.clip(width, height) != self.box:
            raise ValueError(f"{self.box} does not lie in a plane of {width} x {height} pixels")
        plane[self.box.slices][self.mask_array()] = self.values(forward)

    def packed(self) -> bytes:
        """All of it as one run of bytes, for the journal."""
        return (
            _HEADER.pack(*self.box, len(self.mask), len(self.before)) + self.mask + self.before + self.after
        )

    @classmethod
    def unpacked(cls, data: bytes) -> "SourcePatch":
        """What `packed` gave."""
        x, y, width, height, mask, before = _HEADER.unpack_from(data)
        rest = data[_HEADER.size :]
        return cls(Box(x, y, width, height), rest[:mask], rest[mask : mask + before], rest[mask + before :])


@dataclass(frozen=True)
class Operation:
    """One undo step. kind: what a person reads ("brush", "take prediction", "revert", "accept", "reopen").

    patch: None where only the review changed. before, after: the sample's facts on both sides of the step. sources:
    who set the pixels that it changed; None where none changed, or in a journal of an older version. pixels: how many
    changed, None where that was not noted. time: when it was done (ISO, UTC), "" where nobody asked.
    """

    kind: str
    patch: Patch | None
    before: SampleState
    after: SampleState
    sources: SourcePatch | None = None
    pixels: int | None = None
    time: str = field(default="", compare=False)

    @property
    def nbytes(self) -> int:
        """Memory held by the patches, in bytes."""
        return sum(patch.nbytes for patch in (self.patch, self.sources) if patch is not None)
