"""Exports that are cut off: the target is as it was, or says that it is unfinished, and a rerun completes it."""

import json
import os
import signal
import subprocess
from pathlib import Path

import numpy as np
import pytest

from segtool.core.dataset import Dataset, read_dataset
from segtool.core.errors import SegtoolError, WriteError
from segtool.core.export import export_dataset, verify_export
from segtool.core.workspace import Facts, Workspace
from tests.core.disks import FAULTS, REAL_DISKS, inject, read_only, small_disk
from tests.core.edits import digests
from tests.datasets import HEIGHT, WIDTH, make_dataset

STEMS = ["Bengal_1", "Bengal_2", "pug_1", "pug_2"]


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return read_dataset(make_dataset(tmp_path / "pets", STEMS))


@pytest.fixture
def workspace(dataset: Dataset, tmp_path: Path) -> Workspace:
    opened = Workspace.open(dataset.root, tmp_path / "work")
    yield opened
    opened.close()


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if ".segtool-part-" in path.name]


@pytest.mark.parametrize("after", [0, 3, 9])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_disk_that_refuses_leaves_no_half_export(
    dataset: Dataset,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
    after: int,
) -> None:
    """EXP-03"""
    before = digests(dataset.root)
    with monkeypatch.context() as patched:
        given = inject(patched, fault, after=after)
        with pytest.raises(WriteError) as caught:
            export_dataset(dataset, workspace, tmp_path / "out")
        assert given
    assert caught.value.exit_status == 3
    assert not (tmp_path / "out").exists()
    assert leftovers(tmp_path) == []
    assert digests(dataset.root) == before
    assert export_dataset(dataset, workspace, tmp_path / "out").written == 4


def test_a_refused_last_rename_leaves_the_empty_target_empty(
    dataset: Dataset, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    with monkeypatch.context() as patched:
        assert inject(patched, "rename refused", only="out") == []
        with pytest.raises(WriteError, match="Could not put the export"):
            export_dataset(dataset, workspace, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("fault", ["EACCES", "ENOSPC", "short write"])
def test_an_update_that_is_cut_off_says_so_and_a_rerun_completes_it(
    dataset: Dataset, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    target = tmp_path / "out"
    workspace.set_review("pug_1", "accepted")
    export_dataset(dataset, workspace, target, what="accepted")
    (target / "notes.txt").write_text("mine")
    # Building writes 1 marker, 8 files, 3 lists and a manifest; then in place: the unfinished manifest,
    # the lists and the first trimap.
    with monkeypatch.context() as patched:
        given = inject(patched, fault, after=18)
        with pytest.raises(WriteError):
            export_dataset(dataset, workspace, target)
        assert given
    assert [problem.kind for problem in verify_export(target)][:1] == ["export-unfinished"]
    present = {path.name for path in (target / "images").iterdir()} | {
        path.name for path in (target / "annotations" / "trimaps").iterdir()
    }
    assert len(present) > 2  # some of the new files are there
    # What changed meanwhile does not stand in the rerun's way.
    workspace.save_correction("Bengal_1", np.full((HEIGHT, WIDTH), 2, np.uint8), Facts(True), 0)
    assert export_dataset(dataset, workspace, target).written == 4
    assert verify_export(target) == []
    assert (target / "notes.txt").read_text() == "mine"


def test_a_forced_export_that_is_cut_off_is_completed_by_a_rerun(
    dataset: Dataset, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "own"
    target.mkdir()
    (target / "notes.txt").write_text("mine")
    with monkeypatch.context() as patched:
        inject(patched, "ENOSPC", after=22)
        with pytest.raises(WriteError):
            export_dataset(dataset, workspace, target, force=True)
    assert verify_export(target)[0].kind == "export-unfinished"
    assert (target / "images").is_dir()
    export_dataset(dataset, workspace, target, force=True)
    assert verify_export(target) == []
    assert (target / "notes.txt").read_text() == "mine"


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_killed_export_leaves_no_target_and_the_next_one_cleans_up_after_it(
    dataset: Dataset, workspace: Workspace, tmp_path: Path, python: str
) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from segtool.core.dataset import read_dataset\n"
        "from segtool.core.export import export_dataset\n"
        "from segtool.core.workspace import Workspace\n"
        "dataset = read_dataset(Path(sys.argv[1]))\n"
        "workspace = Workspace.open(dataset.root, Path(sys.argv[2]))\n"
        "def progress(done, total, name):\n"
        "    if done == 2: os.kill(os.getpid(), signal.SIGKILL)\n"
        "export_dataset(dataset, workspace, Path(sys.argv[3]), progress=progress)\n"
    )
    target = tmp_path / "out"
    arguments = [python, "-c", program, str(dataset.root), str(tmp_path / "work"), str(target)]
    ended = subprocess.run(arguments, cwd=Path(__file__).resolve().parents[3], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert not target.exists()
    assert len(leftovers(tmp_path)) == 1
    # Not ours to remove: no marker, a marker for another target, a run that still goes on.
    others = {
        "aaaa": None,
        "bbbb": {"target": "other", "pid": 1},
        "cccc": {"target": "out", "pid": os.getpid()},
    }
    host = json.loads((tmp_path / leftovers(tmp_path)[0] / ".segtool-export.json").read_text())["host"]
    for name, marker in others.items():
        folder = tmp_path / f".out.segtool-part-{name}"
        folder.mkdir()
        (folder / "file").write_text("keep")
        if marker is not None:
            (folder / ".segtool-export.json").write_text(json.dumps({**marker, "host": host}))
    export_dataset(dataset, workspace, target)
    assert verify_export(target) == []
    assert sorted(leftovers(tmp_path)) == [f".out.segtool-part-{name}" for name in sorted(others)]


def test_a_folder_without_manifest_is_unfinished(
    dataset: Dataset, workspace: Workspace, tmp_path: Path
) -> None:
    export_dataset(dataset, workspace, tmp_path / "out")
    assert verify_export(tmp_path / "out") == []
    (tmp_path / "out" / "manifest.json").unlink()
    assert [problem.kind for problem in verify_export(tmp_path / "out")] == ["export-unfinished"]
    with pytest.raises(SegtoolError):
        export_dataset(dataset, workspace, tmp_path / "out")


def test_a_target_that_vanishes_while_the_export_is_built_is_made_again(
    dataset: Dataset, workspace: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    target.mkdir()

    def vanish(done: int, total: int, name: str) -> None:
        if done == 2:
            target.rmdir()

    export_dataset(dataset, workspace, target, progress=vanish)
    assert verify_export(target) == []


@pytest.mark.parametrize("disk", REAL_DISKS)
def test_a_full_disk_leaves_nothing_and_the_error_says_full(
    dataset: Dataset, workspace: Workspace, tmp_path: Path, disk: str
) -> None:
    with small_disk(tmp_path / "disk", "12k") as mounted:
        with pytest.raises(WriteError, match="disk is full"):
            export_dataset(dataset, workspace, mounted / "out")
        assert list(mounted.iterdir()) == []


@pytest.mark.parametrize("disk", REAL_DISKS)
def test_a_read_only_disk_is_a_sentence_and_an_older_export_on_it_stays(
    dataset: Dataset, workspace: Workspace, tmp_path: Path, disk: str
) -> None:
    with small_disk(tmp_path / "disk", "4m") as mounted:
        export_dataset(dataset, workspace, mounted / "out")
        before = digests(mounted)
        with read_only(mounted):
            for target in (mounted / "out", mounted / "new"):
                with pytest.raises(WriteError):
                    export_dataset(dataset, workspace, target)
        assert digests(mounted) == before
