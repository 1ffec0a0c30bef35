"""Live predictions: stamps, checkpoints and devices that do not load, closing in the middle."""

import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from segtool.core.errors import SegtoolError
from segtool.jobs.prediction import PredictionJob, Stamp

IMAGE = np.zeros((4, 6, 3), np.uint8)


class StandIn:
    """A predictor that takes `seconds` and answers with the image's first value."""

    def __init__(self, path: Path, device: str, seconds: float = 0.0) -> None:
        if "broken" in path.name:
            raise SegtoolError("This is no checkpoint.", "Choose another.")
        if device == "cuda":
            raise SegtoolError("There is no GPU.", "Choose cpu.")
        self.name = path.stem
        self.digest = f"digest of {path.stem}"
        self.device_text = device
        self.seconds = seconds

    def predict(self, image):
        time.sleep(self.seconds)
        if image[0, 0, 0] == 255:
            raise SegtoolError("There is not enough memory.", "Close other programs.")
        label_map = np.full(image.shape[:2], 1 + image[0, 0, 0] % 3, np.uint8)
        return SimpleNamespace(label_map=label_map, confidence=label_map, digest=self.digest)


@pytest.fixture
def job():
    job = PredictionJob(StandIn)
    yield job
    assert job.stop()


def test_a_prediction_comes_with_sample_request_and_the_digest_that_made_it(qtbot, job):
    with qtbot.waitSignal(job.loaded) as loaded:
        job.load(Path("one.safetensors"), "cpu")
    assert loaded.args[0]["digest"] == "digest of one"
    assert loaded.args[0]["device_text"] == "cpu"
    with qtbot.waitSignal(job.ready) as ready:
        job.predict(Stamp("cat_1", "", 7), IMAGE)
    assert ready.args[0] == Stamp("cat_1", "digest of one", 7)
    assert ready.args[1].label_map.shape == (4, 6)


def test_a_prediction_asked_before_any_checkpoint_fails_with_a_sentence(qtbot, job):
    with qtbot.waitSignal(job.failed) as failed:
        job.predict(Stamp("cat_1", "", 1), IMAGE)
    assert failed.args[0].sample == "cat_1"
    assert failed.args[1] == "No checkpoint is loaded."


@pytest.mark.parametrize(
    ("name", "device", "message"),
    [("broken", "cpu", "This is no checkpoint."), ("two", "cuda", "There is no GPU.")],
)
def test_a_checkpoint_or_device_that_fails_leaves_the_old_one_in_use(qtbot, job, name, device, message):
    with qtbot.waitSignal(job.loaded):
        job.load(Path("one.safetensors"), "cpu")
    with qtbot.waitSignal(job.loadFailed) as failed:
        job.load(Path(f"{name}.safetensors"), device)
    assert failed.args[0] == message
    with qtbot.waitSignal(job.ready) as ready:
        job.predict(Stamp("cat_1", "", 2), IMAGE)
    assert ready.args[0].checkpoint == "digest of one"


def test_a_failed_prediction_is_told_under_its_stamp_and_the_next_one_works(qtbot, job):
    with qtbot.waitSignal(job.loaded):
        job.load(Path("one.safetensors"), "cpu")
    with qtbot.waitSignal(job.failed) as failed:
        job.predict(Stamp("cat_1", "", 1), np.full_like(IMAGE, 255))
    assert (failed.args[0].sample, failed.args[2]) == ("cat_1", "Close other programs.")
    with qtbot.waitSignal(job.ready):
        job.predict(Stamp("cat_2", "", 2), IMAGE)


def test_the_picture_on_show_goes_before_a_neighbour_and_a_checkpoint_before_both(qtbot):
    job = PredictionJob(lambda path, device: StandIn(path, device, 0.1))
    order = []
    job.busy.connect(lambda stamp: order.append(stamp.sample))
    job.loading.connect(lambda path, _device: order.append(path.stem))
    with qtbot.waitSignal(job.idle):
        job.load(Path("one.safetensors"), "cpu")
    order.clear()
    job.predict(Stamp("first", "", 1), IMAGE)
    job.look_ahead(Stamp("neighbour", "", 2), IMAGE)
    job.predict(Stamp("shown", "", 3), IMAGE)
    job.look_ahead(Stamp("its neighbour", "", 4), IMAGE)
    qtbot.waitUntil(lambda: job.is_idle)
    assert order == ["first", "shown", "its neighbour"]
    order.clear()
    job.predict(Stamp("again", "", 5), IMAGE)
    job.predict(Stamp("of the old checkpoint", "", 6), IMAGE)
    job.load(Path("two.safetensors"), "cpu")
    qtbot.waitUntil(lambda: job.is_idle)
    assert order == ["again", "two"]
    assert job.stop()


def test_a_stop_in_the_middle_of_a_prediction_ends_the_thread_and_tells_nothing(qtbot):
    begun = threading.Event()

    class Slow(StandIn):
        def predict(self, image):
            begun.set()
            return super().predict(image)

    job = PredictionJob(lambda path, device: Slow(path, device, 0.3))
    told = []
    job.ready.connect(lambda *arguments: told.append(arguments))
    with qtbot.waitSignal(job.loaded):
        job.load(Path("one.safetensors"), "cpu")
    with qtbot.waitSignal(job.ready):
        job.predict(Stamp("cat_1", "", 1), IMAGE)
    begun.clear()
    job.predict(Stamp("cat_2", "", 2), IMAGE)
    assert begun.wait(5)
    assert job.stop()
    qtbot.wait(50)
    assert [stamp.sample for stamp, _ in told] == ["cat_1"]


def test_torch_is_imported_by_the_first_checkpoint_and_in_the_jobs_thread_alone(tmp_path):
    script = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
import segtool.app
from segtool.jobs.prediction import PredictionJob

class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "torch":
            print("torch imported in the window's thread:", threading.current_thread() is threading.main_thread())
sys.meta_path.insert(0, Watch())
app = QCoreApplication([])
job = PredictionJob()
assert "torch" not in sys.modules
job.loadFailed.connect(lambda *_: app.quit())
QTimer.singleShot(0, lambda: job.load(Path("nowhere.safetensors"), "cpu"))
QTimer.singleShot(60_000, app.quit)
app.exec()
assert "torch" in sys.modules
job.stop()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert set(done.stdout.splitlines()) == {"torch imported in the window's thread: False"}
