"""What the window reads: the signals that tell of changes, and the properties that say what is now."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from segtool.core.canvas import LabelCanvas
from segtool.core.checkpoints import CheckpointInfo
from segtool.core.dataset import Dataset, Sample
from segtool.core.metrics import Figures
from segtool.core.picture_read import PictureRead
from segtool.core.provenance import Provenance
from segtool.core.split import HELD_OUT, Split
from segtool.core.truth import Truth
from segtool.core.workspace import Facts, Workspace
from segtool.jobs.prediction import Factory
from segtool.jobs.reducing import reducing_job
from segtool.workbench.before import Before
from segtool.workbench.comparing import Comparing
from segtool.workbench.document import Document
from segtool.workbench.opening import OpenedWork
from segtool.workbench.predicting import Predicting
from segtool.workbench.provisional import Provisional
from segtool.workbench.saving import Saving
from segtool.workbench.showing import Beside, Showing
from segtool.workbench.tasks import Tasks
from segtool.workbench.training import Training

HELD_OUT_NOTE = (
    "Held-out sample: it measures the network. "
    "A correction of it is saved and exported, but never trained on."
)


class State(QObject):
    """The parts of the open work, their signals and what they say."""

    datasetOpened = Signal()
    datasetFailed = Signal(str, str)
    """message, hint; what was open before stays"""
    provisionalChanged = Signal()
    """`provisional`"""
    folderChanged = Signal(str)
    """sentence: the dataset's folder is not what the index said; what it holds now is open"""
    splitChanged = Signal()
    readOnlyChanged = Signal()
    sampleLoading = Signal(str)
    """name of the sample on its way"""
    sampleChanged = Signal()
    """Image, label maps, canvas and history were swapped together."""
    aheadChanged = Signal()
    """What is known of the samples `beside` the one on show."""
    canvasChanged = Signal(object)
    """Box of the changed pixels"""
    factsChanged = Signal(str)
    """name of the sample"""
    figuresChanged = Signal()
    predictionChanged = Signal()
    predictionBusy = Signal(bool)
    predictionFailed = Signal(str, str)
    """message, hint"""
    beforeChanged = Signal()
    """What the second checkpoint says, or which one it is."""
    insideChanged = Signal()
    """What `inside` and `inside_error` say."""
    checkpointChanged = Signal()
    """The checkpoint or the device."""
    settingRefused = Signal(str, object)
    """key, value: a setting cannot act; this value of it holds"""
    savedStateChanged = Signal()
    problem = Signal(str, str)
    """message, hint: something a person must read, told once"""
    trainingEvent = Signal(dict)
    trainingFinished = Signal(dict)
    trainingFailed = Signal(str, str)
    """message, hint"""
    trainingStateChanged = Signal()
    taskProgress = Signal(str, int, int, str)
    """task, done, total, name of the item in hand"""
    taskDone = Signal(str, object)
    """task ("export": ExportReport, "check": problems)"""
    taskFailed = Signal(str, str, str)
    """task, message, hint"""
    thumbnailReady = Signal(str, object)
    """name, h x w x 3 uint8 RGB or None where the picture cannot be read"""
    thumbnailOld = Signal(str)
    """name of a sample whose label map is another now; "" where those of all may be"""
    predictAllChanged = Signal()
    """A run began, ended or went on: `predict_all_step`."""
    closing = Signal()
    """Everything is saved: the window may hide while the last jobs end."""

    def __init__(self, factory: Factory, training_program: tuple[str, ...], parent: QObject | None) -> None:
        super().__init__(parent)
        self._work: OpenedWork | None = None
        self._facts: dict[str, Facts] = {}
        self._closed = False
        self._wanted_device = "auto"
        self._given_checkpoint: Path | str | None = None
        self._keep_checkpoint: Path | None = None
        self._checkpoint_due = False
        """Another dataset was opened: its own checkpoint is to be loaded."""
        self._checkpoint_request = 0
        self._trained_in: Path | None = None
        self._saving = Saving(self)
        self._showing = Showing(lambda: self._saving.unsaved, self)
        self._provisional = Provisional(self)
        self._predicting = Predicting(factory, self)
        self._comparing = Comparing(self)
        self.reducing = reducing_job(self)
        """Makes smaller versions of what is shown."""
        self._compare_soon = QTimer(self, interval=0, singleShot=True)
        """The figures of a prediction come after the repaint that shows it."""
        self._before = Before(self._predicting.job, lambda: self.device, self)
        self._training = Training(training_program, self)
        self._tasks = Tasks(self)

    # what is open

    @property
    def dataset(self) -> Dataset | None:
        return self._work.dataset if self._work is not None else None

    @property
    def workspace(self) -> Workspace | None:
        return self._work.workspace if self._work is not None else None

    @property
    def split(self) -> Split | None:
        """None where nothing is open or the workspace's split.json is broken."""
        return self._work.split if self._work is not None else None

    @property
    def samples(self) -> tuple[Sample, ...]:
        return self._work.dataset.samples if self._work is not None else ()

    @property
    def read_only(self) -> bool:
        return self._work is not None and self._work.workspace.read_only

    @property
    def read_only_note(self) -> str:
        """Why nothing can be changed, in a sentence; "" where it can."""
        return self._work.note if self._work is not None else ""

    @property
    def recovered(self) -> tuple[str, ...]:
        """Samples whose edits the journal gave back when the dataset was opened."""
        return self._work.recovered if self._work is not None else ()

    @property
    def saved_state(self) -> str:
        """For the status bar: "Saved 12:04:31", "Saving…", "Not saved: the disk is full." """
        return "Read-only" if self.read_only else self._saving.text

    @property
    def unsaved(self) -> bool:
        """Some change is not in its file yet."""
        return bool(self._saving.unsaved)

    def facts(self, name: str) -> Facts:
        """As of the sample's last step, saved or not."""
        return self._facts.get(name, Facts())

    def set_of(self, name: str) -> str:
        """ "train", "validation", "held-out" or "none"; "" without a split."""
        return self.split.set_of(name) if self.split is not None else ""

    # the sample on show

    @property
    def _document(self) -> Document | None:
        return self._showing.current

    @property
    def current(self) -> Sample | None:
        return self._document.sample if self._document is not None else None

    @property
    def loading(self) -> str:
        """Name of the sample on its way, "" if none."""
        return self._showing.coming

    @property
    def provisional(self) -> PictureRead | None:
        """A picture to look at while the first dataset is being read: there is no sample behind it yet."""
        return self._provisional.picture

    @property
    def beside(self) -> list[Beside]:
        """The samples that most likely come next, as far as they were read."""
        return self._showing.beside(self._predicting.known)

    @property
    def image(self) -> NDArray[np.uint8] | None:
        """H x W x 3 uint8 RGB; None where `image_error` says why."""
        return self._document.image if self._document is not None else None

    @property
    def image_error(self) -> str:
        """Why there is no image."""
        return self._document.error if self._document is not None else ""

    @property
    def orientation(self) -> int:
        """EXIF orientation that the file asks for, 1 to 8; never applied."""
        if self._document is not None:
            return self._document.orientation
        return self.provisional.orientation if self.provisional is not None else 1

    @property
    def truth(self) -> Truth | None:
        return self._document.truth if self._document is not None else None

    @property
    def canvas(self) -> LabelCanvas | None:
        """What the left pane shows and the brush paints; all background where there is no label map yet."""
        return self._document.canvas if self._document is not None else None

    @property
    def document(self) -> Document | None:
        """The sample on show with its history; None where nothing is open."""
        return self._document

    @property
    def provenance(self) -> Provenance | None:
        """Who set each pixel of `canvas`; None where there is no picture."""
        return self._document.provenance if self._document is not None else None

    @property
    def shows_correction(self) -> bool:
        return self._document is not None and self._document.shows_correction

    @property
    def has_label_map(self) -> bool:
        """The canvas shows a ground truth or a correction, not a mere start."""
        return self._document is not None and self._document.has_label_map

    @property
    def left_title(self) -> str:
        """What the left pane shows and where it comes from."""
        if self._document is None:
            return ""
        return self._document.title(self._document.name not in self._saving.unsaved)

    @property
    def step_count(self) -> int:
        """Steps that undo can take back."""
        return len(self._document.history) if self._document is not None else 0

    @property
    def held_out_note(self) -> str:
        """A sentence on a held-out sample; "" on others."""
        held = self.current is not None and self.set_of(self.current.name) == HELD_OUT
        return HELD_OUT_NOTE if held else ""

    @property
    def can_undo(self) -> bool:
        return self._document is not None and self._document.history.can_undo and not self.read_only

    @property
    def can_redo(self) -> bool:
        return self._document is not None and self._document.history.can_redo and not self.read_only

    @property
    def undo_text(self) -> str:
        """The kind of the step that undo takes back."""
        return self._document.history.undo_text if self._document is not None else ""

    @property
    def redo_text(self) -> str:
        """The kind of the step that redo does again."""
        return self._document.history.redo_text if self._document is not None else ""

    @property
    def can_accept(self) -> bool:
        return self.has_label_map and not self.read_only

    # prediction and checkpoint

    @property
    def prediction(self) -> Any:
        """ml.predictor.Prediction of the sample on show, or None."""
        return self._predicting.prediction

    @property
    def prediction_outdated(self) -> bool:
        """The prediction on show is of another checkpoint than the one in use; a new one is on its way."""
        return self._predicting.outdated

    @property
    def prediction_error(self) -> str:
        """Why there is no prediction."""
        return self._predicting.error

    @property
    def predicting(self) -> bool:
        """A prediction of the sample on show, or its checkpoint, is on its way."""
        return self._predicting.busy

    @property
    def before(self) -> Any:
        """ml.predictor.Prediction of the sample on show by the second checkpoint, or None."""
        return self._before.prediction

    @property
    def before_name(self) -> str:
        """Name of the second checkpoint, "" where none is chosen."""
        return self._before.info.name if self._before.info is not None else ""

    @property
    def before_error(self) -> str:
        """Why there is no prediction by the second checkpoint."""
        return self._before.error

    @property
    def before_busy(self) -> bool:
        """A prediction by the second checkpoint is on its way."""
        return self._before.busy

    @property
    def inside(self) -> Any:
        """ml.inside.Inside of the sample on show by the checkpoint in use, None until it is there."""
        return self._predicting.looking.inside

    @property
    def inside_error(self) -> str:
        """Why there is no look inside."""
        return self._predicting.looking.error

    @property
    def figures(self) -> Figures | None:
        """Prediction against what the left pane shows; None without both."""
        return self._comparing.figures

    @property
    def checkpoint_info(self) -> CheckpointInfo | None:
        """The checkpoint in use, None until one is loaded."""
        return self._predicting.info

    @property
    def checkpoint_loading(self) -> bool:
        """A checkpoint is on its way."""
        return self._predicting.loading

    @property
    def device(self) -> str:
        """What was asked for: auto, cuda, mps, cpu."""
        return self._predicting.device

    @property
    def device_text(self) -> str:
        """Where predictions run, for people; "" until a checkpoint is loaded."""
        return self._predicting.device_text

    # training

    @property
    def training(self) -> str:
        """ "" (none), "running" or "stopping"."""
        return self._training.state

    @property
    def training_result(self) -> dict[str, Any] | None:
        """The last trainingFinished document, until accept_checkpoint or keep_checkpoint."""
        return self._training.result
