"""Starts the window: display, log, signals, application; builds the workbench and wires it to the window.

Qt is imported inside the functions: whether there is a display is asked before, and on Windows torch must be loaded
before Qt (https://github.com/pytorch/pytorch/issues/169429).
"""

import ctypes
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from segtool.cli.libraries import missing_library
from segtool.core import log
from segtool.core.arenas import share_arenas
from segtool.core.errors import SegtoolError

if TYPE_CHECKING:
    from PySide6.QtCore import QtMsgType
    from PySide6.QtWidgets import QApplication

    from segtool.core.settings import Settings
    from segtool.ui.main_window import MainWindow
    from segtool.workbench import Workbench

_X_LIBRARIES = (
    "libEGL.so.1",
    "libGL.so.1",
    "libfontconfig.so.1",
    "libdbus-1.so.3",
    "libxkbcommon.so.0",
    "libxkbcommon-x11.so.0",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
)
"""What Qt's plugin for X loads; where one is missing Qt would abort and name another."""
_CONNECT_SECONDS = 2.0
FIRST_FRAME_MS = 1
"""Timers run after the events that show and paint the window, which wait already."""

_log = logging.getLogger(__name__)


def run_window(
    dataset: Path | None = None,
    workspace: Path | None = None,
    device: str = "auto",
    checkpoint: Path | str | None = None,
) -> int:
    """Show the window until it is closed; returns the exit status.

    dataset: None means the one opened last, else the sample. Raises SegtoolError, before any window, where `dataset`
    is no dataset, there is no display or a system library is missing.
    """
    gc.disable()  # nothing of the start is garbage to look for
    log.start_logging()
    _import_numpy()
    root = _root_of(dataset)
    check_display(os.environ)
    _prepare_imports()
    application = _application()
    settings = _settings()
    _speak(settings)
    window, workbench = _build(settings, device, checkpoint)
    _remember(settings, workbench, workspace)
    window.show()
    _after_first_frame(application, lambda: _open_first(settings, workbench, root, workspace))
    with _Signals(lambda: _end_by_signal(application, window, workbench)):
        status = application.exec()
    workbench.close(anyway=True)
    return _end(status, application, window)


def _import_numpy() -> None:
    """Here, so that it is not searched for garbage, and with one thread of its algebra, of which the window has
    little: the others would turn idly for longer than a window takes to paint."""
    name = "OPENBLAS_NUM_THREADS"
    given = name in os.environ
    os.environ.setdefault(name, "1")
    import numpy  # noqa: F401 - it reads the variable now

    if not given:  # programs started from here have their own mind
        del os.environ[name]


def _settings() -> "Settings":
    from segtool.core.settings import Settings

    return Settings()


def _root_of(dataset: Path | None) -> Path | None:
    from segtool.core.dataset import find_root

    return find_root(dataset) if dataset is not None else None


def check_display(environment: Mapping[str, str]) -> None:
    """Raise SegtoolError where Qt would abort: on Linux without a display or without a library of Qt's plugin."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return
    if environment.get("WAYLAND_DISPLAY") and _answers(_wayland_address(environment)):
        return
    display = environment.get("DISPLAY", "")
    if not display or not any(_answers(address) for address in _x_addresses(display)):
        what = f"The display {display} does not answer" if display else "There is no display"
        raise SegtoolError(
            f"{what}, so the window cannot open.",
            "Start segtool in a desktop session, or use the commands that need no window: segtool predict, eval, "
            "train, export, check (segtool --help).",
        )
    for name in _X_LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError as error:
            raise missing_library(error) or SegtoolError(f"A system library is missing: {error}.") from error


def _wayland_address(environment: Mapping[str, str]) -> tuple[int, Any]:
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return socket.AF_UNIX, os.path.join(folder, environment["WAYLAND_DISPLAY"])  # noqa: PTH118 - absolute stays


def _x_addresses(display: str) -> list[tuple[int, Any]]:
    """Where the X server of ":0", "unix:0.1" or "host:10" listens."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return []
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        return [(socket.AF_UNIX, path), (socket.AF_UNIX, f"\0{path}")]
    return [(socket.AF_INET, (host, 6000 + int(number)))]


def _answers(address: tuple[int, Any]) -> bool:
    family, place = address
    with socket.socket(family, socket.SOCK_STREAM) as connection:
        connection.settimeout(_CONNECT_SECONDS)
        try:
            connection.connect(place)
        except OSError:
            return False
    return True


def _prepare_imports() -> None:
    share_arenas()
    os.environ.setdefault("QT_API", "pyside6")  # qimage2ndarray asks for it
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # torch's idle threads leave the cores to the window
    if sys.platform == "win32":
        import torch  # noqa: F401 - before Qt
    for name in ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR"):
        if "cv2" in os.environ.get(name, ""):  # OpenCV's own, of the program that started this one
            del os.environ[name]


