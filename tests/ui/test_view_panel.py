"""The View part of the side panel: what is changed there is shown on every pane, and kept."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from segtool.core.classes import PET
from segtool.core.settings import Settings
from segtool.ui.main_window import MainWindow
from segtool.ui.view_panel import position_of, value_of
from tests.ui.fake_workbench import FakeWorkbench


@pytest.fixture
def window(bench: FakeWorkbench, qtbot: Any) -> MainWindow:
    """Shown, with a dataset open."""
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    bench.open_dataset(Path("pets"))
    QApplication.processEvents()
    return made


def test_sliders_change_every_pane_and_reset_brings_the_photograph_back(window: MainWindow) -> None:
    view = window.side.view
    view.tones.click()
    view.sliders["brightness"].setValue(40)
    view.sliders["gamma"].setValue(50)
    assert window.panes.look.tone == (0.4, 0.0, pytest.approx(5**0.5))
    assert view.reset.isVisible()
    QTest.mouseClick(view.reset, Qt.MouseButton.LeftButton)
    assert window.panes.look.tone == (0.0, 0.0, 1.0)
    assert view.sliders["brightness"].value() == 0


def test_gamma_of_one_is_in_the_middle_and_positions_come_back() -> None:
    assert value_of("gamma", 0) == 1.0
    for field in ("opacity", "contour_width", "contrast", "gamma"):
        for position in (0, 7, 16):
            assert position_of(field, value_of(field, position)) == position


def test_a_class_gets_a_colour_of_its_own_until_another_palette_is_chosen(window: MainWindow) -> None:
    view = window.side.view
    view.set_class_colour(PET, QColor(1, 2, 3))
    assert window.panes.look.colours[PET] == (1, 2, 3)
    assert view.swatches[PET].ink == QColor(1, 2, 3)
    view.palette_box.setCurrentIndex(1)
    view.palette_box.activated.emit(1)
    assert window.panes.look.class_colours == ""
    assert window.panes.look.palette == view.palette_box.itemData(1)


def test_what_is_chosen_is_kept_and_comes_back(window: MainWindow, qtbot: Any) -> None:
    window.side.view.sliders["contour_width"].setValue(8)
    window.side.view.grid.click()
    window.side.view.minimap.click()
    window.panes.show_kinds(("correction", "truth", "confidence"))
    window.close()
    assert Settings().get("contour_width") == 4.0
    assert Settings().get("minimap") is False
    again = MainWindow(FakeWorkbench())  # type: ignore[arg-type]
    qtbot.addWidget(again)
    assert again.panes.look.contour_width == 4.0
    assert again.panes.look.pixel_grid is False
    assert again.panes.shown == ("correction", "truth", "confidence")
    assert not again.actions_["minimap"].isChecked()


def test_keys_choose_the_panes(window: MainWindow) -> None:
    pane = window.panes.left.pane
    pane.setFocus()
    seen = []
    for _ in range(4):
        QTest.keyClick(pane, Qt.Key.Key_V)
        seen.append(len(window.panes.shown))
    assert seen == [3, 4, 1, 2]
    QTest.keyClick(pane, Qt.Key.Key_X)
    assert window.panes.shown == ("prediction", "correction")
    QTest.keyClick(pane, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.panes.shown == ("prediction", "correction", "confidence")
    assert window.actions_["pane_confidence"].isChecked()
    QTest.keyClick(pane, Qt.Key.Key_V, Qt.KeyboardModifier.ShiftModifier)
    assert window.panes.wiping
    assert window.actions_["wipe"].isChecked()


def test_the_mean_confidence_stands_with_the_figures(window: MainWindow) -> None:
    assert window.side.figures.text("confidence") == f"{181 / 255:.3f}"
