"""What pixels come from, in stats and in the export's manifest, as the journal has it."""

import json
from pathlib import Path

import numpy as np
import pytest

from segtool.cli import main
from segtool.core.dataset import read_dataset
from segtool.core.export import export_dataset
from segtool.core.operation import Operation, Patch, SampleState
from segtool.core.origins import in_words
from segtool.core.provenance import Provenance
from segtool.core.stats import dataset_stats
from segtool.core.workspace import Facts, Workspace
from tests.core.edits import paint
from tests.datasets import HEIGHT, WIDTH, geometry, make_dataset, trimap

PIXELS = HEIGHT * WIDTH


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Four samples; the last has no trimap."""
    folder = make_dataset(tmp_path / "pets", ("Abyssinian_1", "Bengal_1", "pug_1", "pug_2"))
    (folder / "annotations" / "trimaps" / "pug_2.png").unlink()
    return folder


@pytest.fixture
def workspace(root: Path, tmp_path: Path):
    """Abyssinian_1: 20 pixels by the brush, journalled and in no file. Bengal_1: a whole prediction, saved.

    pug_1: as it was. pug_2: 6 of its pixels by an older version, which noted no sources.
    """
    opened = Workspace.open(root, tmp_path / "work")
    truth = trimap(**geometry(0))
    stroke, painted = paint(truth, (0, 0, 5, 4), 1)
    provenance = Provenance(np.zeros_like(truth), opened.sources)
    assert isinstance(stroke.patch, Patch)
    sources = provenance.painted(stroke.patch.box, truth[:4, :5], painted[:4, :5], "tool:brush")
    opened.append(
        "Abyssinian_1", "do", Operation("brush", stroke.patch, SampleState(False), SampleState(True), sources)
    )
    whole = Provenance(np.zeros_like(truth), opened.sources)
    whole.taken_whole("prediction:abc", "pets-lite0")
    opened.save_correction("Bengal_1", np.full_like(truth, 2), Facts(True), 0, whole.plane.copy())
    own = np.full((HEIGHT, WIDTH), 2, np.uint8)
    own[3, 4:10] = 1
    opened.save_correction("pug_2", own, Facts(True), 0)
    yield opened
    opened.close()


def test_stats_sum_up_who_set_the_pixels_of_every_label_map(root: Path, workspace: Workspace) -> None:
    found = dataset_stats(read_dataset(root), workspace=workspace)["origins"]
    assert found["pixels"] == {
        "ground truth": 2 * PIXELS - 20,
        "untouched": PIXELS - 6,
        "network": PIXELS,
        "hand": 20,
        "earlier": 6,
    }
    assert found["shares"]["network"] == pytest.approx(0.25)
    assert sum(found["shares"].values()) == pytest.approx(1)
    assert found["corrections"]["samples"] == 3
    assert found["corrections"]["pixels"]["ground truth"] == PIXELS - 20
    assert found["sources"] == [
        {"category": "network", "source": "prediction:abc", "title": "pets-lite0", "pixels": PIXELS},
        {"category": "hand", "source": "tool:brush", "title": "", "pixels": 20},
        {"category": "earlier", "source": "earlier", "title": "", "pixels": 6},
    ]
    assert found["unreadable"] == []
    workspace.correction_path("pug_2").write_bytes(b"broken")
    assert dataset_stats(read_dataset(root), workspace=workspace)["origins"]["unreadable"] == ["pug_2"]
    assert dataset_stats(read_dataset(root))["origins"] is None


def test_the_command_says_it_in_words(
    root: Path, workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stats", str(root), "--workspace", str(tmp_path / "work")]) == 0
    said = capsys.readouterr().out
    assert "come from    50 % ground truth, 25 % network, 25 % untouched background, < 1 % hand" in said
    assert "3 corrections alone: 33 % network" in said
    assert "pets-lite0" in said
    assert in_words({"ground truth": 0.83, "hand": 0.06, "network": 0.11}) == (
        "83 % ground truth, 11 % network, 6 % hand"
    )
    assert in_words({"ground truth": 0.999, "hand": 0.001}) == "> 99 % ground truth, < 1 % hand"
    assert in_words({"ground truth": 1.0}) == "100 % ground truth"


def test_the_manifest_tells_it_for_each_sample_and_in_sum(
    root: Path, workspace: Workspace, tmp_path: Path
) -> None:
    (root / "annotations" / "trimaps" / "pug_1.png").unlink()  # now it is predicted
    predicted = np.full((HEIGHT, WIDTH), 1, np.uint8)
    export_dataset(
        read_dataset(root),
        workspace,
        tmp_path / "out",
        predict=lambda _sample: predicted,
        checkpoint_digest="def",
    )
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    by_name = {item["name"]: item["pixels_from"] for item in manifest["items"]}
    assert by_name["Abyssinian_1"] == {
        "pixels": {"ground truth": PIXELS - 20, "hand": 20},
        "sources": [{"category": "hand", "source": "tool:brush", "title": "", "pixels": 20}],
    }
    assert by_name["pug_1"]["sources"] == [
        {"category": "network", "source": "prediction:def", "title": "", "pixels": PIXELS}
    ]
    assert by_name["pug_2"]["pixels"] == {"untouched": PIXELS - 6, "earlier": 6}
    assert manifest["pixels_from"]["pixels"] == {
        "ground truth": PIXELS - 20,
        "untouched": PIXELS - 6,
        "network": 2 * PIXELS,
        "hand": 20,
        "earlier": 6,
    }
