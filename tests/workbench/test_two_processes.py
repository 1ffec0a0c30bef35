"""GUI-21: two windows on one workspace, each a process of its own; one of them is killed."""

import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from segtool.cli import main
from segtool.core.lock import WindowLock
from segtool.core.workspace import Workspace
from tests.datasets import geometry, trimap

ROOT = Path(__file__).resolve().parents[2]


class Other:
    """A window in another process."""

    def __init__(self, dataset: Path, workspace: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.workbench.other_process", dataset, workspace],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def answer(self):
        return json.loads(self.process.stdout.readline())

    def tell(self, *words) -> None:
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()

    def ask(self, *words):
        self.tell(*words)
        return self.answer()

    def until(self, done):
        end = time.monotonic() + 20
        while not done(state := self.ask("state")):
            assert time.monotonic() < end
        return state


@pytest.fixture
def other(folder, tmp_path):
    """Starts windows; they are killed after the test."""
    started: list[Other] = []

    def start() -> Other:
        started.append(Other(folder, tmp_path / "work"))
        return started[-1]

    yield start
    for each in started:
        each.process.kill()
        each.process.communicate()


def test_the_second_window_reads_takes_over_from_a_killed_one_and_no_save_is_lost(
    other, folder, tmp_path, capsys
):
    first = other()
    assert not first.answer()["read_only"]
    second = other()
    state = second.answer()
    assert state["read_only"]
    assert f"process {first.process.pid}" in state["note"]
    assert state["saved"] == "Read-only"

    assert second.ask("value", "Bengal_1", 20) == 2

    # Both at once: what the second tries changes nothing, what the first does is whole.
    first.tell("many", "Abyssinian_1", 40)
    second.tell("many", "Abyssinian_2", 40)
    assert (first.answer(), second.answer()) == (40, 0)
    assert first.ask("paint", "Bengal_1", 20, 3)
    assert second.ask("value", "Bengal_1", 20) == 3  # the second sees what the first has done
    assert second.ask("value", "Abyssinian_2", 0) == 2

    # Commands go on beside both of them.
    for words in (("stats",), ("export", "--out", str(tmp_path / "out"))):
        command, *rest = words
        assert main([command, str(folder), "--workspace", str(tmp_path / "work"), *rest, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)
    reader = Workspace.open(folder, tmp_path / "work", read_only=True)
    assert sorted(reader.all_facts()) == ["Abyssinian_1", "Bengal_1"]
    reader.close()

    first.process.kill()  # no goodbye: its lock is a dead process's
    first.process.wait()
    state = second.until(lambda state: not state["read_only"])
    assert state["note"] == ""
    assert second.ask("value", "Bengal_1", 20) == 3
    assert second.ask("paint", "Bengal_1", 25, 1)
    assert second.ask("many", "Abyssinian_2", 40) == 40
    third = other()
    assert third.answer()["read_only"]
    assert second.ask("close") is True
    third.until(lambda state: not state["read_only"])
    assert third.ask("close") is True

    workspace = Workspace.open(folder, tmp_path / "work")
    assert workspace.unsaved() == []
    for name, place, expected in (
        ("Abyssinian_1", 0, dict.fromkeys(range(8), 1)),
        ("Abyssinian_2", 1, dict.fromkeys(range(8), 1)),
        ("Bengal_1", 2, {20: 3, 25: 1}),
    ):
        label_map = trimap(**geometry(place))
        label_map[2, list(expected)] = list(expected.values())
        assert np.array_equal(workspace.load_correction(name), label_map), name
    assert len(workspace.journal("Abyssinian_1")) == len(workspace.journal("Abyssinian_2")) == 40
    workspace.close()


def test_a_lock_of_a_dead_process_shuts_nobody_out(other, folder, tmp_path):
    first = other()
    assert not first.answer()["read_only"]
    assert WindowLock.holder(tmp_path / "work") is not None
    assert first.ask("paint", "pug_1", 3, 1)
    first.process.kill()
    first.process.wait()
    assert WindowLock.holder(tmp_path / "work") is None
    again = other()
    state = again.answer()
    assert not state["read_only"]
    assert state["recovered"] == ["pug_1"]
    assert state["saved"] == "Recovered the edits of pug_1 after a crash"
    assert again.ask("value", "pug_1", 3) == 1
    assert again.ask("close") is True
