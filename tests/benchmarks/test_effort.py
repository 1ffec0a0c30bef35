"""The simulated annotator and the benchmark's check of itself, on a drawn disc."""

import numpy as np
import pytest

from benchmarks.annotator import Picture, correct
from benchmarks.effort import charts, failings, self_check, summary


@pytest.fixture
def disc() -> Picture:
    """A bright disc of pet, 40 pixels across its radius, on a dark ground; half of it is predicted."""
    rows, columns = np.indices((160, 200))
    inside = (rows - 80) ** 2 + (columns - 110) ** 2 <= 40**2
    image = np.where(inside[..., None], np.uint8(210), np.uint8(40)).repeat(3, axis=2)
    truth = np.where(inside, 1, 2).astype(np.uint8)
    return Picture("disc", image, truth, inside & (columns < 110))


def _found(picture: Picture, tool: str) -> dict[str, object]:
    return summary([correct(picture, picture.predicted, tool, limit=20)], 20)


def test_brush_corrects_disc_and_passes_check(disc: Picture) -> None:
    work = correct(disc, disc.predicted, "brush")
    assert work.ious[0] < 0.6
    assert work.ious[-1] >= 0.98
    assert work.heeded == len(work.painted)
    assert failings(summary([work], 300)) == []


def test_smart_stroke_needs_fewer_actions_than_brush(disc: Picture) -> None:
    smart = correct(disc, disc.predicted, "smart").actions(0.95)
    brush = correct(disc, disc.predicted, "brush").actions(0.95)
    assert smart is not None
    assert brush is not None
    assert smart < brush


@pytest.mark.parametrize("tool", ["nothing", "blind"])
def test_tool_that_is_none_is_noticed(disc: Picture, tool: str) -> None:
    assert failings(_found(disc, tool))


def test_check_names_a_useless_tool_that_is_not_expected_to_be_one(disc: Picture) -> None:
    document = {"prediction": {"brush": _found(disc, "nothing")}}
    assert self_check(document)[0].startswith("brush from prediction")


def test_figures_of_pictures_that_start_above_the_target_are_left_out(disc: Picture) -> None:
    whole = correct(disc, disc.truth == 1, "brush")
    half = correct(disc, disc.predicted, "nothing", limit=3)
    found = summary([whole, half], 3)["0.95"]
    assert found["start_below"] == 1
    assert found["share_above"] == 0.5
    assert found["reached"] == 0
    assert found["actions"] == 3  # never there: it counts as the limit


def test_the_charts_show_a_line_for_each_tool_that_does_something() -> None:
    curve = {"curve": [0.0, 0.5, 0.9]}
    drawn = charts({"empty": {"brush": curve, "nothing": curve}, "prediction": {"blind": curve}})
    assert list(drawn) == ["empty"]
    assert ">brush<" in drawn["empty"]
    assert ">nothing<" not in drawn["empty"]
