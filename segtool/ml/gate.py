"""Old and new checkpoint side by side: is the new one worth taking?

The verdict comes from the held-out samples alone, which neither network was trained on. The corrected samples that
the new one was trained on stand beside it: they show what was learned, not whether it is good.
"""

from collections.abc import Sequence
from typing import Any

from segtool.core.bootstrap import LEVEL, RESAMPLES, SEED, paired_changes
from segtool.core.dataset import Dataset, Sample
from segtool.core.files import sha256_of
from segtool.core.progress import Progress, ShouldStop, step
from segtool.core.split import load_split
from segtool.core.verdict import CANNOT_TELL, RULE, verdict
from segtool.core.workspace import Workspace
from segtool.ml.evaluation import Tally, load_judged
from segtool.ml.predictor import Predictor

BOOTSTRAP = {"resamples": RESAMPLES, "seed": SEED, "level": LEVEL}
MOVED = ("up", "down", "equal")


def compare(
    old: Predictor,
    new: Predictor,
    dataset: Dataset,
    workspace: Workspace,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
) -> dict[str, Any]:
    """{"verdict", "reason", "rule", "bootstrap", "sets", "old", "new", "held_out", "trained_on"}.

    bootstrap: how the intervals were made. sets: how many samples train, validation and held_out hold. held_out,
    trained_on: {"images", "left_out", "skipped", "old": figures, "new": figures, "changes": {figure: {"old", "new",
    "change", "low", "high"}}, "moved": {"up", "down", "equal"}, "per_image": [{"name", "old", "new", "change"}]}: low
    and high are the interval of a change over all pixels; a picture's change is that of its mean IoU.

    held_out is judged by the trimaps; pictures that one of the two was trained on are left out and counted.
    trained_on: the corrected samples among those that the new one was trained on, judged by the corrections.
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
    word, reason = verdict(held["images"], tables["held_out"].pop("found"), left_out)
    del tables["trained_on"]["found"]
    return {
        "verdict": word,
        "reason": reason,
        "rule": RULE,
        "bootstrap": dict(BOOTSTRAP),
        "sets": split.counts,
        "old": {"name": old.name, "digest": old.digest, "path": str(old.path)},
        "new": {"name": new.name, "digest": new.digest, "path": str(new.path)},
        **tables,
    }


def no_comparison(reason: str) -> dict[str, Any]:
    """The document where nothing was compared."""
    nothing = {
        "images": 0,
        "left_out": 0,
        "skipped": [],
        "old": None,
        "new": None,
        "changes": {},
        "moved": dict.fromkeys(MOVED, 0),
        "per_image": [],
    }
    return {
        "verdict": CANNOT_TELL,
        "reason": reason,
        "rule": RULE,
        "bootstrap": dict(BOOTSTRAP),
        "sets": None,
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
        before, after = row["old"]["mean_iou"], row["new"]["mean_iou"]
        row["change"] = None if before is None or after is None else after - before
        per_image.append(row)
    changes = paired_changes(tallies["old"].confusions, tallies["new"].confusions)
    known = [row["change"] for row in per_image if row["change"] is not None]
    up, down = sum(change > 0 for change in known), sum(change < 0 for change in known)
    return {
        "found": changes,
        "images": tallies["old"].images,
        "left_out": 0,
        "skipped": skipped,
        "old": tallies["old"].figures.to_json(),
        "new": tallies["new"].figures.to_json(),
        "changes": {key: change.to_json() for key, change in changes.items()},
        "moved": dict(zip(MOVED, (up, down, len(known) - up - down), strict=True)),
        "per_image": per_image,
    }
