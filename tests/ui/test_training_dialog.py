"""The training dialog: every option of the table by mouse and keys, recipes, and what it says before it starts."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from segtool.core.checkpoints import CheckpointInfo
from segtool.core.options import Option, table_of, text_of_table
from segtool.core.recipe_file import load_recipe
from segtool.core.training_options import OPTIONS, FineTuneSettings
from segtool.core.workspace import Facts, Workspace
from segtool.ui.dialogs.finetune import OWN, FineTuneDialog
from segtool.ui.dialogs.option_fields import OptionField
from tests.ui.fake_workbench import FakeWorkbench

DEFAULTS = {"train_epochs": 7, "train_rehearsal": 0.3}


def checkpoints(tmp_path: Path) -> list[CheckpointInfo]:
    return [
        CheckpointInfo(tmp_path / f"{name}.safetensors", name, name[0] * 64, "unet", {})
        for name in ("red", "old")
    ]


@pytest.fixture
def dialog(bench: FakeWorkbench, qtbot: Any, tmp_path: Path) -> FineTuneDialog:
    """Shown, with one corrected sample."""
    bench.open_dataset(Path("pets"))
    bench._facts["beagle_1"] = Facts(True)
    made = FineTuneDialog(bench, checkpoints(tmp_path), DEFAULTS)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def click(widget: QWidget) -> None:
    QTest.mouseClick(
        widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(9, widget.height() // 2)
    )


def choose(box: QComboBox, data: str) -> None:
    """By keys, as a person does without the mouse."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != data:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before, f"{data} is not in the list"


def type_into(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Tab)


def test_nothing_to_train_on_cannot_be_started(bench: FakeWorkbench, qtbot: Any) -> None:
    bench.open_dataset(Path("pets"))
    dialog = FineTuneDialog(bench, [], DEFAULTS)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    assert not dialog.action.isEnabled()
    assert "nothing to train on" in dialog.fault.text()


def test_left_as_it_is_the_settings_are_those_of_a_fine_tune(dialog: FineTuneDialog, tmp_path: Path) -> None:
    assert dialog.action.isEnabled()
    assert "1 corrected, 0 of them accepted; 4 with ground truth" in dialog.counts.text()
    assert dialog.settings() == {
        "checkpoint": str(tmp_path / "red.safetensors"), "only": "corrected", "rehearsal": 0.3, "epochs": 7,
    }  # fmt: skip
    click(dialog.accepted_only)
    assert not dialog.action.isEnabled()
    assert "accepted" in dialog.fault.text()


