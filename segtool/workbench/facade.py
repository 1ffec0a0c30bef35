"""The one object that the window talks to."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from segtool.core.canvas import LabelCanvas
from segtool.core.dataset import Dataset, Sample
from segtool.core.metrics import Figures
from segtool.core.truth import Truth
from segtool.core.workspace import Facts, Workspace


class Workbench(QObject):
    """Signals tell what changed; properties tell what is now."""

    datasetOpened = Signal()
    datasetFailed = Signal(str, str)
    """message, hint"""
    splitChanged = Signal()
    sampleLoading = Signal(str)
    sampleChanged = Signal()
    """Image, label maps, canvas and history were swapped together."""
    canvasChanged = Signal(object)
    """Box of the changed pixels, None for all of them."""
    factsChanged = Signal(str)
    """name of the sample, "" for all of them"""
    figuresChanged = Signal()
    predictionChanged = Signal()
    predictionBusy = Signal(bool)
    predictionFailed = Signal(str, str)
    checkpointChanged = Signal()
    """The checkpoint or the device."""
    savedStateChanged = Signal()
    readOnlyChanged = Signal()
    problem = Signal(str, str)
    """message, hint: shown once"""
    trainingEvent = Signal(dict)
    trainingFinished = Signal(dict)
    trainingFailed = Signal(str, str)
    trainingStateChanged = Signal()
    taskProgress = Signal(str, int, int, str)
    taskDone = Signal(str, object)
    taskFailed = Signal(str, str, str)
    """task, message, hint"""
    thumbnailReady = Signal(str, object)
    """name, H x W x 3 uint8 RGB, or None where the picture cannot be read"""
    closing = Signal()
    """Everything is saved; the window may hide while the last jobs end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    # what is open

    @property
    def dataset(self) -> Dataset | None:
        return None

    @property
    def workspace(self) -> Workspace | None:
        return None

    @property
    def split(self) -> Any:
        """core.split.Split, None until it is read (splitChanged)."""
        return None

    @property
    def samples(self) -> tuple[Sample, ...]:
        return ()

    @property
    def read_only(self) -> bool:
        return False

    @property
    def read_only_note(self) -> str:
        """Why nothing can be changed, in a sentence; "" where it can."""
        return ""

    @property
    def saved_state(self) -> str:
        """For the status bar: "Saved 12:04:31", "Saving...", "Not saved: the disk is full."."""
        return ""

    @property
    def unsaved(self) -> bool:
        """Some change is not in its file yet."""
        return False

    def facts(self, name: str) -> Facts:
        return Facts()

    def set_of(self, name: str) -> str:
        """ "train", "validation", "held-out" or "none"; "" while the split is not read."""
        return ""

    # the sample on show

    @property
    def current(self) -> Sample | None:
        return None

    @property
    def loading(self) -> str:
        """Name of the sample on its way, "" if none."""
        return ""

    @property
    def image(self) -> NDArray[np.uint8] | None:
        return None

    @property
    def image_error(self) -> str:
        """Why there is no image."""
        return ""

    @property
    def orientation(self) -> int:
        """EXIF orientation that the file asks for, 1 to 8."""
        return 1

    @property
    def truth(self) -> Truth | None:
        return None

    @property
    def canvas(self) -> LabelCanvas | None:
        """What the left pane shows and the brush paints; all background where there is no label map yet."""
        return None

    @property
    def shows_correction(self) -> bool:
        return False

    @property
    def has_label_map(self) -> bool:
        """The canvas shows a ground truth or a correction, not a mere start."""
        return False

    @property
    def left_title(self) -> str:
        return ""

    @property
    def held_out_note(self) -> str:
        """A sentence on a held-out sample: a correction of it is never trained on."""
        return ""

    @property
    def can_undo(self) -> bool:
        return False

    @property
    def can_redo(self) -> bool:
        return False

    @property
    def undo_text(self) -> str:
        return ""

    @property
    def redo_text(self) -> str:
        return ""

    @property
    def can_accept(self) -> bool:
        return False

    # prediction and checkpoint

    @property
    def prediction(self) -> Any:
        """ml.predictor.Prediction of the sample on show, or None."""
        return None

    @property
    def prediction_outdated(self) -> bool:
        """The prediction on show is of an older checkpoint; a new one is on its way."""
        return False

    @property
    def prediction_error(self) -> str:
        return ""

    @property
    def predicting(self) -> bool:
        return False

    @property
    def figures(self) -> Figures | None:
        """Prediction against what the left pane shows; None without both."""
        return None

    @property
    def checkpoint_info(self) -> Any:
        """core.checkpoints.CheckpointInfo, None until one is loaded."""
        return None

    @property
    def device(self) -> str:
        """What was asked for: auto, cuda, mps, cpu."""
        return "auto"

    @property
    def device_text(self) -> str:
        """Where predictions run, for people; "" until a checkpoint is loaded."""
        return ""

    # training

    @property
    def training(self) -> str:
        """ "" (none), "running" or "stopping"."""
        return ""

    @property
    def training_result(self) -> dict[str, Any] | None:
        """The last trainingFinished document, None after it was accepted or put aside."""
        return None

    # slots: opening, moving

    @Slot(object)
    def open_dataset(self, path: Path, workspace: Path | None = None) -> None: ...

    @Slot(str)
    def select(self, name: str) -> None: ...

    @Slot()
    def next(self) -> None: ...

    @Slot()
    def previous(self) -> None: ...

    def set_order(self, names: list[str]) -> None:
        """The names as the list shows them (filter, sorting): next, previous and what is loaded ahead follow it."""

    def request_thumbnails(self, names: list[str]) -> None:
        """In the order of need; replaces what was asked for before. Answers by thumbnailReady."""

    # slots: editing

    def needs_question(self) -> str:
        """What to ask before the first stroke on this sample ("" for nothing to ask)."""
        return ""

    def start_stroke(self, value: int, diameter: float, x: float, y: float) -> bool:
        """False where nothing can be painted (no image, read-only: `problem` says it)."""
        return False

    def stroke_to(self, x: float, y: float) -> None: ...

    @Slot()
    def end_stroke(self) -> None: ...

    @Slot()
    def abort_stroke(self) -> None: ...

    @Slot()
    def undo(self) -> None: ...

    @Slot()
    def redo(self) -> None: ...

    @Slot()
    def take_prediction(self) -> None:
        """One undo step. Ask first where shows_correction is True."""

    @Slot()
    def revert(self) -> None: ...

    @Slot()
    def accept(self) -> None: ...

    @Slot()
    def reopen(self) -> None: ...

    @Slot()
    def save_now(self) -> None: ...

    # slots: network

    @Slot(str)
    def set_device(self, device: str) -> None: ...

    @Slot(object)
    def set_checkpoint(self, path: Path | str) -> None: ...

    @Slot()
    def predict_again(self) -> None: ...

    def start_training(self, settings: dict[str, Any]) -> bool:
        """False, and `problem`, where one is running or nothing can be trained."""
        return False

    @Slot()
    def stop_training(self) -> None: ...

    @Slot()
    def accept_checkpoint(self) -> None: ...

    @Slot()
    def keep_checkpoint(self) -> None:
        """Put the training's result aside; the present checkpoint stays."""

    # slots: tasks

    def export(
        self,
        target: Path,
        what: str = "refined",
        only_accepted: bool = False,
        with_predictions: bool = False,
        force: bool = False,
    ) -> None:
        """Answers by taskProgress and taskDone/taskFailed of "export"."""

    @Slot()
    def check(self) -> None:
        """Answers by taskProgress and taskDone/taskFailed of "check"."""

    @Slot(str)
    def cancel_task(self, task: str) -> None: ...

    def close(self, anyway: bool = False) -> bool:
        """Save, end every job. False, and nothing ended, where something could not be saved, unless `anyway`."""
        return True
