"""The dataset is never written to, whatever the core does with it."""

from pathlib import Path

import numpy as np
import pytest

from segtool.core.check import check_dataset
from segtool.core.dataset import read_dataset
from segtool.core.errors import SegtoolError
from segtool.core.export import export_dataset
from segtool.core.labels import label_map_of
from segtool.core.split import load_split
from segtool.core.stats import dataset_stats
from segtool.core.workspace import Facts, Workspace
from tests.core.edits import digests, paint
from tests.datasets import geometry, make_dataset, save_gif, save_turned, save_void_trimap, trimap


def state(folder: Path) -> dict[str, object]:
    """Digests of every file, and the time and kind of everything."""
    times = {path: (path.stat().st_mtime_ns, path.is_dir()) for path in folder.rglob("*")}
    return {"digests": digests(folder), "times": times, "self": folder.stat().st_mtime_ns}


def test_a_whole_day_of_work_leaves_every_original_as_it_was(tmp_path: Path) -> None:
    """SAV-06"""
    root = make_dataset(tmp_path / "pets")
    save_gif(root / "images" / "pug_1.jpg", frames=2)
    save_turned(root / "images" / "pug_2.jpg")
    save_void_trimap(root / "annotations" / "trimaps" / "pug_2.png")
    before = state(root)
    assert len(before["digests"]) == 19

    dataset = read_dataset(root)
    check_dataset(dataset)
    dataset_stats(dataset)
    workspace = Workspace.open(root)
    load_split(workspace, dataset)
    truth = trimap(**geometry(0))
    stroke, painted = paint(truth, (0, 0, 9, 9), 3)
    row = workspace.append("Abyssinian_1", "do", stroke)
    workspace.save_correction("Abyssinian_1", painted, Facts(True), row)
    workspace.append("Abyssinian_1", "undo")
    for sample in dataset.samples:
        label_map_of(sample, workspace)
    workspace.save_correction("beagle_1", truth, Facts(True, "accepted"), 0)
    workspace.save_correction("beagle_1", None, Facts(False), 0)
    export_dataset(dataset, workspace, tmp_path / "out", predict=lambda sample: np.ones((40, 60), np.uint8))
    for target in (root, root / "images", root / "new"):
        with pytest.raises(SegtoolError):
            export_dataset(dataset, workspace, target, force=True)
    workspace.close()
    assert state(root) == before
    assert not any(name.startswith(".segtool") for name in (path.name for path in tmp_path.iterdir()))


def test_ground_truth_and_correction_can_be_told_apart_at_any_time(tmp_path: Path) -> None:
    """SAV-06"""
    root = make_dataset(tmp_path / "pets", ["pug_1"])
    sample = read_dataset(root).sample("pug_1")
    workspace = Workspace.open(root)
    truth = trimap(**geometry(0))
    _, painted = paint(truth, (0, 0, 9, 9), 3)
    workspace.save_correction("pug_1", painted, Facts(True), 0)
    original, corrected = label_map_of(sample, workspace, "original"), label_map_of(sample, workspace)
    assert original is not None
    assert corrected is not None
    assert (original.origin, corrected.origin) == ("ground truth", "corrected")
    assert np.argwhere(original.label_map != corrected.label_map).max(axis=0).tolist() == [8, 8]
    workspace.close()
