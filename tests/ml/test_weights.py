"""ImageNet weights by torchvision's weight API, offline: cache, hash, no pickle run, sentences."""

import contextlib
import functools
import hashlib
import http.client
import io
import os
import pickle
import urllib.error
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

import pytest
import torch
import torchvision.models
from torch import Tensor
from torchvision.models import Weights, WeightsEnum
from torchvision.transforms._presets import ImageClassification

from segtool.core.errors import Cancelled, SegtoolError, UnreadableError
from segtool.ml.checkpoint import CheckpointConfig, load_checkpoint, save_checkpoint
from segtool.ml.encoder_table import ENCODERS, IMAGENET_DEVIATION, IMAGENET_MEAN
from segtool.ml.registry import build_network, network_entry
from segtool.ml.weights import cached_file, normalisation

NARROW = {"width": 4}


@pytest.fixture(autouse=True)
def torch_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of torch's."""
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    return tmp_path / "torch" / "hub" / "checkpoints"


@pytest.fixture(autouse=True)
def no_internet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever asks for an address gets none."""

    def unreachable(*_arguments: Any, **_more: Any) -> Any:
        raise urllib.error.URLError("Name or service not known")

    monkeypatch.setattr(urllib.request, "urlopen", unreachable)


def served_as(monkeypatch: pytest.MonkeyPatch, data: bytes, stem: str, digest: str = "") -> str:
    """Let torchvision's weights be a file of these bytes; returns the file's name."""
    name = f"{stem}-{(digest or hashlib.sha256(data).hexdigest())[:8]}.pth"
    transforms = functools.partial(ImageClassification, crop_size=224)
    member = Weights(url=f"https://weights.example/models/{name}", transforms=transforms, meta={})
    generated = WeightsEnum("Generated", {"V1": member})
    monkeypatch.setattr(torchvision.models, "get_weight", lambda _name: generated.V1)
    return name


def in_cache(monkeypatch: pytest.MonkeyPatch, folder: Path, data: bytes, stem: str, digest: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / served_as(monkeypatch, data, stem, digest)
    path.write_bytes(data)
    return path


@functools.cache
def published(name: str) -> dict[str, Tensor]:
    """A state dict as torchvision's files have it, with the classifier, of random numbers."""
    torch.manual_seed(5)
    whole = getattr(torchvision.models, ENCODERS[name].builder)(weights=None)
    return {key: torch.rand_like(value.float()).to(value.dtype) for key, value in whole.state_dict().items()}


def stored(state: Any) -> bytes:
    buffer = io.BytesIO()
    torch.save(state, buffer)
    return buffer.getvalue()


@functools.cache
def file_of(name: str) -> bytes:
    """What torchvision's file of `published` holds."""
    return stored(published(name))


def body_of(network: torch.nn.Module) -> dict[str, Tensor]:
    return network.get_submodule("encoder.body").state_dict()


def test_weights_in_torchs_cache_reach_the_encoder_without_internet(
    monkeypatch: pytest.MonkeyPatch, torch_home: Path
) -> None:
    state = published("resnet34")
    in_cache(monkeypatch, torch_home, file_of("resnet34"), "resnet34")
    random = body_of(build_network("resnet34-unet", NARROW))
    loaded = body_of(build_network("resnet34-unet", NARROW, "imagenet"))
    assert loaded.keys() == random.keys()
    assert "fc.weight" in state
    assert "fc.weight" not in loaded
    assert all(torch.equal(value, state[key]) for key, value in loaded.items())
    assert not torch.equal(random["conv1.weight"], loaded["conv1.weight"])


