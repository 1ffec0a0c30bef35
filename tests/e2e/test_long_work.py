"""A key that is held, and a long time of browsing and painting."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks import soak_acts
from benchmarks.soak import left_behind, one_round, slope
from benchmarks.soak_acts import Day, training_program
from segtool.ui.main_window import MainWindow
from segtool.workbench import Workbench
from tests.datasets import make_dataset
from tests.workbench.conftest import StandInNetwork

STEMS = [f"Abyssinian_{number}" for number in range(1, 21)]
REPEAT_MS = 33
PRESSES = 12


@pytest.fixture
def window(tmp_path: Path, qtbot: Any) -> Iterator[MainWindow]:
    checkpoint = tmp_path / "first.safetensors"
    checkpoint.write_bytes(b"first")
    bench = Workbench(
        factory=StandInNetwork(), checkpoint=checkpoint, training_program=training_program(tmp_path)
    )
    made = MainWindow(bench)
    qtbot.addWidget(made)
    made.show()
    made.open_dataset(make_dataset(tmp_path / "pets", STEMS))
    qtbot.waitUntil(lambda: bench.prediction is not None, timeout=20_000)
    yield made
    assert bench.close(anyway=True)


def test_a_held_key_goes_one_by_one_and_stops_with_its_release(window: MainWindow, qtbot: Any) -> None:
    bench, pane, shown = window.workbench, window.panes.left.pane, []
    bench.sampleChanged.connect(lambda: shown.append(STEMS.index(bench.current.name)))
    for _ in range(PRESSES):
        QTest.keyPress(pane, Qt.Key.Key_D)
        qtbot.wait(REPEAT_MS)
    QTest.keyRelease(pane, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: not bench.loading)
    assert shown[-1] == PRESSES  # each press counted once
    assert shown == sorted(set(shown))
    assert window.sample_list.view.currentIndex().row() == PRESSES
    before = len(shown)
    qtbot.wait(200)
    assert len(shown) == before  # nothing follows


def test_rounds_of_a_person_s_day_leave_no_thread_file_timer_or_widget(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Browsing, painting, every tool, filters, panes, pages and dialogs, other datasets, background work."""
    asked = ("fine_tune", "choose_checkpoint", "choose_before", "export_dataset")
    monkeypatch.setattr(soak_acts, "DIALOGS", asked)  # the others need a real network
    day = Day(window, make_dataset(tmp_path / "others"), random.Random(1), pictures=4)
    one_round(day)
    before = left_behind(window)
    assert min(before.values()) > 0
    assert day.questions > 0
    one_round(day)
    after = left_behind(window)
    assert after == {what: min(after[what], before[what]) for what in before}, (before, after)


def test_the_slope_of_memory_is_that_of_a_straight_line() -> None:
    assert slope([10.0, 12.0, 14.0, 16.0]) == pytest.approx(2.0)
    assert slope([5.0, 5.0, 5.0]) == 0.0
