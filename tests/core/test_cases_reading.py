"""Trouble that others had with reading pictures, trimaps and lists, one test a case. The inputs are made here."""

import time
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segtool.core.check import check_dataset
from segtool.core.dataset import Dataset, read_dataset
from segtool.core.errors import SegtoolError, UnreadableError
from segtool.core.images import encode_label_map, exif_orientation, image_size, read_image
from segtool.core.truth import read_truth
from tests.core.reading_inputs import huge_png, kinds, save_exact, sentence, tree, write
from tests.datasets import (
    STEMS,
    make_dataset,
    photograph,
    save_cmyk,
    save_error_page,
    save_gif,
    save_grey_jpeg,
    save_jpeg_trimap,
    save_nothing,
    save_palette_trimap,
    save_photograph,
    save_png,
    save_soft_trimap,
    save_stray_trimap,
    save_trimap,
    save_truncated_jpeg,
    save_turned,
    trimap,
    write_lists,
)


def is_red(pixel: np.ndarray) -> bool:
    return bool(pixel[0] > 150 and pixel[1] < 110 and pixel[2] < 110)


def usable(dataset: Dataset) -> dict[str, bool]:
    """Sample name -> its picture can be decoded and its ground truth is certain: what may be trained on."""
    answers = {}
    for sample in dataset.samples:
        try:
            read_image(sample.image)
            answers[sample.name] = read_truth(sample).label_map is not None
        except UnreadableError:
            answers[sample.name] = False
    return answers


def trimap_file(root: Path, stem: str, suffix: str = ".png") -> Path:
    return root / "annotations" / "trimaps" / f"{stem}{suffix}"


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
