"""The embedded sample: 48 pinned pictures and the folder they make."""

import hashlib
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segtool.core.drawing import Drawing, sample
from segtool.core.drawing.breeds import BREEDS
from segtool.core.errors import SegtoolError

Drawn = list[tuple[str, Drawing, str]]

PIXELS = "9f8c2b52c4473e0e8ebfc8ef5b3bb5d21739a29cda210ed5936d430e50fa06d0"
"""SHA-256 over stem, image and trimap of all 48, before any encoding."""

OFFICIAL = {
    "Abyssinian": (1, 1, 1),
    "beagle": (5, 2, 4),
    "Bengal": (6, 1, 2),
    "Bombay": (8, 1, 4),
    "english_cocker_spaniel": (13, 2, 11),
    "Maine_Coon": (21, 1, 7),
    "pug": (26, 2, 18),
    "Russian_Blue": (28, 1, 10),
    "saint_bernard": (29, 2, 19),
    "samoyed": (30, 2, 20),
    "shiba_inu": (32, 2, 22),
    "Siamese": (33, 1, 11),
}
"""Class id, species and breed id as the dataset's own list has them."""


@pytest.fixture(scope="module")
def drawn() -> Drawn:
    """The sample, drawn once for all tests here."""
    return list(sample.sample_drawings())


@pytest.fixture
def quick(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let writing use what is already drawn."""
    monkeypatch.setattr(sample, "sample_drawings", lambda: iter(drawn))


def _content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_pixels_of_the_sample_are_pinned(drawn: Drawn) -> None:
    digest = hashlib.sha256()
    for stem, drawing, split in drawn:
        digest.update(f"{stem} {split} {drawing.image.shape}".encode())
        digest.update(drawing.image.tobytes())
        digest.update(drawing.trimap.tobytes())
    assert digest.hexdigest() == PIXELS


def test_every_breed_has_pictures_in_both_splits(drawn: Drawn) -> None:
    assert len(drawn) == sample.SAMPLE_SIZE == 48
    assert Counter(split for _, _, split in drawn) == {"trainval": 32, "test": 16}
    for split in ("trainval", "test"):
        assert {drawing.breed for _, drawing, s in drawn if s == split} == set(BREEDS) == set(OFFICIAL)
    assert len({stem.casefold() for stem, _, _ in drawn}) == 48
    assert all(stem.rsplit("_", 1)[0] == drawing.breed for stem, drawing, _ in drawn)


def test_every_trimap_of_the_sample_shows_a_pet_with_a_border(drawn: Drawn) -> None:
    for stem, drawing, _ in drawn:
        assert set(np.unique(drawing.trimap)) == {1, 2, 3}, stem
        assert 0.04 < float((drawing.trimap == 1).mean()) < 0.7, stem
        assert 0.03 < float((drawing.trimap == 3).mean()) < 0.2, stem


@pytest.mark.usefixtures("quick")
def test_writing_makes_a_dataset_in_the_official_layout(tmp_path: Path, drawn: Drawn) -> None:
    seen: list[tuple[int, int]] = []
    folder = tmp_path / "new" / "sample"
    assert sample.write_sample(folder, lambda done, total: seen.append((done, total))) == 48
    assert seen == [(n, 48) for n in range(1, 49)]
    for stem, drawing, _ in drawn:
        with Image.open(folder / "images" / f"{stem}.jpg") as photograph:
            assert (photograph.format, photograph.mode) == ("JPEG", "RGB")
            difference = np.abs(np.asarray(photograph).astype(int) - drawing.image)
            assert float(difference.mean()) < 6
        with Image.open(folder / "annotations" / "trimaps" / f"{stem}.png") as trimap:
            assert (trimap.format, trimap.mode) == ("PNG", "L")
            assert np.array_equal(np.asarray(trimap), drawing.trimap)
    assert len(_content(folder)) == 48 * 2 + 3


@pytest.mark.usefixtures("quick")
def test_the_lists_agree_with_the_files_and_the_official_numbers(tmp_path: Path, drawn: Drawn) -> None:
    sample.write_sample(tmp_path)
    lines = {
        name: (tmp_path / "annotations" / f"{name}.txt").read_text().splitlines()
        for name in ("list", "trainval", "test")
    }
    assert [line.startswith("#") for line in lines["list"][:7]] == [True] * 6 + [False]
    for name, split in (("list", None), ("trainval", "trainval"), ("test", "test")):
        expected = [
            " ".join([stem, *map(str, OFFICIAL[drawing.breed])])
            for stem, drawing, s in drawn
            if split in (None, s)
        ]
        assert [line for line in lines[name] if not line.startswith("#")] == expected
    ids = [int(line.split()[1]) for line in lines["trainval"]]
    assert ids == sorted(ids)


@pytest.mark.usefixtures("quick")
def test_writing_again_changes_nothing_and_a_part_is_completed(tmp_path: Path) -> None:
    sample.write_sample(tmp_path)
    before = _content(tmp_path)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert sample.write_sample(tmp_path) == 48
    assert {path: path.stat().st_mtime_ns for path in times} == times
    (tmp_path / "images" / "pug_2.jpg").unlink()
    (tmp_path / "annotations" / "list.txt").unlink()
    sample.write_sample(tmp_path)
    assert _content(tmp_path) == before


@pytest.mark.usefixtures("quick")
def test_the_list_is_written_last_so_that_its_presence_means_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    monkeypatch.setattr(sample, "write_bytes", lambda path, data: written.append(path.name))
    sample.write_sample(tmp_path)
    assert len(written) == 99
    assert written[-1] == "list.txt"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("name", ["notes.txt", "images/cat.jpg", "annotations/trimaps/pug_9.png"])
def test_a_folder_with_something_else_is_refused_and_untouched(tmp_path: Path, name: str) -> None:
    stranger = tmp_path / name
    stranger.parent.mkdir(parents=True, exist_ok=True)
    stranger.write_text("mine")
    with pytest.raises(SegtoolError, match="is not empty") as caught:
        sample.write_sample(tmp_path)
    assert caught.value.file == stranger
    assert caught.value.hint
    assert _content(tmp_path) == {name: b"mine"}


@pytest.mark.usefixtures("quick")
def test_a_changed_picture_of_the_sample_is_not_overwritten(tmp_path: Path) -> None:
    changed = tmp_path / "images" / "beagle_1.jpg"
    changed.parent.mkdir()
    changed.write_bytes(b"mine")
    with pytest.raises(SegtoolError, match=r"beagle_1\.jpg"):
        sample.write_sample(tmp_path)
    assert _content(tmp_path) == {"images/beagle_1.jpg": b"mine"}


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(SegtoolError, match="not a folder"):
        sample.write_sample(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"
