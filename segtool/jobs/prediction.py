"""Live predictions in a thread of their own. torch is imported there and nowhere else in the window's process."""

import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from segtool.core.errors import SegtoolError
from segtool.core.settings import Settings
from segtool.jobs import torch_libraries
from segtool.jobs.latest import LatestJob
from segtool.jobs.worker import WAIT_MS

LOAD, SHOWN, SECOND, INSIDE, SEEN, AHEAD, BACKGROUND = range(7)
"""Lanes: a checkpoint first, then the picture on show, then the same by a second checkpoint, then a look inside the
network, then the picture's neighbours, then what is done in the background."""


@dataclass(frozen=True)
class Stamp:
    """What a prediction belongs to. checkpoint: the digest of what made it ("" before). request: a serial number."""

    sample: str
    checkpoint: str
    request: int


class PredictorLike(Protocol):
    """What the job needs of ml.predictor.Predictor."""

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str: ...

    @property
    def device_text(self) -> str: ...

    def predict(self, image: NDArray[np.uint8]) -> Any: ...

    def look_inside(self, image: NDArray[np.uint8]) -> Any: ...

    def seen(self, image: NDArray[np.uint8]) -> Any: ...


Factory = Callable[[Path, str], PredictorLike]


def build_predictor(path: Path, device: str) -> PredictorLike:
    """The product's predictor; called in the job's thread. Precision and threads are those of the settings.

    torch keeps its own number of threads unless one is chosen: with one thread less the window's gaps were the same
    (99 % under 60 to 80 ms at a load of 7 on 2 cores, both ways), and OMP_WAIT_POLICY=PASSIVE, set at the start, keeps
    idle ones asleep.
    """
    from segtool.ml.pairing import check_pairing

    check_pairing()  # before torch is imported: a mismatch is a sentence, not an operator that does not exist
    torch_libraries.preload()
    with torch_libraries.kept() if "torch" not in sys.modules else contextlib.nullcontext():
        from segtool.ml.devices import use_threads
        from segtool.ml.predictor import Predictor

    settings = Settings()
    use_threads(settings.get("threads"))
    return Predictor(path, device, precision=settings.get("precision"))


@dataclass(frozen=True)
class _Load:
    path: Path
    device: str


@dataclass(frozen=True)
class _Question:
    """What is asked about a picture; the lane says what. checkpoint: path and device of another one than that in use,
    said here as what waits in its lane may be dropped."""

    lane: int
    stamp: Stamp
    image: NDArray[np.uint8]
    checkpoint: tuple[Path, str] | None = None


@dataclass(frozen=True)
class _Call:
    work: Callable[[PredictorLike], Any]


_Request = _Load | _Question | _Call | None
"""None: let the second checkpoint go."""


class _Engine:
    """Holds the predictor; touched by the job's thread alone."""

    def __init__(self, factory: Factory) -> None:
        self._factory = factory
        self._predictor: PredictorLike | None = None
        self._second: tuple[Path, str, PredictorLike] | None = None

    def work(self, request: _Request) -> Any:
        if request is None:
            self._second = None
            return None
        if isinstance(request, _Load):
            return self._load(request)
        if isinstance(request, _Question) and request.checkpoint is not None:
            return self._second_predictor(*request.checkpoint).predict(request.image)
        if self._predictor is None:
            raise SegtoolError("No checkpoint is loaded.", "Choose one under Network.")
        if isinstance(request, _Call):
            return request.work(self._predictor)
        if request.lane == INSIDE:
            return self._predictor.look_inside(request.image)
        if request.lane == SEEN:
            return self._predictor.seen(request.image)
        return self._predictor.predict(request.image)

    def _second_predictor(self, path: Path, device: str) -> PredictorLike:
        if self._second is None or self._second[:2] != (path, device):
            self._second = None  # two networks are held at most
            self._second = path, device, self._factory(path, device)
        return self._second[2]

    def _load(self, request: _Load) -> dict[str, Any]:
        predictor = self._factory(request.path, request.device)  # the old one stays where this raises
        self._predictor = predictor
        config = getattr(predictor, "config", None)
        return {
            "path": request.path,
            "device": request.device,
            "name": predictor.name,
            "digest": predictor.digest,
            "device_text": predictor.device_text,
            "config": config.to_json() if config is not None else {},
        }


