"""The second opening of a dataset shows it from its index, and never for long what the folder does not hold."""

import shutil

import numpy as np
import pytest
from PIL import Image

from segtool.core import index
from segtool.core.query import Query
from segtool.workbench import opening
from tests.datasets import geometry, save_photograph, save_trimap, trimap
from tests.workbench.conftest import paint


@pytest.fixture
def indexed(open_bench, folder, qtbot):
    """The dataset was open before; its index is kept."""
    bench = open_bench(folder, predicted=False)
    qtbot.waitUntil(lambda: not bench._indexing.busy)
    assert bench.close()
    assert index.index_file(folder).is_file()
    return folder


@pytest.fixture
def opened_again(make_bench, qtbot):
    """Opens by the index and waits until the folder was compared with it. `said`: what a person was told."""

    def open_(folder, **options):
        bench = make_bench(**options)
        bench.said, bench.openings = [], []
        bench.folderChanged.connect(bench.said.append)
        bench.datasetOpened.connect(lambda: bench.openings.append([s.name for s in bench.samples]))
        bench.open_dataset(folder)
        qtbot.waitUntil(lambda: bench.openings != [])
        assert bench._work.reading.indexed
        return bench

    return open_


def settled(bench) -> bool:
    return not bench._indexing.busy and "open" not in bench._tasks.running and bench.current is not None


def test_an_unchanged_folder_opens_from_its_index_and_is_not_read(indexed, opened_again, qtbot, monkeypatch):
    monkeypatch.setattr(opening.index, "read", None)
    bench = opened_again(indexed)
    qtbot.waitUntil(lambda: settled(bench))
    assert len(bench.openings) == 1
    assert bench.said == []
    assert len(bench.samples) == 8


def test_pictures_that_joined_and_left_are_put_right_and_told(indexed, opened_again, qtbot):
    save_photograph(indexed / "images" / "pug_3.jpg")
    (indexed / "images" / "beagle_2.jpg").unlink()
    bench = opened_again(indexed)
    qtbot.waitUntil(lambda: len(bench.openings) == 2)
    qtbot.waitUntil(lambda: settled(bench))
    before, after = bench.openings
    assert "beagle_2" in before
    assert "pug_3" not in before
    assert "beagle_2" not in after
    assert "pug_3" in after
    assert bench.said == [
        "The folder is not as it was when it was last open: 1 sample joined, 1 sample left."
    ]
    assert index.load(indexed).dataset == bench.dataset  # the next opening is right from the start


def test_the_sample_on_show_the_filter_and_the_selection_stay(indexed, opened_again, qtbot, show):
    save_photograph(indexed / "images" / "pug_3.jpg")
    bench = opened_again(indexed)
    show(bench, "pug_1")
    bench.browsing.set_query(Query(text="pug"))
    bench.browsing.select(["pug_1", "pug_2"])
    marked = []
    bench.browsing.markWanted.connect(marked.append)
    qtbot.waitUntil(lambda: len(bench.openings) == 2)
    qtbot.waitUntil(lambda: settled(bench))
    assert bench.current.name == "pug_1"
    assert bench.browsing.names() == ["pug_1", "pug_2", "pug_3"]
    assert marked == [["pug_1", "pug_2"]]


def test_a_renamed_picture_never_shows_another_ones_pixels(indexed, opened_again, qtbot, show):
    images = indexed / "images"
    (images / "pug_1.jpg").rename(images / "spare.jpg")
    (images / "pug_2.jpg").rename(images / "pug_1.jpg")
    (images / "spare.jpg").rename(images / "pug_2.jpg")
    bench = opened_again(indexed)
    for name in ("pug_1", "pug_2"):
        show(bench, name)
        assert (bench.image == np.asarray(Image.open(images / f"{name}.jpg").convert("RGB"))).all()
    qtbot.waitUntil(lambda: settled(bench))
    assert len(bench.openings) == 1  # the names are the same: nothing to put right


def test_a_trimap_replaced_between_two_starts_is_the_one_on_show(indexed, opened_again, show):
    other = trimap(**geometry(5))
    path = indexed / "annotations" / "trimaps" / "pug_1.png"
    assert (np.asarray(Image.open(path)) != other).any()
    save_trimap(path, other)
    bench = opened_again(indexed)
    show(bench, "pug_1")
    assert (bench.truth.label_map == other).all()


def test_a_picture_that_is_gone_says_so_until_the_folder_was_looked_at(
    indexed, opened_again, qtbot, show, monkeypatch
):
    monkeypatch.setattr("segtool.workbench.indexing.index.is_current", lambda *_: True)
    (indexed / "images" / "pug_2.jpg").unlink()
    bench = opened_again(indexed)
    show(bench, "pug_2")
    assert bench.image is None
    assert "pug_2.jpg" in bench.image_error


def test_strokes_made_before_the_folder_was_looked_at_are_kept(indexed, opened_again, qtbot):
    save_photograph(indexed / "images" / "pug_3.jpg")
    bench = opened_again(indexed)
    qtbot.waitUntil(lambda: bench.canvas is not None)
    paint(bench, 3, 30, 20, 9)
    painted = bench.canvas.label_map.copy()
    qtbot.waitUntil(lambda: len(bench.openings) == 2)
    qtbot.waitUntil(lambda: settled(bench))
    assert (bench.canvas.label_map == painted).all()
    assert bench.can_undo


def test_the_three_sets_are_never_drawn_from_an_index(indexed, make_bench, qtbot):
    """The workspace was thrown away, the cache was not, and the folder has grown."""
    bench = make_bench()
    bench.open_dataset(indexed)
    qtbot.waitUntil(lambda: bench.dataset is not None)
    workspace = bench.workspace.directory
    assert bench.close()
    shutil.rmtree(workspace)
    save_photograph(indexed / "images" / "pug_3.jpg")
    bench = make_bench()
    bench.open_dataset(indexed)
    qtbot.waitUntil(lambda: bench.dataset is not None)
    assert not bench._work.reading.indexed
    assert len(bench.samples) == 9


def test_a_folder_that_vanishes_after_its_opening_leaves_the_window_as_it_is(
    indexed, opened_again, qtbot, caplog
):
    bench = opened_again(indexed)
    qtbot.waitUntil(lambda: bench.current is not None)
    shutil.rmtree(indexed)
    qtbot.waitUntil(lambda: settled(bench))
    assert len(bench.samples) == 8
    assert "could not be compared" in caplog.text
    caplog.clear()
