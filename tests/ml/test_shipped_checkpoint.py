"""The checkpoint that ships: small, whole, and as good as it is said to be."""

from pathlib import Path

import pytest

from segtool.core.checkpoints import SHIPPED, read_info
from segtool.core.dataset import read_dataset
from segtool.core.drawing.sample import SAMPLE_SIZE, write_sample
from segtool.core.errors import SegtoolError
from segtool.core.files import sha256_of
from segtool.core.places import resource
from segtool.ml.evaluation import evaluate
from segtool.ml.predictor import Predictor

MOST_BYTES = 12_000_000
MEAN_IOU, BORDER_AS_PET, EACH_DRAWN = 0.81, 0.905, 0.85


@pytest.fixture(scope="module")
def shipped() -> Path:
    try:
        return resource(SHIPPED)
    except SegtoolError:
        pytest.skip(
            "no checkpoint in resources/: python -m segtool.ml.recipe pets-lite0 --pets FOLDER makes it"
        )


@pytest.fixture(scope="module")
def predictor(shipped: Path) -> Predictor:
    return Predictor(shipped, "cpu")


def test_it_is_small_and_says_what_it_is(shipped: Path) -> None:
    assert shipped.stat().st_size <= MOST_BYTES
    info = read_info(shipped)
    assert info.network == "lite0-unet"
    assert info.config["training"]["digests"]
    assert info.config["figures"]["validation"]["mean_iou"] > 0.5


@pytest.mark.timeout(600)
def test_the_bar_on_real_pets_at_their_own_size(predictor: Predictor, pets_folder: Path) -> None:
    dataset = read_dataset(pets_folder)
    document = evaluate(predictor, dataset, None, split="test")
    assert document["images"] == 199
    assert document["mean_iou"] >= MEAN_IOU
    assert document["binary_iou"]["border_as_pet"] >= BORDER_AS_PET


def test_no_picture_of_the_test_list_was_trained_on(predictor: Predictor, pets_folder: Path) -> None:
    dataset = read_dataset(pets_folder)
    digests = {
        name: {sha256_of(sample.image) for sample in dataset.in_split(name)} for name in ("test", "trainval")
    }
    assert digests["trainval"] & predictor.config.trained_on
    assert not digests["test"] & predictor.config.trained_on


@pytest.mark.timeout(600)
def test_every_drawn_sample_is_predicted_well(predictor: Predictor, tmp_path: Path) -> None:
    write_sample(tmp_path / "sample")
    document = evaluate(predictor, read_dataset(tmp_path / "sample"), None, split="all")
    assert document["images"] == SAMPLE_SIZE
    poor = {
        row["name"]: round(row["binary_iou"]["border_as_pet"], 3)
        for row in document["per_image"]
        if row["binary_iou"]["border_as_pet"] < EACH_DRAWN
    }
    assert not poor
