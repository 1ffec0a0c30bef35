"""The lint over many samples: what looks wrong in their label maps, by sample, and what mending one kind changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from segtool.core.box import Box
from segtool.core.dataset import Sample
from segtool.core.errors import UnreadableError
from segtool.core.labels import label_map_of, truth_of
from segtool.core.operation import LabelMap
from segtool.core.problems import printable
from segtool.core.progress import Progress, ShouldStop, step
from segtool.core.tools.border import band_width
from segtool.core.tools.edit import FREE, Edit, Rules, whole_edit
from segtool.core.tools.lint import LINTS, STRAY, LintRules, Spot, lint, mended
from segtool.core.workspace import Workspace

MEASURED = 40
"""Samples whose ground truth tells the dataset's usual width of the border."""


@dataclass(frozen=True)
class Finding:
    """A spot of a sample. kind: a row of LINTS. pixels: how many its mend changes, 0 where only a person can tell."""

    name: str
    kind: str
    box: Box
    sentence: str
    pixels: int = 0

    def to_json(self) -> dict[str, Any]:
        return {
            "name": printable(self.name),
            "kind": self.kind,
            "box": list(self.box),
            "sentence": self.sentence,
            "pixels": self.pixels,
        }


@dataclass(frozen=True)
class LintReport:
    """looked: samples with a label map that was looked at. width: of the border, as used. failed: name, reason."""

    looked: int
    width: float
    findings: tuple[Finding, ...]
    failed: tuple[tuple[str, str], ...] = ()


def usual_width(
    samples: Sequence[Sample], workspace: Workspace | None, should_stop: ShouldStop | None = None
) -> float:
    """The median width of the border in the dataset's ground truth, in pixels, over some samples from all of it.

    That of LintRules where no ground truth has a border. Raises Cancelled.
    """
    with_truth = [sample for sample in samples if sample.trimap is not None]
    widths = []
    for sample in with_truth[:: max(1, len(with_truth) // MEASURED)][:MEASURED]:
        step(None, should_stop, 0, 0, sample.name)
        truth = truth_of(sample, workspace).label_map
        found = None if truth is None else band_width(truth)
        if found is not None:
            widths.append(found.mean)
    return float(np.median(widths)) if widths else LintRules().usual_width


def lint_samples(
    samples: Sequence[Sample],
    workspace: Workspace | None,
    rules: LintRules,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
    open_maps: Callable[[str], LabelMap | None] = lambda _name: None,
) -> LintReport:
    """Look at the label map that counts for each sample; those without one are passed over.

    open_maps: label maps that are under edit, by name. A trimap with values that mean nothing is a spot of the kind
    "stray values"; what cannot be read is named as failed. Raises Cancelled.
    """
    findings: list[Finding] = []
    failed: list[tuple[str, str]] = []
    looked = 0
    for number, sample in enumerate(samples):
        step(progress, should_stop, number, len(samples), sample.name)
        try:
            label_map = open_maps(sample.name)
            if label_map is None:
                labelled = label_map_of(sample, workspace)
                label_map = None if labelled is None else labelled.label_map
            if label_map is not None:
                looked += 1
                findings += findings_of(sample.name, label_map, rules)
                continue
            problem = truth_of(sample, workspace).problem
        except UnreadableError as error:
            failed.append((sample.name, error.message))
            continue
        if problem is not None and problem.kind == "trimap-values":
            looked += 1
            findings.append(Finding(sample.name, STRAY, Box(0, 0, 1, 1), problem.sentence))
        elif problem is not None:
            failed.append((sample.name, problem.sentence))
    step(progress, None, len(samples), len(samples), "")
    return LintReport(looked, rules.usual_width, tuple(findings), tuple(failed))


def findings_of(name: str, label_map: LabelMap, rules: LintRules) -> list[Finding]:
    """The spots of one label map, without their mends: those of a whole dataset would not fit into memory."""
    return [
        Finding(name, spot.kind, spot.box, spot.sentence, _pixels(label_map, spot))
        for spot in lint(label_map, rules)
    ]


def mend_of(label_map: LabelMap, finding: Finding, rules: LintRules, may: Rules = FREE) -> Edit | None:
    """The mend of one finding on the label map as it is now; None where it is there no more, or has no mend.

    may: which pixels may change.
    """
    for spot in LINTS[finding.kind](label_map, rules):
        if spot.box == finding.box and spot.edit is not None:
            after = label_map.copy()
            after[spot.edit.box.slices] = spot.edit.values
            return whole_edit(label_map, after, may)
    return None


def mends_of(label_map: LabelMap, kind: str, rules: LintRules, may: Rules = FREE) -> Edit | None:
    """Every mend of one kind at once; None where nothing changes."""
    return whole_edit(label_map, mended(label_map, rules, (kind,)), may)


def rules_for(
    samples: Sequence[Sample],
    workspace: Workspace | None,
    rules: LintRules | None = None,
    should_stop: ShouldStop | None = None,
) -> LintRules:
    """The rules with the dataset's own usual width."""
    return replace(rules or LintRules(), usual_width=usual_width(samples, workspace, should_stop))


def _pixels(label_map: LabelMap, spot: Spot) -> int:
    if spot.edit is None:
        return 0
    return int(np.count_nonzero(spot.edit.values != label_map[spot.edit.box.slices]))
