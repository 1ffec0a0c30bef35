"""Small pictures for the list: a photograph with its label map drawn thin over it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from segtool.core import correction_files, images
from segtool.core.classes import BORDER, BY_VALUE, PET
from segtool.core.cv import cv2
from segtool.core.errors import SegtoolError
from segtool.core.truth import read_trimap

SIDE = 256
"""Longest side in pixels of what is kept; smaller ones are reduced from it."""
LINE, TINT = 0.95, 0.3
"""Opacity of the pet's outline and of the border's sheet."""

Thumbnail = NDArray[np.uint8]


@dataclass(frozen=True)
class ThumbnailSource:
    """What a thumbnail is made from. label: the correction's file, else the trimap; None for neither.

    mapping, ignore_declared: how a trimap's values are read (core.truth).
    """

    name: str
    image: Path
    label: Path | None = None
    corrected: bool = False
    mapping: str | None = None
    ignore_declared: bool = False

    def stamp(self) -> str:
        """Another one as soon as a file's size or time is another. Raises OSError where the photograph is gone."""
        status = self.image.stat()
        parts = [str(self.image), status.st_size, status.st_mtime_ns, SIDE, self.corrected, self.mapping]
        if self.label is not None:
            try:
                status = self.label.stat()
                parts += [status.st_size, status.st_mtime_ns]
            except OSError:
                parts.append("missing")
        text = "\0".join(map(str, parts))
        return hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def make_thumbnail(source: ThumbnailSource) -> Thumbnail:
    """h x w x 3 uint8 RGB, longest side at most SIDE. A label map that cannot be used is left out.

    Raises UnreadableError for the photograph.
    """
    image = images.read_image(source.image)
    small = reduced(image, SIDE)
    label_map = _label_map(source)
    if label_map is not None and label_map.shape == image.shape[:2]:
        small = draw_label_map(small, label_map)
    return small


def reduced(image: Thumbnail, side: int) -> Thumbnail:
    """The picture with a longest side of at most `side`; a smaller one stays as it is."""
    height, width = image.shape[:2]
    factor = side / max(height, width)
    if factor >= 1:
        return image
    size = max(1, round(width * factor)), max(1, round(height * factor))
    return np.ascontiguousarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def draw_label_map(small: Thumbnail, label_map: NDArray[np.uint8]) -> Thumbnail:
    """The pet's outline as a line and its border as a thin sheet. label_map: of the photograph's own size."""
    size = small.shape[1], small.shape[0]
    border = _share(label_map == BORDER, size)
    pet = np.clip(_share(label_map == PET, size) + border, 0, 1)
    kernel = np.ones((3, 3), np.uint8)
    line = cv2.dilate(pet, kernel) - cv2.erode(pet, kernel, borderType=cv2.BORDER_REPLICATE)
    drawn = small.astype(np.float32)
    for opacity, value in ((border * TINT, BORDER), (line * LINE, PET)):
        colour = np.array(BY_VALUE[value].colour, np.float32)
        drawn += (colour - drawn) * opacity[..., None]
    return np.ascontiguousarray(drawn.round().clip(0, 255), dtype=np.uint8)


def _share(mask: NDArray[np.bool_], size: tuple[int, int]) -> NDArray[np.float32]:
    """The mask's share of each small pixel, 0 to 1."""
    return np.asarray(cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_AREA), np.float32)


def _label_map(source: ThumbnailSource) -> NDArray[np.uint8] | None:
    if source.label is None:
        return None
    if not source.corrected:
        return read_trimap(source.label, source.mapping, source.ignore_declared).label_map
    try:
        return correction_files.read(source.label)
    except SegtoolError:  # told where the sample is opened
        return None
