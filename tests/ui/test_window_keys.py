"""Keys of the window, on a workbench without jobs."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from segtool.core.classes import PET
from segtool.core.query import Query
from segtool.ui.main_window import MainWindow
from tests.ui.fake_workbench import FakeWorkbench
from tests.ui.window_tools import name_of, press, stroke

Key = Qt.Key


CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_keys_move_between_samples(window: MainWindow, bench: FakeWorkbench) -> None:
    pane = window.panes.left.pane
    press(pane, Key.Key_D)
    assert name_of(bench) == "Abyssinian_2"
    press(pane, Key.Key_PageDown)
    assert name_of(bench) == "beagle_3"
    press(pane, Key.Key_A)
    press(pane, Key.Key_PageUp)
    assert name_of(bench) == "beagle_1"


def test_enter_accepts_and_goes_on(window: MainWindow, bench: FakeWorkbench) -> None:
    press(window.panes.left.pane, Key.Key_Return)
    assert bench.facts("beagle_1").review == "accepted"
    assert name_of(bench) == "Abyssinian_2"


def test_enter_goes_on_when_accepting_takes_the_sample_out_of_the_list(
    window: MainWindow, bench: FakeWorkbench
) -> None:
    bench.browsing.set_query(Query(state="open"))
    press(window.panes.left.pane, Key.Key_Return)
    assert name_of(bench) == "Abyssinian_2"
    assert "beagle_1" not in bench.order


def test_enter_without_a_label_map_stays_and_says_why(window: MainWindow, bench: FakeWorkbench) -> None:
    bench.select("beagle_5")
    press(window.panes.left.pane, Key.Key_Return)
    assert name_of(bench) == "beagle_5"
    assert "no label map" in window.strip.text


def test_shift_d_passes_over_the_accepted(window: MainWindow, bench: FakeWorkbench) -> None:
    bench.select("Abyssinian_2")
    bench.accept()
    bench.select("beagle_1")
    press(window.panes.left.pane, Key.Key_D, SHIFT)
    assert name_of(bench) == "beagle_3"


def test_undo_and_redo_by_key(window: MainWindow, bench: FakeWorkbench) -> None:
    before = bench.canvas.label_map.copy()  # type: ignore[union-attr]
    stroke(window)
    after = bench.canvas.label_map.copy()  # type: ignore[union-attr]
    assert (after != before).any()
    press(window.panes.left.pane, Key.Key_Z, CONTROL)
    assert (bench.canvas.label_map == before).all()  # type: ignore[union-attr]
    press(window.panes.left.pane, Key.Key_Z, CONTROL | SHIFT)
    assert (bench.canvas.label_map == after).all()  # type: ignore[union-attr]


def test_typed_text_triggers_nothing(window: MainWindow, bench: FakeWorkbench) -> None:
    press(window, Key.Key_F, CONTROL)
    search = window.sample_list.search
    assert search.hasFocus()
    QTest.keyClicks(search, "beagle d1?[]")
    assert search.text() == "beagle d1?[]"
    assert name_of(bench) == "beagle_1"
    assert window.brush.value == PET
    press(search, Key.Key_Return)
    press(search, Key.Key_PageDown)
    press(search, Key.Key_Space)
    assert bench.facts("beagle_1").review == "open"
    assert name_of(bench) == "beagle_1"
    assert not window.panes.left.pane.overlay_hidden


def test_keys_work_from_the_brush_size_box_and_the_list(window: MainWindow, bench: FakeWorkbench) -> None:
    stroke(window)
    field = window.side.size_box
    field.setFocus()
    press(field.lineEdit(), Key.Key_Z, CONTROL)
    assert not bench.can_undo
    press(field.lineEdit(), Key.Key_D)
    assert name_of(bench) == "Abyssinian_2"
    field.selectAll()
    QTest.keyClicks(field.lineEdit(), "37")
    press(field.lineEdit(), Key.Key_Return)
    assert window.brush.diameter == 37
    assert bench.facts("Abyssinian_2").review == "open"
    view = window.sample_list.view
    view.setFocus()
    for _ in range(3):
        press(view, Key.Key_Down)
    assert name_of(bench) == "beagle_5"
    press(view, Key.Key_B)
    press(view, Key.Key_E)
    assert window.brush.erasing


def test_space_hides_the_overlay_from_the_list_too(window: MainWindow) -> None:
    view = window.sample_list.view
    view.setFocus()
    QTest.keyPress(view, Key.Key_Space)
    assert window.panes.right.pane.overlay_hidden
    QTest.keyRelease(view, Key.Key_Space)
    assert not window.panes.right.pane.overlay_hidden


def test_space_on_a_button_presses_it(window: MainWindow, bench: FakeWorkbench) -> None:
    window.side.accept.setFocus()
    press(window.side.accept, Key.Key_Space)
    assert bench.facts("beagle_1").review == "accepted"
    assert not window.panes.left.pane.overlay_hidden


def test_tab_moves_the_focus(window: MainWindow) -> None:
    window.sample_list.search.setFocus()
    press(window.sample_list.search, Key.Key_Tab)
    assert QApplication.focusWidget() is not window.sample_list.search


def test_class_keys_and_brush_keys(window: MainWindow) -> None:
    pane = window.panes.left.pane
    for key, value in ((Key.Key_3, 3), (Key.Key_2, 2), (Key.Key_0, 0), (Key.Key_1, 1)):
        press(pane, key)
        assert window.brush.paints == value
        assert window.side.rows[value].isChecked()
    window.brush.set_diameter(20)
    press(pane, Key.Key_BracketRight)
    assert window.brush.diameter == 22
    press(pane, Key.Key_BracketLeft)
    assert window.brush.diameter == 20
    assert window.side.size_box.value() == 20
    press(pane, Key.Key_E)
    assert window.brush.paints == 2
    press(pane, Key.Key_B)
    assert window.brush.paints == 1


def test_f9_leaves_the_pictures_alone(window: MainWindow) -> None:
    press(window, Key.Key_F9)
    assert not window.sample_list.isVisible()
    assert not window.side.isVisible()
    assert window.panes.isVisible()
    press(window, Key.Key_F9)
    assert window.sample_list.isVisible()
    assert window.side.isVisible()


def test_a_key_right_after_the_first_paint_acts_and_every_part_stands(
    bench: FakeWorkbench, qtbot: QtBot
) -> None:
    window = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    bench.open_dataset(Path("pets"))
    painted: list[bool] = []

    class FirstPaint(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not painted:
                painted.append(True)
                QTimer.singleShot(0, window, press_at_once)
            return False

    def press_at_once() -> None:
        window.activateWindow()
        QTest.keyClick(window.panes.left.pane, Key.Key_F9)

    watch = FirstPaint()
    window.installEventFilter(watch)
    parts = (window.sample_list, window.side, window.panes, window.tool_bar, window.tools_column)
    window.show()
    assert not painted
    assert all(part.isVisible() for part in parts)
    qtbot.waitUntil(lambda: not window.actions_["panels"].isChecked())
    assert painted
    assert [part.isVisible() for part in parts] == [False, False, True, False, False]
