"""The trouble cases of checkpoints and odd sizes, in the window's workbench, on their own inputs."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from segtool.workbench import Workbench
from tests.datasets import make_dataset
from tests.ml.standin import save_standin

FLAG = "SEGTOOL_PICKLE_RAN"
"""Folder that the planted files make where they are run."""


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> Iterator[Workbench]:
    """With the product's own predictor; the current folder is empty."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    save_standin(tmp_path / "red.safetensors", size=32)
    made = Workbench(checkpoint=tmp_path / "red.safetensors", device="cpu")
    yield made
    made.close(anyway=True)


def test_trn_09_and_10_every_file_is_refused_in_a_sentence_and_the_old_network_stays(
    cases_folder: Path, tmp_path: Path, bench: Workbench, qtbot: Any
) -> None:
    """By the way of the dialog; also from a workspace folder that holds them all."""
    root = make_dataset(tmp_path / "pets")
    folder = tmp_path / "work" / "checkpoints"
    folder.mkdir(parents=True)
    strays = [
        path
        for case in ("TRN-09", "TRN-10")
        for path in sorted((cases_folder / case).iterdir())
        if path.is_file() and path.suffix != ".json"
    ]
    assert len(strays) >= 10
    for path in strays:
        shutil.copyfile(path, folder / path.name)
    bench.open_dataset(root, tmp_path / "work")
    qtbot.waitUntil(lambda: bench.prediction is not None, timeout=20_000)
    told: list[str] = []
    bench.problem.connect(lambda message, _hint: told.append(message))
    for count, path in enumerate(strays, start=1):
        bench.set_checkpoint(folder / path.name)
        qtbot.waitUntil(lambda count=count: len(told) == count, timeout=20_000)
        assert "\n" not in told[-1]
        assert bench.checkpoint_info is not None
        assert bench.checkpoint_info.name == "red"
    assert bench.workspace is not None
    assert bench.workspace.get("checkpoint") is None
    assert list((tmp_path / "here").iterdir()) == [], f"{FLAG} would lie here"
    bench.predict_again()
    qtbot.waitUntil(lambda: bench.prediction is not None and not bench.predicting, timeout=20_000)
    assert bench.prediction.checkpoint == "red"


def test_prd_01_in_the_window_every_odd_size_is_met_exactly(
    cases_folder: Path, tmp_path: Path, bench: Workbench, qtbot: Any
) -> None:
    root = tmp_path / "odd"
    (root / "images").mkdir(parents=True)
    for path in sorted((cases_folder / "PRD-01").glob("img_*.png")):
        shutil.copyfile(path, root / "images" / path.name)
    bench.open_dataset(root, tmp_path / "work-odd")
    qtbot.waitUntil(lambda: len(bench.samples) == 6, timeout=20_000)
    sizes = set()
    for sample in bench.samples:
        bench.select(sample.name)
        qtbot.waitUntil(
            lambda name=sample.name: (
                bench.current is not None and bench.current.name == name and bench.prediction is not None
            ),
            timeout=20_000,
        )
        assert bench.image is not None
        assert bench.prediction.label_map.shape == bench.image.shape[:2]
        sizes.add(bench.image.shape[:2])
    assert len(sizes) == 6
