"""A fine-tune: what is written, what is told, and that the old checkpoint stays as it was."""

import hashlib
import json
import math
import tomllib
from pathlib import Path
from typing import Any

import pytest
import torch

from segtool.core.checkpoints import list_checkpoints
from segtool.core.dataset import Dataset
from segtool.core.errors import UsageError
from segtool.core.files import sha256_of
from segtool.core.split import load_split
from segtool.core.workspace import Workspace
from segtool.ml.checkpoint import load_checkpoint
from segtool.ml.finetune import FineTuneSettings
from segtool.ml.run_record import toml_of
from tests.datasets import trimap
from tests.ml.finetune.conftest import QUICK, TINY, correct, manifest_of, of_set, tuned
from tests.ml.standin import save_standin


def test_a_run_learns_and_writes_a_new_checkpoint_beside_the_old(
    dataset: Dataset, workspace: Workspace, unet: Path
) -> None:
    first, second = of_set(workspace, dataset, "train")[:2]
    correct(workspace, first, second)
    old, before = unet, sha256_of(unet)
    events: list[dict[str, Any]] = []
    summary = tuned(dataset, workspace, events, epochs=12, rate=1e-2, early_stop=0, augmentation=0.0)
    new = Path(summary["checkpoint"])
    assert sha256_of(old) == before
    assert new == workspace.checkpoints_folder / "tiny-tuned.safetensors"
    assert sha256_of(new) == summary["digest"] != before
    network, config, _ = load_checkpoint(new)
    changed = [
        name
        for name, tensor in load_checkpoint(old)[0].state_dict().items()
        if not torch.equal(tensor, network.state_dict()[name])
    ]
    assert len(changed) > 10
    losses = [event["loss"] for event in events if event["event"] == "epoch"]
    assert losses[-1] < 0.9 * losses[0]
    assert config.parent == before
    pictures = {sha256_of(dataset.sample(name).image) for name in (first, second)}
    assert pictures | {"ab" * 32} <= config.trained_on  # the parent's pictures too
    assert config.training["counts"]["corrected"] == 2
    assert workspace.get("checkpoint") == "tiny.safetensors"
    assert [info.name for info in list_checkpoints(workspace) if info.path.parent == new.parent] == [
        "old", "tiny", "tiny-tuned",
    ]  # fmt: skip


def test_events_and_the_runs_files_tell_what_was_done(dataset: Dataset, workspace: Workspace) -> None:
    name = of_set(workspace, dataset, "train")[0]
    correct(workspace, name)
    events: list[dict[str, Any]] = []
    summary = tuned(dataset, workspace, events)
    kinds = [event["event"] for event in events]
    firsts = list(dict.fromkeys(kinds))
    assert firsts == ["preparing", "training", "step", "epoch", "saved", "gate", "verdict"]
    assert kinds.count("epoch") == 2
    start = next(event for event in events if event["event"] == "training")
    assert start["start"] == {
        "name": "old",
        "digest": sha256_of(workspace.checkpoints_folder / "old.safetensors"),
    }
    assert start["counts"] == {"corrected": 1, "ground truth": 1, "validation": 1}
    folder = workspace.runs_folder / summary["run"]
    recipe = tomllib.loads((folder / "recipe.toml").read_text())
    assert FineTuneSettings.from_json(recipe) == FineTuneSettings(**QUICK)
    metrics = [json.loads(line) for line in (folder / "metrics.jsonl").read_text().splitlines()]
    assert [row["epoch"] for row in metrics] == [1, 2]
    assert all(0 <= row["figures"]["mean_iou"] <= 1 for row in metrics)
    manifest = manifest_of(workspace, summary)
    assert manifest["noted"]["start"] == "old"
    assert manifest["held_out"] == list(load_split(workspace, dataset).held_out)
    assert load_checkpoint(folder / "best.safetensors")
    assert load_checkpoint(folder / "last.safetensors")
    written = [json.loads(line)["event"] for line in (folder / "events.jsonl").read_text().splitlines()]
    assert written.count("epoch") == 2
    assert written[-1] == "verdict"
    assert not (folder / "state.pt").exists()
    rows = {row["name"]: row for row in manifest_of(workspace, summary)["train"]}
    assert rows[name]["origin"] == "corrected"
    assert rows[name]["sha256"] == sha256_of(dataset.sample(name).image)
    assert rows[name]["label_map_sha256"] == hashlib.sha256(trimap().tobytes()).hexdigest()
    (run,) = workspace.runs()
    assert run["outcome"]["digest"] == summary["digest"]
    json.dumps(summary, allow_nan=False)


