"""The history of a sample and the origin of its pixels, by mouse and key in the whole window."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segtool.core.provenance import HAND, NETWORK, TRUTH
from segtool.ui import pane_faces
from segtool.ui.main_window import MainWindow
from segtool.ui.origin_layer import COLOURS, ORDER, OriginLayer
from segtool.ui.origin_words import summary
from segtool.workbench.past import ORIGINAL
from tests.ui.events import drag
from tests.workbench.conftest import (  # noqa: F401
    checkpoint,
    folder,
    make_bench,
    network,
    show,
)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(make_bench, folder, qtbot):  # noqa: F811
    made = MainWindow(make_bench())
    qtbot.addWidget(made)
    made.resize(1500, 900)
    made.show()
    made.open_dataset(folder)
    qtbot.waitUntil(lambda: made.workbench.prediction is not None)
    QApplication.processEvents()
    yield made
    made.close()


def stroke(window, *points):
    """By the mouse, on the left pane."""
    to_screen = window.panes.state.transform()
    drag(window.panes.left.pane, [to_screen.map(QPointF(x, y)) for x, y in points])
    QApplication.processEvents()


def key(window, key, modifiers=Qt.KeyboardModifier.NoModifier, at=None):
    QTest.keyClick(at or window.panes.left.pane, key, modifiers)
    QApplication.processEvents()


def rows(view):
    return [
        [view.table.item(row, column).text() for column in (0, 1, 3)] for row in range(view.table.rowCount())
    ]


@pytest.fixture
def worked(window):
    """Two strokes of one pixel; the label maps after 0, 1 and 2 of them."""
    window.brush.set_diameter(1)
    window.brush.set_value(1)
    maps = [window.workbench.canvas.label_map.copy()]
    for x in (3.5, 9.5):
        stroke(window, (x, 2.5))
        maps.append(window.workbench.canvas.label_map.copy())
    assert (maps[1] != maps[0]).sum() == (maps[2] != maps[1]).sum() == 1
    return maps


@pytest.fixture
def view(window, worked):
    key(window, Qt.Key.Key_H, CTRL)
    found = window.commands.history
    assert found.isVisible()
    assert not found.isModal()
    return found


def shown(window):
    return window.panes.left.pane.layer.label_map


def test_steps_are_listed_newest_first_and_the_ground_truth_is_at_the_bottom(window, view):
    assert rows(view) == [
        ["2", "brush · present state", "1"],
        ["1", "brush", "1"],
        ["", "start: ground truth", ""],
    ]
    key(window, Qt.Key.Key_Z, CTRL, at=view.table)  # the window's keys work from the page
    assert rows(view)[0][1] == "brush (undone)"
    assert rows(view)[1][1] == "brush · present state"
    window.workbench.revert()
    QApplication.processEvents()
    assert [row[1] for row in rows(view)] == ["revert · present state", "brush", "start: ground truth"]


def test_a_row_shows_its_state_in_the_pane_and_closing_shows_the_present(window, worked, view, qtbot):
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.workbench.past.looked_at is not None)
    assert np.array_equal(shown(window), worked[1])
    assert "as after step 1, brush" in window.panes.left.title
    assert np.array_equal(window.workbench.canvas.label_map, worked[2])
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: np.array_equal(shown(window), worked[0]))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert np.array_equal(shown(window), worked[2])
    assert window.workbench.step_count == 2


def test_enter_brings_the_state_back_as_a_step(window, worked, view, qtbot):
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert not view.bring.isEnabled()
    qtbot.waitUntil(view.bring.isEnabled)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert np.array_equal(window.workbench.canvas.label_map, worked[1])
    assert rows(view)[0][:2] == ["3", "bring back · present state"]
    key(window, Qt.Key.Key_Z, CTRL, at=view.table)
    assert np.array_equal(window.workbench.canvas.label_map, worked[2])


def test_nobody_paints_on_an_earlier_state(window, worked, view, qtbot):
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.workbench.past.looked_at is not None)
    stroke(window, (20.5, 2.5))
    assert np.array_equal(window.workbench.canvas.label_map, worked[2])
    assert np.array_equal(shown(window), worked[2])
    assert "This is the present one" in window.strip.text
    stroke(window, (20.5, 2.5))
    assert window.workbench.canvas.label_map[2, 20] == 1


def test_another_sample_has_steps_of_its_own(window, view, show):  # noqa: F811
    show(window.workbench, "Abyssinian_2")
    QApplication.processEvents()
    assert view.name.text() == "Abyssinian_2"
    assert [row[1] for row in rows(view)] == ["start: ground truth · present state"]


def test_the_pane_of_the_origin_shows_who_set_each_pixel(window, worked, qtbot):
    key(window, Qt.Key.Key_8, CTRL)
    frame = window.panes.frame("origin")
    qtbot.waitUntil(frame.isVisible)
    layer = frame.pane.layer
    assert isinstance(layer, OriginLayer)
    source = window.workbench.provenance.legend.source
    assert [source(layer.value_at(x, 2)).key for x in (2, 3, 9)] == ["start", "tool:brush", "tool:brush"]
    assert frame.title.startswith("ORIGIN > 99% ground truth, < 1% hand")
    key(window, Qt.Key.Key_Z, CTRL)
    assert source(layer.value_at(9, 2)).key == "start"
    window.workbench.past.look(ORIGINAL)
    assert frame.title == "ORIGIN 100% ground truth"
    assert source(frame.pane.layer.value_at(3, 2)).key == "start"
    window.workbench.past.leave()
    layer = frame.pane.layer
    assert source(layer.value_at(3, 2)).key == "tool:brush"
    window.workbench.take_prediction()
    QApplication.processEvents()
    assert source(layer.value_at(2, 2)).title == "first"
    assert frame.title.startswith("ORIGIN 100% network")
    assert window.side.origin.words.text() == "100% network"
    assert "network: first" in window.side.origin.words.toolTip()
    middle = (frame.pane.width() // 2, frame.pane.height() // 2)
    sheet = frame.pane.grab().toImage().pixelColor(*middle)
    window.set_look(hidden=True)
    bare = frame.pane.grab().toImage().pixelColor(*middle)
    assert sheet.blue() > bare.blue() + 20  # the network's colour lies over the red pet
    assert sheet.red() < bare.red() - 20


def test_a_stroke_under_way_costs_the_pane_of_the_origin_nothing(window, worked, monkeypatch):
    key(window, Qt.Key.Key_8, CTRL)
    drawn = []
    monkeypatch.setattr(OriginLayer, "changed", lambda _self, box: drawn.append(box))
    bench = window.workbench
    bench.start_stroke(3, 5, 20, 10)
    bench.stroke_to(25, 12)
    assert drawn == []
    bench.end_stroke()
    assert len(drawn) == 1


def test_colours_of_the_origin_are_told_apart_without_red_or_green():
    """Deuteranopia and protanopia by Viénot, Brettel and Mollon's matrices (1999): distances in linear RGB."""
    eyes = {
        "deuteranopia": [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
        "protanopia": [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
    }
    drawn = [np.power(np.array(COLOURS[each]) / 255, 2.2) for each in ORDER if each != TRUTH]
    for matrix in eyes.values():
        seen = [np.power(np.clip(np.array(matrix) @ colour, 0, 1), 1 / 2.2) * 255 for colour in drawn]
        apart = [np.linalg.norm(a - b) for at, a in enumerate(seen) for b in seen[at + 1 :]]
        assert min(apart) > 40


def test_shares_are_said_the_largest_first_and_none_is_said_to_be_nothing():
    assert summary({TRUTH: 83, HAND: 6, NETWORK: 11}) == "83% ground truth, 11% network, 6% hand"
    assert summary({TRUTH: 9999, HAND: 1}) == "> 99% ground truth, < 1% hand"
    assert summary({}) == ""


def test_a_time_of_another_day_is_told_with_the_day():
    assert pane_faces.clock_text("2024-02-03T12:00:00+00:00").startswith("2024-02-0")
    assert pane_faces.clock_text("") == ""
