"""Which checkpoints there are and what they say about themselves, read from their headers without torch.

A checkpoint is one safetensors file: eight bytes with the header's length (little-endian), the header as JSON, the
numbers. Our description stands in the header's metadata under `segtool`. No other kind of file is opened further than
its first bytes, so listing a folder never runs what is in it.
"""

import difflib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from segtool.core import files
from segtool.core.errors import SegtoolError, UnreadableError
from segtool.core.places import resource
from segtool.core.workspace import Workspace

FORMAT = 1
METADATA_KEY = "segtool"
SUFFIX = ".safetensors"
SHIPPED = f"checkpoints/pets-lite0{SUFFIX}"
CURRENT = "checkpoint"
"""The workspace's key for its current checkpoint: a file name in its own folder, or an absolute path."""

_UNSAFE_SUFFIXES = frozenset(
    {".pt", ".pth", ".pkl", ".pickle", ".ckpt", ".bin", ".tar", ".joblib", ".npy", ".npz"}
)
_UNSAFE_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"\x80", b"\x1f\x8b")
"""Zip files (torch's), pickles, gzip."""
_OLD_PICKLE_STARTS = (b"(", b"c", b"]", b"}", b"I", b"S")
_LARGEST_HEADER = 100_000_000  # as the format itself limits it


@dataclass(frozen=True)
class CheckpointInfo:
    """name: the file's name without extension. digest: SHA-256 of the file. config: the whole description."""

    path: Path
    name: str
    digest: str
    network: str
    config: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """For the command line: path, name, digest, network, figures and when it was made."""
        return {
            "path": str(self.path),
            "name": self.name,
            "digest": self.digest,
            "network": self.network,
            "figures": self.config.get("figures", {}),
            "created": self.config.get("created"),
            "parent": self.config.get("parent"),
        }


def read_info(path: Path) -> CheckpointInfo:
    """What a checkpoint says about itself. Raises UnreadableError, in one sentence, for everything else."""
    try:
        status = path.stat()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableError(
            f"The checkpoint {path} cannot be read: {reason}.", "Check the path.", path
        ) from error
    if path.is_dir():
        raise UnreadableError(
            f"{path} is a folder; a checkpoint is one {SUFFIX} file.", "Name the file.", path
        )
    return _read_info(path.absolute(), status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=256)
def _read_info(path: Path, changed: int, size: int) -> CheckpointInfo:
    """By path, time and size, so that a digest is not computed twice."""
    config = _description(path, size)
    return CheckpointInfo(path, path.stem, files.sha256_of(path), str(config["network"]), config)


