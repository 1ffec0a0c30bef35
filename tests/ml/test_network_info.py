"""What is said of each network: counts that are counted, speeds of this machine, the best figure and its source."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn
from torchvision import models

from segtool.core.checkpoints import CheckpointInfo
from segtool.core.errors import Cancelled
from segtool.core.places import cache_folder
from segtool.ml import devices, network_info, timing
from segtool.ml.network_info import COUNTS, LECTURE, network_table
from segtool.ml.registry import NETWORKS, build_network

CPU = torch.device("cpu")
LECTURE_MILLIONS = {"densenet121-unet": 8.1, "densenet169-unet": 14.3, "densenet201-unet": 20.2}


def row_of(document: dict[str, Any], name: str) -> dict[str, Any]:
    return next(row for row in document["networks"] if row["name"] == name)


@pytest.mark.parametrize("name", list(COUNTS))
def test_the_counts_are_those_of_the_networks(name: str) -> None:
    with torch.device("meta"):
        network = build_network(name)
    values = sum(value.numel() for value in network.state_dict().values() if value.is_floating_point())
    kinds = (nn.Conv2d, nn.ConvTranspose2d, nn.Linear)
    convolutions = sum(isinstance(module, kinds) for module in network.modules())
    assert COUNTS[name] == (sum(p.numel() for p in network.parameters()), values, convolutions)


def test_every_network_of_the_product_is_in_the_table() -> None:
    built_in = {name for name, entry in NETWORKS.items() if entry.family}
    document = network_table()
    assert {row["name"] for row in document["networks"]} == set(COUNTS) == built_in
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    for row in document["networks"]:
        assert 1998 <= row["year"] <= 2022
        assert row["idea"].endswith(".")
        assert row["paper"]
        assert row["upsamplings"]


@pytest.mark.parametrize("name", LECTURE)
def test_the_lectures_counts_are_torchvisions_with_running_statistics(name: str) -> None:
    with torch.device("meta"):
        whole = getattr(models, name.removesuffix("-unet"))()
    trained = sum(p.numel() for p in whole.parameters())
    statistics = sum(b.numel() for key, b in whole.named_buffers() if not key.endswith("num_batches_tracked"))
    assert LECTURE[name]["torchvision_parameters"] == trained
    assert LECTURE[name]["parameters"] == trained + statistics
    assert round(LECTURE[name]["parameters"] / 1e6, 1) == LECTURE_MILLIONS[name]


def test_sizes_are_of_a_float32_checkpoint() -> None:
    assert row_of(network_table(), "unet")["size_mb"] == 138.1  # 34,513,475 times 4 bytes


def test_nothing_is_timed_until_it_is_asked_for_and_then_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_info, "COUNTS", {"lenet-unet": COUNTS["lenet-unet"]})
    assert row_of(network_table(), "lenet-unet")["ms_cpu"] is None
    told: list[tuple[int, int, str]] = []
    timed = row_of(network_table(timed=True, progress=lambda *now: told.append(now)), "lenet-unet")["ms_cpu"]
    assert timed > 0
    assert told == [(0, 1, "lenet-unet"), (1, 1, "")]
    monkeypatch.setattr(timing, "milliseconds", lambda *_: pytest.fail("timed again"))
    assert row_of(network_table(), "lenet-unet")["ms_cpu"] == timed


def test_timing_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        network_table(timed=True, should_stop=lambda: True)


def test_milliseconds_are_the_median_of_single_images() -> None:
    network = build_network("lenet-unet").eval()
    seen: list[tuple[int, ...]] = []
    network.register_forward_hook(lambda _m, inputs, _o: seen.append(tuple(inputs[0].shape)))
    assert timing.milliseconds(network, CPU, 32, 48, None) > 0
    assert set(seen) == {(1, 3, 32, 48)}


def test_a_broken_file_of_measurements_is_written_anew() -> None:
    timing.keep(timing.MILLISECONDS, "a", 1.5)
    file = next(cache_folder().glob("timing-*.json"))
    file.write_text("{broken")
    assert timing.kept(timing.MILLISECONDS, "a") is None
    timing.keep(timing.MILLISECONDS, "b", 2.5)
    assert timing.kept(timing.MILLISECONDS, "b") == 2.5


def test_where_nothing_can_be_written_measurements_are_just_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _document: Any) -> None:
        from segtool.core.errors import WriteError

        raise WriteError("Could not write: the disk is full.")

    monkeypatch.setattr(timing, "write_json", full)
    timing.keep(timing.MILLISECONDS, "a", 1.5)
    assert timing.kept(timing.MILLISECONDS, "a") is None


def test_which_precision_pays_is_kept_for_the_next_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "_cpu_has_bfloat16", lambda: True)
    monkeypatch.setattr(devices, "_measured", {})
    times = {None: 1.0, torch.bfloat16: 0.5}
    asked: list[Any] = []
    monkeypatch.setattr(devices, "_seconds", lambda _network, half: asked.append(half) or times[half])
    network = nn.Identity()
    assert devices.half_type(CPU, network, ("unet", "{}")) == torch.bfloat16
    assert asked == [None, torch.bfloat16]
    monkeypatch.setattr(devices, "_measured", {})  # as a new process has it
    assert devices.half_type(CPU, network, ("unet", "{}")) == torch.bfloat16
    assert len(asked) == 2
    monkeypatch.setattr(timing, "_processor", lambda: "another one")  # the folder of a copied home
    monkeypatch.setattr(devices, "_measured", {})
    assert devices.half_type(CPU, network, ("unet", "{}")) == torch.bfloat16
    assert len(asked) == 4


def info(name: str, network: str, figures: Any) -> CheckpointInfo:
    return CheckpointInfo(Path(f"{name}.safetensors"), name, "d", network, {"figures": figures})


def test_the_best_figure_names_its_set_and_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(network_info, "resource", lambda _name: tmp_path / "no-results.json")
    found = network_table(
        [
            info("one", "unet", {"validation": {"mean_iou": 0.61}}),
            info("two", "unet", {"validation": {"mean_iou": 0.64}}),
            info("three", "vgg16-unet", {}),
            info("four", "alexnet-unet", None),
        ]
    )
    assert row_of(found, "unet")["best"] == {
        "mean_iou": 0.64,
        "on": "the validation samples",
        "source": "two",
    }
    assert row_of(found, "vgg16-unet")["best"] is None
    assert row_of(found, "alexnet-unet")["best"] is None


def test_a_published_figure_on_the_test_list_goes_before_validation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "results.json"
    rows = {
        "unet-nearest": {"network": "unet", "start": "scratch", "own_size": {"mean_iou": 0.61}},
        "unet-bilinear": {"network": "unet", "start": "scratch", "own_size": {"mean_iou": 0.62}},
        "broken": {"network": "unet"},
        "worse": 7,
    }
    table.write_text(json.dumps({"rows": rows, "missing": []}))
    monkeypatch.setattr(network_info, "resource", lambda _name: table)
    found = network_table([info("two", "unet", {"validation": {"mean_iou": 0.64}})])
    assert row_of(found, "unet")["best"] == {
        "mean_iou": 0.62, "on": "the test list", "source": "trained from scratch",
    }  # fmt: skip


def test_the_shipped_checkpoint_s_figure_on_the_test_list_counts_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "results.json"
    rows = {"lite0-unet": {"network": "lite0-unet", "start": "scratch", "own_size": {"mean_iou": 0.6}}}
    shipped = {"name": "pets-lite0", "network": "lite0-unet", "own_size": {"mean_iou": 0.8}}
    table.write_text(json.dumps({"rows": rows, "shipped": shipped}))
    monkeypatch.setattr(network_info, "resource", lambda _name: table)
    assert row_of(network_table([]), "lite0-unet")["best"] == {
        "mean_iou": 0.8, "on": "the test list", "source": "pets-lite0",
    }  # fmt: skip
