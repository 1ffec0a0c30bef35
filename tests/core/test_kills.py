"""Killed at any moment, the next start is at the last operation that was finished, or the one after it."""

import itertools
import json
import os
import random
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pytest

from segtool.core.files import TEMPORARY_PREFIX
from segtool.core.provenance import Legend
from segtool.core.workspace import Facts, Workspace
from tests.core.killed import NAME, base, painting

KILLS = 50


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_fifty_kills_at_random_moments_lose_no_finished_operation(tmp_path: Path, python: str) -> None:
    """SAV-02. Label map, who set each pixel, and what can be undone are those of the last operation that was
    reported as finished, or of the next one, whose row was committed and not reported yet."""
    # A disk in memory, where there is one: a kill is no power cut, and more operations fall into a moment.
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else tmp_path) as folder:
        _fifty_kills(Path(folder), python)


def _fifty_kills(folder: Path, python: str) -> None:
    seed = random.randrange(10**6)
    root = Path(__file__).resolve().parents[2]
    program = [python, "-m", "tests.core.killed", str(folder), str(seed), str(KILLS)]
    found = json.loads(subprocess.run(program, cwd=root, check=True, capture_output=True, text=True).stdout)
    assert len(found) == KILLS
    assert sum(one["finished"] for one in found) > 10, "they were painting"
    saves = unsaved = 0
    for one in found:
        where = folder / str(one["seed"])
        workspace = Workspace.open(where / "pets", where / "work")
        states = [(None, base(), np.zeros_like(base()))]
        states += [
            (event, label_map, plane)
            for event, _operation, label_map, plane in itertools.islice(
                painting(one["seed"], Legend()), one["finished"] + 1
            )
        ]
        correction = workspace.load_with_sources(NAME, base())
        label_map = base() if correction is None else correction.label_map
        plane = np.zeros_like(base()) if correction is None else correction.sources
        rows = len(workspace.journal(NAME))
        assert rows in (one["finished"], one["finished"] + 1), f"seed {one['seed']}"
        assert np.array_equal(label_map, states[rows][1]), f"seed {one['seed']}, row {rows}"
        assert plane is not None
        assert _keys(plane, workspace.sources) == _keys(states[rows][2], _legend(one["seed"], rows))
        saves += workspace.correction_path(NAME).is_file()
        unsaved += bool(workspace.unsaved())
        workspace.clear_temporaries()
        left = {path.name for path in workspace.corrections_folder.glob("*")}
        assert left <= {f"{NAME}.png"}, f"seed {one['seed']}: nothing of a broken write is left"
        workspace.close()
    assert saves > 2
    assert unsaved > 2


def test_what_was_being_written_is_no_correction_and_goes_at_the_next_start(tmp_path: Path) -> None:
    """SAV-02, the left-over temporary; a file that is nobody's temporary stays."""
    (tmp_path / "pets").mkdir()
    workspace = Workspace.open(tmp_path / "pets", tmp_path / "work")
    workspace.save_correction(NAME, base(), Facts(True), 0)
    left = workspace.corrections_folder / f"{TEMPORARY_PREFIX}x1y2.part"
    left.write_bytes(workspace.correction_path(NAME).read_bytes()[:40])
    own = workspace.corrections_folder / "notes.txt"
    own.write_text("mine")
    workspace.close()
    (tmp_path / "work" / "workspace.sqlite").unlink()  # taken up again from the files alone
    again = Workspace.open(tmp_path / "pets", tmp_path / "work")
    assert list(again.all_facts()) == [NAME]
    assert again.clear_temporaries() == 1
    assert sorted(path.name for path in again.corrections_folder.iterdir()) == ["notes.txt", f"{NAME}.png"]
    again.close()


def _legend(seed: int, rows: int) -> Legend:
    """As the child had it after so many operations."""
    legend = Legend()
    for _ in itertools.islice(painting(seed, legend), rows):
        pass
    return legend


def _keys(plane: np.ndarray, legend: Legend) -> list[str]:
    return [legend.source(int(number)).key for number in plane.ravel()]
