"""The three sets, frozen."""

import json
from pathlib import Path

import pytest

from segtool.core.dataset import Dataset, Sample, read_dataset
from segtool.core.errors import SegtoolError
from segtool.core.split import draw_split, load_split
from segtool.core.workspace import Workspace
from tests.datasets import make_dataset


def listed(trainval: int = 0, test: int = 0, unlisted: int = 0, without_trimap: int = 0) -> Dataset:
    """A dataset of names alone. without_trimap: that many of the first of each split have no ground truth."""
    samples = []
    for split, count in (("trainval", trainval), ("test", test), ("unlisted", unlisted)):
        for number in range(count):
            name = f"{split}_{number}"
            trimap = None if number < without_trimap else Path(f"/d/annotations/trimaps/{name}.png")
            samples.append(Sample(name, Path(f"/d/images/{name}.jpg"), trimap, "pug", "dog", split))
    return Dataset(Path("/d"), tuple(samples), (), bool(trainval or test))


def check_whole(dataset: Dataset, seed: int = 0) -> None:
    split = draw_split(dataset, seed)
    names = [*split.train, *split.validation, *split.held_out]
    assert len(names) == len(set(names))


def test_a_short_test_list_is_held_out_whole_and_a_tenth_of_trainval_validates() -> None:
    dataset = listed(trainval=327, test=199)
    split = draw_split(dataset)
    assert split.held_out == tuple(f"test_{number}" for number in range(199))
    assert len(split.validation) == 32
    assert len(split.train) == 295
    assert set(split.train) | set(split.validation) == {f"trainval_{number}" for number in range(327)}
    assert "199 of the 199" in split.note
    check_whole(dataset)


def test_of_a_long_test_list_two_hundred_are_held_out_and_the_rest_is_in_no_set() -> None:
    split = draw_split(listed(trainval=3680, test=3669, without_trimap=100))
    assert len(split.held_out) == 200
    assert len(split.validation) == 100
    assert all(int(name.split("_")[1]) >= 100 for name in (*split.held_out, *split.validation))
    beyond = next(f"test_{n}" for n in range(3669) if f"test_{n}" not in split.held_out)
    assert split.set_of(beyond) == "none"
    assert split.set_of(split.held_out[7]) == "held-out"
    assert split.set_of(split.validation[7]) == "validation"
    assert split.set_of(split.train[7]) == "train"


def test_without_lists_a_fifth_of_the_samples_with_ground_truth_is_held_out_by_the_seed() -> None:
    """DAT-01"""
    dataset = listed(unlisted=60, without_trimap=10)
    split = draw_split(dataset, 3)
    assert len(split.held_out) == 10
    assert all(int(name.split("_")[1]) >= 10 for name in split.held_out)
    assert len(split.validation) == 5
    assert len(split.train) == 45
    assert "seed 3" in split.note
    assert "no test list" in split.note
    assert draw_split(dataset, 4).held_out != split.held_out
    check_whole(dataset, 3)


def test_with_one_of_the_two_lists_missing_the_note_says_what_was_done() -> None:
    """DAT-01"""
    only_test = draw_split(listed(test=20, unlisted=30))
    assert len(only_test.held_out) == 20
    assert len(only_test.train) + len(only_test.validation) == 30
    assert "no trainval list" in only_test.note
    only_trainval = draw_split(listed(trainval=50, unlisted=7))
    assert len(only_trainval.held_out) == 10
    assert only_trainval.set_of("unlisted_1") == "none"
    assert "no test list" in only_trainval.note


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_tiny_folders_keep_something_to_train_on(count: int) -> None:
    dataset = listed(unlisted=count)
    split = draw_split(dataset)
    check_whole(dataset)
    assert len(split.train) + len(split.validation) + len(split.held_out) == count
    assert len(split.train) >= min(count, 1)


def test_the_drawing_is_pinned() -> None:
    """By hand: sha256("held-out:0:unlisted_N") in hex is smallest for these two of ten."""
    import hashlib

    ranks = sorted(range(10), key=lambda n: hashlib.sha256(f"held-out:0:unlisted_{n}".encode()).hexdigest())
    split = draw_split(listed(unlisted=10))
    assert set(split.held_out) == {f"unlisted_{n}" for n in ranks[:2]}


def test_it_is_written_once_and_the_same_for_ever_after(tmp_path: Path) -> None:
    root = make_dataset(tmp_path / "pets", [f"pug_{number}" for number in range(1, 41)])
    workspace = Workspace.open(root, tmp_path / "work")
    first = load_split(workspace, read_dataset(root), 0)
    path = tmp_path / "work" / "split.json"
    written = path.read_bytes()
    assert json.loads(written)["digest"] == first.digest
    assert load_split(workspace, read_dataset(root), 99) == first
    make_dataset(root, [f"pug_{number}" for number in range(1, 45)])
    (root / "images" / "pug_3.jpg").unlink()
    grown = load_split(workspace, read_dataset(root), 0)
    assert path.read_bytes() == written
    assert grown.digest == first.digest
    assert grown.set_of("pug_41") == grown.set_of("pug_43") == "train"  # new in trainval
    assert grown.set_of("pug_42") == "none"  # new in test
    assert grown.set_of("pug_3") == "none"
    assert set(grown.held_out) == set(first.held_out)
    assert set(grown.validation) == set(first.validation) - {"pug_3"}
    workspace.close()


@pytest.mark.parametrize("damage", ["empty", "cut", "moved", "twice", "newer"])
def test_a_broken_file_is_an_error_and_never_drawn_again(tmp_path: Path, damage: str) -> None:
    root = make_dataset(tmp_path / "pets", [f"pug_{number}" for number in range(1, 21)])
    workspace = Workspace.open(root, tmp_path / "work")
    dataset = read_dataset(root)
    load_split(workspace, dataset)
    path = tmp_path / "work" / "split.json"
    document = json.loads(path.read_text())
    if damage == "moved":
        document["train"].append(document["held-out"].pop())
    elif damage == "twice":
        document["train"].append(document["held-out"][0])
    elif damage == "newer":
        document["format"] = 2
    text = {"empty": "", "cut": path.read_text()[:80]}.get(damage, json.dumps(document))
    path.write_text(text)
    with pytest.raises(SegtoolError, match=r"split\.json") as caught:
        load_split(workspace, dataset)
    assert caught.value.file == path
    assert path.read_text() == text
    workspace.close()


def test_a_read_only_workspace_gets_a_split_that_is_not_written(tmp_path: Path) -> None:
    root = make_dataset(tmp_path / "pets", [f"pug_{number}" for number in range(1, 21)])
    workspace = Workspace.open(root, tmp_path / "work", read_only=True)
    assert load_split(workspace, read_dataset(root)).held_out
    assert not (tmp_path / "work").exists()
