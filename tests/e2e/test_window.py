"""The main job through the window: browse, predict, paint, undo, redo, save, fine-tune, choose, export, read back."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segtool.core.classes import BORDER
from segtool.core.places import default_workspace
from segtool.core.workspace import Workspace
from segtool.ui.dialogs.export import ExportDialog
from segtool.ui.dialogs.finetune import FineTuneDialog
from segtool.ui.main_window import MainWindow
from segtool.workbench import Workbench
from tests.datasets import make_dataset
from tests.ml.standin import save_standin
from tests.ui.events import drag

CHILD = """
import sys
from tests.ml.standin import register
register()
from segtool.ml.finetune import main
sys.exit(main(sys.argv[1:]))
"""
"""The real fine-tuning program, with the tests' network known to it."""

STEMS = [f"{breed}_{number}" for breed in ("Abyssinian", "pug") for number in range(1, 13)]
Wait = Callable[[Callable[[], Any], str], None]


@pytest.fixture
def wait(qtbot: Any) -> Wait:
    """Let the window work until something holds; for minutes where the machine is slow."""

    def until(holds: Callable[[], Any], what: str) -> None:
        try:
            qtbot.waitUntil(lambda: bool(holds()), timeout=120_000)
        except Exception as error:
            raise AssertionError(f"waited in vain for {what}") from error

    return until


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "pets", STEMS)


@pytest.fixture
def window(dataset: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch, wait: Wait) -> Iterator[MainWindow]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    Workspace.open(dataset).close()
    old = default_workspace(dataset) / "checkpoints" / "old.safetensors"
    save_standin(old)
    bench = Workbench(training_program=(sys.executable, "-c", CHILD), checkpoint=old, device="cpu")
    made = MainWindow(bench)
    qtbot.addWidget(made)
    made.show()
    made.open_dataset(dataset)
    wait(lambda: bench.current, "the first sample")
    yield made
    made.close()


def key(
    window: MainWindow, which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.panes.left.pane, which, modifiers)
    QApplication.processEvents()


def decoded(path: Path) -> np.ndarray:
    """A label map by a decoder that is not the product's own."""
    with Image.open(path) as image:
        return np.asarray(image)


def test_the_main_job_through_the_window(
    window: MainWindow, dataset: Path, wait: Wait, tmp_path: Path
) -> None:
    bench = window.workbench
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    first = bench.current
    assert first is not None

    # Next, and the live prediction of the sample on show.
    key(window, Qt.Key.Key_D)
    wait(lambda: bench.current is not None and bench.current.name != first.name, "the next sample")
    key(window, Qt.Key.Key_A)
    wait(lambda: bench.current is not None and bench.current.name == first.name, "the first sample again")
    wait(lambda: bench.prediction is not None, "its prediction")
    red = np.asarray(Image.open(first.image).convert("RGB")).astype(int)
    centre = tuple(np.argwhere(red[..., 0] - red[..., 1] > 120).mean(axis=0).astype(int))
    assert bench.prediction.label_map[centre] == 1
    assert bench.prediction.label_map[0, 0] == 2
    wait(lambda: bench.figures is not None, "its figures")

    # A known stroke, undone and done again, saved at the photograph's size.
    truth_file = dataset / "annotations" / "trimaps" / f"{first.name}.png"
    truth = decoded(truth_file)
    window.brush.set_value(BORDER)
    window.brush.set_diameter(1)
    to_screen = window.panes.state.transform()
    drag(window.panes.left.pane, [to_screen.map(QPointF(3.5, 1.5)), to_screen.map(QPointF(20.5, 1.5))])
    expected = truth.copy()
    expected[1, 3:21] = BORDER
    assert bench.canvas is not None
    assert (bench.canvas.label_map == expected).all()
    key(window, Qt.Key.Key_Z, control)
    assert (bench.canvas.label_map == truth).all()
    assert not bench.shows_correction
    key(window, Qt.Key.Key_Z, control | shift)
    assert (bench.canvas.label_map == expected).all()
    key(window, Qt.Key.Key_S, control)
    wait(lambda: not bench.unsaved, "the save")
    assert bench.workspace is not None
    correction = bench.workspace.directory / "corrections" / f"{first.name}.png"
    assert (decoded(correction) == expected).all()
    assert (decoded(truth_file) == truth).all()
    assert "correction" in window.panes.left.title.lower()

    # Fine-tune for one epoch; old and new side by side; take the new one.
    window.commands.fine_tune()
    dialog = window.commands.dialog
    assert isinstance(dialog, FineTuneDialog)
    assert "1 corrected" in dialog.counts.text()
    dialog.epochs.setValue(1)
    dialog.batch.setValue(2)
    dialog.name.setText("tuned")
    old = bench.checkpoint_info
    assert dialog.action.isEnabled()
    dialog.action.click()
    assert window.training.isVisible()
    wait(lambda: bench.training_result is not None, "the end of the training")
    assert window.training.gate.isVisible()
    assert window.training.gate.cells["held_out", "new", "mean_iou"].text() != "–"
    assert bench.checkpoint_info.digest == old.digest
    window.training.gate.new_button.click()
    wait(
        lambda: bench.checkpoint_info is not None and bench.checkpoint_info.name == "tuned",
        "the new checkpoint",
    )
    wait(lambda: bench.prediction is not None and not bench.prediction_outdated, "its prediction")
    assert "tuned" in window.panes.right.title
    assert (decoded(correction) == expected).all()  # GUI-22: neither training nor the new network touches it
    assert (bench.canvas.label_map == expected).all()
    assert window.training.isHidden()

    # Export, and read it back with another decoder.
    window.commands.export_dataset()
    export = window.commands.dialog
    assert isinstance(export, ExportDialog)
    target = tmp_path / "refined"
    export.target.setText(str(target))
    export.action.click()
    wait(lambda: export.report.isVisible(), "the export")
    assert export.report.text().startswith(f"{len(STEMS)} samples written")
    assert (decoded(target / "annotations" / "trimaps" / f"{first.name}.png") == expected).all()
    other = next(stem for stem in STEMS if stem != first.name)
    theirs = f"annotations/trimaps/{other}.png"
    assert (target / theirs).read_bytes() == (dataset / theirs).read_bytes()
    assert (target / "images" / f"{first.name}.jpg").read_bytes() == first.image.read_bytes()
    manifest = json.loads((target / "manifest.json").read_text())
    assert manifest
    export.close()


def test_quick_browsing_never_shows_another_sample_s_prediction(window: MainWindow, wait: Wait) -> None:
    bench = window.workbench
    wait(lambda: bench.prediction is not None, "a first prediction")
    wrong: list[str] = []

    def look() -> None:
        layer, current = window.panes.right.pane.layer, bench.current
        if layer is None or current is None or bench.loading:
            return
        red = np.asarray(Image.open(current.image).convert("RGB")).astype(int)
        certain = abs(red[..., 0] - red[..., 1]) > 120
        pet = np.argwhere(certain & (red[..., 0] > red[..., 1])).mean(axis=0)
        shown = np.argwhere(layer.label_map == 1).mean(axis=0)
        if np.abs(pet - shown).max() > 1.5:
            wrong.append(current.name)

    bench.predictionChanged.connect(look)
    bench.sampleChanged.connect(look)
    for _ in range(15):
        key(window, Qt.Key.Key_D)
        QTest.qWait(40)
    last = bench.loading or bench.current.name  # type: ignore[union-attr]
    wait(lambda: bench.current is not None and bench.current.name == last, "the last sample")
    wait(lambda: bench.prediction is not None, "its prediction")
    look()
    assert wrong == []
