"""Accepting and reopening many samples: one step each, in the undo history of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from segtool.core import labels
from segtool.core.dataset import Dataset
from segtool.core.errors import SegtoolError
from segtool.core.operation import Operation, SampleState
from segtool.core.progress import Progress, ShouldStop, step
from segtool.core.split import HELD_OUT
from segtool.core.workspace import Facts, Workspace
from segtool.jobs.tasks import Work
from segtool.workbench.document import ACCEPTED, OPEN
from segtool.workbench.editing import Editing

REVIEW = "review"
"""The task's name."""


@dataclass(frozen=True)
class ReviewReport:
    """review: "accepted" or "open", what the samples were set to. changed: names. unchanged: how many were so already.

    without: names that have no label map, or one that cannot be used, and cannot be accepted. held_out: how many of
    the changed ones measure the network and are never trained on.
    """

    review: str
    changed: tuple[str, ...]
    unchanged: int
    without: tuple[str, ...]
    held_out: int


@dataclass(frozen=True)
class _Written:
    rows: dict[str, int]
    without: tuple[str, ...]
    unchanged: int


class Reviewing(Editing):
    """Samples in memory take the step in their own history at once; all others on the disk, in one transaction."""

    def accept_many(self, names: Sequence[str]) -> None:
        """Accept every one that has a label map. Answers by taskProgress, taskDone or taskFailed of "review"."""
        self._review_many(names, ACCEPTED)

    def reopen_many(self, names: Sequence[str]) -> None:
        """Take the acceptance of all of these back. Answers as `accept_many`."""
        self._review_many(names, OPEN)

    def _review_many(self, names: Sequence[str], review: str) -> None:
        work = self._work
        if work is None:
            return
        if self.read_only:
            self.problem.emit(self.read_only_note, "")
            return
        if REVIEW in self._tasks.running:
            self.taskFailed.emit(
                REVIEW, "Samples are being accepted or reopened already.", "Wait for its end."
            )
            return
        changed: list[str] = []
        without: list[str] = []
        rest: list[str] = []
        unchanged = 0
        for name in names:
            document = self._showing.document(name)
            if document is None:
                rest.append(name)
                continue
            made = document.accept() if review == ACCEPTED else document.reopen()
            if made is not None:
                self._saving.record(document, made)
                self._facts[name] = document.facts
                changed.append(name)
            elif document.facts.review == review:
                unchanged += 1
            else:
                without.append(name)

        def done(written: _Written) -> ReviewReport:
            # What was read of these samples before the step was committed is read again.
            for name in written.rows:
                self._facts[name] = Facts(self.facts(name).correction, review, self.facts(name).edited)
            self._showing.forget_read(written.rows)
            everything = (*changed, *written.rows)
            held = sum(self.set_of(name) == HELD_OUT for name in everything)
            self.factsChanged.emit("")
            all_without = (*without, *written.without)
            return ReviewReport(review, everything, unchanged + written.unchanged, all_without, held)

        if not rest:
            self.taskDone.emit(REVIEW, done(_Written({}, (), 0)))
            return
        doing = "accepting samples" if review == ACCEPTED else "reopening samples"
        self._tasks.start(REVIEW, doing, _review_work(work.dataset, work.workspace, rest, review), done)


def _review_work(dataset: Dataset, workspace: Workspace, names: Sequence[str], review: str) -> Work:
    def work(progress: Progress, should_stop: ShouldStop) -> _Written:
        known = workspace.all_facts()
        operations: dict[str, Operation] = {}
        without: list[str] = []
        unchanged = 0
        for number, name in enumerate(names):
            step(progress, should_stop, number, len(names), name)
            facts = known.get(name, Facts())
            if facts.review == review:
                unchanged += 1
            elif review == ACCEPTED and not _has_label_map(dataset, workspace, name, facts):
                without.append(name)
            else:
                before, after = (SampleState(facts.correction, each) for each in (facts.review, review))
                operations[name] = Operation(
                    "accept" if review == ACCEPTED else "reopen", None, before, after
                )
        rows = workspace.append_reviews(operations) if operations else {}
        step(progress, None, len(names), len(names), "")
        return _Written(rows, tuple(without), unchanged)

    return work


def _has_label_map(dataset: Dataset, workspace: Workspace, name: str, facts: Facts) -> bool:
    sample = dataset.sample(name)
    if not facts.correction and sample.trimap is None:
        return False
    try:
        return labels.label_map_of(sample, workspace) is not None
    except SegtoolError:  # a broken correction: told where the sample is opened
        return False
