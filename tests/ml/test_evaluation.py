"""Evaluation: the document of the command line, with figures worked out by hand."""

import json
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from segtool.core.dataset import read_dataset
from segtool.core.errors import Cancelled, SegtoolError
from segtool.core.files import sha256_of
from segtool.core.images import read_image
from segtool.core.workspace import Facts, Workspace
from segtool.ml.evaluation import evaluate
from segtool.ml.predictor import Predictor
from tests.datasets import (
    make_dataset,
    save_photograph,
    save_trimap,
    save_truncated_jpeg,
    save_zero_based_trimap,
)
from tests.ml.standin import save_standin


def predictor_of(folder: Path, **arguments: object) -> Predictor:
    save_standin(folder / "stand-in.safetensors", **arguments)  # type: ignore[arg-type]
    return Predictor(folder / "stand-in.safetensors", "cpu")


def by_hand(truth: np.ndarray, predicted: np.ndarray, value: int) -> float | None:
    either = ((truth == value) | (predicted == value)).sum()
    return float(((truth == value) & (predicted == value)).sum() / either) if either else None


def test_the_document_has_the_agreed_keys_and_the_right_figures(tmp_path: Path) -> None:
    dataset = read_dataset(make_dataset(tmp_path / "pets"))
    predictor = predictor_of(tmp_path, size=128)
    document = evaluate(predictor, dataset, None, split="test")
    assert list(document) == [
        "images", "split", "truth", "checkpoint", "flip", "resolution", "mean_iou", "iou", "binary_iou", "mean_dice",
        "dice", "pixel_accuracy", "mean_boundary_iou", "boundary_iou", "rules", "boundary_width", "confusion",
        "per_image_mean", "species", "breeds", "worst", "sets", "trained_on", "same_pictures", "per_image", "skipped",
    ]  # fmt: skip
    assert document["images"] == 4
    assert document["resolution"] == "original"
    assert document["checkpoint"] == {"name": "stand-in", "digest": predictor.digest}
    json.dumps(document, allow_nan=False)
    test = dataset.in_split("test")
    assert [row["name"] for row in document["per_image"]] == [sample.name for sample in test]
    truths, maps = [], []
    for sample, row in zip(test, document["per_image"], strict=True):
        assert sample.trimap is not None
        truth = np.asarray(Image.open(sample.trimap))
        predicted = predictor.predict(read_image(sample.image)).label_map
        assert row["pet_share"] == pytest.approx((truth != 2).mean())
        assert row["confidence"] == pytest.approx(
            predictor.predict(read_image(sample.image)).confidence.mean() / 255
        )
        for name, value in (("pet", 1), ("background", 2), ("border", 3)):
            assert row["iou"][name] == pytest.approx(by_hand(truth, predicted, value))
        truths.append(truth.ravel())
        maps.append(predicted.ravel())
    all_truth, all_maps = np.concatenate(truths), np.concatenate(maps)
    expected = [by_hand(all_truth, all_maps, value) for value in (1, 2, 3)]
    assert list(document["iou"].values()) == pytest.approx(expected)
    assert document["mean_iou"] == pytest.approx(np.mean(expected))
    pet = (all_truth != 2, all_maps != 2)
    assert document["binary_iou"]["border_as_pet"] == pytest.approx(
        (pet[0] & pet[1]).sum() / (pet[0] | pet[1]).sum()
    )


def test_samples_that_cannot_be_judged_are_skipped_with_their_reason(tmp_path: Path) -> None:
    root = make_dataset(tmp_path / "pets")
    save_zero_based_trimap(root / "annotations" / "trimaps" / "Bengal_2.png")
    save_truncated_jpeg(root / "images" / "beagle_2.jpg")
    (root / "annotations" / "trimaps" / "pug_2.png").unlink()
    document = evaluate(predictor_of(tmp_path), read_dataset(root), None, split="test")
    assert document["images"] == 1
    reasons = {row["name"]: row["reason"] for row in document["skipped"]}
    assert set(reasons) == {"Bengal_2", "beagle_2", "pug_2"}
    assert all(reasons.values())
    assert "0" in reasons["Bengal_2"]


def test_nothing_to_evaluate_is_a_sentence(tmp_path: Path) -> None:
    dataset = read_dataset(make_dataset(tmp_path / "pets", trimaps=False))
    with pytest.raises(SegtoolError, match="Nothing to evaluate"):
        evaluate(predictor_of(tmp_path), dataset, None, split="test")


def test_corrections_count_only_when_asked_for(tmp_path: Path) -> None:
    root = make_dataset(tmp_path / "pets")
    dataset = read_dataset(root)
    predictor = predictor_of(tmp_path, size=128)
    with_own_map = predictor.predict(read_image(dataset.sample("pug_2").image)).label_map
    workspace = Workspace.open(root, tmp_path / "work")
    workspace.save_correction("pug_2", with_own_map, Facts(correction=True), 0)
    original = evaluate(predictor, dataset, workspace, names=["pug_2"])
    corrected = evaluate(predictor, dataset, workspace, names=["pug_2"], truth="corrected")
    workspace.close()
    assert original["mean_iou"] < 0.95
    assert corrected["mean_iou"] == 1.0
    assert [row["name"] for row in corrected["per_image"]] == ["pug_2"]


