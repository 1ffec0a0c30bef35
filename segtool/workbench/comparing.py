"""The figures of the sample on show: the prediction against what the left pane shows."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, Signal, Slot

from segtool.core.errors import SegtoolError
from segtool.core.metrics import Confusion, Figures, confusion_parts, figures, figures_of
from segtool.jobs.latest import LatestJob

AT_ONCE_PIXELS = 600_000
"""Pictures up to this size take under 5 ms and are compared in the window's thread."""

LabelMap = NDArray[np.uint8]


def _compare(request: tuple[int, LabelMap, LabelMap]) -> Figures | None:
    """None where it is given up: the window closes, and nobody asks any more."""
    total: list[Confusion] = []
    for part in confusion_parts(request[1], request[2]):
        if QThread.currentThread().isInterruptionRequested():
            return None
        total.append(part)
    return figures(sum(total[1:], total[0]))


class Comparing(QObject):
    """Small pictures at once, large ones in a thread of its own."""

    changed = Signal()
    failed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.figures: Figures | None = None
        self._request = 0
        self._job = LatestJob(_compare, "comparing", parent=self)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)

    def clear(self) -> None:
        """There is nothing to compare."""
        self._request += 1
        if self.figures is not None:
            self.figures = None
            self.changed.emit()

    def compare(self, shown: LabelMap, prediction: LabelMap) -> None:
        """Both H x W uint8. `changed` follows, within this call or soon after."""
        self._request += 1
        if shown.shape != prediction.shape:
            self.clear()
        elif shown.size <= AT_ONCE_PIXELS:
            self.figures = figures_of(shown, prediction)
            self.changed.emit()
        else:
            self._job.submit((self._request, shown.copy(), prediction))

    def ask_to_stop(self) -> None:
        self._job.ask_to_stop()

    def stop(self, timeout_ms: int) -> bool:
        return self._job.stop(timeout_ms)

    @Slot(object, object)
    def _on_done(self, request: tuple[int, LabelMap, LabelMap], result: Figures) -> None:
        if request[0] == self._request:
            self.figures = result
            self.changed.emit()

    @Slot(object, object)
    def _on_failed(self, request: tuple[int, LabelMap, LabelMap], error: SegtoolError) -> None:
        self.failed.emit(error.message, error.hint)
