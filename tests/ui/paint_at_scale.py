"""Run as a program by test_scaling: clicks the one red pixel that is seen on the screen, and tells what was painted.

The place is found in the drawn picture, not by the window's own arithmetic.
"""

import json
import sys
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from segtool.core.classes import BORDER
from segtool.ui.brush import Brush
from segtool.ui.panes import Panes
from segtool.ui.qimage import to_array
from tests.ui.events import drag
from tests.ui.fake_workbench import FakeWorkbench

RED = (47, 31)


def red_in(shot: QImage) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns of the red that is seen."""
    pixels = to_array(shot).astype(int)
    return np.nonzero((pixels[..., 0] > 200) & (pixels[..., 1] < 60))


def in_window(panes: Panes, pane: QWidget) -> np.ndarray:
    """Where the red's middle is in the drawn window, from the pane's corner, in screen pixels."""
    panes.minimap.hide()
    whole = panes.grab().toImage()
    ratio = whole.devicePixelRatio()
    corner = np.array(pane.mapTo(panes, QPoint(0, 0)).toTuple()) * ratio
    left, right = round(corner[0]), round(corner[0] + pane.width() * ratio)
    rows, columns = red_in(whole)
    mine = (columns >= left) & (columns < right)
    assert mine.any()
    return np.array([columns[mine].mean(), rows[mine].mean()]) - corner


def main() -> None:
    application = QApplication([])
    bench = FakeWorkbench(height=60, width=90)
    panes = Panes(bench, Brush())  # type: ignore[arg-type]
    panes.resize(901, 517)
    panes.show()
    bench.open_dataset(Path("pets"))
    image = np.full((60, 90, 3), 90, np.uint8)
    image[RED[1], RED[0]] = (255, 0, 0)
    for each in (panes.left.pane, panes.right.pane):
        each.set_image(image)
        each.set_overlay_hidden(True)
    panes.brush.set_value(BORDER)
    panes.brush.set_diameter(1)
    found = []
    for scale, size in ((None, (901, 517)), (8.0, (901, 517)), (None, (733, 401)), (3.3, (733, 401))):
        panes.resize(*size)
        application.processEvents()
        panes.state.fit()
        if scale is not None:
            panes.state.set_scale(scale, QPointF(*RED))
        application.processEvents()
        pane = panes.left.pane
        shot = QImage(pane.size() * pane.devicePixelRatioF(), QImage.Format.Format_RGB32)
        shot.setDevicePixelRatio(pane.devicePixelRatioF())
        pane.render(
            shot, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground
        )  # without the overview on it
        rows, columns = red_in(shot)
        ratio = shot.width() / pane.width()
        apart = in_window(panes, panes.left.pane) - in_window(panes, panes.right.pane)
        before = bench.canvas.label_map.copy()
        drag(pane, [QPointF((columns.mean() + 0.5) / ratio, (rows.mean() + 0.5) / ratio)])
        changed = np.argwhere(bench.canvas.label_map != before)[:, ::-1].tolist()
        found.append(
            {"ratio": pane.devicePixelRatioF(), "changed": changed, "apart": np.abs(apart).max().item()}
        )
        bench.undo()
    sys.stdout.write(json.dumps(found))


main()
