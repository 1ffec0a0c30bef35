"""What a training run does, in numbers."""

from dataclasses import asdict, dataclass
from typing import Any

from segtool.core.training_choices import INVERSE, NO_WEIGHTS, STOP

_NOT_IN_IDENTITY = ("threads", "on_oom", "pause_after")


@dataclass(frozen=True)
class TrainingSettings:
    """What a run does; every field can stand in a recipe.

    size: side of the training crops in pixels. encoder_rate, decoder_rate: peak learning rates of the part named
    `encoder` and of the rest. averaging: decay of the averaged weights, 0 switches them off. warm_up: share of the
    steps. augmentation: strength, 0 to 1. early_stop: epochs without a better validation, 0 never stops. accumulate:
    batches to a step. class_weights: "none", "inverse" or three numbers. precision: auto, float32, bfloat16, float16.
    on_oom: "stop" or "smaller". threads: that decode, 0 as suits the machine. pause_after: epochs in all after which
    this part of the run ends, 0 never.
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
    threads: int = 0
    seed: int = 0
    early_stop: int = 0
    flip: bool = True
    accumulate: int = 1
    class_weights: str = NO_WEIGHTS
    precision: str = "auto"
    on_oom: str = STOP
    pause_after: int = 0

    @property
    def step_samples(self) -> int:
        """Samples whose gradients make one step."""
        return self.batch * self.accumulate

    @property
    def weighs_by_frequency(self) -> bool:
        """Whether the class weights must be counted first."""
        return self.class_weights == INVERSE

    def identity(self) -> dict[str, Any]:
        """What two parts of one run must have in common."""
        return {key: value for key, value in asdict(self).items() if key not in _NOT_IN_IDENTITY}
