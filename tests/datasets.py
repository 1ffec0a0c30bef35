"""Small datasets for tests: drawn photographs in the official layout, and files that are odd in known ways.

A photograph is 60 x 40: a red disc (the pet) on green ground. Its trimap follows from the same geometry:
1 inside the disc, 3 in the ring around its edge, 2 elsewhere. So every expected value can be worked out by hand.
"""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from PIL import Image

WIDTH, HEIGHT = 60, 40
PET_COLOUR = (200, 40, 40)
GROUND_COLOUR = (40, 140, 60)
CENTRE = (30.0, 20.0)
RADIUS = 12.0
RING = 2.0
"""Half the width of the border ring, in pixels."""

STEMS = ("Abyssinian_1", "Abyssinian_2", "Bengal_1", "Bengal_2", "beagle_1", "beagle_2", "pug_1", "pug_2")
"""The default samples. A capital first letter is a cat; odd numbers are in trainval, even ones in test."""


def photograph(
    width: int = WIDTH,
    height: int = HEIGHT,
    centre: tuple[float, float] = CENTRE,
    radius: float = RADIUS,
) -> np.ndarray:
    """Height x width x 3 uint8 RGB: a red disc on green ground, with a little texture."""
    image = np.empty((height, width, 3), np.uint8)
    image[:] = GROUND_COLOUR
    image[_distance(width, height, centre) <= radius] = PET_COLOUR
    rows, columns = np.mgrid[:height, :width]
    return image + ((rows + columns) % 3 * 4).astype(np.uint8)[..., None]


def trimap(
    width: int = WIDTH,
    height: int = HEIGHT,
    centre: tuple[float, float] = CENTRE,
    radius: float = RADIUS,
    ring: float = RING,
) -> np.ndarray:
    """Height x width uint8: 1 in the disc, 3 within `ring` pixels of its edge, 2 elsewhere."""
    distance = _distance(width, height, centre)
    values = np.full((height, width), 2, np.uint8)
    values[distance <= radius - ring] = 1
    values[np.abs(distance - radius) < ring] = 3
    return values


def _distance(width: int, height: int, centre: tuple[float, float]) -> np.ndarray:
    """From each pixel's middle to `centre`."""
    rows, columns = np.mgrid[:height, :width] + 0.5
    return np.hypot(columns - centre[0], rows - centre[1])


def geometry(index: int) -> dict[str, tuple[float, float] | float]:
    """A place and a size of the disc for the sample of this number, so that samples differ."""
    return {"centre": (24.0 + 4 * (index % 4), 18.0 + 2 * (index % 3)), "radius": 9.0 + index % 4}


def make_dataset(
    folder: Path,
    stems: Iterable[str] = STEMS,
    *,
    lists: bool = True,
    trimaps: bool = True,
    splits: Mapping[str, str] | None = None,
    size: tuple[int, int] = (WIDTH, HEIGHT),
) -> Path:
    """Write a dataset into `folder` (made where it is missing) and return `folder`.

    lists: write annotations/list.txt, trainval.txt and test.txt. trimaps: write the trimaps.
    splits: stem -> "trainval", "test" or "unlisted"; a stem that is not named is in trainval where its
    number is odd and in test where it is even.
    size: (width, height) of every photograph.
    """
    names = list(stems)
    width, height = size
    folder.joinpath("images").mkdir(parents=True, exist_ok=True)
    for index, stem in enumerate(names):
        shape = (
            geometry(index)
            if size == (WIDTH, HEIGHT)
            else {"centre": (width / 2, height / 2), "radius": height * 0.3}
        )
        save_photograph(folder / "images" / f"{stem}.jpg", photograph(width, height, **shape))
        if trimaps:
            save_trimap(folder / "annotations" / "trimaps" / f"{stem}.png", trimap(width, height, **shape))
    if lists:
        write_lists(folder, names, splits or {})
    return folder


def write_lists(folder: Path, stems: Iterable[str], splits: Mapping[str, str] | None = None) -> None:
    """Write list.txt (with the official comment lines), trainval.txt and test.txt for `stems`."""
    chosen = dict(splits or {})
    breeds: list[str] = []
    lines: dict[str, list[str]] = {"trainval": [], "test": [], "unlisted": []}
    listed: list[str] = []
    names = list(stems)
    for stem in names:
        breed = stem.rpartition("_")[0]
        if breed not in breeds:
            breeds.append(breed)
    breeds.sort(key=str.casefold)
    of_species = {
        True: [b for b in breeds if b[:1].isupper()],
        False: [b for b in breeds if not b[:1].isupper()],
    }
    for stem in names:
        breed, _, number = stem.rpartition("_")
        cat = breed[:1].isupper()
        line = f"{stem} {breeds.index(breed) + 1} {1 if cat else 2} {of_species[cat].index(breed) + 1}"
        split = chosen.get(stem, "trainval" if int(number) % 2 else "test")
        lines[split].append(line)
        if split != "unlisted":
            listed.append(line)
    annotations = folder / "annotations"
    annotations.mkdir(parents=True, exist_ok=True)
    comments = ["#Image CLASS-ID SPECIES BREED ID", "#ID: 1:37 Class ids", "#SPECIES: 1:Cat 2:Dog"]
    comments += [
        "#BREED ID: 1-25:Cat 1:12:Dog",
        "#All images with 1st letter as captial are cat images",
        "#images with small first letter are dog images",
    ]
    (annotations / "list.txt").write_text("\n".join([*comments, *listed]) + "\n")
    for split in ("trainval", "test"):
        (annotations / f"{split}.txt").write_text("".join(line + "\n" for line in lines[split]))


