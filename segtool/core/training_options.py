"""What a person can choose for a training: one table, from which the command line's flags, the dialog's fields and
the keys of a recipe are made.
"""

import math
from dataclasses import dataclass
from typing import Any

from segtool.core.errors import UsageError
from segtool.core.lists import name_fault
from segtool.core.options import check_all, option, options_of

CORRECTED, TRAINVAL, BOTH = "corrected", "trainval", "both"
"""What is trained on: corrected samples (with rehearsal), the ground truth of the training set, or all of the training
set with corrections where there are some."""
CHECKPOINT, SCRATCH, IMAGENET = "checkpoint", "scratch", "imagenet"
"""Where a training starts."""
LOSS_NAMES = ("cross-entropy+dice", "cross-entropy", "dice", "focal", "focal+dice")
PRECISIONS = ("auto", "float32", "bfloat16", "float16")
NO_WEIGHTS, INVERSE = "none", "inverse"
STOP, SMALLER = "stop", "smaller"
"""What follows where the memory does not suffice."""

START, DATA, STEPS, LOSS, MACHINE = "Start", "Data", "Steps", "Loss", "Machine"
"""The groups."""


def class_weights_of(text: str) -> tuple[float, ...] | None:
    """The three weights in "1,0.5,2", None for a text that names none. Raises ValueError for other numbers."""
    if text in ("", NO_WEIGHTS, INVERSE):
        return None
    weights = tuple(float(part) for part in text.replace(",", " ").split())
    if len(weights) != 3 or not all(math.isfinite(w) and w >= 0 for w in weights) or not any(weights):
        raise ValueError(text)
    return weights


def _class_weights_fault(value: Any) -> str:
    try:
        class_weights_of(value)
    except ValueError:
        return f"is {NO_WEIGHTS}, {INVERSE} or three numbers for pet, background, border, not {value!r}"
    return ""


def _name_fault(value: Any) -> str:
    return name_fault(value) if value else ""


def _size_fault(value: Any) -> str:
    return "" if value == 0 or value >= 32 else f"is 0 or at least 32, not {value}"


