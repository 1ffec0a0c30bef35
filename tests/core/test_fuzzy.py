"""Finding by a few letters."""

import pytest

from segtool.core.fuzzy import NameIndex, fold, likeness

ACTIONS = [
    "fit the picture",
    "next sample",
    "next unreviewed sample",
    "fine-tune",
    "predict all samples",
    "full screen",
]


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("fit", "fit the picture"),
        ("ft", "fine-tune"),  # the first letters of its words
        ("sample next", "next sample"),
        ("predict samples", "predict all samples"),
        ("nxt un", "next unreviewed sample"),
        ("screen", "full screen"),
        ("nex", "next sample"),  # the shorter one
    ],
)
def test_the_likeliest_comes_first(typed: str, best: str) -> None:
    scored = [(score, text) for text in ACTIONS if (score := likeness(typed, text)) is not None]
    assert max(scored)[1] == best


def test_letters_that_are_not_there_or_strewn_about_mean_nothing() -> None:
    assert likeness("xz", "fine-tune") is None
    assert likeness("net", "next sample") is not None
    assert likeness("epetr", "fine-tune experimenters") is None


def test_accents_and_capitals_do_not_matter() -> None:
    assert fold("Mở bộ dữ liệu Đường viền") == "mo bo du lieu duong vien"


def make_index() -> NameIndex:
    names = [("Abyssinian", number) for number in range(1, 31)] + [("pug", 7), ("great_pyrenees", 112)]
    return NameIndex([f"{breed}_{number}\n{breed}".casefold() for breed, number in names])


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("pug", [30]),
        ("aby12", [11]),
        ("12 aby", [11]),
        ("Great P", [31]),
        ("pyrenees", [31]),
        ("112", [31]),
        ("#3", [2]),
        ("#0", []),
        ("#33", []),
        ("nothing", []),
        ("", []),
        ("_", []),
        ("abyssinian_3", [2, 29, 12, 22]),
    ],
)
def test_samples_are_found_by_parts_of_their_names(typed: str, rows: list[int]) -> None:
    assert make_index().find(typed, 50) == rows


def test_names_that_start_so_come_first_and_no_more_than_asked_for() -> None:
    index = NameIndex(["a_beagle\na", "beagle_1\nbeagle", "beagle_2\nbeagle"])
    assert index.find("beagle", 50) == [1, 2, 0]
    assert index.find("beagle", 2) == [1, 2]
    assert NameIndex([]).find("a", 5) == []


def test_what_is_in_every_name_of_many_is_not_looked_at_to_the_end() -> None:
    index = NameIndex([f"cat_{number}\ncat" for number in range(60_000)])
    assert index.find("t59999", 50) == [59_999]  # the digits are the rare part
    assert index.find("a t", 3) == [0, 1, 2]


def test_parts_are_found_in_any_order_where_no_breed_follows() -> None:
    index = NameIndex(["tabby_12\n", "tabby_34\n"])
    assert index.find("12 tab", 50) == [0]
