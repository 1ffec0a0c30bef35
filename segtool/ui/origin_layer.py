"""Who set each pixel last, drawn over a photograph: what is as it was at the start stays clear."""

import numpy as np

from segtool.core.operation import LabelMap
from segtool.core.palettes import Colour
from segtool.core.provenance import (
    BEFORE,
    HAND,
    NETWORK,
    RULE,
    SOURCES,
    TRUTH,
    UNTOUCHED,
    Plane,
    category_of,
)
from segtool.ui.label_layer import ClassLayer
from segtool.ui.look import Look

ORDER = (TRUTH, BEFORE, RULE, NETWORK, HAND)
"""By rank: along an edge the higher rank's colour is drawn."""
COLOURS: dict[str, Colour] = {
    TRUTH: (0x00, 0x00, 0x00),
    UNTOUCHED: (0x00, 0x00, 0x00),
    BEFORE: (0x99, 0x99, 0x99),
    RULE: (0xF0, 0xE4, 0x42),
    NETWORK: (0x00, 0x72, 0xB2),
    HAND: (0xD5, 0x5E, 0x00),
}
"""Four of Okabe and Ito's palette that every eye tells apart; the start is not drawn."""


def _table() -> LabelMap:
    return np.array([ORDER.index(category_of(number)) for number in range(SOURCES)], np.uint8)


class OriginLayer(ClassLayer):
    """A provenance plane, H x W uint8, as it is at the moment of drawing. value_at: the source's number."""

    ranks = np.minimum(np.arange(SOURCES), len(ORDER) - 1).astype(np.uint8)
    hatched = 0
    _by_number = _table()

    def __init__(self, plane: Plane) -> None:
        self.plane = plane
        super().__init__(*plane.shape)

    def values(self, rows: slice, columns: slice) -> LabelMap:
        return np.take(self._by_number, self.plane[rows, columns])

    def colours(self, look: Look) -> tuple[tuple[Colour, ...], tuple[bool, ...]]:
        return tuple(COLOURS[category] for category in ORDER), tuple(each != TRUTH for each in ORDER)

    def value_at(self, x: int, y: int) -> int | None:
        """The number of the pixel's source, None outside the picture."""
        return int(self.plane[y, x]) if self._inside(x, y) else None
