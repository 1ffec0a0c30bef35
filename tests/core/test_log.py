"""The log and the details that a person can copy."""

import logging
import sys
import threading
from pathlib import Path

import pytest

from segtool import __version__
from segtool.core import log
from segtool.core.places import log_file


@pytest.fixture(autouse=True)
def _restored() -> None:
    hooks = sys.excepthook, threading.excepthook
    logger = logging.getLogger("segtool")
    level = logger.level
    yield
    sys.excepthook, threading.excepthook = hooks
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)


def _error() -> ValueError:
    try:
        raise ValueError("something odd")
    except ValueError as error:
        return error


def test_the_log_is_a_file_that_starts_over_when_it_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "_LARGEST", 2000)
    assert log.start_logging() == log_file()
    for number in range(200):
        logging.getLogger("segtool.core").info("line %d", number)
    assert "line 199" in log_file().read_text()
    assert log_file().stat().st_size <= 2000
    assert len(list(log_file().parent.iterdir())) == 4


def test_a_log_that_cannot_be_written_does_not_stop_the_program(home: Path) -> None:
    (home / "log").write_text("a file where the folder should be")
    assert log.start_logging() is None
    logging.getLogger("segtool").info("still alive")


def test_details_hold_versions_system_and_traceback() -> None:
    text = log.details(_error())
    assert f"segtool {__version__}" in text
    assert "numpy 2" in text or "numpy 1" in text
    assert "ValueError: something odd" in text
    assert "_error" in text
    assert str(log_file()) in text


def test_unexpected_errors_are_logged_and_reported_also_from_threads() -> None:
    log.start_logging()
    reports: list[tuple[str, str]] = []
    log.install_excepthook(lambda sentence, text: reports.append((sentence, text)))
    error = _error()
    sys.excepthook(type(error), error, error.__traceback__)

    def fail() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert [sentence.split(": ", 1)[1] for sentence, _ in reports] == [
        "ValueError: something odd",
        "RuntimeError: in a thread",
    ]
    assert "in a thread" in log_file().read_text()
