"""Earlier states of a sample: looked at without a change, brought back as a step; and who set each pixel."""

import numpy as np
import pytest

from segtool.core.box import Box
from segtool.core.provenance import by_category
from segtool.core.tools.edit import Edit
from segtool.workbench.past import ORIGINAL
from tests.datasets import geometry, trimap
from tests.workbench.conftest import marked_red, paint

PIXELS = trimap(**geometry(0)).size


def looked(bench, qtbot, place):
    bench.past.look(place)
    qtbot.waitUntil(lambda: not bench.past.waiting)
    return bench.past.looked_at


def keys(bench):
    """Of each pixel, the key of who set it."""
    legend = bench.provenance.legend
    return np.array([[legend.source(n).key for n in row] for row in bench.provenance.plane.tolist()])


@pytest.fixture
def worked(bench):
    """Three strokes, the last one undone. The label maps after 0, 1, 2, 3 of them."""
    maps = [bench.canvas.label_map.copy()]
    for x, value in ((3, 1), (9, 3), (15, 1)):
        paint(bench, value, x, 2)
        maps.append(bench.canvas.label_map.copy())
    bench.undo()
    return maps


def test_every_state_can_be_looked_at_and_nothing_is_changed_by_it(bench, worked, qtbot, saved):
    saved(bench)
    rows, facts = bench.workspace.newest_row("Abyssinian_1"), bench.facts("Abyssinian_1")
    assert [(step.operation.kind, step.operation.pixels, step.done) for step in bench.past.steps] == [
        ("brush", 1, True),
        ("brush", 1, True),
        ("brush", 1, False),
    ]
    assert all(step.operation.time for step in bench.past.steps)
    for place in (0, 3, 1):
        state = looked(bench, qtbot, place)
        assert (state.place, state.correction) == (place, place > 0)
        assert np.array_equal(state.label_map, worked[place])
    assert np.array_equal(bench.canvas.label_map, worked[2])
    assert looked(bench, qtbot, 2) is None  # the present
    assert np.array_equal(looked(bench, qtbot, ORIGINAL).label_map, worked[0])
    assert bench.workspace.newest_row("Abyssinian_1") == rows
    assert bench.facts("Abyssinian_1") == facts
    assert not bench.unsaved


def test_a_state_that_is_brought_back_is_a_step_with_its_sources_and_undo_takes_it_back(
    bench, worked, qtbot, saved
):
    sources = keys(bench)
    bench.take_prediction()
    prediction = bench.canvas.label_map.copy()
    assert set(keys(bench).ravel()) == {"prediction:digest of first"}
    looked(bench, qtbot, 2)
    assert bench.past.bring_back()
    assert bench.past.looked_at is None
    assert np.array_equal(bench.canvas.label_map, worked[2])
    assert (keys(bench) == sources).all()
    assert bench.undo_text == "bring back"
    bench.undo()
    assert np.array_equal(bench.canvas.label_map, prediction)
    assert set(keys(bench).ravel()) == {"prediction:digest of first"}
    bench.redo()
    saved(bench)
    found = bench.workspace.load_with_sources("Abyssinian_1")
    assert np.array_equal(found.label_map, worked[2])
    assert np.array_equal(found.sources, bench.provenance.plane)


def test_bringing_the_start_back_leaves_no_correction(bench, worked, qtbot, saved):
    looked(bench, qtbot, ORIGINAL)
    assert bench.past.bring_back()
    assert not bench.facts("Abyssinian_1").correction
    saved(bench)
    assert bench.workspace.load_correction("Abyssinian_1") is None
    bench.undo()
    assert bench.facts("Abyssinian_1").correction
    assert np.array_equal(bench.canvas.label_map, worked[2])


def test_another_step_or_sample_ends_looking(bench, worked, qtbot, show):
    assert looked(bench, qtbot, 1) is not None
    paint(bench, 1, 20, 2)
    assert bench.past.looked_at is None
    assert np.array_equal(
        bench.canvas.label_map[2, [9, 20]], [3, 1]
    )  # on the present state, not the earlier one
    assert looked(bench, qtbot, 1) is not None
    bench.factsChanged.emit("Bengal_1")  # another sample's step
    assert bench.past.looked_at is not None
    show(bench, "Abyssinian_2")
    assert bench.past.looked_at is None
    assert bench.past.steps == []


def test_an_answer_for_a_sample_that_was_left_is_never_shown(bench, worked, qtbot, show):
    bench.past.look(1)
    show(bench, "Abyssinian_2")
    qtbot.wait(50)
    assert bench.past.looked_at is None
    assert not bench.past.waiting


def test_a_new_start_has_the_steps_and_the_sources_of_before(bench, worked, qtbot, open_bench, folder):
    before, legend = keys(bench), bench.provenance.legend.all()
    times = [step.operation.time for step in bench.past.steps]
    assert bench.close()
    again = open_bench(folder)
    assert [(step.operation.kind, step.done) for step in again.past.steps] == [
        ("brush", True),
        ("brush", True),
        ("brush", False),
    ]
    assert [step.operation.time for step in again.past.steps] == times
    assert (keys(again) == before).all()
    assert again.provenance.legend.all() == legend
    again.redo()
    assert np.array_equal(again.canvas.label_map, worked[3])
    assert keys(again)[2, 15] == "tool:brush"


def test_each_way_to_change_pixels_says_who_it_was(bench):
    box = Box(0, 0, 4, 1)
    assert bench.apply_edit(Edit(box, np.full((1, 4), 3, np.uint8)), "lasso")
    assert bench.apply_edit(Edit(box, np.array([[3, 1, 3, 3]], np.uint8)), "fill holes")
    assert bench.apply_edit(Edit(box, np.array([[3, 1, 1, 3]], np.uint8)), "take part")
    assert bench.apply_edit(Edit(box, np.array([[3, 1, 1, 2]], np.uint8)), "take ground truth")
    assert keys(bench)[0, :5].tolist() == [
        "tool:lasso", "rule:fill holes", "prediction:digest of first", "start", "start",
    ]  # fmt: skip
    assert by_category(bench.provenance.counts) == {
        "ground truth": PIXELS - 3,
        "network": 1,
        "hand": 1,
        "rule": 1,
    }
    bench.take_prediction()
    assert np.array_equal(bench.canvas.label_map, marked_red(bench.image))
    assert by_category(bench.provenance.counts) == {"network": PIXELS}
    bench.revert()
    assert by_category(bench.provenance.counts) == {"ground truth": PIXELS}
    for _ in range(6):
        bench.undo()
    assert by_category(bench.provenance.counts) == {"ground truth": PIXELS}
    assert not bench.facts("Abyssinian_1").correction


def test_the_origins_of_all_corrections_are_counted_when_they_are_saved(bench, qtbot, saved, show):
    assert bench.origins.found.samples == 0
    paint(bench, 1, 3, 2)
    show(bench, "Abyssinian_2")
    qtbot.waitUntil(lambda: bench.prediction is not None)
    bench.take_prediction()
    saved(bench)
    qtbot.waitUntil(lambda: bench.origins.found.samples == 2)
    assert bench.origins.found.pixels == {"ground truth": PIXELS - 1, "network": PIXELS, "hand": 1}


def test_a_step_of_whole_sources_is_painted_again_whole(bench):
    boxes = []
    bench.take_prediction()
    bench.canvasChanged.connect(boxes.append)
    bench.undo()
    assert boxes == [(0, 0, *reversed(bench.canvas.label_map.shape))]
