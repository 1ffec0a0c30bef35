"""Figures of single samples off the window's thread: read at the start, measured for the sample on show, kept."""

import logging
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from segtool.core.dataset import Sample
from segtool.core.errors import SegtoolError
from segtool.core.labels import VALUE_MAPPING
from segtool.core.measuring import stamp_of
from segtool.core.sample_figures import COLUMNS, SampleFigures, measure
from segtool.core.workspace import Facts, Workspace
from segtool.jobs.latest import LatestJob
from segtool.jobs.worker import WAIT_MS

RECORD_MS = 1000
"""Figures that came within this time are written together."""

LabelMap = NDArray[np.uint8]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LoadFigures:
    """Read what is known of these samples by this checkpoint. facts: of those that have any."""

    workspace: Workspace
    checkpoint: str
    samples: Sequence[Sample]
    facts: Mapping[str, Facts]


@dataclass(frozen=True)
class LoadedFigures:
    """Arrays in the order of the samples, by name of `sample_figures.COLUMNS`; current: see `SampleTable`."""

    checkpoint: str
    columns: dict[str, NDArray[np.float32]]
    current: NDArray[np.bool_]


@dataclass(frozen=True)
class MeasureShown:
    """The sample on show. saved: its label map is in its file, so that the figures can be kept."""

    workspace: Workspace
    sample: Sample
    facts: Facts
    saved: bool
    checkpoint: str
    label_map: LabelMap | None
    prediction: LabelMap
    confidence: NDArray[np.uint8]


def load_figures(request: LoadFigures) -> LoadedFigures:
    """Figures whose label map changed since count as those of an older checkpoint."""
    workspace, count = request.workspace, len(request.samples)
    found = workspace.figures.by_sample(request.checkpoint)
    mapping = workspace.get(VALUE_MAPPING)
    values = np.full((len(COLUMNS), count), np.nan, np.float32)
    current = np.zeros(count, bool)
    for row, sample in enumerate(request.samples if found else ()):
        kept = found.get(sample.name)
        if kept is None:
            continue
        values[:, row] = [np.nan if value is None else value for value in kept.values]
        if kept.own:
            facts = request.facts.get(sample.name, Facts())
            current[row] = kept.truth == stamp_of(sample, workspace, facts, mapping)
    return LoadedFigures(request.checkpoint, dict(zip(COLUMNS, values, strict=True)), current)


def measure_shown(request: MeasureShown) -> SampleFigures:
    """The stamp belongs to the file that was there before the comparison."""
    mapping = request.workspace.get(VALUE_MAPPING)
    stamp = stamp_of(request.sample, request.workspace, request.facts, mapping)
    return measure(
        request.sample.name,
        request.checkpoint,
        stamp,
        request.label_map,
        request.prediction,
        request.confidence,
    )


class _Recorder:
    """Figures on their way to the disk; used by both threads."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = threading.Lock()
        self._waiting: dict[tuple[str, str], SampleFigures] = {}

    def put(self, figures: SampleFigures) -> None:
        with self._lock:
            self._waiting[figures.name, figures.checkpoint] = figures

    def write(self, _request: object = None) -> int:
        """How many were written. What cannot be written is lost: it can be measured again. Raises WriteError."""
        with self._lock:
            waiting, self._waiting = list(self._waiting.values()), {}
        if waiting:
            self._workspace.figures.record(waiting)
        return len(waiting)


class FigureJob(QObject):
    """Two threads: one reads and measures (the newest request counts), one writes."""

    loaded = Signal(object)
    """LoadedFigures"""
    measured = Signal(object)
    """SampleFigures of the sample on show"""
    failed = Signal(str, str)
    """message, hint: figures could not be read or kept; told once"""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told = False
        self._recorder = None if workspace.read_only else _Recorder(workspace)
        self._reading = LatestJob(self._read, "reading figures", lanes=2, parent=self)
        self._reading.done.connect(self._on_done)
        self._reading.failed.connect(self._on_failed)
        self._writing = LatestJob(
            self._recorder.write if self._recorder is not None else lambda _request: 0,
            "keeping figures",
            parent=self,
        )
        self._writing.failed.connect(self._on_failed)
        self._timer = QTimer(self, interval=RECORD_MS, singleShot=True)
        self._timer.timeout.connect(lambda: self._writing.submit(None))

    def _read(self, request: LoadFigures | MeasureShown) -> LoadedFigures | SampleFigures:
        """In the reading thread."""
        if isinstance(request, MeasureShown):
            return measure_shown(request)
        if self._recorder is not None:
            self._recorder.write()  # what waits to be written is among what is read
        return load_figures(request)

    def load(self, request: LoadFigures) -> None:
        """Answers by `loaded`."""
        self._reading.submit(request, 0)

    def measure(self, request: MeasureShown) -> None:
        """Answers by `measured`; kept where the label map is saved."""
        self._reading.submit(request, 1)

    def record(self, figures: SampleFigures) -> None:
        """Keep figures a little later, together with others."""
        if self._recorder is not None:
            self._recorder.put(figures)
            if not self._timer.isActive():
                self._timer.start()

    def ask_to_stop(self) -> None:
        """End after the work in hand; no signal comes any more."""
        self._timer.stop()
        self._reading.ask_to_stop()
        self._writing.ask_to_stop()

    def stop(self, timeout_ms: int = WAIT_MS) -> bool:
        """End the threads and write what waits; False where one works on."""
        self.ask_to_stop()
        ended = [job.stop(timeout_ms) for job in (self._reading, self._writing)]
        try:
            if self._recorder is not None:
                self._recorder.write()
        except SegtoolError as error:
            _log.warning("Figures were not kept: %s", error)
        return all(ended)

    @Slot(object, object)
    def _on_done(self, request: object, result: object) -> None:
        if isinstance(result, LoadedFigures):
            self.loaded.emit(result)
        elif isinstance(request, MeasureShown) and isinstance(result, SampleFigures):
            if request.saved:
                self.record(result)
            self.measured.emit(result)

    @Slot(object, object)
    def _on_failed(self, _request: object, error: SegtoolError) -> None:
        if not self._told:
            self._told = True
            self.failed.emit(error.message, error.hint)
