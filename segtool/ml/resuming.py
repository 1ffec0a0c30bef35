"""Finding a run that was cut off, and what it was to do."""

import difflib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from segtool.core.errors import SegtoolError, UsageError
from segtool.core.runs import STATE, is_finished, latest_unfinished
from segtool.core.training_options import FineTuneSettings
from segtool.core.workspace import Workspace
from segtool.ml.checkpoint import load_checkpoint
from segtool.ml.finetune_settings import Start
from segtool.ml.run_state import LAST

LATEST = "latest"
"""Instead of a run's name: the newest one that can go on."""

CHANGEABLE = ("pause_after", "workers", "on_oom", "device", "compare")
"""Options that a run that goes on may have otherwise than before: they change no figure."""


@dataclass(frozen=True)
class OldRun:
    """A run that can go on. recipe: what was noted when it began."""

    id: str
    folder: Path
    recipe: dict[str, Any]

    @property
    def settings(self) -> FineTuneSettings:
        """As it was started."""
        return FineTuneSettings.from_json(self.recipe["settings"])

    def start(self) -> Start | None:
        """Its network as of its last whole epoch, None where none ended. Raises UnreadableError."""
        if not (self.folder / STATE).is_file():
            return None
        network, config, _ = load_checkpoint(self.folder / LAST)
        origin, digest = self.recipe.get("start_path"), self.recipe.get("start_digest") or None
        pretrained = self.settings.start == "imagenet"
        return Start(
            network,
            replace(config, name=self.recipe["start"] or config.network),
            Path(origin) if origin else None,
            digest,
            pretrained,
        )


def find_run(workspace: Workspace, name: str) -> OldRun:
    """The run of this name, or the newest one that can go on for "latest".

    Raises SegtoolError where there is none, and for a run that is finished.
    """
    runs = {run["id"]: run for run in workspace.runs()}
    if name == LATEST:
        latest = latest_unfinished(list(runs.values()))
        if latest is None:
            raise SegtoolError("There is no run that could go on.", "Start a new one.")
        name = latest["id"]
    if name not in runs:
        near = difflib.get_close_matches(name, runs, n=1)
        known = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(runs) or 'none'}."
        raise SegtoolError(f"There is no run {name!r} in this workspace.", known)
    if is_finished(runs[name]):
        raise SegtoolError(
            f"The run {name} is finished: there is nothing left to do.",
            "Start a new run; its recipe.toml trains the same again, with more epochs too.",
        )
    return OldRun(name, Path(runs[name]["folder"]), runs[name]["recipe"])


def settings_of(run: OldRun, given: dict[str, Any]) -> FineTuneSettings:
    """The run's settings, with those of `given` that may change. Raises UsageError for any other that differs."""
    settings = run.settings
    for key, value in given.items():
        before = getattr(settings, key)
        if key not in CHANGEABLE and value != before:
            raise UsageError(
                f"The run {run.id} has {key} {json.dumps(before)}, not {json.dumps(value)}: a run goes on as it began.",
                "Leave the option out, or start a new run.",
            )
    changed = {key: value for key, value in given.items() if key in CHANGEABLE}
    return replace(settings, **{"pause_after": 0, **changed})


def unfinished_like(workspace: Workspace, settings: FineTuneSettings) -> OldRun | None:
    """The newest unfinished run with these settings, None where there is none."""
    for run in reversed(workspace.runs()):
        if not is_finished(run) and _same(run, settings):
            return OldRun(run["id"], Path(run["folder"]), run["recipe"])
    return None


def finished_like(workspace: Workspace, settings: FineTuneSettings) -> dict[str, Any] | None:
    """The outcome of the newest finished run with these settings, None where there is none."""
    for run in reversed(workspace.runs()):
        if is_finished(run) and _same(run, settings):
            outcome: dict[str, Any] = run["outcome"]
            return outcome
    return None


def _same(run: dict[str, Any], settings: FineTuneSettings) -> bool:
    noted = run["recipe"].get("settings")
    if not isinstance(noted, dict):
        return False
    try:
        before = FineTuneSettings.from_json(noted)
    except UsageError:  # of another version of segtool
        return False
    return all(
        getattr(before, key) == value for key, value in vars(settings).items() if key not in CHANGEABLE
    )
