"""The brush and the writing of edits: what is protected stays, and nothing outside the class table gets in."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segtool.core.box import Box
from segtool.core.canvas import LabelCanvas
from segtool.core.classes import BY_VALUE
from segtool.core.tools.edit import Rules, whole_edit
from segtool.core.tools.operations import OPERATIONS
from segtool.core.tools.table import Options

VALUES = st.sampled_from(sorted(BY_VALUE))
SEEDS = st.integers(0, 10_000)


def random_map(seed: int) -> np.ndarray:
    """Blots of every class, 30 x 40."""
    blocks = np.random.default_rng(seed).integers(0, 4, (6, 8)).astype(np.uint8)
    return np.repeat(np.repeat(blocks, 5, axis=0), 5, axis=1)


@settings(max_examples=40, deadline=None)
@given(
    seed=SEEDS,
    value=VALUES,
    protected=st.frozensets(VALUES),
    inside=st.none() | VALUES,
    diameter=st.integers(1, 60),
)
def test_a_stroke_changes_what_it_would_change_and_may(
    seed: int, value: int, protected: frozenset[int], inside: int | None, diameter: int
) -> None:
    before = random_map(seed)
    free, ruled = LabelCanvas(before), LabelCanvas(before)
    rules = Rules(protected, only_inside=inside)
    free.begin_stroke(value, diameter)
    ruled.begin_stroke(value, diameter, rules)
    for x, y in ((-5.0, 3.0), (12.0, 14.5), (30.0, 10.0), (50.0, 40.0)):
        free.stroke_to(x, y)
        ruled.stroke_to(x, y)
    may = ~np.isin(before, list(protected)) & (True if inside is None else before == inside)
    assert (ruled.label_map == np.where(may, free.label_map, before)).all()
    patch = ruled.end_stroke()
    if patch is not None:
        ruled.apply(patch, forward=False)
    assert (ruled.label_map == before).all()


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, value=VALUES, protected=st.frozensets(VALUES), row=st.sampled_from(OPERATIONS))
def test_undo_of_a_region_operation_is_identity_and_protection_holds(
    seed: int, value: int, protected: frozenset[int], row: object
) -> None:
    before = random_map(seed)
    after = row.act(before, value, Options(), 6.0)  # type: ignore[attr-defined]
    edit = whole_edit(before, after, Rules(protected))
    canvas = LabelCanvas(before)
    if edit is None:
        return
    patch = canvas.write(edit.box, edit.values)
    assert patch is not None
    held = np.isin(before, list(protected))
    assert (canvas.label_map[held] == before[held]).all()
    assert (canvas.label_map[~held] == after[~held]).all()
    assert set(np.unique(canvas.label_map)) <= set(BY_VALUE)
    canvas.apply(patch, forward=False)
    assert (canvas.label_map == before).all()


def test_write_refuses_what_does_not_belong_into_a_label_map() -> None:
    canvas = LabelCanvas(np.full((4, 5), 2, np.uint8))
    ones = np.ones((2, 2), np.uint8)
    for box, values in (
        (Box(4, 0, 2, 2), ones),
        (Box(0, 0, 2, 3), ones),
        (Box(0, 0, 2, 2), ones * 7),
    ):
        with pytest.raises(ValueError, match=r"canvas|unknown"):
            canvas.write(box, values)
    assert (canvas.label_map == 2).all()
    patch = canvas.write(Box(1, 1, 2, 2), np.array([[2, 1], [2, 2]], np.uint8))
    assert patch is not None
    assert patch.box == Box(2, 1, 1, 1)
    assert canvas.write(Box(0, 0, 1, 1), ones[:1, :1] * 2) is None
