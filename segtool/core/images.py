"""Reads pictures and label maps by their content, whole or not at all, and encodes label maps.

One grid: the stored pixels. An EXIF orientation is reported, never applied; a colour profile is not applied. The
window and the network get the same array, so what is seen is what is predicted:

- transparency is dropped: the stored colours count;
- 16-bit grey is scaled from its full range, 0..65535 to 0..255, whatever values the picture uses;
- of several frames the first counts.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
import numpy.typing as npt

from segtool.core import files
from segtool.core.cv import cv2
from segtool.core.errors import UnreadableError, WriteError

if TYPE_CHECKING:
    from PIL import ImageFile

Pixels = npt.NDArray[np.uint8]

MAX_PIXELS = 178_956_970
"""Pictures of more pixels are refused: decoded they would take more than 0.5 GB, and most such files are mistakes."""


_READERS: tuple[tuple[str, bytes, frozenset[str]], ...] = (
    ("JPEG", b"\xff\xd8\xff", frozenset({".jpg", ".jpeg", ".jpe", ".jfif"})),
    ("PNG", b"\x89PNG\r\n\x1a\n", frozenset({".png"})),
    ("GIF", b"GIF8", frozenset({".gif"})),
    ("BMP", b"BM", frozenset({".bmp"})),
    ("WebP", b"RIFF....WEBP", frozenset({".webp"})),
    ("TIFF", b"II*\x00", frozenset({".tif", ".tiff"})),
    ("TIFF", b"MM\x00*", frozenset({".tif", ".tiff"})),
)
"""Format, how its files begin (a dot stands for any byte), its extensions."""

SUFFIXES: frozenset[str] = frozenset().union(*(reader[2] for reader in _READERS))
"""Extensions of files that are taken for pictures, lower case."""

LOSSLESS_SUFFIXES: frozenset[str] = frozenset({".png", ".gif", ".bmp", ".tif", ".tiff"})
"""Extensions of files that can hold a label map."""

_BAND = 1 << 24
"""Pixels converted at a time."""

_SIXTEEN_BIT = frozenset({"I;16", "I;16B", "I;16L", "I;16N", "I"})
_COLOUR = frozenset({"RGB", "L", "1", "P", "RGBA", "RGBa", "RGBX", "LA", "La", "PA", "CMYK", "YCbCr"})
_WEB_PAGE = (b"<!doctype", b"<html", b"<head", b"<body", b"<?xml", b"<script")
_DECODER_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    struct.error,
    zlib.error,
)
_ORIENTATION_TAG = 0x0112


def _decoders() -> ModuleType:
    """Pillow's, imported with the first picture: the window is painted before."""
    from segtool.core import decoders as module

    return module


def read_image(path: Path) -> Pixels:
    """The picture as H x W x 3 uint8 RGB, C-contiguous, on the stored grid.

    Raises UnreadableError, which names the file and the reason: not there, empty, no picture, cut off, damaged, too
    large, or of a kind that is no photograph (32-bit or floating-point values).
    """
    with _opened(path) as (image, stream):
        if isinstance(image, _decoders().Jpeg) and image.mode in ("RGB", "L"):
            pixels = _decode_whole_jpeg(stream, image.size)
            if pixels is not None:
                return pixels
        return _to_rgb(path, image)


def image_size(path: Path) -> tuple[int, int]:
    """(width, height) from the header alone. Raises UnreadableError as `read_image`; a cut-off end goes unnoticed."""
    with _opened(path) as (image, _):
        return image.size


def image_format(path: Path) -> tuple[str, frozenset[str]]:
    """The content's format and the extensions that fit it, all lower case. Raises UnreadableError."""
    name, suffixes = _sniff(path, _head(path))
    return name, suffixes


