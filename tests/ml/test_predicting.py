"""Predictions as files: exact label maps on disk, a bad picture fails alone."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segtool.core.errors import Cancelled, WriteError
from segtool.core.images import read_image
from segtool.ml.predicting import predict_files
from segtool.ml.predictor import Predictor
from tests.datasets import make_dataset, save_truncated_jpeg
from tests.ml.standin import save_standin


@pytest.fixture
def predictor(tmp_path: Path) -> Predictor:
    save_standin(tmp_path / "stand-in.safetensors", size=128)
    return Predictor(tmp_path / "stand-in.safetensors", "cpu")


def test_each_file_holds_the_prediction_and_nothing_else(tmp_path: Path, predictor: Predictor) -> None:
    images = make_dataset(tmp_path / "pets") / "images"
    pictures = [(name, images / f"{name}.jpg") for name in ("beagle_1", "Bengal_2")]
    calls: list[tuple[int, int, str]] = []
    report = predict_files(predictor, pictures, tmp_path / "out", lambda *step: calls.append(step))
    assert report["written"] == 2
    assert report["failed"] == []
    assert report["checkpoint"] == {"name": "stand-in", "digest": predictor.digest}
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["Bengal_2.png", "beagle_1.png"]
    for name, path in pictures:
        with Image.open(tmp_path / "out" / f"{name}.png") as written:
            assert written.mode == "L"
            np.testing.assert_array_equal(np.asarray(written), predictor.predict(read_image(path)).label_map)
    assert calls[0] == (0, 2, "beagle_1")
    assert calls[-1][:2] == (2, 2)


def test_a_picture_that_cannot_be_read_fails_alone(tmp_path: Path, predictor: Predictor) -> None:
    images = make_dataset(tmp_path / "pets") / "images"
    save_truncated_jpeg(images / "broken.jpg")
    pictures = [("broken", images / "broken.jpg"), ("pug_1", images / "pug_1.jpg")]
    report = predict_files(predictor, pictures, tmp_path / "out")
    assert report["files"] == ["pug_1.png"]
    (failed,) = report["failed"]
    assert failed["name"] == "broken"
    assert failed["file"] == str(images / "broken.jpg")
    assert failed["reason"]


def test_two_pictures_of_one_name_never_overwrite_each_other(tmp_path: Path, predictor: Predictor) -> None:
    images = make_dataset(tmp_path / "pets") / "images"
    pictures = [
        ("pug", images / "pug_1.jpg"),
        ("PUG", images / "pug_2.jpg"),
        ("../pug", images / "pug_2.jpg"),
    ]
    report = predict_files(predictor, pictures, tmp_path / "out")
    assert report["files"] == ["pug.png"]
    assert [row["name"] for row in report["failed"]] == ["PUG", "../pug"]
    assert not (tmp_path / "pug.png").exists()


def test_a_target_that_cannot_be_written_ends_the_work(tmp_path: Path, predictor: Predictor) -> None:
    images = make_dataset(tmp_path / "pets") / "images"
    (tmp_path / "out").write_text("a file where the folder should be")
    with pytest.raises(WriteError):
        predict_files(predictor, [("pug", images / "pug_1.jpg")], tmp_path / "out")


def test_it_stops_when_asked(tmp_path: Path, predictor: Predictor) -> None:
    images = make_dataset(tmp_path / "pets") / "images"
    pictures = [(str(number), images / "pug_1.jpg") for number in range(3)]
    out = tmp_path / "out"
    with pytest.raises(Cancelled):
        predict_files(predictor, pictures, out, should_stop=lambda: (out / "1.png").exists())
    assert sorted(path.name for path in out.iterdir()) == ["0.png", "1.png"]
