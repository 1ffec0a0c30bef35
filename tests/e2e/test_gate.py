"""The gate from end to end: a real fine-tune in a real child process, its verdict, its tables, and who decides."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from segtool.cli import main
from segtool.core.dataset import read_dataset
from segtool.core.drawing.sample import write_sample
from segtool.core.labels import truth_of
from segtool.core.workspace import Facts, Workspace
from segtool.ml.checkpoint import CheckpointConfig, save_checkpoint
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.registry import build_network
from segtool.ui.main_window import MainWindow
from segtool.workbench import Workbench
from tests.datasets import make_dataset
from tests.ml.standin import save_standin
from tests.ui.events import drag

LEFT = Qt.MouseButton.LeftButton
STEMS = [f"{breed}_{number}" for breed in ("Abyssinian", "pug") for number in range(1, 13)]
CHILD = """
import json, sys
import torch
from tests.ml.standin import register
from segtool.ml import finetuning
from segtool.ml.run_state import Outcome
register()
bias = json.loads(sys.argv.pop(1))
def run(trainer, on_event, should_stop):
    state = {name: value.clone() for name, value in trainer.network.state_dict().items()}
    state["bias"] = torch.tensor(bias)
    on_event({"event": "epoch", "epoch": 1, "epochs": 1, "loss": 1.0, "figures": None, "best": True})
    return Outcome(state, 1, None, False, 1)
from segtool.ml.training import Trainer
Trainer.run = run
from segtool.ml.finetune import main
sys.exit(main(sys.argv[1:]))
"""
"""The real fine-tuning program; what its training would learn is given."""

CASES: dict[str, tuple[tuple[float, ...], tuple[float, ...], str, str]] = {
    "same": ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), "same", "within the margin"),
    "worse on one class only": ((-2.0, 0.0, 11.0), (0.0, 0.0, 11.0), "worse", "worse on border only"),
}
"""Biases of the old and the new stand-in (pet, background, border), the verdict, words of its reason."""

Wait = Callable[[Callable[[], Any], str], None]


@pytest.fixture
def wait(qtbot: Any) -> Wait:
    """Let the window work until something holds; for minutes where the machine is slow."""

    def until(holds: Callable[[], Any], what: str) -> None:
        try:
            qtbot.waitUntil(lambda: bool(holds()), timeout=60_000)
        except Exception as error:
            raise AssertionError(f"waited in vain for {what}") from error

    return until


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample that the product draws."""
    place = tmp_path_factory.mktemp("drawn") / "sample"
    write_sample(place)
    return place


def tiny_checkpoint(path: Path) -> Path:
    """A U-Net of a few thousand weights that has learned nothing yet."""
    torch.manual_seed(3)
    arguments = {"width": 4, "dropout": 0.0}
    config = CheckpointConfig.create(
        name=path.stem,
        network="unet",
        arguments=arguments,
        preprocessing=Preprocessing(32, "square", (127.0,) * 3, (64.0,) * 3),
    )
    save_checkpoint(path, build_network("unet", arguments), config)
    return path


def test_the_command_on_the_drawn_sample_says_verdict_interval_and_reason(
    drawn: Path, tmp_path: Path, capsys: Any
) -> None:
    work, checkpoint = tmp_path / "work", tiny_checkpoint(tmp_path / "tiny.safetensors")
    dataset = read_dataset(drawn)
    workspace = Workspace.open(dataset.root, work)
    corrected = [sample.name for sample in dataset.in_split("trainval")][:3]
    for name in corrected:
        truth = truth_of(dataset.sample(name), workspace).label_map
        assert truth is not None
        workspace.save_correction(name, truth, Facts(True, "open"), 0)
    workspace.close()
    words = ["train", drawn, "--workspace", work, "--checkpoint", checkpoint, "--epochs", "2", "--batch", "4"]
    assert (
        main([str(word) for word in [*words, "--size", "32", "--rate", "0.01", "--device", "cpu", "--json"]])
        == 0
    )
    document = json.loads(capsys.readouterr().out)
    gate = document["gate"]
    assert gate["verdict"] in ("better", "same", "worse")
    assert re.search(
        r"On \d+ held-out samples mean IoU 0\.\d{3} -> 0\.\d{3} \([+-]0\.\d{3}, interval", gate["reason"]
    )
    held = set(json.loads((work / "split.json").read_text())["held-out"])
    assert {row["name"] for row in gate["held_out"]["per_image"]} == held
    trained_on = {row["name"] for row in gate["trained_on"]["per_image"]}
    assert trained_on == set(corrected) - held - set(
        json.loads((work / "split.json").read_text())["validation"]
    )
    assert trained_on
    change = gate["held_out"]["changes"]["mean_iou"]
    assert change["low"] <= change["change"] <= change["high"]


