"""Cats and dogs drawn by the program, each with its exact trimap."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segtool.core.drawing.breeds import BREEDS
from segtool.core.drawing.rng import Dice
from segtool.core.drawing.scene import compose

__all__ = ["Drawing", "draw_pet"]


@dataclass(frozen=True)
class Drawing:
    """A drawn picture.

    image: H x W x 3, RGB. trimap: H x W, 1 pet, 2 background, 3 border. breed: the official name, e.g. "Abyssinian".
    """

    image: npt.NDArray[np.uint8]
    trimap: npt.NDArray[np.uint8]
    breed: str


def draw_pet(seed: int, breed: str | None = None) -> Drawing:
    """Draw a pet; the same seed and breed give the same pixels on every machine.

    seed: 0 or more. breed: one of BREEDS, or None for whichever the seed chooses. KeyError for another name.
    """
    dice = Dice(seed)
    chosen = dice.pick(tuple(BREEDS))
    row = BREEDS[breed or chosen]
    picture = compose(row, Dice(seed, row.number))
    return Drawing(picture.image, picture.trimap, row.name)
