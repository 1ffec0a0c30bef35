"""The lint at work: one mend is proposed, many are one undo step each, through the journal and into the files."""

import numpy as np
import pytest
from PIL import Image

from segtool.core.linting import Finding
from segtool.workbench.linting import ALL, LISTED, MEND, SAMPLE, MendReport
from tests.datasets import make_dataset
from tests.workbench.conftest import paint

ISLAND = (3, 2)


@pytest.fixture
def spotted(tmp_path):
    """A dataset in which two samples have an island of one pixel, and the third has none."""
    folder = make_dataset(tmp_path / "pets")
    y, x = np.mgrid[:90, :120]
    distance = np.hypot(x - 60, y - 45) - 25
    for place, path in enumerate(sorted((folder / "annotations" / "trimaps").glob("*.png"))):
        size = Image.open(path).size
        ring = distance[: size[1], : size[0]] if size <= (120, 90) else np.full((size[1], size[0]), 9.0)
        values = np.where(ring < -2, 1, np.where(ring < 2, 3, 2)).astype(np.uint8)
        if place < 2:
            values[ISLAND[1], ISLAND[0]] = 1
        Image.fromarray(values).save(path)
    return folder


def look(bench, qtbot, scope) -> list[Finding]:
    assert bench.linting.look(scope)
    qtbot.waitUntil(lambda: not bench.linting.running, timeout=20_000)
    assert bench.linting.report is not None
    return [found for found in bench.linting.report.findings if found.kind == "island"]


def test_the_sample_the_list_and_all_are_looked_at_as_they_are_now(spotted, open_bench, qtbot):
    bench = open_bench(spotted, predicted=False)
    names = [sample.name for sample in bench.samples]
    assert [found.name for found in look(bench, qtbot, ALL)] == names[:2]
    assert [found.name for found in look(bench, qtbot, SAMPLE)] == names[:1]
    paint(bench, 2, *ISLAND, diameter=4)
    assert look(bench, qtbot, SAMPLE) == []
    assert [found.name for found in look(bench, qtbot, LISTED)] == names[1:2]


def test_a_spot_is_gone_to_its_mend_proposed_and_one_undo_step(spotted, open_bench, qtbot):
    bench = open_bench(spotted, predicted=False)
    found = look(bench, qtbot, ALL)[1]
    reached = []
    bench.linting.reached.connect(reached.append)
    bench.linting.go_to(found)
    qtbot.waitUntil(lambda: reached == [found], timeout=20_000)
    assert bench.current.name == found.name
    before = bench.canvas.label_map.copy()
    assert bench.tools.preview is not None
    assert bench.tools.preview.box == (*ISLAND, 1, 1)
    assert bench.linting.mend()
    assert bench.undo_text == "remove island"
    assert bench.canvas.label_map[ISLAND[1], ISLAND[0]] == 2
    bench.undo()
    assert (bench.canvas.label_map == before).all()


def test_many_are_mended_each_with_an_undo_of_its_own_and_saved(spotted, open_bench, qtbot, show):
    bench = open_bench(spotted, predicted=False)
    found = look(bench, qtbot, ALL)
    names = [sample.name for sample in bench.samples if sample.trimap is not None]
    ended = []
    bench.taskDone.connect(lambda task, result: ended.append(result) if task == MEND else None)
    assert bench.linting.mend_all("island", names)
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    report = ended[0]
    assert isinstance(report, MendReport)
    assert report.changed == tuple(each.name for each in found)
    assert report.pixels == 2
    qtbot.waitUntil(lambda: not bench.unsaved, timeout=20_000)
    for name in report.changed:
        assert np.asarray(Image.open(bench.workspace.correction_path(name)))[ISLAND[1], ISLAND[0]] == 2
        assert [row.operation.kind for row in bench.workspace.journal(name)] == ["remove island"]
    assert not bench.facts(names[2]).correction
    show(bench, report.changed[1])
    bench.undo()
    assert bench.canvas.label_map[ISLAND[1], ISLAND[0]] == 1
    assert not bench.facts(report.changed[1]).correction
    assert look(bench, qtbot, ALL) == [found[1]]


def test_a_sample_that_was_read_ahead_shows_its_mend(spotted, open_bench, qtbot, show):
    bench = open_bench(spotted, predicted=False)
    look(bench, qtbot, ALL)
    second = bench.samples[1].name
    qtbot.waitUntil(lambda: bench._showing.in_memory(second) is not None, timeout=20_000)
    assert bench._showing.document(second) is None
    assert bench.linting.mend_all("island", [second])
    qtbot.waitUntil(lambda: not bench.linting.running, timeout=20_000)
    show(bench, second)
    assert bench.canvas.label_map[ISLAND[1], ISLAND[0]] == 2
    assert bench.undo_text == "remove island"
