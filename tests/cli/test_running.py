"""How a command ends: sentences, exit statuses, Ctrl-C, and what goes to the log alone."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from segtool.cli.libraries import PACKAGES, missing_library
from segtool.core import check
from segtool.core.errors import Cancelled, UnreadableError, UsageError
from segtool.core.places import log_file
from tests.cli.conftest import Segtool
from tests.datasets import make_dataset

CheckHook = Callable[..., tuple[Any, ...]]


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "pets")


@pytest.fixture
def instead_of_check(monkeypatch: pytest.MonkeyPatch) -> Callable[[CheckHook], None]:
    return lambda hook: monkeypatch.setattr(check, "check_dataset", hook)


def raising(error: BaseException) -> CheckHook:
    def hook(*_: Any) -> tuple[Any, ...]:
        raise error

    return hook


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError("Wrong words."), 2),
        (UnreadableError("It is broken.", "Look at it.", Path("x.png")), 3),
        (Cancelled(), 130),
        (KeyboardInterrupt(), 130),
    ],
)
def test_each_kind_of_end_has_its_exit_status(
    segtool: Segtool,
    dataset: Path,
    instead_of_check: Callable[[CheckHook], None],
    error: BaseException,
    status: int,
) -> None:
    assert segtool("check", dataset).status == 0
    instead_of_check(raising(error))
    said = segtool("check", dataset, "--json")
    assert said.status == status
    assert said.document["error"]["message"].endswith(".")


def test_an_unexpected_error_is_a_sentence_and_its_traceback_is_in_the_log(
    segtool: Segtool, dataset: Path, instead_of_check: Callable[[CheckHook], None]
) -> None:
    instead_of_check(raising(ZeroDivisionError("by nought")))
    said = segtool("check", dataset)
    assert said.status == 3
    assert "ZeroDivisionError: by nought" in said.err
    assert str(log_file()) in said.err
    assert "Traceback" not in said.err + said.out
    log = log_file().read_text()
    assert "Traceback" in log
    assert "ZeroDivisionError: by nought" in log


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libGL.so.1", "libgl1"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libEGL.so.1", "libegl1"),
    ],
)
def test_a_missing_system_library_is_one_sentence_that_names_its_package(
    segtool: Segtool,
    dataset: Path,
    instead_of_check: Callable[[CheckHook], None],
    library: str,
    package: str,
) -> None:
    text = f"{library}: cannot open shared object file: No such file or directory"
    instead_of_check(raising(ImportError(text)))
    said = segtool("check", dataset)
    assert said.status == 3
    assert library in said.err
    assert f"apt-get install {package}" in said.err


def test_every_library_of_the_table_is_recognised_and_other_errors_are_not() -> None:
    for library, package in PACKAGES.items():
        error = missing_library(ImportError(f"{library}.so.1: cannot open shared object file: No such file"))
        assert error is not None
        assert package in error.hint
    assert missing_library(ImportError("No module named 'cv3'")) is None
    assert missing_library(ValueError("libGL.so.1: cannot open shared object file")) is None


def test_ctrl_c_once_lets_the_work_end_by_itself(
    segtool: Segtool, dataset: Path, instead_of_check: Callable[[CheckHook], None]
) -> None:
    asked: list[bool] = []

    def work(_dataset: Any, _mapping: Any, _progress: Any, should_stop: Callable[[], bool], *_: Any) -> Any:
        asked.append(should_stop())
        os.kill(os.getpid(), signal.SIGINT)
        asked.append(should_stop())
        raise Cancelled

    instead_of_check(work)
    before = signal.getsignal(signal.SIGINT)
    said = segtool("check", dataset)
    assert asked == [False, True]
    assert said.status == 130
    assert "Stopping" in said.err
    assert signal.getsignal(signal.SIGINT) is before, "afterwards Ctrl-C is what it was"


def test_ctrl_c_twice_ends_at_once_and_the_next_command_starts_afresh(
    segtool: Segtool, dataset: Path, instead_of_check: Callable[[CheckHook], None]
) -> None:
    reached: list[str] = []

    def work(*_: Any) -> tuple[Any, ...]:
        os.kill(os.getpid(), signal.SIGINT)
        reached.append("after one")
        os.kill(os.getpid(), signal.SIGINT)
        reached.append("after two")
        return ()

    instead_of_check(work)
    assert segtool("check", dataset).status == 130
    assert reached == ["after one"]

    instead_of_check(lambda _dataset, _mapping, _progress, should_stop, *_: () if not should_stop() else (1,))
    assert segtool("check", dataset).status == 0


def test_a_reader_that_goes_away_is_no_error(dataset: Path) -> None:
    script = "import sys; from segtool.cli import main; sys.exit(main(['stats', sys.argv[1], '--quiet']))"
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        [sys.executable, "-c", script, str(dataset)],
        stdout=writer,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert ended.returncode == 0
    assert ended.stderr == b""
