"""Fine-tuning: what is trained on, what is written, what is told, and that the old checkpoint stays as it was."""

import hashlib
import json
import math
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from segtool.core.checkpoints import list_checkpoints, use_checkpoint
from segtool.core.dataset import Dataset, read_dataset
from segtool.core.errors import Cancelled, SegtoolError, UsageError
from segtool.core.files import sha256_of
from segtool.core.split import load_split
from segtool.core.workspace import Facts, Workspace
from segtool.ml.checkpoint import CheckpointConfig, load_checkpoint, save_checkpoint
from segtool.ml.finetune import FineTuneSettings, fine_tune
from segtool.ml.predictor import Predictor
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.registry import build_network
from segtool.ml.run_record import toml_of
from tests.datasets import make_dataset, save_truncated_jpeg, trimap
from tests.ml.standin import save_standin

STEMS = [
    f"pug_{number}" for number in range(1, 23)
]  # eleven in trainval (one for validation), eleven held out
TINY: dict[str, Any] = {"width": 2}
QUICK: dict[str, Any] = {"epochs": 2, "batch": 2, "size": 32, "rate": 1e-3, "device": "cpu"}


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    return read_dataset(make_dataset(tmp_path / "pets", STEMS))


@pytest.fixture
def workspace(tmp_path: Path, dataset: Dataset) -> Iterator[Workspace]:
    """With a stand-in as its current checkpoint: five numbers that can be trained."""
    opened = Workspace.open(dataset.root, tmp_path / "work")
    save_standin(opened.checkpoints_folder / "old.safetensors", training={"digests": ["ab" * 32]})
    use_checkpoint(opened, "old")
    yield opened
    opened.close()


@pytest.fixture
def unet(workspace: Workspace) -> Path:
    """A tiny U-Net among the workspace's checkpoints."""
    torch.manual_seed(1)
    config = CheckpointConfig.create(
        name="tiny",
        network="unet",
        arguments=TINY,
        preprocessing=Preprocessing(32, "square", (0.0,) * 3, (255.0,) * 3),
        flip=False,
        training={"digests": ["ab" * 32]},
    )
    path = workspace.checkpoints_folder / "tiny.safetensors"
    save_checkpoint(path, build_network("unet", TINY), config)
    use_checkpoint(workspace, "tiny")
    return path


def correct(workspace: Workspace, *names: str, review: str = "open", value: int | None = None) -> None:
    label_map = trimap() if value is None else np.full((40, 60), value, np.uint8)
    for name in names:
        workspace.save_correction(name, label_map, Facts(correction=True, review=review), 0)


def of_set(workspace: Workspace, dataset: Dataset, label: str) -> list[str]:
    split = load_split(workspace, dataset)
    return [sample.name for sample in dataset.samples if split.set_of(sample.name) == label]


def tuned(
    dataset: Dataset, workspace: Workspace, events: list[dict[str, Any]] | None = None, **settings: Any
) -> dict[str, Any]:
    heard = events if events is not None else []
    return fine_tune(dataset, workspace, FineTuneSettings(**(QUICK | settings)), heard.append, lambda: False)