def exif_orientation(path: Path) -> int:
    """The EXIF orientation, 1 to 8; 1 (upright) where absent or invalid. Raises UnreadableError for no picture."""
    with _opened(path) as (image, _):
        try:
            value = image.getexif().get(_ORIENTATION_TAG, 1)
        except _DECODER_ERRORS:
            return 1  # a damaged EXIF block says nothing about the pixels: upright, as viewers take it
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def read_label_map(path: Path) -> Pixels:
    """The label map as H x W uint8 with the file's own numbers: grey values, or a palette's indices, not its colours.

    Raises UnreadableError for what cannot hold labels: colour, transparency, JPEG or WebP, values above 255, and for
    everything that `read_image` refuses.
    """
    with _opened(path) as (image, stream):
        if isinstance(image, _decoders().Jpeg | _decoders().WebP):
            hint = "Label maps are one-channel PNG files."
            raise _unreadable(path, "is a JPEG or WebP file, whose compression changes label values", hint)
        if image.mode in _SIXTEEN_BIT:
            return _sixteen_as_labels(path, np.asarray(image))
        if image.mode not in ("1", "L", "P"):
            channels = "colours" if "A" not in image.mode else "transparency"
            raise _unreadable(
                path,
                f"holds {channels} ({image.mode}), a label map has one channel",
                "Save it as a grey PNG.",
            )
        return np.array(image, dtype=np.uint8, order="C") // np.uint8(_grey_step(image, stream))


def encode_label_map(label_map: Pixels) -> bytes:
    """An 8-bit grey PNG of an H x W uint8 label map; the same array gives the same bytes."""
    if label_map.dtype != np.uint8 or label_map.ndim != 2 or label_map.size == 0:
        raise ValueError(f"a label map is H x W uint8, not {label_map.shape} {label_map.dtype}")
    stream = io.BytesIO()
    _decoders().Image.fromarray(np.ascontiguousarray(label_map)).save(stream, format="PNG", compress_level=6)
    return stream.getvalue()


def write_label_map(path: Path, label_map: Pixels) -> None:
    """Write `encode_label_map` through the one writer and read the file back.

    Raises WriteError: the old file is whole, or what came back differs from what was written.
    """
    data = encode_label_map(label_map)
    files.write_bytes(path, data)
    try:
        found = path.read_bytes()
    except OSError as error:
        raise WriteError(
            f"{path} was written but cannot be read back: {error.strerror}.", file=path
        ) from error
    if found != data:
        raise WriteError(
            f"{path} was written but reads back differently.", "Check the disk; try again.", path
        )


def _unreadable(path: Path, what: str, hint: str = "") -> UnreadableError:
    return UnreadableError(f"{path.name} {what}.", hint, path)


def _no_file(path: Path, error: OSError) -> UnreadableError:
    if isinstance(error, FileNotFoundError):
        return _unreadable(path, "is not there")
    return _unreadable(path, f"cannot be read: {error.strerror or error}")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(512)
    except OSError as error:
        raise _no_file(path, error) from error


def _sniff(path: Path, head: bytes) -> tuple[str, frozenset[str]]:
    for name, magic, suffixes in _READERS:
        if len(head) >= len(magic) and all(m in (ord("."), h) for m, h in zip(magic, head, strict=False)):
            return name, suffixes
    if not head:
        raise _unreadable(path, "is empty (0 bytes)", "Fetch it again.")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB_PAGE):
        raise _unreadable(path, "is not a picture (starts like a web page)", "Fetch it again.")
    known = ", ".join(dict.fromkeys(reader[0] for reader in _READERS))
    raise _unreadable(path, f"is not a picture of a known format ({known})")


@contextmanager
def _opened(path: Path) -> Iterator[tuple["ImageFile.ImageFile", BinaryIO]]:
    """Pillow's image of the file, header read, size within the limit; whatever its decoder raises is UnreadableError.

    The decoders are called directly: Image.open guesses among many more formats, and its own limit on the size
    neither names the file nor is ours to change for the whole process.
    """
    try:
        stream = path.open("rb")
    except OSError as error:
        raise _no_file(path, error) from error
    with stream:
        try:
            reader = _decoders().BY_FORMAT[_sniff(path, stream.read(512))[0]]
            stream.seek(0)
            with reader(stream, str(path)) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    size = f"{width:,} x {height:,} pixels"
                    raise _unreadable(
                        path,
                        f"is too large: {size} are {width * height:,}, the limit is {MAX_PIXELS:,}",
                        "Make it smaller first.",
                    )
                yield image, stream
        except _DECODER_ERRORS as error:
            raise _unreadable(path, f"is cut off or damaged ({_reason(error)})", "Fetch it again.") from error
        except _decoders().Image.DecompressionBombError as error:  # a frame larger than the header says
            raise _unreadable(path, f"is too large ({_reason(error)})", "Make it smaller first.") from error
        except MemoryError as error:
            raise _unreadable(path, "needs more memory than there is", "Make it smaller first.") from error


