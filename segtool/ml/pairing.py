"""Whether the torch and torchvision that are installed fit each other, told before either is imported."""

import re
import sys
from importlib import metadata

from segtool.core.errors import SegtoolError


def check_pairing() -> None:
    """Raise SegtoolError where torch or torchvision is missing, or torchvision was built for another torch."""
    installed: dict[str, str] = {}
    for package in ("torch", "torchvision"):
        try:
            installed[package] = metadata.version(package)
        except metadata.PackageNotFoundError as error:
            raise SegtoolError(f"The package {package} is not installed.", _hint()) from error
    torch, torchvision = installed["torch"], installed["torchvision"]
    wanted = _pinned(metadata.requires("torchvision") or []) or _by_number(torchvision)
    if wanted and not f"{_public(torch)}.".startswith(f"{_public(wanted)}."):
        raise SegtoolError(
            f"torch {torch} and torchvision {torchvision} do not fit together: "
            f"this torchvision was built for torch {wanted}.",
            _hint(),
        )


def _pinned(requirements: list[str]) -> str:
    """The version of torch that torchvision's own metadata demands exactly, "" where it demands none."""
    for requirement in requirements:
        found = re.match(r"torch\s*\(?\s*==\s*([^\s;,)]+)", requirement)
        if found:
            return found[1]
    return ""


def _by_number(torchvision: str) -> str:
    """torchvision 0.15 came with torch 2.0, and both have counted on together since; "" for other numbers."""
    found = re.match(r"0\.(\d+)\.", torchvision)
    return f"2.{int(found[1]) - 15}" if found and int(found[1]) >= 15 else ""


def _public(version: str) -> str:
    """Without the part that names the build, as in 2.9.0+cu128."""
    return version.partition("+")[0]


def _hint() -> str:
    return f"Install the pair again: {sys.executable} -m pip install --upgrade torch torchvision"
