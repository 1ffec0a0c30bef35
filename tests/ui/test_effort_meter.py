"""The meter of work in the window."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segtool.core.effort import Effort
from segtool.core.workspace import Facts
from segtool.ui.effort_meter import EffortView, duration
from segtool.ui.main_window import MainWindow
from tests.ui.fake_workbench import FakeWorkbench


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (45.4, "45 s"), (89, "89 s"), (90, "2 min"), (720, "12 min"), (12_000, "3 h 20 min")],
)
def test_a_time_is_as_fine_as_it_is_worth(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_it_says_this_sample_and_the_pace_once_there_is_one(bench: FakeWorkbench, qtbot: Any) -> None:
    bench.open_dataset(Path("pets"))
    names = [sample.name for sample in bench.samples]
    view = EffortView(bench)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    assert view.words.text() == "No work on this sample yet"
    assert view.all_words.isHidden()

    assert bench.current is not None
    bench.working.efforts = {name: Effort(60.0, 3, 2, 250) for name in names[:3]}
    for name in names[:3]:
        bench.known_facts()[name] = Facts(True)
    bench.known_facts()[names[0]] = Facts(True, "accepted")
    bench.select(names[0])
    view.show_state()
    assert view.words.text() == "60 s · 3 strokes · 2 clicks · 250 pixels changed"
    left = len(names) - 1
    assert view.all_words.text() == (
        f"On average 60 s a corrected sample. About {duration(60.0 * left)} for the {left} not accepted."
    )


def test_inputs_of_the_window_reach_the_meter_once_each(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int] = []
    monkeypatch.setattr(window.workbench.working, "note_input", lambda: heard.append(1))
    handle = window.windowHandle()
    assert handle is not None
    QApplication.processEvents()
    heard.clear()
    QTest.keyClick(handle, Qt.Key.Key_F24)
    assert len(heard) == 1
    QTest.mouseMove(handle, QPoint(200, 200))
    QTest.mousePress(handle, Qt.MouseButton.MiddleButton, pos=QPoint(2, 2))
    QTest.mouseRelease(handle, Qt.MouseButton.MiddleButton, pos=QPoint(2, 2))
    QApplication.processEvents()
    assert len(heard) >= 4
