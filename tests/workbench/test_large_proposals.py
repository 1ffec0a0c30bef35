"""What a tool proposes on a large picture is worked out off the window's thread, and none of it is lost."""

import threading

import numpy as np
import pytest
from PIL import Image

from segtool.core.box import Box
from segtool.core.tools.superpixels import Superpixels, superpixels
from segtool.core.tools.table import SNAP, WAND
from segtool.workbench import tools as module
from tests.workbench.conftest import make_dataset

SIDE = 60
"""Of the grey square on the left of a white photograph of 120 x 90."""


@pytest.fixture
def bench(open_bench, tmp_path, monkeypatch):
    """With a limit as if 120 x 90 pixels were a hundred million."""
    folder = make_dataset(tmp_path / "pets")
    image = np.full((90, 120, 3), 255, np.uint8)
    image[:SIDE, :SIDE] = 90
    for path in (folder / "images").glob("*.jpg"):
        Image.fromarray(image).save(path, quality=100)
    for path in (folder / "annotations" / "trimaps").glob("*.png"):
        Image.fromarray(np.full((90, 120), 2, np.uint8)).save(path)
    monkeypatch.setattr(module, "AT_ONCE", 500)
    return open_bench(folder, predicted=False)


@pytest.fixture
def slow(monkeypatch):
    """Looking waits for the gate; where it was done is noted."""
    gate, threads = threading.Event(), []
    real = module.colour_region

    def looked(*arguments):
        threads.append(threading.current_thread())
        assert gate.wait(20)
        return real(*arguments)

    monkeypatch.setattr(module, "colour_region", looked)
    yield gate, threads
    gate.set()


def test_the_wand_looks_off_the_windows_thread_and_shows_the_newest(bench, slow, qtbot):
    gate, threads = slow
    bench.tools.choose(WAND)
    for tolerance in (1, 2, 20):
        bench.tools.wand((5.5, 5.5), 1, tolerance)
    assert bench.tools.preview is None
    gate.set()
    qtbot.waitUntil(lambda: bench.tools.preview is not None and bench.tools._asked is None, timeout=10_000)
    assert len(threads) == 2  # the first, and the newest; the one between them was passed over
    assert threading.main_thread() not in threads
    box = bench.tools.preview.box
    assert (box.x, box.y) == (0, 0)
    assert abs(box.width - SIDE) <= 2
    assert not bench.can_undo


def test_what_is_taken_before_it_is_there_is_taken_then_and_the_next_after_it(bench, slow, qtbot):
    gate, _threads = slow
    tools = bench.tools
    tools.choose(WAND)
    tools.wand((5.5, 5.5), 1, 20)
    assert tools.accept()
    tools.set(tolerance=20)  # as the gesture does when the button goes up
    tools.wand((100.5, 80.5), 3, 20)
    assert tools.accept()
    assert not bench.can_undo
    gate.set()
    qtbot.waitUntil(lambda: len(bench.past.steps) == 2, timeout=10_000)
    assert [step.operation.kind for step in bench.past.steps] == ["colour wand"] * 2
    assert (bench.canvas.label_map[5, 5], bench.canvas.label_map[80, 100]) == (1, 3)
    assert tools.preview is None
    assert not tools.accept()


def test_escape_drops_what_is_being_worked_out(bench, slow, qtbot):
    gate, threads = slow
    bench.tools.choose(WAND)
    bench.tools.wand((5.5, 5.5), 1, 20)
    assert bench.tools.abort()
    gate.set()
    qtbot.waitUntil(lambda: len(threads) == 1 and bench.tools._proposing.is_idle, timeout=10_000)
    assert bench.tools.preview is None
    assert not bench.can_undo


def test_a_small_dab_of_the_snapping_brush_is_at_once_and_a_long_stroke_in_the_background(bench, qtbot):
    tools = bench.tools
    tools.choose(SNAP)
    qtbot.waitUntil(lambda: tools._cut is not None, timeout=10_000)
    tools.snap([(100.5, 80.5)], 1, 1)
    assert tools.preview is not None
    tools.abort()
    tools.snap([(2.5, 2.5), (110.5, 80.5)], 1, 1)
    assert tools.preview is None
    assert tools.accept()
    qtbot.waitUntil(lambda: len(bench.past.steps) == 1, timeout=10_000)
    assert bench.past.steps[0].operation.kind == "snapping brush"
    assert {bench.canvas.label_map[2, 2], bench.canvas.label_map[80, 110]} == {1}


def test_the_region_of_superpixels_is_looked_at_where_they_lie_alone(monkeypatch):
    rng = np.random.default_rng(3)
    image = rng.integers(0, 255, (130, 170, 3), dtype=np.uint8)
    cut = superpixels(image, side=64)
    chosen = cut.along([(80.0, 60.0), (95.0, 70.0)], 3)
    expected = np.isin(cut.enlarged(np.arange(cut.count, dtype=np.int32)[cut.labels]), chosen)
    looked: list[int] = []
    real = Box.around
    monkeypatch.setattr(Box, "around", lambda mask: (looked.append(mask.size), real(mask))[1])
    box, mask = cut.region(chosen)
    found = np.zeros((130, 170), bool)
    found[box.slices] = mask
    assert (found == expected).all()
    assert looked == [cut.labels.size, looked[1]]
    assert looked[1] < 170 * 130 / 3
    assert box.width * box.height <= looked[1] < 2 * box.width * box.height


def test_the_cost_of_a_dab_does_not_grow_with_the_photograph():
    labels = np.arange(320 * 320, dtype=np.int32).reshape(320, 320) // 3
    small = Superpixels(labels, int(labels.max()) + 1, 10_000, 10_000)
    chosen = small.along([(5000.0, 5000.0)], 1)
    box, _mask = small.region(chosen)
    assert small.area_of(chosen) < module.AT_ONCE / 100
    assert box.width * box.height < module.AT_ONCE / 100
