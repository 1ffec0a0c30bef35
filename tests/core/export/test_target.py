"""Where an export may go, and that nothing is ever touched there that is not ours."""

import json
from pathlib import Path

import numpy as np
import pytest

from segtool.core.dataset import Dataset, read_dataset
from segtool.core.errors import SegtoolError
from segtool.core.export import export_dataset, verify_export
from segtool.core.workspace import Facts, Workspace
from tests.core.disks import REAL_DISKS, small_disk
from tests.core.edits import digests
from tests.datasets import HEIGHT, WIDTH, make_dataset


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return read_dataset(make_dataset(tmp_path / "pets", ["Bengal_1", "Bengal_2", "pug_1", "pug_2"]))


@pytest.fixture
def workspace(dataset: Dataset, tmp_path: Path) -> Workspace:
    opened = Workspace.open(dataset.root, tmp_path / "work")
    yield opened
    opened.close()


@pytest.fixture
def own_files(tmp_path: Path) -> Path:
    """A person's folder, with a file where one of ours would go and a manifest of another program."""
    folder = tmp_path / "own"
    for name in ("notes.txt", "images/pug_1.jpg", ".hidden"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"mine: {name}")
    return folder


def places(tmp_path: Path, kind: str) -> Path:
    home = tmp_path / "someone"
    (home / "deep").mkdir(parents=True, exist_ok=True)
    (tmp_path / "file").write_text("a file")
    targets = {
        "root": Path("/"),
        "home": home,
        "above home": tmp_path,
        "dataset": tmp_path / "pets",
        "above the dataset": tmp_path,
        "inside the dataset": tmp_path / "pets" / "images",
        "new inside the dataset": tmp_path / "pets" / "refined",
        "file": tmp_path / "file",
        "workspace": tmp_path / "work",
        "corrections": tmp_path / "work" / "corrections",
        "dots": tmp_path / "pets" / "images" / "..",
    }
    if kind.startswith("link to "):
        link = tmp_path / "link"
        link.symlink_to(targets[kind.removeprefix("link to ")])
        return link
    if kind == "link to nowhere":
        (tmp_path / "link").symlink_to(tmp_path / "nowhere")
        return tmp_path / "link"
    return targets[kind]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    "kind",
    [
        *(
            "root",
            "home",
            "above home",
            "dataset",
            "above the dataset",
            "inside the dataset",
            "workspace",
            "corrections",
            "dots",
        ),
        *(
            "new inside the dataset",
            "file",
            "link to root",
            "link to home",
            "link to dataset",
            "link to file",
        ),
    ],
)
def test_places_that_are_never_exported_to(
    dataset: Dataset,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    force: bool,
) -> None:
    """EXP-01: exit status 3 and everything as it was, with --force too."""
    monkeypatch.setenv("HOME", str(tmp_path / "someone"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "someone"))
    target = places(tmp_path, kind)
    before = digests(tmp_path)
    with pytest.raises(SegtoolError, match="Nothing was exported") as caught:
        export_dataset(dataset, workspace, target, force=force)
    assert caught.value.exit_status == 3
    assert digests(tmp_path) == before
    assert not (tmp_path / "pets" / "refined").exists()


