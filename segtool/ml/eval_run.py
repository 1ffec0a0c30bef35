"""One evaluation from start to end: what `segtool eval` and the window's page both run."""

from pathlib import Path

from segtool.core.dataset import Dataset
from segtool.core.eval_gallery import Gallery
from segtool.core.eval_report import EvalRequest, Evaluated
from segtool.core.progress import Progress, ShouldStop
from segtool.core.same_pictures import across_sets
from segtool.core.split import load_split
from segtool.core.workspace import Workspace
from segtool.ml.evaluation import evaluate
from segtool.ml.predictor import Predictor


def run_evaluation(
    request: EvalRequest,
    dataset: Dataset,
    workspace: Workspace,
    checkpoint: Path,
    device: str = "auto",
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
    gallery: bool = True,
) -> Evaluated:
    """Find pictures that stand in two sets, load the checkpoint, evaluate. gallery: also keep the worst pictures.

    progress starts over when the evaluation itself begins. Raises as `evaluate` and `Predictor` do.
    """
    same = across_sets(dataset, workspace, load_split(workspace, dataset), progress, should_stop)
    predictor = Predictor(checkpoint, device, request.flip)
    worst = Gallery() if gallery else None
    document = evaluate(
        predictor,
        dataset,
        workspace,
        split=request.split,
        truth=request.truth,
        progress=progress,
        should_stop=should_stop,
        resolution=request.resolution,
        same=same,
        on_picture=worst.add if worst is not None else None,
    )
    return Evaluated(document, tuple(worst.pictures()) if worst is not None else (), predictor.device_text)
