"""GUI-23 in a real window: a slow folder shows its progress, is stopped by the mouse, and the window goes on."""

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from segtool.ui import main_window, task_strip
from segtool.ui.main_window import MainWindow
from segtool.workbench import Workbench
from tests.datasets import make_dataset
from tests.workbench.conftest import StandInNetwork
from tests.workbench.test_slow_folder import MANY, SlowListing

LARGEST_GAP = 0.2
"""Seconds, as the case asks for."""


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, SlowListing]:
    """A hundred samples on a disk that takes 20 ms for each name."""
    folder, listing = make_dataset(tmp_path / "slow", MANY), SlowListing()
    monkeypatch.setattr("segtool.core.folders.os.scandir", listing)
    return folder, listing


@pytest.fixture
def window(tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(task_strip, "SHOWN_AFTER_MS", 1)
    monkeypatch.setattr(main_window, "START_PAGE_MS", 1)
    checkpoint = tmp_path / "first.safetensors"
    checkpoint.write_bytes(b"first")
    bench = Workbench(factory=StandInNetwork(), checkpoint=checkpoint)
    made = MainWindow(bench)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    assert bench.close(anyway=True)


def test_the_first_opening_is_stopped_by_the_mouse_and_the_start_page_is_there_again(
    window: MainWindow, slow: tuple[Path, SlowListing], qtbot: Any
) -> None:
    folder, listing = slow
    start = window.start
    qtbot.waitUntil(start.isVisible)
    assert start.stop.isHidden()
    window.open_dataset(folder)
    qtbot.waitUntil(lambda: listing.begun.is_set() and start.stop.isVisible())
    assert not start.folder.isEnabled()
    QTest.mouseClick(start.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: start.folder.isEnabled())
    assert start.stop.isHidden()
    assert 0 < listing.listed < len(MANY)  # the rest was never asked for
    assert window.workbench.dataset is None
    window.open_dataset(folder)  # and it can be opened after all
    qtbot.waitUntil(start.stop.isVisible)
    assert start.stop.isEnabled()
    qtbot.waitUntil(lambda: window.workbench.current is not None, timeout=20_000)
    assert len(window.workbench.samples) == len(MANY)


def test_another_dataset_is_opened_beside_the_work_and_stopped_by_the_mouse(
    window: MainWindow, slow: tuple[Path, SlowListing], tmp_path: Path, qtbot: Any
) -> None:
    folder, listing = slow
    bench = window.workbench
    window.open_dataset(make_dataset(tmp_path / "quick", ("pug_1", "pug_2")))
    qtbot.waitUntil(lambda: bench.prediction is not None, timeout=20_000)
    listing.begun.clear()
    before, beats = listing.listed, [time.monotonic()]
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start()
    window.open_dataset(folder)
    qtbot.waitUntil(lambda: listing.begun.is_set() and "open" in window.tasks.rows)
    qtbot.waitUntil(lambda: window.tasks.rows["open"].isVisible())
    QTest.keyClick(window.panes.left.pane, Qt.Key.Key_D)  # the window works on meanwhile
    qtbot.waitUntil(lambda: bench.current is not None and bench.current.name == "pug_2")
    QTest.mouseClick(window.tasks.rows["open"].stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.tasks.isHidden())
    timer.stop()
    assert 0 < listing.listed - before < len(MANY)
    assert [sample.name for sample in bench.samples] == ["pug_1", "pug_2"]
    gaps = sorted(after - earlier for earlier, after in pairwise(beats))
    assert len(gaps) > 10
    assert gaps[len(gaps) * 95 // 100] < LARGEST_GAP
