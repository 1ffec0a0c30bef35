"""One plot in the window's colours: heading, note, axes, a button that saves it; and as the bytes of a file."""

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QImageWriter, QPaintDevice, QPainter, QWheelEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from segtool.ui.theme import UNIT, Tokens, label, tabular
from segtool.ui.words import tr

HEIGHT = 224
FILE_SIZE = QSize(960, 600)
"""Of a plot that is saved, in logical pixels; bars take the height that they need."""
TITLE_SIZE = "11pt"
"""Of the heading in a file."""
FILE_SCALE = 2
"""Pixels of a PNG file for each."""


class Chart(QWidget):
    """One plot with its heading. `opened` names a sample whose point was clicked."""

    opened = Signal(str)
    save_wanted = Signal()

    def __init__(self, title: str, note: str, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import pyqtgraph

        self.graph: Any = pyqtgraph
        pyqtgraph.setConfigOptions(antialias=True)
        self.title, self.note, self.tokens = title, note, tokens
        self.plot: Any = _plot_class()()
        self.plot.setAccessibleName(f"{title}. {note}".strip())
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setFixedHeight(HEIGHT)
        self.plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.plot.setBackground(tokens.panel)
        self.plot.getPlotItem().setContentsMargins(0, 0, 2 * UNIT, 0)
        for side in ("left", "bottom"):
            axis = self.plot.getAxis(side)
            axis.setPen(tokens.line)
            axis.setTextPen(tokens.muted)
            axis.enableAutoSIPrefix(False)
            axis.setStyle(tickLength=-4, tickFont=tabular(self.font()))
        self.save = QPushButton(tr("Save…"))
        self.save.setProperty("role", "quiet")
        self.save.setAutoDefault(False)
        self.save.setAccessibleName(tr("Save the plot: {title}", title=title))
        self.save.clicked.connect(self.save_wanted)
        head = QHBoxLayout()
        head.addWidget(label(title, "title"))
        head.addStretch(1)
        head.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(head)
        if note:
            words = label(note, "muted")
            words.setWordWrap(True)
            column.addWidget(words)
        column.addWidget(self.plot, 1)

    def show_axes(self, bottom: str, left: str) -> None:
        """What the axes say."""
        self.plot.setLabel("bottom", bottom, color=self.tokens.muted)
        if left:
            self.plot.setLabel("left", left, color=self.tokens.muted)

    def picture(self, svg: bool) -> bytes:
        """The plot with its heading as a file: SVG, or PNG."""
        self.plot.setTitle(self.title, color=self.tokens.text, size=TITLE_SIZE)
        self.plot.setFixedSize(FILE_SIZE.width(), max(FILE_SIZE.height(), self.plot.minimumHeight()))
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.show()  # axes and heading find their places
        self.plot.grab()  # an axis knows the room of its words once it was drawn
        size = self.plot.size()
        for item in self.plot.scene().items():
            if isinstance(item, self.graph.ScatterPlotItem):  # shapes, not stamps of pixels
                item.setExportMode(True, {"antialias": True, "resolutionScale": 1.0, "painter": None})
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if svg:
            drawing = QSvgGenerator()
            drawing.setOutputDevice(buffer)
            drawing.setResolution(self.logicalDpiX())  # axes are recorded at the screen's
            drawing.setSize(size)
            drawing.setViewBox(QRect(QPoint(0, 0), size))
            drawing.setTitle(self.title)
            self._paint_on(drawing)
        else:
            image = QImage(size * FILE_SCALE, QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(FILE_SCALE)
            image.fill(QColor(self.tokens.field))
            self._paint_on(image)
            QImageWriter(buffer, b"PNG").write(image)
        return bytes(data.data())

    def _paint_on(self, device: QPaintDevice) -> None:
        painter = QPainter(device)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.plot.rect(), QColor(self.tokens.field))
        self.plot.setBackground(None)
        self.plot.render(painter, QRectF(self.plot.rect()), self.plot.rect())
        painter.end()


def _plot_class() -> Any:
    import pyqtgraph

    class Plot(pyqtgraph.PlotWidget):
        """Leaves the wheel to what it lies in."""

        def wheelEvent(self, event: QWheelEvent) -> None:
            event.ignore()

    return Plot
