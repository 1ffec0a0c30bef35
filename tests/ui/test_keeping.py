"""Saving in the whole window: a disk that refuses, closing, what a crash left, masks made with the brush."""

import re
import shutil

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from segtool.core.workspace import Workspace
from segtool.ui import closing
from segtool.ui.main_window import MainWindow
from segtool.workbench import facade
from tests.core.disks import REAL_DISKS, fill_up, read_only, small_disk
from tests.core.edits import digests
from tests.datasets import geometry, make_dataset, trimap
from tests.ui.events import drag
from tests.workbench.conftest import (  # noqa: F401
    checkpoint,
    make_bench,
    network,
)


@pytest.fixture
def pets(tmp_path):
    return make_dataset(tmp_path / "pets")


@pytest.fixture
def open_window(make_bench, qtbot, monkeypatch):  # noqa: F811
    """Opens the window on a dataset; closed after the test, saved or not."""

    opened = []

    def open_(dataset, workspace):
        made = MainWindow(make_bench())
        opened.append(made)
        made.resize(1400, 900)
        made.show()
        made.workbench.open_dataset(dataset, workspace)
        qtbot.waitUntil(lambda: made.workbench.current is not None)
        QApplication.processEvents()
        return made

    yield open_
    monkeypatch.setattr(closing, "ask", lambda *_: "Close and lose it")
    for made in opened:
        made.close()
        made.deleteLater()


def stroke(window, *points):
    to_screen = window.panes.state.transform()
    drag(window.panes.left.pane, [to_screen.map(QPointF(x, y)) for x, y in points])
    QApplication.processEvents()


def dab(window, x, value=1):
    window.brush.set_diameter(1)
    window.brush.set_value(value)
    stroke(window, (x + 0.5, 2.5))


def answer(*words):
    """Answer the questions to come, one after the other, by their buttons' words; "" is Escape."""
    asked: list[str] = []
    waiting = list(words)

    def click() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or not waiting:
            if waiting:
                QTimer.singleShot(20, click)
            return
        asked.append(f"{box.text()} {box.informativeText()}")
        word = waiting.pop(0)
        if waiting:
            QTimer.singleShot(20, click)
        if word:
            next(button for button in box.buttons() if button.text() == word).click()
        else:
            QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(20, click)
    return asked


@pytest.mark.parametrize("disk", REAL_DISKS)
def test_on_a_full_disk_the_window_asks_stays_says_it_once_and_loses_nothing(
    open_window,
    tmp_path,
    pets,
    qtbot,
    disk,
):
    """GUI-09, SAV-01: close, and the next sample, with a disk that is full; then there is room again."""
    with small_disk(tmp_path / "disk", "2m") as place:
        window = open_window(pets, place / "work")
        bench = window.workbench
        dab(window, 3)
        bench.save_now()
        qtbot.waitUntil(lambda: not bench.unsaved)
        filler = fill_up(place)
        said = len(window.strip.history)
        dab(window, 5)
        QTest.keyClick(window.panes.left.pane, Qt.Key.Key_D)  # goes on; the work is kept
        qtbot.waitUntil(lambda: bench.current.name == "Abyssinian_2" and not bench.loading)
        qtbot.waitUntil(lambda: bench.saved_state.startswith("Not saved"))
        bench.save_now()
        bench.save_now()
        qtbot.wait(50)
        assert len(window.strip.history) == said + 1
        assert "the disk is full" in window.strip.history[-1].text

        asked = answer("Try again", "")
        assert not window.close()
        assert window.isVisible()
        assert len(asked) == 2
        assert "Your work is not saved" in asked[0]
        assert "the disk is full" in asked[0]
        assert bench.unsaved
        window.activateWindow()  # as a window manager does when the question is gone
        qtbot.waitUntil(window.isActiveWindow)
        QTest.keyClick(window.panes.left.pane, Qt.Key.Key_A)
        qtbot.waitUntil(lambda: bench.current.name == "Abyssinian_1" and not bench.loading)
        assert bench.canvas.label_map[2, [3, 5]].tolist() == [1, 1]

        filler.unlink()
        assert window.close()
        reader = Workspace.open(pets, place / "work", read_only=True)
        assert reader.load_correction("Abyssinian_1", trimap(**geometry(0)))[2, [3, 5]].tolist() == [1, 1]
        assert reader.unsaved() == []
        reader.close()


