"""Trouble that others had with pictures, one test a case. The inputs are made here."""

import time
import tracemalloc
from pathlib import Path

import numpy as np
from PIL import Image

from segtool.core.check import check_dataset
from segtool.core.dataset import read_dataset
from segtool.core.images import exif_orientation, image_size, read_image
from segtool.core.truth import read_truth
from tests.core.reading_inputs import (
    huge_png,
    is_red,
    kinds,
    save_exact,
    sentence,
    trimap_file,
    usable,
    write,
)
from tests.datasets import (
    STEMS,
    make_dataset,
    photograph,
    save_cmyk,
    save_error_page,
    save_gif,
    save_grey_jpeg,
    save_nothing,
    save_photograph,
    save_png,
    save_trimap,
    save_truncated_jpeg,
    save_turned,
    trimap,
)


def test_img_01_a_camera_s_turn_moves_neither_pixels_nor_trimap(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["beagle_2"])
    save_turned(root / "images" / "beagle_2.jpg", 6)
    save_trimap(trimap_file(root, "beagle_2"), trimap())
    (sample,) = read_dataset(root).samples
    assert exif_orientation(sample.image) == 6  # the positive: the tag is there and seen
    image = read_image(sample.image)
    label_map = read_truth(sample).label_map
    assert label_map is not None
    assert image.shape[:2] == label_map.shape == (40, 60)
    assert all(is_red(pixel) for pixel in image[label_map == 1])
    assert not any(is_red(pixel) for pixel in image[label_map == 2])
    assert kinds(check_dataset(read_dataset(root)), "note") == [("picture-turned", "beagle_2.jpg")]


def test_img_03_pictures_are_decoded_by_content_whatever_they_are_called(tmp_path: Path) -> None:
    stems = ["Egyptian_Mau_14", "Egyptian_Mau_139", "Abyssinian_34", "Ragdoll_77", "Abyssinian_5"]
    root = make_dataset(tmp_path, stems, splits=dict.fromkeys(stems, "trainval"))
    rgb = Image.fromarray(photograph())
    save_png(root / "images" / "Egyptian_Mau_14.jpg")
    save_gif(root / "images" / "Egyptian_Mau_139.jpg", frames=3)
    rgb.save(root / "images" / "Abyssinian_34.jpg", format="BMP")
    rgb.save(root / "images" / "Ragdoll_77.jpg", format="WEBP")
    save_png(root / "images" / "Abyssinian_5.jpg", "RGBA")
    for stem in stems:
        save_trimap(trimap_file(root, stem))
    dataset = read_dataset(root)
    assert dataset.problems == ()
    assert len(dataset.samples) == 5
    for sample in dataset.samples:
        image = read_image(sample.image)
        assert (image.shape, image.dtype) == ((40, 60, 3), np.uint8)
        assert is_red(image[20, 30]), sample.name
        assert not is_red(image[0, 0]), sample.name
    assert all(usable(dataset).values())
    found = check_dataset(dataset)
    assert kinds(found) == []
    assert len([one for one in found if one.kind == "wrong-extension"]) == 5


