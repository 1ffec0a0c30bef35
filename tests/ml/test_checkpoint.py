"""Checkpoints: what is saved comes back; whatever is not whole and ours is refused in one sentence."""

import hashlib
import json
import pickle
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
import torch

from segtool.core.checkpoints import read_info
from segtool.core.errors import SegtoolError, UnreadableError
from segtool.ml.checkpoint import CheckpointConfig, load_checkpoint, save_checkpoint
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.registry import build_network

PREPROCESSING = Preprocessing(32, "square", (1.0, 2.0, 3.0), (4.0, 5.0, 6.0))
TINY = {"width": 2}


def config(**changes: Any) -> CheckpointConfig:
    fields: dict[str, Any] = {
        "name": "mine",
        "network": "unet",
        "arguments": TINY,
        "preprocessing": PREPROCESSING,
        "flip": False,
        "training": {"digests": ["ab" * 32], "counts": {"corrected": 1}},
        "figures": {"mean_iou": 0.5},
        "parent": "cd" * 32,
    }
    return CheckpointConfig.create(**(fields | changes))


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "mine.safetensors"
    save_checkpoint(path, build_network("unet", TINY), config())
    return path


def rewritten(path: Path, change: Any) -> Path:
    """The same file with another description and another header, the numbers as they were."""
    data = path.read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8 : 8 + length])
    description = json.loads(header["__metadata__"]["segtool"])
    change(description, header)
    header["__metadata__"]["segtool"] = json.dumps(description)
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data[8 + length :])
    return path


def test_weights_description_and_digest_come_back(tmp_path: Path) -> None:
    network = build_network("unet", TINY).eval()
    path = tmp_path / "mine.safetensors"
    written = config()
    digest = save_checkpoint(path, network, written)
    loaded, found, found_digest = load_checkpoint(path)
    assert found == written
    assert found.trained_on == {"ab" * 32}
    assert digest == found_digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read_info(path).digest == digest
    assert not loaded.training
    picture = torch.rand(1, 3, 40, 48)
    with torch.no_grad():
        assert torch.equal(loaded(picture), network(picture))


def test_half_precision_is_smaller_and_widened_on_load(tmp_path: Path, saved: Path) -> None:
    network, _, _ = load_checkpoint(saved)
    half = tmp_path / "half.safetensors"
    save_checkpoint(half, network, config(), half=True)
    assert half.stat().st_size < 0.7 * saved.stat().st_size
    widened = load_checkpoint(half)[0].state_dict()
    for name, tensor in network.state_dict().items():
        assert widened[name].dtype == torch.float32
        assert torch.equal(widened[name], tensor.half().float())


def test_weights_in_channels_last_and_batch_norm_counters_are_stored(tmp_path: Path) -> None:
    network = build_network("lite0-unet", {"filters": [8, 8, 8, 4]}).to(memory_format=torch.channels_last)
    path = tmp_path / "lite.safetensors"
    save_checkpoint(path, network, config(network="lite0-unet", arguments={"filters": [8, 8, 8, 4]}))
    loaded = load_checkpoint(path)[0].state_dict()
    assert all(torch.equal(loaded[name], tensor) for name, tensor in network.state_dict().items())


def test_a_loaded_network_can_be_trained_without_touching_the_file(saved: Path) -> None:
    before = saved.read_bytes()
    network, _, _ = load_checkpoint(saved)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.1)
    first = next(network.parameters()).detach().clone()
    network.train()(torch.rand(2, 3, 32, 32)).square().mean().backward()
    optimizer.step()
    assert not torch.equal(first, next(network.parameters()))
    assert saved.read_bytes() == before


def test_weights_that_are_not_finite_are_not_saved(tmp_path: Path) -> None:
    network = build_network("unet", TINY)
    with torch.no_grad():
        next(network.parameters()).fill_(torch.inf)
    path = tmp_path / "broken.safetensors"
    with pytest.raises(SegtoolError, match="not finite"):
        save_checkpoint(path, network, config())
    assert not path.exists()


