"""List files: every good line is used, every other is told with its number."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segtool.core.breeds import BREEDS, breed_of, species_of
from segtool.core.lists import key_of, load_list, name_fault, natural_key
from tests.core.reading_inputs import write


def names(path: Path) -> list[str]:
    return [entry.name for entry in load_list(path).entries]


def test_comments_blank_lines_tabs_windows_ends_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    text = "\ufeff#Image CLASS-ID\r\n# a comment\r\n\r\nAbyssinian_1 1 1 1\r\n   \r\n"
    text += "beagle_2\t5\t2\t4   \r\nBengal_3  6  1  2"
    found = load_list(write(tmp_path / "trainval.txt", text.encode()))
    assert not found.problems
    assert [(e.name, e.line, e.class_id, e.species, e.breed_id) for e in found.entries] == [
        ("Abyssinian_1", 4, 1, "cat", 1),
        ("beagle_2", 6, 5, "dog", 4),
        ("Bengal_3", 7, 6, "cat", 2),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_names_in_any_script_are_read_in_the_encodings_that_editors_write(
    tmp_path: Path, encoding: str
) -> None:
    path = write(tmp_path / "list.txt", "猫_7 1 1 1\nnaïve_6 1 2 1\n".encode(encoding))
    assert names(path) == ["猫_7", "naïve_6"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("pug_4 26 2", "3 fields found, 4 expected"),
        ("Ragdoll_5 27 1 9 extra", "5 fields found, 4 expected"),
        ("pug_4 26 2 18 7", "5 fields found, 4 expected"),
        ("NotANumber_6 x y z", "'x y z' after NotANumber_6 are not three whole numbers"),
        ("pug_4 26 2 -1", "not three whole numbers"),
        ("pug_4 26 3 18", "species 3 after pug_4 is neither 1 (cat) nor 2 (dog)"),
        ("pug_4", "1 field found"),
    ],
)
def test_a_malformed_line_is_told_with_its_number_and_the_rest_is_used(
    tmp_path: Path, line: str, words: str
) -> None:
    path = write(tmp_path / "test.txt", f"# comment\n{line}\npug_9 26 2 18\n".encode())
    found = load_list(path)
    assert [entry.name for entry in found.entries] == ["pug_9"]
    (problem,) = found.problems
    assert (problem.kind, problem.file, problem.severity) == ("list-line", path, "problem")
    assert "test.txt line 2: " in problem.sentence
    assert words in problem.sentence


@pytest.mark.parametrize(
    "name",
    [
        "../../x",
        "/tmp/x",
        "a/../../x",
        "..\\..\\x",
        "C:\\x",
        "C:x",
        "~/x",
        "$HOME/x",
        "..",
        "a..b",
        ".hidden",
    ],
)
def test_a_name_that_may_lead_outside_is_refused_with_its_line(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / "trainval.txt", f"pug_1 26 2 18\n{name} 1 1 1\n".encode())
    found = load_list(path)
    assert [entry.name for entry in found.entries] == ["pug_1"]
    (problem,) = found.problems
    assert (problem.kind, problem.severity) == ("name-refused", "problem")
    assert "line 2" in problem.sentence


def test_bytes_that_are_not_utf8_are_refused_and_told_printably(tmp_path: Path) -> None:
    found = load_list(write(tmp_path / "list.txt", b"na\xefve_6 1 1 1\npug_1 26 2 18\n"))
    assert [entry.name for entry in found.entries] == ["pug_1"]
    (problem,) = found.problems
    assert "line 1" in problem.sentence
    problem.to_json()["sentence"].encode("utf-8")


def test_a_doubled_line_counts_once_and_is_told_with_both_lines(tmp_path: Path) -> None:
    found = load_list(write(tmp_path / "trainval.txt", b"pug_1 26 2 18\nBengal_3 6 1 2\nPUG_1 26 2 18\n"))
    assert [entry.name for entry in found.entries] == ["pug_1", "Bengal_3"]
    (problem,) = found.problems
    assert problem.kind == "listed-twice"
    assert "line 3" in problem.sentence
    assert "line 1" in problem.sentence


def test_a_name_may_hold_spaces(tmp_path: Path) -> None:
    assert names(write(tmp_path / "list.txt", b"sp  ace cat_9 1 1 1\n")) == ["sp  ace cat_9"]


def test_a_list_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "list.txt").mkdir()
    (problem,) = load_list(tmp_path / "list.txt").problems
    assert problem.kind == "list-unreadable"


@given(st.binary(max_size=200))
def test_no_content_makes_reading_a_list_fail(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    found = load_list(write(tmp_path_factory.getbasetemp() / "any" / "list.txt", content))
    for entry in found.entries:
        assert not name_fault(entry.name)


def test_names_sort_as_people_count() -> None:
    shuffled = ["pug_10", "Abyssinian_100", "Abyssinian_2", "pug_9", "Abyssinian_10", "beagle_1"]
    assert sorted(shuffled, key=natural_key) == [
        "Abyssinian_2",
        "Abyssinian_10",
        "Abyssinian_100",
        "beagle_1",
        "pug_9",
        "pug_10",
    ]


def test_composed_and_decomposed_accents_are_one_name() -> None:
    assert key_of("Größe_1") == key_of("Gro\u0308ße_1") == key_of("GRÖSSE_1")
    assert key_of("pug_1") != key_of("pug_2")


def test_the_official_table_has_12_cats_and_25_dogs_in_class_order() -> None:
    assert [breed.class_id for breed in BREEDS] == list(range(1, 38))
    cats = [breed for breed in BREEDS if breed.species == "cat"]
    assert [breed.breed_id for breed in cats] == list(range(1, 13))
    assert len(BREEDS) - len(cats) == 25
    by_name = {breed.name: (breed.class_id, breed.species, breed.breed_id) for breed in BREEDS}
    # a few lines of the official list
    assert by_name["Abyssinian"] == (1, "cat", 1)
    assert by_name["pug"] == (26, "dog", 18)
    assert by_name["Sphynx"] == (34, "cat", 12)
    assert by_name["yorkshire_terrier"] == (37, "dog", 25)


@pytest.mark.parametrize(
    ("name", "breed", "species"),
    [
        ("great_pyrenees_174", "great_pyrenees", "dog"),
        ("Abyssinian_1", "Abyssinian", "cat"),
        ("beagle_2", "beagle", "dog"),
        ("BEAGLE_2", "beagle", "dog"),
        ("Tabby_3", "Tabby", "cat"),
        ("corgi_3", "corgi", "dog"),
        ("IMG_1234", "", ""),
        ("holiday", "", ""),
        ("猫_7", "猫", ""),
    ],
)
def test_breed_and_species_come_from_the_name(name: str, breed: str, species: str) -> None:
    assert breed_of(name) == breed
    assert species_of(breed) == species


def test_the_official_table_outweighs_the_list_and_the_list_the_capital() -> None:
    assert species_of("pug", listed="cat") == "dog"
    assert species_of("Corgi", listed="dog") == "dog"
