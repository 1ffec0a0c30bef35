"""predict and eval with a stand-in network whose answers are known: what is red is pet."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segtool.core.metrics import BINARY_RULES
from segtool.core.workspace import Facts, Workspace
from tests.cli.conftest import Segtool, contents
from tests.datasets import (
    HEIGHT,
    STEMS,
    WIDTH,
    make_dataset,
    photograph,
    save_error_page,
    save_nothing,
    save_photograph,
    save_wrong_size_trimap,
    write_lists,
)
from tests.ml.standin import save_standin


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    path = tmp_path / "red.safetensors"
    save_standin(path)
    return path


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "pets")


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        assert image.mode == "L"
        return np.asarray(image)


def iou(one: np.ndarray, other: np.ndarray) -> float:
    return float((one & other).sum() / (one | other).sum())


def test_predicting_a_dataset_gives_a_mask_for_each_picture_and_leaves_it_alone(
    segtool: Segtool, dataset: Path, checkpoint: Path, tmp_path: Path
) -> None:
    before = contents(dataset)
    said = segtool("predict", dataset, "--out", tmp_path / "masks", "--checkpoint", checkpoint, "--json")
    assert said.status == 0
    assert said.document["failed"] == []
    assert said.document["checkpoint"]["name"] == "red"
    assert sorted(path.stem for path in (tmp_path / "masks").glob("*.png")) == sorted(STEMS)
    mask = pixels(tmp_path / "masks" / "beagle_1.png")
    assert mask.shape == (HEIGHT, WIDTH)
    assert set(np.unique(mask)) <= {1, 2, 3}
    with Image.open(dataset / "images" / "beagle_1.jpg") as image:
        red = np.asarray(image)[..., 0] > 120
    assert iou(mask == 1, red) > 0.8
    assert contents(dataset) == before


def test_split_chooses_the_samples(segtool: Segtool, dataset: Path, checkpoint: Path, tmp_path: Path) -> None:
    segtool("predict", dataset, "--out", tmp_path / "m", "--split", "test", "--checkpoint", checkpoint)
    assert sorted(path.stem for path in (tmp_path / "m").iterdir()) == sorted(
        s for s in STEMS if s.endswith("2")
    )
    said = segtool(
        "predict", dataset, "--out", tmp_path / "n", "--split", "unlisted", "--checkpoint", checkpoint
    )
    assert said.status == 3


def test_pictures_can_be_named_one_by_one(segtool: Segtool, checkpoint: Path, tmp_path: Path) -> None:
    save_photograph(tmp_path / "a.jpg")
    save_photograph(tmp_path / "b.jpg", photograph(90, 50, (20.0, 20.0), 10.0))
    said = segtool(
        "predict", tmp_path / "a.jpg", tmp_path / "b.jpg", "--out", tmp_path / "m", "--checkpoint", checkpoint
    )
    assert said.status == 0
    assert pixels(tmp_path / "m" / "a.png").shape == (HEIGHT, WIDTH)
    assert pixels(tmp_path / "m" / "b.png").shape == (50, 90)


def test_img_06_what_cannot_be_read_is_named_and_the_rest_is_predicted(
    segtool: Segtool, dataset: Path, checkpoint: Path, tmp_path: Path
) -> None:
    save_nothing(dataset / "images" / "Bengal_1.jpg")
    save_error_page(dataset / "images" / "pug_2.jpg")
    said = segtool("predict", dataset, "--out", tmp_path / "masks", "--checkpoint", checkpoint, "--json")
    assert said.status == 1
    assert sorted(one["name"] for one in said.document["failed"]) == ["Bengal_1", "pug_2"]
    assert all(one["reason"] for one in said.document["failed"])
    assert len(list((tmp_path / "masks").glob("*.png"))) == len(STEMS) - 2
    said = segtool("predict", dataset, "--out", tmp_path / "again", "--checkpoint", checkpoint)
    assert "failed: Bengal_1" in said.out


def test_masks_never_go_into_a_dataset_or_over_a_picture(
    segtool: Segtool, dataset: Path, checkpoint: Path, tmp_path: Path
) -> None:
    before = contents(dataset)
    other = make_dataset(tmp_path / "other")
    picture = tmp_path / "loose" / "a.png"
    picture.parent.mkdir()
    Image.fromarray(photograph()).save(picture)
    drawn = picture.read_bytes()
    options = ("--checkpoint", checkpoint)
    for out in (dataset, dataset / "annotations" / "trimaps", dataset / "new", other / "masks"):
        assert segtool("predict", dataset, "--out", out, *options).status == 3
    assert contents(dataset) == before
    assert segtool("predict", dataset / "images" / "pug_1.jpg", "--out", dataset / "x", *options).status == 3
    said = segtool("predict", picture, "--out", picture.parent, "--force", *options)
    assert said.status == 2
    assert picture.read_bytes() == drawn


def test_files_that_are_there_are_replaced_only_by_force(
    segtool: Segtool, checkpoint: Path, tmp_path: Path
) -> None:
    save_photograph(tmp_path / "a.jpg")
    mine = tmp_path / "masks" / "a.png"
    mine.parent.mkdir()
    mine.write_bytes(b"mine")
    command = ("predict", tmp_path / "a.jpg", "--out", mine.parent, "--checkpoint", checkpoint)
    assert segtool(*command).status == 3
    assert mine.read_bytes() == b"mine"
    assert segtool(*command, "--force").status == 0
    assert pixels(mine).shape == (HEIGHT, WIDTH)


def test_two_pictures_of_one_name_are_refused(
    segtool: Segtool, dataset: Path, checkpoint: Path, tmp_path: Path
) -> None:
    save_photograph(tmp_path / "Pug_1.jpg")
    inputs = (tmp_path / "Pug_1.jpg", dataset / "images" / "pug_1.jpg")
    said = segtool("predict", *inputs, "--out", tmp_path / "m", "--checkpoint", checkpoint)
    assert said.status == 2
    assert not (tmp_path / "m").exists()


def test_what_is_not_there_is_named(segtool: Segtool, dataset: Path, tmp_path: Path) -> None:
    said = segtool("predict", tmp_path / "nothing.jpg", "--out", tmp_path / "m", "--json")
    assert said.status == 3
    assert said.document["error"]["file"] == str(tmp_path / "nothing.jpg")
    said = segtool("predict", dataset, "--out", tmp_path / "m", "--checkpoint", "nowhere", "--json")
    assert said.status == 3
    assert "nowhere" in said.document["error"]["message"]


def test_a_device_that_is_not_there_is_told(
    segtool: Segtool, dataset: Path, checkpoint: Path, tmp_path: Path
) -> None:
    said = segtool("predict", dataset, "--out", tmp_path / "m", "--checkpoint", checkpoint, "--device", "gpu")
    assert said.status == 2
    assert "gpu" in said.err


def test_eval_agrees_with_the_masks_that_predict_writes(
    segtool: Segtool, dataset: Path, checkpoint: Path, tmp_path: Path
) -> None:
    segtool("predict", dataset, "--out", tmp_path / "masks", "--checkpoint", checkpoint)
    said = segtool("eval", dataset, "--checkpoint", checkpoint, "--json")
    assert said.status == 0
    document = said.document
    assert (document["images"], document["split"], document["truth"]) == (4, "test", "original")
    assert (document["flip"], document["resolution"], document["skipped"]) == (False, "original", [])
    names = [s for s in STEMS if s.endswith("2")]
    truth = np.concatenate([pixels(dataset / "annotations" / "trimaps" / f"{n}.png").ravel() for n in names])
    guess = np.concatenate([pixels(tmp_path / "masks" / f"{n}.png").ravel() for n in names])
    expected = {
        name: iou(truth == v, guess == v) for v, name in ((1, "pet"), (2, "background"), (3, "border"))
    }
    assert document["iou"] == pytest.approx(expected)
    assert document["mean_iou"] == pytest.approx(sum(expected.values()) / 3)
    assert document["binary_iou"]["border_as_pet"] == pytest.approx(iou(truth != 2, guess != 2))
    sure = truth != 3
    assert document["binary_iou"]["border_ignored"] == pytest.approx(iou(truth[sure] != 2, guess[sure] != 2))
    assert sorted(one["name"] for one in document["per_image"]) == sorted(names)


def test_eval_says_each_figure_s_rule_beside_it(segtool: Segtool, dataset: Path, checkpoint: Path) -> None:
    text = segtool("eval", dataset, "--checkpoint", checkpoint).out
    for rule in BINARY_RULES.values():
        assert any(rule in line and "%" in line for line in text.splitlines())


def test_corrected_truth_is_asked_for(segtool: Segtool, dataset: Path, checkpoint: Path) -> None:
    workspace = Workspace.open(dataset)
    wrong = np.full((HEIGHT, WIDTH), 2, np.uint8)
    wrong[:4] = 1
    workspace.save_correction("pug_2", wrong, Facts(True, "open"), 0)
    workspace.close()
    command = ("eval", dataset, "--checkpoint", checkpoint, "--json")
    original = segtool(*command).document["mean_iou"]
    corrected = segtool(*command, "--truth", "corrected").document
    assert corrected["truth"] == "corrected"
    assert corrected["mean_iou"] < original - 0.05
    assert segtool(*command).document["mean_iou"] == original


def test_msk_09_without_ground_truth_there_is_a_prediction_and_no_score(
    segtool: Segtool, dataset: Path, checkpoint: Path, tmp_path: Path
) -> None:
    (dataset / "annotations" / "trimaps" / "pug_2.png").unlink()
    said = segtool("eval", dataset, "--checkpoint", checkpoint, "--json")
    assert said.document["images"] == 3
    assert [one["name"] for one in said.document["skipped"]] == ["pug_2"]
    assert said.status == 1
    assert segtool("predict", dataset, "--out", tmp_path / "m", "--checkpoint", checkpoint).status == 0
    assert (tmp_path / "m" / "pug_2.png").exists()

    bare = make_dataset(tmp_path / "bare", trimaps=False)
    said = segtool("eval", bare, "--checkpoint", checkpoint, "--json")
    assert said.status == 3
    assert "ground truth" in said.document["error"]["message"]


def test_msk_07_a_trimap_of_another_size_is_not_scored(
    segtool: Segtool, dataset: Path, checkpoint: Path
) -> None:
    save_wrong_size_trimap(dataset / "annotations" / "trimaps" / "pug_2.png")
    said = segtool("eval", dataset, "--checkpoint", checkpoint, "--json")
    assert said.document["images"] == 3
    assert said.document["skipped"][0]["name"] == "pug_2"
    assert f"{WIDTH} x {HEIGHT - 1}" in said.document["skipped"][0]["reason"]


def test_dat_03_what_is_missing_is_said_before_the_work(
    segtool: Segtool, tmp_path: Path, checkpoint: Path
) -> None:
    dataset = make_dataset(tmp_path / "half", ["beagle_2", "pug_2"])
    write_lists(dataset, ["beagle_2", "pug_2", "pug_4", "pug_6"])
    said = segtool("eval", dataset, "--checkpoint", checkpoint, "--json")
    assert said.document["images"] == 2
    assert "2 of 4 pictures listed in test.txt" in said.err


def test_eval_writes_a_table_and_a_page(
    segtool: Segtool, dataset: Path, checkpoint: Path, tmp_path: Path
) -> None:
    before = contents(dataset)
    table, page = tmp_path / "out" / "figures.csv", tmp_path / "out" / "figures.html"
    command = ("eval", dataset, "--checkpoint", checkpoint, "--csv", table, "--page", page)
    said = segtool(*command, "--json")
    assert said.status == 0, said.err
    lines = table.read_text().splitlines()
    assert lines[0].startswith("name,set,split,breed,species,trained_on,mean_iou,iou_pet,")
    assert [line.partition(",")[0] for line in lines[1:]] == said.document["worst"]
    assert f"{said.document['mean_iou']:.3f}" in page.read_text(encoding="utf-8")
    assert contents(dataset) == before
    again = segtool(*command)
    assert again.status == 3
    assert "is there already" in again.err
    assert segtool(*command, "--force").status == 0


def test_eval_writes_no_report_into_the_dataset(segtool: Segtool, dataset: Path, checkpoint: Path) -> None:
    before = contents(dataset)
    said = segtool("eval", dataset, "--checkpoint", checkpoint, "--csv", dataset / "figures.csv")
    assert said.status == 3
    assert "inside the dataset" in said.err
    assert contents(dataset) == before


def test_eval_names_the_same_picture_in_two_sets(segtool: Segtool, dataset: Path, checkpoint: Path) -> None:
    (dataset / "images" / "pug_2.jpg").write_bytes((dataset / "images" / "pug_1.jpg").read_bytes())
    document = segtool("eval", dataset, "--checkpoint", checkpoint, "--json").document
    sentence = next(each for each in document["same_pictures"] if "is the same file as" in each)
    assert sentence.startswith("pug_2 (held-out) is the same file as pug_1 (")
    assert f"same picture: {sentence}" in segtool("eval", dataset, "--checkpoint", checkpoint).out


def test_eval_at_network_size_says_so(segtool: Segtool, dataset: Path, checkpoint: Path) -> None:
    said = segtool("eval", dataset, "--checkpoint", checkpoint, "--resolution", "network")
    assert said.status == 0
    assert "at the size of the network's input" in said.out
