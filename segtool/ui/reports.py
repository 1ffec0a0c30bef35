"""What the workbench reports becomes messages: problems, the results of tasks, what a dataset is missing."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from segtool.core.eval_report import Evaluated
from segtool.core.measuring import PredictAllReport
from segtool.core.problems import PROBLEM, Problem
from segtool.ui.messages import MessageStrip
from segtool.ui.words import number, tr
from segtool.workbench import Workbench
from segtool.workbench.reviewing import ReviewReport

_log = logging.getLogger(__name__)


class Reports(QObject):
    """Listens to the workbench and speaks through the message strip."""

    def __init__(
        self,
        workbench: Workbench,
        strip: MessageStrip,
        show: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        """show: opens the page of `problems`."""
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()
        self._workbench = workbench
        self._strip = strip
        self._show = show
        self._read_only_place: Path | None = None
        """The workspace that another window edits."""
        workbench.problem.connect(lambda message, hint: strip.say(message, hint, "problem"))
        workbench.folderChanged.connect(strip.say)
        workbench.datasetOpened.connect(self._dataset_opened)
        workbench.readOnlyChanged.connect(self._read_only)
        workbench.taskDone.connect(self._task_done)
        workbench.taskFailed.connect(self._task_failed)
        workbench.tools.changesNothing.connect(self._nothing_to_change)

    def _nothing_to_change(self) -> None:
        self._strip.say(tr("This place has that class already: nothing changes."))

    def _dataset_opened(self) -> None:
        dataset = self._workbench.dataset
        if dataset is not None:
            self._say_recovered(self._workbench.recovered)
            self.problems = dataset.problems
            faults = count_faults(self.problems)
            if faults:
                words = tr("%n problems in this dataset.", n=faults)
                self._strip.say(words, kind="problem", button=tr("Show"), do=self._show)

    def _say_recovered(self, names: Sequence[str]) -> None:
        if names:
            first = names[0] if len(names) == 1 else tr("%n samples", n=len(names))
            words = tr("segtool ended before everything was saved. The edits of {what} are back.", what=first)
            self._strip.say(words, kind="done")

    def _read_only(self) -> None:
        if self._workbench.read_only:
            self._strip.say(self._workbench.read_only_note, kind="problem")
        elif self._read_only_place is not None and self._place == self._read_only_place:
            self._strip.say(tr("The other window has ended. This one can edit now."), kind="done")
        self._read_only_place = self._place if self._workbench.read_only else None

    @property
    def _place(self) -> Path | None:
        workspace = self._workbench.workspace
        return workspace.directory if workspace is not None else None

    def _task_done(self, task: str, result: object) -> None:
        if task == "check" and isinstance(result, Sequence):
            self.problems = tuple(result)
            faults = count_faults(self.problems)
            notes = tr("%n notes", n=len(self.problems) - faults)
            words = tr("Checked: {problems}, {notes}.", problems=tr("%n problems", n=faults), notes=notes)
            self._strip.say(words, kind="problem" if faults else "done", button=tr("Show"), do=self._show)

        elif isinstance(result, Evaluated):
            self._strip.say(_evaluated(result), kind="done")
        elif task == "report" and isinstance(result, Path):
            self._strip.say(tr("Written: {path}", path=result), kind="done")
        elif isinstance(result, ReviewReport):
            self._strip.say(*_reviewed(result))
        elif isinstance(result, PredictAllReport):
            words = tr("Predicted: %n samples.", n=result.measured)
            if result.known:
                words += " " + tr("The figures of {count} were known.", count=result.known)
            failed = ""
            if result.failed:
                first = result.failed[0]
                failed = tr("%n samples could not be predicted.", n=len(result.failed))
                failed += f" {first.name}: {first.reason}"
            self._strip.say(words, failed, "problem" if failed else "done")

    def _task_failed(self, task: str, message: str, hint: str) -> None:
        self._strip.say(message, hint, "problem")
        _log.warning("%s failed: %s", task, message)


def _evaluated(result: Evaluated) -> str:
    document = result.document
    value, images = document["mean_iou"], tr("%n pictures", n=document["images"])
    return tr(
        "Evaluated {checkpoint}: mean IoU {value} over {pictures}.",
        checkpoint=document["checkpoint"]["name"],
        value="–" if value is None else number(value, 3),
        pictures=images,
    )


def _reviewed(report: ReviewReport) -> tuple[str, str, str]:
    """Text, hint and kind of the message about many samples that were accepted or reopened."""
    count = len(report.changed)
    words = (
        tr("Accepted %n samples.", n=count)
        if report.review == "accepted"
        else tr("Reopened %n samples.", n=count)
    )
    hints = []
    if report.without:
        hints.append(tr("%n samples without a usable label map stayed open.", n=len(report.without)))
    if report.held_out and report.review == "accepted":
        hints.append(
            tr(
                "%n of them measure the network (held-out): saved and exported, never trained on.",
                n=report.held_out,
            )
        )
    return words, " ".join(hints), "done"


def count_faults(problems: Sequence[Problem]) -> int:
    """How many are problems rather than notes."""
    return sum(problem.severity == PROBLEM for problem in problems)
