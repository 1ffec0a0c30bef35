"""check, stats and export on small datasets with known faults."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segtool.cli import data
from segtool.core.lock import WindowLock
from segtool.core.workspace import Facts, Workspace
from tests.cli.conftest import Segtool, contents
from tests.datasets import (
    HEIGHT,
    STEMS,
    WIDTH,
    make_dataset,
    save_error_page,
    save_nothing,
    save_wrong_size_trimap,
    save_zero_based_trimap,
    trimap,
    write_lists,
)


def pixels(path: Path) -> np.ndarray:
    """By an independent decoder."""
    with Image.open(path) as image:
        return np.asarray(image)


def correct(dataset: Path, name: str, label_map: np.ndarray, workspace: Path | None = None) -> None:
    """Put a correction into the dataset's workspace, as the window would."""
    opened = Workspace.open(dataset, workspace)
    opened.save_correction(name, label_map, Facts(True, "open"), 0)
    opened.close()


def test_a_sound_dataset_is_checked_and_nothing_is_left_behind(
    segtool: Segtool, tmp_path: Path, home: Path
) -> None:
    dataset = make_dataset(tmp_path / "pets")
    before = contents(dataset)
    said = segtool("check", dataset)
    assert said.status == 0
    assert "8 pictures: 0 problems" in said.out
    assert contents(dataset) == before
    assert not (home / "data").exists(), "looking makes no workspace"


def test_problems_are_named_and_counted_in_the_exit_status(segtool: Segtool, tmp_path: Path) -> None:
    dataset = make_dataset(tmp_path / "pets")
    save_nothing(dataset / "images" / "pug_1.jpg")
    said = segtool("check", dataset, "--json")
    assert said.status == 1
    serious = [problem for problem in said.document["problems"] if problem["severity"] == "problem"]
    assert said.document["counts"]["problem"] == len(serious) > 0
    assert any(problem["file"].endswith("pug_1.jpg") for problem in serious)
    assert "pug_1.jpg" in segtool("check", dataset).out


def test_a_note_alone_is_no_problem(segtool: Segtool, tmp_path: Path) -> None:
    dataset = make_dataset(tmp_path / "pets", splits={"pug_1": "unlisted"})
    said = segtool("check", dataset, "--json")
    assert said.document["counts"]["note"] > 0
    assert said.status == 0


def test_no_dataset_is_exit_3_in_both_forms(segtool: Segtool, tmp_path: Path) -> None:
    said = segtool("check", tmp_path / "nowhere", "--json")
    assert said.status == 3
    assert str(tmp_path / "nowhere") in said.document["error"]["message"] + str(
        said.document["error"]["file"]
    )
    said = segtool("stats", tmp_path / "nowhere")
    assert (said.status, said.out) == (3, "")


def test_msk_02_zero_based_trimaps_are_told_until_a_mapping_is_chosen(
    segtool: Segtool, tmp_path: Path
) -> None:
    dataset = make_dataset(tmp_path / "pets")
    for path in (dataset / "annotations" / "trimaps").glob("*.png"):
        save_zero_based_trimap(path)
    said = segtool("check", dataset)
    assert said.status == 1
    assert "values 0, 1, 2" in said.out or "0/1/2" in said.out
    assert segtool("stats", dataset, "--json").document["ground_truth"] == 0

    assert segtool("check", dataset, "--mapping", "zero-based").status == 0
    assert segtool("check", dataset).status == 1, "trying is not choosing"
    assert segtool("check", dataset, "--mapping", "zero-based", "--remember").status == 0
    assert segtool("check", dataset).status == 0
    shares = segtool("stats", dataset, "--json").document["classes"]
    expected = [np.mean(trimap() == value) for value in (1, 2, 3)]
    assert [shares[name] for name in ("pet", "background", "border")] == pytest.approx(expected)
    assert segtool("check", dataset, "--mapping", "none", "--remember").status == 1


def test_remember_needs_a_mapping(segtool: Segtool, tmp_path: Path) -> None:
    assert segtool("check", make_dataset(tmp_path / "pets"), "--remember").status == 2


def test_msk_07_both_sizes_are_said(segtool: Segtool, tmp_path: Path) -> None:
    dataset = make_dataset(tmp_path / "pets")
    save_wrong_size_trimap(dataset / "annotations" / "trimaps" / "pug_1.png")
    said = segtool("check", dataset)
    assert said.status == 1
    line = next(line for line in said.out.splitlines() if "pug_1.png" in line)
    assert f"{WIDTH} x {HEIGHT}" in line
    assert f"{WIDTH} x {HEIGHT - 1}" in line


def test_dat_03_how_many_of_the_listed_are_there(segtool: Segtool, tmp_path: Path) -> None:
    names = ["beagle_1", "beagle_3", "pug_1", "pug_3"]
    dataset = make_dataset(tmp_path / "pets", names[:2])
    write_lists(dataset, names)
    said = segtool("check", dataset)
    assert said.status == 1
    assert "2 of 4 pictures listed in trainval.txt" in said.out


def test_stats_count_what_is_there(segtool: Segtool, tmp_path: Path) -> None:
    dataset = make_dataset(tmp_path / "pets")
    document = segtool("stats", dataset, "--json").document
    assert document["on_disk"] == len(STEMS) == 8
    assert {name: one["on_disk"] for name, one in document["splits"].items()} == {
        "trainval": 4,
        "test": 4,
        "unlisted": 0,
    }
    text = segtool("stats", dataset).out
    assert "8 on disk" in text
    assert "4 breeds" in text


