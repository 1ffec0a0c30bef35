"""What part of the picture is shown, and how large: one object that all panes read, so that they cannot drift apart."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QTransform

NOTCH = 120
"""Wheel delta of one notch, in eighths of a degree."""
NOTCH_FACTOR = 1.25
LARGEST_SCALE = 64.0
"""Screen pixels for one picture pixel, at most."""
MARGIN = 8.0
"""Free space around a fitted picture, in screen pixels."""


class ViewState(QObject):
    """Scale and centre in picture coordinates.

    scale: logical screen pixels for one picture pixel. centre: the picture point in the middle of the viewport.
    `fitted` means that the picture follows the viewport's size until the person zooms or pans.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.picture = QSizeF(1, 1)
        self.viewport = QSizeF(1, 1)
        self.scale = 1.0
        self.centre = QPointF(0.5, 0.5)
        self.fitted = True

    def set_picture(self, width: int, height: int) -> None:
        """Another picture is shown; it starts fitted."""
        self.picture = QSizeF(width, height)
        self.fit()

    def set_viewport(self, size: QSizeF) -> None:
        """The panes have another size (the smallest of them counts)."""
        if size == self.viewport or size.width() < 1 or size.height() < 1:
            return
        self.viewport = QSizeF(size)
        if self.fitted:
            self.fit()
        else:
            self.changed.emit()

    def fit_scale(self) -> float:
        """The scale at which the whole picture is just visible."""
        across = max(self.viewport.width() - 2 * MARGIN, 1) / self.picture.width()
        down = max(self.viewport.height() - 2 * MARGIN, 1) / self.picture.height()
        return min(across, down, LARGEST_SCALE)

    def fit(self) -> None:
        """Show the whole picture, and keep doing so when the window's size changes."""
        self.scale = self.fit_scale()
        self.centre = QPointF(self.picture.width() / 2, self.picture.height() / 2)
        self.fitted = True
        self.changed.emit()

    def set_scale(self, scale: float, anchor: QPointF | None = None) -> None:
        """Show at `scale`, within the limits; the picture point `anchor` (else the centre) stays where it is."""
        smallest = min(self.fit_scale(), 1.0) / 4
        scale = min(max(scale, smallest), LARGEST_SCALE)
        at = self.centre if anchor is None else self._inside(anchor)
        self.centre = at + (self.centre - at) * (self.scale / scale)
        self.scale = scale
        self.fitted = False
        self.changed.emit()

    def zoom(self, delta: float, anchor: QPointF | None = None) -> None:
        """Zoom by a wheel delta; fractions of a notch count as such (15 times 8 is one notch), zero does nothing."""
        if delta:
            self.set_scale(self.scale * NOTCH_FACTOR ** (delta / NOTCH), anchor)

    def pan(self, screen: QPointF) -> None:
        """Move the picture by so many screen pixels; its middle cannot leave the viewport entirely."""
        self.centre = self._inside(self.centre - screen / self.scale)
        self.fitted = False
        self.changed.emit()

    def transform(self) -> QTransform:
        """From picture coordinates to a pane's logical pixels; the same for every pane."""
        middle = QPointF(self.viewport.width() / 2, self.viewport.height() / 2)
        return QTransform(
            self.scale,
            0,
            0,
            self.scale,
            middle.x() - self.centre.x() * self.scale,
            middle.y() - self.centre.y() * self.scale,
        )

    def to_picture(self, screen: QPointF) -> QPointF:
        """The picture point under a pane's logical pixel."""
        middle = QPointF(self.viewport.width() / 2, self.viewport.height() / 2)
        return self.centre + (screen - middle) / self.scale

    def to_screen(self, rect: QRectF) -> QRectF:
        """A picture rectangle in a pane's logical pixels."""
        return self.transform().mapRect(rect)

    def _inside(self, point: QPointF) -> QPointF:
        return QPointF(
            min(max(point.x(), 0.0), self.picture.width()), min(max(point.y(), 0.0), self.picture.height())
        )
