"""The list behind the window: moving by its order, many at once, predict all, figures and filters that come back."""

import numpy as np
import pytest

from segtool.core.query import Query
from segtool.workbench.predict_all import Step
from segtool.workbench.reviewing import ReviewReport
from tests.workbench.conftest import paint

EIGHT = ("Abyssinian_1", "Abyssinian_2", "beagle_1", "beagle_2", "Bengal_1", "Bengal_2", "pug_1", "pug_2")


@pytest.fixture
def done(bench):
    """What taskDone and taskFailed told."""
    told = []
    bench.taskDone.connect(lambda task, result: told.append((task, result)))
    bench.taskFailed.connect(lambda task, message, _hint: told.append((task, message)))
    return told


def test_next_unreviewed_and_next_follow_filter_and_order(bench, show):
    bench.browsing.set_query(Query(species="dog", descending=True))
    assert bench.browsing.names() == ["pug_2", "pug_1", "beagle_2", "beagle_1"]
    show(bench, "pug_1")
    bench.accept()
    show(bench, "pug_2")
    assert bench.browsing.following() == "pug_1"
    assert bench.browsing.next_open() == "beagle_2"


def test_many_are_accepted_as_one_step_each_and_each_is_undone_by_itself(bench, show, done, qtbot, saved):
    show(bench, "pug_1")
    show(bench, "Abyssinian_1")
    bench.accept_many(["Abyssinian_1", "Abyssinian_2", "pug_1", "pug_2"])
    qtbot.waitUntil(lambda: done != [])
    report = done[0][1]
    assert isinstance(report, ReviewReport)
    assert set(report.changed) == {"Abyssinian_1", "Abyssinian_2", "pug_1", "pug_2"}
    assert report.held_out == sum(bench.set_of(name) == "held-out" for name in report.changed)
    assert bench.browsing.table.counts() == (8, 0, 4)
    saved(bench)
    assert bench.workspace.facts("pug_2").review == "accepted"
    for name in ("Abyssinian_1", "pug_2"):  # one that was in memory, one that was not
        show(bench, name)
        assert bench.facts(name).review == "accepted"
        bench.undo()
        assert bench.facts(name).review == "open"
        assert not bench.can_undo
    assert bench.facts("pug_1").review == "accepted"
    saved(bench)
    assert bench.workspace.unsaved() == []


def test_many_are_reopened_and_what_is_open_already_is_left_alone(bench, done, qtbot):
    bench.accept_many(["pug_1", "pug_2"])
    qtbot.waitUntil(lambda: len(done) == 1)
    bench.reopen_many(EIGHT)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert set(done[1][1].changed) == {"pug_1", "pug_2"}
    assert bench.browsing.table.counts() == (8, 0, 0)


def test_a_sample_without_label_map_is_named_and_stays_open(bench, folder, done, qtbot):
    (folder / "annotations" / "trimaps" / "pug_2.png").write_bytes(b"broken")
    bench.accept_many(["pug_1", "pug_2"])
    qtbot.waitUntil(lambda: done != [])
    assert done[0][1].without == ("pug_2",)
    assert bench.facts("pug_2").review == "open"


def test_what_was_read_ahead_before_many_were_accepted_is_read_again(bench, show, done, qtbot):
    show(bench, "Abyssinian_1")
    qtbot.waitUntil(lambda: bench._showing.in_memory("Abyssinian_2") is not None)
    bench.accept_many(["Abyssinian_2", "beagle_1"])
    qtbot.waitUntil(lambda: done != [])
    show(bench, "Abyssinian_2")
    assert bench.can_undo
    assert bench.facts("Abyssinian_2").review == "accepted"


def test_predict_all_fills_the_table_and_is_known_after_a_restart(
    bench, done, qtbot, open_bench, folder, network
):
    steps: list[Step] = []
    bench.predictAllChanged.connect(lambda: steps.append(bench.predict_all_step))
    bench.predict_all()
    qtbot.waitUntil(lambda: done != [], timeout=10_000)
    task, report = done[0]
    assert (task, report.measured + report.known, report.failed) == ("predict all", 8, ())
    table = bench.browsing.table
    assert table.current.all()
    assert table.figure("confidence", 0) == pytest.approx(200 / 255)
    assert 0.3 < table.figure("mean_iou", 0) < 1
    assert [step.done for step in steps if step is not None][-1] == 8
    before = table.figures["mean_iou"].copy()
    assert bench.close()
    predicted = network.predicted
    again = open_bench(folder, predicted=False)
    qtbot.waitUntil(lambda: again.browsing.table.current.all())
    assert np.array_equal(again.browsing.table.figures["mean_iou"], before)
    assert network.predicted <= predicted + 3  # the sample on show and its neighbours alone


