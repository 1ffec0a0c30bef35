"""The corrections' files: 8-bit grey PNG of the photograph's size, values 0 to 3 and nothing else."""

import logging
import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segtool.core import images
from segtool.core.classes import BY_VALUE
from segtool.core.errors import SegtoolError, UnreadableError, WriteError
from segtool.core.files import TEMPORARY_PREFIX

LabelMap = NDArray[np.uint8]

_log = logging.getLogger(__name__)
_KNOWN = np.zeros(256, dtype=bool)
_KNOWN[list(BY_VALUE)] = True


def read(path: Path) -> LabelMap:
    """H x W uint8. Raises UnreadableError for a file that is broken, empty or holds anything but our values."""
    label_map = images.read_label_map(path)
    fault = _fault(label_map)
    if fault:
        raise UnreadableError(
            f"The correction {path} {fault}.", "Revert the sample, or put back a good copy.", path
        )
    return label_map


def write(path: Path, label_map: LabelMap) -> None:
    """Raises SegtoolError, before anything is written, for what is no label map of ours, and WriteError."""
    fault = _fault(label_map)
    if fault:
        raise SegtoolError(f"The label map for {path} {fault}: it was not saved.", "", path)
    images.write_label_map(path, label_map)


def remove(path: Path) -> None:
    """Take the file away if it is there. Raises WriteError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise WriteError(
            f"Could not remove {path}: {error.strerror}.", "Change the permission.", path
        ) from error


def set_aside(path: Path) -> None:
    """Rename a file that cannot be read to NAME.damaged, if it is there. Raises WriteError."""
    try:
        os.replace(path, path.with_suffix(".damaged"))
    except FileNotFoundError:  # nothing to keep
        return
    except OSError as error:
        raise WriteError(
            f"Could not rename {path}: {error.strerror}.", "Change the permission.", path
        ) from error


def clear_temporaries(folder: Path) -> int:
    """Remove what was being written into a folder when its program was killed; returns the number of files."""
    gone = 0
    for path in folder.glob(f"{TEMPORARY_PREFIX}*"):
        try:
            path.unlink()
            gone += 1
        except OSError as error:
            _log.info("%s stays: %s", path, error)
    return gone


def _fault(label_map: LabelMap) -> str:
    if label_map.ndim != 2 or label_map.dtype != np.uint8 or label_map.size == 0:
        return f"is not one channel of 8 bits ({label_map.dtype}, shape {label_map.shape})"
    if _KNOWN[label_map].all():
        return ""
    strays = sorted({int(value) for value in np.unique(label_map)} - BY_VALUE.keys())
    return f"holds the values {strays}, not 0 to 3 alone" if strays else ""
