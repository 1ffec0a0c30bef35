"""The results table: every network has its rows, the two starts stay apart, rows that lack are named; a row goes on."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch

from benchmarks import results
from benchmarks.result_rows import BEGIN, END, ROWS, ResultRow, table, with_table
from segtool.core.dataset import read_dataset
from segtool.core.images import read_image
from segtool.core.truth import read_truth
from segtool.ml.checkpoint import load_checkpoint
from segtool.ml.evaluation import Tally
from segtool.ml.predictor import Predictor
from segtool.ml.registry import NETWORKS, network_entry
from tests.datasets import make_dataset

STEMS = [f"pug_{number}" for number in range(1, 13)]


def row(name: str, mean: float = 0.5) -> dict[str, Any]:
    figures = {
        "mean_iou": mean, "iou": {"pet": 0.4, "background": 0.75, "border": None},
        "binary_iou": {"border_as_pet": 0.625, "border_ignored": 0.7},
    }  # fmt: skip
    return {
        "row": name, "arguments": ROWS[name].arguments, "parameters": 34513475, "epochs": 10, "best_epoch": 9,
        "seed": 1, "seconds": 150.0, "ms": 12.4, "own_size": figures, "network_size": {**figures, "mean_iou": 0.25},
    }  # fmt: skip


def test_every_network_has_a_row_and_the_lecture_s_one_for_each_way_of_upsampling() -> None:
    shipped = {name for name in NETWORKS if name != "stand-in"}  # other tests register theirs
    assert {r.network for r in ROWS.values()} == shipped
    ways = [r.arguments["upsampling"] for r in ROWS.values() if "upsampling" in r.arguments]
    assert sorted(ways) == ["bilinear", "nearest", "transposed", "unpooling"]
    assert {r.start for r in ROWS.values()} == {"scratch", "imagenet"}
    assert "lenet-unet-imagenet" not in ROWS


def test_the_table_keeps_the_starts_apart_and_names_what_is_missing() -> None:
    text = table(
        {"unet-transposed": row("unet-transposed", 0.6004), "vgg16-unet-imagenet": row("vgg16-unet-imagenet")}
    )
    scratch, pretrained = text.split("### From ImageNet's encoder weights")
    assert (
        "| unet-transposed | upsampling transposed | 34,513,475 | 10 (9) | 1 | 2 | 12 | 0.600 | 0.400 | 0.750 | - "
        in scratch
    )
    assert "| vgg16-unet-imagenet |" in pretrained
    assert "vgg16-unet-imagenet" not in scratch
    assert "Missing, not trained yet: `unet-nearest`" in scratch
    assert "`unet-transposed`" not in scratch


def test_only_the_part_between_the_marks_is_made_anew() -> None:
    page = with_table(f"before\n{BEGIN}\nold\n{END}\nafter\n", {})
    assert page.startswith(f"before\n{BEGIN}\n")
    assert page.endswith(f"{END}\nafter\n")
    assert "old" not in page
    with pytest.raises(ValueError, match="no part between"):
        with_table("nothing", {})


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Of a row "tiny" over a dataset of 12 discs, 6 of them test; the page is an empty one."""
    monkeypatch.setitem(ROWS, "tiny", ResultRow("tiny", "unet", "scratch", {"width": 2, "dropout": 0.0}))
    monkeypatch.setattr(results.os, "nice", lambda by: 0)
    monkeypatch.setattr(results, "stopper", lambda: lambda: False)
    pets = make_dataset(tmp_path / "pets", STEMS)
    recipe = tmp_path / "tiny.toml"
    lines = ('data = "trainval"', "size = 32", 'fit = "square"', "batch = 4", "epochs = 3", "compare = false")
    recipe.write_text("\n".join(lines))
    (tmp_path / "results.md").write_text(f"{BEGIN}\n{END}\n")
    return [
        "--row", "tiny", "--pets", str(pets), "--runs", str(tmp_path / "runs"), "--recipe", str(recipe),
        "--json", str(tmp_path / "results.json"), "--page", str(tmp_path / "results.md"), "--device", "cpu",
    ]  # fmt: skip


def test_a_row_is_trained_judged_on_the_test_list_once_and_written(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    real = results.judged
    monkeypatch.setattr(results, "judged", lambda path, *rest: looked.append(path) or real(path, *rest))
    assert results.main([*command, "--epochs", "2"]) == 0
    found = _tiny(tmp_path)
    assert (found["epochs"], found["seed"], found["start"], found["images"]) == (2, 0, "scratch", 6)
    assert found["trained_on"]["ground truth"] == 5
    assert found["parameters"] == sum(p.numel() for p in load_checkpoint(looked[0])[0].parameters())
    assert "| tiny | width 2, dropout 0.0 |" in (tmp_path / "results.md").read_text()
    assert results.main([*command, "--epochs", "2"]) == 0
    assert len(looked) == 1  # the second call neither trains nor looks again
    assert results.main(command) == 0
    assert len(looked) == 2
    assert _tiny(tmp_path)["epochs"] == 3


def test_figures_are_those_of_the_one_prediction_path(command: list[str], tmp_path: Path) -> None:
    assert results.main([*command, "--epochs", "1"]) == 0
    (path,) = (tmp_path / "runs" / "checkpoints").iterdir()
    predictor, tally = Predictor(path, "cpu", precision="full"), Tally()
    for sample in read_dataset(tmp_path / "pets").in_split("test"):
        truth = read_truth(sample).label_map
        assert truth is not None
        tally.add(truth, predictor.predict(read_image(sample.image)).label_map)
    assert _tiny(tmp_path)["own_size"] == tally.figures.to_json()


def test_a_stopped_row_writes_nothing_and_goes_on(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    epochs: list[int] = []

    def note(event: dict[str, Any]) -> None:
        if event["event"] == "epoch":
            epochs.append(event["epoch"])

    monkeypatch.setattr(results, "_say", note)
    monkeypatch.setattr(results, "stopper", lambda: lambda: len(epochs) == 1)
    assert results.main(command) == 130
    assert epochs == [1]
    assert not (tmp_path / "results.json").exists()
    monkeypatch.setattr(results, "stopper", lambda: lambda: False)
    assert results.main(command) == 0
    assert epochs == [1, 2, 3]
    assert _tiny(tmp_path)["epochs"] == 3


def _tiny(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "results.json").read_text())["rows"]["tiny"]
    return found


def test_lite0_starts_from_the_checkpoint_that_holds_its_imagenet_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def filled(network: torch.nn.Module) -> None:
        for parameter in network.get_submodule("encoder").parameters():
            torch.nn.init.constant_(parameter, 0.125)

    monkeypatch.setattr(results, "load_lite0_imagenet", filled)
    settings = results.settings_for(ROWS["lite0-unet-imagenet"], tmp_path, Path("results-128"), {})
    assert (settings.network, settings.start, settings.data) == ("", "checkpoint", "trainval")
    network, config, _ = load_checkpoint(Path(settings.checkpoint))
    weights = dict(network.get_submodule("encoder").named_parameters())
    assert weights
    assert all(bool((weight == 0.125).all()) for weight in weights.values())
    assert config.preprocessing.size == 128
    assert config.preprocessing.mean == network_entry("lite0-unet").preprocessing.mean
