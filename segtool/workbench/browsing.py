"""What the list of samples shows, in which order, and where one goes from here."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from segtool.core import query as rules
from segtool.core.dataset import Dataset, Sample
from segtool.core.query import Query
from segtool.core.sample_figures import SampleFigures
from segtool.core.sample_table import Rows, SampleTable
from segtool.core.split import Split
from segtool.core.workspace import Facts

KEPT = "browsing"
"""The workspace's key for search, filters and sorting."""


class Bench(Protocol):
    """What is read of the workbench."""

    @property
    def dataset(self) -> Dataset | None: ...

    @property
    def samples(self) -> Sequence[Sample]: ...

    @property
    def split(self) -> Split | None: ...

    @property
    def current(self) -> Sample | None: ...

    @property
    def loading(self) -> str: ...

    def facts(self, name: str) -> Facts: ...

    def known_facts(self) -> Mapping[str, Facts]: ...

    def set_order(self, names: list[str]) -> None: ...


class Browsing(QObject):
    """The table of all samples, the query, and the rows that pass it. Every move follows the list's order."""

    opened = Signal()
    """Another table."""
    orderChanged = Signal()
    """`rows`"""
    rowChanged = Signal(int)
    """Of the table: facts or figures of one sample."""
    rowsChanged = Signal()
    """Facts or figures of many samples."""
    selectionChanged = Signal()
    markWanted = Signal(object)
    """names: the list marks these again"""

    def __init__(self, bench: Any, parent: QObject | None = None) -> None:
        """bench: a Bench."""
        super().__init__(parent)
        self._bench: Bench = bench
        self.table = SampleTable()
        self.query = Query()
        self.fault = ""
        """Why the search text cannot be followed."""
        self.rows: Rows = np.zeros(0, np.int32)
        self._places = np.zeros(0, np.int32)
        self._selected: tuple[str, ...] = ()
        self._worst = ""
        """Where the last `next_worst` led."""

    # the table

    def open(self, kept: str | None = None) -> None:
        """Another dataset, or the same one read anew. kept: what `to_text` gave."""
        dataset = self._bench.dataset
        self.table = SampleTable(self._bench.samples, dataset.problems if dataset is not None else ())
        self.table.set_split(self._bench.split)
        for name, facts in self._bench.known_facts().items():
            self.table.set_facts(name, facts)
        self.query = _query(kept)
        self._selected = ()
        self._worst = ""
        self.opened.emit()
        self._arrange()

    def to_text(self) -> str:
        """Search, filters and sorting, to be kept."""
        return json.dumps(self.query.to_json(), ensure_ascii=False)

    def set_query(self, query: Query) -> None:
        """Search, filter or sort in another way."""
        if query != self.query:
            self.query = query
            self._arrange()

    def clear(self) -> None:
        """Show every sample."""
        self.set_query(self.query.without_conditions())

    @Slot(str)
    def note_facts(self, name: str) -> None:
        """A sample was edited, accepted, reopened; "" for many of them.

        It leaves or joins the list where the filters say so, but keeps its place: the list is not sorted anew under
        the person's hand.
        """
        if not name:
            for each, facts in self._bench.known_facts().items():
                self.table.set_facts(each, facts)
            self._arrange_where(rules.matching(self.table, self.query))
            self.rowsChanged.emit()
            return
        row = self.table.set_facts(name, self._bench.facts(name))
        if row >= 0:
            self._arrange_row(row)
            self.rowChanged.emit(row)

    def note_figures(self, figures: SampleFigures) -> None:
        """Figures of one sample by the checkpoint in use. The list is sorted anew by `arrange` only."""
        row = self.table.set_figures(figures)
        if row >= 0:
            self.rowChanged.emit(row)

    def note_all_figures(self, columns: Mapping[str, Any], current: Any) -> None:
        """Figures of all samples."""
        self.table.set_all_figures(columns, current)
        if self.query.figure or self.query.sort in rules.RANGES:
            self._arrange()
        self.rowsChanged.emit()

    def figures_are_old(self) -> None:
        """Another checkpoint predicts: what is known so far counts as older."""
        self.table.current[:] = False
        self.rowsChanged.emit()

    @Slot()
    def arrange(self) -> None:
        """Filter and sort anew, by what is known now."""
        self._arrange()

    # the order

    def names(self) -> list[str]:
        """As the list shows them."""
        names = self.table.names
        return [names[row] for row in self.rows.tolist()]

    def place_of(self, name: str) -> int:
        """The place at which the list shows a sample, -1 where it does not."""
        row = self.table.rows.get(name, -1)
        return int(self._places[row]) if row >= 0 else -1

    def number_of(self, name: str) -> int:
        """The sample's number in the dataset, from 1; 0 where there is none of this name."""
        return self.table.rows.get(name, -1) + 1

    @property
    def here(self) -> str:
        """The sample that is on its way, or on show."""
        current = self._bench.current
        return self._bench.loading or (current.name if current is not None else "")

    def following(self) -> str:
        """The sample after this one, "" at the end."""
        place = self.place_of(self.here) + 1
        return self.table.names[self.rows[place]] if place < len(self.rows) else ""

    def next_open(self) -> str:
        """The next sample that is not accepted, "" where none follows."""
        return self._name_at(rules.next_open(self.table, self.rows, self.place_of(self.here)))

    def next_worst(self) -> str:
        """The sample of the lowest mean IoU that is not accepted; asked again there, the next one. "" for none."""
        here = self.here
        after = self.place_of(here) if here and here == self._worst else -1
        self._worst = self._name_at(rules.next_worst(self.table, self.rows, after))
        return self._worst

    def _name_at(self, place: int) -> str:
        return self.table.names[self.rows[place]] if place >= 0 else ""

    # the selection

    @property
    def selected(self) -> tuple[str, ...]:
        """The samples marked in the list, in its order; the one on show where no others are."""
        if self._selected:
            return self._selected
        return (self.here,) if self.here else ()

    def select(self, names: Sequence[str]) -> None:
        """The person marked these."""
        if tuple(names) != self._selected:
            self._selected = tuple(names)
            self.selectionChanged.emit()

    def mark(self, names: Sequence[str]) -> None:
        """Have the list mark those of `names` that it shows."""
        shown = [name for name in names if self.place_of(name) >= 0]
        if len(shown) > 1:
            self.markWanted.emit(shown)

    # arranging

    def _arrange(self) -> None:
        self.fault = rules.text_fault(self.query.text)
        self._show(rules.select(self.table, self.query))

    def _arrange_row(self, row: int) -> None:
        place = int(self._places[row])
        narrowed = bool(self.query.state or self.query.correction)
        if not narrowed:
            return
        mask = rules.matching(self.table, self.query)
        if place >= 0 and not mask[row]:
            self._show(np.delete(self.rows, place))
        elif place < 0 and mask[row]:
            self._arrange()

    def _arrange_where(self, mask: Any) -> None:
        if not (self.query.state or self.query.correction):
            return
        if mask.sum() > mask[self.rows].sum():
            self._arrange()
        else:
            self._show(self.rows[mask[self.rows]])

    def _show(self, rows: Rows) -> None:
        self.rows = rows
        self._places = np.full(len(self.table), -1, np.int32)
        self._places[rows] = np.arange(len(rows), dtype=np.int32)
        self._bench.set_order(self.names())
        self.orderChanged.emit()


def _query(kept: str | None) -> Query:
    try:
        return Query.from_json(json.loads(kept)) if kept else Query()
    except ValueError:
        return Query()
