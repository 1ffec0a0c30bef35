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


def main() -> None:
    application = QApplication([])
    bench = FakeWorkbench(height=60, width=90)
    panes = Panes(bench, Brush())  # type: ignore[arg-type]
    panes.resize(901, 517)
    panes.show()
    bench.open_dataset(Path("pets"))
    image = np.full((60, 90, 3), 90, np.uint8)
    image[RED[1], RED[0]] = (255, 0, 0)
    panes.left.pane.set_image(image)
    panes.left.pane.set_overlay_hidden(True)
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
        pixels = to_array(shot).astype(int)
        red = (pixels[..., 0] > 200) & (pixels[..., 1] < 60)
        rows, columns = np.nonzero(red)
        ratio = shot.width() / pane.width()
        before = bench.canvas.label_map.copy()
        drag(pane, [QPointF((columns.mean() + 0.5) / ratio, (rows.mean() + 0.5) / ratio)])
        changed = np.argwhere(bench.canvas.label_map != before)[:, ::-1].tolist()
        found.append({"ratio": pane.devicePixelRatioF(), "changed": changed})
        bench.undo()
    sys.stdout.write(json.dumps(found))


main()