def test_corrected_held_out_samples_do_not_count(
    bench: FakeWorkbench, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open_dataset(Path("pets"))
    bench._facts["Abyssinian_2"] = Facts(True)
    monkeypatch.setattr(bench, "set_of", lambda name: "held-out" if name == "Abyssinian_2" else "train")
    dialog = FineTuneDialog(bench, [], DEFAULTS)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    assert not dialog.action.isEnabled()
    assert "1 corrected ones are held out" in dialog.counts.text()


def test_trn_13_where_it_starts_is_said_and_a_name_that_is_taken_too(dialog: FineTuneDialog) -> None:
    assert "Starts from red (rrrrrrrrrrrr), with seed 0" in dialog.provenance.text()
    choose(dialog.checkpoint, dialog.checkpoint.itemData(1))
    assert "Starts from old (oooooooooooo)" in dialog.provenance.text()
    assert "held-out ones judge" in dialog.provenance.text()
    type_into(dialog.name, "OLD")
    assert "it stays" in dialog.provenance.text()
    type_into(dialog.name, "new")
    assert "it stays" not in dialog.provenance.text()
    choose(dialog.start, "scratch")
    assert "Starts afresh" in dialog.provenance.text()


def test_a_network_from_scratch_by_keys(dialog: FineTuneDialog) -> None:
    assert dialog.checkpoint.isVisible()
    assert not dialog.network.isVisible()
    choose(dialog.start, "scratch")
    assert dialog.network.isVisible()
    assert not dialog.checkpoint.isVisible()
    choose(dialog.network, "vgg16-unet")
    type_into(dialog.fields["arguments"].widget, "upsampling=unpooling,dropout=0.2")
    settings = FineTuneSettings.from_json(dialog.settings())
    assert (settings.network, settings.start, settings.checkpoint) == ("vgg16-unet", "scratch", "")
    assert settings.arguments == {"upsampling": "unpooling", "dropout": 0.2}
    assert settings.takes == "both"


def test_only_encoders_that_imagenet_weights_exist_for_are_offered_with_them(dialog: FineTuneDialog) -> None:
    choose(dialog.start, "imagenet")
    names = [dialog.network.itemData(index) for index in range(dialog.network.count())]
    assert "densenet121-unet" in names
    assert "unet" not in names
    choose(dialog.start, "scratch")
    assert dialog.network.findData("unet") >= 0


def test_a_network_chosen_elsewhere_begins_with_it(bench: FakeWorkbench, qtbot: Any, tmp_path: Path) -> None:
    bench.open_dataset(Path("pets"))
    dialog = FineTuneDialog(bench, checkpoints(tmp_path), DEFAULTS, network="lenet-unet")  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    assert dialog.settings()["network"] == "lenet-unet"
    assert dialog.action.isEnabled(), "all of the ground truth"


def test_every_option_has_a_field(dialog: FineTuneDialog) -> None:
    assert {*dialog.fields, *OWN} == set(OPTIONS)
    assert not dialog.tabs.isVisible()
    click(dialog.more)
    assert dialog.tabs.isVisible()
    shown = set()
    for tab in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(tab)
        shown |= {key for key, field in dialog.fields.items() if field.widget.isVisible()}
    assert shown == {*dialog.fields} - {"arguments"}, "that one comes with a network"


@pytest.mark.parametrize(
    "row", [row for key, row in OPTIONS.items() if key not in OWN], ids=lambda row: row.key
)
def test_a_field_shows_what_is_set_and_gives_it_back(row: Option, qtbot: Any) -> None:
    field = OptionField(row)
    qtbot.addWidget(field.widget)
    assert field.value() == row.default
    said: list[Any] = []
    field.changed.connect(lambda: said.append(field.value()))
    values = {
        "bool": [not row.default],
        "int": [33, 40],
        "float": [0.25, 0.5],
        "str": ["x"],
        "dict": [{"a": 1}],
    }
    for value in row.choices[::-1] or values[row.kind.__name__]:
        before = len(said) + (value != field.value())
        field.set(value)
        assert field.value() == value
        assert type(field.value()) is row.kind
        assert len(said) >= before
    assert field.widget.toolTip()
    assert field.widget.accessibleName()


def test_what_cannot_be_used_is_said_at_once_and_start_waits(dialog: FineTuneDialog) -> None:
    click(dialog.more)
    type_into(dialog.fields["class_weights"].widget, "1,2")
    assert "three numbers" in dialog.fault.text()
    assert not dialog.action.isEnabled()
    type_into(dialog.fields["class_weights"].widget, "1,2,3")
    assert dialog.action.isEnabled()
    type_into(dialog.fields["size"].widget, "20")
    assert "size is 0 or at least 32" in dialog.fault.text()


def test_a_recipe_is_saved_and_loaded(
    dialog: FineTuneDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bench: FakeWorkbench, qtbot: Any
) -> None:
    path = tmp_path / "mine.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *rest: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *rest: (str(path), ""))
    choose(dialog.start, "scratch")
    choose(dialog.data, "trainval")
    type_into(dialog.batch, "5")
    click(dialog.save_button)
    assert load_recipe(path)["batch"] == 5
    other = FineTuneDialog(bench, checkpoints(tmp_path), {})  # type: ignore[arg-type]
    qtbot.addWidget(other)
    other.show()
    click(other.load_button)
    assert other.settings() == dialog.settings()
    path.write_text("bacth = 5")
    click(other.load_button)
    assert "Did you mean batch?" in other.fault.text()


def test_tables_are_written_as_they_are_read() -> None:
    for table in ({}, {"width": 16, "upsampling": "bilinear"}, {"filters": [8, 4], "yes": True}):
        assert table_of(text_of_table(table)) == table


def test_numbers_are_shown_without_zeros_behind_them_and_the_dialog_fits_a_small_screen(
    dialog: FineTuneDialog,
) -> None:
    rate = dialog.rate
    for value, text in ((0.0003, "0.0003"), (0.5, "0.5"), (2.0, "2")):
        rate.setValue(value)
        assert rate.text().replace(",", ".") == text
    click(dialog.more)
    QTest.qWait(1)
    assert dialog.sizeHint().height() <= 768


def test_a_run_that_was_cut_off_is_offered_and_goes_on_by_its_own_settings(
    bench: FakeWorkbench, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.open_dataset(Path("pets"))
    workspace = Workspace.open(tmp_path / "pets", tmp_path / "work")
    monkeypatch.setattr(bench, "workspace", workspace, raising=False)
    without = FineTuneDialog(bench, checkpoints(tmp_path), DEFAULTS)  # type: ignore[arg-type]
    qtbot.addWidget(without)
    without.show()
    assert not without.resume.isVisible()
    run, folder = workspace.new_run({"name": "after-lunch"})
    (folder / "state.pt").write_bytes(b"x")
    dialog = FineTuneDialog(bench, checkpoints(tmp_path), DEFAULTS)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    assert "after-lunch" in dialog.resume.text()
    assert not dialog.action.isEnabled(), "nothing is corrected"
    click(dialog.resume)
    assert dialog.action.isEnabled()
    assert not dialog.epochs.isEnabled()
    assert dialog.settings() == {"resume": run}
    click(dialog.resume)
    assert dialog.epochs.isEnabled()
    workspace.close()
