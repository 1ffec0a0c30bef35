"""Pillow's decoders of the formats that are read. Imported with the first picture, not with the window."""

from typing import Any

from PIL import BmpImagePlugin, GifImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin
from PIL import Image as Image
from PIL.JpegImagePlugin import JpegImageFile as Jpeg

Png = PngImagePlugin.PngImageFile
WebP = WebPImagePlugin.WebPImageFile


class _StoredTiff(TiffImagePlugin.TiffImageFile):
    """A TIFF on its stored grid: it is the one format that Pillow turns by its orientation while loading."""

    def _open(self) -> None:
        super()._open()
        self._size = self._tile_size

    def load_end(self) -> None:
        """Nothing: here Pillow would turn the picture."""


BY_FORMAT: dict[str, Any] = {
    "JPEG": Jpeg,
    "PNG": Png,
    "GIF": GifImagePlugin.GifImageFile,
    "BMP": BmpImagePlugin.BmpImageFile,
    "WebP": WebP,
    "TIFF": _StoredTiff,
}
