"""What a person does all day, time compressed: each act is one part of a round of the soak, by mouse and key."""

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from benchmarks.window import drag, stroke_times, wait_for
from segtool.core.query import Query
from segtool.core.tools.table import BRUSH, ELLIPSE, FILL, LASSO, RECTANGLE, SMART, SNAP, WAND
from segtool.ui.main_window import MainWindow

CHILD = """
import json, sys
request = json.load(open(sys.argv[1]))
for epoch in range(1, 4):
    print(json.dumps({"event": "epoch", "epoch": epoch, "epochs": 3, "loss": 1 / epoch}), flush=True)
print(json.dumps({"event": "error", "message": "Nothing was trained.", "hint": ""}), flush=True)
"""
"""Stands for a training: what the window does for one is the same however long the child works."""
KEYS = (Qt.Key.Key_D, Qt.Key.Key_D, Qt.Key.Key_D, Qt.Key.Key_A)
QUERIES = (
    Query(text="a"), Query(text="#7"), Query(species="cat"), Query(sort="breed"), Query(sort="mean_iou"),
    Query(text="/(pug|beagle)/"), Query(correction="yes"), Query(text="nothing is called this"),
)  # fmt: skip
TOOLS = (LASSO, RECTANGLE, ELLIPSE, FILL, WAND, SNAP, SMART)
PAGES = ("show_about", "show_messages", "show_problems", "show_shortcuts", "show_settings", "show_palette")
DIALOGS = (
    "fine_tune",
    "choose_checkpoint",
    "choose_before",
    "export_dataset",
    "show_networks",
    "look_inside",
)
LAYOUTS = ("cycle_panes", "cycle_panes", "cycle_panes", "cycle_panes", "swap_panes", "swap_panes")


@dataclass
class Day:
    """The window, what else can be opened, and how much was done."""

    window: MainWindow
    other: Path
    chance: random.Random
    pictures: int
    selections: int = 0
    strokes: int = 0
    questions: int = 0
    ended: list[str] = field(default_factory=list)
    """Tasks that are over."""

    def __post_init__(self) -> None:
        bench = self.window.workbench
        bench.taskDone.connect(lambda task, _result: self.ended.append(task))
        bench.taskFailed.connect(lambda task, _message, _hint: self.ended.append(task))

    def dismiss(self) -> None:
        """Answer the question on show with Escape."""
        question = QApplication.activeModalWidget()
        if isinstance(question, QDialog):
            self.questions += 1
            question.reject()

    @property
    def pane(self) -> QWidget:
        """Where is painted."""
        return self.window.panes.left.pane

    def inside(self, *shares: tuple[float, float]) -> list[QPointF]:
        """Points of the picture, by shares of its width and height."""
        image = self.window.workbench.image
        assert image is not None
        return [QPointF(x * image.shape[1], y * image.shape[0]) for x, y in shares]

    def on_pane(self, *points: QPointF) -> list[QPointF]:
        """Points of the picture, as the pane's."""
        transform = self.window.panes.state.transform()
        return [transform.map(point) for point in points]


def training_program(folder: Path) -> tuple[str, str]:
    """The command of the stand-in child."""
    script = folder / "child.py"
    script.write_text(CHILD)
    return sys.executable, str(script)


def rest(seconds: float) -> None:
    """The window lives on."""
    QTest.qWait(round(seconds * 1000))


def browse(day: Day) -> None:
    """By key, by the list, by jumps; now and then long enough to see a prediction."""
    bench = day.window.workbench
    for index in range(day.pictures):
        if index % 5 == 4:
            bench.select(bench.samples[day.chance.randrange(len(bench.samples))].name)
        else:
            QTest.keyClick(day.pane, day.chance.choice(KEYS))
        day.selections += 1
        wait_for(lambda: not bench.loading)
        if index % 8 == 7:
            wait_for(lambda: bench.prediction is not None and not bench.prediction_outdated)