def _application() -> "QApplication":
    from PySide6.QtCore import QCoreApplication, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from segtool import __version__

    qInstallMessageHandler(_log_qt_message)
    QCoreApplication.setApplicationName("segtool")
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setDesktopFileName("segtool")
    return application


def _speak(settings: "Settings") -> None:
    from segtool.ui import language

    language.use(settings.get("language"))


def _log_qt_message(kind: "QtMsgType", _context: object, text: str) -> None:
    level = {"QtDebugMsg": logging.DEBUG, "QtInfoMsg": logging.INFO}.get(kind.name, logging.WARNING)
    _log.log(level, "Qt: %s", text)
    if kind.name == "QtFatalMsg":  # Qt aborts after this: the terminal is the last place to say why
        sys.stderr.write(f"{text}\n")


def _build(
    settings: "Settings", device: str, checkpoint: Path | str | None
) -> tuple["MainWindow", "Workbench"]:
    from PySide6.QtCore import QObject, Signal

    from segtool.ui.dialogs import show_unexpected_error
    from segtool.ui.main_window import MainWindow
    from segtool.workbench import Workbench

    class Reports(QObject):
        """Brings an unexpected error of any thread into the window's."""

        arrived = Signal(str)

    wanted = settings.get("device") if device in ("", "auto", None) else device
    workbench = Workbench(device=wanted, checkpoint=checkpoint)
    window = MainWindow(workbench)
    reports = Reports(workbench)
    reports.arrived.connect(lambda details: show_unexpected_error(window, details))
    log.install_excepthook(lambda _sentence, details: reports.arrived.emit(details))
    return window, workbench


def _remember(settings: "Settings", workbench: "Workbench", workspace: Path | None) -> None:
    """Note what is opened for the next start."""
    given = {"place": workspace}

    def opened() -> None:
        if workbench.dataset is None:
            return
        try:
            settings.set("last_dataset", str(workbench.dataset.root))
            settings.set("last_workspace", str(given["place"] or ""))
        except SegtoolError as error:
            _log.warning("What was opened is not remembered: %s", error)
        given["place"] = None  # it was meant for the first dataset

    workbench.datasetOpened.connect(opened)


def _open_first(
    settings: "Settings", workbench: "Workbench", root: Path | None, workspace: Path | None
) -> None:
    last = settings.get("last_dataset")
    if root is not None:
        workbench.open_dataset(root, workspace)
    elif last and Path(last).is_dir():
        place = settings.get("last_workspace")
        workbench.open_dataset(Path(last), workspace or (Path(place) if place else None))
    else:
        if last:
            _log.warning("The dataset %s opened last is gone; the sample is opened.", last)
        workbench.open_sample(workspace)


def _after_first_frame(application: "QApplication", work: Callable[[], None]) -> None:
    """Call `work` once the window stands: reading a dataset beside it would take the processor from its painting."""
    from PySide6.QtCore import QTimer

    def begin() -> None:
        gc.freeze()  # what stands now stays: later collections pass over it
        gc.enable()
        work()

    QTimer.singleShot(FIRST_FRAME_MS, application, begin)


def _end_by_signal(application: "QApplication", window: "MainWindow", workbench: "Workbench") -> None:
    workbench.close(anyway=True)  # what cannot be saved now is in the journal
    window.close()
    application.exit(0)


def _end(status: int, application: "QApplication", window: "MainWindow") -> int:
    from PySide6.QtCore import QEvent

    from segtool.jobs.worker import left_running

    window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = left_running()
    if left:
        # Everything is saved. A thread in the middle of a prediction cannot be broken off, and waiting for it would
        # keep a window that was closed; destroying it would abort.
        _log.warning("Ended without waiting for: %s", ", ".join(left))
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status


class _Signals:
    """SIGTERM and SIGINT end the window as its close button does.

    Python runs handlers only between its own instructions, and Qt's loop has none while nothing happens: the signal's
    number on a socket wakes it.
    """

    def __init__(self, end: Any) -> None:
        self._end = end
        self._old: dict[signal.Signals, Any] = {}

    def __enter__(self) -> None:
        from PySide6.QtCore import QSocketNotifier

        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_woken)
        self._old_descriptor = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            self._old[number] = signal.signal(number, lambda *_: None)

    def __exit__(self, *_: object) -> None:
        for number, handler in self._old.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_descriptor)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _on_woken(self) -> None:
        numbers = self._reader.recv(64)
        if signal.SIGTERM in numbers or signal.SIGINT in numbers:
            _log.info("Ended by a signal.")
            self._end()
