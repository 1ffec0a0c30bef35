"""Samples beside the one on show are drawn before they are asked for, and show what they hold all the same."""

from types import SimpleNamespace

import numpy as np
from PySide6.QtWidgets import QApplication

from segtool.core.canvas import LabelCanvas
from segtool.core.truth import Truth
from segtool.ui.pane_table import CORRECTION
from segtool.ui.qimage import to_array
from segtool.workbench.showing import Beside


def beside(value: int) -> Beside:
    image = np.full((40, 61, 3), 90, np.uint8)
    label_map = np.full((40, 61), 2, np.uint8)
    label_map[10:30, 20:40] = value
    return Beside(image, LabelCanvas(label_map), Truth(label_map), True, 1, None)


def show(bench, sample: Beside) -> None:
    """As the workbench does when the person goes there."""
    bench.image, bench.canvas, bench.prediction = sample.image, sample.canvas, None
    bench.sampleChanged.emit()


def drawn_ahead(panes, bench, sample: Beside) -> None:
    bench.beside = [sample]
    bench.aheadChanged.emit()
    for _ in range(6):
        QApplication.processEvents()


def pixels(panes) -> np.ndarray:
    return to_array(panes.left.pane.grab().toImage())


def test_a_neighbour_is_drawn_ahead_and_taken_when_it_is_shown(panes, bench, monkeypatch):
    sample = beside(1)
    drawn_ahead(panes, bench, sample)
    composed = []
    monkeypatch.setattr("segtool.ui.label_layer.compose_classes", lambda *a: composed.append(a))
    monkeypatch.setattr("segtool.ui.qimage.compose_image", lambda *a: composed.append(a))
    show(bench, sample)
    panes.left.pane.repaint()
    assert panes.left.pane.layer.label_map is sample.canvas.label_map
    assert composed == []


def test_what_was_drawn_ahead_looks_as_what_was_not(panes, bench):
    one, other = beside(1), beside(1)
    drawn_ahead(panes, bench, one)
    show(bench, one)
    ahead = pixels(panes)
    show(bench, other)
    assert (pixels(panes) == ahead).all()
    show(bench, beside(3))
    assert (pixels(panes) != ahead).any()


def test_a_label_map_that_is_another_by_then_is_drawn_anew(panes, bench):
    sample = beside(1)
    drawn_ahead(panes, bench, sample)
    changed = SimpleNamespace(image=sample.image, canvas=beside(3).canvas)
    show(bench, changed)
    assert panes.left.pane.layer.label_map is changed.canvas.label_map


def test_few_samples_are_kept_and_none_of_another_dataset(panes, bench):
    for _ in range(6):
        drawn_ahead(panes, bench, beside(1))
    assert 1 <= len(panes.contents.ahead.ready) <= 3
    bench.datasetOpened.emit()
    assert len(panes.contents.ahead.ready) == 0
    assert panes.frame(CORRECTION).pane.picture is not None
