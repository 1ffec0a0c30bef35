"""The training loop: epochs of augmented batches, averaged weights, validation on the one prediction path.

Everything that is needed to go on is written after each epoch (`run_state`), and whatever ends the run - the person, a
loss that is not finite, a lack of memory - keeps the last finite best.
"""

import contextlib
import math
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import torch
from torch import Tensor, nn

from segtool.core.errors import Cancelled, SegtoolError
from segtool.core.progress import ShouldStop
from segtool.core.training_choices import class_weights_of
from segtool.ml.blocks import channels_last
from segtool.ml.checkpoint import CheckpointConfig
from segtool.ml.data import Batch, Stream, TrainingItem, class_counts
from segtool.ml.devices import is_out_of_memory
from segtool.ml.distributed import Alone
from segtool.ml.losses import PARTS, Loss
from segtool.ml.memory import after_out_of_memory
from segtool.ml.optimising import Averaged, learning_rate_share, optimizer_for, set_rate
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.run_state import Event, Outcome, RunFiles, State
from segtool.ml.stepping import LossLog, Stepper, autocast_type
from segtool.ml.training_settings import TrainingSettings
from segtool.ml.validating import validated

__all__ = ["Event", "Outcome", "State", "Trainer", "TrainingError", "TrainingSettings", "learning_rate_share"]

OnEvent = Callable[[Event], None]

SMALLEST_FOR_ONE = 64
"""Below this size a batch norm at the bottleneck would see one value of a single sample."""


class TrainingError(SegtoolError):
    """The run ended early; `outcome` holds the last finite best."""

    def __init__(self, message: str, hint: str, outcome: Outcome) -> None:
        super().__init__(message, hint)
        self.outcome = outcome


