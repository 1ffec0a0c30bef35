"""Export: the refined dataset in the dataset's own layout, built aside, verified, then put into place."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from segtool.core.dataset import Dataset, Sample
from segtool.core.declared import ignore_declared
from segtool.core.errors import Cancelled, SegtoolError, UsageError, WriteError
from segtool.core.export import place
from segtool.core.export.items import Item, Predict, prepare
from segtool.core.export.petset import Petset
from segtool.core.export.verify import verify_export as verify_export
from segtool.core.problems import PROBLEM, Problem, printable
from segtool.core.progress import Progress, ShouldStop, step
from segtool.core.workspace import Workspace

REFINED, ACCEPTED = "refined", "accepted"
WHAT: dict[str, str] = {
    REFINED: "corrections, and the ground truth of every other sample",
    ACCEPTED: "samples that were accepted",
}
"""What can be exported."""


@dataclass(frozen=True)
class ExportReport:
    """How an export went.

    written: samples in it. origins: how many of them are "ground truth", "corrected", "predicted". left_out: samples
    that do not belong in it, each with its reason (severity "problem" where the reason is a fault). failed: samples
    that belong in it and could not be had. saved_state: ISO time of the newest committed edit that was taken, "" where
    nothing was ever edited.
    """

    target: Path
    written: int
    origins: dict[str, int]
    left_out: tuple[Problem, ...]
    failed: tuple[Problem, ...]
    saved_state: str

    @property
    def clean(self) -> bool:
        """Whether nothing failed and nothing was left out because of a fault."""
        return not self.failed and all(problem.severity != PROBLEM for problem in self.left_out)

    def to_json(self) -> dict[str, Any]:
        """For the command line."""
        return {
            "target": printable(str(self.target)),
            "written": self.written,
            "origins": self.origins,
            "left_out": [problem.to_json() for problem in self.left_out],
            "failed": [problem.to_json() for problem in self.failed],
            "saved_state": self.saved_state,
        }


def export_dataset(
    dataset: Dataset,
    workspace: Workspace,
    target: Path,
    what: str = REFINED,
    only_accepted: bool = False,
    predict: Predict | None = None,
    checkpoint_digest: str | None = None,
    force: bool = False,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
    names: Iterable[str] | None = None,
) -> ExportReport:
    """Export to `target`, by the rules of `place`.

    what: of WHAT; only_accepted narrows "refined" in the same way. predict: gives the label map (H x W uint8) of a
    sample without ground truth and correction; None leaves those out. names: these samples only. A sample that
    cannot be exported is named in
    the report and the rest goes on.
    Raises SegtoolError for a target that is refused and where not one sample could be exported, WriteError where the
    disk does not take it, Cancelled; in each case the target is as it was, or says that it is unfinished.
    """
    if what not in WHAT:
        raise UsageError(f"There is no export of {what!r}.", f"There is {', '.join(WHAT)}.")
    accepted = only_accepted or what == ACCEPTED
    samples = dataset.samples
    if names is not None:
        wanted = {dataset.sample(name).name for name in names}
        samples = tuple(sample for sample in samples if sample.name in wanted)
    folder = place.check_target(target, dataset.root, workspace.directory, force)
    saved_state = workspace.saved_state() or ""
    left_out: list[Problem] = []
    failed: list[Problem] = []
    with place.part_folder(folder) as part:
        ignore = 0 if ignore_declared(dataset.root) else None
        petset = Petset(part, ignore, checkpoint=checkpoint_digest or "", efforts=workspace.efforts())
        for number, sample in enumerate(samples):
            step(progress, should_stop, number, len(samples), sample.name)
            try:
                item, edited = _prepared(sample, workspace, accepted, predict)
            except (Cancelled, WriteError):
                raise
            except SegtoolError as error:
                failed.append(
                    Problem("export-failed", error.file or sample.image, f"{sample.name}: {error.message}")
                )
                continue
            saved_state = max(saved_state, edited)  # edits go on beside a long export
            if isinstance(item, Problem):
                left_out.append(item)
            else:
                petset.add(item)
        _refuse_nothing(petset, folder, left_out, failed)
        about = {
            "source": printable(str(dataset.root)),
            "what": ACCEPTED if accepted else what,
            "saved_state": saved_state,
            "checkpoint": checkpoint_digest,
        }
        petset.finish(about, dataset.has_lists, left_out, failed)
        faults = verify_export(part)
        if faults:
            raise WriteError(
                f"The export was not put into place: {faults[0].sentence}",
                "Check the disk and try again.",
                part,
            )
        step(progress, should_stop, len(samples), len(samples), "")
        place.put_in_place(part, folder)
    return ExportReport(
        folder, len(petset.entries), petset.origins(), tuple(left_out), tuple(failed), saved_state
    )


def _prepared(
    sample: Sample, workspace: Workspace, only_accepted: bool, predict: Predict | None
) -> tuple[Item | Problem, str]:
    """The sample's item and when it was edited, as of one state: taken again where an open window changed it."""
    while True:
        row, facts = workspace.newest_row(sample.name), workspace.facts(sample.name)
        item = prepare(sample, workspace, facts, only_accepted, predict)
        if (row, facts) == (workspace.newest_row(sample.name), workspace.facts(sample.name)):
            return item, facts.edited or ""


def _refuse_nothing(petset: Petset, target: Path, left_out: list[Problem], failed: list[Problem]) -> None:
    if petset.entries:
        return
    reasons = "; ".join(problem.sentence.rstrip(".") for problem in [*failed, *left_out][:3])
    raise SegtoolError(
        f"Nothing was exported: {len(left_out)} samples were left out and {len(failed)} failed.",
        f"For example {reasons}." if reasons else "The dataset has no samples.",
        target,
    )
