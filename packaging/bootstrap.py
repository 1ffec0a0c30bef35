"""Make the environment that `make run`, `make test` and `make check` need, or see that it is there.

    python3 packaging/bootstrap.py [--extra dev] [--link-packages VENV]

Creates .venv with the newest Python on PATH (3.11 or newer), installs the project and its requirements into it, and
sees to the system packages. Works without ensurepip (Debian's python3-venv), installs nothing outside .venv but system
packages where the user is root, and notes in .venv what was done, so that the next run takes no time. Runs with any
Python 3.8 or newer and nothing beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from system_packages import SetupError, see_to

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
OLDEST_PIP = (22, 3)  # the first that can install into another environment (--python)
NEEDED_GB = 8
PURPOSES = {"run": "run", "dev": "test"}
"""What an extra makes of the system packages' purposes."""


def say(text: str) -> None:
    """To the person, apart from what a command prints."""
    print(f"[set-up] {text}", file=sys.stderr, flush=True)


# Which Python


def version_of(python: str) -> tuple[int, int] | None:
    """(major, minor) of an interpreter, None where it does not run (a pyenv shim without its version, say)."""
    code = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [python, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
        )
        major, minor = answer.stdout.split()
        return (int(major), int(minor)) if answer.returncode == 0 else None
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def candidates(path: str) -> list[str]:
    """Interpreters named python3 or python3.N in the folders of a PATH, in its order."""
    found: list[str] = []
    for folder in filter(lambda name: name and os.access(name, os.R_OK), path.split(os.pathsep)):
        files = sorted(Path(folder).iterdir()) if Path(folder).is_dir() else []
        named = [file for file in files if re.fullmatch(r"python3(\.\d+)?", file.name)]
        found += [str(file) for file in named if os.access(file, os.X_OK)]
    return found


def choose_python(found: Iterable[tuple[str, tuple[int, int] | None]]) -> str:
    """The newest of (interpreter, version), the first on PATH among equals. SetupError where none is new enough."""
    working = [(python, version) for python, version in found if version is not None]
    fitting = [(python, version) for python, version in working if version >= OLDEST]
    if not fitting:
        seen = (
            ", ".join(f"{python} is {major}.{minor}" for python, (major, minor) in working)
            or "none is on PATH"
        )
        raise SetupError(f"segtool needs Python {OLDEST[0]}.{OLDEST[1]} or newer; {seen}.")
    newest = max(version for _, version in fitting)
    return next(python for python, version in fitting if version == newest)


# Which pip


def pip_version(text: str) -> tuple[int, int] | None:
    """(22, 3) of "pip 22.3.1 from ..."."""
    match = re.match(r"pip (\d+)\.(\d+)", text)
    return (int(match[1]), int(match[2])) if match else None


def _runs(command: list[str]) -> str | None:
    try:
        answer = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=pip_environment()
        )
    except OSError:
        return None
    return answer.stdout if answer.returncode == 0 else None


def find_pip(environment_python: Path, pythons: list[str]) -> list[str]:
    """A pip command that installs into the environment: its own, else one of `pythons` or of PATH that can reach it."""
    own = [str(environment_python), "-m", "pip"]
    if _runs([*own, "--version"]) is not None:
        return own
    commands = [[python, "-m", "pip"] for python in pythons]
    commands += [[tool] for tool in map(shutil.which, ("pip3", "pip")) if tool]
    for command in commands:
        version = pip_version(_runs([*command, "--version"]) or "")
        reaching = [*command, "--python", str(environment_python)]
        if version and version >= OLDEST_PIP and _runs([*reaching, "--version"]) is not None:
            return reaching
    if _runs([str(environment_python), "-m", "ensurepip"]) is not None:
        return own
    raise SetupError(
        "No pip 22.3 or newer was found. Type this, then try again:\n  sudo apt-get install -y python3-pip"
    )


def pip_environment() -> dict[str, str]:
    """The person's variables (their index, proxy and certificates count), less those that lead out of .venv."""
    out = {
        "PIP_USER",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_ROOT",
        "PIP_REQUIRE_VIRTUALENV",
        "PYTHONHOME",
        "PIP_PYTHON",
    }
    return {name: value for name, value in os.environ.items() if name not in out}


# The note in .venv that says what was done


def setup_key(pyproject: bytes, root: Path) -> str:
    """Changes with the requirements and with the place of the checkout."""
    return hashlib.sha256(pyproject + b"\0" + str(root).encode()).hexdigest()


