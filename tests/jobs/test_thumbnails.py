"""Thumbnails: size, order of need, broken pictures, the cache of large ones."""

import threading

import numpy as np
import pytest

from segtool.jobs import thumbnails
from segtool.jobs.thumbnails import SIDE, ThumbnailJob, make_thumbnail
from tests.datasets import PET_COLOUR, make_dataset, photograph, save_nothing, save_photograph


@pytest.fixture
def job(qapp):
    job = ThumbnailJob()
    yield job
    assert job.stop()


def test_a_thumbnail_keeps_shape_and_colours(tmp_path):
    save_photograph(tmp_path / "large.jpg", photograph(600, 300, (300, 150), 100))
    thumbnail = make_thumbnail(tmp_path / "large.jpg")
    assert thumbnail.shape == (SIDE // 2, SIDE, 3)
    assert thumbnail.dtype == np.uint8
    assert np.abs(thumbnail[SIDE // 4, SIDE // 2].astype(int) - PET_COLOUR).max() < 12


def test_a_small_picture_is_not_enlarged(tmp_path):
    save_photograph(tmp_path / "small.jpg")
    assert make_thumbnail(tmp_path / "small.jpg").shape == (40, 60, 3)


def test_a_broken_picture_has_none(tmp_path):
    save_nothing(tmp_path / "empty.jpg")
    assert make_thumbnail(tmp_path / "empty.jpg") is None
    assert make_thumbnail(tmp_path / "nowhere.jpg") is None


def test_the_thumbnail_of_a_large_picture_is_kept_until_the_picture_changes(tmp_path, monkeypatch):
    monkeypatch.setattr(thumbnails, "KEPT_ON_DISK_PIXELS", 600 * 300)
    picture, cache = tmp_path / "large.jpg", tmp_path / "cache"
    save_photograph(picture, photograph(600, 300, (300, 150), 100))
    first = make_thumbnail(picture, cache)
    assert len(list(cache.iterdir())) == 1
    monkeypatch.setattr(thumbnails, "_reduced", lambda image: 1 / 0)  # a second one is not made
    assert (make_thumbnail(picture, cache) == first).all()
    monkeypatch.undo()
    monkeypatch.setattr(thumbnails, "KEPT_ON_DISK_PIXELS", 600 * 300)
    save_photograph(picture, photograph(600, 300, (300, 150), 20))
    assert (make_thumbnail(picture, cache) != first).any()


def test_a_small_picture_leaves_nothing_on_the_disk(tmp_path):
    save_photograph(tmp_path / "small.jpg")
    make_thumbnail(tmp_path / "small.jpg", tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_they_come_in_the_order_of_need_and_a_new_list_replaces_the_old(qtbot, job, tmp_path, monkeypatch):
    folder = make_dataset(tmp_path / "pets") / "images"
    asked, gate = [], threading.Event()
    real = thumbnails.make_thumbnail

    def make(path, cache):
        asked.append(path.stem)
        assert gate.wait(5)
        return real(path, cache)

    monkeypatch.setattr(thumbnails, "make_thumbnail", make)
    made = []
    job.ready.connect(lambda name, thumbnail: made.append((name, thumbnail.shape)))
    job.request([(name, folder / f"{name}.jpg") for name in ("pug_1", "pug_2", "beagle_1")])
    qtbot.waitUntil(lambda: asked == ["pug_1"])
    job.request([(name, folder / f"{name}.jpg") for name in ("Bengal_2", "Bengal_1")])
    gate.set()
    qtbot.waitUntil(lambda: len(made) == 3)
    assert made == [(name, (40, 60, 3)) for name in ("pug_1", "Bengal_2", "Bengal_1")]


def test_a_broken_picture_in_the_list_is_told_and_the_next_ones_come(qtbot, job, tmp_path):
    folder = make_dataset(tmp_path / "pets") / "images"
    save_nothing(folder / "pug_1.jpg")
    made = {}
    job.ready.connect(lambda name, thumbnail: made.update({name: thumbnail}))
    job.request([(name, folder / f"{name}.jpg") for name in ("pug_1", "pug_2")])
    qtbot.waitUntil(lambda: len(made) == 2)
    assert made["pug_1"] is None
    assert made["pug_2"].shape == (40, 60, 3)
