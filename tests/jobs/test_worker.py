"""Threads that give way to the window's."""

import os
import subprocess
import sys
import threading

import pytest

from segtool.jobs.latest import LatestJob
from segtool.jobs.worker import BACKGROUND_NICENESS


def niceness_of_the_thread(_request):
    """In the job's thread, and in a thread that it makes as torch makes its pool."""
    mine = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    found = []
    child = threading.Thread(
        target=lambda: found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
    )
    child.start()
    child.join()
    return mine, found[0]


def answer_of(job, qtbot):
    with qtbot.waitSignal(job.done, timeout=10_000) as done:
        job.submit("request")
    assert job.stop()
    return done.args[1]


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone gives each thread its own niceness")
def test_background_work_and_its_pool_give_way_while_the_window_and_other_jobs_keep_their_priority(qtbot):
    window = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    background = LatestJob(niceness_of_the_thread, "working behind", background=True)
    foreground = LatestJob(niceness_of_the_thread, "working")
    assert answer_of(background, qtbot) == (BACKGROUND_NICENESS, BACKGROUND_NICENESS)
    assert answer_of(foreground, qtbot) == (window, window)
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == window


LATE = """
import time
from PySide6.QtCore import QCoreApplication
from segtool.jobs.latest import LatestJob
application = QCoreApplication([])
job = LatestJob(lambda _request: time.sleep(1.5), "sleeping")
job.submit("request")
time.sleep(0.3)
assert not job.stop(50), "it still works"
print("ends")
"""


def test_a_program_ends_well_with_a_thread_that_outlived_its_stop():
    ended = subprocess.run(
        [sys.executable, "-c", LATE], capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.stdout.strip() == "ends"
    assert ended.returncode == 0, ended.stderr
