"""The lint page by mouse and key in the whole window: look, go to a spot, mend it, mend all, undo."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from segtool.ui.lint_page import LintPage
from segtool.ui.main_window import MainWindow
from tests.ui.events import LEFT
from tests.workbench.conftest import checkpoint, make_bench, network, open_bench  # noqa: F401
from tests.workbench.test_linting import ISLAND, spotted  # noqa: F401


@pytest.fixture
def window(open_bench: Any, spotted: Any, qtbot: Any) -> Any:  # noqa: F811
    bench = open_bench(spotted, predicted=False)
    made = MainWindow(bench)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    QApplication.processEvents()
    yield made
    bench.close(anyway=True)


def opened(window: MainWindow, qtbot: Any) -> LintPage:
    """By its key; then the whole dataset is looked at."""
    QTest.keyClick(window.panes.left.pane, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    page = window.commands.lint
    assert page is not None
    assert page.isVisible()
    assert not page.isModal()
    qtbot.waitUntil(lambda: not window.workbench.linting.running, timeout=20_000)
    assert page.table.rowCount() == 1  # the sample on show was looked at
    page.scope.setCurrentIndex(2)
    QTest.mouseClick(page.look, LEFT)
    qtbot.waitUntil(lambda: not window.workbench.linting.running, timeout=20_000)
    page.kind.setCurrentIndex(page.kind.findData("island"))
    return page


def click_row(page: LintPage, row: int) -> None:
    rect = page.table.visualItemRect(page.table.item(row, 0))
    QTest.mouseClick(page.table.viewport(), LEFT, pos=rect.center() - QPoint(10, 0))


def test_a_spot_is_shown_large_and_mended_by_one_click(window: MainWindow, qtbot: Any) -> None:
    page = opened(window, qtbot)
    bench = window.workbench
    names = [sample.name for sample in bench.samples][:2]
    assert [page.table.item(row, 0).text() for row in range(page.table.rowCount())] == names
    assert not page.mend.isEnabled()
    click_row(page, 1)
    qtbot.waitUntil(lambda: page.mend.isEnabled(), timeout=20_000)
    assert bench.current.name == names[1]
    state = window.panes.state
    assert (state.centre.x(), state.centre.y()) == (ISLAND[0] + 0.5, ISLAND[1] + 0.5)
    assert state.scale > state.fit_scale()
    before = bench.canvas.label_map.copy()
    QTest.mouseClick(page.mend, LEFT)
    assert bench.canvas.label_map[ISLAND[1], ISLAND[0]] == 2
    assert page.table.rowCount() == 1
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (bench.canvas.label_map == before).all()


def test_all_of_a_kind_are_mended_after_a_question_with_the_count(window: MainWindow, qtbot: Any) -> None:
    page = opened(window, qtbot)
    bench = window.workbench
    QTest.mouseClick(page.mend_all, LEFT)
    asked = page.question
    assert asked is not None
    assert asked.isVisible()
    assert any("2 pixels" in words.text() for words in asked.findChildren(QLabel))
    names = [sample.name for sample in bench.samples[:2]]
    qtbot.waitUntil(lambda: all(asked.pictures[name][1].pixmap() for name in names), timeout=20_000)
    for name in names:
        before, after = (place.pixmap().toImage() for place in asked.pictures[name])
        assert before.size() == after.size()
        assert before != after
        assert "1 pixel" in asked.words[name].text()
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert not bench.linting.running  # the person said no
    assert not bench.can_undo
    QTest.mouseClick(page.mend_all, LEFT)
    assert page.question is not None
    QTest.mouseClick(page.question.mend, LEFT)
    qtbot.waitUntil(lambda: page.table.rowCount() == 0 and not bench.linting.running, timeout=20_000)
    assert any("Mended 2 samples" in message.text for message in window.strip.history)
    qtbot.waitUntil(lambda: not bench.unsaved, timeout=20_000)
    for sample in bench.samples[:2]:
        saved = bench.workspace.load_correction(sample.name)
        assert saved is not None
        assert (saved[ISLAND[1], ISLAND[0]] == np.uint8(2)).all()


def test_enter_takes_and_escape_drops_the_mend_that_is_proposed_then_closes(
    window: MainWindow, qtbot: Any
) -> None:
    page = opened(window, qtbot)
    tools = window.workbench.tools
    click_row(page, 0)
    qtbot.waitUntil(lambda: page.mend.isEnabled(), timeout=20_000)
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert tools.preview is None
    assert not page.mend.isEnabled()
    assert not window.workbench.can_undo
    assert page.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.isVisible()
    window.commands.show_lint()
    click_row(page, 0)
    qtbot.waitUntil(lambda: page.mend.isEnabled(), timeout=20_000)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert window.workbench.undo_text == "remove island"
