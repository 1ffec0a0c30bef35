"""The window on a workbench without jobs: menus, panels, messages, keeping and closing."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from segtool.core.classes import BORDER
from segtool.core.settings import Settings
from segtool.ui import closing, commands
from segtool.ui.action_table import ACTIONS
from segtool.ui.commands import base
from segtool.ui.main_window import MainWindow
from segtool.ui.window_state import reachable
from tests.ui.events import drag
from tests.ui.fake_workbench import FakeWorkbench
from tests.ui.window_tools import press, stroke

Key = Qt.Key


CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_contours_and_opacity_stay_in_step(window: MainWindow) -> None:
    press(window.panes.left.pane, Key.Key_H)
    assert window.panes.look.contours_only
    assert window.side.view.contours.isChecked()
    window.side.view.contours.click()
    assert not window.panes.look.contours_only
    assert not window.actions_["contours"].isChecked()
    window.side.view.sliders["opacity"].setValue(80)
    assert window.panes.look.opacity == pytest.approx(0.8)


def test_taking_the_prediction_asks_only_where_a_correction_would_go(
    window: MainWindow, bench: FakeWorkbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(base, "ask", lambda _w, question, *_: asked.append(question) or "")
    press(window.panes.left.pane, Key.Key_T)
    assert asked == []
    assert bench.shows_correction
    corrected = bench.canvas.label_map.copy()  # type: ignore[union-attr]
    stroke(window)
    press(window.panes.left.pane, Key.Key_T)
    assert asked == ["Replace your correction by the prediction?"]
    assert (bench.canvas.label_map != corrected).any()  # type: ignore[union-attr]
    press(window.panes.left.pane, Key.Key_G)
    assert asked[1:] == ["Drop your correction?"]
    assert bench.shows_correction


def test_a_stroke_on_unusable_ground_truth_is_asked_about_once(
    window: MainWindow, bench: FakeWorkbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["", commands.FROM_BACKGROUND]
    asked: list[str] = []
    monkeypatch.setattr(base, "ask", lambda _w, _q, text, *_: asked.append(text) or answers.pop(0))
    bench.question = "Values 0/1/2 found, 1/2/3 expected. Start from background?"
    stroke(window)
    QApplication.processEvents()
    assert asked == [bench.question]
    assert not bench.can_undo
    stroke(window)
    QApplication.processEvents()
    assert len(asked) == 2
    stroke(window)
    assert len(asked) == 2
    assert bench.can_undo


def test_the_person_says_what_the_trimaps_values_mean(
    window: MainWindow, bench: FakeWorkbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["", "0 pet, 1 background, 2 border", "1 pet, 2 background, 3 border"]
    chosen: list[str | None] = []
    monkeypatch.setattr(bench, "set_value_mapping", chosen.append, raising=False)
    monkeypatch.setattr(base, "ask", lambda *_: answers.pop(0))
    for _ in range(3):
        window.actions_["trimap_values"].trigger()
    assert chosen == ["zero-based", None]


def test_a_stroke_begun_on_the_prediction_offers_it_as_a_start(
    window: MainWindow, bench: FakeWorkbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "ask", lambda *_: commands.FROM_PREDICTION)
    drag(window.panes.right.pane, [QPointF(100, 100), QPointF(120, 110), QPointF(130, 110)])
    QApplication.processEvents()
    assert (bench.canvas.label_map == bench.prediction.label_map).all()  # type: ignore[union-attr]


def test_the_status_bar_tells_the_pixel_under_the_pointer(window: MainWindow, bench: FakeWorkbench) -> None:
    window.status.point_at(QPointF(30.7, 20.2))
    assert window.status.pixel.text() == "(30, 20) pet · predicted pet 0.71"
    window.status.point_at(QPointF(0.2, 0.9))
    assert window.status.pixel.text() == "(0, 0) background · predicted background 0.71"
    window.status.point_at(QPointF(-0.1, 3))
    assert window.status.pixel.text() == ""
    assert window.status.saved.text() == "Saved 12:04:31"
    bench.read_only, bench.read_only_note = True, "Another window edits this workspace."
    bench.readOnlyChanged.emit()
    assert window.status.saved.text() == "Read-only"
    assert not window.actions_["undo"].isEnabled()


def test_figures_and_review_are_shown(window: MainWindow, bench: FakeWorkbench) -> None:
    assert bench.figures is not None
    assert window.side.figures.text("mean") == f"{bench.figures.mean_iou:.3f}"
    assert window.side.figures.text("border_as_pet") == f"{bench.figures.binary_iou['border_as_pet']:.3f}"
    bench.accept()
    assert window.side.review.text() == "Accepted"
    assert not window.side.accept.isEnabled()
    assert window.side.reopen.isEnabled()
    bench.select("beagle_5")
    QApplication.processEvents()
    assert window.side.figures.text("mean") == "–"


def test_every_menu_and_toolbar_entry_comes_from_the_table(window: MainWindow) -> None:
    ids = {row.id for row in ACTIONS}
    shown = [
        action
        for bar in (window.tool_bar, window.tools_column)
        for action in bar.actions()
        if isinstance(bar.widgetForAction(action), QToolButton)
    ]
    assert {action.objectName() for action in shown} == {row.id for row in ACTIONS if row.toolbar}
    entries = [
        action
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
        if action.objectName() and not action.menu()
    ]
    assert (
        {action.objectName() for action in entries}
        == {row.id for row in ACTIONS if row.context == "window"}
        <= ids
    )


def test_every_control_has_an_accessible_name(window: MainWindow) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit

    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for kind in kinds
        for widget in window.findChildren(kind)
        if widget.isVisible()
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parentWidget(), QLineEdit)
        and type(widget).__name__ not in ("QScrollBar", "QLineEditIconButton")
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_the_window_remembers_brush_look_filters_and_recent(
    window: MainWindow, bench: FakeWorkbench, qtbot: Any, tmp_path: Path
) -> None:
    window.brush.set_diameter(77)
    window.set_look(opacity=0.6, contours_only=True)
    window.sample_list.toggle_grid()
    window.sample_list.foot.slider.setValue(150)
    window.kept.note_recent(tmp_path)
    window.close()
    again = MainWindow(FakeWorkbench())  # type: ignore[arg-type]
    qtbot.addWidget(again)
    again.workbench.open_dataset(Path("pets"))
    assert again.brush.diameter == 77
    assert again.panes.look.opacity == pytest.approx(0.6)
    assert again.panes.look.contours_only
    assert again.sample_list.look() == {"mode": "grid", "sizes": {"list": 64, "grid": 150}, "filters": False}
    assert tmp_path in again.kept.recent()


@pytest.mark.parametrize("geometry", ["!!!", "AAAA", "", "AdnQywADAAAAAA=="])
def test_a_broken_saved_place_is_passed_over(bench: FakeWorkbench, qtbot: Any, geometry: str) -> None:
    Settings().set("geometry", geometry)
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    screen = made.screen().availableGeometry()
    assert screen.intersected(made.geometry()).width() > made.width() // 2
    assert made.width() >= 700


@pytest.mark.parametrize(
    "wanted",
    [
        QRect(5000, -3000, 1200, 800),
        QRect(10, 10, 10, 10),
        QRect(1270, 790, 1200, 800),
        QRect(0, -700, 1200, 800),
    ],
)
def test_a_window_off_the_screens_comes_back(wanted: QRect) -> None:
    screen = QRect(0, 0, 1280, 800)
    place = reachable(wanted, [screen])
    assert screen.contains(place)
    assert place.width() >= 720
    assert reachable(QRect(20, 60, 1000, 700), [screen]) == QRect(20, 60, 1000, 700)


def test_closing_with_unsaved_work_asks_and_stays(
    window: MainWindow, bench: FakeWorkbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    closes: list[bool] = []
    monkeypatch.setattr(bench, "close", lambda anyway=False: closes.append(anyway) or anyway, raising=False)
    monkeypatch.setattr(closing, "ask", lambda *_: "")
    assert not window.close()
    assert window.isVisible()
    monkeypatch.setattr(closing, "ask", lambda *_: "Close and lose it")
    assert window.close()
    assert closes == [False, False, True]


def test_problems_are_said_and_kept(window: MainWindow, bench: FakeWorkbench) -> None:
    bench.problem.emit("The disk is full.", "Free some space.")
    assert window.strip.text == "The disk is full. Free some space."
    window.commands.show_messages()
    assert window.commands.page is not None
    assert window.commands.page.table.item(0, 1).text() == "The disk is full. Free some space."  # type: ignore[union-attr]


def test_a_failed_opening_is_said_on_the_start_page(bench: FakeWorkbench, qtbot: Any) -> None:
    made = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.stack.currentWidget() is made.start, timeout=3000)
    bench.datasetFailed.emit("There is no picture in /x.", "Choose another folder.")
    assert made.stack.currentWidget() is made.start
    assert "no picture" in made.start._failure.text()


def test_shortcuts_can_be_searched(window: MainWindow) -> None:
    press(window, Key.Key_F1)
    page = window.commands.shortcuts_page
    assert page is not None
    page.search.setText("eraser")
    table = page.table
    visible = [table.item(row, 1).text() for row in range(table.rowCount()) if not table.isRowHidden(row)]
    assert visible == ["Eraser", "The eraser for the moment"]
    page.close()


def test_settings_stay_one_file(window: MainWindow) -> None:
    window.close()
    document = json.loads(Settings().path.read_text())
    known = {"geometry", "layout", "brush_size", "overlay_opacity", "contour_only", "tool_options"}
    assert set(document) <= known


def test_the_classes_tell_their_share_and_follow_the_strokes(
    window: MainWindow, bench: FakeWorkbench
) -> None:
    labels = bench.canvas.label_map  # type: ignore[union-attr]
    before = float((labels == BORDER).mean())
    assert window.side.rows[BORDER].share == f"{before:.1%}"
    stroke(window)
    after = float((labels == BORDER).mean())
    assert after > before + 0.01
    QApplication.processEvents()  # after the repaint
    assert window.side.rows[BORDER].share == f"{after:.1%}"
