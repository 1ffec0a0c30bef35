"""A large picture is zoomed: the nearest level at once, the right one soon; strokes and closing in between."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from segtool.core.classes import BORDER
from segtool.core.tiles import Levels, Made, Part
from segtool.ui.brush import Brush
from segtool.ui.label_layer import LabelLayer
from segtool.ui.pane import ImagePane
from segtool.ui.panes import Panes
from segtool.ui.qimage import Photograph, to_array
from tests.ui.events import mouse, wheel
from tests.ui.fake_workbench import FakeWorkbench

HEIGHT, WIDTH = 1500, 2000


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Parts are made while it is set."""
    opened = threading.Event()
    opened.set()
    make = Levels.made_of

    def when_open(levels: Levels, part: Part) -> Made:
        made = make(levels, part)
        assert opened.wait(20)
        return made

    monkeypatch.setattr(Levels, "made_of", when_open)
    return opened


@pytest.fixture
def panes(qtbot: QtBot, gate: threading.Event) -> Iterator[Panes]:
    bench = FakeWorkbench(1, HEIGHT, WIDTH)
    shown = Panes(bench, Brush())  # type: ignore[arg-type]
    qtbot.addWidget(shown)
    shown.resize(901, 600)
    shown.show()
    bench.open_dataset(Path("large"))
    QApplication.processEvents()
    yield shown
    gate.set()
    assert bench.reducing.stop(5000)


def shot(pane: ImagePane) -> NDArray[np.uint8]:
    return to_array(pane.grab().toImage())


def rendered(panes: Panes, pane: ImagePane) -> NDArray[np.uint8]:
    """What the pane should show: everything from the beginning, at once."""
    alone = ImagePane(panes.state, "alone")
    alone.resize(pane.size())
    alone.set_look(panes.look)
    alone.outline = pane.outline
    assert pane.picture is not None
    assert isinstance(pane.layer, LabelLayer)
    alone.set_picture(Photograph(pane.picture.array))
    alone.set_layer(LabelLayer(pane.layer.label_map))
    return shot(alone)


def zoom_in(panes: Panes) -> None:
    """By the wheel, to about a half."""
    pane = panes.left.pane
    while panes.state.scale < 0.4:
        wheel(pane, QPointF(150, 100), 120)
    QApplication.processEvents()


def at_rest(panes: Panes) -> bool:
    drawn = [each for frame in (panes.left, panes.right) for each in (frame.pane.picture, frame.pane.layer)]
    return not any(each.levels.behind for each in drawn if each is not None)


def test_a_zoom_shows_the_nearest_level_at_once_and_the_right_one_when_it_is_made(
    qtbot: QtBot, panes: Panes, gate: threading.Event
) -> None:
    pane = panes.left.pane
    gate.clear()
    zoom_in(panes)
    assert pane.layer is not None
    assert pane.layer.levels.behind
    rough = shot(pane)
    right = rendered(panes, pane)
    assert (rough != right).any()
    assert abs(rough.astype(int) - right).mean() < 12, "the same picture, only coarser"
    gate.set()
    qtbot.waitUntil(lambda: at_rest(panes), timeout=10_000)
    for each in (panes.left.pane, panes.right.pane):
        assert (shot(each) == rendered(panes, each)).all()


def test_a_stroke_made_while_a_level_is_made_is_not_lost_in_it(
    qtbot: QtBot, panes: Panes, gate: threading.Event
) -> None:
    pane = panes.left.pane
    gate.clear()
    zoom_in(panes)
    qtbot.waitUntil(lambda: not panes._workbench.reducing.is_idle, timeout=5000)
    panes.brush.set_diameter(30)
    panes.brush.set_value(BORDER)
    mouse(pane, "press", QPointF(60, 100))
    for step in range(25):
        mouse(pane, "move", QPointF(60 + 9 * step, 100 + 5 * step))
    QApplication.processEvents()
    assert pane.layer is not None
    assert pane.layer.levels.behind
    assert isinstance(pane.layer, LabelLayer)
    assert (pane.layer.label_map == BORDER).sum() > 10_000
    gate.set()
    qtbot.waitUntil(lambda: at_rest(panes), timeout=10_000)
    assert (shot(pane) == rendered(panes, pane)).all()
    mouse(pane, "release", QPointF(276, 220))
    panes.state.fit()
    QApplication.processEvents()
    assert (shot(pane) == rendered(panes, pane)).all()


def test_a_step_in_is_prepared_while_the_view_rests(qtbot: QtBot, panes: Panes) -> None:
    pane = panes.left.pane
    assert pane.layer is not None
    qtbot.waitUntil(lambda: panes._workbench.reducing.running is not None, timeout=5000)
    qtbot.waitUntil(
        lambda: pane.layer is not None and pane.layer.levels.wanted(ahead=True) is None, timeout=10_000
    )
    zoom_in(panes)
    assert not pane.layer.levels.behind
    assert (shot(pane) == rendered(panes, pane)).all()


def test_closing_ends_the_thread(qtbot: QtBot, panes: Panes) -> None:
    job = panes._workbench.reducing
    zoom_in(panes)
    qtbot.waitUntil(lambda: job.running is not None or at_rest(panes), timeout=5000)
    assert job.stop(5000)
    assert not job._thread.running


def test_a_part_that_cannot_be_made_is_made_while_it_is_drawn(
    qtbot: QtBot, panes: Panes, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_levels: Levels, _part: Part) -> Made:
        raise MemoryError

    monkeypatch.setattr(Levels, "made_of", broken)
    zoom_in(panes)
    qtbot.waitUntil(lambda: at_rest(panes), timeout=10_000)
    caplog.clear()
    assert (shot(panes.left.pane) == rendered(panes, panes.left.pane)).all()
