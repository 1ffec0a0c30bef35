"""A photograph that was read before its sample is known, and whether it still holds by then."""

import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segtool.core import images
from segtool.core.errors import SegtoolError

_log = logging.getLogger(__name__)
Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, eq=False)
class PictureRead:
    """image: H x W x 3 uint8 RGB. orientation: EXIF, 1 to 8, never applied. stamp: of the file before it was read."""

    path: Path
    image: NDArray[np.uint8]
    orientation: int
    stamp: Stamp

    def holds(self) -> bool:
        """Whether the file was not written since."""
        return _stamp(self.path) == self.stamp


def read_picture(path: Path) -> PictureRead | None:
    """None, with a line in the log, where it cannot be read: its sample says why when it is shown."""
    stamp = _stamp(path)
    if stamp is None:
        return None
    try:
        return PictureRead(path, images.read_image(path), images.exif_orientation(path), stamp)
    except SegtoolError as error:
        _log.info("Not shown while the dataset is being read: %s", error)
        return None


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
