"""Pictures and label maps are read by content, whole or not at all, on the stored grid."""

import contextlib
import io
import os
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from segtool.core import files, images
from segtool.core.errors import UnreadableError, WriteError
from tests.core.reading_inputs import huge_png, png, png_chunk, save_exact, write
from tests.datasets import photograph, save_photograph, save_png, save_truncated_jpeg, trimap


def saved(path: Path, image: Image.Image, **options: object) -> Path:
    stream = io.BytesIO()
    image.save(stream, **options)
    return write(path, stream.getvalue())


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableError) as raised:
        images.read_image(path)
    assert raised.value.file == path
    assert path.name in raised.value.message
    return raised.value.message


@pytest.mark.parametrize("format", ["PNG", "BMP", "TIFF", "WEBP"])
def test_a_lossless_picture_comes_back_pixel_by_pixel_whatever_its_extension(
    tmp_path: Path, format: str
) -> None:
    options = {"lossless": True} if format == "WEBP" else {}
    path = saved(tmp_path / "pug_1.jpg", Image.fromarray(photograph()), format=format, **options)
    read = images.read_image(path)
    assert read.dtype == np.uint8
    assert read.flags.c_contiguous
    assert read.flags.writeable
    np.testing.assert_array_equal(read, photograph())


def test_a_jpeg_is_rgb_and_is_the_same_through_both_decoders(tmp_path: Path) -> None:
    path = tmp_path / "pug_1.jpg"
    save_photograph(path)
    read = images.read_image(path)
    assert np.abs(read.astype(int) - photograph()).max() < 12  # red stays red: the channels are not swapped
    with_tail = write(
        tmp_path / "tail.jpg", path.read_bytes() + b"\x00\x00stray"
    )  # left to the strict decoder
    assert np.abs(images.read_image(with_tail).astype(int) - read).max() <= 2


def test_bytes_after_and_within_a_jpeg_do_not_stop_it(tmp_path: Path) -> None:
    path = tmp_path / "pug_1.jpg"
    save_photograph(path)
    data = path.read_bytes()
    stray = write(tmp_path / "stray.jpg", data[:-2] + b"\x00" * 240 + data[-2:])
    np.testing.assert_array_equal(images.read_image(stray), images.read_image(path))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_cut_off_jpeg_is_unreadable_and_never_half_grey(tmp_path: Path, share: float) -> None:
    path = tmp_path / "pug_1.jpg"
    save_truncated_jpeg(path, 1.0)
    assert images.read_image(path).shape == (160, 240, 3)
    save_truncated_jpeg(path, share)
    assert "cut off or damaged" in refusal(path)


