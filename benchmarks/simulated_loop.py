"""Does correcting help, and does it pay to correct the worst first? The loop of the product, simulated.

    python benchmarks/simulated_loop.py --pets PATH/TO/pets [--network NAME] [--size N] [--epochs N] [--threads 1]

A dataset is made of a seeded half of the trainval list; 20 % of its trimaps to train on are damaged (holes, shifts,
missing legs), those of validation and the test list stay true. A network is trained on it. Then K of the training
samples are corrected (their true trimaps become corrections), chosen at random or by the network's disagreement with
the trimaps, the worst first, and the network is fine-tuned with the product's defaults. Written: held-out figures
against K as JSON and SVG. The same command goes on where it was stopped; what is done is not done again.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import torch

from benchmarks.damage import damage
from benchmarks.harness import machine
from benchmarks.line_chart import line_chart
from benchmarks.result_rows import IMAGENET, SCRATCH, ResultRow
from benchmarks.results import settings_for
from benchmarks.stopping import stopper
from segtool.core import files
from segtool.core.dataset import Dataset, read_dataset
from segtool.core.errors import Cancelled, SegtoolError
from segtool.core.images import encode_label_map, read_image
from segtool.core.metrics import figures_of
from segtool.core.progress import ShouldStop
from segtool.core.split import load_split
from segtool.core.training_options import FineTuneSettings
from segtool.core.truth import read_truth
from segtool.core.workspace import Facts, Workspace
from segtool.ml.evaluation import Tally
from segtool.ml.predictor import Predictor
from segtool.ml.recipes import RESULTS_RECIPE, train_row

REPOSITORY = Path(__file__).resolve().parent.parent
RANDOM, WORST = "random choice", "worst first"
COUNTS = (10, 20, 40, 80)
DAMAGED_SHARE = 0.2


@dataclass(frozen=True)
class Plan:
    """What is simulated. epochs: of the first training; tuning_epochs: of each fine-tune, 0 for the default.

    start: of the first training, "scratch" or "imagenet". width: of the lecture's U-Net, 0 for other networks.
    """

    network: str = "lite0-unet"
    start: str = IMAGENET
    width: int = 0
    size: int = 128
    epochs: int = 10
    tuning_epochs: int = 0
    seed: int = 1
    counts: tuple[int, ...] = COUNTS

    def training(self, workspace: Path) -> FineTuneSettings:
        """The first training, on the damaged half; it ends up in `workspace`."""
        row = ResultRow("start", self.network, self.start, {"width": self.width} if self.width else {})
        changes = {"extra": "", "size": self.size, "epochs": self.epochs, "seed": self.seed}
        return settings_for(row, workspace, RESULTS_RECIPE, changes)

    def tuning(self, checkpoint: Path) -> FineTuneSettings:
        """The product's fine-tune of corrected samples, with its defaults."""
        return FineTuneSettings(
            checkpoint=str(checkpoint), epochs=self.tuning_epochs, seed=self.seed, compare=False, name="tuned"
        )


