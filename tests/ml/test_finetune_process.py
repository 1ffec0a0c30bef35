"""The child process: JSON lines out, commands in, exit status; driven as the window drives it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from segtool.core.dataset import Dataset, read_dataset
from segtool.core.split import load_split
from segtool.core.workspace import Facts, Workspace
from segtool.ml import finetune
from segtool.ml.checkpoint import load_checkpoint
from tests.conftest import REPOSITORY
from tests.datasets import make_dataset, trimap
from tests.ml.standin import save_standin

LAUNCHER = """
import sys
from tests.ml.standin import StandIn, register
register()
forward = StandIn.forward
def noisy(self, x):
    print("a library prints in the middle of the training")
    return forward(self, x)
StandIn.forward = noisy
from segtool.ml.finetune import main
sys.exit(main(sys.argv[1:]))
"""
"""Registers the stand-in, lets it print at every forward, and calls the real main()."""

STEMS = [f"pug_{number}" for number in range(1, 13)]


class Child:
    """The process and what it said."""

    def __init__(self, request: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", LAUNCHER, str(request)],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"OMP_NUM_THREADS": "1"},
        )
        self.events: list[dict[str, Any]] = []

    def until(self, kind: str) -> dict[str, Any]:
        """Read events up to the first of this kind."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            event: dict[str, Any] = json.loads(line)  # every line is one JSON object, whatever was printed
            self.events.append(event)
            if event["event"] == kind:
                return event
        raise AssertionError(f"no {kind}: {self.events[-3:]}")

    def end(self) -> tuple[int, str]:
        """(exit status, standard error) once it is over."""
        out, err = self.process.communicate(timeout=60)
        self.events += [json.loads(line) for line in out.splitlines()]
        return self.process.returncode, err.decode()


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return read_dataset(make_dataset(tmp_path / "pets", STEMS))


@pytest.fixture
def workspace(tmp_path: Path, dataset: Dataset) -> Iterator[Workspace]:
    opened = Workspace.open(dataset.root, tmp_path / "work")
    name = load_split(opened, dataset).train[0]
    opened.save_correction(name, trimap(), Facts(correction=True), 0)
    yield opened
    opened.close()


Launch = Callable[..., Child]


@pytest.fixture
def launch(tmp_path: Path, dataset: Dataset, workspace: Workspace) -> Iterator[Launch]:
    """Start the child on the workspace's stand-in."""
    children: list[Child] = []

    def start(standin: dict[str, Any] | None = None, **settings: Any) -> Child:
        save_standin(workspace.checkpoints_folder / "old.safetensors", **(standin or {}))
        request = {
            "dataset": str(dataset.root),
            "workspace": str(workspace.directory),
            "settings": {"checkpoint": "old", "device": "cpu", "batch": 2, "size": 32, **settings},
        }
        path = tmp_path / "request.json"
        path.write_text(json.dumps(request))
        children.append(Child(path))
        return children[-1]

    yield start
    for child in children:
        if child.process.poll() is None:
            child.process.kill()
            child.process.wait()


def test_a_run_streams_events_and_ends_with_the_summary(launch: Launch, workspace: Workspace) -> None:
    child = launch(epochs=2)
    assert child.process.stdin is not None
    child.process.stdin.close()  # a closed input is no command to stop
    child.process.stdin = None
    status, err = child.end()
    assert status == 0, err
    kinds = [event["event"] for event in child.events if event["event"] != "heartbeat"]
    assert list(dict.fromkeys(kinds)) == [
        "started", "preparing", "training", "step", "epoch", "saved", "gate", "verdict", "done",
    ]  # fmt: skip
    assert child.events[0]["pid"] == child.process.pid
    assert "a library prints" in err  # and not among the events, which were all JSON
    done = child.events[-1]
    assert load_checkpoint(Path(done["checkpoint"]))[2] == done["digest"]
    assert done["stopped"] is False
    assert done["gate"]["verdict"] in ("better", "same", "worse")