@pytest.mark.parametrize("value", [1, 2])
def test_border_ignored_is_one_when_only_the_border_is_wrong(tmp_path: Path, value: int) -> None:
    """PRD-06: a predictor that returns the trimap with its border set to pet, then to background."""
    root = make_dataset(tmp_path / "pets")
    dataset = read_dataset(root)
    maps = {}
    pets = borders = 0
    for sample in dataset.in_split("test"):
        truth = np.array(Image.open(str(sample.trimap)))
        pets, borders = pets + (truth == 1).sum(), borders + (truth == 3).sum()
        truth[truth == 3] = value
        maps[read_image(sample.image).tobytes()] = truth

    class Rule:
        name, digest, flip = "rule", "0" * 64, False
        config = SimpleNamespace(trained_on=frozenset())

        def predict(self, image: np.ndarray) -> object:
            class Answer:
                label_map = maps[image.tobytes()]
                confidence = np.full(label_map.shape, 255, np.uint8)

            return Answer()

    document = evaluate(Rule(), dataset, None, split="test")  # type: ignore[arg-type]
    assert document["binary_iou"]["border_ignored"] == 1.0
    expected = 1.0 if value == 1 else pets / (pets + borders)
    assert document["binary_iou"]["border_as_pet"] == pytest.approx(expected)


def test_the_figures_are_of_the_photographs_own_size(tmp_path: Path) -> None:
    """A network of 32 pixels on a photograph of 300 x 200: every pixel of the photograph is counted."""
    root = make_dataset(tmp_path / "pets", ["pug_2"], size=(300, 200))
    truth = np.full((200, 300), 2, np.uint8)
    truth[:, :150] = 1
    image = np.zeros((200, 300, 3), np.uint8)
    image[:, :150] = (255, 0, 0)
    save_photograph(root / "images" / "pug_2.jpg", image)
    save_trimap(root / "annotations" / "trimaps" / "pug_2.png", truth)
    document = evaluate(predictor_of(tmp_path, size=32), read_dataset(root), None, split="test")
    assert document["iou"]["pet"] == pytest.approx(1.0, abs=1.01 / 150)


def test_at_network_size_truth_and_prediction_are_of_the_networks_input(tmp_path: Path) -> None:
    """60 x 40 photographs, a network of 32 x 32: every figure is of 1,024 pixels, truth by its nearest pixels."""
    dataset = read_dataset(make_dataset(tmp_path / "pets"))
    predictor = predictor_of(tmp_path, size=32)
    document = evaluate(predictor, dataset, None, split="test", resolution="network")
    assert document["resolution"] == "network"
    assert np.sum(document["confusion"]) == 4 * 32 * 32
    rows = np.floor((np.arange(32) + 0.5) * 40 / 32).astype(int)
    columns = np.floor((np.arange(32) + 0.5) * 60 / 32).astype(int)
    for sample, row in zip(dataset.in_split("test"), document["per_image"], strict=True):
        truth = np.asarray(Image.open(str(sample.trimap)))[np.ix_(rows, columns)]
        predicted, confidence = predictor.network_maps(read_image(sample.image))
        assert predicted.shape == confidence.shape == (32, 32)
        assert row["confidence"] == pytest.approx(confidence.mean() / 255)
        assert row["iou"]["pet"] == pytest.approx(by_hand(truth, predicted, 1))
    assert document["iou"] != evaluate(predictor, dataset, None, split="test")["iou"]
    with pytest.raises(SegtoolError, match="resolution 'half'"):
        evaluate(predictor, dataset, None, split="test", resolution="half")


def test_pictures_that_the_checkpoint_was_trained_on_are_named(tmp_path: Path) -> None:
    dataset = read_dataset(make_dataset(tmp_path / "pets"))
    digests = [sha256_of(dataset.sample("pug_2").image)]
    document = evaluate(predictor_of(tmp_path, training={"digests": digests}), dataset, None, split="test")
    assert document["trained_on"] == ["pug_2"]
    assert [row["name"] for row in document["per_image"] if row["trained_on"]] == ["pug_2"]
    assert {row["set"] for row in document["per_image"]} == {"held-out"}
    assert document["sets"] == {"train": 3, "validation": 1, "held_out": 4}


def test_it_stops_when_asked_and_tells_where_it_is(tmp_path: Path) -> None:
    dataset = read_dataset(make_dataset(tmp_path / "pets"))
    steps: list[tuple[int, int, str]] = []
    with pytest.raises(Cancelled):
        evaluate(
            predictor_of(tmp_path), dataset, None, "all", progress=lambda *s: steps.append(s),
            should_stop=lambda: len(steps) == 3,
        )  # fmt: skip
    assert [done for done, _, _ in steps] == [0, 1, 2]
    assert steps[0][1] == 8
