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

ORIENTATIONS: dict[int, tuple[int, bool]] = {
    1: (0, False), 2: (0, True), 3: (2, False), 4: (2, True),
    5: (3, True), 6: (1, False), 7: (1, True), 8: (3, False),
}  # fmt: skip
"""What each EXIF orientation asks for: clockwise quarter turns after the mirror; see `ViewState.set_turn`."""


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
        self.quarters = 0
        self.mirrored = False
        self._known: tuple[QTransform, QTransform] | None = None

    def set_turn(self, quarters: int, mirrored: bool = False) -> None:
        """Turn the view, never the picture: first mirrored left to right, then clockwise by quarter turns."""
        if (quarters % 4, mirrored) != (self.quarters, self.mirrored):
            self.quarters, self.mirrored = quarters % 4, mirrored
            self.fit()

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
            self._tell()

    def fit_scale(self) -> float:
        """The scale at which the whole picture is just visible."""
        shown = self.picture.transposed() if self.quarters % 2 else self.picture
        across = max(self.viewport.width() - 2 * MARGIN, 1) / shown.width()
        down = max(self.viewport.height() - 2 * MARGIN, 1) / shown.height()
        return min(across, down, LARGEST_SCALE)

    def fit(self) -> None:
        """Show the whole picture, and keep doing so when the window's size changes."""
        self.scale = self.fit_scale()
        self.centre = QPointF(self.picture.width() / 2, self.picture.height() / 2)
        self.fitted = True
        self._tell()

    def set_scale(self, scale: float, anchor: QPointF | None = None) -> None:
        """Show at `scale`, within the limits; the picture point `anchor` (else the centre) stays where it is."""
        smallest = min(self.fit_scale(), 1.0) / 4
        scale = min(max(scale, smallest), LARGEST_SCALE)
        at = self.centre if anchor is None else self._inside(anchor)
        self.centre = at + (self.centre - at) * (self.scale / scale)
        self.scale = scale
        self.fitted = False
        self._tell()

    def zoom(self, delta: float, anchor: QPointF | None = None) -> None:
        """Zoom by a wheel delta; fractions of a notch count as such (15 times 8 is one notch), zero does nothing."""
        if delta:
            self.set_scale(self.scale * NOTCH_FACTOR ** (delta / NOTCH), anchor)

    def pan(self, screen: QPointF) -> None:
        """Move the picture by so many screen pixels; its middle cannot leave the viewport entirely."""
        before = self.to_picture(QPointF(0, 0))
        self.centre = self._inside(self.centre + before - self.to_picture(screen))
        self.fitted = False
        self._tell()

    def transform(self) -> QTransform:
        """From picture coordinates to a pane's logical pixels; the same for every pane."""
        return self._both()[0]

    def inverse(self) -> QTransform:
        """From a pane's logical pixels to picture coordinates."""
        return self._both()[1]

    def to_picture(self, screen: QPointF) -> QPointF:
        """The picture point under a pane's logical pixel."""
        return self._both()[1].map(screen)

    def to_screen(self, rect: QRectF) -> QRectF:
        """A picture rectangle in a pane's logical pixels."""
        return self.transform().mapRect(rect)

    def _both(self) -> tuple[QTransform, QTransform]:
        if self._known is None:
            side = -self.scale if self.mirrored else self.scale
            m11, m12, m21, m22 = side, 0.0, 0.0, self.scale
            for _ in range(self.quarters):  # clockwise on the screen: right becomes down, down becomes left
                m11, m12, m21, m22 = -m12, m11, -m22, m21
            at, middle = self.centre, self.viewport / 2
            across = middle.width() - at.x() * m11 - at.y() * m21
            down = middle.height() - at.x() * m12 - at.y() * m22
            there = QTransform(m11, m12, m21, m22, across, down)
            self._known = there, there.inverted()[0]
        return self._known

    def _tell(self) -> None:
        self._known = None
        self.changed.emit()

    def _inside(self, point: QPointF) -> QPointF:
        return QPointF(
            min(max(point.x(), 0.0), self.picture.width()), min(max(point.y(), 0.0), self.picture.height())
        )