def test_in_the_window_paint_fine_tune_compare_open_a_row_and_decide(
    tmp_path: Path, qtbot: Any, wait: Wait
) -> None:
    """The program's own child process; a stroke of the mouse on two samples."""
    root = make_dataset(tmp_path / "pets", STEMS)
    old = tiny_checkpoint(tmp_path / "tiny.safetensors")
    bench = Workbench(checkpoint=old, device="cpu")
    window = MainWindow(bench)
    qtbot.addWidget(window)
    window.resize(1400, 900)
    window.show()
    window.activateWindow()
    bench.open_dataset(root, tmp_path / "work")
    wait(lambda: bench.current is not None and bench.prediction is not None, "the first prediction")
    assert bench.split is not None
    painted = list(bench.split.train[:2])
    for name in painted:
        bench.select(name)
        wait(lambda name=name: bench.current is not None and bench.current.name == name, name)
        to_screen = window.panes.state.transform()
        drag(window.panes.left.pane, [to_screen.map(QPointF(x, 3.5)) for x in (3.5, 12.5)])
    bench.save_now()
    wait(lambda: not bench.unsaved, "the save")
    window.begin_training({
        "epochs": 1, "batch": 4, "size": 32, "rate": 0.01, "rehearsal": 0.5, "name": "tuned", "device": "cpu",
    })  # fmt: skip
    wait(lambda: bench.training_result is not None, "the end of the training")
    view = window.training.gate
    assert view.isVisible()
    document = view.document
    held = len(document["held_out"]["per_image"])
    assert held == len(bench.split.held_out)
    assert f"On {held} held-out samples mean IoU" in view.reason.text()
    assert "interval" in view.reason.text()
    heads = [cell.text() for cell in view._cells]
    assert f"HELD OUT · {held} IMAGES" in heads
    assert "TRAINED ON · 2 IMAGES" in heads
    proposed = document["verdict"] in ("better", "same")
    assert (view.new_button.property("role") == "primary") == proposed
    assert (view.old_button.property("role") == "primary") == (not proposed)

    # The table, by change, the largest loss first; its first row as old | new | ground truth.
    QTest.mouseClick(view.table_button, LEFT)
    dialog = window.before_after.dialog
    assert dialog is not None
    dialog.activateWindow()
    wait(dialog.isActiveWindow, "the dialog in front")
    changes = {row["name"]: row["change"] for row in document["held_out"]["per_image"]}
    assert [changes[name] for name in dialog.table.names] == sorted(changes.values())
    worst = dialog.table.names[0]
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    wait(lambda: bench.current is not None and bench.current.name == worst, "the picture that lost most")
    assert window.panes.shown == ("before", "prediction", "truth")
    wait(
        lambda: (
            bench.before is not None
            and bench.prediction is not None
            and (bench.before.checkpoint, bench.prediction.checkpoint) == ("tiny", "tuned")
        ),
        "both predictions",
    )
    assert bench.truth is not None
    assert bench.truth.label_map is not None
    assert bench.truth.label_map.shape == bench.prediction.label_map.shape
    assert not np.array_equal(bench.before.label_map, bench.prediction.label_map)
    dialog.tabs.setCurrentIndex(1)
    assert sorted(dialog.table.names) == sorted(painted)

    # The person decides, whatever is proposed.
    (view.old_button if proposed else view.new_button).click()
    wanted = "tiny" if proposed else "tuned"
    wait(lambda: bench.checkpoint_info is not None and bench.checkpoint_info.name == wanted, wanted)
    wait(lambda: bench.prediction is not None and not bench.prediction_outdated, "its prediction")
    window.close()


@pytest.fixture
def windows(
    qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., MainWindow]]:
    """Opens a window whose next training ends with a network of the given bias."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    made: list[MainWindow] = []

    def open_(old: tuple[float, ...], new: tuple[float, ...]) -> MainWindow:
        root = make_dataset(tmp_path / "pets", STEMS)
        checkpoint = tmp_path / "old.safetensors"
        save_standin(checkpoint, bias=old)  # type: ignore[arg-type]
        program = (sys.executable, "-c", CHILD, json.dumps(new))
        window = MainWindow(Workbench(training_program=program, checkpoint=checkpoint, device="cpu"))
        qtbot.addWidget(window)
        window.show()
        window.workbench.open_dataset(root, tmp_path / "work")
        made.append(window)
        return window

    yield open_
    for window in made:
        window.close()


@pytest.mark.parametrize("case", CASES)
def test_only_better_and_same_are_proposed_and_the_person_can_choose_otherwise(
    case: str, windows: Callable[..., MainWindow], wait: Wait
) -> None:
    old, new, verdict, words = CASES[case]
    window = windows(old, new)
    bench, view = window.workbench, window.training.gate
    wait(lambda: bench.prediction is not None, "the first prediction")
    assert bench.split is not None
    bench.select(bench.split.train[0])
    wait(lambda: bench.current is not None and bench.current.name == bench.split.train[0], "its sample")  # type: ignore[union-attr]
    to_screen = window.panes.state.transform()
    drag(window.panes.left.pane, [to_screen.map(QPointF(3.5, 3.5)), to_screen.map(QPointF(9.5, 3.5))])
    window.begin_training({"epochs": 1, "rehearsal": 0.0, "name": "tuned", "device": "cpu"})
    wait(lambda: bench.training_result is not None, "the end of the training")
    assert view.document["verdict"] == verdict
    assert words in view.reason.text()
    proposed = verdict in ("better", "same")
    assert view.new_button.property("role") == ("primary" if proposed else "")
    assert view.old_button.property("role") == ("" if proposed else "primary")
    assert bench.checkpoint_info is not None
    assert bench.checkpoint_info.name == "old", "nothing is taken over by itself"
    QTest.mouseClick(view.new_button, LEFT)  # also where it is not proposed
    wait(lambda: bench.checkpoint_info is not None and bench.checkpoint_info.name == "tuned", "the new one")
    wait(lambda: bench.prediction is not None and not bench.prediction_outdated, "its prediction")
