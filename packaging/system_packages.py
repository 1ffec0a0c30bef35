"""Which system packages are missing, what apt calls them on this release, and how they are installed.

Runs with any Python 3.8 or newer and nothing beside it: it is used before the environment exists.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("system-packages.txt")


class SystemPackage(NamedTuple):
    """A row of the table. purpose: "run" or "test". needed: kind:what. names: what apt may call it, newest first."""

    purpose: str
    needed: str
    names: tuple[str, ...]


class SetupError(Exception):
    """The set-up cannot go on; the message is for the person."""


def read_table(path: Path = TABLE) -> list[SystemPackage]:
    """The rows of system-packages.txt."""
    rows = [
        line.split() for line in path.read_text().splitlines() if line.strip() and not line.startswith("#")
    ]
    return [SystemPackage(row[0], row[1], tuple(row[2:])) for row in rows]


def _has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _has_font(folder: str) -> bool:
    return any(file.endswith((".ttf", ".otf")) for _, _, files in os.walk(folder) for file in files)


CHECKS: dict[str, Callable[[str], bool]] = {
    "library": _has_library,
    "command": lambda name: shutil.which(name) is not None,
    "font": _has_font,
}


def missing(packages: list[SystemPackage]) -> list[SystemPackage]:
    """Those whose library, command or font is not there."""
    return [p for p in packages if not CHECKS[p.needed.partition(":")[0]](p.needed.partition(":")[2])]


def apt_knows(name: str) -> bool:
    """Whether apt has this package on this release (false for all while its lists are missing)."""
    answer = subprocess.run(
        ["apt-cache", "show", "--no-all-versions", name],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.returncode == 0 and f"Package: {name}\n" in answer.stdout


def choose_names(packages: list[SystemPackage], knows: Callable[[str], bool]) -> list[str]:
    """One package name for each: the first that `knows` accepts, else the first."""
    return [next(filter(knows, package.names), package.names[0]) for package in packages]


def _apt_get(*arguments: str) -> bool:
    command = ["apt-get", "-o", "DPkg::Lock::Timeout=300", *arguments]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, stdin=subprocess.DEVNULL, env=environment, check=False).returncode == 0


def see_to(purposes: set[str], say: Callable[[str], None]) -> bool:
    """Install what is missing where this user is root; otherwise say the one command to type.

    Returns whether everything is there now. Raises SetupError where a library that the window needs stays missing;
    without the tools of the tests the tests of the real window are passed over, so that is only said.
    """
    lacking = missing([package for package in read_table() if package.purpose in purposes])
    if not lacking:
        return True
    if shutil.which("apt-get") is None:
        say(
            f"These are not on this system; install what brings them: {', '.join(p.needed for p in lacking)}."
        )
        return False
    names = choose_names(lacking, apt_knows)
    if os.geteuid() == 0:
        say(f"Installing system packages: {' '.join(names)}")
        if not all(apt_knows(name) for name in names):
            _apt_get("update")
            names = choose_names(lacking, apt_knows)
        install = ["install", "-y", "--no-install-recommends", *names]
        if not _apt_get(*install) and not (_apt_get("update") and _apt_get(*install)):
            raise SetupError(f"apt-get could not install {' '.join(names)}; what it said stands above.")
        if not (lacking := missing(lacking)):
            return True
        raise SetupError(f"Still missing after the installation: {', '.join(p.needed for p in lacking)}.")
    command = f"sudo apt-get install -y {' '.join(names)}"
    if any(package.purpose == "run" for package in lacking):
        raise SetupError(f"System packages are missing. Type this, then try again:\n  {command}")
    say(f"The tests of the real window are passed over; to have them too, type:\n  {command}")
    return False
