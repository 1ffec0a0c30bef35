"""A module of Python's own that is imported when it is first used: the window is painted before anything needs it."""

import importlib
from typing import Any


class Later:
    """Stands for a module. Bind it where the type checker does not look, and import the module itself where it does."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(importlib.import_module(self._name), attribute)
