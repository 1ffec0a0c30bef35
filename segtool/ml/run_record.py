"""What a training run leaves behind in its folder: recipe.toml, manifest.json, events.jsonl."""

import json
import time
from pathlib import Path
from typing import Any

from segtool.core import files

Event = dict[str, Any]


def toml_of(table: dict[str, Any]) -> str:
    """A flat table of text, numbers, yes/no, lists and tables as TOML; what is None is left out."""
    return "".join(f"{key} = {_value(value)}\n" for key, value in table.items() if value is not None)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        inner = ", ".join(
            f"{json.dumps(key)} = {_value(entry)}" for key, entry in value.items() if entry is not None
        )
        return f"{{{inner}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(entry) for entry in value)}]"
    return json.dumps(value, allow_nan=False)  # JSON's text, numbers and yes/no are TOML's too


class RunRecord:
    """Writes the run's files. The events are kept in memory and written at each epoch's end and at the run's end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._started = time.monotonic()
        self._lines: list[str] = []

    def begin(self, recipe: dict[str, Any], manifest: dict[str, Any]) -> None:
        """Write down what will be done, before it is done."""
        files.write_text(self.folder / "recipe.toml", toml_of(recipe))
        files.write_json(self.folder / "manifest.json", manifest)

    def note(self, event: Event) -> None:
        """Remember an event and its time in seconds since the beginning."""
        timed = {"seconds": round(time.monotonic() - self._started, 3), **event}
        self._lines.append(json.dumps(timed, allow_nan=False, ensure_ascii=False))
        if event["event"] == "epoch":
            self.write()

    def write(self) -> None:
        """Write the events so far."""
        files.write_text(self.folder / "events.jsonl", "".join(f"{line}\n" for line in self._lines))

    def drop_state(self) -> None:
        """Remove what resuming needs, three times the network's size, from a run that is over."""
        (self.folder / "state.pt").unlink(missing_ok=True)
