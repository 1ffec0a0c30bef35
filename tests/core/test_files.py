"""The one writer: whatever the disk does, the old file or the new one is there, whole, and nothing else."""

import errno
import json
from pathlib import Path

import numpy as np
import pytest

from segtool.core import correction_files, files
from segtool.core.errors import UnreadableError, WriteError
from segtool.core.settings import Settings
from tests.core.disks import FAULTS, REAL_DISKS, fill_up, inject, read_only, small_disk

OLD, NEW = b"old " * 500, b"new " * 700


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("fault", FAULTS)
def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """SAV-01: the positive first, then the fault, then again with the disk well."""
    path = tmp_path / "work" / "mask.png"
    files.write_bytes(path, OLD)
    with monkeypatch.context() as patched:
        given = inject(patched, fault)
        with pytest.raises(WriteError, match=r"Could not write .*mask\.png") as raised:
            files.write_bytes(path, NEW)
        assert given, "the fault was met"
        assert raised.value.file == path
        assert raised.value.hint
    assert path.read_bytes() == OLD
    assert names(path.parent) == ["mask.png"]
    files.write_bytes(path, NEW)
    assert path.read_bytes() == NEW


def test_a_first_write_that_fails_leaves_no_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inject(monkeypatch, "ENOSPC", after=1)  # one block goes well
    real = files._os_write
    monkeypatch.setattr(files, "_os_write", lambda descriptor, data: real(descriptor, data[:100]))
    with pytest.raises(WriteError, match="the disk is full"):
        files.write_bytes(tmp_path / "mask.png", NEW)
    assert names(tmp_path) == []


def test_a_library_s_own_writing_is_put_in_place_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "network.safetensors"
    files.write_with(path, lambda beside: beside.write_bytes(OLD) and None)

    def half(beside: Path) -> None:
        beside.write_bytes(NEW[:10])
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(WriteError, match="the disk is full"):
        files.write_with(path, half)

    def stopped(beside: Path) -> None:
        beside.write_bytes(NEW[:10])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        files.write_with(path, stopped)
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["network.safetensors"]


def test_a_folder_that_is_gone_is_made_again(tmp_path: Path) -> None:
    files.write_bytes(tmp_path / "a" / "b" / "mask.png", NEW)
    assert (tmp_path / "a" / "b" / "mask.png").read_bytes() == NEW


@pytest.mark.parametrize("disk", REAL_DISKS)
def test_on_a_full_disk_settings_and_label_maps_stay_whole_and_work_again(tmp_path: Path, disk: str) -> None:
    """SAV-01 on a real one."""
    with small_disk(tmp_path / "disk", "256k") as place:
        settings = Settings(place / "settings.json")
        settings.set("brush_size", 33)
        mask = np.full((200, 300), 2, np.uint8)
        correction_files.write(place / "corrections" / "pug_1.png", mask)
        filler = fill_up(place)
        before = names(place), names(place / "corrections")
        noise = np.random.default_rng(0).integers(0, 4, (200, 300)).astype(np.uint8)
        with pytest.raises(WriteError, match="the disk is full"):
            correction_files.write(place / "corrections" / "pug_1.png", noise)
        with pytest.raises(WriteError, match="the disk is full"):
            settings.set("brush_size", 44)
        assert (names(place), names(place / "corrections")) == before
        assert Settings(place / "settings.json").get("brush_size") == 33
        assert np.array_equal(correction_files.read(place / "corrections" / "pug_1.png"), mask)
        filler.unlink()
        settings.set("brush_size", 44)
        correction_files.write(place / "corrections" / "pug_1.png", noise)
        assert Settings(place / "settings.json").get("brush_size") == 44
        assert np.array_equal(correction_files.read(place / "corrections" / "pug_1.png"), noise)
        with read_only(place), pytest.raises(WriteError, match="the disk is read-only"):
            settings.set("brush_size", 55)
        assert Settings(place / "settings.json").get("brush_size") == 44


def test_an_empty_or_cut_off_label_map_is_told_and_never_taken_as_empty(tmp_path: Path) -> None:
    """SAV-02"""
    path = tmp_path / "pug_1.png"
    label_map = np.random.default_rng(0).integers(0, 4, (20, 30)).astype(np.uint8)
    correction_files.write(path, label_map)
    whole = path.read_bytes()
    assert np.array_equal(correction_files.read(path), label_map)
    told = 0
    for left in range(len(whole)):
        path.write_bytes(whole[:left])
        try:
            found = correction_files.read(path)
        except UnreadableError as error:
            told += "pug_1.png" in str(error)
        else:  # only checksums behind the last pixel are missing
            assert np.array_equal(found, label_map)
    assert told >= len(whole) - 25


def test_a_file_that_need_not_outlive_a_loss_of_power_is_whole_without_waiting_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[int] = []
    monkeypatch.setattr(files.os, "fsync", waits.append)
    files.write_json(tmp_path / "kept.json", {"a": 1})
    assert waits, "a usual file is synced"
    waits.clear()
    files.write_json(tmp_path / "message.json", {"a": 2}, sync=False)
    assert not waits
    assert json.loads((tmp_path / "message.json").read_text()) == {"a": 2}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.json", "message.json"]
