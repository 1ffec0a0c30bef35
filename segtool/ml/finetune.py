"""Fine-tuning as a process of its own: `python -m segtool.ml.finetune REQUEST.json`.

REQUEST.json: {"dataset": folder, "workspace": folder or null, "settings": fields of FineTuneSettings, "threads":
number or null, "low_priority": true, "resume": name of a run or null}. Standard output is one JSON object a line,
{"event": ...}: started, preparing, training, step, epoch, memory, warning, stopping, saved, gate, verdict, heartbeat,
and at the end done (the summary) or error (message, hint, file). {"command": "stop"} on standard input, SIGTERM and
SIGINT stop it, keeping the best so far; a second SIGINT ends it at once. The exit status is that of the command line.
"""

import json
import math
import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import torch

from segtool.core.dataset import read_dataset
from segtool.core.errors import Cancelled, SegtoolError, UsageError
from segtool.core.workspace import Workspace
from segtool.ml.finetune_settings import FineTuneSettings
from segtool.ml.finetuning import fine_tune
from segtool.ml.resuming import find_run, settings_of

__all__ = ["FineTuneSettings", "fine_tune", "main"]

HEARTBEAT_SECONDS = 5.0
UNEXPECTED = 70
"""Exit status for a fault of the program itself (EX_SOFTWARE)."""


class EventStream:
    """Writes events to the process's real standard output, from any thread; prints go to standard error instead."""

    def __init__(self) -> None:
        sys.stdout.flush()
        self._real: IO[str] = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)
        self._lock = threading.Lock()
        self.broken = threading.Event()

    def send(self, event: dict[str, Any]) -> None:
        """Write one line. Where nobody reads any more `broken` is set."""
        line = json.dumps(_finite(event), allow_nan=False, ensure_ascii=True)
        with self._lock:
            try:
                self._real.write(line + "\n")
                self._real.flush()
            except OSError:
                self.broken.set()


def _finite(value: Any) -> Any:
    """The same document with null for every number that JSON does not know."""
    if isinstance(value, dict):
        return {key: _finite(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(entry) for entry in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


class Stop:
    """Whether the run should end: told by a command, by a signal, or because the parent is gone."""

    def __init__(self, stream: EventStream) -> None:
        self._stream = stream
        self._told = threading.Event()
        self._parent = os.getppid()

    def __call__(self) -> bool:
        return self._told.is_set() or self._stream.broken.is_set()

    def tell(self) -> None:
        """Ask for the end; said as an event once."""
        if not self._told.is_set():
            self._told.set()
            self._stream.send({"event": "stopping", "text": "Stopping after this step."})

    def watch(self) -> None:
        """Follow signals and commands, send heartbeats; the threads end with the process."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        threading.Thread(target=self._read_commands, name="commands", daemon=True).start()
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()

    def _on_signal(self, number: int, frame: Any) -> None:
        if number == signal.SIGINT:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        # A thread of its own: the main thread may hold the stream's lock where the signal found it.
        threading.Thread(target=self.tell, name="stop", daemon=True).start()

    def _read_commands(self) -> None:
        for line in _lines_of(0):
            try:
                command = json.loads(line)
            except ValueError:
                sys.stderr.write(f"This is no command: {line!r}\n")
                continue
            if isinstance(command, dict) and command.get("command") == "stop":
                self.tell()

    def _beat(self) -> None:
        while not self._stream.broken.wait(HEARTBEAT_SECONDS):
            self._stream.send({"event": "heartbeat"})
            if os.getppid() != self._parent:  # the window is dead: keep the best so far and end
                self._told.set()


def _lines_of(descriptor: int) -> Iterator[bytes]:
    """Whole lines as they come. Not `sys.stdin`: a thread that waits in it makes Python abort at its exit."""
    rest = b""
    while data := os.read(descriptor, 4096):
        *lines, rest = (rest + data).split(b"\n")
        yield from lines


def _request(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"The request {path} cannot be read: {error}.") from error
    if not isinstance(document, dict) or not isinstance(document.get("dataset"), str):
        raise UsageError(f"The request {path} names no dataset.")
    return document


def _run(request: dict[str, Any], stream: EventStream, stop: Stop) -> int:
    if request.get("low_priority", True) and hasattr(os, "nice"):
        os.nice(5)
    if request.get("threads"):
        torch.set_num_threads(int(request["threads"]))
    settings = FineTuneSettings.from_json(request.get("settings") or {})
    dataset = read_dataset(Path(request["dataset"]))
    place = request.get("workspace")
    workspace = Workspace.open(dataset.root, Path(place) if place else None)
    try:
        run = find_run(workspace, str(request["resume"])) if request.get("resume") else None
        if run is not None:
            settings = settings_of(run, {})
        summary = fine_tune(dataset, workspace, settings, stream.send, stop, run)
    finally:
        workspace.close()
    stream.send({"event": "done", **summary})
    return Cancelled.exit_status if summary["stopped"] else 0


def main(arguments: list[str] | None = None) -> int:
    """The process; returns its exit status."""
    given = sys.argv[1:] if arguments is None else arguments
    stream = EventStream()
    stop = Stop(stream)
    stop.watch()
    stream.send({"event": "started", "pid": os.getpid()})
    try:
        if len(given) != 1:
            raise UsageError("Expected one argument: the request's file.")
        return _run(_request(Path(given[0])), stream, stop)
    except SegtoolError as error:
        file = str(error.file) if error.file else None
        stream.send({"event": "error", "message": error.message, "hint": error.hint, "file": file})
        return error.exit_status
    except KeyboardInterrupt:
        stream.send({"event": "error", "message": "Interrupted.", "hint": "", "file": None})
        return Cancelled.exit_status
    except Exception as error:  # noqa: BLE001 - the last place where the person can be told
        traceback.print_exc()
        stream.send({
            "event": "error",
            "message": f"Training failed unexpectedly: {type(error).__name__}: {error}",
            "hint": "The checkpoint in use is unchanged. The log file has the details.",
            "file": None,
            "details": traceback.format_exc(),
        })  # fmt: skip
        return UNEXPECTED


if __name__ == "__main__":
    sys.exit(main())