def test_weights_that_are_not_finite_are_not_loaded(saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    data[-4:] = struct.pack("<f", float("nan"))
    saved.write_bytes(bytes(data))
    with pytest.raises(UnreadableError, match="not finite"):
        load_checkpoint(saved)


def test_every_length_of_the_header_loads(tmp_path: Path) -> None:
    """A header's length may begin with the byte that pickles begin with (0x80 for 640 bytes, for example)."""
    network = build_network("unet", TINY)
    path = tmp_path / "mine.safetensors"
    lows = set()
    for padding in range(0, 256, 8):
        save_checkpoint(path, network, config(name="x" * (1 + padding)))
        lows.add(path.read_bytes()[0])
        assert load_checkpoint(path)[1].name == "x" * (1 + padding)
    assert 0x80 in lows


def thirty_seven_classes(description: dict[str, Any], header: dict[str, Any]) -> None:
    description["classes"] = [{"value": value, "name": f"breed {value}"} for value in range(1, 38)]


def swapped_names(description: dict[str, Any], header: dict[str, Any]) -> None:
    description["classes"] = [
        {"value": 1, "name": "background"}, {"value": 2, "name": "pet"}, {"value": 3, "name": "border"},
    ]  # fmt: skip


def thirty_seven_outputs(description: dict[str, Any], header: dict[str, Any]) -> None:
    description["arguments"] = {"width": 2, "classes": 37}


def another_width(description: dict[str, Any], header: dict[str, Any]) -> None:
    description["arguments"] = {"width": 4}


def another_network(description: dict[str, Any], header: dict[str, Any]) -> None:
    description["network"] = "lite0-unet"
    description["arguments"] = {}


def unknown_network(description: dict[str, Any], header: dict[str, Any]) -> None:
    description["network"] = "unett"


def unknown_argument(description: dict[str, Any], header: dict[str, Any]) -> None:
    description["arguments"] = {"breadth": 3}


def newer_format(description: dict[str, Any], header: dict[str, Any]) -> None:
    description["format"] = 2


def no_preprocessing(description: dict[str, Any], header: dict[str, Any]) -> None:
    del description["preprocessing"]


def one_channel(description: dict[str, Any], header: dict[str, Any]) -> None:
    name = next(n for n in header if n != "__metadata__" and header[n]["shape"][1:] == [3, 3, 3])
    outputs = header[name]["shape"][0]
    header[name]["shape"] = [outputs * 3, 1, 3, 3]


def integers(description: dict[str, Any], header: dict[str, Any]) -> None:
    name = next(n for n in header if n != "__metadata__")
    header[name]["dtype"] = "I32"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (thirty_seven_classes, ["37 classes", "expected 3"]),
        (swapped_names, ["1 background", "expected 1 pet"]),
        (thirty_seven_outputs, ["37 outputs", "expected 3"]),
        (another_width, ["shape (2, 3, 3, 3)", "expects (4, 3, 3, 3)"]),
        (another_network, ["'lite0-unet'", "expected", "found"]),
        (unknown_network, ["unett", "Did you mean unet"]),
        (unknown_argument, ["breadth"]),
        (newer_format, ["format 2", "reads format 1"]),
        (no_preprocessing, ["preprocessing"]),
        (one_channel, ["shape (6, 1, 3, 3)", "expects (2, 3, 3, 3)"]),
        (integers, ["torch.int32", "expected torch.float32"]),
    ],
)
def test_what_differs_is_said_with_expected_and_found(saved: Path, change: Any, words: list[str]) -> None:
    assert load_checkpoint(saved)  # as it was written it loads
    with pytest.raises(UnreadableError) as caught:
        load_checkpoint(rewritten(saved, change))
    assert all(word in str(caught.value) for word in words), str(caught.value)
    assert caught.value.file == saved
    assert "\n" not in caught.value.message


