"""The Edit menu, and the questions before a stroke."""

from PySide6.QtCore import QTimer

from segtool.ui.commands.base import FROM_BACKGROUND, FROM_PREDICTION, CommandsBase
from segtool.ui.phrasebook import translated
from segtool.ui.words import tr


class EditCommands(CommandsBase):
    """Undo and redo, where a correction starts from, giving up."""

    def undo(self) -> None:
        self._bench.undo()

    def redo(self) -> None:
        self._bench.redo()

    def take_prediction(self) -> None:
        if self._bench.prediction is None:
            self._window.strip.say(tr("There is no prediction to take yet."))
        elif not self._bench.shows_correction or self.sure(
            tr("Replace your correction by the prediction?"), tr("Replace")
        ):
            self._bench.take_prediction()

    def start_from_prediction(self) -> None:
        """A stroke was begun on the prediction."""
        if self._bench.prediction is None or self._bench.read_only:
            return
        text = tr("Painting happens on the left pane. Put the prediction there and go on from it?")
        if self._bench.shows_correction:
            text += " " + tr("It replaces your correction; undo brings that back.")
        if self.answer(tr("Start from the prediction?"), text, FROM_PREDICTION):
            self._bench.take_prediction()

    def revert(self) -> None:
        if self._bench.shows_correction and self.sure(
            tr("Drop your correction?"), tr("Revert to ground truth")
        ):
            self._bench.revert()

    def show_history(self) -> None:
        """The steps of the sample on show, beside the window."""
        from segtool.ui.history_view import HistoryView

        if self.history is None:
            self.history = HistoryView(self._bench, self._window)
            keys = ("undo", "redo", "next", "previous")
            self.history.addActions([self._window.actions_[each] for each in keys])
        self.show_beside(self.history)

    def before_stroke(self) -> bool:
        """Ask what the workbench wants asked; False where the person must press again, or not at all.

        Nobody paints on an earlier state: the first press shows the present one again. A dialog swallows the release of
        the button, so the stroke that caused the question is not begun.
        """
        if self._bench.past.looked_at is not None:
            self._bench.past.leave()
            self._window.strip.say(
                tr("An earlier state was on show. This is the present one: now it can be painted on.")
            )
            return False
        question, current = self._bench.needs_question(), self._bench.current
        if not question or current is None or self._agreed == current.name:
            return True
        QTimer.singleShot(0, lambda: self._ask_start(question, current.name))
        return False

    def _ask_start(self, question: str, name: str) -> None:
        answers = (
            (FROM_BACKGROUND, FROM_PREDICTION) if self._bench.prediction is not None else (FROM_BACKGROUND,)
        )
        answer = self.answer(tr("There is no ground truth to correct"), translated(question), *answers)
        if answer:
            self._agreed = name
        if answer == FROM_PREDICTION:
            self._bench.take_prediction()

    def show_settings(self, key: str = "") -> None:
        """The page of settings beside the work. key: the setting to go to."""
        from segtool.ui.dialogs.settings import SettingsPage

        if self.settings_page is None:
            self.settings_page = SettingsPage(self._window.settings, self._window)
        self.show_beside(self.settings_page)
        if key:
            self.settings_page.go_to(key)

    def abort(self) -> None:
        if not self._window.panes.painter.abort():
            self._window.strip.hide()
