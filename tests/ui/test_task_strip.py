"""Long work: shown after a moment, with what is left and a button to stop it."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segtool.ui import task_strip
from segtool.ui.task_strip import TaskStrip
from tests.ui.fake_workbench import FakeWorkbench


@pytest.fixture
def strip(bench: FakeWorkbench, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> TaskStrip:
    monkeypatch.setattr(task_strip, "SHOWN_AFTER_MS", 1)
    monkeypatch.setattr(task_strip, "ESTIMATE_AFTER", 0.0)
    made = TaskStrip(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    bench.open_dataset(Path("pets"))
    return made


def test_two_tasks_stand_below_each_other_and_go_one_by_one(
    strip: TaskStrip, bench: FakeWorkbench, qtbot: Any
) -> None:
    assert strip.isHidden()
    bench.taskProgress.emit("check", 10, 40, "beagle_3.jpg")
    bench.taskProgress.emit("export", 0, 7, "")
    qtbot.waitUntil(lambda: not strip.isHidden() and not strip.rows["export"].isHidden())
    row = strip.rows["check"]
    assert (row.bar.value(), row.bar.maximum()) == (10, 40)
    assert row.words.text().startswith("10 of 40")
    assert "left" in row.words.text()
    bench.taskDone.emit("check", ())
    assert list(strip.rows) == ["export"]
    assert not strip.isHidden()
    bench.taskFailed.emit("export", "The disk is full.", "")
    assert strip.isHidden()


def test_stop_asks_the_task_to_end_and_says_so(strip: TaskStrip, bench: FakeWorkbench, qtbot: Any) -> None:
    bench.taskProgress.emit("export", 1, 9, "")
    row = strip.rows["export"]
    strip._show("export")
    QTest.mouseClick(row.stop, Qt.MouseButton.LeftButton)
    assert bench.calls[-1] == ("cancel_task", "export")
    bench.taskProgress.emit("export", 2, 9, "")
    assert row.words.text() == "Stopping…"


def test_work_that_is_done_at_once_shows_nothing(strip: TaskStrip, bench: FakeWorkbench, qtbot: Any) -> None:
    bench.taskProgress.emit("check", 1, 1, "")
    bench.taskDone.emit("check", ())
    qtbot.wait(20)
    assert strip.isHidden()


def test_predicting_all_has_its_own_place(strip: TaskStrip, bench: FakeWorkbench) -> None:
    bench.taskProgress.emit("check", 1, 5, "")
    assert "check" in strip.rows
    bench.taskProgress.emit("predict_all", 1, 5, "")
    assert "predict_all" not in strip.rows
