"""OpenCV, imported when it is first used: the window is painted before anything needs it."""

import importlib
import os
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import cv2 as cv2
else:

    class _Later:
        """Stands for the module; what was asked for once is kept here, so that it costs nothing later."""

        def __getattr__(self, name: str) -> Any:
            value = getattr(importlib.import_module("cv2"), name)
            _forget_plugins()
            setattr(self, name, value)
            return value

    cv2 = _Later()


def look_up(table: NDArray[np.uint32], values: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """table[values] for a table of 256 words and H x W values: three times as fast as numpy's own."""
    found: NDArray[np.uint32] = np.asarray(cv2.LUT(values, table.view(np.int32))).view(np.uint32)
    return found


def _forget_plugins() -> None:
    """OpenCV points Qt at plugins of its own, which do not fit ours."""
    for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in os.environ.get(name, ""):
            del os.environ[name]
