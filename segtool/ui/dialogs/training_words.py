"""What the training dialog says: how many samples there are, where a training starts, why it cannot."""

from dataclasses import dataclass

from segtool.core.checkpoints import CheckpointInfo
from segtool.core.training_choices import BOTH, CORRECTED
from segtool.core.training_options import FineTuneSettings
from segtool.ui.words import tr
from segtool.workbench import Workbench

HELD_OUT_NAME = "held-out"


@dataclass(frozen=True)
class TrainingCounts:
    """Samples by what they can be used for. ground_truth: training samples that nobody corrected."""

    corrected: int
    accepted: int
    ground_truth: int
    held_out: int
    validation: int = 0
    judged: int = 0


def count_samples(bench: Workbench) -> TrainingCounts:
    """Count from the facts and the split; corrections of held-out samples are counted apart."""
    corrected = accepted = held_out = rehearsal = validation = judged = 0
    for sample in bench.samples:
        facts, place = bench.facts(sample.name), bench.set_of(sample.name)
        validation += place == "validation"
        judged += place == HELD_OUT_NAME
        if facts.correction and place == HELD_OUT_NAME:
            held_out += 1
        elif facts.correction:
            corrected += 1
            accepted += facts.review == "accepted"
        elif place == "train" and sample.trimap is not None:
            rehearsal += 1
    return TrainingCounts(corrected, accepted, rehearsal, held_out, validation, judged)


def counts_words(counts: TrainingCounts) -> str:
    """How many samples can be used for what."""
    words = tr(
        "{count} corrected, {accepted} of them accepted", count=counts.corrected, accepted=counts.accepted
    )
    words += tr("; {count} with ground truth alone", count=counts.ground_truth)
    if counts.held_out:
        words += tr(". {count} corrected ones are held out and never trained on", count=counts.held_out)
    return words


def provenance_words(
    settings: FineTuneSettings, start: CheckpointInfo | None, counts: TrainingCounts, taken: set[str]
) -> str:
    """Which network is trained and what it is judged by: the same stands in the run's file.

    taken: names of the checkpoints that there are, folded.
    """
    if settings.afresh:
        origin = tr("Starts afresh, with seed {seed}", seed=settings.seed)
    elif start is not None:
        origin = tr(
            "Starts from {name} ({digest}), with seed {seed}",
            name=start.name, digest=start.digest[:12], seed=settings.seed,
        )  # fmt: skip
    else:
        origin = tr("Starts from the current checkpoint")
    judged = tr(
        "{validation} samples choose the best epoch, {held} held-out ones judge",
        validation=counts.validation, held=counts.judged,
    )  # fmt: skip
    words = f"{origin}. {judged}."
    if settings.name.casefold() in taken:
        stays = tr(
            "There is a checkpoint {name}: it stays, the new one gets a number behind its name.",
            name=settings.name,
        )
        words = f"{words} {stays}"
    return words


def nothing_words(settings: FineTuneSettings, counts: TrainingCounts) -> str:
    """Why there is nothing to train on, "" where there is something."""
    if settings.takes != CORRECTED:
        corrected = counts.corrected if settings.takes == BOTH else 0
        if counts.ground_truth + corrected or settings.extra:
            return ""
        return tr("There is nothing to train on: no sample of the training set has a label map.")
    accepted = settings.only == "accepted"
    if counts.accepted if accepted else counts.corrected:
        return ""
    if accepted and counts.corrected:
        return tr("There is nothing to train on: no sample outside the held-out ones is accepted.")
    return tr("There is nothing to train on: no sample outside the held-out ones is corrected.")