def test_img_05_cut_off_files_are_told_and_never_used_in_part(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    save_truncated_jpeg(root / "images" / "beagle_2.jpg", 0.6)
    cut = trimap_file(root, "pug_1")
    save_trimap(cut, trimap(400, 300))
    cut.write_bytes(cut.read_bytes()[: cut.stat().st_size // 2])
    dataset = read_dataset(root)
    found = check_dataset(dataset)
    assert kinds(found) == [("picture-unreadable", "beagle_2.jpg"), ("trimap-unreadable", "pug_1.png")]
    assert "cut off or damaged" in sentence(found, "picture-unreadable")
    answers = usable(dataset)
    assert [name for name, sound in answers.items() if not sound] == ["beagle_2", "pug_1"]
    assert read_image(dataset.sample("pug_1").image).shape == (40, 60, 3)


def test_img_06_empty_files_and_error_pages_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    save_nothing(root / "images" / "beagle_2.jpg")
    save_error_page(root / "images" / "Bengal_1.jpg")
    save_nothing(trimap_file(root, "pug_1"))
    dataset = read_dataset(root)
    assert len(dataset.samples) == len(STEMS)  # none is dropped in silence
    found = check_dataset(dataset)
    assert {one.file.name: one.sentence for one in found} == {
        "beagle_2.jpg": "beagle_2.jpg is empty (0 bytes). Fetch it again.",
        "Bengal_1.jpg": "Bengal_1.jpg is not a picture (starts like a web page). Fetch it again.",
        "pug_1.png": "pug_1.png is empty (0 bytes). Fetch it again.",
    }
    assert sum(usable(dataset).values()) == len(STEMS) - 3


def test_img_07_a_jpeg_of_four_inks_keeps_red_red_and_green_green(tmp_path: Path) -> None:
    save_cmyk(tmp_path / "Abyssinian_70.jpg")
    with Image.open(tmp_path / "Abyssinian_70.jpg") as image:
        assert image.mode == "CMYK"  # the positive: there are four channels
    read = read_image(tmp_path / "Abyssinian_70.jpg")
    assert is_red(read[20, 30])
    assert read[0, 0, 1] > read[0, 0, 0] + 40


def test_img_08_deep_and_grey_pictures_become_three_channels_by_one_rule(tmp_path: Path) -> None:
    ramp = np.tile(np.linspace(0, 65535, 256).astype(np.uint16), (40, 1))
    Image.fromarray(ramp).save(tmp_path / "grey16_ramp.png")
    Image.fromarray((ramp // 16).astype(np.uint16)).save(tmp_path / "grey16_12bit.png")
    save_grey_jpeg(tmp_path / "grey8.jpg")
    save_png(tmp_path / "grey_alpha.png", "LA")
    dataset = read_dataset(tmp_path)
    read = {sample.name: read_image(sample.image) for sample in dataset.samples}
    assert set(read) == {"grey16_ramp", "grey16_12bit", "grey8", "grey_alpha"}
    for image in read.values():
        assert (image.shape[2], image.dtype) == (3, np.uint8)
        assert (image[..., 0] == image[..., 1]).all()
    assert np.abs(read["grey16_ramp"][0, :, 0].astype(int) - np.arange(256)).max() <= 1
    assert read["grey16_12bit"].max() == 16  # dark, by the same rule: a sixteenth of the range


def test_img_10_a_huge_picture_is_refused_by_its_header_with_file_size_and_limit(tmp_path: Path) -> None:
    write(tmp_path / "300_megapixel_1.png", huge_png(20_000, 15_000))
    save_photograph(tmp_path / "pug_2.jpg")
    dataset = read_dataset(tmp_path)
    tracemalloc.start()
    start = time.perf_counter()
    found = check_dataset(dataset)
    seconds = time.perf_counter() - start
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    words = sentence(found, "picture-unreadable")
    for part in ("300_megapixel_1.png", "20,000 x 15,000", "300,000,000", "178,956,970"):
        assert part in words
    assert kinds(found) == [("picture-unreadable", "300_megapixel_1.png")]
    assert peak < 50_000_000
    assert seconds < 5
    assert image_size(tmp_path / "pug_2.jpg") == (60, 40)


def test_img_11_accents_scripts_spaces_quotes_and_dashes_in_paths(tmp_path: Path) -> None:
    stems = ["naïve Katze_6", "猫_7", "a'b_8", "sp  ace_9", "-dash_10", "semi;colon_11"]
    root = make_dataset(
        tmp_path / "Größe 猫 données (50% #1)", stems, splits=dict.fromkeys(stems, "unlisted")
    )
    dataset = read_dataset(root)
    assert kinds(dataset) == []
    assert {sample.name for sample in dataset.samples} == set(stems)
    assert {sample.split for sample in dataset.samples} == {"unlisted"}
    assert all(usable(dataset).values())
    assert kinds(check_dataset(dataset)) == []


def test_img_13_upper_case_extensions_are_found(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    (root / "images" / "beagle_2.jpg").rename(root / "images" / "beagle_2.JPG")
    (root / "images" / "Bengal_1.jpg").rename(root / "images" / "Bengal_1.JPEG")
    trimap_file(root, "pug_2").rename(trimap_file(root, "pug_2", ".PNG"))
    dataset = read_dataset(root)
    assert check_dataset(dataset) == ()
    assert sum(usable(dataset).values()) == len(STEMS)


def test_img_14_a_second_picture_of_a_name_is_left_out_openly(tmp_path: Path) -> None:
    root = make_dataset(tmp_path, ["pug_4"])
    other = photograph(60, 40, (15.0, 10.0), 6.0)
    save_exact(root / "images" / "pug_4.png", other)
    save_exact(root / "images" / "sub" / "pug_4.jpg", other)
    for _ in range(2):  # the same choice each time
        dataset = read_dataset(root)
        assert [sample.image.name for sample in dataset.samples] == ["pug_4.jpg"]
        assert is_red(read_image(dataset.samples[0].image)[18, 24])
        left_out = [one for one in dataset.problems if one.kind == "same-stem"]
        assert [one.file.relative_to(root).as_posix() for one in left_out] == [
            "images/pug_4.png",
            "images/sub/pug_4.jpg",
        ]
        assert all(one.severity == "problem" and "pug_4.jpg is used" in one.sentence for one in left_out)


def test_img_15_side_files_are_ignored_in_silence(tmp_path: Path) -> None:
    root = make_dataset(tmp_path)
    junk = b"\x00\x05\x16\x07" + bytes(4092)
    for place in (
        root / "images" / "._beagle_2.jpg",
        root / "images" / ".DS_Store",
        root / "images" / "Thumbs.db",
        trimap_file(root, "._beagle_2"),
        trimap_file(root, "._pug_4"),
        root / "annotations" / "._trainval.txt",
    ):
        write(place, junk)
    dataset = read_dataset(root)
    assert check_dataset(dataset) == ()
    assert len(dataset.samples) == sum(sample.trimap is not None for sample in dataset.samples) == len(STEMS)