def test_the_gate_judges_on_held_out_samples(dataset: Dataset, workspace: Workspace) -> None:
    """A new network that sees pets everywhere loses against one that sees red ones."""
    path = workspace.checkpoints_folder / "red.safetensors"
    save_standin(path, size=64)
    name = of_set(workspace, dataset, "train")[0]
    correct(workspace, name, value=1)
    summary = tuned(
        dataset, workspace, checkpoint="red", rate=1.0, epochs=8, rehearsal=0.0, early_stop=0, size=64
    )
    gate = summary["gate"]
    assert gate["verdict"] == "worse"
    assert gate["held_out"]["images"] + gate["held_out"]["left_out"] == 11
    assert gate["held_out"]["old"]["iou"]["pet"] > 0.5
    assert [row["name"] for row in gate["trained_on"]["per_image"]] == [name]
    assert gate["trained_on"]["new"]["iou"]["pet"] > gate["trained_on"]["old"]["iou"]["pet"]


def test_a_name_never_overwrites(dataset: Dataset, workspace: Workspace) -> None:
    correct(workspace, of_set(workspace, dataset, "train")[0])
    names = [tuned(dataset, workspace, name=name, epochs=1)["name"] for name in ("mine", "Mine", "", "old")]
    assert names == ["mine", "Mine-2", "old-tuned", "old-2"]
    again = tuned(dataset, workspace, checkpoint="old-tuned", epochs=1)
    assert again["name"] == "old-tuned-2"
    _, config, _ = load_checkpoint(Path(again["checkpoint"]))
    assert config.training["start"]["name"] == "old-tuned"
    assert config.parent == sha256_of(workspace.checkpoints_folder / "old-tuned.safetensors")


def test_a_fresh_network_trains_on_the_whole_training_set(dataset: Dataset, workspace: Workspace) -> None:
    train = of_set(workspace, dataset, "train")
    correct(workspace, train[0])
    summary = tuned(dataset, workspace, network="unet", arguments=TINY, batch=4)
    rows = {row["name"]: row["origin"] for row in manifest_of(workspace, summary)["train"]}
    assert set(rows) == set(train)
    assert rows[train[0]] == "corrected"
    assert rows[train[1]] == "ground truth"
    assert summary["start"] is None
    assert summary["gate"]["old"]["name"] == "old"
    _, config, _ = load_checkpoint(Path(summary["checkpoint"]))
    assert (config.parent, config.network, config.name) == (None, "unet", "unet")


@pytest.mark.parametrize(
    "wrong",
    [
        {"rate": -1.0}, {"rate": math.nan}, {"epochs": -1}, {"batch": 0}, {"rehearsal": -0.1}, {"only": "all"},
        {"data": "test"}, {"size": 8}, {"name": "a/b"}, {"speed": 3},
    ],
)  # fmt: skip
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    assert FineTuneSettings.from_json({"rate": 1e-3, "name": None}).rate == 1e-3
    with pytest.raises(UsageError):
        FineTuneSettings.from_json(wrong)


def test_the_recipe_is_toml() -> None:
    table = {
        "text": 'quoted "and" back\\slash ü', "whole": 3, "rate": 3e-4, "yes": True, "nothing": None,
        "many": [1, 2.5], "inner": {"a b": "c", "none": None},
    }  # fmt: skip
    expected = {key: value for key, value in table.items() if value is not None} | {"inner": {"a b": "c"}}
    assert tomllib.loads(toml_of(table)) == expected
