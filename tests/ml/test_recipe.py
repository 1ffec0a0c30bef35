"""The recipe of the shipped checkpoint: its finish, trained alone from a checkpoint of the first stage."""

from pathlib import Path

import pytest
import torch

from segtool.core.errors import SegtoolError
from segtool.core.files import sha256_of
from segtool.core.places import resource
from segtool.ml.checkpoint import load_checkpoint
from segtool.ml.recipe import Recipe, load_recipe, mixture, train_recipe
from segtool.ml.training_settings import TrainingSettings
from tests.datasets import make_dataset

SHIPPED = resource("checkpoints/pets-lite0.safetensors")
QUICK = TrainingSettings(
    epochs=1, batch=2, size=64, encoder_rate=1e-3, decoder_rate=1e-2, averaging=0.0, threads=1
)


def recipe(network: str = "lite0-unet", finish: TrainingSettings | None = QUICK) -> Recipe:
    return Recipe("tiny", network, {}, 64, drawn=0, approx_weight=1.0, settings=QUICK, finish=finish)


def test_the_shipped_recipe_can_be_read_and_has_a_finish() -> None:
    assert load_recipe(resource("recipes/pets-lite0.toml")).finish is not None


def test_a_finish_trains_from_the_checkpoint_and_leaves_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pets = make_dataset(tmp_path / "pets")
    before = sha256_of(SHIPPED)
    target = tmp_path / "finished.safetensors"
    # whatever validation says of these few discs, the finished weights are to be seen
    monkeypatch.setattr("segtool.ml.recipe._score", lambda outcome: outcome.best_epoch)

    said = train_recipe(recipe(), pets, tmp_path / "run", target, SHIPPED)

    assert load_checkpoint(target)[1].parent == before
    old, new = (load_checkpoint(path)[0].state_dict() for path in (SHIPPED, target))
    assert old.keys() == new.keys()
    assert any(not torch.equal(old[name], new[name]) for name in old)
    assert said["digest"] == sha256_of(target)
    assert said["epoch"] == 1
    assert sha256_of(SHIPPED) == before


def test_half_of_a_finish_lies_between_the_two() -> None:
    first = {"weight": torch.tensor([1.0, -2.0]), "seen": torch.tensor(7)}
    second = {"weight": torch.tensor([3.0, 2.0], dtype=torch.float16), "seen": torch.tensor(9)}
    mixed = mixture(first, second, 0.25)
    assert mixed["weight"].tolist() == [1.5, -1.0]
    assert int(mixed["seen"]) == 9


def test_a_finish_that_is_no_better_on_validation_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pets = make_dataset(tmp_path / "pets")
    target = tmp_path / "finished.safetensors"
    monkeypatch.setattr("segtool.ml.recipe._score", lambda outcome: -outcome.best_epoch)

    train_recipe(recipe(), pets, tmp_path / "run", target, SHIPPED)

    old, new = (load_checkpoint(path)[0].state_dict() for path in (SHIPPED, target))
    assert all(torch.equal(old[name], new[name]) for name in old)


@pytest.mark.parametrize("wanted", [recipe("unet"), recipe(finish=None)], ids=["network", "no finish"])
def test_a_start_that_the_recipe_cannot_finish_is_refused(tmp_path: Path, wanted: Recipe) -> None:
    pets = make_dataset(tmp_path / "pets")
    with pytest.raises(SegtoolError, match="cannot be finished by tiny"):
        train_recipe(wanted, pets, tmp_path / "run", tmp_path / "out.safetensors", SHIPPED)
    assert not (tmp_path / "out.safetensors").exists()