def build_dataset(pets: Dataset, folder: Path, seed: int) -> dict[str, str]:
    """Write the damaged dataset (photographs as links) into `folder` once; {name: kind} of the damaged ones.

    Which of trainval are validation is drawn as the product draws it, before anything is damaged.
    """
    noted = folder.parent / "damaged.json"
    if noted.is_file():
        found: dict[str, str] = json.loads(noted.read_text(encoding="utf-8"))
        return found
    rng = np.random.default_rng(seed)
    listed = [sample for sample in pets.in_split("trainval") if sample.trimap is not None]
    half = sorted(rng.choice(len(listed), len(listed) // 2, replace=False).tolist())
    kept = {"trainval": [listed[index] for index in half], "test": list(pets.in_split("test"))}
    for split, samples in kept.items():
        for sample in samples:
            link = folder / "images" / sample.image.name
            link.parent.mkdir(parents=True, exist_ok=True)
            if not link.is_symlink():
                link.symlink_to(sample.image.resolve())
            truth = read_truth(sample).label_map
            if truth is not None:
                _write_trimap(folder, sample.name, truth)
        lines = [f"{sample.name} 1 1 1\n" for sample in samples]
        files.write_text(folder / "annotations" / f"{split}.txt", "".join(lines))
    made = read_dataset(folder)
    with_split = Workspace.open(made.root, folder.parent / "start")
    try:
        train = list(load_split(with_split, made).train)
    finally:
        with_split.close()
    chosen = rng.choice(train, round(DAMAGED_SHARE * len(train)), replace=False).tolist()
    kinds: dict[str, str] = {}
    for name in sorted(chosen):
        truth = read_truth(pets.sample(name)).label_map
        assert truth is not None
        kinds[name], damaged = damage(truth, seed, name)
        _write_trimap(folder, name, damaged)
    files.write_json(noted, kinds)
    return kinds


def _write_trimap(folder: Path, name: str, label_map: np.ndarray[Any, np.dtype[np.uint8]]) -> None:
    files.write_bytes(folder / "annotations" / "trimaps" / f"{name}.png", encode_label_map(label_map))


def disagreement(predictor: Predictor, dataset: Dataset, names: Sequence[str]) -> dict[str, float]:
    """1 - mean IoU of prediction and trimap by name: what the person sees before anything is corrected."""
    found = {}
    for name in names:
        sample = dataset.sample(name)
        truth = read_truth(sample).label_map
        assert truth is not None
        score = figures_of(truth, predictor.predict(read_image(sample.image)).label_map).mean_iou
        found[name] = 1 - (score or 0.0)
    return found


def orders(names: Sequence[str], differing: dict[str, float], seed: int) -> dict[str, list[str]]:
    """In which order samples are corrected, by choice; the first K of each order are taken."""
    shuffled = np.random.default_rng([seed, 1]).permutation(sorted(names)).tolist()
    return {RANDOM: shuffled, WORST: sorted(names, key=lambda name: (-differing[name], name))}


def correct(workspace: Workspace, pets: Dataset, names: Sequence[str]) -> None:
    """Save the true trimaps as corrections of those that have none yet."""
    for name in names:
        if not workspace.facts(name).correction:
            workspace.save_correction(name, read_truth(pets.sample(name)).label_map, Facts(True), 0)


def held_out(checkpoint: Path, dataset: Dataset) -> dict[str, Any]:
    """Figures over all pixels of the test list, at the photographs' own size."""
    predictor, tally = Predictor(checkpoint), Tally()
    for sample in dataset.in_split("test"):
        truth = read_truth(sample).label_map
        if truth is not None:
            tally.add(truth, predictor.predict(read_image(sample.image)).label_map)
    return {"images": tally.images, **tally.figures.to_json()}


def simulate(
    pets_folder: Path, folder: Path, plan: Plan, should_stop: ShouldStop, say: Callable[[str], None]
) -> dict[str, Any]:
    """The whole simulation in `folder`, going on where it was stopped. Raises Cancelled."""
    pets = read_dataset(pets_folder)
    kinds = build_dataset(pets, folder / "dataset", plan.seed)
    dataset = read_dataset(folder / "dataset")
    start = _trained(dataset, folder / "start", plan.training(folder / "start"), should_stop)
    workspace = Workspace.open(dataset.root, folder / "start")
    try:
        train = load_split(workspace, dataset).train
    finally:
        workspace.close()
    before = _once(folder / "start" / "held-out.json", lambda: held_out(start, dataset))
    say(f"start: {before['mean_iou']:.3f}")
    differing = _once(
        folder / "start" / "disagreement.json", lambda: disagreement(Predictor(start), dataset, train)
    )
    points = []
    for choice, order in orders(train, differing, plan.seed).items():
        for count in plan.counts:
            place = folder / f"{choice.split()[0]}-{count}"
            taken = order[:count]
            opened = Workspace.open(dataset.root, place)
            try:
                correct(opened, pets, taken)
            finally:
                opened.close()
            tuned = _trained(dataset, place, plan.tuning(start), should_stop)
            found = _once(place / "held-out.json", lambda tuned=tuned: held_out(tuned, dataset))  # type: ignore[misc]
            damaged = sum(name in kinds for name in taken)
            points.append({"choice": choice, "k": len(taken), "damaged_among_them": damaged, **found})
            say(f"{choice}, K = {count} ({damaged} damaged): {found['mean_iou']:.3f}")
    return {
        "plan": asdict(plan), "machine": machine(), "trained_on": len(train), "damaged": len(kinds),
        "border": "a class of its own in iou and mean_iou", "split": "test", "start": before, "points": points,
    }  # fmt: skip


def _trained(dataset: Dataset, workspace: Path, settings: FineTuneSettings, should_stop: ShouldStop) -> Path:
    summary = train_row(dataset.root, workspace, settings, lambda event: None, should_stop)
    if summary["stopped"]:
        raise Cancelled
    return Path(summary["checkpoint"])


def _once(path: Path, work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What the file holds; made and written where there is none yet."""
    if not path.is_file():
        files.write_json(path, work())
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def chart(document: dict[str, Any]) -> str:
    """Mean IoU against K as SVG."""
    lines = {
        choice: [(row["k"], row["mean_iou"]) for row in document["points"] if row["choice"] == choice]
        for choice in (RANDOM, WORST)
    }
    return line_chart(
        "Held-out mean IoU after fine-tuning on K corrected samples", "corrected samples K", "mean IoU, border a class",
        lines, ("before", document["start"]["mean_iou"]),
    )  # fmt: skip


def main(given: Sequence[str] | None = None) -> int:
    """The command: 0 done, 3 could not, 130 stopped."""
    plain = Plan()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pets", type=Path, required=True)
    parser.add_argument("--runs", type=Path, default=REPOSITORY / "runs" / "simulated-loop")
    parser.add_argument(
        "--out", type=Path, default=REPOSITORY / "docs", help="folder of the JSON and the SVG"
    )
    parser.add_argument("--network", default=plain.network)
    parser.add_argument("--start", default=plain.start, choices=(SCRATCH, IMAGENET))
    parser.add_argument("--width", type=int, default=plain.width)
    parser.add_argument("--size", type=int, default=plain.size)
    parser.add_argument("--epochs", type=int, default=plain.epochs)
    parser.add_argument("--tuning-epochs", type=int, default=plain.tuning_epochs)
    parser.add_argument("--counts", type=int, nargs="+", default=list(plain.counts))
    parser.add_argument("--seed", type=int, default=plain.seed)
    parser.add_argument("--threads", type=int, default=0, help="of the processor; 0: as torch chooses")
    said = parser.parse_args(given)
    plan = Plan(
        said.network,
        said.start,
        said.width,
        said.size,
        said.epochs,
        said.tuning_epochs,
        said.seed,
        tuple(said.counts),
    )
    if hasattr(os, "nice"):
        os.nice(10)
    if said.threads:
        torch.set_num_threads(said.threads)
    name = (
        f"{plan.network}-{plan.start}-{plan.width}-{plan.size}-{plan.epochs}-{plan.tuning_epochs}-{plan.seed}"
    )
    try:
        document = simulate(
            said.pets, said.runs / name, plan, stopper(), lambda text: print(text, flush=True)
        )
    except Cancelled:
        print("Stopped; the same command goes on.", flush=True)
        return 130
    except SegtoolError as error:
        print(f"{error.message} {error.hint}", file=sys.stderr)
        return 3
    files.write_json(said.out / "simulated-loop.json", document)
    files.write_text(said.out / "simulated-loop.svg", chart(document))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
