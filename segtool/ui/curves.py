"""The live curves of a training: loss by step, validation IoU by epoch."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from segtool.ui.theme import UNIT, Tokens
from segtool.ui.words import QT_TR_NOOP, tr

LIBRARY = "pyqtgraph"
"""Imported when the curves are made."""
HEIGHT = 110
SMOOTHING = 0.9
"""Share of the running mean that a new step leaves as it is."""
REDRAW_MS = 200
"""Steps that come within this time are drawn together: a drawing takes 10 ms of the window's thread."""
MOST_POINTS = 500
"""Of a curve on the screen: with every step of a long training a drawing took a quarter of a second."""
LOSS_INK, IOU_INK = QColor("#D55E00"), QColor("#0072B2")


TITLES = (QT_TR_NOOP("Loss"), QT_TR_NOOP("Validation mean IoU"))


class Curves(QWidget):
    """Two plots side by side. pyqtgraph is imported when the first of them is made."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import pyqtgraph

        self._graph: Any = pyqtgraph
        self.setMinimumHeight(HEIGHT)
        pyqtgraph.setConfigOptions(antialias=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        self._plots = [self._plot(tr(title), tokens) for title in TITLES]
        for plot in self._plots:
            row.addWidget(plot, 1)
        self._raw = self._plots[0].plot(pen=pyqtgraph.mkPen(faint(LOSS_INK), width=1))
        self._smooth = self._plots[0].plot(pen=pyqtgraph.mkPen(LOSS_INK, width=2))
        self._iou = self._plots[1].plot(
            pen=pyqtgraph.mkPen(IOU_INK, width=2),
            symbol="o",
            symbolSize=6,
            symbolBrush=IOU_INK,
            symbolPen=None,
        )
        self.steps: list[float] = []
        self.losses: list[float] = []
        self.means: list[float] = []
        self.epochs: list[float] = []
        self.ious: list[float] = []
        self._redraw = QTimer(self, interval=REDRAW_MS, singleShot=True)
        self._redraw.timeout.connect(self._draw)

    def _plot(self, title: str, tokens: Tokens) -> Any:
        plot = self._graph.PlotWidget()
        plot.setAccessibleName(title)
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideButtons()
        plot.setMinimumHeight(HEIGHT)
        plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        item = plot.getPlotItem()
        item.setContentsMargins(0, 0, UNIT, 0)
        self._paint(plot, title, tokens)
        return plot

    def _paint(self, plot: Any, title: str, tokens: Tokens) -> None:
        plot.setBackground(tokens.panel)
        plot.setTitle(title, color=tokens.muted, size="9pt", justify="left")
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setPen(tokens.line)
            axis.setTextPen(tokens.muted)
            axis.setStyle(tickLength=-4)
        plot.getAxis("left").setWidth(64)  # figures that differ in the fourth place have long labels
        plot.showGrid(x=False, y=True, alpha=0.12)

    def refresh(self, tokens: Tokens) -> None:
        """The theme changed."""
        for plot, title in zip(self._plots, TITLES, strict=True):
            self._paint(plot, tr(title), tokens)

    def clear(self) -> None:
        """A new training begins."""
        for values in (self.steps, self.losses, self.means, self.epochs, self.ious):
            values.clear()
        self._draw()

    def add_step(self, epoch: float, loss: float) -> None:
        """epoch: with its fraction, so that both plots have one axis."""
        mean = loss if not self.means else SMOOTHING * self.means[-1] + (1 - SMOOTHING) * loss
        self.steps.append(epoch)
        self.losses.append(loss)
        self.means.append(mean)
        self._draw_soon()

    def add_epoch(self, epoch: int, mean_iou: float | None) -> None:
        """An epoch is done; None where there is no validation sample."""
        if mean_iou is not None:
            self.epochs.append(float(epoch))
            self.ious.append(mean_iou)
            self._draw_soon()

    def _draw_soon(self) -> None:
        if not self._redraw.isActive():
            self._redraw.start()

    def _draw(self) -> None:
        self._raw.setData(*thinned(self.steps, self.losses))
        self._smooth.setData(*thinned(self.steps, self.means))
        self._iou.setData(*thinned(self.epochs, self.ious))


def thinned(across: Sequence[float], up: Sequence[float]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The points of a curve, at most MOST_POINTS: of many, the lowest and the highest of each stretch, so that no peak
    is lost."""
    x, y = np.asarray(across, np.float64), np.asarray(up, np.float64)
    if len(x) <= MOST_POINTS:
        return x, y
    edges = np.linspace(0, len(x), MOST_POINTS // 2 + 1).astype(int)
    kept = [
        first + place
        for first, last in itertools.pairwise(edges.tolist())
        for place in sorted({int(y[first:last].argmin()), int(y[first:last].argmax())})
    ]
    return x[kept], y[kept]


def faint(ink: QColor) -> QColor:
    """The colour, thinned."""
    made = QColor(ink)
    made.setAlphaF(0.3)
    return made
