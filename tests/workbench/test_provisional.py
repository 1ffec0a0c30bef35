"""While the first dataset is still being read its first picture is there to be looked at, and nothing else."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from segtool.core import images, listing
from segtool.core.split import load_split
from segtool.core.workspace import Workspace
from segtool.jobs import loading
from segtool.workbench import opening
from segtool.workbench.opening import LAST_SAMPLE
from segtool.workbench.provisional import Provisional
from tests.datasets import make_dataset, save_photograph


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
def waiting(gate: threading.Event, make_bench: Callable[..., Any], folder: Path, qtbot: Any) -> Any:
    """A workbench that is reading `folder`, its first picture on show."""
    bench = make_bench()
    bench.open_dataset(folder)
    qtbot.waitUntil(lambda: bench.provisional is not None)
    yield bench
    gate.set()


def first_of(folder: Path) -> Path:
    return folder / "images" / "Abyssinian_1.jpg"


def test_the_first_picture_is_there_before_the_dataset_is(waiting: Any, folder: Path) -> None:
    assert waiting.dataset is None
    assert waiting.provisional.path == first_of(folder)
    assert np.array_equal(waiting.provisional.image, images.read_image(first_of(folder)))


def test_no_sample_stands_behind_it(waiting: Any, folder: Path, home: Path) -> None:
    assert (waiting.current, waiting.canvas, waiting.image, waiting.document) == (None, None, None, None)
    assert not waiting.start_stroke(1, 9, 5.0, 5.0)
    for each in ("accept", "undo", "redo", "revert", "next", "previous", "save_now", "predict_again"):
        getattr(waiting, each)()
    waiting.take_prediction()
    assert not waiting.predicting
    assert waiting.prediction is None
    assert not list(home.rglob("workspace.db*"))
    assert not list(home.rglob("split.json"))


def test_the_sample_takes_its_place_and_is_not_decoded_again(
    waiting: Any, gate: threading.Event, monkeypatch: pytest.MonkeyPatch, qtbot: Any, folder: Path
) -> None:
    shown, read, read_image = waiting.provisional.image, [], images.read_image

    def counting(path: Path) -> Any:
        read.append(path)
        return read_image(path)

    monkeypatch.setattr(loading.images, "read_image", counting)
    gate.set()
    qtbot.waitUntil(lambda: waiting.current is not None)
    assert waiting.current.name == "Abyssinian_1"
    assert waiting.image is shown
    assert waiting.provisional is None
    qtbot.waitUntil(lambda: bool(read))  # its neighbour
    assert first_of(folder) not in read


def test_a_picture_that_was_written_meanwhile_is_read_again(
    waiting: Any, gate: threading.Event, qtbot: Any, folder: Path
) -> None:
    save_photograph(first_of(folder), np.full((30, 50, 3), 200, np.uint8))
    gate.set()
    qtbot.waitUntil(lambda: waiting.current is not None)
    assert waiting.image.shape == (30, 50, 3)


def test_the_sample_that_was_on_show_last_time_comes_first(
    gate: threading.Event, make_bench: Callable[..., Any], folder: Path, qtbot: Any
) -> None:
    with_last = Workspace.open(folder)
    with_last.set(LAST_SAMPLE, "beagle_2")
    with_last.close()
    names = sorted(path.stem for path in (folder / "images").iterdir())
    assert "beagle_2" in names
    bench = make_bench()
    bench.open_dataset(folder)
    qtbot.waitUntil(lambda: bench.provisional is not None)
    assert bench.provisional.path.stem == "beagle_2"
    gate.set()
    qtbot.waitUntil(lambda: bench.current is not None)
    assert bench.current.name == "beagle_2"


def test_at_the_second_opening_it_is_there_before_the_index_is_read(
    make_bench: Callable[..., Any], open_bench: Callable[..., Any], folder: Path, qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    before = open_bench(folder, predicted=False)
    with qtbot.waitSignal(before._indexing.checked):
        before.select("beagle_2")
        qtbot.waitUntil(lambda: before.current.name == "beagle_2")
    assert before.close()
    gate, load = threading.Event(), opening.index.load

    def late(root: Path) -> Any:
        assert gate.wait(20)
        return load(root)

    monkeypatch.setattr(opening.index, "load", late)
    bench = make_bench()
    bench.open_dataset(folder)
    qtbot.waitUntil(lambda: bench.provisional is not None)
    assert bench.provisional.path == folder / "images" / "beagle_2.jpg"
    shown = bench.provisional.image
    gate.set()
    qtbot.waitUntil(lambda: bench.current is not None)
    assert bench.image is shown


def test_an_opening_that_is_stopped_takes_it_away(waiting: Any, gate: threading.Event, qtbot: Any) -> None:
    with qtbot.waitSignal(waiting.datasetFailed):
        waiting.cancel_task("open")
        gate.set()
    assert waiting.provisional is None
    assert waiting.dataset is None


def test_an_opening_that_fails_takes_it_away(
    waiting: Any, gate: threading.Event, qtbot: Any, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise opening.SegtoolError("The workspace is broken.", "")

    monkeypatch.setattr(opening.Workspace, "open", refused)
    with qtbot.waitSignal(waiting.datasetFailed) as failed:
        gate.set()
    assert failed.args[0] == "The workspace is broken."
    assert waiting.provisional is None


def test_another_dataset_opened_meanwhile_shows_its_own(
    waiting: Any, gate: threading.Event, qtbot: Any, tmp_path: Path
) -> None:
    other = make_dataset(tmp_path / "other", ("pug_1", "pug_2"))
    waiting.open_dataset(other)
    assert waiting.provisional is None
    shown: list[str] = []
    waiting.provisionalChanged.connect(
        lambda: shown.append(waiting.provisional.path.stem if waiting.provisional is not None else "")
    )
    gate.set()
    qtbot.waitUntil(lambda: waiting.current is not None)
    assert waiting.current.name == "pug_1"
    assert shown == ["pug_1", ""]


def test_a_first_picture_that_cannot_be_read_is_told_by_its_sample_alone(
    gate: threading.Event, make_bench: Callable[..., Any], folder: Path, qtbot: Any
) -> None:
    first_of(folder).write_bytes(b"no picture")
    bench, changes = make_bench(), []
    bench.provisionalChanged.connect(lambda: changes.append(1))
    bench.open_dataset(folder)
    gate.set()
    qtbot.waitUntil(lambda: bench.current is not None)
    assert changes == []
    assert bench.image is None
    assert "Abyssinian_1" in bench.image_error


def test_beside_work_that_is_open_what_is_on_show_stays(
    bench: Any, gate: threading.Event, qtbot: Any, tmp_path: Path
) -> None:
    shown, changes = bench.current, []
    bench.provisionalChanged.connect(lambda: changes.append(1))
    bench.open_dataset(make_dataset(tmp_path / "other", ("pug_1", "pug_2")))
    qtbot.wait(100)
    assert bench.current is shown
    gate.set()
    qtbot.waitUntil(lambda: bench.current is not None and bench.current.name == "pug_1")
    assert changes == []


def test_the_three_sets_are_drawn_from_the_whole_dataset(
    waiting: Any, gate: threading.Event, qtbot: Any
) -> None:
    gate.set()
    qtbot.waitUntil(lambda: waiting.current is not None)
    assert waiting.split == load_split(waiting.workspace, waiting.dataset)


def test_a_picture_that_comes_after_its_opening_has_ended_is_not_shown(folder: Path, qapp: Any) -> None:
    provisional = Provisional()
    provisional.begin()(first_of(folder))
    qapp.processEvents()
    assert provisional.picture is not None
    provisional.begin()(first_of(folder))
    provisional.end()
    qapp.processEvents()
    assert provisional.picture is None
