import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from segtool.core.tools.smart import SmartSolver, SmartStroke
from tests.core.tools.test_superpixels import halves

HEIGHT, WIDTH = 96, 128


def scene():
    """A grey ground with two orange discs; where they are."""
    image = np.full((HEIGHT, WIDTH, 3), 90, dtype=np.uint8)
    y, x = np.mgrid[:HEIGHT, :WIDTH] + 0.5
    left = np.hypot(x - 36, y - 48) < 24
    right = np.hypot(x - 100, y - 48) < 16
    image[left | right] = (220, 140, 40)
    return image, left, right


def applied(mask, region, pet):
    after = mask.copy()
    if region is not None:
        box, part = region
        after[box.slices][part] = pet
    return after


def iou(one, other):
    return (one & other).sum() / (one | other).sum()


def test_one_click_takes_the_whole_disc_and_not_the_other():
    image, left, right = scene()
    solver = SmartSolver(image)
    before = np.zeros((HEIGHT, WIDTH), dtype=bool)
    after = applied(before, solver.solve(before, [SmartStroke(((36.5, 48.5),), pet=True)]), True)
    assert iou(after, left) > 0.9
    assert not (after & right).any()


def test_one_click_gives_a_wrong_disc_back_to_the_background():
    image, left, right = scene()
    solver = SmartSolver(image)
    before = left | right
    after = applied(before, solver.solve(before, [SmartStroke(((100.5, 48.5),), pet=False)]), False)
    assert iou(after, left) > 0.95


def test_a_stroke_that_is_held_is_not_undone_by_the_next_one():
    image, left, _right = scene()
    solver = SmartSolver(image)
    before = np.zeros((HEIGHT, WIDTH), dtype=bool)
    strokes = [SmartStroke(((36.5, 30.5),), pet=False), SmartStroke(((36.5, 60.5),), pet=True)]
    after = applied(before, solver.solve(before, strokes), True)
    assert after[60, 36]
    assert not after[30, 36]
    assert (after & left).any()


def test_what_the_network_sees_joins_what_colour_cannot():
    """Two halves of one colour: only the features tell them apart."""
    image = np.full((HEIGHT, WIDTH, 3), 120, dtype=np.uint8)
    features = np.zeros((4, 24, 32), dtype=np.float16)
    features[:, :, 16:] = 3
    before = np.zeros((HEIGHT, WIDTH), dtype=bool)
    stroke = [SmartStroke(((20.5, 48.5),), pet=True)]
    seen = applied(before, SmartSolver(image, [features]).solve(before, stroke), True)
    right = np.zeros_like(before)
    right[:, 72:] = True
    assert seen[:, :50].mean() > 0.9
    assert not (seen & right).any()


def test_where_colour_says_nothing_one_click_takes_what_the_network_agrees_to():
    image = np.full((HEIGHT, WIDTH, 3), 90, dtype=np.uint8)
    bar = np.zeros((HEIGHT, WIDTH), dtype=bool)
    bar[40:60] = True
    probability = np.where(bar, 0.95, 0.03).astype(np.float32)
    before = np.zeros((HEIGHT, WIDTH), dtype=bool)
    stroke = [SmartStroke(((64.5, 50.5),), pet=True)]
    without = applied(before, SmartSolver(image).solve(before, stroke), True)
    with_it = applied(before, SmartSolver(image, pet=probability).solve(before, stroke), True)
    assert iou(with_it, bar) > iou(without, bar) + 0.03


def test_a_stroke_that_says_what_is_there_or_misses_the_picture_changes_nothing():
    image, left, _right = scene()
    solver = SmartSolver(image)
    assert solver.solve(left, [SmartStroke(((36.5, 48.5),), pet=True)]) is None
    assert solver.solve(left, [SmartStroke(((-50.0, -50.0),), pet=True)]) is None
    assert solver.solve(left, []) is None


@given(
    st.lists(st.tuples(st.floats(-10, 140), st.floats(-10, 110)), min_size=1, max_size=4),
    st.booleans(),
    st.floats(1, 30),
)
@settings(deadline=None, max_examples=30)
def test_only_pixels_that_differ_change_and_all_hang_together_with_the_stroke(points, pet, diameter):
    _image, left, _right = scene()
    region = _SOLVER.solve(left, [SmartStroke(tuple(points), pet, diameter)])
    if region is None:
        return
    box, mask = region
    assert (left[box.slices][mask] != pet).all()
    assert mask.any(axis=0)[[0, -1]].all()
    assert mask.any(axis=1)[[0, -1]].all()


_SOLVER = SmartSolver(scene()[0])


def test_pictures_of_a_single_superpixel_and_of_one_colour_are_solved():
    for image in (np.zeros((2, 2, 3), dtype=np.uint8), halves(5, 9), np.full((40, 50, 3), 7, dtype=np.uint8)):
        before = np.zeros(image.shape[:2], dtype=bool)
        region = SmartSolver(image).solve(before, [SmartStroke(((1.5, 1.5),), pet=True)])
        assert region is not None
        assert applied(before, region, True)[1, 1]
