"""Where a workspace may lie, and what is done with one that is broken, foreign, moved or read-only."""

import os
import signal
import sqlite3
import subprocess
from pathlib import Path

import numpy as np
import pytest

from segtool.core import database
from segtool.core.errors import SegtoolError, UnreadableError, WriteError
from segtool.core.places import default_workspace
from segtool.core.workspace import Facts, Workspace
from tests.core.disks import REAL_DISKS, fill_up, read_only, small_disk
from tests.core.edits import digests, paint
from tests.datasets import make_dataset

BASE = np.full((12, 16), 2, np.uint8)


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "pets", ["pug_1", "pug_2"])


def test_the_default_workspace_is_outside_the_dataset_and_two_of_one_name_do_not_share(
    tmp_path: Path, home: Path
) -> None:
    first, second = tmp_path / "a" / "pets", tmp_path / "b" / "pets"
    for folder in (first, second):
        folder.mkdir(parents=True)
    places = [default_workspace(first), default_workspace(second)]
    assert places[0] != places[1]
    assert all(home in place.parents and place.name.startswith("pets-") for place in places)
    (tmp_path / "link").symlink_to(first)
    assert default_workspace(tmp_path / "link") == places[0]
    workspace = Workspace.open(first)
    assert workspace.directory == places[0]
    workspace.close()
    assert list(first.iterdir()) == []


@pytest.mark.parametrize("inside", ["", "work", "annotations/work", "link"])
def test_a_workspace_inside_the_dataset_is_refused_and_nothing_is_made(
    pets: Path, tmp_path: Path, inside: str
) -> None:
    before = digests(pets)
    place = pets / inside
    if inside == "link":
        place = tmp_path / "link"
        place.symlink_to(pets / "images")
    with pytest.raises(SegtoolError, match="inside the dataset") as caught:
        Workspace.open(pets, place)
    assert caught.value.exit_status == 3
    assert digests(pets) == before
    assert not (pets / "work").exists()


def test_a_file_in_the_workspaces_place_is_refused(pets: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(SegtoolError, match="is a file"):
        Workspace.open(pets, tmp_path / "file")


@pytest.mark.parametrize("damage", ["text", "cut", "foreign", "newer"])
def test_a_broken_or_foreign_database_is_named_and_left_as_it_is(
    pets: Path, tmp_path: Path, damage: str
) -> None:
    place = tmp_path / "work"
    Workspace.open(pets, place).close()
    path = place / "workspace.sqlite"
    if damage == "text":
        path.write_bytes(b"this is no database" * 300)
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:3000])
    else:
        path.unlink()
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
        if damage == "newer":
            connection.execute("PRAGMA application_id = 1397049172")
            connection.execute("PRAGMA user_version = 99")
        connection.commit()
        connection.close()
    before = path.read_bytes()
    for mode in (False, True):
        with pytest.raises(UnreadableError) as caught:
            Workspace.open(pets, place, read_only=mode)
        assert "workspace.sqlite" in caught.value.message
        assert caught.value.hint
    assert path.read_bytes() == before


def test_a_workspace_of_another_dataset_is_refused_but_a_moved_dataset_finds_its_own(
    pets: Path, tmp_path: Path
) -> None:
    Workspace.open(pets, tmp_path / "work").close()
    other = make_dataset(tmp_path / "other", ["pug_1"])
    with pytest.raises(SegtoolError, match="belongs to the dataset"):
        Workspace.open(other, tmp_path / "work")
    pets.rename(tmp_path / "moved")
    workspace = Workspace.open(tmp_path / "moved", tmp_path / "work")
    assert workspace.get("dataset") == str((tmp_path / "moved").resolve())
    workspace.close()


def test_corrections_beside_a_lost_database_are_taken_up_again(pets: Path, tmp_path: Path) -> None:
    workspace = Workspace.open(pets, tmp_path / "work")
    workspace.save_correction("pug_1", BASE, Facts(True), 0)
    workspace.close()
    for path in (tmp_path / "work").glob("workspace.sqlite*"):
        path.unlink()
    again = Workspace.open(pets, tmp_path / "work")
    assert again.facts("pug_1").correction
    assert np.array_equal(again.load_correction("pug_1"), BASE)
    assert not again.facts("pug_2").correction
    again.close()


def test_reading_only_creates_nothing_and_changes_nothing(pets: Path, tmp_path: Path) -> None:
    nowhere = Workspace.open(pets, tmp_path / "nowhere", read_only=True)
    assert nowhere.all_facts() == {}
    assert not (tmp_path / "nowhere").exists()
    nowhere.close()

    window = Workspace.open(pets, tmp_path / "work")
    stroke, _ = paint(BASE, (0, 0, 5, 5), 1)
    window.append("pug_1", "do", stroke)
    reader = Workspace.open(pets, tmp_path / "work", read_only=True)
    assert reader.read_only
    assert reader.facts("pug_1").correction
    for call in (
        lambda: reader.set("last_sample", "pug_1"),
        lambda: reader.append("pug_1", "undo"),
        lambda: reader.save_correction("pug_1", BASE, Facts(True), 1),
        lambda: reader.new_run({}),
    ):
        with pytest.raises(WriteError, match="reading only"):
            call()
    assert not reader.correction_path("pug_1").exists()
    assert len(window.journal("pug_1")) == 1
    reader.close()
    window.close()


