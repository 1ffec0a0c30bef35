"""The main job from the command line, each command a process of its own as a person types it.

The network is the lecture's U-Net, two filters wide: what it predicts is worth nothing, and every figure can still be
worked out again from the files that the commands write.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from segtool.core.box import Box
from segtool.core.operation import Operation, Patch, SampleState
from segtool.core.workspace import Facts, Workspace
from tests.datasets import make_dataset, trimap

TRAINED = [f"{breed}_{number}" for breed in ("beagle", "Bengal") for number in (1, 3, 5)]
HELD_OUT = [f"pug_{number}" for number in range(2, 14, 2)]


@dataclass(frozen=True)
class Shell:
    """Runs `python -m segtool` with a home of its own."""

    home: Path

    def __call__(self, *words: str | Path, status: int = 0) -> Any:
        """The JSON document of a command that has to end with `status`."""
        ended = subprocess.run(
            [sys.executable, "-m", "segtool", *map(str, words), "--json"],
            env=os.environ | {"SEGTOOL_HOME": str(self.home), "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            timeout=150,
            check=False,
        )
        assert ended.returncode == status, ended.stdout + ended.stderr
        assert "Traceback" not in ended.stderr
        return json.loads(ended.stdout)


@pytest.fixture
def shell(home: Path) -> Shell:
    return Shell(home)


def tiny_checkpoint(path: Path) -> str:
    """A U-Net of two filters with seeded weights; returns its digest."""
    import torch

    from segtool.ml.checkpoint import CheckpointConfig, save_checkpoint
    from segtool.ml.preprocessing import Preprocessing
    from segtool.ml.registry import build_network

    torch.manual_seed(7)
    config = CheckpointConfig.create(
        name=path.stem,
        network="unet",
        arguments={"width": 2},
        preprocessing=Preprocessing(48, "square", (0.0, 0.0, 0.0), (255.0, 255.0, 255.0)),
        flip=False,
    )
    return save_checkpoint(path, build_network("unet", {"width": 2}), config)


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image)


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Content and time of change of every file."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def iou(truth: np.ndarray, guess: np.ndarray) -> float | None:
    either = int((truth | guess).sum())
    return int((truth & guess).sum()) / either if either else None


@pytest.mark.slow
@pytest.mark.timeout(600)  # a dozen interpreters, three of which import torch
def test_from_a_folder_of_pictures_to_a_refined_dataset(shell: Shell, tmp_path: Path) -> None:
    dataset = make_dataset(tmp_path / "pets", TRAINED + HELD_OUT)
    untouched = state_of(dataset)
    workspace = tmp_path / "work"
    start = tmp_path / "tiny.safetensors"
    digest = tiny_checkpoint(start)
    here = ("--workspace", workspace)

    # Look.
    checked = shell("check", dataset, *here)
    assert checked["counts"]["problem"] == 0
    counted = shell("stats", dataset, *here)
    assert (counted["on_disk"], counted["splits"]["test"]["on_disk"]) == (12, 6)

    # Choose a checkpoint, predict, and compare with the ground truth.
    shell("checkpoint", "use", dataset, start, *here)
    predicted = shell("predict", dataset, "--split", "test", "--out", tmp_path / "masks", *here)
    assert predicted["checkpoint"]["digest"] == digest
    assert sorted(path.name for path in (tmp_path / "masks").iterdir()) == sorted(
        f"{n}.png" for n in HELD_OUT
    )
    judged = shell("eval", dataset, "--split", "test", *here)
    truth = np.stack([pixels(dataset / "annotations" / "trimaps" / f"{name}.png") for name in HELD_OUT])
    guess = np.stack([pixels(tmp_path / "masks" / f"{name}.png") for name in HELD_OUT])
    expected = {"pet": iou(truth == 1, guess == 1), "background": iou(truth == 2, guess == 2)}
    assert {name: judged["iou"][name] for name in expected} == pytest.approx(expected)
    assert judged["binary_iou"]["border_as_pet"] == pytest.approx(iou(truth != 2, guess != 2))

    # Correct two samples as the window would: one saved, one still in the journal alone.
    saved = trimap(centre=(20.0, 15.0), radius=8.0)
    box = Box(3, 2, 10, 4)
    painted = pixels(dataset / "annotations" / "trimaps" / "Bengal_1.png").copy()
    before = painted[box.slices].copy()
    painted[box.slices] = 1
    opened = Workspace.open(dataset, workspace)
    opened.save_correction("beagle_1", saved, Facts(True, "accepted"), 0)
    patch = Patch.between(box, before, painted[box.slices])
    opened.append("Bengal_1", "do", Operation("brush", patch, SampleState(False), SampleState(True)))
    opened.close()

    # Fine-tune for one epoch. The new checkpoint lies beside the old one, which stays in use.
    trained = shell(
        "train", dataset, "--epochs", "1", "--batch", "4", "--rehearsal", "2", "--name", "one", *here
    )
    assert trained["counts"]["corrected"] == 2
    assert trained["gate"]["verdict"] in ("better", "same", "worse", "cannot tell")
    assert trained["gate"]["held_out"]["images"] == len(HELD_OUT)
    assert trained["current"] is False
    assert trained["digest"] != digest
    listed = shell("checkpoint", "list", dataset, *here)["checkpoints"]
    assert {row["name"]: row["current"] for row in listed}["one"] is False
    shell("checkpoint", "use", dataset, "one", *here)
    listed = shell("checkpoint", "list", dataset, *here)["checkpoints"]
    assert {row["digest"]: row["current"] for row in listed}[trained["digest"]] is True

    # Export, and read it by other means.
    target = tmp_path / "refined"
    exported = shell("export", dataset, "--out", target, *here)
    assert exported["written"] == 12
    assert exported["origins"]["corrected"] == 2
    assert np.array_equal(pixels(target / "annotations" / "trimaps" / "beagle_1.png"), saved)
    assert np.array_equal(pixels(target / "annotations" / "trimaps" / "Bengal_1.png"), painted)
    for name in set(TRAINED + HELD_OUT) - {"beagle_1", "Bengal_1"}:
        for place in (f"annotations/trimaps/{name}.png", f"images/{name}.jpg"):
            assert (target / place).read_bytes() == untouched[place][0]
    assert shell("check", target)["counts"]["problem"] == 0
    assert shell("export", dataset, "--out", target, "--verify", *here)["problems"] == []

    assert state_of(dataset) == untouched, "the dataset's own files are never written"
