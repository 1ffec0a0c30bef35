"""Checkpoints: one safetensors file that says what it is.

The header's metadata holds one JSON document under `segtool`: network and arguments, class table in the order of the
outputs, preprocessing, flip, what it was trained on, figures, parent. The digest is the file's SHA-256. Nothing that
can run code is ever opened: `core.checkpoints` reads the header and refuses pickles and zip files.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from safetensors import SafetensorError
from torch import Tensor, nn

from segtool.core import files
from segtool.core.checkpoints import FORMAT, METADATA_KEY, read_info
from segtool.core.classes import CLASSES
from segtool.core.errors import SegtoolError, UnreadableError
from segtool.ml.preprocessing import Preprocessing
from segtool.ml.registry import build_network

CLASS_TABLE: tuple[tuple[int, str], ...] = tuple((c.value, c.name) for c in CLASSES)


@dataclass(frozen=True)
class CheckpointConfig:
    """What a checkpoint says about itself.

    classes: (label map value, name) in the order of the network's outputs. flip: predictions are the mean with those
    of the mirrored photograph. training: `digests` (SHA-256 of every picture file that this network or a parent was
    trained on), counts, settings. figures: on validation. parent: digest of the checkpoint it started from.
    created: ISO time, UTC.
    """

    name: str
    network: str
    arguments: dict[str, Any]
    preprocessing: Preprocessing
    classes: tuple[tuple[int, str], ...] = CLASS_TABLE
    flip: bool = True
    training: dict[str, Any] = field(default_factory=dict)
    figures: dict[str, Any] = field(default_factory=dict)
    parent: str | None = None
    created: str = ""

    @classmethod
    def create(cls, **fields: Any) -> "CheckpointConfig":
        """One that is made now."""
        return cls(created=datetime.now(UTC).isoformat(timespec="seconds"), **fields)

    def to_json(self) -> dict[str, Any]:
        """The document that stands in the file's header."""
        return {
            "format": FORMAT,
            "name": self.name,
            "network": self.network,
            "arguments": self.arguments,
            "classes": [{"value": value, "name": name} for value, name in self.classes],
            "preprocessing": self.preprocessing.to_json(),
            "flip": self.flip,
            "training": self.training,
            "figures": self.figures,
            "parent": self.parent,
            "created": self.created,
        }

    @classmethod
    def from_json(cls, document: Any) -> "CheckpointConfig":
        """The inverse of to_json. SegtoolError says what was expected and what was found."""
        if not isinstance(document, dict):
            raise SegtoolError("The description in the file is not a JSON object.")
        if document.get("format") != FORMAT:
            found = document.get("format")
            raise SegtoolError(
                f"It has format {found!r}, this version reads format {FORMAT}.",
                "A newer segtool may read it.",
            )
        fields = {key: _typed(document, key, kind) for key, kind in _FIELDS.items()}
        classes = _classes(document.get("classes"))
        preprocessing = Preprocessing.from_json(_typed(document, "preprocessing", dict))
        return cls(classes=classes, preprocessing=preprocessing, **fields)

    @property
    def trained_on(self) -> frozenset[str]:
        """SHA-256 of the picture files that this network has seen in training."""
        return frozenset(self.training.get("digests", ()))


_FIELDS: dict[str, type | tuple[type, ...]] = {
    "name": str,
    "network": str,
    "arguments": dict,
    "flip": bool,
    "training": dict,
    "figures": dict,
    "parent": (str, type(None)),
    "created": str,
}


def _typed(document: dict[str, Any], key: str, kind: type | tuple[type, ...]) -> Any:
    if key not in document and key != "parent":
        raise SegtoolError(f"The description in the file lacks {key!r}.")
    value = document.get(key)
    if not isinstance(value, kind):
        raise SegtoolError(f"The description in the file has {key!r} = {value!r}.")
    return value


def _classes(rows: Any) -> tuple[tuple[int, str], ...]:
    expected = ", ".join(f"{value} {name}" for value, name in CLASS_TABLE)
    try:
        found = tuple((int(row["value"]), str(row["name"])) for row in rows)
    except (TypeError, KeyError, ValueError) as error:
        raise SegtoolError(f"Its class table cannot be read; expected {expected}.") from error
    if len(found) != len(CLASS_TABLE):
        raise SegtoolError(f"It has {len(found)} classes, expected {len(CLASS_TABLE)} ({expected}).")
    if sorted(found) != sorted(CLASS_TABLE):
        listed = ", ".join(f"{value} {name}" for value, name in found)
        raise SegtoolError(f"It has the classes {listed}; expected {expected}.")
    return found


