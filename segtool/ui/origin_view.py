"""What the pixels of the sample on show come from, as a bar and in words; and those of all corrections together."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from segtool.core.provenance import CATEGORIES, TRUTH, UNTOUCHED
from segtool.ui.origin_layer import COLOURS
from segtool.ui.origin_words import details, of_sample, summary
from segtool.ui.theme import UNIT, colour, label
from segtool.ui.words import tr
from segtool.workbench import Workbench


class ShareBar(QWidget):
    """One bar, a part for each category in its colour; the start is the empty track."""

    def __init__(self) -> None:
        super().__init__()
        self._pixels: dict[str, int] = {}

    def set_pixels(self, pixels: Mapping[str, int]) -> None:
        """Pixels by category."""
        self._pixels = {
            category: pixels[category] for category in reversed(list(CATEGORIES)) if category in pixels
        }
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, UNIT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QPainterPath()
        track.addRoundedRect(QRectF(0, 1, self.width(), self.height() - 2), 3, 3)
        painter.fillPath(track, colour(QPalette.ColorRole.Mid))
        painter.setClipPath(track)
        total, left = sum(self._pixels.values()), 0.0
        for category, count in self._pixels.items():
            width = self.width() * count / total
            if category not in (TRUTH, UNTOUCHED):
                painter.fillRect(QRectF(left, 0, max(width, 1.0), self.height()), QColor(*COLOURS[category]))
                left += width


class OriginView(QWidget):
    """Follows the workbench when it is told to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = ShareBar()
        self.words = label("", "muted")
        self.all_words = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        for part in (self.words, self.all_words):
            part.setWordWrap(True)
            part.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self.bar, self.words, self.all_words):
            column.addWidget(widget)

    def show_state(self, bench: Workbench) -> None:
        """The sample on show, and the dataset as far as it was counted."""
        pixels = of_sample(bench)
        self.bar.set_pixels(pixels)
        self.bar.setVisible(bool(pixels))
        self.words.setText(summary(pixels) or tr("No label map"))
        tip = "\n".join(details(bench))
        for part in (self.bar, self.words):
            part.setToolTip(tip)
        found = bench.origins.found
        text = tr("%n corrections together", n=found.samples) + f": {summary(found.pixels)}"
        self.all_words.setText(text if found.samples else "")
        self.all_words.setVisible(found.samples > 0)
