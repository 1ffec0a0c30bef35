"""ImageNet weights of encoders, through torchvision's weight API.

The file's address and hash come from the weights enum. The hash is checked whenever the file is used, before it is
opened, and it is opened with `weights_only=True`: a pickle that would run code is refused. It is kept in torch's own
folder (`TORCH_HOME`), where other programs find it too.
"""

import hashlib
import http.client
import pickle
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import torch
from torch import Tensor, nn

from segtool.core.errors import SegtoolError, UnreadableError
from segtool.core.files import sha256_of, write_with
from segtool.ml.encoder_table import EncoderRow

OnBytes = Callable[[int, int], None]
"""(bytes so far, bytes in all; 0 where the server does not say)."""

_CHUNK = 1 << 18
_SECONDS = 20.0
"""Without an answer for so long the fetching is given up."""
_HASH = re.compile(r"-([0-9a-f]{8,64})\.")
_OLD_DENSE = re.compile(r"(denselayer\d+\.(?:norm|conv))\.([12]\.)")
"""torchvision's DenseNet files are older than its modules' names: `norm.1.weight` is `norm1.weight` today."""


def cached_file(row: EncoderRow) -> Path:
    """Where the weights of `row` lie, once they are here."""
    return Path(torch.hub.get_dir()) / "checkpoints" / Path(urlparse(_weights(row).url).path).name


def normalisation(row: EncoderRow) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """(mean, deviation) per channel on the scale 0..255 that the weights were trained with."""
    transforms = _weights(row).transforms()
    return tuple(v * 255 for v in transforms.mean), tuple(v * 255 for v in transforms.std)


def load_imagenet(encoder: nn.Module, row: EncoderRow, on_bytes: OnBytes | None = None) -> None:
    """Put the ImageNet weights of `row` into `encoder` (a TorchvisionEncoder of it), fetching them where needed.

    Raises SegtoolError without internet, UnreadableError for a file that is damaged, foreign or would run code;
    `encoder` is then unchanged.
    """
    weights, path = _weights(row), cached_file(row)
    if not path.is_file():
        _fetch(weights.url, path, row.title, on_bytes)
    _check_hash(path, sha256_of(path))
    try:
        found = weights.get_state_dict(progress=False, check_hash=True, weights_only=True, map_location="cpu")
    except (pickle.UnpicklingError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise UnreadableError(
            f"{path.name} does not hold weights alone, and was not opened.",
            f"Delete {path} and try again.",
            path,
        ) from error
    body = encoder.get_submodule("body")
    body.load_state_dict(_fitting(found, body.state_dict(), path), strict=True)


def _weights(row: EncoderRow) -> Any:
    from torchvision.models import get_weight

    return get_weight(row.weights)


def _check_hash(path: Path, digest: str) -> None:
    expected = _HASH.search(path.name)
    if expected is None or not digest.startswith(expected.group(1)):
        raise UnreadableError(
            f"{path.name} is not the file that its name says: its SHA-256 begins with {digest[:8]}.",
            f"Delete {path} and try again.",
            path,
        )


def _fetch(url: str, path: Path, title: str, on_bytes: OnBytes | None) -> None:
    def write(beside: Path) -> None:
        digest, done = hashlib.sha256(), 0
        with urllib.request.urlopen(url, timeout=_SECONDS) as answer, beside.open("wb") as stream:
            total = int(answer.headers.get("Content-Length") or 0)
            while block := answer.read(_CHUNK):
                stream.write(block)
                digest.update(block)
                done += len(block)
                if on_bytes is not None:
                    on_bytes(done, total)
        _check_hash(path, digest.hexdigest())

    try:
        # an error of the network is an OSError too: only what is left after it is one of the disk
        write_with(path, _telling_networks_apart(write, url, title))
    except UnreadableError as error:
        raise UnreadableError(
            f"The ImageNet weights of {title} arrived damaged.", "Try again.", path
        ) from error


def _telling_networks_apart(write: Callable[[Path], None], url: str, title: str) -> Callable[[Path], None]:
    def attempt(beside: Path) -> None:
        try:
            write(beside)
        except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
            reason = getattr(error, "reason", None) or error
            raise SegtoolError(
                f"The ImageNet weights of {title} could not be fetched from {urlparse(url).hostname}: {reason}.",
                "They are needed from the internet once. Without it, start from scratch: then --encoder-weights none.",
            ) from error

    return attempt


def _fitting(found: Any, wanted: dict[str, Tensor], path: Path) -> dict[str, Tensor]:
    """The part of `found` that the encoder has, under its names; the classifier's is left out."""
    if not isinstance(found, dict):
        found = {}
    renamed = {_OLD_DENSE.sub(r"\1\2", name): value for name, value in found.items() if isinstance(name, str)}
    fitting: dict[str, Tensor] = {}
    for name, expected in wanted.items():
        value = renamed.get(name)
        if value is None and name.endswith("num_batches_tracked"):
            value = expected  # files from before torch counted batches
        if not isinstance(value, Tensor) or value.shape != expected.shape:
            raise UnreadableError(
                f"{path.name} does not hold the weights of this encoder ({name} is missing or has another shape).",
                f"Delete {path} and try again.",
                path,
            )
        fitting[name] = value
    return fitting
