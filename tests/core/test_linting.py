"""The lint over a dataset: which samples, the usual width of their border, what a mend changes."""

import json

import numpy as np

from segtool import cli
from segtool.core.dataset import read_dataset
from segtool.core.images import write_label_map
from segtool.core.linting import findings_of, lint_samples, mend_of, mends_of, rules_for, usual_width
from segtool.core.tools.edit import Rules
from segtool.core.tools.lint import LINTS, MENDS, LintRules
from tests.core.tools.test_border import disc
from tests.datasets import make_dataset

USUAL = LintRules(usual_width=6)


def test_each_spot_has_its_mend_alone_and_all_of_a_kind_are_one_edit():
    label_map = disc(25, 6)
    label_map[3:6, 4:6] = 1
    label_map[70:72, 4:6] = 1
    first, second = (each for each in findings_of("a", label_map, USUAL) if each.kind == "island")
    assert (first.pixels, second.pixels) == (6, 4)
    edit = mend_of(label_map, first, USUAL)
    assert edit is not None
    after = label_map.copy()
    after[edit.box.slices] = edit.values
    assert (after[3:6, 4:6] == 2).all()
    assert (after[70:72, 4:6] == 1).all()
    other = mend_of(label_map, second, USUAL)
    assert other is not None
    assert other.box == second.box
    both = mends_of(label_map, "island", USUAL)
    assert both is not None
    after[both.box.slices] = both.values
    assert (after == disc(25, 6)).all()
    assert mend_of(disc(25, 6), first, USUAL) is None  # it is there no more


def test_a_mend_leaves_protected_classes():
    label_map = disc(25, 6)
    label_map[3:6, 4:6] = 1
    assert mends_of(label_map, "island", USUAL, Rules(frozenset({1}))) is None
    assert mends_of(label_map, "island", USUAL, Rules(frozenset({3}))) is not None


def test_every_mend_has_a_name_and_every_kind_without_one_has_no_mend():
    assert set(MENDS) <= set(LINTS)
    stray = disc(25, 6)
    stray[1, 1] = 9
    for label_map in (stray, np.full((9, 9), 2, np.uint8)):
        for found in findings_of("a", label_map, USUAL):
            assert bool(found.pixels) == (found.kind in MENDS)


def test_the_usual_width_is_the_datasets_own_and_the_command_names_the_spots(tmp_path, capsys):
    folder = make_dataset(tmp_path / "pets")
    dataset = read_dataset(folder)
    trimaps = [sample.trimap for sample in dataset.samples if sample.trimap is not None]
    assert len(trimaps) >= 3
    from segtool.core.images import image_size

    for sample in dataset.samples:
        if sample.trimap is not None:
            width, height = image_size(sample.image)
            y, x = np.mgrid[:height, :width]
            distance = np.hypot(x - width / 2, y - height / 2) - min(width, height) / 4
            values = np.where(distance < -2, 1, np.where(distance < 2, 3, 2)).astype(np.uint8)
            write_label_map(sample.trimap, values)
    assert 3.5 < usual_width(dataset.samples, None) < 4.5
    assert rules_for(dataset.samples, None, USUAL).usual_width < 4.5
    report = lint_samples(dataset.samples, None, rules_for(dataset.samples, None))
    assert report.findings == ()
    assert report.looked == len(trimaps)
    common = ["--workspace", str(tmp_path / "work"), "--json"]
    code = cli.main(["lint", str(folder), *common])
    assert json.loads(capsys.readouterr().out)["findings"] == []
    assert code == 0
    sample = next(each for each in dataset.samples if each.trimap is not None)
    values[0, 0] = 1
    width, height = image_size(sample.image)
    y, x = np.mgrid[:height, :width]
    distance = np.hypot(x - width / 2, y - height / 2) - min(width, height) / 4
    values = np.where(distance < -2, 1, np.where(distance < 2, 3, 2)).astype(np.uint8)
    values[0, 0] = 1
    write_label_map(sample.trimap, values)
    code = cli.main(["lint", str(folder), *common])
    document = json.loads(capsys.readouterr().out)
    assert [(each["name"], each["kind"], each["box"]) for each in document["findings"]] == [
        (sample.name, "island", [0, 0, 1, 1])
    ]
    assert code == 1
