"""The training loop: epochs of augmented batches, averaged weights, validation on the one prediction path.

Everything that is needed to go on is written after each epoch (`state.pt`), the best weights stay in memory and in
that file, and whatever ends the run - the person, a loss that is not finite, a lack of memory - keeps them.
"""

import contextlib
import copy
import io
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from segtool.core.errors import SegtoolError
from segtool.core.files import write_bytes
from segtool.core.metrics import confusion_matrix, figures
from segtool.ml.blocks import channels_last
from segtool.ml.data import TrainingItem, batch_plan, batches
from segtool.ml.devices import is_out_of_memory
from segtool.ml.inference import predict_map
from segtool.ml.losses import LOSSES
from segtool.ml.preprocessing import Preprocessing

Event = dict[str, Any]
OnEvent = Callable[[Event], None]
State = dict[str, Tensor]


@dataclass(frozen=True)
class TrainingSettings:
    """What a run does; every field can stand in a recipe.

    size: side of the training crops in pixels. encoder_rate, decoder_rate: peak learning rates of the part named
    `encoder` and of the rest. averaging: decay of the averaged weights, 0 switches them off. warm_up: share of the
    steps. augmentation: strength, 0 to 1. early_stop: epochs without a better validation, 0 never stops.
    """

    epochs: int = 20
    batch: int = 8
    size: int = 256
    encoder_rate: float = 3e-4
    decoder_rate: float = 2e-3
    weight_decay: float = 1e-2
    warm_up: float = 0.1
    averaging: float = 0.995
    loss: str = "cross-entropy+dice"
    augmentation: float = 1.0
    clip: float = 5.0
    threads: int = 1
    seed: int = 0
    early_stop: int = 0
    flip: bool = True


@dataclass
class Outcome:
    """What a run gave. best_state: averaged weights of the best epoch, on the CPU; None before one ended."""

    best_state: State | None = None
    best_epoch: int = 0
    best_figures: dict[str, Any] | None = None
    stopped: bool = False
    epochs_done: int = 0
    history: list[Event] = field(default_factory=list)


class TrainingError(SegtoolError):
    """The run ended early; `outcome` holds the last finite best."""

    def __init__(self, message: str, hint: str, outcome: Outcome) -> None:
        super().__init__(message, hint)
        self.outcome = outcome


def learning_rate_share(step: int, steps: int, warm_up: float) -> float:
    """Linear up over the first share of the steps, then a cosine down to 1 % of the peak."""
    up = max(1, round(steps * warm_up))
    if step < up:
        return (step + 1) / up
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (step - up) / max(1, steps - up)))


