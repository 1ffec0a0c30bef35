"""What a second checkpoint says of the sample on show, beside the one in use."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from segtool.core.checkpoints import CheckpointInfo
from segtool.jobs.prediction import PredictionJob, Stamp


class Before(QObject):
    """Idle until a checkpoint is chosen. An answer counts only for the sample, picture and checkpoint of now."""

    changed = Signal()
    """`prediction`, `error`, `busy` or the checkpoint"""

    def __init__(self, job: PredictionJob, device: Callable[[], str], parent: QObject | None = None) -> None:
        """job: the one that predicts. device: asked for at every prediction."""
        super().__init__(parent)
        self.info: CheckpointInfo | None = None
        self.prediction: Any = None
        self.error = ""
        self._device = device
        self._sample = ""
        self._image: NDArray[np.uint8] | None = None
        self._request = 0
        self._job = job
        job.secondReady.connect(self._on_ready)
        job.secondFailed.connect(self._on_failed)
        job.idle.connect(self._on_idle)

    @property
    def busy(self) -> bool:
        """A prediction of the sample on show is on its way."""
        return (
            self.info is not None and self._image is not None and self.prediction is None and not self.error
        )

    def use(self, info: CheckpointInfo | None) -> None:
        """Predict by this checkpoint too; None: no longer."""
        if info is None and self.info is not None:
            self._job.cancel_second()
        self.info = info
        self._ask()

    def show(self, sample: str, image: NDArray[np.uint8] | None) -> None:
        """Another sample is on show; image None: it has none. Nothing is told or asked before `begin`."""
        self._sample, self._image = sample, image
        self._request += 1
        self.prediction, self.error = None, ""

    def begin(self) -> None:
        """Ask for what is not there; after the prediction by the checkpoint in use was asked for, which goes first."""
        self._ask()

    def again(self) -> None:
        """Try anew after a failure."""
        self._ask()

    def _ask(self) -> None:
        self._request += 1  # whatever is on its way is of the past
        self.prediction, self.error = None, ""
        self._submit()
        self.changed.emit()

    def _submit(self) -> None:
        if self.info is not None and self._image is not None:
            stamp = Stamp(self._sample, "", self._request)
            self._job.predict_second(stamp, self._image, Path(self.info.path), self._device())

    @Slot()
    def _on_idle(self) -> None:
        """A request that waited was dropped by one that was more urgent."""
        if self.busy:
            self._submit()

    @Slot(object, object)
    def _on_ready(self, stamp: Stamp, prediction: Any) -> None:
        if stamp.request == self._request and self.info is not None:
            self.prediction = prediction
            self.changed.emit()

    @Slot(object, str, str)
    def _on_failed(self, stamp: Stamp, message: str, _hint: str) -> None:
        if stamp.request == self._request:
            self.error = message
            self.changed.emit()
