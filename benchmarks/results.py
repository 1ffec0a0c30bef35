"""Fill the results table, one command a row; the same command goes on with a row that was stopped.

    python benchmarks/results.py --pets PATH/TO/pets --row unet-transposed [--row NAME ...] [--threads 1]
    python benchmarks/results.py --list
    python benchmarks/results.py --table

A row trains a network by resources/recipes/results-128.toml on trainval and approx (best epoch by validation), then
looks at the test list once, and writes docs/results.json and the table in docs/results.md. Stopped (Ctrl+C, SIGTERM),
what was learned up to the last whole epoch is kept in --runs.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import cv2
import numpy as np
import torch

from benchmarks.harness import machine
from benchmarks.result_rows import IMAGENET, ROWS, ResultRow, with_table
from benchmarks.stopping import stopper
from segtool.core import files
from segtool.core.dataset import Dataset, read_dataset
from segtool.core.errors import Cancelled, SegtoolError
from segtool.core.images import read_image
from segtool.core.metrics import confusion_matrix, figures
from segtool.core.progress import ShouldStop
from segtool.core.training_options import FineTuneSettings
from segtool.core.truth import read_truth
from segtool.ml.checkpoint import CheckpointConfig, load_checkpoint, save_checkpoint
from segtool.ml.devices import choose_device, device_text
from segtool.ml.inference import enlarge, input_probabilities
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.recipe import load_lite0_imagenet
from segtool.ml.recipes import RESULTS_RECIPE, row_settings, train_row
from segtool.ml.registry import build_network, network_entry

Event = dict[str, Any]
REPOSITORY = Path(__file__).resolve().parent.parent
JSON_FILE, PAGE = REPOSITORY / "docs" / "results.json", REPOSITORY / "docs" / "results.md"
BORDER = "a class of its own in iou and mean_iou; binary_iou says its rule"


def settings_for(row: ResultRow, workspace: Path, recipe: Path, changes: dict[str, Any]) -> FineTuneSettings:
    """The recipe for this row. EfficientNet-Lite0 has its ImageNet weights in a package, not in torchvision: its
    untrained network with them is written as the checkpoint that the training starts from.
    """
    changes = {
        "network": row.network,
        "arguments": row.arguments,
        "start": row.start,
        "name": row.name,
        **changes,
    }
    if row.start != IMAGENET or network_entry(row.network).encoder is not None:
        return row_settings(recipe, **changes)
    path = workspace / "starts" / f"{row.name}.safetensors"
    settings = row_settings(
        recipe, **{**changes, "network": "", "arguments": {}, "start": "checkpoint", "checkpoint": str(path)}
    )
    if not path.is_file():
        torch.manual_seed(settings.seed)
        network = build_network(row.network, row.arguments)
        load_lite0_imagenet(network)
        base = network_entry(row.network).preprocessing
        preprocessing = Preprocessing(settings.size, settings.fit or base.fit, base.mean, base.std)
        config = CheckpointConfig.create(
            name=row.name, network=row.network, arguments=row.arguments, preprocessing=preprocessing
        )
        save_checkpoint(path, network, config)
    return settings


def judged(checkpoint: Path, dataset: Dataset, device: torch.device) -> dict[str, Any]:
    """Figures over all pixels of the test list, at the photographs' own size and at the network's input size, where
    the truth is reduced to its nearest pixels; each photograph goes through the network once.
    """
    network, config, digest = load_checkpoint(checkpoint)
    network = network.to(device)
    values = tuple(value for value, _ in config.classes)
    own, small = np.zeros((3, 3), np.int64), np.zeros((3, 3), np.int64)
    images = 0
    for sample in dataset.in_split("test"):
        truth = read_truth(sample).label_map
        if truth is None:
            continue
        image = read_image(sample.image)
        with torch.inference_mode():
            planes = config.preprocessing.to_input(image, device)
            probabilities = input_probabilities(network, planes, config.flip)
        own += confusion_matrix(truth, enlarge(probabilities, truth.shape[0], truth.shape[1], values)[0])
        rows, columns = probabilities.shape[-2:]
        reduced = cv2.resize(truth, (columns, rows), interpolation=cv2.INTER_NEAREST_EXACT)
        small += confusion_matrix(np.asarray(reduced), enlarge(probabilities, rows, columns, values)[0])
        images += 1
    size = config.preprocessing.size
    return {
        "images": images, "flip": config.flip, "size": size, "checkpoint_digest": digest,
        "own_size": figures(own).to_json(), "network_size": figures(small).to_json(),
        "parameters": sum(parameter.numel() for parameter in network.parameters()),
        "ms": round(milliseconds(network, size, device), 2),
    }  # fmt: skip


def milliseconds(network: torch.nn.Module, size: int, device: torch.device, runs: int = 9) -> float:
    """Median of single forwards of one size x size picture, without the flip."""
    picture, times = torch.zeros(1, 3, size, size, device=device), []
    with torch.inference_mode():
        for _ in range(runs + 2):
            start = time.perf_counter()
            network(picture).cpu()
            times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times[2:])


def fill(
    row: ResultRow, pets: Path, workspace: Path, recipe: Path, changes: dict[str, Any],
    known: dict[str, Any] | None, on_event: Callable[[Event], None], should_stop: ShouldStop,
) -> dict[str, Any]:  # fmt: skip
    """Train the row, or go on with it, and judge it once: what stands in the JSON.

    known: the row as it was written before; a checkpoint that was judged is not judged again. Raises Cancelled where
    it was stopped.
    """
    settings = settings_for(row, workspace, recipe, changes)
    summary = train_row(pets, workspace, settings, on_event, should_stop)
    if summary["stopped"]:
        raise Cancelled
    if known is not None and known["checkpoint_digest"] == summary["digest"]:
        return known
    device = choose_device(settings.device)
    found = judged(Path(summary["checkpoint"]), read_dataset(pets), device)
    return {
        "row": row.name, "network": row.network, "arguments": row.arguments, "start": row.start,
        "recipe": recipe.stem, "seed": settings.seed, "epochs": summary["epochs_done"],
        "best_epoch": summary["best_epoch"], "seconds": _seconds(workspace / "runs" / summary["run"]),
        "trained_on": summary["counts"], "split": "test", "border": BORDER, **found,
        "validation": summary["figures"], "threads": torch.get_num_threads(),
        "machine": machine(), "device": device_text(device), "date": f"{datetime.now(UTC):%Y-%m-%d}",
    }  # fmt: skip


def _seconds(run: Path) -> float:
    """Of all epochs, also those before the run was stopped and went on."""
    lines = (run / "metrics.jsonl").read_text(encoding="utf-8").splitlines()
    return round(sum(float(json.loads(line)["seconds"]) for line in lines), 1)


def read_rows(path: Path) -> dict[str, Any]:
    """The rows that were written before, by name."""
    return json.loads(path.read_text(encoding="utf-8"))["rows"] if path.is_file() else {}


def write_rows(rows: dict[str, Any], path: Path, page: Path) -> None:
    """The JSON in the order of ROWS, and the page's table."""
    ordered = {name: rows[name] for name in ROWS if name in rows}
    missing = [name for name in ROWS if name not in rows]
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    files.write_json(path, {**kept, "rows": ordered, "missing": missing})  # "shipped" is written by hand
    files.write_text(page, with_table(page.read_text(encoding="utf-8"), ordered))


