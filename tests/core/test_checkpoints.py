"""Checkpoints by their headers: what is ours, what is refused, which one is current."""

import hashlib
import io
import json
import os
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save as save_tensors

from segtool.core import checkpoints
from segtool.core.checkpoints import list_checkpoints, read_info, resolve_checkpoint, survey, use_checkpoint
from segtool.core.errors import SegtoolError, UnreadableError
from segtool.core.workspace import Workspace

CONFIG = {"format": 1, "network": "unet", "arguments": {}, "figures": {"mean_iou": 0.8}, "name": "any"}


def checkpoint_bytes(config: object = CONFIG) -> bytes:
    """A file by the format's own library."""
    return save_tensors({"weight": np.arange(6, dtype=np.float32)}, {"segtool": json.dumps(config)})


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """With a stand-in for the shipped checkpoint."""
    shipped = tmp_path / "resources" / "pets-lite0.safetensors"
    shipped.parent.mkdir()
    shipped.write_bytes(checkpoint_bytes())
    monkeypatch.setattr(checkpoints, "resource", lambda name: shipped)
    (tmp_path / "pets").mkdir()
    opened = Workspace.open(tmp_path / "pets", tmp_path / "work")
    opened.checkpoints_folder.mkdir()
    yield opened
    opened.close()


def test_a_checkpoint_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    path.write_bytes(checkpoint_bytes())
    info = read_info(path)
    assert (info.name, info.network, info.config) == ("mine", "unet", CONFIG)
    assert info.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    json.dumps(info.to_json(), allow_nan=False)


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    path.write_bytes(checkpoint_bytes())
    first = read_info(path)
    path.write_bytes(checkpoint_bytes({**CONFIG, "network": "lite0-unet"}))
    os.utime(path, ns=(1, 1))
    assert read_info(path).network == "lite0-unet"
    assert read_info(path).digest != first.digest


class _Planted:
    """Runs a command when it is unpickled."""

    def __init__(self, flag: Path) -> None:
        self.flag = flag

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (os.mkdir, (str(self.flag),))


def _zip_of(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("archive/data.pkl", data)
    return stream.getvalue()


def test_pickles_are_refused_as_unsafe_and_listing_a_folder_never_runs_them(
    workspace: Workspace, tmp_path: Path
) -> None:
    """TRN-10"""
    flag = tmp_path / "SEGTOOL_PICKLE_RAN"
    contents = {f"protocol{n}": pickle.dumps(_Planted(flag), protocol=n) for n in range(6)}
    contents["torch_zip"] = _zip_of(contents["protocol2"])
    pickle.loads(contents["protocol4"])  # the positive: the planted command works
    flag.rmdir()
    for name, data in contents.items():
        for suffix in (".pt", ".pth", ".pkl", ".ckpt", ".safetensors"):
            (workspace.checkpoints_folder / f"{name}{suffix}").write_bytes(data)
    good = workspace.checkpoints_folder / "good.safetensors"
    good.write_bytes(checkpoint_bytes())
    found, refused = survey(workspace)
    assert [info.name for info in found] == ["pets-lite0", "good"]
    assert len(refused) == len(contents) * 5
    assert all("unsafe" in error.message for error in refused), [error.message for error in refused]
    for path in workspace.checkpoints_folder.iterdir():
        if path != good:
            with pytest.raises(UnreadableError, match="refused as unsafe"):
                use_checkpoint(workspace, path)
    assert not flag.exists()
    assert workspace.get("checkpoint") is None


@pytest.mark.parametrize("low", [0x80, 0x28, 0x50, 0x18])
def test_a_header_whose_length_begins_like_a_pickle_is_still_a_checkpoint(tmp_path: Path, low: int) -> None:
    """The first byte of a checkpoint is the low byte of its header's length; the format pads that to eights."""
    path = tmp_path / "padded.safetensors"
    for padding in range(300):
        data = checkpoint_bytes({**CONFIG, "padding": "x" * padding})
        if data[0] == low:
            break
    assert data[0] == low
    path.write_bytes(data)
    assert read_info(path).network == "unet"
    path.write_bytes(data[:50])
    with pytest.raises(UnreadableError, match="cut off"):
        read_info(path)


def _header(document: object) -> bytes:
    text = json.dumps(document).encode()
    return len(text).to_bytes(8, "little") + text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b"{}", "not a checkpoint"),
        (b"just some text that is long enough to be read", "not a checkpoint|refused as unsafe"),
        (b"\xff" * 64, "not a checkpoint"),
        (checkpoint_bytes()[:40], "cut off"),
        (checkpoint_bytes()[:-1], "cut off"),
        (checkpoint_bytes() + b"x", "cut off"),
        (save_tensors({"weight": np.zeros(3, np.float32)}), "without segtool's description"),
        (checkpoint_bytes({**CONFIG, "format": 2}), "format 2"),
        (checkpoint_bytes(["no", "object"]), "does not say which network"),
        (checkpoint_bytes({"format": 1}), "does not say which network"),
        (_header(["no", "object"]), "not a checkpoint"),
        (_header({"__metadata__": []}), "header"),
        (_header({"weight": {"data_offsets": "many"}}), "header"),
        (_header({"__metadata__": {"segtool": "{"}}), "header"),
        (_header({"weight": 1})[:-1] + b"\xff", "header"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_everything_else_is_one_sentence_that_names_the_file(
    tmp_path: Path, data: bytes, sentence: str
) -> None:
    path = tmp_path / "odd.safetensors"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=sentence) as caught:
        read_info(path)
    assert "odd.safetensors" in caught.value.message
    assert "\n" not in caught.value.message


