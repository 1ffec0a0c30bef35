"""What a person wants to know before choosing a network: its idea, size, speed here, and how good it was so far."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from segtool.core.checkpoints import CheckpointInfo
from segtool.core.errors import SegtoolError
from segtool.core.places import resource
from segtool.core.progress import Progress, ShouldStop, step
from segtool.ml import timing
from segtool.ml.blocks import channels_last
from segtool.ml.devices import PREFERENCE, choose_device, device_text, half_type
from segtool.ml.registry import NETWORKS, NetworkEntry, build_network

COUNTS: dict[str, tuple[int, int, int]] = {
    "unet": (34_513_475, 34_513_475, 23),
    "densenet121-unet": (14_394_131, 14_479_763, 136),
    "densenet169-unet": (21_989_139, 22_149_523, 184),
    "densenet201-unet": (29_367_059, 29_598_099, 216),
    "vgg16-unet": (19_822_883, 19_824_867, 29),
    "resnet34-unet": (25_222_867, 25_241_875, 52),
    "resnet50-unet": (33_307_603, 33_362_707, 69),
    "efficientnet-b0-unet": (6_621_199, 6_662_639, 96),
    "convnext-tiny-unet": (29_774_067, 29_775_027, 71),
    "alexnet-unet": (3_678_675, 3_679_635, 18),
    "lenet-unet": (118_963, 119_155, 10),
    "lite0-unet": (3_894_403, 3_935_043, 57),
}
"""Trained values, all values (with the batch norms' running statistics) and convolutions of the whole network with its
default settings: building twelve networks to count them takes ten seconds. A test counts."""

STARTS = {"scratch": "trained from scratch", "imagenet": "trained from ImageNet's encoder"}
"""How the rows of the published table began."""
KERAS = (
    "The lecture counts as Keras does: the whole classifier, with the batch norms' running means and variances. "
    "Ours are trained values alone, of the U-Net: its encoder without the classifier, and its decoder."
)
LECTURE: dict[str, dict[str, Any]] = {
    "densenet121-unet": {
        "size_mb": 33, "top_1": 0.750, "top_5": 0.923, "parameters": 8_062_504, "depth": 242, "ms_cpu": 77.1,
        "ms_gpu": 5.4, "torchvision_parameters": 7_978_856,
    },
    "densenet169-unet": {
        "size_mb": 57, "top_1": 0.762, "top_5": 0.932, "parameters": 14_307_880, "depth": 338, "ms_cpu": 96.4,
        "ms_gpu": 6.3, "torchvision_parameters": 14_149_480,
    },
    "densenet201-unet": {
        "size_mb": 80, "top_1": 0.773, "top_5": 0.936, "parameters": 20_242_984, "depth": 402, "ms_cpu": 127.2,
        "ms_gpu": 6.7, "torchvision_parameters": 20_013_928,
    },
}  # fmt: skip
"""The lecture's DenseNet figures: classification of 1,000 classes at 224 x 224, on its own machine."""


def network_table(
    checkpoints: Sequence[CheckpointInfo] = (),
    timed: bool = False,
    progress: Progress | None = None,
    should_stop: ShouldStop | None = None,
) -> dict[str, Any]:
    """Everything that is known of every network, ready for JSON.

    {"machine", "gpu" (None without one), "note", "networks": [{"name", "title", "family", "year", "depth",
    "convolutions", "parameters", "values", "size_mb", "input", "fit", "upsamplings", "imagenet", "idea", "paper",
    "ms_cpu", "ms_gpu", "best", "lecture"}]}. depth: of the encoder, as its paper counts; convolutions: of the whole.
    size_mb: of a float32 checkpoint, in units of 1,000,000 bytes. ms: one image at the network's own input, None where
    it was not timed on this machine. best: {"mean_iou", "on", "source"} or None. lecture: its figures, or None.

    timed: run each network on the processor and on the GPU first; what was kept of before is replaced.
    """
    gpu = _gpu()
    devices = [torch.device("cpu"), *([gpu] if gpu is not None else [])]
    known = [name for name in COUNTS if name in NETWORKS]
    if timed:
        for done, name in enumerate(known):
            step(progress, should_stop, done, len(known), name)
            _time(NETWORKS[name], devices)
        step(progress, should_stop, len(known), len(known), "")
    results = _results()
    return {
        "machine": timing.machine(),
        "gpu": device_text(gpu) if gpu is not None else None,
        "note": KERAS,
        "networks": [_row(NETWORKS[name], gpu, checkpoints, results) for name in known],
    }


def _row(
    entry: NetworkEntry, gpu: torch.device | None, checkpoints: Sequence[CheckpointInfo], results: list[Any]
) -> dict[str, Any]:
    parameters, values, convolutions = COUNTS[entry.name]
    return {
        "name": entry.name,
        "title": entry.title,
        "family": entry.family,
        "year": entry.year,
        "depth": entry.depth,
        "convolutions": convolutions,
        "parameters": parameters,
        "values": values,
        "size_mb": round(values * 4 / 1e6, 1),
        "input": entry.preprocessing.size,
        "fit": entry.preprocessing.fit,
        "upsamplings": list(entry.upsamplings),
        "imagenet": entry.encoder is not None,
        "idea": entry.idea,
        "paper": entry.paper,
        "ms_cpu": timing.kept(timing.MILLISECONDS, _key(entry, torch.device("cpu"))),
        "ms_gpu": timing.kept(timing.MILLISECONDS, _key(entry, gpu)) if gpu is not None else None,
        "best": _best(entry.name, checkpoints, results),
        "lecture": LECTURE.get(entry.name),
    }


def _gpu() -> torch.device | None:
    for kind in PREFERENCE:
        if kind != "cpu":
            try:
                return choose_device(kind)
            except SegtoolError:  # there is none of this kind
                continue
    return None


def _key(entry: NetworkEntry, device: torch.device) -> tuple[str, int, str]:
    return entry.name, entry.preprocessing.size, device_text(device)


def _time(entry: NetworkEntry, devices: Sequence[torch.device]) -> None:
    network = channels_last(build_network(entry.name)).eval()
    side = entry.preprocessing.size
    for device in devices:
        network = network.to(device)
        half = half_type(device, network, (entry.name, repr({})))
        spent = timing.milliseconds(network, device, side, side, half)
        timing.keep(timing.MILLISECONDS, _key(entry, device), round(spent, 1))


def _best(name: str, checkpoints: Sequence[CheckpointInfo], results: list[Any]) -> dict[str, Any] | None:
    """Of the published table on its test list, else of the checkpoints here on their validation samples."""
    published: list[dict[str, Any]] = [
        {
            "mean_iou": found,
            "on": "the test list",
            "source": STARTS.get(str(row.get("start")), str(row.get("name", row.get("row")))),
        }
        for row in results
        if isinstance(row, dict) and row.get("network") == name
        for found in [_mean(row.get("own_size"))]
        if found is not None
    ]
    own: list[dict[str, Any]] = []
    for info in checkpoints:
        figures = info.config.get("figures")
        mean = _mean(figures.get("validation", figures) if isinstance(figures, dict) else None)
        if info.network == name and mean is not None:
            own.append({"mean_iou": mean, "on": "the validation samples", "source": info.name})
    return max(published or own, key=lambda row: float(row["mean_iou"]), default=None)


def _mean(figures: Any) -> float | None:
    mean = figures.get("mean_iou") if isinstance(figures, dict) else None
    return mean if isinstance(mean, float) else None


def _results() -> list[Any]:
    """The rows of the published table and what is said there of the shipped checkpoint; none where it is not there."""
    try:
        found = resource("results.json")
    except SegtoolError:
        found = Path(__file__).resolve().parents[2] / "docs" / "results.json"
    try:
        document = json.loads(found.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    if not isinstance(document, dict):
        return []
    rows, shipped = document.get("rows"), document.get("shipped")
    return [*(rows.values() if isinstance(rows, dict) else ()), *([shipped] if shipped else [])]
