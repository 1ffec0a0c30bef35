"""The same picture in two sets: found by file, by pixels and by looks, fast, and barred from training."""

import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from segtool.core import fingerprints as prints_of
from segtool.core.check import check_dataset
from segtool.core.dataset import Dataset, read_dataset
from segtool.core.errors import Cancelled
from segtool.core.files import sha256_of
from segtool.core.fingerprints import FILE_NAME, fingerprints
from segtool.core.same_pictures import across, across_sets, find_all, find_same, not_to_train
from segtool.core.split import Split, load_split
from segtool.core.workspace import Workspace
from tests.core.reading_inputs import save_exact
from tests.datasets import make_dataset, save_nothing

STEMS = ("pug_1", "pug_2", "pug_3", "pug_4", "pug_5", "pug_6")
SPLIT = Split(0, ("pug_1", "pug_5"), ("pug_3",), ("pug_2", "pug_4"), "")


def lively(seed: int, height: int = 90, width: int = 120) -> np.ndarray:
    """A smooth random picture, as different from another seed's as two photographs are."""
    small = np.random.default_rng(seed).integers(0, 256, (6, 8, 3)).astype(np.uint8)
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = make_dataset(tmp_path / "pets", STEMS, trimaps=False)
    for number, stem in enumerate(STEMS):
        save_exact(folder / "images" / f"{stem}.jpg", lively(number))
    return folder


def found(dataset: Dataset) -> list[tuple[str, str, str]]:
    same = find_same(dataset.samples, fingerprints(dataset.samples, None))
    return [(each.first.name, each.other.name, each.how) for each in same]


def test_different_pictures_are_not_taken_for_the_same(root: Path) -> None:
    assert found(read_dataset(root)) == []


def test_a_copy_is_found_by_its_file_by_its_pixels_and_by_its_looks(root: Path) -> None:
    images = root / "images"
    (images / "pug_2.jpg").write_bytes((images / "pug_1.jpg").read_bytes())
    (images / "pug_4.jpg").write_bytes((images / "pug_3.jpg").read_bytes() + b"tail")
    smaller = cv2.resize(lively(4), (80, 60), interpolation=cv2.INTER_AREA)
    encoded = cv2.imencode(".jpg", smaller[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 70])[1]
    (images / "pug_6.jpg").write_bytes(encoded.tobytes())
    dataset = read_dataset(root)
    assert found(dataset) == [
        ("pug_1", "pug_2", "file"),
        ("pug_3", "pug_4", "pixels"),
        ("pug_5", "pug_6", "near"),
    ]
    said = [one.sentence for one in check_dataset(dataset, split=SPLIT) if one.kind.endswith("-picture")]
    assert said == [
        "pug_2 (held-out) is the same file as pug_1 (train): what is learnt from one is asked of the other.",
        "pug_4 (held-out) has the same pixels as pug_3 (validation): what is learnt from one is asked of the other.",
        "pug_6 (test) looks nearly the same as pug_5 (train).",
    ]


def test_flat_pictures_have_no_looks_to_compare(root: Path) -> None:
    for name, grey in (("pug_1", 100), ("pug_2", 101)):
        save_exact(root / "images" / f"{name}.jpg", np.full((50, 60, 3), grey, np.uint8))
    assert found(read_dataset(root)) == []


def test_what_is_held_out_or_in_the_test_list_is_not_trained_on_under_another_name(root: Path) -> None:
    images = root / "images"
    copy = (images / "pug_1.jpg").read_bytes()
    for name in ("pug_3", "pug_2"):  # validation, held-out
        (images / f"{name}.jpg").write_bytes(copy)
    (images / "pug_6.jpg").write_bytes((images / "pug_5.jpg").read_bytes() + b"tail")  # test list, in no set
    dataset = read_dataset(root)
    pairs = find_all(dataset.samples, fingerprints(dataset.samples, None))
    assert not_to_train(pairs, SPLIT) == {
        "pug_1": "It is the same file as pug_2 (held-out).",
        "pug_5": "It has the same pixels as pug_6 (test).",
    }
    assert sorted(same.sentence(SPLIT) for same in across(pairs, SPLIT)) == [
        "pug_2 (held-out) is the same file as pug_1 (train)",
        "pug_3 (validation) is the same file as pug_1 (train)",
        "pug_3 (validation) is the same file as pug_2 (held-out)",
        "pug_6 (test) has the same pixels as pug_5 (train)",
    ]


