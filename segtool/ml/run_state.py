"""What a run keeps in its folder, so that it can go on and nothing of worth is lost, whenever it is cut off.

`best.safetensors` and `last.safetensors` are whole checkpoints; `state.pt` holds what resuming needs. Each is written
beside and renamed, the best first: killed in between, the best on the disk is at most newer than the state.
"""

import io
import pickle
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from segtool.core.checkpoints import SUFFIX
from segtool.core.errors import SegtoolError, UnreadableError, WriteError
from segtool.core.files import write_bytes
from segtool.core.runs import STATE
from segtool.ml.checkpoint import CheckpointConfig, load_checkpoint_tensors, save_checkpoint

Event = dict[str, Any]
State = dict[str, Tensor]

__all__ = ["BEST", "LAST", "STATE", "Outcome", "RunFiles"]

BEST, LAST = f"best{SUFFIX}", f"last{SUFFIX}"
_PARTS = ("identity", "network", "averaged", "optimizer", "averaged_steps", "scaler", "outcome")
_ANEW = "Start a new run; this one's best is kept in its folder."


@dataclass
class Outcome:
    """What a run gave. best_state: averaged weights of the best epoch, on the CPU; None before one ended.

    stopped: by the person, or by a pause; it can go on.
    """

    best_state: State | None = None
    best_epoch: int = 0
    best_figures: dict[str, Any] | None = None
    stopped: bool = False
    epochs_done: int = 0
    history: list[Event] = field(default_factory=list)


class RunFiles:
    """The files of one run. config: describes the network; figures and epoch are put in."""

    def __init__(self, folder: Path, config: CheckpointConfig) -> None:
        self.folder, self.config = folder, config
        self._unsaved_best = False

    def keep(self, outcome: Outcome, is_best: bool, last: State, state: dict[str, Any]) -> str:
        """Write what an epoch gave. A disk that is full is told by the sentence returned ("" where all was written):
        what could not be written is tried again after the next epoch, and the files before it stay whole.
        """
        self._unsaved_best |= is_best
        try:
            if self._unsaved_best and outcome.best_state is not None:
                self._save(BEST, outcome.best_state, outcome.best_epoch, outcome.best_figures)
                self._unsaved_best = False
            figures = outcome.history[-1]["figures"] if outcome.history else None
            self._save(LAST, last, outcome.epochs_done, figures)
            buffer = io.BytesIO()
            rest = asdict(replace(outcome, best_state=None))
            torch.save({**state, "outcome": rest}, buffer)
            write_bytes(self.folder / STATE, buffer.getvalue())
        except WriteError as error:
            return f"{error.message} The training goes on; it is tried again after the next epoch."
        return ""

    def _save(self, name: str, weights: State, epoch: int, figures: dict[str, Any] | None) -> None:
        config = replace(
            self.config,
            training={**self.config.training, "best_epoch": epoch},
            figures={**self.config.figures, "validation": figures},
        )
        save_checkpoint(self.folder / name, weights, config)

    def load(self, identity: dict[str, Any], device: torch.device) -> tuple[dict[str, Any], Outcome] | None:
        """(state, outcome) of the run so far, None where no epoch of it ended.

        Raises SegtoolError for a run with other settings or samples (the first that differs is named) and for a state
        that is not whole.
        """
        path = self.folder / STATE
        if not path.exists():
            return None
        try:
            state = torch.load(path, map_location=device, weights_only=True)
        except (OSError, RuntimeError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise UnreadableError(f"{path} cannot be read: the run cannot go on.", _ANEW, path) from error
        missing = [part for part in _PARTS if not isinstance(state, dict) or part not in state]
        if missing:
            raise UnreadableError(f"{path} lacks the part {missing[0]!r}: the run cannot go on.", _ANEW, path)
        difference = _difference(state["identity"], identity)
        if difference:
            raise SegtoolError(
                f"{path} belongs to a run with other settings or samples: {difference}.",
                "Choose another run folder, or start a new run.",
                path,
            )
        return state, self._with_best(Outcome(**state["outcome"]))

    def _with_best(self, outcome: Outcome) -> Outcome:
        path = self.folder / BEST
        if outcome.best_epoch:
            weights, config = load_checkpoint_tensors(path)
            outcome.best_state = weights
            outcome.best_epoch = int(config.training["best_epoch"])
            outcome.best_figures = config.figures["validation"]
        return outcome


def _difference(before: dict[str, Any], now: dict[str, Any]) -> str:
    """The first thing in which two runs differ, in words; "" where they are the same."""
    old, new = before.get("settings", {}), now["settings"]
    for key in new:
        if old.get(key) != new[key]:
            return f"{key} was {old.get(key)!r} and is {new[key]!r} now"
    for which in ("train", "validation"):
        if before.get(which) != now[which]:
            known = {tuple(row) for row in before.get(which, [])}
            changed = [row[0] for row in now[which] if tuple(row) not in known]
            return f"{changed[0]} was not in it, or has changed" if changed else f"{which} had other samples"
    return ""