def test_export_writes_what_an_independent_decoder_reads(segtool: Segtool, tmp_path: Path) -> None:
    dataset = make_dataset(tmp_path / "pets")
    before = contents(dataset)
    corrected = np.full((HEIGHT, WIDTH), 2, np.uint8)
    corrected[5:20, 7:31] = 1
    correct(dataset, "pug_1", corrected)

    target = tmp_path / "refined"
    said = segtool("export", dataset, "--out", target, "--json")
    assert said.status == 0
    assert said.document["written"] == 8
    assert said.document["origins"]["corrected"] == 1
    assert np.array_equal(pixels(target / "annotations" / "trimaps" / "pug_1.png"), corrected)
    for name in set(STEMS) - {"pug_1"}:
        place = f"annotations/trimaps/{name}.png"
        assert (target / place).read_bytes() == before[place]
    assert (target / "images" / "pug_1.jpg").read_bytes() == before["images/pug_1.jpg"]
    assert contents(dataset) == before

    assert segtool("export", dataset, "--out", target, "--verify").status == 0
    (target / "annotations" / "trimaps" / "pug_1.png").write_bytes(before["annotations/trimaps/pug_1.png"])
    said = segtool("export", dataset, "--out", target, "--verify", "--json")
    assert said.status == 1
    assert "pug_1" in said.document["problems"][0]["sentence"]


def test_exp_10_the_export_says_which_saved_state_it_took(segtool: Segtool, tmp_path: Path) -> None:
    dataset = make_dataset(tmp_path / "pets")
    assert "no correction" in segtool("export", dataset, "--out", tmp_path / "one").err
    workspace = Workspace.open(dataset)
    workspace.save_correction("pug_1", trimap(), Facts(True, "open", "2026-01-02T03:04:05+00:00"), 0)
    taken = workspace.saved_state()
    workspace.close()
    assert taken is not None
    said = segtool("export", dataset, "--out", tmp_path / "two", "--json")
    assert taken in said.err
    assert said.document["saved_state"] == taken


def test_exp_01_a_folder_with_a_person_s_own_files_is_refused_and_untouched(
    segtool: Segtool, tmp_path: Path
) -> None:
    dataset = make_dataset(tmp_path / "pets")
    target = tmp_path / "mine"
    target.mkdir()
    (target / "thesis.txt").write_text("years of work")
    for place in (target, dataset, dataset / "images", tmp_path, Path("/"), Path.home()):
        before = contents(target) | contents(dataset)
        said = segtool("export", dataset, "--out", place)
        assert said.status == 3, place
        assert contents(target) | contents(dataset) == before
    assert segtool("export", dataset, "--out", target, "--force").status == 0
    assert (target / "thesis.txt").read_text() == "years of work"


def test_accepted_only_takes_what_was_accepted(segtool: Segtool, tmp_path: Path) -> None:
    dataset = make_dataset(tmp_path / "pets")
    assert segtool("export", dataset, "--out", tmp_path / "none", "--accepted-only").status == 3
    workspace = Workspace.open(dataset, tmp_path / "workspace")
    workspace.set_review("beagle_2", "accepted")
    workspace.close()
    said = segtool(
        "export",
        dataset,
        "--out",
        tmp_path / "one",
        "--accepted-only",
        "--workspace",
        tmp_path / "workspace",
        "--json",
    )
    assert said.status == 0
    assert said.document["written"] == 1
    manifest = json.loads((tmp_path / "one" / "manifest.json").read_text())
    assert [item["name"] for item in manifest["items"]] == ["beagle_2"]


def test_what_cannot_be_exported_is_named_and_the_rest_is_there(segtool: Segtool, tmp_path: Path) -> None:
    dataset = make_dataset(tmp_path / "pets")
    save_error_page(dataset / "images" / "pug_1.jpg")
    said = segtool("export", dataset, "--out", tmp_path / "refined", "--json")
    assert said.status == 1
    assert said.document["written"] == 7
    named = said.document["failed"] + said.document["left_out"]
    assert any("pug_1" in one["sentence"] for one in named)


def test_the_sample_is_written_once_and_never_over_other_files(segtool: Segtool, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    said = segtool("sample", tmp_path / "mine", "--json")
    assert said.status == 3
    assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == ["thesis.txt"]

    inside = make_dataset(tmp_path / "pets") / "annotations" / "sample"
    assert segtool("sample", inside).status == 3
    assert not inside.exists()


def test_the_sample_can_be_stopped(segtool: Segtool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "should_stop", lambda: True)
    assert segtool("sample", tmp_path / "sample").status == 130
    assert not (tmp_path / "sample").exists()


def test_a_mapping_is_not_changed_under_an_open_window(segtool: Segtool, tmp_path: Path) -> None:
    dataset = make_dataset(tmp_path / "pets")
    workspace = tmp_path / "work"
    command = ("check", dataset, "--workspace", workspace, "--mapping", "none", "--remember")
    assert segtool(*command).status == 0
    lock = WindowLock()
    assert lock.acquire(workspace)
    refused = segtool(*command)
    assert refused.status == 3
    assert "a window edits this workspace" in refused.err
    assert segtool("check", dataset, "--workspace", workspace).status == 0  # looking goes on
    lock.release()
    assert segtool(*command).status == 0
