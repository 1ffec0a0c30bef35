"""The window's start and end: display, last dataset, signals, closing in the middle of a prediction."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from segtool.app import _x_addresses, check_display
from segtool.core.errors import SegtoolError
from segtool.core.places import default_workspace
from tests.datasets import make_dataset

REPOSITORY = Path(__file__).resolve().parent.parent
LAUNCHER = REPOSITORY / "tests" / "stand_in_window.py"
END_SECONDS = 5.0


@pytest.fixture
def folder(tmp_path):
    return make_dataset(tmp_path / "pets")


@pytest.fixture
def environment(home):
    """For a child that shows its window offscreen."""
    return os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "SEGTOOL_HOME": str(home),
        "PYTHONPATH": str(REPOSITORY),
    }


@pytest.fixture
def start(tmp_path):
    """Starts a child with its output in files; killed after the test where it still runs."""
    children = []

    def start_(arguments, environment) -> subprocess.Popen:
        number = len(children)
        child = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=(tmp_path / f"out{number}").open("wb"),
            stderr=(tmp_path / f"err{number}").open("wb"),
            cwd=tmp_path,
            env=environment,
        )
        child.out, child.err = tmp_path / f"out{number}", tmp_path / f"err{number}"
        children.append(child)
        return child

    yield start_
    for child in children:
        if child.poll() is None:
            child.kill()
        child.wait()


def wait_for(condition, seconds=60.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


def stand_in_checkpoint(path: Path, mark: Path, seconds: float) -> Path:
    from segtool.ml.checkpoint import CheckpointConfig, save_checkpoint
    from segtool.ml.preprocessing import Preprocessing
    from tests.stand_in_window import StandIn

    preprocessing = Preprocessing(64, "area", (127.0, 127.0, 127.0), (64.0, 64.0, 64.0))
    arguments = {"seconds": seconds, "mark": str(mark)}
    config = CheckpointConfig("stand-in", "stand-in", arguments, preprocessing, flip=False)
    save_checkpoint(path, StandIn(), config)
    return path


def test_closing_during_a_prediction_ends_in_time_and_quietly(folder, environment, start, tmp_path):
    """GUI-07: a network that takes 3 s; by the window's button and by SIGTERM."""
    children = {}
    for way in ("button", "SIGTERM"):
        mark = tmp_path / f"mark of {way}"
        checkpoint = stand_in_checkpoint(tmp_path / f"{way}.safetensors", mark, 3.0)
        arguments = [LAUNCHER, "--end", way, mark, folder, "--workspace", tmp_path / f"work of {way}"]
        children[way] = start([*arguments, "--checkpoint", checkpoint], environment)
    ended: dict[str, float] = {}
    while len(ended) < len(children):
        for way, child in children.items():
            if way not in ended and child.poll() is not None:
                ended[way] = time.time()
        time.sleep(0.01)
    for way, child in children.items():
        assert (child.returncode, child.err.read_text()) == (0, ""), way
        assert ended[way] - float(child.out.read_text()) < END_SECONDS, way


def test_closing_while_torch_is_being_imported_ends_in_time_and_quietly(folder, environment, start, tmp_path):
    child = start(["-m", "segtool", folder, "--workspace", tmp_path / "work"], environment)
    wait_for((tmp_path / "work" / "workspace.sqlite").exists)
    time.sleep(0.3)
    sent = time.monotonic()
    child.send_signal(signal.SIGTERM)
    child.wait(30)
    assert time.monotonic() - sent < END_SECONDS
    assert (child.returncode, child.err.read_text()) == (0, "")


@pytest.mark.real_window
def test_a_real_window_opens_although_opencv_names_plugins_of_its_own(
    folder, real_window_environment, start, tmp_path
):
    environment = real_window_environment | {"PYTHONPATH": str(REPOSITORY)}
    environment.pop("QT_QPA_PLATFORM", None)  # Qt chooses by DISPLAY, as on a desktop
    child = start(["-m", "segtool", folder, "--workspace", tmp_path / "work"], environment)
    wait_for((tmp_path / "work" / "workspace.sqlite").exists)
    time.sleep(0.5)
    assert child.poll() is None
    child.send_signal(signal.SIGINT)  # Ctrl-C
    assert child.wait(30) == 0
    assert child.err.read_text() == ""


