"""What a training run leaves behind in its folder, beside its checkpoints: recipe.toml, which trains the same again;
manifest.json, what was trained on; metrics.jsonl, one line an epoch; events.jsonl, one line an event.
"""

import contextlib
import json
import time
from pathlib import Path
from typing import Any

from segtool.core import files
from segtool.core.dataset import Dataset
from segtool.core.errors import WriteError
from segtool.core.recipe_file import recipe_text, toml_of
from segtool.core.split import Split
from segtool.core.training_options import FineTuneSettings
from segtool.ml.data import TrainingItem
from segtool.ml.run_state import STATE
from segtool.ml.training_set import TrainingSet

__all__ = ["Event", "RunRecord", "toml_of"]

Event = dict[str, Any]

RECIPE, MANIFEST, METRICS, EVENTS = "recipe.toml", "manifest.json", "metrics.jsonl", "events.jsonl"


class RunRecord:
    """Writes the run's files. The events are kept in memory and written at each epoch's end and at the run's end; a
    run that goes on adds to those of before.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._started = time.monotonic()
        self._lines = {name: _lines_of(folder / name) for name in (EVENTS, METRICS)}

    def begin(self, settings: FineTuneSettings, manifest: dict[str, Any]) -> None:
        """Write down what will be done, before it is done."""
        files.write_text(self.folder / RECIPE, recipe_text(settings))
        files.write_json(self.folder / MANIFEST, manifest)

    def note(self, event: Event) -> None:
        """Remember an event and its time in seconds since the beginning."""
        timed = {"seconds": round(time.monotonic() - self._started, 3), **event}
        line = json.dumps(timed, allow_nan=False, ensure_ascii=False)
        self._lines[EVENTS].append(line)
        if event["event"] == "epoch":
            self._lines[METRICS].append(line)
            with contextlib.suppress(WriteError):  # written again, whole, at the next epoch and at the end
                self.write()

    def write(self) -> None:
        """Write the events so far. Raises WriteError."""
        for name, lines in self._lines.items():
            files.write_text(self.folder / name, "".join(f"{line}\n" for line in lines))

    def drop_state(self) -> None:
        """Remove what resuming needs, three times the network's size, from a run that is over."""
        (self.folder / STATE).unlink(missing_ok=True)


def _lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def manifest_of(
    dataset: Dataset,
    split: Split,
    chosen: TrainingSet,
    provenance: dict[str, Any],
    recipe: dict[str, Any],
) -> dict[str, Any]:
    """What a run trains on, with digests, and by which split; `recipe`: what else was noted when it began."""

    def rows(items: tuple[TrainingItem, ...]) -> list[dict[str, Any]]:
        return [
            {
                "name": item.name,
                "sha256": chosen.files[item.name].picture,
                "label_map_sha256": chosen.files[item.name].label_map,
                "origin": item.origin,
                "weight": item.weight,
            }
            for item in items
        ]

    return {
        "dataset": str(dataset.root),
        **provenance,
        "split_seed": split.seed,
        "train": rows(chosen.train),
        "validation": rows(chosen.validation),
        "held_out": list(split.held_out),
        "noted": recipe,
    }