def test_two_pictures_of_one_set_are_not_across(root: Path) -> None:
    images = root / "images"
    (images / "pug_5.jpg").write_bytes((images / "pug_1.jpg").read_bytes())
    dataset = read_dataset(root)
    pairs = find_all(dataset.samples, fingerprints(dataset.samples, None))
    assert len(pairs) == 1
    assert across(pairs, SPLIT) == ()
    assert not_to_train(pairs, SPLIT) == {}


def test_known_pictures_are_not_read_again_and_changed_ones_are(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = read_dataset(root)
    read: list[str] = []
    really = prints_of.fingerprint
    monkeypatch.setattr(prints_of, "fingerprint", lambda path, px: read.append(path.stem) or really(path, px))
    workspace = Workspace.open(root, tmp_path / "work")
    first = fingerprints(dataset.samples, workspace)
    assert sorted(read) == sorted(STEMS)
    read.clear()
    assert fingerprints(dataset.samples, workspace) == first
    assert read == []
    changed = dataset.sample("pug_3").image
    save_exact(changed, lively(77))
    os.utime(changed, ns=(1, 1))
    again = fingerprints(dataset.samples, workspace)
    workspace.close()
    assert read == ["pug_3"]
    assert again["pug_3"].file == sha256_of(changed)
    assert {name: each for name, each in again.items() if name != "pug_3"} == {
        name: each for name, each in first.items() if name != "pug_3"
    }


@pytest.mark.parametrize("broken", ["{", '{"format": 1, "pictures": {"pug_1": [1, 2]}}', "[]"])
def test_a_broken_cache_is_made_anew(root: Path, tmp_path: Path, broken: str) -> None:
    dataset = read_dataset(root)
    workspace = Workspace.open(root, tmp_path / "work")
    first = fingerprints(dataset.samples, workspace)
    (workspace.directory / FILE_NAME).write_text(broken)
    assert fingerprints(dataset.samples, workspace) == first
    assert (workspace.directory / FILE_NAME).read_text() != broken
    workspace.close()


def test_pictures_that_cannot_be_read_are_passed_over_and_it_stops_when_asked(root: Path) -> None:
    save_nothing(root / "images" / "pug_1.jpg")
    dataset = read_dataset(root)
    assert sorted(fingerprints(dataset.samples, None)) == sorted(set(STEMS) - {"pug_1"})
    with pytest.raises(Cancelled):
        fingerprints(dataset.samples, None, should_stop=lambda: True)


def test_all_three_overlaps_of_the_case_are_told(cases_folder: Path, tmp_path: Path) -> None:
    """EXP-11: a name in both lists, a name twice in one, a picture under another name."""
    dataset = read_dataset(cases_folder / "EXP-11" / "dataset")
    workspace = Workspace.open(dataset.root, tmp_path / "work")
    split = load_split(workspace, dataset)
    told = {problem.kind: problem.sentence for problem in check_dataset(dataset, split=split)}
    pairs = across_sets(dataset, workspace, split)
    workspace.close()
    assert "beagle_2" in told["in-two-lists"]
    assert "Bengal_3" in told["listed-twice"]
    assert {"pug_44", "Abyssinian_1"} <= set(told["same-picture"].replace("(", " ").split())
    assert [(same.first.name, same.other.name, same.how) for same in pairs] == [
        ("Abyssinian_1", "pug_44", "file")
    ]
