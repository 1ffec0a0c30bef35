"""The words that options of a training are chosen from."""

import math
from typing import Any

from segtool.core.lists import name_fault

CORRECTED, TRAINVAL, BOTH = "corrected", "trainval", "both"
"""What is trained on: corrected samples (with rehearsal), the ground truth of the training set, or all of the training
set with corrections where there are some."""
CHECKPOINT, SCRATCH, IMAGENET = "checkpoint", "scratch", "imagenet"
"""Where a training starts."""
LOSS_NAMES = ("cross-entropy+dice", "cross-entropy", "dice", "focal", "focal+dice")
PRECISIONS = ("auto", "float32", "bfloat16", "float16")
NO_WEIGHTS, INVERSE = "none", "inverse"
STOP, SMALLER = "stop", "smaller"
"""What follows where the memory does not suffice."""


def class_weights_of(text: str) -> tuple[float, ...] | None:
    """The three weights in "1,0.5,2", None for a text that names none. Raises ValueError for other numbers."""
    if text in ("", NO_WEIGHTS, INVERSE):
        return None
    weights = tuple(float(part) for part in text.replace(",", " ").split())
    if len(weights) != 3 or not all(math.isfinite(w) and w >= 0 for w in weights) or not any(weights):
        raise ValueError(text)
    return weights


def class_weights_fault(value: Any) -> str:
    """Why a text names no class weights, \"\" where it does."""
    try:
        class_weights_of(value)
    except ValueError:
        return f"is {NO_WEIGHTS}, {INVERSE} or three numbers for pet, background, border, not {value!r}"
    return ""


def new_name_fault(value: Any) -> str:
    """Why a checkpoint cannot be called so, \"\" where it can."""
    return name_fault(value) if value else ""


def size_fault(value: Any) -> str:
    """Why crops cannot have this side, \"\" where they can."""
    return "" if value == 0 or value >= 32 else f"is 0 or at least 32, not {value}"
