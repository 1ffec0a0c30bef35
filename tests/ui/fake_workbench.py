"""A workbench without jobs: the surface that the window uses, everything at once and in memory."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from segtool.core.canvas import LabelCanvas
from segtool.core.dataset import Dataset, Sample
from segtool.core.metrics import Figures, figures_of
from segtool.core.problems import Problem
from segtool.core.truth import Truth
from segtool.core.workspace import Facts
from segtool.jobs.reducing import reducing_job
from segtool.workbench.browsing import Browsing
from segtool.workbench.effort import Working
from segtool.workbench.origins import CountingOrigins
from segtool.workbench.past import Past
from segtool.workbench.tools import Tools


@dataclass(frozen=True)
class FakePrediction:
    label_map: np.ndarray
    confidence: np.ndarray
    digest: str = "d1"
    checkpoint: str = "pets-lite0"
    device: str = "cpu"
    milliseconds: float = 18.0


@dataclass(frozen=True)
class FakeInfo:
    name: str = "pets-lite0"
    digest: str = "d1"
    network: str = "lite0-unet"
    path: Path = Path("pets-lite0.safetensors")
    config: dict[str, Any] = field(default_factory=dict)


def disc(height: int, width: int, shift: int = 0) -> np.ndarray:
    """A label map: pet disc in the middle, border ring around it, background."""
    y, x = np.mgrid[:height, :width]
    distance = np.hypot(x - width / 2 - shift, y - height / 2)
    label_map = np.full((height, width), 2, np.uint8)
    label_map[distance < min(height, width) / 3 + 3] = 3
    label_map[distance < min(height, width) / 3] = 1
    return label_map


class FakeWorkbench(QObject):
    datasetOpened = Signal()
    datasetFailed = Signal(str, str)
    provisionalChanged = Signal()
    folderChanged = Signal(str)
    splitChanged = Signal()
    sampleLoading = Signal(str)
    sampleChanged = Signal()
    canvasChanged = Signal(object)
    factsChanged = Signal(str)
    figuresChanged = Signal()
    predictionChanged = Signal()
    predictionBusy = Signal(bool)
    predictionFailed = Signal(str, str)
    beforeChanged = Signal()
    aheadChanged = Signal()
    checkpointChanged = Signal()
    insideChanged = Signal()
    settingRefused = Signal(str, object)
    savedStateChanged = Signal()
    readOnlyChanged = Signal()
    problem = Signal(str, str)
    trainingEvent = Signal(dict)
    trainingFinished = Signal(dict)
    trainingFailed = Signal(str, str)
    trainingStateChanged = Signal()
    taskProgress = Signal(str, int, int, str)
    taskDone = Signal(str, object)
    taskFailed = Signal(str, str, str)
    thumbnailReady = Signal(str, object)
    thumbnailOld = Signal(str)
    predictAllChanged = Signal()
    closing = Signal()

    def __init__(self, count: int = 6, height: int = 40, width: int = 61) -> None:
        super().__init__()
        breeds = (("Abyssinian", "cat"), ("beagle", "dog"))
        self.all = tuple(
            Sample(
                f"{breed}_{number}",
                Path(f"{breed}_{number}.jpg"),
                None if number == 5 else Path(f"{breed}_{number}.png"),
                breed,
                species,
                "trainval" if number % 2 else "test",
            )
            for number in range(1, count + 1)
            for breed, species in (breeds[number % 2],)
        )
        self.height, self.width = height, width
        self.dataset: Dataset | None = None
        self.provisional: Any = None
        self.workspace = None
        self.split = None
        self.samples: tuple[Sample, ...] = ()
        self.read_only, self.read_only_note = False, ""
        self.saved_state, self.unsaved = "Saved 12:04:31", False
        self.current: Sample | None = None
        self.loading, self.image_error, self.orientation = "", "", 1
        self.image: np.ndarray | None = None
        self.truth: Truth | None = None
        self.canvas: LabelCanvas | None = None
        self.shows_correction = self.has_label_map = False
        self.held_out_note = ""
        self.undo_text = self.redo_text = ""
        self.beside: list[Any] = []
        self.prediction: FakePrediction | None = None
        self.inside: Any = None
        self.inside_error = ""
        self.prediction_outdated, self.prediction_error, self.predicting = False, "", False
        self.figures: Figures | None = None
        self.checkpoint_info: FakeInfo | None = FakeInfo()
        self.before: FakePrediction | None = None
        self.before_name, self.before_error, self.before_busy = "", "", False
        self.device, self.device_text = "auto", "cpu"
        self.checkpoint_loading = False
        self.training, self.training_result = "", None
        self.question = ""
        self.calls: list[tuple[Any, ...]] = []
        self.order: list[str] = []
        self._facts: dict[str, Facts] = {}
        self._done: list[Any] = []
        self._undone: list[Any] = []
        self._maps: dict[str, np.ndarray] = {}
        self.predict_all_step: Any = None
        self.kept_list: str | None = None
        self.browsing = Browsing(self, self)
        self.tools = Tools(self, self)
        self.document = self.provenance = None
        self.recovered: tuple[str, ...] = ()
        self.past = Past(self, self)
        self.reducing = reducing_job(self)
        self.origins = CountingOrigins(self)
        self.working = Working(self)
        self.factsChanged.connect(self.browsing.note_facts)

    # State

    def see(self, on: bool) -> None:
        self.calls.append(("see", on))

    def facts(self, name: str) -> Facts:
        return self._facts.get(name, Facts())

    def known_facts(self) -> dict[str, Facts]:
        return self._facts

    def set_of(self, name: str) -> str:
        return "train"

    @property
    def left_title(self) -> str:
        if self.shows_correction:
            return f"Your correction, {len(self._done)} strokes, saved"
        return "Ground truth (untouched)" if self.has_label_map else "No ground truth"

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    @property
    def can_accept(self) -> bool:
        return self.has_label_map

    # Slots

    def open_dataset(self, path: Path, workspace: Path | None = None) -> None:
        self.calls.append(("open_dataset", path))
        self.dataset = Dataset(Path(path), self.all, (Problem("note", Path("x"), "A note.", "note"),), True)
        self.samples = self.all
        self.browsing.open(self.kept_list)
        self.datasetOpened.emit()
        self.select(self.all[0].name)

    def open_sample(self) -> None:
        self.open_dataset(Path("sample"))

    def select(self, name: str) -> None:
        self.calls.append(("select", name))
        if self.current is not None and self.canvas is not None:
            self._maps[self.current.name] = self.canvas.label_map.copy()
        self.current = next(sample for sample in self.samples if sample.name == name)
        random = np.random.default_rng(len(name))
        self.image = random.integers(0, 255, (self.height, self.width, 3), np.uint8)
        truth = disc(self.height, self.width) if self.current.trimap else None
        self.truth = Truth(truth, None)
        start = self._maps.get(name, truth)
        self.has_label_map = start is not None
        self.canvas = LabelCanvas(np.full((self.height, self.width), 2, np.uint8) if start is None else start)
        self.shows_correction = self.facts(name).correction
        self._done, self._undone = [], []
        self.prediction = FakePrediction(
            disc(self.height, self.width, 4), np.full((self.height, self.width), 181, np.uint8)
        )
        self.prediction_outdated, self.prediction_error = False, ""
        self._figure()
        self.sampleChanged.emit()
        self.predictionChanged.emit()
        self.figuresChanged.emit()

    def _figure(self) -> None:
        assert self.canvas is not None
        assert self.prediction is not None
        self.figures = (
            figures_of(self.canvas.label_map, self.prediction.label_map) if self.has_label_map else None
        )

    def set_order(self, names: list[str]) -> None:
        self.order = list(names)

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        assert self.current is not None
        at = self.order.index(self.current.name) + by
        if 0 <= at < len(self.order):
            self.select(self.order[at])

    def request_thumbnails(self, names: list[str], side: int = 128) -> None:
        self.calls.append(("request_thumbnails", list(names)))
        for name in names:
            self.thumbnailReady.emit(name, np.full((48, 64, 3), 90, np.uint8))

    def needs_question(self) -> str:
        return self.question

    def start_stroke(self, value: int, diameter: float, x: float, y: float, erasing: bool = False) -> bool:
        self.erasing = erasing
        self.calls.append(("start_stroke", value, diameter, x, y))
        if self.canvas is None or self.read_only:
            return False
        self.canvas.begin_stroke(value, diameter, square=self.tools.options.square)
        self.stroke_to(x, y)
        return True

    def stroke_to(self, x: float, y: float, diameter: float | None = None) -> None:
        assert self.canvas is not None
        box = self.canvas.stroke_to(x, y, diameter)
        if box is not None:
            self.canvasChanged.emit(box)

    def apply_edit(self, edit: Any, kind: str) -> bool:
        self.calls.append(("apply_edit", kind))
        assert self.canvas is not None
        patch = self.canvas.write(edit.box, edit.values)
        self._commit(patch)
        self.canvasChanged.emit(edit.box)
        return patch is not None

    def end_stroke(self) -> None:
        assert self.canvas is not None
        self._commit(self.canvas.end_stroke())

    def _commit(self, patch: Any) -> None:
        if patch is None or self.current is None:
            return
        self._done.append(patch)
        self._undone.clear()
        self.shows_correction = self.has_label_map = True
        self._set_facts(correction=True, review="open")

    def _set_facts(self, **changes: Any) -> None:
        assert self.current is not None
        self._facts[self.current.name] = replace(self.facts(self.current.name), **changes)
        self._figure()
        self.factsChanged.emit(self.current.name)
        self.figuresChanged.emit()

    def abort_stroke(self) -> None:
        assert self.canvas is not None
        self.canvasChanged.emit(self.canvas.abort_stroke())

    def undo(self) -> None:
        if self._done and self.canvas is not None:
            patch = self._done.pop()
            self._undone.append(patch)
            self.canvasChanged.emit(self.canvas.apply(patch, False))
            self.shows_correction = bool(self._done)
            self._set_facts(correction=bool(self._done))

    def redo(self) -> None:
        if self._undone and self.canvas is not None:
            patch = self._undone.pop()
            self._done.append(patch)
            self.canvasChanged.emit(self.canvas.apply(patch, True))
            self.shows_correction = True
            self._set_facts(correction=True)

    def take_prediction(self) -> None:
        self.calls.append(("take_prediction",))
        if self.canvas is not None and self.prediction is not None:
            self._commit(self.canvas.replace(self.prediction.label_map))
            self.canvasChanged.emit(None)

    def revert(self) -> None:
        self.calls.append(("revert",))
        if self.canvas is not None and self.truth is not None and self.truth.label_map is not None:
            self.canvas.replace(self.truth.label_map)
            self.shows_correction = False
            self._set_facts(correction=False)
            self.canvasChanged.emit(None)

    def accept(self) -> None:
        self._set_facts(review="accepted")

    def reopen(self) -> None:
        self._set_facts(review="open")

    def __getattr__(self, name: str) -> Any:
        if name not in CALLS:
            raise AttributeError(name)

        def call(*arguments: Any, **keywords: Any) -> bool:
            self.calls.append((name, *arguments, *keywords.values()))
            return True

        return call


CALLS = (
    "save_now",
    "set_device",
    "apply_setting",
    "set_checkpoint",
    "look_inside",
    "list_networks",
    "predict_again",
    "predict_before_again",
    "set_before",
    "start_training",
    "stop_training",
    "accept_checkpoint",
    "keep_checkpoint",
    "export",
    "evaluate",
    "save_evaluation",
    "save_plot",
    "accept_many",
    "reopen_many",
    "predict_all",
    "cancel_predict_all",
    "check",
    "cancel_task",
    "close",
)
"""Slots that are only written down."""
