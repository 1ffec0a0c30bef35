"""Training by a recipe without a person: rows of a results table, each resumable by the same call."""

from pathlib import Path
from typing import Any

from segtool.core.dataset import read_dataset
from segtool.core.progress import ShouldStop
from segtool.core.recipe_file import load_recipe
from segtool.core.training_options import FineTuneSettings
from segtool.core.workspace import Workspace
from segtool.ml.finetuning import OnEvent, fine_tune
from segtool.ml.resuming import finished_like, settings_of, unfinished_like

RESULTS_RECIPE = Path("results-128")
"""The recipe of the results table."""


def row_settings(recipe: Path = RESULTS_RECIPE, **changes: Any) -> FineTuneSettings:
    """A recipe's options with changes, as in network="unet", arguments={"upsampling": "nearest"}."""
    return FineTuneSettings.from_json({**load_recipe(recipe), **changes})


def train_row(
    dataset: Path, workspace: Path, settings: FineTuneSettings, on_event: OnEvent, should_stop: ShouldStop
) -> dict[str, Any]:
    """Train what the settings say, once: the summary of `fine_tune` (`checkpoint` is the best epoch's file).

    Called again with the same settings, a run that was stopped or killed goes on from its last whole epoch (kills cost
    the epoch in work at most), and a finished one is returned without training. Rows share one workspace, and so one
    split. Raises what `fine_tune` does.
    """
    found = read_dataset(dataset)
    opened = Workspace.open(found.root, workspace)
    try:
        done = finished_like(opened, settings)
        if done is not None and Path(done["checkpoint"]).is_file():
            return done
        before = unfinished_like(opened, settings)
        if before is not None:
            settings = settings_of(before, {"pause_after": settings.pause_after, "device": settings.device})
        return fine_tune(found, opened, settings, on_event, should_stop, before)
    finally:
        opened.close()
