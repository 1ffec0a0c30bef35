"""Checkpoint, device and fine-tuning; export and check, which may use the network."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot

from segtool.core.checkpoints import CheckpointInfo
from segtool.core.eval_report import EvalRequest, Evaluated
from segtool.jobs.tasks import Work
from segtool.workbench import evaluating, tasks
from segtool.workbench.reviewing import Reviewing

_CHECKPOINT = "checkpoint "
"""Tasks that look for a checkpoint: this and a serial number; the newest counts."""


class Network(Reviewing):
    """Which network predicts, how it is trained, and the long tasks."""

    @Slot(str)
    def set_device(self, device: str) -> None:
        """Predict on another device; where it fails, `problem` says so and the old one stays."""
        info = self.checkpoint_info
        if info is None:
            self._wanted_device = device
            self.set_checkpoint(self._given_checkpoint, keep=False)
        else:
            self._predicting.use(info.path, device)

    @Slot(object)
    def set_checkpoint(self, path: Path | str | None, keep: bool = True) -> None:
        """Predict with another checkpoint (path or name; None: the workspace's current one, else the shipped one).

        keep: it becomes the workspace's current one, once it is loaded.
        """
        device = self.device if self.checkpoint_info is not None else self._wanted_device
        self._checkpoint_due = False
        self._checkpoint_request += 1
        request = self._checkpoint_request

        def found(where: Path) -> None:
            if request != self._checkpoint_request:
                return  # another one was chosen meanwhile
            info = self.checkpoint_info
            if not keep and info is not None and info.path == where and self._predicting.settled:
                self._predicting.loading = False  # another dataset with the same checkpoint
                self._predicting.begin()
                return
            self._keep_checkpoint = where if keep else None
            self._predicting.use(where, device)

        self._predicting.loading = True
        work = tasks.find_checkpoint_work(self.workspace, path)
        self._tasks.start(f"{_CHECKPOINT}{request}", "looking for the checkpoint", work, found)

    @Slot()
    def predict_again(self) -> None:
        """Predict the sample on show anew; load the checkpoint anew where that had failed."""
        self._predicting.again()
        if self.checkpoint_info is None:
            self.set_checkpoint(self._given_checkpoint, keep=False)

    def set_before(self, info: CheckpointInfo | None) -> None:
        """Predict every sample on show by a second checkpoint too; None: no longer. Answers beforeChanged."""
        self._before.use(info)

    @Slot()
    def predict_before_again(self) -> None:
        """Try the second checkpoint anew after it failed."""
        self._before.again()

    @Slot(bool)
    def list_networks(self, timed: bool = False) -> None:
        """What is known of every network. Answers by taskProgress and taskDone or taskFailed of "networks".

        timed: each is run on this machine first.
        """
        self._tasks.start("networks", "looking at the networks", tasks.networks_work(self.workspace, timed))

    @Slot(bool)
    def look_inside(self, on: bool = True) -> None:
        """Look into the network at work on each sample on show, until switched off. Answers by insideChanged."""
        self._predicting.look_inside(on)

    @Slot()
    def _on_prediction(self) -> None:
        self.predictionChanged.emit()
        self._compare_soon.start()

    @Slot()
    def _on_checkpoint(self) -> None:
        info = self.checkpoint_info
        if info is not None and info.path == self._keep_checkpoint and self.workspace is not None:
            if not self.read_only:
                work = tasks.use_checkpoint_work(self.workspace, info.path)
                self._tasks.start("use checkpoint", "noting the checkpoint", work)
            self._keep_checkpoint = None
        self.checkpointChanged.emit()

    @Slot(str, str)
    def _on_checkpoint_refused(self, message: str, hint: str) -> None:
        self._keep_checkpoint = None
        self.problem.emit(message, hint)
        self.settingRefused.emit("device", self.device)

    # training

    def start_training(self, settings: dict[str, Any]) -> bool:
        """Fine-tune in a child process. False, and `problem`, where it cannot be started.

        settings: fields of ml.finetune's settings by name.
        """
        if self.workspace is None:
            return False
        self._leave()
        if not self._saving.flush():
            self.problem.emit(self._saving.text, "The training takes what is saved: save first.")
            return False
        info = self.checkpoint_info
        started = self._training.start(self.workspace, settings, info.path if info is not None else None)
        if started:
            self._trained_in = self.workspace.directory
        return started

    @Slot()
    def stop_training(self) -> None:
        """Stop after the step in hand; the best so far is kept."""
        self._training.stop()

    @Slot()
    def accept_checkpoint(self) -> None:
        """Use the checkpoint that the last training made; the one before stays selectable."""
        trained_in = self._trained_in
        if trained_in is not None and self.workspace is not None and self.workspace.directory != trained_in:
            self.problem.emit(
                "This network was trained for another dataset.", "Open that dataset and accept it there."
            )
            return
        result, self._training.result = self._training.result, None
        if result is not None and result.get("checkpoint"):
            self.set_checkpoint(Path(result["checkpoint"]))

    @Slot()
    def keep_checkpoint(self) -> None:
        """Put the training's result aside; the present checkpoint stays, the new one stays selectable."""
        self._training.result = None

    # tasks

    def export(
        self,
        target: Path,
        what: str = "refined",
        only_accepted: bool = False,
        with_predictions: bool = False,
        force: bool = False,
        names: Sequence[str] | None = None,
    ) -> None:
        """Write the refined dataset, or these of its samples. Answers by taskProgress and taskDone or taskFailed."""
        if self._work is None:
            return
        self._leave()
        if not self._saving.flush():
            self.taskFailed.emit("export", self._saving.text, "The export takes what is saved: save first.")
            return
        info = self.checkpoint_info
        predict_with = (info.path, self.device) if with_predictions and info is not None else None
        if with_predictions and info is None:
            self.taskFailed.emit("export", "No checkpoint is loaded.", "Choose one under Network.")
            return
        work = tasks.export_work(
            self._work.dataset, self._work.workspace, target, what, only_accepted, predict_with, force, names
        )
        self._start_task("export", "exporting", work)

    @Slot()
    def check(self) -> None:
        """Read every file. Answers by taskProgress and taskDone or taskFailed of "check"."""
        if self._work is not None:
            work = tasks.check_work(self._work.dataset, self._work.workspace)
            self._start_task("check", "checking", work)

    def evaluate(self, checkpoint: Path, request: EvalRequest) -> None:
        """Evaluate a checkpoint. Answers by taskProgress and taskDone (Evaluated) or taskFailed of "evaluate"."""
        if self._work is None:
            return
        self._leave()
        if not self._saving.flush():
            self.taskFailed.emit(
                evaluating.EVALUATE, self._saving.text, "The evaluation takes what is saved: save first."
            )
            return
        work = evaluating.evaluation_work(
            self._work.dataset, self._work.workspace.directory, checkpoint, self.device, request
        )
        self._start_task(evaluating.EVALUATE, "evaluating", work)

    def save_evaluation(self, path: Path, evaluated: Evaluated) -> None:
        """Write it as the page, table or document that the ending says. Answers by taskDone (Path) of "report"."""
        self._start_task(
            evaluating.REPORT, "writing a report", evaluating.report_work(path, evaluated, self._roots())
        )

    def save_plot(self, path: Path, data: bytes) -> None:
        """Write a plot's picture. Answers by taskDone (Path) or taskFailed of "report"."""
        self._start_task(
            evaluating.REPORT, "writing a plot", evaluating.picture_work(path, data, self._roots())
        )

    def _roots(self) -> tuple[Path, ...]:
        return (self._work.dataset.root,) if self._work is not None else ()

    @Slot(str)
    def cancel_task(self, task: str) -> None:
        """Ask "export" or "check" to end."""
        self._tasks.cancel(task)

    def _start_task(self, name: str, doing: str, work: Work) -> None:
        if not self._tasks.start(name, doing, work):
            self.taskFailed.emit(name, f"This {name} is running already.", "Wait for its end, or cancel it.")

    @Slot(str, str, str)
    def _on_task_failed(self, name: str, message: str, hint: str) -> None:
        if name.startswith(_CHECKPOINT):
            if name == f"{_CHECKPOINT}{self._checkpoint_request}":
                self._predicting.refuse(message, hint)
        elif name == "use checkpoint":
            self.problem.emit(message, hint)
        else:
            self.taskFailed.emit(name, message, hint)
