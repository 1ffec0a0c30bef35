"""The lint at work: spots of the sample on show, of the list or of all; one mend shown first, or all of a kind."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from segtool.core.dataset import Dataset, Sample
from segtool.core.errors import SegtoolError
from segtool.core.linting import Finding, LintReport, lint_samples, mend_of, mends_of, rules_for
from segtool.core.mend_pictures import MendWish
from segtool.core.operation import LabelMap
from segtool.core.progress import Progress, ShouldStop, step
from segtool.core.tools.edit import Rules
from segtool.core.tools.lint import MENDS, LintRules
from segtool.core.workspace import Workspace
from segtool.jobs.loading import LoadedSample, LoadRequest, load_sample
from segtool.jobs.tasks import Work
from segtool.workbench.document import Document, Step
from segtool.workbench.mend_previews import MendPreviews
from segtool.workbench.saving import Saving
from segtool.workbench.showing import Showing
from segtool.workbench.tasks import Tasks

LINT, MEND = "lint", "mend"
"""Names of the tasks."""
SAMPLE, LISTED, ALL = "sample", "listed", "all"
"""What is looked at."""
AT_ONCE = 8
"""Samples read ahead of the window's thread while many are mended."""
SAVE_EVERY = 16


@dataclass(frozen=True)
class MendReport:
    """kind: of the spots. changed: names of the samples that were. pixels: how many changed. passed: names that could
    not be changed, and why.
    """

    kind: str
    changed: tuple[str, ...]
    pixels: int
    passed: tuple[tuple[str, str], ...] = ()


class Bench(Protocol):
    """What the lint needs of the workbench."""

    sampleChanged: Any
    canvasChanged: Any
    datasetOpened: Any
    tools: Any

    @property
    def dataset(self) -> Dataset | None: ...
    @property
    def workspace(self) -> Workspace | None: ...
    @property
    def current(self) -> Sample | None: ...
    @property
    def canvas(self) -> Any: ...
    @property
    def read_only(self) -> bool: ...
    def note_step(self, document: Document, step: Step) -> None: ...


