"""Reads an export back against its manifest, by other means than those that wrote it: Pillow and hashlib alone."""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from segtool.core.export import manifest
from segtool.core.problems import Problem

_DAMAGE = (OSError, SyntaxError, ValueError, KeyError, TypeError, IndexError, AttributeError)
"""What Pillow, or a manifest that somebody changed, can raise."""


def verify_export(target: Path) -> list[Problem]:
    """Everything in which the folder differs from its manifest; empty where the export is whole.

    Each file's size and SHA-256, each trimap's pixels one by one (through the digest of its values), its size against
    the photograph's, its values against the class table, and the lists against the items.
    """
    path = target / manifest.FILE_NAME
    document = manifest.read_manifest(target)
    if document is None:
        return [
            Problem("export-unfinished", path, f"{target} has no manifest of an export: it is unfinished.")
        ]
    problems: list[Problem] = []
    if manifest.unfinished(document):
        problems.append(
            Problem("export-unfinished", path, f"{target} is unfinished: exporting again completes it.")
        )
    try:
        for item in document["items"]:
            problems += _item_problems(target, item, document["ignore_value"])
        problems += _list_problems(target, document)
    except _DAMAGE as error:
        problems.append(Problem("export-manifest", path, f"The manifest {path} is damaged: {error}."))
    return problems


def _item_problems(target: Path, item: dict[str, Any], ignore: int | None) -> list[Problem]:
    faults = [fault for entry in (item["image"], item["trimap"]) if (fault := _file_fault(target, entry))]
    path = target / item["trimap"]["file"]
    if not faults:
        try:
            fault = _pixel_fault(target, item, ignore)
        except _DAMAGE as error:
            fault = f"{path.name} cannot be decoded: {error}."
        faults = [fault] if fault else []
    return [Problem("export-file", path, fault) for fault in faults]


def _file_fault(target: Path, entry: dict[str, Any]) -> str:
    name = entry["file"]
    if not manifest.is_ours(name):
        return f"The manifest names {name!r}, which is no file of an export."
    try:
        data = (target / name).read_bytes()
    except OSError as error:
        return f"{name} cannot be read: {error.strerror}."
    if len(data) != entry["size"]:
        return f"{name} has {len(data):,} bytes, {entry['size']:,} expected."
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        return f"{name} is not the file that was exported: its SHA-256 differs."
    return ""


def _pixel_fault(target: Path, item: dict[str, Any], ignore: int | None) -> str:
    name = item["trimap"]["file"]
    values = decode_values(target / name)
    with Image.open(target / item["image"]["file"]) as photograph:
        size = photograph.size
    if (values.shape[1], values.shape[0]) != size or size != (item["width"], item["height"]):
        return (
            f"{name} is {values.shape[1]} x {values.shape[0]} pixels, its photograph {size[0]} x {size[1]}."
        )
    allowed = {1, 2, 3} if ignore is None else {1, 2, 3, ignore}
    strays = sorted({int(value) for value in np.unique(values)} - allowed)
    if strays:
        return f"{name} holds the values {strays}, which the manifest does not declare."
    if hashlib.sha256(values.tobytes()).hexdigest() != item["trimap"]["values_sha256"]:
        return f"{name} does not decode to the label map that was exported."
    return ""


def decode_values(path: Path) -> NDArray[np.uint8]:
    """The label map in a trimap file by Pillow alone: H x W uint8; 255 counts as ignore, 0."""
    with Image.open(path) as image:
        if image.mode not in ("L", "P", "1", "I", "I;16", "I;16B"):
            raise ValueError(f"{image.mode} is not one channel")
        values = np.asarray(image).astype(np.int64)
        narrow = image.mode == "L"
    depth = path.read_bytes()[24]  # of the PNG header: Pillow spreads narrow grey values over 0 to 255
    if narrow and depth in (2, 4):
        values //= 255 // (2**depth - 1)
    values[values == 255] = 0
    return np.ascontiguousarray(values, dtype=np.uint8)


def _list_problems(target: Path, document: dict[str, Any]) -> list[Problem]:
    problems = []
    splits = {item["name"]: item["split"] for item in document["items"]}
    for entry in document["lists"]:
        path = target / entry["file"]
        fault = _file_fault(target, entry)
        if fault:
            problems.append(Problem("export-file", path, fault))
            continue
        names = []
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("#"):
                name, *numbers = line.rsplit(" ", 3)
                names.append(name)
                if len(numbers) != 3 or not all(number.isdigit() for number in numbers):
                    problems.append(
                        Problem("export-list", path, f"{path.name} has a line that is no entry: {line!r}.")
                    )
        wanted = [name for name, split in splits.items() if split == path.stem]
        if path.stem in ("trainval", "test") and names != wanted:
            problems.append(
                Problem("export-list", path, f"{path.name} names other samples than the manifest.")
            )
    return problems