def _say(event: Event) -> None:
    if event["event"] == "epoch":
        found = event["figures"] or {}
        print(
            f"epoch {event['epoch']}/{event['epochs']} loss {event['loss']:.3f} validation {found.get('mean_iou')} "
            f"{event['seconds']:.0f} s", flush=True,
        )  # fmt: skip
    elif event["event"] in ("training", "saved", "warning"):
        print(event["text"], flush=True)


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pets", type=Path, help="folder with the photographs, trimaps, lists and approx/")
    parser.add_argument("--row", action="append", choices=list(ROWS), default=[], metavar="NAME")
    parser.add_argument("--list", action="store_true", help="the rows, and which are done")
    parser.add_argument("--table", action="store_true", help="only write the page's table from the JSON")
    parser.add_argument(
        "--runs", type=Path, default=REPOSITORY / "runs" / "results", help="workspace of the runs"
    )
    parser.add_argument("--recipe", type=Path, default=RESULTS_RECIPE)
    parser.add_argument("--epochs", type=int, help="other than the recipe's")
    parser.add_argument("--size", type=int, help="other than the recipe's")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--threads", type=int, default=0, help="of the processor; 0: as torch chooses")
    parser.add_argument("--json", type=Path, default=JSON_FILE)
    parser.add_argument("--page", type=Path, default=PAGE)
    found = parser.parse_args(given)
    if not (found.list or found.table or (found.pets and found.row)):
        parser.error("--pets and --row are needed, or --list, or --table")
    return found


def main(given: Sequence[str] | None = None) -> int:
    """The command: 0 done, 3 could not, 130 stopped."""
    said = _arguments(given)
    rows = read_rows(said.json)
    if said.list:
        print("\n".join(f"{name:32} {'done' if name in rows else 'missing'}" for name in ROWS))
        return 0
    if said.table:
        write_rows(rows, said.json, said.page)
        return 0
    if hasattr(os, "nice"):
        os.nice(10)
    if said.threads:
        torch.set_num_threads(said.threads)
    should_stop = stopper()
    changes = {key: value for key in ("epochs", "size") if (value := getattr(said, key)) is not None}
    for name in said.row:
        print(f"row {name}", flush=True)
        try:
            row = fill(
                ROWS[name], said.pets, said.runs, said.recipe, {**changes, "device": said.device},
                rows.get(name), _say, should_stop,
            )  # fmt: skip
        except Cancelled:
            print(f"Stopped in {name}; the same command goes on.", flush=True)
            return 130
        except SegtoolError as error:
            print(f"{name}: {error.message} {error.hint}", file=sys.stderr, flush=True)
            return 3
        rows = {**read_rows(said.json), name: row}
        write_rows(rows, said.json, said.page)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
