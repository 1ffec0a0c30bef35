"""Colours of the classes over a photograph: the table of palettes, colours that a person chose, and the even ramp."""

import re

import numpy as np
from numpy.typing import NDArray

from segtool.core.classes import BACKGROUND, BORDER, BY_VALUE, IGNORE, PET
from segtool.core.errors import SegtoolError
from segtool.core.words import QT_TR_NOOP

Colour = tuple[int, int, int]
"""Red, green, blue, 0 to 255 each."""

OKABE_ITO = "okabe-ito"
PALETTES: dict[str, tuple[str, dict[int, Colour]]] = {
    OKABE_ITO: (
        QT_TR_NOOP("Okabe-Ito, for every eye"),
        {value: pixel_class.colour for value, pixel_class in BY_VALUE.items()},
    ),
    "contrast": (
        QT_TR_NOOP("High contrast"),
        {
            PET: (0xFF, 0xE6, 0x00),
            BACKGROUND: (0x00, 0xC0, 0x40),
            BORDER: (0xFF, 0x00, 0xFF),
            IGNORE: (0xFF,) * 3,
        },
    ),
    "viridis": (
        QT_TR_NOOP("Viridis, as in the lecture"),
        {
            PET: (0x44, 0x01, 0x54),
            BACKGROUND: (0x21, 0x91, 0x8C),
            BORDER: (0xFD, 0xE7, 0x25),
            IGNORE: (0x80,) * 3,
        },
    ),
}
"""Key -> words, and the colour of every label map value."""

MISSED, INVENTED, DISAGREED = (0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00), (0xCC, 0x79, 0xA7)
"""Of a difference: truth that the prediction lacks, prediction without truth, and disagreement about the border."""

_CHOSEN = re.compile(r"\s*([0-3])\s*=\s*#([0-9a-fA-F]{6})\s*")
_RAMP = ((0x00, 0x20, 0x4C), (0x3A, 0x49, 0x6B), (0x7B, 0x7A, 0x77), (0xBA, 0xAF, 0x6B), (0xFF, 0xE9, 0x45))
"""Five stops from dark blue to yellow, evenly lighter, and as far apart for eyes that miss red or green."""


def class_colours(palette: str = OKABE_ITO, chosen: str = "") -> dict[int, Colour]:
    """The colour of every label map value. palette: a key of PALETTES; another one gives the first.

    chosen: what the person changed, such as "1=#ff8800,3=#0044ff". Raises SegtoolError for another text.
    """
    colours = dict(PALETTES.get(palette, PALETTES[OKABE_ITO])[1])
    for part in filter(str.strip, chosen.split(",")):
        found = _CHOSEN.fullmatch(part)
        if found is None:
            raise SegtoolError(
                f"“{part.strip()}” is no colour of a class.", "Write a value and a colour, as in 1=#ff8800."
            )
        red, green, blue = bytes.fromhex(found[2])
        colours[int(found[1])] = (red, green, blue)
    return colours


def chosen_text(colours: dict[int, Colour], palette: str = OKABE_ITO) -> str:
    """The text that `class_colours` reads: only what differs from the palette."""
    usual = class_colours(palette)
    changed = {value: colour for value, colour in sorted(colours.items()) if colour != usual.get(value)}
    return ",".join(f"{value}=#{bytes(colour).hex()}" for value, colour in changed.items())


def even_ramp() -> NDArray[np.uint8]:
    """256 x 3 uint8 RGB, from dark blue (0) to yellow (255); lightness grows evenly."""
    at = np.linspace(0, len(_RAMP) - 1, 256)
    stops = np.array(_RAMP, dtype=np.float64)
    channels = [np.interp(at, np.arange(len(_RAMP)), stops[:, channel]) for channel in range(3)]
    return np.rint(np.stack(channels, axis=1)).astype(np.uint8)
