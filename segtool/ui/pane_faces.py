"""What the panes say: headings and faces, from the workbench's state alone."""

from segtool.workbench import Workbench

Title = tuple[str, str, str, bool]
"""Heading, detail, chip, and whether the chip is accented."""
Words = tuple[str, str, str, str, bool]
"""Icon, title, text, button, and whether it stands low, so that the picture is seen; no title means no face."""

NOTHING: Words = ("", "", "", "", False)
UPRIGHT = (0, 1)
"""EXIF orientations that ask for nothing."""


def left_title(bench: Workbench) -> Title:
    """Which of the two the left pane shows, and what is to be known about it."""
    if bench.loading:
        return ("Ground truth", f"loading {bench.loading}…", "", False)
    if bench.current is None:
        return ("Ground truth", "", "", False)
    heading, detail = _halves(bench.left_title)
    notes = []
    if bench.orientation not in UPRIGHT:
        notes.append("file asks to be turned")
    if bench.held_out_note:
        notes.append("held out")
    return (heading, detail, " · ".join(notes), False)


def _halves(title: str) -> tuple[str, str]:
    """ "Your correction, 3 strokes" or "Ground truth (untouched)": the words before, and what follows."""
    for mark in (" · ", ", ", " ("):
        before, found, after = title.partition(mark)
        if found:
            return before, after.removesuffix(")") if mark == " (" else after
    return title, ""


def left_face(bench: Workbench) -> Words:
    """What stands over the left pane."""
    if bench.current is None or bench.loading:
        return (
            ("picture", f"Loading {bench.loading}…", "", "", False)
            if bench.loading and bench.image is None
            else NOTHING
        )
    if bench.image is None:
        return ("broken", "This picture cannot be read", bench.image_error, "", False)
    if not bench.has_label_map:
        problem = bench.truth.problem.sentence if bench.truth is not None and bench.truth.problem else ""
        text = f"{problem} Paint to begin, or press T to begin with the prediction.".strip()
        return ("", "No ground truth", text, "", True)
    return NOTHING


def right_title(bench: Workbench) -> Title:
    """Which checkpoint predicted, how long it took, and whether that still holds."""
    prediction, info = bench.prediction, bench.checkpoint_info
    name = info.name if info is not None else ""
    if prediction is None:
        return ("Prediction", name, "predicting…" if bench.predicting else "", False)
    detail = f"{prediction.checkpoint} · {duration(prediction.milliseconds)}"
    if bench.prediction_outdated:
        return ("Prediction", detail, "of an older checkpoint", False)
    return ("Prediction", detail, "predicting…" if bench.predicting else "", False)


def right_face(bench: Workbench) -> Words:
    """What stands over the prediction."""
    if bench.loading or bench.current is None:
        return NOTHING
    if bench.image is None:
        return ("broken", "Nothing to predict", "", "", False)
    if bench.prediction_error:
        return ("warning", "No prediction", bench.prediction_error, "Retry", True)
    return NOTHING


def duration(milliseconds: float) -> str:
    """ "18 ms", "2.5 s"."""
    return f"{milliseconds:.0f} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.1f} s"
