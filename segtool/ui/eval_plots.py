"""The plots of an evaluation, drawn with pyqtgraph in the window's colours, and as files on white."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QScrollArea, QToolTip, QWidget

from segtool.core.classes import CLASSES
from segtool.core.eval_plots import BINS, correlation, groups, histogram, points
from segtool.core.eval_report import Row
from segtool.ui.chart import HEIGHT, Chart
from segtool.ui.theme import LIGHT, UNIT, Tokens
from segtool.ui.words import number, tr

BAR = 22
"""Height of a horizontal bar and its name."""
AROUND = 84
"""Height of heading and axis of a plot of bars."""
POINT, HOVERED = 7, 11
"""Diameter of a picture's point, and under the pointer."""


def draw_histogram(document: Row, tokens: Tokens) -> Chart:
    """Pictures by mean IoU."""
    mean = document["per_image_mean"]["mean_iou"]
    note = "" if mean is None else tr("Mean of the pictures: {value}", value=number(mean, 3))
    chart = Chart(tr("Pictures by mean IoU"), note, tokens)
    counts = histogram(document)
    bars = chart.graph.BarGraphItem(
        x0=[place / BINS for place in range(BINS)],
        width=0.92 / BINS,
        y0=0,
        height=counts,
        brush=tokens.accent,
        pen=None,
    )
    chart.plot.addItem(bars)
    chart.plot.setXRange(0, 1, padding=0.01)
    chart.plot.setYRange(0, max([*counts, 1]) * 1.05, padding=0)
    chart.show_axes(tr("Mean IoU"), tr("Pictures"))
    return chart


def draw_classes(document: Row, tokens: Tokens) -> Chart:
    """IoU by class, in the classes' colours."""
    rows = [
        (tr(each.name), document["iou"][each.name], "#{:02x}{:02x}{:02x}".format(*each.colour))
        for each in CLASSES
    ]
    return _bars(tr("IoU by class"), tr("Over all pixels"), rows, tokens)


def draw_breeds(document: Row, tokens: Tokens) -> Chart:
    """Mean IoU by breed, the worst first."""
    rows = [
        (f"{name.replace('_', ' ')} ({number(images)})", value, tokens.accent)
        for name, images, value in groups(document, "breeds")
    ]
    return _bars(tr("Mean IoU by breed"), tr("Number of pictures in brackets; the worst first"), rows, tokens)


def _bars(title: str, note: str, rows: Sequence[tuple[str, float | None, str]], tokens: Tokens) -> Chart:
    """Horizontal bars from the top, the value at the end of each."""
    chart = Chart(title, note, tokens)
    places = [-place for place in range(len(rows))]
    values = [value or 0.0 for _, value, _ in rows]
    bars = chart.graph.BarGraphItem(
        x0=0, y=places, height=0.66, width=values, brushes=[colour for *_, colour in rows], pen=None
    )
    chart.plot.addItem(bars)
    for place, (_, value, _) in zip(places, rows, strict=True):
        words = chart.graph.TextItem(
            "–" if value is None else number(value, 3), color=tokens.text, anchor=(0, 0.5)
        )
        words.setPos((value or 0.0) + 0.005, place)
        chart.plot.addItem(words)
    chart.plot.getAxis("left").setTicks(
        [[(place, name) for place, (name, *_) in zip(places, rows, strict=True)]]
    )
    chart.plot.setXRange(0, 1.14, padding=0)
    chart.plot.setYRange(-len(rows) + 0.4, 0.6, padding=0)
    metrics = QFontMetrics(chart.font())
    widest = max((metrics.horizontalAdvance(name) for name, *_ in rows), default=0)
    chart.plot.getAxis("left").setWidth(widest + 3 * UNIT)  # by itself it knows only after it was drawn once
    chart.plot.setFixedHeight(max(HEIGHT, BAR * len(rows) + AROUND))
    chart.show_axes(tr("IoU"), "")
    return chart


def draw_confidence(document: Row, tokens: Tokens) -> Chart:
    """Mean IoU against the mean confidence."""
    return _points(
        tr("Mean IoU against confidence"),
        document,
        "confidence",
        tr("Mean confidence of the picture"),
        tokens,
    )


def draw_size(document: Row, tokens: Tokens) -> Chart:
    """Mean IoU against the pet's share of the picture."""
    return _points(
        tr("Mean IoU against the pet's size"),
        document,
        "pet_share",
        tr("Share of the picture that is pet or border"),
        tokens,
    )


def _points(title: str, document: Row, key: str, below: str, tokens: Tokens) -> Chart:
    found = points(document, key)
    rank = correlation(found)
    note = tr("A point opens its picture.")
    if rank is not None:
        note += " " + tr("Rank correlation {value}.", value=number(rank, 2, sign=True))
    chart = Chart(title, note, tokens)
    ink = chart.graph.mkColor(tokens.accent)
    ink.setAlphaF(0.6)
    dots = chart.graph.ScatterPlotItem(
        x=[x for _, x, _ in found],
        y=[y for *_, y in found],
        data=[name for name, *_ in found],
        size=POINT,
        brush=ink,
        pen=None,
        hoverable=True,
        hoverSize=HOVERED,
        tip=None,
    )
    dots.sigClicked.connect(
        lambda _item, clicked, *_: chart.opened.emit(clicked[0].data()) if len(clicked) else None
    )
    dots.sigHovered.connect(lambda _item, over, *_: _tell(chart, over))
    chart.plot.addItem(dots)
    chart.plot.setYRange(0, 1, padding=0.02)
    if key == "pet_share":
        chart.plot.setXRange(0, 1, padding=0.02)
    chart.show_axes(below, tr("Mean IoU"))
    return chart


def _tell(chart: Chart, over: Any) -> None:
    """The name of the picture under the pointer."""
    if len(over) == 0:
        QToolTip.hideText()
        return
    point = over[0]
    words = f"{point.data()}: {number(point.pos().y(), 3)}"
    QToolTip.showText(QCursor.pos(), words, chart.plot)


WIDE = ("breeds",)
"""Plots that take a row of their own."""
PLOTS: dict[str, Callable[[Row, Tokens], Chart]] = {
    "histogram": draw_histogram,
    "classes": draw_classes,
    "breeds": draw_breeds,
    "confidence": draw_confidence,
    "size": draw_size,
}
"""By name; each is drawn from the document in a theme's colours."""


def plot_file(name: str, document: Row, svg: bool) -> bytes:
    """A plot of PLOTS as the bytes of an SVG or PNG file, on white whatever the window's theme."""
    chart = PLOTS[name](document, LIGHT)
    try:
        return chart.picture(svg)
    finally:
        chart.deleteLater()


class EvalPlots(QScrollArea):
    """Every plot of one evaluation, two beside each other."""

    opened = Signal(str)
    """Name of a sample whose point was clicked."""
    save_wanted = Signal(str)
    """Name of a plot in PLOTS."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.charts: dict[str, Chart] = {}

    def show_document(self, document: Row, tokens: Tokens) -> None:
        """Draw it anew."""
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, UNIT, UNIT, 0)
        grid.setSpacing(3 * UNIT)
        self.charts = {}
        place = 0
        for name, draw in PLOTS.items():
            chart = self.charts[name] = draw(document, tokens)
            chart.opened.connect(self.opened)
            chart.save_wanted.connect(lambda name=name: self.save_wanted.emit(name))
            wide = name in WIDE
            place += place % 2 if wide else 0
            grid.addWidget(chart, place // 2, place % 2, 1, 2 if wide else 1)
            place += 2 if wide else 1
        self.setWidget(sheet)
