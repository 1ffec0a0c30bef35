"""What a pane can show, and how many of them stand where: tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from segtool.ui.words import QT_TR_NOOP

MOST = 4
"""Panes beside each other."""


@dataclass(frozen=True)
class PaneKind:
    """One thing a pane can show. key: shows or hides it. text: what it is, for menus and people who listen."""

    id: str
    title: str
    key: str
    text: str


PHOTOGRAPH, TRUTH, CORRECTION, PREDICTION, DIFFERENCE, CONFIDENCE, BEFORE, ORIGIN = (
    "photograph",
    "truth",
    "correction",
    "prediction",
    "difference",
    "confidence",
    "before",
    "origin",
)

KINDS: tuple[PaneKind, ...] = (
    PaneKind(
        CORRECTION, QT_TR_NOOP("Correction"), "Ctrl+1", QT_TR_NOOP("What is edited; painting happens here")
    ),
    PaneKind(PREDICTION, QT_TR_NOOP("Prediction"), "Ctrl+2", QT_TR_NOOP("What the network says")),
    PaneKind(
        DIFFERENCE,
        QT_TR_NOOP("Difference"),
        "Ctrl+3",
        QT_TR_NOOP("Where the prediction misses, invents, or differs about the border"),
    ),
    PaneKind(
        CONFIDENCE,
        QT_TR_NOOP("Confidence"),
        "Ctrl+4",
        QT_TR_NOOP("How sure the network is of each pixel"),
    ),
    PaneKind(
        TRUTH,
        QT_TR_NOOP("Ground truth"),
        "Ctrl+5",
        QT_TR_NOOP("The dataset's own trimap, never changed"),
    ),
    PaneKind(PHOTOGRAPH, QT_TR_NOOP("Photograph"), "Ctrl+6", QT_TR_NOOP("The picture alone")),
    PaneKind(
        BEFORE,
        QT_TR_NOOP("Before"),
        "Ctrl+7",
        QT_TR_NOOP("What another checkpoint says, to compare two of them"),
    ),
    PaneKind(
        ORIGIN,
        QT_TR_NOOP("Origin"),
        "Ctrl+8",
        QT_TR_NOOP("Who set each pixel last: ground truth, network, hand or rule"),
    ),
)
BY_ID: dict[str, PaneKind] = {kind.id: kind for kind in KINDS}

PRESETS: tuple[tuple[str, ...], ...] = (
    (CORRECTION, PREDICTION),
    (CORRECTION, PREDICTION, DIFFERENCE),
    (CORRECTION, PREDICTION, TRUTH, DIFFERENCE),
    (CORRECTION,),
)
"""What V goes through; the first one is shown at the first start."""


def next_preset(shown: Sequence[str]) -> tuple[str, ...]:
    """The row of PRESETS behind the one on show; from a choice of one's own, the first."""
    at = PRESETS.index(tuple(shown)) if tuple(shown) in PRESETS else -1
    return PRESETS[(at + 1) % len(PRESETS)]


def checked(kinds: object) -> tuple[str, ...]:
    """Kinds as they were kept: known ones, each once, at most four; the first preset where nothing is left."""
    if not isinstance(kinds, list | tuple):
        return PRESETS[0]
    known = [kind for kind in dict.fromkeys(k for k in kinds if isinstance(k, str)) if kind in BY_ID]
    return tuple(known[:MOST]) or PRESETS[0]


def placed(shown: Sequence[str], old: str, new: str) -> tuple[str, ...]:
    """`new` where `old` stood; where `new` was shown already, the two change places."""
    return tuple(new if kind == old else old if kind == new else kind for kind in shown)


def toggled(shown: Sequence[str], kind: str) -> tuple[str, ...]:
    """Without `kind` where it is shown beside others; else with it, in place of the last one where four are shown."""
    if kind in shown:
        rest = tuple(each for each in shown if each != kind)
        return rest or tuple(shown)
    return (*tuple(shown)[: MOST - 1], kind)
