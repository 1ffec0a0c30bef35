"""What an export holds, seen by other means than those that wrote it."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from segtool.core.dataset import Dataset, Sample, read_dataset
from segtool.core.errors import Cancelled, SegtoolError, UsageError
from segtool.core.export import export_dataset, items, verify_export
from segtool.core.labels import label_map_of
from segtool.core.operation import Operation, SampleState
from segtool.core.truth import read_truth
from segtool.core.workspace import Facts, Workspace
from tests.core.edits import digests, paint
from tests.datasets import (
    HEIGHT,
    STEMS,
    WIDTH,
    geometry,
    make_dataset,
    save_gif,
    save_palette_trimap,
    save_stray_trimap,
    save_trimap,
    save_void_trimap,
    save_wrong_size_trimap,
    save_zero_based_trimap,
    trimap,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "pets")


@pytest.fixture
def workspace(root: Path, tmp_path: Path) -> Workspace:
    opened = Workspace.open(root, tmp_path / "work")
    yield opened
    opened.close()


def truth_at(name: str) -> np.ndarray:
    return trimap(WIDTH, HEIGHT, **geometry(STEMS.index(name)))


def pixels(target: Path, name: str) -> np.ndarray:
    with Image.open(target / "annotations" / "trimaps" / f"{name}.png") as image:
        return np.asarray(image)


def maps_of(dataset: Dataset, workspace: Workspace | None = None) -> dict[str, np.ndarray]:
    found = {}
    for sample in dataset.samples:
        if workspace is not None:
            labelled = label_map_of(sample, workspace)
            label_map = None if labelled is None else labelled.label_map
        else:
            label_map = read_truth(sample, ignore_declared=dataset.ignore_declared).label_map
        if label_map is not None:
            found[sample.name] = label_map
    return found


def same(first: dict[str, np.ndarray], second: dict[str, np.ndarray]) -> bool:
    return first.keys() == second.keys() and all(np.array_equal(first[name], second[name]) for name in first)


def test_untouched_photographs_and_trimaps_are_byte_for_byte_the_originals(
    root: Path, workspace: Workspace, tmp_path: Path
) -> None:
    """SAV-06: and the originals are as they were."""
    save_gif(root / "images" / "pug_1.jpg", frames=2)
    save_palette_trimap(root / "annotations" / "trimaps" / "pug_2.png")
    before = digests(root)
    report = export_dataset(read_dataset(root), workspace, tmp_path / "out")
    assert digests(root) == before
    after = digests(tmp_path / "out")
    for stem in STEMS:
        for name in (f"images/{stem}.jpg", f"annotations/trimaps/{stem}.png"):
            assert after[name] == before[name]
    assert (report.written, report.origins, report.failed, report.left_out) == (
        8,
        {"ground truth": 8},
        (),
        (),
    )
    assert report.clean
    assert verify_export(tmp_path / "out") == []


def test_corrections_replace_the_trimap_as_grey_png_and_everything_opens_again_the_same(
    root: Path, workspace: Workspace, tmp_path: Path
) -> None:
    painted = truth_at("pug_1")
    painted[0, :], painted[-1, :], painted[:, 0], painted[:, -1] = 3, 3, 1, 1  # the outermost pixels, too
    painted[20, 30] = 0
    workspace.save_correction("pug_1", painted, Facts(True), 0)
    emptied = np.full((HEIGHT, WIDTH), 2, np.uint8)
    emptied[5, 5] = 0  # ignore without any border in the file
    workspace.save_correction("pug_2", emptied, Facts(True, "accepted"), 0)
    dataset = read_dataset(root)
    report = export_dataset(dataset, workspace, tmp_path / "out")
    assert report.origins == {"ground truth": 6, "corrected": 2}
    with Image.open(tmp_path / "out" / "annotations" / "trimaps" / "pug_1.png") as image:
        assert (image.format, image.mode) == ("PNG", "L")
    assert np.array_equal(pixels(tmp_path / "out", "pug_1"), painted)
    assert np.array_equal(pixels(tmp_path / "out", "pug_2"), emptied)

    again = read_dataset(tmp_path / "out")
    assert again.problems == ()
    assert same(maps_of(again), maps_of(dataset, workspace))
    facts = [(sample.name, sample.split, sample.breed, sample.species) for sample in dataset.samples]
    assert [(s.name, s.split, s.breed, s.species) for s in again.samples] == facts

    second = Workspace.open(again.root, tmp_path / "work2")
    export_dataset(again, second, tmp_path / "out2")
    third = Workspace.open(tmp_path / "out2", tmp_path / "work3")
    export_dataset(read_dataset(tmp_path / "out2"), third, tmp_path / "out3")
    first_files, third_files = digests(tmp_path / "out"), digests(tmp_path / "out3")
    del first_files["manifest.json"], third_files["manifest.json"]
    assert third_files == first_files
    second.close()
    third.close()


def test_values_and_names_agree_and_the_ignore_value_is_stated_where_it_occurs(
    root: Path, workspace: Workspace, tmp_path: Path
) -> None:
    """EXP-09"""
    painted = truth_at("pug_1")
    painted[0, 0:3] = (1, 2, 3)
    workspace.save_correction("pug_1", painted, Facts(True), 0)
    export_dataset(read_dataset(root), workspace, tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert pixels(tmp_path / "out", "pug_1")[0, 0:3].tolist() == [1, 2, 3]
    assert [(row["value"], row["name"]) for row in manifest["classes"]] == [
        (1, "pet"),
        (2, "background"),
        (3, "border"),
    ]
    assert manifest["ignore_value"] is None
    painted[0, 3] = 0
    workspace.save_correction("pug_1", painted, Facts(True), 0)
    export_dataset(read_dataset(root), workspace, tmp_path / "out")
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["ignore_value"] == 0


def test_a_zero_based_folder_is_exported_in_the_datasets_own_values(
    root: Path, workspace: Workspace, tmp_path: Path
) -> None:
    """EXP-09: without a mapping it is left out as a problem, with one it comes out as 1, 2, 3."""
    save_zero_based_trimap(root / "annotations" / "trimaps" / "pug_1.png")
    report = export_dataset(read_dataset(root), workspace, tmp_path / "out")
    assert [problem.kind for problem in report.left_out] == ["trimap-values"]
    assert not report.clean
    workspace.set("value_mapping", "zero-based")
    report = export_dataset(read_dataset(root), workspace, tmp_path / "out")
    assert report.written == 8
    assert np.array_equal(pixels(tmp_path / "out", "pug_1"), trimap())
    assert read_dataset(tmp_path / "out").problems == ()
    assert verify_export(tmp_path / "out") == []


def test_void_pixels_of_the_dataset_stay_void(root: Path, workspace: Workspace, tmp_path: Path) -> None:
    path = root / "annotations" / "trimaps" / "pug_1.png"
    save_void_trimap(path, 255)
    dataset = read_dataset(root)
    export_dataset(dataset, workspace, tmp_path / "out")
    assert (tmp_path / "out" / "annotations" / "trimaps" / "pug_1.png").read_bytes() == path.read_bytes()
    assert same(maps_of(read_dataset(tmp_path / "out")), maps_of(dataset))


def test_the_manifest_tells_origin_digest_review_and_split_of_each_item(
    root: Path, workspace: Workspace, tmp_path: Path
) -> None:
    (root / "annotations" / "trimaps" / "pug_2.png").unlink()
    workspace.save_correction("pug_1", truth_at("pug_1"), Facts(True, "accepted"), 0)

    def predict(sample: Sample) -> np.ndarray:
        return np.full((HEIGHT, WIDTH), 1, np.uint8)

    report = export_dataset(
        read_dataset(root), workspace, tmp_path / "out", predict=predict, checkpoint_digest="ab" * 32
    )
    assert report.origins == {"ground truth": 6, "corrected": 1, "predicted": 1}
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["checkpoint"] == "ab" * 32
    assert manifest["source"] == str(root)
    items = {item["name"]: item for item in manifest["items"]}
    found = {name: (items[name]["origin"], items[name]["review"], items[name]["split"]) for name in items}
    assert found["pug_1"] == ("corrected", "accepted", "trainval")
    assert found["pug_2"] == ("predicted", "open", "test")
    assert found["beagle_1"] == ("ground truth", "open", "trainval")
    for item in items.values():
        for entry in (item["image"], item["trimap"]):
            data = (tmp_path / "out" / entry["file"]).read_bytes()
            assert (hashlib.sha256(data).hexdigest(), len(data)) == (entry["sha256"], entry["size"])
    assert set(np.unique(pixels(tmp_path / "out", "pug_2"))) == {1}


def test_without_predictions_samples_without_ground_truth_are_left_out_by_name(
    root: Path, workspace: Workspace, tmp_path: Path
) -> None:
    (root / "annotations" / "trimaps" / "pug_2.png").unlink()
    report = export_dataset(read_dataset(root), workspace, tmp_path / "out")
    assert [(p.file.stem, p.kind, p.severity) for p in report.left_out] == [("pug_2", "no-trimap", "note")]
    assert report.clean
    assert not (tmp_path / "out" / "images" / "pug_2.jpg").exists()
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert "no ground truth" in manifest["left_out"][0]["sentence"]


@pytest.mark.parametrize("choice", [{"what": "accepted"}, {"only_accepted": True}])
def test_accepted_only_takes_accepted_samples_corrected_or_not_and_never_a_prediction(
    root: Path, workspace: Workspace, tmp_path: Path, choice: dict[str, object]
) -> None:
    (root / "annotations" / "trimaps" / "beagle_1.png").unlink()
    workspace.save_correction("pug_1", truth_at("pug_1"), Facts(True, "accepted"), 0)
    workspace.save_correction("pug_2", truth_at("pug_2"), Facts(True, "open"), 0)
    workspace.set_review("Bengal_1", "accepted")
    report = export_dataset(
        read_dataset(root), workspace, tmp_path / "out", predict=lambda _: np.ones((HEIGHT, WIDTH)), **choice
    )
    assert report.origins == {"ground truth": 1, "corrected": 1}
    assert sorted(path.stem for path in (tmp_path / "out" / "images").iterdir()) == ["Bengal_1", "pug_1"]
    assert len(report.left_out) == 6
    assert verify_export(tmp_path / "out") == []


def test_lists_are_in_the_official_form(root: Path, workspace: Workspace, tmp_path: Path) -> None:
    make_dataset(root, ["Abyssinian_1", "pug_1", "Moggy_1", "mutt_2", "lab_3"])
    save_trimap(root / "annotations" / "trimaps" / "pug_2.png")
    export_dataset(read_dataset(root), workspace, tmp_path / "out")
    lines = {
        name: (tmp_path / "out" / "annotations" / f"{name}.txt").read_text().splitlines()
        for name in ("list", "trainval", "test")
    }
    # Official numbers: Abyssinian is class 1, cat 1; pug class 26, dog 18. Others follow behind 37, 12 and 25.
    assert "Abyssinian_1 1 1 1" in lines["trainval"]
    assert "pug_1 26 2 18" in lines["trainval"]
    assert "Moggy_1 38 1 13" in lines["trainval"]
    assert "lab_3 39 2 26" in lines["trainval"]
    assert lines["test"] == ["mutt_2 40 2 27"]
    entries = [line for line in lines["list"] if not line.startswith("#")]
    assert set(entries) >= {*lines["trainval"], *lines["test"]}
    assert all(len(entry.split()) == 4 for entry in entries)


def test_a_folder_without_lists_is_exported_without_splits(tmp_path: Path) -> None:
    root = make_dataset(tmp_path / "pets", lists=False)
    workspace = Workspace.open(root, tmp_path / "work")
    export_dataset(read_dataset(root), workspace, tmp_path / "out")
    again = read_dataset(tmp_path / "out")
    assert not again.has_lists
    assert {sample.split for sample in again.samples} == {"unlisted"}
    assert same(maps_of(again), maps_of(read_dataset(root)))
    workspace.close()


def test_names_with_spaces_and_accents_come_through(tmp_path: Path) -> None:
    stems = ["mein Hund_1", "Kätzchen_2", "犬_3"]
    root = make_dataset(tmp_path / "pets", stems)
    workspace = Workspace.open(root, tmp_path / "work")
    report = export_dataset(read_dataset(root), workspace, tmp_path / "out")
    assert report.written == 3
    again = read_dataset(tmp_path / "out")
    assert sorted(sample.name for sample in again.samples) == sorted(stems)
    assert verify_export(tmp_path / "out") == []
    workspace.close()


def test_list_lines_that_lead_outside_are_refused_and_nothing_is_read_or_written_there(
    root: Path, tmp_path: Path
) -> None:
    """EXP-04"""
    outside = tmp_path / "SEGTOOL_OUT"
    with (root / "annotations" / "trainval.txt").open("a") as stream:
        for name in ("../../SEGTOOL_OUT_1", str(tmp_path / "SEGTOOL_OUT_2"), "..\\SEGTOOL_OUT_3", "a/../b"):
            stream.write(f"{name} 1 1 1\n")
    before = {path for path in tmp_path.rglob("*") if root not in path.parents}
    dataset = read_dataset(root)
    assert sum(problem.kind == "name-refused" for problem in dataset.problems) == 4
    workspace = Workspace.open(root, tmp_path / "work")
    report = export_dataset(dataset, workspace, tmp_path / "out")
    workspace.close()
    assert report.written == 8
    assert not outside.exists()
    new = {path for path in tmp_path.rglob("*") if root not in path.parents} - before
    assert {path.relative_to(tmp_path).parts[0] for path in new} == {"out", "work"}
    assert not any("SEGTOOL_OUT" in path.name for path in new)


def test_a_command_exports_the_committed_operations_and_says_which_state_it_took(
    root: Path, workspace: Workspace, tmp_path: Path
) -> None:
    """EXP-10: the window has committed a stroke but saved no file yet."""
    dataset = read_dataset(root)
    assert export_dataset(dataset, workspace, tmp_path / "none").saved_state == ""
    stroke, painted = paint(truth_at("pug_1"), (0, 0, 6, 6), 3)
    workspace.append("pug_1", "do", stroke)
    assert not workspace.correction_path("pug_1").exists()
    command = Workspace.open(root, workspace.directory, read_only=True)
    report = export_dataset(dataset, command, tmp_path / "out")
    command.close()
    assert report.origins["corrected"] == 1
    assert np.array_equal(pixels(tmp_path / "out", "pug_1"), painted)
    assert report.saved_state == workspace.facts("pug_1").edited
    assert report.to_json()["saved_state"] == report.saved_state
    assert json.loads((tmp_path / "out" / "manifest.json").read_text())["saved_state"] == report.saved_state


def test_nothing_to_export_is_an_error_and_makes_no_folder(
    root: Path, workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(SegtoolError, match="Nothing was exported: 8 samples were left out") as caught:
        export_dataset(read_dataset(root), workspace, tmp_path / "out", what="accepted")
    assert caught.value.file == tmp_path / "out"  # not the folder it was built in, which is gone
    with pytest.raises(UsageError):
        export_dataset(read_dataset(root), workspace, tmp_path / "out", what="everything")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pets", "work"]


def test_progress_is_told_and_stopping_leaves_nothing(
    root: Path, workspace: Workspace, tmp_path: Path
) -> None:
    told: list[tuple[int, int, str]] = []
    export_dataset(read_dataset(root), workspace, tmp_path / "out", progress=lambda *step: told.append(step))
    assert told[0][:2] == (0, 8)
    assert told[-1][:2] == (8, 8)
    with pytest.raises(Cancelled):
        export_dataset(read_dataset(root), workspace, tmp_path / "stopped", should_stop=lambda: len(told) > 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "pets", "work"]


def test_bad_items_are_named_and_the_rest_goes_on(root: Path, workspace: Workspace, tmp_path: Path) -> None:
    """EXP-03"""
    photograph = root / "images" / "beagle_1.jpg"
    photograph.write_bytes(photograph.read_bytes()[:300])
    save_wrong_size_trimap(root / "annotations" / "trimaps" / "pug_1.png")
    save_stray_trimap(root / "annotations" / "trimaps" / "pug_2.png")
    workspace.save_correction("Bengal_1", truth_at("Bengal_1"), Facts(True), 0)
    workspace.correction_path("Bengal_1").write_bytes(b"")
    report = export_dataset(read_dataset(root), workspace, tmp_path / "out")
    assert report.written == 4
    assert sorted(problem.sentence.split(":")[0] for problem in report.failed) == ["Bengal_1", "beagle_1"]
    assert sorted((p.file.stem, p.kind) for p in report.left_out) == [
        ("pug_1", "trimap-size"),
        ("pug_2", "trimap-values"),
    ]
    assert not report.clean
    assert verify_export(tmp_path / "out") == []
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert len(manifest["failed"]) == 2
    json.dumps(report.to_json(), allow_nan=False)


def test_a_prediction_of_another_size_fails_by_name(root: Path, workspace: Workspace, tmp_path: Path) -> None:
    (root / "annotations" / "trimaps" / "pug_2.png").unlink()
    report = export_dataset(
        read_dataset(root), workspace, tmp_path / "out", predict=lambda _: np.ones((3, 4), np.uint8)
    )
    assert [problem.file.stem for problem in report.failed] == ["pug_2"]
    assert report.written == 7


def test_a_sample_that_is_edited_while_it_is_exported_is_taken_in_one_state(
    root: Path, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Accepted, then painted on beside the export: what nobody accepted is not exported as accepted."""
    truth = truth_at("Abyssinian_1")
    first, one = paint(truth, (0, 0, 4, 4), 1)
    workspace.append("Abyssinian_1", "do", first)
    accept = Operation("accept", None, SampleState(True), SampleState(True, "accepted"))
    row = workspace.append("Abyssinian_1", "do", accept)
    workspace.save_correction("Abyssinian_1", one, Facts(True, "accepted"), row)
    workspace.set_review("pug_1", "accepted")
    more, _two = paint(one, (8, 8, 4, 4), 3, SampleState(True, "accepted"))
    real, begun = items.correction_of, []

    def paint_first(sample: Sample, opened: Workspace) -> np.ndarray | None:
        if not begun:
            begun.append(workspace.append("Abyssinian_1", "do", more))
        return real(sample, opened)

    monkeypatch.setattr(items, "correction_of", paint_first)
    report = export_dataset(read_dataset(root), workspace, tmp_path / "out", only_accepted=True)
    assert begun
    assert report.written == 1
    assert not (tmp_path / "out" / "images" / "Abyssinian_1.jpg").exists()
    assert report.saved_state == workspace.saved_state()  # with the stroke that made it open again
