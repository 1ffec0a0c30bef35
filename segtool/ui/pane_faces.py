"""What the panes say: headings and faces of each kind, from the workbench's state alone."""

from collections.abc import Callable
from datetime import datetime

from segtool.ui.origin_words import of_sample, summary
from segtool.ui.pane_table import (
    BEFORE,
    BY_ID,
    CONFIDENCE,
    CORRECTION,
    DIFFERENCE,
    ORIGIN,
    PHOTOGRAPH,
    PREDICTION,
    TRUTH,
)
from segtool.ui.phrasebook import translated
from segtool.ui.words import number, tr
from segtool.workbench import Workbench
from segtool.workbench.past import ORIGINAL, EarlierState

Title = tuple[str, str, str, bool]
"""Heading, detail, chip, and whether the chip is accented."""
Words = tuple[str, str, str, str, bool]
"""Icon, title, text, button, and whether it stands low, so that the picture is seen; no title means no face."""

NOTHING: Words = ("", "", "", "", False)
UPRIGHT = (0, 1)
"""EXIF orientations that ask for nothing."""


def title(kind: str, bench: Workbench, turned: bool = False) -> Title:
    """The heading of a pane: what it shows, where that comes from, and what is to be known about it.

    turned: the view follows what the file asks for.
    """
    heading = tr(BY_ID[kind].title)
    if bench.loading:
        return (
            heading,
            tr("loading {name}…", name=bench.loading) if kind in (CORRECTION, TRUTH) else "",
            "",
            False,
        )
    if bench.current is None:
        return (heading, "", "", False)
    detail, chip = _TITLES[kind](bench)
    if kind in (CORRECTION, PHOTOGRAPH) and bench.orientation not in UPRIGHT:
        asked = tr("view turned, data as stored") if turned else tr("file asks to be turned")
        chip = " · ".join(part for part in (asked, chip) if part)
    return (heading, detail, chip, False)


def face(kind: str, bench: Workbench) -> Words:
    """What stands over a pane that has nothing to draw, or not what a person expects."""
    if bench.current is None or bench.loading:
        if bench.loading and bench.image is None and bench.provisional is None:
            return ("picture", tr("Loading {name}…", name=bench.loading), "", "", False)
        return NOTHING
    if bench.image is None:
        return ("broken", tr("This picture cannot be read"), translated(bench.image_error), "", False)
    return _FACES[kind](bench)


def busy(kind: str, bench: Workbench) -> bool:
    """Whether what the pane shows is on its way."""
    if kind in (PREDICTION, CONFIDENCE, DIFFERENCE):
        return bool(bench.predicting)
    if kind == BEFORE:
        return bool(bench.before_busy)
    return bool(bench.loading)


def against(bench: Workbench) -> str:
    """What the prediction is compared with."""
    return tr("your correction") if bench.shows_correction else tr("ground truth")


def duration(milliseconds: float) -> str:
    """ "18 ms", "2.5 s"."""
    return f"{number(milliseconds)} ms" if milliseconds < 1000 else f"{number(milliseconds / 1000, 1)} s"


def same_size(bench: Workbench) -> bool:
    """Whether what is edited and the prediction can be laid over each other."""
    canvas, prediction = bench.canvas, bench.prediction
    return canvas is None or prediction is None or canvas.label_map.shape == prediction.label_map.shape


# headings


def _halves(text: str) -> tuple[str, str]:
    """ "Your correction, 3 strokes" or "Ground truth (untouched)": the words before, and what follows."""
    for mark in (" · ", ", ", " ("):
        before, found, after = text.partition(mark)
        if found:
            return before, after.removesuffix(")") if mark == " (" else after
    return text, ""


def _correction_title(bench: Workbench) -> tuple[str, str]:
    earlier = bench.past.looked_at
    if earlier is not None:
        return earlier_text(earlier), tr("earlier state")
    if bench.shows_correction:
        detail = _halves(translated(bench.left_title))[1]
    elif bench.has_label_map:
        detail = tr("none yet: the ground truth")
    else:
        detail = tr("none yet")
    return detail, (tr("held out") if bench.held_out_note else "")


def _truth_title(bench: Workbench) -> tuple[str, str]:
    truth = bench.truth
    return (
        tr("the dataset's own, never changed") if truth is not None and truth.label_map is not None else ""
    ), ""


def _prediction_title(bench: Workbench) -> tuple[str, str]:
    prediction, info = bench.prediction, bench.checkpoint_info
    if prediction is None:
        return (info.name if info is not None else ""), (tr("predicting…") if bench.predicting else "")
    detail = f"{prediction.checkpoint} · {duration(prediction.milliseconds)}"
    return detail, _age(bench)


def _age(bench: Workbench) -> str:
    if bench.prediction is not None and bench.prediction_outdated:
        return tr("of an older checkpoint")
    return tr("predicting…") if bench.predicting else ""


def _difference_title(bench: Workbench) -> tuple[str, str]:
    if not bench.has_label_map:
        return "", _age(bench)
    return tr("prediction against {what}", what=against(bench)), _age(bench)