def test_a_folder_and_a_missing_file_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="is a folder"):
        read_info(tmp_path)
    with pytest.raises(UnreadableError, match="cannot be read"):
        read_info(tmp_path / "missing.safetensors")


def test_shipped_comes_first_then_the_workspaces_own_by_time(workspace: Workspace) -> None:
    for age, name in ((1, "zebra"), (2, "ant")):
        path = workspace.checkpoints_folder / f"{name}.safetensors"
        path.write_bytes(checkpoint_bytes())
        os.utime(path, (age, age))
    (workspace.checkpoints_folder / ".segtool-1.part").write_bytes(b"half")
    assert [info.name for info in list_checkpoints(workspace)] == ["pets-lite0", "zebra", "ant"]
    assert [info.name for info in list_checkpoints(None)] == ["pets-lite0"]


def test_the_current_one_is_the_workspaces_choice_else_the_shipped(
    workspace: Workspace, tmp_path: Path
) -> None:
    shipped = tmp_path / "resources" / "pets-lite0.safetensors"
    assert resolve_checkpoint(workspace, None) == resolve_checkpoint(None, None) == shipped
    own = workspace.checkpoints_folder / "mine.safetensors"
    own.write_bytes(checkpoint_bytes())
    elsewhere = tmp_path / "elsewhere.safetensors"
    elsewhere.write_bytes(checkpoint_bytes())
    for given, path in (
        ("mine", own),
        ("mine.safetensors", own),
        (elsewhere, elsewhere),
        ("pets-lite0", shipped),
    ):
        assert use_checkpoint(workspace, given).path == path
        assert resolve_checkpoint(workspace, None) == path
    use_checkpoint(workspace, "mine")
    own.unlink()
    with pytest.raises(SegtoolError, match="is gone"):
        resolve_checkpoint(workspace, None)


def test_an_unknown_name_says_what_there_is(workspace: Workspace) -> None:
    with pytest.raises(SegtoolError, match="no checkpoint 'pets-lite1'") as caught:
        resolve_checkpoint(workspace, "pets-lite1")
    assert caught.value.hint == "Did you mean pets-lite0?"


def test_a_broken_one_never_becomes_current(workspace: Workspace) -> None:
    (workspace.checkpoints_folder / "mine.safetensors").write_bytes(checkpoint_bytes()[:50])
    with pytest.raises(UnreadableError):
        use_checkpoint(workspace, "mine")
    assert workspace.get("checkpoint") is None
