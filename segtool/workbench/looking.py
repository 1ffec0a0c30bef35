"""What is asked of the network besides its prediction: only what belongs to the sample on show and the checkpoint in
use is taken."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from segtool.jobs.prediction import INSIDE, PredictionJob, Stamp


class Looking(QObject):
    """Asks the prediction thread for one look inside at a time, once the sample's prediction is there."""

    changed = Signal()
    """`inside` or `error`"""

    def __init__(self, job: PredictionJob, parent: QObject | None = None, what: int = INSIDE) -> None:
        """what: INSIDE, to look into its stages; SEEN, for the features that the smart stroke goes by."""
        super().__init__(parent)
        self.inside: Any = None
        self.error = ""
        self._job, self._what = job, what
        self._wanted = False
        self._serial = 0
        self._asked: Stamp | None = None
        ready, failed = job.answers(what)
        ready.connect(self._on_ready)
        failed.connect(self._on_failed)

    def want(self, on: bool) -> None:
        """Whether looks inside are wanted; what was there before is dropped."""
        self._wanted = on
        self.leave()

    def leave(self) -> None:
        """Another sample is on its way: nothing that is on its way is of it."""
        had = self.inside is not None or self.error
        self.inside, self.error, self._asked = None, "", None
        if had:
            self.changed.emit()

    def follow(self, sample: str, image: NDArray[np.uint8] | None, digest: str) -> None:
        """The sample on show, predicted by the checkpoint with this digest; image None: not yet, or never."""
        if not self._wanted:
            return
        if image is None:
            self.leave()
            return
        asked = self._asked
        if asked is not None and (asked.sample, asked.checkpoint) == (sample, digest):
            # a prediction that was asked for later may have pushed it out of the queue
            if self.inside is not None or self.error or self._job.is_asked(self._what, asked):
                return
        elif asked is not None:
            self.leave()
        self._serial += 1
        self._asked = Stamp(sample, digest, self._serial)
        self._job.ask(self._what, self._asked, image)

    @Slot(object, object)
    def _on_ready(self, stamp: Stamp, inside: Any) -> None:
        if stamp == self._asked:  # sample, checkpoint and request: a late answer differs in one of them
            self.inside, self.error = inside, ""
            self.changed.emit()

    @Slot(object, str, str)
    def _on_failed(self, stamp: Stamp, message: str, hint: str) -> None:
        if stamp == self._asked:
            self.inside, self.error = None, f"{message} {hint}".strip()
            self.changed.emit()
