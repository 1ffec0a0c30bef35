"""A folder on a slow disk or network: the window goes on, and opening ends when it is told to."""

import os
import threading
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer

from tests.datasets import make_dataset

MANY = tuple(f"Abyssinian_{number}" for number in range(1, 101))
SLOWNESS = 0.02
"""Seconds that each file's name takes."""


class SlowListing:
    """os.scandir whose every entry takes a while. `listed`: how many it gave."""

    def __init__(self) -> None:
        self.listed = 0
        self.begun = threading.Event()
        self._scandir = os.scandir

    def __call__(self, folder: object = ".") -> "SlowListing._Entries":
        return self._Entries(self, self._scandir(folder))

    class _Entries:
        def __init__(self, owner: "SlowListing", entries: Iterator) -> None:
            self._owner, self._entries = owner, entries

        def __enter__(self) -> "SlowListing._Entries":
            return self

        def __exit__(self, *_: object) -> None:
            self._entries.close()

        def __iter__(self) -> "SlowListing._Entries":
            return self

        def __next__(self) -> os.DirEntry:
            entry = next(self._entries)
            time.sleep(SLOWNESS)
            self._owner.listed += 1
            self._owner.begun.set()
            return entry


@pytest.fixture
def slow(monkeypatch, tmp_path):
    """A dataset of 100 samples, then a slow disk."""
    folder = make_dataset(tmp_path / "slow", MANY)
    listing = SlowListing()
    monkeypatch.setattr("segtool.core.folders.os.scandir", listing)
    return folder, listing


def test_window_answers_while_a_slow_folder_is_listed(make_bench, slow, qtbot):
    """GUI-23. 100 pictures and as many trimaps at 20 ms each: four seconds."""
    folder, listing = slow
    bench = make_bench()
    beats = [time.monotonic()]
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start()
    bench.open_dataset(folder)
    assert time.monotonic() - beats[0] < 0.2
    with qtbot.waitSignal(bench.datasetOpened, timeout=20_000):
        pass
    timer.stop()
    assert listing.listed >= 200  # it was slow indeed
    assert len(bench.samples) == 100
    gaps = sorted(after - before for before, after in pairwise(beats))
    assert len(beats) > 100
    assert gaps[len(gaps) * 99 // 100] < 0.2


def test_opening_a_slow_folder_ends_soon_after_it_is_cancelled(make_bench, slow, qtbot):
    """GUI-23."""
    folder, listing = slow
    bench = make_bench()
    with qtbot.waitSignal(bench.datasetFailed, timeout=20_000) as failed:
        bench.open_dataset(folder)
        qtbot.waitUntil(listing.begun.is_set)
        bench.cancel_task("open")
    assert failed.args[0] == "Stopped."
    assert listing.listed < 100  # the rest was never asked for
    assert bench.dataset is None
