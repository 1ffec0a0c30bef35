"""The child process: events as they come, stop, sudden ends. The children here are small scripts."""

import os
import signal
import sys
import time

import pytest

from segtool.core.errors import WriteError
from segtool.jobs import training
from segtool.jobs.training import STARTING_NICENESS, LineBuffer, TrainingProcess, event_of

PROLOGUE = """
import json, os, signal, sys, time
def tell(**event):
    print(json.dumps(event), flush=True)
def wait_for_stop():
    return json.loads(sys.stdin.readline())["command"] == "stop"
request = json.load(open(sys.argv[1]))
tell(event="started", pid=os.getpid())
"""


@pytest.fixture
def child(tmp_path, qapp):
    """Makes a TrainingProcess whose child runs a script; ended after the test."""
    made = []

    def make(script: str) -> TrainingProcess:
        path = tmp_path / "child.py"
        path.write_text(PROLOGUE + script)
        process = TrainingProcess((sys.executable, str(path)))
        process.told = []
        process.happened.connect(process.told.append)
        made.append(process)
        return process

    yield make
    for process in made:
        process.end()


@pytest.fixture
def request_file(tmp_path):
    return tmp_path / "runs" / "request.json"


def test_lines_are_cut_wherever_the_bytes_come_apart():
    lines = LineBuffer()
    assert lines.feed(b'{"a": ') == []
    assert lines.feed(b'1}\r\n{"b"') == [b'{"a": 1}']
    assert lines.feed(b": 2}\n\n") == [b'{"b": 2}', b""]
    assert lines.feed(b"rest") == []
    assert lines.close() == [b"rest"]
    assert lines.close() == []


@pytest.mark.parametrize(
    "line", [b"epoch 3", b"[1, 2]", b'{"no": "event"}', b'{"event": 3}', b"\xff\xfe", b""]
)
def test_a_stray_print_is_no_event(line):
    assert event_of(line) is None


def test_events_come_while_the_child_works_and_its_result_at_the_end(qtbot, child, request_file):
    process = child(
        """
print("a stray line")
tell(event="epoch", epoch=1, epochs=2, request=request)
assert wait_for_stop()
sys.stdout.write(json.dumps({"event": "done", "checkpoint": "new", "gate": {"verdict": "same"}}))
"""
    )
    states = []
    process.stateChanged.connect(lambda: states.append(process.state))
    finished = []
    process.finished.connect(finished.append)
    assert process.start({"dataset": "pets"}, request_file)
    qtbot.waitUntil(lambda: len(process.told) == 2, timeout=10_000)
    assert process.told[1] == {"event": "epoch", "epoch": 1, "epochs": 2, "request": {"dataset": "pets"}}
    assert (finished, process.state) == ([], "running")
    process.stop()
    assert process.state == "stopping"  # at once
    qtbot.waitUntil(lambda: bool(finished))
    assert finished[0]["gate"] == {"verdict": "same"}
    assert states == ["running", "stopping", ""]
    assert not request_file.exists()


def test_a_second_start_is_refused_until_the_child_has_ended(qtbot, child, request_file):
    process = child("wait_for_stop(); time.sleep(0.3); tell(event='done', checkpoint='x')")
    assert process.start({}, request_file)
    first = process.process_id
    assert not process.start({}, request_file)
    process.stop()
    assert not process.start({}, request_file)  # it is only stopping
    assert process.process_id == first
    with qtbot.waitSignal(process.finished):
        pass
    assert process.start({}, request_file)
    process.stop()
    with qtbot.waitSignal(process.finished):
        pass


def test_two_stops_write_one_command(qtbot, child, request_file):
    process = child(
        """
lines = [sys.stdin.readline()]
import select
while select.select([sys.stdin], [], [], 0.3)[0]:
    lines.append(sys.stdin.readline())
tell(event="done", lines=lines)
"""
    )
    with qtbot.waitSignal(process.finished) as finished:
        process.start({}, request_file)
        process.stop()
        process.stop()
    assert finished.args[0]["lines"] == ['{"command": "stop"}\n']


