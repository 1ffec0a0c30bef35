"""Only the newest request counts, and no thread stays behind."""

import threading
import time

import pytest
from PySide6.QtCore import QThread

from segtool.core.errors import SegtoolError
from segtool.jobs import worker
from segtool.jobs.latest import LatestJob


class Gate:
    """Work that waits until it is let go, and notes what it was asked for and where it ran."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.asked: list[object] = []
        self.threads: set[int] = set()

    def work(self, request: object) -> str:
        self.asked.append(request)
        self.threads.add(threading.get_ident())
        assert self.open.wait(10)
        return f"result of {request}"


@pytest.fixture
def gate():
    return Gate()


@pytest.fixture
def job(gate):
    job = LatestJob(gate.work, "testing", lanes=2)
    yield job
    gate.open.set()
    assert job.stop()


def results_of(job):
    results = []
    job.done.connect(lambda request, result: results.append((request, result)))
    return results


def test_a_request_is_answered_in_the_callers_thread_by_work_in_another(qtbot, gate, job):
    gate.open.set()
    where = []
    job.done.connect(lambda *_: where.append(threading.get_ident()))
    results = results_of(job)
    with qtbot.waitSignal(job.idle):
        job.submit("a")
    assert results == [("a", "result of a")]
    assert where == [threading.get_ident()]
    assert gate.threads
    assert threading.get_ident() not in gate.threads


def test_of_twenty_quick_requests_only_the_first_and_the_newest_run(qtbot, gate, job):
    results = results_of(job)
    for number in range(20):
        job.submit(number)
    gate.open.set()
    qtbot.waitUntil(lambda: job.is_idle)
    assert gate.asked == [0, 19]
    assert [request for request, _ in results] == [0, 19]


def test_an_earlier_lane_goes_first_and_drops_what_waits_in_later_ones(qtbot, gate, job):
    job.submit("running")
    job.submit("ahead", 1)
    job.submit("shown", 0)
    gate.open.set()
    qtbot.waitUntil(lambda: job.is_idle)
    assert gate.asked == ["running", "shown"]


def test_a_later_lane_leaves_what_waits_in_earlier_ones(qtbot, gate, job):
    job.submit("running")
    job.submit("shown", 0)
    job.submit("ahead", 1)
    gate.open.set()
    qtbot.waitUntil(lambda: job.is_idle)
    assert gate.asked == ["running", "shown", "ahead"]


def test_work_that_fails_is_told_and_the_next_request_works(qtbot):
    def work(request):
        if request == "bad":
            raise SegtoolError("It is broken.", "Mend it.")
        if request == "worse":
            raise KeyError("oops")
        return request

    job = LatestJob(work, "testing")
    errors, results = [], results_of(job)
    job.failed.connect(lambda request, error: errors.append((request, error)))
    for request in ("bad", "worse", "good"):
        with qtbot.waitSignal(job.idle):
            job.submit(request)
    assert job.stop()
    assert errors[0][0] == "bad"
    assert errors[0][1].message == "It is broken."
    assert errors[1][0] == "worse"
    assert "KeyError" in errors[1][1].message
    assert "while testing" in errors[1][1].message
    assert results == [("good", "good")]


def test_nothing_is_told_after_a_stop_although_the_work_ended(qtbot, gate):
    job = LatestJob(gate.work, "testing")
    results = results_of(job)
    gate.open.set()
    with qtbot.waitSignal(job.idle):
        job.submit("told")
    assert len(results) == 1  # the positive: a result does arrive
    gate.open.clear()
    job.submit("late")
    qtbot.waitUntil(lambda: gate.asked == ["told", "late"])
    threading.Timer(0.1, gate.open.set).start()
    assert job.stop()
    qtbot.wait(50)
    assert len(results) == 1
    job.submit("after the end")
    qtbot.wait(50)
    assert gate.asked == ["told", "late"]


def test_a_stop_waits_no_longer_than_it_may_and_the_thread_is_known_to_be_left(qtbot, gate):
    job = LatestJob(gate.work, "stubborn")
    job.submit("a")
    qtbot.waitUntil(lambda: gate.asked == ["a"])
    before = time.monotonic()
    assert not job.stop(100)
    assert time.monotonic() - before < 2
    assert "stubborn" in worker.left_running()
    gate.open.set()
    qtbot.waitUntil(lambda: "stubborn" not in worker.left_running())


def test_a_job_that_was_never_used_starts_no_thread(monkeypatch):
    started = []
    monkeypatch.setattr(QThread, "start", lambda thread, *_: started.append(thread))
    assert LatestJob(lambda request: request, "testing").stop()
    assert started == []
