"""What lies over a photograph: the one protocol, and the colours that each kind of layer is drawn with."""

from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform

from segtool.core.box import Box
from segtool.ui.level_choice import LevelChoice
from segtool.ui.look import Look


class Layer(Protocol):
    """Something drawn over a photograph, of the photograph's size."""

    levels: LevelChoice
    """Which smaller version it is drawn from."""

    def draw(
        self, painter: QPainter, to_screen: QTransform, exposed: QRectF, look: Look, faded: bool = False
    ) -> None:
        """Draw what lies in `exposed` (picture coordinates). The painter works in logical screen pixels.

        to_screen: from picture to screen; a scale, a move, perhaps quarter turns and a mirror. faded: out of date.
        """

    def changed(self, box: Box | None) -> None:
        """The values below it changed in `box` (None: anywhere)."""

    def refresh(self) -> None:
        """Everything is drawn anew the next time: another level is there."""

    def value_at(self, x: int, y: int) -> float | None:
        """What the layer says about a pixel (its docstring tells the range); None outside the picture."""


class Above(Protocol):
    """Something drawn over the layer and under the brush's ring."""

    def draw(self, painter: QPainter, to_screen: QTransform) -> None:
        """Draw all of it. The painter works in logical screen pixels."""
