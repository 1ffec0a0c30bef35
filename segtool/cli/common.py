"""What several commands share: the dataset and its workspace, torch, the words of their options."""

import contextlib
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from segtool.cli.output import Output, problem_lines
from segtool.core.dataset import Dataset, read_dataset
from segtool.core.errors import SegtoolError
from segtool.core.outside import refuse_inside_dataset as refuse_inside_dataset
from segtool.core.workspace import Workspace

SPLITS = ("trainval", "test", "unlisted", "all")


def add_dataset(parser: ArgumentParser, optional: bool = False) -> None:
    """The DATASET argument."""
    parser.add_argument(
        "dataset",
        type=Path,
        metavar="DATASET",
        nargs="?" if optional else None,
        help="a folder with images/ and annotations/, or with pictures alone",
    )


def add_split(parser: ArgumentParser, default: str) -> None:
    """The --split option."""
    parser.add_argument(
        "--split", choices=SPLITS, default=default, help=f"which samples (default: {default})"
    )


def add_names(parser: ArgumentParser) -> None:
    """The --names option."""
    parser.add_argument(
        "--names",
        type=Path,
        metavar="FILE",
        help="only the samples that FILE names, one a line (- for standard input); # begins a remark",
    )


def read_names(arguments: Namespace) -> list[str] | None:
    """The names in the file of --names; None without one. Raises SegtoolError for a file that cannot be read."""
    path: Path | None = arguments.names
    if path is None:
        return None
    try:
        text = sys.stdin.read() if str(path) == "-" else path.expanduser().read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SegtoolError(
            f"The names in {path} cannot be read: {error}.", "One name a line.", path
        ) from error
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


@contextlib.contextmanager
def opened(
    arguments: Namespace, output: Output, read_only: bool = True
) -> Iterator[tuple[Dataset, Workspace]]:
    """The dataset and its workspace. Read-only creates nothing, so that a command that only looks leaves no trace."""
    dataset = read_dataset(arguments.dataset)
    workspace = Workspace.open(dataset.root, arguments.workspace, read_only)
    try:
        if workspace.notice:
            output.remark(workspace.notice)
        yield dataset, workspace
    finally:
        workspace.close()


def remark_problems(dataset: Dataset, output: Output) -> None:
    """Say what reading the dataset found, before anything is done with it."""
    for line in problem_lines(p for p in dataset.problems if p.kind in TOLD_FIRST):
        output.remark(line)


TOLD_FIRST = frozenset(
    {"picture-missing", "pictures-missing", "no-trimap", "list-missing", "same-stem", "in-two-lists"}
)
"""Kinds of problems that change what a command works on."""


def prepare_torch() -> None:
    """To be called before torch is imported: waiting threads sleep, and torch and torchvision fit."""
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from segtool.ml.pairing import check_pairing

    check_pairing()