@pytest.mark.parametrize("how", ["command", signal.SIGINT])
def test_a_stop_ends_it_within_a_step_and_keeps_the_best(launch: Launch, how: Any) -> None:
    child = launch({"delay": 0.1}, epochs=1000, early_stop=0)
    child.until("epoch")
    child.until("step")
    asked = time.monotonic()
    if how == "command":
        assert child.process.stdin is not None
        child.process.stdin.write(b"not a command\n\n" + b'{"command": "stop"}\n' * 2)
        child.process.stdin.flush()
    else:
        child.process.send_signal(how)
    child.until("stopping")
    done = child.until("done")
    assert time.monotonic() - asked < 10
    assert done["stopped"] is True
    assert load_checkpoint(Path(done["checkpoint"]))[1].training["stopped"] is True
    assert child.end()[0] == 130
    assert [event["event"] for event in child.events].count("stopping") == 1


def test_nobody_listening_any_more_stops_it(launch: Launch, workspace: Workspace) -> None:
    child = launch({"delay": 0.05}, epochs=1000, early_stop=0)
    child.until("epoch")
    assert child.process.stdout is not None
    child.process.stdout.close()
    child.process.stdout = None
    child.process.wait(timeout=60)
    assert child.process.returncode == 130
    assert load_checkpoint(workspace.checkpoints_folder / "old-tuned.safetensors")


def test_a_lack_of_memory_tells_the_batch_that_would_do(launch: Launch, workspace: Workspace) -> None:
    child = launch({"fault": "memory", "training_only": True, "most": 2}, batch=4)
    status, _ = child.end()
    assert status == 3
    assert child.events[-1]["event"] == "error"
    assert "Not enough memory for a batch of 4" in child.events[-1]["message"]
    assert "batch 2" in child.events[-1]["hint"]
    assert [path.name for path in workspace.checkpoints_folder.iterdir()] == ["old.safetensors"]


Main = Callable[..., tuple[int, list[dict[str, Any]]]]


@pytest.fixture
def main_here(monkeypatch: pytest.MonkeyPatch) -> Main:
    """main() in this process, its streams and signals left alone: (exit status, events)."""
    events: list[dict[str, Any]] = []

    class Stream:
        broken = threading.Event()

        def send(self, event: dict[str, Any]) -> None:
            events.append(event)

    monkeypatch.setattr(finetune, "EventStream", Stream)
    monkeypatch.setattr(finetune.Stop, "watch", lambda self: None)

    def run(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
        return finetune.main(list(arguments)), events

    return run


def written(folder: Path, **request: Any) -> str:
    path = folder / "request.json"
    path.write_text(json.dumps({"low_priority": False, **request}))
    return str(path)


@pytest.mark.parametrize("settings", [{"rate": -1}, {"speed": 3}])
def test_wrong_settings_are_wrong_usage(
    main_here: Main, tmp_path: Path, dataset: Dataset, settings: dict[str, Any]
) -> None:
    status, events = main_here(written(tmp_path, dataset=str(dataset.root), settings=settings))
    assert status == 2
    assert events[-1]["event"] == "error"
    assert "settings" in events[-1]["message"]


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"dataset": 3}'])
def test_a_request_that_cannot_be_used_is_wrong_usage(main_here: Main, tmp_path: Path, text: str) -> None:
    path = tmp_path / "request.json"
    path.write_text(text)
    status, events = main_here(str(path))
    assert status == 2
    assert str(path) in events[-1]["message"]
    assert main_here()[0] == 2


def test_nothing_to_train_on_is_an_event_with_its_hint(
    main_here: Main, tmp_path: Path, dataset: Dataset
) -> None:
    request = written(tmp_path, dataset=str(dataset.root), workspace=str(tmp_path / "empty"))
    status, events = main_here(request)
    assert status == 3
    assert [event["event"] for event in events] == ["started", "error"]
    assert "Nothing to train on" in events[-1]["message"]
    assert events[-1]["hint"]


def test_a_fault_of_the_program_is_told_too(
    main_here: Main, tmp_path: Path, dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*arguments: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(finetune, "fine_tune", faulty)
    status, events = main_here(written(tmp_path, dataset=str(dataset.root), workspace=str(tmp_path / "w")))
    assert status == finetune.UNEXPECTED
    assert "ZeroDivisionError: a fault" in events[-1]["message"]
    assert "Traceback" in events[-1]["details"]


def test_numbers_that_json_does_not_know_become_null() -> None:
    assert finetune._finite({"a": [1.5, float("nan")], "b": float("inf")}) == {"a": [1.5, None], "b": None}
