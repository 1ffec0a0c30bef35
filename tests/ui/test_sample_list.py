"""The list of samples: search, filters, counts, thumbnails."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from segtool.ui.sample_list import SampleList
from segtool.ui.sample_model import Role
from tests.ui.fake_workbench import FakeWorkbench


@pytest.fixture
def samples(bench: FakeWorkbench, qtbot: Any) -> SampleList:
    """Six samples: beagles 1, 3, 5 (trainval; 5 without ground truth), Abyssinians 2, 4, 6 (test)."""
    shown = SampleList(bench)  # type: ignore[arg-type]
    qtbot.addWidget(shown)
    shown.resize(260, 500)
    shown.show()
    bench.open_dataset(Path("pets"))
    return shown


def test_search_ignores_capitals_and_finds_breeds(samples: SampleList, bench: FakeWorkbench) -> None:
    samples.search.setText("ABYS")
    assert samples.filter.names() == ["Abyssinian_2", "Abyssinian_4", "Abyssinian_6"]
    assert bench.order == ["Abyssinian_2", "Abyssinian_4", "Abyssinian_6"]
    samples.search.setText("beagle 3")
    assert samples.filter.names() == ["beagle_3"]


def test_filters_narrow_together(samples: SampleList, bench: FakeWorkbench) -> None:
    boxes = samples.boxes
    boxes["species"].setCurrentIndex(boxes["species"].findData("dog"))
    assert samples.filter.names() == ["beagle_1", "beagle_3", "beagle_5"]
    boxes["state"].setCurrentIndex(boxes["state"].findData("no ground truth"))
    assert samples.filter.names() == ["beagle_5"]
    boxes["split"].setCurrentIndex(boxes["split"].findData("test"))
    assert samples.filter.names() == []
    samples.reset_filters()
    assert len(samples.filter.names()) == 6


def test_a_filter_that_matches_nothing_has_a_face(samples: SampleList) -> None:
    samples.search.setText("zebra")
    assert not samples.view.isVisible()
    assert samples.clear_filters.isVisible()
    samples.clear_filters.click()
    assert samples.view.isVisible()
    assert samples.search.text() == ""


def test_the_state_filter_follows_what_is_done(samples: SampleList, bench: FakeWorkbench) -> None:
    box = samples.boxes["state"]
    box.setCurrentIndex(box.findData("accepted"))
    assert samples.filter.names() == []
    bench.accept()
    assert samples.filter.names() == ["beagle_1"]
    assert samples.counts.text() == "1 of 6 · 0 corrected · 1 accepted"


def test_choosing_a_row_selects_the_sample_and_the_workbench_moves_the_row(
    samples: SampleList, bench: FakeWorkbench
) -> None:
    chosen: list[str] = []
    samples.chosen.connect(chosen.append)
    samples.view.setCurrentIndex(samples.filter.index(2, 0))
    assert chosen == ["beagle_3"]
    bench.select("Abyssinian_6")
    assert chosen == ["beagle_3"]
    assert samples.view.currentIndex().row() == 5


def test_thumbnails_are_asked_for_by_what_is_visible(
    samples: SampleList, bench: FakeWorkbench, qtbot: Any
) -> None:
    qtbot.waitUntil(lambda: any(call[0] == "request_thumbnails" for call in bench.calls), timeout=3000)
    asked = next(call[1] for call in bench.calls if call[0] == "request_thumbnails")
    assert asked[0] == "beagle_1"
    assert samples.model.index(0).data(Role.THUMBNAIL).width() == 64


def test_a_thumbnail_that_cannot_be_had_leaves_an_empty_place(
    samples: SampleList, bench: FakeWorkbench
) -> None:
    bench.thumbnailReady.emit("beagle_3", None)
    samples.view.viewport().grab()
    assert samples.model.index(2).data(Role.THUMBNAIL).isNull()


def test_the_iou_is_shown_until_another_checkpoint_comes(samples: SampleList, bench: FakeWorkbench) -> None:
    assert samples.model.index(0).data(Role.IOU) == pytest.approx(bench.figures.mean_iou)  # type: ignore[union-attr]
    bench.select("Abyssinian_2")
    bench.checkpoint_info = None
    bench.checkpointChanged.emit()
    assert samples.model.index(0).data(Role.IOU) is None


def test_many_samples_are_filled_and_filtered_in_an_instant(qtbot: Any) -> None:
    from time import perf_counter

    bench = FakeWorkbench(count=20_000)
    shown = SampleList(bench)  # type: ignore[arg-type]
    qtbot.addWidget(shown)
    shown.show()
    bench.open_dataset(Path("pets"))
    started = perf_counter()
    shown.search.setText("beagle_1999")
    QApplication.processEvents()
    assert perf_counter() - started < 2.0
    assert shown.filter.rowCount() == 6
