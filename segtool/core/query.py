"""Which samples the list shows, and in which order: search text, filters, ranges of figures, sorting."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from segtool.core.dataset import SPLITS
from segtool.core.sample_table import SETS, SPECIES, Mask, Rows, SampleTable

ANY = ""
OPEN, ACCEPTED, EDITED, NO_TRUTH, PROBLEM = "open", "accepted", "edited", "no ground truth", "problem"
STATES: dict[str, Callable[[SampleTable], Mask]] = {
    OPEN: lambda table: ~table.accepted,
    ACCEPTED: lambda table: table.accepted,
    EDITED: lambda table: table.correction,
    NO_TRUTH: lambda table: ~table.truth,
    PROBLEM: lambda table: table.problem,
}
YES, NO = "yes", "no"
RANGES = ("mean_iou", "pet_iou", "confidence", "disagreement", "share")
"""Figures of which a range can be asked for."""
NAME = "name"
SORTS: dict[str, Callable[[SampleTable], Any]] = {
    NAME: lambda table: np.arange(len(table), dtype=np.float64),
    "breed": lambda table: np.where(table.breed < 0, np.nan, table.breed),
    "mean_iou": lambda table: known(table, "mean_iou"),
    "disagreement": lambda table: known(table, "disagreement"),
    "confidence": lambda table: known(table, "confidence"),
    "edited": lambda table: table.edited,
}
"""What the list can be sorted by: a number for each row; rows without one (NaN) come last, whatever the direction."""


@dataclass(frozen=True)
class Query:
    """text: plain, `#120`, `#100-120`, or a regular expression between slashes. species, breed, split, set, state,
    correction ("yes" or "no"): one word, ANY for all. figure, low, high: a range of RANGES, its ends belong to it,
    None for an open end. sort: of SORTS.
    """

    text: str = ""
    species: str = ANY
    breed: str = ANY
    split: str = ANY
    set: str = ANY
    state: str = ANY
    correction: str = ANY
    figure: str = ANY
    low: float | None = None
    high: float | None = None
    sort: str = NAME
    descending: bool = False

    @property
    def narrowed(self) -> int:
        """How many conditions there are besides the text."""
        words = (self.species, self.breed, self.split, self.set, self.state, self.correction)
        ranged = bool(self.figure) and (self.low is not None or self.high is not None)
        return sum(map(bool, words)) + ranged

    def without_conditions(self) -> "Query":
        """Every sample, in the same order."""
        return Query(sort=self.sort, descending=self.descending)

    def to_json(self) -> dict[str, Any]:
        """What differs from the defaults."""
        return {key: value for key, value in self.__dict__.items() if value != getattr(Query, key)}

    @classmethod
    def from_json(cls, document: object) -> "Query":
        """What `to_json` gave; anything that is not understood is passed over."""
        if not isinstance(document, dict):
            return cls()
        query = cls()
        for key, fits in _FITS.items():
            if key in document and fits(document[key]):
                query = replace(query, **{key: document[key]})
        return query


def _word(*allowed: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and (not allowed or value in (ANY, *allowed))


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value


_FITS: dict[str, Callable[[Any], bool]] = {
    "text": _word(),
    "species": _word(*SPECIES),
    "breed": _word(),
    "split": _word(*SPLITS),
    "set": _word(*SETS),
    "state": _word(*STATES),
    "correction": _word(YES, NO),
    "figure": _word(*RANGES),
    "low": _number,
    "high": _number,
    "sort": lambda value: value in SORTS,
    "descending": lambda value: isinstance(value, bool),
}


def known(table: SampleTable, column: str) -> Any:
    """A figure's column with NaN for the figures that are out of date."""
    return np.where(table.current, table.figures[column], np.nan).astype(np.float64)


def text_fault(text: str) -> str:
    """Why a search text cannot be followed, in a sentence; "" where it can. The list then shows all it would."""
    try:
        _text_matcher(text)
    except ValueError as error:
        return str(error)
    return ""


