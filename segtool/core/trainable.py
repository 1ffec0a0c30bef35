"""Which samples may be trained on, told from facts and lists alone: nothing is decoded."""

from segtool.core.dataset import Dataset, Sample
from segtool.core.errors import SegtoolError
from segtool.core.split import HELD_OUT, VALIDATION, Split
from segtool.core.training_choices import CORRECTED
from segtool.core.training_options import FineTuneSettings
from segtool.core.workspace import Facts, Workspace

NEVER_TRAINED = {
    HELD_OUT: "It is held out: the gate judges by it.",
    VALIDATION: "It is in the validation set: the best epoch is chosen by it.",
}
_TEST_LIST = "It is in the test list."

LeftOut = dict[str, str]
"""{"name", "reason"}"""


def refuse_nothing(dataset: Dataset, workspace: Workspace, split: Split, settings: FineTuneSettings) -> None:
    """Raise SegtoolError where there is nothing to train on, before anything is loaded."""
    if settings.takes == CORRECTED:
        eligible(dataset, workspace, split, settings.only)
    elif not settings.extra and not any(
        dataset.sample(name).trimap is not None or workspace.facts(name).correction for name in split.train
    ):
        raise no_label_maps()


def eligible(
    dataset: Dataset, workspace: Workspace, split: Split, only: str
) -> tuple[list[Sample], list[LeftOut]]:
    """The corrected samples that may be trained on, and the others with the reason why not.

    only: "corrected", or "accepted" for those of them that are. Raises SegtoolError where there is none.
    """
    facts = workspace.all_facts()
    chosen: list[Sample] = []
    left_out: list[LeftOut] = []
    for sample in dataset.samples:
        fact = facts.get(sample.name, Facts())
        if not fact.correction:
            continue
        reason = NEVER_TRAINED.get(split.set_of(sample.name), "")
        if not reason and sample.split == "test":
            reason = _TEST_LIST
        if not reason and only == "accepted" and fact.review != "accepted":
            reason = "It is not accepted."
        if reason:
            left_out.append({"name": sample.name, "reason": reason})
        else:
            chosen.append(sample)
    if not chosen:
        raise nothing_corrected(left_out, only)
    return chosen, left_out


def nothing_corrected(left_out: list[LeftOut], only: str) -> SegtoolError:
    """Why no corrected sample can be trained on."""
    if not left_out:
        return SegtoolError(
            "Nothing to train on: no sample of the training set has a correction.",
            "Correct a sample with the brush, save it, and train again.",
        )
    first = left_out[0]
    which = "corrected sample" if len(left_out) == 1 else f"{len(left_out)} corrected samples"
    return SegtoolError(
        f"Nothing to train on: the {which} cannot be taken ({first['name']}: {first['reason']}).",
        "Accept a corrected sample, or train without --only accepted."
        if only == "accepted"
        else "Correct a sample of the training set.",
    )


def no_label_maps(left_out: list[LeftOut] | None = None) -> SegtoolError:
    """Why nothing of the training set can be trained on; the first reason of those that there are."""
    if not left_out:
        return SegtoolError(
            "Nothing to train on: no sample of the training set has a label map.",
            "Correct a sample, or open a dataset with trimaps.",
        )
    first, count = left_out[0], len(left_out)
    which = "the only sample cannot" if count == 1 else f"none of {count} samples can"
    return SegtoolError(
        f"Nothing to train on: {which} be taken ({first['name']}: {first['reason']}).",
        "segtool check DATASET names every file; --mapping there says what its values mean.",
    )