def test_a_place_that_cannot_be_made_is_a_sentence(pets: Path) -> None:
    with pytest.raises(WriteError, match="cannot be written") as caught:
        Workspace.open(pets, Path(os.devnull) / "work")
    assert "--workspace" in caught.value.hint


@pytest.mark.parametrize("disk", REAL_DISKS)
def test_a_read_only_place_is_opened_for_reading_and_says_so(pets: Path, tmp_path: Path, disk: str) -> None:
    with small_disk(tmp_path / "disk", "1m") as mounted:
        workspace = Workspace.open(pets, mounted / "work")
        workspace.save_correction("pug_1", BASE, Facts(True), 0)
        workspace.close()
        with read_only(mounted):
            reader = Workspace.open(pets, mounted / "work")
            assert reader.read_only
            assert "reading only" in reader.notice
            assert np.array_equal(reader.load_correction("pug_1"), BASE)
            with pytest.raises(WriteError):
                reader.save_correction("pug_1", BASE, Facts(True), 0)
            reader.close()
            with pytest.raises(WriteError, match="cannot be written"):
                Workspace.open(pets, mounted / "new")


@pytest.mark.parametrize("disk", REAL_DISKS)
def test_a_full_disk_refuses_operation_and_save_and_loses_nothing(
    pets: Path, tmp_path: Path, disk: str
) -> None:
    noise = np.random.default_rng(1).integers(0, 4, (300, 400)).astype(np.uint8)
    base = np.full_like(noise, 2)
    with small_disk(tmp_path / "disk", "512k") as mounted:
        workspace = Workspace.open(pets, mounted / "work")
        workspace.save_correction("pug_1", base, Facts(True), 0)
        filler = fill_up(mounted)
        with pytest.raises(WriteError, match="disk is full"):
            workspace.save_correction("pug_1", noise, Facts(True), 0)
        stroke, after = paint(noise, (0, 0, 400, 300), 1)
        with pytest.raises(WriteError):
            workspace.append("pug_2", "do", stroke)
        assert workspace.journal("pug_2") == []
        assert not workspace.facts("pug_2").correction
        assert np.array_equal(workspace.load_correction("pug_1"), base)
        filler.unlink()
        workspace.save_correction("pug_1", noise, Facts(True), 0)
        assert np.array_equal(workspace.load_correction("pug_1"), noise)
        workspace.append("pug_2", "do", stroke)
        assert np.array_equal(workspace.load_correction("pug_2", noise), after)
        workspace.close()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_operations_survive_the_death_of_the_process(pets: Path, tmp_path: Path, python: str) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; import numpy as np\n"
        "from segtool.core.workspace import Workspace\n"
        "from tests.core.edits import paint\n"
        "workspace = Workspace.open(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "stroke, _ = paint(np.full((12, 16), 2, np.uint8), (1, 2, 5, 6), 1)\n"
        "workspace.append('pug_1', 'do', stroke)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    root = Path(__file__).resolve().parents[2]
    ended = subprocess.run([python, "-c", program, str(pets), str(tmp_path / "work")], cwd=root, check=False)
    assert ended.returncode == -signal.SIGKILL
    _, expected = paint(BASE, (1, 2, 5, 6), 1)
    workspace = Workspace.open(pets, tmp_path / "work")
    assert workspace.unsaved() == ["pug_1"]
    assert np.array_equal(workspace.load_correction("pug_1", BASE), expected)
    workspace.close()


@pytest.mark.parametrize("disk", REAL_DISKS)
def test_on_a_full_disk_what_is_there_opens_for_reading(pets: Path, tmp_path: Path, disk: str) -> None:
    with small_disk(tmp_path / "disk", "512k") as place:
        first = Workspace.open(pets, place / "work")
        operation, painted = paint(BASE, (0, 0, 5, 5), 1)
        row = first.append("pug_1", "do", operation)
        first.save_correction("pug_1", painted, Facts(True), row)
        first.close()
        filler = fill_up(place)
        with pytest.raises(WriteError):
            Workspace.open(pets, place / "new")
        again = Workspace.open(pets, place / "work")
        assert again.read_only
        assert "reading only" in again.notice
        assert np.array_equal(again.load_correction("pug_1"), painted)
        again.close()
        filler.unlink()
        freed = Workspace.open(pets, place / "work")
        assert not freed.read_only
        freed.close()


def test_a_database_that_refuses_to_be_written_is_opened_for_reading(
    pets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Workspace.open(pets, tmp_path / "work")
    first.set_review("pug_1", "accepted")
    first.close()

    def refuse(connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(database, "_prepare", refuse)
    again = Workspace.open(pets, tmp_path / "work")
    assert again.read_only
    assert "the disk is full" in again.notice
    assert again.facts("pug_1").review == "accepted"
    again.close()
    with pytest.raises(WriteError, match="the disk is full"):
        Workspace.open(pets, tmp_path / "new")
