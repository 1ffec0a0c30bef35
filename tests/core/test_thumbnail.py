"""Thumbnails: size, the label map drawn over, what they follow, and the file that keeps them."""

import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from segtool.core.classes import BORDER, BY_VALUE, PET
from segtool.core.errors import UnreadableError
from segtool.core.images import write_label_map
from segtool.core.thumbnail import SIDE, ThumbnailSource, draw_label_map, make_thumbnail, reduced
from segtool.core.thumbnail_cache import ThumbnailCache
from tests.datasets import PET_COLOUR, photograph, save_nothing, save_photograph


def test_a_thumbnail_keeps_shape_and_colours(tmp_path: Path) -> None:
    save_photograph(tmp_path / "large.jpg", photograph(1000, 500, (500, 250), 150))
    thumbnail = make_thumbnail(ThumbnailSource("large", tmp_path / "large.jpg"))
    assert thumbnail.shape == (SIDE // 2, SIDE, 3)
    assert np.abs(thumbnail[SIDE // 4, SIDE // 2].astype(int) - PET_COLOUR).max() < 12
    assert reduced(thumbnail, 128).shape == (64, 128, 3)
    assert reduced(thumbnail, 999) is thumbnail


def test_the_pet_is_outlined_and_its_border_tinted() -> None:
    label_map = np.full((400, 400), 2, np.uint8)
    label_map[100:300, 100:300] = BORDER
    label_map[120:280, 120:280] = PET
    drawn = draw_label_map(np.zeros((200, 200, 3), np.uint8), label_map).astype(int)
    pet, border = (np.array(BY_VALUE[value].colour) for value in (PET, BORDER))
    assert np.abs(drawn[100, 50] - 0.95 * pet - 0.05 * 0.3 * border).max() <= 1  # on the outline
    assert np.abs(drawn[100, 55] - 0.3 * border).max() <= 1
    assert drawn[100, 100].tolist() == [0, 0, 0]
    assert drawn[10, 10].tolist() == [0, 0, 0]


@pytest.mark.parametrize("kind", ["trimap", "correction"])
def test_the_label_map_of_the_file_is_drawn_and_one_that_does_not_fit_is_left_out(
    tmp_path: Path, kind: str
) -> None:
    save_photograph(tmp_path / "a.jpg", photograph(300, 200, (150, 100), 50))
    bare = make_thumbnail(ThumbnailSource("a", tmp_path / "a.jpg"))
    label_map = np.full((200, 300), 2, np.uint8)
    label_map[50:150, 50:200] = PET
    source = ThumbnailSource("a", tmp_path / "a.jpg", tmp_path / "a.png", kind == "correction")
    for written, differs in ((label_map, True), (label_map[:100], False)):
        write_label_map(tmp_path / "a.png", written)
        assert (make_thumbnail(source) != bare).any() == differs
    (tmp_path / "a.png").write_bytes(b"broken")
    assert (make_thumbnail(source) == bare).all()


def test_a_broken_photograph_has_none(tmp_path: Path) -> None:
    save_nothing(tmp_path / "empty.jpg")
    for name in ("empty", "nowhere"):
        with pytest.raises(UnreadableError):
            make_thumbnail(ThumbnailSource(name, tmp_path / f"{name}.jpg"))


def test_the_stamp_follows_photograph_label_map_and_what_is_drawn(tmp_path: Path) -> None:
    save_photograph(tmp_path / "a.jpg")
    (tmp_path / "a.png").write_bytes(b"1")
    source = ThumbnailSource("a", tmp_path / "a.jpg", tmp_path / "a.png")
    stamps = [source.stamp(), ThumbnailSource("a", tmp_path / "a.jpg", tmp_path / "a.png", True).stamp()]
    assert source.stamp() == stamps[0]
    os.utime(tmp_path / "a.png", ns=(1, 1))
    stamps.append(source.stamp())
    (tmp_path / "a.png").write_bytes(b"22")
    os.utime(tmp_path / "a.png", ns=(1, 1))
    stamps.append(source.stamp())
    os.utime(tmp_path / "a.jpg", ns=(1, 1))
    stamps.append(source.stamp())
    (tmp_path / "a.png").unlink()
    stamps.append(source.stamp())
    assert len(set(stamps)) == 6


def test_what_was_put_is_there_after_another_start_under_its_own_stamp_alone(tmp_path: Path) -> None:
    cache = ThumbnailCache(tmp_path / "work" / "t.sqlite")
    cache.put("a", "s1", b"one")
    assert cache.get("a", "s1") == b"one"
    cache.close()
    again = ThumbnailCache(tmp_path / "work" / "t.sqlite")
    assert again.get("a", "s1") == b"one"
    assert again.get("a", "s2") is None
    again.put("a", "s2", b"two")
    assert again.get("a", "s1") is None
    again.close()


def test_the_file_is_bounded_and_what_was_looked_at_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = iter(range(1000))
    monkeypatch.setattr("segtool.core.thumbnail_cache.time.time", lambda: float(next(ticks)))
    cache = ThumbnailCache(tmp_path / "t.sqlite", most_bytes=1000)
    for number in range(10):
        cache.put(str(number), "s", bytes(100))
    cache.flush()
    assert cache.get("0", "s") is not None
    cache.put("10", "s", bytes(100))
    cache.flush()
    kept = [number for number in range(11) if cache.get(str(number), "s") is not None]
    assert kept == [0, 4, 5, 6, 7, 8, 9, 10]  # 800 bytes: four fifths
    cache.close()


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_a_broken_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t.sqlite").write_bytes(content)
    cache = ThumbnailCache(tmp_path / "t.sqlite")
    cache.put("a", "s", b"one")
    cache.close()
    connection = sqlite3.connect(tmp_path / "t.sqlite")
    assert connection.execute("SELECT name, data FROM thumbnail").fetchall() == [("a", b"one")]
    connection.close()


def test_a_place_that_cannot_be_used_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = ThumbnailCache(tmp_path / "file" / "t.sqlite")
    cache.put("a", "s", b"one")
    cache.flush()
    assert cache.get("a", "s") is None
    cache.close()
