"""The log file, and the text that a person copies when something unexpected happened."""

import logging
import logging.handlers
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from segtool import __version__
from segtool.core.places import log_file

_PACKAGES = ("torch", "torchvision", "PySide6-Essentials", "numpy", "opencv-python", "pillow", "safetensors")
_LARGEST = 1_000_000
_KEPT = 3

_log = logging.getLogger("segtool")

ErrorReport = Callable[[str, str], None]
"""Called with a sentence and the details to copy."""


def start_logging(level: int = logging.INFO) -> Path | None:
    """Log to places.log_file(), three old files of 1 MB kept. None where it cannot be written: stderr has to do."""
    for old in list(_log.handlers):
        _log.removeHandler(old)
        old.close()
    path = log_file()
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8"
        )
        written: Path | None = path
    except OSError:
        handler = logging.StreamHandler()
        written = None
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(level)
    _log.info("segtool %s, Python %s, %s", __version__, platform.python_version(), platform.platform())
    return written


def details(error: BaseException) -> str:
    """What "copy details" copies: versions, system, the log's place and the traceback."""
    lines = [
        f"segtool {__version__}",
        f"Python {platform.python_version()} on {platform.platform()}",
        ", ".join(f"{name} {_version(name)}" for name in _PACKAGES),
        f"log: {log_file()}",
        "",
        "".join(traceback.format_exception(error)).rstrip(),
    ]
    return "\n".join(lines) + "\n"


def install_excepthook(report: ErrorReport | None = None) -> None:
    """Log every unexpected error, also of threads, and hand its sentence and details to `report`."""

    def handle(error: BaseException) -> None:
        text = details(error)
        _log.error("Unexpected error\n%s", text)
        if report is not None:
            report(f"Something unexpected happened: {type(error).__name__}: {error}", text)
        else:
            sys.stderr.write(text)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            handle(error)

    def thread_hook(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            handle(arguments.exc_value)

    sys.excepthook = hook
    threading.excepthook = thread_hook


def _version(name: str) -> str:
    from importlib import metadata  # not before it is asked for: it brings the mail parser, at each start

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"
