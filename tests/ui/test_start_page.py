"""The start page, what is dropped, and the list of datasets opened last."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from segtool.ui.main_window import MainWindow
from segtool.ui.start_page import StartPage
from segtool.ui.window_state import Kept, dropped_folder, reachable
from tests.ui.fake_workbench import FakeWorkbench


def recent_buttons(page: StartPage) -> dict[str, QPushButton]:
    QApplication.processEvents()  # what was taken out is gone
    return {
        button.toolTip(): button
        for button in page.findChildren(QPushButton)
        if button.objectName() != "startButton"
    }


def test_a_dataset_that_is_gone_stays_in_sight_and_can_be_taken_off(qtbot: Any, tmp_path: Path) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    gone = tmp_path / "gone"
    page.show_recent([tmp_path, gone])
    page.show()
    buttons = recent_buttons(page)
    assert buttons[str(tmp_path)].isEnabled()
    assert not buttons[f"{gone} (not there now)"].isEnabled()
    opened: list[Path] = []
    page.chosen.connect(opened.append)
    QTest.mouseClick(buttons[str(tmp_path)], Qt.MouseButton.LeftButton)
    assert opened == [tmp_path]
    unwanted: list[Path] = []
    page.unwanted.connect(unwanted.append)
    remove = {button.accessibleName(): button for button in page.findChildren(QToolButton)}
    QTest.mouseClick(remove["Take gone off this list"], Qt.MouseButton.LeftButton)
    assert unwanted == [gone]


def test_the_list_of_datasets_opened_last_is_kept_newest_first(tmp_path: Path) -> None:
    kept = Kept()
    folders = [tmp_path / str(number) for number in range(8)]
    for folder in folders:
        kept.note_recent(folder)
    assert kept.recent() == folders[:1:-1]
    kept.note_recent(folders[4])
    assert kept.recent()[0] == folders[4]
    assert len(kept.recent()) == 6
    kept.forget_recent(folders[4])
    assert folders[4] not in Kept().recent()


def dropped(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_dropped_folder_is_meant_and_so_is_the_folder_of_a_dropped_file(tmp_path: Path) -> None:
    file = tmp_path / "pets" / "cat.jpg"
    file.parent.mkdir()
    file.write_bytes(b"")
    assert dropped_folder(dropped(file.parent)) == file.parent
    assert dropped_folder(dropped(file)) == file.parent
    assert dropped_folder(dropped(tmp_path / "missing")) is None
    web = QMimeData()
    web.setUrls([QUrl("https://example.org/cat.jpg")])
    assert dropped_folder(web) is None


def test_a_file_dropped_on_the_window_opens_its_folder(
    bench: FakeWorkbench, qtbot: Any, tmp_path: Path
) -> None:
    window = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    opened: list[Path] = []
    window.open_dataset = opened.append  # type: ignore[method-assign]
    file = tmp_path / "cat.jpg"
    file.write_bytes(b"")
    data, buttons, keys = dropped(file), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPoint(5, 5).toPointF(), Qt.DropAction.CopyAction, data, buttons, keys))
    assert opened == [tmp_path]


@pytest.mark.parametrize(
    "wanted", [QRect(0, 30, 1800, 1100), QRect(-100, 40, 1500, 760), QRect(40, 40, 1000, 900)]
)
def test_a_window_larger_than_the_screen_is_made_to_fit(wanted: QRect) -> None:
    screen = QRect(0, 0, 1280, 800)
    place = reachable(wanted, [screen])
    assert screen.contains(place)
    assert place.width() == min(wanted.width(), 1280)


def test_a_window_on_the_second_screen_stays_there() -> None:
    screens = [QRect(0, 0, 1280, 800), QRect(1280, 0, 1920, 1080)]
    wanted = QRect(1400, 60, 1500, 900)
    assert reachable(wanted, screens) == wanted
    assert screens[0].contains(reachable(wanted, screens[:1]))


def test_a_maximised_window_comes_back_maximised(bench: FakeWorkbench, qtbot: Any) -> None:
    first = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(first)
    first.showMaximized()
    QApplication.processEvents()
    first.close()
    second = MainWindow(bench)  # type: ignore[arg-type]
    qtbot.addWidget(second)
    assert second.windowState() & Qt.WindowState.WindowMaximized