@pytest.mark.parametrize("disk", REAL_DISKS)
def test_closing_all_the_same_is_the_person_s_choice(open_window, tmp_path, pets, qtbot, disk):
    with small_disk(tmp_path / "disk", "2m") as place:
        window = open_window(pets, place / "work")
        fill_up(place)
        dab(window, 3)
        asked = answer("Close and lose it")
        assert window.close()
        assert len(asked) == 1


@pytest.mark.parametrize("disk", REAL_DISKS)
def test_a_dataset_on_a_read_only_disk_is_browsed_painted_and_saved(open_window, tmp_path, qtbot, disk):
    """SAV-04: nothing is written beside it, whatever is done in the window."""
    with small_disk(tmp_path / "disk", "4m") as place:
        dataset = make_dataset(place / "pets")
        before = digests(place)
        with read_only(place):
            window = open_window(dataset, tmp_path / "work")
            bench = window.workbench
            assert not bench.read_only
            dab(window, 3)
            QTest.keyClick(window.panes.left.pane, Qt.Key.Key_D)
            qtbot.waitUntil(lambda: bench.current.name == "Abyssinian_2" and not bench.loading)
            qtbot.waitUntil(lambda: bench.prediction is not None)
            dab(window, 3)
            bench.accept()
            assert window.close()
            assert bench.problems == []
        assert digests(place) == before
    for name in ("Abyssinian_1", "Abyssinian_2"):
        assert np.asarray(Image.open(tmp_path / "work" / "corrections" / f"{name}.png"))[2, 3] == 1


def test_what_a_crash_left_is_back_and_the_window_says_so(
    open_window,
    tmp_path,
    pets,
    qtbot,
):
    window = open_window(pets, tmp_path / "work")
    bench = window.workbench
    dab(window, 3)
    qtbot.waitUntil(lambda: bench.workspace.newest_row("Abyssinian_1") > 0)
    shutil.copytree(tmp_path / "work", tmp_path / "left")  # what a killed process leaves
    assert window.close()
    again = open_window(pets, tmp_path / "left")
    words = "segtool ended before everything was saved. The edits of Abyssinian_1 are back."
    assert [message.text for message in again.strip.history] == [words]
    assert "Recovered the edits of Abyssinian_1" in again.status.saved.text()
    assert again.workbench.canvas.label_map[2, 3] == 1
    assert again.close()
    third = open_window(pets, tmp_path / "left")
    assert third.strip.history == []


def test_erasing_everything_in_the_window_is_remembered_and_the_neighbour_has_its_own(
    open_window,
    tmp_path,
    pets,
    qtbot,
):
    """GUI-13: erase all on A, next, paint on B, back; and at the next start."""
    window = open_window(pets, tmp_path / "work")
    bench = window.workbench
    QTest.keyClick(window.panes.left.pane, Qt.Key.Key_E)
    window.brush.set_diameter(200)
    stroke(window, (0, 0), (60, 40), (0, 40), (60, 0))
    assert (bench.canvas.label_map == 2).all()
    QTest.keyClick(window.panes.left.pane, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: bench.current.name == "Abyssinian_2" and not bench.loading)
    QTest.keyClick(window.panes.left.pane, Qt.Key.Key_B)
    dab(window, 3)
    neighbour = bench.canvas.label_map.copy()
    QTest.keyClick(window.panes.left.pane, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: bench.current.name == "Abyssinian_1" and not bench.loading)
    assert (bench.canvas.label_map == 2).all()
    assert window.close()
    again = open_window(pets, tmp_path / "work").workbench
    again.select("Abyssinian_1")
    qtbot.waitUntil(lambda: again.current.name == "Abyssinian_1" and not again.loading)
    assert (again.canvas.label_map == 2).all()
    assert again.facts("Abyssinian_1").correction
    again.select("Abyssinian_2")
    qtbot.waitUntil(lambda: again.current.name == "Abyssinian_2" and not again.loading)
    assert np.array_equal(again.canvas.label_map, neighbour)
    again.select("Abyssinian_1")
    qtbot.waitUntil(lambda: again.current.name == "Abyssinian_1" and not again.loading)
    again.revert()
    assert np.array_equal(again.canvas.label_map, trimap(**geometry(0)))
    assert not again.facts("Abyssinian_1").correction


