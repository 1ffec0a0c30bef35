"""What is read before it is asked for: wherever one goes, the next sample is there at once."""

import pytest

from tests.datasets import make_dataset

MANY = tuple(f"Abyssinian_{number}" for number in range(1, 9))


@pytest.fixture
def many(tmp_path):
    return make_dataset(tmp_path / "many", MANY)


def steps_at_once(bench, qtbot, step, following: str) -> None:
    """Rest until what follows was read; then one step shows it within the call."""
    qtbot.waitUntil(lambda: bench._showing.in_memory(following) is not None, timeout=2000)
    step()
    assert bench.current.name == following
    assert not bench.loading


def test_after_every_step_the_following_sample_is_read(open_bench, many, qtbot):
    bench = open_bench(many)
    for following in MANY[1:7]:
        steps_at_once(bench, qtbot, bench.next, following)


def test_going_back_the_sample_before_is_read(open_bench, many, qtbot, show):
    bench = open_bench(many)
    show(bench, MANY[6])
    bench.previous()
    qtbot.waitUntil(lambda: bench.current.name == MANY[5])
    for following in reversed(MANY[1:5]):
        steps_at_once(bench, qtbot, bench.previous, following)


def test_reading_ahead_does_not_wait_for_a_prediction(open_bench, network, many, qtbot):
    bench = open_bench(many)
    qtbot.waitUntil(lambda: bench._showing.in_memory(MANY[1]) is not None)
    network.gate.clear()  # from here on a prediction never ends
    for following in MANY[1:5]:
        steps_at_once(bench, qtbot, bench.next, following)