def is_done(stamp: Path, key: str, extras: list[str]) -> bool:
    """Whether the note says that all this was installed."""
    try:
        note = json.loads(stamp.read_text())
        return note["key"] == key and set(extras) <= set(note["extras"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


# The work


def check_disk(free_bytes: int, root: Path) -> None:
    """Say what is to come; SetupError where it would not fit."""
    free = free_bytes / 1e9
    cost = "about 6 GB on disk (3 GB to download), 5 to 20 minutes"
    say(f"Installing into {root / '.venv'}: {cost}; {free:.0f} GB are free.")
    if free < NEEDED_GB:
        raise SetupError(
            f"Fewer than {NEEDED_GB} GB are free here, which is too little; nothing was installed."
        )


def make_environment(folder: Path, path: str) -> None:
    """Create .venv where it is missing or its Python is gone or too old."""
    python = folder / "bin" / "python"
    version = version_of(str(python)) if python.exists() else None
    if version is not None and version >= OLDEST:
        return
    if folder.exists() and any(folder.iterdir()) and not (folder / "pyvenv.cfg").exists():
        raise SetupError(f"{folder} is not an environment that this made; move it away.")
    chosen = choose_python([(candidate, version_of(candidate)) for candidate in candidates(path)])
    say(f"Creating {folder} with {chosen}.")
    subprocess.run(
        [chosen, "-m", "venv", "--clear", "--without-pip", str(folder)], stdin=subprocess.DEVNULL, check=True
    )


def link_packages(folder: Path, other: Path) -> None:
    """Let the environment see the packages of another one, so that 6 GB are not installed twice."""
    own, theirs = (next(place.glob("lib/python3.*/site-packages")) for place in (folder, other))
    (own / "linked-packages.pth").write_text(f"{theirs.resolve()}\n")


def unmet(python: Path, extras: list[str]) -> list[str]:
    """Requirements that the environment does not meet."""
    command = [str(python), str(Path(__file__).with_name("requirements_check.py")), str(ROOT), *extras]
    answer = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    return list(json.loads(answer.stdout))


def set_up(extras: list[str], linked: Path | None = None) -> None:
    """Everything. Raises SetupError or CalledProcessError."""
    folder = ROOT / ".venv"
    stamp, python = folder / "segtool-setup.json", folder / "bin" / "python"
    key = setup_key((ROOT / "pyproject.toml").read_bytes(), ROOT)
    if python.exists() and is_done(stamp, key, extras):
        return
    complete = (
        see_to({"run", *(PURPOSES[extra] for extra in extras)}, say) if sys.platform == "linux" else True
    )
    existing = python.exists()
    if not existing and linked is None:
        check_disk(shutil.disk_usage(ROOT).free, ROOT)
    make_environment(folder, os.environ.get("PATH", ""))
    if linked is not None:
        link_packages(folder, linked)
    lacking = unmet(python, extras)
    if lacking:
        if existing and any(line.startswith("torch>") for line in lacking):
            check_disk(shutil.disk_usage(ROOT).free, ROOT)
        pip = find_pip(python, [sys.executable, *candidates(os.environ.get("PATH", ""))])
        target = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
        # With everything else in place the checkout is only registered, with the builder that is there: no network.
        light = ["--no-deps", "--no-build-isolation"] if lacking == ["segtool"] and "dev" in extras else []
        command = [*pip, "install", "--no-input", "--disable-pip-version-check", *light, "--editable", target]
        subprocess.run(command, stdin=subprocess.DEVNULL, env=pip_environment(), check=True)
    if complete:  # else the missing system packages are looked for (and said) again next time
        stamp.write_text(json.dumps({"key": key, "extras": extras}) + "\n")
    say("Ready.")


def main() -> int:
    """The command; 0 when ready, 1 with a sentence otherwise."""
    parser = argparse.ArgumentParser(description="Make the environment that the Makefile's commands need.")
    parser.add_argument(
        "--extra", action="append", default=[], choices=["dev"], help="also install what tests need"
    )
    parser.add_argument(
        "--link-packages", type=Path, metavar="VENV", help="see this environment's packages too"
    )
    options = parser.parse_args()
    try:
        set_up(options.extra, options.link_packages)
    except SetupError as error:
        say(str(error))
        return 1
    except subprocess.CalledProcessError as error:
        say(f"This did not work (status {error.returncode}): {' '.join(map(str, error.cmd))}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
