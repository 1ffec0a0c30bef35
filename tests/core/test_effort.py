"""Effort counted from activity, with a clock set by hand."""

import pytest

from segtool.core.effort import Effort, EffortMeter, Pace, pace


class Clock:
    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def meter(clock: Clock) -> EffortMeter:
    meter = EffortMeter(clock)
    meter.show("pug_1")
    return meter


def after(clock: Clock, meter: EffortMeter, seconds: float) -> None:
    clock.time += seconds
    meter.input()


def test_a_pause_up_to_30_seconds_counts_and_a_longer_one_does_not(clock: Clock, meter: EffortMeter) -> None:
    for seconds in (2, 30, 30.5, 600, 5):
        after(clock, meter, seconds)
    assert meter.take() == {"pug_1": Effort(seconds=37)}


def test_time_without_the_focus_does_not_count(clock: Clock, meter: EffortMeter) -> None:
    after(clock, meter, 4)
    clock.time += 3
    meter.set_active(False)
    after(clock, meter, 5)  # the pointer over a window in the background
    clock.time += 6
    meter.set_active(True)
    after(clock, meter, 8)
    assert meter.take() == {"pug_1": Effort(seconds=15)}


def test_each_sample_gets_its_own_time(clock: Clock, meter: EffortMeter) -> None:
    clock.time += 10
    meter.show("pug_2")
    after(clock, meter, 7)
    meter.show(None)
    after(clock, meter, 20)
    meter.show("pug_1")
    after(clock, meter, 1)
    assert meter.take() == {"pug_1": Effort(seconds=11), "pug_2": Effort(seconds=7)}


def test_strokes_and_clicks_add_their_pixels(meter: EffortMeter) -> None:
    meter.stroke(40)
    meter.stroke(0)
    meter.click(500)
    assert meter.take() == {"pug_1": Effort(0, 2, 1, 540)}


def test_what_was_taken_is_not_counted_again_and_the_work_goes_on(clock: Clock, meter: EffortMeter) -> None:
    after(clock, meter, 9)
    assert meter.take() == {"pug_1": Effort(seconds=9)}
    assert meter.take() == {}
    after(clock, meter, 2)
    assert meter.take() == {"pug_1": Effort(seconds=2)}


def test_the_pace_is_that_of_corrected_samples_once_there_are_three() -> None:
    efforts = {"a": Effort(10), "b": Effort(20), "c": Effort(60), "looked_at": Effort(900), "d": Effort(0, 1)}
    assert pace(efforts, ["a", "b", "d", "unknown"], 412) is None
    assert pace(efforts, ["a", "b", "c", "d"], 412) == Pace(3, 30.0, 12360.0)
