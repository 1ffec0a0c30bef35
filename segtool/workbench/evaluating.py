"""Evaluations of the window: the same run as the command's, beside whatever else is going on; and their files."""

from collections.abc import Callable
from pathlib import Path

from segtool.core import files
from segtool.core.dataset import Dataset
from segtool.core.eval_page import page
from segtool.core.eval_report import EvalRequest, Evaluated, as_csv
from segtool.core.outside import refuse_inside_dataset
from segtool.core.progress import Progress, ShouldStop
from segtool.core.workspace import Workspace
from segtool.jobs import torch_libraries
from segtool.jobs.tasks import Work
from segtool.jobs.worker import step_back

EVALUATE, REPORT = "evaluate", "report"
"""Names of the tasks."""

WRITERS: dict[str, Callable[[Path, Evaluated], None]] = {
    ".html": lambda path, found: files.write_text(path, page(found.document, found.pictures)),
    ".csv": lambda path, found: files.write_text(path, as_csv(found.document)),
    ".json": lambda path, found: files.write_json(path, found.document),
}
"""What an evaluation can be saved as, by the file's ending."""


def evaluation_work(
    dataset: Dataset, directory: Path, checkpoint: Path, device: str, request: EvalRequest
) -> Work:
    """The evaluation as a task. It reads the workspace in `directory` by itself, so that the window may leave it."""

    def work(progress: Progress, should_stop: ShouldStop) -> Evaluated:
        step_back()
        torch_libraries.preload()
        from segtool.ml.eval_run import run_evaluation

        workspace = Workspace.open(dataset.root, directory, read_only=True)
        try:
            return run_evaluation(request, dataset, workspace, checkpoint, device, progress, should_stop)
        finally:
            workspace.close()

    return work


def report_work(path: Path, evaluated: Evaluated, roots: tuple[Path, ...]) -> Work:
    """Write an evaluation as what the file's ending says, never into one of the datasets `roots`, as a task."""

    def work(_progress: Progress, _should_stop: ShouldStop) -> Path:
        refuse_inside_dataset(path, roots)
        WRITERS[path.suffix.lower()](path, evaluated)
        return path

    return work


def picture_work(path: Path, data: bytes, roots: tuple[Path, ...]) -> Work:
    """Write a plot's file, never into one of the datasets `roots`, as a task."""

    def work(_progress: Progress, _should_stop: ShouldStop) -> Path:
        refuse_inside_dataset(path, roots)
        files.write_bytes(path, data)
        return path

    return work
