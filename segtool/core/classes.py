"""The class table: label map value, name, colour and key of each class."""

from dataclasses import dataclass

from segtool.core.words import QT_TR_NOOP

IGNORE = 0
"""Label map value of a pixel that counts nowhere: not in the loss, not in a figure."""


@dataclass(frozen=True)
class PixelClass:
    """One class. value: as stored in label maps. colour: RGB, 0-255. shown: drawn as a sheet, not only as contour."""

    value: int
    name: str
    colour: tuple[int, int, int]
    key: str
    shown: bool = True


PET, BACKGROUND, BORDER = 1, 2, 3

CLASSES: tuple[PixelClass, ...] = (
    PixelClass(PET, QT_TR_NOOP("pet"), (0xE6, 0x9F, 0x00), "1"),
    PixelClass(BACKGROUND, QT_TR_NOOP("background"), (0x00, 0x9E, 0x73), "2", shown=False),
    PixelClass(BORDER, QT_TR_NOOP("border"), (0x56, 0xB4, 0xE9), "3"),
)
"""In the order of the network's outputs (class index 0, 1, 2). Colours: Okabe and Ito's colour-blind-safe palette."""

IGNORE_CLASS = PixelClass(IGNORE, QT_TR_NOOP("ignore"), (0x80, 0x80, 0x80), "0")
VALUES: tuple[int, ...] = tuple(c.value for c in CLASSES)
NAMES: tuple[str, ...] = tuple(c.name for c in CLASSES)
BY_VALUE: dict[int, PixelClass] = {c.value: c for c in (*CLASSES, IGNORE_CLASS)}


def name_of(value: int) -> str:
    """The class's name, or "ignore" for everything outside the table."""
    return BY_VALUE.get(value, IGNORE_CLASS).name