def _confidence_title(bench: Workbench) -> tuple[str, str]:
    return (bench.prediction.checkpoint if bench.prediction is not None else ""), _age(bench)


def _photograph_title(bench: Workbench) -> tuple[str, str]:
    image = bench.image
    size = "" if image is None else f"{image.shape[1]} × {image.shape[0]}"
    return size, ""


def earlier_text(state: EarlierState) -> str:
    """ "as after step 3, brush, 12:04:31"."""
    if state.place == ORIGINAL:
        return tr("as it was at the start")
    if state.step is None:
        return tr("before the oldest step that is kept")
    operation = state.step.operation
    return tr(
        "as after step {step}, {what}, {time}",
        step=state.place,
        what=translated(operation.kind),
        time=clock_text(operation.time),
    )


def clock_text(time: str) -> str:
    """The time of day where a person is, of an ISO time; with the day where it was not today. "" for none."""
    try:
        there = datetime.fromisoformat(time).astimezone()
    except ValueError:
        return ""
    today = there.date() == datetime.now().astimezone().date()
    return f"{there:%H:%M:%S}" if today else f"{there:%Y-%m-%d %H:%M}"


def _origin_title(bench: Workbench) -> tuple[str, str]:
    return summary(of_sample(bench)), ""


def _before_title(bench: Workbench) -> tuple[str, str]:
    if bench.before is not None:
        return f"{bench.before.checkpoint} · {duration(bench.before.milliseconds)}", ""
    return bench.before_name, (tr("predicting…") if bench.before_busy else "")


# faces


def _correction_face(bench: Workbench) -> Words:
    if bench.has_label_map:
        return NOTHING
    text = f"{_truth_problem(bench)} {tr('Paint to begin, or press T to begin with the prediction.')}".strip()
    return ("", tr("No ground truth"), text, "", True)


def _truth_problem(bench: Workbench) -> str:
    problem = bench.truth.problem if bench.truth is not None else None
    return translated(problem.sentence) if problem is not None else ""


def _truth_face(bench: Workbench) -> Words:
    if bench.truth is not None and bench.truth.label_map is not None:
        return NOTHING
    text = _truth_problem(bench) or tr("The dataset has no trimap for this picture.")
    return ("", tr("No ground truth"), text, "", True)


def _prediction_face(bench: Workbench) -> Words:
    if bench.prediction_error:
        return ("warning", tr("No prediction"), translated(bench.prediction_error), tr("Retry"), True)
    return NOTHING


def _confidence_face(bench: Workbench) -> Words:
    if bench.prediction_error:
        return ("warning", tr("No confidence yet"), translated(bench.prediction_error), tr("Retry"), True)
    if bench.prediction is None and not bench.predicting:
        return ("", tr("No confidence yet"), tr("It comes with the prediction."), "", True)
    return NOTHING


def _difference_face(bench: Workbench) -> Words:
    if bench.prediction_error:
        return (
            "warning",
            tr("Nothing to compare yet"),
            translated(bench.prediction_error),
            tr("Retry"),
            True,
        )
    if not bench.has_label_map:
        text = tr("There is no ground truth and no correction to compare the prediction with.")
        return ("", tr("Nothing to compare yet"), text, "", True)
    canvas, prediction = bench.canvas, bench.prediction
    if canvas is not None and prediction is not None and not same_size(bench):
        one, other = (f"{m.shape[1]} × {m.shape[0]}" for m in (canvas.label_map, prediction.label_map))
        text = tr("The label map is {one}, the prediction is {other}.", one=one, other=other)
        return ("warning", tr("The sizes differ"), text, "", True)
    return NOTHING


def _origin_face(bench: Workbench) -> Words:
    if bench.has_label_map and not bench.shows_correction and bench.past.looked_at is None:
        return ("", tr("Nothing changed yet"), tr("Every pixel is the ground truth's."), "", True)
    return _correction_face(bench)


def _before_face(bench: Workbench) -> Words:
    if bench.before_error:
        return (
            "warning",
            tr("No prediction to compare with"),
            translated(bench.before_error),
            tr("Retry"),
            True,
        )
    if not bench.before_name:
        text = tr("Choose a checkpoint to see what it says beside the one in use.")
        return ("network", tr("No second checkpoint"), text, tr("Choose a checkpoint…"), False)
    return NOTHING


_TITLES: dict[str, Callable[[Workbench], tuple[str, str]]] = {
    CORRECTION: _correction_title,
    TRUTH: _truth_title,
    PREDICTION: _prediction_title,
    DIFFERENCE: _difference_title,
    CONFIDENCE: _confidence_title,
    PHOTOGRAPH: _photograph_title,
    BEFORE: _before_title,
    ORIGIN: _origin_title,
}
_FACES: dict[str, Callable[[Workbench], Words]] = {
    CORRECTION: _correction_face,
    TRUTH: _truth_face,
    PREDICTION: _prediction_face,
    DIFFERENCE: _difference_face,
    CONFIDENCE: _confidence_face,
    PHOTOGRAPH: lambda _bench: NOTHING,
    BEFORE: _before_face,
    ORIGIN: _origin_face,
}
