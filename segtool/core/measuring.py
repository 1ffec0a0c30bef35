"""Predict all: the figures of every sample by one checkpoint, kept in the workspace; goes on where it ended."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from segtool.core.dataset import Sample
from segtool.core.errors import Cancelled, SegtoolError
from segtool.core.images import read_image
from segtool.core.labels import VALUE_MAPPING, label_map_of
from segtool.core.progress import Progress, ShouldStop, step
from segtool.core.sample_figures import SampleFigures, measure, truth_stamp
from segtool.core.workspace import Facts, Workspace

RECORD_SECONDS = 1.0
"""Figures are written down this often: an end in between loses no more than this."""


class Predicts(Protocol):
    """What is needed of a predictor."""

    @property
    def digest(self) -> str: ...

    def predict(self, image: NDArray[np.uint8]) -> Any: ...


@dataclass(frozen=True)
class Failure:
    """A sample without figures, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class PredictAllReport:
    """measured: figures made in this run. known: samples whose figures were there before and still hold."""

    checkpoint: str
    measured: int
    known: int
    failed: tuple[Failure, ...]


def stamp_of(sample: Sample, workspace: Workspace, facts: Facts, mapping: str | None) -> str:
    """`truth_stamp` of the label map that counts: the correction where there is one, else the trimap."""
    correction: Path | None = workspace.correction_path(sample.name) if facts.correction else None
    return truth_stamp(sample, correction, mapping)


def not_measured(samples: Iterable[Sample], workspace: Workspace, digest: str) -> list[Sample]:
    """Those of which this checkpoint's figures are missing or of another label map than there is now."""
    measured, facts, mapping = (
        workspace.figures.measured_by(digest),
        workspace.all_facts(),
        workspace.get(VALUE_MAPPING),
    )

    def holds(sample: Sample) -> bool:
        stamp = measured.get(sample.name)
        return stamp is not None and stamp == stamp_of(
            sample, workspace, facts.get(sample.name, Facts()), mapping
        )

    return [sample for sample in samples if not holds(sample)]


def measure_sample(predictor: Predicts, sample: Sample, workspace: Workspace) -> SampleFigures | Failure:
    """Predict one sample and compare. The stamp is taken first: what changes meanwhile makes the figures old."""
    try:
        stamp = stamp_of(sample, workspace, workspace.facts(sample.name), workspace.get(VALUE_MAPPING))
        labelled = label_map_of(sample, workspace)
        prediction = predictor.predict(read_image(sample.image))
        label_map = labelled.label_map if labelled is not None else None
        return measure(
            sample.name, predictor.digest, stamp, label_map, prediction.label_map, prediction.confidence
        )
    except Cancelled:
        raise
    except SegtoolError as error:
        return Failure(sample.name, error.message)


def predict_all(
    predictor: Predicts,
    samples: Sequence[Sample],
    workspace: Workspace,
    again: bool = False,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> PredictAllReport:
    """Measure every sample whose figures are not known, or all of them with `again`.

    What was measured is kept, whatever ends the run. Raises Cancelled, WriteError.
    """
    todo = list(samples) if again else not_measured(samples, workspace, predictor.digest)
    known = len(samples) - len(todo)
    waiting: list[SampleFigures] = []
    failed: list[Failure] = []
    written = clock()
    try:
        for number, sample in enumerate(todo):
            step(progress, should_stop, known + number, len(samples), sample.name)
            found = measure_sample(predictor, sample, workspace)
            if isinstance(found, Failure):
                failed.append(found)
            else:
                waiting.append(found)
            if clock() - written >= RECORD_SECONDS:
                workspace.figures.record(waiting)
                waiting, written = [], clock()
    finally:
        if waiting:
            workspace.figures.record(waiting)
    workspace.figures.prune(predictor.digest)
    step(progress, None, len(samples), len(samples), "")
    return PredictAllReport(predictor.digest, len(todo) - len(failed), known, tuple(failed))
