"""The list of samples: search, filters, counts, selection, grid, thumbnails; by keys and mouse."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from segtool.core.query import Query
from segtool.core.sample_figures import SampleFigures
from segtool.ui.qimage import thumbnail_image
from segtool.ui.sample_delegate import GRID, LIST, iou_text
from segtool.ui.sample_list import SampleList
from segtool.ui.sample_model import DRAWN_BYTES, IMAGE_BYTES
from segtool.workbench.predict_all import Step
from tests.ui.fake_workbench import FakeWorkbench

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def samples(bench: FakeWorkbench, qtbot: Any) -> SampleList:
    """Six samples: beagles 1, 3, 5 (trainval; 5 without ground truth), Abyssinians 2, 4, 6 (test)."""
    shown = SampleList(bench)  # type: ignore[arg-type]
    qtbot.addWidget(shown)
    shown.resize(260, 640)
    shown.show()
    bench.open_dataset(Path("pets"))
    QApplication.processEvents()
    return shown


def names(samples: SampleList) -> list[str]:
    return [samples.model.index(place).data() for place in range(samples.model.rowCount())]


def click(
    samples: SampleList, place: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QApplication.processEvents()
    point = samples.view.visualRect(samples.model.index(place)).center()
    QTest.mouseClick(samples.view.viewport(), LEFT, modifiers, point)


def figures(name: str, mean_iou: float) -> SampleFigures:
    return SampleFigures(name, "d1", "t", mean_iou, {}, mean_iou, 3, 0.1, 0.9)


def test_search_ignores_capitals_and_finds_breeds(samples: SampleList, bench: FakeWorkbench) -> None:
    QTest.keyClicks(samples.search, "ABYS")
    assert names(samples) == bench.order == ["Abyssinian_2", "Abyssinian_4", "Abyssinian_6"]
    samples.search.clear()
    QTest.keyClicks(samples.search, "#3")
    assert names(samples) == ["beagle_3"]


def test_a_broken_pattern_says_so_and_hides_nothing(samples: SampleList) -> None:
    QTest.keyClicks(samples.search, "/[ab")
    assert len(names(samples)) == 6
    assert samples.bar.fault.isVisible()
    assert "regular expression" in samples.bar.fault.text()
    QTest.keyClicks(samples.search, "]bys/")
    assert not samples.bar.fault.isVisible()
    assert len(names(samples)) == 3


def test_enter_in_the_search_goes_to_the_first_match(samples: SampleList, bench: FakeWorkbench) -> None:
    chosen: list[str] = []
    samples.chosen.connect(chosen.append)
    QTest.keyClicks(samples.search, "abys")
    QTest.keyClick(samples.search, Qt.Key.Key_Return)
    assert chosen == ["Abyssinian_2"]


def go_down_to(box: QComboBox, choice: str) -> None:
    """By the arrow key: letters belong to the window."""
    for _ in range(box.count()):
        if box.currentData() == choice:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(f"there is no {choice}")


def test_what_a_search_found_is_shown_from_its_beginning(samples: SampleList, bench: FakeWorkbench) -> None:
    samples.resize(260, 300)
    samples.view.show_as(GRID, 248)  # one below the other, two of them in sight
    QApplication.processEvents()
    bar = samples.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    first = bench.browsing.here
    QTest.keyClicks(samples.search, "abys" if first.startswith("beagle") else "beag")
    QApplication.processEvents()
    assert bar.maximum() > 0
    assert samples.view.visualRect(samples.model.index(0)).top() >= 0
    samples.search.clear()
    QApplication.processEvents()
    place = bench.browsing.place_of(first)
    assert samples.view.viewport().rect().intersects(samples.view.visualRect(samples.model.index(place)))


def test_filters_narrow_together_and_an_empty_list_has_a_way_out(samples: SampleList) -> None:
    QTest.mouseClick(samples.bar.unfold, LEFT)
    boxes = samples.bar.boxes
    assert boxes["species"].isVisible()
    boxes["species"].setFocus()
    go_down_to(boxes["species"], "dog")
    assert boxes["species"].currentData() == "dog"
    assert names(samples) == ["beagle_1", "beagle_3", "beagle_5"]
    go_down_to(boxes["state"], "no ground truth")
    assert names(samples) == ["beagle_5"]
    go_down_to(boxes["split"], "test")
    assert names(samples) == []
    assert not samples.view.isVisible()
    assert samples.bar.unfold.text() == "3"
    QTest.mouseClick(samples.clear_filters, LEFT)
    assert samples.view.isVisible()
    assert len(names(samples)) == 6
    assert samples.bar.query() == Query()


def test_a_range_of_figures_and_sorting_by_them(samples: SampleList, bench: FakeWorkbench) -> None:
    for name, value in (("beagle_1", 0.9), ("Abyssinian_2", 0.5), ("beagle_3", 0.7)):
        bench.browsing.note_figures(figures(name, value))
    samples.bar.unfold.click()
    samples.bar.figure.setCurrentIndex(samples.bar.figure.findData("mean_iou"))
    QTest.keyClicks(samples.bar.high, "0,7")
    assert names(samples) == ["Abyssinian_2", "beagle_3"]
    QTest.keyClicks(samples.bar.low, "60%")
    assert names(samples) == ["beagle_3"]
    samples.bar.low.clear()
    QTest.keyClicks(samples.bar.low, "x")
    assert samples.bar.low.property("wrong") == "true"
    samples.foot.clear.click()
    samples.bar.sort.setCurrentIndex(samples.bar.sort.findData("mean_iou"))
    assert names(samples)[:3] == ["Abyssinian_2", "beagle_3", "beagle_1"]
    QTest.mouseClick(samples.bar.direction, LEFT)
    assert names(samples)[:3] == ["beagle_1", "beagle_3", "Abyssinian_2"]


def test_figures_that_arrive_do_not_move_the_list_under_the_hand(
    samples: SampleList, bench: FakeWorkbench
) -> None:
    bench.browsing.set_query(Query(sort="mean_iou"))
    before = names(samples)
    bench.browsing.note_figures(figures("Abyssinian_6", 0.1))
    assert names(samples) == before
    bench.browsing.arrange()
    assert names(samples)[0] == "Abyssinian_6"


def test_the_state_filter_follows_what_is_done(samples: SampleList, bench: FakeWorkbench, qtbot: Any) -> None:
    bench.browsing.set_query(Query(state="accepted"))
    assert names(samples) == []
    bench.accept()
    assert names(samples) == ["beagle_1"]
    qtbot.waitUntil(lambda: samples.foot.counts.text() == "1 of 6 · 0 edited · 1 accepted")
    bench.reopen()
    assert names(samples) == []


def test_choosing_a_row_selects_the_sample_and_the_workbench_moves_the_row(
    samples: SampleList, bench: FakeWorkbench
) -> None:
    chosen: list[str] = []
    samples.chosen.connect(chosen.append)
    click(samples, 2)
    assert chosen == ["beagle_3"]
    bench.select("Abyssinian_6")
    QApplication.processEvents()
    assert chosen == ["beagle_3"]
    assert samples.view.currentIndex().row() == 5


def test_several_are_selected_with_control_shift_and_control_a(
    samples: SampleList, bench: FakeWorkbench, qtbot: Any
) -> None:
    samples.chosen.connect(bench.select)
    assert bench.browsing.selected == ("beagle_1",)
    click(samples, 1)
    click(samples, 3, SHIFT)
    assert bench.browsing.selected == ("Abyssinian_2", "beagle_3", "Abyssinian_4")
    click(samples, 0, CONTROL)
    assert bench.browsing.selected == ("beagle_1", "Abyssinian_2", "beagle_3", "Abyssinian_4")
    qtbot.waitUntil(lambda: "4 selected" in samples.foot.counts.text())
    samples.view.setFocus()
    QTest.keyClick(samples.view, Qt.Key.Key_A, CONTROL)
    assert len(bench.browsing.selected) == 6
    bench.select("beagle_5")
    QApplication.processEvents()
    assert bench.browsing.selected == ("beagle_5",)


def test_list_and_grid_at_any_size(samples: SampleList) -> None:
    QTest.mouseClick(samples.foot.modes[GRID], LEFT)
    QApplication.processEvents()
    first, second = (samples.view.visualRect(samples.model.index(place)) for place in (0, 1))
    assert (first.top(), first.left() < second.left()) == (second.top(), True)
    samples.foot.slider.setFocus()
    QTest.keyClick(samples.foot.slider, Qt.Key.Key_End)
    QApplication.processEvents()
    assert samples.view.columns() == 1
    assert samples.view.delegate.thumbnail.width() > 200
    QTest.mouseClick(samples.foot.modes[LIST], LEFT)
    QApplication.processEvents()
    assert samples.view.delegate.thumbnail == QSize(64, 48)
    assert samples.look()["sizes"][GRID] == 248
    samples.restore_look({"mode": "grid", "sizes": {"grid": 80, "list": "x"}, "filters": True, "more": 1})
    assert (samples.view.mode, samples.foot.slider.value()) == (GRID, 80)
    assert samples.bar.unfold.isChecked()


def test_thumbnails_are_asked_for_by_what_is_visible_and_again_when_they_are_old(
    samples: SampleList, bench: FakeWorkbench, qtbot: Any
) -> None:
    def asked() -> list[Any]:
        return [call for call in bench.calls if call[0] == "request_thumbnails" and call[1]]

    qtbot.waitUntil(lambda: bool(asked()), timeout=3000)
    assert asked()[0][1][0] == "beagle_1"
    assert samples.model.pixmap("beagle_1", QSize(64, 48), 1.0).width() == 64  # type: ignore[union-attr]
    bench.calls.clear()
    bench.thumbnailOld.emit("beagle_3")
    assert (
        samples.model.pixmap("beagle_3", QSize(64, 48), 1.0) is not None
    )  # shown until the new one is there
    qtbot.waitUntil(lambda: asked() != [], timeout=3000)
    assert asked()[0][1] == ["beagle_3"]


def test_a_thumbnail_that_cannot_be_had_leaves_an_empty_place(
    samples: SampleList, bench: FakeWorkbench
) -> None:
    bench.thumbnailReady.emit("beagle_3", None)
    samples.view.viewport().grab()
    assert samples.model.pixmap("beagle_3", QSize(64, 48), 1.0) is None
    assert not samples.model.wants_thumbnail("beagle_3", 0)


def test_the_iou_of_an_older_checkpoint_stands_in_brackets(samples: SampleList, bench: FakeWorkbench) -> None:
    table = bench.browsing.table
    assert iou_text(table, 0) == ""
    bench.browsing.note_figures(figures("beagle_1", 0.876))
    assert iou_text(table, 0) == "0.88"
    bench.browsing.figures_are_old()
    assert iou_text(table, 0) == "(0.88)"
    assert "older" in samples.model.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_progress_of_predict_all_is_shown_and_can_be_stopped(
    samples: SampleList, bench: FakeWorkbench
) -> None:
    assert not samples.foot.progress.isVisible()
    bench.predict_all_step = Step(312, 7349, 245.0)
    bench.predictAllChanged.emit()
    assert samples.foot.doing.text() == "Predicting 312 of 7,349 · 4 min left"
    QTest.mouseClick(samples.foot.stop, LEFT)
    assert ("cancel_predict_all",) in bench.calls
    bench.predict_all_step = None
    bench.predictAllChanged.emit()
    assert not samples.foot.progress.isVisible()


@pytest.mark.parametrize("mode", [LIST, GRID])
def test_only_what_is_on_screen_is_painted_of_thousands_and_thumbnails_stay_few(
    qtbot: Any, mode: str
) -> None:
    bench = FakeWorkbench(count=20_000)
    shown = SampleList(bench)  # type: ignore[arg-type]
    qtbot.addWidget(shown)
    shown.resize(300, 600)
    shown.restore_look({"mode": mode})
    shown.show()
    bench.open_dataset(Path("pets"))
    QApplication.processEvents()
    painted: list[int] = []
    real = shown.view.delegate.paint
    shown.view.delegate.paint = lambda painter, option, index: (
        painted.append(index.row()),
        real(painter, option, index),
    )  # type: ignore[method-assign]
    shown.view.verticalScrollBar().setValue(shown.view.verticalScrollBar().maximum() // 2)
    shown.view.viewport().grab()
    assert 0 < len(set(painted)) < 60
    assert min(painted) > 5_000
    assert set(shown.view.wanted_places()) >= set(painted)
    assert len(shown.view.wanted_places()) < 120
    picture = thumbnail_image(np.zeros((192, 256, 3), np.uint8))
    for number in range(1000):
        shown.model.set_thumbnail(f"beagle_{2 * number + 1}", picture, 256)
        shown.model.pixmap(f"beagle_{2 * number + 1}", QSize(240, 180), 1.0)
    assert shown.model.thumbnail_bytes <= IMAGE_BYTES + DRAWN_BYTES
    QTest.keyClicks(shown.search, "beagle_1999")
    qtbot.waitUntil(lambda: shown.model.rowCount() == 6)
    qtbot.waitUntil(lambda: shown.view.place_at(QPoint(20, 20)) == 0)


@pytest.mark.parametrize("mode", [LIST, GRID])
def test_what_arrives_for_one_sample_of_thousands_paints_its_place_and_lays_nothing_out_anew(
    qtbot: Any, mode: str
) -> None:
    bench = FakeWorkbench(count=5_000)
    shown = SampleList(bench)  # type: ignore[arg-type]
    qtbot.addWidget(shown)
    shown.resize(300, 600)
    shown.restore_look({"mode": mode})
    shown.show()
    bench.open_dataset(Path("pets"))
    QApplication.processEvents()
    asked: list[int] = []
    real = shown.model.rowCount
    shown.model.rowCount = lambda *args: (asked.append(1), real(*args))[1]  # type: ignore[method-assign]
    painted: list[int] = []
    paint = shown.view.delegate.paint
    shown.view.delegate.paint = lambda painter, option, index: (
        painted.append(index.row()),
        paint(painter, option, index),
    )  # type: ignore[method-assign]
    shown.view.doItemsLayout()
    assert len(asked) >= 5_000  # this is how laying out is noticed
    QApplication.processEvents()
    del asked[:], painted[:]
    shown.model.set_thumbnail(shown.model.name_at(2), thumbnail_image(np.zeros((96, 128, 3), np.uint8)), 256)
    bench.browsing.note_figures(figures(shown.model.name_at(3), 0.5))
    QApplication.processEvents()
    assert {2, 3} <= set(painted)
    assert len(asked) < 500


def test_a_selection_is_marked_again_after_the_folder_was_read_anew(
    samples: SampleList, bench: FakeWorkbench
) -> None:
    click(samples, 1)
    click(samples, 3, CONTROL)
    chosen = bench.browsing.selected
    assert len(chosen) == 2
    bench.browsing.open()
    assert len(bench.browsing.selected) == 1
    bench.browsing.mark([*chosen, "a sample that left"])
    marked = samples.view.selectionModel().selectedIndexes()
    assert {samples.model.name_at(index.row()) for index in marked} == set(chosen)
    assert set(bench.browsing.selected) == set(chosen)
