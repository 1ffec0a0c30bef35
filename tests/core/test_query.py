"""What the list shows: search, filters, ranges, sorting, moving; against a plain reading of the same rules."""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segtool.core.dataset import Sample
from segtool.core.problems import Problem
from segtool.core.query import RANGES, SORTS, STATES, Query, next_open, next_worst, select, text_fault
from segtool.core.sample_figures import SampleFigures
from segtool.core.sample_table import SampleTable
from segtool.core.split import Split
from segtool.core.workspace import Facts


def sample(name: str, species: str = "cat", split: str = "trainval", truth: bool = True) -> Sample:
    trimap = Path(f"{name}.png") if truth else None
    return Sample(name, Path(f"{name}.jpg"), trimap, name.rpartition("_")[0], species, split)


def figures(name: str, mean_iou: float | None, confidence: float = 0.5, wrong: int = 10) -> SampleFigures:
    return SampleFigures(name, "c", "t", mean_iou, {}, mean_iou, wrong, wrong / 100, confidence)


@pytest.fixture
def table() -> SampleTable:
    """Row 0 Bengal_1, 1 Bengal_2, 2 pug_1, 3 pug_2 (no ground truth), 4 Great_Dane_7."""
    samples = [
        sample("Bengal_1"),
        sample("Bengal_2", split="test"),
        sample("pug_1", "dog"),
        sample("pug_2", "dog", truth=False),
        sample("Great_Dane_7", "dog", "unlisted"),
    ]
    table = SampleTable(
        samples,
        [Problem("trimap-values", Path("pug_1.png"), "Odd."), Problem("n", Path("pug_2.jpg"), "", "note")],
    )
    table.set_split(Split(0, ("Bengal_1",), ("pug_1",), ("Bengal_2",), ""))
    table.set_facts("Bengal_1", Facts(True, "open", "2026-01-02T00:00:00.000+00:00"))
    table.set_facts("pug_1", Facts(True, "accepted", "2026-01-01T00:00:00.000+00:00"))
    table.set_facts("Bengal_2", Facts(False, "accepted"))
    return table


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(), [0, 1, 2, 3, 4]),
        (Query(text="BENG"), [0, 1]),
        (Query(text=" great dane "), [4]),
        (Query(text="_2"), [1, 3]),
        (Query(text="#3"), [2]),
        (Query(text="#2-4"), [1, 2, 3]),
        (Query(text="#4-"), [3]),
        (Query(text="#9"), []),
        (Query(text="/_[12]$/"), [0, 1, 2, 3]),
        (Query(text="/^great dane|dane/"), [4]),
        (Query(text="/PUG"), [2, 3]),
        (Query(species="dog"), [2, 3, 4]),
        (Query(breed="pug"), [2, 3]),
        (Query(breed="zebra"), []),
        (Query(split="unlisted"), [4]),
        (Query(set="validation"), [2]),
        (Query(set="none"), [3, 4]),
        (Query(state="open"), [0, 3, 4]),
        (Query(state="accepted"), [1, 2]),
        (Query(state="edited"), [0, 2]),
        (Query(state="no ground truth"), [3]),
        (Query(state="problem"), [2]),
        (Query(correction="yes", state="open"), [0]),
        (Query(correction="no", species="cat"), [1]),
        (Query(sort="breed", descending=True), [2, 3, 4, 0, 1]),
        (Query(descending=True), [4, 3, 2, 1, 0]),
        (Query(sort="edited"), [2, 0, 1, 3, 4]),
        (Query(sort="edited", descending=True), [0, 2, 1, 3, 4]),
    ],
)
def test_what_a_query_shows(table: SampleTable, query: Query, expected: list[int]) -> None:
    assert select(table, query).tolist() == expected


