"""Live predictions in a thread of their own. torch is imported there and nowhere else in the window's process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from segtool.core.errors import SegtoolError
from segtool.jobs import torch_libraries
from segtool.jobs.latest import LatestJob
from segtool.jobs.worker import WAIT_MS

LOAD, SHOWN, AHEAD = range(3)
"""Lanes: a checkpoint first, then the picture on show, then its neighbours."""


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


Factory = Callable[[Path, str], PredictorLike]


def build_predictor(path: Path, device: str) -> PredictorLike:
    """The product's predictor; called in the job's thread.

    torch keeps its own number of threads: with one thread less the window's gaps were the same (99 % under 60 to 80 ms
    at a load of 7 on 2 cores, both ways), and OMP_WAIT_POLICY=PASSIVE, set at the start, keeps idle ones asleep.
    """
    from segtool.ml.pairing import check_pairing

    check_pairing()  # before torch is imported: a mismatch is a sentence, not an operator that does not exist
    torch_libraries.preload()
    from segtool.ml.predictor import Predictor

    return Predictor(path, device)


@dataclass(frozen=True)
class _Load:
    path: Path
    device: str


@dataclass(frozen=True)
class _Predict:
    stamp: Stamp
    image: NDArray[np.uint8]


class _Engine:
    """Holds the predictor; touched by the job's thread alone."""

    def __init__(self, factory: Factory) -> None:
        self._factory = factory
        self._predictor: PredictorLike | None = None

    def work(self, request: _Load | _Predict) -> Any:
        if isinstance(request, _Load):
            return self._load(request)
        if self._predictor is None:
            raise SegtoolError("No checkpoint is loaded.", "Choose one under Network.")
        return self._predictor.predict(request.image)

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
    loading = Signal(object, str)
    """path, device of the checkpoint that is being loaded"""
    loaded = Signal(dict)
    """path, device, name, digest, device_text, config"""
    loadFailed = Signal(str, str)
    """message, hint; the checkpoint before stays in use"""
    idle = Signal()

    def __init__(self, factory: Factory = build_predictor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = LatestJob(_Engine(factory).work, "predicting", lanes=3, parent=self)
        self._job.started.connect(self._on_started)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._job.idle.connect(self.idle)

    @property
    def is_idle(self) -> bool:
        return self._job.is_idle

    @property
    def running(self) -> Stamp | None:
        """The prediction in hand."""
        request = self._job.running
        return request.stamp if isinstance(request, _Predict) else None

    def load(self, path: Path, device: str) -> None:
        """Load a checkpoint onto a device. Predictions that wait are dropped: ask again when it is there."""
        self._job.submit(_Load(path, device), LOAD)

    def predict(self, stamp: Stamp, image: NDArray[np.uint8]) -> None:
        """Predict the picture on show. An older request that waits is dropped."""
        self._job.submit(_Predict(stamp, image), SHOWN)

    def look_ahead(self, stamp: Stamp, image: NDArray[np.uint8]) -> None:
        """Predict a neighbour when nothing else is to do."""
        self._job.submit(_Predict(stamp, image), AHEAD)

    def cancel(self) -> None:
        """Drop the predictions that wait."""
        self._job.cancel(SHOWN)

    def ask_to_stop(self) -> None:
        """End after the work in hand, without waiting."""
        self._job.ask_to_stop()

    def stop(self, timeout_ms: int = WAIT_MS) -> bool:
        """End the thread; False where it works on."""
        return self._job.stop(timeout_ms)

    @Slot(object)
    def _on_started(self, request: _Load | _Predict) -> None:
        if isinstance(request, _Load):
            self.loading.emit(request.path, request.device)
        else:
            self.busy.emit(request.stamp)

    @Slot(object, object)
    def _on_done(self, request: _Load | _Predict, result: Any) -> None:
        if isinstance(request, _Load):
            self.loaded.emit(result)
        else:
            stamp = Stamp(request.stamp.sample, str(result.digest), request.stamp.request)
            self.ready.emit(stamp, result)

    @Slot(object, object)
    def _on_failed(self, request: _Load | _Predict, error: SegtoolError) -> None:
        if isinstance(request, _Load):
            self.loadFailed.emit(error.message, error.hint)
        else:
            self.failed.emit(request.stamp, error.message, error.hint)
