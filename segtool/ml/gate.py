"""Old and new checkpoint side by side: is the new one worth taking?

The verdict comes from the held-out samples alone, which neither network was trained on. The corrected samples that
the new one was trained on stand beside it: they show what was learned, not whether it is good.
"""

from collections.abc import Sequence
from typing import Any

from segtool.core.dataset import Dataset, Sample
from segtool.core.files import sha256_of
from segtool.core.progress import Progress, ShouldStop, step
from segtool.core.split import load_split
from segtool.core.workspace import Workspace
from segtool.ml.evaluation import Tally, load_judged
from segtool.ml.predictor import Predictor

MARGIN = 0.002
"""A figure may fall by this much and still count as not worse; it has to rise by more to count as better."""
FEWEST = 5
"""Held-out samples below which nothing can be told."""
RULE = (
    f"Not worse: mean IoU and binary IoU (border as pet) on held-out each at least the old one's minus {MARGIN}. "
    f"Better: not worse, and mean IoU higher by more than {MARGIN}."
)
_ROUNDING = 1e-9

BETTER, SAME, WORSE, CANNOT_TELL = "better", "same", "worse", "cannot tell"


def compare(
    old: Predictor,
    new: Predictor,
    dataset: Dataset,
    workspace: Workspace,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
) -> dict[str, Any]:
    """{"verdict", "reason", "rule", "old", "new", "held_out", "trained_on"}.

    held_out, trained_on: {"images", "left_out", "skipped", "old": figures, "new": figures, "per_image": [{"name",
    "old", "new"}]}. held_out is judged by the trimaps; pictures that one of the two was trained on are left out and
    counted. trained_on: the corrected samples among those that the new one was trained on, judged by the corrections.
    Raises Cancelled.
    """
    split = load_split(workspace, dataset)
    present = {sample.name: sample for sample in dataset.samples}
    held_out, left_out = _unseen([present[name] for name in split.held_out], old, new)
    corrected = [
        sample
        for sample in dataset.samples
        if workspace.facts(sample.name).correction
        and split.set_of(sample.name) != "held-out"
        and _digest(sample) in new.config.trained_on
    ]
    total = len(held_out) + len(corrected)
    tables = {
        "held_out": _table(old, new, held_out, workspace, "original", (0, total), progress, should_stop),
        "trained_on": _table(
            old, new, corrected, workspace, "corrected", (len(held_out), total), progress, should_stop
        ),
    }
    tables["held_out"]["left_out"] = left_out
    step(progress, should_stop, total, total, "")
    held = tables["held_out"]
    word, reason = verdict(held["images"], held["old"], held["new"], left_out)
    return {
        "verdict": word,
        "reason": reason,
        "rule": RULE,
        "old": {"name": old.name, "digest": old.digest},
        "new": {"name": new.name, "digest": new.digest},
        **tables,
    }


def verdict(images: int, old: dict[str, Any], new: dict[str, Any], left_out: int = 0) -> tuple[str, str]:
    """(word, sentence) from the figures (as JSON) on `images` held-out samples."""
    if images < FEWEST:
        more = f"; {left_out} more were trained on and left out" if left_out else ""
        return CANNOT_TELL, f"There are {images} held-out samples, at least {FEWEST} are needed{more}."
    pairs = {
        "mean IoU": (old["mean_iou"], new["mean_iou"]),
        "binary IoU": (old["binary_iou"]["border_as_pet"], new["binary_iou"]["border_as_pet"]),
    }
    known = {name: (a, b) for name, (a, b) in pairs.items() if a is not None and b is not None}
    if "mean IoU" not in known:
        return CANNOT_TELL, "No pixel of the held-out samples can be judged."
    said = ", ".join(f"{name} {a:.3f} -> {b:.3f}" for name, (a, b) in known.items())
    said = f"{said} on {images} held-out samples."
    if any(b < a - MARGIN - _ROUNDING for a, b in known.values()):
        return WORSE, said
    before, after = known["mean IoU"]
    return (BETTER if after > before + MARGIN + _ROUNDING else SAME), said


def no_comparison(reason: str) -> dict[str, Any]:
    """The document where nothing was compared."""
    nothing = {"images": 0, "left_out": 0, "skipped": [], "old": None, "new": None, "per_image": []}
    return {
        "verdict": CANNOT_TELL,
        "reason": reason,
        "rule": RULE,
        "old": None,
        "new": None,
        "held_out": nothing,
        "trained_on": dict(nothing),
    }


def _unseen(samples: Sequence[Sample], old: Predictor, new: Predictor) -> tuple[list[Sample], int]:
    """Those that neither network was trained on, and the number of the others."""
    seen = old.config.trained_on | new.config.trained_on
    unseen = [sample for sample in samples if not seen or _digest(sample) not in seen]
    return unseen, len(samples) - len(unseen)


def _digest(sample: Sample) -> str:
    """Of the picture's file; "" for one that cannot be read, which is then reported as skipped."""
    try:
        return sha256_of(sample.image)
    except OSError:
        return ""


def _table(
    old: Predictor,
    new: Predictor,
    samples: Sequence[Sample],
    workspace: Workspace,
    truth: str,
    place: tuple[int, int],
    progress: Progress | None,
    should_stop: ShouldStop | None,
) -> dict[str, Any]:
    """Both on every sample. place: (samples done before, total), for the progress."""
    tallies = {"old": Tally(), "new": Tally()}
    per_image: list[dict[str, Any]] = []
    skipped: list[dict[str, str]] = []
    for number, sample in enumerate(samples):
        step(progress, should_stop, place[0] + number, place[1], sample.name)
        judged = load_judged(sample, workspace, truth)
        if isinstance(judged, str):
            skipped.append({"name": sample.name, "reason": judged})
            continue
        image, label_map = judged
        row: dict[str, Any] = {"name": sample.name}
        for side, predictor in (("old", old), ("new", new)):
            row[side] = tallies[side].add(label_map, predictor.predict(image).label_map)
        per_image.append(row)
    return {
        "images": tallies["old"].images,
        "left_out": 0,
        "skipped": skipped,
        "old": tallies["old"].figures.to_json(),
        "new": tallies["new"].figures.to_json(),
        "per_image": per_image,
    }