def test_a_range_of_figures_takes_its_ends_and_leaves_out_what_is_not_known_or_out_of_date(
    table: SampleTable,
) -> None:
    for name, value in (("Bengal_1", 0.8), ("Bengal_2", 0.5), ("pug_1", 0.9)):
        table.set_figures(figures(name, value))
    table.set_figures(figures("Great_Dane_7", 0.6), current=False)
    assert select(table, Query(figure="mean_iou", low=0.5, high=0.8)).tolist() == [0, 1]
    assert select(table, Query(figure="mean_iou", low=0.51)).tolist() == [0, 2]
    assert select(table, Query(figure="mean_iou")).tolist() == [0, 1, 2, 3, 4]
    assert select(table, Query(sort="mean_iou")).tolist() == [1, 0, 2, 3, 4]
    assert select(table, Query(sort="mean_iou", descending=True)).tolist() == [2, 0, 1, 3, 4]


@pytest.mark.parametrize("text", ["/[a/", "/(/", "#", "#x", "# 1 - - 2"])
def test_a_text_that_cannot_be_followed_says_so_and_hides_nothing(table: SampleTable, text: str) -> None:
    assert text_fault(text)
    assert select(table, Query(text=text)).tolist() == [0, 1, 2, 3, 4]
    assert select(table, Query(text=text, species="cat")).tolist() == [0, 1]


@pytest.mark.parametrize("text", ["", "pug", "#12", "/a.c/", "/", "[("])
def test_a_text_that_can_be_followed_is_no_fault(text: str) -> None:
    assert text_fault(text) == ""


def test_the_next_unreviewed_follows_the_list_s_order(table: SampleTable) -> None:
    rows = select(table, Query(descending=True))  # 4 3 2 1 0; 2 and 1 are accepted
    assert next_open(table, rows, 0) == 1
    assert next_open(table, rows, 1) == 4
    assert next_open(table, rows, 4) == -1
    assert next_open(table, rows, -1) == 0


def test_the_next_worst_is_the_lowest_not_accepted_and_then_the_next_one(table: SampleTable) -> None:
    values = {"Bengal_1": 0.7, "Bengal_2": 0.1, "pug_2": 0.4, "Great_Dane_7": 0.7}
    for name, value in values.items():
        table.set_figures(figures(name, value))
    rows = select(table, Query())
    assert next_worst(table, rows) == 3  # Bengal_2 is accepted
    assert next_worst(table, rows, 3) == 0
    assert next_worst(table, rows, 0) == 4
    assert next_worst(table, rows, 4) == -1
    table.current[3] = False
    assert next_worst(table, rows) == 0


def test_a_query_comes_back_from_json_and_what_is_not_understood_is_passed_over() -> None:
    query = Query("/x/", "cat", "pug", "test", "held-out", "open", "yes", "share", 0.1, 2, "edited", True)
    assert Query.from_json(query.to_json()) == query
    assert Query().to_json() == {}
    odd = {
        "text": 3,
        "species": "bird",
        "sort": "luck",
        "low": "1",
        "descending": 1,
        "state": "open",
        "more": 1,
    }
    assert Query.from_json(odd) == Query(state="open")
    assert Query.from_json("x") == Query()


def test_conditions_are_counted_and_dropped_without_the_order() -> None:
    query = Query("cat", "cat", state="open", figure="share", low=0.1, sort="breed", descending=True)
    assert query.narrowed == 3
    assert query.without_conditions() == Query(sort="breed", descending=True)


def test_counts(table: SampleTable) -> None:
    assert table.counts() == (5, 2, 2)


# Against a plain reading

NAMES = ["Bengal_1", "Bengal_10", "Siamese_2", "pug_1", "pug_3", "boxer_4"]
VALUE = st.one_of(st.none(), st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]))
ROW = st.tuples(
    st.sampled_from(["cat", "dog", ""]), st.sampled_from(["trainval", "test", "unlisted"]), st.booleans(),
    st.booleans(), st.booleans(), VALUE, st.booleans(), st.sampled_from([None, 1, 2, 3]),
)  # fmt: skip
QUERY = st.builds(
    Query,
    text=st.sampled_from(["", "PUG", "e", "_1", "#2", "#2-4", "/g_[13]$/", "/(/", "zebra"]),
    species=st.sampled_from(["", "cat", "dog"]),
    breed=st.sampled_from(["", "pug", "Bengal"]),
    split=st.sampled_from(["", "test", "trainval"]),
    state=st.sampled_from(["", *STATES]),
    correction=st.sampled_from(["", "yes", "no"]),
    figure=st.sampled_from(["", *RANGES]),
    low=VALUE,
    high=VALUE,
    sort=st.sampled_from(list(SORTS)),
    descending=st.booleans(),
)


