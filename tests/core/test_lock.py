"""One window edits a workspace."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from segtool.core.lock import WindowLock

_HOLD = (
    "import sys; from pathlib import Path; from segtool.core.lock import WindowLock\n"
    "lock = WindowLock(); print(lock.acquire(Path(sys.argv[1])), flush=True); sys.stdin.read()\n"
)
ROOT = Path(__file__).resolve().parents[2]


def held_by_another_process(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "True"
    return process


def test_a_second_window_does_not_get_the_lock_and_takes_over_when_the_first_ends(tmp_path: Path) -> None:
    first, second = WindowLock(), WindowLock()
    assert WindowLock.holder(tmp_path) is None
    assert first.acquire(tmp_path)
    assert first.acquire(tmp_path)
    assert not second.acquire(tmp_path)
    assert str(os.getpid()) in (WindowLock.holder(tmp_path) or "")
    assert not second.acquire(tmp_path)  # asking who holds it does not free it
    first.release()
    assert WindowLock.holder(tmp_path) is None
    assert second.acquire(tmp_path)
    second.release()
    second.release()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_the_system_frees_the_lock_of_a_killed_process(tmp_path: Path) -> None:
    process = held_by_another_process(tmp_path)
    try:
        lock = WindowLock()
        assert not lock.acquire(tmp_path)
        assert f"process {process.pid} on " in (WindowLock.holder(tmp_path) or "")
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        assert WindowLock.holder(tmp_path) is None
        assert lock.acquire(tmp_path)
        lock.release()
    finally:
        process.kill()
        process.communicate()


def test_a_place_that_cannot_be_written_gives_no_lock(tmp_path: Path) -> None:
    assert not WindowLock().acquire(tmp_path / "missing")
    assert WindowLock.holder(tmp_path / "missing") is None
