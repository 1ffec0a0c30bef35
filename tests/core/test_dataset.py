"""A dataset's shapes, pairing by name, and a record for everything that does not fit."""

import json
import os
import pickle
import shutil
import time
from pathlib import Path

import pytest

from segtool.core.dataset import Sample, find_root, read_dataset
from segtool.core.errors import SegtoolError
from segtool.core.problems import KINDS
from tests.core.reading_inputs import kinds, save_exact, sentence, tree, write
from tests.datasets import STEMS, make_dataset, save_photograph, save_trimap, write_lists


def stems(path: Path) -> list[str]:
    return [sample.name for sample in read_dataset(path).samples]


def test_the_official_shape_gives_every_sample_its_trimap_split_breed_and_species(tmp_path: Path) -> None:
    root = make_dataset(tmp_path / "pets")
    before = tree(root)
    dataset = read_dataset(root)
    assert dataset.problems == ()
    assert dataset.has_lists
    assert dataset.root == root
    rows = [(s.name, s.breed, s.species, s.split) for s in dataset.samples]
    assert rows[:3] == [
        ("Abyssinian_1", "Abyssinian", "cat", "trainval"),
        ("Abyssinian_2", "Abyssinian", "cat", "test"),
        ("beagle_1", "beagle", "dog", "trainval"),
    ]
    for sample in dataset.samples:
        assert sample.image == root / "images" / f"{sample.name}.jpg"
        assert sample.trimap == root / "annotations" / "trimaps" / f"{sample.name}.png"
    assert tree(root) == before


def test_the_parent_folder_the_images_folder_and_a_relative_path_lead_to_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_dataset(tmp_path / "download" / "oxford-iiit-pet")
    (tmp_path / "download" / "empty").mkdir()
    (tmp_path / "download" / ".cache" / "images").mkdir(parents=True)
    assert find_root(tmp_path / "download") == root
    assert find_root(root / "images") == root
    monkeypatch.chdir(root.parent)
    assert find_root(Path("oxford-iiit-pet")) == root
    assert read_dataset(Path()).samples[0].image.is_absolute()


def test_a_plain_folder_of_pictures_is_a_dataset(tmp_path: Path) -> None:
    save_photograph(tmp_path / "holiday" / "Bengal_1.jpg")
    save_photograph(tmp_path / "holiday" / "IMG_0007.JPG")
    save_photograph(tmp_path / "holiday" / "album" / "other_1.jpg")
    dataset = read_dataset(tmp_path / "holiday")
    assert [(s.name, s.split, s.trimap) for s in dataset.samples] == [
        ("Bengal_1", "unlisted", None),
        ("IMG_0007", "unlisted", None),
    ]
    assert not dataset.has_lists
    assert kinds(dataset) == []
    assert ("folder-skipped", "holiday") in kinds(dataset, "note")


def test_trimaps_and_lists_may_lie_beside_the_images_folder(tmp_path: Path) -> None:
    root = make_dataset(tmp_path / "approx")
    for child in (root / "annotations").iterdir():
        child.rename(root / child.name)
    (root / "annotations").rmdir()
    dataset = read_dataset(root)
    assert dataset.problems == ()
    assert len(dataset.in_split("trainval")) == len(dataset.in_split("test")) == 4
    assert all(sample.trimap for sample in dataset.samples)


def test_doubled_folders_of_an_unpacked_archive_are_read(tmp_path: Path) -> None:
    root = make_dataset(tmp_path / "pets")
    for name in ("images", "annotations"):
        (root / name).rename(root / "inner")
        (root / name).mkdir()
        (root / "inner").rename(root / name / name)
    dataset = read_dataset(root)
    assert dataset.problems == ()
    assert all(sample.trimap for sample in dataset.samples)


@pytest.mark.parametrize(
    "what", ["nothing there", "a file", "an empty folder", "empty images", "two datasets"]
)
def test_what_is_no_dataset_is_refused_with_a_hint(tmp_path: Path, what: str) -> None:
    path = tmp_path / "place"
    if what == "a file":
        save_photograph(path)
    elif what != "nothing there":
        path.mkdir()
    if what == "empty images":
        write(path / "images" / ".keep", b"")
    if what == "two datasets":
        make_dataset(path / "one", STEMS[:1])
        make_dataset(path / "two", STEMS[:1])
    with pytest.raises(SegtoolError) as raised:
        read_dataset(path)
    assert str(path) in raised.value.message
    assert raised.value.hint


