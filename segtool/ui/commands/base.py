"""What the commands of every menu have in common: the window, its workbench, questions and dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from segtool.ui.dialogs.questions import ask
from segtool.ui.words import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from segtool.ui.dialogs.evaluation import EvaluationPage
    from segtool.ui.dialogs.inside import InsideDialog
    from segtool.ui.dialogs.settings import SettingsPage
    from segtool.ui.dialogs.shortcuts import ShortcutsPage
    from segtool.ui.history_view import HistoryView
    from segtool.ui.lint_page import LintPage
    from segtool.ui.main_window import MainWindow
    from segtool.ui.palette import Palette

FROM_PREDICTION = QT_TR_NOOP("Start from the prediction")
FROM_BACKGROUND = QT_TR_NOOP("Start from background")


class CommandsBase(QObject):
    """Holds the window; one dialog and one page are kept, so that they live while they are shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.workbench
        self._agreed = ""
        """Name of the sample on which a start without ground truth was agreed to."""
        self.page: QDialog | None = None
        """The page that only tells, opened last."""
        self.dialog: QDialog | None = None
        """The dialog that asks, opened last."""
        self.settings_page: SettingsPage | None = None
        self.shortcuts_page: ShortcutsPage | None = None
        self.palette: Palette | None = None
        self.history: HistoryView | None = None
        self.lint: LintPage | None = None
        self.inside: InsideDialog | None = None
        self.evaluation: EvaluationPage | None = None

    def answer(self, question: str, text: str, *answers: str) -> str:
        """Ask in the window; returns one of `answers` as given (they are translated for the buttons), or ""."""
        shown = {tr(each): each for each in answers}
        return shown.get(ask(self._window, question, text, *shown), "")

    def sure(self, question: str, answer: str) -> bool:
        """Whether the person wants what one undo would bring back."""
        return bool(ask(self._window, question, tr("One undo brings it back."), answer))

    def keep_dialog(self, dialog: QDialog) -> None:
        """Hold a dialog that asks; the one before goes, at once or when it is closed."""
        before, self.dialog = self.dialog, dialog
        if before is not None and before.isVisible():
            before.finished.connect(before.deleteLater)
        elif before is not None:
            before.deleteLater()

    def show_page(self, page: QDialog) -> None:
        """Open a page that is made for the moment."""
        if self.page is not None:
            self.page.deleteLater()
        self.page = page
        page.open()

    def show_beside(self, page: QDialog) -> None:
        """Show a page that stays, or bring it to the front; the window goes on beside it."""
        page.show()
        page.raise_()
        page.activateWindow()