class Linting(QObject):
    """What was found last. Answers by `changed`; the tasks tell their progress by themselves."""

    changed = Signal()
    """`report` or `running`"""
    wanted = Signal(str)
    """name of a sample to show"""
    reached = Signal(object)
    """Finding: its sample is on show now"""

    _read = Signal(object, object, object)
    """Workspace, LoadedSample, kind: one sample of many that are mended"""

    def __init__(self, bench: Bench, tasks: Tasks, showing: Showing, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._tasks, self._showing, self._saving = bench, tasks, showing, saving
        self.report: LintReport | None = None
        self._rules = LintRules()
        self._rules_of: Workspace | None = None
        self._wanted: Finding | None = None
        self._room = threading.Semaphore(AT_ONCE)
        self._mended: list[str] = []
        self._passed: list[tuple[str, str]] = []
        self._pixels = 0
        self.previews = MendPreviews(self)
        """Pictures of what `preview_mends` asked for."""
        self._read.connect(self._mend_read, Qt.ConnectionType.QueuedConnection)
        tasks.done.connect(lambda name, _result: self.changed.emit() if name in (LINT, MEND) else None)
        tasks.failed.connect(lambda name, *_: self.changed.emit() if name in (LINT, MEND) else None)
        # After every part of the window has taken the sample up: what is proposed and zoomed to comes last.
        bench.sampleChanged.connect(self._on_sample, Qt.ConnectionType.QueuedConnection)
        bench.datasetOpened.connect(self._on_dataset)

    @property
    def running(self) -> str:
        """LINT or MEND while one is under way, else ""."""
        return next((name for name in (LINT, MEND) if name in self._tasks.running), "")

    # looking

    def look(self, scope: str, rules: LintRules | None = None) -> bool:
        """Look at SAMPLE, LISTED or ALL in the background; `report` has the answer. False while it cannot."""
        dataset, workspace, current = self._bench.dataset, self._bench.workspace, self._bench.current
        if dataset is None or workspace is None or self.running or (scope == SAMPLE and current is None):
            return False
        samples: Sequence[Sample] = dataset.samples
        if scope == SAMPLE and current is not None:
            samples = (current,)
        elif scope == LISTED:
            samples = [dataset.sample(name) for name in self._showing.order]
        maps = {
            sample.name: found for sample in samples if (found := self._open_map(sample.name)) is not None
        }
        known = self._rules if self._rules_of is workspace else None

        def work(progress: Progress, should_stop: ShouldStop) -> tuple[LintRules, LintReport]:
            used = rules or known or rules_for(dataset.samples, workspace, None, should_stop)
            return used, lint_samples(samples, workspace, used, progress, should_stop, maps.get)

        def done(found: tuple[LintRules, LintReport]) -> LintReport:
            self._rules, self.report = found
            self._rules_of = workspace
            return self.report

        started = self._tasks.start(LINT, "looking at the label maps", work, done)
        self.changed.emit()
        return started

    def stop(self) -> None:
        """End what is under way at its next sample; what was mended stays, and can be undone."""
        for name in (LINT, MEND):
            self._tasks.cancel(name)

    # one spot

    def go_to(self, finding: Finding) -> None:
        """Show its sample, then tell `reached` and propose its mend."""
        current = self._bench.current
        self._wanted = finding
        if current is not None and current.name == finding.name:
            self._on_sample()
        else:
            self.wanted.emit(finding.name)

    def forget(self, finding: Finding) -> None:
        """It was mended: it stands in `report` no more."""
        if self.report is not None:
            kept = tuple(each for each in self.report.findings if each is not finding)
            self.report = replace(self.report, findings=kept)
            self.changed.emit()

    def mend(self) -> bool:
        """Take the mend that is proposed, as one undo step."""
        return bool(self._bench.tools.accept())

    @Slot()
    def _on_sample(self) -> None:
        wanted, current, canvas = self._wanted, self._bench.current, self._bench.canvas
        if wanted is None or current is None or current.name != wanted.name:
            return
        self._wanted = None
        if canvas is not None and wanted.kind in MENDS and not self._bench.read_only:
            may = self._bench.tools.options.rules
            edit = mend_of(canvas.label_map, wanted, self._rules, may)
            self._bench.tools.propose(edit, MENDS[wanted.kind])
        self.reached.emit(wanted)

    @Slot()
    def _on_dataset(self) -> None:
        self.report, self._wanted = None, None
        self.changed.emit()

    # many

    def preview_mends(
        self, kind: str, names: Sequence[str], colours: Mapping[int, tuple[int, int, int]]
    ) -> None:
        """Have `previews` draw what `mend_all` would change in these samples. colours: by the class's value."""
        dataset, workspace = self._bench.dataset, self._bench.workspace
        if dataset is None or workspace is None:
            return
        rules, may, kept = self._rules, self._bench.tools.options.rules, dict(colours)

        def wish(name: str) -> Callable[[int], MendWish]:
            # Made when its turn comes: the label map is the one of then, and no more than one is held.
            return lambda serial: MendWish(
                serial, dataset.sample(name), workspace, kind, rules, may, kept, self._open_map(name)
            )

        self.previews.ask([wish(name) for name in names])

    def _open_map(self, name: str) -> LabelMap | None:
        """A copy of a label map that is under edit."""
        document = self._showing.document(name)
        if document is None or document.canvas is None or not document.has_label_map:
            return None
        return document.canvas.label_map.copy()

    def mend_all(self, kind: str, names: Sequence[str]) -> bool:
        """Mend every spot of a kind in these samples, each as an undo step of its own. Answers by MendReport as the
        result of the task MEND. False while it cannot."""
        dataset, workspace = self._bench.dataset, self._bench.workspace
        if dataset is None or workspace is None or self.running or self._bench.read_only:
            return False
        samples = [dataset.sample(name) for name in names]
        self._mended, self._passed, self._pixels = [], [], 0
        self._room = threading.Semaphore(AT_ONCE)
        may = self._bench.tools.options.rules
        work = self._mend_work(samples, workspace, kind, may)

        def done(_result: object) -> MendReport:
            self._saving.save_all()
            return MendReport(kind, tuple(self._mended), self._pixels, tuple(self._passed))

        started = self._tasks.start(MEND, "mending label maps", work, done)
        self.changed.emit()
        return started

    def _mend_work(self, samples: Sequence[Sample], workspace: Workspace, kind: str, may: Rules) -> Work:
        """Reads in the task's thread; the window's thread makes the steps, so that none is lost to what the person
        does meanwhile."""
        rules, room = self._rules, self._room

        def work(progress: Progress, should_stop: ShouldStop) -> None:
            for number, sample in enumerate(samples):
                step(progress, should_stop, number, len(samples), sample.name)
                while not room.acquire(timeout=0.2):
                    step(None, should_stop, number, len(samples), sample.name)
                try:
                    loaded = load_sample(LoadRequest(0, sample, workspace))
                except SegtoolError as error:
                    self._passed.append((sample.name, error.message))
                    room.release()
                    continue
                self._read.emit(workspace, loaded, (kind, rules, may))
            for _ in range(AT_ONCE):  # the window's thread has made every step
                while not room.acquire(timeout=0.2):
                    step(None, should_stop, len(samples), len(samples), "")
            step(progress, None, len(samples), len(samples), "")

        return work

    @Slot(object, object, object)
    def _mend_read(
        self, workspace: Workspace, loaded: LoadedSample, what: tuple[str, LintRules, Rules]
    ) -> None:
        try:
            if workspace is self._bench.workspace and not self._bench.read_only:
                self._mend_one(loaded, *what)
        finally:
            self._room.release()

    def _mend_one(self, loaded: LoadedSample, kind: str, rules: LintRules, may: Rules) -> None:
        dataset = self._bench.dataset
        if dataset is None:
            return
        document = self._showing.document(loaded.name)
        if document is None:
            document = Document(dataset.sample(loaded.name), loaded)
            workspace = self._bench.workspace
            if workspace is not None and workspace.newest_row(loaded.name) > loaded.through:
                self._passed.append((loaded.name, "It was changed in the meantime."))
                return
        if document.canvas is None or document.stroking or not document.has_label_map:
            reason = (
                document.correction_error or document.error or "It has no label map, or is being painted."
            )
            self._passed.append((loaded.name, reason))
            return
        edit = mends_of(document.canvas.label_map, kind, rules, may)
        made = document.apply_edit(edit, MENDS[kind]) if edit is not None else None
        if made is None:
            return
        self._showing.adopt(document)
        self._bench.note_step(document, made)
        self._mended.append(loaded.name)
        self._pixels += made.operation.pixels or 0
        if len(self._mended) % SAVE_EVERY == 0:
            self._saving.save_all()
