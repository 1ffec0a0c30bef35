"""networks: what there is to choose from."""

from argparse import ArgumentParser, Namespace
from typing import Any

from segtool.cli.common import add_dataset, opened, prepare_torch
from segtool.cli.output import Output, Result, percent
from segtool.cli.running import should_stop
from segtool.core.checkpoints import CheckpointInfo, list_checkpoints


def add_networks(parser: ArgumentParser) -> None:
    add_dataset(parser, optional=True)
    parser.add_argument(
        "--time", action="store_true", help="time each on this machine first; the answers are kept"
    )
    parser.set_defaults(run=run_networks)


def run_networks(arguments: Namespace, output: Output) -> Result:
    checkpoints = _checkpoints(arguments, output)
    prepare_torch()
    from segtool.ml.network_info import network_table

    document = network_table(checkpoints, arguments.time, output.progress, should_stop)
    return Result(document, _lines(document))


def _checkpoints(arguments: Namespace, output: Output) -> list[CheckpointInfo]:
    if arguments.dataset is None:
        return list_checkpoints(None)
    with opened(arguments, output) as (_, workspace):
        return list_checkpoints(workspace)


def _lines(document: dict[str, Any]) -> list[str]:
    head = ("network", "family", "year", "parameters", "MB", "depth", "input", "ms CPU", "ms GPU", "mean IoU")
    rows = [head, *(_cells(row) for row in document["networks"])]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    lines += ["", "upsampling (the default first):"]
    lines += [f"  {row['name']:<22} {', '.join(row['upsamplings'])}" for row in document["networks"]]
    lines += ["", "the lecture's DenseNets, classifying at 224 x 224:"]
    for row in document["networks"]:
        theirs = row["lecture"]
        if theirs:
            lines.append(
                f"  {row['name']:<22} {theirs['size_mb']} MB, {theirs['parameters'] / 1e6:.1f} M parameters "
                f"({theirs['torchvision_parameters']:,} trained), depth {theirs['depth']}, top-1 "
                f"{percent(theirs['top_1'])}, {theirs['ms_cpu']} ms CPU, {theirs['ms_gpu']} ms GPU"
            )
    lines += [document["note"], f"This machine: {document['machine']}; GPU: {document['gpu'] or 'none'}."]
    if all(row["ms_cpu"] is None for row in document["networks"]):
        lines.append("Not timed here yet: segtool networks --time.")
    return lines


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    best = row["best"]
    return (
        row["name"],
        row["family"],
        str(row["year"]),
        f"{row['parameters']:,}",
        f"{row['size_mb']:.1f}",
        str(row["depth"]),
        str(row["input"]),
        *("-" if row[key] is None else f"{row[key]:.1f}" for key in ("ms_cpu", "ms_gpu")),
        "-" if best is None else f"{best['mean_iou']:.3f} on {best['on']}",
    )
