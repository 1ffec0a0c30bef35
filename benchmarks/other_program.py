"""A program that we are measured beside: an environment of its own, a screen, and children that are asked by turns."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
INSTALLING = 1800
"""Seconds that an installation may take."""
ANSWERING = 600
"""Seconds that a child may take for one answer, its start included."""
ENDING = 20
"""Seconds that it may take to end."""


class Missing(Exception):
    """The other program cannot be measured on this machine; the message is a sentence for a person."""


def environment_with(requirement: str, folder: Path) -> Path:
    """The interpreter of an environment that holds `requirement` (pinned), made on first use. Raises Missing.

    It is made with our own Python and installed by the pip that the set-up of the checkout would take, so pip need
    not be in it; a note in it says what was installed.
    """
    python, note = folder / "bin" / "python", folder / "requirement.txt"
    if python.exists() and note.exists() and note.read_text().strip() == requirement:
        return python
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        import bootstrap
        from system_packages import SetupError
    finally:
        sys.path.remove(str(ROOT / "packaging"))
    print(f"Installing {requirement} into {folder}; this may take minutes.", file=sys.stderr, flush=True)
    try:
        if not python.exists():
            folder.parent.mkdir(parents=True, exist_ok=True)
            _run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)])
        pip = bootstrap.find_pip(python, bootstrap.candidates(os.environ.get("PATH", "")))
        _run([*pip, "install", "--no-input", "--retries", "1", requirement], bootstrap.pip_environment())
    except subprocess.CalledProcessError as error:
        raise Missing(f"{requirement} could not be installed: {_last_line(error.stderr)}") from error
    except (OSError, SetupError, subprocess.TimeoutExpired) as error:
        raise Missing(f"{requirement} could not be installed: {_last_line(str(error))}") from error
    note.write_text(requirement + "\n")
    return python


def _run(command: Sequence[str], environment: dict[str, str] | None = None) -> None:
    subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=INSTALLING,
        env=environment,
    )  # fmt: skip


def _last_line(text: str | None) -> str:
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    return lines[-1][:300] if lines else "it did not say why"


@contextlib.contextmanager
def screen(size: tuple[int, int]) -> Iterator[str]:
    """An X server of this run's own, by the name for DISPLAY. Raises Missing where there is no Xvfb."""
    if shutil.which("Xvfb") is None:
        raise Missing(
            "Xvfb is not installed, so there is no screen to measure on (the package is called xvfb)"
        )
    reader, writer = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writer),
        "-screen",
        "0",
        f"{size[0]}x{size[1]}x24",
        "-nolisten",
        "tcp",
    ]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, pass_fds=[writer], stdin=quiet, stdout=quiet, stderr=quiet)
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as answer:
            number = answer.readline().strip().decode()
        if not number:
            raise Missing("Xvfb did not start, so there is no screen to measure on")
        yield f":{number}"
    finally:
        _end(server)


def _end(process: "subprocess.Popen[Any]") -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Child:
    """A process that says on a line of JSON what it is, then answers lines of JSON."""

    def __init__(self, name: str, command: Sequence[str], environment: dict[str, str]) -> None:
        """Raises Missing where it does not start."""
        self.name = name
        self._log = tempfile.TemporaryFile(mode="w+", errors="replace")  # noqa: SIM115  (as long as the child)
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log, text=True, cwd=ROOT,
            env=environment,
        )  # fmt: skip
        try:
            self.about: dict[str, Any] = self._answer()
        except BaseException:
            self.close()
            raise

    def ask(self, order: dict[str, Any]) -> dict[str, Any]:
        """One order, one answer. Raises Missing where the child ended or takes too long."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise Missing(f"{self.name} ended: {self._said()}") from None
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        watch = threading.Timer(ANSWERING, self._process.kill)
        watch.start()
        try:
            line = self._process.stdout.readline()
        finally:
            watch.cancel()
        if not line:
            self._process.wait()
            raise Missing(f"{self.name} did not answer: {self._said()}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _said(self) -> str:
        self._log.seek(0)
        return _last_line(self._log.read())

    def close(self) -> None:
        """End the child: by itself, as its stdin ends, or by force."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(ENDING)
        _end(self._process)
        self._log.close()
