"""The record of training runs in the workspace's database, and a folder of its own for each."""

import json
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from segtool.core.clock import now
from segtool.core.database import Database
from segtool.core.errors import WriteError

STATE = "state.pt"
"""In a run's folder: what going on with it needs."""


def start(database: Database, runs_folder: Path, recipe: dict[str, Any]) -> tuple[str, Path]:
    """Note a run that begins: its id and its new folder. Raises WriteError."""
    run_id = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:6]}"
    folder = runs_folder / run_id
    with database.write() as connection:
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise WriteError(
                f"Could not make the folder {folder}: {error.strerror}.",
                "Free some space, or choose another place with --workspace DIR.",
                folder,
            ) from error
        connection.execute(
            "INSERT INTO run (id, started, recipe) VALUES (?, ?, ?)", (run_id, now(), json.dumps(recipe))
        )
    return run_id, folder


def finish(database: Database, run_id: str, outcome: dict[str, Any]) -> None:
    """Note how a run ended. Raises WriteError."""
    with database.write() as connection:
        connection.execute(
            "UPDATE run SET finished = ?, outcome = ? WHERE id = ?", (now(), json.dumps(outcome), run_id)
        )


def all_runs(database: Database, runs_folder: Path) -> list[dict[str, Any]]:
    """Every run, oldest first. finished and outcome are None while it goes on, or where it was cut off."""
    with database.read() as connection:
        found = connection.execute(
            "SELECT id, started, finished, recipe, outcome FROM run ORDER BY started, id"
        ).fetchall()
    return [
        {
            "id": run_id,
            "started": started,
            "finished": finished,
            "recipe": json.loads(recipe),
            "outcome": None if outcome is None else json.loads(outcome),
            "folder": str(runs_folder / run_id),
        }
        for run_id, started, finished, recipe, outcome in found
    ]


def is_finished(run: dict[str, Any]) -> bool:
    """Whether nothing is left to do of a run of `all_runs`: it was not stopped, killed or ended by an error."""
    outcome = run["outcome"]
    return outcome is not None and "error" not in outcome and not outcome.get("can_go_on")


def latest_unfinished(runs: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The newest run of `all_runs` that can go on, None where there is none. Only one with a finished epoch can."""
    return next((run for run in reversed(runs) if not is_finished(run) and _has_state(run)), None)


def _has_state(run: dict[str, Any]) -> bool:
    return (Path(run["folder"]) / STATE).is_file()