def test_a_link_that_points_nowhere_is_refused(
    dataset: Dataset, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(SegtoolError, match="points nowhere"):
        export_dataset(dataset, workspace, tmp_path / "link")
    assert not (tmp_path / "nowhere").exists()


def test_missing_and_empty_folders_are_filled_and_nothing_is_left_beside_them(
    dataset: Dataset, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "to empty").symlink_to(tmp_path / "empty")
    for target in (tmp_path / "new" / "deeper", tmp_path / "empty"):
        assert export_dataset(dataset, workspace, target).written == 4
        assert verify_export(target) == []
        assert [path.name for path in target.parent.iterdir() if ".segtool" in path.name] == []
        assert {path.name for path in target.iterdir()} == {"images", "annotations", "manifest.json"}


def test_a_folder_with_a_persons_own_files_is_refused_and_untouched(
    dataset: Dataset, workspace: Workspace, own_files: Path
) -> None:
    """EXP-01"""
    before = digests(own_files)
    with pytest.raises(SegtoolError, match="no export of segtool wrote") as caught:
        export_dataset(dataset, workspace, own_files)
    assert caught.value.exit_status == 3
    assert digests(own_files) == before


def test_force_writes_beside_a_persons_files_and_never_over_them(
    dataset: Dataset, workspace: Workspace, own_files: Path
) -> None:
    """EXP-01"""
    before = digests(own_files)
    with pytest.raises(SegtoolError, match="never written over") as caught:
        export_dataset(dataset, workspace, own_files, force=True)
    assert caught.value.exit_status == 3
    assert "images/pug_1.jpg" in caught.value.message
    assert digests(own_files) == before

    (own_files / "images" / "pug_1.jpg").rename(own_files / "images" / "mine.jpg")
    before = digests(own_files)
    export_dataset(dataset, workspace, own_files, force=True)
    after = digests(own_files)
    assert {name: after[name] for name in before} == before
    assert verify_export(own_files) == []
    # The next export needs no force, and still takes nothing that is the person's.
    export_dataset(dataset, workspace, own_files)
    after = digests(own_files)
    assert {name: after[name] for name in before} == before


def test_another_programs_manifest_is_not_ours(
    dataset: Dataset, workspace: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "manifest.json").write_text('{"name": "a web page", "items": []}')
    before = digests(target)
    for force in (False, True):
        with pytest.raises(SegtoolError):
            export_dataset(dataset, workspace, target, force=force)
    assert digests(target) == before


def test_an_older_export_is_updated_and_only_what_it_named_is_removed(
    dataset: Dataset, workspace: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    export_dataset(dataset, workspace, target)
    (target / "README.txt").write_text("mine")
    (target / "images" / "extra.jpg").write_text("mine too")
    for name in ("pug_2", "Bengal_2"):
        workspace.set_review(name, "accepted")
    painted = np.full((HEIGHT, WIDTH), 2, np.uint8)
    workspace.save_correction("pug_2", painted, Facts(True, "accepted"), 0)
    export_dataset(dataset, workspace, target, what="accepted")
    assert sorted(path.name for path in (target / "images").iterdir()) == [
        "Bengal_2.jpg",
        "extra.jpg",
        "pug_2.jpg",
    ]
    assert sorted(path.stem for path in (target / "annotations" / "trimaps").iterdir()) == [
        "Bengal_2",
        "pug_2",
    ]
    assert (target / "README.txt").read_text() == "mine"
    assert (target / "images" / "extra.jpg").read_text() == "mine too"
    assert verify_export(target) == []
    assert "unfinished" not in json.loads((target / "manifest.json").read_text())


def test_a_manifest_that_somebody_changed_removes_nothing_outside(
    dataset: Dataset, workspace: Workspace, tmp_path: Path
) -> None:
    """EXP-04, by the manifest: the positive first, a name that we did write is removed."""
    target = tmp_path / "out"
    export_dataset(dataset, workspace, target)
    victims = [tmp_path / "victim.png", target / "notes.txt", target / "annotations" / "sub" / "deep.png"]
    for victim in victims:
        victim.parent.mkdir(parents=True, exist_ok=True)
        victim.write_text("keep me")
    (target / "images" / "gone.jpg").write_text("was ours")
    document = json.loads((target / "manifest.json").read_text())
    names = ["images/gone.jpg", "../victim.png", "images/../../victim.png", str(victims[0]), "notes.txt"]
    names += ["annotations/sub/deep.png", "images/..", "images", ".", "", "C:/victim.png", "images\\..\\x"]
    document["lists"] += [{"file": name, "sha256": "", "size": 0} for name in names]
    document["lists"] += [7, None, {"file": 5}]
    (target / "manifest.json").write_text(json.dumps(document))
    export_dataset(dataset, workspace, target)
    assert not (target / "images" / "gone.jpg").exists()
    assert [victim.read_text() for victim in victims] == ["keep me"] * 3


def test_a_folder_of_the_export_that_became_a_link_is_not_followed(
    dataset: Dataset, workspace: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    export_dataset(dataset, workspace, target)
    (target / "images").rename(tmp_path / "elsewhere")
    (target / "images").symlink_to(tmp_path / "elsewhere")
    before = digests(tmp_path / "elsewhere")
    workspace.set_review("pug_1", "accepted")
    with pytest.raises(SegtoolError, match="leads elsewhere"):
        export_dataset(dataset, workspace, target, what="accepted")
    assert digests(tmp_path / "elsewhere") == before


@pytest.mark.parametrize("disk", REAL_DISKS)
def test_an_empty_disk_itself_can_be_the_target(
    dataset: Dataset, workspace: Workspace, tmp_path: Path, disk: str
) -> None:
    with small_disk(tmp_path / "stick", "4m") as target:
        export_dataset(dataset, workspace, target)
        assert verify_export(target) == []
        assert json.loads((target / "manifest.json").read_text()).get("unfinished") is None
