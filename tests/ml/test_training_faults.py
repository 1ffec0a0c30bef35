"""Faults by injection: too little memory, a full disk, a kill at any moment, a stop while something is waited for."""

import errno
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from segtool.core import files
from segtool.ml.checkpoint import load_checkpoint_tensors
from segtool.ml.data import TrainingItem
from segtool.ml.memory import largest_that_fits
from segtool.ml.registry import NETWORKS
from segtool.ml.run_state import BEST, LAST, STATE
from segtool.ml.training import Event, TrainingError
from tests.conftest import REPOSITORY
from tests.ml import standin
from tests.ml.discs import changed, disc, trainer


@pytest.fixture
def items(tmp_path: Path) -> list[TrainingItem]:
    return [disc(tmp_path, index) for index in range(8)]


@pytest.fixture(autouse=True)
def standin_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NETWORKS, standin.NAME, NETWORKS["unet"])


def broken(fault: str, most: int, at: int = 1) -> standin.StandIn:
    return standin.StandIn(fault=fault, most=most, at=at, training_only=True)


@pytest.mark.parametrize("fault", ["memory", "host memory"])
def test_trn_01_a_lack_of_memory_ends_it_and_says_which_batch_would_do(
    fault: str, tmp_path: Path, items: list[TrainingItem]
) -> None:
    """In step 3 of epoch 2: the first epoch is kept, and a training with that batch starts at once."""
    made = trainer(tmp_path / "run", items, changed(batch=2, epochs=3), broken(fault, 1, at=7))
    events: list[Event] = []
    with pytest.raises(
        TrainingError, match=r"Not enough memory for a batch of 2 at 32 pixels. Try batch 1"
    ) as caught:
        made.run(events.append, lambda: False)
    assert events[-1]["event"] == "step"
    assert (events[-1]["epoch"], events[-1]["step"]) == (2, 2)
    assert caught.value.outcome.best_epoch == 1
    assert load_checkpoint_tensors(tmp_path / "run" / BEST)
    again = trainer(tmp_path / "again", items, changed(batch=1, epochs=1, size=64), broken(fault, 1))
    assert again.run(lambda event: None, lambda: False).epochs_done == 1


def test_trn_01_the_batch_that_would_do_was_tried(tmp_path: Path, items: list[TrainingItem]) -> None:
    for batch, most, said in (
        (8, 2, "Try batch 2"),
        (8, 5, "Try batch 4"),
        (4, 0, "Not even one sample fits"),
    ):
        made = trainer(tmp_path / f"{batch}-{most}", items, changed(batch=batch), broken("memory", most))
        with pytest.raises(TrainingError, match=said):
            made.run(lambda event: None, lambda: False)


def test_trn_01_going_on_with_smaller_parts_keeps_the_step(tmp_path: Path, items: list[TrainingItem]) -> None:
    """The same losses as with enough memory: the batch is cut, its gradients are those of the whole."""
    enough = trainer(tmp_path / "enough", items, changed(batch=8, epochs=3), standin.StandIn())
    expected = [event["loss"] for event in enough.run(lambda event: None, lambda: False).history]
    made = trainer(
        tmp_path / "run", items, changed(batch=8, epochs=3, on_oom="smaller"), broken("memory", 2, at=2)
    )
    events: list[Event] = []
    outcome = made.run(events.append, lambda: False)
    assert [event["loss"] for event in outcome.history] == pytest.approx(expected, abs=1e-5)
    told = [event for event in events if event["event"] == "memory"]
    assert len(told) == 1, "once, then it is known"
    assert "2 at once" in told[0]["text"]
    assert "8 to a step" in told[0]["text"]


def test_another_fault_while_trying_is_not_taken_for_a_lack_of_memory() -> None:
    def attempt(samples: int) -> None:
        raise RuntimeError("shapes do not fit")

    with pytest.raises(RuntimeError, match="shapes"):
        largest_that_fits(attempt, 8)


