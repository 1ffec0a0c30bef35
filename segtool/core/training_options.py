"""What a person can choose for a training: one table, from which the command line's flags, the dialog's fields and
the keys of a recipe are made.
"""

from dataclasses import dataclass
from typing import Any

from segtool.core.errors import UsageError
from segtool.core.options import check_all, option, options_of
from segtool.core.training_choices import (
    BOTH,
    CHECKPOINT,
    CORRECTED,
    IMAGENET,
    LOSS_NAMES,
    NO_WEIGHTS,
    PRECISIONS,
    SCRATCH,
    SMALLER,
    STOP,
    TRAINVAL,
    class_weights_fault,
    new_name_fault,
    size_fault,
)
from segtool.core.words import QT_TR_NOOP

START, DATA, STEPS = QT_TR_NOOP("Start"), QT_TR_NOOP("Data"), QT_TR_NOOP("Steps")
LOSS, MACHINE = QT_TR_NOOP("Loss"), QT_TR_NOOP("Machine")
"""The groups."""


@dataclass(frozen=True)
class FineTuneSettings:
    """The options of a training, with the defaults of a fine-tune. Raises UsageError for values that make no sense."""

    network: str = option(
        "", QT_TR_NOOP("Network"), QT_TR_NOOP("begin afresh with this network, not from a checkpoint"), START
    )
    arguments: dict[str, Any] = option(  # noqa: RUF009 - it gives a field
        {},
        QT_TR_NOOP("Its settings"),
        QT_TR_NOOP("of the network, as in width=16,upsampling=bilinear"),
        START,
    )
    start: str = option(
        "",
        QT_TR_NOOP("Start"),
        QT_TR_NOOP("from a checkpoint, from scratch, or from an encoder's ImageNet weights"),
        START,
        choices=("", CHECKPOINT, SCRATCH, IMAGENET),
        names=(
            QT_TR_NOOP("As suits"),
            QT_TR_NOOP("A checkpoint"),
            QT_TR_NOOP("A network from scratch"),
            QT_TR_NOOP("A network with ImageNet's encoder"),
        ),
    )
    checkpoint: str = option(
        "", QT_TR_NOOP("Checkpoint"), QT_TR_NOOP("where it starts: a name or a file; the current one"), START
    )
    name: str = option(
        "", QT_TR_NOOP("Name"), QT_TR_NOOP("of the new checkpoint"), START, fault_of=new_name_fault
    )
    data: str = option(
        "",
        QT_TR_NOOP("Data"),
        QT_TR_NOOP(
            "corrected samples, the trainval ground truth, or both (corrections where there are some)"
        ),
        DATA,
        choices=("", CORRECTED, TRAINVAL, BOTH),
        names=(
            QT_TR_NOOP("As suits the start"),
            QT_TR_NOOP("Corrected samples"),
            QT_TR_NOOP("Ground truth of the training list"),
            QT_TR_NOOP("Both"),
        ),
    )
    only: str = option(
        CORRECTED,
        QT_TR_NOOP("Corrected samples"),
        QT_TR_NOOP("every corrected one, or those whose review is accepted"),
        DATA,
        choices=(CORRECTED, "accepted"),
        names=(QT_TR_NOOP("all of them"), QT_TR_NOOP("only accepted ones")),
    )
    rehearsal: float = option(
        0.5,
        QT_TR_NOOP("Rehearsal"),
        QT_TR_NOOP("with data corrected: weight of ground truth for 1 of corrected, 0 for none"),
        DATA,
        minimum=0,
    )
    corrected_weight: float = option(
        1.0,
        QT_TR_NOOP("Weight of corrected"),
        QT_TR_NOOP("with data both: of each corrected sample"),
        DATA,
        minimum=0,
        maximum=100,
    )
    truth_weight: float = option(
        1.0,
        QT_TR_NOOP("Weight of ground truth"),
        QT_TR_NOOP("with data both: of each sample with ground truth alone"),
        DATA,
        minimum=0,
        maximum=100,
    )
    extra: str = option(
        "",
        QT_TR_NOOP("Further samples"),
        QT_TR_NOOP(
            "a folder in the dataset's layout whose samples are trained on too; a relative one lies in the dataset"
        ),
        DATA,
    )
    extra_weight: float = option(
        1.0,
        QT_TR_NOOP("Weight of further samples"),
        QT_TR_NOOP("of each sample of the extra folder"),
        DATA,
        minimum=0,
        maximum=100,
    )
    size: int = option(
        0,
        QT_TR_NOOP("Size"),
        QT_TR_NOOP("side of the training crops in pixels"),
        STEPS,
        minimum=0,
        maximum=4096,
        special=QT_TR_NOOP("as the network predicts"),
        fault_of=size_fault,
    )
    fit: str = option(
        "",
        QT_TR_NOOP("Framing"),
        QT_TR_NOOP("a fresh network sees pictures scaled to a square, or to an area with their shape kept"),
        STEPS,
        choices=("", "square", "area"),
        names=(QT_TR_NOOP("as suits the network"), QT_TR_NOOP("square"), QT_TR_NOOP("area")),
    )
    batch: int = option(8, QT_TR_NOOP("Batch"), QT_TR_NOOP("samples a step"), STEPS, minimum=1, maximum=4096)
    accumulate: int = option(
        1,
        QT_TR_NOOP("Accumulate"),
        QT_TR_NOOP("batches whose gradients make one step, as a batch that many times as large would"),
        STEPS,
        minimum=1,
        maximum=1024,
    )
    epochs: int = option(
        0,
        QT_TR_NOOP("Epochs"),
        QT_TR_NOOP("times that every sample is seen"),
        STEPS,
        minimum=0,
        maximum=100_000,
        special=QT_TR_NOOP("as suits the start"),
    )
    early_stop: int = option(
        5,
        QT_TR_NOOP("Early stop"),
        QT_TR_NOOP("epochs without a better validation before it ends"),
        STEPS,
        minimum=0,
        maximum=100_000,
        special=QT_TR_NOOP("never"),
    )
    rate: float = option(
        0.0,
        QT_TR_NOOP("Learning rate"),
        QT_TR_NOOP("peak, of the decoder (of all of a network without an encoder)"),
        STEPS,
        minimum=0,
        special=QT_TR_NOOP("as suits the start"),
    )
    encoder_rate: float = option(
        0.0,
        QT_TR_NOOP("Encoder's learning rate"),
        QT_TR_NOOP("peak, of the encoder"),
        STEPS,
        minimum=0,
        special=QT_TR_NOOP("as suits the start"),
    )
    weight_decay: float = option(
        0.01, QT_TR_NOOP("Weight decay"), QT_TR_NOOP("of AdamW"), STEPS, minimum=0, maximum=1
    )
    warm_up: float = option(
        0.1,
        QT_TR_NOOP("Warm-up"),
        QT_TR_NOOP("share of the steps in which the rate rises"),
        STEPS,
        minimum=0,
        maximum=1,
    )
    averaging: float = option(
        0.995,
        QT_TR_NOOP("Averaged weights"),
        QT_TR_NOOP("decay of the moving average of the weights; 0 takes them as they are"),
        STEPS,
        minimum=0,
        maximum=0.99999,
    )
    augmentation: float = option(
        1.0,
        QT_TR_NOOP("Augmentation"),
        QT_TR_NOOP("strength: 0 only scales and mirrors"),
        STEPS,
        minimum=0,
        maximum=2,
    )
    loss: str = option(
        "cross-entropy+dice", QT_TR_NOOP("Loss"), QT_TR_NOOP("what is made small"), LOSS, choices=LOSS_NAMES
    )
    class_weights: str = option(
        NO_WEIGHTS,
        QT_TR_NOOP("Class weights"),
        QT_TR_NOOP("none, inverse (to how often a class occurs), or three: pet, background, border"),
        LOSS,
        fault_of=class_weights_fault,
    )
    precision: str = option(
        "auto",
        QT_TR_NOOP("Precision"),
        QT_TR_NOOP("auto takes half precision where it is measured to be faster"),
        MACHINE,
        choices=PRECISIONS,
    )
    on_oom: str = option(
        STOP,
        QT_TR_NOOP("Too little memory"),
        QT_TR_NOOP("stop and say which batch would do, or go on with smaller parts of a batch"),
        MACHINE,
        choices=(STOP, SMALLER),
        names=(QT_TR_NOOP("stop and say so"), QT_TR_NOOP("go on in smaller parts")),
    )
    workers: int = option(
        0,
        QT_TR_NOOP("Workers"),
        QT_TR_NOOP("threads that decode and augment"),
        MACHINE,
        minimum=0,
        maximum=64,
        special=QT_TR_NOOP("as suits the machine"),
    )
    seed: int = option(
        0,
        QT_TR_NOOP("Seed"),
        QT_TR_NOOP("of weights, order and augmentation"),
        MACHINE,
        minimum=0,
        maximum=2**31 - 1,
    )
    device: str = option("auto", QT_TR_NOOP("Device"), QT_TR_NOOP("auto, cuda, cuda:N, mps or cpu"), MACHINE)
    compare: bool = option(
        True, QT_TR_NOOP("Compare"), QT_TR_NOOP("old and new on held-out samples at the end"), MACHINE
    )
    pause_after: int = option(
        0,
        QT_TR_NOOP("Pause"),
        QT_TR_NOOP("stop after this many epochs in all; resuming goes on"),
        MACHINE,
        minimum=0,
        maximum=100_000,
        special=QT_TR_NOOP("never"),
    )

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