def test_a_missing_and_a_foreign_tensor_are_refused(tmp_path: Path, saved: Path) -> None:
    state = load_checkpoint(saved)[0].state_dict()
    first = next(iter(state))
    fewer = {name: tensor for name, tensor in state.items() if name != first}
    for wrong, word in (
        (fewer, f"{first} is missing"),
        (state | {"extra": torch.zeros(1)}, "extra does not belong"),
    ):
        path = tmp_path / "wrong.safetensors"
        save_checkpoint(path, wrong, config())
        with pytest.raises(UnreadableError, match=word):
            load_checkpoint(path)


def torch_zip(path: Path) -> None:
    torch.save({"weight": torch.zeros(3)}, path)


def torch_legacy(path: Path) -> None:
    torch.save({"weight": torch.zeros(3)}, path, _use_new_zipfile_serialization=False)


def only_a_zip_signature(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(100))


def text(path: Path) -> None:
    path.write_text("# weights\nnot here\n" * 20)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def folder(path: Path) -> None:
    path.mkdir()


def missing(path: Path) -> None:
    """Nothing there at all."""


def cut_in_the_numbers(path: Path) -> None:
    save_checkpoint(path, build_network("unet", TINY), config())
    path.write_bytes(path.read_bytes()[:-100])


def cut_in_the_header(path: Path) -> None:
    save_checkpoint(path, build_network("unet", TINY), config())
    path.write_bytes(path.read_bytes()[:300])


def without_description(path: Path) -> None:
    from safetensors.torch import save_file

    save_file({"weight": torch.zeros(3)}, path)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (torch_zip, "unsafe"),
        (torch_legacy, "unsafe"),
        (only_a_zip_signature, "unsafe"),
        (text, "not a checkpoint"),
        (empty, "empty"),
        (folder, "is a folder"),
        (missing, "cannot be read"),
        (cut_in_the_numbers, "cut off"),
        (cut_in_the_header, "cut off"),
        (without_description, "without segtool's description"),
    ],
)
@pytest.mark.parametrize("suffix", [".safetensors", ".pt"])
def test_other_files_are_refused_in_one_sentence(tmp_path: Path, make: Any, words: str, suffix: str) -> None:
    path = tmp_path / f"other{suffix}"
    make(path)
    with pytest.raises(UnreadableError) as caught:
        load_checkpoint(path)
    assert words in caught.value.message or (suffix == ".pt" and "unsafe" in caught.value.message)
    assert caught.value.file == path
    assert "\n" not in caught.value.message


class Canary:
    """Makes a folder when it is unpickled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        import os

        return os.mkdir, (str(self.folder),)


@pytest.mark.parametrize("protocol", [0, 2, 4])
@pytest.mark.parametrize("name", ["canary.pt", "canary.pth", "canary.safetensors"])
def test_a_pickle_is_never_run(tmp_path: Path, protocol: int, name: str) -> None:
    ran = tmp_path / "RAN"
    data = pickle.dumps(Canary(ran), protocol)
    pickle.loads(data)
    assert ran.is_dir()  # the canary sings where somebody opens it
    ran.rmdir()
    plain, zipped = tmp_path / name, tmp_path / f"zipped_{name}"
    plain.write_bytes(data)
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("archive/data.pkl", data)
        archive.writestr("archive/version", "3\n")
    for path in (plain, zipped):
        with pytest.raises(UnreadableError):
            load_checkpoint(path)
        assert not ran.exists()


def test_shared_cases_are_all_refused(cases_folder: Path) -> None:
    paths = [
        p for case in ("TRN-09", "TRN-10") for p in (cases_folder / case).iterdir() if p.suffix != ".json"
    ]
    assert len(paths) >= 10
    for path in paths:
        with pytest.raises(UnreadableError):
            load_checkpoint(path)
