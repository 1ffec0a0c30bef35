"""The training panel and the dialogs that ask."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from segtool.core.export import ExportReport
from segtool.core.problems import Problem
from segtool.ui.curves import MOST_POINTS, thinned
from segtool.ui.dialogs.export import ExportDialog
from segtool.ui.dialogs.questions import UnexpectedError
from segtool.ui.theme import Theme
from segtool.ui.training_panel import TrainingPanel, time_left
from tests.ui.fake_workbench import FakeWorkbench


def figures(mean: float, as_pet: float, ignored: float) -> dict[str, Any]:
    return {"mean_iou": mean, "iou": {}, "binary_iou": {"border_as_pet": as_pet, "border_ignored": ignored}}


def gate(verdict: str) -> dict[str, Any]:
    return {
        "verdict": verdict,
        "reason": "Held-out mean IoU went from 0.800 to 0.790.",
        "held_out": {
            "images": 199,
            "left_out": [],
            "old": figures(0.8, 0.9, 0.95),
            "new": figures(0.79, 0.91, 0.95),
        },
        "trained_on": {"images": 3, "left_out": [], "old": figures(0.7, 0.8, 0.9), "new": None},
    }


@pytest.fixture
def panel(bench: FakeWorkbench, qtbot: Any) -> TrainingPanel:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made = TrainingPanel(bench, Theme(application))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    bench.training = "running"
    made.begin()
    made.show()
    return made


def test_steps_and_epochs_become_progress_and_curves(panel: TrainingPanel, bench: FakeWorkbench) -> None:
    for step in (1, 2):
        bench.trainingEvent.emit(
            {
                "event": "step",
                "epoch": 2,
                "epochs": 4,
                "step": step,
                "steps": 2,
                "loss": 1.0 / step,
                "seconds_left": 130.4,
            }
        )
    bench.trainingEvent.emit(
        {"event": "epoch", "epoch": 2, "epochs": 4, "loss": 0.7, "figures": {"mean_iou": 0.81}}
    )
    assert panel.state.text() == "Epoch 2 of 4"
    assert panel.time.text() == "2:10 left"
    assert (panel.bar.value(), panel.bar.maximum()) == (4, 8)
    assert panel.curves is not None
    assert panel.curves.steps == [1.5, 2.0]
    assert panel.curves.losses == [1.0, 0.5]
    assert (panel.curves.epochs, panel.curves.ious) == ([2.0], [0.81])


def test_the_curves_library_is_fetched_while_the_form_is_filled_in(bench: FakeWorkbench, qtbot: Any) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made = TrainingPanel(bench, Theme(application))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    assert made.curves is None
    made.prepare()
    qtbot.waitUntil(lambda: made.curves is not None, timeout=20_000)
    kept = made.curves
    made.begin()
    assert made.curves is kept


def test_a_long_training_is_drawn_by_few_points_of_which_none_is_a_lost_peak(
    panel: TrainingPanel, qtbot: Any
) -> None:
    curves, draws = panel.curves, []
    assert curves is not None
    curves._raw.sigPlotChanged.connect(draws.append)
    for step in range(5_000):
        curves.add_step(step / 1000, 9.0 if step == 3_210 else 0.5)
    qtbot.waitUntil(lambda: bool(draws))
    assert len(draws) == 1  # not one for each step
    across, up = curves._raw.getData()
    assert len(across) <= MOST_POINTS
    assert (across[up.argmax()], up.max()) == (3.21, 9.0)
    assert (np.diff(across) > 0).all()
    assert (across[0], up.min()) == (0.0, 0.5)


def test_a_short_curve_is_drawn_as_it_is() -> None:
    across, up = thinned([1.0, 2.0, 3.0], [0.3, 0.1, 0.2])
    assert (across.tolist(), up.tolist()) == ([1.0, 2.0, 3.0], [0.3, 0.1, 0.2])


def test_stop_is_answered_at_once(panel: TrainingPanel, bench: FakeWorkbench) -> None:
    assert panel.stop.isEnabled()
    panel.stop.click()
    assert ("stop_training",) in bench.calls
    bench.training = "stopping"
    bench.trainingStateChanged.emit()
    assert panel.stop.text() == "Stopping…"
    assert not panel.stop.isEnabled()
    assert "Stopping" in panel.state.text()


@pytest.mark.parametrize(
    ("verdict", "new_role", "old_role"),
    [
        ("better", "primary", ""),
        ("same", "primary", ""),
        ("worse", "", "primary"),
        ("cannot tell", "", "primary"),
    ],
)
def test_the_new_checkpoint_is_proposed_only_if_it_is_not_worse(
    panel: TrainingPanel, bench: FakeWorkbench, verdict: str, new_role: str, old_role: str
) -> None:
    bench.training = ""
    bench.trainingFinished.emit({"name": "tuned", "stopped": False, "gate": gate(verdict)})
    assert panel.gate.new_button.property("role") == new_role
    assert panel.gate.old_button.property("role") == old_role


def test_old_and_new_stand_side_by_side(panel: TrainingPanel, bench: FakeWorkbench) -> None:
    bench.training = ""
    bench.trainingFinished.emit({"name": "tuned", "stopped": False, "gate": gate("worse")})
    cells = {key: cell.text() for key, cell in panel.gate.cells.items()}
    assert cells["held_out", "old", "mean_iou"] == "0.800"
    assert cells["held_out", "new", "mean_iou"] == "0.790"
    assert cells["held_out", "new", "binary_iou.border_as_pet"] == "0.910"
    assert cells["trained_on", "new", "mean_iou"] == "–"
    panel.gate.new_button.click()
    assert ("accept_checkpoint",) in bench.calls
    assert not panel.stop.isVisible()


def test_a_failure_says_that_the_old_checkpoint_stays(panel: TrainingPanel, bench: FakeWorkbench) -> None:
    bench.training = ""
    bench.trainingFailed.emit("The loss became nan.", "Try a lower learning rate.")
    assert (
        panel.state.text()
        == "The loss became nan. Try a lower learning rate. The old checkpoint is untouched."
    )


def test_times_are_read_at_a_glance() -> None:
    assert [time_left(seconds) for seconds in (None, 0, 59.6, 130, 3725)] == [
        "",
        "0:00 left",
        "1:00 left",
        "2:10 left",
        "1:02:05 left",
    ]


def test_export_asks_shows_progress_and_reports(bench: FakeWorkbench, qtbot: Any, tmp_path: Path) -> None:
    bench.open_dataset(Path("pets"))
    dialog = ExportDialog(bench, tmp_path / "out")  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.predictions.setChecked(True)
    dialog.action.click()
    assert bench.calls[-1] == ("export", tmp_path / "out", "refined", False, True, False, None)
    assert not dialog.action.isEnabled()
    bench.taskProgress.emit("export", 3, 12, "beagle_3")
    assert (dialog.progress.value(), dialog.progress.maximum()) == (3, 12)
    left_out = (Problem("value", Path("x.png"), "x.png holds a value of 7.", "problem"),)
    report = ExportReport(
        tmp_path / "out", 11, {"ground truth": 9, "corrected": 2, "predicted": 0}, left_out, (), ""
    )
    bench.taskDone.emit("export", report)
    assert (
        dialog.report.text() == "11 samples written and read back (9 ground truth, 2 corrected). 1 left out."
    )
    assert dialog.details.text() == "x.png holds a value of 7."
    assert dialog.open_folder.isVisible()
    dialog.accepted_only.setChecked(True)
    dialog.force.setChecked(True)
    dialog.action.click()
    assert bench.calls[-1] == ("export", tmp_path / "out", "accepted", True, False, True, None)
    dialog.reject()
    assert bench.calls[-1] == ("cancel_task", "export")


def test_a_refused_export_says_why_and_can_be_tried_again(
    bench: FakeWorkbench, qtbot: Any, tmp_path: Path
) -> None:
    bench.open_dataset(Path("pets"))
    dialog = ExportDialog(bench, tmp_path)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.action.click()
    bench.taskFailed.emit("export", "The folder is not empty.", "Choose another.")
    assert dialog.fault.text() == "The folder is not empty. Choose another."
    assert dialog.action.isEnabled()


def test_an_unexpected_error_can_be_copied(qtbot: Any) -> None:
    dialog = UnexpectedError("Traceback: it broke")
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QApplication.clipboard().text() == "Traceback: it broke"
