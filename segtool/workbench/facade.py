"""The one object that the window talks to: every use case of the window, and what follows from each signal."""

import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from segtool.core import places
from segtool.core.errors import SegtoolError
from segtool.core.index import Reading
from segtool.jobs.prediction import Factory, build_predictor
from segtool.jobs.thumbnails import ThumbnailJob
from segtool.jobs.training import PROGRAM
from segtool.workbench import tasks
from segtool.workbench.indexing import Indexing
from segtool.workbench.opening import LAST_SAMPLE, OpenedWork, open_work
from segtool.workbench.preferences import Preferences
from segtool.workbench.showing import sample_or_first

TAKE_OVER_MS = 2000
"""How often a read-only window looks whether the other one has ended."""
REST_MS = 10
"""After a sample is on show, before its neighbours are read: its repaint has the processor to itself."""
CLOSE_SECONDS = 2.0
"""How long closing waits for the jobs in hand, all together. Everything is saved by then: the start of the program
(app.py) ends without what takes longer, such as a prediction by a large network."""


class Workbench(Preferences):
    """The open work behind the window. Lives in the window's thread; nothing here waits for a disk or a network."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        factory: Factory = build_predictor,
        training_program: tuple[str, ...] = PROGRAM,
        device: str = "auto",
        checkpoint: Path | str | None = None,
    ) -> None:
        """device, checkpoint: as given on the command line. factory, training_program: the tests' stand-ins."""
        super().__init__(factory, training_program, parent)
        self._wanted_device = device
        self._given_checkpoint = checkpoint
        self._open_next: tuple[Path, Path | None] | None = None
        self._reread: tuple[Reading, str] | None = None
        """The folder as it is now and what is new, to be put in the place of what the index said."""
        self._indexing = Indexing(self)
        self._thumbnails: ThumbnailJob | None = None
        self._ahead_rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._ahead_rest.timeout.connect(self._work_ahead)
        self._take_over = QTimer(self, interval=TAKE_OVER_MS)
        self._take_over.timeout.connect(self._try_to_take_over)
        self._compare_soon.timeout.connect(self._compare)
        self._connect_parts()
        self._connect_list()

    def _connect_parts(self) -> None:
        self._saving.changed.connect(self.savedStateChanged)
        self._saving.failed.connect(self.problem)
        self._provisional.changed.connect(self.provisionalChanged)
        self._showing.picture_of = self._provisional.picture_of
        self.datasetFailed.connect(self._provisional.end)
        self._showing.failed.connect(self._provisional.end)
        self._showing.loading.connect(self.sampleLoading)
        self._showing.leaving.connect(self._leave)
        self._showing.changed.connect(self._on_shown)
        self._showing.failed.connect(self.problem)
        self._showing.ahead.connect(self._work_ahead)
        self._predicting.changed.connect(self._on_prediction)
        self._predicting.busyChanged.connect(self.predictionBusy)
        self._predicting.failed.connect(self.predictionFailed)
        self._predicting.refused.connect(self._on_checkpoint_refused)
        self._predicting.checkpointChanged.connect(self._on_checkpoint)
        self._predicting.idle.connect(self._work_ahead)
        self._predicting.looking.changed.connect(self.insideChanged)
        self._comparing.changed.connect(self.figuresChanged)
        self._before.changed.connect(self.beforeChanged)
        self.linting.wanted.connect(self.select)
        self._comparing.failed.connect(self.problem)
        self._training.happened.connect(self.trainingEvent)
        self._training.finished.connect(self.trainingFinished)
        self._training.failed.connect(self.trainingFailed)
        self._training.stateChanged.connect(self.trainingStateChanged)
        self._training.refused.connect(self.problem)
        self._indexing.changed.connect(self._on_folder_changed)
        self._tasks.progress.connect(self.taskProgress)
        self._tasks.done.connect(self.taskDone)
        self._tasks.failed.connect(self._on_task_failed)

    # opening

    @Slot(object)
    def open_dataset(self, path: Path, workspace: Path | None = None) -> None:
        """Open a dataset; what is open stays until the new one stands. Answers datasetOpened or datasetFailed."""
        self._open_next = path, workspace
        self._reread = None
        self._provisional.end()
        if "open" in self._tasks.running:
            self._tasks.cancel("open")  # its end starts the next one
        else:
            self._start_opening()

    def open_sample(self, workspace: Path | None = None) -> None:
        """Open the sample dataset in the user's data folder, written there before where it is missing."""
        place = places.sample_folder()
        if (place / "annotations" / "list.txt").is_file():  # written last
            self.open_dataset(place, workspace)
        else:
            self._tasks.start(
                "sample",
                "drawing the sample dataset",
                tasks.write_sample_work(place),
                lambda _count: self.open_dataset(place, workspace),
            )

    def _start_opening(self) -> None:
        wanted, self._open_next = self._open_next, None
        if wanted is None:
            return
        path, directory = wanted
        self._leave()
        held = (self._work.workspace.directory, self._work.lock) if self._work is not None else None
        editing = not self.read_only
        given = self._reread[0] if self._reread is not None else None
        first = self._provisional.begin() if self._work is None else None  # else what is open stays on show
        self._tasks.start(
            "open",
            f"opening {path}",
            lambda progress, stop: open_work(path, directory, held, progress, stop, editing, given, first),
            self._on_opened,
        )

    @Slot(str, str, str)
    def _on_task_failed(self, name: str, message: str, hint: str) -> None:
        if name == "sample":
            self.datasetFailed.emit(message, hint)
        elif name != "open":
            super()._on_task_failed(name, message, hint)
        elif self._open_next is not None:
            self._start_opening()
        else:
            self.datasetFailed.emit(message, hint)

    def _on_opened(self, work: OpenedWork) -> None:
        old = self._work
        exporting = "export" in self._tasks.running  # it reads the workspace that would be closed
        if self._open_next is not None or exporting or not self._saving.flush():
            if old is None or work.lock is not old.lock:
                work.lock.release()
            work.workspace.close()
            if self._open_next is not None:
                self._start_opening()
                return
            if exporting:
                self.datasetFailed.emit("An export is running.", "Wait for its end, or cancel it.")
            else:
                self.datasetFailed.emit(self._saving.text, "Save first; then open the other dataset.")
            return
        self._note_last_sample()
        self._saving.close()
        self._stop_figures()  # it writes what it still holds into the workspace that is closed now
        self.working.finish()
        if old is not None:
            old.workspace.close()
            if old.lock is not work.lock:
                old.lock.release()
        stay = (
            self.loading or (self.current.name if self.current is not None else "")
            if old is not None
            else None
        )
        marked = self.browsing.selected
        self._work = work
        self._facts = dict(work.facts)
        if old is not None and old.workspace.directory == work.workspace.directory:
            self._facts = work.workspace.all_facts()  # what was done while it was being opened is in them
        else:
            self._checkpoint_due = True
            self._keep_checkpoint = None  # what was chosen for the other dataset is not noted in this one
        self._saving.open(work.workspace, work.recovered_text)
        self._showing.shared = work.shared
        self._showing.open(work.dataset, work.workspace)
        self._predicting.forget()
        self._before.show("", None)
        self._comparing.clear()
        self._open_thumbnails(work)
        self._open_list(work.workspace)
        if work.shared:
            self._take_over.start()
        else:
            self._take_over.stop()
        self.datasetOpened.emit()
        self.splitChanged.emit()
        self.readOnlyChanged.emit()
        for trouble in work.troubles:
            self.problem.emit(trouble.message, trouble.hint)
        same = old is not None and old.dataset.root == work.dataset.root
        last = stay if same else work.workspace.get(LAST_SAMPLE)
        self.select(sample_or_first(work.dataset, last))
        if same and len(marked) > 1:
            self.browsing.mark(marked)
        reread, self._reread = self._reread, None
        if reread is not None and reread[1]:
            self.folderChanged.emit(reread[1])
        if work.reading is not None:
            self._indexing.look(work.reading, kept=reread is not None)

    def _on_folder_changed(self, reading: Reading, sentence: str) -> None:
        """Open what the folder holds now in the place of what the index said; the sample on show stays."""
        work = self._work
        if (
            self._closed
            or work is None
            or work.dataset.root != reading.dataset.root
            or "open" in self._tasks.running
        ):
            return  # another one is being opened: it is read by itself
        if "export" in self._tasks.running:
            QTimer.singleShot(TAKE_OVER_MS, self, lambda: self._on_folder_changed(reading, sentence))
            return
        self._open_next = work.dataset.root, work.workspace.directory
        self._reread = reading, sentence
        self._start_opening()

    def _open_thumbnails(self, work: OpenedWork) -> None:
        if self._thumbnails is not None:
            self._thumbnails.stop()
            self._thumbnails.deleteLater()
        self._thumbnails = ThumbnailJob(work.workspace, self)
        self._thumbnails.ready.connect(self.thumbnailReady)

    @Slot()
    def _try_to_take_over(self) -> None:
        work = self._work
        if work is None or not work.shared or {"open", "export"} & set(self._tasks.running):
            return
        if work.lock.acquire(work.workspace.directory):
            self.open_dataset(work.dataset.root, work.workspace.directory)

    # moving

    @Slot(str)
    def select(self, name: str) -> None:
        """Show a sample: sampleLoading where it must be read, then sampleChanged."""
        try:
            self._showing.select(name)
        except SegtoolError as error:
            self.problem.emit(error.message, error.hint)

    @Slot()
    def next(self) -> None:
        """The next sample in the list's order."""
        self._showing.step(1)

    @Slot()
    def previous(self) -> None:
        """The previous sample in the list's order."""
        self._showing.step(-1)

    def set_order(self, names: list[str]) -> None:
        """The names as the list shows them (filter, sorting): next, previous and what is loaded ahead follow it."""
        self._showing.set_order(names)

    def request_thumbnails(self, names: list[str], side: int = 128) -> None:
        """In the order of need, longest side in pixels; replaces what was asked for before. Answers: thumbnailReady."""
        if self._thumbnails is not None and self._work is not None:
            sample = self._work.dataset.sample
            self._thumbnails.request([(sample(name), self.facts(name).correction, side) for name in names])

    @Slot()
    def _on_shown(self) -> None:
        document = self._document
        if document is None:
            return
        self._facts[document.name] = document.facts
        self._provisional.end()
        self._predicting.show(document.name, document.image)  # before anything is told: all belongs together
        self._before.show(document.name, document.image)
        self._comparing.clear()
        self.sampleChanged.emit()
        if self._checkpoint_due or (self.checkpoint_info is None and not self._predicting.loading):
            self.set_checkpoint(self._given_checkpoint, keep=False)
        self._predicting.begin()
        self._before.begin()
        if document.correction_error:
            self.problem.emit(document.correction_error, "")
        elif document.recovered:
            document.recovered = False
            self._saving.touch(document)
        self._ahead_rest.start()

    @Slot()
    def _work_ahead(self) -> None:
        """Read and predict the neighbours while nothing else is to do."""
        if self._closed or self._document is None or self._showing.look_ahead():
            return
        self.aheadChanged.emit()
        for name in self._showing.neighbours():
            found = self._showing.in_memory(name)
            image = found.image if found is not None else None
            if image is not None and self._predicting.wants(name):
                self._predicting.look_ahead(name, image)
                return

    # closing

    def close(self, anyway: bool = False) -> bool:
        """Save and end every job. False, and nothing ended, where something is not saved, unless `anyway`."""
        if self._closed:
            return True
        self._leave()
        if not self._saving.flush() and not anyway:
            return False
        self._closed = True
        self._provisional.end()
        self.closing.emit()
        self._take_over.stop()
        self._ahead_rest.stop()
        self._compare_soon.stop()
        self._end_jobs()
        self._note_last_sample()
        self._saving.close()
        self.working.finish()
        if self._work is not None:
            self._work.close()
        return True

    def _end_jobs(self) -> None:
        parts: list[Any] = [
            self._showing,
            self._predicting,
            self._comparing,
            self.reducing,
            self._indexing,
            self._tasks,
            self.tools,
            self.linting.previews,
            self.past,
            self.origins,
            self.working,
            *self._list_jobs(),
        ]
        if self._thumbnails is not None:
            parts.append(self._thumbnails)
        for part in parts:
            part.ask_to_stop()
        end = time.monotonic() + CLOSE_SECONDS
        self._training.end()
        for part in parts:
            part.stop(max(1, round((end - time.monotonic()) * 1000)))

    def _note_last_sample(self) -> None:
        self._keep_list()
        if self._work is None or self.current is None or self.read_only:
            return
        try:
            self._work.workspace.set(LAST_SAMPLE, self.current.name)
        except SegtoolError as error:  # a full disk: the next start shows the first sample instead
            self.problem.emit(error.message, error.hint)