def paint(day: Day) -> None:
    """Strokes on some pictures, undone and redone, between zooms and pans."""
    bench = day.window.workbench
    for index in range(max(day.pictures // 2, 1)):
        QTest.keyClick(day.pane, Qt.Key.Key_D)
        day.selections += 1
        wait_for(lambda: not bench.loading)
        x, y = day.chance.uniform(0.1, 0.5), day.chance.uniform(0.1, 0.5)
        stroke_times(day.window, day.inside(*((x + 0.01 * step, y + 0.01 * step) for step in range(12))), 30)
        day.strokes += 1
        _wheel(day.pane, 120)
        if index % 2:
            bench.undo()
        if index % 4 == 3:
            bench.redo()
        drag(day.pane, day.on_pane(*day.inside((0.4, 0.4), (0.5, 0.45))), Qt.MouseButton.MiddleButton)
        _wheel(day.pane, -120)
        if index % 6 == 5:
            bench.accept()
    bench.save_now()
    wait_for(lambda: not bench.unsaved)


def tools(day: Day) -> None:
    """Every tool once, and taken back."""
    bench = day.window.workbench
    for tool in TOOLS:
        bench.tools.choose(tool)
        corners = day.inside((0.2, 0.2), (0.5, 0.25), (0.5, 0.5), (0.2, 0.5))
        drag(day.pane, day.on_pane(*corners), Qt.MouseButton.LeftButton)
        day.strokes += 1
        rest(0.05)
        QTest.keyClick(day.pane, Qt.Key.Key_Escape)
        bench.undo()
    bench.tools.choose(BRUSH)
    wait_for(lambda: bench.prediction is not None)
    stroke_times(day.window, day.inside((0.3, 0.3), (0.35, 0.3), (0.4, 0.35)), 20)
    QTimer.singleShot(0, day.dismiss)
    day.window.commands.take_prediction()  # asks, as there is a correction now
    bench.undo()


def scroll(day: Day) -> None:
    """Through the thumbnails, as a list and as a grid."""
    view = day.window.sample_list.view
    bar = view.verticalScrollBar()
    for _ in range(2):
        day.window.commands.toggle_grid()
        for _ in range(4):
            bar.setValue(day.chance.randrange(max(bar.maximum(), 1)))
            rest(0.1)


def filters(day: Day) -> None:
    """Search, filter and sort, and all of it cleared."""
    browsing = day.window.workbench.browsing
    for query in QUERIES:
        browsing.set_query(query)
        QApplication.processEvents()
        QTest.keyClick(day.pane, Qt.Key.Key_D)
        rest(0.02)
    browsing.set_query(Query())


def layouts(day: Day) -> None:
    """One to four panes, wipe, blink, contours, the minimap, both themes."""
    window = day.window
    for name in LAYOUTS:
        getattr(window.commands, name)()
        QApplication.processEvents()
    for action in ("wipe", "blink", "contours", "minimap", "panels"):
        window.actions_[action].trigger()
        rest(0.02)
        window.actions_[action].trigger()
    QTest.mouseClick(window.panes.left.heading, Qt.MouseButton.LeftButton)
    menu = window.panes.menu
    assert menu is not None
    menu.close()
    for theme in ("dark", "light"):
        window.settings.set("theme", theme)
        QApplication.processEvents()


def dialogs(day: Day) -> None:
    """Every page and dialog opened and closed."""
    for name in (*PAGES, *DIALOGS):
        getattr(day.window.commands, name)()
        rest(0.03)
        wait_for(partial(_closed, day.window))


def background(day: Day) -> None:
    """Some samples predicted for the list, more of them begun and stopped; a training, a check."""
    bench = day.window.workbench
    names = [sample.name for sample in bench.samples]
    bench.predict_all(day.chance.sample(names, min(4, len(names))), again=True)
    wait_for(lambda: bench.predict_all_step is None)
    bench.predict_all(again=True)
    rest(0.1)
    bench.cancel_predict_all()
    bench.start_training({"epochs": 1})
    wait_for(lambda: not bench.training)
    bench.check()
    bench.cancel_task("check")
    wait_for(lambda: "check" in day.ended)
    day.ended.clear()


def other_dataset(day: Day) -> None:
    """Another dataset, a look and a stroke there, and back."""
    bench = day.window.workbench
    assert bench.dataset is not None
    here = bench.dataset.root
    for root in (day.other, here):
        day.window.open_dataset(root)
        wait_for(
            lambda root=root: (
                bench.dataset is not None
                and bench.dataset.root == root.resolve()
                and bench.image is not None
                and not bench.loading
            )
        )
        stroke_times(day.window, day.inside(*((0.2 + 0.01 * step, 0.3) for step in range(6))), 20)
        day.strokes += 1
        bench.undo()


ACTS: tuple[Callable[[Day], None], ...] = (
    browse, paint, tools, scroll, filters, layouts, dialogs, background, other_dataset,
)  # fmt: skip
"""A round, in its order."""


def _wheel(pane: QWidget, notch: int) -> None:
    at = QPointF(50, 50)
    plain, none = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    place = pane.mapToGlobal(at)
    event = QWheelEvent(
        at, place, QPointF().toPoint(), QPointF(0, notch).toPoint(), none, plain, Qt.ScrollPhase.NoScrollPhase, False
    )  # fmt: skip
    QApplication.sendEvent(pane, event)
    QApplication.processEvents()


def _closed(window: MainWindow) -> bool:
    """Close whatever page is open; True where none is."""
    palette = window.commands.palette
    if palette is not None and palette.isVisible():
        palette.close_palette()
    open_ones = [each for each in window.findChildren(QDialog) if each.isVisible()]
    for each in open_ones:
        each.reject()
    return not open_ones
