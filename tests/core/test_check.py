"""Checking looks at every file's content once and tells what only the content shows."""

import threading
from pathlib import Path

import numpy as np
import pytest

from segtool.core import parallel
from segtool.core.check import check_dataset
from segtool.core.dataset import read_dataset
from segtool.core.errors import Cancelled
from tests.core.reading_inputs import kinds, save_exact, sentence, tree
from tests.datasets import (
    make_dataset,
    photograph,
    save_gif,
    save_nothing,
    save_trimap,
    save_truncated_jpeg,
    save_turned,
    save_void_trimap,
    trimap,
)


def test_a_sound_dataset_has_nothing_to_tell_and_is_left_as_it_was(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    before = tree(root)
    assert check_dataset(read_dataset(root)) == ()
    assert tree(root) == before


def test_broken_files_are_found_by_decoding_them_whole(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    save_truncated_jpeg(root / "images" / "beagle_1.jpg", 0.99)
    save_nothing(root / "images" / "pug_1.jpg")
    save_nothing(root / "annotations" / "trimaps" / "pug_2.png")
    dataset = read_dataset(root)
    assert kinds(dataset) == []
    found = check_dataset(dataset)
    assert kinds(found) == [
        ("picture-unreadable", "beagle_1.jpg"),
        ("picture-unreadable", "pug_1.jpg"),
        ("trimap-unreadable", "pug_2.png"),
    ]


def test_a_bad_trimap_is_told_even_where_its_picture_is_unreadable_too(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["pug_1"])
    save_nothing(root / "images" / "pug_1.jpg")
    save_trimap(root / "annotations" / "trimaps" / "pug_1.png", trimap() - 1)
    found = check_dataset(read_dataset(root))
    assert kinds(found) == [("picture-unreadable", "pug_1.jpg"), ("trimap-values", "pug_1.png")]
    assert kinds(check_dataset(read_dataset(root), mapping="zero-based")) == [
        ("picture-unreadable", "pug_1.jpg")
    ]


def test_what_is_odd_but_sound_is_a_note(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    save_gif(root / "images" / "beagle_1.jpg")
    save_turned(root / "images" / "beagle_2.jpg", 6)
    save_void_trimap(root / "annotations" / "trimaps" / "pug_1.png")
    save_trimap(root / "annotations" / "trimaps" / "pug_2.png", np.full((40, 60), 2, np.uint8))
    found = check_dataset(read_dataset(root))
    assert kinds(found) == []
    assert kinds(found, "note") == [
        ("alike-picture", "beagle_2.jpg"),  # drawn at the same place as beagle_1
        ("picture-turned", "beagle_2.jpg"),
        ("trimap-empty", "pug_2.png"),
        ("trimap-ignored", "pug_1.png"),
        ("wrong-extension", "beagle_1.jpg"),
    ]
    assert "GIF" in sentence(found, "wrong-extension")
    assert "orientation 6" in sentence(found, "picture-turned")
    assert "60 px" in sentence(found, "trimap-ignored")


def test_what_reading_found_comes_first(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    (root / "images" / "Bengal_1.jpg").unlink()
    save_nothing(root / "images" / "Abyssinian_1.jpg")
    dataset = read_dataset(root)
    found = check_dataset(dataset)
    assert found[: len(dataset.problems)] == dataset.problems
    assert [one.kind for one in found[len(dataset.problems) :]] == ["picture-unreadable"]


def test_one_picture_in_trainval_and_test_is_a_problem_and_within_a_split_a_note(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    pixels = photograph(60, 40, (20.0, 15.0), 8.0)
    save_exact(root / "images" / "beagle_1.jpg", pixels)  # trainval
    save_exact(root / "images" / "pug_2.jpg", pixels)  # test
    save_exact(root / "images" / "pug_1.jpg", pixels)  # trainval
    found = check_dataset(read_dataset(root))
    same = [one for one in found if one.kind == "same-picture"]
    assert [(one.file.name, one.severity) for one in same] == [
        ("pug_1.jpg", "note"),
        ("pug_2.jpg", "problem"),
    ]
    assert same[1].sentence.startswith("pug_2 (test) is the same file as beagle_1 (trainval)")


def test_equal_pixels_in_other_files_are_found_too(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["beagle_1", "pug_2"])
    save_exact(root / "images" / "beagle_1.jpg")
    save_exact(root / "images" / "pug_2.jpg")
    other = (root / "images" / "pug_2.jpg").read_bytes()
    (root / "images" / "pug_2.jpg").write_bytes(other + b"tail")
    assert "has the same pixels as beagle_1" in sentence(check_dataset(read_dataset(root)), "same-picture")


def test_the_same_bytes_in_another_shape_are_another_picture(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["beagle_1", "pug_2"], trimaps=False)
    save_exact(root / "images" / "beagle_1.jpg", np.zeros((10, 20, 3), np.uint8))
    save_exact(root / "images" / "pug_2.jpg", np.zeros((20, 10, 3), np.uint8))
    assert "same-picture" not in [one.kind for one in check_dataset(read_dataset(root))]


def test_progress_counts_every_sample_in_order(tmp_path: Path) -> None:
    calls: list[tuple[int, int, str]] = []
    dataset = read_dataset(make_dataset(tmp_path))
    check_dataset(dataset, progress=lambda *call: calls.append(call))
    assert calls == [(i, 8, sample.name) for i, sample in enumerate(dataset.samples)] + [(8, 8, "")]


def test_a_stop_ends_it_without_looking_at_the_rest(tmp_path: Path) -> None:
    dataset = read_dataset(make_dataset(tmp_path, [f"pug_{number}" for number in range(40)], trimaps=False))
    looked = []
    gate = threading.Event()

    def look(sample: object) -> object:
        looked.append(sample)
        gate.wait(5)
        return sample

    def stop_at_once() -> bool:
        gate.set()
        return True

    with pytest.raises(Cancelled):
        list(parallel.each_sample(look, dataset.samples, should_stop=stop_at_once))
    assert len(looked) < 40
    assert len(list(parallel.each_sample(look, dataset.samples))) == 40
    with pytest.raises(Cancelled):
        check_dataset(dataset, should_stop=lambda: True)


def test_what_the_work_raises_is_raised(tmp_path: Path) -> None:
    dataset = read_dataset(make_dataset(tmp_path))

    def fail(sample: object) -> None:
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        list(parallel.each_sample(fail, dataset.samples))


@pytest.mark.pets
def test_the_real_photographs_are_sound_and_their_oddities_told(pets_folder: Path) -> None:
    dataset = read_dataset(pets_folder)
    assert [len(dataset.in_split(split)) for split in ("all", "trainval", "test", "unlisted")] == [
        528,
        327,
        199,
        2,
    ]
    found = check_dataset(dataset)
    assert kinds(found) == []
    assert kinds(found, "note") == [
        ("alike-picture", "Abyssinian_172.jpg"),
        ("alike-picture", "Abyssinian_177.jpg"),
        ("alike-picture", "Abyssinian_87.jpg"),
        ("trimap-empty", "Abyssinian_34.png"),
        ("unlisted", "Abyssinian_34.jpg"),
        ("unlisted", "Abyssinian_82.jpg"),
        ("wrong-extension", "Abyssinian_34.jpg"),
        ("wrong-extension", "Abyssinian_5.jpg"),
    ]