class Trainer:
    """One run over fixed lists of samples.

    run_folder: `state.pt` is written there after each epoch; a run that finds one with the same settings and samples
    goes on from it.
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
    ) -> None:
        if not train_items:
            raise SegtoolError(
                "There is nothing to train on.", "Correct a sample, or choose the training list."
            )
        if settings.loss not in LOSSES:
            raise SegtoolError(
                f"There is no loss named {settings.loss!r}.", f"There are: {', '.join(LOSSES)}."
            )
        self.device = device or torch.device("cpu")
        self.network = channels_last(network.to(self.device))
        self.preprocessing = preprocessing
        self.settings = settings
        self.train_items = list(train_items)
        self.validation_items = list(validation_items)
        self.run_folder = run_folder
        self.averaged = copy.deepcopy(self.network).eval().requires_grad_(False)
        self.optimizer = self._optimizer()
        self.outcome = Outcome()
        self.averaged_steps = 0

    def _optimizer(self) -> torch.optim.Optimizer:
        groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
        for name, parameter in self.network.named_parameters():
            # biases and batch norms are not decayed: decay would only move them away from what the data asks for
            groups.setdefault((name.startswith("encoder."), parameter.ndim > 1), []).append(parameter)
        pretrained = hasattr(self.network, "decoder")
        return torch.optim.AdamW(
            [
                {
                    "params": parameters,
                    "peak": self.settings.encoder_rate
                    if encoder and pretrained
                    else self.settings.decoder_rate,
                    "weight_decay": self.settings.weight_decay if decayed else 0.0,
                }
                for (encoder, decayed), parameters in groups.items()
            ],
            lr=self.settings.decoder_rate,
        )

    def run(self, on_event: OnEvent, should_stop: Callable[[], bool]) -> Outcome:
        """Train until the epochs are done, early stop, or `should_stop` (asked before each step).

        Events: {"event": "step", epoch, epochs, step, steps, loss, seconds_left} and {"event": "epoch", epoch,
        epochs, loss, figures (of validation, None without samples), best, seconds}. Raises TrainingError with the
        last finite best for a loss that is not finite and for a lack of memory.
        """
        self._resume()
        since_best = self.outcome.epochs_done - self.outcome.best_epoch
        for epoch in range(self.outcome.epochs_done + 1, self.settings.epochs + 1):
            started = time.monotonic()
            try:
                loss = self._epoch(epoch, on_event, should_stop)
                if loss is None:
                    self.outcome.stopped = True
                    self._keep_partial(epoch)
                    return self.outcome
                found = self._validate(should_stop)
                if found is None and self.validation_items:
                    self.outcome.stopped = True
                    self._keep_partial(epoch)
                    return self.outcome
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                smaller = max(1, self.settings.batch // 2)
                raise TrainingError(
                    f"Not enough memory for a batch of {self.settings.batch} at {self.settings.size} pixels.",
                    f"Try batch {smaller}." if smaller < self.settings.batch else "Try a smaller size.",
                    self.outcome,
                ) from error
            best = self._note(epoch, found)
            since_best = 0 if best else since_best + 1
            event: Event = {
                "event": "epoch", "epoch": epoch, "epochs": self.settings.epochs, "loss": loss, "figures": found,
                "best": best, "seconds": round(time.monotonic() - started, 3),
            }  # fmt: skip
            self.outcome.history.append(event)
            self._save()
            on_event(event)
            if self.settings.early_stop and since_best >= self.settings.early_stop:
                break
        return self.outcome

    def judge(self, state: State) -> dict[str, Any] | None:
        """Figures of other weights on the validation samples, at the size that this run's checkpoint predicts at."""
        self.averaged.load_state_dict(state)
        return self._validate(lambda: False)

    def _epoch(self, epoch: int, on_event: OnEvent, should_stop: Callable[[], bool]) -> float | None:
        """The epoch's mean loss, or None where the person stopped it."""
        settings, total, done = self.settings, 0.0, 0
        steps = len(batch_plan(len(self.train_items), settings.batch, settings.seed, epoch))
        loss_of = LOSSES[settings.loss]
        torch.manual_seed(settings.seed * 100_003 + epoch)  # dropout: the same whether resumed or not
        self.network.train()
        started = time.monotonic()
        stream = batches(
            self.train_items,
            settings.size,
            settings.batch,
            settings.augmentation,
            settings.seed,
            epoch,
            settings.threads,
        )
        with contextlib.closing(stream):  # type: ignore[type-var]
            for step, batch in enumerate(stream):
                if should_stop():
                    return None
                share = learning_rate_share(
                    (epoch - 1) * steps + step, settings.epochs * steps, settings.warm_up
                )
                for group in self.optimizer.param_groups:
                    group["lr"] = group["peak"] * share
                pixels = self.preprocessing.normalise(batch.pixels.to(self.device))
                with self._precision():
                    logits = self.network(pixels.contiguous(memory_format=torch.channels_last))
                loss = loss_of(logits.float(), batch.target.to(self.device), batch.weights.to(self.device))
                value = float(loss.detach())
                if not math.isfinite(value):
                    raise TrainingError(
                        f"The loss became {value} in step {step + 1} of epoch {epoch}; training was ended.",
                        "Try a lower learning rate. "
                        + (
                            f"The best epoch so far ({self.outcome.best_epoch}) is kept."
                            if self.outcome.best_state is not None
                            else "There is no finished epoch to keep."
                        ),
                        self.outcome,
                    )
                self.optimizer.zero_grad(set_to_none=True)
                loss.backward()  # type: ignore[no-untyped-call]
                nn.utils.clip_grad_norm_(self.network.parameters(), settings.clip)
                self.optimizer.step()
                self._average()
                total, done = total + value, done + 1
                left = (time.monotonic() - started) / done * (steps * (settings.epochs - epoch + 1) - done)
                on_event({
                    "event": "step", "epoch": epoch, "epochs": settings.epochs, "step": step + 1, "steps": steps,
                    "loss": value, "seconds_left": round(max(0.0, left), 1),
                })  # fmt: skip
        return total / max(1, done)

    def _precision(self) -> contextlib.AbstractContextManager[Any]:
        if self.device.type == "cuda":
            return torch.autocast("cuda", torch.bfloat16)
        return contextlib.nullcontext()

    @torch.no_grad()
    def _average(self) -> None:
        """Move the averaged weights towards the current ones; early on faster, so that short runs average too."""
        self.averaged_steps += 1
        decay = min(self.settings.averaging, (1 + self.averaged_steps) / (10 + self.averaged_steps))
        for mean, current in zip(
            self.averaged.state_dict().values(), self.network.state_dict().values(), strict=True
        ):
            if mean.is_floating_point():
                mean.lerp_(current, 1 - decay)
            else:
                mean.copy_(current)

    def _validate(self, should_stop: Callable[[], bool]) -> dict[str, Any] | None:
        """Figures of the averaged weights on the validation samples at the photographs' own size."""
        if not self.validation_items:
            return None
        self.averaged.eval()
        confusion = np.zeros((3, 3), np.int64)
        for item in self.validation_items:
            if should_stop():
                return None
            image, truth = item.load()
            predicted, _ = predict_map(
                self.averaged, self.preprocessing, image, self.settings.flip, self.device
            )
            confusion += confusion_matrix(truth, predicted)
        return figures(confusion).to_json()

    def _note(self, epoch: int, found: dict[str, Any] | None) -> bool:
        """Keep the averaged weights if they are the best so far; without validation the last epoch is the best."""
        outcome = self.outcome
        outcome.epochs_done = epoch
        score = (found or {}).get("mean_iou")
        known = (outcome.best_figures or {}).get("mean_iou")
        state = self.averaged.state_dict()
        if not all(bool(torch.isfinite(v).all()) for v in state.values() if v.is_floating_point()):
            raise TrainingError(
                "The weights are no longer finite; training was ended.", "Try a lower rate.", outcome
            )
        if known is not None and (score is None or score <= known):
            return False
        outcome.best_state = {name: value.detach().cpu().clone() for name, value in state.items()}
        outcome.best_epoch, outcome.best_figures = epoch, found
        return True

    def _keep_partial(self, epoch: int) -> None:
        """Stopped before any epoch ended: what was learned so far is offered rather than thrown away."""
        if self.outcome.best_state is None and self.averaged_steps:
            self._note(epoch, None)
            self.outcome.epochs_done = epoch - 1

    def _identity(self) -> dict[str, Any]:
        names = sorted(item.name for item in self.train_items)
        return {"settings": asdict(self.settings), "train": names}

    def _save(self) -> None:
        buffer = io.BytesIO()
        torch.save(
            {
                "identity": self._identity(),
                "network": self.network.state_dict(),
                "averaged": self.averaged.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "averaged_steps": self.averaged_steps,
                "outcome": asdict(self.outcome),
            },
            buffer,
        )
        write_bytes(self.run_folder / "state.pt", buffer.getvalue())

    def _resume(self) -> None:
        """Go on from `state.pt` where there is one of the same settings and samples."""
        path = self.run_folder / "state.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        if state["identity"] != self._identity():
            raise SegtoolError(
                f"{path} belongs to a run with other settings or samples.", "Choose another run folder.", path
            )
        self.network.load_state_dict(state["network"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.averaged_steps = state["averaged_steps"]
        self.outcome = Outcome(**state["outcome"])
        self.outcome.stopped = False