def test_files_with_the_old_names_of_densenet_and_without_counters_are_read(
    monkeypatch: pytest.MonkeyPatch, torch_home: Path
) -> None:
    state = published("densenet121")
    old = {
        key.replace("norm1.", "norm.1.").replace("norm2.", "norm.2.")
        .replace("conv1.", "conv.1.").replace("conv2.", "conv.2."): value
        for key, value in state.items() if not key.endswith("num_batches_tracked")
    }  # fmt: skip
    assert "features.denseblock1.denselayer1.norm.1.weight" in old
    in_cache(monkeypatch, torch_home, stored(old), "densenet121")
    loaded = body_of(build_network("densenet121-unet", NARROW, "imagenet"))
    floating = {key: value for key, value in loaded.items() if value.is_floating_point()}
    assert all(torch.equal(value, state[key]) for key, value in floating.items())


def test_the_normalisation_of_the_weights_goes_into_the_checkpoint(
    monkeypatch: pytest.MonkeyPatch, torch_home: Path, tmp_path: Path
) -> None:
    in_cache(monkeypatch, torch_home, file_of("efficientnet-b0"), "efficientnet_b0")
    entry = network_entry("efficientnet-b0-unet")
    assert entry.preprocessing.mean == pytest.approx((123.675, 116.28, 103.53))
    config = CheckpointConfig.create(
        name="mine", network=entry.name, arguments=NARROW, preprocessing=entry.preprocessing
    )
    save_checkpoint(tmp_path / "mine.safetensors", build_network(entry.name, NARROW, "imagenet"), config)
    _, found, _ = load_checkpoint(tmp_path / "mine.safetensors")
    assert found.preprocessing.mean == entry.preprocessing.mean
    assert found.preprocessing.std == entry.preprocessing.std


@pytest.mark.parametrize("name", ENCODERS)
def test_every_row_names_weights_that_torchvision_has_with_a_hash_and_its_normalisation(
    name: str, torch_home: Path
) -> None:
    row = ENCODERS[name]
    assert cached_file(row).parent == torch_home
    assert len(cached_file(row).stem.rpartition("-")[2]) == 8
    assert normalisation(row) == (IMAGENET_MEAN, IMAGENET_DEVIATION)


class Canary:
    """Makes a folder when it is unpickled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.mkdir, (str(self.folder),)


@pytest.mark.parametrize("form", ["zip", "legacy", "zip of a file"])
def test_a_hostile_pickle_in_the_cache_is_refused_and_its_code_does_not_run(
    monkeypatch: pytest.MonkeyPatch, torch_home: Path, tmp_path: Path, form: str
) -> None:
    ran = tmp_path / "RAN"
    buffer = io.BytesIO()
    torch.save({"conv1.weight": Canary(ran)}, buffer, _use_new_zipfile_serialization=form == "zip")
    data = buffer.getvalue()
    if form == "zip of a file":  # torch.hub unpacks such archives of its early days
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("efficientnet_b0.pth", data)
        data = packed.getvalue()
    path = in_cache(monkeypatch, torch_home, data, "efficientnet_b0")
    address = f"https://weights.example/{path.name}"
    with contextlib.suppress(Exception):  # what it makes of such weights is its own business
        torch.hub.load_state_dict_from_url(address, weights_only=False)
    assert ran.is_dir()  # the canary sings where somebody opens it
    ran.rmdir()
    with pytest.raises(UnreadableError, match="does not hold weights alone") as caught:
        build_network("efficientnet-b0-unet", NARROW, "imagenet")
    assert not ran.exists()
    assert caught.value.file == path
    assert isinstance(caught.value.__cause__, pickle.UnpicklingError)


def test_a_file_with_another_hash_is_refused_before_it_is_opened(
    monkeypatch: pytest.MonkeyPatch, torch_home: Path
) -> None:
    state = file_of("efficientnet-b0")
    in_cache(monkeypatch, torch_home, state, "efficientnet_b0")
    build_network("efficientnet-b0-unet", NARROW, "imagenet")  # with its own hash it is read
    in_cache(monkeypatch, torch_home, state, "efficientnet_b0", digest="0123abcd")
    monkeypatch.setattr(torch, "load", lambda *_a, **_k: pytest.fail("opened"))
    with pytest.raises(UnreadableError, match="is not the file that its name says"):
        build_network("efficientnet-b0-unet", NARROW, "imagenet")


def test_weights_of_another_network_leave_the_encoder_as_it_was(
    monkeypatch: pytest.MonkeyPatch, torch_home: Path
) -> None:
    in_cache(monkeypatch, torch_home, file_of("efficientnet-b0"), "resnet34")
    with pytest.raises(UnreadableError, match="does not hold the weights of this encoder"):
        build_network("resnet34-unet", NARROW, "imagenet")


def test_without_internet_the_way_on_is_said_and_nothing_is_left(torch_home: Path) -> None:
    with pytest.raises(SegtoolError, match="could not be fetched") as caught:
        build_network("resnet34-unet", NARROW, "imagenet")
    assert "Name or service not known" in caught.value.message
    assert "then --encoder-weights none" in caught.value.hint
    assert list(torch_home.glob("**/*")) == []


class Answer(io.BytesIO):
    """A server's answer."""

    def __init__(self, data: bytes, breaks_off: bool = False) -> None:
        super().__init__(data)
        self.headers = {"Content-Length": str(len(data))}
        self.breaks_off = breaks_off

    def read(self, size: int | None = -1) -> bytes:
        if self.breaks_off and self.tell():
            raise http.client.IncompleteRead(b"")
        return super().read(size)