def test_a_mask_painted_by_the_mouse_is_the_saved_file_pixel_for_pixel(open_window, tmp_path, qtbot):
    """SAV-07: to the outermost pixels; one channel of 8 bits, with 1, 2 and 3 alone."""
    wanted = np.full((23, 37), 2, np.uint8)
    wanted[0, :], wanted[-1, :], wanted[:, 0], wanted[:, -1] = 3, 3, 3, 3
    wanted[4:19, 6:30] = 1
    wanted[10, 10:20] = 2
    dataset = tmp_path / "pets"
    (dataset / "images").mkdir(parents=True)
    Image.fromarray(np.full((23, 37, 3), 120, np.uint8)).save(dataset / "images" / "pug_1.png")
    window = open_window(dataset, tmp_path / "work")
    bench = window.workbench
    window.brush.set_diameter(1)
    for value in (1, 3):
        window.brush.set_value(value)
        for y in range(23):
            row = np.flatnonzero(wanted[y] == value)
            for run in np.split(row, np.flatnonzero(np.diff(row) > 1) + 1) if row.size else ():
                stroke(window, (run[0] + 0.5, y + 0.5), (run[-1] + 0.5, y + 0.5))
    bench.save_now()
    qtbot.waitUntil(lambda: not bench.unsaved)
    with Image.open(tmp_path / "work" / "corrections" / "pug_1.png") as image:
        assert (image.format, image.mode) == ("PNG", "L")
        assert np.array_equal(np.asarray(image), wanted)
    bench.undo()
    bench.redo()
    bench.save_now()
    qtbot.waitUntil(lambda: not bench.unsaved)
    assert window.close()
    again = open_window(dataset, tmp_path / "work").workbench
    assert np.array_equal(again.canvas.label_map, wanted)


def test_a_second_window_says_that_it_reads_only_and_when_it_can_edit(
    open_window, tmp_path, pets, qtbot, monkeypatch
):
    """GUI-21: by the mouse; another dataset that is opened afterwards brings no such message."""
    monkeypatch.setattr(facade, "TAKE_OVER_MS", 50)
    first = open_window(pets, tmp_path / "work")
    second = open_window(pets, tmp_path / "work")
    assert "Another window edits this workspace" in second.strip.text
    assert re.search(r"since \d{4}-\d\d-\d\d \d\d:\d\d\)", second.strip.text)
    assert second.status.saved.text() == "Read-only"
    before = second.workbench.canvas.label_map.copy()
    dab(second, 3)
    assert (second.workbench.canvas.label_map == before).all()
    dab(first, 5)
    assert first.close()
    qtbot.waitUntil(lambda: not second.workbench.read_only and second.workbench.current is not None)
    assert second.strip.text == "The other window has ended. This one can edit now."
    dab(second, 3)
    assert second.workbench.canvas.label_map[2, [3, 5]].tolist() == [1, 1]
    said = len(second.strip.history)
    with qtbot.waitSignal(second.workbench.datasetOpened):
        second.open_dataset(make_dataset(tmp_path / "other"))
    assert len(second.strip.history) == said
