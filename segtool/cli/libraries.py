"""Which system package is missing where the import of a library fails."""

import re

from segtool.core.errors import SegtoolError

PACKAGES: dict[str, str] = {
    "libGL": "libgl1",
    "libEGL": "libegl1",
    "libglib-2": "libglib2.0-0",
    "libgthread-2": "libglib2.0-0",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
    "libxkbcommon": "libxkbcommon0",
    "libdbus-1": "libdbus-1-3",
    "libfontconfig": "libfontconfig1",
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-image": "libxcb-image0",
    "libxcb-render-util": "libxcb-render-util0",
    "libxcb-shape": "libxcb-shape0",
}
"""Shared library, up to its version, and the package of Debian and Ubuntu that brings it."""

_NOT_THERE = re.compile(r"((lib[\w.+-]+?)\.(?:\d+\.)?so[.\d]*): cannot open shared object file")


def missing_library(error: BaseException) -> SegtoolError | None:
    """What to install, if `error` is the failed import of a system library; None for anything else."""
    found = _NOT_THERE.search(str(error)) if isinstance(error, ImportError | OSError) else None
    if found is None:
        return None
    package = PACKAGES.get(found[2])
    if package is None:
        hint = "Install the package that brings it."
    elif package == "libglib2.0-0":
        hint = f"Install the package {package} (on newer systems libglib2.0-0t64): sudo apt-get install {package}"
    else:
        hint = f"Install the package {package}: sudo apt-get install {package}"
    return SegtoolError(f"The system library {found[1]} is missing.", hint)