def _reason(error: BaseException) -> str:
    text = str(error).strip()
    return text.splitlines()[0].rstrip(".") if text else type(error).__name__


def _decode_whole_jpeg(stream: BinaryIO, size: tuple[int, int]) -> Pixels | None:
    """OpenCV's decoding, twice as fast for large pictures, of a JPEG that ends as it should; None: let Pillow do it.

    OpenCV fills the missing part of a cut-off JPEG with grey and says so on stderr only; Pillow raises. So OpenCV gets
    only files that end with the end-of-image marker; others (cut off, or bytes after the end) are for Pillow.
    """
    stream.seek(0)
    data = stream.read()
    stream.seek(0)
    if not data.endswith(b"\xff\xd9"):
        return None
    flags = cv2.IMREAD_COLOR_RGB | cv2.IMREAD_IGNORE_ORIENTATION
    try:
        pixels = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    except cv2.error:  # Pillow then says what is wrong with it
        return None
    if pixels is None or (pixels.shape[1], pixels.shape[0]) != size:
        return None
    return np.ascontiguousarray(pixels, dtype=np.uint8)


def _to_rgb(path: Path, image: "ImageFile.ImageFile") -> Pixels:
    """H x W x 3 of any mode, band by band, so that the largest pictures need no third copy in memory."""
    if image.mode not in _COLOUR | _SIXTEEN_BIT:
        raise _unreadable(
            path, f"holds {image.mode} values, which are no photograph", "Save it as PNG or JPEG."
        )
    image.load()
    image.info.pop("transparency", None)  # dropped, and Pillow warns about it when a palette is converted
    width, height = image.size
    pixels = np.empty((height, width, 3), np.uint8)
    rows = max(_BAND // width, 1)
    for top in range(0, height, rows):
        bottom = min(top + rows, height)
        band = image if bottom - top == height else image.crop((0, top, width, bottom))
        if image.mode in _SIXTEEN_BIT:
            pixels[top:bottom] = _sixteen_to_eight(path, np.asarray(band))[:, :, None]
        else:
            pixels[top:bottom] = np.asarray(band if image.mode == "RGB" else band.convert("RGB"))
    return pixels


def _sixteen_to_eight(path: Path, values: npt.NDArray[Any]) -> Pixels:
    if values.min() < 0 or values.max() > 65535:
        raise _unreadable(path, "holds 32-bit values, which are no photograph", "Save it as PNG or JPEG.")
    return ((values.astype(np.uint32) + 128) // 257).astype(np.uint8)


def _sixteen_as_labels(path: Path, values: npt.NDArray[Any]) -> Pixels:
    stray = np.unique(values[(values < 0) | (values > 255)])
    if stray.size:
        shown = ", ".join(str(value) for value in stray[:5]) + (", ..." if stray.size > 5 else "")
        raise _unreadable(path, f"holds values that are no labels ({shown})", "Label maps hold 1, 2 and 3.")
    return np.ascontiguousarray(values, dtype=np.uint8)


def _grey_step(image: "ImageFile.ImageFile", stream: BinaryIO) -> int:
    """What Pillow multiplied a grey PNG's numbers with: it spreads 2 and 4 bits over 0..255, labels are the numbers."""
    if image.mode != "L" or not isinstance(image, _decoders().Png):
        return 1
    position = stream.tell()
    stream.seek(24)  # signature 8, chunk length and name 8, width and height 8, then the bit depth
    depth = stream.read(1)[0]
    stream.seek(position)
    return {2: 85, 4: 17}.get(depth, 1)
