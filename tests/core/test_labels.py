"""Which label map counts for a sample."""

from pathlib import Path

import numpy as np
import pytest

from segtool.core.dataset import Sample, read_dataset
from segtool.core.errors import SegtoolError, UnreadableError
from segtool.core.labels import label_map_of, truth_of
from segtool.core.workspace import Facts, Workspace
from tests.core.edits import paint
from tests.datasets import (
    HEIGHT,
    WIDTH,
    geometry,
    make_dataset,
    save_trimap,
    save_zero_based_trimap,
    trimap,
)

TRUTH = trimap(WIDTH, HEIGHT, **geometry(0))


@pytest.fixture
def opened(tmp_path: Path) -> tuple[Sample, Workspace]:
    root = make_dataset(tmp_path / "pets", ["pug_1"])
    workspace = Workspace.open(root, tmp_path / "work")
    yield read_dataset(root).sample("pug_1"), workspace
    workspace.close()


def test_ground_truth_until_there_is_a_correction(opened: tuple[Sample, Workspace]) -> None:
    sample, workspace = opened
    found = label_map_of(sample, workspace)
    assert found is not None
    assert (found.origin, np.array_equal(found.label_map, TRUTH)) == ("ground truth", True)
    painted = TRUTH.copy()
    painted[0:3, 0:3] = 3
    workspace.save_correction("pug_1", painted, Facts(True), 0)
    found = label_map_of(sample, workspace)
    assert found is not None
    assert (found.origin, np.array_equal(found.label_map, painted)) == ("corrected", True)
    original = label_map_of(sample, workspace, "original")
    assert original is not None
    assert (original.origin, np.array_equal(original.label_map, TRUTH)) == ("ground truth", True)


def test_committed_operations_count_before_any_file_is_saved(opened: tuple[Sample, Workspace]) -> None:
    sample, workspace = opened
    stroke, painted = paint(TRUTH, (0, 0, 4, 4), 1)
    workspace.append("pug_1", "do", stroke)
    found = label_map_of(sample, workspace)
    assert found is not None
    assert (found.origin, np.array_equal(found.label_map, painted)) == ("corrected", True)


def test_a_sample_without_ground_truth_starts_from_background(tmp_path: Path) -> None:
    root = make_dataset(tmp_path / "pets", ["pug_1"], trimaps=False)
    workspace = Workspace.open(root, tmp_path / "work")
    sample = read_dataset(root).sample("pug_1")
    assert label_map_of(sample, workspace) is None
    stroke, painted = paint(np.full((HEIGHT, WIDTH), 2, np.uint8), (5, 6, 7, 8), 1)
    workspace.append("pug_1", "do", stroke)
    found = label_map_of(sample, workspace)
    assert found is not None
    assert np.array_equal(found.label_map, painted)
    workspace.close()


def test_a_correction_of_another_size_is_an_error_and_not_ground_truth(
    opened: tuple[Sample, Workspace],
) -> None:
    sample, workspace = opened
    workspace.save_correction("pug_1", TRUTH[:-1], Facts(True), 0)
    with pytest.raises(UnreadableError, match=f"{WIDTH} x {HEIGHT - 1} pixels"):
        label_map_of(sample, workspace)
    workspace.correction_path("pug_1").write_bytes(b"")
    with pytest.raises(UnreadableError):
        label_map_of(sample, workspace)


def test_the_mapping_that_the_workspace_notes_is_honoured(opened: tuple[Sample, Workspace]) -> None:
    sample, workspace = opened
    save_zero_based_trimap(sample.trimap)
    assert label_map_of(sample, workspace) is None
    assert truth_of(sample, workspace).problem is not None
    workspace.set("value_mapping", "zero-based")
    found = label_map_of(sample, workspace)
    assert found is not None
    assert np.array_equal(found.label_map, trimap())


def test_zero_is_ignore_where_our_own_manifest_says_so(opened: tuple[Sample, Workspace]) -> None:
    sample, workspace = opened
    values = np.where(TRUTH == 3, 2, TRUTH).astype(np.uint8)
    values[0, 0] = 0
    save_trimap(sample.trimap, values)
    assert label_map_of(sample, workspace) is None
    manifest = workspace.dataset_root / "manifest.json"
    manifest.write_text('{"ignore_value": null}')
    assert label_map_of(sample, workspace) is None
    manifest.write_text('{"kind": "another program", "ignore_value": 0}')
    assert label_map_of(sample, workspace) is None
    manifest.write_text('{"kind": "segtool export", "ignore_value": 0}')
    found = label_map_of(sample, workspace)
    assert found is not None
    assert np.array_equal(found.label_map, values)


def test_an_unknown_word_for_the_truth_is_refused(opened: tuple[Sample, Workspace]) -> None:
    with pytest.raises(SegtoolError, match="original or corrected"):
        label_map_of(*opened, truth="newest")