def test_samples_stand_in_the_order_in_which_people_count(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["pug_10", "pug_9", "Abyssinian_100", "Abyssinian_20", "Abyssinian_3"])
    assert stems(root) == ["Abyssinian_3", "Abyssinian_20", "Abyssinian_100", "pug_9", "pug_10"]


def test_hidden_files_and_known_side_files_are_passed_over_in_silence(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    for name in (
        "._beagle_1.jpg",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "Abyssinian_100.mat",
        "notes.txt",
    ):
        write(root / "images" / name, b"junk")
    save_photograph(root / "images" / ".ipynb_checkpoints" / "beagle_1-checkpoint.jpg")
    write(root / "annotations" / "trimaps" / "._beagle_1.png", b"junk")
    write(root / "annotations" / "._trimaps", b"junk")
    write(root / "annotations" / "._trainval.txt", b"evil_1 1 1 1\n")
    assert stems(root) == sorted(STEMS, key=str.lower)
    assert read_dataset(root).problems == ()


def test_other_files_and_unread_formats_are_told(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    write(root / "images" / "beagle_9.heic", b"....ftypheic")
    write(root / "images" / "beagle_8.jpg.part", b"half")
    dataset = read_dataset(root)
    assert kinds(dataset) == [("picture-format", "beagle_9.heic")]
    assert "1 file in images passed over: beagle_8.jpg.part" in sentence(dataset, "other-files")


def test_of_two_pictures_with_one_name_the_jpg_is_used_and_the_other_told(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["pug_4"])
    save_exact(root / "images" / "PUG_4.png")
    save_photograph(root / "images" / "sub" / "pug_4.jpg")
    save_photograph(root / "images" / "sub" / "pug_5.jpg")
    dataset = read_dataset(root)
    assert [sample.image.relative_to(root).as_posix() for sample in dataset.samples] == [
        "images/pug_4.jpg",
        "images/sub/pug_5.jpg",
    ]
    assert kinds(dataset) == [("same-stem", "PUG_4.png"), ("same-stem", "pug_4.jpg")]
    for problem in dataset.problems:
        if problem.kind == "same-stem":
            assert "pug_4.jpg is used" in problem.sentence


def test_a_second_trimap_of_a_name_is_told_and_the_png_used(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["pug_4"])
    save_trimap(root / "annotations" / "trimaps" / "pug_4.tif")
    dataset = read_dataset(root)
    assert dataset.sample("pug_4").trimap == root / "annotations" / "trimaps" / "pug_4.png"
    assert kinds(dataset) == [("same-stem", "pug_4.tif")]


def test_links_are_followed_and_a_broken_one_is_told(tmp_path: Path) -> None:
    root = make_dataset(tmp_path / "real")
    linked = tmp_path / "linked"
    (linked / "images").mkdir(parents=True)
    (linked / "annotations").symlink_to(root / "annotations")
    for stem in STEMS:
        (linked / "images" / f"{stem}.jpg").symlink_to(root / "images" / f"{stem}.jpg")
    (linked / "images" / "round").symlink_to(linked)
    (root / "images" / "pug_2.jpg").unlink()
    dataset = read_dataset(linked)
    assert len(dataset.samples) == len(STEMS) - 1
    assert kinds(dataset) == [("broken-link", "pug_2.jpg"), ("picture-missing", "pug_2.jpg")]
    assert "1 folder" in sentence(dataset, "folder-skipped")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_cannot_be_kept_is_refused_openly(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    save_photograph(root / "images" / "a\\b_1.jpg")
    latin = os.fsencode(root / "images") + b"/na\xefve_6.jpg"
    shutil.copy(os.fsencode(root / "images" / "pug_1.jpg"), latin)
    dataset = read_dataset(root)
    assert len(dataset.samples) == len(STEMS)
    assert [kind for kind, _ in kinds(dataset)] == ["name-refused", "name-refused"]
    json.dumps([problem.to_json() for problem in dataset.problems], ensure_ascii=False).encode("utf-8")


def test_a_listed_picture_in_another_case_is_the_same_sample(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["beagle_1"])
    (root / "images" / "beagle_1.jpg").rename(root / "images" / "Beagle_1.jpg")
    dataset = read_dataset(root)
    assert dataset.problems == ()
    assert dataset.sample("BEAGLE_1").name == "Beagle_1"
    assert dataset.samples[0].trimap is not None


def test_a_sample_that_is_not_there_is_named(tmp_path: Path) -> None:
    dataset = read_dataset(make_dataset(tmp_path))
    with pytest.raises(SegtoolError, match="no sample pug_77"):
        dataset.sample("pug_77")


def test_splits_partition_the_samples_and_another_word_is_refused(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, splits={"pug_1": "unlisted"})
    dataset = read_dataset(root)
    parts = [dataset.in_split(split) for split in ("trainval", "test", "unlisted")]
    assert [len(part) for part in parts] == [3, 4, 1]
    assert sorted(s.name for part in parts for s in part) == sorted(s.name for s in dataset.in_split("all"))
    with pytest.raises(SegtoolError, match="validate"):
        dataset.in_split("validate")


def test_a_name_in_both_lists_is_test(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    with (root / "annotations" / "trainval.txt").open("a") as stream:
        stream.write("pug_2 26 2 18\n")
    dataset = read_dataset(root)
    assert dataset.sample("pug_2").split == "test"
    assert "line 5 of trainval.txt and line 4 of test.txt" in sentence(dataset, "in-two-lists")


def test_a_picture_that_only_the_full_list_names_is_in_no_split(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    save_photograph(root / "images" / "pug_3.jpg")
    with (root / "annotations" / "list.txt").open("a") as stream:
        stream.write("pug_3 26 2 18\n")
    dataset = read_dataset(root)
    assert dataset.sample("pug_3").split == "unlisted"
    assert "in list.txt alone" in sentence(dataset, "unlisted")


def test_the_lists_tell_the_species_of_breeds_outside_the_official_table(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["Corgi_1"])
    write(root / "annotations" / "trainval.txt", b"Corgi_1 40 2 30\n")
    assert read_dataset(root).samples[0].species == "dog"


def test_an_export_that_declares_ignore_is_recognised(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    assert not read_dataset(root).ignore_declared
    write(root / "manifest.json", b"not json")
    assert not read_dataset(root).ignore_declared
    write(root / "manifest.json", b'{"ignore_value": 0}')
    assert not read_dataset(root).ignore_declared  # another program's
    write(root / "manifest.json", b'{"kind": "segtool export", "ignore_value": 0}')
    assert read_dataset(root).ignore_declared


def test_progress_is_told_to_its_end(tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    read_dataset(make_dataset(tmp_path), lambda done, total, name: calls.append((done, total)))
    assert calls[-1] == (3, 3)
    assert calls == sorted(calls)


def test_seven_thousand_names_are_read_in_an_instant(tmp_path: Path) -> None:
    names = [f"{breed}_{number}" for breed in ("pug", "Bengal", "beagle") for number in range(2450)]
    (tmp_path / "images").mkdir()
    for name in names:
        os.close(os.open(tmp_path / "images" / f"{name}.jpg", os.O_CREAT | os.O_WRONLY))
    write_lists(tmp_path, names)
    times = []
    for _ in range(3):
        start = time.process_time()
        dataset = read_dataset(tmp_path)
        times.append(time.process_time() - start)
    assert len(dataset.samples) == 7350
    assert kinds(dataset) == []
    assert min(times) < 0.8  # about 0.15 s on an idle machine; opening the files would take several seconds


def test_every_kind_of_problem_that_the_readers_name_is_in_the_table() -> None:
    sources = Path(read_dataset.__code__.co_filename).parent
    for name in ("lists", "listing", "pairing", "truth", "check"):
        text = (sources / f"{name}.py").read_text(encoding="utf-8")
        for part in text.split("Problem(")[1:]:
            kind = part.lstrip().split(",")[0]
            assert not kind.startswith('"') or kind.strip('"') in KINDS


def test_a_sample_made_of_text_is_the_same_as_one_made_of_paths(tmp_path: Path) -> None:
    """Its Paths are made when they are asked for; copies, pickles (loaders of batches) and sets see no difference."""
    image, trimap = tmp_path / "pug_1.jpg", tmp_path / "pug_1.png"
    by_text = Sample.of_text("pug_1", str(image), str(trimap), "pug", "dog", "test")
    by_paths = Sample("pug_1", image, trimap, "pug", "dog", "test")
    assert pickle.loads(pickle.dumps(by_text)) == by_paths
    assert {by_text, by_paths} == {by_paths}
    assert (by_text.image, by_text.trimap) == (image, trimap)
    assert (by_text.image_text, by_paths.trimap_text) == (str(image), str(trimap))
    without = Sample.of_text("pug_1", str(image), None, "pug", "dog", "test")
    assert (without.trimap, without.trimap_text) == (None, None)
    assert without != by_paths
