"""Two processes train as one does: the same gradients, the same losses, and only the first one writes."""

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from segtool.core.errors import SegtoolError
from segtool.core.workspace import Facts, Workspace
from segtool.ml.checkpoint import load_checkpoint
from segtool.ml.data import Stream, share_of
from segtool.ml.distributed import Alone, join
from tests.conftest import REPOSITORY
from tests.datasets import make_dataset, trimap
from tests.ml.discs import disc

STEPS = """
import json, sys
from pathlib import Path
import torch
from segtool.ml.distributed import join
from segtool.ml.registry import build_network
from tests.ml.discs import changed, disc, trainer

folder = Path(sys.argv[1])
group = join("cpu")
items = [disc(Path(sys.argv[2]), index, index + 1.0) for index in range(9)]
torch.manual_seed(0)
network = build_network("unet", {"width": 8, "dropout": 0.0})
cut = changed(batch=2, accumulate=2, epochs=1, size=64, precision="float32")
torch.manual_seed(0)
narrow = build_network("unet", {"width": 2, "dropout": 0.0})
parts = trainer(folder / f"parts-{group.rank}", items, cut, narrow, validation=[], group=group)
in_parts = parts.run(lambda event: None, lambda: False).history[0]["loss"]
settings = changed(batch=4, epochs=3, precision="float32")
made = trainer(folder / f"rank-{group.rank}" if group.rank else folder / "run", items, settings, network, group=group)
losses, gradients = [], {}
step = made.stepper.step
def noted(batch):
    value = step(batch)
    losses.append(value.item())
    if len(losses) == 1:
        gradients.update({name: p.grad.clone() for name, p in network.named_parameters()})
    return value
made.stepper.step = noted
outcome = made.run(lambda event: None, lambda: len(losses) >= 5)
torch.save({"losses": losses, "in_parts": in_parts, "most": parts.stepper.most, "gradients": gradients,
            "world": group.world,
            "figures": [event["figures"] for event in outcome.history]}, folder / f"found-{group.rank}.pt")
"""
"""Five steps of the lecture's U-Net (narrow, for speed) without dropout, in float32, with samples of many weights."""


def under_torchrun(*words: str) -> subprocess.CompletedProcess[str]:
    """Two processes."""
    return subprocess.run(
        [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", *words],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=150,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY), "OMP_NUM_THREADS": "1"},
    )  # fmt: skip


@pytest.mark.slow
def test_two_processes_have_the_gradients_and_losses_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    script = tmp_path / "script.py"
    script.write_text(STEPS)
    folders = [tmp_path / name for name in ("one", "two")]
    for folder in folders:
        folder.mkdir()
    monkeypatch.setattr(sys, "argv", [str(script), str(folders[0]), str(pictures)])
    runpy.run_path(str(script))
    ended = under_torchrun(str(script), str(folders[1]), str(pictures))
    assert ended.returncode == 0, ended.stderr
    one, two = (torch.load(folder / "found-0.pt", weights_only=True) for folder in folders)
    assert (one["world"], two["world"]) == (1, 2)
    assert len(one["losses"]) == 5
    assert two["losses"] == pytest.approx(one["losses"], abs=1e-4)
    assert max(gradient.abs().max().item() for gradient in one["gradients"].values()) > 1e-2
    for name, gradient in one["gradients"].items():
        assert torch.allclose(gradient, two["gradients"][name], atol=1e-4), name
    assert two["in_parts"] == pytest.approx(one["in_parts"], abs=1e-4), (
        "accumulated, each process in parts of one"
    )
    assert (one["most"], two["most"]) == (2, 1)
    assert len(two["figures"]) == 2
    assert [f["mean_iou"] for f in two["figures"]] == pytest.approx(
        [f["mean_iou"] for f in one["figures"]], abs=1e-3
    )
    other = torch.load(folders[1] / "found-1.pt", weights_only=True)
    assert other["losses"] == two["losses"], "both know the loss of all samples"
    assert (folders[1] / "run" / "best.safetensors").is_file()
    assert list((folders[1] / "rank-1").iterdir()) == [], "only the first one writes"


@pytest.mark.slow
def test_the_command_under_torchrun_writes_one_run_and_speaks_once(tmp_path: Path, home: Path) -> None:
    stems = [f"pug_{number}" for number in range(1, 13)]
    dataset = make_dataset(tmp_path / "pets", stems)
    place = tmp_path / "work"
    workspace = Workspace.open(dataset, place)
    workspace.save_correction("pug_1", trimap(), Facts(True, "open"), 0)
    workspace.close()
    words = ["train", str(dataset), "--workspace", str(place), "--network", "unet", "--arguments", "width=4"]
    words += ["--size", "32", "--batch", "4", "--epochs", "2", "--device", "cpu", "--no-compare", "--json"]
    ended = under_torchrun("-m", "segtool", *words)
    assert ended.returncode == 0, ended.stderr
    document = json.loads(ended.stdout)
    assert document["processes"] == 2
    assert document["epochs_done"] == 2
    assert ended.stderr.count("epoch 2 of 2") == 1
    workspace = Workspace.open(dataset, place, read_only=True)
    assert len(workspace.runs()) == 1
    assert [path.name for path in workspace.checkpoints_folder.iterdir()] == ["unet.safetensors"]
    assert load_checkpoint(workspace.checkpoints_folder / "unet.safetensors")
    workspace.close()


@pytest.mark.parametrize("world", [2, 3])
def test_the_shares_of_a_batch_are_the_batch_of_one_process(world: int, tmp_path: Path) -> None:
    """Also where a batch has fewer samples than there are processes: the others get one of weight 0."""
    items = [disc(tmp_path, index) for index in range(7)]
    whole = list(Stream(items, 32, 5, 1.0, seed=3).epoch(1))
    shares = [
        list(Stream(items, 32, 5, 1.0, seed=3, rank=rank, world=world).epoch(1)) for rank in range(world)
    ]
    for number, batch in enumerate(whole):
        parts = [share[number] for share in shares]
        real = [part.pixels[part.weights > 0] for part in parts]
        assert sum(map(len, real)) == len(batch.pixels)
        for rank, pixels in enumerate(real):
            assert torch.equal(pixels, batch.pixels[rank::world])
    assert share_of([4, 5, 6], 1, 2) == [(1, 5)]


def test_alone_nothing_is_connected_and_fabric_is_not_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lightning_fabric", None)
    monkeypatch.delenv("TORCHELASTIC_RUN_ID", raising=False)
    monkeypatch.setenv("WORLD_SIZE", "2")  # set by something else than torchrun
    monkeypatch.setenv("RANK", "1")
    group = join("cpu")
    assert type(group) is Alone
    assert (group.rank, group.world) == (0, 1)


def test_without_the_package_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lightning_fabric", None)
    for name, value in {"TORCHELASTIC_RUN_ID": "x", "WORLD_SIZE": "2", "RANK": "0"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SegtoolError, match="lightning-fabric") as caught:
        join("cpu")
    assert "distributed" in caught.value.hint
