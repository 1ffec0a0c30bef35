"""In a real window: the first picture stands on the panes while its dataset is still being read."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from segtool.core import images, listing
from segtool.ui import main_window, task_strip
from segtool.ui.main_window import MainWindow
from segtool.workbench import Workbench
from tests.datasets import make_dataset
from tests.workbench.conftest import StandInNetwork


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Reading a dataset comes to its lists, and waits there until this is set."""
    gate, lists = threading.Event(), listing.lists

    def late(*arguments: Any) -> Any:
        assert gate.wait(20)
        return lists(*arguments)

    monkeypatch.setattr(listing, "lists", late)
    return gate


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "pets")


@pytest.fixture
def window(
    tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch, gate: threading.Event, folder: Path
) -> Iterator[MainWindow]:
    """Reading `folder`, its first picture on the panes."""
    monkeypatch.setattr(task_strip, "SHOWN_AFTER_MS", 1)
    monkeypatch.setattr(main_window, "START_PAGE_MS", 1)
    checkpoint = tmp_path / "first.safetensors"
    checkpoint.write_bytes(b"first")
    made = MainWindow(Workbench(factory=StandInNetwork(), checkpoint=checkpoint))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(made.start.isVisible)
    made.open_dataset(folder)
    qtbot.waitUntil(lambda: made.panes.left.pane.picture is not None)
    yield made
    gate.set()
    assert made.workbench.close(anyway=True)


def test_the_picture_its_name_and_that_the_dataset_is_being_read_are_seen(
    window: MainWindow, folder: Path, gate: threading.Event
) -> None:
    assert window.workbench.dataset is None
    pane = window.panes.left.pane
    assert pane.isVisible()
    assert pane.picture is not None
    assert np.array_equal(pane.picture.array, images.read_image(folder / "images" / "Abyssinian_1.jpg"))
    height, width = pane.picture.array.shape[:2]
    assert (window.panes.state.picture.width(), window.panes.state.picture.height()) == (width, height)
    assert window.name.text() == "Abyssinian_1.jpg"
    assert window.windowTitle() == "Abyssinian_1.jpg – segtool"
    assert window.place.text() == "Reading the dataset…"
    assert pane.grab().toImage().pixelColor(pane.width() // 2, pane.height() // 2).value() > 0
    assert window.sample_list._stack.currentWidget().text() == "Reading the dataset…"  # type: ignore[attr-defined]
    gate.set()


def test_mouse_and_keys_change_nothing_on_it(
    window: MainWindow, gate: threading.Event, folder: Path, qtbot: Any, home: Path
) -> None:
    before = window.panes.left.pane.picture
    for frame in (window.panes.left, window.panes.right):
        centre = frame.pane.rect().center()
        for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            QTest.mousePress(frame.pane, button, Qt.KeyboardModifier.NoModifier, centre)
            QTest.mouseMove(frame.pane, centre + QPoint(40, 30))
            QTest.mouseRelease(frame.pane, button, Qt.KeyboardModifier.NoModifier, centre + QPoint(40, 30))
        QTest.mouseClick(frame.pane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, centre)
    pane = window.panes.left.pane
    for key in "ADTRNPBEFGLWKXSHMIUC123456":
        QTest.keyClick(pane, key)
        QTest.mouseClick(
            pane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, pane.rect().center()
        )
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Q):
        QTest.keyClick(pane, key)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_S, Qt.Key.Key_Return):
        QTest.keyClick(pane, key, Qt.KeyboardModifier.ControlModifier)
    assert window.panes.left.pane.picture is before
    assert window.workbench.current is None
    assert not list(home.rglob("*.db"))
    gate.set()
    qtbot.waitUntil(lambda: window.workbench.current is not None)
    assert not window.workbench.can_undo
    assert not window.workbench.unsaved
    assert window.workbench.facts("Abyssinian_1").review == "open"
    assert window.workbench.facts("Abyssinian_1").correction is False


def test_the_sample_keeps_the_picture_and_where_the_person_has_zoomed_to(
    window: MainWindow, gate: threading.Event, qtbot: Any
) -> None:
    picture = window.panes.left.pane.picture
    window.panes.zoom_step(1)
    scale = window.panes.state.scale
    assert not window.panes.state.fitted
    gate.set()
    qtbot.waitUntil(lambda: window.workbench.current is not None)
    assert window.panes.left.pane.picture is picture
    assert window.panes.state.scale == scale
    assert window.name.text() == "Abyssinian_1"
    assert window.place.text().startswith("1 / ")
    assert window.sample_list.view.isVisible()


def test_the_stop_of_the_strip_brings_the_start_page_back(
    window: MainWindow, gate: threading.Event, qtbot: Any
) -> None:
    window.workbench.taskProgress.emit("open", 1, 3, "trimaps")
    qtbot.waitUntil(lambda: "open" in window.tasks.rows and window.tasks.rows["open"].isVisible())
    QTest.mouseClick(window.tasks.rows["open"].stop, Qt.MouseButton.LeftButton)
    gate.set()
    qtbot.waitUntil(window.start.isVisible)
    assert window.panes.left.pane.picture is None
    assert window.start.folder.isEnabled()
    assert window.name.text() == ""
    assert window.place.text() == ""
    assert window.windowTitle() == "segtool"
    assert window.tasks.isHidden()


def test_another_folder_opened_meanwhile_takes_it_away(
    window: MainWindow, gate: threading.Event, qtbot: Any, tmp_path: Path
) -> None:
    window.open_dataset(make_dataset(tmp_path / "other", ("pug_1", "pug_2")))
    assert window.panes.left.pane.picture is None
    assert window.start.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: window.workbench.current is not None)
    assert window.workbench.current is not None
    assert window.workbench.current.name == "pug_1"
    assert window.rows.isVisible()
