"""Trouble that others had with lists, one test a case. The inputs are made here."""

from pathlib import Path

import pytest

from segtool.core.check import check_dataset
from segtool.core.dataset import read_dataset
from segtool.core.errors import SegtoolError
from tests.core.reading_inputs import kinds, sentence, tree, trimap_file, write
from tests.datasets import (
    STEMS,
    make_dataset,
    save_photograph,
    save_trimap,
    trimap,
    write_lists,
)


@pytest.mark.parametrize("missing", ["list.txt", "trainval.txt", "test.txt", "all of them"])
def test_dat_01_missing_lists_are_named_with_the_places_and_the_pictures_are_there(
    tmp_path: Path, missing: str
) -> None:
    root = make_dataset(tmp_path)
    gone = ["list.txt", "trainval.txt", "test.txt"] if missing == "all of them" else [missing]
    for name in gone:
        (root / "annotations" / name).unlink()
    dataset = read_dataset(root)
    assert len(dataset.samples) == len(STEMS)
    told = [one for one in dataset.problems if one.kind == "list-missing"]
    assert sorted(one.file.name for one in told) == sorted(gone)
    for one in told:
        assert one.file.name in one.sentence
        assert str(root / "annotations") in one.sentence
    halved = missing in ("trainval.txt", "test.txt")
    assert {one.severity for one in told} == {"problem" if halved else "note"}
    assert dataset.has_lists == (missing != "all of them")
    expected = {"trainval.txt": 4, "test.txt": 4, "list.txt": 0, "all of them": 8}[missing]
    assert len(dataset.in_split("unlisted")) == expected


def test_dat_01_an_empty_images_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    write(tmp_path / "images" / ".keep", b"")
    with pytest.raises(SegtoolError, match="No pictures found in") as raised:
        read_dataset(tmp_path)
    assert str(tmp_path / "images") in raised.value.message


def test_dat_02_odd_lists_are_read_and_bad_lines_told_by_number(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["Abyssinian_1", "beagle_2", "Bengal_3", "pug_4", "Ragdoll_5"])
    text = "\ufeff# a comment\r\n\r\nAbyssinian_1 1 1 1\r\n   \r\nbeagle_2\t5\t2\t4   \r\nBengal_3  6  1  2"
    write(root / "annotations" / "trainval.txt", text.encode())
    lines = b"pug_4 26 2\nRagdoll_5 27 1 9 extra\nNotANumber_6 x y z\npug_4 26 2 18\n"
    write(root / "annotations" / "test.txt", lines)
    dataset = read_dataset(root)
    assert {s.name for s in dataset.in_split("trainval")} == {"Abyssinian_1", "beagle_2", "Bengal_3"}
    assert {s.name for s in dataset.in_split("test")} == {"pug_4"}
    told = [one.sentence for one in dataset.problems if one.kind == "list-line"]
    assert [words.split(":")[0] for words in told] == [
        "test.txt line 1",
        "test.txt line 2",
        "test.txt line 3",
    ]


def test_dat_03_listed_pictures_that_are_not_there_are_named_once_and_counted(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["Abyssinian_1", "beagle_3", "Bengal_5", "pug_4"])
    write_lists(root, ["Abyssinian_1", "beagle_3", "Bengal_5", "pug_4", "Abyssinian_999"])
    (root / "images" / "beagle_3.jpg").unlink()  # its trimap stays
    dataset = read_dataset(root)
    assert {sample.name for sample in dataset.samples} == {"Abyssinian_1", "Bengal_5", "pug_4"}
    assert kinds(dataset) == [("picture-missing", "Abyssinian_999.jpg"), ("picture-missing", "beagle_3.jpg")]
    counts = [one.sentence for one in dataset.problems if one.kind == "pictures-missing"]
    assert "2 of 4 pictures listed in trainval.txt are on disk." in counts
    assert all(sample.image.is_file() for sample in dataset.samples)


def test_dat_04_strays_are_passed_over_and_unlisted_pictures_in_no_split(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    save_photograph(root / "images" / "beagle_900.jpg")
    save_photograph(root / "images" / ".ipynb_checkpoints" / "beagle_2-checkpoint.jpg")
    write(root / "images" / "Abyssinian_100.mat", b"MATLAB 5.0")
    write(root / "images" / "notes.txt", b"notes")
    dataset = read_dataset(root)
    assert len(dataset.samples) == len(STEMS) + 1
    assert [sample.name for sample in dataset.in_split("unlisted")] == ["beagle_900"]
    assert kinds(dataset) == []
    assert kinds(dataset, "note") == [("no-trimap", "beagle_900.jpg"), ("unlisted", "beagle_900.jpg")]


def test_exp_04_listed_names_that_lead_outside_are_refused_by_line(tmp_path: Path) -> None:
    root = make_dataset(tmp_path / "in" / "pets", ["Abyssinian_1", "beagle_3", "Bengal_5"])
    outside = [
        "../../OUT_1",
        "/tmp/OUT_2",
        "a/../../../OUT_3",
        "..\\..\\OUT_4",
        "C:\\OUT_5",
        "~/OUT_6",
        "$HOME/OUT_7",
    ]
    save_photograph(tmp_path / "OUT_1.jpg")  # what the first one would reach from images/
    with (root / "annotations" / "trainval.txt").open("a") as stream:
        stream.writelines(f"{name} 1 1 1\n" for name in outside)
    before = tree(tmp_path)
    dataset = read_dataset(root)
    assert {sample.name for sample in dataset.samples} == {"Abyssinian_1", "beagle_3", "Bengal_5"}
    refused = [one.sentence for one in dataset.problems if one.kind == "name-refused"]
    assert [words.split(":")[0] for words in refused] == [f"trainval.txt line {n}" for n in range(4, 11)]
    assert not any("OUT" in one.name for one in dataset.listed)
    assert not any(one.kind == "picture-missing" for one in dataset.problems)
    assert tree(tmp_path) == before


def test_exp_11_one_picture_on_both_sides_is_told_three_ways(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["Abyssinian_1", "beagle_3", "Bengal_5", "pug_4", "pug_44"])
    copied = (root / "images" / "Abyssinian_1.jpg").read_bytes()
    (root / "images" / "pug_44.jpg").write_bytes(copied)  # under another name, in test
    with (root / "annotations" / "test.txt").open("a") as stream:
        stream.write("beagle_3 5 2 4\n")  # in both lists
    with (root / "annotations" / "trainval.txt").open("a") as stream:
        stream.write("Bengal_5 6 1 2\n")  # twice in one
    dataset = read_dataset(root)
    save_trimap(trimap_file(root, "pug_44"), trimap(centre=(24.0, 18.0), radius=9.0))
    found = check_dataset(dataset)
    assert kinds(found) == [
        ("in-two-lists", "trainval.txt"),
        ("listed-twice", "trainval.txt"),
        ("same-picture", "pug_44.jpg"),
    ]
    assert "pug_44 (test) is the same file as Abyssinian_1 (trainval)" in sentence(found, "same-picture")
    assert {sample.name for sample in dataset.in_split("trainval")} == {"Abyssinian_1", "Bengal_5"}
