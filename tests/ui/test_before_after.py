"""The table before and after a fine-tune: worst first, and each row shows old, new and ground truth."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from segtool.ui.dialogs.before_after import BeforeAfterDialog, Table
from segtool.ui.gate_view import GateView
from segtool.ui.main_window import MainWindow
from segtool.workbench import Workbench
from tests.datasets import make_dataset
from tests.ml.standin import save_standin


def figures(mean: float | None, border: float | None = 0.5) -> dict[str, Any]:
    return {
        "mean_iou": mean,
        "iou": {"pet": 0.9, "background": 0.95, "border": border},
        "binary_iou": {"border_as_pet": 0.9, "border_ignored": 0.95},
    }


def row(name: str, old: float | None, new: float | None) -> dict[str, Any]:
    change = None if old is None or new is None else new - old
    return {"name": name, "old": figures(old), "new": figures(new, 0.45), "change": change}


ROWS = [row("pug_2", 0.8, 0.9), row("beagle_2", 0.8, 0.6), row("Bengal_2", 0.7, 0.69), row("x_2", None, None)]
CHANGES = {"mean_iou": {"old": 0.76, "new": 0.73, "change": -0.03, "low": -0.05, "high": 0.01}}


def gate(old: Path = Path("old"), new: Path = Path("new")) -> dict[str, Any]:
    part = {
        "images": 4,
        "left_out": 0,
        "old": figures(0.76),
        "new": figures(0.73, 0.45),
        "changes": CHANGES,
        "moved": {"up": 1, "down": 2, "equal": 0},
        "per_image": ROWS,
    }
    trained = {"images": 1, "left_out": 0, "old": figures(0.5), "new": figures(0.9), "per_image": ROWS[:1]}
    return {
        "verdict": "worse",
        "reason": "It fell.",
        "rule": "The rule.",
        "old": {"name": old.stem, "digest": "a", "path": str(old)},
        "new": {"name": new.stem, "digest": "b", "path": str(new)},
        "held_out": part,
        "trained_on": trained,
    }


@pytest.fixture
def dialog(qtbot: Any) -> BeforeAfterDialog:
    made = BeforeAfterDialog(gate())
    qtbot.addWidget(made)
    made.show()
    return made


def text(table: Table, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


def double_click(table: Table, row: int) -> None:
    item = table.item(row, 0)
    assert item is not None
    place = table.visualItemRect(item).center()
    for event in (QTest.mouseClick, QTest.mouseDClick):
        event(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_what_lost_most_stands_first_and_what_is_unknown_last(dialog: BeforeAfterDialog) -> None:
    assert dialog.table.names == ["beagle_2", "Bengal_2", "pug_2", "x_2"]
    cells = [text(dialog.table, 0, column) for column in range(dialog.table.columnCount())]
    assert cells == ["beagle_2", "0.800", "0.600", "-0.200", "0.000", "0.000", "-0.050"]
    assert text(dialog.table, 3, 3) == "–"
    assert [dialog.tabs.tabText(tab) for tab in (0, 1)] == ["Held out (4)", "Trained on (1)"]


def test_a_click_on_a_head_sorts_by_its_numbers(dialog: BeforeAfterDialog) -> None:
    dialog.table.item(0, 1).value = 0.95  # type: ignore[union-attr]
    header = dialog.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 8, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert dialog.table.names == ["Bengal_2", "pug_2", "beagle_2", "x_2"]


def test_double_click_enter_and_the_button_open_a_row(dialog: BeforeAfterDialog) -> None:
    opened: list[str] = []
    dialog.opened.connect(opened.append)
    table = dialog.table
    double_click(table, 2)
    assert opened == ["pug_2"]
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == ["pug_2", "Bengal_2"]
    dialog.tabs.setCurrentIndex(1)
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert opened == ["pug_2", "Bengal_2", "pug_2"]


def test_the_gate_shows_classes_intervals_and_the_way_to_the_table(qtbot: Any) -> None:
    view = GateView()
    qtbot.addWidget(view)
    view.show_gate(gate())
    view.show()
    assert view.cells["held_out", "new", "iou.border"].text() == "0.450"
    assert view.cells["held_out", "change", "iou.border"].text() == "-0.050"
    assert view.cells["held_out", "change", "mean_iou"].toolTip() == "95 % interval: -0.050 to +0.010"
    wanted: list[dict[str, Any]] = []
    view.table_wanted.connect(wanted.append)
    QTest.mouseClick(view.table_button, Qt.MouseButton.LeftButton)
    assert [each["verdict"] for each in wanted] == ["worse"]
    view.show_gate({"verdict": "cannot tell", "held_out": None, "trained_on": None})
    assert not view.table_button.isEnabled()


@pytest.fixture
def window(tmp_path: Path, qtbot: Any) -> Any:
    old, new = tmp_path / "old.safetensors", tmp_path / "new.safetensors"
    save_standin(old)
    save_standin(new, bias=(-30.0, 0.0, 0.0))
    root = make_dataset(tmp_path / "pets")
    bench = Workbench(checkpoint=old, device="cpu")
    made = MainWindow(bench)
    qtbot.addWidget(made)
    made.show()
    bench.open_dataset(root, tmp_path / "work")
    qtbot.waitUntil(lambda: bench.prediction is not None, timeout=20_000)
    made.training.gate.show_gate(gate(old, new))
    made.show_training()
    made.training._stack.setCurrentWidget(made.training.gate)
    QTest.mouseClick(made.training.gate.table_button, Qt.MouseButton.LeftButton)
    yield made
    made.close()


def test_a_row_shows_old_new_and_truth_and_keeping_the_old_one_puts_it_back(window: Any, qtbot: Any) -> None:
    bench, dialog = window.workbench, window.before_after.dialog
    double_click(dialog.table, 0)
    qtbot.waitUntil(lambda: bench.current is not None and bench.current.name == "beagle_2", timeout=10_000)
    assert window.panes.shown == ("before", "prediction", "truth")
    qtbot.waitUntil(
        lambda: bench.before is not None and bench.prediction is not None
        and (bench.before.checkpoint, bench.prediction.checkpoint) == ("old", "new"),
        timeout=20_000,
    )  # fmt: skip
    assert (bench.before.label_map == 1).any()
    assert not (bench.prediction.label_map == 1).any()
    used = bench.workspace.get("checkpoint")
    assert used is None or "new" not in used
    assert not dialog.isVisible()  # the pictures have the room
    QTest.mouseClick(window.training.gate.table_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()  # the same one, as it was left
    QTest.mouseClick(window.training.gate.old_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    qtbot.waitUntil(
        lambda: bench.prediction is not None and bench.prediction.checkpoint == "old", timeout=20_000
    )


def test_the_second_checkpoint_can_be_dropped_with_its_pane(window: Any, qtbot: Any) -> None:
    bench, drop = window.workbench, window.actions_["drop_before"]
    assert not drop.isEnabled()
    double_click(window.before_after.dialog.table, 0)
    qtbot.waitUntil(lambda: bench.before is not None, timeout=20_000)
    assert "before" in window.panes.shown
    assert drop.isEnabled()
    drop.trigger()
    assert "before" not in window.panes.shown
    assert (bench.before, bench.before_name) == (None, "")
    assert not drop.isEnabled()