@dataclass(frozen=True)
class FineTuneSettings:
    """The options of a training, with the defaults of a fine-tune. Raises UsageError for values that make no sense."""

    network: str = option("", "Network", "begin afresh with this network, not from a checkpoint", START)
    arguments: dict[str, Any] = option(  # noqa: RUF009 - it gives a field
        {}, "Its settings", "of the network, as in width=16,upsampling=bilinear", START
    )
    start: str = option(
        "", "Start", "from a checkpoint, from scratch, or from an encoder's ImageNet weights", START,
        choices=("", CHECKPOINT, SCRATCH, IMAGENET),
    )  # fmt: skip
    checkpoint: str = option("", "Checkpoint", "where it starts: a name or a file; the current one", START)
    name: str = option("", "Name", "of the new checkpoint", START, fault_of=_name_fault)
    data: str = option(
        "", "Data",
        "corrected samples; the trainval ground truth; or both, all of the training set with corrections where there "
        "are some",
        DATA, choices=("", CORRECTED, TRAINVAL, BOTH),
    )  # fmt: skip
    only: str = option(
        CORRECTED, "Corrected samples", "every corrected one, or those whose review is accepted", DATA,
        choices=(CORRECTED, "accepted"),
    )  # fmt: skip
    rehearsal: float = option(
        0.5, "Rehearsal", "with data corrected: weight of ground truth for 1 of corrected, 0 for none", DATA,
        minimum=0,
    )  # fmt: skip
    corrected_weight: float = option(
        1.0, "Weight of corrected", "with data both: of each corrected sample", DATA, minimum=0, maximum=100
    )
    truth_weight: float = option(
        1.0, "Weight of ground truth", "with data both: of each sample with ground truth alone", DATA,
        minimum=0, maximum=100,
    )  # fmt: skip
    extra: str = option(
        "", "Further samples",
        "a folder in the dataset's layout whose samples are trained on too; a relative one lies in the dataset", DATA,
    )  # fmt: skip
    extra_weight: float = option(
        1.0, "Weight of further samples", "of each sample of the extra folder", DATA, minimum=0, maximum=100
    )
    size: int = option(
        0, "Size", "side of the training crops in pixels", STEPS, minimum=0, maximum=4096,
        special="as the network predicts", fault_of=_size_fault,
    )  # fmt: skip
    fit: str = option(
        "", "Framing", "a fresh network sees pictures scaled to a square, or to an area with their shape kept", STEPS,
        choices=("", "square", "area"),
    )  # fmt: skip
    batch: int = option(8, "Batch", "samples a step", STEPS, minimum=1, maximum=4096)
    accumulate: int = option(
        1, "Accumulate", "batches whose gradients make one step, as a batch that many times as large would",
        STEPS, minimum=1, maximum=1024,
    )  # fmt: skip
    epochs: int = option(
        0, "Epochs", "times that every sample is seen", STEPS, minimum=0, maximum=100_000,
        special="as suits the start",
    )  # fmt: skip
    early_stop: int = option(
        5, "Early stop", "epochs without a better validation before it ends", STEPS, minimum=0, maximum=100_000,
        special="never",
    )  # fmt: skip
    rate: float = option(
        0.0, "Learning rate", "peak, of the decoder (of all of a network without an encoder)", STEPS, minimum=0,
        special="as suits the start",
    )  # fmt: skip
    encoder_rate: float = option(
        0.0, "Encoder's learning rate", "peak, of the encoder", STEPS, minimum=0, special="as suits the start"
    )
    weight_decay: float = option(0.01, "Weight decay", "of AdamW", STEPS, minimum=0, maximum=1)
    warm_up: float = option(
        0.1, "Warm-up", "share of the steps in which the rate rises", STEPS, minimum=0, maximum=1
    )
    averaging: float = option(
        0.995, "Averaged weights", "decay of the moving average of the weights; 0 takes them as they are", STEPS,
        minimum=0, maximum=0.99999,
    )  # fmt: skip
    augmentation: float = option(
        1.0, "Augmentation", "strength: 0 only scales and mirrors", STEPS, minimum=0, maximum=2
    )
    loss: str = option("cross-entropy+dice", "Loss", "what is made small", LOSS, choices=LOSS_NAMES)
    class_weights: str = option(
        NO_WEIGHTS, "Class weights", "none, inverse (to how often a class occurs), or three: pet, background, border",
        LOSS, fault_of=_class_weights_fault,
    )  # fmt: skip
    precision: str = option(
        "auto", "Precision", "auto takes half precision where it is measured to be faster", MACHINE,
        choices=PRECISIONS,
    )  # fmt: skip
    on_oom: str = option(
        STOP, "Too little memory", "stop and say which batch would do, or go on with smaller parts of a batch",
        MACHINE, choices=(STOP, SMALLER),
    )  # fmt: skip
    workers: int = option(
        0,
        "Workers",
        "threads that decode and augment",
        MACHINE,
        minimum=0,
        maximum=64,
        special="as suits the machine",
    )
    seed: int = option(0, "Seed", "of weights, order and augmentation", MACHINE, minimum=0, maximum=2**31 - 1)
    device: str = option("auto", "Device", "auto, cuda, cuda:N, mps or cpu", MACHINE)
    compare: bool = option(True, "Compare", "old and new on held-out samples at the end", MACHINE)
    pause_after: int = option(
        0, "Pause", "stop after this many epochs in all; resuming goes on", MACHINE, minimum=0, maximum=100_000,
        special="never",
    )  # fmt: skip

    def __post_init__(self) -> None:
        check_all(type(self), vars(self))
        if self.start in (SCRATCH, IMAGENET) and not self.network:
            raise UsageError(
                f"These settings cannot be used: a start from {self.start} needs a network.",
                "Name one with --network.",
            )
        if self.start == CHECKPOINT and self.network:
            raise UsageError(
                "These settings cannot be used: a checkpoint says itself which network it is.",
                "Leave the network out, or start from scratch.",
            )
        if self.afresh and self.checkpoint and self.start:
            raise UsageError(
                f"These settings cannot be used: a start from {self.start} takes no checkpoint.",
                "Leave the checkpoint out.",
            )

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> "FineTuneSettings":
        """From a request or a recipe; what is None keeps its default. UsageError names an unknown setting."""
        given = {key: value for key, value in document.items() if value is not None}
        check_all(cls, given)
        return cls(**given)

    @property
    def afresh(self) -> bool:
        """Whether it starts from a network rather than from a checkpoint."""
        return bool(self.network)

    @property
    def takes(self) -> str:
        """What is trained on: "corrected", "trainval" or "both"."""
        return self.data or (BOTH if self.afresh and self.rehearsal > 0 else CORRECTED)


OPTIONS = options_of(FineTuneSettings)
