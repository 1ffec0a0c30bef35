"""Look inside: the U as it is laid out, enlarging, choosing channels, following the sample on show."""

from typing import Any

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from segtool.ml.inside import Inside, look_inside
from segtool.ml.unet import UNet
from segtool.ui.dialogs.inside import SHOWN, InsideDialog, Overview
from segtool.ui.main_window import MainWindow
from segtool.ui.small_pictures import mosaic
from tests.ui.fake_workbench import FakeWorkbench

Key = Qt.Key


@pytest.fixture(scope="module")
def inside() -> Inside:
    """Of the lecture's U-Net, narrow, at 32 x 48."""
    torch.manual_seed(0)
    network = UNet(width=4, upsampling="unpooling").eval()
    return look_inside(network, torch.rand(1, 3, 32, 48), np.full((32, 48, 3), 90, np.uint8), name="unet")


@pytest.fixture
def window(bench: FakeWorkbench, qtbot: Any) -> MainWindow:
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    bench.open_dataset("pets")  # type: ignore[arg-type]
    QApplication.processEvents()
    return made


@pytest.fixture
def dialog(window: MainWindow, bench: FakeWorkbench, inside: Inside, qtbot: Any) -> InsideDialog:
    """Opened by its key, with something to show."""
    QTest.keyClick(window.panes.left.pane, Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    shown = window.commands.inside
    assert shown is not None
    qtbot.waitExposed(shown)
    bench.inside = inside
    bench.insideChanged.emit()
    QApplication.processEvents()
    return shown


def overview(dialog: InsideDialog) -> Overview:
    found = dialog.area.widget()
    assert isinstance(found, Overview)
    return found


def texts(dialog: InsideDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if not each.isHidden()]


def test_its_key_opens_it_beside_the_window_and_asks_for_looks(
    dialog: InsideDialog, bench: FakeWorkbench
) -> None:
    assert not dialog.isModal()
    assert ("look_inside", True) in bench.calls
    assert dialog.heading.text() == "beagle_1"


def test_every_stage_has_a_picture_with_its_shape_and_the_four_ideas_are_named(dialog: InsideDialog) -> None:
    words = [tile.text() for tile in overview(dialog).tiles]
    for expected in (
        "Photograph\n3 × 32 × 48", "Pet\n1 × 32 × 48", "Border\n1 × 32 × 48", "Encoder 1\n4 × 32 × 48",
        "Encoder 4\n32 × 4 × 6", "Bottleneck\n64 × 2 × 3", "Upsampled 4\n32 × 4 × 6", "Decoder 1\n4 × 32 × 48",
    ):  # fmt: skip
        assert expected in words
    assert len(words) == 4 + 13
    said = texts(dialog)
    for idea in ("Latent space", "Upsampling", "Skip connections", "Pixelwise classification"):
        assert idea in said
    assert any("max unpooling" in text for text in said)
    assert any(text.startswith("skip connection, 32 channels") for text in said)


def test_a_picture_pressed_is_enlarged_its_channels_one_by_one_and_escape_goes_back(
    dialog: InsideDialog, inside: Inside
) -> None:
    tile = next(tile for tile in overview(dialog).tiles if tile.text().startswith("Encoder 2"))
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    enlarged = dialog.enlarged
    assert dialog.pages.currentWidget() is enlarged
    assert enlarged.list.count() == 1 + 8
    assert enlarged.caption.text().startswith("Mean")
    stage = next(stage for stage in inside.stages if (stage.kind, stage.number) == ("encoder", 2))
    QTest.keyClick(enlarged.list, Key.Key_Right)
    assert enlarged.caption.text().startswith(f"Channel {stage.channels[0]},")
    shown = enlarged.picture.image
    assert (shown.width(), shown.height()) == (24, 16)
    assert shown.pixelColor(5, 7).red() == stage.pictures[0][7, 5]
    QTest.keyClick(dialog, Key.Key_Escape)
    assert dialog.pages.currentWidget() is dialog.area
    assert dialog.isVisible()


def test_the_strongest_channels_stand_side_by_side(dialog: InsideDialog) -> None:
    before = overview(dialog)
    dialog.channels.setFocus()
    QTest.keyClick(dialog.channels, Key.Key_Down)
    assert list(SHOWN)[dialog.channels.currentIndex()] == 4
    assert overview(dialog) is not before


def test_a_mosaic_keeps_each_picture_apart() -> None:
    pictures = np.stack([np.full((2, 3), value, np.uint8) for value in (10, 20, 30, 40)])
    assert mosaic(pictures, 3).tolist() == [
        [10, 10, 10, 255, 20, 20, 20],
        [10, 10, 10, 255, 20, 20, 20],
        [255] * 7,
        [30, 30, 30, 255, 255, 255, 255],
        [30, 30, 30, 255, 255, 255, 255],
    ]


def test_another_sample_empties_it_and_a_reason_is_said(dialog: InsideDialog, bench: FakeWorkbench) -> None:
    bench.inside = None
    bench.select("beagle_3")
    assert dialog.pages.currentWidget() is dialog.state
    assert dialog.heading.text() == "beagle_3"
    bench.inside_error = "There is not enough memory."
    bench.insideChanged.emit()
    assert dialog.state.text() == "There is not enough memory."


def test_closed_it_asks_for_no_more_looks(dialog: InsideDialog, bench: FakeWorkbench) -> None:
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert bench.calls[-1] == ("look_inside", False)
