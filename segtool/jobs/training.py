"""Fine-tuning in a child process: JSON lines come out of it, commands go in."""

import json
import logging
import os
import sys
from collections import deque
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

import segtool
from segtool.core import files

PROGRAM = (sys.executable, "-m", "segtool.ml.finetune")
"""The child; the request's file is added."""
TERMINATE_AFTER_MS = 15_000
"""A stop that the child did not follow is said again as SIGTERM after this time, ..."""
KILL_AFTER_MS = 120_000
"""... and the child is killed after this one."""
CLOSE_MS = 2_500
"""How long a closing window waits for the child."""

STARTING_NICENESS = 5

NONE, RUNNING, STOPPING = "", "running", "stopping"

_log = logging.getLogger(__name__)


class LineBuffer:
    """Cuts bytes that come in pieces into whole lines."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[bytes]:
        """The lines that `data` completes, without their ends."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        return [line.rstrip(b"\r") for line in lines]

    def close(self) -> list[bytes]:
        """What came after the last line's end."""
        rest, self._rest = self._rest, b""
        return [rest] if rest else []


def event_of(line: bytes) -> dict[str, Any] | None:
    """The event in one line of the child; None for anything else that was printed there."""
    try:
        document = json.loads(line)
    except ValueError:  # UnicodeDecodeError too
        return None
    return document if isinstance(document, dict) and isinstance(document.get("event"), str) else None


class TrainingProcess(QObject):
    """At most one child at a time. Every start ends in exactly one of `finished` and `failed`."""

    happened = Signal(dict)
    """Each event of the child as it comes: {"event": name, ...}"""
    finished = Signal(dict)
    """The child's last event, "done"."""
    failed = Signal(str, str)
    """message, hint"""
    stateChanged = Signal()

    def __init__(self, program: tuple[str, ...] = PROGRAM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._process: QProcess | None = None
        self._request_file: Path | None = None
        self._lines = LineBuffer()
        self._outcome: dict[str, Any] | None = None
        self._last_words: deque[str] = deque(maxlen=20)
        self._state = NONE
        self._terminate_timer = self._timer(TERMINATE_AFTER_MS, self._terminate)
        self._kill_timer = self._timer(KILL_AFTER_MS, self._kill)

    @property
    def state(self) -> str:
        """ "" (none), "running" or "stopping"."""
        return self._state

    @property
    def running(self) -> bool:
        """From `start` until the child's end, a stopping one too."""
        return self._state != NONE

    @property
    def process_id(self) -> int:
        """Of the child; 0 where there is none."""
        return self._process.processId() if self._process is not None else 0

    def start(self, request: dict[str, Any], request_file: Path) -> bool:
        """Write the request where the child reads it and start the child. False where one is running.

        Raises WriteError.
        """
        if self.running:
            return False
        files.write_json(
            request_file, request, sync=False
        )  # only this child reads it; the window must not wait
        self._request_file = request_file
        self._lines, self._outcome = LineBuffer(), None
        self._last_words.clear()
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.readyReadStandardOutput.connect(self._read_events)
        process.readyReadStandardError.connect(self._read_words)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.started.connect(self._step_back)
        self._process = process
        self._set_state(RUNNING)
        process.start(self._program[0], [*self._program[1:], str(request_file)])
        return True

    @Slot()
    def stop(self) -> None:
        """Ask the child to end after its step; it keeps the best so far."""
        if self._state != RUNNING or self._process is None:
            return
        self._set_state(STOPPING)
        self._process.write(b'{"command": "stop"}\n')
        self._terminate_timer.start()
        self._kill_timer.start()

    def end(self, timeout_ms: int = CLOSE_MS) -> None:
        """End the child for the window's closing: politely, then certainly. No signal comes any more."""
        process, self._process = self._process, None
        if process is None:
            return
        process.blockSignals(True)
        process.write(b'{"command": "stop"}\n')
        process.terminate()
        if not process.waitForFinished(timeout_ms):
            process.kill()
            process.waitForFinished(1000)
        self._tidy_up()

    @Slot()
    def _step_back(self) -> None:
        """From its first moment the child gives way to the window: importing torch takes all of a processor. It goes
        further by itself when it has read its request."""
        if self._process is None or not hasattr(os, "setpriority"):
            return
        try:
            os.setpriority(os.PRIO_PROCESS, self._process.processId(), STARTING_NICENESS)
        except OSError as error:  # it has ended already, or a sandbox forbids it
            _log.info("The training keeps its priority: %s", error)

    def _timer(self, interval_ms: int, act: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(act)
        return timer

    def _set_state(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.stateChanged.emit()

    @Slot()
    def _terminate(self) -> None:
        if self._process is not None:
            _log.warning("The training did not follow the stop; it is told again by a signal.")
            self._process.terminate()

    @Slot()
    def _kill(self) -> None:
        if self._process is not None:
            _log.warning("The training did not end; it is killed.")
            self._process.kill()

    @Slot()
    def _read_events(self) -> None:
        if self._process is not None:
            self._take(self._lines.feed(bytes(self._process.readAllStandardOutput().data())))

    def _take(self, lines: list[bytes]) -> None:
        for line in lines:
            event = event_of(line)
            if event is None:
                if line.strip():
                    _log.info("training printed: %s", line.decode("utf-8", "replace"))
                continue
            if event["event"] in ("done", "error"):
                self._outcome = event
            self.happened.emit(event)

    @Slot()
    def _read_words(self) -> None:
        if self._process is None:
            return
        for line in (
            bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").splitlines()
        ):
            if line.strip():
                self._last_words.append(line)
                _log.info("training: %s", line)

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            reason = self._process.errorString()
            self._tidy_up()
            self.failed.emit(f"Training could not be started: {reason}.", "The log file has the details.")

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        self._read_events()
        self._read_words()
        self._take(self._lines.close())
        outcome, crashed = self._outcome, status == QProcess.ExitStatus.CrashExit
        was_stopping = self._state == STOPPING
        self._tidy_up()
        if outcome is not None and outcome["event"] == "done":
            self.finished.emit(outcome)
        elif outcome is not None:
            self.failed.emit(str(outcome.get("message", "Training failed.")), str(outcome.get("hint", "")))
        else:
            self.failed.emit(*self._unexpected_end(code, crashed, was_stopping))

    def _unexpected_end(self, code: int, crashed: bool, was_stopping: bool) -> tuple[str, str]:
        kept = "The checkpoint in use is unchanged."
        if was_stopping and not crashed:
            return "Training was stopped before it had a result.", kept
        if crashed:
            message = f"The training process was ended from outside (signal {code})."
            if code == 9:
                message = (
                    "The training process was killed (signal 9), most often because the memory was full."
                )
            return message, f"Try a smaller batch or picture size. {kept}"
        last = self._last_words[-1] if self._last_words else "it said nothing"
        return f"The training process ended unexpectedly (exit status {code}): {last}", kept

    def _tidy_up(self) -> None:
        self._terminate_timer.stop()
        self._kill_timer.stop()
        if self._request_file is not None:
            self._request_file.unlink(missing_ok=True)
            self._request_file = None
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self._set_state(NONE)


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    root = str(Path(segtool.__file__).resolve().parent.parent)  # the child runs this very segtool
    found = environment.value("PYTHONPATH")
    environment.insert("PYTHONPATH", f"{root}:{found}" if found and sys.platform != "win32" else root)
    environment.insert("PYTHONUNBUFFERED", "1")
    environment.insert("OMP_WAIT_POLICY", environment.value("OMP_WAIT_POLICY", "PASSIVE"))
    return environment
