"""Colours, outlines and shares of a label map."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from segtool.core.box import Box
from segtool.core.classes import BACKGROUND, BORDER, PET
from segtool.core.overlay import boundary_segments, colour_table

LabelMap = NDArray[np.uint8]
Edge = tuple[int, int, int, int]
maps = arrays(np.uint8, (7, 9), elements=st.sampled_from([0, 1, 2, 3]))


def unit_edges(segments: NDArray[np.int32]) -> list[Edge]:
    """The segments cut into edges of one pixel."""
    edges = []
    for x1, y1, x2, y2 in segments.tolist():
        assert (x1 == x2) != (y1 == y2)
        assert x1 <= x2
        assert y1 <= y2
        dx, dy = int(x2 > x1), int(y2 > y1)
        edges += [
            (x1 + i * dx, y1 + i * dy, x1 + (i + 1) * dx, y1 + (i + 1) * dy) for i in range(x2 - x1 + y2 - y1)
        ]
    return edges


def edges_pixel_by_pixel(label_map: LabelMap, value: int, box: Box) -> set[Edge]:
    height, width = label_map.shape

    def inside(x: int, y: int) -> bool:
        return 0 <= x < width and 0 <= y < height and bool(label_map[y, x] == value)

    edges: set[Edge] = set()
    for y in range(box.y, box.bottom):
        for x in range(box.x, box.right):
            for other, edge in (
                ((x, y - 1), (x, y, x + 1, y)),
                ((x, y + 1), (x, y + 1, x + 1, y + 1)),
                ((x - 1, y), (x, y, x, y + 1)),
                ((x + 1, y), (x + 1, y, x + 1, y + 1)),
            ):
                if inside(x, y) != inside(*other):
                    edges.add(edge)
    return edges


def test_the_colour_table_by_hand() -> None:
    table = colour_table(0.5)
    assert table.shape == (256, 4)
    assert table.dtype == np.uint8
    assert table[PET].tolist() == [128, 0xE6, 0x9F, 0x00]
    assert table[BORDER].tolist() == [128, 0x56, 0xB4, 0xE9]
    assert table[BACKGROUND, 0] == 0
    assert table[200, 0] == 0
    assert table[0, 0] == 128, "what a person painted as ignore is seen"


def test_opacity_goes_from_nothing_to_full_and_contours_alone_leave_no_sheet() -> None:
    assert not colour_table(0)[:, 0].any()
    assert colour_table(1)[PET, 0] == colour_table(7)[PET, 0] == 255
    assert not colour_table(1, contour_only=True)[:, 0].any()
    with pytest.raises(ValueError, match="number"):
        colour_table(float("nan"))


def test_the_outline_of_a_rectangle_is_four_segments() -> None:
    label_map = np.full((10, 12), BACKGROUND, dtype=np.uint8)
    label_map[2:5, 3:9] = PET
    segments = boundary_segments(label_map, PET)
    assert segments.dtype == np.int32
    assert sorted(segments.tolist()) == [[3, 2, 3, 5], [3, 2, 9, 2], [3, 5, 9, 5], [9, 2, 9, 5]]


def test_the_picture_s_own_edge_closes_the_outline() -> None:
    segments = boundary_segments(np.full((4, 6), PET, dtype=np.uint8), PET)
    assert sorted(segments.tolist()) == [[0, 0, 0, 4], [0, 0, 6, 0], [0, 4, 6, 4], [6, 0, 6, 4]]
    assert boundary_segments(np.full((4, 6), PET, dtype=np.uint8), BORDER).shape == (0, 4)


@settings(max_examples=80, deadline=None)
@given(
    maps, st.sampled_from([1, 2, 3]), st.tuples(*[st.integers(0, 8)] * 2), st.tuples(*[st.integers(1, 9)] * 2)
)
def test_outlines_are_the_edges_found_pixel_by_pixel(
    label_map: LabelMap, value: int, corner: tuple[int, int], size: tuple[int, int]
) -> None:
    whole = Box(0, 0, 9, 7)
    found = unit_edges(boundary_segments(label_map, value))
    assert len(found) == len(set(found))
    assert set(found) == edges_pixel_by_pixel(label_map, value, whole)
    box = Box(*corner, *size)
    clipped = box.clip(9, 7)
    part = set(unit_edges(boundary_segments(label_map, value, box)))
    assert part == (edges_pixel_by_pixel(label_map, value, clipped) if clipped else set())


def test_runs_are_merged_as_far_as_they_go() -> None:
    label_map = np.full((6, 200), BACKGROUND, dtype=np.uint8)
    label_map[3:] = PET
    label_map[3, 100] = BACKGROUND
    level = [
        segment for segment in boundary_segments(label_map, PET).tolist() if segment[1] == segment[3] == 3
    ]
    assert sorted(level) == [[0, 3, 100, 3], [101, 3, 200, 3]]
