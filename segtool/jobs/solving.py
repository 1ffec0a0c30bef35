"""What tools need of a photograph beforehand, worked out off the window's thread: superpixels, the smart solver."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from segtool.core.tools.edit import Edit
from segtool.core.tools.smart import SmartSolver, SmartStroke
from segtool.core.tools.superpixels import superpixels
from segtool.jobs.latest import LatestJob


@dataclass(frozen=True, eq=False)
class Groundwork:
    """image: H x W x 3 uint8. grain: superpixels of this grain; None: the smart solver. pet: see SmartSolver."""

    serial: int
    image: NDArray[np.uint8]
    grain: float | None = None
    pet: NDArray[np.float32] | None = None
    features: tuple[NDArray[np.floating], ...] = ()


@dataclass(frozen=True, eq=False)
class Question:
    """What the last of the strokes changes; pet: H x W, what is pet or border now. See SmartSolver.solve."""

    serial: int
    image: NDArray[np.uint8]
    solver: SmartSolver
    pet: NDArray[np.bool_]
    strokes: tuple[SmartStroke, ...]


@dataclass(frozen=True, eq=False)
class Proposal:
    """What a tool would change, where that takes long. work: makes the Edit, or None. kind: the step's name.

    round: another one once what was asked for before is dropped.
    """

    round: int
    kind: str
    work: Callable[[], Edit | None]


def proposal_job(parent: QObject | None = None) -> LatestJob:
    """Answers a Proposal with an Edit or None; the newest counts."""
    return LatestJob(lambda request: request.work(), "working out what a tool changes", parent=parent)


def _worked_out(request: Groundwork | Question) -> Any:
    if isinstance(request, Question):
        return request.solver.solve(request.pet, request.strokes)
    if request.grain is not None:
        return superpixels(request.image, request.grain)
    return SmartSolver(request.image, request.features, request.pet)


def groundwork_job(parent: QObject | None = None) -> LatestJob:
    """Answers a Groundwork with Superpixels or a SmartSolver, a Question with a Region or None; the newest counts."""
    return LatestJob(_worked_out, "looking for edges", parent=parent)
