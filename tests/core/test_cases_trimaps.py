"""Trouble that others had with trimaps, one test a case. The inputs are made here."""

from pathlib import Path

import numpy as np
from PIL import Image

from segtool.core.check import check_dataset
from segtool.core.dataset import read_dataset
from segtool.core.images import encode_label_map
from segtool.core.truth import read_truth
from tests.core.reading_inputs import kinds, sentence, trimap_file, usable, write
from tests.datasets import (
    STEMS,
    make_dataset,
    save_jpeg_trimap,
    save_palette_trimap,
    save_photograph,
    save_soft_trimap,
    save_stray_trimap,
    save_trimap,
    trimap,
)


def test_msk_01_corner_background_disc_pet_ring_border_and_back_unchanged(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["beagle_2"])
    save_trimap(trimap_file(root, "beagle_2"), trimap())
    label_map = read_truth(read_dataset(root).sample("beagle_2")).label_map
    assert label_map is not None
    assert (label_map[0, 0], label_map[20, 30], label_map[20, 30 - 12]) == (2, 1, 3)
    write(tmp_path / "back.png", encode_label_map(label_map))
    with Image.open(tmp_path / "back.png") as back:
        np.testing.assert_array_equal(np.asarray(back), trimap())


def test_msk_02_a_zero_based_trimap_is_refused_until_the_person_chooses(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    save_trimap(trimap_file(root, "beagle_2"), trimap() - 1)
    dataset = read_dataset(root)
    found = check_dataset(dataset)
    assert "values 0/1/2 found, 1/2/3 expected" in sentence(found, "trimap-values")
    assert [name for name, sound in usable(dataset).items() if not sound] == ["beagle_2"]
    chosen = read_truth(dataset.sample("beagle_2"), mapping="zero-based")
    np.testing.assert_array_equal(chosen.label_map, trimap())
    assert check_dataset(dataset, mapping="zero-based") == ()  # the other trimaps hold 3 and stay as they are


def test_msk_03_void_and_stray_values_are_told_with_file_value_and_count(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    void = np.where(trimap() == 3, 255, trimap()).astype(np.uint8)
    save_trimap(trimap_file(root, "beagle_2"), void)
    save_stray_trimap(trimap_file(root, "pug_1"), 7)
    found = {one.file.name: one.sentence for one in check_dataset(read_dataset(root))}
    assert set(found) == {"beagle_2.png", "pug_1.png"}
    assert f"(255: {(trimap() == 3).sum()} px)" in found["beagle_2.png"]
    assert "(7: 1 px)" in found["pug_1.png"]
    answers = usable(read_dataset(root))
    assert [name for name, sound in answers.items() if not sound] == ["beagle_2", "pug_1"]


def test_msk_04_palette_indices_are_the_labels(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["beagle_2", "pug_4", "Bengal_3"])
    save_palette_trimap(trimap_file(root, "beagle_2"), trimap())
    palettes = {
        "pug_4": [77, 77, 77] * 256,  # three equal colours
        "Bengal_3": [3, 3, 3, 2, 2, 2, 1, 1, 1, 0, 0, 0] + [0] * 756,  # greys that say something else
    }
    for stem, palette in palettes.items():
        image = Image.frombytes("P", (60, 40), trimap().tobytes())
        image.putpalette(palette)
        image.save(trimap_file(root, stem), transparency=1)
    for stem in ("beagle_2", "pug_4", "Bengal_3"):
        (root / "images" / f"{stem}.jpg").unlink()
        save_photograph(root / "images" / f"{stem}.jpg")
        np.testing.assert_array_equal(read_truth(read_dataset(root).sample(stem)).label_map, trimap())


def test_msk_06_soft_and_lossy_trimaps_are_refused(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    save_soft_trimap(trimap_file(root, "beagle_2"))
    trimap_file(root, "pug_1").unlink()
    save_jpeg_trimap(trimap_file(root, "pug_1", ".jpg"))
    save_jpeg_trimap(trimap_file(root, "pug_2"))
    dataset = read_dataset(root)
    found = check_dataset(dataset)
    assert kinds(found) == [
        ("trimap-unreadable", "pug_1.jpg"),
        ("trimap-unreadable", "pug_2.png"),
        ("trimap-values", "beagle_2.png"),
    ]
    assert "different values" in sentence(found, "trimap-values")
    assert dataset.sample("pug_1").trimap is None
    assert sum(usable(dataset).values()) == len(STEMS) - 3


def test_msk_07_a_trimap_of_another_size_is_told_with_both_sizes_and_not_used(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    save_trimap(trimap_file(root, "Abyssinian_1"), trimap(60, 39))
    save_trimap(trimap_file(root, "beagle_2"), trimap(30, 20))
    save_trimap(trimap_file(root, "Bengal_1"), trimap(40, 60))
    dataset = read_dataset(root)
    found = {one.file.name: one.sentence for one in check_dataset(dataset)}
    assert found == {
        "Abyssinian_1.png": "Abyssinian_1.png is 60 x 39 pixels, its picture 60 x 40.",
        "beagle_2.png": "beagle_2.png is 30 x 20 pixels, its picture 60 x 40.",
        "Bengal_1.png": "Bengal_1.png is 40 x 60 pixels, turned by a quarter, its picture 60 x 40.",
    }
    assert sum(usable(dataset).values()) == len(STEMS) - 3


def test_msk_09_pictures_without_trimap_are_samples_without_ground_truth(tmp_path: Path) -> None:
    root = make_dataset(tmp_path / "some")
    trimap_file(root, "beagle_2").unlink()
    dataset = read_dataset(root)
    assert kinds(dataset) == []
    assert kinds(dataset, "note") == [("no-trimap", "beagle_2.jpg")]
    assert read_truth(dataset.sample("beagle_2")).label_map is None  # and not all background
    without = read_dataset(make_dataset(tmp_path / "none", trimaps=False))
    assert len(without.samples) == len(STEMS)
    assert kinds(without, "note") == [("no-trimap", "none")]  # said once, not for each
    assert str(tmp_path / "none" / "annotations" / "trimaps") in sentence(without, "no-trimap")
    assert not any(usable(without).values())


def test_msk_12_pairs_are_made_by_name_even_where_the_counts_agree(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["Abyssinian_1", "Abyssinian_2", "Abyssinian_10"])
    trimap_file(root, "Abyssinian_1").rename(trimap_file(root, "Abyssinian_0"))
    dataset = read_dataset(root)
    assert {sample.name: sample.trimap and sample.trimap.stem for sample in dataset.samples} == {
        "Abyssinian_1": None,
        "Abyssinian_2": "Abyssinian_2",
        "Abyssinian_10": "Abyssinian_10",
    }
    assert kinds(dataset) == [("trimap-without-picture", "Abyssinian_0.png")]
    assert kinds(dataset, "note") == [("no-trimap", "Abyssinian_1.jpg")]
