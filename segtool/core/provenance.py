"""Who set each pixel of a label map last: ground truth, a network, a tool in the person's hand, a rule.

A plane of the label map's size holds one small number a pixel; the legend says what each number means. A pixel belongs
to whoever changed its class last: a stroke over what was of this class already takes nothing over. Taking a whole
prediction, or going back to the ground truth, sets every pixel.
"""

import threading
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.counting import counts_of
from segtool.core.operation import LabelMap, SourcePatch
from segtool.core.tools.lint import MENDS
from segtool.core.tools.operations import OPERATIONS
from segtool.core.words import QT_TR_NOOP

Plane = NDArray[np.uint8]

START, EARLIER, SOME_NETWORK, SOME_TOOL, SOME_RULE = 0, 1, 2, 128, 192
"""Numbers that every legend has: what editing started from (the ground truth, or all background where there is none),
a correction from before this was noted, and, where numbers run out, a network, tool or rule that is not told apart.
A number between them is of the same kind as the last of these below it."""
SOURCES = 256
START_KEY, EARLIER_KEY, PREDICTION_KEY, TOOL_KEY, RULE_KEY = (
    "start",
    "earlier",
    "prediction",
    "tool",
    "rule",
)
_FIXED = {
    START: START_KEY,
    EARLIER: EARLIER_KEY,
    SOME_NETWORK: PREDICTION_KEY,
    SOME_TOOL: TOOL_KEY,
    SOME_RULE: RULE_KEY,
}

TRUTH, UNTOUCHED, NETWORK, HAND, RULE, BEFORE = (
    "ground truth",
    "untouched",
    "network",
    "hand",
    "rule",
    "earlier",
)
CATEGORIES: dict[str, str] = {
    TRUTH: QT_TR_NOOP("ground truth"),
    UNTOUCHED: QT_TR_NOOP("untouched background"),
    NETWORK: QT_TR_NOOP("network"),
    HAND: QT_TR_NOOP("hand"),
    RULE: QT_TR_NOOP("rule"),
    BEFORE: QT_TR_NOOP("earlier correction"),
}
"""What sources are summed up as, and how a person reads it. "untouched" is the start without a ground truth."""
_CATEGORY_FROM = {START: TRUTH, EARLIER: BEFORE, SOME_NETWORK: NETWORK, SOME_TOOL: HAND, SOME_RULE: RULE}


def category_of(number: int) -> str:
    """Of CATEGORIES, by a number of the plane; the start counts as ground truth."""
    return _CATEGORY_FROM[max(first for first in _CATEGORY_FROM if first <= number)]


FROM_PREDICTION = ("take prediction", "take part")
FROM_TRUTH = ("take ground truth", "revert")
"""Kinds of steps that take pixels from elsewhere."""
_RULES = frozenset((*(row.kind for row in OPERATIONS), *MENDS.values()))


@dataclass(frozen=True)
class Source:
    """key: "start", "earlier", "tool:brush", "rule:fill holes", "prediction:DIGEST". title: a checkpoint's name."""

    number: int
    key: str
    title: str = ""

    @property
    def category(self) -> str:
        """Of CATEGORIES; the start counts as ground truth."""
        return category_of(self.number)

    @property
    def detail(self) -> str:
        """The tool, the rule or the checkpoint: its name where it is known, else its digest; "" for none."""
        return self.title or self.key.partition(":")[2]


def key_of(kind: str, digest: str = "") -> str:
    """The source of a step of this kind. digest: of the checkpoint whose prediction it took."""
    if kind in FROM_TRUTH:
        return START_KEY
    if kind in FROM_PREDICTION:
        return f"{PREDICTION_KEY}:{digest}" if digest else PREDICTION_KEY
    return f"{RULE_KEY if kind in _RULES else TOOL_KEY}:{kind}"


class Legend:
    """What the numbers of a workspace's planes mean; it only grows. Usable from any thread."""

    def __init__(self, known: Iterable[Source] = ()) -> None:
        self._lock = threading.Lock()
        self._by_number: dict[int, Source] = {number: Source(number, key) for number, key in _FIXED.items()}
        self._by_number |= {source.number: source for source in known}
        self._by_key = {source.key: source for source in self._by_number.values()}

    def number_of(self, key: str, title: str = "") -> int:
        """The number of a source, a new one where it has none. title: the checkpoint's name, noted the first time.

        key: of a kind of source that there is.
        """
        with self._lock:
            found = self._by_key.get(key)
            if found is not None:
                return found.number
            kind = next(number for number, start in _FIXED.items() if key.partition(":")[0] == start)
            end = min((number for number in _FIXED if number > kind), default=SOURCES)
            number = max(known for known in self._by_number if known < end) + 1
            if number >= end:
                return kind
            self._by_number[number] = self._by_key[key] = Source(number, key, title)
            return number

    def source(self, number: int) -> Source:
        """What a number means; of an unknown one its kind is known."""
        with self._lock:
            return self._by_number.get(number) or self._by_number[max(n for n in _FIXED if n <= number)]

    def all(self) -> list[Source]:
        """By number."""
        with self._lock:
            return [self._by_number[number] for number in sorted(self._by_number)]