def test_the_lenient_decoder_gets_only_jpegs_that_end_as_they_should(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grey = np.full(
        (160, 240, 3), 128, np.uint8
    )  # older OpenCV fills what is missing with grey and says nothing
    monkeypatch.setattr(images.cv2, "imdecode", lambda data, flags: grey)
    path = tmp_path / "pug_1.jpg"
    save_truncated_jpeg(path, 1.0)
    np.testing.assert_array_equal(images.read_image(path), grey)
    save_truncated_jpeg(path, 0.6)
    assert "cut off" in refusal(path)


def test_a_jpeg_without_its_last_two_bytes_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "pug_1.jpg"
    save_photograph(path)
    path.write_bytes(path.read_bytes()[:-2])
    assert "cut off" in refusal(path)


@pytest.mark.parametrize("format", ["PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_cut_off_file_of_every_other_format_is_unreadable(tmp_path: Path, format: str) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (40, 60, 3), np.uint8)
    path = saved(tmp_path / "pug_1.jpg", Image.fromarray(noise), format=format)
    assert images.read_image(path).shape == (40, 60, 3)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    refusal(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty (0 bytes)"),
        (b"<!DOCTYPE html><html></html>", "starts like a web page"),
        (b"\n\n  <HTML><body>404</body></HTML>", "starts like a web page"),
        (b"hello", "not a picture of a known format"),
        (b"\xff\xd8\xff", "cut off or damaged"),
    ],
)
def test_what_is_no_picture_is_refused_with_the_reason(tmp_path: Path, content: bytes, words: str) -> None:
    path = write(tmp_path / "pug_1.jpg", content)
    assert words in refusal(path)
    with pytest.raises(UnreadableError):
        images.image_size(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "is not there" in refusal(tmp_path / "pug_1.jpg")
    (tmp_path / "folder.jpg").mkdir()
    refusal(tmp_path / "folder.jpg")


def test_the_first_frame_of_a_gif_counts(tmp_path: Path) -> None:
    first = Image.fromarray(photograph()).quantize(64)
    other = Image.new("P", (60, 40), 0)
    path = saved(tmp_path / "pug_1.jpg", first, format="GIF", save_all=True, append_images=[other])
    np.testing.assert_array_equal(images.read_image(path), np.asarray(first.convert("RGB")))


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "RGBA"])
def test_every_mode_gives_three_channels(tmp_path: Path, mode: str) -> None:
    image = Image.fromarray(photograph()).convert(mode)
    path = saved(tmp_path / "pug_1.png", image, format="PNG")
    np.testing.assert_array_equal(images.read_image(path), np.asarray(image.convert("RGB")))


def test_transparency_is_dropped_and_the_stored_colours_count(tmp_path: Path) -> None:
    pixels = np.dstack([photograph(), np.zeros((40, 60), np.uint8)])
    path = saved(tmp_path / "clear.png", Image.fromarray(pixels), format="PNG")
    np.testing.assert_array_equal(images.read_image(path), photograph())


def test_a_palette_with_transparent_entries_is_read_without_a_warning(
    tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    image = Image.fromarray(photograph()).quantize(16)
    path = saved(tmp_path / "pug_1.png", image, format="PNG", transparency=bytes([0, 128, 255]))
    np.testing.assert_array_equal(images.read_image(path), np.asarray(image.convert("RGB")))
    assert not recwarn.list


def test_sixteen_bit_grey_is_scaled_from_its_full_range(tmp_path: Path) -> None:
    ramp = np.array([[0, 128, 129, 257, 32768, 65406, 65407, 65535]], np.uint16)
    path = saved(tmp_path / "ramp.png", Image.fromarray(ramp), format="PNG")
    grey = images.read_image(path)
    # 65535 / 255 = 257: halves (128.5) do not occur, 128 rounds down, 129 up
    np.testing.assert_array_equal(grey[0, :, 0], [0, 0, 1, 1, 128, 254, 255, 255])
    np.testing.assert_array_equal(grey[..., 0], grey[..., 2])


def test_floating_point_values_are_no_photograph(tmp_path: Path) -> None:
    path = saved(tmp_path / "float.tif", Image.fromarray(np.ones((4, 5), np.float32)), format="TIFF")
    assert "no photograph" in refusal(path)


def test_a_cmyk_jpeg_with_inverted_inks_keeps_its_colours(tmp_path: Path) -> None:
    image = Image.fromarray(photograph()).convert("CMYK")
    path = saved(
        tmp_path / "pug_1.jpg", image, format="JPEG", quality=95
    )  # Pillow writes Adobe's inverted inks
    assert b"Adobe" in path.read_bytes()
    read = images.read_image(path)
    assert np.abs(read.astype(int) - photograph()).max() < 25


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_an_exif_orientation_is_told_and_never_applied(tmp_path: Path, orientation: int, format: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = Image.fromarray(photograph())
    upright = saved(tmp_path / "upright", image, format=format)
    turned = saved(tmp_path / "turned", image, format=format, exif=exif)
    assert images.exif_orientation(turned) == orientation
    assert images.image_size(turned) == (60, 40)
    np.testing.assert_array_equal(images.read_image(turned), images.read_image(upright))


@pytest.mark.parametrize("orientation", [0, 9, 4711])
def test_an_invalid_orientation_counts_as_upright(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(tmp_path / "pug_1.jpg", Image.fromarray(photograph()), format="JPEG", exif=exif)
    assert images.exif_orientation(path) == 1


def test_a_colour_profile_changes_no_pixel(tmp_path: Path) -> None:
    image = Image.fromarray(photograph())
    plain = saved(tmp_path / "plain.jpg", image, format="JPEG")
    profiled = saved(tmp_path / "profiled.jpg", image, format="JPEG", icc_profile=os.urandom(400_000))
    np.testing.assert_array_equal(images.read_image(profiled), images.read_image(plain))


def test_a_picture_above_the_limit_is_refused_with_file_size_and_limit(tmp_path: Path) -> None:
    path = write(tmp_path / "huge_1.png", huge_png(20_000, 9_000))
    assert path.stat().st_size < 60_000
    message = refusal(path)
    assert "20,000 x 9,000" in message
    assert "180,000,000" in message
    assert "178,956,970" in message


def test_a_large_picture_below_the_limit_is_read_band_by_band(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "_BAND", 60 * 7)  # 40 rows: five bands of 7 and one of 5
    pixels = save_exact(tmp_path / "pug_1.png")
    np.testing.assert_array_equal(images.read_image(tmp_path / "pug_1.png"), pixels)
    save_png(tmp_path / "deep.png", "I;16")
    assert len(np.unique(images.read_image(tmp_path / "deep.png"))) > 2


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    source=st.sampled_from(["JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF"]),
    changes=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=8),
    keep=st.floats(0.02, 1),
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_damaged_file_is_read_or_unreadable_but_nothing_else(
    tmp_path: Path, source: str, changes: list[tuple[int, int]], keep: float
) -> None:
    stream = io.BytesIO()
    Image.fromarray(photograph()).save(stream, format=source)
    data = bytearray(stream.getvalue())
    for place, value in changes:
        data[place % len(data)] = value
    path = write(tmp_path / "damaged.jpg", bytes(data[: max(int(len(data) * keep), 1)]))
    for read in (images.read_image, images.read_label_map, images.image_size, images.exif_orientation):
        with contextlib.suppress(UnreadableError):
            read(path)


def test_a_label_map_keeps_the_numbers_of_the_file(tmp_path: Path) -> None:
    values = trimap()
    path = saved(tmp_path / "pug_1.png", Image.fromarray(values), format="PNG")
    read = images.read_label_map(path)
    assert read.dtype == np.uint8
    assert read.flags.c_contiguous
    np.testing.assert_array_equal(read, values)


def test_a_palette_label_map_gives_indices_not_colours(tmp_path: Path) -> None:
    image = Image.frombytes("P", (60, 40), trimap().tobytes())
    image.putpalette([9, 9, 9] * 256)  # every colour the same
    path = saved(tmp_path / "pug_1.png", image, format="PNG", transparency=2)
    np.testing.assert_array_equal(images.read_label_map(path), trimap())


@pytest.mark.parametrize(("depth", "packed"), [(2, b"\x6c"), (4, b"\x12\x30"), (8, b"\x01\x02\x03\x00")])
def test_grey_of_few_bits_keeps_its_numbers(tmp_path: Path, depth: int, packed: bytes) -> None:
    # 0x6c is 01 10 11 00: four pixels of two bits
    path = write(tmp_path / "few.png", png(4, 1, depth, 0, [packed]))
    np.testing.assert_array_equal(images.read_label_map(path), [[1, 2, 3, 0]])


def test_a_two_bit_palette_keeps_its_indices(tmp_path: Path) -> None:
    palette = png_chunk(b"PLTE", bytes(12))
    path = write(tmp_path / "few.png", png(4, 1, 2, 3, [b"\x6c"], palette))
    np.testing.assert_array_equal(images.read_label_map(path), [[1, 2, 3, 0]])


def test_sixteen_bit_labels_are_numbers_and_large_ones_are_refused(tmp_path: Path) -> None:
    values = trimap().astype(np.uint16)
    path = saved(tmp_path / "deep.png", Image.fromarray(values), format="PNG")
    np.testing.assert_array_equal(images.read_label_map(path), values)
    values[0, 0] = 700
    path = saved(tmp_path / "deep.png", Image.fromarray(values), format="PNG")
    with pytest.raises(UnreadableError, match="700"):
        images.read_label_map(path)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "LA"])
def test_a_label_map_with_colour_or_transparency_is_refused(tmp_path: Path, mode: str) -> None:
    path = saved(tmp_path / "pug_1.png", Image.fromarray(trimap()).convert(mode), format="PNG")
    with pytest.raises(UnreadableError, match=r"one channel"):
        images.read_label_map(path)


def test_a_jpeg_label_map_is_refused_whatever_its_name(tmp_path: Path) -> None:
    path = saved(tmp_path / "pug_1.png", Image.fromarray(trimap()), format="JPEG")
    with pytest.raises(UnreadableError, match="compression changes label values"):
        images.read_label_map(path)


def test_a_cut_off_label_map_is_unreadable_not_partly_zero(tmp_path: Path) -> None:
    path = saved(tmp_path / "pug_1.png", Image.fromarray(trimap(400, 300, (200, 150), 90)), format="PNG")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(UnreadableError, match="cut off"):
        images.read_label_map(path)


@settings(max_examples=40, deadline=None)
@given(arrays(np.uint8, st.tuples(st.integers(1, 30), st.integers(1, 30))))
def test_an_encoded_label_map_comes_back_through_another_decoder(label_map: np.ndarray) -> None:
    data = images.encode_label_map(label_map)
    assert data == images.encode_label_map(label_map.copy())
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    np.testing.assert_array_equal(decoded, label_map)


@pytest.mark.parametrize(
    "wrong", [np.zeros((4, 5, 3), np.uint8), np.zeros((4, 5), np.int64), np.zeros((0, 5), np.uint8)]
)
def test_only_label_maps_are_encoded(wrong: np.ndarray) -> None:
    with pytest.raises(ValueError, match="H x W uint8"):
        images.encode_label_map(wrong)


def test_a_written_label_map_is_read_back_and_a_changed_byte_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "corrections" / "pug_1.png"
    images.write_label_map(path, trimap())
    np.testing.assert_array_equal(images.read_label_map(path), trimap())

    def lose_a_byte(target: Path, data: bytes) -> None:
        target.write_bytes(data[:-1] + b"?")

    monkeypatch.setattr(files, "write_bytes", lose_a_byte)
    with pytest.raises(WriteError, match="reads back differently"):
        images.write_label_map(path, trimap())


def test_names_in_any_script_are_read(tmp_path: Path) -> None:
    for name in ("naïve Katze_6.jpg", "猫_7.jpg", "a'b_8.jpg", "-dash_10.jpg", "50% #1;_2.jpg"):
        pixels = save_exact(tmp_path / "Größe 猫 données (50% #1)" / name)
        np.testing.assert_array_equal(
            images.read_image(tmp_path / "Größe 猫 données (50% #1)" / name), pixels
        )