def test_predict_all_goes_on_where_it_was_stopped(bench, done, qtbot, network):
    network.seconds = lambda: 0.05
    bench.predict_all()
    qtbot.waitUntil(lambda: bench.predict_all_step is not None and bench.predict_all_step.done >= 3)
    bench.cancel_predict_all()
    assert done == [("predict all", "Stopped.")]
    assert bench.predict_all_step is None
    measured = int(bench.browsing.table.current.sum())
    assert 3 <= measured < 8
    qtbot.waitUntil(
        lambda: len(bench.workspace.figures.measured_by(bench.checkpoint_info.digest)) >= measured,
        timeout=5000,
    )
    bench.predict_all()
    qtbot.waitUntil(lambda: len(done) == 2, timeout=10_000)
    assert done[1][1].known >= measured


def test_the_live_prediction_goes_before_predict_all(bench, done, qtbot, network, show):
    network.seconds = lambda: 0.05
    bench.predict_all()
    qtbot.waitUntil(lambda: bench.predict_all_step is not None and bench.predict_all_step.done >= 1)
    show(bench, "pug_2")
    qtbot.waitUntil(lambda: bench.prediction is not None)
    assert bench.predict_all_step is not None  # it goes on behind
    qtbot.waitUntil(lambda: done != [], timeout=10_000)


def test_another_checkpoint_makes_figures_old_and_they_are_not_mixed(bench, done, qtbot, checkpoint):
    bench.predict_all()
    qtbot.waitUntil(lambda: done != [], timeout=10_000)
    bench.set_checkpoint(checkpoint.with_name("all-pet.safetensors"))
    qtbot.waitUntil(lambda: bench.checkpoint_info.name == "all-pet")
    assert bench.browsing.table.current.sum() <= 1
    assert bench.browsing.table.figure("mean_iou", 7) is not None  # shown, as an older one
    bench.browsing.set_query(Query(figure="mean_iou", low=0))
    assert len(bench.browsing.names()) <= 1


def test_an_edit_makes_the_figures_old_and_the_sample_on_show_is_measured_again(
    bench, done, qtbot, saved, show
):
    bench.predict_all()
    qtbot.waitUntil(lambda: done != [], timeout=10_000)
    show(bench, "pug_1")
    row = bench.browsing.table.rows["pug_1"]
    before = bench.browsing.table.figure("disagreement", row)
    old = []
    bench.thumbnailOld.connect(old.append)
    paint(bench, 3, 2, 2, 5)
    qtbot.waitUntil(lambda: bench.browsing.table.figure("disagreement", row) > before)
    saved(bench)
    qtbot.waitUntil(lambda: old == ["pug_1"])


def test_search_filters_and_sorting_come_back_for_this_workspace(bench, open_bench, folder, tmp_path):
    bench.browsing.set_query(Query(text="pug", sort="edited", descending=True))
    assert bench.close()
    again = open_bench(folder, predicted=False)
    assert again.browsing.query == Query(text="pug", sort="edited", descending=True)
    assert again.browsing.names() == ["pug_1", "pug_2"]
    other = open_bench(folder, workspace=tmp_path / "other", predicted=False)
    assert other.browsing.query == Query()


def test_the_next_worst_is_taken_by_the_prediction_s_figures(bench, done, qtbot, show):
    bench.predict_all()
    qtbot.waitUntil(lambda: done != [], timeout=10_000)
    table = bench.browsing.table
    worst = sorted(range(8), key=lambda row: (table.figures["mean_iou"][row], row))
    first = bench.browsing.next_worst()
    assert first == table.names[worst[0]]
    show(bench, first)
    assert bench.browsing.next_worst() == table.names[worst[1]]
    show(bench, first)
    bench.accept()
    bench.browsing._worst = ""
    assert bench.browsing.next_worst() == table.names[worst[1]]


def test_only_the_selected_are_exported(bench, done, qtbot, tmp_path):
    bench.export(tmp_path / "out", names=["pug_2", "Abyssinian_1"])
    qtbot.waitUntil(lambda: done != [])
    assert done[0][1].written == 2
    assert sorted(path.stem for path in (tmp_path / "out" / "images").iterdir()) == ["Abyssinian_1", "pug_2"]
