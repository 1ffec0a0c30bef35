"""Random numbers and rounded trigonometry that are the same on every machine.

Only the raw 64-bit output of PCG64 is used, so that no release of numpy can change a picture, and sine and cosine are
rounded to nine digits, so that the last bit of a processor's own cannot either.
"""

import math
from collections.abc import Sequence
from typing import Any, TypeVar

import cv2
import numpy as np
import numpy.typing as npt

T = TypeVar("T")
Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]


def as_bytes(array: Any) -> Bytes:
    """The same array, known to hold bytes (OpenCV's own annotations do not say)."""
    return np.asarray(array, dtype=np.uint8)


def sin(degrees: float) -> float:
    """The sine of an angle in degrees, to nine digits."""
    return round(math.sin(math.radians(degrees)), 9)


def cos(degrees: float) -> float:
    """The cosine of an angle in degrees, to nine digits."""
    return round(math.cos(math.radians(degrees)), 9)


class Dice:
    """A stream of random choices, fixed by the whole numbers it is started with."""

    def __init__(self, *seed: int) -> None:
        self._bits = np.random.PCG64(list(seed))

    def unit(self) -> float:
        """A number in [0, 1)."""
        return (self._bits.random_raw() >> 11) * 2.0**-53

    def span(self, low: float, high: float) -> float:
        """A number between the two."""
        return low + (high - low) * self.unit()

    def below(self, count: int) -> int:
        """A whole number from 0 to `count` - 1."""
        return int(self.unit() * count)

    def chance(self, probability: float) -> bool:
        """True as often as `probability` says."""
        return self.unit() < probability

    def sign(self) -> int:
        """-1 or 1."""
        return 1 if self.chance(0.5) else -1

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, all equally likely."""
        return options[self.below(len(options))]

    def units(self, count: int) -> npt.NDArray[np.float64]:
        """`count` numbers in [0, 1)."""
        raw = np.asarray(self._bits.random_raw(count), dtype=np.uint64)
        return (raw >> np.uint64(11)).astype(np.float64) * 2.0**-53

    def bytes(self, rows: int, columns: int) -> Bytes:
        """White noise: rows x columns, 0 to 255."""
        count = rows * columns
        raw = np.asarray(self._bits.random_raw((count + 7) // 8), dtype="<u8")
        return raw.view(np.uint8)[:count].reshape(rows, columns)

    def noise(self, height: int, width: int, cell: float, stretch: float = 1.0) -> Bytes:
        """Smooth noise, 0 to 255 around 128; a blob is about `cell` pixels high and `cell * stretch` wide."""
        rows = max(2, round(height / cell) + 2)
        columns = max(2, round(width / (cell * stretch)) + 2)
        return enlarge(self.bytes(rows, columns), width, height)

    def clouds(self, height: int, width: int, cell: float, stretch: float = 1.0) -> Bytes:
        """Three octaves of `noise`, the coarsest of size `cell`."""
        coarse = self.noise(height, width, cell, stretch).astype(np.uint16)
        middle = self.noise(height, width, cell / 2, stretch)
        fine = self.noise(height, width, cell / 4, stretch)
        return ((coarse * 4 + middle * np.uint16(2) + fine) // np.uint16(7)).astype(np.uint8)


def enlarge(image: Bytes, width: int, height: int) -> Bytes:
    """Linear interpolation to another size, equal to the bit everywhere."""
    return as_bytes(cv2.resize(image, (width, height), interpolation=cv2.INTER_LINEAR_EXACT))


def blur(image: Bytes, size: float) -> Bytes:
    """A Gaussian blur of about `size` pixels (standard deviation), equal to the bit everywhere."""
    if size < 0.3:
        return image
    width = 2 * max(1, round(size * 2.5)) + 1
    return as_bytes(cv2.GaussianBlur(image, (width, width), size, hint=cv2.ALGO_HINT_ACCURATE))


def soft_blur(image: Bytes, size: float) -> Bytes:
    """A wide blur at little cost: reduced by whole steps, blurred, enlarged."""
    step = max(1, min(int(size / 2.5), 8))
    if step == 1:
        return blur(image, size)
    height, width = image.shape[:2]
    small = enlarge(image, max(2, width // step), max(2, height // step))
    return enlarge(blur(small, size / step), width, height)


def ramp(values: Floats, low: float, high: float) -> Floats:
    """0 at `low`, 1 at `high` (which may be the smaller), smooth between."""
    t = np.clip((values - np.float32(low)) * np.float32(1.0 / (high - low)), 0, 1).astype(np.float32)
    smooth: Floats = t * t * (np.float32(3) - np.float32(2) * t)
    return smooth