@pytest.mark.parametrize("display", ["", ":987", "nonsense"])
def test_without_a_display_one_sentence_names_the_headless_commands(folder, environment, start, display):
    environment = {
        name: value
        for name, value in environment.items()
        if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    }
    child = start(["-m", "segtool", folder], environment | ({"DISPLAY": display} if display else {}))
    assert child.wait(60) == 3
    said = child.err.read_text()
    assert "so the window cannot open" in said
    assert "segtool predict" in said
    assert "Traceback" not in said
    assert "plugin" not in said
    assert not default_workspace(folder).exists()


def test_a_folder_without_pictures_ends_before_any_window(environment, start, tmp_path):
    (tmp_path / "empty").mkdir()
    child = start(["-m", "segtool", tmp_path / "empty"], environment)
    assert child.wait(60) == 3
    assert "No pictures found" in child.err.read_text()


def test_a_wayland_or_x_socket_that_answers_is_a_display(tmp_path, monkeypatch):
    monkeypatch.setattr("segtool.app._X_LIBRARIES", ())
    monkeypatch.setattr(sys, "platform", "linux")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        check_display({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)})
        check_display({"WAYLAND_DISPLAY": str(tmp_path / "wayland-7")})
        with pytest.raises(SegtoolError) as caught:
            check_display({"WAYLAND_DISPLAY": "wayland-8", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert caught.value.exit_status == 3
    check_display({"QT_QPA_PLATFORM": "offscreen"})  # the person has chosen


def test_a_missing_library_of_qts_plugin_is_named_with_its_package(tmp_path, monkeypatch):
    monkeypatch.setattr("segtool.app._answers", lambda address: True)
    monkeypatch.setattr(sys, "platform", "linux")

    def load(name):
        if name == "libxcb-icccm.so.4":
            raise OSError(f"{name}: cannot open shared object file: No such file or directory")

    monkeypatch.setattr("ctypes.CDLL", load)
    with pytest.raises(SegtoolError) as caught:
        check_display({"DISPLAY": ":0"})
    assert "libxcb-icccm.so.4" in caught.value.message
    assert "libxcb-icccm4" in caught.value.hint


def test_an_unexpected_error_is_shown_with_its_details_and_logged(qtbot, monkeypatch, home):
    from PySide6.QtWidgets import QApplication, QDialog

    from segtool.app import _build
    from segtool.core.log import start_logging
    from segtool.core.settings import Settings

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # both come back after the test
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    start_logging()
    window, workbench = _build(Settings(), "cpu", None)
    qtbot.addWidget(window)
    try:
        thread = threading.Thread(target=lambda: {}["a key that is not there"])
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(QDialog)))
        dialog = next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
        dialog.copy.click()
        copied = QApplication.clipboard().text()
        assert "KeyError: 'a key that is not there'" in copied
        assert "Python 3." in copied
        assert "a key that is not there" in (home / "log" / "segtool.log").read_text()
        dialog.close()
    finally:
        workbench.close(anyway=True)


def test_where_an_x_server_listens():
    unix = (socket.AF_UNIX, "/tmp/.X11-unix/X12")
    assert unix in _x_addresses(":12")
    assert unix in _x_addresses("unix:12.0")
    assert _x_addresses("ada:10.0") == [(socket.AF_INET, ("ada", 6010))]
    assert _x_addresses("ada") == []
    assert _x_addresses(":x") == []


def test_importing_the_window_leaves_torch_unloaded():
    script = (
        "import sys, segtool.app, segtool.workbench, segtool.ui.main_window;"
        "print([name for name in ('torch', 'torchvision', 'segtool.ml') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=REPOSITORY, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted by Linux's own list")
def test_the_start_imports_numpy_late_with_one_thread_and_leaves_the_environment_as_it_was() -> None:
    code = (
        "import os, sys, segtool.app as app; early = 'numpy' in sys.modules; app._import_numpy();"
        "print(early, 'numpy' in sys.modules, len(os.listdir('/proc/self/task')), os.environ.get(sys.argv[1]))"
    )
    name = "OPENBLAS_NUM_THREADS"
    environment = {key: value for key, value in os.environ.items() if not key.endswith("_NUM_THREADS")}
    cores = len(os.sched_getaffinity(0))
    for given, threads in (({}, 1), ({name: "2"}, min(2, cores))):
        done = subprocess.run(
            [sys.executable, "-c", code, name],
            env=environment | given,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.split() == ["False", "True", str(threads), str(given.get(name))]
