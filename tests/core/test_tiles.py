"""Smaller versions made in parts elsewhere: the same pixels, and nothing of what has changed since."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.reduced import ReducedClasses, ReducedImage
from segtool.core.tiles import Levels, Part

RANKS = np.array([0, 1, 2, 3] + [0] * 252, np.uint8)
HEIGHT, WIDTH = 1100, 1333
ALL = Box(0, 0, WIDTH, HEIGHT)


def label_map() -> NDArray[np.uint8]:
    return np.random.default_rng(2).integers(0, 4, (HEIGHT, WIDTH)).astype(np.uint8)


def classes(values: NDArray[np.uint8]) -> ReducedClasses:
    return ReducedClasses(lambda rows, columns: values[rows, columns], HEIGHT, WIDTH, RANKS)


def whole(level: int) -> Box:
    return Box(0, 0, ((WIDTH - 1) >> level) + 1, ((HEIGHT - 1) >> level) + 1)


def same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return all(np.array_equal(mine, theirs) for mine, theirs in zip(one, other, strict=True))


def all_parts(levels: Levels, level: int) -> list[Part]:
    parts = []
    while (part := levels.part(level, ALL)) is not None:
        parts.append(part)
        levels.accept(levels.made_of(part))
    return parts


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_parts_made_elsewhere_are_what_is_made_at_once(level: int) -> None:
    values = label_map()
    image = np.random.default_rng(3).integers(0, 256, (HEIGHT, WIDTH, 3)).astype(np.uint8)
    one, other = classes(values), classes(values)
    assert len(all_parts(one, level)) > 1 or level > 2
    assert one.cost(level, ALL) == 0
    assert same(one.at(level, whole(level)), other.at(level, whole(level)))
    photograph = ReducedImage(image)
    all_parts(photograph, level)
    assert (photograph.at(level, whole(level)) == ReducedImage(image).at(level, whole(level))).all()


@pytest.mark.parametrize("on_show", [1, 2])
def test_what_changed_while_a_part_was_made_is_not_taken(on_show: int) -> None:
    values = label_map()
    levels = classes(values)
    levels.at(on_show, whole(on_show))
    near = Box(0, 0, 1000, 100)
    level = 3 - on_show
    part = levels.part(level, near)
    assert part is not None
    made = levels.made_of(part)
    values[20:60, 30:50] = 3
    levels.changed(Box(30, 20, 20, 40), on_show)
    levels.accept(made)
    assert levels.cost(level, Box(30, 20, 20, 40)) > 0, "the tile that changed is yet to be made"
    assert levels.cost(level, Box(600, 20, 20, 40)) == 0, "its neighbour holds"
    for each in (level, on_show):
        fresh = classes(values).at(each, whole(each))
        assert same(levels.at(each, whole(each)), fresh)


def test_changes_far_apart_reach_the_levels_that_are_not_on_show() -> None:
    values = label_map()
    levels = classes(values)
    for level in (1, 2, 3):
        levels.at(level, whole(level))
    for x, y in ((5, 5), (40, 9), (1300, 1080), (700, 500)):
        values[y : y + 7, x : x + 9] = 0
        levels.changed(Box(x, y, 9, 7), 2)
    for level in (1, 2, 3):
        fresh = classes(values).at(level, whole(level))
        assert same(levels.at(level, whole(level)), fresh)


def test_the_nearest_level_is_the_next_coarser_one_that_is_there() -> None:
    levels = classes(label_map())
    part = Box(0, 0, 400, 400)
    assert levels.nearest(1, part) is None
    levels.at(3, whole(3))
    assert levels.nearest(1, part) == 3
    levels.at(2, Box(0, 0, 200, 200))
    assert levels.nearest(1, part) == 2
    assert levels.nearest(1, ALL) == 3
    assert levels.nearest(4, part) == 3, "else the next finer one"
