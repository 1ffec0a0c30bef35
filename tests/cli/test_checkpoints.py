"""checkpoint list and checkpoint use, without torch."""

from pathlib import Path

import pytest

from segtool.core import checkpoints
from segtool.core.workspace import Workspace
from tests.cli.conftest import Segtool
from tests.datasets import make_dataset
from tests.ml.standin import save_standin


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkpoint in the place of the shipped one."""
    path = tmp_path / "resources" / "pets-lite0.safetensors"
    save_standin(path)
    monkeypatch.setattr(checkpoints, "resource", lambda name: path)
    return path


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "pets")


def own(dataset: Path, name: str) -> str:
    workspace = Workspace.open(dataset)
    digest = save_standin(workspace.checkpoints_folder / f"{name}.safetensors", bias=(0.1, 0.0, 0.0))
    workspace.close()
    return digest


def test_the_shipped_one_is_current_until_another_is_chosen(
    segtool: Segtool, dataset: Path, shipped: Path
) -> None:
    digest = own(dataset, "after-lunch")
    rows = segtool("checkpoint", "list", dataset, "--json").document["checkpoints"]
    assert [(row["name"], row["current"]) for row in rows] == [("pets-lite0", True), ("after-lunch", False)]
    assert rows[1]["digest"] == digest

    said = segtool("checkpoint", "use", dataset, "after-lunch", "--json")
    assert said.status == 0
    assert said.document["checkpoint"]["digest"] == digest
    rows = segtool("checkpoint", "list", dataset, "--json").document["checkpoints"]
    assert [row["current"] for row in rows] == [False, True]
    listed = segtool("checkpoint", "list", dataset).out.splitlines()
    assert [line[0] for line in listed] == [" ", "*"]


def test_without_a_dataset_the_shipped_one_is_listed(segtool: Segtool, shipped: Path) -> None:
    rows = segtool("checkpoint", "list", "--json").document["checkpoints"]
    assert [(row["name"], row["current"]) for row in rows] == [("pets-lite0", True)]


def test_an_unknown_name_changes_nothing_and_the_nearest_is_named(
    segtool: Segtool, dataset: Path, shipped: Path
) -> None:
    own(dataset, "after-lunch")
    said = segtool("checkpoint", "use", dataset, "after-lunhc")
    assert said.status == 3
    assert "Did you mean after-lunch?" in said.err
    rows = segtool("checkpoint", "list", dataset, "--json").document["checkpoints"]
    assert [row["current"] for row in rows] == [True, False]


def test_a_file_that_is_no_checkpoint_is_refused(
    segtool: Segtool, dataset: Path, shipped: Path, tmp_path: Path
) -> None:
    stranger = tmp_path / "stranger.safetensors"
    stranger.write_bytes(b"\x80\x04no")
    assert segtool("checkpoint", "use", dataset, stranger).status == 3
    rows = segtool("checkpoint", "list", dataset, "--json").document["checkpoints"]
    assert [row["current"] for row in rows] == [True]
