"""Which layer lies over each kind of pane: made from the workbench's arrays, and kept as long as those are the same."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segtool.core.palettes import DISAGREED, INVENTED, MISSED, Colour, even_ramp
from segtool.core.provenance import CATEGORIES
from segtool.ui.confidence_layer import ConfidenceLayer
from segtool.ui.label_layer import DifferenceLayer, LabelLayer
from segtool.ui.layers import Layer
from segtool.ui.origin_layer import COLOURS, ORDER, OriginLayer
from segtool.ui.pane import ImagePane
from segtool.ui.pane_faces import same_size
from segtool.ui.pane_table import (
    BEFORE,
    CONFIDENCE,
    CORRECTION,
    DIFFERENCE,
    ORIGIN,
    PHOTOGRAPH,
    PREDICTION,
    TRUTH,
)
from segtool.ui.words import tr
from segtool.workbench import Workbench

Arrays = tuple[NDArray[np.uint8], ...]

FOLLOWS_STROKES = (CORRECTION, DIFFERENCE, ORIGIN)
"""Kinds that change with every move of the brush."""
OF_PREDICTION = (PREDICTION, DIFFERENCE, CONFIDENCE)
"""Kinds that are out of date when the prediction is."""


def arrays_of(kind: str, bench: Workbench) -> Arrays:
    """What the kind's layer is made of, H x W uint8 each; empty where there is nothing to draw."""
    found = _ARRAYS[kind](bench)
    image = bench.image
    if image is None or any(array is None or array.shape != image.shape[:2] for array in found):
        return ()
    return found


def _edited(bench: Workbench) -> Any:
    earlier = bench.past.looked_at
    if earlier is not None:
        return earlier.label_map
    canvas = bench.canvas
    shown = canvas is not None and (bench.has_label_map or canvas.stroking)
    return canvas.label_map if canvas is not None and shown else None


def _truth(bench: Workbench) -> Any:
    return bench.truth.label_map if bench.truth is not None else None


def _predicted(bench: Workbench) -> Any:
    return bench.prediction.label_map if bench.prediction is not None else None


def _difference(bench: Workbench) -> tuple[Any, ...]:
    return (_edited(bench), _predicted(bench)) if same_size(bench) else ()


def _confidence(bench: Workbench) -> Any:
    return bench.prediction.confidence if bench.prediction is not None else None


def _before(bench: Workbench) -> Any:
    return bench.before.label_map if bench.before is not None else None


def _origin(bench: Workbench) -> Any:
    earlier = bench.past.looked_at
    if earlier is not None:
        return earlier.sources
    shown = bench.provenance is not None and bench.has_label_map
    return bench.provenance.plane if bench.provenance is not None and shown else None


_ARRAYS: dict[str, Callable[[Workbench], tuple[Any, ...]]] = {
    PHOTOGRAPH: lambda _bench: (),
    TRUTH: lambda bench: (_truth(bench),),
    CORRECTION: lambda bench: (_edited(bench),),
    PREDICTION: lambda bench: (_predicted(bench),),
    DIFFERENCE: _difference,
    CONFIDENCE: lambda bench: (_confidence(bench),),
    BEFORE: lambda bench: (_before(bench),),
    ORIGIN: lambda bench: (_origin(bench),),
}

_LAYERS: dict[str, Callable[..., Layer]] = {
    TRUTH: LabelLayer,
    CORRECTION: LabelLayer,
    PREDICTION: LabelLayer,
    DIFFERENCE: DifferenceLayer,
    CONFIDENCE: ConfidenceLayer,
    BEFORE: LabelLayer,
    ORIGIN: OriginLayer,
}
"""Made of the arrays above, in their order."""


def layer_of(kind: str, arrays: Arrays) -> Layer:
    """A new layer over what `arrays_of` gave."""
    return _LAYERS[kind](*arrays)


def label_map_of(kind: str, bench: Workbench) -> NDArray[np.uint8] | None:
    """The classes that a pane shows; where it shows something else, those of what is edited."""
    found = arrays_of(kind, bench) if _LAYERS.get(kind) is LabelLayer else arrays_of(CORRECTION, bench)
    return found[0] if found else None


def legend(kind: str) -> tuple[tuple[Colour, str], ...]:
    """What colours mean that are not those of classes."""
    if kind == DIFFERENCE:
        return ((MISSED, tr("missed")), (INVENTED, tr("invented")), (DISAGREED, tr("border")))
    if kind == CONFIDENCE:
        ramp = even_ramp().tolist()
        return ((tuple(ramp[-1]), tr("unsure")), (tuple(ramp[0]), tr("sure")))
    if kind == ORIGIN:
        return tuple((COLOURS[each], tr(CATEGORIES[each])) for each in reversed(ORDER[1:]))
    return ()


class PaneLayers:
    """Gives panes their layers. One made of the same arrays stays: what it drew before is kept in it."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Arrays, Layer]] = {}

    def change(self, ready: dict[str, tuple[Arrays, Layer]]) -> dict[str, tuple[Arrays, Layer]]:
        """Go on with what was drawn ahead of another sample; returns what there was of the one before."""
        before, self._made = self._made, dict(ready)
        return before

    def update(self, kind: str, bench: Workbench, pane: ImagePane) -> None:
        """Give the pane the layer of what is there now, or none."""
        arrays = arrays_of(kind, bench)
        if not arrays:
            self._made.pop(kind, None)
            pane.set_layer(None)
            return
        if not self._same(kind, arrays):
            self._made[kind] = (arrays, layer_of(kind, arrays))
        layer = self._made[kind][1]
        faded = kind in OF_PREDICTION and bool(bench.prediction_outdated)
        if pane.layer is not layer or pane.faded != faded:
            pane.set_layer(layer, faded)

    def holds(self, kind: str, bench: Workbench, pane: ImagePane) -> bool:
        """Whether the pane's layer is made of what is there now, so that only a part of it needs to be drawn."""
        return self._same(kind, arrays_of(kind, bench)) and pane.layer is self._made[kind][1]

    def _same(self, kind: str, arrays: Arrays) -> bool:
        made = self._made.get(kind)
        return (
            made is not None
            and len(made[0]) == len(arrays)
            and all(one is other for one, other in zip(made[0], arrays, strict=True))
        )
