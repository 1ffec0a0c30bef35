"""What the actions do: a short method for each row of the table. Questions are asked here, work is the workbench's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from segtool.core.checkpoints import list_checkpoints
from segtool.core.classes import BACKGROUND, BORDER, IGNORE, PET
from segtool.core.errors import SegtoolError
from segtool.ui.dialogs.checkpoint import CheckpointDialog
from segtool.ui.dialogs.export import ExportDialog
from segtool.ui.dialogs.finetune import FineTuneDialog
from segtool.ui.dialogs.pages import AboutPage, TablePage, messages_page, problems_page, shortcuts_page
from segtool.ui.dialogs.questions import ask

if TYPE_CHECKING:
    from segtool.ui.main_window import MainWindow

FROM_PREDICTION = "Start from the prediction"
FROM_BACKGROUND = "Start from background"
TRIMAP_VALUES = {"1 pet, 2 background, 3 border": None, "0 pet, 1 background, 2 border": "zero-based"}
"""Answer -> name in core.truth.VALUE_MAPPINGS, None for the dataset's own values."""


class Commands(QObject):
    """The slots of the table of actions."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.workbench
        self._agreed = ""
        self.page: TablePage | AboutPage | None = None
        self.dialog: ExportDialog | FineTuneDialog | CheckpointDialog | None = None

    # File

    def open_folder(self) -> None:
        start = self._bench.dataset.root.parent if self._bench.dataset is not None else Path.home()
        chosen = QFileDialog.getExistingDirectory(self._window, "Open a dataset", str(start))
        if chosen:
            self._window.open_dataset(Path(chosen))

    def open_sample(self) -> None:
        self._window.open_sample()

    def save_now(self) -> None:
        self._bench.save_now()

    def export_dataset(self) -> None:
        dataset = self._bench.dataset
        if dataset is None:
            return
        self.dialog = ExportDialog(self._bench, Path.home() / f"{dataset.root.name}-refined", self._window)
        self.dialog.open()

    def show_workspace(self) -> None:
        if self._bench.workspace is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._bench.workspace.directory)))

    def close(self) -> None:
        self._window.close()

    # Edit

    def undo(self) -> None:
        self._bench.undo()

    def redo(self) -> None:
        self._bench.redo()

    def take_prediction(self) -> None:
        if self._bench.prediction is None:
            self._window.strip.say("There is no prediction to take yet.")
        elif not self._bench.shows_correction or self._sure(
            "Replace your correction by the prediction?", "Replace"
        ):
            self._bench.take_prediction()

    def start_from_prediction(self) -> None:
        """A stroke was begun on the prediction."""
        if self._bench.prediction is None or self._bench.read_only:
            return
        text = "Painting happens on the left pane. Put the prediction there and go on from it?"
        if self._bench.shows_correction:
            text += " It replaces your correction; undo brings that back."
        if ask(self._window, f"{FROM_PREDICTION}?", text, FROM_PREDICTION):
            self._bench.take_prediction()

    def revert(self) -> None:
        if self._bench.shows_correction and self._sure("Drop your correction?", "Revert to ground truth"):
            self._bench.revert()

    def _sure(self, question: str, answer: str) -> bool:
        return bool(ask(self._window, question, "One undo brings it back.", answer))

    def before_stroke(self) -> bool:
        """Ask what the workbench wants asked; False where the person must press again, or not at all.

        A dialog swallows the release of the button, so the stroke that caused the question is not begun.
        """
        question, current = self._bench.needs_question(), self._bench.current
        if not question or current is None or self._agreed == current.name:
            return True
        QTimer.singleShot(0, lambda: self._ask_start(question, current.name))
        return False

    def _ask_start(self, question: str, name: str) -> None:
        answers = (
            (FROM_BACKGROUND, FROM_PREDICTION) if self._bench.prediction is not None else (FROM_BACKGROUND,)
        )
        answer = ask(self._window, "There is no ground truth to correct", question, *answers)
        if answer:
            self._agreed = name
        if answer == FROM_PREDICTION:
            self._bench.take_prediction()

    def abort(self) -> None:
        if not self._window.panes.painter.abort():
            self._window.strip.hide()

    # Tools

    def use_brush(self, on: bool = True) -> None:
        if on:
            self._window.brush.set_erasing(False)

    def use_eraser(self, on: bool = True) -> None:
        if on:
            self._window.brush.set_erasing(True)

    def pick(self) -> None:
        self._window.panes.pick()

    def smaller_brush(self) -> None:
        self._window.brush.grow(-1)

    def larger_brush(self) -> None:
        self._window.brush.grow(1)

    def paint_pet(self) -> None:
        self._window.brush.set_value(PET)

    def paint_background(self) -> None:
        self._window.brush.set_value(BACKGROUND)

    def paint_border(self) -> None:
        self._window.brush.set_value(BORDER)

    def paint_ignore(self) -> None:
        self._window.brush.set_value(IGNORE)

    # View

    def fit(self) -> None:
        self._window.panes.state.fit()

    def actual_size(self) -> None:
        self._window.panes.actual_size()

    def zoom_in(self) -> None:
        self._window.panes.zoom_step(1)

    def zoom_out(self) -> None:
        self._window.panes.zoom_step(-1)

    def set_contours(self, on: bool) -> None:
        self._window.set_look(contours_only=on)

    def set_hidden(self, on: bool) -> None:
        self._window.set_look(hidden=on)

    def set_panels(self, on: bool) -> None:
        self._window.show_panels(on)

    def set_full_screen(self, on: bool) -> None:
        self._window.showFullScreen() if on else self._window.showNormal()

    def hold_overlay(self, down: bool = True) -> None:
        self._window.panes.hold_overlay(down)

    # Sample

    def previous_sample(self) -> None:
        self._bench.previous()

    def next_sample(self) -> None:
        self._bench.next()

    def next_unreviewed(self) -> None:
        name = self._name_after(lambda each: self._bench.facts(each).review != "accepted")
        if name:
            self._bench.select(name)
        else:
            self._window.strip.say("No unreviewed sample follows.")

    def accept_and_next(self) -> None:
        if not self._bench.can_accept:
            self._window.strip.say("There is no label map to accept.", "Paint one, or take the prediction.")
            return
        name = self._name_after(
            lambda _each: True
        )  # asked first: accepting may filter the sample out of the list
        self._bench.accept()
        if name:
            self._bench.select(name)
        else:
            self._window.strip.say("Accepted. This was the last sample of the list.", kind="done")

    def _name_after(self, wanted: Callable[[str], bool]) -> str:
        names = self._window.sample_list.filter.names()
        current = self._bench.current
        at = names.index(current.name) if current is not None and current.name in names else -1
        return next((name for name in names[at + 1 :] if wanted(name)), "")

    def accept(self) -> None:
        if self._bench.can_accept:
            self._bench.accept()

    def reopen(self) -> None:
        self._bench.reopen()

    def focus_search(self) -> None:
        self._window.show_panels(True)
        self._window.sample_list.search.setFocus()
        self._window.sample_list.search.selectAll()

    def check_dataset(self) -> None:
        self._window.strip.say("Checking the dataset…")
        self._bench.check()

    def choose_trimap_values(self) -> None:
        """The person, not the program, says what a folder's numbers mean."""
        answer = ask(
            self._window,
            "What do the values of this folder's trimaps mean?",
            "The dataset's own trimaps hold 1 pet, 2 background, 3 border. Some copies count from 0. "
            "The choice is kept for this dataset; its files stay as they are.",
            *TRIMAP_VALUES,
        )
        if answer:
            self._bench.set_value_mapping(TRIMAP_VALUES[answer])

    def show_problems(self) -> None:
        """What opening or checking found."""
        self._show(problems_page(self._window.reports.problems, self._window))

    # Network

    def fine_tune(self) -> None:
        try:
            checkpoints = list_checkpoints(self._bench.workspace)
        except SegtoolError as error:
            self._window.strip.say(error.message, error.hint, "problem")
            return
        settings = {key: self._window.kept.get(key) for key in ("train_epochs", "train_rehearsal")}
        self.dialog = FineTuneDialog(self._bench, checkpoints, settings, self._window)
        self.dialog.accepted.connect(self._start_training)
        self.dialog.open()

    def _start_training(self) -> None:
        assert isinstance(self.dialog, FineTuneDialog)
        settings = self.dialog.settings()
        self._window.kept.set("train_epochs", settings["epochs"])
        self._window.kept.set("train_rehearsal", settings["rehearsal"])
        self._window.begin_training(settings)

    def stop_training(self) -> None:
        self._bench.stop_training()

    def predict_again(self) -> None:
        self._bench.predict_again()

    def choose_checkpoint(self) -> None:
        infos = list_checkpoints(self._bench.workspace)
        self.dialog = dialog = CheckpointDialog(infos, self._bench.checkpoint_info, self._window)
        dialog.accepted.connect(lambda: dialog.chosen and self._bench.set_checkpoint(dialog.chosen))
        dialog.open()

    # Help

    def show_shortcuts(self) -> None:
        self._show(shortcuts_page(self._window))

    def show_messages(self) -> None:
        self._show(messages_page(self._window.strip.history, self._window))

    def show_about(self) -> None:
        self._show(AboutPage(self._window))

    def _show(self, page: TablePage | AboutPage) -> None:
        self.page = page
        page.open()
