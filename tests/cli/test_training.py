"""train: what is said before, what is written, and when the new checkpoint is used."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from segtool.cli.training import ACCEPTED_VERDICTS
from segtool.core.files import sha256_of
from segtool.core.recipe_file import load_recipe
from segtool.core.workspace import Facts, Workspace
from segtool.ml.checkpoint import load_checkpoint
from tests.cli.conftest import Segtool, contents
from tests.datasets import make_dataset, trimap, write_lists
from tests.ml.standin import save_standin

STEMS = [f"beagle_{number}" for number in range(1, 13)]


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "pets", STEMS)


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    path = tmp_path / "red.safetensors"
    save_standin(path)
    return path


def correct(dataset: Path, *names: str, review: str = "open") -> None:
    workspace = Workspace.open(dataset)
    for name in names:
        workspace.save_correction(name, trimap(radius=10.0), Facts(True, review), 0)
    workspace.close()


def current(segtool: Segtool, dataset: Path) -> list[str]:
    rows = segtool("checkpoint", "list", dataset, "--json").document["checkpoints"]
    return [row["name"] for row in rows if row["current"]]


def test_trn_03_with_nothing_corrected_it_says_so_before_loading_anything(
    segtool: Segtool, dataset: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(b"not a checkpoint")
    for option in ((), ("--corrected-only",), ("--only", "accepted")):
        said = segtool("train", dataset, "--checkpoint", broken, *option, "--json")
        assert said.status == 3
        assert "correct" in said.document["error"]["message"], "and not the broken checkpoint"
        assert said.document["error"]["hint"]
    workspace = Workspace.open(dataset)
    assert not list(workspace.checkpoints_folder.glob("*"))
    workspace.close()


def test_trn_03_nothing_to_train_on_is_told_before_torch_is_imported(dataset: Path, home: Path) -> None:
    code = "import sys; from segtool.cli import main; end = main(sys.argv[1:]); print('torch' in sys.modules, end)"
    for words in (["--corrected-only"], ["--network", "unet"]):
        if "--network" in words:
            shutil.rmtree(dataset / "annotations" / "trimaps")
        ended = subprocess.run(
            [sys.executable, "-c", code, "train", str(dataset), *words],
            capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        assert ended.stdout.split() == ["False", "3"], ended.stderr
        assert "Nothing to train on" in ended.stderr


def test_a_recipe_holds_all_of_it_and_flags_come_first(
    segtool: Segtool, dataset: Path, tmp_path: Path
) -> None:
    recipe = tmp_path / "mine.toml"
    words = (
        "--network",
        "unet",
        "--arguments",
        "width=2,dropout=0.0",
        "--size",
        "32",
        "--epochs",
        "3",
        "--no-compare",
    )
    said = segtool("train", dataset, *words, "--save-recipe", recipe, "--json")
    assert said.status == 0
    assert said.document == {"recipe": str(recipe)}
    again = segtool("train", dataset, "--save-recipe", recipe)
    assert again.status == 2, "a file is never overwritten"
    said = segtool(
        "train", dataset, "--recipe", recipe, "--epochs", "1", "--encoder-weights", "none", "--json"
    )
    assert said.status == 0, said.err
    document = said.document
    assert (document["epochs"], document["start"], document["counts"]["ground truth"]) == (1, None, 5)
    assert document["gate"]["reason"] == "Old and new were not compared, as was asked."
    folder = Workspace.open(dataset, read_only=True).runs_folder / document["run"]
    kept = load_recipe(folder / "recipe.toml")
    assert (kept["arguments"], kept["epochs"]) == ({"width": 2, "dropout": 0.0}, 1)
    _, config, _ = load_checkpoint(Path(document["checkpoint"]))
    assert config.preprocessing.size == 32
    assert config.training["from"] == "scratch"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--loss", "hinge"), "invalid choice"),
        (("--class-weights", "1,2"), "three numbers"),
        (("--arguments", "width"), "KEY=VALUE"),
        (("--start", "imagenet"), "needs a network"),
        (("--early-stopp", "2"), "Did you mean --early-stop?"),
        (("--recipe", "no-such"), "no-such"),
    ],
)
def test_wrong_options_are_told(segtool: Segtool, dataset: Path, words: tuple[str, ...], said: str) -> None:
    answer = segtool("train", dataset, *words)
    assert answer.status in (2, 3)
    assert said in answer.err


def test_trn_07_a_run_goes_on_by_the_same_command_and_a_finished_one_says_so(
    segtool: Segtool, dataset: Path
) -> None:
    words = (
        "--network",
        "unet",
        "--arguments",
        "width=2",
        "--size",
        "32",
        "--epochs",
        "3",
        "--no-compare",
        "--json",
    )
    first = segtool("train", dataset, *words, "--pause-after", "1")
    assert first.status == 130, first.err
    assert first.document["can_go_on"] is True
    wrong = segtool("train", dataset, "--resume", "--batch", "3")
    assert wrong.status == 2
    assert "batch 8, not 3" in wrong.err
    best = sha256_of(Path(first.document["checkpoint"]))
    second = segtool("train", dataset, "--resume", "--json")
    assert second.status == 0, second.err
    assert (second.document["run"], second.document["epochs_done"]) == (first.document["run"], 3)
    assert "epoch 1 of 3" not in second.err
    assert "epoch 2 of 3" in second.err
    assert second.document["checkpoint"] != first.document["checkpoint"], "the older best is not overwritten"
    assert sha256_of(Path(first.document["checkpoint"])) == best
    for name in ((), (first.document["run"],)):
        again = segtool("train", dataset, "--resume", *name)
        assert again.status == 3
        assert "finished" in again.err or "no run that could go on" in again.err
    assert "Did you mean" in segtool("train", dataset, "--resume", first.document["run"][:-1]).err


def test_accepted_alone_narrows_it(segtool: Segtool, dataset: Path, checkpoint: Path) -> None:
    correct(dataset, "beagle_1")
    said = segtool("train", dataset, "--only", "accepted", "--checkpoint", checkpoint)
    assert said.status == 3
    assert "accepted" in said.err


def test_training_writes_a_new_checkpoint_and_leaves_everything_else(
    segtool: Segtool, dataset: Path, checkpoint: Path
) -> None:
    correct(dataset, "beagle_1", "beagle_3")
    before, digest = contents(dataset), sha256_of(checkpoint)
    segtool("checkpoint", "use", dataset, checkpoint)
    said = segtool("train", dataset, "--epochs", "1", "--batch", "2", "--name", "lunch", "--json")
    assert said.status == 0, said.err
    document = said.document
    assert Path(document["checkpoint"]).name == "lunch.safetensors"
    assert sha256_of(Path(document["checkpoint"])) == document["digest"] != digest
    assert document["counts"]["corrected"] == 2
    assert document["gate"]["held_out"]["images"] == 6
    assert document["current"] is False
    assert "epoch 1 of 1" in said.err
    assert sha256_of(checkpoint) == digest
    assert contents(dataset) == before


def test_the_verdict_and_both_tables_are_printed(segtool: Segtool, dataset: Path, checkpoint: Path) -> None:
    correct(dataset, "beagle_1")
    said = segtool("train", dataset, "--epochs", "1", "--checkpoint", checkpoint, "--accept", "always")
    assert said.status == 0, said.err
    assert "held-out, 6 pictures" in said.out
    assert "trained on, 1 picture" in said.out
    assert re.search(r"iou\.border +[+-]0\.\d{3} \(interval [+-]0\.\d{3} to [+-]0\.\d{3}\)", said.out)
    assert re.search(r"\d rose, \d fell, \d stayed", said.out)
    assert "Verdict: " in said.out
    assert "It is used from now on." in said.out


@pytest.mark.parametrize("rule", list(ACCEPTED_VERDICTS))
@pytest.mark.parametrize("verdict", ["better", "same", "worse", "cannot tell"])
def test_when_the_new_checkpoint_is_used(
    segtool: Segtool,
    dataset: Path,
    checkpoint: Path,
    monkeypatch: pytest.MonkeyPatch,
    rule: str,
    verdict: str,
) -> None:
    from segtool.ml import finetune

    new = checkpoint.with_name("new.safetensors")
    digest = save_standin(new, bias=(0.1, 0.0, 0.0))
    outcome: dict[str, Any] = {
        "checkpoint": str(new),
        "digest": digest,
        "stopped": False,
        "gate": {"verdict": verdict, "reason": "", "held_out": None, "trained_on": None},
    }
    monkeypatch.setattr(finetune, "fine_tune", lambda *_: outcome)
    correct(dataset, "beagle_1")
    segtool("checkpoint", "use", dataset, checkpoint)
    said = segtool("train", dataset, "--accept", rule, "--json")
    assert said.status == 0
    wanted = {"never": False, "always": True, "not-worse": verdict in ("better", "same")}[rule]
    assert said.document["current"] is wanted
    workspace = Workspace.open(dataset, read_only=True)
    assert (workspace.get("checkpoint") == str(new)) is wanted
    workspace.close()


def test_dat_03_how_many_are_usable_is_said_before_training(
    segtool: Segtool, tmp_path: Path, checkpoint: Path
) -> None:
    dataset = make_dataset(tmp_path / "half", ["beagle_1", "beagle_3"])
    write_lists(dataset, ["beagle_1", "beagle_3", "pug_1", "pug_3"])
    correct(dataset, "beagle_1")
    said = segtool("train", dataset, "--epochs", "1", "--checkpoint", checkpoint)
    assert "2 of 4 pictures listed in trainval.txt" in said.err
    if "epoch 1" in said.err:
        assert said.err.index("2 of 4") < said.err.index("epoch 1")


@pytest.mark.parametrize(
    "options",
    [("--epochs", "-1"), ("--rate", "nan"), ("--rehearsal", "-1"), ("--batch", "two"), ("--seed", "x")],
)
def test_numbers_that_make_no_sense_are_wrong_usage(
    segtool: Segtool, dataset: Path, options: tuple[str, ...]
) -> None:
    said = segtool("train", dataset, *options)
    assert said.status == 2
    assert options[0] in said.err


@pytest.mark.slow
@pytest.mark.parametrize("presses", [1, 2])
def test_trn_06_ctrl_c_once_stops_within_a_step_and_twice_at_once(
    presses: int, dataset: Path, checkpoint: Path, home: Path
) -> None:
    correct(dataset, "beagle_1", "beagle_3")
    script = (
        "import sys; from tests.ml import standin; standin.register(); from segtool.cli import main; "
        "sys.exit(main(sys.argv[1:]))"
    )
    words = ["train", str(dataset), "--checkpoint", str(checkpoint), "--epochs", "100000", "--name", "kept"]
    child = subprocess.Popen(
        [sys.executable, "-c", script, *words],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stderr is not None
        said = []
        for line in child.stderr:
            said.append(line)
            if line.startswith("epoch 2"):
                break
        pressed = time.monotonic()
        for _ in range(presses):
            child.send_signal(signal.SIGINT)
            time.sleep(0.05 if presses > 1 else 0)
        out, rest = child.communicate(timeout=60)
        said.append(rest)
    finally:
        child.kill()
    assert child.returncode == 130, "".join(said) + out
    assert time.monotonic() - pressed < 30
    workspace = Workspace.open(dataset, read_only=True)
    if presses == 1:
        assert "Stopped; the best so far was kept." in out
        assert (workspace.checkpoints_folder / "kept.safetensors").is_file()
    (run,) = workspace.runs()
    assert load_checkpoint(Path(run["folder"]) / "best.safetensors")
    workspace.close()
