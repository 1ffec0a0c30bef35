"""The datasets that other tests rely on are what they say."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, UnidentifiedImageError

from tests import datasets


def test_trimap_follows_the_disc() -> None:
    values = datasets.trimap()
    assert values.shape == (40, 60)
    assert values[20, 30] == 1
    assert values[0, 0] == 2
    assert values[20, 42] == 3  # its middle is 12.5 from the centre, the disc's edge at 12
    assert set(np.unique(values)) == {1, 2, 3}


def test_photograph_shows_the_disc_where_the_trimap_says() -> None:
    image, values = datasets.photograph().astype(int), datasets.trimap()
    assert (image[values == 1][:, 0] > 150).all()
    assert (image[values == 2][:, 0] < 100).all()


def test_lists_have_the_official_shape(tmp_path: Path) -> None:
    root = datasets.make_dataset(tmp_path / "set", splits={"pug_2": "unlisted"})
    lines = (root / "annotations" / "list.txt").read_text().splitlines()
    assert sum(line.startswith("#") for line in lines) == 6
    assert lines[6] == "Abyssinian_1 1 1 1"
    assert "pug_1 4 2 2" in lines
    assert not any(line.startswith("pug_2") for line in lines)
    assert (root / "annotations" / "test.txt").read_text().splitlines()[0] == "Abyssinian_2 1 1 1"
    assert (
        len(list((root / "images").iterdir())) == len(list((root / "annotations" / "trimaps").iterdir())) == 8
    )


def test_odd_files_are_odd(tmp_path: Path) -> None:
    datasets.save_gif(tmp_path / "a.jpg", frames=3)
    datasets.save_turned(tmp_path / "b.jpg")
    datasets.save_cmyk(tmp_path / "c.jpg")
    datasets.save_palette_trimap(tmp_path / "d.png")
    datasets.save_soft_trimap(tmp_path / "e.png")
    datasets.save_png(tmp_path / "f.png", "I;16")
    with Image.open(tmp_path / "a.jpg") as image:
        assert (image.format, image.n_frames) == ("GIF", 3)
    with Image.open(tmp_path / "b.jpg") as image:
        assert (image.size, image.getexif()[0x0112]) == ((60, 40), 6)
    with Image.open(tmp_path / "c.jpg") as image:
        assert image.mode == "CMYK"
    with Image.open(tmp_path / "d.png") as image:
        assert image.mode == "P"
        assert (np.asarray(image) == datasets.trimap()).all()
    with Image.open(tmp_path / "e.png") as image:
        assert len(np.unique(np.asarray(image))) > 3
    with Image.open(tmp_path / "f.png") as image:
        assert image.mode == "I;16"


def test_broken_files_are_broken(tmp_path: Path) -> None:
    datasets.save_truncated_jpeg(tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as image, pytest.raises(OSError, match="truncated"):
        image.load()
    datasets.save_error_page(tmp_path / "b.jpg")
    with pytest.raises(UnidentifiedImageError):
        Image.open(tmp_path / "b.jpg")
