"""The page of networks: sorted by any column, a text on the one in hand, from which a training starts."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segtool.core.network_names import NETWORK_NAMES
from segtool.ml.network_info import network_table
from segtool.ml.registry import NETWORKS
from segtool.ui.dialogs.finetune import FineTuneDialog
from segtool.ui.dialogs.networks import NetworksDialog
from segtool.ui.main_window import MainWindow
from tests.ui.fake_workbench import FakeWorkbench

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """As the task gives it, two of the networks timed."""
    found = network_table()
    speeds = {"lenet-unet": 1.25, "vgg16-unet": 61.0}
    for row in found["networks"]:
        row["ms_cpu"] = speeds.get(row["name"])
    return found


@pytest.fixture
def page(window: MainWindow, bench: FakeWorkbench, document: dict[str, Any], qtbot: Any) -> NetworksDialog:
    """Opened by its key, filled."""
    QTest.keyClick(
        window.panes.left.pane,
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    shown = window.commands.page
    assert isinstance(shown, NetworksDialog)
    qtbot.waitExposed(shown)
    assert ("list_networks",) in bench.calls
    bench.taskDone.emit("networks", document)
    return shown


def names(page: NetworksDialog) -> list[str]:
    table = page.table
    items = [table.item(row, 0) for row in range(table.rowCount())]
    return [item.data(Qt.ItemDataRole.UserRole) for item in items if item is not None]


def press_head(page: NetworksDialog, title: str) -> None:
    head = page.table.horizontalHeader()
    at = [page.table.horizontalHeaderItem(i).text() for i in range(page.table.columnCount())].index(title)
    place = head.sectionViewportPosition(at) + head.sectionSize(at) // 2
    QTest.mouseClick(head.viewport(), LEFT, pos=head.viewport().rect().topLeft() + type(head.pos())(place, 5))
    QApplication.processEvents()


def select(page: NetworksDialog, name: str) -> None:
    item = page.table.item(names(page).index(name), 0)
    QTest.mouseClick(page.table.viewport(), LEFT, pos=page.table.visualItemRect(item).center())


def test_every_network_has_a_row(page: NetworksDialog) -> None:
    assert names(page) == list(NETWORK_NAMES)
    assert page.selected == "unet"
    assert "U-Net of the lecture" in page.title.text()


def test_a_head_pressed_sorts_by_value_and_what_is_unknown_stays_last(page: NetworksDialog) -> None:
    press_head(page, "Parameters")
    assert names(page)[:2] == ["lenet-unet", "alexnet-unet"]  # 118,963 before 3,678,675: not as texts
    assert names(page)[-1] == "unet"
    press_head(page, "ms, CPU")
    assert names(page)[:2] == ["lenet-unet", "vgg16-unet"]
    press_head(page, "ms, CPU")
    assert names(page)[:2] == ["vgg16-unet", "lenet-unet"]


def test_the_network_in_hand_is_told_about(page: NetworksDialog) -> None:
    select(page, "densenet121-unet")
    assert page.idea.text().startswith("Every layer of a block sees")
    facts = page.facts.text()
    assert "arXiv 1608.06993" in facts
    assert "8,062,504 parameters (7,978,856 of them trained), depth 242" in facts
    assert "ImageNet" in facts


def test_choosing_a_network_opens_the_training_of_it(page: NetworksDialog, window: MainWindow) -> None:
    select(page, "vgg16-unet")
    QTest.mouseClick(page.train, LEFT)
    QApplication.processEvents()
    dialog = window.commands.dialog
    assert isinstance(dialog, FineTuneDialog)
    assert dialog.network.currentData() == "vgg16-unet"
    assert dialog.settings()["network"] == "vgg16-unet"
    assert not page.isVisible()


def test_the_networks_are_timed_when_asked_and_it_tells_how_far_it_is(
    page: NetworksDialog, bench: FakeWorkbench
) -> None:
    QTest.mouseClick(page.timing, LEFT)
    assert bench.calls[-1] == ("list_networks", True)
    bench.taskProgress.emit("networks", 3, 12, "vgg16-unet")
    assert page.bar.isVisible()
    assert "vgg16-unet" in page.state.text()
    bench.taskFailed.emit("networks", "There was not enough memory.", "Close other programs.")
    assert not page.bar.isVisible()
    assert "not enough memory" in page.state.text()


def test_closing_ends_the_timing(page: NetworksDialog, bench: FakeWorkbench) -> None:
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert bench.calls[-1] == ("cancel_task", "networks")


def test_the_windows_names_are_those_of_the_table_of_networks() -> None:
    assert {
        name: (row.title, row.imagenet, row.upsamplings) for name, row in NETWORK_NAMES.items()
    } == {
        name: (entry.title, entry.encoder is not None, entry.upsamplings)
        for name, entry in NETWORKS.items()
        if entry.family
    }  # fmt: skip
