"""Ground truth: on the photograph's grid, in values that are certain, or a problem that says why not."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from segtool.core.dataset import Sample
from segtool.core.errors import SegtoolError
from segtool.core.truth import VALUE_MAPPINGS, Truth, read_trimap, read_truth
from tests.datasets import save_nothing, save_photograph, save_trimap, save_turned, trimap


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    save_photograph(tmp_path / "pug_1.jpg")
    save_trimap(tmp_path / "pug_1.png")
    return Sample("pug_1", tmp_path / "pug_1.jpg", tmp_path / "pug_1.png", "pug", "dog", "trainval")


def store(sample: Sample, values: np.ndarray) -> np.ndarray:
    assert sample.trimap is not None
    save_trimap(sample.trimap, values.astype(np.uint8))
    return values


def refused(truth: Truth, kind: str) -> str:
    assert truth.label_map is None
    assert truth.problem is not None
    assert (truth.problem.kind, truth.problem.severity) == (kind, "problem")
    return truth.problem.sentence


def test_the_values_come_back_unchanged(sample: Sample) -> None:
    truth = read_truth(sample)
    assert truth.problem is None
    assert truth.label_map is not None
    assert truth.label_map.dtype == np.uint8
    np.testing.assert_array_equal(truth.label_map, trimap())
    assert [truth.label_map[0, 0], truth.label_map[20, 30], truth.label_map[20, 18]] == [2, 1, 3]


def test_without_a_trimap_there_is_neither_truth_nor_problem(sample: Sample) -> None:
    assert read_truth(replace(sample, trimap=None)) == Truth(None, None)


@pytest.mark.parametrize("void", [0, 255])
def test_beside_a_border_0_and_255_are_ignore(sample: Sample, void: int) -> None:
    values = trimap()
    values[0, :] = void
    store(sample, values)
    label_map = read_truth(sample).label_map
    assert label_map is not None
    assert (label_map[0] == 0).all()
    np.testing.assert_array_equal(label_map[1:], trimap()[1:])


def test_zero_without_a_border_is_a_problem_with_the_values(sample: Sample) -> None:
    values = store(sample, trimap() - 1)
    words = refused(read_truth(sample), "trimap-values")
    assert "values 0/1/2 found, 1/2/3 expected" in words
    assert f"0: {(values == 0).sum():,} px" in words


def test_255_without_a_border_is_a_problem(sample: Sample) -> None:
    store(sample, np.where(trimap() == 3, 255, trimap()))
    assert "values 1/2/255 found" in refused(read_truth(sample), "trimap-values")


def test_a_stray_value_is_a_problem_with_its_count_even_beside_a_border(sample: Sample) -> None:
    values = trimap()
    values[0, 0] = 7
    values[0, 1] = 0
    store(sample, values)
    assert "(0: 1 px, 7: 1 px)" in refused(read_truth(sample), "trimap-values")


def test_soft_edges_are_refused_with_the_number_of_values(sample: Sample) -> None:
    store(sample, np.tile(np.arange(60), (40, 1)))
    assert "60 different values from 0 to 59" in refused(read_truth(sample), "trimap-values")


def test_an_export_of_ours_may_hold_ignore_without_a_border(sample: Sample) -> None:
    values = store(sample, np.where(trimap() == 3, 0, trimap()))
    refused(read_truth(sample), "trimap-values")
    np.testing.assert_array_equal(read_truth(sample, ignore_declared=True).label_map, values)
    store(sample, np.where(trimap() == 3, 255, trimap()))
    refused(read_truth(sample, ignore_declared=True), "trimap-values")


def test_a_chosen_mapping_turns_zero_based_values_into_ours(sample: Sample) -> None:
    store(sample, trimap() - 1)
    np.testing.assert_array_equal(read_truth(sample, mapping="zero-based").label_map, trimap())
    assert VALUE_MAPPINGS["zero-based"] == {0: 1, 1: 2, 2: 3}


def test_under_a_mapping_a_file_that_holds_3_is_in_our_values_already(sample: Sample) -> None:
    np.testing.assert_array_equal(read_truth(sample, mapping="zero-based").label_map, trimap())


def test_a_mapping_covers_a_file_without_its_highest_value_and_no_stray_ones(sample: Sample) -> None:
    store(sample, np.where(trimap() == 1, 0, 1))  # zero-based without border
    expected = np.where(trimap() == 1, 1, 2)
    np.testing.assert_array_equal(read_truth(sample, mapping="zero-based").label_map, expected)
    store(sample, np.where(trimap() == 1, 0, 9))
    refused(read_truth(sample, mapping="zero-based"), "trimap-values")


def test_an_unknown_mapping_is_an_error(sample: Sample) -> None:
    with pytest.raises(SegtoolError, match="one-based"):
        read_truth(sample, mapping="one-based")


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ((39, 60), "60 x 39 pixels, its picture 60 x 40"),
        ((20, 30), "30 x 20 pixels, its picture 60 x 40"),
        ((60, 40), "40 x 60 pixels, turned by a quarter, its picture 60 x 40"),
    ],
)
def test_another_size_is_told_with_both_sizes_and_never_stretched(
    sample: Sample, shape: tuple[int, int], words: str
) -> None:
    store(sample, trimap(shape[1], shape[0]))
    assert words in refused(read_truth(sample), "trimap-size")
    assert words in refused(read_truth(sample, size=(60, 40)), "trimap-size")


def test_the_grid_is_the_stored_one_of_a_turned_picture(sample: Sample) -> None:
    save_turned(sample.image, 6)
    assert read_truth(sample).label_map is not None


def test_bad_files_never_raise(sample: Sample, tmp_path: Path) -> None:
    save_nothing(sample.image)
    assert "empty" in refused(read_truth(sample), "picture-unreadable")
    assert read_trimap(tmp_path / "pug_1.png").label_map is not None
    save_nothing(tmp_path / "pug_1.png")
    assert "empty" in refused(read_truth(sample), "trimap-unreadable")
    (tmp_path / "pug_1.png").unlink()
    assert "not there" in refused(read_truth(sample), "trimap-unreadable")
