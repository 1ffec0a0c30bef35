"""sample, check, stats, export: what can be done with a dataset without a network (but for exported predictions)."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from segtool.cli.common import (
    add_dataset,
    add_names,
    opened,
    prepare_torch,
    read_names,
    refuse_inside_dataset,
)
from segtool.cli.output import Output, Result, has_problems, percent, problem_lines
from segtool.cli.running import should_stop
from segtool.core.dataset import Sample
from segtool.core.errors import SegtoolError, UsageError
from segtool.core.labels import VALUE_MAPPING, choose_mapping
from segtool.core.lock import WindowLock
from segtool.core.origins import in_words
from segtool.core.problems import PROBLEM, counted, printable
from segtool.core.progress import step
from segtool.core.split import load_split
from segtool.core.truth import VALUE_MAPPINGS
from segtool.core.workspace import Workspace

NO_MAPPING = "none"


def add_sample(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    parser.set_defaults(run=run_sample)


def run_sample(arguments: Namespace, output: Output) -> Result:
    from segtool.core.drawing.sample import write_sample

    folder: Path = arguments.folder
    refuse_inside_dataset(folder.expanduser().absolute().parent, ())

    def drawn(done: int, total: int) -> None:
        step(output.progress, should_stop, done, total, "drawn")

    pictures = write_sample(folder, drawn)
    document = {"dataset": printable(str(folder)), "pictures": pictures}
    return Result(document, [f"{folder} holds {counted(pictures, 'drawn picture')} with exact masks."])


def add_check(parser: ArgumentParser) -> None:
    add_dataset(parser)
    _add_mapping(parser)
    parser.add_argument(
        "--remember",
        action="store_true",
        help="keep the mapping for this dataset: window, eval, train, export use it",
    )
    parser.set_defaults(run=run_check)


def run_check(arguments: Namespace, output: Output) -> Result:
    from segtool.core.check import check_dataset

    if arguments.remember and arguments.mapping is None:
        raise UsageError("--remember keeps a mapping, and none is given.", "Add --mapping NAME.")
    with opened(arguments, output, read_only=not arguments.remember) as (dataset, workspace):
        mapping = _mapping(arguments, workspace.get(VALUE_MAPPING))
        split = load_split(workspace, dataset)
        problems = check_dataset(dataset, mapping, output.progress, should_stop, split)
        if arguments.remember:
            _remember(workspace, mapping)
    serious = sum(problem.severity == PROBLEM for problem in problems)
    notes = len(problems) - serious
    document = {
        "dataset": printable(str(dataset.root)),
        "samples": len(dataset.samples),
        "mapping": mapping,
        "sets": split.counts,
        "counts": {"problem": serious, "note": notes},
        "problems": [problem.to_json() for problem in problems],
    }
    lines = [
        f"train {len(split.train):,}, validation {len(split.validation):,}, held-out {len(split.held_out):,} pictures.",
        f"{counted(len(dataset.samples), 'picture')}: {counted(serious, 'problem')}, {counted(notes, 'note')}.",
    ]
    return Result(document, [*problem_lines(problems), *lines], 1 if has_problems(problems) else 0)


def add_stats(parser: ArgumentParser) -> None:
    add_dataset(parser)
    _add_mapping(parser)
    parser.set_defaults(run=run_stats)


def run_stats(arguments: Namespace, output: Output) -> Result:
    from segtool.core.stats import dataset_stats

    with opened(arguments, output) as (dataset, workspace):
        mapping = _mapping(arguments, workspace.get(VALUE_MAPPING))
        document = dataset_stats(dataset, mapping, output.progress, should_stop, workspace)
    return Result(document, _stats_lines(document), 1 if document["unreadable"] else 0)


def add_export(parser: ArgumentParser) -> None:
    add_dataset(parser)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="a new folder, or an earlier export"
    )
    parser.add_argument("--accepted-only", action="store_true", help="only samples whose review is accepted")
    add_names(parser)
    parser.add_argument(
        "--predictions", action="store_true", help="predict what has no ground truth and no correction"
    )
    parser.add_argument(
        "--force", action="store_true", help="write beside other files in DIR, never over them"
    )
    parser.add_argument(
        "--verify", action="store_true", help="write nothing: compare the export in DIR with its manifest"
    )
    parser.set_defaults(run=run_export)


def run_export(arguments: Namespace, output: Output) -> Result:
    from segtool.core.export import export_dataset, verify_export

    target: Path = arguments.out.expanduser()
    if arguments.verify:
        faults = verify_export(target)
        document = {"target": printable(str(target)), "problems": [fault.to_json() for fault in faults]}
        whole = [f"The export in {target} is as its manifest says."]
        return Result(document, problem_lines(faults) or whole, 1 if has_problems(faults) else 0)
    with opened(arguments, output) as (dataset, workspace):
        saved = workspace.saved_state()
        output.remark(f"Taken: the state saved {saved}." if saved else "Taken: no correction was saved yet.")
        predict, digest = (None, None)
        if arguments.predictions:
            predict, digest = _predict_with(arguments, workspace)
        report = export_dataset(
            dataset,
            workspace,
            target,
            only_accepted=arguments.accepted_only,
            predict=predict,
            checkpoint_digest=digest,
            force=arguments.force,
            progress=output.progress,
            should_stop=should_stop,
            names=read_names(arguments),
        )
    origins = ", ".join(f"{number:,} {origin}" for origin, number in report.origins.items() if number)
    lines = problem_lines([*report.failed, *report.left_out])
    lines.append(
        f"{counted(report.written, 'sample')} written to {target} ({origins or 'none'}) and read back."
    )
    return Result(report.to_json(), lines, 0 if report.clean else 1)


def _predict_with(arguments: Namespace, workspace: Any) -> tuple[Callable[[Sample], NDArray[np.uint8]], str]:
    """How a sample without ground truth gets its label map, and by which checkpoint."""
    prepare_torch()
    from segtool.core.checkpoints import resolve_checkpoint
    from segtool.core.images import read_image
    from segtool.ml.predictor import Predictor

    predictor = Predictor(resolve_checkpoint(workspace, arguments.checkpoint), arguments.device)
    return lambda sample: predictor.predict(read_image(sample.image)).label_map, predictor.digest


def _add_mapping(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--mapping",
        choices=(*VALUE_MAPPINGS, NO_MAPPING),
        help="read trimaps of other values (zero-based: 0 pet, 1 background, 2 border); default: the remembered one",
    )


def _remember(workspace: Workspace, mapping: str | None) -> None:
    """An open window holds label maps by the old mapping: it is to be chosen there."""
    lock = WindowLock()
    if not lock.acquire(workspace.directory):
        raise SegtoolError(
            f"The mapping was not kept: a window edits this workspace ({WindowLock.holder(workspace.directory)}).",
            "Choose it in the window, or close the window first.",
        )
    try:
        choose_mapping(workspace, mapping)
    finally:
        lock.release()


def _mapping(arguments: Namespace, remembered: str | None) -> str | None:
    if arguments.mapping is None:
        return remembered
    return None if arguments.mapping == NO_MAPPING else str(arguments.mapping)


def _stats_lines(document: dict[str, Any]) -> list[str]:
    lines = [f"{document['root']}: {_count_text(document)}"]
    lines += [
        f"  {name:<12} {_count_text(one)}"
        for name, one in {**document["splits"], **document["species"]}.items()
    ]
    if document["sizes"]:
        for side, spread in document["sizes"].items():
            lines.append(
                f"  {side:<12} {spread['smallest']} to {spread['largest']}, median {spread['median']:g} px"
            )
    if document["classes"]:
        shares = ", ".join(f"{name} {percent(share)}" for name, share in document["classes"].items())
        lines.append(f"  pixels       {shares}")
    lines += _origin_lines(document["origins"])
    lines += _work_lines(document["work"])
    lines.append(f"  {counted(len(document['breeds']), 'breed')}:")
    lines += [f"    {row['name']:<28} {row['on_disk']:>6,} on disk" for row in document["breeds"]]
    lines += [f"unreadable: {name}" for name in document["unreadable"]]
    return lines


def _origin_lines(origins: dict[str, Any]) -> list[str]:
    corrections = origins["corrections"]
    lines = [f"  come from    {in_words(origins['shares'])}"] if origins["shares"] else []
    if corrections["samples"]:
        many = counted(corrections["samples"], "correction")
        lines.append(f"  {many} alone: {in_words(corrections['shares'])}")
    for row in origins["sources"]:
        name = row["title"] or row["source"].partition(":")[2] or row["source"]
        lines.append(f"    {row['category']:<18} {name:<24.24} {row['pixels']:>14,} px")
    return lines


def _work_lines(work: dict[str, Any]) -> list[str]:
    if not work["samples"]:
        return []
    minutes = f"{work['seconds'] / 60:,.1f} minutes on {counted(work['samples'], 'sample')}"
    steps = f"{counted(work['strokes'], 'stroke')}, {counted(work['clicks'], 'click')}"
    return [f"  work         {minutes}: {steps}, {work['pixels']:,} pixels changed"]


def _count_text(counts: dict[str, int]) -> str:
    return f"{counts['on_disk']:,} on disk, {counts['listed']:,} listed, {counts['ground_truth']:,} with ground truth"
