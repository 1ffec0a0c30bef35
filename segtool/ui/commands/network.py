"""The Network menu: checkpoints and fine-tuning."""

from segtool.core.checkpoints import list_checkpoints
from segtool.core.errors import SegtoolError
from segtool.ui.commands.base import CommandsBase


class NetworkCommands(CommandsBase):
    """Fine-tune, stop, predict again, choose the checkpoint."""

    def fine_tune(self) -> None:
        from segtool.ui.dialogs.finetune import FineTuneDialog

        try:
            checkpoints = list_checkpoints(self._bench.workspace)
        except SegtoolError as error:
            self._window.strip.say(error.message, error.hint, "problem")
            return
        settings = {key: self._window.kept.get(key) for key in ("train_epochs", "train_rehearsal")}
        self.dialog = dialog = FineTuneDialog(self._bench, checkpoints, settings, self._window)

        def start() -> None:
            chosen = dialog.settings()
            self._window.kept.set("train_epochs", chosen["epochs"])
            self._window.kept.set("train_rehearsal", chosen["rehearsal"])
            self._window.begin_training(chosen)

        dialog.accepted.connect(start)
        dialog.open()

    def stop_training(self) -> None:
        self._bench.stop_training()

    def predict_again(self) -> None:
        self._bench.predict_again()

    def choose_checkpoint(self) -> None:
        from segtool.ui.dialogs.checkpoint import CheckpointDialog

        infos = list_checkpoints(self._bench.workspace)
        self.dialog = dialog = CheckpointDialog(infos, self._bench.checkpoint_info, self._window)
        dialog.accepted.connect(lambda: dialog.chosen and self._bench.set_checkpoint(dialog.chosen))
        dialog.open()
