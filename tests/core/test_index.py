"""The index gives back what reading gave, and is believed only while the folder holds the same."""

import json
import os
import shutil
from pathlib import Path

import pytest

from segtool.core import index
from segtool.core.dataset import read_dataset
from tests.core.reading_inputs import tree
from tests.datasets import make_dataset, save_photograph


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SEGTOOL_HOME", str(tmp_path / "home"))
    return make_dataset(tmp_path / "pets")


def kept(root: Path) -> index.Reading:
    assert index.save(index.read(root))
    found = index.load(root)
    assert found is not None
    return found


def test_the_index_gives_back_samples_lists_and_problems(root: Path) -> None:
    save_photograph(root / "images" / "nobody_1.jpg")
    (root / "images" / "pug_1.heic").write_bytes(b"x")
    (root / "annotations" / "trimaps" / "beagle_1.png").unlink()
    with (root / "annotations" / "test.txt").open("a") as stream:
        stream.write("ghost_1 1 2 1\nbroken line\n")
    before = tree(root)
    fresh = read_dataset(root)
    found = kept(root)
    assert len(fresh.problems) >= 4
    assert found.dataset == fresh
    assert found.indexed
    assert index.is_current(found)
    assert tree(root) == before  # nothing of ours in the dataset's folder


def test_a_name_that_is_no_utf8_survives_the_index(root: Path) -> None:
    try:
        (root / "images" / os.fsdecode(b"caf\xe9_1.jpg")).write_bytes(b"x")
    except OSError:
        pytest.skip("this disk takes UTF-8 names alone")
    found = kept(root)
    assert found.dataset == read_dataset(root)
    assert index.is_current(found)


def added(root: Path) -> None:
    save_photograph(root / "images" / "pug_77.jpg")


def gone(root: Path) -> None:
    (root / "images" / "beagle_1.jpg").unlink()


def renamed(root: Path) -> None:
    (root / "images" / "beagle_1.jpg").rename(root / "images" / "beagle_9.jpg")


def other_format(root: Path) -> None:
    (root / "images" / "beagle_1.jpg").rename(root / "images" / "beagle_1.png")


def trimap_gone(root: Path) -> None:
    (root / "annotations" / "trimaps" / "beagle_1.png").unlink()


def trimaps_moved(root: Path) -> None:
    shutil.move(root / "annotations" / "trimaps", root / "trimaps")


def split_swapped(root: Path) -> None:
    """Same sizes, same names of files: only what they hold differs."""
    one, other = root / "annotations" / "trainval.txt", root / "annotations" / "test.txt"
    texts = one.read_text(), other.read_text()
    one.write_text(texts[1])
    other.write_text(texts[0])


def list_gone(root: Path) -> None:
    (root / "annotations" / "test.txt").unlink()


def zero_declared(root: Path) -> None:
    (root / "manifest.json").write_text(json.dumps({"kind": "segtool export", "ignore_value": 0}))


@pytest.mark.parametrize(
    "change",
    [added, gone, renamed, other_format, trimap_gone, trimaps_moved, split_swapped, list_gone, zero_declared],
)
def test_a_folder_that_changed_is_noticed_even_where_its_times_did_not(root: Path, change) -> None:
    found = kept(root)
    times = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert index.is_current(found)
    change(root)
    for path, time in times.items():
        if path.exists():
            os.utime(path, ns=(time, time))
    assert read_dataset(root) != found.dataset
    assert not index.is_current(found)


def test_a_link_whose_picture_went_away_is_noticed(root: Path, tmp_path: Path) -> None:
    picture = tmp_path / "elsewhere.jpg"
    save_photograph(picture)
    (root / "images" / "pug_88.jpg").symlink_to(picture)
    found = kept(root)
    assert index.is_current(found)
    picture.unlink()
    assert not index.is_current(found)


def test_what_a_file_holds_is_no_part_of_the_index(root: Path) -> None:
    found = kept(root)
    trimap = root / "annotations" / "trimaps" / "beagle_1.png"
    shutil.copy(root / "annotations" / "trimaps" / "beagle_2.png", trimap)
    assert index.is_current(found)
    assert trimap.name.encode() in index.index_file(root).read_bytes()
    assert index.index_file(root).stat().st_size < 8000


def cut(text: str) -> str:
    return text[: len(text) // 2]


def one_letter(text: str) -> str:
    return text[:-40].replace("beagle_1", "beagle_7", 1) + text[-40:]


def newer(text: str) -> str:
    return text.replace('"version": 1', '"version": 2', 1)


@pytest.mark.parametrize(
    "spoil", [cut, one_letter, newer, lambda _: "", lambda _: "[1]\n", lambda _: "\x80é{"]
)
def test_a_broken_foreign_or_newer_index_is_passed_over(root: Path, spoil) -> None:
    kept(root)
    path = index.index_file(root)
    path.write_text(spoil(path.read_text()), encoding="utf-8")
    assert index.load(root) is None
    kept(root)  # and is written anew


def test_the_index_of_another_folder_is_not_taken(root: Path, tmp_path: Path) -> None:
    kept(root)
    other = make_dataset(tmp_path / "other")
    shutil.copy(index.index_file(root), index.index_file(other))
    assert index.load(other) is None


def test_an_index_never_leads_out_of_the_dataset(root: Path) -> None:
    kept(root)
    path = index.index_file(root)
    header, *lines = path.read_text().splitlines()
    lines = [line.replace("images/beagle_1.jpg", "images/../../b.jpg") for line in lines]
    document = json.loads(header) | {"sha256": index._digest(lines)}
    path.write_text("\n".join([json.dumps(document), *lines, ""]))
    assert index.load(root) is None


def test_a_cache_that_cannot_be_written_keeps_nothing_from_being_read(
    root: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("segtool.core.files._os_write", full)
    reading = index.read(root)
    assert not index.save(reading)
    assert len(reading.dataset.samples) == 8
    assert "disk is full" in caplog.text
    caplog.clear()


def test_the_difference_counts_what_joined_left_and_changed(root: Path) -> None:
    before = read_dataset(root)
    added(root)
    renamed(root)
    trimap_gone(root)
    (root / "annotations" / "trimaps" / "beagle_2.png").unlink()
    after = read_dataset(root)
    assert index.difference(before, before) == ""
    assert index.difference(before, after) == (
        "The folder is not as it was when it was last open: 2 samples joined, 1 sample left, 1 sample changed."
    )