def test_fetching_tells_its_progress_and_keeps_the_file(
    monkeypatch: pytest.MonkeyPatch, torch_home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data = file_of("efficientnet-b0")
    name = served_as(monkeypatch, data, "efficientnet_b0")
    monkeypatch.setattr(urllib.request, "urlopen", lambda *_a, **_k: Answer(data))
    told: list[tuple[int, int]] = []
    build_network("efficientnet-b0-unet", NARROW, "imagenet", lambda done, total: told.append((done, total)))
    assert told[0][0] < told[-1][0]
    assert told[-1] == (len(data), len(data))
    assert (torch_home / name).read_bytes() == data
    assert [path.name for path in torch_home.iterdir()] == [name]
    told.clear()
    build_network("efficientnet-b0-unet", NARROW, "imagenet", lambda done, total: told.append((done, total)))
    assert told == []  # it is here
    assert capfd.readouterr().out == ""  # standard output is the command's own document


@pytest.mark.parametrize("fault", ["broken off", "damaged", "stopped"])
def test_a_fetch_that_fails_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, torch_home: Path, fault: str
) -> None:
    data = bytes(1 << 20)
    served_as(monkeypatch, data, "efficientnet_b0", digest="ffffffff" if fault == "damaged" else "")
    monkeypatch.setattr(urllib.request, "urlopen", lambda *_a, **_k: Answer(data, fault == "broken off"))

    def progress(_done: int, _total: int) -> None:
        if fault == "stopped":
            raise Cancelled

    expected = {"broken off": "could not be fetched", "damaged": "arrived damaged", "stopped": "Stopped"}
    with pytest.raises(SegtoolError, match=expected[fault]):
        build_network("efficientnet-b0-unet", NARROW, "imagenet", progress)
    assert list(torch_home.iterdir()) == []


@pytest.mark.parametrize("name", ["unet", "lenet-unet", "lite0-unet"])
def test_networks_that_torchvision_has_no_weights_of_say_so(name: str) -> None:
    with pytest.raises(SegtoolError, match="no ImageNet weights for") as caught:
        build_network(name, None, "imagenet")
    assert "--encoder-weights none" in caught.value.hint
    assert "resnet34-unet" in caught.value.hint


def test_another_word_for_the_weights_is_a_sentence() -> None:
    with pytest.raises(SegtoolError, match="no encoder weights named 'noisy'"):
        build_network("resnet34-unet", None, "noisy")
