"""predict and eval: a checkpoint's masks, and how good they are."""

from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from segtool.cli.common import (
    add_dataset,
    add_split,
    opened,
    prepare_torch,
    refuse_inside_dataset,
    remark_problems,
)
from segtool.cli.output import Output, Result, percent
from segtool.cli.running import should_stop
from segtool.core.checkpoints import resolve_checkpoint
from segtool.core.errors import SegtoolError, UsageError
from segtool.core.lists import key_of
from segtool.core.metrics import BINARY_RULES
from segtool.core.problems import counted
from segtool.core.workspace import Workspace

Named = list[tuple[str, Path]]


def add_predict(parser: ArgumentParser) -> None:
    parser.add_argument(
        "inputs", nargs="+", type=Path, metavar="DATASET|IMAGE", help="one dataset's folder, or pictures"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="receives NAME.png, values 1, 2, 3"
    )
    add_split(parser, "all")
    _add_flip(parser)
    parser.add_argument("--force", action="store_true", help="replace files that are already in DIR")
    parser.set_defaults(run=run_predict)


def run_predict(arguments: Namespace, output: Output) -> Result:
    inputs: list[Path] = arguments.inputs
    missing = next((path for path in inputs if not path.exists()), None)
    if missing is not None:
        raise SegtoolError(f"There is nothing at {missing}.", "Name a dataset's folder or pictures.", missing)
    if not any(path.is_dir() for path in inputs):
        return _predict_files(arguments, output, [(path.stem, path) for path in inputs], None, ())
    if len(inputs) > 1:
        raise UsageError(
            "Either one dataset's folder or pictures, not both.", "Run the command once for each."
        )
    arguments.dataset = inputs[0]
    with opened(arguments, output) as (dataset, workspace):
        remark_problems(dataset, output)
        pictures = [(sample.name, sample.image) for sample in dataset.in_split(arguments.split)]
        if not pictures:
            raise SegtoolError(
                f"No sample of {dataset.root} is in {arguments.split}.",
                "Choose another --split.",
                dataset.root,
            )
        return _predict_files(arguments, output, pictures, workspace, (dataset.root,))


def _predict_files(
    arguments: Namespace,
    output: Output,
    pictures: Named,
    workspace: Workspace | None,
    roots: tuple[Path, ...],
) -> Result:
    out: Path = arguments.out.expanduser()
    refuse_inside_dataset(out, roots)
    _refuse_collisions(pictures, out, arguments.force)
    predictor = load_predictor(arguments, workspace)
    from segtool.ml.predicting import predict_files

    report = predict_files(predictor, pictures, out, output.progress, should_stop)
    failed: list[dict[str, str]] = report["failed"]
    lines = [f"failed: {one['name']}: {one['reason']} ({one['file']})" for one in failed]
    lines.append(
        f"{counted(report['written'], 'mask')} written to {out} by {predictor.name}"
        f" on {predictor.device_text}" + (f", {len(failed):,} failed." if failed else ".")
    )
    return Result(report, lines, 1 if failed else 0)


def _refuse_collisions(pictures: Iterable[tuple[str, Path]], out: Path, force: bool) -> None:
    """Two pictures of one name, a mask over its own picture, a file that is there already: told before any work."""
    seen: dict[str, Path] = {}
    for name, picture in pictures:
        other = seen.setdefault(key_of(name), picture)
        if other is not picture:
            raise UsageError(
                f"{other} and {picture} would both become {name}.png.", "Predict them apart.", picture
            )
        target = out / f"{name}.png"
        if not target.exists():
            continue
        if target.samefile(picture):
            raise UsageError(
                f"The mask of {picture} would replace it.", "Choose another folder with --out.", picture
            )
        if not force:
            raise SegtoolError(
                f"{target} is there already.", "Choose another folder, or replace it with --force.", target
            )


def add_eval(parser: ArgumentParser) -> None:
    add_dataset(parser)
    add_split(parser, "test")
    parser.add_argument(
        "--truth",
        choices=("original", "corrected"),
        default="original",
        help="compare with the dataset's trimaps, or with corrections where there are some (default: original)",
    )
    _add_flip(parser)
    parser.set_defaults(run=run_eval)


def run_eval(arguments: Namespace, output: Output) -> Result:
    with opened(arguments, output) as (dataset, workspace):
        remark_problems(dataset, output)
        if arguments.truth == "corrected":
            output.remark(f"Taken: the corrections saved {workspace.saved_state() or '(none)'}.")
        predictor = load_predictor(arguments, workspace)
        from segtool.ml.evaluation import evaluate

        document = evaluate(
            predictor,
            dataset,
            workspace,
            split=arguments.split,
            truth=arguments.truth,
            progress=output.progress,
            should_stop=should_stop,
        )
    return Result(document, _eval_lines(document, predictor), 1 if document["skipped"] else 0)


def _eval_lines(document: dict[str, Any], predictor: Any) -> list[str]:
    lines = [f"skipped: {one['name']}: {one['reason']}" for one in document["skipped"]]
    lines.append(
        f"{counted(document['images'], 'picture')} of {document['split']}, {document['truth']} truth, "
        f"{predictor.name} on {predictor.device_text}, flip {'on' if document['flip'] else 'off'}:"
    )
    lines.append(f"  mean IoU     {percent(document['mean_iou'])} (three classes, at the pictures' own size)")
    lines += [f"  {name:<12} {percent(value)}" for name, value in document["iou"].items()]
    lines += [
        f"  pet alone    {percent(value)} ({BINARY_RULES[rule]})"
        for rule, value in document["binary_iou"].items()
    ]
    return lines


def load_predictor(arguments: Namespace, workspace: Workspace | None) -> Any:
    """The chosen checkpoint, ready; torch is imported here."""
    path = resolve_checkpoint(workspace, arguments.checkpoint)
    prepare_torch()
    from segtool.ml.predictor import Predictor

    return Predictor(path, arguments.device, getattr(arguments, "flip", None))


def _add_flip(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--flip",
        action=BooleanOptionalAction,
        default=None,
        help="also predict the mirrored picture and take the mean (default: as the checkpoint says)",
    )
