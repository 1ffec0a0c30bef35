"""What every test has: a home of its own, no display, and a check that no thread is left behind."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# Before Qt and torch are imported by any test.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_API"] = "pyside6"
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault(
    "OMP_NUM_THREADS", "1"
)  # small networks; tests side by side only get into each other's way

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
"""The checkout under test."""

THREADED = ("jobs", "workbench", "ui", "e2e")
"""Folders of tests whose every test is checked for QThreads left running."""


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty SEGTOOL_HOME: no test reads or writes the person's own settings, workspaces or logs."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("SEGTOOL_HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "xdg-config"))  # QSettings looks here
    return folder


@pytest.fixture(autouse=True)
def no_thread_left(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test of jobs, workbench, ui or e2e that leaves a QThread running."""
    parts = Path(str(request.node.path)).relative_to(REPOSITORY / "tests").parts
    if parts[0] not in THREADED:
        yield
        return
    from PySide6.QtCore import QThread
    from shiboken6 import isValid

    started: list[QThread] = []
    real_start = QThread.start

    def start(thread: QThread, *arguments: object) -> None:
        started.append(thread)
        real_start(thread, *arguments)

    monkeypatch.setattr(QThread, "start", start)
    yield
    left = [thread for thread in started if isValid(thread) and thread.isRunning()]
    names = [thread.objectName() or type(thread).__name__ for thread in left]
    for thread in left:  # so that the next tests are not disturbed
        thread.requestInterruption()
        thread.quit()
        thread.wait(5000)
    assert not names, f"still running after the test: {', '.join(names)}"


def _shared(variable: str, name: str) -> Path:
    given = os.environ.get(variable)
    folder = Path(given) if given else REPOSITORY.parent / "shared" / name
    if not folder.is_dir():
        pytest.skip(f"no {name} at {folder}: set {variable} to the folder to run this test")
    return folder


@pytest.fixture(scope="session")
def pets_folder() -> Path:
    """Real photographs in the official layout; read only."""
    return _shared("SEGTOOL_PETS", "pets")


@pytest.fixture(scope="session")
def cases_folder() -> Path:
    """Inputs of the trouble cases, one folder a case id; read only."""
    return _shared("SEGTOOL_CASES", "cases") / "inputs"


@pytest.fixture(scope="session")
def real_display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name (":7") of an X server of the tests' own. Windows on it are started as child processes."""
    if shutil.which("Xvfb") is None:
        sentence = (
            "Xvfb is not installed, so the tests of the real window cannot run (make test names the package)"
        )
        if os.environ.get("CI") == "true" or (hasattr(os, "geteuid") and os.geteuid() == 0):
            pytest.fail(sentence)
        pytest.skip(sentence)
    reader, writer = os.pipe()
    log = tmp_path_factory.mktemp("xvfb") / "log.txt"
    with log.open("wb") as stream:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
            pass_fds=[writer],
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
        )
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as answer:
            number = answer.readline().strip().decode()
        assert number, f"Xvfb did not start: {log.read_text(errors='replace')}"
        yield f":{number}"
    finally:
        server.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(5)
        if server.poll() is None:
            server.kill()
            server.wait()


@pytest.fixture
def real_window_environment(real_display: str, home: Path) -> dict[str, str]:
    """Environment variables for a child process that shows its window on `real_display`."""
    out = {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"}  # as a person's session under X has it
    environment = {name: value for name, value in os.environ.items() if name not in out}
    return environment | {"DISPLAY": real_display, "SEGTOOL_HOME": str(home)}


@pytest.fixture
def python() -> str:
    """The interpreter for child processes."""
    return sys.executable