def manifest_of(workspace: Workspace, summary: dict[str, Any]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(
        (workspace.runs_folder / summary["run"] / "manifest.json").read_text()
    )
    return document


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


def test_held_out_and_validation_samples_are_never_trained_on(dataset: Dataset, workspace: Workspace) -> None:
    train, held = of_set(workspace, dataset, "train"), of_set(workspace, dataset, "held-out")
    (validation,) = of_set(workspace, dataset, "validation")
    correct(workspace, train[0], held[0], validation)
    summary = tuned(dataset, workspace, rehearsal=100.0)
    names = {row["name"] for row in manifest_of(workspace, summary)["train"]}
    assert names == set(train)
    reasons = {row["name"]: row["reason"] for row in summary["left_out"]}
    assert set(reasons) == {held[0], validation}
    assert "held out" in reasons[held[0]]
    assert "validation" in reasons[validation]


@pytest.mark.parametrize(
    ("rehearsal", "batch", "expected"),
    [(0.0, 4, 0), (0.5, 1, 2), (2.0, 1, 6), (0.5, 8, 4), (50.0, 2, 6)],
)
def test_rehearsal_draws_ground_truth(
    dataset: Dataset, workspace: Workspace, rehearsal: float, batch: int, expected: int
) -> None:
    """Four of ten training samples are corrected, six are not."""
    train = of_set(workspace, dataset, "train")
    correct(workspace, *train[:4])
    summary = tuned(dataset, workspace, rehearsal=rehearsal, batch=batch, epochs=1)
    rows = manifest_of(workspace, summary)["train"]
    drawn = [row for row in rows if row["origin"] == "ground truth"]
    assert len(drawn) == expected
    assert {row["name"] for row in drawn}.isdisjoint(train[:4])
    assert sum(row["weight"] for row in drawn) == pytest.approx(min(rehearsal * 4, expected))


def test_only_accepted_narrows_it(dataset: Dataset, workspace: Workspace) -> None:
    train = of_set(workspace, dataset, "train")
    correct(workspace, train[0], review="accepted")
    correct(workspace, train[1])
    summary = tuned(dataset, workspace, only="accepted", rehearsal=0.0)
    assert [row["name"] for row in manifest_of(workspace, summary)["train"]] == [train[0]]
    assert summary["left_out"] == [{"name": train[1], "reason": "It is not accepted."}]


def test_a_corrected_sample_that_cannot_be_read_is_left_out_openly(
    dataset: Dataset, workspace: Workspace
) -> None:
    train = of_set(workspace, dataset, "train")
    correct(workspace, *train[:3])
    save_truncated_jpeg(dataset.sample(train[0]).image)
    workspace.correction_path(train[1]).write_bytes(b"")
    summary = tuned(dataset, workspace, rehearsal=0.0)
    assert [row["name"] for row in manifest_of(workspace, summary)["train"]] == [train[2]]
    assert {row["name"] for row in summary["left_out"]} == {train[0], train[1]}
    assert all(row["reason"] for row in summary["left_out"])


def test_painting_on_does_not_change_what_is_trained_on(dataset: Dataset, workspace: Workspace) -> None:
    name = of_set(workspace, dataset, "train")[0]
    correct(workspace, name)

    def paint_on(event: dict[str, Any]) -> None:
        if event["event"] == "training":
            correct(workspace, name, value=2)

    settings = FineTuneSettings(**(QUICK | {"rehearsal": 0.0, "augmentation": 0.0, "seed": 3}))
    painted = fine_tune(dataset, workspace, settings, paint_on, lambda: False)
    correct(workspace, name)
    untouched = fine_tune(dataset, workspace, settings, lambda event: None, lambda: False)
    ours, theirs = (load_checkpoint(Path(run["checkpoint"]))[0].state_dict() for run in (painted, untouched))
    assert all(torch.equal(ours[key], theirs[key]) for key in ours)


@pytest.mark.parametrize("corrected", ["none", "held out", "not accepted"])
def test_nothing_to_train_on_is_told_before_anything_is_loaded(
    dataset: Dataset, workspace: Workspace, corrected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    only = "corrected"
    if corrected == "held out":
        correct(workspace, of_set(workspace, dataset, "held-out")[0])
    if corrected == "not accepted":
        correct(workspace, of_set(workspace, dataset, "train")[0])
        only = "accepted"

    def never(path: Path) -> None:
        raise AssertionError("a checkpoint was loaded")

    monkeypatch.setattr("segtool.ml.finetuning.loaded", never)
    with pytest.raises(SegtoolError, match="Nothing to train on") as caught:
        tuned(dataset, workspace, only=only)
    assert caught.value.exit_status == 3
    assert caught.value.hint
    assert workspace.runs() == []
    assert [path.name for path in workspace.checkpoints_folder.iterdir()] == ["old.safetensors"]


@pytest.mark.parametrize(("count", "batch"), [(1, 1), (1, 8), (5, 2), (5, 4)])
def test_one_sample_and_left_over_batches_of_one_train(
    dataset: Dataset, workspace: Workspace, count: int, batch: int
) -> None:
    """With a batch-normalised network at the smallest crop, where one value a channel is left."""
    arguments = {"filters": [8, 8, 8, 4]}
    config = CheckpointConfig.create(
        name="light",
        network="lite0-unet",
        arguments=arguments,
        preprocessing=Preprocessing(32, "square", (127.0,) * 3, (128.0,) * 3),
        flip=False,
    )
    path = workspace.checkpoints_folder / "light.safetensors"
    save_checkpoint(path, build_network("lite0-unet", arguments), config)
    names = of_set(workspace, dataset, "train")[:count]
    correct(workspace, *names)
    summary = tuned(dataset, workspace, checkpoint="light", rehearsal=0.0, batch=batch, epochs=1)
    assert {row["name"] for row in manifest_of(workspace, summary)["train"]} == set(names)
    assert summary["epochs_done"] == 1


def test_a_loss_that_is_not_finite_ends_it_and_the_best_epoch_is_kept(
    dataset: Dataset, workspace: Workspace
) -> None:
    correct(workspace, *of_set(workspace, dataset, "train")[:2])
    path = workspace.checkpoints_folder / "fails.safetensors"
    save_standin(path, fault="nan", at=2, training_only=True)
    with pytest.raises(SegtoolError, match="loss became nan") as caught:
        tuned(dataset, workspace, checkpoint="fails", rehearsal=0.0, batch=1)
    assert caught.value.exit_status == 3
    assert "fails-tuned" in caught.value.hint
    network, config, _ = load_checkpoint(workspace.checkpoints_folder / "fails-tuned.safetensors")
    assert config.training["best_epoch"] == 1
    assert "nan" in config.training["ended"]
    assert all(bool(torch.isfinite(tensor).all()) for tensor in network.state_dict().values())
    (run,) = workspace.runs()
    assert run["outcome"]["checkpoint"] == "fails-tuned"


@pytest.mark.parametrize("fault", ["nan", "memory"])
def test_without_a_finished_epoch_no_checkpoint_is_written(
    dataset: Dataset, workspace: Workspace, fault: str
) -> None:
    correct(workspace, *of_set(workspace, dataset, "train")[:4])
    save_standin(workspace.checkpoints_folder / "fails.safetensors", fault=fault, training_only=True, most=2)
    before = {path.name: sha256_of(path) for path in workspace.checkpoints_folder.iterdir()}
    with pytest.raises(SegtoolError) as caught:
        tuned(dataset, workspace, checkpoint="fails", batch=4)
    said = str(caught.value)
    assert ("Not enough memory for a batch of 4" in said and "batch 2" in said) == (fault == "memory")
    assert {path.name: sha256_of(path) for path in workspace.checkpoints_folder.iterdir()} == before
    # after it everything works: predicting, and a training that fits
    assert Predictor(workspace.checkpoints_folder / "old.safetensors", "cpu")
    assert tuned(dataset, workspace, batch=2)["epochs_done"] == 2


def test_a_learning_rate_of_a_hundred_million_never_saves_broken_weights(
    dataset: Dataset, workspace: Workspace, unet: Path
) -> None:
    correct(workspace, *of_set(workspace, dataset, "train")[:2])
    before = sha256_of(unet)
    with pytest.raises(SegtoolError, match=r"loss became|finite") as caught:
        tuned(dataset, workspace, rate=1e8, epochs=30, early_stop=0)
    assert "lower" in caught.value.hint
    for path in workspace.checkpoints_folder.iterdir():
        assert load_checkpoint(path)  # which refuses values that are not finite
    assert sha256_of(unet) == before


@pytest.mark.parametrize("after", [1, 3, 5])
def test_stopped_within_a_step_keeping_the_best_so_far(
    dataset: Dataset, workspace: Workspace, after: int
) -> None:
    """Two steps an epoch: stopped after the first step, after an epoch and a step, after two and a step."""
    correct(workspace, *of_set(workspace, dataset, "train")[:4])
    steps: list[dict[str, Any]] = []

    def note(event: dict[str, Any]) -> None:
        if event["event"] == "step":
            steps.append(event)

    settings = FineTuneSettings(**(QUICK | {"rehearsal": 0.0, "epochs": 50, "early_stop": 0}))
    summary = fine_tune(dataset, workspace, settings, note, lambda: len(steps) >= after)
    assert len(steps) == after
    assert summary["stopped"] is True
    assert summary["epochs_done"] == after // 2
    assert summary["gate"]["verdict"] == "cannot tell"
    _, config, digest = load_checkpoint(Path(summary["checkpoint"]))
    assert digest == summary["digest"]
    assert config.training["stopped"] is True


def test_stopped_before_the_first_step_nothing_is_written(dataset: Dataset, workspace: Workspace) -> None:
    correct(workspace, of_set(workspace, dataset, "train")[0])
    told: list[str] = []

    def note(event: dict[str, Any]) -> None:
        told.append(event["event"])

    with pytest.raises(Cancelled) as caught:
        fine_tune(dataset, workspace, FineTuneSettings(**QUICK), note, lambda: "training" in told)
    assert caught.value.exit_status == 130
    assert [path.name for path in workspace.checkpoints_folder.iterdir()] == ["old.safetensors"]


def test_stopped_in_the_gate_the_checkpoint_stays(dataset: Dataset, workspace: Workspace) -> None:
    correct(workspace, of_set(workspace, dataset, "train")[0])
    told: list[str] = []

    def note(event: dict[str, Any]) -> None:
        told.append(event["event"])

    summary = fine_tune(dataset, workspace, FineTuneSettings(**QUICK), note, lambda: "gate" in told)
    _, config, _ = load_checkpoint(Path(summary["checkpoint"]))
    assert config.training["stopped"] is False  # the training was over
    assert summary["stopped"] is True
    assert summary["gate"]["verdict"] == "cannot tell"


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


def test_a_held_out_picture_under_another_name_is_not_trained_on_and_is_named(
    dataset: Dataset, workspace: Workspace, unet: Path
) -> None:
    """EXP-11: corrected, and its copy is held out."""
    copied, other = of_set(workspace, dataset, "train")[:2]
    held = of_set(workspace, dataset, "held-out")[0]
    dataset.sample(copied).image.write_bytes(dataset.sample(held).image.read_bytes())
    correct(workspace, copied, other)
    events: list[dict[str, Any]] = []
    summary = tuned(dataset, workspace, events, epochs=1)
    assert summary["counts"]["corrected"] == 1
    told = {"name": copied, "reason": f"It is the same file as {held} (held-out)."}
    assert told in summary["left_out"]
    sentences = summary["same_pictures"]
    sides = (f"{copied} (train)", f"{held} (held-out)")
    assert any(sentence.startswith(sides) and sentence.endswith(sides) for sentence in sentences)
    _, config, _ = load_checkpoint(Path(summary["checkpoint"]))
    assert sha256_of(dataset.sample(held).image) not in config.trained_on
    training = next(event for event in events if event["event"] == "training")
    assert training["sets"] == summary["gate"]["sets"] == {"train": 10, "validation": 1, "held_out": 11}
    assert "11 held-out samples" in training["text"]
    assert manifest_of(workspace, summary)["same_pictures"] == sentences
