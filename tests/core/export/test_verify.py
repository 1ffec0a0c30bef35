"""The verifier sees every kind of difference between an export and its manifest."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segtool.core.dataset import read_dataset
from segtool.core.export import export_dataset, verify_export
from segtool.core.export.verify import decode_values
from segtool.core.workspace import Workspace
from tests.datasets import make_dataset, save_palette_trimap, save_trimap, trimap


@pytest.fixture
def target(tmp_path: Path) -> Path:
    root = make_dataset(tmp_path / "pets", ["pug_1", "pug_2"])
    workspace = Workspace.open(root, tmp_path / "work")
    export_dataset(read_dataset(root), workspace, tmp_path / "out")
    workspace.close()
    assert verify_export(tmp_path / "out") == []
    return tmp_path / "out"


def _changed(target: Path, edit: object) -> list[str]:
    path = target / "manifest.json"
    document = json.loads(path.read_text())
    edit(document)
    path.write_text(json.dumps(document))
    return [problem.sentence for problem in verify_export(target)]


@pytest.mark.parametrize(
    "name", ["images/pug_1.jpg", "annotations/trimaps/pug_1.png", "annotations/test.txt"]
)
@pytest.mark.parametrize("damage", ["missing", "cut", "one bit"])
def test_a_file_that_changed_is_named(target: Path, name: str, damage: str) -> None:
    path = target / name
    data = bytearray(path.read_bytes())
    if damage == "missing":
        path.unlink()
    else:
        data[-1] ^= 1
        path.write_bytes(data[:-1] if damage == "cut" else data)
    found = verify_export(target)
    assert len(found) == 1
    assert Path(name).name in found[0].sentence


def test_pixels_are_compared_even_where_the_manifests_digest_was_made_from_the_wrong_file(
    target: Path,
) -> None:
    import hashlib

    path = target / "annotations" / "trimaps" / "pug_1.png"
    with Image.open(path) as image:
        values = np.asarray(image).copy()
    values[0, 0] = 1
    save_trimap(path, values)
    data = path.read_bytes()

    def edit(document: dict) -> None:
        document["items"][0]["trimap"].update(sha256=hashlib.sha256(data).hexdigest(), size=len(data))

    assert "does not decode to the label map" in _changed(target, edit)[0]


def test_undeclared_ignore_sizes_and_lists_are_checked(target: Path) -> None:
    def wrong_size(document: dict) -> None:
        document["items"][0]["width"] += 1

    def wrong_split(document: dict) -> None:
        document["items"][0]["width"] -= 1
        document["items"][0]["split"] = "test"

    assert any("pixels" in sentence for sentence in _changed(target, wrong_size))
    assert any("other samples" in sentence for sentence in _changed(target, wrong_split))


@pytest.mark.parametrize(
    "edit", [lambda d: d.pop("items"), lambda d: d["items"].append({}), lambda d: d.pop("lists")]
)
def test_a_damaged_manifest_is_a_problem_and_no_crash(target: Path, edit: object) -> None:
    assert any("damaged" in sentence for sentence in _changed(target, edit))


def test_trimaps_are_decoded_with_their_own_numbers(tmp_path: Path) -> None:
    """Palette indices, narrow grey values that Pillow spreads, 255 as ignore."""
    palette, narrow, void = tmp_path / "p.png", tmp_path / "n.png", tmp_path / "v.png"
    save_palette_trimap(palette)
    assert np.array_equal(decode_values(palette), trimap())
    values = trimap()
    values[0, 0] = 255
    save_trimap(void, values)
    expected = trimap()
    expected[0, 0] = 0
    assert np.array_equal(decode_values(void), expected)
    _save_two_bits(narrow, trimap())
    assert np.array_equal(decode_values(narrow), trimap())


def _save_two_bits(path: Path, values: np.ndarray) -> None:
    """A 2-bit grey PNG by hand: no library here writes one."""
    import struct
    import zlib

    height, width = values.shape
    padded = np.pad(values, ((0, 0), (0, -width % 4))).reshape(height, -1, 4)
    packed = (padded[..., 0] << 6 | padded[..., 1] << 4 | padded[..., 2] << 2 | padded[..., 3]).astype(
        np.uint8
    )
    rows = b"".join(b"\0" + row.tobytes() for row in packed)
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 2, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    data = b"\x89PNG\r\n\x1a\n"
    for kind, body in chunks:
        data += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    path.write_bytes(data)