def plain(rows: list[tuple[object, ...]], query: Query) -> list[int]:
    """The rules, one sample at a time."""
    texts: dict[str, Callable[[int, str, str], bool]] = {
        "": lambda row, name, breed: True,
        "/(/": lambda row, name, breed: True,
        "#2": lambda row, name, breed: row == 1,
        "#2-4": lambda row, name, breed: 1 <= row <= 3,
        "/g_[13]$/": lambda row, name, breed: bool(re.search("g_[13]$", name)),
    }
    chosen = []
    for row, (name, values) in enumerate(zip(NAMES, rows, strict=False)):
        species, split, truth, correction, accepted, value, current, day = values
        breed = name.rpartition("_")[0]
        text = query.text.casefold()
        known = texts.get(query.text)
        by_text = known(row, name, breed) if known else text in name.casefold() or text in breed.casefold()
        figure = value if current and value is not None else math.nan
        states = {
            "open": not accepted,
            "accepted": accepted,
            "edited": correction,
            "no ground truth": not truth,
            "problem": False,
        }
        ranged = query.figure and (query.low is not None or query.high is not None)
        inside = (
            not math.isnan(figure)
            and (query.low is None or figure >= query.low)
            and (query.high is None or figure <= query.high)
        )
        if (
            by_text
            and query.species in ("", species)
            and query.breed in ("", breed)
            and query.split in ("", split)
            and (not query.state or states[query.state])
            and (not query.correction or correction == (query.correction == "yes"))
            and (not ranged or inside)
        ):
            keys = {"name": row, "breed": breed.casefold(), "edited": day}
            key = keys.get(query.sort, None if math.isnan(figure) else figure)
            chosen.append((key, row))
    have = sorted({key for key, _ in chosen if key is not None}, reverse=query.descending)  # type: ignore[type-var]
    return [row for wanted in have for key, row in chosen if key == wanted] + [
        row for key, row in chosen if key is None
    ]


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(ROW, max_size=6), query=QUERY)
def test_a_query_does_what_a_plain_reading_of_its_rules_does(
    rows: list[tuple[object, ...]], query: Query
) -> None:
    samples = []
    for name, values in zip(NAMES, rows, strict=False):
        samples.append(sample(name, values[0], values[1], values[2]))  # type: ignore[arg-type]
    table = SampleTable(samples)
    for name, values in zip(NAMES, rows, strict=False):
        _, _, _, correction, accepted, value, current, day = values
        edited = None if day is None else f"2026-01-0{day}T00:00:00.000+00:00"
        table.set_facts(name, Facts(bool(correction), "accepted" if accepted else "open", edited))
        if value is not None:
            table.set_figures(
                SampleFigures(name, "c", "t", value, {}, value, value, value, value), bool(current)
            )  # type: ignore[arg-type]
    assert select(table, query).tolist() == plain(rows, query)


def test_a_hundred_thousand_samples_are_columns() -> None:
    samples = [sample(f"pug_{number}") for number in range(100_000)]
    table = SampleTable(samples)
    assert (
        sum(column.nbytes for column in (table.breed, table.species, table.edited, *table.figures.values()))
        < 6e6
    )
    assert select(table, Query(text="_99999")).tolist() == [99_999]
    assert select(table, replace(Query(), descending=True))[:2].tolist() == [99_999, 99_998]
    assert np.array_equal(select(table, Query(text="#1-3")), [0, 1, 2])
