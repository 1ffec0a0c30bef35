"""Photographs and layers of the samples beside the one on show, drawn before they are asked for."""

from collections import OrderedDict
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from segtool.ui.layers import Layer
from segtool.ui.look import Look
from segtool.ui.qimage import Photograph
from segtool.ui.view_state import ViewState

Arrays = tuple[NDArray[np.uint8], ...]

KEPT = 3
"""Samples: the ones on both sides, and the one that was left."""
LARGEST_PIXELS = 4_000_000
"""Pictures above this are not drawn ahead: a part of it would be a gap in the window's work."""


@dataclass
class _Sample:
    image: NDArray[np.uint8]
    picture: Photograph
    layers: dict[str, tuple[Arrays, Layer]] = field(default_factory=dict)


class Ready:
    """By photograph. What is taken is not kept here any more: from then on it may be edited."""

    def __init__(self) -> None:
        self._samples: OrderedDict[int, _Sample] = OrderedDict()

    def __len__(self) -> int:
        return len(self._samples)

    def clear(self) -> None:
        """Let everything go."""
        self._samples.clear()

    def put(
        self, image: NDArray[np.uint8], picture: Photograph, layers: dict[str, tuple[Arrays, Layer]]
    ) -> None:
        """Keep what was on show, for the way back."""
        self._samples[id(image)] = _Sample(image, picture, dict(layers))
        self._samples.move_to_end(id(image))
        while len(self._samples) > KEPT:
            self._samples.popitem(last=False)

    def take(self, image: NDArray[np.uint8]) -> tuple[Photograph | None, dict[str, tuple[Arrays, Layer]]]:
        """What there is of a photograph."""
        found = self._samples.pop(id(image), None)  # the array is held, so that its id is its own
        return (None, {}) if found is None else (found.picture, found.layers)

    def missing(self, image: NDArray[np.uint8], kind: str, arrays: Arrays) -> bool:
        """Whether this layer (kind "": the photograph itself) is yet to be drawn."""
        found = self._samples.get(id(image))
        if image.shape[0] * image.shape[1] > LARGEST_PIXELS:
            return False
        if found is None or not kind:
            return found is None
        made = found.layers.get(kind)
        return made is None or not all(one is other for one, other in zip(made[0], arrays, strict=True))

    def add(self, image: NDArray[np.uint8], kind: str, arrays: Arrays, layer: Layer) -> None:
        """A layer of a photograph that is here."""
        self._samples[id(image)].layers[kind] = arrays, layer


def fitted(state: ViewState, image: NDArray[np.uint8], turn: tuple[int, bool]) -> ViewState:
    """The view as it will be when this photograph (H x W x 3) is shown."""
    coming = ViewState()
    coming.set_viewport(state.viewport)
    coming.set_turn(*turn)
    coming.set_picture(image.shape[1], image.shape[0])
    return coming


def draw_ahead(drawn: Photograph | Layer, view: ViewState, rect: QRectF, ratio: float, look: Look) -> None:
    """Let it draw a pane of this size (logical pixels) where nobody sees it: it keeps the screen's pixels."""
    nowhere = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    nowhere.setDevicePixelRatio(ratio)
    to_screen = view.transform()
    exposed = to_screen.inverted()[0].mapRect(rect)
    painter = QPainter(nowhere)
    if isinstance(drawn, Photograph):
        drawn.draw(painter, to_screen, exposed, look.tone)
    else:
        drawn.draw(painter, to_screen, exposed, look, False)
    painter.end()
