"""A long piece of work: progress, result, failure, cancel."""

import os
import sys
import threading
import time

import pytest

from segtool.core.errors import SegtoolError
from segtool.core.progress import step
from segtool.jobs.tasks import TaskJob
from segtool.jobs.worker import BACKGROUND_NICENESS


def test_progress_and_result_arrive_and_the_thread_is_gone(qtbot):
    def work(progress, should_stop):
        for number in range(3):
            step(progress, should_stop, number, 3, f"item {number}")
            time.sleep(0.06)
        step(progress, should_stop, 3, 3, "")
        return threading.get_ident()

    job = TaskJob(work, "counting")
    told = []
    job.progress.connect(lambda *arguments: told.append(arguments))
    with qtbot.waitSignal(job.done) as done:
        job.start()
    assert told == [(0, 3, "item 0"), (1, 3, "item 1"), (2, 3, "item 2"), (3, 3, "")]
    assert done.args[0] != threading.get_ident()
    assert not job.running


def test_ten_thousand_quick_items_do_not_flood_the_window(qtbot):
    def work(progress, should_stop):
        for number in range(10_001):
            step(progress, should_stop, number, 10_000, "")

    job = TaskJob(work, "counting")
    told = []
    job.progress.connect(lambda *arguments: told.append(arguments))
    with qtbot.waitSignal(job.done):
        job.start()
    assert told[-1] == (10_000, 10_000, "")
    assert len(told) < 500


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone gives each thread its own niceness")
@pytest.mark.parametrize("background", [True, False])
def test_a_task_in_the_background_gives_way_to_the_window(qtbot, background):
    def work(progress, should_stop):
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    window = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    job = TaskJob(work, "looking", background=background)
    with qtbot.waitSignal(job.done) as done:
        job.start()
    assert done.args[0] == (BACKGROUND_NICENESS if background else window)


def test_a_failure_comes_as_a_sentence(qtbot):
    def work(progress, should_stop):
        raise SegtoolError("The disk is full.", "Free some space.")

    job = TaskJob(work, "exporting")
    with qtbot.waitSignal(job.failed) as failed:
        job.start()
    assert failed.args == ["The disk is full.", "Free some space."]
    assert not job.running


def test_a_cancelled_task_ends_at_its_next_item_and_says_so(qtbot):
    begun = threading.Event()

    def work(progress, should_stop):
        for number in range(10_000):
            step(progress, should_stop, number, 10_000, "")
            begun.set()
            time.sleep(0.01)

    job = TaskJob(work, "counting")
    finished = []
    job.done.connect(finished.append)
    job.start()
    assert begun.wait(5)
    with qtbot.waitSignal(job.cancelled, timeout=2000):
        job.cancel()
    assert finished == []


def test_a_stop_ends_the_task_and_no_signal_comes(qtbot):
    begun = threading.Event()

    def work(progress, should_stop):
        begun.set()
        while not should_stop():
            time.sleep(0.01)

    job = TaskJob(work, "waiting")
    told = []
    job.done.connect(told.append)
    job.cancelled.connect(lambda: told.append("cancelled"))
    job.start()
    assert begun.wait(5)
    assert job.stop()
    qtbot.wait(50)
    assert told == []
