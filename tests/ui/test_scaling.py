"""GUI-12: with display scaling the pixel under the pointer is the one that is painted."""

import json
import os
import subprocess
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("paint_at_scale.py")


@pytest.mark.parametrize("factor", ["1", "1.25", "1.5", "2"])
def test_exactly_the_pixel_seen_under_the_pointer_is_painted(factor: str, python: str) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [python, str(PROGRAM)], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    results = json.loads(done.stdout)
    assert len(results) == 4
    assert [result["ratio"] for result in results] == [float(factor)] * 4
    assert [result["changed"] for result in results] == [[[47, 31]]] * 4
    assert max(result["apart"] for result in results) <= 0.501  # GUI-05: in step, whatever the panes' corners
