"""train: fine-tune on the corrected samples, compare old and new, and switch if that is wanted."""

import io
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path
from typing import Any

from segtool.cli.common import add_dataset, opened, prepare_torch, remark_problems
from segtool.cli.flags import add_flags, given
from segtool.cli.output import Output, Result, percent
from segtool.cli.running import INTERRUPTED, should_stop
from segtool.core.checkpoints import use_checkpoint
from segtool.core.errors import SegtoolError, UsageError
from segtool.core.problems import counted, printable
from segtool.core.processes import rank
from segtool.core.recipe_file import load_recipe, save_recipe
from segtool.core.split import load_split
from segtool.core.trainable import refuse_nothing
from segtool.core.training_options import OPTIONS, FineTuneSettings
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
        "--recipe",
        type=Path,
        metavar="FILE",
        help="take the options from a TOML file; flags given here come first",
    )
    parser.add_argument(
        "--save-recipe", type=Path, metavar="FILE", help="write the options to a recipe, and train nothing"
    )
    parser.add_argument(
        "--resume",
        nargs="?",
        const=LATEST,
        metavar="RUN",
        help="go on with a run that was cut off (the newest one)",
    )
    parser.add_argument(
        "--corrected-only", action="store_true", help="no rehearsal: nothing of the trainval ground truth"
    )
    parser.add_argument(
        "--encoder-weights",
        choices=("imagenet", "none"),
        help="of a fresh network: the same as --start imagenet and --start scratch",
    )
    parser.add_argument(
        "--accept",
        choices=tuple(ACCEPTED_VERDICTS),
        default="never",
        help="when the new checkpoint becomes the workspace's current one (default: never)",
    )
    add_flags(parser, OPTIONS, without=_COMMON)
    parser.set_defaults(run=run_train)


def run_train(arguments: Namespace, output: Output) -> Result:
    said = _said(arguments)
    if arguments.save_recipe is not None:
        return _save_recipe(arguments.save_recipe, said)
    others = rank() > 0  # of several processes under torchrun the first one writes and speaks
    if others:
        output = Output(False, True)
        sys.stdout = io.StringIO()  # to the end of the process
    with opened(arguments, output, read_only=others) as (dataset, workspace):
        remark_problems(dataset, output)
        if workspace.read_only and not others:
            raise SegtoolError(
                "The workspace cannot be written.",
                "Choose another with --workspace DIR.",
                workspace.directory,
            )
        output.remark(f"Taken: the corrections saved {workspace.saved_state() or '(none)'}.")
        settings = FineTuneSettings.from_json(said)
        if arguments.resume is None:
            refuse_nothing(dataset, workspace, load_split(workspace, dataset), settings)
        prepare_torch()
        from segtool.ml import finetune, resuming

        run = resuming.find_run(workspace, arguments.resume) if arguments.resume is not None else None
        if run is not None:
            settings = resuming.settings_of(run, said)
            output.remark(f"Going on with the run {run.id}.")
        outcome = finetune.fine_tune(dataset, workspace, settings, _Events(output), should_stop, run)
        if others:
            return Result({}, [], INTERRUPTED if outcome["stopped"] else 0)
        document = {**outcome, "current": _accept(arguments.accept, outcome, workspace)}
    return Result(document, _lines(document), INTERRUPTED if outcome.get("stopped") else 0)


LATEST = "latest"
FALLEN = 5
"""Pictures named whose mean IoU fell most."""
_COMMON = ("checkpoint", "device")
"""Options that every command has: their flags are there already."""


def _said(arguments: Namespace) -> dict[str, Any]:
    """The recipe's options, then those of the command line; everything else keeps its default."""
    flags = given(arguments, OPTIONS)
    if arguments.device == "auto":
        del flags["device"]  # nobody said it
    if arguments.encoder_weights is not None:
        flags["start"] = "imagenet" if arguments.encoder_weights == "imagenet" else "scratch"
    if arguments.corrected_only:
        flags |= {"data": "corrected", "rehearsal": 0.0}
    return {**(load_recipe(arguments.recipe) if arguments.recipe is not None else {}), **flags}


def _save_recipe(path: Path, said: dict[str, Any]) -> Result:
    settings = FineTuneSettings.from_json(said)
    if path.exists():
        raise UsageError(f"There is a file {path} already.", "Choose another name.", path)
    save_recipe(path, settings)
    return Result({"recipe": str(path)}, [f"Recipe written: {printable(str(path))}."])


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
        for sentence in event["same_pictures"]:
            self._output.remark(f"same picture: {sentence}")
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
        if table and table["images"]:
            lines.append(f"  {title}, {counted(table['images'], 'picture')}:")
            lines += [f"    {row:<4}{_figures_text(table[row])}" for row in ("old", "new")]
            lines += _changes_text(table)
    lines.append(f"Verdict: {gate['verdict']}. {gate['reason']}")
    lines.append("It is used from now on." if document["current"] else "The current checkpoint stays in use.")
    return lines


def _changes_text(table: dict[str, Any]) -> list[str]:
    """Each figure's change with its interval, and the pictures that lost most."""
    lines = [
        f"    {key:<26} {change['change']:+.3f} (interval {change['low']:+.3f} to {change['high']:+.3f})"
        for key, change in table["changes"].items()
        if change["change"] is not None and change["low"] is not None
    ]
    fallen = sorted((row for row in table["per_image"] if (row["change"] or 0) < 0), key=itemgetter("change"))
    if fallen:
        named = ", ".join(f"{printable(row['name'])} {row['change']:+.3f}" for row in fallen[:FALLEN])
        lines.append(f"    fell most: {named}")
    moved = table["moved"]
    lines.append(f"    {moved['up']} rose, {moved['down']} fell, {moved['equal']} stayed")
    return lines


def _figures_text(figures: dict[str, Any] | None) -> str:
    if not figures:
        return "-"
    border_as_pet = figures["binary_iou"]["border_as_pet"]
    return f"mean IoU {percent(figures['mean_iou'])}, pet with border {percent(border_as_pet)}"