def test_memory_of_the_failed_step_is_let_go_before_a_smaller_one_is_tried(
    tmp_path: Path, items: list[TrainingItem]
) -> None:
    alive: list[int] = []

    class Activation:
        """Stands for what a step holds on the device."""

    class Holding(standin.StandIn):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            import weakref

            held = Activation()
            refs.append(weakref.ref(held))
            alive.append(sum(ref() is not None for ref in refs))
            return super().forward(x)

    refs: list[Any] = []
    network = Holding(fault="memory", most=2, training_only=True)
    with pytest.raises(TrainingError, match="Try batch 2"):
        trainer(tmp_path / "run", items, changed(batch=8), network).run(lambda event: None, lambda: False)
    assert alive == [1, 1, 1]  # never one of before beside the newest


def test_a_full_disk_is_told_and_tried_again_and_the_best_stays_whole(
    tmp_path: Path, items: list[TrainingItem], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, scores = tmp_path / "run", iter([0.1, 0.2, 0.3, 0.4])
    monkeypatch.setattr("segtool.ml.training.validated", lambda *rest: {"mean_iou": next(scores)})
    full = False
    real = files._os_write

    def write(descriptor: int, data: memoryview) -> int:
        if full:
            os.write(descriptor, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(descriptor, data)

    monkeypatch.setattr(files, "_os_write", write)
    events: list[Event] = []
    kept: list[int] = []

    def note(event: Event) -> None:
        nonlocal full
        events.append(event)
        if event["event"] == "epoch":
            kept.append(load_checkpoint_tensors(folder / BEST)[1].training["best_epoch"])
            full = event["epoch"] in (1, 2)  # full while epochs 2 and 3 are written

    outcome = trainer(folder, items, changed(epochs=4)).run(note, lambda: False)
    assert outcome.epochs_done == 4
    assert kept == [1, 1, 1, 4]
    warnings = [event["text"] for event in events if event["event"] == "warning"]
    assert len(warnings) == 2
    assert "goes on" in warnings[0]
    assert sorted(path.name for path in folder.iterdir()) == sorted([BEST, LAST, STATE])


def test_trn_06_a_stop_is_heard_while_a_picture_is_waited_for(
    tmp_path: Path, items: list[TrainingItem]
) -> None:
    gate = threading.Event()
    asked = 0

    def slow() -> np.ndarray[Any, np.dtype[np.uint8]]:
        gate.wait(20)  # a network drive that does not answer
        return items[0].label_map()

    def should_stop() -> bool:
        nonlocal asked
        asked += 1
        return asked >= 2

    waiting = [TrainingItem(item.name, item.image, slow) for item in items]
    began = time.monotonic()
    try:
        outcome = trainer(tmp_path / "run", waiting).run(lambda event: None, should_stop)
        seconds = time.monotonic() - began
    finally:
        gate.set()
    assert outcome.stopped
    assert seconds < 3


KILLED = """
import sys
from pathlib import Path
from tests.ml.discs import changed, disc, trainer
folder = Path(sys.argv[1])
items = [disc(folder, index) for index in range(4)]
def tell(event):
    if event["event"] == "epoch":
        print(event["epoch"], event["best"], flush=True)
trainer(folder / "run", items, changed(epochs=100000, augmentation=0.0)).run(tell, lambda: False)
"""


def test_killed_at_any_moment_a_whole_best_is_there_and_it_goes_on(tmp_path: Path) -> None:
    """kill -9, three times, at random moments of a run that writes all the time."""
    moments = random.Random(3)
    done = 0
    for _ in range(3):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path)], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True,
            env=os.environ | {"OMP_NUM_THREADS": "1"},
        )  # fmt: skip
        try:
            assert child.stdout is not None
            first = child.stdout.readline().split()
            assert int(first[0]) > done, "it goes on after the last whole epoch"
            time.sleep(moments.uniform(0.0, 0.5))
        finally:
            child.send_signal(signal.SIGKILL)
            rest = child.communicate()[0]
        done = int(([first, *(line.split() for line in rest.splitlines() if line.strip())])[-1][0]) - 1
        weights, config = load_checkpoint_tensors(tmp_path / "run" / BEST)
        assert config.training["best_epoch"] >= 1
        assert all(bool(torch.isfinite(tensor).all()) for tensor in weights.values())
