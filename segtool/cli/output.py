"""What a command says: its result on standard output, progress and remarks on standard error."""

import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from segtool.core.errors import SegtoolError
from segtool.core.problems import NOTE, PROBLEM, Problem, counted, printable

Document = dict[str, Any]

BAR_SECONDS = 0.1
"""A terminal's line is drawn again after this long."""
LINE_SECONDS = 5.0
"""Where standard error is a file or a pipe, a line of progress this often."""
SHOWN = 20
"""Problems named in text output before the rest is counted; --json has them all."""


@dataclass(frozen=True)
class Result:
    """What a command gives back: the JSON document, the same for people, and the exit status."""

    document: Document
    lines: Sequence[str]
    status: int = 0


class Output:
    """The two streams of one command."""

    def __init__(self, as_json: bool, quiet: bool) -> None:
        self._as_json = as_json
        self._quiet = quiet
        self._bar = not quiet and sys.stderr.isatty()
        self._drawn = ""
        self._last = 0.0 if self._bar else time.monotonic()
        self._told = False
        for stream in (sys.stdout, sys.stderr):  # names of files in another encoding must not end the command
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")

    def progress(self, done: int, total: int, name: str) -> None:
        """The progress callback of every use case."""
        if self._quiet:
            return
        now = time.monotonic()
        ended = bool(total) and done >= total
        if self._bar:
            if ended or now - self._last >= BAR_SECONDS:
                self._last = now
                self._draw(f"{_gauge(done, total)} {done:,} of {total:,} {printable(name)}"[:79])
            if ended:
                self._end_bar()
        elif now - self._last >= LINE_SECONDS or (ended and self._told):
            self._last = now
            self._told = not ended
            self.remark(f"{done:,} of {total:,} {printable(name)}".rstrip())

    def remark(self, text: str) -> None:
        """A line on standard error that is worth knowing and no result; not with --quiet."""
        if not self._quiet:
            self._end_bar()
            print(text, file=sys.stderr, flush=True)

    def finish(self, result: Result) -> None:
        """The result, in the form that was asked for."""
        self._end_bar()
        if self._as_json:
            self._dump(result.document)
        else:
            print("\n".join(result.lines), flush=True)

    def fail(self, error: SegtoolError) -> None:
        """A failure: a document with --json, sentences on standard error otherwise (also with --quiet)."""
        self._end_bar()
        if self._as_json:
            file = None if error.file is None else printable(str(error.file))
            self._dump({"error": {"message": error.message, "hint": error.hint, "file": file}})
        else:
            print(f"segtool: {error}", file=sys.stderr, flush=True)

    def _dump(self, document: Document) -> None:
        print(json.dumps(document, indent=1, allow_nan=False), flush=True)

    def _draw(self, text: str) -> None:
        print("\r" + text.ljust(len(self._drawn)), end="", file=sys.stderr, flush=True)
        self._drawn = text

    def _end_bar(self) -> None:
        if self._drawn:
            print("\r" + " " * len(self._drawn), end="\r", file=sys.stderr, flush=True)
            self._drawn = ""


def _gauge(done: int, total: int) -> str:
    filled = 20 * done // total if total else 0
    return "[" + "#" * filled + "." * (20 - filled) + "]"


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """Problems first, then notes, each with its file; the rest is counted."""
    ordered = sorted(problems, key=lambda problem: problem.severity != PROBLEM)
    lines = [
        f"{problem.severity}: {printable(str(problem.file))}: {problem.sentence}"
        for problem in ordered[:SHOWN]
    ]
    if len(ordered) > SHOWN:
        lines.append(f"... and {counted(len(ordered) - SHOWN, 'more', 'more')} (all of them with --json)")
    return lines


def has_problems(problems: Iterable[Problem]) -> bool:
    """Whether any is more than a note."""
    return any(problem.severity != NOTE for problem in problems)


def percent(value: float | None) -> str:
    """A share as text, "-" where there is none."""
    return "-" if value is None else f"{100 * value:.1f} %"
