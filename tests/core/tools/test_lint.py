import numpy as np
import pytest

from segtool.core.box import Box
from segtool.core.tools.lint import LINTS, LintRules, lint, mended
from tests.core.tools.test_border import disc

USUAL = LintRules(usual_width=6)


def kinds(label_map, rules=USUAL):
    return [spot.kind for spot in lint(label_map, rules)]


def test_a_good_trimap_has_no_spot():
    assert kinds(disc(25, 6)) == []


def test_an_island_is_found_and_its_mend_removes_it():
    label_map = disc(25, 6)
    label_map[3:6, 4:6] = 1
    found = lint(label_map, USUAL)
    assert [(spot.kind, spot.box) for spot in found if spot.kind == "island"] == [("island", Box(4, 3, 2, 3))]
    assert "6 pixels" in found[0].sentence
    assert (mended(label_map, USUAL, ("island",)) == disc(25, 6)).all()


def test_a_large_second_pet_is_no_island():
    label_map = disc(15, 6)
    label_map[2:14, 2:14] = 1
    assert "island" not in kinds(label_map)
    assert "island" in kinds(label_map, LintRules(island=144, usual_width=6))


def test_a_hole_is_found_and_filled():
    label_map = disc(25, 6)
    label_map[38:42, 38:42] = 2
    spots = [spot for spot in lint(label_map, USUAL) if spot.kind == "hole"]
    assert [spot.box for spot in spots] == [Box(38, 38, 4, 4)]
    assert (mended(label_map, USUAL, ("hole",)) == disc(25, 6)).all()


def test_pet_beside_background_without_border():
    label_map = disc(25, 6)
    label_map[:, 60:][label_map[:, 60:] == 3] = 1
    spots = [spot for spot in lint(label_map, USUAL) if spot.kind == "no border"]
    assert len(spots) == 1
    assert spots[0].box.x >= 60
    assert "no border" not in kinds(mended(label_map, USUAL, ("no border",)))


@pytest.mark.parametrize("width", [2, 16])
def test_a_band_far_from_the_usual_width(width):
    label_map = disc(25, width)
    assert kinds(label_map) == ["border width"]
    assert kinds(mended(label_map, USUAL)) == []


def test_all_one_class_and_no_pet():
    assert kinds(np.full((9, 9), 2, dtype=np.uint8)) == ["one class"]
    half = np.full((9, 9), 2, dtype=np.uint8)
    half[:, :4] = 3
    assert "one class" in kinds(half)


def test_stray_values_are_named_and_left_to_a_person():
    label_map = disc(25, 6)
    label_map[1, 1:3] = 9, 200
    spots = [spot for spot in lint(label_map, USUAL) if spot.kind == "stray values"]
    assert spots[0].box == Box(1, 1, 2, 1)
    assert "9, 200" in spots[0].sentence
    assert spots[0].edit is None


def test_every_kind_has_been_seen_here():
    assert set(LINTS) == {"stray values", "one class", "island", "hole", "no border", "border width"}
