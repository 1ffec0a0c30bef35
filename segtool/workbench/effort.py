"""What the person's work on each sample costs: counted in the window's thread, written in the background."""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from segtool.core.effort import Effort, EffortMeter
from segtool.core.errors import SegtoolError
from segtool.core.workspace import Workspace
from segtool.jobs.latest import LatestJob

TICK_MS = 5000
"""How often what was counted is written: a crash costs so much of it at most."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Write:
    workspace: Workspace
    efforts: Mapping[str, Effort]


def _write(request: _Write) -> None:
    request.workspace.save_efforts(request.efforts)


class Working(QObject):
    """Lives in the window's thread. Where nothing can be written, it counts nothing."""

    changed = Signal()
    """`efforts` changed"""

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.efforts: dict[str, Effort] = {}
        self._meter = EffortMeter(clock)
        self._clock = clock
        self._workspace: Workspace | None = None
        self._unwritten: set[str] = set()
        self._job: Any = None
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.write)

    def open(self, workspace: Workspace | None) -> None:
        """Count for this workspace from now on; `finish` comes before its database is closed."""
        self._meter = EffortMeter(self._clock)
        self._unwritten.clear()
        self._workspace = None if workspace is None or workspace.read_only else workspace
        self.efforts = {} if workspace is None else workspace.efforts()
        if self._workspace is not None:
            self._tick.start()
        self.changed.emit()

    def show(self, name: str | None) -> None:
        """Another sample is on show."""
        if self._workspace is not None:
            self._meter.show(name)
            self.write()

    def note_input(self) -> None:
        """The person moved or pressed something."""
        self._meter.input()

    def set_active(self, active: bool) -> None:
        """The program has the focus, or has lost it."""
        self._meter.set_active(active)

    def note_stroke(self, pixels: int) -> None:
        """A stroke of the brush or the eraser that changed so many pixels."""
        self._note(self._meter.stroke, pixels)

    def note_click(self, pixels: int) -> None:
        """A step of another tool that changed so many pixels."""
        self._note(self._meter.click, pixels)

    def _note(self, count: Callable[[int], None], pixels: int) -> None:
        if self._workspace is not None:
            self._meter.input()
            count(pixels)
            self.collect()

    def collect(self) -> None:
        """Read the meter. What it says is written by the next tick, not beside the stroke's own row."""
        taken = self._meter.take()
        if self._workspace is None or not taken:
            return
        for name, more in taken.items():
            self.efforts[name] = self.efforts.get(name, Effort()) + more
        self._unwritten |= taken.keys()
        self.changed.emit()

    @Slot()
    def write(self) -> None:
        """Hand what is not on the disk yet to the writing thread."""
        self.collect()
        if self._workspace is None or not self._unwritten:
            return
        if self._job is None:
            self._job = LatestJob(_write, "noting the work on samples", parent=self, background=True)
            self._job.done.connect(self._on_written)
            self._job.failed.connect(self._on_failed)
        self._job.submit(_Write(self._workspace, self._newest()))

    def _newest(self) -> dict[str, Effort]:
        return {name: self.efforts[name] for name in self._unwritten}

    @Slot(object, object)
    def _on_written(self, request: _Write, _result: object) -> None:
        if request.workspace is self._workspace:
            self._unwritten -= {
                name for name, written in request.efforts.items() if self.efforts[name] == written
            }

    @Slot(object, object)
    def _on_failed(self, _request: _Write, error: SegtoolError) -> None:
        # a full disk is told by what matters more, the label map; the next tick tries again
        _log.warning("Work on samples not noted: %s", error.message)

    def finish(self) -> None:
        """Write what is left; before the workspace is closed."""
        job, self._job = self._job, None
        if job is not None:  # nothing older is written after this
            job.stop()
            job.deleteLater()
        self._meter.show(None)
        for name, more in self._meter.take().items():
            self.efforts[name] = self.efforts.get(name, Effort()) + more
            self._unwritten.add(name)
        workspace, self._workspace = self._workspace, None
        self._tick.stop()
        if workspace is None or not self._unwritten:
            return
        try:
            workspace.save_efforts(self._newest())
        except SegtoolError as error:
            _log.warning("Work on samples not noted: %s", error.message)

    def ask_to_stop(self) -> None:
        """See LatestJob."""
        self._tick.stop()
        if self._job is not None:
            self._job.ask_to_stop()

    def stop(self, timeout_ms: int) -> bool:
        """See LatestJob."""
        return self._job is None or bool(self._job.stop(timeout_ms))
