"""Where things are on this machine: data, settings, log, shipped resources, default workspaces."""

import hashlib
import os
import re
from pathlib import Path

import platformdirs

from segtool.core.errors import SegtoolError

HOME_VARIABLE = "SEGTOOL_HOME"
"""Environment variable that moves every folder of ours under one place (tests, portable use)."""

_APP = "segtool"


def _home() -> Path | None:
    value = os.environ.get(HOME_VARIABLE, "")
    return Path(value).expanduser().absolute() if value else None


def data_folder() -> Path:
    """Workspaces and the sample dataset lie here. Not created by this call."""
    home = _home()
    return home / "data" if home else platformdirs.user_data_path(_APP, appauthor=False)


def config_folder() -> Path:
    """The settings file lies here. Not created by this call."""
    home = _home()
    return home / "config" if home else platformdirs.user_config_path(_APP, appauthor=False)


def cache_folder() -> Path:
    """What can be found out again, such as how fast this machine is. Not created by this call."""
    home = _home()
    return home / "cache" if home else platformdirs.user_cache_path(_APP, appauthor=False)


def log_file() -> Path:
    """The log of the last runs. Not created by this call."""
    home = _home()
    folder = home / "log" if home else platformdirs.user_log_path(_APP, appauthor=False)
    return folder / "segtool.log"


def sample_folder() -> Path:
    """The drawn sample dataset that opens where no other was chosen."""
    return data_folder() / "sample"


def resource(name: str) -> Path:
    """The path of a shipped file or folder, for example "checkpoints/pets-lite0.safetensors".

    Found inside the installed package (`segtool/resources`) or beside it in a checkout (`resources`).
    Raises SegtoolError where neither holds it: the installation is incomplete.
    """
    package = Path(__file__).resolve().parent.parent
    places = (package / "resources", package.parent / "resources")
    for folder in places:
        if (folder / name).exists():
            return folder / name
    raise SegtoolError(
        f"The shipped file {name} is missing (looked in {places[0]} and {places[1]}).",
        "Install segtool again.",
        places[0] / name,
    )


def default_workspace(dataset_root: Path) -> Path:
    """The workspace folder of a dataset, by its resolved path: two datasets of one name do not share one."""
    resolved = dataset_root.resolve()
    digest = hashlib.sha256(os.fsencode(resolved)).hexdigest()[:10]
    name = re.sub(r"[^\w.-]+", "_", resolved.name).strip("._") or "dataset"
    return data_folder() / "workspaces" / f"{name}-{digest}"
