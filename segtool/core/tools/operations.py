"""The region operations by name, as the window offers them: what each does to a label map for one class."""

from collections.abc import Callable
from dataclasses import dataclass

from segtool.core.classes import BACKGROUND, BORDER, PET
from segtool.core.operation import LabelMap
from segtool.core.tools import regions
from segtool.core.tools.border import with_border
from segtool.core.tools.table import Options
from segtool.core.words import QT_TR_NOOP

Act = Callable[[LabelMap, int, Options, float], LabelMap]


@dataclass(frozen=True)
class RegionOperation:
    """kind: the undo step's name. act(label_map, class value, options, border width in pixels): a new label map."""

    id: str
    title: str
    kind: str
    act: Act


OPERATIONS: tuple[RegionOperation, ...] = (
    RegionOperation(
        "holes", QT_TR_NOOP("Fill holes"), "fill holes", lambda m, v, _o, _w: regions.fill_holes(m, v)
    ),
    RegionOperation(
        "islands",
        QT_TR_NOOP("Remove islands"),
        "remove islands",
        lambda m, v, o, _w: regions.remove_islands(m, v, o.island),
    ),
    RegionOperation(
        "largest",
        QT_TR_NOOP("Keep the largest piece"),
        "keep largest",
        lambda m, v, _o, _w: regions.keep_largest(m, v),
    ),
    RegionOperation(
        "grow", QT_TR_NOOP("Grow"), QT_TR_NOOP("grow"), lambda m, v, o, _w: regions.grow(m, v, o.pixels)
    ),
    RegionOperation(
        "shrink",
        QT_TR_NOOP("Shrink"),
        QT_TR_NOOP("shrink"),
        lambda m, v, o, _w: regions.shrink(m, v, o.pixels),
    ),
    RegionOperation(
        "smooth",
        QT_TR_NOOP("Smooth the outline"),
        QT_TR_NOOP("smooth"),
        lambda m, v, o, _w: regions.smooth(m, v, o.pixels),
    ),
    RegionOperation(
        "swap",
        QT_TR_NOOP("Swap pet and background"),
        "swap classes",
        lambda m, _v, _o, _w: regions.swap_classes(m, PET, BACKGROUND),
    ),
    RegionOperation(
        "swap_pet_border",
        QT_TR_NOOP("Swap pet and border"),
        "swap classes",
        lambda m, _v, _o, _w: regions.swap_classes(m, PET, BORDER),
    ),
    RegionOperation(
        "swap_background_border",
        QT_TR_NOOP("Swap background and border"),
        "swap classes",
        lambda m, _v, _o, _w: regions.swap_classes(m, BACKGROUND, BORDER),
    ),
    RegionOperation(
        "swap_chosen",
        QT_TR_NOOP("Swap the two chosen classes"),
        "swap classes",
        lambda m, _v, o, _w: regions.swap_classes(m, o.swap_one, o.swap_other),
    ),
    RegionOperation(
        "border", QT_TR_NOOP("Draw the border anew"), "border", lambda m, _v, _o, w: with_border(m, w)
    ),
)

OPERATION_BY_ID: dict[str, RegionOperation] = {row.id: row for row in OPERATIONS}