def _description(path: Path, size: int) -> dict[str, Any]:
    header = _header(path, size)
    again = "Copy or download it again."
    try:
        document = json.loads(header)
        ends = [int(entry["data_offsets"][1]) for name, entry in document.items() if name != "__metadata__"]
        text = document.get("__metadata__", {}).get(METADATA_KEY)
        config = None if text is None else json.loads(text)
    except (ValueError, AttributeError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise UnreadableError(f"The header of {path.name} cannot be read: {error}.", again, path) from error
    if config is None:
        raise UnreadableError(
            f"{path.name} holds weights without segtool's description of the network.",
            "Only checkpoints that segtool wrote can be used.",
            path,
        )
    if not isinstance(config, dict) or not isinstance(config.get("network"), str):
        raise UnreadableError(f"{path.name} does not say which network it is for.", again, path)
    if config.get("format") != FORMAT:
        raise UnreadableError(
            f"{path.name} has format {config.get('format')!r}, this segtool reads format {FORMAT}.",
            "A newer segtool may read it.",
            path,
        )
    if size != 8 + len(header) + max(ends, default=0):
        raise UnreadableError(f"{path.name} is cut off: its header and its size do not agree.", again, path)
    return config


def _header(path: Path, size: int) -> bytes:
    if size == 0:
        raise UnreadableError(
            f"{path.name} is empty; expected a checkpoint.", "Copy or download it again.", path
        )
    with path.open("rb") as stream:
        start = stream.read(9)
        length = int.from_bytes(start[:8], "little")
        # A header's length may happen to begin like a zip file or a pickle: the brace behind it tells.
        plausible = start[8:] == b"{" and length <= _LARGEST_HEADER
        if not plausible or path.suffix.lower() in _UNSAFE_SUFFIXES:
            _refuse_unsafe(path, start)
        if not plausible:
            raise _foreign(path)
        header = b"{" + stream.read(length - 1)
    if len(header) < length:
        raise UnreadableError(f"{path.name} is cut off in its header.", "Copy or download it again.", path)
    return header


def _refuse_unsafe(path: Path, start: bytes) -> None:
    """Raises UnreadableError where the name or the first bytes are those of a file that can run programs."""
    if start.startswith((*_UNSAFE_STARTS, *_OLD_PICKLE_STARTS)) or path.suffix.lower() in _UNSAFE_SUFFIXES:
        raise UnreadableError(
            f"{path.name} is refused as unsafe: such files (pickles, zip files) can run programs when opened.",
            f"segtool reads checkpoints as {SUFFIX} files that it wrote itself.",
            path,
        )


def _foreign(path: Path) -> UnreadableError:
    return UnreadableError(
        f"{path.name} is not a checkpoint: expected a {SUFFIX} file written by segtool.",
        "Choose another file.",
        path,
    )


def survey(workspace: Workspace | None) -> tuple[list[CheckpointInfo], list[UnreadableError]]:
    """The usable checkpoints, shipped first, then the workspace's by time; and why the other files are not usable."""
    found: list[CheckpointInfo] = []
    refused: list[UnreadableError] = []
    for path in _candidates(workspace):
        try:
            found.append(read_info(path))
        except UnreadableError as error:
            refused.append(error)
    return found, refused


def list_checkpoints(workspace: Workspace | None) -> list[CheckpointInfo]:
    """The usable checkpoints: shipped first, then the workspace's by time. `survey` also tells what is not usable."""
    return survey(workspace)[0]


def _candidates(workspace: Workspace | None) -> list[Path]:
    shipped = _shipped()
    own: list[Path] = []
    if workspace is not None and workspace.checkpoints_folder.is_dir():
        known = _UNSAFE_SUFFIXES | {SUFFIX}
        own = [
            path
            for path in workspace.checkpoints_folder.iterdir()
            if path.suffix.lower() in known and not path.name.startswith(".") and path.is_file()
        ]
        own.sort(key=lambda path: (path.stat().st_mtime_ns, path.name))
    return ([shipped] if shipped else []) + own


def _shipped() -> Path | None:
    try:
        return resource(SHIPPED)
    except (
        SegtoolError
    ):  # a checkout before its first training; resolve_checkpoint raises it where it matters
        return None


def resolve_checkpoint(workspace: Workspace | None, given: str | Path | None = None) -> Path:
    """The file meant by a path or a name; None means the workspace's current one, else the shipped one.

    Raises SegtoolError, naming what there is, where it leads nowhere; the file itself is not read.
    """
    if given is None:
        current = workspace.get(CURRENT) if workspace is not None else None
        if workspace is None or current is None:
            return resource(SHIPPED)
        path = workspace.checkpoints_folder / current  # an absolute path stays itself
        if not path.is_file():
            raise SegtoolError(
                f"The workspace's checkpoint {path} is gone.",
                "Choose another: segtool checkpoint use NAME.",
                path,
            )
        return path
    path = Path(given).expanduser()
    if path.is_file():
        return path.absolute()
    candidates = {candidate.stem: candidate for candidate in _candidates(workspace)}
    candidates |= {candidate.name: candidate for candidate in candidates.values()}
    name = str(given)
    if name in candidates:
        return candidates[name]
    names = sorted({candidate.stem for candidate in candidates.values()})
    close = difflib.get_close_matches(name, names, 1)
    hint = f"Did you mean {close[0]}?" if close else f"There is: {', '.join(names) or 'none'}."
    raise SegtoolError(f"There is no checkpoint {name!r}.", hint, path)


def use_checkpoint(workspace: Workspace, name_or_path: str | Path) -> CheckpointInfo:
    """Make a checkpoint the workspace's current one, once its header was read and found good."""
    path = resolve_checkpoint(workspace, name_or_path)
    info = read_info(path)
    inside = path.parent.resolve() == workspace.checkpoints_folder.resolve()
    shipped = _shipped()
    if shipped is not None and path.resolve() == shipped.resolve():
        workspace.set(CURRENT, None)  # what is shipped may lie elsewhere after an update
    else:
        workspace.set(CURRENT, path.name if inside else str(path.absolute()))
    return info
