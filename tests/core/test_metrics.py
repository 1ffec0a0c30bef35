"""Figures against values worked out by hand and against counting pixel by pixel."""

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from segtool.core.classes import BACKGROUND, BORDER, PET
from segtool.core.metrics import BINARY_RULES, confusion_matrix, confusion_parts, figures, figures_of

LabelMap = NDArray[np.uint8]


def rows(*lines: str) -> LabelMap:
    return np.array([[int(cell) for cell in line] for line in lines], dtype=np.uint8)


def trimap() -> LabelMap:
    """A disc (pet) with a ring (border) on background."""
    y, x = np.mgrid[0:40, 0:60]
    distance = np.hypot(x - 30, y - 20)
    return np.where(distance < 10, PET, np.where(distance < 14, BORDER, BACKGROUND)).astype(np.uint8)


def counted(truth: LabelMap, prediction: LabelMap) -> tuple[dict[str, float | None], dict[str, float | None]]:
    """Both kinds of IoU by sets of pixels, without a confusion matrix."""
    truth_at = {(i, j): int(v) for (i, j), v in np.ndenumerate(truth)}
    prediction_at = {(i, j): int(v) for (i, j), v in np.ndenumerate(prediction)}
    valid = {at for at in truth_at if truth_at[at] in (1, 2, 3) and prediction_at[at] in (1, 2, 3)}

    def iou(where: set[tuple[int, int]], values: set[int]) -> float | None:
        one = {at for at in where if truth_at[at] in values}
        other = {at for at in where if prediction_at[at] in values}
        return len(one & other) / len(one | other) if one | other else None

    sure = {at for at in valid if truth_at[at] != 3}
    return (
        {"pet": iou(valid, {1}), "background": iou(valid, {2}), "border": iou(valid, {3})},
        {"border_as_pet": iou(valid, {1, 3}), "border_ignored": iou(sure, {1, 3})},
    )


def test_a_large_picture_is_counted_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    truth, guess = (rng.integers(0, 4, (50, 70)).astype(np.uint8) for _ in range(2))
    whole = confusion_matrix(truth, guess)
    monkeypatch.setattr("segtool.core.metrics._PART", 200)
    parts = list(confusion_parts(truth, guess))
    assert len(parts) == 25
    assert (sum(parts) == whole).all()
    assert (confusion_matrix(truth, guess) == whole).all()
    assert whole[0, 1] == ((truth == PET) & (guess == BACKGROUND)).sum()


def test_a_small_picture_by_hand() -> None:
    truth = rows("1132", "1132", "2222")
    guess = rows("1122", "1332", "2221")
    # pet: 3 in common, 4 + 4 - 3 in either; background: 5 of 7; border: 1 of 3.
    found = figures_of(truth, guess)
    assert found.iou == {"pet": 3 / 5, "background": 5 / 7, "border": 1 / 3}
    assert found.mean_iou == pytest.approx((3 / 5 + 5 / 7 + 1 / 3) / 3)
    # border as pet: truth 6, predicted 6, 5 in common. Border ignored: truth 4, predicted 5, 4 in common.
    assert found.binary_iou == {"border_as_pet": 5 / 7, "border_ignored": 4 / 5}


def test_the_confusion_matrix_has_the_truth_in_its_rows() -> None:
    matrix = confusion_matrix(rows("1123"), rows("1223"))
    assert matrix.dtype == np.int64
    assert matrix.tolist() == [[1, 1, 0], [0, 1, 0], [0, 0, 1]]


def test_figures_of_a_sum_are_the_figures_of_all_pixels() -> None:
    a, b, c, d = (rows(text) for text in ("1123", "1222", "3321", "3121"))
    together = figures(confusion_matrix(a, b) + confusion_matrix(c, d))
    assert together == figures_of(np.hstack([a, c]), np.hstack([b, d]))


@settings(max_examples=100, deadline=None)
@given(
    arrays(np.uint8, (6, 7), elements=st.sampled_from([0, 1, 2, 3, 255])),
    arrays(np.uint8, (6, 7), elements=st.sampled_from([0, 1, 2, 3])),
)
def test_any_two_label_maps_as_counted_pixel_by_pixel(truth: LabelMap, guess: LabelMap) -> None:
    iou, binary = counted(truth, guess)
    found = figures_of(truth, guess)
    assert found.iou == pytest.approx(iou)
    assert found.binary_iou == pytest.approx(binary)
    known = [value for value in iou.values() if value is not None]
    assert found.mean_iou == (pytest.approx(sum(known) / len(known)) if known else None)


