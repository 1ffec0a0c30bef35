"""The two streams: what stands on which, and how progress is shown."""

import io
import json
import sys
from pathlib import Path

import pytest

from segtool.cli import output as module
from segtool.cli.output import SHOWN, Output, Result, problem_lines
from segtool.core.errors import SegtoolError
from segtool.core.problems import NOTE, Problem


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands still until a test moves it."""
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


def test_on_a_terminal_progress_is_one_line_that_is_cleared(
    monkeypatch: pytest.MonkeyPatch, clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    output = Output(as_json=False, quiet=False)
    for done in range(5):
        output.progress(done, 4, f"beagle_{done}")
        clock[0] += 1
    output.finish(Result({}, ["done"]))
    text = terminal.getvalue()
    assert "\n" not in text
    assert "2 of 4 beagle_2" in text
    assert text.endswith("\r")
    assert text.split("\r")[-2].strip() == "", "the last thing drawn is blank"
    assert capsys.readouterr().out == "done\n"


def test_a_fast_run_does_not_flood_the_terminal(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    output = Output(as_json=False, quiet=False)
    for done in range(1000):
        output.progress(done, 100_000, "x")
        clock[0] += 0.001
    assert 5 <= terminal.getvalue().count("of 100,000") <= 12


def test_in_a_file_progress_is_a_plain_line_now_and_then(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    output = Output(as_json=False, quiet=False)
    for done in range(13):
        output.progress(done, 12, "pug_1" if done < 12 else "")
        clock[0] += 1
    assert capsys.readouterr().err == "5 of 12 pug_1\n10 of 12 pug_1\n12 of 12\n"


def test_quiet_says_nothing_but_failures(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    output = Output(as_json=False, quiet=True)
    clock[0] += 60
    output.progress(1, 2, "x")
    output.remark("something worth knowing")
    assert capsys.readouterr().err == ""
    output.fail(SegtoolError("It did not work.", "Try again."))
    assert capsys.readouterr().err == "segtool: It did not work. Try again.\n"


def test_a_failure_is_a_document_with_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=True, quiet=False).fail(SegtoolError("It did not work.", "Try again.", Path("a/b.png")))
    captured = capsys.readouterr()
    assert json.loads(captured.out) == {
        "error": {"message": "It did not work.", "hint": "Try again.", "file": "a/b.png"}
    }
    assert captured.err == ""


def test_no_document_holds_a_value_that_json_has_not() -> None:
    with pytest.raises(ValueError, match="JSON"):
        Output(as_json=True, quiet=False).finish(Result({"iou": float("nan")}, []))


def test_problems_come_before_notes_and_the_rest_is_counted() -> None:
    notes = [Problem("unlisted", Path(f"n{i}"), "in no list", NOTE) for i in range(SHOWN)]
    lines = problem_lines([*notes, Problem("no-trimap", Path("p"), "missing"), notes[0]])
    assert lines[0] == "problem: p: missing"
    assert lines[1] == "note: n0: in no list"
    assert lines[-1].startswith("... and 2 more")
    assert len(lines) == SHOWN + 1
