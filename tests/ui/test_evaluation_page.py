"""The page of evaluations on a real workbench: the command's figures, plots, worst pictures, files, stop."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from segtool.cli import main
from segtool.core.eval_report import worst_first
from segtool.ui.dialogs.evaluation import EvaluationPage
from segtool.ui.eval_plots import PLOTS
from segtool.ui.eval_tables import COLUMNS, PicturesTable
from segtool.ui.main_window import MainWindow
from segtool.workbench import Workbench
from tests.datasets import make_dataset
from tests.ml.standin import save_standin

LEFT = Qt.MouseButton.LeftButton
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_dataset(tmp_path / "pets")


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    path = tmp_path / "red.safetensors"
    save_standin(path, size=128)
    return path


@pytest.fixture
def window(root: Path, checkpoint: Path, tmp_path: Path, qtbot: Any) -> Iterator[MainWindow]:
    bench = Workbench(checkpoint=checkpoint, device="cpu")
    made = MainWindow(bench)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    bench.open_dataset(root, tmp_path / "work")
    qtbot.waitUntil(lambda: bench.prediction is not None, timeout=20_000)
    yield made
    made.close()


@pytest.fixture
def page(window: MainWindow, qtbot: Any) -> EvaluationPage:
    """Opened by its key."""
    QTest.keyClick(window.panes.left.pane, Qt.Key.Key_E, CONTROL_SHIFT)
    shown = window.commands.evaluation
    assert shown is not None
    qtbot.waitUntil(shown.isActiveWindow)
    assert not shown.isModal()
    return shown


def evaluated(page: EvaluationPage, qtbot: Any, split: str = "test") -> dict[str, Any]:
    page.choice.split.setCurrentIndex(page.choice.split.findData(split))
    page.evaluated = None
    QTest.mouseClick(page.start, LEFT)
    assert page.stop.isVisible()
    qtbot.waitUntil(lambda: page.evaluated is not None, timeout=20_000)
    assert page.evaluated is not None
    return page.evaluated.document


def cell(page: EvaluationPage, row: int, column: int) -> str:
    item = page.figures.item(row, column)
    assert item is not None
    return item.text()


def double_click(table: PicturesTable, row: int) -> None:
    place = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=place)
    QTest.mouseDClick(table.viewport(), LEFT, pos=place)


@pytest.mark.parametrize("split", ["test", "validation"])
def test_the_window_gives_the_commands_figures(
    split: str, page: EvaluationPage, root: Path, checkpoint: Path, tmp_path: Path, qtbot: Any, capsys: Any
) -> None:
    document = evaluated(page, qtbot, split)
    words = ["eval", root, "--workspace", tmp_path / "work", "--checkpoint", checkpoint, "--split", split]
    capsys.readouterr()
    assert main([str(word) for word in [*words, "--device", "cpu", "--json"]]) == 0
    command = json.loads(capsys.readouterr().out)
    assert command == document
    assert command["images"] == (4 if split == "test" else 1)


def test_every_figure_stands_in_the_table_with_its_rule(page: EvaluationPage, qtbot: Any) -> None:
    document = evaluated(page, qtbot)
    rows = {cell(page, row, 0): row for row in range(page.figures.rowCount())}
    assert cell(page, rows["Border"], 1) == f"{document['iou']['border']:.3f}"
    assert cell(page, rows["Pet"], 2) == f"{document['dice']['pet']:.3f}"
    assert cell(page, rows["Mean"], 3) == f"{document['mean_boundary_iou']:.3f}"
    assert cell(page, rows["Mean"], 4) == f"{document['per_image_mean']['mean_iou']:.3f}"
    for key, title in (("border_as_pet", "Pet, border as pet"), ("border_ignored", "Pet, border ignored")):
        assert cell(page, rows[title], 1) == f"{document['binary_iou'][key]:.3f}"
        assert "border" in cell(page, rows[title], 5)
    assert cell(page, rows["Pixel accuracy"], 1) == f"{document['pixel_accuracy']:.3f}"
    said = page.said.text()
    assert said.startswith(
        "red on 4 pictures (test list), against the dataset's trimaps, at the photographs' own"
    )
    assert page.warned.isHidden()


def test_worst_pictures_come_first_and_open_by_double_click_and_enter(
    page: EvaluationPage, window: MainWindow, qtbot: Any
) -> None:
    document = evaluated(page, qtbot, "all")
    page.tabs.setCurrentWidget(page.pictures)
    names = [row["name"] for row in worst_first(document["per_image"])]
    assert page.pictures.pictures.names == names
    bench = window.workbench
    double_click(page.pictures, 2)
    qtbot.waitUntil(lambda: bench.current is not None and bench.current.name == names[2], timeout=10_000)
    assert window.panes.shown == ("correction", "prediction", "truth", "difference")
    QTest.keyClick(page.pictures, Qt.Key.Key_Down)
    QTest.keyClick(page.pictures, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bench.current is not None and bench.current.name == names[3], timeout=10_000)
    assert page.isVisible()
    column = [head for head, _ in COLUMNS].index("Border")
    page.pictures.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    by_border = sorted(document["per_image"], key=lambda row: -row["iou"]["border"])
    assert [document_row(document, name)["iou"]["border"] for name in page.pictures.pictures.names] == [
        row["iou"]["border"] for row in by_border
    ]


def document_row(document: dict[str, Any], name: str) -> dict[str, Any]:
    return next(row for row in document["per_image"] if row["name"] == name)


def test_a_click_on_a_point_opens_its_picture(page: EvaluationPage, window: MainWindow, qtbot: Any) -> None:
    document = evaluated(page, qtbot, "all")
    page.tabs.setCurrentWidget(page.plots)
    chart = page.plots.charts["size"]
    page.plots.ensureWidgetVisible(chart)
    QApplication.processEvents()
    bench = window.workbench
    other = next(row for row in document["per_image"] if row["name"] != bench.current.name)  # type: ignore[union-attr]
    where = chart.plot.getPlotItem().vb.mapViewToScene(QPointF(other["pet_share"], other["mean_iou"]))
    opened: list[str] = []
    page.opened.connect(opened.append)
    QTest.mouseClick(chart.plot.viewport(), LEFT, pos=chart.plot.mapFromScene(where))
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=5_000)
    there = document_row(document, opened[0])  # several points may lie on one another
    assert there["pet_share"] == pytest.approx(other["pet_share"], abs=0.03)
    assert there["mean_iou"] == pytest.approx(other["mean_iou"], abs=0.05)
    qtbot.waitUntil(lambda: bench.current is not None and bench.current.name == opened[0], timeout=10_000)


def test_every_plot_is_drawn_and_saved_as_a_drawing_and_as_a_picture(
    page: EvaluationPage, tmp_path: Path, monkeypatch: Any, qtbot: Any
) -> None:
    evaluated(page, qtbot, "all")
    page.tabs.setCurrentWidget(page.plots)
    assert set(page.plots.charts) == set(PLOTS)
    for name, ending in (("breeds", ".svg"), ("confidence", ".png")):
        target = tmp_path / f"{name}{ending}"
        monkeypatch.setattr(
            QFileDialog,
            "getSaveFileName",
            lambda *_, target=target: (str(target.with_suffix("")), f"(*{target.suffix})"),
        )
        QTest.mouseClick(page.plots.charts[name].save, LEFT)
        qtbot.waitUntil(target.exists, timeout=10_000)
        qtbot.waitUntil(lambda: not page._bench._tasks.running, timeout=10_000)
    drawing = ElementTree.parse(tmp_path / "breeds.svg").getroot()
    words = "".join(drawing.itertext())
    for text in ("Mean IoU by breed", "pug", "beagle", "Bengal"):
        assert text in words
    picture = QImage(str(tmp_path / "confidence.png"))
    assert picture.width() == 1920
    bits = np.frombuffer(picture.convertToFormat(QImage.Format.Format_RGB888).constBits(), np.uint8)
    pixels = bits.reshape(picture.height(), -1)[:, : picture.width() * 3].reshape(picture.height(), -1, 3)
    assert (pixels[2, 2] == 255).all()  # white, whatever the theme
    assert (np.ptp(pixels.astype(int), axis=2) > 60).any()  # a coloured point


@pytest.mark.parametrize("ending", [".json", ".csv", ".html"])
def test_it_is_saved_as_document_table_and_page(
    ending: str, page: EvaluationPage, tmp_path: Path, monkeypatch: Any, qtbot: Any
) -> None:
    document = evaluated(page, qtbot)
    target = tmp_path / f"figures{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.mouseClick(page.save, LEFT)
    qtbot.waitUntil(target.exists, timeout=10_000)
    text = target.read_text(encoding="utf-8")
    if ending == ".json":
        assert json.loads(text) == document
    elif ending == ".csv":
        assert len(text.splitlines()) == 5
    else:
        assert text.startswith("<!DOCTYPE html>")
        assert text.count("data:image/jpeg") == 4


def test_nothing_is_written_into_the_dataset(
    page: EvaluationPage, root: Path, window: MainWindow, qtbot: Any
) -> None:
    evaluated(page, qtbot)
    failures: list[str] = []
    window.workbench.taskFailed.connect(lambda _task, message, _hint: failures.append(message))
    before = sorted(root.rglob("*"))
    page.save_as(root / "figures.json")
    qtbot.waitUntil(lambda: bool(failures), timeout=10_000)
    assert "never written to" in failures[0]
    assert sorted(root.rglob("*")) == before


def test_stop_ends_it_and_the_figures_before_stay(
    page: EvaluationPage, window: MainWindow, tmp_path: Path, qtbot: Any
) -> None:
    before = evaluated(page, qtbot)
    slow = tmp_path / "work" / "checkpoints" / "slow.safetensors"
    slow.parent.mkdir(exist_ok=True)
    save_standin(slow, size=32, delay=0.3)
    page.choice.fill()
    place = next(
        i for i in range(page.choice.checkpoints.count()) if page.choice.checkpoints.itemData(i) == slow
    )
    page.choice.checkpoints.setCurrentIndex(place)
    page.choice.split.setCurrentIndex(page.choice.split.findData("all"))
    QTest.mouseClick(page.start, LEFT)
    qtbot.waitUntil(lambda: "of 8" in page.state.text() and page.bar.value() >= 1, timeout=20_000)
    QTest.mouseClick(page.stop, LEFT)
    assert page.state.text() == "Stopping…"
    qtbot.waitUntil(lambda: page.start.isVisible(), timeout=10_000)
    assert page.state.text() == "Stopped."
    assert page.evaluated is not None
    assert page.evaluated.document == before


def test_a_closed_page_lets_it_go_on_and_shows_the_figures_when_it_is_opened_again(
    page: EvaluationPage, window: MainWindow, qtbot: Any
) -> None:
    QTest.mouseClick(page.start, LEFT)
    page.close()
    qtbot.waitUntil(lambda: page.evaluated is not None, timeout=20_000)
    assert any("Evaluated red" in message.text for message in window.strip.history)
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(window.panes.left.pane, Qt.Key.Key_E, CONTROL_SHIFT)
    assert window.commands.evaluation is page
    assert page.isVisible()
    assert page.figures.rowCount() == 7


def test_a_checkpoint_that_was_trained_on_the_pictures_is_told(
    page: EvaluationPage, root: Path, tmp_path: Path, qtbot: Any
) -> None:
    from segtool.core.files import sha256_of

    trained = tmp_path / "work" / "checkpoints" / "trained.safetensors"
    trained.parent.mkdir(exist_ok=True)
    save_standin(trained, size=32, training={"digests": [sha256_of(root / "images" / "pug_2.jpg")]})
    page.choice.fill()
    place = next(
        i for i in range(page.choice.checkpoints.count()) if page.choice.checkpoints.itemData(i) == trained
    )
    page.choice.checkpoints.setCurrentIndex(place)
    evaluated(page, qtbot)
    assert "trained on 1 of these pictures" in page.warned.text()
    assert "pug_2" in page.warned.text()


def test_figures_of_another_dataset_do_not_stay(
    page: EvaluationPage, window: MainWindow, tmp_path: Path, qtbot: Any
) -> None:
    evaluated(page, qtbot)
    other = make_dataset(tmp_path / "others", ["pug_1", "pug_2"])
    window.workbench.open_dataset(other, tmp_path / "work2")
    qtbot.waitUntil(lambda: page.evaluated is None, timeout=10_000)
    assert not page.tabs.isEnabled()
    assert page.said.text() == "Nothing was evaluated yet."
    qtbot.waitUntil(lambda: window.workbench.prediction is not None, timeout=20_000)