def first_plane(label_map: LabelMap, base: LabelMap | None) -> Plane:
    """The plane of a correction whose sources nobody noted: the start where it is as that was, else `EARLIER`."""
    if base is None or base.shape != label_map.shape:
        return np.full(label_map.shape, EARLIER, np.uint8)
    return np.where(label_map == base, np.uint8(START), np.uint8(EARLIER))


def counted(plane: Plane) -> dict[int, int]:
    """Pixels by source number, those that have any."""
    found = counts_of(plane)
    return {int(number): int(found[number]) for number in np.flatnonzero(found)}


def by_category(counts: Mapping[int, int], truth: bool = True) -> dict[str, int]:
    """Pixels by category, those that have any, in CATEGORIES' order. truth: the start was a ground truth."""
    found = dict.fromkeys(CATEGORIES, 0)
    for number, pixels in counts.items():
        category = category_of(number)
        found[UNTOUCHED if category == TRUTH and not truth else category] += int(pixels)
    return {category: pixels for category, pixels in found.items() if pixels}


def sum_by_category(counts: Mapping[str, Mapping[int, int]], with_truth: Collection[str]) -> dict[str, int]:
    """Pixels by category over many samples. counts: by name. with_truth: names of those that have a ground truth."""
    total = dict.fromkeys(CATEGORIES, 0)
    for name, found in counts.items():
        for category, pixels in by_category(found, name in with_truth).items():
            total[category] += pixels
    return {category: pixels for category, pixels in total.items() if pixels}


class Provenance:
    """The plane of one label map under edit. Writes by patches, each of which can be taken back."""

    def __init__(self, plane: Plane, legend: Legend) -> None:
        """Takes `plane`, H x W uint8, over."""
        self.legend = legend
        self._plane = plane
        self._view = plane.view()
        self._view.flags.writeable = False
        self._counts = counts_of(plane)
        self._behind: list[tuple[SourcePatch, bool]] = []
        """Undone and redone, not written into the plane yet: an undo is to cost its own repaint alone."""

    @property
    def plane(self) -> Plane:
        """As of the last step, read-only; it changes with the steps."""
        behind, self._behind = self._behind, []
        for patch, forward in behind:
            self._put(patch.box, patch.mask_array(), patch.values(not forward), patch.values(forward))
        return self._view

    @property
    def counts(self) -> dict[int, int]:
        """Pixels by source number, those that have any."""
        assert self.plane is not None  # brings the counts up to date
        return {int(number): int(self._counts[number]) for number in np.flatnonzero(self._counts)}

    def painted(self, box: Box, before: LabelMap, after: LabelMap, key: str, title: str = "") -> SourcePatch:
        """Pixels of a box that got another class belong to this source. before, after: their classes."""
        mask = before != after
        number = self.legend.number_of(key, title)
        old = self.plane[box.slices][mask]
        new = np.full(old.shape, number, np.uint8)
        self._put(box, mask, old, new)
        return SourcePatch.between(box, mask, old, new)

    def taken_whole(self, key: str, title: str = "") -> SourcePatch | None:
        """Every pixel belongs to this source; None where they did already."""
        number = self.legend.number_of(key, title)
        return self.replaced(np.full(self._plane.shape, number, np.uint8))

    def replaced(self, plane: Plane) -> SourcePatch | None:
        """Take another plane of the same size over; None where it is the same."""
        mask = self.plane != plane
        box = Box.around(mask)
        if box is None:
            return None
        mask = mask[box.slices]
        old, new = self._plane[box.slices][mask], plane[box.slices][mask]
        self._put(box, mask, old, new)
        return SourcePatch.between(box, mask, old, new)

    def move(self, patch: SourcePatch | None, forward: bool) -> None:
        """Redo (forward) or undo a step; the plane follows when it is asked for."""
        if patch is not None:
            self._behind.append((patch, forward))

    def _put(self, box: Box, mask: NDArray[np.bool_], old: Plane, new: Plane) -> None:
        if new.size and (new == new[0]).all():
            np.copyto(self._plane[box.slices], new[0], where=mask)  # many times quicker than one by one
        else:
            self._plane[box.slices][mask] = new
        self._counts += counts_of(new) - counts_of(old)
