"""How a picture is shown: one value that a pane applies whole. It changes the view alone, never data."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from segtool.core.palettes import OKABE_ITO, Colour, class_colours


@dataclass(frozen=True)
class Look:
    """opacity: of the sheet of colour, 0 to 1. contour_width: screen pixels, 0 for none. palette: key of PALETTES.

    class_colours: what the person changed in it, "1=#rrggbb,…". brightness, contrast: -1 to 1, 0 as it is. gamma:
    0.2 to 5, 1 as it is; above 1 the shadows are lifted.
    """

    opacity: float = 0.45
    contours_only: bool = False
    contour_width: float = 2.0
    hidden: bool = False
    palette: str = OKABE_ITO
    class_colours: str = ""
    brightness: float = 0.0
    contrast: float = 0.0
    gamma: float = 1.0
    pixel_grid: bool = True

    @cached_property
    def colours(self) -> dict[int, Colour]:
        """The colour of every label map value. Raises SegtoolError where class_colours cannot be read."""
        return class_colours(self.palette, self.class_colours)

    @property
    def tone(self) -> tuple[float, float, float]:
        """Brightness, contrast and gamma: what the photograph is drawn with."""
        return self.brightness, self.contrast, self.gamma


PLAIN = (0.0, 0.0, 1.0)
"""The tone that changes nothing."""


def tone_table(tone: tuple[float, float, float]) -> NDArray[np.uint8]:
    """256 uint8: what each stored value is shown as. tone: brightness, contrast, gamma, clipped to their ranges."""
    brightness, contrast = (min(max(part, -1.0), 1.0) for part in tone[:2])
    gamma = min(max(tone[2], 0.2), 5.0)
    level = (np.arange(256) / 255.0) ** (1.0 / gamma)
    # Contrast turns the line about middle grey: -1 is flat, 0 as it is, 1 black and white.
    slope = np.tan((contrast + 1.0) * np.pi / 4.0) if contrast < 1.0 else 1e6
    shown = (level - 0.5) * slope + 0.5 + brightness
    table: NDArray[np.uint8] = np.rint(np.clip(shown, 0.0, 1.0) * 255.0).astype(np.uint8)
    return table