class Trainer:
    """One run over fixed lists of samples.

    run_folder: the run's files are written there after each epoch; a run that finds those of the same settings and
    samples goes on from them. config: what the files say about the network. group: the processes that train together.
    """

    def __init__(
        self,
        network: nn.Module,
        preprocessing: Preprocessing,
        settings: TrainingSettings,
        train_items: Sequence[TrainingItem],
        validation_items: Sequence[TrainingItem],
        run_folder: Path,
        device: torch.device | None = None,
        config: CheckpointConfig | None = None,
        group: Alone | None = None,
    ) -> None:
        if not train_items:
            raise SegtoolError(
                "There is nothing to train on.", "Correct a sample, or choose the training list."
            )
        if settings.loss not in PARTS:
            raise SegtoolError(
                f"There is no loss named {settings.loss!r}.", f"There are: {', '.join(PARTS)}."
            )
        self.device = device or torch.device("cpu")
        self.group = group or Alone()
        self.network = channels_last(network.to(self.device))
        called = self.group.set_up(self.network)
        self.preprocessing = preprocessing
        self.settings = settings
        self.train_items = list(train_items)
        self.validation_items = list(validation_items)
        self.averaged = Averaged(self.network, settings.averaging)
        self.optimizer = optimizer_for(self.network, settings)
        self.outcome = Outcome()
        self.files = RunFiles(run_folder, config or _described(network, preprocessing))
        self.stepper = Stepper(
            called, self.optimizer, Loss(settings.loss), preprocessing, self.device, self.group, settings.clip,
            math.ceil(settings.batch / self.group.world), autocast_type(settings.precision, self.device, self.network),
        )  # fmt: skip
        self.stepper.least = 2 if settings.size < SMALLEST_FOR_ONE else 1
        self.stream = Stream(
            self.train_items, settings.size, settings.step_samples, settings.augmentation, settings.seed,
            settings.threads or _threads(self.device), self.group.rank, self.group.world,
        )  # fmt: skip

    def run(self, on_event: OnEvent, should_stop: ShouldStop) -> Outcome:
        """Train until the epochs are done, early stop, a pause, or `should_stop` (asked before each step and while
        anything is waited for).

        Events: {"event": "step", epoch, epochs, step, steps, loss, seconds_left}, {"event": "epoch", epoch, epochs,
        loss, figures (of validation, None without samples), best, seconds, images_a_second}, {"event": "memory", text}
        where a batch was cut smaller, {"event": "warning", text} where a file could not be written. Raises
        TrainingError with the last finite best for a loss that is not finite and for a lack of memory.
        """
        self._resume()
        self.outcome.stopped = False
        try:
            self._weigh_classes(should_stop)
            while not self._over():
                self._epoch(self.outcome.epochs_done + 1, on_event, should_stop)
        except Cancelled:
            self.outcome.stopped = True
            self._keep_partial()
        return self.outcome

    def _over(self) -> bool:
        done, settings = self.outcome.epochs_done, self.settings
        if done >= settings.epochs:
            return True
        if settings.early_stop and done - self.outcome.best_epoch >= settings.early_stop:
            return True
        self.outcome.stopped = 0 < settings.pause_after <= done
        return self.outcome.stopped

    def judge(self, state: State) -> dict[str, Any] | None:
        """Figures of other weights on the validation samples, at the size that this run's checkpoint predicts at."""
        self.averaged.network.load_state_dict(state)
        return self._validate(lambda: False)

    def _weigh_classes(self, should_stop: ShouldStop) -> None:
        weights: Sequence[float] | None = class_weights_of(self.settings.class_weights)
        if self.settings.weighs_by_frequency:
            counts = class_counts(self.train_items, should_stop)
            inverse = torch.where(counts > 0, counts.sum() / counts.clamp(min=1), torch.zeros_like(counts))
            weights = (inverse / inverse[counts > 0].mean()).tolist()
        self.stepper.loss = Loss(self.settings.loss, torch.tensor(weights) if weights else None).to(
            self.device
        )

    def _epoch(self, epoch: int, on_event: OnEvent, should_stop: ShouldStop) -> None:
        started = time.monotonic()
        loss = self.train_epoch(epoch, on_event, should_stop)
        trained = time.monotonic() - started
        found = self._validate(should_stop)
        best = self._note(epoch, found)
        event: Event = {
            "event": "epoch", "epoch": epoch, "epochs": self.settings.epochs, "loss": loss, "figures": found,
            "best": best, "seconds": round(time.monotonic() - started, 3),
            "images_a_second": round(len(self.train_items) / max(trained, 1e-9), 2),
        }  # fmt: skip
        self.outcome.history.append(event)
        if self.group.rank == 0:
            trouble = self.files.keep(self.outcome, best, self.averaged.tensors(), self._state())
            if trouble:
                on_event({"event": "warning", "text": trouble})
        on_event(event)

    def train_epoch(self, epoch: int, on_event: OnEvent, should_stop: ShouldStop) -> float:
        """One epoch's steps; the mean of their losses. Raises Cancelled."""
        settings, steps = self.settings, self.stream.steps(epoch)
        torch.manual_seed(settings.seed * 100_003 + epoch * self.group.world + self.group.rank)
        self.network.train()
        losses = LossLog(late=self.device.type != "cpu")
        started = time.monotonic()
        stream = self.stream.epoch(epoch, None if self.group.world > 1 else should_stop)
        with contextlib.closing(stream):  # type: ignore[type-var]
            for step, batch in enumerate(stream):
                if self.group.any(should_stop()):
                    raise Cancelled
                share = learning_rate_share(
                    (epoch - 1) * steps + step, settings.epochs * steps, settings.warm_up
                )
                set_rate(self.optimizer, share)
                value = losses.add(self._step(batch, on_event))
                if not math.isfinite(value):
                    self._end_not_finite(value, losses.read, epoch)
                self.averaged.update()
                left = (
                    (time.monotonic() - started)
                    / (step + 1)
                    * (steps * (settings.epochs - epoch + 1) - step - 1)
                )
                on_event({
                    "event": "step", "epoch": epoch, "epochs": settings.epochs, "step": step + 1, "steps": steps,
                    "loss": value, "seconds_left": round(max(0.0, left), 1),
                })  # fmt: skip
        value = losses.last()
        if not math.isfinite(value):
            self._end_not_finite(value, losses.read, epoch)
        return losses.mean

    def _step(self, batch: Batch, on_event: OnEvent) -> Tensor:
        """One step; with fewer samples at a time where the memory does not suffice and that is wanted."""
        while True:
            try:
                return self.stepper.step(batch)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
            # Outside the handler: the error's frames hold the tensors that fill the memory.
            told = after_out_of_memory(self.stepper, self.settings, batch)
            if isinstance(told, str):
                raise self._no_memory(told)
            on_event(told)

    def _no_memory(self, hint: str) -> TrainingError:
        settings = self.settings
        return TrainingError(
            f"Not enough memory for a batch of {settings.batch} at {settings.size} pixels.",
            hint,
            self.outcome,
        )

    def _end_not_finite(self, value: float, step: int, epoch: int) -> NoReturn:
        best = self.outcome.best_epoch
        kept = f"The best epoch so far ({best}) is kept." if best else "There is no finished epoch to keep."
        raise TrainingError(
            f"The loss became {value} in step {step} of epoch {epoch}; training was ended.",
            f"Try a lower learning rate. {kept}",
            self.outcome,
        )

    def _validate(self, should_stop: ShouldStop) -> dict[str, Any] | None:
        """Figures of the averaged weights on the validation samples, None without any. Raises Cancelled."""
        self.group.from_first([t for t in self.averaged.tensors().values() if t.is_floating_point()])
        try:
            return validated(
                self.averaged.network, self.preprocessing, self.validation_items, self.settings.flip, self.device,
                self.group, should_stop,
            )  # fmt: skip
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
        raise self._no_memory("Training fits, validating does not: try a smaller size.")

    def _note(self, epoch: int, found: dict[str, Any] | None) -> bool:
        """Keep the averaged weights if they are the best so far; without validation the last epoch is the best."""
        outcome = self.outcome
        if not self.averaged.finite():
            raise TrainingError(
                "The weights are no longer finite; training was ended.", "Try a lower rate.", outcome
            )
        outcome.epochs_done = epoch
        score = (found or {}).get("mean_iou")
        known = (outcome.best_figures or {}).get("mean_iou")
        if known is not None and (score is None or score <= known):
            return False
        outcome.best_state = {
            name: value.detach().cpu().clone() for name, value in self.averaged.tensors().items()
        }
        outcome.best_epoch, outcome.best_figures = epoch, found
        return True

    def _keep_partial(self) -> None:
        """Stopped before any epoch ended: what was learned so far is offered rather than thrown away."""
        if self.outcome.best_state is None and self.averaged.steps:
            done = self.outcome.epochs_done
            self._note(done + 1, None)
            self.outcome.epochs_done = done

    def _identity(self) -> dict[str, Any]:
        rows = {
            which: sorted([item.name, item.digest, str(item.weight)] for item in items)
            for which, items in (("train", self.train_items), ("validation", self.validation_items))
        }
        return {"settings": self.settings.identity(), **rows}

    def _state(self) -> dict[str, Any]:
        return {
            "identity": self._identity(),
            "network": self.network.state_dict(),
            "averaged": self.averaged.tensors(),
            "optimizer": self.optimizer.state_dict(),
            "averaged_steps": self.averaged.steps,
            "scaler": self.stepper.scaler.state_dict(),
        }

    def _resume(self) -> None:
        """Go on from the run's files where there are some of the same settings and samples."""
        found = self.files.load(self._identity(), self.device)
        if found is None:
            return
        state, self.outcome = found
        self.network.load_state_dict(state["network"])
        self.averaged.network.load_state_dict(state["averaged"])
        self.averaged.steps = state["averaged_steps"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.stepper.scaler.load_state_dict(state["scaler"])


def _threads(device: torch.device) -> int:
    """That decode: one beside a network on the processor, more for a GPU, which is faster."""
    return 1 if device.type == "cpu" else min(8, max(1, (os.cpu_count() or 2) - 1))


def _described(network: nn.Module, preprocessing: Preprocessing) -> CheckpointConfig:
    return CheckpointConfig.create(
        name="run", network=type(network).__name__, arguments={}, preprocessing=preprocessing
    )
