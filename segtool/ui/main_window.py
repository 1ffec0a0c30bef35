"""The window: where its parts stand, and which signal goes where."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from segtool.core.tools.table import BRUSH, TOOLS
from segtool.ui.actions import Actions
from segtool.ui.before_after import BeforeAfter
from segtool.ui.brush import Brush
from segtool.ui.closing import closed, training_may_end
from segtool.ui.commands import Commands
from segtool.ui.effort_meter import Activity
from segtool.ui.enabling import action_states
from segtool.ui.frame import Frame
from segtool.ui.hints import Hints
from segtool.ui.icons import application_icon
from segtool.ui.later import Later
from segtool.ui.messages import MessageStrip
from segtool.ui.panes import Panes
from segtool.ui.phrasebook import translated
from segtool.ui.remembering import keep, restore
from segtool.ui.reports import Reports
from segtool.ui.sample_list import SampleList
from segtool.ui.setting_effects import SettingEffects
from segtool.ui.shortcut_store import Shortcuts
from segtool.ui.side_panel import SidePanel
from segtool.ui.start_page import StartPage
from segtool.ui.status_bar import StatusBar
from segtool.ui.task_strip import TaskStrip
from segtool.ui.theme import Theme
from segtool.ui.training_panel import TrainingPanel
from segtool.ui.view_sync import ViewSync
from segtool.ui.window_state import Kept, dropped_folder
from segtool.ui.words import QT_TR_NOOP, tr
from segtool.workbench import Workbench

START_PAGE_MS = 250
"""The start page comes where nothing was opened by then: it would only flash before a small dataset."""
HINTS_MS = 1500
"""The first hint comes when the first picture was looked at."""
LIST_MENU = ("accept_selected", "reopen_selected", "predict_selected", "export_selected")
"""Of the list of samples: what is done with those that are selected."""
TRAINING_HEIGHT = 224
"""Of the training panel when it opens, in pixels."""
OPENING = {"open": QT_TR_NOOP("Reading the dataset…"), "sample": QT_TR_NOOP("Drawing the sample dataset…")}
"""Tasks that the start page tells of."""


class MainWindow(QMainWindow):
    """Built on a workbench; everything it shows is the workbench's state."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__()
        self.workbench = workbench
        self.kept = Kept()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.theme = Theme(application, self.kept.get("theme"))
        self.setWindowTitle("segtool")
        self.setWindowIcon(application_icon())
        self.setAcceptDrops(True)
        self.brush = Brush(self)
        self.brush.diameter = self.kept.get("brush_size")
        self.sample_list = SampleList(workbench)
        self.panes = Panes(workbench, self.brush)
        self.side = SidePanel(workbench, self.brush)
        self.start = StartPage()
        self.training = TrainingPanel(workbench, self.theme)
        self.strip = MessageStrip(self.theme)
        self.tasks = TaskStrip(workbench)
        self.hints = Hints(self)
        self.commands = Commands(self)
        self.shortcuts = Shortcuts(self.kept.get("shortcuts"), lambda text: self.kept.set("shortcuts", text))
        self.actions_ = Actions(self, self.commands, self.shortcuts)
        self._activity = Activity(workbench, self)
        self.reports = Reports(workbench, self.strip, self.commands.show_problems, self)
        self.status = StatusBar(workbench)
        self._refresh_later = Later(self.refresh, self)
        self._lay_out()
        self._menus()
        self.theme.dress()
        self._connect()
        restore(self)
        self.refresh()
        QTimer.singleShot(START_PAGE_MS, self, self._show_start)

    # Building

    def _lay_out(self) -> None:
        frame = Frame(self)
        self.columns, self.rows, self.stack = frame.columns, frame.rows, frame.stack
        self.tool_bar, self.name, self.place = frame.tool_bar, frame.name, frame.place
        self.tools_column = frame.tools

    def _menus(self) -> None:
        menus = self.actions_.fill_menus(self.menuBar())
        self._top_menus = menus

    def _connect(self) -> None:
        bench = self.workbench
        self.sample_list.chosen.connect(bench.select)
        self.sample_list.view.addActions([self.actions_[each] for each in LIST_MENU])
        self.panes.pointed.connect(self.status.point_at)
        self.panes.painter.ask = self.commands.before_stroke
        self.panes.painter.wants_prediction.connect(
            self.commands.start_from_prediction, Qt.ConnectionType.QueuedConnection
        )
        self.view = ViewSync(self)
        self.settings = SettingEffects(self)
        self.side.show_keys(self.shortcuts)
        self.shortcuts.changed.connect(lambda: self.side.show_keys(self.shortcuts))
        self.settings.add_menu(self._top_menus["Network"], "device", bench.device)
        self.settings.add_menu(self._top_menus["View"], "theme")
        self.start.sample_wanted.connect(self.open_sample)
        self.start.folder_wanted.connect(self.commands.open_folder)
        self.start.chosen.connect(self.open_dataset)
        self.start.unwanted.connect(self._forget_recent)
        self.start.stop_wanted.connect(self._stop_opening)
        self.strip.history_wanted.connect(self.commands.show_messages)
        self.training.closed.connect(self.training.hide)
        self.before_after = BeforeAfter(self)
        self.theme.changed.connect(self._theme_changed)
        self.hints.ended.connect(lambda: self.settings.set("hints", False))
        self.brush.changed.connect(self._show_tool)
        bench.tools.changed.connect(self._show_tool)
        bench.datasetOpened.connect(self._dataset_opened)
        bench.datasetFailed.connect(self._dataset_failed)
        bench.provisionalChanged.connect(self._show_provisional)
        bench.taskProgress.connect(self._task_progress)
        bench.closing.connect(self.hide)
        for signal in (
            bench.factsChanged,
            bench.readOnlyChanged,
            bench.trainingStateChanged,
            bench.predictAllChanged,
            bench.beforeChanged,
        ):
            signal.connect(self.refresh)
        for signal in (bench.sampleChanged, bench.sampleLoading, bench.predictionChanged):
            signal.connect(self._refresh_later.ask)

    # Following the workbench

    def refresh(self, *_: object) -> None:
        """Names, and which actions can be taken."""
        bench = self.workbench
        current = bench.current
        self.name.setText(current.name if current is not None else "")
        if current is not None:
            position = bench.browsing.number_of(current.name)
            facts = (current.breed.replace("_", " "), tr(current.species), tr(current.split))
            self.place.setText(
                f"{position} / {len(bench.samples)} · {' · '.join(fact for fact in facts if fact)}"
            )
        title = current.name if current is not None else ""
        if current is None and bench.provisional is not None:
            title = bench.provisional.path.name
            self.name.setText(title)
            self.place.setText(tr(OPENING["open"]))
        self.setWindowTitle(f"{title} – segtool" if title else "segtool")
        self.actions_["undo"].setText(tr("Undo {what}", what=translated(bench.undo_text)).strip())
        self.actions_["redo"].setText(tr("Redo {what}", what=translated(bench.redo_text)).strip())
        self.actions_.enable(action_states(bench))

    def _dataset_opened(self) -> None:
        dataset = self.workbench.dataset
        self.start.show_opening(False)
        self.stack.setCurrentWidget(self.rows)
        self.tool_bar.setVisible(self.actions_["panels"].isChecked())
        self.panes.take_focus()
        if dataset is None:
            return
        self.kept.note_recent(dataset.root)
        self.refresh()
        QTimer.singleShot(HINTS_MS, self, self._show_hints)

    def _show_provisional(self) -> None:
        """A picture to look at while the dataset is being read; the start page again where that came to nothing."""
        bench = self.workbench
        if bench.dataset is not None:
            return
        there = bench.provisional is not None
        self.stack.setCurrentWidget(self.rows if there else self.start)
        self.tool_bar.setVisible(there and self.actions_["panels"].isChecked())
        if not there:
            self.place.setText("")
        self.refresh()

    def _show_hints(self) -> None:
        if self.kept.get("hints") and self.isVisible():
            self.hints.start()

    def _show_start(self) -> None:
        if self.workbench.dataset is None and self.workbench.provisional is None:
            self.stack.setCurrentWidget(self.start)

    def _task_progress(self, task: str, done: int, total: int, _name: str) -> None:
        if task in OPENING and self.workbench.dataset is None:
            self.start.show_opening(True, tr(OPENING[task]), done, total)

    def _dataset_failed(self, message: str, hint: str) -> None:
        if self.workbench.dataset is None:
            self.start.show_recent(self.kept.recent())
            self.start.show_failure(message, hint)
            self.stack.setCurrentWidget(self.start)
        else:
            self.strip.say(message, hint, "problem")

    def begin_training(self, settings: dict[str, Any]) -> None:
        """Start, and show the panel."""
        if self.workbench.start_training(settings):
            self.training.begin()
            self.show_training()

    def show_training(self) -> None:
        """The panel at the bottom, low enough to leave the pictures their room."""
        if self.training.isHidden():
            self.training.show()
            self.rows.setSizes([self.rows.height() - TRAINING_HEIGHT, TRAINING_HEIGHT])

    def _forget_recent(self, folder: Path) -> None:
        self.kept.forget_recent(folder)
        self.start.show_recent(self.kept.recent())

    # Opening

    def open_dataset(self, folder: Path) -> None:
        """Open a folder; the start page shows that it is being read."""
        self.start.show_opening(True)
        self.workbench.open_dataset(folder)

    def open_sample(self) -> None:
        """Open the drawn sample; it is drawn first where it is not there yet."""
        self.start.show_opening(True)
        self.workbench.open_sample()

    def _stop_opening(self) -> None:
        for task in OPENING:
            self.workbench.cancel_task(task)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_folder(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        folder = dropped_folder(event.mimeData())
        if folder is not None:
            event.acceptProposedAction()
            self.open_dataset(folder)

    # The look

    def set_look(self, **fields: object) -> None:
        """How pictures are drawn (fields of Look); panes, panel and menu stay in step."""
        self.view.change(**fields)

    def show_panels(self, on: bool) -> None:
        """Everything but the pictures."""
        for part in (self.sample_list, self.side, self.tool_bar, self.tools_column):
            part.setVisible(on)
        self.actions_.set_checked("panels", on)
        if not on:
            self.panes.take_focus()

    def _show_tool(self) -> None:
        tool, erasing = self.workbench.tools.tool, self.brush.erasing
        for row in TOOLS:
            self.actions_.set_checked(row.id, row.id == tool and not (row.id == BRUSH and erasing))
        self.actions_.set_checked("erase", tool == BRUSH and erasing)

    def _theme_changed(self) -> None:
        for frame in self.panes.frames:
            frame.face.redraw()

    # Keys, keeping, closing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:  # from a part that has no use for it, such as the list
            if not event.isAutoRepeat():
                self.panes.hold_overlay(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.panes.hold_overlay(False)
        else:
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.panes.hold_overlay(False)
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self._activity)  # again and again is once, for Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        if not training_may_end(self):
            event.ignore()
            return
        keep(self)
        event.setAccepted(closed(self))
