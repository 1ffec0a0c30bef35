"""The list of samples: its table follows what is opened, edited and predicted; predict all; figures kept."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Slot

from segtool.core.errors import SegtoolError
from segtool.core.measuring import PredictAllReport
from segtool.core.query import NAME
from segtool.core.sample_figures import SampleFigures
from segtool.core.workspace import Facts, Workspace
from segtool.jobs.figures import FigureJob, LoadedFigures, LoadFigures, MeasureShown
from segtool.workbench import browsing
from segtool.workbench.browsing import Browsing
from segtool.workbench.network import Network
from segtool.workbench.predict_all import PredictAll, Step

PREDICT_ALL = "predict all"
"""The name under which a run's end is told by taskDone and taskFailed."""
REST_MS = 250
"""The sample on show is measured for the list when nothing happened to it for this long."""


class Listing(Network):
    """What the list shows of each sample."""

    def _connect_list(self) -> None:
        self.browsing = Browsing(self, self)
        self._figure_job: FigureJob | None = None
        self._figures_of = ""
        self._step: Step | None = None
        self._predict_all = PredictAll(self._predicting.job, parent=self)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._measure_shown)
        self.factsChanged.connect(self.browsing.note_facts)
        self.splitChanged.connect(self._note_split)
        self.figuresChanged.connect(self._rest.start)
        self.predictionChanged.connect(self._rest.start)
        self.checkpointChanged.connect(self._figures_by_checkpoint)
        self.thumbnailOld.connect(self._on_label_map_changed)
        self._saving.saved.connect(self._on_label_map_saved)
        self._predicting.idle.connect(self._predict_all.go_on)  # after what works ahead for the one on show
        self._predict_all.measured.connect(self._on_measured)
        self._predict_all.progress.connect(self._on_step)
        self._predict_all.finished.connect(self._on_all_predicted)
        self._predict_all.failed.connect(self._on_predict_all_failed)
        self._predict_all.stateChanged.connect(self.predictAllChanged)

    def known_facts(self) -> Mapping[str, Facts]:
        """The facts of every sample that has any, by name."""
        return self._facts

    # opening and closing

    def _open_list(self, workspace: Workspace) -> None:
        self._predict_all.forget()
        self._stop_figures()
        self._figure_job = FigureJob(workspace, self)
        self._figure_job.loaded.connect(self._on_figures_loaded)
        self._figure_job.measured.connect(self._on_measured_shown)
        self._figure_job.failed.connect(self.problem)
        self._figures_of = ""
        try:
            kept = workspace.get(browsing.KEPT)
        except SegtoolError as error:
            kept = None
            self.problem.emit(error.message, error.hint)
        self.browsing.open(kept)
        self._figures_by_checkpoint()

    def _list_jobs(self) -> list[FigureJob]:
        self._rest.stop()
        self._predict_all.forget()
        return [self._figure_job] if self._figure_job is not None else []

    def _stop_figures(self) -> None:
        if self._figure_job is not None:
            self._figure_job.stop()
            self._figure_job.deleteLater()

    def _keep_list(self) -> None:
        if self.workspace is None or self.read_only:
            return
        try:
            text = self.browsing.to_text()
            if self.workspace.get(browsing.KEPT) != text:
                self.workspace.set(browsing.KEPT, text)
        except SegtoolError as error:  # a full disk: the next start shows every sample instead
            self.problem.emit(error.message, error.hint)

    @Slot()
    def _note_split(self) -> None:
        self.browsing.table.set_split(self.split)

    # figures

    @Slot()
    def _figures_by_checkpoint(self) -> None:
        """Read what is known by the checkpoint in use."""
        info, workspace = self.checkpoint_info, self.workspace
        if info is None or workspace is None or self._figure_job is None or info.digest == self._figures_of:
            return
        if self._figures_of:
            self.browsing.figures_are_old()
            self._predict_all.checkpoint_changed()
        self._figures_of = info.digest
        facts = {name: facts for name, facts in self._facts.items() if facts.correction}
        self._figure_job.load(LoadFigures(workspace, info.digest, self.samples, facts))

    @Slot(str)
    def _on_label_map_changed(self, name: str) -> None:
        if not name:  # the trimaps mean something else now
            self._figures_of = ""
            self._figures_by_checkpoint()

    @Slot(object)
    def _on_figures_loaded(self, loaded: LoadedFigures) -> None:
        if loaded.checkpoint == self._figures_of and len(loaded.current) == len(self.browsing.table):
            self.browsing.note_all_figures(loaded.columns, loaded.current)
            self._rest.start()

    @Slot()
    def _measure_shown(self) -> None:
        document, prediction, workspace = self._document, self.prediction, self.workspace
        if document is None or prediction is None or workspace is None or self._figure_job is None:
            return
        if self.prediction_outdated or document.canvas is None or document.stroking:
            return
        label_map = document.canvas.label_map.copy() if document.has_label_map else None
        if label_map is not None and label_map.shape != prediction.label_map.shape:
            return
        saved = document.name not in self._saving.unsaved
        self._figure_job.measure(
            MeasureShown(
                workspace,
                document.sample,
                document.facts,
                saved,
                prediction.digest,
                label_map,
                prediction.label_map,
                prediction.confidence,
            )
        )

    @Slot(object)
    def _on_measured_shown(self, figures: SampleFigures) -> None:
        if figures.checkpoint == self._figures_of:
            self.browsing.note_figures(figures)

    @Slot(str)
    def _on_label_map_saved(self, name: str) -> None:
        self.thumbnailOld.emit(name)
        if self.current is not None and self.current.name == name:
            self._rest.start()  # the figures can be kept now

    # predict all

    @property
    def predict_all_step(self) -> Step | None:
        """How far the run under way is; None where there is none."""
        return self._step if self._predict_all.running else None

    def predict_all(self, names: Sequence[str] | None = None, again: bool = False) -> None:
        """Fill the figures of these samples (None: of all) in the background; what is known is passed over unless
        `again`. Answers by predictAllChanged, and taskDone or taskFailed of "predict all"."""
        workspace = self.workspace
        if workspace is None:
            return
        if self.checkpoint_info is None:
            self.taskFailed.emit(PREDICT_ALL, "No checkpoint is loaded.", "Choose one under Network.")
            return
        samples = self.samples
        if names is not None:
            rows = self.browsing.table.rows
            samples = tuple(samples[rows[name]] for name in names if name in rows)
        if not self._predict_all.start(samples, workspace, again):
            self.taskFailed.emit(
                PREDICT_ALL, "All samples are being predicted already.", "Wait for its end, or stop it."
            )

    @Slot()
    def cancel_predict_all(self) -> None:
        """End the run; what was measured stays, and the next run goes on from there."""
        self._predict_all.cancel()

    @Slot(object)
    def _on_measured(self, figures: SampleFigures) -> None:
        if self._figure_job is not None:
            self._figure_job.record(figures)
        if figures.checkpoint == self._figures_of:
            self.browsing.note_figures(figures)

    @Slot(object)
    def _on_step(self, step: Step) -> None:
        self._step = step
        self.predictAllChanged.emit()

    @Slot(object)
    def _on_all_predicted(self, report: PredictAllReport) -> None:
        self._arrange_by_figures()
        self.taskDone.emit(PREDICT_ALL, report)

    @Slot(str, str)
    def _on_predict_all_failed(self, message: str, hint: str) -> None:
        self._arrange_by_figures()
        self.taskFailed.emit(PREDICT_ALL, message, hint)

    def _arrange_by_figures(self) -> None:
        query = self.browsing.query
        if query.figure or query.sort not in (NAME, "breed", "edited"):
            self.browsing.arrange()
