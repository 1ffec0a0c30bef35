"""The line at the bottom: which checkpoint predicts, and what is known of it."""

import pytest

from segtool.ui.status_bar import StatusBar
from tests.ui.fake_workbench import FakeInfo, FakeWorkbench


@pytest.fixture
def line(bench: FakeWorkbench, qtbot: object) -> StatusBar:
    made = StatusBar(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    return made


def test_a_checkpoint_is_named_with_its_mean_iou_on_validation(bench: FakeWorkbench, line: StatusBar) -> None:
    figures = {"validation": {"mean_iou": 0.8168}, "validation_images": 32}
    bench.checkpoint_info = FakeInfo(config={"figures": figures})
    bench.checkpointChanged.emit()
    assert line.checkpoint.text() == "pets-lite0 (mean IoU 0.82)"


@pytest.mark.parametrize("figures", [{}, {"validation": None}, {"validation": {"mean_iou": None}}, [0.8]])
def test_a_checkpoint_without_a_figure_is_named_alone(
    bench: FakeWorkbench, line: StatusBar, figures: object
) -> None:
    bench.checkpoint_info = FakeInfo(config={"figures": figures})
    bench.checkpointChanged.emit()
    assert line.checkpoint.text() == "pets-lite0"


def test_a_checkpoint_on_its_way_is_not_said_to_be_missing(bench: FakeWorkbench, line: StatusBar) -> None:
    bench.checkpoint_info = None
    bench.predictionBusy.emit(False)
    assert line.checkpoint.text() == "no checkpoint"

    bench.checkpoint_loading = True
    bench.predictionBusy.emit(True)
    assert line.checkpoint.text() == "checkpoint is loading"