def test_an_error_of_the_child_is_its_sentence(qtbot, child, request_file):
    process = child("tell(event='error', message='Out of memory.', hint='Try batch 4.'); sys.exit(3)")
    with qtbot.waitSignal(process.failed) as failed:
        process.start({}, request_file)
    assert failed.args == ["Out of memory.", "Try batch 4."]
    assert process.state == ""


def test_a_killed_child_is_told_with_its_likely_cause_and_the_next_one_starts(qtbot, child, request_file):
    process = child("tell(event='epoch'); wait_for_stop(); tell(event='done')")
    finished = []
    process.finished.connect(finished.append)
    process.start({}, request_file)
    qtbot.waitUntil(lambda: len(process.told) == 2, timeout=10_000)
    with qtbot.waitSignal(process.failed) as failed:
        os.kill(process.process_id, signal.SIGKILL)
    assert "killed" in failed.args[0]
    assert "memory" in failed.args[0]
    assert finished == []
    assert process.start({}, request_file)
    process.stop()
    with qtbot.waitSignal(process.finished):
        pass


def test_a_child_that_dies_of_an_exception_is_told_with_its_last_words(qtbot, child, request_file):
    process = child("raise RuntimeError('the cat ate it')")
    with qtbot.waitSignal(process.failed) as failed:
        process.start({}, request_file)
    assert "exit status 1" in failed.args[0]
    assert "the cat ate it" in failed.args[0]


def test_a_child_that_stops_without_a_result_says_so(qtbot, child, request_file):
    process = child("wait_for_stop()")
    with qtbot.waitSignal(process.failed) as failed:
        process.start({}, request_file)
        process.stop()
    assert failed.args[0] == "Training was stopped before it had a result."


def test_a_program_that_is_not_there_is_told(qtbot, request_file):
    process = TrainingProcess(("/nowhere/python",))
    with qtbot.waitSignal(process.failed) as failed:
        process.start({}, request_file)
    assert "could not be started" in failed.args[0]
    assert process.state == ""


def test_a_stop_that_is_not_followed_becomes_a_signal_then_a_kill(qtbot, child, request_file, monkeypatch):
    monkeypatch.setattr(training, "TERMINATE_AFTER_MS", 100)
    monkeypatch.setattr(training, "KILL_AFTER_MS", 400)
    process = child(
        """
signal.signal(signal.SIGTERM, lambda *_: tell(event="terminated"))
tell(event="ready")
while True:
    time.sleep(0.05)
"""
    )
    process.start({}, request_file)
    qtbot.waitUntil(lambda: len(process.told) == 2, timeout=10_000)
    with qtbot.waitSignal(process.failed):
        process.stop()
    assert process.told[-1] == {"event": "terminated"}


def test_the_window_closing_ends_even_a_deaf_child(qtbot, child, request_file):
    process = child("signal.signal(signal.SIGTERM, signal.SIG_IGN); tell(event='ready'); time.sleep(60)")
    process.start({}, request_file)
    qtbot.waitUntil(lambda: len(process.told) == 2, timeout=10_000)
    number = process.process_id
    before = time.monotonic()
    process.end(300)
    assert time.monotonic() - before < 3
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    assert process.state == ""


def test_a_request_that_cannot_be_written_starts_nothing(qtbot, child, tmp_path):
    process = child("tell(event='done')")
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(WriteError):
        process.start({}, blocked / "request.json")
    assert process.state == ""


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="the system has no niceness")
def test_the_child_gives_way_to_the_window_from_its_start(child, request_file, qtbot):
    process = child("wait_for_stop(); tell(event='done', niceness=os.getpriority(os.PRIO_PROCESS, 0))")
    with qtbot.waitSignal(process.happened, timeout=10_000):
        process.start({}, request_file)
    with qtbot.waitSignal(process.finished, timeout=10_000) as finished:
        process.stop()
    assert finished.args[0]["niceness"] == STARTING_NICENESS > 0