def test_ignored_pixels_of_the_truth_count_nowhere() -> None:
    truth = rows("1122", "1122")
    guess = rows("1122", "2211")
    assert figures_of(truth, guess).mean_iou == pytest.approx(1 / 3)
    truth[1] = 0
    assert figures_of(truth, guess).mean_iou == 1.0


def test_ignored_pixels_of_the_prediction_count_nowhere() -> None:
    assert figures_of(rows("1122"), rows("1022")).mean_iou == 1.0


def test_a_class_that_neither_side_shows_is_none_and_not_in_the_mean() -> None:
    found = figures_of(rows("2222"), rows("2222"))
    assert found.iou == {"pet": None, "background": 1.0, "border": None}
    assert found.mean_iou == 1.0
    assert found.binary_iou == {"border_as_pet": None, "border_ignored": None}


def test_a_class_that_one_side_shows_is_zero() -> None:
    found = figures_of(rows("2222"), rows("2221"))
    assert found.iou["pet"] == 0.0
    assert found.mean_iou == pytest.approx((0 + 3 / 4) / 2)


def test_nothing_to_compare_gives_none_and_json_without_nan() -> None:
    found = figures_of(rows("0000"), rows("1232"))
    assert found.mean_iou is None
    document = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert document == {
        "mean_iou": None,
        "iou": {"pet": None, "background": None, "border": None},
        "binary_iou": {"border_as_pet": None, "border_ignored": None},
    }


@pytest.mark.parametrize("instead", [PET, BACKGROUND])
def test_prd_06_the_unsure_band_predicted_either_way_costs_nothing_where_it_is_ignored(instead: int) -> None:
    truth = trimap()
    guess = np.where(truth == BORDER, instead, truth).astype(np.uint8)
    found = figures_of(truth, guess)
    assert found.binary_iou["border_ignored"] == 1.0
    assert found.iou["border"] == 0.0, "the three-class figure does tell the difference"


def test_prd_06_border_predicted_outside_the_band_counts_as_pet() -> None:
    truth = trimap()
    guess = truth.copy()
    guess[:2] = BORDER
    pet = int((truth == PET).sum())
    assert figures_of(truth, guess).binary_iou["border_ignored"] == pytest.approx(pet / (pet + 120))
    guess = np.where(truth == PET, BORDER, truth).astype(np.uint8)
    assert figures_of(truth, guess).binary_iou["border_ignored"] == 1.0


def test_border_as_pet_takes_both_as_pet_on_both_sides() -> None:
    truth = trimap()
    swapped = np.choose(truth, [0, BORDER, BACKGROUND, PET]).astype(np.uint8)
    assert figures_of(truth, swapped).binary_iou["border_as_pet"] == 1.0
    without_band = np.where(truth == BORDER, BACKGROUND, truth).astype(np.uint8)
    pet, band = int((truth == PET).sum()), int((truth == BORDER).sum())
    assert figures_of(truth, without_band).binary_iou["border_as_pet"] == pytest.approx(pet / (pet + band))


def test_msk_01_a_product_that_takes_two_for_border_would_not_score_well() -> None:
    truth = trimap()
    swapped = np.choose(truth, [0, PET, BORDER, BACKGROUND]).astype(np.uint8)
    found = figures_of(truth, swapped)
    assert found.iou == {"pet": 1.0, "background": 0.0, "border": 0.0}
    binary = found.binary_iou["border_ignored"]
    assert binary is not None
    assert math.isclose(binary, (truth == PET).sum() / (truth != BORDER).sum())


def test_each_binary_figure_has_its_rule_to_stand_beside_it() -> None:
    assert set(BINARY_RULES) == set(figures_of(rows("1"), rows("1")).binary_iou)


def test_maps_of_different_size_are_refused() -> None:
    with pytest.raises(ValueError, match="size"):
        confusion_matrix(rows("11"), rows("111"))
