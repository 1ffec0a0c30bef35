"""Predicting: exact sizes, no shift, the class order of the checkpoint, the same picture the same map."""

from pathlib import Path

import numpy as np
import pytest
import torch

from segtool.core.errors import SegtoolError
from segtool.core.files import sha256_of
from segtool.ml.checkpoint import CheckpointConfig, save_checkpoint
from segtool.ml.predictor import Predictor
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.registry import build_network
from tests.datasets import photograph
from tests.ml.standin import save_standin

RED = (255, 0, 0)
"""On black: half way between the two the stand-in is undecided, so that an edge has one right place."""


def standin(folder: Path, **arguments: object) -> Predictor:
    path = folder / "stand-in.safetensors"
    save_standin(path, **arguments)  # type: ignore[arg-type]
    return Predictor(path, device="cpu")


def tiny(folder: Path, network: str = "unet", flip: bool = True) -> Predictor:
    """A real network with random weights."""
    arguments = {"width": 4} if network == "unet" else {"filters": [8, 8, 8, 4]}
    torch.manual_seed(3)
    config = CheckpointConfig.create(
        name="tiny",
        network=network,
        arguments=arguments,
        preprocessing=Preprocessing(64, "area", (127.0,) * 3, (64.0,) * 3),
        flip=flip,
    )
    path = folder / "tiny.safetensors"
    save_checkpoint(path, build_network(network, arguments), config)
    return Predictor(path, device="cpu")


