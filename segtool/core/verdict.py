"""Is the new checkpoint worth taking? The gate's verdict, from the changes on held-out pictures alone."""

from collections.abc import Mapping

from segtool.core.bootstrap import LEVEL, RESAMPLES, Change
from segtool.core.classes import NAMES

MARGIN = 0.002
"""A figure may fall by this much and still count as not worse; it has to rise by more to count as better."""
CLASS_MARGIN = 0.005
"""The same for one class alone, whose IoU moves more than the mean."""
FEWEST = 5
"""Held-out samples below which nothing can be told."""
RULE = (
    f"Worse: mean IoU or binary IoU (border as pet) on held-out fell by more than {MARGIN}, or the IoU of one class "
    f"fell by more than {CLASS_MARGIN} and the whole interval of its change lies below 0. Better: not worse, mean IoU "
    f"rose by more than {MARGIN} and the whole interval of its change lies above 0. Same: everything else. Under "
    f"{FEWEST} samples nothing can be told. Intervals: {LEVEL:.0%}, paired bootstrap over the pictures, "
    f"{RESAMPLES} resamples."
)
_ROUNDING = 1e-9

BETTER, SAME, WORSE, CANNOT_TELL = "better", "same", "worse", "cannot tell"
PROPOSED = frozenset({BETTER, SAME})
"""Verdicts at which the new checkpoint is proposed; a person can take it at any other, knowingly."""


def verdict(images: int, changes: Mapping[str, Change], left_out: int = 0) -> tuple[str, str]:
    """(word, sentences) from the changes by figure on `images` held-out samples (`bootstrap.paired_changes`).

    left_out: held-out samples that one of the two networks was trained on.
    """
    if images < FEWEST:
        more = f"; {left_out} more were trained on and left out" if left_out else ""
        return CANNOT_TELL, f"There are {images} held-out samples, at least {FEWEST} are needed{more}."
    mean = changes["mean_iou"]
    if mean.old is None or mean.new is None:
        return CANNOT_TELL, "No pixel of the held-out samples can be judged."
    told = f"On {images} held-out samples {_said('mean IoU', mean)}."
    if _fell(mean, MARGIN):
        return WORSE, f"{told} It fell by more than {MARGIN}."
    binary = changes["binary_iou.border_as_pet"]
    if _fell(binary, MARGIN):
        return WORSE, f"{told} But {_said('binary IoU (border as pet)', binary)} fell by more than {MARGIN}."
    fallen = [name for name in NAMES if _fell(changes[f"iou.{name}"], CLASS_MARGIN, certainly=True)]
    if fallen:
        only = _said("its IoU", changes[f"iou.{fallen[0]}"])
        which = f"worse on {fallen[0]} only" if len(fallen) == 1 else f"worse on {' and '.join(fallen)}"
        return WORSE, f"{told} The new checkpoint is {which}: {only}."
    if mean.new > mean.old + MARGIN + _ROUNDING:
        if mean.low is not None and mean.low > 0:
            return BETTER, f"{told} The whole interval lies above 0."
        return SAME, f"{told} The interval holds 0: the rise may be chance."
    return SAME, f"{told} The change is within the margin of {MARGIN}."


def _fell(change: Change, margin: float, certainly: bool = False) -> bool:
    """By more than the margin; certainly: and the whole interval of the change lies below 0."""
    if change.old is None or change.new is None or change.new >= change.old - margin - _ROUNDING:
        return False
    return not certainly or (change.high is not None and change.high < 0)


def _said(figure: str, change: Change) -> str:
    """ "mean IoU 0.800 -> 0.810 (+0.010, interval +0.004 to +0.016)"."""
    if change.low is None or change.high is None:
        return f"{figure} {change.old:.3f} -> {change.new:.3f} ({change.difference:+.3f})"
    return (  # one text, so that the window can put it into its language
        f"{figure} {change.old:.3f} -> {change.new:.3f} ({change.difference:+.3f}, "
        f"interval {change.low:+.3f} to {change.high:+.3f})"
    )
