"""What fits into the memory: found by trying, after it was found too small."""

import gc
from collections.abc import Callable
from typing import Any

import torch

from segtool.core.training_choices import SMALLER
from segtool.ml.data import Batch
from segtool.ml.devices import is_out_of_memory
from segtool.ml.stepping import Stepper
from segtool.ml.training_settings import TrainingSettings


def give_back() -> None:
    """Let go of what nothing refers to any more."""
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def largest_that_fits(attempt: Callable[[int], None], too_many: int) -> int:
    """The largest of too_many / 2, / 4, ... samples for which `attempt` does not run out of memory; 0 for none.

    attempt: does what a step does with that many samples; whatever else goes wrong in it is raised.
    """
    samples = too_many // 2
    while samples >= 1:
        give_back()
        try:
            attempt(samples)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            samples //= 2
        else:
            give_back()
            return samples
    give_back()
    return 0


def after_out_of_memory(stepper: Stepper, settings: TrainingSettings, batch: Batch) -> dict[str, Any] | str:
    """What is done after a step ran out of memory: the event of a stepper that was changed to take fewer samples at
    once, with as many to a step as before; or, where the run must end, the hint that says which batch would do.
    """
    samples, before = len(batch.weights), (stepper.most, stepper.slack)
    asked = min(samples, stepper.most + stepper.slack)
    if stepper.group.world > 1:  # the other processes would wait for this one
        return f"Try batch {settings.batch // 2}." if settings.batch > 1 else "Try a smaller size."
    stepper.most, stepper.slack = samples, 0

    def attempt(number: int) -> None:
        stepper.gradients(Batch(batch.pixels[:number], batch.target[:number], batch.weights[:number]))

    try:
        fits = largest_that_fits(attempt, asked)
    finally:
        stepper.optimizer.zero_grad(set_to_none=True)
        stepper.most, stepper.slack = before
    if not fits:
        return "Not even one sample fits: try a smaller size, or a smaller network."
    if settings.on_oom != SMALLER:
        return f"Try batch {fits}."
    stepper.most, stepper.slack = fits, 0
    text = (
        f"Not enough memory for {asked} samples at once: from now on {fits} at once, still "
        f"{settings.step_samples} to a step."
    )
    return {"event": "memory", "samples": fits, "text": text}
