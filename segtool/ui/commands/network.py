"""The Network menu: checkpoints and fine-tuning."""

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer

from segtool.core.checkpoints import list_checkpoints, read_info
from segtool.core.errors import SegtoolError
from segtool.ui.commands.base import CommandsBase
from segtool.ui.pane_table import BEFORE, CORRECTION, DIFFERENCE, PREDICTION, TRUTH

KEPT_OPTIONS = {"train_epochs": "epochs", "train_rehearsal": "rehearsal"}
"""Settings that remember an option of the last training."""
KEEP_AFTER_MS = 300
"""From a training's start to the writing of each."""


class NetworkCommands(CommandsBase):
    """Fine-tune, stop, predict again, choose the checkpoint."""

    def fine_tune(self, network: str = "") -> None:
        from segtool.ui.dialogs.finetune import FineTuneDialog

        self._window.training.prepare()
        try:
            checkpoints = list_checkpoints(self._bench.workspace)
        except SegtoolError as error:
            self._window.strip.say(error.message, error.hint, "problem")
            return
        settings = {key: self._window.kept.get(key) for key in ("train_epochs", "train_rehearsal")}
        dialog = FineTuneDialog(self._bench, checkpoints, settings, self._window, network)
        self.keep_dialog(dialog)

        def start() -> None:
            chosen = dialog.settings()
            self._window.begin_training(chosen)
            # the panel is laid out and painted before the disk is waited for, and not in the same turn of the loop
            for turn, key in enumerate(KEPT_OPTIONS, 1):
                QTimer.singleShot(turn * KEEP_AFTER_MS, self, partial(keep, key, chosen))

        def keep(key: str, chosen: dict[str, Any]) -> None:
            if KEPT_OPTIONS[key] in chosen:
                self._window.kept.set(key, chosen[KEPT_OPTIONS[key]])

        dialog.accepted.connect(start)
        dialog.open()

    def stop_training(self) -> None:
        self._bench.stop_training()

    def predict_again(self) -> None:
        self._bench.predict_again()

    def predict_all(self) -> None:
        self._bench.predict_all()

    def predict_listed(self) -> None:
        self._bench.predict_all(self._bench.browsing.names())

    def predict_selected(self) -> None:
        self._bench.predict_all(self._bench.browsing.selected)

    def stop_predict_all(self) -> None:
        self._bench.cancel_predict_all()

    def choose_checkpoint(self) -> None:
        from segtool.ui.dialogs.checkpoint import CheckpointDialog

        infos = list_checkpoints(self._bench.workspace)
        dialog = CheckpointDialog(infos, self._bench.checkpoint_info, self._window)
        self.keep_dialog(dialog)
        dialog.accepted.connect(lambda: dialog.chosen and self._bench.set_checkpoint(dialog.chosen))
        dialog.open()

    def look_inside(self) -> None:
        """Stays open beside the window; asked again it comes to the front."""
        from segtool.ui.dialogs.inside import InsideDialog

        if self.inside is None:
            self.inside = InsideDialog(self._bench, self._window)
        self.inside.show()
        self.inside.raise_()
        self.inside.activateWindow()

    def show_evaluation(self) -> None:
        """Stays open beside the window; asked again it comes to the front."""
        from segtool.ui.dialogs.evaluation import EvaluationPage

        if self.evaluation is None:
            theme = self._window.theme
            self.evaluation = EvaluationPage(self._bench, lambda: theme.tokens, self._window)
            self.evaluation.opened.connect(self.show_evaluated)
            theme.changed.connect(self.evaluation.refresh)
        self.show_beside(self.evaluation)

    def show_evaluated(self, name: str) -> None:
        """A picture of the evaluation in the window: what is edited, prediction, ground truth, difference."""
        self._window.panes.show_kinds((CORRECTION, PREDICTION, TRUTH, DIFFERENCE))
        self._bench.select(name)

    def show_networks(self) -> None:
        from segtool.ui.dialogs.networks import NetworksDialog

        dialog = NetworksDialog(self._bench, self._window)
        dialog.wanted.connect(self.train_network)
        self.show_page(dialog)

    def train_network(self, name: str) -> None:
        """The training dialog, set to begin afresh with the network of this name."""
        self.fine_tune(name)

    def choose_before(self) -> None:
        """The second checkpoint: its prediction is shown in a pane of its own."""
        from segtool.ui.dialogs.checkpoint import SecondCheckpointDialog

        infos = list_checkpoints(self._bench.workspace)
        dialog = SecondCheckpointDialog(infos, None, self._window)
        self.keep_dialog(dialog)

        def use() -> None:
            if not dialog.chosen:
                return
            try:
                self._bench.set_before(read_info(dialog.chosen))
            except SegtoolError as error:
                self._window.strip.say(error.message, error.hint, "problem")
                return
            panes = self._window.panes
            if BEFORE not in panes.shown:
                panes.toggle(BEFORE)

        dialog.accepted.connect(use)
        dialog.open()

    def drop_before(self) -> None:
        """The second checkpoint goes, and the pane that showed it."""
        self._bench.set_before(None)
        panes = self._window.panes
        if BEFORE in panes.shown and len(panes.shown) > 1:
            panes.toggle(BEFORE)
