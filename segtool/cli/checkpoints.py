"""checkpoint list and checkpoint use. No torch: only the files' headers are read."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from segtool.cli.common import add_dataset, opened
from segtool.cli.output import Output, Result, percent
from segtool.core.checkpoints import CheckpointInfo, list_checkpoints, resolve_checkpoint, use_checkpoint
from segtool.core.errors import SegtoolError
from segtool.core.problems import printable
from segtool.core.workspace import Workspace


def add_checkpoint(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=("list", "use"), help="list them, or choose one")
    add_dataset(parser, optional=True)
    parser.add_argument("name", nargs="?", metavar="NAME", help="for use: a name from the list, or a file")
    parser.set_defaults(run=run_checkpoint, parser=parser)


def run_checkpoint(arguments: Namespace, output: Output) -> Result:
    return {"list": _list, "use": _use}[arguments.action](arguments, output)


def _list(arguments: Namespace, output: Output) -> Result:
    if arguments.name is not None:
        arguments.parser.error(f"list takes no name ({arguments.name})")
    if arguments.dataset is None:
        return _listed(None)
    with opened(arguments, output) as (_, workspace):
        return _listed(workspace)


def _listed(workspace: Workspace | None) -> Result:
    found = list_checkpoints(workspace)
    current = _current(workspace)
    rows = [_row(info, current) for info in found]
    lines = [
        f"{'*' if row['current'] else ' '} {row['name']:<28} {row['network']:<12} {row['digest'][:12]}  {_score(info)}"
        for row, info in zip(rows, found, strict=True)
    ]
    return Result({"checkpoints": rows}, lines or ["There is no checkpoint."])


def _use(arguments: Namespace, output: Output) -> Result:
    if arguments.dataset is None or arguments.name is None:
        arguments.parser.error("use takes DATASET and NAME")
    with opened(arguments, output, read_only=False) as (_, workspace):
        if workspace.read_only:
            raise SegtoolError("The workspace cannot be written.", workspace.notice, workspace.directory)
        info = use_checkpoint(workspace, arguments.name)
    line = f"{info.name} ({info.digest[:12]}) is used from now on."
    return Result({"checkpoint": _row(info, info.path)}, [line])


def _current(workspace: Workspace | None) -> Path | None:
    try:
        return resolve_checkpoint(workspace, None).resolve()
    except SegtoolError:  # the current one is gone; the list is how a person finds another
        return None


def _row(info: CheckpointInfo, current: Path | None) -> dict[str, Any]:
    return {
        "name": info.name,
        "file": printable(str(info.path)),
        "digest": info.digest,
        "network": info.network,
        "current": current is not None and info.path.resolve() == current.resolve(),
    }


def _score(info: CheckpointInfo) -> str:
    figures = info.config.get("figures")
    validation = figures.get("validation") if isinstance(figures, dict) else None
    mean = validation.get("mean_iou") if isinstance(validation, dict) else None
    return f"mean IoU {percent(mean)} on validation" if isinstance(mean, float) else ""
