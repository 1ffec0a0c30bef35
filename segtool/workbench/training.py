"""Fine-tuning from the window: what is asked of the child process, and what becomes of its result."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from segtool.core.errors import WriteError
from segtool.core.workspace import Workspace
from segtool.jobs.training import PROGRAM, TrainingProcess

REQUEST_NAME = "request.json"


class Training(QObject):
    """One fine-tune at a time, and the last result until the person chose."""

    happened = Signal(dict)
    finished = Signal(dict)
    failed = Signal(str, str)
    stateChanged = Signal()
    refused = Signal(str, str)
    """message, hint: nothing was started"""

    def __init__(self, program: tuple[str, ...] = PROGRAM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.result: dict[str, Any] | None = None
        self._process = TrainingProcess(program, self)
        self._process.happened.connect(self.happened)
        self._process.failed.connect(self.failed)
        self._process.stateChanged.connect(self.stateChanged)
        self._process.finished.connect(self._on_finished)

    @property
    def state(self) -> str:
        """ "" (none), "running" or "stopping"."""
        return self._process.state

    @property
    def process_id(self) -> int:
        return self._process.process_id

    def start(self, workspace: Workspace, settings: dict[str, Any], checkpoint: Path | None) -> bool:
        """Start the child; False, and `refused`, where it cannot be. checkpoint: where the training starts.

        settings: the options' keys; or {"resume": name of a run}, which goes on with it by its own settings.
        """
        if workspace.read_only:
            self.refused.emit("This workspace is read-only, so nothing can be trained in it.", "")
            return False
        if self.state:
            self.refused.emit("A training is running already.", "Stop it, or wait for its end.")
            return False
        start = {} if checkpoint is None or settings.get("network") else {"checkpoint": str(checkpoint)}
        resume = settings.get("resume")
        request = {
            "dataset": str(workspace.dataset_root),
            "workspace": str(workspace.directory),
            "settings": {} if resume else {**start, **settings},
            "low_priority": True,
            "resume": resume,
        }
        self.result = None
        try:
            return self._process.start(request, workspace.runs_folder / REQUEST_NAME)
        except WriteError as error:
            self.refused.emit(error.message, error.hint)
            return False

    @Slot()
    def stop(self) -> None:
        """Ask the child to end after its step; it keeps the best so far."""
        self._process.stop()

    def end(self) -> None:
        """End the child because the window closes."""
        self._process.end()

    @Slot(dict)
    def _on_finished(self, document: dict[str, Any]) -> None:
        self.result = document
        self.finished.emit(document)