_NUMBERED = re.compile(r"#\s*(\d+)(?:\s*-\s*(\d*))?")


def _text_matcher(text: str) -> Callable[[SampleTable], Mask] | None:
    """None for no condition. Raises ValueError with a sentence."""
    text = text.strip()
    if not text:
        return None
    if text.startswith("#"):
        return _numbered(text)
    if text.startswith("/") and len(text) > 1:
        return _regular(text)
    wanted = text.casefold().replace(" ", "_")
    return lambda table: np.fromiter((wanted in key for key in table.keys), bool, len(table))


def _numbered(text: str) -> Callable[[SampleTable], Mask]:
    found = _NUMBERED.fullmatch(text)
    if found is None:
        raise ValueError("Write a number after #, as in #120, or two, as in #100-120.")
    first = int(found[1])
    last = first if found[2] is None else int(found[2] or first)

    def match(table: SampleTable) -> Mask:
        number = np.arange(1, len(table) + 1)
        return (number >= first) & (number <= last)

    return match


def _regular(text: str) -> Callable[[SampleTable], Mask]:
    source = text[1:-1] if text.endswith("/") and len(text) > 2 else text[1:]
    try:
        search = re.compile(source, re.IGNORECASE).search
    except re.error as error:
        raise ValueError(f"This is no regular expression yet: {error}.") from error

    def match(table: SampleTable) -> Mask:
        breeds = np.array([search(breed) is not None for breed in table.breeds] + [False])
        names = np.fromiter((search(name) is not None for name in table.names), bool, len(table))
        found: Mask = names | breeds[table.breed]
        return found

    return match


def matching(table: SampleTable, query: Query) -> Mask:
    """Which rows pass. A text that cannot be followed (see `text_fault`) is no condition."""
    mask: Mask = np.ones(len(table), bool)
    try:
        matcher = _text_matcher(query.text)
    except ValueError:
        matcher = None
    if matcher is not None:
        mask &= matcher(table)
    for column, words in (("species", SPECIES), ("split", SPLITS), ("set", SETS), ("breed", table.breeds)):
        word = getattr(query, column)
        if word:
            mask &= getattr(table, column) == (words.index(word) if word in words else len(words))
    if query.state:
        mask &= STATES[query.state](table)
    if query.correction:
        mask &= table.correction == (query.correction == YES)
    if query.figure and (query.low is not None or query.high is not None):
        values = known(table, query.figure).astype(np.float32)
        mask &= ~np.isnan(values)
        if query.low is not None:
            mask &= values >= np.float32(query.low)
        if query.high is not None:
            mask &= values <= np.float32(query.high)
    return mask


def select(table: SampleTable, query: Query) -> Rows:
    """The rows that the list shows, in its order. Equal ones are in the order of their names."""
    rows = np.flatnonzero(matching(table, query))
    key = np.asarray(SORTS[query.sort](table), np.float64)[rows]
    order = np.argsort(-key if query.descending else key, kind="stable")  # NaN sorts last
    return rows[order].astype(np.int32)


def next_open(table: SampleTable, rows: Rows, place: int) -> int:
    """The place of the first sample that is not accepted behind `place` (-1: from the start); -1 where none follows."""
    behind = np.flatnonzero(~table.accepted[rows[place + 1 :]])
    return place + 1 + int(behind[0]) if behind.size else -1


def next_worst(table: SampleTable, rows: Rows, after: int = -1) -> int:
    """The place of the lowest mean IoU among those not accepted; with `after` the next one behind that place's own.

    -1 where there is none. Figures that are out of date count as not known.
    """
    values = known(table, "mean_iou")[rows]
    places = np.flatnonzero(~np.isnan(values) & ~table.accepted[rows])
    places = places[np.argsort(values[places], kind="stable")]
    if after >= 0 and not np.isnan(values[after]):
        lower = (values[places] < values[after]) | ((values[places] == values[after]) & (places <= after))
        places = places[~lower]
    return int(places[0]) if places.size else -1
