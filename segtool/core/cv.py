"""OpenCV, imported when it is first used: the window is painted before anything needs it."""

import importlib
import os
from typing import TYPE_CHECKING, Any

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


def _forget_plugins() -> None:
    """OpenCV points Qt at plugins of its own, which do not fit ours."""
    for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in os.environ.get(name, ""):
            del os.environ[name]
