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
from segtool.cli.eval_text import eval_lines
from segtool.cli.output import Output, Result
from segtool.cli.running import should_stop
from segtool.core import files
from segtool.core.checkpoints import resolve_checkpoint
from segtool.core.errors import SegtoolError, UsageError
from segtool.core.eval_page import page
from segtool.core.eval_report import EVAL_SPLITS, ORIGINAL, RESOLUTIONS, TRUTHS, EvalRequest, as_csv
from segtool.core.lists import key_of
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
    parser.add_argument(
        "--split",
        choices=EVAL_SPLITS,
        default="test",
        help="which samples: of the dataset's lists, or of the workspace's three sets (default: test)",
    )
    parser.add_argument(
        "--truth",
        choices=TRUTHS,
        default="original",
        help="compare with the dataset's trimaps, or with corrections where there are some (default: original)",
    )
    parser.add_argument(
        "--resolution",
        choices=tuple(RESOLUTIONS),
        default=ORIGINAL,
        help="compare at the pictures' own size, or at the size of the network's input (default: original)",
    )
    parser.add_argument("--csv", type=Path, metavar="FILE", help="also write a line a picture, worst first")
    parser.add_argument(
        "--page",
        type=Path,
        metavar="FILE.html",
        help="also write one web page with plots and the worst pictures",
    )
    parser.add_argument("--force", action="store_true", help="replace the files of --csv and --page")
    _add_flip(parser)
    parser.set_defaults(run=run_eval)


def run_eval(arguments: Namespace, output: Output) -> Result:
    with opened(arguments, output) as (dataset, workspace):
        remark_problems(dataset, output)
        _refuse_reports(arguments, dataset.root)
        if arguments.truth == "corrected":
            output.remark(f"Taken: the corrections saved {workspace.saved_state() or '(none)'}.")
        checkpoint = resolve_checkpoint(workspace, arguments.checkpoint)
        prepare_torch()
        from segtool.ml.eval_run import run_evaluation

        request = EvalRequest(arguments.split, arguments.truth, arguments.resolution, arguments.flip)
        evaluated = run_evaluation(
            request,
            dataset,
            workspace,
            checkpoint,
            arguments.device,
            output.progress,
            should_stop,
            gallery=arguments.page is not None,
        )
    document = evaluated.document
    lines = eval_lines(document, evaluated.device)
    if arguments.csv is not None:
        files.write_text(arguments.csv.expanduser(), as_csv(document))
        lines.append(f"Written: {arguments.csv}")
    if arguments.page is not None:
        files.write_text(arguments.page.expanduser(), page(document, evaluated.pictures))
        lines.append(f"Written: {arguments.page}")
    return Result(document, lines, 1 if document["skipped"] else 0)


def _refuse_reports(arguments: Namespace, root: Path) -> None:
    """A report inside the dataset, or over a file that is there, before any work."""
    for path in (arguments.csv, arguments.page):
        if path is None:
            continue
        refuse_inside_dataset(path, (root,))
        if path.expanduser().exists() and not arguments.force:
            raise SegtoolError(
                f"{path} is there already.", "Choose another name, or replace it with --force.", path
            )


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