class PredictionJob(QObject):
    """One checkpoint, one picture at a time, the newest request first."""

    ready = Signal(object, object)
    """Stamp with the digest of the checkpoint that made it, Prediction"""
    failed = Signal(object, str, str)
    """Stamp, message, hint"""
    busy = Signal(object)
    """Stamp of the prediction that starts"""
    secondReady = Signal(object, object)
    """Stamp with the digest of the second checkpoint, Prediction"""
    secondFailed = Signal(object, str, str)
    """Stamp, message, hint"""
    insideReady = Signal(object, object)
    """Stamp with the digest of the checkpoint that was looked into, ml.inside.Inside"""
    insideFailed = Signal(object, str, str)
    """Stamp, message, hint"""
    seenReady = Signal(object, object)
    """Stamp with the digest of the checkpoint, ml.features.Seen"""
    seenFailed = Signal(object, str, str)
    """Stamp, message, hint"""
    called = Signal(object, object)
    """work of `call`, what it returned"""
    callFailed = Signal(object, str, str)
    """work of `call`, message, hint"""
    loading = Signal(object, str)
    """path, device of the checkpoint that is being loaded"""
    loaded = Signal(dict)
    """path, device, name, digest, device_text, config"""
    loadFailed = Signal(str, str)
    """message, hint; the checkpoint before stays in use"""
    idle = Signal()

    def __init__(self, factory: Factory = build_predictor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = LatestJob(_Engine(factory).work, "predicting", lanes=7, parent=self, background=True)
        self._job.started.connect(self._on_started)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.idle.connect(self.idle)
        self._answers = {
            SHOWN: (self.ready, self.failed),
            SECOND: (self.secondReady, self.secondFailed),
            INSIDE: (self.insideReady, self.insideFailed),
            SEEN: (self.seenReady, self.seenFailed),
            AHEAD: (self.ready, self.failed),
        }

    def answers(self, lane: int) -> tuple[SignalInstance, SignalInstance]:
        """The signals of an answer and of a failure, by what is asked."""
        return self._answers[lane]

    @property
    def is_idle(self) -> bool:
        return self._job.is_idle

    @property
    def running(self) -> Stamp | None:
        """The prediction in hand."""
        request = self._job.running
        return request.stamp if _is_prediction(request) else None

    def load(self, path: Path, device: str) -> None:
        """Load a checkpoint onto a device. Predictions that wait are dropped: ask again when it is there."""
        self._job.submit(_Load(path, device), LOAD)

    def predict(self, stamp: Stamp, image: NDArray[np.uint8]) -> None:
        """Predict the picture on show. An older request that waits is dropped."""
        self._ask(_Question(SHOWN, stamp, image))

    def predict_second(self, stamp: Stamp, image: NDArray[np.uint8], path: Path, device: str) -> None:
        """Predict the picture on show by a second checkpoint, loaded where it is not yet. Asking for the picture on
        show, or for another checkpoint in use, drops a request that waits: ask again when the job is idle."""
        self._ask(_Question(SECOND, stamp, image, (path, device)))

    def cancel_second(self) -> None:
        """Drop the second prediction that waits, and let the second checkpoint's memory go."""
        self._job.cancel(SECOND)
        self._job.submit(None, SECOND)

    def look_ahead(self, stamp: Stamp, image: NDArray[np.uint8]) -> None:
        """Predict a neighbour when nothing else is to do."""
        self._ask(_Question(AHEAD, stamp, image))

    def ask(self, lane: int, stamp: Stamp, image: NDArray[np.uint8]) -> None:
        """INSIDE: look into the network at work on the picture on show; SEEN: what it sees there. A prediction asked
        for meanwhile drops it."""
        self._ask(_Question(lane, stamp, image))

    def is_asked(self, lane: int, stamp: Stamp) -> bool:
        """Whether this question is in hand or waits."""
        asked = (each for each in self._job.pending if isinstance(each, _Question))
        return any((each.lane, each.stamp) == (lane, stamp) for each in asked)

    def call(self, work: Callable[[PredictorLike], Any]) -> None:
        """Run `work` with the predictor when nothing else is to do; keep it short. Any other request that comes before
        it begins drops it: ask again when the job is idle."""
        self._job.submit(_Call(work), BACKGROUND)

    def cancel(self) -> None:
        """Drop the predictions that wait."""
        self._job.cancel(SHOWN)

    def ask_to_stop(self) -> None:
        """End after the work in hand, without waiting."""
        self._job.ask_to_stop()

    def stop(self, timeout_ms: int = WAIT_MS) -> bool:
        """End the thread; False where it works on."""
        return self._job.stop(timeout_ms)

    def _ask(self, question: _Question) -> None:
        self._job.submit(question, question.lane)

    @Slot(object)
    def _on_started(self, request: _Request) -> None:
        if isinstance(request, _Load):
            self.loading.emit(request.path, request.device)
        elif isinstance(request, _Question) and _is_prediction(request):
            self.busy.emit(request.stamp)

    @Slot(object, object)
    def _on_done(self, request: _Request, result: Any) -> None:
        if isinstance(request, _Load):
            self.loaded.emit(result)
        elif isinstance(request, _Call):
            self.called.emit(request.work, result)
        elif request is not None:
            stamp = Stamp(request.stamp.sample, str(result.digest), request.stamp.request)
            self._answers[request.lane][0].emit(stamp, result)

    @Slot(object, object)
    def _on_failed(self, request: _Load | _Question | _Call, error: SegtoolError) -> None:
        if isinstance(request, _Load):
            self.loadFailed.emit(error.message, error.hint)
        elif isinstance(request, _Call):
            self.callFailed.emit(request.work, error.message, error.hint)
        else:
            self._answers[request.lane][1].emit(request.stamp, error.message, error.hint)


def _is_prediction(request: object) -> bool:
    """By the checkpoint in use."""
    return isinstance(request, _Question) and request.lane in (SHOWN, AHEAD)
