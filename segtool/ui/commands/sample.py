"""The Sample menu: moving between samples, their review, what is wrong with the dataset."""

from segtool.ui.commands.base import CommandsBase
from segtool.ui.words import QT_TR_NOOP, tr

TRIMAP_VALUES: dict[str, str | None] = {
    QT_TR_NOOP("1 pet, 2 background, 3 border"): None,
    QT_TR_NOOP("0 pet, 1 background, 2 border"): "zero-based",
}
"""Answer -> name in core.truth.VALUE_MAPPINGS, None for the dataset's own values."""


class SampleCommands(CommandsBase):
    """Next and previous, accept and reopen, search, check."""

    def previous_sample(self) -> None:
        self._bench.previous()

    def next_sample(self) -> None:
        self._bench.next()

    def next_unreviewed(self) -> None:
        self._go(self._bench.browsing.next_open(), tr("No unreviewed sample follows."))

    def next_worst(self) -> None:
        known = self._bench.browsing.table.current.any()
        self._go(
            self._bench.browsing.next_worst(),
            tr("No worse sample follows in the list.") if known else tr("No figures are known yet."),
            "" if known else tr("Choose Predict all samples under Network."),
        )

    def _go(self, name: str, nowhere: str, hint: str = "") -> None:
        if name:
            self._bench.select(name)
        else:
            self._window.strip.say(nowhere, hint)

    def accept_and_next(self) -> None:
        if self._window.panes.hand.accept():  # while a tool proposes something, Enter takes that
            return
        if not self._bench.can_accept:
            self._window.strip.say(
                tr("There is no label map to accept."), tr("Paint one, or take the prediction.")
            )
            return
        name = self._bench.browsing.following()  # asked first: accepting may take the sample out of the list
        self._bench.accept()
        if name:
            self._bench.select(name)
        else:
            self._window.strip.say(tr("Accepted. This was the last sample of the list."), kind="done")

    def accept(self) -> None:
        if self._bench.can_accept:
            self._bench.accept()

    def reopen(self) -> None:
        self._bench.reopen()

    def accept_selected(self) -> None:
        self._bench.accept_many(self._bench.browsing.selected)

    def reopen_selected(self) -> None:
        self._bench.reopen_many(self._bench.browsing.selected)

    def focus_search(self) -> None:
        self._window.show_panels(True)
        self._window.sample_list.focus_search()

    def toggle_filters(self) -> None:
        self._window.show_panels(True)
        self._window.sample_list.toggle_filters()

    def toggle_grid(self) -> None:
        self._window.show_panels(True)
        self._window.sample_list.toggle_grid()

    def check_dataset(self) -> None:
        self._window.strip.say(tr("Checking the dataset…"))
        self._bench.check()

    def show_lint(self) -> None:
        """The page of spots, beside the window."""
        from segtool.ui.lint_page import LintPage

        if self.lint is None:
            self.lint = LintPage(self._window)
            self.lint.addActions([self._window.actions_[each] for each in ("undo", "redo")])
        self.show_beside(self.lint)

    def choose_trimap_values(self) -> None:
        """The person, not the program, says what a folder's numbers mean."""
        answer = self.answer(
            tr("What do the values of this folder's trimaps mean?"),
            tr(
                "The dataset's own trimaps hold 1 pet, 2 background, 3 border. Some copies count from 0. "
                "The choice is kept for this dataset; its files stay as they are."
            ),
            *TRIMAP_VALUES,
        )
        if answer:
            self._bench.set_value_mapping(TRIMAP_VALUES[answer])

    def show_problems(self) -> None:
        """What opening or checking found."""
        from segtool.ui.dialogs.pages import problems_page

        self.show_page(problems_page(self._window.reports.problems, self._window))