def noise(height: int, width: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


SIZES = [(1, 1), (15, 17), (33, 47), (40, 60), (257, 255), (641, 479), (275, 800), (1, 300)]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("network", ["unet", "lite0-unet"])
def test_every_size_gives_a_map_of_exactly_that_size(
    tmp_path: Path, network: str, width: int, height: int
) -> None:
    prediction = tiny(tmp_path, network).predict(noise(height, width))
    assert prediction.label_map.shape == prediction.confidence.shape == (height, width)
    assert prediction.label_map.dtype == prediction.confidence.dtype == np.uint8
    assert set(np.unique(prediction.label_map)) <= {1, 2, 3}
    assert prediction.confidence.min() >= 84  # the best of three is at least a third


@pytest.mark.parametrize("flip", [False, True])
@pytest.mark.parametrize("size", [128, 256])
@pytest.mark.parametrize(("width", "height"), [(500, 333), (333, 500), (129, 97), (64, 64)])
def test_marks_in_corners_and_middle_stay_in_place(
    tmp_path: Path, width: int, height: int, size: int, flip: bool
) -> None:
    image = np.zeros((height, width, 3), np.uint8)
    side = 16 if width <= 129 else 48
    marks = {
        "top left": (0, 0),
        "middle": (height // 2 - side // 2, width // 2 - side // 2),
        "bottom right": (height - side, width - side),
    }
    for top, left in marks.values():
        image[top : top + side, left : left + side] = RED
    predicted = standin(tmp_path, size=size, flip=flip).predict(image).label_map == 1
    for name, (top, left) in marks.items():
        # each mark alone: everything nearer to it than to another one
        around = np.zeros_like(predicted)
        around[
            max(0, top - side // 4) : top + side + side // 4,
            max(0, left - side // 4) : left + side + side // 4,
        ] = True
        rows, columns = np.nonzero(predicted & around)
        middle = top + (side - 1) / 2, left + (side - 1) / 2
        assert abs(rows.mean() - middle[0]) <= 0.5, name
        assert abs(columns.mean() - middle[1]) <= 0.5, name
        assert abs(len(rows) - side * side) <= 4 * side, name  # at most a pixel on each side


@pytest.mark.parametrize("flip", [False, True])
def test_the_mirrored_photograph_gives_the_mirrored_map(tmp_path: Path, flip: bool) -> None:
    predictor = standin(tmp_path, size=128, flip=flip)
    image = photograph(201, 150, (60.0, 70.0), 40.0)
    straight = predictor.predict(image).label_map
    mirrored = predictor.predict(image[:, ::-1].copy()).label_map[:, ::-1]
    assert (straight == 1).sum() > 4000
    assert (straight != mirrored).mean() < 0.001


@pytest.mark.parametrize(
    ("outputs", "classes"),
    [
        ((1, 2, 3), ((1, "pet"), (2, "background"), (3, "border"))),
        ((2, 3, 1), ((2, "background"), (3, "border"), (1, "pet"))),
    ],
)
def test_the_class_order_is_the_checkpoints(
    tmp_path: Path, outputs: tuple[int, ...], classes: tuple[tuple[int, str], ...]
) -> None:
    predictor = standin(tmp_path, rule="thirds", outputs=list(outputs), classes=classes)
    image = noise(40, 90)
    label_map = predictor.predict(image).label_map
    assert (label_map[:, 4:26] == 1).all()
    assert (label_map[:, 34:56] == 2).all()
    assert (label_map[:, 64:86] == 3).all()
    assert predictor.probabilities(image).argmax(0)[0, [5, 45, 85]].tolist() == [0, 1, 2]


def test_flip_is_the_mean_with_the_mirrored_one(tmp_path: Path) -> None:
    plain, flipped = tiny(tmp_path, flip=False), tiny(tmp_path, flip=True)
    image = noise(48, 80)
    mirrored = plain.probabilities(image[:, ::-1].copy())[..., ::-1]
    expected = (plain.probabilities(image) + mirrored) / 2
    np.testing.assert_allclose(flipped.probabilities(image), expected, atol=1e-5)
    assert np.abs(flipped.probabilities(image) - plain.probabilities(image)).max() > 1e-4


def test_the_flip_stored_in_the_checkpoint_counts_unless_another_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "stand-in.safetensors"
    save_standin(path, flip=True)
    assert Predictor(path, "cpu").flip is True
    assert Predictor(path, "cpu", flip=False).flip is False


def test_label_map_and_confidence_are_the_best_of_the_probabilities(tmp_path: Path) -> None:
    predictor = tiny(tmp_path)
    image = noise(90, 130)
    probabilities = predictor.probabilities(image)
    np.testing.assert_allclose(probabilities.sum(0), 1, atol=1e-5)
    prediction = predictor.predict(image)
    clear = np.sort(probabilities, 0)[2] - np.sort(probabilities, 0)[1] > 1e-5
    assert clear.mean() > 0.99
    assert (prediction.label_map == probabilities.argmax(0) + 1)[clear].all()
    assert np.abs(prediction.confidence - probabilities.max(0) * 255).max() <= 0.51


def test_the_same_photograph_gives_the_same_map_whatever_came_between(tmp_path: Path) -> None:
    predictor = tiny(tmp_path, "lite0-unet")
    before = {name: tensor.clone() for name, tensor in predictor._network.state_dict().items()}
    first = predictor.predict(noise(60, 80))
    others = [predictor.predict(noise(60, 80, seed)) for seed in range(1, 6)]
    again = predictor.predict(noise(60, 80))
    assert all((other.confidence != first.confidence).any() for other in others)
    np.testing.assert_array_equal(again.label_map, first.label_map)
    np.testing.assert_array_equal(again.confidence, first.confidence)
    assert all(torch.equal(before[name], t) for name, t in predictor._network.state_dict().items())
    assert predictor.digest == sha256_of(predictor.path)


def test_a_prediction_says_where_it_comes_from(tmp_path: Path) -> None:
    predictor = standin(tmp_path)
    prediction = predictor.predict(photograph())
    assert (prediction.digest, prediction.checkpoint, prediction.device) == (
        predictor.digest,
        "stand-in",
        "CPU",
    )
    assert prediction.milliseconds > 0


def test_red_is_pet_for_the_stand_in(tmp_path: Path) -> None:
    label_map = standin(tmp_path, size=128).predict(photograph()).label_map
    assert label_map[20, 30] == 1
    assert label_map[2, 2] == 2


def test_no_memory_on_the_cpu_is_a_sentence(tmp_path: Path) -> None:
    predictor = standin(tmp_path, fault="memory")
    with pytest.raises(SegtoolError, match="not enough memory to predict a photograph of 60 x 40"):
        predictor.predict(photograph())


def test_a_full_gpu_is_left_for_the_cpu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    predictor = standin(tmp_path)
    expected = predictor.predict(photograph()).label_map
    on_gpu = predictor._maps
    predictor.device = torch.device("cuda")

    def maps(image: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        if predictor.device.type == "cuda":
            raise torch.OutOfMemoryError("CUDA out of memory")
        return on_gpu(image)

    monkeypatch.setattr(predictor, "_maps", maps)
    prediction = predictor.predict(photograph())
    np.testing.assert_array_equal(prediction.label_map, expected)
    assert prediction.device == "CPU"


def test_another_error_is_not_taken_for_a_lack_of_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    predictor = standin(tmp_path)

    def broken(image: np.ndarray) -> None:
        raise RuntimeError("shapes differ")

    monkeypatch.setattr(predictor, "_maps", broken)
    with pytest.raises(RuntimeError, match="shapes differ"):
        predictor.predict(photograph())


def test_twelve_megapixels_do_not_need_their_probabilities_at_once(tmp_path: Path) -> None:
    from segtool.ml import inference

    predictor = standin(tmp_path, size=64)
    largest = 0
    real = torch.lerp

    def watched(*arguments: torch.Tensor) -> torch.Tensor:
        nonlocal largest
        mixed = real(*arguments)
        largest = max(largest, mixed.numel())
        return mixed

    inference.torch.lerp, restore = watched, real  # type: ignore[attr-defined]
    try:
        label_map = predictor.predict(np.zeros((3000, 4000, 3), np.uint8)).label_map
    finally:
        inference.torch.lerp = restore  # type: ignore[attr-defined]
    assert label_map.shape == (3000, 4000)
    assert 0 < largest <= 3 * inference.BAND_PIXELS