# Writers. Each makes the folder it needs.


def _save(path: Path, image: Image.Image, **options: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    stream = io.BytesIO()
    image.save(stream, **options)
    path.write_bytes(stream.getvalue())


def save_photograph(path: Path, image: np.ndarray | None = None) -> None:
    """A JPEG of good quality."""
    _save(
        path,
        Image.fromarray(photograph() if image is None else image),
        format="JPEG",
        quality=95,
        subsampling=0,
    )


def save_trimap(path: Path, values: np.ndarray | None = None) -> None:
    """An 8-bit grey PNG, as the official trimaps are."""
    _save(path, Image.fromarray(trimap() if values is None else values), format="PNG")


def save_truncated_jpeg(path: Path, share: float = 0.5) -> None:
    """The first `share` of a JPEG's bytes."""
    save_photograph(path, photograph(240, 160, (120.0, 80.0), 50.0))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])


def save_gif(path: Path, frames: int = 1) -> None:
    """A GIF, whatever the file's name says; the frames after the first show no disc."""
    first = Image.fromarray(photograph()).quantize(64)
    others = [Image.new("L", (WIDTH, HEIGHT), 40 * number).convert("P") for number in range(1, frames)]
    _save(path, first, format="GIF", save_all=frames > 1, append_images=others)


def save_png(path: Path, mode: str = "RGB") -> None:
    """A PNG, whatever the file's name says. mode: RGB, RGBA (opaque), L, LA, P or I;16."""
    rgb = Image.fromarray(photograph())
    if mode == "I;16":
        grey = np.asarray(rgb.convert("L")).astype(np.uint16) * 257
        _save(path, Image.fromarray(grey), format="PNG")
    else:
        _save(path, rgb.quantize(64) if mode == "P" else rgb.convert(mode), format="PNG")


def save_turned(path: Path, orientation: int = 6) -> None:
    """A JPEG whose EXIF orientation asks the viewer to turn it; the stored pixels are 60 x 40."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    _save(path, Image.fromarray(photograph()), format="JPEG", quality=95, subsampling=0, exif=exif)


def save_cmyk(path: Path) -> None:
    """A JPEG of four inks."""
    _save(path, Image.fromarray(photograph()).convert("CMYK"), format="JPEG", quality=95)


def save_grey_jpeg(path: Path) -> None:
    """A JPEG of one channel."""
    _save(path, Image.fromarray(photograph()).convert("L"), format="JPEG", quality=95)


def save_nothing(path: Path) -> None:
    """A file of zero bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")


def save_error_page(path: Path) -> None:
    """An HTML page saved under a picture's name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("<!DOCTYPE html>\n<html><body><h1>404 Not Found</h1></body></html>\n")


def save_palette_trimap(path: Path, values: np.ndarray | None = None) -> None:
    """The right values as indices into a palette of loud colours."""
    indices = trimap() if values is None else values
    indexed = Image.frombytes("P", (indices.shape[1], indices.shape[0]), indices.tobytes())
    indexed.putpalette([0, 0, 0, 128, 0, 0, 0, 128, 0, 128, 128, 0] + [0] * (256 - 4) * 3)
    _save(path, indexed, format="PNG")


def save_zero_based_trimap(path: Path) -> None:
    """0 pet, 1 background, 2 border."""
    save_trimap(path, trimap() - 1)


def save_soft_trimap(path: Path) -> None:
    """Resized with smoothing, so that values stand between the classes."""
    grey = Image.fromarray(trimap() * 80).resize((WIDTH // 2, HEIGHT // 2), Image.Resampling.BILINEAR)
    _save(path, grey.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR), format="PNG")


def save_jpeg_trimap(path: Path) -> None:
    """A JPEG under a PNG's name: lossy, so no value can be trusted."""
    _save(path, Image.fromarray(trimap()), format="JPEG", quality=90)


def save_colour_trimap(path: Path) -> None:
    """Three channels."""
    _save(path, Image.fromarray(np.repeat(trimap()[..., None], 3, axis=2)), format="PNG")


def save_wrong_size_trimap(path: Path, change: tuple[int, int] = (0, -1)) -> None:
    """(width, height) differ from the photograph's by `change`."""
    save_trimap(path, trimap(WIDTH + change[0], HEIGHT + change[1]))


def save_stray_trimap(path: Path, value: int = 7) -> None:
    """One pixel (the top left one) holds a value of no class."""
    values = trimap()
    values[0, 0] = value
    save_trimap(path, values)


def save_void_trimap(path: Path, value: int = 255) -> None:
    """The ring is there and the topmost row is `value` (ignore)."""
    values = trimap()
    values[0, :] = value
    save_trimap(path, values)