def save_checkpoint(
    path: Path, network: nn.Module | Mapping[str, Tensor], config: CheckpointConfig, half: bool = False
) -> str:
    """Write the checkpoint whole or not at all; returns its digest.

    half: weights as float16 (half the size; widened on load). Raises SegtoolError for weights that are not finite,
    WriteError where the file cannot be written.
    """
    state = network.state_dict() if isinstance(network, nn.Module) else network
    tensors = {name: _stored(name, tensor, half) for name, tensor in state.items()}
    metadata = {METADATA_KEY: json.dumps(config.to_json(), ensure_ascii=False, allow_nan=False)}
    data = safetensors.torch.save(tensors, metadata)
    files.write_bytes(path, data)
    return hashlib.sha256(data).hexdigest()


def _stored(name: str, tensor: Tensor, half: bool) -> Tensor:
    stored = tensor.detach().to("cpu")
    if stored.is_floating_point():
        stored = stored.to(torch.float16 if half else torch.float32)
        if not bool(torch.isfinite(stored).all()):
            raise SegtoolError(
                f"The weights are not finite (tensor {name}): this network is not worth saving.",
                "Train with a lower learning rate.",
            )
    return stored.clone(
        memory_format=torch.contiguous_format
    )  # channels_last and shared tensors cannot be stored


def load_checkpoint(path: Path) -> tuple[nn.Module, CheckpointConfig, str]:
    """(network on the CPU in eval mode with float32 weights, config, digest).

    Raises UnreadableError, one sentence with what was expected and what was found, for anything that is not whole
    and ours; nothing is ever loaded in part, and nothing in the file is run.
    """
    info = read_info(path)
    data = path.read_bytes()  # once: what is checked, what is loaded and the digest are of the same bytes
    try:
        config = CheckpointConfig.from_json(info.config)
        network = _with_weights(config, _tensors(data))
    except SegtoolError as error:
        sentence = f"{path.name} cannot be used as a checkpoint. {error.message}"
        raise UnreadableError(sentence, error.hint, path) from error
    return network, config, hashlib.sha256(data).hexdigest()


def load_checkpoint_tensors(path: Path) -> tuple[dict[str, Tensor], CheckpointConfig]:
    """(weights as they are stored, config) without building the network. Raises UnreadableError."""
    info = read_info(path)
    try:
        return _tensors(path.read_bytes()), CheckpointConfig.from_json(info.config)
    except SegtoolError as error:
        sentence = f"{path.name} cannot be used as a checkpoint. {error.message}"
        raise UnreadableError(sentence, error.hint, path) from error


def _tensors(data: bytes) -> dict[str, Tensor]:
    try:
        return safetensors.torch.load(data)
    except (SafetensorError, KeyError, ValueError) as error:
        raise SegtoolError("It is cut off or damaged.", "Copy or download it again.") from error


def _with_weights(config: CheckpointConfig, state: dict[str, Tensor]) -> nn.Module:
    outputs = config.arguments.get("classes", len(config.classes))
    if outputs != len(config.classes):
        raise SegtoolError(
            f"Its network has {outputs} outputs, expected {len(config.classes)}, one for each class."
        )
    # Built without memory first: the starting values (4.7 s for the lecture's U-Net) would be overwritten anyway.
    with torch.device("meta"):
        network = build_network(config.network, config.arguments)
    state = _fitting(config.network, network.state_dict(), state)
    if set(dict(network.named_buffers())) - set(
        state
    ):  # buffers that no checkpoint holds need their real values
        network = build_network(config.network, config.arguments)
    network.load_state_dict(state, strict=True, assign=True)
    return network.eval()


def _fitting(network: str, wanted: Mapping[str, Tensor], found: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """`found` with floats widened to float32, once every name, shape, type and value is as it must be."""
    missing = [name for name in wanted if name not in found]
    foreign = [name for name in found if name not in wanted]
    if missing or foreign:
        example = f"{missing[0]} is missing" if missing else f"{foreign[0]} does not belong to it"
        raise SegtoolError(
            f"Its weights are not those of the network {network!r}: expected {len(wanted)} tensors, found "
            f"{len(found)}, {len(wanted) - len(missing)} of them with the right name ({example})."
        )
    fitting = {}
    for name, expected in wanted.items():
        tensor = found[name]
        if tensor.shape != expected.shape:
            raise SegtoolError(
                f"The tensor {name} has the shape {tuple(tensor.shape)}, the network {network!r} expects "
                f"{tuple(expected.shape)}."
            )
        if tensor.is_floating_point() != expected.is_floating_point() or (
            not tensor.is_floating_point() and tensor.dtype != expected.dtype
        ):
            raise SegtoolError(f"The tensor {name} holds {tensor.dtype}, expected {expected.dtype}.")
        if tensor.is_floating_point():
            tensor = tensor.to(torch.float32, copy=True)
            if not bool(torch.isfinite(tensor).all()):
                raise SegtoolError(f"The tensor {name} holds values that are not finite.")
        else:
            tensor = tensor.clone()  # the loaded ones look into memory that must not be written to
        fitting[name] = tensor
    return fitting
