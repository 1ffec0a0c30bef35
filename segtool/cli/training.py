"""train: fine-tune on the corrected samples, compare old and new, and switch if that is wanted."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from segtool.cli.common import add_dataset, opened, prepare_torch, remark_problems
from segtool.cli.output import Output, Result, percent
from segtool.cli.running import INTERRUPTED, should_stop
from segtool.core.checkpoints import use_checkpoint
from segtool.core.errors import SegtoolError
from segtool.core.problems import counted, printable
from segtool.core.workspace import Workspace

ACCEPTED_VERDICTS: dict[str, tuple[str, ...]] = {
    "never": (),
    "not-worse": ("better", "same"),
    "always": ("better", "same", "worse", "cannot tell"),
}
"""--accept, and the gate's verdicts at which the new checkpoint becomes the current one."""


def add_train(parser: ArgumentParser) -> None:
    add_dataset(parser)
    parser.add_argument(
        "--only",
        choices=("corrected", "accepted"),
        default="corrected",
        help="train on every corrected sample, or on those whose review is accepted (default: corrected)",
    )
    parser.add_argument(
        "--corrected-only", action="store_true", help="no rehearsal: nothing of the trainval ground truth"
    )
    parser.add_argument(
        "--rehearsal", type=_not_negative, metavar="NUMBER", help="trainval samples for each corrected one"
    )
    parser.add_argument("--epochs", type=_positive(int), metavar="N")
    parser.add_argument("--batch", type=_positive(int), metavar="N")
    parser.add_argument("--rate", type=_positive(float), metavar="RATE", help="learning rate of the decoder")
    parser.add_argument("--seed", type=int, metavar="N")
    parser.add_argument("--name", metavar="NAME", help="of the new checkpoint")
    parser.add_argument(
        "--network", metavar="NAME", help="begin afresh with this network, not from a checkpoint"
    )
    parser.add_argument(
        "--accept",
        choices=tuple(ACCEPTED_VERDICTS),
        default="never",
        help="when the new checkpoint becomes the workspace's current one (default: never)",
    )
    parser.set_defaults(run=run_train)


def run_train(arguments: Namespace, output: Output) -> Result:
    with opened(arguments, output, read_only=False) as (dataset, workspace):
        remark_problems(dataset, output)
        if workspace.read_only:
            raise SegtoolError(
                "The workspace cannot be written.",
                "Choose another with --workspace DIR.",
                workspace.directory,
            )
        output.remark(f"Taken: the corrections saved {workspace.saved_state() or '(none)'}.")
        prepare_torch()
        from segtool.ml.finetune import FineTuneSettings, fine_tune

        settings = FineTuneSettings(**_settings(arguments))
        outcome = fine_tune(dataset, workspace, settings, _Events(output), should_stop)
        document = {**outcome, "current": _accept(arguments.accept, outcome, workspace)}
    return Result(document, _lines(document), INTERRUPTED if outcome.get("stopped") else 0)


def _settings(arguments: Namespace) -> dict[str, Any]:
    """What was said on the command line; everything else keeps its default."""
    given = {
        "only": arguments.only,
        "data": "corrected" if arguments.corrected_only else None,
        "rehearsal": 0.0 if arguments.corrected_only else arguments.rehearsal,
        "epochs": arguments.epochs,
        "batch": arguments.batch,
        "rate": arguments.rate,
        "seed": arguments.seed,
        "name": arguments.name,
        "network": arguments.network,
        "checkpoint": arguments.checkpoint,
        "device": arguments.device,
    }
    return {name: value for name, value in given.items() if value is not None}


def _accept(rule: str, outcome: dict[str, Any], workspace: Workspace) -> bool:
    """Whether the new checkpoint became the current one."""
    if outcome["gate"]["verdict"] not in ACCEPTED_VERDICTS[rule]:
        return False
    use_checkpoint(workspace, Path(outcome["checkpoint"]))
    return True


class _Events:
    """Turns the training's events into a bar and lines on standard error."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._shown: dict[str, Callable[[dict[str, Any]], None]] = {
            "preparing": self._work,
            "training": self._training,
            "step": self._step,
            "epoch": self._epoch,
            "gate": self._work,
            "verdict": lambda event: None,  # it stands in the result
        }

    def __call__(self, event: dict[str, Any]) -> None:
        self._shown.get(event["event"], self._said)(event)

    def _work(self, event: dict[str, Any]) -> None:
        self._said(event)
        self._output.progress(event["done"], event["total"], str(event["name"]))

    def _training(self, event: dict[str, Any]) -> None:
        for one in event["left_out"]:
            self._output.remark(f"left out: {one['name']}: {one['reason']}")
        self._said(event)

    def _step(self, event: dict[str, Any]) -> None:
        steps = event["steps"]
        done = (event["epoch"] - 1) * steps + event["step"]
        self._output.progress(
            done, event["epochs"] * steps, f"steps, epoch {event['epoch']}, loss {event['loss']:.3f}"
        )

    def _epoch(self, event: dict[str, Any]) -> None:
        loss = "-" if event["loss"] is None else f"{event['loss']:.4f}"
        found = event.get("figures") or {}
        self._output.remark(
            f"epoch {event['epoch']} of {event['epochs']}: loss {loss}, "
            f"validation mean IoU {percent(found.get('mean_iou'))}"
        )

    def _said(self, event: dict[str, Any]) -> None:
        text = event.get("text")
        if text:
            self._output.remark(str(text))


def _lines(document: dict[str, Any]) -> list[str]:
    gate = document["gate"]
    stopped = "Stopped; the best so far was kept. " if document.get("stopped") else ""
    lines = [
        f"{stopped}New checkpoint: {printable(str(document['checkpoint']))} ({document['digest'][:12]})."
    ]
    for key, title in (("held_out", "held-out"), ("trained_on", "trained on")):
        table = gate.get(key)
        if table:
            lines.append(f"  {title}, {counted(table['images'], 'picture')}:")
            lines += [f"    {row:<4}{_figures_text(table[row])}" for row in ("old", "new")]
    lines.append(f"Verdict: {gate['verdict']}. {gate['reason']}")
    lines.append("It is used from now on." if document["current"] else "The current checkpoint stays in use.")
    return lines


def _figures_text(figures: dict[str, Any] | None) -> str:
    if not figures:
        return "-"
    border_as_pet = figures["binary_iou"]["border_as_pet"]
    return f"mean IoU {percent(figures['mean_iou'])}, pet with border {percent(border_as_pet)}"


def _positive(kind: type[int] | type[float]) -> Callable[[str], int | float]:
    def number(text: str) -> int | float:
        try:
            value = kind(text)
        except ValueError as error:
            raise ArgumentTypeError(f"{text} is no number") from error
        if not 0 < value < float("inf"):
            raise ArgumentTypeError(f"{text} is not above 0")
        return value

    return number


def _not_negative(text: str) -> float:
    return 0.0 if text in ("0", "0.0") else float(_positive(float)(text))
