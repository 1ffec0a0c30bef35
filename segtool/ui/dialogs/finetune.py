"""Asks how to fine-tune: from which checkpoint, on what, for how long."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from segtool.core.checkpoints import CheckpointInfo
from segtool.ui.dialogs.form import FormDialog
from segtool.ui.theme import label
from segtool.workbench import Workbench

HELD_OUT_NAME = "held-out"


@dataclass(frozen=True)
class TrainingCounts:
    """Samples by what they can be used for. ground_truth: trainval samples that can be rehearsed."""

    corrected: int
    accepted: int
    ground_truth: int
    held_out: int


def count_samples(bench: Workbench) -> TrainingCounts:
    """Count from the facts and the split; corrections of held-out samples are counted apart."""
    corrected = accepted = held_out = rehearsal = 0
    for sample in bench.samples:
        facts, place = bench.facts(sample.name), bench.set_of(sample.name)
        if facts.correction and place == HELD_OUT_NAME:
            held_out += 1
        elif facts.correction:
            corrected += 1
            accepted += facts.review == "accepted"
        elif place == "train" and sample.trimap is not None:
            rehearsal += 1
    return TrainingCounts(corrected, accepted, rehearsal, held_out)


class FineTuneDialog(FormDialog):
    """The settings of a fine-tune; `settings()` after it was accepted."""

    def __init__(
        self,
        bench: Workbench,
        checkpoints: list[CheckpointInfo],
        defaults: dict[str, Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Fine-tune",
            "Trains on your corrected samples in a process of its own; you can go on painting. "
            "At the end old and new are compared on held-out samples, and you choose.",
            "Start",
            parent,
        )
        self._counts = count_samples(bench)
        self.checkpoint = QComboBox()
        for info in checkpoints:
            self.checkpoint.addItem(info.name, str(info.path))
        current = bench.checkpoint_info
        if current is not None:
            self.checkpoint.setCurrentIndex(max(self.checkpoint.findData(str(current.path)), 0))
        self.accepted_only = QCheckBox("Only those that are accepted")
        self.rehearsal = QSpinBox(minimum=0, maximum=100, suffix=" %", singleStep=10)
        self.rehearsal.setValue(round(100 * float(defaults.get("train_rehearsal", 0.5))))
        self.rehearsal.setToolTip(
            "Weight of ground truth mixed in beside the corrected samples, so that nothing is forgotten"
        )
        self.epochs = QSpinBox(minimum=1, maximum=1000)
        self.epochs.setValue(int(defaults.get("train_epochs", 10)))
        self.batch = QSpinBox(minimum=1, maximum=64)
        self.batch.setValue(8)
        self.rate = QDoubleSpinBox(minimum=0.0, maximum=1.0, decimals=5, singleStep=0.0001)
        self.rate.setSpecialValueText("as suits fine-tuning")
        self.name = QLineEdit()
        self.name.setPlaceholderText("chosen for you")
        self.counts = label("", "muted")
        self.counts.setWordWrap(True)
        for title, field in (
            ("Start from", self.checkpoint),
            ("Samples", self.counts),
            ("", self.accepted_only),
            ("Rehearsal", self.rehearsal),
            ("Epochs", self.epochs),
            ("Batch", self.batch),
            ("Learning rate", self.rate),
            ("Name", self.name),
        ):
            self.rows.addRow(title, field)
            field.setAccessibleName(title or field.objectName() or "Only accepted samples")
        self.accepted_only.toggled.connect(self._check)
        self.finish()
        self._check()

    def _check(self) -> None:
        counts = self._counts
        words = f"{counts.corrected} corrected, {counts.accepted} of them accepted"
        words += f"; {counts.ground_truth} with ground truth to rehearse"
        if counts.held_out:
            words += f". {counts.held_out} corrected ones are held out and never trained on"
        self.counts.setText(words)
        usable = counts.accepted if self.accepted_only.isChecked() else counts.corrected
        which = "accepted" if self.accepted_only.isChecked() and counts.corrected else "corrected"
        nothing = f"There is nothing to train on: no sample outside the held-out ones is {which}."
        self.say_fault("" if usable else nothing)

    def settings(self) -> dict[str, Any]:
        """As the training takes them."""
        return {
            "checkpoint": self.checkpoint.currentData(),
            "only": "accepted" if self.accepted_only.isChecked() else "corrected",
            "rehearsal": self.rehearsal.value() / 100,
            "epochs": self.epochs.value(),
            "batch": self.batch.value(),
            "rate": self.rate.value(),
            "name": self.name.text().strip(),
        }
